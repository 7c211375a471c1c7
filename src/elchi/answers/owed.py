"""What is still owed, the most pressing first."""

from collections.abc import Iterable
from datetime import date

from elchi.answers.commitments import Undertaking, choose, told
from elchi.answers.glimpsed import Glimpse
from elchi.answers.outcomes import FORGOTTEN
from elchi.record.asof import View

_OWED = 8


def owed_by(view: View, subject: str, on: date | None, latest: int) -> tuple[Undertaking, ...]:
    """Return what somebody still owes of what they undertook last, as a brief tells it; so many claims are looked through."""
    return first_due(view, choose(view, by=subject, latest=latest), on)


def first_due(view: View, found: Iterable[Glimpse], on: date | None) -> tuple[Undertaking, ...]:
    """Return what is still owed, in words: overdue first, then by due day, then the newest; last what was to be done "in the coming
    days" of long ago."""  # fmt: skip
    today, found = on or date.max, [u for u in found if not u.assessed.closed]
    late = sorted((u for u in found if u.due_last and u.due_last < today), key=lambda u: (u.due_last or today, u.id))
    later = sorted((u for u in found if u.due_last and u.due_last >= today), key=lambda u: (u.due_last or today, u.id))
    rest = sorted(
        (u for u in found if not u.due_last), key=lambda u: (not _stale(u, today), u.made or date.min, u.id), reverse=True
    )
    return tuple(told(view, [*late, *later, *rest][:_OWED]))


def _stale(u: Glimpse, today: date) -> bool:
    """Its term is told without a day, and was told long ago."""
    return u.made is not None and u.made < today - FORGOTTEN and any("due" in t.fields for t in u.texts)
