"""Which topics some words speak of."""

import re
from collections.abc import Mapping
from functools import cache

from elchi.lexica.tables import strings

_LETTERS = 4
_WORD = re.compile(r"\w+")


@cache
def topics() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each topic, in the order of the table; a word ending in "*" stands for all that begin with it."""
    return {name: tuple(str(w) for w in words) for name, words in strings("topics").items()}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(map(_form, words))})", re.IGNORECASE) for name, words in topics().items()}


@cache
def _begins() -> Mapping[str, frozenset[str]]:
    """The topics by the first letters of their words."""
    found: dict[str, set[str]] = {}
    for name, words in topics().items():
        for word in words:
            first = _WORD.findall(_folded(word))[0]
            found.setdefault(first[:_LETTERS], set()).add(name)
    return {begin: frozenset(names) for begin, names in found.items()}


@cache
def _order() -> Mapping[str, int]:
    return {name: n for n, name in enumerate(topics())}


def _place(topic: str) -> int:
    return _order()[topic]


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(begin) for begin in _begins()}))


def _folded(words: str) -> str:
    """Words in which whatever a pattern that ignores case finds is found letter by letter: it takes both Turkish i for one."""
    return words.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def _form(word: str) -> str:
    return re.escape(word[:-1]) if word.endswith("*") else re.escape(word) + r"\b"


def topics_of(words: str) -> tuple[str, ...]:
    """Return the topics that some words speak of, the one with most words first, then in the order of the table."""
    text, begins = _folded(words), _begins()  # most words speak of no topic: first letters tell so ten times quicker than patterns
    said = _WORD.findall(text)
    met = begins.keys() & {word[:n] for n in _lengths() for word in said}
    spoken = frozenset[str]().union(*(begins[begin] for begin in met))
    counted = {name: len(_patterns()[name].findall(words)) for name in sorted(spoken, key=_place)}
    return tuple(sorted((n for n, times in counted.items() if times), key=lambda n: -counted[n]))
