"""Which period a date expression means, given the document's date. A day that the words do not give is never made up."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.period import Period, Precision, quarter, season

Tense = Literal["past", "future"] | None


def resolve(expression: DateExpression, anchor: date | None, tense: Tense = None) -> Period | None:
    """Return the period meant, or None where the words give no bounds or need an anchor that is absent.

    Weekdays go by tense: past is the latest one not after the anchor, future the next after it. A year left out is the
    one nearest to the anchor that agrees with the tense and with a weekday where one is given.
    """
    try:
        period = _KINDS[expression.kind](expression, anchor, tense)
    except (ValueError, OverflowError):  # the 31st of February, the year 0: written, but no date
        return None
    if period is None:
        return None
    return _modified(replace(period, words=expression.words), expression.modifier)


def _modified(period: Period, modifier: str | None) -> Period:
    """ "By", "before" and "until" leave the start open, "after" and "since" the end."""
    if modifier in ("by", "until"):
        return Period(None, period.end, Precision.OPEN, period.words)
    if modifier == "before":
        return Period(None, period.start, Precision.OPEN, period.words)
    if modifier in ("after", "since"):
        return Period(period.end if modifier == "after" else period.start, None, Precision.OPEN, period.words)
    return period


def _date(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    year = e.year if e.year is not None else _left_out(e, anchor, tense)
    if year is None:
        return None
    if e.season:
        return _part(season(year, e.season), e.part)
    if e.quarter:
        return quarter(year, e.quarter)
    if e.month is None:
        return _part(Period.year(year), e.part)
    if e.day is None:
        return _part(Period.month(year, e.month), e.part)
    if e.hour is not None:
        at = datetime(year, e.month, e.day, e.hour, e.minute or 0)
        return Period(at, at + timedelta(minutes=1), Precision.MINUTE)
    return Period.day(date(year, e.month, e.day))


def _left_out(e: DateExpression, anchor: date | None, tense: Tense) -> int | None:
    """The year that a date without one means."""
    if anchor is None:
        return None
    if e.unit == "year":
        return anchor.year + (e.shift or 0)
    if e.shift is not None:
        return _turned(e, anchor)
    fitting = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if _weekday_fits(e, y)]
    if not fitting:
        return None
    return min(fitting, key=lambda y: _farness(e, y, anchor, tense))


def _turned(e: DateExpression, anchor: date) -> int:
    """ "This autumn", "next May", "last June": the nearest one that way."""
    begins = e.month or (3 * e.season if e.season else 1)
    passed, begun = begins < anchor.month, begins <= anchor.month
    if e.shift == 1:
        return anchor.year + (1 if begun else 0)
    if e.shift == -1:
        return anchor.year - (0 if passed else 1)
    return anchor.year


def _weekday_fits(e: DateExpression, year: int) -> bool:
    if e.weekday is None or e.day is None or e.month is None:
        return True
    try:
        return date(year, e.month, e.day).weekday() == e.weekday
    except ValueError:
        return False


def _farness(e: DateExpression, year: int, anchor: date, tense: Tense) -> tuple[int, int]:
    """How far the date in this year lies from the anchor, and whether on the wrong side of it."""
    month = e.month or (3 * e.season if e.season else 6)
    middle = date(year, min(month, 12), min(e.day or 15, 28))
    days = (middle - anchor).days
    slack = 31 if e.day is None else 1
    wrong = (tense == "past" and days > slack) or (tense == "future" and days < -slack)
    return int(wrong), abs(days)


_THIRDS: Mapping[str, tuple[float, float]] = {
    "early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1), "first half": (0, 0.5), "second half": (0.5, 1),
}  # fmt: skip


def _part(period: Period, part: str | None) -> Period:
    """Narrow a period to its early, middle or late third, or to a half, in whole days."""
    if part is None or period.start is None or period.end is None:
        return period
    days = (period.end - period.start).days
    low, high = _THIRDS[part]
    start, end = period.start + timedelta(days=round(days * low)), period.start + timedelta(days=round(days * high))
    return Period(start, end, Precision.PART)


def _range(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    if e.last is None:
        return None
    last = _date(e.last, anchor, None)
    first = _date(replace(e, year=e.year or (last.start.year if last and last.start else None)), anchor, None)
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if first.start > last.end:
        first = _date(replace(e, year=first.start.year - 1), anchor, tense) or first
    return Period(first.start, last.end, Precision.SPAN if e.day else Precision.OPEN if e.month else Precision.SPAN)


def _on_weekday(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    if anchor is None or e.weekday is None:
        return None
    back = (anchor.weekday() - e.weekday) % 7
    if e.shift == -1:
        return Period.day(anchor - timedelta(days=back or 7))
    if e.shift == 1:
        return Period.day(anchor + timedelta(days=7 - back))
    if tense == "future" or (e.shift == 0 and tense != "past"):
        return Period.day(anchor + timedelta(days=(7 - back) % 7))
    return Period.day(anchor - timedelta(days=back))


def _shift(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    if anchor is None or e.shift is None:
        return None
    steps = e.shift
    match e.unit:
        case "day":
            return Period.day(anchor + timedelta(days=steps))
        case "week":
            return _week(anchor, steps, e)
        case "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps, 12)
            return _part(Period.month(year, month + 1), e.part)
        case "year":
            return _part(Period.year(anchor.year + steps), e.part)
        case "quarter":
            year, number = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + steps, 4)
            return quarter(year, number + 1)
        case "decade":
            begin = (anchor.year // 10 + steps) * 10
            return Period(datetime(begin, 1, 1), datetime(begin + 10, 1, 1), Precision.DECADE)
        case "century":
            begin = (anchor.year // 100 + steps) * 100
            return Period(datetime(begin, 1, 1), datetime(begin + 100, 1, 1), Precision.CENTURY)
    return None


def _week(anchor: date, steps: int, e: DateExpression) -> Period:
    """Weeks run from Monday to Sunday (ISO 8601)."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=steps)
    return _part(Period.span(monday, monday + timedelta(days=6), Precision.WEEK), e.part)


def _within(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """From the anchor to so many units later: a bound, not a day."""
    if anchor is None or e.shift is None:
        return None
    far = _later(anchor, e.unit or "day", e.shift)
    return Period.span(anchor, far, Precision.OPEN)


def _later(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = count * (12 if unit == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def _month_length(year: int, month: int) -> int:
    end = Period.month(year, month).last
    return end.day if end else 28


def _decade(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    if e.year is None:
        return None
    return _part(Period(datetime(e.year, 1, 1), datetime(e.year + 10, 1, 1), Precision.DECADE), e.part)


def _none(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    return None


_KINDS: Mapping[ExpressionKind, Callable[[DateExpression, date | None, Tense], Period | None]] = {
    ExpressionKind.DATE: _date, ExpressionKind.RANGE: _range, ExpressionKind.WEEKDAY: _on_weekday, ExpressionKind.SHIFT: _shift,
    ExpressionKind.WITHIN: _within, ExpressionKind.DECADE: _decade, ExpressionKind.SESSION: _none, ExpressionKind.VAGUE: _none,
}  # fmt: skip
