"""Words by the part that they play in a rule of the reader (`words/classes.yaml`)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from elchi.lexica.tables import strings


def _class(name: str) -> Any:
    return strings("words/classes")[name]


@cache
def word_class(name: str) -> tuple[str, ...]:
    """Return the words of a class, as written."""
    return tuple(_class(name))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of a class, to ask whether a word is among them."""
    return frozenset(_class(name))


@cache
def word_groups(name: str) -> tuple[frozenset[str], ...]:
    """Return the groups of a class whose words stand for one another."""
    return tuple(map(frozenset, _class(name)))


@cache
def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a class, each with those that it may stand for."""
    return {word: tuple(others) for word, others in _class(name).items()}


@cache
def word_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a class, each with what it stands for, in their order."""
    found = _class(name)
    return tuple((a, b) for a, b in (found.items() if isinstance(found, dict) else found))


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a word of a class from its beginning, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _class(name)))})", re.IGNORECASE)


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase, in lower case: where none of them stands, none of the phrases does."""
    return frozenset(max(phrase.lower().split(), key=len) for phrase in phrases)


def finds(name: str, words: str) -> bool:
    """Tell whether some words hold one of a class, as `word_pattern` finds it; which is tried at every letter, so it is asked last."""
    return any(map(words.lower().__contains__, _lowered(name))) and word_pattern(name).search(words) is not None


@cache
def _lowered(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _class(name))


def alternatives(forms: Iterable[str]) -> str:
    """Return a part of a pattern that finds any of some forms, the longest first, over line breaks."""
    return "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in sorted(forms, key=len, reverse=True))


@cache
def word_choice(name: str) -> str:
    """Return the words of a class as a part of a pattern, the longest first."""
    return f"(?:{alternatives(_class(name))})"


@cache
def belonging_words(part: str) -> frozenset[str]:
    """Return the words of a part of `words/belonging.yaml`, to ask whether a word is among them."""
    return frozenset(strings("words/belonging")[part])
