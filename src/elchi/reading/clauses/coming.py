"""What a report tells in the present of a day that lies ahead: "arrives in Honolulu on October 27", "the ministers meet on 22 November"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from elchi.lexica.classes import word_choice, word_set
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.clauses.drafts import Draft
from elchi.reading.clauses.elided import told_in_past
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit

_NEAR = 183  # days; a day without a year is the one nearest to the report


def settle_coming(drafts: Sequence[Draft], lines: Sequence[Line], told: date | None) -> None:
    """Hold nothing for done that the present tells of and whose day, without a year, comes after that of the report."""
    for draft in drafts if told is not None else ():
        line, day = lines[draft.segment], draft.date
        if day is None or draft.status != "held" or draft.recalled or (line.heading and day.weekday is not None):
            continue
        present = _ahead(day, told) and _in_the_present(draft, line) and not _told_again(draft, lines)
        if present or (told is not None and _is_named_for(draft, day, told)):
            draft.status = "planned"


def _is_named_for(draft: Draft, month: DateExpression, told: date) -> bool:
    """ "The June Venice summit", told of in March: the nearest June lies ahead."""
    named = draft.event is not None and draft.event.when is month and draft.act == "named-event"
    return (
        named and not month.year and month.day is None and month.month is not None and 0 < (month.month - told.month) % 12 < _HALF
    )


_HALF = 6  # months; one without a year is the nearest to the report


def _told_again(draft: Draft, lines: Sequence[Line]) -> bool:
    """ "A meets B on Monday (Agency)" beneath a picture, above "A met B on Monday": told of as past too."""
    if draft.latest == draft.segment:
        return False
    return any(VERBAL[u.roles] and told_in_past(u, lines[draft.latest]) for u in lines[draft.latest].kept)


def _ahead(day: DateExpression, told: date | None) -> bool:
    """Tell whether the nearest such day lies ahead; the present tells of a weekday to come, but for a headline."""
    if told is None or day.year:
        return False
    if day.kind is ExpressionKind.WEEKDAY and day.month is None and day.shift is None:
        return day.weekday != told.weekday() and day.modifier in (None, "since")  # "meet from Monday"
    if not (day.month and day.day) or day.kind not in (ExpressionKind.DATE, ExpressionKind.RANGE):
        return False
    if day.weekday is not None or day.unit or day.shift is not None:
        return False
    days = (day.month - told.month) * 30 + day.day - told.day
    return 0 < (days if days > -_NEAR else days + 365) < _NEAR


def _in_the_present(draft: Draft, line: Line) -> bool:
    """Tell whether the verb of an encounter is in the present; for an event on a day of a month, that no verb is in the past."""
    verb = next((n for n, u in enumerate(line.kept) if u.start == draft.at and u.event is None), None)
    if verb is not None and VERBAL[line.kept[verb].roles]:
        return _finite(line, verb) and (draft.date is None or draft.date.month is not None or _on_a_weekday(line, verb))
    past = any(VERBAL[u.roles] and u.event is None and told_in_past(u, line) for u in line.kept)
    past = past or not word_set("told_as_past").isdisjoint(line.tokens.seen)
    return not past and draft.date is not None and draft.date.weekday is None


def _finite(line: Line, verb: int) -> bool:
    """Tell whether a verb is in the present and no infinitive or participle."""
    unit, infinitive = line.kept[verb], verb > 0 and bool(line.kept[verb - 1].roles & {"p:to", "glad"})
    if line.tokens.low[unit.first].endswith("ing"):  # "is travelling to Italy"
        return verb > 0 and line.tokens.low[line.kept[verb - 1].first] in ("is", "are", "am")
    return not (infinitive or told_in_past(unit, line) or _helped(line.kept, verb))


def _on_a_weekday(line: Line, verb: int) -> bool:
    """ "The ministers meet on Friday" is to come; beneath a picture of two who shake hands "on Friday" is past."""
    first, text = line.tokens.low[line.kept[verb].first], line.tokens.text
    segment = line.tokens.segment
    if _credit().search(text, segment.start, segment.end) or _credit().match(text, segment.end):
        return False
    return first in word_set("present_of_what_is_set") and word_set("marks_of_captions").isdisjoint(line.tokens.seen)


@cache
def _credit() -> re.Pattern[str]:
    """ "(AFP)", "(Photo: the Chancellery)": whose a picture is."""
    return re.compile(rf"\s*\((?:[A-Z]{{2,6}}|[^()]{{0,40}}\b{word_choice('credits_of_pictures')}\b[^()]{{0,40}})\)")


def _helped(units: Sequence[Unit], at: int) -> bool:
    """ "Has been visiting", "was in talks": a helping verb may tell of the past."""
    return any(u.roles & {"have", "be", "not"} for u in units[max(0, at - 2) : at])
