"""When an encounter is: by the dates of its sentence, of a heading, of what the same people are told of with."""

import re
from collections.abc import Iterator, Mapping, Sequence

from elchi.lexica.classes import word_class, word_pattern, word_set
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.clauses.drafts import GATHERED, Draft, for_sides, share
from elchi.reading.clauses.moved import given_up, moved_to
from elchi.reading.encounters.journeys import came_from
from elchi.reading.encounters.otherdays import of_another_clause, of_another_matter, says_day
from elchi.reading.encounters.setting import DOING, EARLY, NEAR
from elchi.reading.encounters.whose_day import in_a_row, owner_of, owns
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit

_NO_DAY = frozenset(
    {ExpressionKind.VAGUE, ExpressionKind.SESSION, ExpressionKind.WITHIN, ExpressionKind.STRETCH, ExpressionKind.DECADE}
)
_OPEN = frozenset({"since", "after", "before", "until", "by"})


def date_of(line: Line, draft: Draft, drafts: Sequence[Draft]) -> DateExpression | None:
    """Return the date that belongs to a draft: a day before a month or year, the nearest of its clause; what is planned "from" it begins then."""
    told = _told_of(line, draft, drafts)
    return replace(told, modifier=None) if told is not None and told.modifier == _BEGINNING else told


def _told_of(line: Line, draft: Draft, drafts: Sequence[Draft]) -> DateExpression | None:
    if draft.status == "postponed" and (new := moved_to(line)) is not None:
        return new
    if (named := _named_by(line, draft)) is not None:
        return named
    dates = [
        d
        for d in line.dates
        if d.kind not in _NO_DAY
        and (d.modifier not in _OPEN or _begins(line, draft, d))
        and not (_of_years(d) or of_another_matter(line, d) or given_up(line, d))
    ]
    dates = _of_its_clause(line, draft, dates, drafts)
    if (back := came_from(line, draft)) is not None:
        dates = [d for d in dates if d.span.start > back]
    owners = [(d, owner_of(line, d, drafts)) for d in dates]
    own = [d for d, owner in owners if owns(draft, owner) or in_a_row(line, draft, owner, d) or _shared_at_margins(line, dates)]
    if own:
        return _in_full(min(own, key=lambda d: (not says_day(d), abs(d.span.start - draft.at))), own)
    if draft.kind == "visit" and (days := _days_of_journey(draft, owners)) is not None:
        return days
    if draft.event is not None and (when := draft.event.when) is not None and (when.month or when.weekday is not None):
        return when
    if _beside_it(line, draft):
        return None
    if (when := _when_of_clause(line, draft)) is not None:
        return when
    leading = [d for d in dates if all(d.span.start < other.at for other in drafts)]
    return leading[0] if len(dates) == len(leading) == 1 else _told_there(line, draft, dates)


def _named_by(line: Line, draft: Draft) -> DateExpression | None:
    """ "After | today's | G-7 meeting", "before Monday's talks": the day by which an event is called."""
    if draft.event is None:
        return None
    before = [u for u in line.all if u.end <= draft.event.start][-2:]
    if len(before) < 2 or "possessive" not in before[1].roles:
        return None
    when = before[0].date
    return replace(when, modifier=None) if when is not None and when.kind not in _NO_DAY else None


def _begins(line: Line, draft: Draft, date: DateExpression) -> bool:
    """ "Will visit Japan from 29 April", "meet in Oslo from Monday": on that day and after it."""
    if date.modifier != _BEGINNING or not date.words.lower().startswith(word_class("from_then_on")) or not says_day(date):
        return False
    verb = next((u for u in line.kept if u.start == draft.at), None)
    present = verb is not None and line.tokens.low[verb.first] in word_set("present_of_what_is_set")
    return draft.status == "planned" or present


_BEGINNING = "since"


def _of_its_clause(line: Line, draft: Draft, dates: list[DateExpression], drafts: Sequence[Draft]) -> list[DateExpression]:
    """The days that are neither those of words nor of another clause."""
    if draft.status in ("postponed", "cancelled"):  # the day before the trigger is that of the decision
        begins = draft.event.start if draft.event is not None else draft.at
        dates = [d for d in dates if (d.span.start > begins or _undone(line, d)) and not said_of_day(line, d)]
    elif draft.status == "planned" or len(dates) > 1:
        dates = [d for d in dates if not said_of_day(line, d)]
    dates = [d for d in dates if not of_another_clause(line, draft, d, drafts)]
    if draft.kind in GATHERED and _beside_it(line, draft):  # "preceding the Summit, he will host the Council on June 29"
        dates = [d for d in dates if not _of_main_clause(line, draft, d)]
    return dates


def _of_years(date: DateExpression) -> bool:
    """ "The action programme for 2021-2024": nobody meets for years."""
    return (
        date.kind is ExpressionKind.RANGE
        and date.year is not None
        and date.month is date.day is date.season is date.quarter is None
    )


def _beside_it(line: Line, draft: Draft) -> bool:
    """ "Today he met the Chancellor in advance of the summit": the day is not that of what lies before or behind it."""
    if draft.event is None or draft.at != draft.event.start:
        return False
    before = next((u for u in reversed(line.all) if u.end <= draft.at), None)
    return before is not None and bool(before.roles & {"p:before", "p:after"})


def _of_main_clause(line: Line, draft: Draft, date: DateExpression) -> bool:
    """ "Preceding the Summit, | he will host the Council on June 29", but "ahead of the Summit, to be held on November 2, he"."""
    between = [u for u in line.all if draft.end <= u.start and u.end <= date.span.start]
    comma = next((n for n, u in enumerate(between) if "comma" in u.roles), len(between))
    return any(u.roles & _SOMEBODY for u in between[comma:])


_SOMEBODY = frozenset({"PERSON", "OFFICE", "GROUP", "PRONOUN", "PARTIES"})


def _when_of_clause(line: Line, draft: Draft) -> DateExpression | None:
    """ "To visit China next year, when the summit will take place there": the time that the clause is about."""
    text = line.tokens.text
    opens = next((m for m in _WHEN.finditer(text, line.tokens.segment.start, draft.at)), None)
    if opens is None or "," in text[opens.end() : draft.at] or draft.event is None:
        return None
    return next((d for d in line.dates if d.span.end == opens.start() and d.kind not in _NO_DAY), None)


_WHEN = re.compile(r",? when\b")


def _in_full(found: DateExpression, own: Sequence[DateExpression]) -> DateExpression:
    """ "On Sunday, 22 Dhul Qi'dah 1444 (June 11, 2023)": the day that is told in full right behind a weekday."""
    if found.weekday is None or found.month is not None:
        return found
    behind = (d for d in own if d.year and d.month and d.day and 0 < d.span.start - found.span.end < _BESIDE)
    return next(behind, found)


_BESIDE = 50  # characters between a weekday and the same day in full
_THERE = re.compile(r"\b(?:where|at which|during which)\b[^,;.]{0,12}$")


def _told_there(line: Line, draft: Draft, dates: Sequence[DateExpression]) -> DateExpression | None:
    """ "Met for a summit where on Sunday they signed": the day of what was done there."""
    text = line.tokens.text
    behind = [d for d in dates if d.span.start > draft.at and says_day(d)]
    if draft.status != "held" or len(behind) != 1 or any(r in text[draft.at : behind[0].span.start] for r in ";:"):
        return None
    return behind[0] if _THERE.search(text[max(draft.at, behind[0].span.start - 30) : behind[0].span.start]) else None


def _undone(line: Line, date: DateExpression) -> bool:
    """ "He was to have travelled to Rome on Friday for talks": the day that it would have been."""
    return any("undone" in u.roles and u.start < date.span.start for u in line.kept)


def _days_of_journey(draft: Draft, owners: Sequence[tuple[DateExpression, Draft]]) -> DateExpression | None:
    """ "Will pay a visit to China and attend the forum from May 11 to 15": from one day to another, one is there."""
    spans = [(d, owner) for d, owner in owners if d.kind is ExpressionKind.RANGE and says_day(d) and owner.status == draft.status]
    if len(owners) != 1 or len(spans) != 1:
        return None
    date, owner = spans[0]
    return date if draft.at < owner.at < date.span.start and owner.kind != "visit" and owner.place is None else None


def _shared_at_margins(line: Line, dates: Sequence[DateExpression]) -> bool:
    """ "On the sidelines of the summit on Friday, A met B": one day for both."""
    if len(dates) != 1:
        return False
    return any("p:during" in u.roles and word_pattern("margins").search(u.of(line.tokens.text)) for u in line.all)


_ANNOUNCING = frozenset({"v:say", "v:report", "v:postpone", "v:cancel"})


def said_of_day(line: Line, date: DateExpression) -> bool:
    """Tell whether a day is that of words, not of what they tell: "the ministry said on Monday", "told reporters Friday"."""
    number = next((i for i, u in enumerate(line.all) if u.date is date), 0)
    if _possessed(line, number):
        return False
    behind = [u for u in line.all[number + 1 : number + 4] if not u.roles & {"adverb", "have"}][:2]
    if len(behind) > 1 and "v:report" in behind[0].roles and "that" in behind[1].roles:
        return True  # "today announced that she will"
    for steps, unit in enumerate(reversed(line.all[max(0, number - 6) : number])):
        if unit.roles & _ANNOUNCING:
            return (steps < 3 or _to_somebody(line, unit)) and not any(r in DOING for r in unit.roles)
        if unit.event is not None or unit.roles & {"comma", "semicolon", "who", "that"}:
            break
    return False


def _possessed(line: Line, number: int) -> bool:
    """ "Told reporters that | next week's | meeting will be brief", "expects Monday's talks": the day of what is told of."""
    behind = line.all[number + 1 : number + 5]
    return bool(behind) and "possessive" in behind[0].roles and any(u.event is not None for u in behind[1:])


def _to_somebody(line: Line, verb: Unit) -> bool:
    """ "Told reporters in Rome on Tuesday": the day of telling may stand behind whom it was told and where."""
    return verb.of(line.tokens.text).lower() in word_class("told_to")


def lies_ahead(line: Line, draft: Draft, date: DateExpression) -> bool:
    """Tell whether the present tells of what is to come: "meets his counterpart next Monday", "arrives tomorrow", "begins a visit on Wednesday"."""
    if date.words.lower().removeprefix("from ").startswith(word_class("days_ahead")):
        return True
    bare = date.kind is ExpressionKind.WEEKDAY and date.shift is None and date.span.start > draft.at
    told = [u for u in line.kept if u.start < date.span.start]
    verbs = [u for u in told if u.start <= draft.at][-_NEAR_VERB:] + [u for u in told if u.start > draft.at][:_NEAR_VERB]
    return bare and not word_set("present_of_setting_out").isdisjoint(u.of(line.tokens.text).lower() for u in verbs)


_NEAR_VERB = 4  # words before or behind an event in which the verb stands that it begins with


def date_by_dateline(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give what was done, in a sentence that a dateline stands before, the day of that."""
    for draft in drafts:
        sent = lines[draft.segment].sent
        if sent is not None and draft.status == "held" and (draft.date is None or _of_some_year(draft.date)):
            draft.date = sent


def _of_some_year(date: DateExpression) -> bool:
    """ "This year's budget", "an aid package in 1987": no more than a year."""
    return not says_day(date) and date.month is date.season is date.quarter is None and date.unit in (None, "year")


def date_by_heading(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give an event that is named in a heading the day that stands alone beneath it: "47th plenary meeting / 4 December 2024"."""
    for draft in drafts:
        if draft.date is None and draft.kind != "visit" and draft.event is not None and lines[draft.segment].heading:
            beneath = lines[draft.segment + 1 : draft.segment + 3]
            draft.date = next((u.date for line in beneath for u in line.all if u.date and _only_date(line)), None)


def _only_date(line: Line) -> bool:
    return all(u.date is not None or u.roles & {"comma", "stop"} for u in line.all)


def date_by_company(drafts: Sequence[Draft]) -> None:
    """Give undated encounters the day of the one that the same people are told of with just before, or in the text of a title."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.segment, []).append(draft)
    first = [d for d in drafts if not d.titled][:EARLY]
    for draft in sorted(drafts, key=lambda d: (d.segment, d.at)):
        if draft.date is None and not draft.recalled and draft.status in ("held", "planned", "cancelled"):
            draft.date = next((d.date for d in _company(draft, told, first) if d.date is not None and says_day(d.date)), None)
    _date_by_visit(drafts[: EARLY * 2])


def _date_by_visit(drafts: Sequence[Draft]) -> None:
    """Give what a guest did on the only day that a report tells of him: that of the visit which it is about."""
    visits = [d for d in drafts if d.kind == "visit" and d.main and d.status == "held" and d.date and _is_one_day(d.date)]
    for draft in drafts if len(visits) == 1 else ():
        visit = visits[0]
        if draft.date is not None or draft.recalled or draft.status != "held" or draft.segment < visit.segment:
            continue
        if not share(visit.actors, draft.actors):
            continue
        days = {d.date.words for d in drafts if d.date is not None and d.status == "held" and share(d.actors, draft.actors)}
        if len(days) == 1:
            draft.date = visit.date


def _is_one_day(date: DateExpression) -> bool:
    return date.kind not in (ExpressionKind.RANGE, ExpressionKind.COUNT) and (
        date.day is not None or date.weekday is not None or date.unit == "day"
    )


def _company(draft: Draft, told: Mapping[int, list[Draft]], first: Sequence[Draft]) -> Iterator[Draft]:
    """The encounters of the same standing with people in common, the nearest before first; after a title those behind it."""
    before = (d for n in range(draft.segment, draft.segment - NEAR - 1, -1) for d in told.get(n, ())[:EARLY])
    below = (draft.titled and draft.act != "spoke-there") or (draft.main and draft.status == "cancelled")
    behind = sorted(first, key=lambda d: d.segment) if below else ()  # what is told to the press was on other days
    for other in (*before, *behind):
        if other is draft or other.status != draft.status or _elsewhere(other, draft) or _another_stop(other, draft, told):
            continue
        if share(other.actors, draft.actors) or (other.segment + 1 == draft.segment and for_sides(other.actors, draft.actors)):
            yield other


def _another_stop(visit: Draft, draft: Draft, told: Mapping[int, list[Draft]]) -> bool:
    """ "Begins a trip to France and Laos on Friday. In Vientiane, he will meet A": not on the day on which he sets out."""
    stops = {d.place.name for d in told.get(visit.segment, ())[:EARLY] if d.kind == "visit" and d.place is not None}
    return visit.kind == "visit" and len(stops) > 1 and draft.place is not None and draft.place.name not in stops


def _elsewhere(a: Draft, b: Draft) -> bool:
    """ "Arrived in Japan on Monday. He will also visit Norway": on another day, which is not told."""
    if a.place is None or b.place is None or a.place.name == b.place.name or b.status == "cancelled":
        return False
    return a.kind == b.kind == "visit" or (a.place.is_state and b.place.is_state)
