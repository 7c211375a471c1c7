"""The keys under which a name is kept and looked for, so that only names that can be one are held against one another.

Of two words, one is taken as it is *heard* (its sound, with vowels in classes) and the other by its *signs* (two of its
consonants). Spellings of one name share a key whatever their script or order: where one of two words is heard alike, the other
may be misspelt in any one consonant; where neither is, all consonants of both agree. A name with an article ("Al Busaidi",
"Albusaidi") is kept and looked for without it too.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from elchi.resolving.alignment import nicknames
from elchi.resolving.scripts import MEMORY
from elchi.resolving.spelling import Word, bones, family_name, spell, unglued

_WORDS = 4  # words of a name that keys are made of, the longest
_LONG = 40  # letters of a word that a key holds
_TELLING = 5  # consonants that two words have together at least where neither is heard alike
_LETTERS = "fklmnprst"  # consonants with which a word can go on
_INITIALS = frozenset("aeiou")  # which a name that is written with "Y." can begin with
_VOWELS = str.maketrans("eo", "iu")
_RUNS = r"([aiu])[aiuh]+"


Parts = tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]


@lru_cache(MEMORY)
def keys(name: str) -> tuple[str, ...]:
    """Return the keys under which a name is kept: the consonants of each word, and pairs of words.

    A name of one word has a key of its own ("karin!"), under which full names find it.
    """
    return tuple(dict.fromkeys(key for parts in _readings(name) for key in _keys(*parts)))


def _keys(words: tuple[Word, ...], full: tuple[Word, ...], beside: tuple[Word, ...]) -> Iterator[str]:
    yield from (w.bones for w in full)
    yield from (k for x in full for y in beside if x is not y for k in _kept(x, y))
    if len(words) == 1:
        yield from map(_alone, full)


def _kept(x: Word, y: Word) -> Iterator[str]:
    heard = _heard(x.sound)
    if y.initial:
        yield from (f"{heard}.{letter}" for letter in _written(y))
        return
    yield from (f"{heard}{sign}" for sign in _signs(y.bones))
    yield from _both(x.bones, y.bones)
    if bones(y.plain[:1]) != y.bones[:1]:  # "Philip" is F., and P.
        yield f"{heard}.{y.plain[:1]}"


@lru_cache(MEMORY)
def seeking(name: str) -> tuple[str, ...]:
    """Return the keys by which to look for a name: those of two words, which few names share, where it has two."""
    return tuple(dict.fromkeys(key for parts in _readings(name) for key in _sought(*parts)))


def _sought(words: tuple[Word, ...], full: tuple[Word, ...], beside: tuple[Word, ...]) -> Iterator[str]:
    if len(words) < 2 or not full:
        yield from _keys(words, full, beside)
        return
    yield from (k for x in full for y in beside if x is not y for k in _sought_beside(x, y))
    yield from map(_alone, full)


@lru_cache(MEMORY)
def nearly(name: str) -> tuple[str, ...]:
    """Return those of the keys to seek by under which a name in full is found though a consonant of it is another, or a word short."""
    _, full, _ = _parted(name)
    return tuple(k for k in seeking(name) if any(mark in k for mark in "~^.")) if len(full) > 1 else ()


@lru_cache(MEMORY)
def telling(name: str) -> str:
    """Return the one key of a name that fewest other names share, or none: whoever has this very name is found by it."""
    sought = frozenset(seeking(name))
    return max((k for k in keys(name) if k in sought), key=lambda k: (len(k), k), default="")


@lru_cache(MEMORY)
def alone(name: str) -> tuple[str, str] | None:
    """Return, of a name that is one word in full, the key that full names have of it and the word as it is heard."""
    words, full, _ = _parted(family_name(name) or name)
    return (full[0].bones, _heard(full[0].sound)) if len(words) == len(full) == 1 else None


@lru_cache(MEMORY)
def alone_under(name: str) -> tuple[tuple[str, str], ...]:
    """Return, of a name that is one word in full, the key and the word as `alone` does, with its article and without."""
    single = (full[0] for words, full, _ in _readings(name) if len(words) == len(full) == 1)
    return tuple(dict.fromkeys((word.bones, _heard(word.sound)) for word in single))


def _alone(word: Word) -> str:
    return f"{_heard(word.sound)}!"


def _sought_beside(x: Word, y: Word) -> Iterator[str]:
    """Yield the keys of names that have a word beside another one: as it is, in short, or by its initial."""
    heard = _heard(x.sound)
    if y.initial:
        yield from (f"{heard}~{i}{letter}" for i in _firsts(y) for letter in ("", *_LETTERS))
        yield from (f"{heard}.{letter}" for letter in _written(y))
        return
    forms, ends = _beside(y)
    yield from (f"{heard}{end}" for end in ends)
    yield from (k for form in forms for k in _both(x.bones, form.bones))


@lru_cache(MEMORY)
def _beside(word: Word) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """A word's forms, and what the keys end with under which they stand beside another word: signs and initials."""
    forms = _forms(word)
    signs = [sign for form in forms for sign in _signs(form.bones, 1)]
    return forms, tuple(dict.fromkeys([*signs, *(f".{letter}" for form in forms for letter in _begins(form))]))


@lru_cache(MEMORY)
def _readings(name: str) -> tuple[Parts, ...]:
    """A name's words, and those of it without its articles where it has one that may be part of a word or of a bare name."""
    parts = _parted(name)
    alone, bare = family_name(name), tuple(unglued(w) for w in parts[0])
    found = [parts, *([_parted(alone)] if alone else ()), *([_of_words(bare)] if bare != parts[0] else ())]
    return tuple(found)


@lru_cache(MEMORY)
def _parted(name: str) -> Parts:
    """The longest words of a name, those in full, and what stands beside them: initials only where one word is in full."""
    return _of_words(w for w in spell(name).words if w.bones)


def _of_words(words: Iterable[Word]) -> Parts:
    longest = tuple(sorted(words, key=lambda w: (-len(w.bones), w.plain))[:_WORDS])
    full = tuple(w for w in longest if not w.initial)
    return longest, full, full if len(full) > 1 else longest


@lru_cache(MEMORY)
def _heard(sounds: str) -> str:
    """A word as it is heard: vowels in three classes, of several together the first, none at its end."""
    vowels = re.sub(_RUNS, r"\1", sounds[:_LONG].translate(_VOWELS))
    return vowels[:1] + vowels[1:].rstrip("aiuh")


@lru_cache(MEMORY)
def _signs(consonants: str, about: int = 0) -> tuple[str, ...]:
    """What of a word's consonants its misspellings keep: the first two, or the first and the last of about as many."""
    many = range(max(1, len(consonants) - about), len(consonants) + about + 1)
    ends = consonants[:1] + consonants[1:][-1:]
    return (f"~{consonants[:2]}", *(f"^{ends}{n}" for n in many if n > 1))


def _both(x: str, y: str) -> Iterator[str]:
    if len(x) + len(y) >= _TELLING:
        yield "+".join(sorted((x[:_LONG], y[:_LONG])))


def _firsts(word: Word) -> tuple[str, ...]:
    """The first consonant of a word as it sounds and as it is written: "Philip" is F. and P."""
    return tuple(dict.fromkeys((word.bones[:1], bones(word.plain[:1]))))


def _written(word: Word) -> tuple[str, ...]:
    """The letters that an initial gives."""
    return tuple(dict.fromkeys((word.plain[:1], word.sound[:1])))


def _begins(word: Word) -> Iterator[str]:
    """The letters by which a word in full may be given: "Erlan" is E. and Y."""
    yield from _written(word)
    if word.plain[:1] == "y":
        yield from sorted(_INITIALS)
    elif word.bones[:1] == "a":
        yield "y"


def _forms(word: Word) -> tuple[Word, ...]:
    """A word and its short forms: "William", "Bill"."""
    groups = sorted(nicknames().get(word.plain, ()))
    return tuple(dict.fromkeys((word, *(form for g in groups for form in _group(g)))))


@cache
def _group(number: int) -> tuple[Word, ...]:
    return tuple(spell(form).words[0] for form in sorted(nicknames()) if number in nicknames()[form] and spell(form).words)
