"""Whose words a text is: the author that a title like "Statement by X" names, and papers that speak for their issuer."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from elchi.lexica.tables import strings
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, Actor

_TOP = 8
_PEOPLE = frozenset({"PERSON", "OFFICE", "PAIR", "GROUP"})
_AUTHORS = frozenset({"person", "office", "body", "group", "state"})


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = strings("words/speech")
    return loaded


def _any(role: str) -> str:
    return "|".join(re.escape(w) for w in sorted(_words()[role], key=len, reverse=True))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any('genre_modifiers')})\s+){{0,3}}(?:{_any('genres')})\s+(?:by|from|of)\b", re.IGNORECASE)


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('papers')})$", re.IGNORECASE)


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('sources')})$", re.IGNORECASE)


def is_source(words: str) -> bool:
    """Tell whether words end in speakers who go without a name: "observers", "the daily newspaper"."""
    return _source().search(words) is not None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in _words()["papers"])


def may_name_paper(words: str) -> bool:
    """Tell whether a word with which the name of a paper ends stands in a sentence; a look at all of it before one at each unit."""
    lower = words.lower()
    return any(last in lower for last in _last_words())


@lru_cache(4096)
def is_paper(words: str) -> bool:
    """Tell whether words end in a paper that is issued: "the joint statement"."""
    return _paper().search(words) is not None


def diarist_of(lines: Sequence[Line]) -> Actor | None:
    """Return who keeps a note or diary by its title; None for any other text."""
    if not lines:
        return None
    text, segment = lines[0].tokens.text, lines[0].tokens.segment
    found = _diary().match(text, segment.start, segment.end)
    if found is None:
        return None
    named = next((a for u in lines[0].all for a in u.parties if a.kind == "person"), None)
    return named or Actor("person", found.start("name"), found.end("name"), " ".join(found["name"].split()))


@cache
def _diary() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any('diaries')})\s+(?i:by|of)\s+(?P<name>(?:[^\W\d_][\w'’.-]*\s?){{1,5}})\Z", re.UNICODE)


def author_of(lines: Sequence[Line]) -> Actor | None:
    """Return whom the title names as the author of a text in the first person; None where it names none."""
    for line in lines[:_TOP]:
        segment = line.tokens.segment
        found = _title().match(line.tokens.text, segment.start, segment.end)
        if found is not None:
            return _named(line, found.end()) if _first_person(lines) else None
    return None


def _named(line: Line, start: int) -> Actor | None:
    """The person in the phrase that begins there; the office or body where it names none; several as one group."""
    found: list[Actor] = []
    for unit in line.all:
        if unit.start < start:
            continue
        if LEADING[unit.roles] and found:
            break
        if unit.parties and unit.parties[0].kind == "person":
            return unit.parties[0]
        found.extend(a for a in unit.parties if a.kind in _AUTHORS)
    if len(found) > 1 and all(a.kind == "state" for a in found):
        words = " ".join(line.tokens.text[found[0].start : found[-1].end].split())
        return Actor("group", found[0].start, found[-1].end, office=words, plural=True)
    return found[0] if found else None


def _first_person(lines: Sequence[Line]) -> bool:
    return any(u.parties and u.parties[0].number in ("i", "we") for line in lines if not line.heading for u in line.all)


def names_somebody(line: Line) -> bool:
    """Tell whether a line names people who could speak next: not the group in "the number of ministers"."""
    if line.roles.isdisjoint(_PEOPLE):
        return False
    return any(u.roles & _PEOPLE and not ("GROUP" in u.roles and line.tokens.is_word(u.first - 1, "of")) for u in line.kept)
