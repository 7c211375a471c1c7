"""Counts that are looked at as pictures: who met whom, when, where, and what was spoken of in which year.

Each counts encounters that were held, once however many reports tell of them. What states no day is in no year, what
states no place on no map: how many these are is told beside the counts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Generic, TypeVar

from elchi.answers.topics import Topics
from elchi.record.asof import View
from elchi.record.gathered import MOST, Gathering

T = TypeVar("T")
_LATEST = 3  # years
_MONTH = 31  # days: what is told of a longer stretch lies in no month
_OF_ONE_TEXT = re.compile(r"\.in-[0-9a-f]{8}$")  # how what only one text calls so is identified
_TOLD = 2_000  # statements and commitments whose topics are counted, of each the latest


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is counted: its identifier, its name, how often."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who met, by identifier and name: how often in the years asked for, and how often in all years."""

    one: str
    other: str
    names: tuple[str, str]
    count: int
    ever: int


@dataclass(frozen=True, slots=True)
class Drawn(Generic[T]):
    """Something to look at: its parts, of which years, between which years anything is told, how many encounters it counts,
    how many could not be counted, and whether there are more reports than were looked through."""

    parts: tuple[T, ...]
    years: tuple[int, int] | None
    span: tuple[int, int] | None
    counted: int
    uncounted: int
    more: bool


@dataclass(frozen=True, slots=True)
class Network:
    """Who met whom: the nodes, counted in the years asked for, and the ties between them."""

    nodes: tuple[Named, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How often something was so in a year or month, told as 2022 or 2022-10."""

    id: str
    name: str
    when: str
    count: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the encounters held there; `point` is longitude and latitude, None where no map has it."""

    id: str
    name: str
    count: int
    point: tuple[float, float] | None


def network(
    view: View, first: int | None = None, last: int | None = None, *, party: str | None = None, people: bool = False, most: int = 40
) -> Drawn[Network]:
    """Return who met whom in some years: states and bodies, or people; of many only those who met most, `most` of them."""
    reports = view.gatherings(party)
    years, span = _years(reports, first, last)
    about = None if people and not (party or "").startswith("person:") else party  # of a state's people all that they met
    told = [
        (g, who) for g in reports if len(who := g.people if people else _known(g.parties)) > 1 and (about is None or about in who)
    ]
    lying = [t for t in told if _lies(t[0], years)]
    met = _met(told)
    now = met if len(lying) == len(told) else _met(lying)
    chosen = sorted(met, key=lambda i: (-len(met[i]), i))[:most]
    names = {i: view.name_on(i, None) for i in chosen}
    ever = _ties(told, names.keys(), about)
    within = ever if now is met else _ties(lying, names.keys(), about)
    pairs = sorted(ever, key=lambda p: (-len(within[p]), -len(ever[p]), p))
    ties = tuple(Tie(a, b, (names[a], names[b]), len(within[a, b]), len(ever[a, b])) for a, b in pairs)
    tied = {i for pair in pairs for i in pair}
    nodes = tuple(Named(i, names[i], len(now[i])) for i in chosen if i in tied)
    counted = {g.encounter for g, _ in lying}
    return Drawn((Network(nodes, ties),), years, span, len(counted), _undated(reports), len(reports) >= MOST)


def by_month(view: View, first: int | None = None, last: int | None = None, *, most: int = 15) -> Drawn[Cell]:
    """Return how many encounters the states and bodies that met most had in each month of some years, where none are asked for
    of the last three."""  # fmt: skip
    reports = view.gatherings()
    years, span = _years(reports, first, last)
    if years and first is None:
        years = max(years[0], years[1] - _LATEST + 1), years[1]
    when = _months(reports, years)
    cells: dict[tuple[str, str], set[str]] = defaultdict(set)
    for g in reports:
        for one in _known(g.parties) if g.encounter in when else ():
            cells[one, when[g.encounter]].add(g.encounter)
    total = Counter[str]()
    for (one, _), found in cells.items():
        total[one] += len(found)
    chosen = sorted(total, key=lambda i: (-total[i], i))[:most]
    names = {i: view.name_on(i, None) for i in chosen}
    place = {i: n for n, i in enumerate(chosen)}
    drawn = sorted((i, m) for i, m in cells if i in place)
    parts = sorted((Cell(i, names[i], m, len(cells[i, m])) for i, m in drawn), key=lambda c: place[c.id])
    without = {g.encounter for g in reports} - {*_months(reports, span)}  # what lies in other years has a month
    return Drawn(tuple(parts), years, span, len(when), len(without), len(reports) >= MOST)


def where(
    view: View,
    points: Mapping[str, tuple[float, float]],
    first: int | None = None,
    last: int | None = None,
    *,
    party: str | None = None,
) -> Drawn[Spot]:
    """Return where encounters (of a party) were held in some years, most first. `points` are the places that a map has."""
    reports = view.gatherings(party)
    years, span = _years(reports, first, last)
    within = _within(reports, years)
    held: dict[str, set[str]] = defaultdict(set)
    for g in within:
        for place in g.places:
            held[place].add(g.encounter)
    told = {g.encounter for g in within if g.places}
    parts = [Spot(i, view.name_on(i, None), len(found), points.get(i)) for i, found in held.items()]
    nowhere = len({g.encounter for g in within} - told)
    parts.sort(key=lambda s: (-s.count, s.id))
    return Drawn(tuple(parts), years, span, len(told), nowhere, len(reports) >= MOST)


def topics_by_year(view: View, topics: Topics, party: str | None = None) -> Drawn[Cell]:
    """Return how many statements and commitments (of a party) speak of each topic in each year, the topic of most first."""
    told = [quote for kind in ("Statement", "Commitment") for quote in view.latest_quotes(kind, party, _TOLD)]
    counted, nothing = Counter[tuple[str, int]](), 0
    for quote, asserted in told:
        found = topics.of(quote) if asserted else ()
        counted.update((t, asserted.year) for t in found if asserted)
        nothing += not found
    total = Counter[str]()
    for (topic, _), n in counted.items():
        total[topic] += n
    order = sorted(total, key=lambda t: (-total[t], t))
    parts = [Cell(f"topic:{t}", t, str(y), n) for t in order for (other, y), n in sorted(counted.items()) if t == other]
    span = (min(y for _, y in counted), max(y for _, y in counted)) if counted else None
    return Drawn(tuple(parts), span, span, len(told) - nothing, nothing, len(told) >= _TOLD)


_Told = tuple[Gathering, Sequence[str]]  # a report with those named in it of whom it is asked


def _ties(told: Iterable[_Told], shown: Container[str], about: str | None) -> dict[tuple[str, str], set[str]]:
    """The encounters of each two who are shown and named together in one report of them, one of whom is somebody."""
    ties = defaultdict[tuple[str, str], set[str]](set)
    for g, who in told:
        for pair in combinations([one for one in who if one in shown], 2):
            if about is None or about in pair:
                ties[pair].add(g.encounter)
    return ties


def _known(parties: Sequence[str]) -> Sequence[str]:
    """Those that are somebody outside one text: "the member states" and "the Secretariat" of a report are not."""
    return [one for one in parties if not of_one_text(one)] if ".in-" in " ".join(parties) else parties


def of_one_text(identifier: str) -> bool:
    """Tell whether something is known only by what one text calls so, such as "the Secretariat"."""
    return _OF_ONE_TEXT.search(identifier) is not None


def _met(told: Iterable[_Told]) -> dict[str, set[str]]:
    """The encounters in which each took part."""
    found: dict[str, set[str]] = defaultdict(set)
    for g, who in told:
        for one in who:
            found[one].add(g.encounter)
    return found


def _years(
    reports: Iterable[Gathering], first: int | None, last: int | None
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The years asked for, of those in which anything is told, and these."""
    told = [g.first.year for g in reports if g.first and g.last and g.first.year == g.last.year]
    if not told:
        return None, None
    span = min(told), max(told)
    asked = max(span[0], first or span[0]), min(span[1], last or span[1])
    return (min(asked), max(asked)), span


def _within(reports: Iterable[Gathering], years: tuple[int, int] | None) -> list[Gathering]:
    """The reports of what lies within some years."""
    return [g for g in reports if _lies(g, years)]


def _lies(g: Gathering, years: tuple[int, int] | None) -> bool:
    return bool(years and g.first and g.last and years[0] <= g.first.year and g.last.year <= years[1])


def _months(reports: Iterable[Gathering], years: tuple[int, int] | None) -> dict[str, str]:
    """The month in which each encounter began, by the report that tells its days best."""
    best: dict[str, tuple[int, date]] = {}
    for g in _within(reports, years):
        if g.first and g.last and (g.last - g.first).days <= _MONTH:
            told = (g.last - g.first).days, g.first
            best[g.encounter] = min(best.get(g.encounter, told), told)
    return {e: began.isoformat()[:7] for e, (_, began) in best.items()}


def _undated(reports: Iterable[Gathering]) -> int:
    dated = {g.encounter for g in reports if g.first}
    return len({g.encounter for g in reports} - dated)
