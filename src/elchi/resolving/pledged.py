"""What is undertaken, taken apart so that it is known again in other words: what is done, to what, how many, and what is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from elchi.lexica.classes import word_set
from elchi.lexica.inflection import inflect, plural
from elchi.lexica.ordinals import ordinals
from elchi.lexica.tables import table
from elchi.model.entity import KnownCommitment
from elchi.resolving.amounts import amounts_in, number_words
from elchi.resolving.scripts import plain
from elchi.resolving.stems import stem

_Rows: TypeAlias = dict[str, frozenset[str]]  # the rows that a word or phrase is of

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_BOUND = re.compile(r"\b(?:to(?=\s+(?:[a-z]+ly\s+)?[a-z]+\b)|that|with(?=\s+[a-z]+ing\b))\s+", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:will|would|shall|should|is to|are to)\s+")
_OWNED = re.compile(r"['’]s?$")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_LED = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "all"})
_SMALL = range(2, 5)  # smaller than what `amounts_in` tells
_FIRST = 3  # among so many words it stands that something is not to be done


@dataclass(frozen=True, slots=True)
class Pledged:
    """What is undertaken: deeds (each by the rows that its word is of), other words, names, numbers, years, whether it is not to be done.

    `head` is the last word of the first thing that it is done to: of "a hospital for children in Namangan" the hospital.
    """

    deeds: frozenset[frozenset[str]]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[int]
    years: frozenset[int]
    undone: bool
    money: bool = False
    head: str | None = None

    @property
    def once(self) -> bool:
        """Tell whether it is done once only."""
        return any(deed & _rows_of("once") for deed in self.deeds) and not self.anew

    @property
    def anew(self) -> bool:
        """Tell whether it may be undertaken once more and be another one: money is given again, and another course held."""
        return self.money or any(deed & _rows_of("anew") for deed in self.deeds)

    @property
    def marks(self) -> frozenset[str]:
        """By what it is found: its words; where it has none, its deeds."""
        return self.words or frozenset(row for deed in self.deeds for row in deed)

    @property
    def report(self) -> bool:
        """Tell whether it is a report, as is asked for at each session anew."""
        return any(deed & _rows_of("reports") for deed in self.deeds)


def pledged(told: KnownCommitment) -> Pledged:
    """Return what is undertaken, taken apart; where it speaks of the present paper, with what that is about."""
    return _taken_apart(f"{told.what} {told.paper}" if told.paper else told.what, told.verb)


@lru_cache(1 << 12)
def _taken_apart(what: str, verb: str) -> Pledged:
    told = _behind_binding(what, verb)
    found = list(_read(told))
    stages = {t.rows or frozenset({f"d:{stem(t.word)}"}) for t in found if t.stage}
    deeds = {t.rows for t in found if t.is_deed and not t.stage}
    things = [t for t in found if not (t.is_deed or t.stage)]
    undone = not words_of("undone").isdisjoint(plain(what[: len(what) - len(told)]).split() + plain(told).split()[:_FIRST])
    return Pledged(
        frozenset(deeds or stages), frozenset(t.mark for t in things), frozenset(t.mark for t in things if t.named),
        frozenset(_numbers(told)), frozenset(map(int, _YEARS.findall(told))), undone, not word_set("currencies").isdisjoint(plain(told).split()), _head(things),
    )  # fmt: skip


def _head(things: Sequence["_Told"]) -> str | None:
    """The last word of the first thing."""
    first = None
    for told in things:
        if first is not None and told.led:
            break
        first = told
    return first.mark if first else None


def _behind_binding(what: str, verb: str) -> str:
    """What is to be done, without who bound himself to it, when and where: "decided in Riga on 4 June to | open a school"."""
    if not what.lower().startswith(verb.lower()) or not verb:
        return _before_saying(what, verb)
    for found in _BOUND.finditer(what, len(verb.split()[0])):
        behind = what[found.end() :]
        if found.group().lower().startswith("that"):
            will = _AUXILIARY.search(behind)
            return behind[: will.start()] + behind[will.end() :] if will else behind
        if behind.split()[0].lower() not in _LED and behind[:1].islower():
            return behind
    return what


@dataclass(frozen=True, slots=True)
class _Told:
    """A word or phrase that tells something, and its rows; `led` where a preposition stands before it."""

    word: str
    rows: frozenset[str]
    stage: bool
    named: bool
    led: bool

    @property
    def is_deed(self) -> bool:
        return any(row.startswith("d:") for row in self.rows)

    @property
    def mark(self) -> str:
        return min(self.rows) if self.rows else stem(self.word)


def _before_saying(what: str, verb: str) -> str:
    """ "France will | return the thrones |, its president promised"."""
    comma = what.rfind(",", 0, max(0, what.find(verb))) if verb else -1
    will = _AUXILIARY.search(what, 0, comma) if comma > 0 else None
    return what[will.end() : comma] if will else what


def _read(told: str) -> Iterator[_Told]:
    """Yield each word that tells something."""
    found = [(m.group(), plain(m.group())) for m in _WORD.finditer(told)]
    low = [_OWNED.sub("", w) for _, w in found]
    at, led = 0, False
    while at < len(low):
        size, rows, stage = _longest(low, at)
        if size or not _tells_nothing(low[at]):
            named = found[at][0][:1].isupper() and at > 0 and not rows
            yield _Told(" ".join(low[at : at + max(1, size)]), rows, stage, named, led)
            led = False
        led = led or low[at] in words_of("leading")
        at += max(1, size)


def _tells_nothing(word: str) -> bool:
    return word in words_of("passed") or word.isdigit() or word in number_words() or word in ordinals() or len(word) < _LEAST


_LEAST = 2  # letters of a word that tells something


def _longest(low: list[str], at: int) -> tuple[int, frozenset[str], bool]:
    """How many words from a place on are of rows together, the most that are."""
    for size in (3, 2, 1) if low[at] in _opening() else (1,):
        phrase = " ".join(low[at : at + size]) if size > 1 else low[at]
        if len(low) >= at + size and (phrase in _rows() or phrase in _stages()):
            rows = _rows().get(phrase, frozenset())
            things = frozenset(r for r in rows if r.startswith("t:"))
            return size, (things if at else rows - things) or rows, phrase in _stages()  # "fund a school", but "a fund for schools"
    return 0, frozenset(), False


def _numbers(told: str) -> Iterator[int]:
    yield from amounts_in(told)
    small = table("calendar")["numbers"]
    words = plain(told).split()
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        number = int(word) if word.isdigit() else small.get(word, 0)
        if number in _SMALL and behind not in table("calendar")["units"] and behind not in table("calendar")["months"]:
            yield number


def says(kind: str, words: str) -> str | None:
    """Return the words of a kind ("again", "moved", "instead") that some words hold, or None."""
    found = _pattern(kind).search(words)
    return " ".join(found.group().split()) if found else None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    told = (r"\s+".join(map(re.escape, w.split())) for w in sorted(table("restating")[kind], key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind."""
    return frozenset(table("restating")[kind])


@cache
def _rows() -> _Rows:
    """The rows of each word and phrase, of deeds and of things."""
    found: dict[str, set[str]] = {}
    for letter, kind in (("d", "deeds"), ("t", "things")):
        for row in table("restating")[kind]:
            for form in (f for entry in row[letter == "d" :] for f in _forms(entry)):
                found.setdefault(form, set()).add(f"{letter}:{row[0]}")
    return {form: frozenset(rows) for form, rows in found.items()}


@cache
def _opening() -> frozenset[str]:
    """The words with which a phrase of several begins."""
    return frozenset(phrase.split()[0] for phrase in (*_rows(), *_stages()) if " " in phrase)


@cache
def _stages() -> frozenset[str]:
    return frozenset(form for entry in table("restating")["stages"] for form in _forms(entry))


def _forms(entry: str) -> tuple[str, ...]:
    word = entry.removeprefix("=").removeprefix("to ")
    return (word,) if entry.startswith("=") else inflect(word) if entry.startswith("to ") else (word, plural(word))


@cache
def _rows_of(kind: str) -> frozenset[str]:
    return frozenset(f"d:{word}" for word in table("restating")[kind])
