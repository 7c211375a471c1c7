"""The words of a phrase that carry its content, and how far two phrases share them."""

import re
from functools import cache, lru_cache

from elchi.lexica.tables import table
from elchi.resolving.scripts import plain


def content_overlap(one: str, other: str) -> float:
    """Return the F1 of the content words of two phrases, words taken by their stems."""
    x, y = content_words(one), content_words(other)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


@lru_cache(1 << 12)
def content_words(text: str) -> frozenset[str]:
    """Return the stems (first six letters) of the words of a phrase that carry its content."""
    return frozenset(w[:6] for w in told_words(text))


def told_words(text: str) -> list[str]:
    """Return the words of a phrase that carry its content, in order."""
    empty = empty_words()
    return [w for w in _words(text) if w not in empty]


@cache
def empty_words() -> frozenset[str]:
    """Return the words that carry no content."""
    return frozenset(table("sameness")["empty_words"])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(text))
