"""Periods counted from the day of a document: weekdays, units before and after it, stretches, ordinals within a period."""

from datetime import date, datetime, timedelta
from typing import Literal

from elchi.model.expression import DateExpression
from elchi.model.period import Period, Precision, quarter
from elchi.model.quick import replace
from elchi.resolving.parts import half_of, later, months_on, part_of

Tense = Literal["past", "future"] | None


def on_weekday(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """The latest one not after the anchor, or the next; "last", "this" and "next" count by weeks from Monday, "this past" by days."""
    if anchor is None or e.weekday is None:
        return None
    back = (anchor.weekday() - e.weekday) % 7
    of_this_week = anchor + timedelta(days=e.weekday - anchor.weekday())
    if e.unit == "week" or (e.shift in (0, 1) and e.unit != "day"):
        return Period.day(of_this_week + timedelta(weeks=e.shift or 0))
    if e.shift == -1 and e.unit != "day":
        return Period.day(min(of_this_week - timedelta(weeks=1), anchor - timedelta(days=1)))
    if e.shift == -1:
        return Period.day(anchor - timedelta(days=back or 7))
    if e.shift == 1:
        return Period.day(anchor + timedelta(days=7 - back))
    if tense == "future":
        return Period.day(anchor + timedelta(days=(7 - back) % 7))
    return Period.day(anchor - timedelta(days=back))


def shifted(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """Return the day, week, month or year so many of them from the anchor's own."""
    if anchor is None or (e.shift is None and e.unit != "weekend"):
        return None
    if tense == "past" and e.words[:3].lower() == "in ":
        return None  # "the first visit in three years" only counts
    steps = e.shift or 0
    match e.unit:
        case "day":
            return Period.day(anchor + timedelta(days=steps))
        case "week":
            return _until_told(_week(anchor, steps, e), anchor, tense)
        case "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps, 12)
            return part_of(Period.month(year, month + 1), e.part, anchor)
        case "year":
            return half_of(Period.year(anchor.year + steps), e.part) or part_of(Period.year(anchor.year + steps), e.part, anchor)
        case "weekend":
            return _weekend(anchor, e.shift, tense)
    return _whole_unit(anchor, e.unit or "", steps)


def _until_told(week: Period | None, told: date, tense: Tense) -> Period | None:
    """What was done "this week" was done by the day on which it is told."""
    end = datetime(told.year, told.month, told.day) + timedelta(days=1)
    if week is None or tense != "past" or week.start is None or week.end is None or not week.start < end < week.end:
        return week
    return replace(week, end=end)


def _whole_unit(anchor: date, unit: str, steps: int) -> Period | None:
    if unit == "quarter":
        year, number = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + steps, 4)
        return quarter(year, number + 1)
    years, precision = {"decade": (10, Precision.DECADE), "century": (100, Precision.CENTURY)}.get(unit, (0, None))
    if precision is None:
        return None
    begin = (anchor.year // years + steps) * years
    return Period(datetime(begin, 1, 1), datetime(begin + years, 1, 1), precision)


def _week(anchor: date, steps: int, e: DateExpression) -> Period:
    """Weeks run from Monday to Sunday (ISO 8601)."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=steps)
    return part_of(Period.span(monday, monday + timedelta(days=6), Precision.WEEK), e.part, anchor)


def _weekend(anchor: date, shift: int | None, tense: Tense) -> Period:
    """Saturday and Sunday of this week or one beside it; told of in the past, the one that has begun."""
    saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=shift or 0)
    if shift is None and tense == "past" and saturday > anchor:
        saturday -= timedelta(weeks=1)
    return Period.span(saturday, saturday + timedelta(days=1))


def within(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """From the anchor to so many units later: a bound, not a day."""
    if anchor is None or e.shift is None:
        return None
    far = later(anchor, e.unit or "day", e.shift)
    return Period.span(anchor, far, Precision.OPEN)


def decade(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """Return the decade or century named."""
    if e.year is None:
        return None
    years, precision = (100, Precision.CENTURY) if e.unit == "century" else (10, Precision.DECADE)
    return part_of(Period(datetime(e.year, 1, 1), datetime(e.year + years, 1, 1), precision), e.part)


_CALENDAR_UNITS = {"quarter": 3, "decade": 120, "century": 1200}


def stretch(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """ "The past three weeks" end at the anchor, "the next two days" begin the day after; quarters and decades are whole."""
    if anchor is None or not e.shift:
        return None
    months = _CALENDAR_UNITS.get(e.unit or "")
    if months:
        this = (anchor.year * 12 + anchor.month - 1) // months * months
        low, high = (this + e.shift * months, this) if e.shift < 0 else (this + months, this + (e.shift + 1) * months)
        if e.unit == "decade" and e.shift > 0:
            low, high = this + months, this + (e.shift + 1) * months
        return Period(datetime(low // 12, low % 12 + 1, 1), datetime(high // 12, high % 12 + 1, 1), Precision.OPEN)
    if e.shift < 0:
        return Period.span(later(anchor, e.unit or "day", e.shift), anchor - timedelta(days=1), Precision.OPEN)
    first = anchor + timedelta(days=1)
    return Period.span(first, later(anchor, e.unit or "day", e.shift), Precision.OPEN)


def nth(e: DateExpression, whole: Period | None) -> Period | None:
    """ "The first Friday of July", "the second half of the year": counted in the period `whole`."""
    if whole is None or whole.start is None or whole.end is None:
        return None
    if e.unit == "weekday":
        return _nth_weekday(e, whole.start, whole.end)
    if e.unit == "week":
        return _nth_week(e, whole.start, whole.end)
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month
    if e.unit == "half" and e.ordinal and months > 1:
        return Period(
            months_on(whole.start, (e.ordinal - 1) * months // 2), months_on(whole.start, e.ordinal * months // 2), Precision.PART
        )
    if e.unit == "half" and e.ordinal:
        middle = whole.start + timedelta(days=15)
        return Period(whole.start, middle, Precision.PART) if e.ordinal == 1 else Period(middle, whole.end, Precision.PART)
    return None


def _nth_weekday(e: DateExpression, start: datetime, end: datetime) -> Period | None:
    first = start + timedelta(days=((e.weekday or 0) - start.weekday()) % 7)
    last = end - timedelta(days=((end.weekday() - (e.weekday or 0) - 1) % 7) + 1)
    day = last if e.ordinal == -1 else first + timedelta(weeks=(e.ordinal or 1) - 1)
    return Period.day(day.date()) if start <= day < end else None


def _nth_week(e: DateExpression, start: datetime, end: datetime) -> Period | None:
    """Weeks are those whose Thursday lies in the month or year (ISO 8601); without an ordinal, the week that holds the start."""
    if e.ordinal is None:
        monday = start - timedelta(days=start.weekday())
    elif e.ordinal == -1:
        thursday = end - timedelta(days=(end.weekday() - 4) % 7 + 1)
        monday = thursday - timedelta(days=3)
    else:
        thursday = start + timedelta(days=(3 - start.weekday()) % 7, weeks=e.ordinal - 1)
        monday = thursday - timedelta(days=3)
        if thursday >= end:
            return None
    return Period.span(monday.date(), monday.date() + timedelta(days=6), Precision.WEEK)
