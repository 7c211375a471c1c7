"""What each shape of a date expression reads from its words."""

import re
from collections.abc import Mapping
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.model.expression import ExpressionKind
from elchi.reading.dates import date_counts as counts
from elchi.reading.dates import date_ranges as ranges
from elchi.reading.dates.date_points import Fields, Reader, digits, inner, ordinal, point, shift, whole
from elchi.reading.dates.date_words import Run, calendar


def _stamp(run: Run, a: int, b: int, text: str) -> Fields | None:
    fields, weekday = digits(run.values[b - 1]), run.first("W", a, b)
    return fields if fields is None or weekday is None else {**fields, "weekday": run.values[weekday]}


def _day(run: Run, a: int, b: int, text: str) -> Fields | None:
    if "MKTO" in run.classes[a:b]:
        return None  # "in May, the second visit this year"
    fields = point(run, a, b)
    if fields.get("day", 0) > 31:
        return None
    if fields.get("kind") is not None:  # "today, 15 December": the date says it better
        fields = {k: v for k, v in fields.items() if k not in ("kind", "unit", "shift")}
    part = run.first("P", a, b)
    if fields.pop("part", None) and part is not None and run.classes[part + 1] in "MI":
        fields["modifier"] = "since"  # "beginning 7 January"
    return fields


def _day_of_that_month(run: Run, a: int, b: int, text: str) -> Fields | None:
    i = run.first("DO", a, b) or a
    steps = shift(run, b - 2) if run.classes[b - 2] == "R" else 0
    return {"day": run.values[i], "unit": "month", "shift": steps} if run.values[i] <= 31 else None


def _nth(unit: str) -> Reader:
    def read(run: Run, a: int, b: int, text: str) -> Fields | None:
        i = run.first("OR", a, b) or a
        if run.classes[i] == "R" and run.values[i] != -1:
            return None
        inside = i + 2 + (run.classes[i + 2] in "KFI")
        weekday = run.values[i + 1] if unit == "weekday" else None
        return {"kind": ExpressionKind.NTH, "ordinal": ordinal(run, i), "unit": unit, "weekday": weekday,
                "whole": whole(run, inside, b, text)}  # fmt: skip

    return read


def _week_of(run: Run, a: int, b: int, text: str) -> Fields | None:
    i = (run.first("FCP", a, b) or a) + 1
    i += run.classes[i] == "I"
    return {"kind": ExpressionKind.NTH, "unit": "week", "whole": inner(run, i, b, text, point(run, i, b))}


def _nth_part(run: Run, a: int, b: int, text: str) -> Fields | None:
    i = run.first("O", a, b) or a
    unit = {"f": "half", "q": "quarter"}[run.classes[i + 1]]
    rest = run.first("TRMYym", i + 2, b)
    if run.values[i] > (2 if unit == "half" else 4):
        return None
    if rest is None:
        return {"quarter": run.values[i]} if unit == "quarter" and run.classes[i - 1 : i] == "T" else None
    fields = point(run, rest, b)
    if unit == "quarter":
        return {"quarter": run.values[i], **fields} if fields else {"quarter": run.values[i], "unit": "year", "shift": 0}
    return {"kind": ExpressionKind.NTH, "ordinal": run.values[i], "unit": unit, "whole": whole(run, rest, b, text)}


def _quarter(run: Run, a: int, b: int, text: str) -> Fields | None:
    fields = point(run, a, b)
    half = run.first("H", a, b)
    if half is not None:
        year = inner(run, a, b, text, {k: v for k, v in fields.items() if k in ("year", "unit", "shift")})
        return {"kind": ExpressionKind.NTH, "unit": "half", "ordinal": run.values[half], "whole": year}
    if "quarter" not in fields:
        fields["quarter"] = fields.pop("day", 0)
    return fields if 1 <= fields["quarter"] <= 4 else None


_CLOSING = ("", ".", ",", ";", ")", "\n")


def _season(run: Run, a: int, b: int, text: str) -> Fields | None:
    i = run.first("S", a, b) or a
    fields = point(run, a, b)
    if run.classes[i - 1] == "R" and i > a and "year" not in fields:
        fields["shift"] = shift(run, i - 1)
    word = text[run.starts[i] : run.ends[i]].lower()
    before = run.classes[max(0, i - 2) : i]
    alone = word == "spring" and text[run.ends[i] : run.ends[i] + 1] in _CLOSING  # not "in spring water"
    bare = ("T", "B", "b", "I") if alone or word not in ("fall", "spring") else ("T", "B", "b")
    return fields if fields.keys() & {"year", "shift", "part"} or before.endswith(bare) else None


def _weekday_and_day(run: Run, a: int, b: int, text: str) -> Fields | None:
    if text[run.starts[b - 1]].isupper() and "." in text[run.starts[a] : run.starts[b - 1]]:
        return None  # "on Monday. First Deputy Minister ..." begins another sentence
    if (
        run.classes[b - 1] == "D"
        and run.classes[b - 2] != "T"
        and text[run.ends[b - 1] : run.ends[b - 1] + 1] not in ("", ",", ".", ";", ")", "\n")
    ):
        return None  # "on Thursday 11 people ..."
    fields = point(run, a, b)
    return {"weekday": fields["weekday"], "day": fields["day"]} if fields["day"] <= 31 else None


def _month(run: Run, a: int, b: int, text: str) -> Fields | None:
    """A month alone needs company: a part, "this", a preposition before it."""
    written = text[run.starts[b - 1] : run.ends[b - 1]].lower().rstrip(".")
    if (
        written in calendar()["beside"]
        and written != "sept"
        and (run.classes[a] not in "Bb" or _NAMED.match(text, run.ends[b - 1]))
    ):
        return None
    fields = point(run, a, b)
    steps = next((shift(run, i) for i in range(a, b) if run.classes[i] == "R"), None)
    return fields if steps is None else {**fields, "shift": steps}


_NAMED = re.compile(r" [A-Z][a-z]")  # "between Jan Novak and": no month


def _month_and_year(run: Run, a: int, b: int, text: str) -> Fields | None:
    return point(run, a, b)


_STOPS = ("", ",", ".", ";", ")", ":", "\n")


def _day_alone(run: Run, a: int, b: int, text: str) -> Fields | None:
    """ "On the 27th", where no noun follows."""
    day, end = run.values[b - 1], run.ends[b - 1]
    if day > 31 or not text[run.starts[b - 1]].isdigit() or text[end : end + 1] not in _STOPS:
        return None
    return {"day": day, "unit": "day"}


@cache
def _counts() -> re.Pattern[str]:
    """ "2000 | troops", "2000 | km": what four digits count, which are no year."""
    return re.compile(rf"\s*(?:{word_choice('counted_not_years')}|per\b|%)|[-–/]\d")


def _year(run: Run, a: int, b: int, text: str) -> Fields | None:
    if _counts().match(text, run.ends[b - 1]):
        return None
    return point(run, a, b)


READERS: Mapping[str, Reader] = {
    "days_of_month": ranges.days_of_month, "month_of_days": ranges.month_of_days, "month_between": ranges.month_of_days, "day_to_date": ranges.day_to_date,
    "weekdays_with_days": ranges.weekdays_with_days, "week_with_weekdays": ranges.week_with_weekdays, "span": ranges.span, "years": ranges.years, "stamp": _stamp,
    "day": _day, "day_of_that_month": _day_of_that_month, "nth_weekday": _nth("weekday"), "nth_week": _nth("week"), "week_of": _week_of,
    "nth_part": _nth_part, "quarter": _quarter, "century": counts.century, "decade": counts.decade, "season": _season, "weekday_of_week": counts.weekday_of_week,
    "weekday_and_day": _weekday_and_day, "within": counts.counted(ExpressionKind.WITHIN, lambda *_: 1), "count_from": counts.count_from,
    "ago": counts.counted(ExpressionKind.SHIFT, counts.direction), "stretch": counts.counted(ExpressionKind.STRETCH, counts.by_relative),
    "after_next": counts.after_next, "relative": counts.relative, "part_of_unit": counts.part_of_unit, "ahead": counts.ahead, "weekday": counts.weekday,
    "counted_day": counts.counted_day, "month_and_year": _month_and_year, "year_and_month": _month_and_year, "month": _month, "day_alone": _day_alone, "weekend": counts.weekend, "year": _year,
    "vague": counts.vague,
}  # fmt: skip
