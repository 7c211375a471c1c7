"""Events that a sentence names only to say what was done before them: "on the eve of the alliance's summit"."""

from collections.abc import Sequence

from elchi.reading.line import Line
from elchi.reading.units import Unit

_NEAR = 6  # words between "ahead of" and the event


def told_ahead_of(line: Line, at: int) -> bool:
    """ "A deal has been reached on the eve of the alliance's summit": the summit is not what is told."""
    number = next((n for n, u in enumerate(line.kept) if u.start <= at < u.end), 0)
    return any(
        "p:before" in line.kept[n].roles and names_only(line.kept[n + 1 : number]) for n in range(max(0, number - _NEAR), number)
    )


def names_only(units: Sequence[Unit]) -> bool:
    """ "On the eve of | the military alliance's | summit": no more than what the event is called."""
    return all(u.roles & {"x", "the", "possessive", "BODY", "STATE"} for u in units)
