"""Two offices before one name with a comma between: "President of Georgia, Chairman of the Nordic Council Ali Veli received"."""

from collections.abc import Sequence

from elchi.model.quick import replace
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit
from elchi.reading.names.lands import land_named

_GOES_ON = frozenset({"will", "have", "be"})
_BEGINS = frozenset({"comma", "quote", "dash"})


_DOUBLED = frozenset({"OFFICE", "comma", "PERSON"})


def tell_doubled(line: Line) -> None:
    """Give a person the office that opens the clause, where one of a body follows it and the name and the verb come at once."""
    if not line.roles >= _DOUBLED:
        return
    for units in (line.kept, line.all):
        offices = [n for n, unit in enumerate(units[:-2]) if "OFFICE" in unit.roles]
        for n in [n for n in offices if _doubled(units, n) and not _of_state(line, units[n + 2])][::-1]:
            office, person = units[n].parties[0], units[n + 2].parties[0]
            person.also.append((person.office or "", person.of))
            person.office, person.of = office.office, office.of
            units[n : n + 3] = [replace(units[n + 2], start=units[n].start, first=units[n].first)]


def _of_state(line: Line, unit: Unit) -> bool:
    """Tell whether somebody is told with an office of a state: two of those are two people."""
    return land_named(unit.parties[0].of or "", line.tokens.lexicon) is not None


def _doubled(units: Sequence[Unit], n: int) -> bool:
    office, comma, person = units[n : n + 3]
    if "comma" not in comma.roles or "PERSON" not in person.roles:
        return False
    if not (len(office.parties) == len(person.parties) == 1) or office.parties[0].plural or office.parties[0].person:
        return False
    a, b = office.parties[0], person.parties[0]
    opens = n == 0 or not units[n - 1].roles.isdisjoint(_BEGINS)
    behind = units[n + 3] if n + 3 < len(units) else None
    acts = behind is not None and (VERBAL[behind.roles] or not behind.roles.isdisjoint(_GOES_ON))
    return opens and acts and bool(a.of and b.office and b.of) and a.of != b.of and not b.also
