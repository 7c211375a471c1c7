"""Which language a text is in, by script and small words. Only what the words show: None where they do not tell."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from elchi.lexica.tables import loaded

_ENOUGH = 0.08  # share of small words in running text; names and lists have fewer


def language_of(text: str) -> str | None:
    """Return an ISO 639-1 code, or None."""
    language, share = _best(text)
    return language if share >= _ENOUGH else None


def share_of_small_words(text: str) -> float:
    """Return the share of small words of the language that has most of them in a text."""
    return _best(text)[1]


def _best(text: str) -> tuple[str | None, float]:
    words = [w.lower() for w in re.findall(r"[^\W\d_]+(?:['ʻ’][^\W\d_]+)?", text[:4_000])]
    if len(words) < 5:
        return None, 0.0
    shares = {language: sum(w in small for w in words) / len(words) for language, small in _small_words().items()}
    ranked = sorted(shares, key=lambda language: -shares[language])
    tied = shares[ranked[0]] == shares[ranked[1]]
    return None if tied else ranked[0], shares[ranked[0]]


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    data = loaded("documents/languages", files("elchi.documents").joinpath("languages.yaml").read_bytes())
    return {language: frozenset(words) for language, words in data.items()}
