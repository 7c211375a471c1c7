"""Several statements of one beginning or end: the most exact, how far they lie apart, and what they differ in."""

from collections.abc import Sequence
from datetime import date, timedelta

from elchi.model.period import Period, Precision


def apart(one: Period, other: Period) -> int:
    """Return how many days lie between two periods, 0 where they meet."""
    early, late = sorted((one, other), key=lambda p: p.key)
    return max(0, (late.first - early.last).days) if early.last and late.first else 0


def finest(told: Sequence[Period]) -> Period | None:
    """Return the most exact of several statements, the earliest of equally exact ones."""
    return min(told, key=lambda p: ((p.end - p.start) if p.start and p.end else timedelta.max, p.key), default=None)


def differing(what: str, told: Sequence[Period]) -> tuple[str, ...]:
    """Return what sources say differently of a beginning or end: periods that do not meet."""
    differ = any(not a.overlaps(b) for a in told for b in told)
    said = ", ".join(dict.fromkeys(p.iso() or p.words for p in sorted(told, key=lambda p: p.key)))
    return (f"the sources differ on the {what}: {said}",) if differ else ()


def latest(told: Sequence[Period]) -> date | None:
    """Return the latest of several days that sources state for one beginning or end; None where they do not differ."""
    days = {p.first for p in told if p.first and p.precision is Precision.DAY}
    return max(days) if len(days) > 1 else None
