"""Which topics some words speak of."""

import re
from collections.abc import Mapping
from functools import cache

from elchi.lexica.tables import strings


@cache
def topics() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each topic, in the order of the table; a word ending in "*" stands for all that begin with it."""
    return {name: tuple(str(w) for w in words) for name, words in strings("topics").items()}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(map(_form, words))})", re.IGNORECASE) for name, words in topics().items()}


def _form(word: str) -> str:
    return re.escape(word[:-1]) if word.endswith("*") else re.escape(word) + r"\b"


def topics_of(words: str) -> tuple[str, ...]:
    """Return the topics that some words speak of, the one with most words first, then in the order of the table."""
    counted = {name: len(pattern.findall(words)) for name, pattern in _patterns().items()}
    return tuple(sorted((n for n, times in counted.items() if times), key=lambda n: -counted[n]))
