"""Which language a text is in, by script and stop words. Only what the words show: None where they do not tell."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _stop_words() -> Mapping[str, frozenset[str]]:
    import yaml

    data = yaml.safe_load(files("elchi.documents").joinpath("languages.yaml").read_bytes())
    return {language: frozenset(words) for language, words in data.items()}


def language_of(text: str) -> str | None:
    """Return an ISO 639-1 code, or None."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", text[:4_000])]
    if len(words) < 5:
        return None
    shares = {language: sum(w in stops for w in words) / len(words) for language, stops in _stop_words().items()}
    best = max(sorted(shares), key=lambda language: shares[language])
    return best if shares[best] >= 0.08 else None
