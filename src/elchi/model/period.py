"""Stretches of time as sources state them: bounds, precision, and the words they came from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a source placed something in time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    SPAN = "span"  # from one day to another, both stated: it lasted so long
    WEEK = "week"
    PART = "part"  # "early March", "the first half of 2024"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    OPEN = "open"  # only one bound is known


class Order(StrEnum):
    """What can be said of two periods. `CANNOT_SAY` is an answer, not a failure."""

    BEFORE = "before"
    AFTER = "after"
    OVERLAPS = "overlaps"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open stretch of local time, `start <= t < end`; `None` is an unknown bound.

    With precision DAY or finer, or SPAN, the thing fills the period; with a coarser one it lies somewhere inside it.
    `words` are the source's own.
    """

    start: datetime | None
    end: datetime | None
    precision: Precision
    words: str = ""

    @classmethod
    def day(cls, day: date, words: str = "") -> "Period":
        """Return the period of one day."""
        start = datetime(day.year, day.month, day.day)
        return cls(start, start + timedelta(days=1), Precision.DAY, words)

    @property
    def first(self) -> date | None:
        """The first day on which it can lie."""
        return self.start.date() if self.start else None

    @property
    def last(self) -> date | None:
        """The last day on which it can lie."""
        return (self.end - timedelta(microseconds=1)).date() if self.end else None
