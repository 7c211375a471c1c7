"""The further stops of a journey, each with its day: "visited Oslo on 3 March, Stockholm on 4 March and, finally, Riga (5 March)"."""

from collections.abc import Iterator, Sequence

from elchi.lexica.classes import word_set
from elchi.model.quick import replace
from elchi.reading.clauses.drafts import Draft
from elchi.reading.encounters.otherdays import says_day
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit

_BETWEEN = frozenset({"comma", "semicolon", "open", "close", "and", "adverb", "dash"})
_TO = frozenset({"p:to", "p:in", "p:on", "p:at", "p:by"})


def with_further_stops(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a line with a visit more for each stop that follows in a row with a day of its own."""
    visits = [d for d in drafts if d.kind == "visit" and d.place is not None and d.date is not None and d.actors]
    told = {d.place.start for d in visits if d.place is not None}
    further = []
    for visit in visits if len(line.dates) > 1 else ():
        for stop, day in _row_behind(line, visit):
            if stop.start not in told and stop.place is not None:
                told.add(stop.start)
                further.append(replace(visit, place=stop.place, date=day.date, actors=list(visit.actors), at=stop.start))
    return [*drafts, *further]


def _row_behind(line: Line, visit: Draft) -> Iterator[tuple[Unit, Unit]]:
    """The stops behind that of a visit, each with its day, as long as nothing else is told between them."""
    units = line.all
    n = next((i for i, u in enumerate(units) if u.place is visit.place), len(units)) + 1
    stop: Unit | None = None
    for i in range(n, len(units)):
        unit = units[i]
        if unit.date is not None:
            if stop is not None and says_day(unit.date):
                yield stop, unit
            stop = None
        elif unit.place is not None and not unit.place.name.islower():
            stop = stop if _lies_in(units, i) else unit
        elif not _goes_on(unit, line):
            return


def _lies_in(units: Sequence[Unit], i: int) -> bool:
    """ "Oslo, Norway": the state that a town lies in is no stop."""
    town, place = units[i - 2].place if i > 1 and "comma" in units[i - 1].roles else None, units[i].place
    return town is not None and town.is_town and place is not None and place.is_state


def _goes_on(unit: Unit, line: Line) -> bool:
    if unit.parties or unit.event is not None:
        return False
    return bool(unit.roles & (_BETWEEN | _TO)) or unit.of(line.tokens.text).lower() in word_set("on_to_the_next_stop")
