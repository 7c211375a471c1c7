"""What a calendar holds: what is ahead of somebody with who chairs next, or all encounters between two days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.calendar import calendar, called_off, schedule
from elchi.answers.chairs import Chair, chairs_ahead
from elchi.answers.commitments import today
from elchi.answers.meetings import Meeting
from elchi.record.asof import View


@dataclass(frozen=True, slots=True)
class Diary:
    """Encounters, those called off last, and who chairs a body next."""

    meetings: tuple[Meeting, ...]
    chairs: tuple[Chair, ...]
    title: str


def diary(
    view: View, party: str | None, there: Sequence[str], on: date | None = None, first: date | None = None, last: date | None = None
) -> Diary:
    """Return what a calendar holds: of somebody with what is to be in the places `there`, or of all. Between two days it holds
    all encounters, else what is still to come on a day."""  # fmt: skip
    title = f"Elchi: {view.name_on(party, view.as_of)}" if party else "Elchi"
    if first or last:
        return Diary(tuple(schedule(view, first, last, party, there)), (), title)
    day = on or today(view)
    ahead = (*calendar(view, day, party, there=there), *called_off(view, day, party, there))
    return Diary(ahead, tuple(chairs_ahead(view, party, on)) if party else (), title)
