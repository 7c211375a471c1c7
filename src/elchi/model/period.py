"""Stretches of time as sources state them: bounds, precision, and the words they came from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from elchi.model.quick import quick


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


@quick
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

    def holds(self, day: date) -> bool:
        """Tell whether the period can include a day."""
        at = datetime(day.year, day.month, day.day)
        return (self.start is None or self.start <= at + timedelta(days=1, microseconds=-1)) and (self.end is None or at < self.end)

    def widened(self, days: int) -> "Period":
        """Return the period with so many days added at both known ends."""
        more = timedelta(days=days)
        start = self.start - more if self.start else None
        return Period(start, self.end + more if self.end else None, self.precision, self.words)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some moment lies within both bounds."""
        return _starts_before(self, other) and _starts_before(other, self)

    def compare(self, other: "Period") -> Order:
        """Say what is certain: BEFORE, AFTER, OVERLAPS, or CANNOT_SAY where only the bounds of a vague date overlap.

        Something "in May" surely overlaps what lasted from April to June, and cannot be placed against 3 May.
        """
        if self.end is not None and other.start is not None and self.end <= other.start:
            return Order.BEFORE
        if other.end is not None and self.start is not None and other.end <= self.start:
            return Order.AFTER
        sure = self._fills(other) or other._fills(self)
        return Order.OVERLAPS if sure and self.overlaps(other) else Order.CANNOT_SAY

    def _fills(self, other: "Period") -> bool:
        """Tell whether the other surely lies, at least in part, where this one fills its bounds."""
        if self.precision not in _FILLED or self.start is None or self.end is None:
            return False
        within = other.start is not None and other.end is not None and self.start <= other.start and other.end <= self.end
        return within or other.precision in _FILLED

    @property
    def key(self) -> tuple[datetime, datetime]:
        """A key to sort by: by the first moment, then the last; unknown bounds first and last. It names no day."""
        return self.start or datetime.min, self.end or datetime.max

    def iso(self) -> str | None:
        """Return the reading format's date: a day, month, year, or "first/last" of a span; None without both bounds."""
        first, last = self.first, self.last
        if first is None or last is None:
            return None
        if self.precision in (Precision.MINUTE, Precision.HOUR, Precision.DAY):
            return first.isoformat()
        if self.precision in (Precision.MONTH, Precision.PART) and (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if self.precision is Precision.YEAR:
            return f"{first.year:04d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def edtf(self) -> str:
        """Return the period in the Extended Date/Time Format (ISO 8601-2), never more exactly than it is known.

        Seasons are 21 to 24 and quarters 33 to 36, open ends "..", what lies somewhere between two days "[a..b]". An hour is
        written as its day: the format has none.
        """
        first, last = self.first, self.last
        if first is None or last is None:
            return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
        year = f"{first.year:04d}"
        match self.precision:
            case Precision.MINUTE if self.start:
                return f"{self.start:%Y-%m-%dT%H:%M}:00".rjust(19, "0")
            case Precision.SEASON:
                return f"{year}-{20 + first.month // 3}"
            case Precision.QUARTER:
                return f"{year}-{33 + (first.month - 1) // 3}"
            case Precision.DECADE:
                return f"{year[:3]}X"
            case Precision.CENTURY:
                return f"{year[:2]}XX"
            case Precision.WEEK | Precision.PART | Precision.OPEN:
                return f"[{first.isoformat()}..{last.isoformat()}]"
        return self.iso() or ""

    @classmethod
    def span(cls, first: date, last: date, precision: Precision = Precision.SPAN, words: str = "") -> "Period":
        """Return the period from one day to another, both included."""
        return cls(midnight(first), midnight(last) + timedelta(days=1), precision, words)

    @classmethod
    def month(cls, year: int, month: int, words: str = "") -> "Period":
        """Return the period of one calendar month."""
        return cls(datetime(year, month, 1), datetime(year + month // 12, month % 12 + 1, 1), Precision.MONTH, words)

    @classmethod
    def year(cls, year: int, words: str = "") -> "Period":
        """Return the period of one calendar year."""
        return cls(datetime(year, 1, 1), datetime(year + 1, 1, 1), Precision.YEAR, words)

    @classmethod
    def between(cls, start: date | None, end: date | None, words: str = "") -> "Period":
        """Return the period from a first day up to, not including, another; None leaves a side open."""
        return cls(midnight(start) if start else None, midnight(end) if end else None, Precision.OPEN, words)


_FILLED = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.SPAN})


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins."""
    return datetime(day.year, day.month, day.day)


def _starts_before(a: Period, b: Period) -> bool:
    return a.start is None or b.end is None or a.start < b.end


def part_of_year(year: int, code: int, words: str = "") -> Period:
    """Return the part of a year that an EDTF number stands for: 21 to 24 and 25 to 28 seasons as they are in the north, 29 to 32
    in the south, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves. Raises ValueError on any other.
    """
    if 21 <= code <= 28:
        return season(year, (code - 21) % 4 + 1, words)
    if 29 <= code <= 32:
        return season(year, (code - 27) % 4 + 1, words)  # the southern spring is the northern autumn
    if 33 <= code <= 36:
        return quarter(year, code - 32, words)
    months = {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
    if code not in months:
        raise ValueError(f"{code} is no part of a year")
    first, many = months[code]
    return Period(
        datetime(year, first, 1), datetime(year + (first + many - 1) // 12, (first + many - 1) % 12 + 1, 1), Precision.PART, words
    )


def season(year: int, number: int, words: str = "") -> Period:
    """Return a meteorological season of the northern hemisphere, 1 spring to 4 winter; winter begins in December of `year`."""
    month = 3 * number
    end_month, end_year = (3, year + 1) if number == 4 else (month + 3, year)
    return Period(datetime(year, month, 1), datetime(end_year, end_month, 1), Precision.SEASON, words)


def quarter(year: int, number: int, words: str = "") -> Period:
    """Return a calendar quarter, 1 to 4."""
    end_month, end_year = (1, year + 1) if number == 4 else (3 * number + 1, year)
    return Period(datetime(year, 3 * number - 2, 1), datetime(end_year, end_month, 1), Precision.QUARTER, words)
