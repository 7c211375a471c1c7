"""Parts of periods, and steps from day to day: early March, the first half of a year, six months later."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from elchi.model.period import Period, Precision

_THIRDS: Mapping[str, tuple[float, float]] = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1)}
_OF_MONTH: Mapping[str, tuple[int, int | None]] = {"early": (0, 15), "mid": (9, 20), "late": (15, None)}
_OF_WEEK: Mapping[str, tuple[int, int | None]] = {"early": (0, 3), "mid": (1, 5), "late": (3, None)}


def part_of(period: Period, part: str | None, anchor: date | None = None) -> Period:
    """Return a period narrowed to its early, middle or late part, or to what of it lies before or behind the anchor, in whole days.

    Parts of months and weeks overlap, as people use them: early to the 15th, mid from the 10th to the 20th, late from the 16th.
    """
    if part is None or period.start is None or period.end is None:
        return period
    if part in ("earlier", "later"):
        return _beside(period, part, anchor)
    days = (period.end - period.start).days
    if period.precision is Precision.YEAR:
        months = {"early": 0, "mid": 4, "late": 8}[part]
        return Period(months_on(period.start, months), months_on(period.start, months + 4), Precision.PART)
    fixed = {Precision.MONTH: _OF_MONTH, Precision.WEEK: _OF_WEEK}.get(period.precision)
    low, high = fixed[part] if fixed else [round(days * bound) for bound in _THIRDS[part]]
    end = period.end if high is None else period.start + timedelta(days=high)
    return Period(period.start + timedelta(days=low), end, Precision.PART)


def half_of(year: Period, part: str | None) -> Period | None:
    """ "Early next year", "late last year": the half of it; whoever speaks of the years beside his own is no more exact."""
    if year.start is None or year.end is None or part not in ("early", "late"):
        return None
    middle = months_on(year.start, 6)
    return Period(year.start, middle, Precision.PART) if part == "early" else Period(middle, year.end, Precision.PART)


def _beside(period: Period, part: str, anchor: date | None) -> Period:
    at = datetime(anchor.year, anchor.month, anchor.day) if anchor else None
    if at is None or period.start is None or period.end is None or not period.start < at < period.end:
        return period
    return Period(period.start, at, Precision.PART) if part == "earlier" else Period(at, period.end, Precision.PART)


def months_on(start: datetime, months: int) -> datetime:
    """Return the first of the month so many months on."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime(year, month + 1, 1)


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    end = Period.month(year, month).last
    return end.day if end else 28


def later(day: date, unit: str, count: int) -> date:
    """Return the day so many units later."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = count * (12 if unit == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))
