"""What bears another name: renamings, acronyms in brackets, foundings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from elchi.lexica.classes import telling, word_class
from elchi.model.claim import Naming
from elchi.model.document import Span
from elchi.reading.lines.acts import find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit

_NAMED = frozenset({"STATE", "BODY", "PLACE"})


def namings_of(lines: Sequence[Line]) -> list[Naming]:
    """Return the names that a document gives to what has another, each pair once."""
    told: dict[tuple[str, str], Naming] = {}
    for line in lines:
        for naming in (*_foundings(line), *_renamings(line), *_asides(line), *_acronyms(line)):
            told.setdefault((naming.name, naming.other), naming)
    return list(told.values())


def _foundings(line: Line) -> Iterator[Naming]:
    """ "The CCTS was founded in 2009": it bears its name since then."""
    for number, unit in enumerate(line.kept) if line.dates and "v:found" in line.roles else ():
        if "v:found" not in unit.roles:
            continue
        bodies = [a for u in line.kept[max(0, number - 3) : number] for a in u.parties if a.kind == "body"]
        bodies = bodies or [a for a in line.subject if a.kind == "body"]
        if bodies and bodies[0].of:
            name = bodies[0].of
            yield Naming(span=line.span, act="founded", name=name, other=name, how="founded", since=line.dates[0])


def _renamings(line: Line) -> Iterator[Naming]:
    """ "The Turkic Council was renamed the OTS": the earlier name, then the one since."""
    for found in find(load_acts("namings"), line) if not _NAMED.isdisjoint(line.roles) else ():
        yield from _renamed(line, found.act.name, found.unit("old"), found.unit("new"), dated=True)


def _renamed(line: Line, act: str, old: Unit | None, new: Unit | None, dated: bool = False) -> Iterator[Naming]:
    if old is None or new is None or not _alike(old, new):
        return
    names = _name(line, old), _name(line, new)
    if names[0] != names[1] and all(map(_proper, (old, new), names)):
        since = line.dates[0] if dated and line.dates else None
        yield Naming(span=line.span, act=act, name=names[0], other=names[1], how="renamed", since=since)


def _alike(one: Unit, other: Unit) -> bool:
    """States, bodies and places are renamed to their like, one at a time."""
    single = all(len(u.parties) == 1 or u.place for u in (one, other))
    return single and not _NAMED.isdisjoint(one.roles & other.roles)


def _proper(unit: Unit, name: str) -> bool:
    """ "The Organization" alone is whichever was told of, not its name."""
    return " " in name or "BODY" not in unit.roles or bool(unit.parties and unit.parties[0].entity)


def _name(line: Line, unit: Unit) -> str:
    return (unit.parties[0].of if unit.parties else None) or unit.of(line.tokens.text)


def _asides(line: Line) -> Iterator[Naming]:
    """ "Eswatini (formerly Swaziland)", "the CCTS, now known as the OTS": told in passing, so with no day."""
    if _aside_words().isdisjoint(line.tokens.seen):  # the pattern is tried at every comma
        return
    text = line.tokens.text
    for said in _aside().finditer(text, line.tokens.segment.start, line.tokens.segment.end):
        before = next((u for u in line.named if u.end == said.start()), None)
        behind = next((u for u in line.named if said.end() - 4 <= u.start <= said.end()), None)
        turned = said["before"] is not None
        yield from _renamed(line, "in-passing", *((behind, before) if turned else (before, behind)))


@cache
def _aside() -> re.Pattern[str]:
    before, since, called = map(_any, (word_class("earlier_name"), word_class("later_name"), word_class("called_by_name")))
    return re.compile(rf",? ?[,(–-] ?(?:(?P<before>{before})|{since})(?: (?:{called}))? (?:the )?", re.IGNORECASE)


@cache
def _aside_words() -> frozenset[str]:
    """Words, one of which stands in all that is told in passing."""
    return telling((*word_class("earlier_name"), *word_class("later_name")))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _acronyms(line: Line) -> Iterator[Naming]:
    t = line.tokens
    for unit in line.named:
        if unit.parties and unit.parties[0].kind == "body" and unit.last - unit.first > 3 and t.is_word(unit.last - 1, ")"):
            name, acronym = unit.parties[0].of or "", t.words[unit.last - 2]
            yield Naming(span=Span(unit.start, unit.end), act="acronym-in-brackets", name=name, other=acronym, how="acronym")
