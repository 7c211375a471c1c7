"""A document laid out: lines of units, the people told of in them, what its head says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elchi.lexica.lexicon import Lexicon, fold
from elchi.model.document import Document
from elchi.model.expression import DateExpression
from elchi.reading.clauses.linemaker import LineMaker, surnames
from elchi.reading.coreference.authors import name_authors
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.delegations import tell_delegations, tell_representatives
from elchi.reading.coreference.fuller import tell_in_full
from elchi.reading.coreference.homes import of_dateline
from elchi.reading.coreference.lacking import give_sole_seats
from elchi.reading.coreference.namesakes import tell_apart
from elchi.reading.coreference.voice import diarist_of
from elchi.reading.dates.dates import find as find_dates
from elchi.reading.encounters.attendance import Attendance, attendances
from elchi.reading.encounters.company import inviters_of, tell_described, tell_houses, tell_origins, tell_senders, tell_sides
from elchi.reading.layout.masthead import Masthead, masthead_of
from elchi.reading.layout.scheduled import owner_of_agenda
from elchi.reading.layout.sent import read_dateline
from elchi.reading.layout.years import carry_years
from elchi.reading.lines.line import Line
from elchi.reading.lines.text import Layout, lay_out
from elchi.reading.lines.tokens import Tokens, tokens_by_segment
from elchi.reading.lines.units import Actor
from elchi.reading.names.doubled import tell_doubled
from elchi.reading.names.lands import land_named
from elchi.reading.tenures.accredited import tell_accredited


@dataclass(slots=True)
class Page:
    """A document on its way through the reader."""

    document: Document
    layout: Layout
    dates: list[DateExpression]
    lines: list[Line]
    cast: Cast
    masthead: Masthead
    lists: list[Attendance]
    lexicon: Lexicon


def open_page(document: Document, lexicon: Lexicon) -> Page:
    """Return a document laid out as lines of units, its people introduced."""
    lists = attendances(document.text, lexicon)
    layout = lay_out(document.text, document.title, _edges(document.text, lists))
    dates, cast = find_dates(document.text), Cast()
    lines = _lines_of(layout, dates, lists, cast, lexicon)
    _carry_subjects(lines)
    tell_in_full(lines, cast)
    masthead = masthead_of(document, layout, lines, dates, cast)
    if masthead.published is None:
        carry_years(lines)
    elif (masthead.agency or masthead.stated) and masthead.place is not None:
        read_dateline(lines, masthead.place, masthead.published)
    _know_report(cast, masthead, lines, lexicon)
    return Page(document, layout, dates, lines, cast, masthead, lists, lexicon)


def _lines_of(layout: Layout, dates: list[DateExpression], lists: Sequence[Attendance], cast: Cast, lexicon: Lexicon) -> list[Line]:
    """The lines of a text but those of its lists; one whose surnames are told in full below is made a second time."""
    tokens = tokens_by_segment(layout, lexicon)
    known = _listed(lists, cast)
    maker = LineMaker(dates, known, set(filter(str.islower, set().union(*(t.words for t in tokens)))))
    order = [n for n in _in_order(layout, tokens) if not any(li.start <= layout.segments[n].start < li.end for li in lists)]
    lines: dict[int, Line] = {}
    learned: dict[str, int] = {}  # surnames, with the line that made them known

    def make(number: int) -> Line:
        line = lines[number] = maker.line(tokens[number], heading=layout.segments[number].heading)
        _introduce(line, cast)
        return line

    for number in order:
        told = surnames([a for u in make(number).named for a in u.parties if a.kind == "person"]) - known
        learned |= dict.fromkeys(told, number)
        known |= told
    last = max(learned.values(), default=-1)
    for number in [n for n in order if n < last and _names_later(lines[n], n, learned)]:
        make(number)
    return [lines[n] for n in sorted(lines)]


def _listed(lists: Sequence[Attendance], cast: Cast) -> set[str]:
    """Return the surnames of those who are listed; who is listed at the head is introduced, others as they are told of."""
    known = set[str]()
    for listed in lists:
        for actor in (who.actor for who in listed.people if who.actor is not None and who.actor.person):
            if not listed.spoken:
                cast.introduce(actor)
            known |= surnames([actor])
    return known


def _in_order(layout: Layout, tokens: Sequence[Tokens]) -> Iterator[int]:
    """The segments with words in the order in which they are read: titles last, when people are known, but for sentences there."""
    last = {n for n in layout.titles if len(tokens[n]) and tokens[n].words[-1] != "."}
    yield from (n for n in range(len(tokens)) if len(tokens[n]) and n not in last)
    yield from (n for n in layout.titles if n in last)


def _know_report(cast: Cast, masthead: Masthead, lines: Sequence[Line], lexicon: Lexicon) -> None:
    """Tell a cast who speaks in a report, of which state it is, and where it was sent from."""
    cast.home = masthead.home or (of_dateline(masthead.place, lines, cast, masthead.published) if masthead.agency else None)
    titled = next((p for line in lines[:2] if line.heading for how, p in line.places if how == "in"), None)
    if (keeper := diarist_of(lines)) is not None:
        masthead.diarist = masthead.author = cast.introduce(keeper)
    cast.here, cast.diarist = masthead.place or titled, masthead.diarist
    cast.agenda = owner_of_agenda(lines, cast)
    name_authors(lines, cast, masthead.author)
    cast.inviters = inviters_of(lines, cast)
    home = land_named(cast.home, lexicon) if cast.home else None
    give_sole_seats(cast.people, lexicon.register, home)
    cast.complete(home)


def _introduce(line: Line, cast: Cast) -> None:
    """Take the people of a line into the cast."""
    tell_houses(line)
    tell_sides(line)
    tell_delegations(line)
    tell_senders(line)
    tell_described(line)
    tell_doubled(line)
    tell_accredited(line)
    tell_origins(line)
    tell_representatives(line)
    for unit in line.kept:  # named units are joined to lists there
        if len(unit.parties) > 1:
            cast.told_in_a_row(unit.parties)
    tell_apart(line, cast)
    for actor in (a for u in line.named for a in u.parties if a.kind == "person"):
        cast.introduce(actor)


def _names_later(line: Line, number: int, learned: Mapping[str, int]) -> bool:
    """ "Grossi arrived in Tehran. ... Director General Rafael Grossi said": a surname alone, whose bearer is told of in full below."""
    bare = (line.tokens.words[u.first] for u in line.all if u.roles == _BARE)
    return any(learned.get(fold(word), -1) > number for word in bare if not word.isupper())


_BARE = frozenset({"x", "NAME"})


def _after(text: str, at: int) -> int:
    following = re.compile(r"\s*").match(text, at)
    return following.end() if following else at


def _edges(text: str, lists: Sequence[Attendance]) -> list[int]:
    """Where lists begin, and where what follows them does."""
    return [edge for found in lists for edge in (found.start, _after(text, found.end))]


def _carry_subjects(lines: Sequence[Line]) -> None:
    """ "It was founded in 2009": the body that a line before began with."""
    first: list[Actor] = []
    for line in lines:
        line.subject = first
        opening = [u.parties for u in line.kept[:3] if u.parties]
        first = opening[0] if opening and opening[0][0].kind == "body" else first
