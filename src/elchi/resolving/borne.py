"""Family names that are borne with a particle: "Al Busaidi", "Albusaidi" and "Busaidi" are one, where a full name has the particle."""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product

from elchi.resolving.scripts import MEMORY
from elchi.resolving.spelling import family_name, spell, unglued, words_of_kind


def as_borne(one: Iterable[str], other: Iterable[str]) -> list[tuple[str, str]]:
    """Return each two names of two people, without the particle of a family name alone where both have it."""
    left, right = list(one), list(other)
    if not any(map(bare, left)) and not any(map(bare, right)):
        return list(product(left, right))
    return [in_common(x, y) for x, y in product(left, right)]


@lru_cache(MEMORY)
def bare(name: str) -> str | None:
    """Return, of a family name with its particle or article and nothing else, the family name alone."""
    words = spell(name).words
    if len(words) == 1 and unglued(words[0]) is not words[0]:
        return unglued(words[0]).plain
    return family_name(name)


@lru_cache(MEMORY)
def in_common(one: str, other: str) -> tuple[str, str]:
    """Return two names as they are to be compared: a bare one without its particle if the other has it too, or is bare too."""
    left, right = bare(one), bare(other)
    if left and right:
        return left, right
    if left and _has(other, one, left):
        return left, _without(other, left)
    if right and _has(one, other, right):
        return _without(one, right), right
    return one, other


def _has(full: str, name: str, alone: str) -> bool:
    """Tell whether a full name has the particle of a bare one: any article answers to any, be it written in one with the word."""
    mine, theirs = {w.plain for w in spell(name).words}, spell(full).particles
    if mine & theirs:
        return True
    arabic = family_name(name) is None or mine & _articles()
    return bool(arabic and theirs & _articles()) or _without(full, alone) is not full


def _without(full: str, alone: str) -> str:
    """A name without the article that is written in one with a family name."""
    words = spell(full).words
    if not any(unglued(w) is not w and unglued(w).plain == alone for w in words):
        return full
    return " ".join(unglued(w).plain if unglued(w).plain == alone else w.plain for w in words)


@cache
def _articles() -> frozenset[str]:
    return words_of_kind("article") | words_of_kind("article like its word")
