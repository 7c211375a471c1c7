"""Programmes, schedules and agendas: each entry is still to come, on the day of the heading that it stands under."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from elchi.lexica.classes import finds
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.clauses.drafts import Draft
from elchi.reading.clauses.elided import told_in_past
from elchi.reading.layout.stamps import labelled
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Place

_CLOCK = re.compile(
    r"\W*(?:approx\. )?(?:[0-2]?\d[.:][0-5]\d|[01]?\d ?[ap]\.?m\b|[0-2]\d[0-5]\d(?: (?:hrs|hours))?\s?[,:–-])", re.IGNORECASE
)
_TOP = 4  # lines in which a paper says that it is a programme


def days_of_programme(lines: Sequence[Line]) -> Mapping[int, DateExpression]:
    """Return the lines of a programme that say on which day what stands below them is; none of another paper."""
    if not any(line.heading and finds("programme_titles", line.words) for line in lines[:_TOP]):
        return {}
    days = {n: day for n, line in enumerate(lines) if (day := _day_of(line)) is not None}
    clocks = sum(_CLOCK.match(line.tokens.text, line.tokens.segment.start) is not None for line in lines)
    return days if len(days) > 1 or clocks > 1 else {}


def settle_programme(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give the entries of a programme its days, and hold none for done that is not told in the past."""
    days = days_of_programme(lines)
    numbers = list(days)
    for draft in drafts if days else ():
        above = bisect_right(numbers, draft.segment) - 1
        if above < 0 or draft.recalled:
            continue
        draft.date = draft.date or days[numbers[above]]
        if draft.place is None and draft.kind not in ("visit", "call", "videoconference"):
            draft.place = _place_behind(lines[draft.segment])
        if draft.status == "held" and not _told_in_past(draft, lines[draft.segment]):
            draft.status = "planned"


def _day_of(line: Line) -> DateExpression | None:
    """ "Tuesday, 23 October 2012", "October 12: 0800, briefing", "Schedule of Monday's meetings": the only day of a line that tells nothing."""
    days = [u for u in line.all if u.date is not None and _is_day(u.date)]
    if len(days) != 1 or days[0].date is None:
        return None
    opens = days[0].start <= line.tokens.segment.start + 2 and _PARTED.match(line.tokens.text, days[0].end) is not None
    if labelled(line, days[0].date, False):
        return None
    told = any(VERBAL[u.roles] or u.event is not None or u.parties for u in line.all)
    titled = line.heading and finds("programme_titles", line.words)
    return days[0].date if opens or titled or not told else None


_PARTED = re.compile(r"\s?(?:[:–—]|-\s|$)")


def _place_behind(line: Line) -> Place | None:
    """ "8th Summit, Istanbul", "Ministerial meeting, Vienna, Austria": where an entry without a verb ends."""
    told = [u for u in line.all if u.date is None and not u.roles & {"stop", "close"}]
    if any(VERBAL[u.roles] for u in told):
        return None
    state = told.pop() if len(told) > 2 and "STATE" in told[-1].roles and told[-3].place is not None else None
    if state is not None:
        told.pop()
    return told[-1].place if len(told) > 2 and "comma" in told[-2].roles else None


def _is_day(date: DateExpression) -> bool:
    return (date.kind is not ExpressionKind.RANGE or date.month is not None) and (date.day is not None or date.weekday is not None)


def _told_in_past(draft: Draft, line: Line) -> bool:
    verb = next((u for u in line.kept if u.start == draft.at and u.event is None), None)
    return verb is not None and told_in_past(verb, line)
