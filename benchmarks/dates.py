"""How well date expressions are understood: the English specifications of Recognizers-Text against find and resolve.

    python -m benchmarks.dates [FOLDER] [--failures] [--scope]

FOLDER holds `corpora/dates/recognizers-text/DateTime/English/`; without it, `../shared` beside the project is taken.
An expression is in scope where a diplomatic report could hold it. What is not is decided by the rules in OUT alone,
in order, before anything is read, and counted. It is right where the whole expression is found and the days meant are
the days given; a past and a future meaning may both be given, and either counts.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.figures import Figure
from elchi.model.expression import DateExpression
from elchi.reading.dates.dates import find
from elchi.resolving.when import resolve

SHARED = Path(__file__).parents[2] / "shared"
PLACE = "corpora/dates/recognizers-text/DateTime/English"
FILES = ("DateParser", "DatePeriodParser", "DateTimeModel", "MergedParser")

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
OUT: tuple[tuple[str, str], ...] = (
    ("clock times, durations, sets and time zones", r"^$"),  # by type
    ("no value given by the specification", r"^$"),  # by value
    ("feasts and national days", r"easter|christmas|new year|halloween|thanksgiving|labor day|independence|patrick|earth day|juneteenth"
     r"|freedom day|jubilee|workers' day|eid|black friday|solstice"),
    ("day and month in digits without a year, or with a year of two digits",
     r"(?<![\d./-])\d{1,2}\s?[./-]\s?\d{1,2}(?![\d.]*[./-]?\d{4})(?:[./,-]\d{2})?(?!\d)(?!\s*(?:of\s)?" + _MONTH + r")(?<!\d{4})|of \d\d$|\b\d\d/\d\d,\d"),
    ("month in digits beside a year", r"^(?:on |in )?\d{4}\s?[./-]\s?\d{1,2}$|^\d{1,2}\s?[./-]\s?\d{4}$"),
    ("day and month in digits where either could come first", r"(?<!\d)(?:0?\d|1[012])([./-])(?:0?\d|1[012])\1\d{4}"),
    ("digits without marks, or in no order that is written", r"\b\d{8}\b|^\d{4} \d\d \d\d$|\d\d-\d{4}-[a-z]|[a-z]-\d{4}-\d\d|\d{4}/\d\d/[a-z]|/\d\d/\d\d\d?$|\d/\d\d,\d{4}"),
    ("words run together, or a slash between month and day", _MONTH + r"\.?\d|" + _MONTH + r"/\d|\d" + _MONTH + r"|\d(?:year|month|week|day)|\d{4}h\d"),
    ("numbers of years and days in words, as spoken", r"thousand|hundred|nineteen (?!seventies)\w|twenty-tens|noughties|"
     rf"{_TENS} (?:one|two|three|four|five|six|seven|eight|nine)\b|{_MONTH} {_TENS}$|the (?:thirty|fifteen)$|first 12$|nineteen seventies"),
    ("a day by its number alone, without ordinal", r"^(?:the |on )?\d{1,2}$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* \d\d$"),
    ("fiscal and school years, weeks by number", r"fiscal|school|\bfy|\bsy|\bcy|calendar year|week \d|eoy|working week|workweek"),
    ("shorthand of messages and formulas", r"tmrw|otd|w/c|[=<>~]|greater|year to date|till date|^to date$| or (?:later|after|in|equal|at)\b|or earlier|or on|my |'s$"),
    ("a unit that no word places", r"^(?:the |my )?(?:last )?(?:day|week|month|year|fortnight)$|^(?:this|past|last|the last) day$|^the (?:day|week|month|year)$"),
    ("told from another moment of the story", r"\b(?:same|that) (?:week|month|year|weekend|day)"),
    ("a count that says no number", r"\b(?:few|several|some|couple)\b"),
    ("several units at once, parts of units, or days of work", r"(?:year|month|week|day)s?,? (?:and )?\d+ (?:year|month|week|day)|business|half days|months? and|working"),
    ("calculation on other expressions",
     r"more than|less than|^for (?:\d|a |one )|^(?:a|\d) \w+ starting|^in two \w+ since|^(?:two|2) (?:sundays|monday)|months? after next"
     r"|^\w+day,? (?:two|2|3) |(?:now|days|today|\w+ \d+\w*) on (?:friday|tuesday)$"),
    ("years before 1000 or outside reports", r"year 247|\b2150\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One expression of the specification: its text in a sentence, the reference day, and the days it can mean."""

    sentence: str
    words: str
    start: int
    sort: str
    anchor: date | None
    meant: frozenset[tuple[date | None, date | None]]


def cases(folder: Path) -> Iterator[Case]:
    """Yield every expression of the specification once, with all that its files say it can mean."""
    found: dict[tuple, Case] = {}
    for name in FILES:
        for entry in json.loads((folder / f"{name}.json").read_text("utf-8-sig")):
            anchor = _day((entry.get("Context") or {}).get("ReferenceDateTime"))
            for result in (r for r in entry["Results"] if r.get("Text")):
                case = _case(entry["Input"], result, anchor)
                key = (case.sentence.lower().strip(" ."), case.words.lower(), case.start, case.sort)
                before = found.get(key)
                found[key] = (
                    replace(case, meant=case.meant | before.meant) if before and before.anchor == anchor else before or case
                )
    yield from found.values()


def _case(sentence: str, result: dict, anchor: date | None) -> Case:
    sort = (result.get("Type") or result.get("TypeName") or "").removeprefix("datetimeV2.")
    value = result.get("Value") or result.get("Resolution") or {}
    found = value.get("values") or [value.get("PastResolution") or {}, value.get("FutureResolution") or {}]
    meant = frozenset(m for m in map(_meant, found) if m is not None)
    return Case(sentence, result["Text"], result.get("Start", 0), sort, anchor, meant)


def _meant(value: dict) -> tuple[date | None, date | None] | None:
    """First and last day; an end that is given lies one day behind the last."""
    if isinstance(value, dict) and (day := _day(value.get("value") or value.get("date"))):
        return _bounded(day, day, value)
    if not isinstance(value, dict):
        return None
    first, end = _day(value.get("start") or value.get("startDate")), _day(value.get("end") or value.get("endDate"))
    if first is None and end is None:
        return None
    return first, end - timedelta(days=1) if end else None


def _bounded(first: date, last: date, value: dict) -> tuple[date | None, date | None]:
    match value.get("Mod"):
        case "before" | "until":
            return None, last
        case "after" | "since":
            return first, None
    return first, last


def _day(words: str | None) -> date | None:
    try:
        return datetime.fromisoformat(words[:10]).date() if words and not words.startswith("0001") else None
    except ValueError:
        return None


def reason_out(case: Case) -> str | None:
    """Return why a report could not hold an expression; None for one in scope."""
    if case.sort not in ("date", "daterange"):
        return OUT[0][0]
    if not case.meant:
        return OUT[1][0]
    return next((why for why, pattern in OUT[2:] if re.search(pattern, case.words.lower())), None)


def right(case: Case) -> tuple[bool, str]:
    """Tell whether the reader finds the expression and means the days given, and what it says."""
    at = (
        case.start
        if case.sentence[case.start :].lower().startswith(case.words.lower())
        else case.sentence.lower().find(case.words.lower())
    )
    near = [e for e in find(case.sentence) if e.span.start < at + len(case.words) and e.span.end > at]
    said = []
    for expression in near:
        for tense in ("past", "future", None):
            period = resolve(expression, case.anchor, tense)
            if period is None:
                continue
            said.append(f"{period.first}/{period.last}")
            if any(_agree(period.first, period.last, period.precision, m, expression) for m in case.meant):
                return True, said[-1]
    return False, " ".join([f"{[e.words for e in near]}", *dict.fromkeys(said)])


def _agree(
    first: date | None, last: date | None, precision: str, meant: tuple[date | None, date | None], e: DateExpression
) -> bool:
    """The same days; a range may end on the day its words name; an open bound is told from one end only."""
    one, two = meant
    if e.unit in ("week", "month", "year") and e.kind == "shift" and one == two and first and last and one:
        return first <= one <= last  # "two months ago" is the month, of which the specification takes one day
    if precision == "open" and (first is None or last is None):
        return _near(first, one) if last is None else _near(last, two) or (one is not None and _near(last, one))
    return first == one and (
        last == two or (two is not None and last == two + timedelta(days=1)) or (e.kind == "range" and _end_of(e, last, two))
    )


def _end_of(e: DateExpression, last: date | None, two: date | None) -> bool:
    """ "From May to October" ends with October; the specification with the day on which its last word begins."""
    return bool(last and two and e.last and e.last.day is None and 0 <= (last - two).days <= (31 if e.last.month else 366))


def _near(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and abs((a - b).days) <= 1


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return None if (folder / PLACE).is_dir() else f"no specifications at {folder / PLACE}"


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the share of expressions in scope that are right; the peer reads no expressions alone."""
    inside = [c for c in cases(folder / PLACE) if reason_out(c) is None]
    good = sum(right(c)[0] for c in inside)
    yield Figure("date expressions, right", good / len(inside), 0.90, counts=f"{good}/{len(inside)}/{len(inside)}")


def main(folder: Path = SHARED, *options: str) -> int:
    """Print the counts, the share that is right, why expressions are out of scope, and with options each of them."""
    if reason := missing(folder):
        print(f"skipped: {reason}")
        return 0
    found = list(cases(folder / PLACE))
    inside = [(c, *right(c)) for c in found if reason_out(c) is None]
    good = sum(ok for _, ok, _ in inside)
    print(f"{len(found)} expressions, {len(inside)} in scope, {good} right: {good / len(inside):.3f}")
    for why, count in Counter(filter(None, map(reason_out, found))).most_common():
        print(f"{count:6} out: {why}")
    for case, ok, said in inside:
        if not ok and "--failures" in options:
            print(f"  {case.anchor} {case.words!r} in {case.sentence[:80]!r} meant {sorted(map(str, case.meant))} said {said}")
    for case in found:
        if "--scope" in options and case.sort in ("date", "daterange") and (why := reason_out(case)):
            print(f"  {why}: {case.words}")
    return 0


if __name__ == "__main__":
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    sys.exit(main(*(folders or [SHARED]), *(a for a in sys.argv[1:] if a.startswith("--"))))
