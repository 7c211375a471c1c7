"""The words of requests and replies as patterns: the phrases of `consultations.yaml`, as notes verbales and letters have them."""

import re
from functools import cache

from elchi.lexica.tables import strings
from elchi.reading.consultations.phrases import single, telling

FEW = r"(?:[\w'’-]+\s+){0,5}"  # words between a phrase and what it leads to


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of words, to ask whether a word is among them."""
    return frozenset(strings("consultations")[name])


@cache
def phrase(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a phrase in which the phrases of the table are named."""
    return single(pattern, strings("consultations")["phrases"])


@cache
def either(name: str) -> str:
    """Return what finds a phrase of the table, as a part of a pattern."""
    return f"(?:{phrase(f'<{name}>').pattern})".replace("'", "['’]")


@cache
def said(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a phrase of the table, whole words of it."""
    return re.compile(rf"{either(name)}\b", re.IGNORECASE)


def is_said(name: str, text: str) -> bool:
    """Tell whether a text holds a phrase of the table."""
    # A pattern that ignores case tries each alternative at every letter; in lower case only those that begin so.
    low = text.lower()
    return any(map(low.__contains__, _words_said(name))) and re.search(rf"{either(name)}\b", low) is not None


@cache
def _words_said(name: str) -> frozenset[str]:
    phrases = strings("consultations")["phrases"]
    return telling([phrases[name]], phrases)


@cache
def leads(name: str, between: str = "") -> re.Pattern[str]:
    """Return the pattern that finds a phrase of the table right before the end of what is searched, with at most what `between` allows."""
    return re.compile(rf"{either(name)}\s+{between}$", re.IGNORECASE)
