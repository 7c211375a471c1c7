"""Ranges: what "18-21 November" and "from today until the end of May" say of both their ends."""

import re

from elchi.model.expression import ExpressionKind
from elchi.reading.dates.date_points import Fields, inner, point, point_of, shift
from elchi.reading.dates.date_shapes import POINT, TO
from elchi.reading.dates.date_words import Run


def _ranged(run: Run, a: int, b: int, text: str, first: Fields, last: Fields) -> Fields:
    """A range; a near end that is no calendar date is kept whole."""
    if "kind" in first:
        first = {"whole": inner(run, a - 2, a - 1, text, first)}
    return {**first, "kind": ExpressionKind.RANGE, "modifier": None, "last": inner(run, a, b, text, last)}


def _shared(first: Fields, last: Fields) -> tuple[Fields, Fields]:
    """A month and year said once count for both ends."""
    for key in ("month", "year", "unit", "shift"):
        if key in last and key not in first:
            first[key] = last[key]
        elif key in first and key not in last:
            last[key] = first[key]
    return first, last


def days_of_month(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "18-21 November", "from Thursday 11 to Tuesday 16 June" says."""
    days = [i for i in range(a, b) if run.classes[i] in "DO"]
    first, last = point(run, a, days[0] + 1), point(run, days[-1] - 1, b)
    if run.classes[days[-1] - 1] not in "WT":
        last = point(run, days[-1], b)
    first, last = _shared(first, last)
    if last["day"] < first["day"] and last.get("month", 1) > 1 and "month" in last and run.classes[a] == "b":
        first["month"] -= 1
    return _ranged(run, days[-1], b, text, first, last)


def month_of_days(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "November 18 to 21" says."""
    days = [i for i in range(a, b) if run.classes[i] in "DO"]
    if run.values[days[-1]] > _LONGEST:
        return None  # "on June 15 and 86th Meeting on June 16"
    first, last = _shared(point(run, a, days[0] + 1), point(run, days[-1], b))
    if last["day"] < first["day"] and first["month"] < 12:
        last["month"] += 1
    return _ranged(run, days[-1], b, text, first, last)


def day_to_date(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "From 4 to January 22, 1995" says."""
    first, last = _shared(point(run, a, a + 2), point(run, a + 3, b))
    return _ranged(run, a + 3, b, text, first, last)


def weekdays_with_days(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "From Thursday 11 to Tuesday 16" says."""
    days = [i for i in range(a, b) if run.classes[i] in "DO"]
    last = days[0] + 2
    return _ranged(run, last, b, text, point(run, a, days[0] + 1), point(run, last, b))


def week_with_weekdays(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Next week between Wednesday and Friday" says."""
    steps = shift(run, a)
    ends = [i for i in range(a, b) if run.classes[i] == "W"]
    first, last = ({"kind": ExpressionKind.WEEKDAY, "unit": "week", "shift": steps, "weekday": run.values[i]} for i in ends)
    return _ranged(run, ends[1], b, text, first, last)


_END = re.compile(rf"[bI]?(?P<one>{POINT})(?P<middle>{TO}|K?A)(?P<two>{POINT})$")


def span(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "29 August to 1 September", "from 2007 to the end of 2008" says."""
    match = _END.fullmatch(run.classes, a, b)
    if match is None:
        return None
    one, two = run.classes[match.start("one") : match.end("one")], run.classes[match.start("two") : match.end("two")]
    led, dashed = run.classes[a] == "b", match["middle"] == "-"
    if not _comparable(one, two) or not (led or dashed or one == two == "M" or any(c in one for c in "DOYEip!")):
        return None
    first, last = point_of(run, *match.span("one")), point_of(run, *match.span("two"))
    if dashed and last.get("kind") and last.get("unit") == "day" and text[run.starts[match.start("two")]].isupper():
        return None  # "CANADA, March 15 - Today, the Prime Minister"
    if dashed and _told_twice(first, last):
        return {**last, "weekday": first.get("weekday", last.get("weekday"))}
    if "year" not in first and first.get("kind") is None and "year" in last:
        first["year"] = last["year"]
        if first.get("month", 1) > last.get("month", 12):
            first["year"] -= 1
    return _ranged(run, match.start("two"), b, text, first, last)


def _told_twice(first: Fields, last: Fields) -> bool:
    """ "Tuesday - March 5, 2019", "1440 / 5 March 2019": one day, by its weekday or by another calendar before it."""
    if not (last.get("day") and last.get("month") and last.get("year")):
        return False
    return (first.keys() <= {"kind", "weekday"} and "weekday" not in last) or first.get("year", _GREGORIAN) < _GREGORIAN <= last[
        "year"
    ]


_GREGORIAN, _LONGEST = 1582, 31


def _comparable(one: str, two: str) -> bool:
    """Two weekdays, or anything but a lone weekday at either end of a year."""
    lone = {"W", "RW"}
    return not ((one in lone) != (two in lone) and one not in lone)


def years(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "2021-2025" and "2021-25" says."""
    first, last = run.values[b - 3], run.values[b - 1]
    if last < 100:
        last += first // 100 * 100
    if first >= last or text[run.ends[b - 1] : run.ends[b - 1] + 1] in ("-", "/", "–"):
        return None
    return _ranged(run, b - 1, b, text, {"year": first}, {"year": last})
