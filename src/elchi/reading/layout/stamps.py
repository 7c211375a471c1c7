"""Dates that stand by themselves: the stamp of a page, the day in a dateline, the day parted from a headline."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.clauses.elided import told_in_past
from elchi.reading.dates.date_words import calendar
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL


def full_date(expression: DateExpression) -> date | None:
    """Return the day where an expression states year, month and day."""
    year, month, day = (getattr(expression, f, None) for f in ("year", "month", "day"))
    if not (year and month and day):
        return None
    return _valid(year, month, day)


_IN_NAME = re.compile(r"(?:^|[/\\\s_(-])((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def day_of_name(address: str) -> date | None:
    """Return the day that the name of a file or the path of a page begins or bears: "2024-03-05-visit.txt", "/2024/03/05/visit"."""
    found = _IN_NAME.search(address)
    return _valid(int(found[1]), int(found[3]), int(found[4])) if found is not None else None


def written_elsewhere(lines: Sequence[Line]) -> date | None:
    """Return the day of a stamp in another language: "5 Mart 2019", "Martes, 5 de marzo de 2019", "2019年3月5日"."""
    for line in lines:
        segment = line.tokens.segment
        found = _elsewhere().search(line.tokens.text, segment.start, min(segment.end, segment.start + _LONGEST_STAMP))
        if found is not None:
            month = _months_elsewhere()[found["month"].lower()] if found["month"] else int(found["number"])
            return _valid(int(found["year"] or found["first"]), month, int(found["day"] or found["last"]))
    return None


def cabled(text: str) -> date | None:
    """Return the day on which a telegram was sent: "P 220111Z JUL 76"."""
    found = _SENT.search(text, 0, _HEAD)
    if found is None:
        return None
    month = calendar()["months"].get(found["month"].lower())
    return (
        _valid(1900 + int(found["year"]) + 100 * (int(found["year"]) < _CENTURY), int(month), int(found["day"])) if month else None
    )


_HEAD, _CENTURY = 1_500, 40  # characters in which it stands; years of two digits from which on they are of the last century
_SENT = re.compile(r"\b(?P<day>[0-3]\d)[0-2]\d[0-5]\dZ? (?P<month>[A-Za-z]{3}) (?P<year>\d\d)\b")


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months_elsewhere() -> Mapping[str, int]:
    return {name: int(month) for month, names in calendar()["months_elsewhere"].items() for name in names}


@cache
def _elsewhere() -> re.Pattern[str]:
    months = "|".join(sorted(_months_elsewhere(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<day>[0-3]?\d)(?:\.|º|er)?\s(?:de\s)?(?P<month>{months})\.?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)(?!\w)"
        r"|(?<!\d)(?P<first>(?:19|20)\d\d)\s?[年년]\s?(?P<number>[01]?\d)\s?[月월]\s?(?P<last>[0-3]?\d)\s?[日일]",
        re.IGNORECASE,
    )


def labelled(line: Line, expression: DateExpression, agency: bool) -> bool:
    """Tell whether a date is labelled as that of the page: "Published: 21:50, 25 March 2024"."""
    start = expression.span.start
    return _label().search(line.tokens.text[max(line.tokens.segment.start, start - 26) : start]) is not None


@cache
def _label() -> re.Pattern[str]:
    """ "Published: 21:50, | 25 March"."""
    labels = word_choice("labels_of_pages")
    return re.compile(rf"\b{labels}(?: on)?\s{{0,2}}:?\s{{0,2}}(?:\d\d?:\d\d(?: ?[AaPp][Mm])?,?\s)?$")


def alone(line: Line, expression: DateExpression, agency: bool) -> bool:
    """Little else stands in the line, no verb in it, or only names before the date at its head."""
    segment, text = line.tokens.segment, line.tokens.text
    words = segment.end - segment.start - (expression.span.end - expression.span.start)
    if words < 28 or (expression.span.start - segment.start < 30 and text[segment.start : segment.start + 5].lower() == "date "):
        return True
    if expression.span.start - segment.start < 30 and agency:
        return True
    return (line.heading and words < _LONGEST_STAMP and tells_nothing(line)) or _opening(line, expression)


def tells_nothing(line: Line) -> bool:
    """Tell whether a line holds no event and no verb but of saying."""
    return not any(u.event or any(r[:2] == "v:" and r not in _TELLING for r in u.roles) for u in line.all)


_TELLING = frozenset({"v:say", "v:report"})


_LONGEST_STAMP = 120


_AFTER_DATE = re.compile(r"\s{0,3}(?:\.?[—–]|[:|()]|\.?[-–—]\s|-(?=\s)|[.,]?\s{0,2}[/(])")


def _opening(line: Line, expression: DateExpression) -> bool:
    """ "Jeddah (Agency - 16 December 2021) The ...", "MANILA 25 March 2025 - The ...", "November 30, 2022 (KHARTOUM) The ..."."""
    text, start = line.tokens.text, line.tokens.segment.start
    if expression.span.start - start > 75 or not _AFTER_DATE.match(text, expression.span.end):
        return False
    return all(w[:1].isupper() or not w[:1].isalpha() for w in text[start : expression.span.start].split())


def clocked(line: Line, expression: DateExpression, agency: bool) -> bool:
    """Tell whether a date is digits with a clock, which no sentence leads in to: "Ministers to meet next week 19.2.2021 16:48:09 EET"."""
    before = line.tokens.text[line.tokens.segment.start : expression.span.start].split()[-1:]
    bare = not any(c.isalpha() for c in expression.words) and before not in (["on"], ["at"], ["of"])
    return bare and _CLOCK.match(line.tokens.text, expression.span.end) is not None


_CLOCK = re.compile(r",?\s[0-2]?\d[:.][0-5]\d")


def last_of_diary(lines: Sequence[Line]) -> date | None:
    """Return the last of the days that stand alone above what was done on them, in their order or backwards; None elsewhere."""
    heads = {n: day for n, line in enumerate(lines) if (day := _day_alone(line)) is not None}
    days, opened = list(heads.values()), [line for n, line in enumerate(lines) if n - 1 in heads]
    if len(days) < _DAYS or sorted(set(days)) not in (days, days[::-1]):
        return None
    told = sum(any(VERBAL[u.roles] and told_in_past(u, line) for u in line.kept) for line in opened)
    return max(days) if 2 * told > len(opened) else None


_DAYS = 2  # days above entries that make a diary


def _day_alone(line: Line) -> date | None:
    if any(u.date is None and not u.roles & {"comma", "stop"} for u in line.all):  # so it is with nearly every first word
        return None
    stated = [u.date for u in line.all if u.date is not None]
    if len(stated) != 1:
        return None
    return full_date(stated[0]) if stated[0].kind is ExpressionKind.DATE else None


def closing(line: Line, expression: DateExpression, agency: bool) -> bool:
    """Tell whether a date ends a headline, parted from it: "Press release: call with President A: 11 May 2018"."""
    text = line.tokens.text
    before = text[line.tokens.segment.start : expression.span.start].rstrip()
    return line.heading and before.endswith((":", "|", "-", "–", "(", ",")) and line.tokens.segment.end - expression.span.end < 3
