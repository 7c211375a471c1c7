"""What is counted from the day of the document: weekdays, "next month", "two weeks ago", "the past three years"."""

from collections.abc import Callable

from elchi.model.expression import ExpressionKind
from elchi.reading.dates.date_points import Fields, Reader, inner, point, point_of, shift
from elchi.reading.dates.date_words import Run, calendar


def _count(run: Run, a: int, b: int) -> int | None:
    if "?" in run.classes[a:b]:
        return None
    i = max((i for i in range(a, b) if run.classes[i] in "ND"), default=None)
    return None if i is None else int(run.values[i])


UNIT_NAMES = {
    "m": "month",
    "k": "week",
    "d": "day",
    "y": "year",
    "q": "quarter",
    "e": "decade",
    "n": "century",
    "x": "weekend",
    "g": "fortnight",
}


def counted(kind: ExpressionKind, sign: Callable[[Run, int, int], int | None]) -> Reader:
    """Return a reader of counted units, whose sign `sign` tells."""

    def read(run: Run, a: int, b: int, text: str) -> Fields | None:
        u = run.first("mkdyqenxg", a, b)
        direction = sign(run, a, b)
        if u is None or direction is None or (run.classes[u - 1] == "R" and not text[run.starts[u] : run.ends[u]].endswith("s")):
            return None  # "Agenda 21 next year"
        count = _count(run, a, u)
        if count is None:
            return {"kind": ExpressionKind.VAGUE}
        unit, count = ("week", 2 * count) if run.classes[u] == "g" else (UNIT_NAMES[run.classes[u]], count)
        return {"kind": kind, "unit": unit, "shift": direction * count}

    return read


def by_relative(run: Run, a: int, b: int) -> int | None:
    """Return the sign of "past", "next"."""
    i = run.first("R", a, b) or a
    return shift(run, i) or None


def direction(run: Run, a: int, b: int) -> int | None:
    """ "Ago" and "from now"; "two weeks earlier" and "later" are parts elsewhere."""
    value = run.values[b - 1]
    return {"earlier": -1, "later": 1}.get(value) if run.classes[b - 1] == "P" else int(value)


def count_from(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Two weeks after 15 January" says."""
    u = run.first("mkdyqeg", a, b)
    if (
        u is None
        or (sign := {"after": 1, "from": 1, "before": -1}.get(str(text[run.starts[u + 1] : run.ends[u + 1]]).lower())) is None
    ):
        return None
    unit, count = UNIT_NAMES[run.classes[u]], sign * (_count(run, a, u) or 1)
    return {
        "kind": ExpressionKind.COUNT,
        "unit": unit,
        "shift": count,
        "modifier": None,
        "whole": inner(run, u + 2, b, text, point_of(run, u + 2, b)),
    }


def after_next(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "The week after next" says."""
    u = run.first("mkyqx", a, b)
    if u is None or run.values[b - 1] != 1 or run.values[run.first("B", a, b) or a] != "after":
        return None
    return {"kind": ExpressionKind.SHIFT, "unit": UNIT_NAMES[run.classes[u]], "shift": 2}


def relative(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Next month", "early last year" says."""
    unit = run.classes[b - 1]
    part = point(run, a, b).get("part")
    steps = shift(run, b - 2)
    if unit == "g":
        return {"kind": ExpressionKind.STRETCH, "unit": "week", "shift": steps * 2} if steps else None
    return {"kind": ExpressionKind.SHIFT, "unit": UNIT_NAMES[unit], "shift": steps, "part": part}


def part_of_unit(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "The end of the year" says."""
    i = run.first("P", a, b) or a
    bare = b - i == 2  # "rest of week" but not "early week"
    if bare and text[run.starts[i] : run.ends[i]].lower() not in ("rest", "remainder"):
        return None
    return {"kind": ExpressionKind.SHIFT, "unit": UNIT_NAMES[run.classes[b - 1]], "shift": 0, "part": run.values[i]}


def ahead(run: Run, a: int, b: int, text: str) -> Fields | None:
    """ "In two weeks"; "in a year" and "the first visit in three years" only count, so the reader asks for what lies ahead."""
    if text[run.starts[a] : run.ends[a]].lower() != "in" or (run.values[a + 1] == 1 and run.classes[b - 1] != "z"):
        return None
    return counted(ExpressionKind.SHIFT, lambda *_: 1)(run, a, b, text)


def weekday(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Friday", "next Tuesday evening" says."""
    i = run.first("W", a, b) or a
    written = text[run.starts[i] : run.ends[i]].lower().rstrip(".")
    shifts = [j for j in range(a, i) if run.classes[j] == "R"]
    if written in calendar()["beside"] and not shifts:
        return None
    near = any(text[run.starts[j] : run.ends[j]].lower() in calendar()["nearest"] for j in shifts)
    return {"kind": ExpressionKind.WEEKDAY, "weekday": run.values[i], "shift": shift(run, shifts[-1]) if shifts else None,
            "unit": "day" if near else None}  # fmt: skip


def counted_day(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Yesterday" says."""
    return {"kind": ExpressionKind.SHIFT, "unit": "day", "shift": run.values[b - 1]}


def weekend(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "The weekend" says."""
    return {"kind": ExpressionKind.SHIFT, "unit": "weekend"}


def vague(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Soon" says."""
    return {"kind": ExpressionKind.VAGUE}


def weekday_of_week(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "Friday next week" says."""
    i, k = run.first("W", a, b) or a, run.first("k", a, b) or a
    return {"kind": ExpressionKind.WEEKDAY, "unit": "week", "shift": shift(run, k - 1), "weekday": run.values[i]}


def century(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "The 20th century" says."""
    i = run.first("O", a, b) or a
    return (
        {"kind": ExpressionKind.DECADE, "unit": "century", "year": 100 * (run.values[i] - 1)} if 10 < run.values[i] < 23 else None
    )


def decade(run: Run, a: int, b: int, text: str) -> Fields | None:
    """Return what "The 1990s" says."""
    year, part = run.values[b - 1], point(run, a, b - 1).get("part")
    if year < 100:
        led = "T" in run.classes[a:b] or text[max(0, run.starts[a] - 1) : run.starts[a]] in ("'", "’")
        year = 1900 + year if led and year > 10 else 0
    return {"kind": ExpressionKind.DECADE, "year": year, "part": part} if year else None
