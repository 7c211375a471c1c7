"""Days counted from what a report told before: "the same day", "two days later", "on the second day of his visit"."""

import re
from collections.abc import Sequence
from functools import cache

from elchi.lexica.classes import word_choice, word_class, word_pattern
from elchi.lexica.ordinals import ordinals
from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.clauses.drafts import Draft, share
from elchi.reading.encounters.dating import date_by_company, date_by_dateline, date_by_heading
from elchi.reading.encounters.otherdays import says_day
from elchi.reading.encounters.recalled import recall_stays
from elchi.reading.encounters.setting import EARLY, NEAR
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place
from elchi.reading.names.lands import land_of


@cache
def _nth_day() -> re.Pattern[str]:
    """ "On the | second day of his official visit"."""
    stays = word_choice("stays")
    return re.compile(rf"\b(?P<nth>[a-z]+) day of (?:the|his|her|their) (?:[\w-]+ ){{0,4}}?{stays}\b", re.IGNORECASE)


def reckon_days(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give encounters told with a day that is counted from another the day that is meant, where that was told just before."""
    told = sorted(drafts, key=lambda d: (d.segment, d.at))[: EARLY * 2]
    for number, draft in enumerate(told):
        before = [d for d in told[:number] if d.segment >= draft.segment - NEAR and _is_base(d, draft)]
        if draft.date is None:
            draft.date = _nth_day_of_visit(lines[draft.segment], before) or _that_day(lines[draft.segment], draft, before)
        elif _is_counted(draft.date) and before and (base := before[-1].date) is not None:
            draft.date = _counted_from(base, draft.date)


def _that_day(line: Line, draft: Draft, before: Sequence[Draft]) -> DateExpression | None:
    """ "After the meeting, they ...", "in the afternoon he met B": the day that was told last."""
    if draft.recalled or draft.status not in ("held", "planned") or not before or not goes_on_that_day(line):
        return None
    last = before[-1]
    one = last.date is not None and last.date.kind is not ExpressionKind.RANGE and last.status == draft.status
    return replace(last.date, modifier=None) if one and last.date is not None and not last.recalled else None


def goes_on_that_day(line: Line) -> bool:
    """Tell whether a sentence opens by going on with the day that was told of before it."""
    return word_pattern("that_same_day").match(line.tokens.text, line.tokens.segment.start) is not None


def date_by_flow(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give encounters the day of a dateline or a heading above, one counted from what was told before, or that of their company."""
    recall_stays(drafts, lines)
    date_by_dateline(drafts, lines)
    date_by_heading(drafts, lines)
    reckon_days(drafts, lines)
    date_by_company(drafts)


def _is_base(told: Draft, draft: Draft) -> bool:
    """A day told of something done, not itself counted from the day of the paper."""
    return told.at < draft.at and told.date is not None and says_day(told.date) and told.status in ("held", draft.status)


def _is_counted(date: DateExpression) -> bool:
    """ "The following day", "a week later": not "today", "yesterday", "two days ago"."""
    return (
        date.kind is ExpressionKind.SHIFT
        and date.unit in ("day", "week")
        and date.words.lower().endswith(word_class("days_of_the_story"))
    )


def _counted_from(base: DateExpression, date: DateExpression) -> DateExpression:
    start = replace(base, kind=ExpressionKind.DATE, last=None) if base.kind is ExpressionKind.RANGE and base.whole is None else base
    if not date.shift:
        return replace(start, modifier=None)
    return replace(date, kind=ExpressionKind.COUNT, whole=replace(start, modifier=None), modifier=None)


def _nth_day_of_visit(line: Line, before: Sequence[Draft]) -> DateExpression | None:
    """ "On the second day of his visit", where the day of its beginning is told."""
    segment = line.tokens.segment
    named = _nth_day().search(line.tokens.text, segment.start, segment.end)
    number = ordinals().get(named["nth"].lower()) if named is not None else None
    visit = next((d for d in reversed(before) if d.kind == "visit"), None)
    if named is None or number is None or visit is None or visit.date is None:
        return None
    words = DateExpression(Span(*named.span()), named[0], ExpressionKind.SHIFT, unit="day", shift=number - 1)
    return _counted_from(visit.date, words)


def date_by_place(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give a meeting the day of that of several visits which was to the same place: "visited Turkey on 4 April and Japan on 6 April. In Turkey he met A"."""
    visits = [d for d in drafts if d.kind == "visit" and d.place is not None and d.date is not None][:EARLY]
    for draft in drafts if len(visits) > 1 else ():
        segment = lines[draft.segment].tokens.segment
        if (
            draft.kind == "visit"
            or draft.place is None
            or draft.date is None
            or segment.start <= draft.date.span.start < segment.end
        ):
            continue
        mine = [v for v in visits if v.status == draft.status and share(v.actors, draft.actors)]
        if not any(v.date == draft.date for v in mine):
            continue
        there = [v for v in mine if v.place and _same_place(lines[draft.segment], v.place, draft.place)]
        draft.date = there[0].date if len(there) == 1 else draft.date


def _same_place(line: Line, visited: Place, place: Place) -> bool:
    return visited.name == place.name or (visited.is_state and land_of(place, line.tokens.lexicon) == visited.entity)
