"""The keys under which a name is kept and looked for, so that only names that can be one are held against one another.

Of two words, one is taken as it is *heard* (its sound, with vowels in classes) and the other by its *signs* (two of its
consonants). Spellings of one name share a key whatever their script or order: where one of two words is heard alike, the other
may be misspelt in any one consonant; where neither is, all consonants of both agree.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from elchi.resolving.alignment import nicknames
from elchi.resolving.spelling import MEMORY, Word, bones, spell

_WORDS = 4  # words of a name that keys are made of, the longest
_LONG = 40  # letters of a word that a key holds
_TELLING = 5  # consonants that two words have together at least where neither is heard alike
_LETTERS = "fklmnprst"  # consonants with which a word can go on
_VOWELS = str.maketrans("eo", "iu")
_RUNS = r"([aiu])[aiuh]+"


@lru_cache(MEMORY)
def keys(name: str) -> tuple[str, ...]:
    """Return the keys under which a name is kept: the consonants of each word, and pairs of words.

    A name of one word has a key of its own ("krn!"), under which full names find it.
    """
    words, full, beside = _parted(name)
    pairs = (k for x in full for y in beside if x is not y for k in _kept(x, y))
    lone = [f"{w.bones}!" for w in full] if len(words) == 1 else []
    return tuple(dict.fromkeys([*(w.bones for w in full), *pairs, *lone]))


def _kept(x: Word, y: Word) -> Iterator[str]:
    heard = _heard(x.sound)
    if not y.initial:
        yield from (f"{heard}~{sign}" for sign in _signs(y.bones))
        yield from _both(x.bones, y.bones)
    yield from (f"{heard}.{i}" for i in _firsts(y) if y.initial or i != y.bones[:1])


@lru_cache(MEMORY)
def seeking(name: str) -> tuple[str, ...]:
    """Return the keys by which to look for a name: those of two words, which few names share, where it has two."""
    words, full, beside = _parted(name)
    if len(words) < 2 or not full:
        return keys(name)
    pairs = (k for x in full for y in beside if x is not y for k in _sought(x, y))
    return tuple(dict.fromkeys([*pairs, *(f"{w.bones}!" for w in full)]))


@lru_cache(MEMORY)
def nearly(name: str) -> tuple[str, ...]:
    """Return those of the keys to seek by under which a name in full is found though one consonant of it is another."""
    _, full, _ = _parted(name)
    return tuple(k for k in seeking(name) if "~" in k) if len(full) > 1 else ()


@lru_cache(MEMORY)
def telling(name: str) -> str:
    """Return the one key of a name that fewest other names share, or none: whoever has this very name is found by it."""
    sought = frozenset(seeking(name))
    return max((k for k in keys(name) if k in sought), key=lambda k: (len(k), k), default="")


@lru_cache(MEMORY)
def alone(name: str) -> tuple[str, str] | None:
    """Return, of a name that is one word in full, the key that full names have of it and the word as it is heard."""
    words, full, _ = _parted(name)
    return (full[0].bones, _heard(full[0].sound)) if len(words) == len(full) == 1 else None


def _sought(x: Word, y: Word) -> Iterator[str]:
    """Yield the keys of names that have a word beside another one: as it is, in short, or by its initial."""
    heard = _heard(x.sound)
    if y.initial:
        yield from (f"{heard}~{i}{letter}" for i in _firsts(y) for letter in ("", *_LETTERS))
        yield from (f"{heard}.{i}" for i in _firsts(y))
        return
    forms, ends = _beside(y)
    yield from (f"{heard}{end}" for end in ends)
    yield from (k for form in forms for k in _both(x.bones, form))


@lru_cache(MEMORY)
def _beside(word: Word) -> tuple[tuple[str, ...], list[str]]:
    """A word's forms, and what the keys end with under which they stand beside another word: signs and initials."""
    forms = _forms(word)
    signs = [f"~{sign}" for form in forms for sign in _signs(form)]
    return forms, [*signs, *(f".{i}" for i in dict.fromkeys([*(f[:1] for f in forms), *_firsts(word)]))]


@lru_cache(MEMORY)
def _parted(name: str) -> tuple[list[Word], list[Word], list[Word]]:
    """The longest words of a name, those in full, and what stands beside them: initials only where one word is in full."""
    words = _longest(name)
    full = [w for w in words if not w.initial]
    return words, full, full if len(full) > 1 else words


def _longest(name: str) -> list[Word]:
    words = [w for w in spell(name).words if w.bones]
    return sorted(words, key=lambda w: (-len(w.bones), w.plain))[:_WORDS]


@lru_cache(MEMORY)
def _heard(sounds: str) -> str:
    """A word as it is heard: vowels in three classes, of several together the first, none at its end."""
    vowels = re.sub(_RUNS, r"\1", sounds[:_LONG].translate(_VOWELS))
    return vowels[:1] + vowels[1:].rstrip("aiuh")


@lru_cache(MEMORY)
def _signs(consonants: str) -> tuple[str, ...]:
    """What of a word's consonants its misspellings keep: the first two, or the first and the last."""
    return tuple(dict.fromkeys((consonants[:2], consonants[:1] + consonants[1:][-1:])))


def _both(x: str, y: str) -> Iterator[str]:
    if len(x) + len(y) >= _TELLING:
        yield "+".join(sorted((x[:_LONG], y[:_LONG])))


def _firsts(word: Word) -> tuple[str, ...]:
    """The first consonant of a word as it sounds and as it is written: "Philip" is F. and P."""
    return tuple(dict.fromkeys((word.bones[:1], bones(word.plain[:1]))))


def _forms(word: Word) -> tuple[str, ...]:
    """The consonants of a word and of its short forms: "William", "Bill"."""
    groups = sorted(nicknames().get(word.plain, ()))
    return tuple(dict.fromkeys((word.bones, *(b for g in groups for b in _group(g)))))


@cache
def _group(number: int) -> tuple[str, ...]:
    return tuple(sorted({bones(form) for form, groups in nicknames().items() if number in groups}))
