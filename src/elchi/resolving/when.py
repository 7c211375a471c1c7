"""Which period a date expression means, given the document's date. A day that the words do not give is never made up."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from elchi.model.claim import Status
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.period import Period, Precision, quarter, season
from elchi.model.quick import replace
from elchi.resolving.counting import Tense, decade, nth, on_weekday, shifted, stretch, within
from elchi.resolving.parts import later, month_length, part_of


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
    whole = expression.modifier == "before" and expression.part == "late"  # "before the end of the year"
    return _modified(replace(period, words=expression.words), "by" if whole else expression.modifier)


def tense_of(status: Status, expression: DateExpression) -> Tense:
    """Return whether a day told with an encounter of this status lies behind or ahead; what is off was to be on the next such weekday."""
    ahead = status is Status.PLANNED or (status is not Status.HELD and expression.kind is ExpressionKind.WEEKDAY)
    return "future" if ahead else "past" if status is Status.HELD else None


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
        return part_of(season(year, e.season), e.part)
    if e.quarter:
        return quarter(year, e.quarter)
    if e.month is None and e.day is not None:
        return _day_of_month(e, anchor, tense)
    if e.month is None:
        return part_of(Period.year(year), e.part)
    if e.day is None:
        return part_of(Period.month(year, e.month), e.part)
    if e.hour is not None:
        at = datetime(year, e.month, e.day, e.hour, e.minute or 0)
        exact = e.minute is not None
        return Period(at, at + timedelta(minutes=1 if exact else 60), Precision.MINUTE if exact else Precision.HOUR)
    return Period.day(date(year, e.month, e.day))


def _day_of_month(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """ "The 20th of next month"; "Thursday the 21st" and "the 27th" lie in the nearest month where they fit."""
    if anchor is None or e.day is None:
        return None
    months = [e.shift or 0] if e.unit == "month" else [0, -1, 1, *(range(-9, 10) if e.weekday is not None else ())]
    months = [m for m in months if not (tense == "past" and m > 0) and not (tense == "future" and m < 0)]
    days = [d for m in months if (d := _in_month(anchor, m, e.day)) and e.weekday in (None, d.weekday())]
    slack = timedelta(days=1)
    told = [d for d in days if not (tense == "past" and d > anchor + slack) and not (tense == "future" and d < anchor - slack)]
    chosen = told or (days if tense is None else [])
    return Period.day(min(chosen, key=lambda d: abs((d - anchor).days))) if chosen else None


def _in_month(anchor: date, shift: int, day: int) -> date | None:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
    return date(year, month + 1, day) if day <= month_length(year, month + 1) else None


def _left_out(e: DateExpression, anchor: date | None, tense: Tense) -> int | None:
    """The year that a date without one means."""
    if anchor is None:
        return None
    if e.unit == "year":
        return anchor.year + (e.shift or 0)
    if e.unit in ("month", "day"):
        return anchor.year
    if e.shift is not None:
        return _turned(e, anchor)
    reach = 4 if (e.month, e.day) == (2, 29) else 1
    fitting = [y for y in range(anchor.year - reach, anchor.year + reach + 1) if _weekday_fits(e, y)]
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
    if e.day is None or e.month is None:
        return True
    try:
        return e.weekday in (None, date(year, e.month, e.day).weekday())
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


def _range(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """From the first day of the one end to the last of the other; a year said once counts for both."""
    if e.last is None:
        return None
    if e.whole is not None or e.last.kind is not ExpressionKind.DATE:
        near = _end(e.whole or replace(e, kind=ExpressionKind.DATE, last=None), anchor, tense)
        begun = near.first if near and e.last.kind is ExpressionKind.WEEKDAY and e.last.shift is None else None
        return _joined(near, _end(e.last, begun or anchor, "future"))
    return _of_dates(e, e.last, anchor, tense)


def _of_dates(e: DateExpression, last: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    year = e.year or last.year
    if year is None and tense == "future" and last.unit is None and (ahead := _date(last, anchor, tense)) is not None:
        year = ahead.start.year if ahead.start else None  # it may have begun: what lies ahead is its end
    one = _date(replace(e, year=year), anchor, tense)
    far = replace(last, year=last.year or (one.start.year if one and one.start else None))
    two = _date(far, anchor, tense)
    if one is None or two is None or one.start is None or two.end is None:
        return None
    turned = one.start >= two.end
    if turned and e.year and not last.year:
        two = _date(replace(last, year=two.end.year + 1), anchor, tense)
    elif turned:
        one = _date(replace(e, year=one.start.year - 1), anchor, tense)
    return _joined(one, two)


def _end(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    return _KINDS[e.kind](e, anchor, tense)


def _joined(first: Period | None, last: Period | None) -> Period | None:
    if first is None or last is None or first.start is None or last.end is None or first.start >= last.end:
        return None
    days = {first.precision, last.precision} <= {Precision.DAY, Precision.HOUR, Precision.MINUTE}
    years = {first.precision, last.precision} == {Precision.YEAR}
    return Period(first.start, last.end, Precision.SPAN if days or years else Precision.OPEN)


def _nth(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    return nth(e, resolve(e.whole, anchor, tense)) if e.whole else None


def _counted(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    """ "Two weeks after 15 January": the day, where the date counted from is one."""
    start = resolve(e.whole, anchor, tense) if e.whole else None
    if start is None or start.first is None or start.first != start.last or e.shift is None:
        return None
    return Period.day(later(start.first, e.unit or "day", e.shift))


def _none(e: DateExpression, anchor: date | None, tense: Tense) -> Period | None:
    return None


def open_period(start: Period | None, end: Period | None, words: str) -> Period:
    """Return the stretch from one period to another; a missing one leaves its side open."""
    precision = Precision.SPAN if start and end else Precision.OPEN
    return Period(start.start if start else None, end.end if end else None, precision, words)


_KINDS: Mapping[ExpressionKind, Callable[[DateExpression, date | None, Tense], Period | None]] = {
    ExpressionKind.DATE: _date, ExpressionKind.RANGE: _range, ExpressionKind.WEEKDAY: on_weekday, ExpressionKind.SHIFT: shifted,
    ExpressionKind.WITHIN: within, ExpressionKind.DECADE: decade, ExpressionKind.SESSION: _none, ExpressionKind.VAGUE: _none,
    ExpressionKind.STRETCH: stretch, ExpressionKind.NTH: _nth, ExpressionKind.COUNT: _counted,
}  # fmt: skip
