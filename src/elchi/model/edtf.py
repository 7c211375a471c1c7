"""Periods from the Extended Date/Time Format (ISO 8601-2, Library of Congress 2019): levels 0 and 1, and of 2 what has bounds.

What a text says is kept as bounds, never more exactly than it is said: a qualifier ("?", "~", "%") leaves the bounds and
stays in the words; a digit "X" widens them; "[a..b]" lies somewhere from a to b. The year 0 and years of more than four
digits have no bounds here and are refused, as are exponents and significant digits.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import product

from elchi.model.period import Period, Precision, midnight, part_of_year

_QUALIFIER = "[?~%]?"
_DATE = re.compile(
    rf"{_QUALIFIER}(?P<year>[0-9][0-9X]{{3}}){_QUALIFIER}"
    rf"(?:-{_QUALIFIER}(?P<month>[0-9X]{{2}}){_QUALIFIER}(?:-{_QUALIFIER}(?P<day>[0-9X]{{2}}){_QUALIFIER})?)?"
)
_TIME = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:Z|[+-]\d\d(?::?\d\d)?)?")
_HELP = "write 2024, 2024-05, 2024-05-03, 2024-21, 199X, 2024-05-03/2024-05-04, 2024-05-03/.. or [2024-05-03..2024-05-08]"
_OPEN = ("..", "")  # of an interval: an open end, an unknown one
_MONTH = 31


def from_edtf(text: str) -> Period:
    """Return the period of an EDTF text. Raises ValueError, in words, on what is none or has no bounds."""
    try:
        return _period(text)
    except ValueError as error:
        raise ValueError(f'"{text}" is no EDTF date that is read here ({error}); {_HELP}.') from None


def _period(text: str) -> Period:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    if time := _TIME.fullmatch(text):
        at = datetime.fromisoformat(f"{time['date']}T{time['hour']}:{time['minute']}")
        return Period(at, at + timedelta(minutes=1), Precision.MINUTE, text)
    return _date(text, text)


def _interval(text: str) -> Period:
    first, last = _two(text.split("/"), text)
    start = None if first in _OPEN else _date(first, text)
    end = None if last in _OPEN else _date(last, text)
    if start is None and end is None:
        raise ValueError("both ends are open")
    whole = start is not None and end is not None and {start.precision, end.precision} == {Precision.DAY}
    return _joined(start, end, Precision.SPAN if whole else Precision.OPEN, text)


def _two(parts: Sequence[str], text: str) -> tuple[str, str]:
    if len(parts) != 2:
        raise ValueError(f'"{text}" has {len(parts)} parts')
    return parts[0], parts[1]


def _joined(start: Period | None, end: Period | None, precision: Precision, words: str) -> Period:
    found = Period(start.start if start else None, end.end if end else None, precision, words)
    if found.start and found.end and found.start >= found.end:
        raise ValueError("it ends before it begins")
    return found


def _set(text: str) -> Period:
    """One of several days, or all of them: from the first to the last, somewhere within."""
    if text[-1:] != {"[": "]", "{": "}"}[text[0]]:
        raise ValueError("the bracket is not closed")
    runs = [_run(part.strip(), text) for part in text[1:-1].split(",")]
    starts, ends = [r.start for r in runs], [r.end for r in runs]
    first = None if None in starts else min(s for s in starts if s)
    last = None if None in ends else max(e for e in ends if e)
    if first is None and last is None:
        raise ValueError("both ends are open")
    if len(runs) == 1 and ".." not in text:
        return runs[0]
    short = first is not None and last is not None and (last - first).days <= _MONTH
    return Period(first, last, Precision.PART if short else Precision.OPEN, text)


def _run(text: str, words: str) -> Period:
    if ".." not in text:
        return _date(text, words)
    first, last = _two(text.split(".."), text)
    return _joined(_date(first, words) if first else None, _date(last, words) if last else None, Precision.OPEN, words)


def _date(text: str, words: str) -> Period:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError("it has another shape")
    year, month, day = found["year"], found["month"], found["day"]
    if month and month.isdecimal() and int(month) > 12:
        if day or "X" in year:
            raise ValueError(f"{month} is no month")
        return part_of_year(int(year), int(month), words)
    days = [d for y in _ends(year) for d in _days(y, month, day)]
    if not days:
        raise ValueError("there is no such day")
    whole = month is None or day is None
    first, last = min(days), max(days)
    end = _month_after(last) if whole else last + timedelta(days=1)
    return Period(midnight(first), midnight(end), _precision(year, month, day), words)


def _ends(year: str) -> tuple[int, ...]:
    """The first and last year that digits can mean, the year 0 left out."""
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return tuple(sorted({max(low, 1), high}))


def _days(year: int, month: str | None, day: str | None) -> list[date]:
    """The days of a year that the digits of month and day can mean: the first of each month where no day is given."""
    months = [m for m in range(1, 13) if _fits(m, month)]
    days = [d for d in range(1, 32) if _fits(d, day)] if day else [1]
    return [date(year, m, d) for m, d in product(months, days) if d <= _length(year, m)]


def _fits(number: int, digits: str | None) -> bool:
    return digits is None or all(a in (b, "X") for a, b in zip(digits, f"{number:02d}", strict=True))


def _length(year: int, month: int) -> int:
    return (_month_after(date(year, month, 1)) - date(year, month, 1)).days if (year, month) != (9999, 12) else 31


def _month_after(day: date) -> date:
    if (day.year, day.month) == (9999, 12):
        raise ValueError("it ends after the last year that is known here")
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    """What is said in full: unspecified digits leave the unit above."""
    unsaid = [part for part in (month, day) if part and part != "XX"]
    if "X" in year:
        plain = {"X": Precision.DECADE, "XX": Precision.CENTURY}.get(year.lstrip("0123456789"), Precision.OPEN)
        return Precision.OPEN if unsaid else plain
    if month in (None, "XX"):
        return Precision.OPEN if unsaid else Precision.YEAR
    if "X" in (month or ""):
        return Precision.OPEN
    if day in (None, "XX"):
        return Precision.MONTH
    return Precision.PART if "X" in (day or "") else Precision.DAY
