"""Which families the words of a sentence are of: words for one matter, and words for one kind of deed, one word or several."""

from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from elchi.lexica.inflection import inflect, plural
from elchi.lexica.tables import table
from elchi.resolving.stems import stem

_THING, _GENERAL = "w", "g"
_Phrase: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]  # its other words, and the traces of its families


def told_in(words: Sequence[str], named: Container[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word that is of no name and of no idiom, with the traces of the families that it may be of, alone or with the
    words behind it."""
    idiom, begun = 0, _idioms()
    for at, word in enumerate(words):
        if word in begun:
            idiom = max(idiom, at + idiom_at(words, at))
        if at not in named and at >= idiom:
            yield word, families_at(words, at)


def families_at(words: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the traces of the families that the words from a place on tell of: of several words, then of the first alone."""
    alone, phrases = _of_word(words[at])
    if not phrases:
        return alone
    several = (t for rest, traces in phrases if _stands(words, at + 1, rest) for t in traces)
    return tuple(dict.fromkeys((*several, *alone)))


@lru_cache(1 << 14)
def _of_word(word: str) -> tuple[tuple[str, ...], Sequence[_Phrase]]:
    """The families of a word alone, and the phrases that it begins."""
    alone = (*_things().get(word, ()), *_deeds().get(stem(word), ()), *_common().get(word, ()))
    return tuple(dict.fromkeys(alone)), _phrases().get(stem(word), ())


def idiom_at(words: Sequence[str], at: int) -> int:
    """Return how many words from a place on name together what so many texts tell of; 0 where they do not."""
    return next((1 + len(rest) for rest in _idioms().get(words[at], ()) if tuple(words[at + 1 : at + 1 + len(rest)]) == rest), 0)


def is_deed(word: str) -> bool:
    """Tell whether a word alone tells of a kind of deed."""
    return stem(word) in _deeds()


def general_stems() -> frozenset[str]:
    """Return the stems of single words that tell of a kind of deed."""
    return frozenset(_deeds())


def _stands(words: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    """Tell whether the other words of a phrase stand at a place, articles between them passed over."""
    for asked in rest:
        while at < len(words) and words[at] in _passed_over():
            at += 1
        if at == len(words) or stem(words[at]) != asked:
            return False
        at += 1
    return True


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(table("families")["passed_over"])


def _rows(kind: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The families of a kind, each by its trace."""
    told = table("families")[kind]
    rows = told if isinstance(told, list) else [row for domain in told.values() for row in domain]
    letter = _THING if kind == "things" else _GENERAL
    return ((f"{letter}:{row[0].removeprefix('=')}", row) for row in rows)


@cache
def _things() -> dict[str, tuple[str, ...]]:
    """The families of things by each form of their single words."""
    return _by_form("things")


@cache
def _common() -> dict[str, tuple[str, ...]]:
    return _by_form("common")


def _by_form(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for trace, row in _rows(kind):
        for form in dict.fromkeys(form for entry in row if len(_bare(entry)) == 1 for form in _forms(entry)):
            found.setdefault(form, []).append(trace)
    return {form: tuple(dict.fromkeys(traces)) for form, traces in found.items()}


@cache
def _deeds() -> dict[str, tuple[str, ...]]:
    """The families of deeds by the stem of their single words."""
    found: dict[str, list[str]] = {}
    for trace, row in _rows("deeds"):
        for word in (words[0] for entry in row if len(words := _bare(entry)) == 1):
            found.setdefault(stem(word), []).append(trace)
    return {word: tuple(dict.fromkeys(traces)) for word, traces in found.items()}


@cache
def _idioms() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(entry.split()) for row in table("families")["idioms"] for entry in row), key=lambda w: (-len(w), w)):
        found.setdefault(words[0], []).append(words[1:])
    return found


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """The families that several words tell of: by the stem of the first the stems of the others, the longest first."""
    found: dict[tuple[str, ...], list[str]] = {}
    for kind in ("things", "deeds", "common"):
        for trace, row in _rows(kind):
            for entry in row:
                if len(words := _bare(entry)) > 1:
                    found.setdefault(tuple(map(stem, words)), []).append(trace)
    first: dict[str, list[_Phrase]] = {}
    for several, traces in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        first.setdefault(several[0], []).append((several[1:], tuple(dict.fromkeys(traces))))
    return first


def _bare(entry: str) -> list[str]:
    """The words of an entry without the marks of its kind."""
    words = entry.removeprefix("=").removeprefix("to ").replace("-", " ").replace("'", "").split()
    return [word for word in words if word not in _passed_over()]


def _forms(entry: str) -> Iterator[str]:
    word = entry.removeprefix("=").removeprefix("to ")
    yield from (word,) if entry.startswith("=") else inflect(word) if entry.startswith("to ") else (word, plural(word))
