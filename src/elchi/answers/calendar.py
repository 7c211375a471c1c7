"""What is ahead and what was planned: encounters by their days, with what became of each plan."""

from collections.abc import Iterable
from datetime import date

from elchi.answers.meetings import Meeting, told_of
from elchi.model.claim import Encounter, Status
from elchi.record.asof import Recorded, View

_PLANS = (Status.PLANNED, Status.POSTPONED)
_REPORTS = 8  # claims that tell of one encounter, at most, where only the soonest are asked for
_UNDATED = 400  # of the many encounters of a state that state no day, the latest told are looked through for plans


def calendar(view: View, day: date | None, party: str | None = None, soonest: int | None = None) -> list[Meeting]:
    """Return what is ahead on a day: planned encounters that end after it or have no stated day, by their earliest bound.

    With `soonest`, so many of them.
    """
    dated = view.claims("Encounter", party=party, first=day, dated=True)
    if soonest is not None:
        dated = sorted(filter(_plan, dated), key=_begins)[: soonest * _REPORTS]
    undated = view.claims("Encounter", party=party, dated=False, latest=_UNDATED)
    ahead = [m for m in told_of(view, filter(_plan, [*dated, *undated])) if m.status in ("planned", "postponed") and _open(m, day)]
    return sorted(ahead, key=_by_day)[:soonest]


def schedule(view: View, first: date | None, last: date | None, party: str | None = None) -> list[Meeting]:
    """Return all encounters between two days by their earliest bound, whatever became of them; those without a day are left out."""
    found = view.claims("Encounter", party=party, first=first, last=last, dated=True)
    return sorted((m for m in told_of(view, found) if m.period is not None), key=_by_day)


def _plan(recorded: Recorded) -> bool:
    return isinstance(recorded.claim, Encounter) and recorded.claim.status in _PLANS


def _begins(recorded: Recorded) -> tuple[object, ...]:
    period = recorded.claim.period if isinstance(recorded.claim, Encounter) else None
    return period.key if period else ()


def _open(m: Meeting, day: date | None) -> bool:
    return day is None or m.period is None or m.period.last is None or m.period.last >= day


def _by_day(m: Meeting) -> tuple[object, ...]:
    return (m.period is None, *(m.period.key if m.period else ()), m.id)


def main_ones(found: Iterable[Meeting]) -> list[Meeting]:
    """Return the encounters that have more to tell than that they are to be: a day, a place, a name or people."""
    return [m for m in found if m.period or m.place or m.name or m.participants]
