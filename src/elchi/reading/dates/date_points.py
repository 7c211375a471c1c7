"""What the words of one date say: each class of calendar word into its field."""

import re
from collections.abc import Callable
from typing import Any

from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.dates.date_words import Run, calendar

Fields = dict[str, Any]


Reader = Callable[[Run, int, int, str], Fields | None]


def point(run: Run, a: int, b: int) -> Fields:
    """Return what the words from `a` up to `b` say of one date: each class into its field, the first of a class counts."""
    fields: Fields = {}
    for i in range(a, b):
        _say(fields, run, i, b)
    return fields


_PLAIN = {"M": "month", "W": "weekday", "D": "day", "O": "day", "Y": "year", "S": "season", "P": "part", "Q": "quarter"}


def _say(fields: Fields, run: Run, i: int, b: int) -> None:
    sort, value = run.classes[i], run.values[i]
    if sort in _PLAIN:
        fields.setdefault(_PLAIN[sort], value)
    elif sort == "R" and i + 1 < b and run.classes[i + 1] in "my":
        fields.update(unit={"m": "month", "y": "year"}[run.classes[i + 1]], shift=shift(run, i))
    elif sort == "h":
        hour, minute = value.split(":")[:2]
        fields.update(hour=int(hour), minute=int(minute))
    elif sort in "ip":
        fields.update(digits(value) or {})
    elif sort == "E":
        fields.update(kind=ExpressionKind.SHIFT, unit="day", shift=value)
    elif sort == "!":
        fields.update(kind=ExpressionKind.SHIFT, unit="day", shift=0)


def shift(run: Run, i: int) -> int:
    """Return how far "this", "last" or "next" points."""
    return int(run.values[i])


_NUMBERS = re.compile(r"\d+|[A-Za-z]{3,}")


def digits(words: str) -> Fields | None:
    """Return the date that digits state: day before month, as most of the world writes; unsure where it could be turned."""
    parts = _NUMBERS.findall(words)
    if len(parts) == 1:
        parts = [words[:4], words[4:6], words[6:]]
    if len(parts) == 2:
        return {"month": int(parts[0]), "year": int(parts[1])}
    named = calendar()["months"]
    values = [int(p) if p.isdigit() else named.get(p.lower(), 0) for p in parts[:3]]
    if not parts[1].isdigit() and values[0] <= 31 and len(parts[2]) == 2:
        values[2] += 1900 if values[2] > _PIVOT else 2000  # "5-Mar-19"
    year, first, second = (values[0], values[1], values[2]) if values[0] > 31 else (values[2], values[0], values[1])
    month, day = (first, second) if values[0] > 31 else (second, first)
    unsure = "/" in words and values[0] <= 31 and day <= 12 >= month and day != month and parts[1].isdigit()
    if month > 12 >= day:
        month, day = day, month
    found: Fields = {"year": year, "month": month, "day": day, "unsure": unsure}
    clock = re.search(r"[T ]\s?(\d\d?):(\d\d)", words)
    return (
        found | ({"hour": int(clock[1]), "minute": int(clock[2])} if clock else {}) if 1 <= month <= 12 and 1 <= day <= 31 else None
    )


_PIVOT = 49  # years of two digits up to this are of our century


def inner(run: Run, a: int, b: int, text: str, fields: Fields) -> DateExpression:
    """Return an expression that another one holds."""
    span = Span(run.starts[a], run.ends[b - 1])
    return DateExpression(span, text[span.start : span.end], **fields)


def whole(run: Run, a: int, b: int, text: str) -> DateExpression:
    """The month or year that something is counted in: "this month", "July 2021", "the year"."""
    fields = point(run, a, b)
    if not fields:
        unit = {"m": "month", "y": "year", "k": "week"}[run.classes[b - 1]]
        fields = {"unit": unit, "shift": 0}
    if "unit" in fields and "month" not in fields:
        fields["kind"] = ExpressionKind.SHIFT
    return inner(run, a, b, text, fields)


def ordinal(run: Run, i: int) -> int:
    """Return the number of an ordinal; "last" is -1."""
    return int(run.values[i]) if run.classes[i] == "O" else -1


def point_of(run: Run, a: int, b: int) -> Fields:
    """Return what one end of a range says: a date, or a weekday by itself."""
    fields = point(run, a, b)
    if set(fields) <= {"weekday"} or (run.classes[a] == "R" and "day" not in fields and "weekday" in fields):
        fields = {"kind": ExpressionKind.WEEKDAY, "weekday": fields["weekday"]}
        if run.classes[a] == "R":
            fields["shift"] = shift(run, a)
    return fields
