"""The day on which a news report was sent, which its dateline tells: "ROME, March 5 - The minister", "(Agency) LIMA, Oct. 5. The"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.layout.stamps import full_date
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place

_LATE, _EARLY = 4, 3  # days from the day of a dateline to that of the paper which prints it, and back: "for release on Monday"
_BETWEEN = re.compile(r"[,\s]*(?:\(?[A-Z][\w.’'-]*\)?[,\s]*){0,3}")  # "TAUPO, | New Zealand, | March 20"
_MARK = re.compile(r"\s?(?:--?|[–—:.(]|$|\n)")
_ENDS = ".—–"  # marks that may end a line which holds nothing else


def read_dateline(lines: Sequence[Line], place: Place, published: date) -> None:
    """Take the day of a dateline from what its sentence tells of; "today" is that day in the whole report."""
    number = next((n for n, li in enumerate(lines) if li.tokens.segment.start <= place.start < li.tokens.segment.end), None)
    line = lines[number] if number is not None else None
    told = next((d for d in line.dates if _is_sent(line, d, place)), None) if line is not None else None
    sent = _day_of(told, published) if told is not None else None
    if number is None or line is None or told is None or sent is None or not -_EARLY <= (published - sent).days <= _LATE:
        return
    line.dates.remove(told)
    alone = line.tokens.segment.end - told.span.end < len(_ENDS)
    begins = lines[min(number + 1, len(lines) - 1)] if alone else line
    begins.sent = replace(told, kind=ExpressionKind.DATE, year=sent.year, month=sent.month, day=sent.day, weekday=None)
    if sent != published:
        _count_from(lines, (sent - published).days)


def _day_of(told: DateExpression, published: date) -> date | None:
    """ "March 5" of the year of publication, "Monday" the last before it."""
    if told.weekday is not None and told.month is None:
        return published - timedelta((published.weekday() - told.weekday) % 7)
    return full_date(replace(told, year=told.year or published.year))


def _is_sent(line: Line, told: DateExpression, place: Place) -> bool:
    """A day right behind the place, and a mark before the sentence."""
    text = line.tokens.text
    if told.span.start < place.end or _BETWEEN.fullmatch(text, place.end, told.span.start) is None:
        return False
    dated = told.kind is ExpressionKind.DATE and told.month and told.day
    return bool(dated or told.kind is ExpressionKind.WEEKDAY) and _MARK.match(text, told.span.end) is not None


def _count_from(lines: Sequence[Line], days: int) -> None:
    """Count "today", "tomorrow" and the like from the day so many days from that of publication."""
    for line in lines:
        for number, told in enumerate(line.dates):
            if told.unit != "day" or told.shift is None or told.kind is not ExpressionKind.SHIFT:
                continue
            line.dates[number] = counted = replace(told, shift=told.shift + days)
            for unit in line.all:
                unit.date = counted if unit.date is told else unit.date
