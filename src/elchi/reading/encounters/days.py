"""The day that a report's frame or flow gives an encounter which states none: the item's own, the lead's, its company's."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from elchi.lexica.classes import word_pattern
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.clauses.drafts import Draft, share
from elchi.reading.encounters.dating import said_of_day
from elchi.reading.encounters.journeys import during_stay
from elchi.reading.encounters.otherdays import says_day
from elchi.reading.encounters.reckoned import goes_on_that_day
from elchi.reading.layout.masthead import Masthead
from elchi.reading.layout.stamps import full_date
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Place

_NEAR = 4  # sentences over which a story goes on
_ITEM = 3  # lines below its own date that an item of a digest opens with
_EARLY = 24  # encounters looked at, so that no text makes this slow


def settle_days(drafts: Sequence[Draft], lines: Sequence[Line], head: Masthead) -> None:
    """Give encounters without a date that of their item, of the first sentence, or the day of release of what they go on from."""
    _on_tour(drafts, lines)
    for draft in [d for d in drafts if d.main][:_EARLY]:
        draft.date = draft.date or _told_elsewhere(draft, lines)
    _by_item(drafts, lines)
    _by_lead(drafts, lines)
    for draft in drafts:
        head.fill(draft, lines[draft.segment])
    ordered = sorted(drafts, key=lambda d: (d.segment, d.at))[: _EARLY * 2]
    for draft in ordered:
        _go_on(draft, ordered, lines[draft.segment])
    for draft in ordered:
        if draft.place is None and draft.kind not in ("visit", "call", "videoconference") and draft.status == "held":
            draft.place = _where_posted(draft, head)


def _told_elsewhere(draft: Draft, lines: Sequence[Line]) -> DateExpression | None:
    """ "A delegation to attend the Inauguration on Saturday, June 3. A will attend the Inauguration": the day of the same event."""
    event = draft.event
    if event is None or not event.definite or draft.date is not None:
        return None
    for number, line in enumerate(lines):
        for unit in line.kept if number != draft.segment and line.dates else ():
            if unit.event is not None and (unit.event.kind, unit.event.head) == (event.kind, event.head):
                behind = [d for d in line.dates if d.span.start >= unit.end and says_day(d)]
                if len(behind) == 1:
                    return behind[0]
    return None


def _on_tour(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """ "During the visit, the minister will ...": when and where the visit told of before is, where that is of one day."""
    visits: dict[tuple[int, str], Draft] = {}
    for visit in drafts:
        if visit.kind == "visit" and visit.place is not None:
            visits.setdefault((visit.segment, visit.status), visit)
    for draft in drafts:
        line = lines[draft.segment]
        if draft.kind in ("visit", "call") or not during_stay(line, draft.at):
            continue
        before = (visits.get((n, draft.status)) for n in range(draft.segment - 1, draft.segment - _NEAR - 1, -1))
        last = next((v for v in before if v is not None), None)
        if last is not None:
            draft.place = draft.place or last.place
            draft.date = draft.date or last.date


def _by_item(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """ "Press Release (16.04.2015)" above each of several items, "2 June 2016" above a day's entries: theirs, not the document's."""
    heads = {n: e for n, line in enumerate(lines) if line.heading and (e := _own_date(line)) is not None}
    numbers = list(heads)
    for draft in drafts:
        above = bisect_left(numbers, draft.segment) - 1
        if above >= 0 and len(numbers) > 1 and draft.date is not None:
            draft.date = _on_its_day(draft.date, heads[numbers[above]])
        if draft.date is None and draft.status == "held" and above >= 0:
            near = draft.elided or draft.segment - numbers[above] <= _ITEM
            draft.date = heads[numbers[above]] if near else None


def _on_its_day(told: DateExpression, head: DateExpression) -> DateExpression:
    """ "Today", "yesterday", "on Monday" in an item of a digest are counted from the day above it."""
    day = full_date(head)
    if day is None or told.month is not None or told.last is not None:
        return told
    if told.unit == "day" and told.shift is not None:
        day += timedelta(told.shift)
    elif told.kind is ExpressionKind.WEEKDAY and told.shift is None and told.weekday is not None:
        day -= timedelta((day.weekday() - told.weekday) % 7)
    else:
        return told
    return replace(told, kind=ExpressionKind.DATE, year=day.year, month=day.month, day=day.day, unit=None, shift=None, weekday=None)


def _own_date(line: Line) -> DateExpression | None:
    """The full date of a line that says little else: it has no verb, no event and no place."""
    stated = [d for d in line.dates if full_date(d)]
    spare = any(u.event or u.place or VERBAL[u.roles] for u in line.kept)
    return stated[0] if len(stated) == 1 and len(line.tokens) < _SHORT and not spare else None


_SHORT = 14


def _by_lead(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """What the headline tells of was on the "today" or weekday of the first sentence below, where that tells of nothing else."""
    for draft in drafts:
        if not draft.main or draft.date is not None or draft.status != "held":
            continue
        first = 0 if draft.titled or _told_above(draft, lines) else draft.segment + 1
        below = range(first, min(first + _LEAD, len(lines)))
        body = next((n for n in below if not lines[n].heading and _tells(lines[n])), None)
        lead = [d for d in drafts if d.segment == body] if body is not None else []
        told = {d.date.words: d.date for d in lead if d.date is not None and d.status == "held" and share(d.actors, draft.actors)}
        if draft.titled and len(told) == 1:
            draft.date = next(iter(told.values()))  # "A's trip to Japan" above "this week A attended a conference in Tokyo"
        spoken = body is not None and body + 1 == draft.segment and _spoken_at(draft, lines[draft.segment])
        if body is None or any(d.status != "planned" or not spoken for d in lead):
            continue
        stated = [d for d in lines[body].dates if says_day(d) and d.month is None and (spoken or not said_of_day(lines[body], d))]
        draft.date = stated[0] if len(stated) == 1 else None
        if spoken and draft.place is None:
            draft.place = next((p for how, p in lines[body].places if how == "in"), None)


def _spoken_at(draft: Draft, line: Line) -> bool:
    """ "A said in Oslo on Sunday that trade grows. A, in a meeting with B, said ...": what he said on that day, he said there."""
    at = next((n for n, u in enumerate(line.kept) if u.event is not None and u.event is draft.event), 0)
    led = line.kept[at - 1].roles & {"p:in", "p:during", "p:at"} if at else None
    return bool(led) and any(u.roles & {"v:say"} for u in line.kept[at + 1 :])


_LEAD = 5  # lines of a report in which its first sentence stands


def _tells(line: Line) -> bool:
    """A sentence of the report: "Politics of Friday, 10 January" above it tells of nobody."""
    return any(VERBAL[u.roles] or u.event for u in line.kept)


def _told_above(draft: Draft, lines: Sequence[Line]) -> bool:
    """ "The President presented credentials on Thursday. At a ceremony in Oslo, he said ...": of the same people, and near the top."""
    names = {a.person.split()[-1] for a in draft.actors if a.person}
    above = [u for line in lines[: draft.segment] if not line.heading for u in line.kept]
    return draft.segment <= _LEAD and any(a.person and a.person.split()[-1] in names for u in above for a in u.parties)


def _go_on(draft: Draft, ordered: Sequence[Draft], line: Line) -> None:
    """ "She also met ...": on the day of release, as the main encounter that it goes on from."""
    if draft.date is not None or draft.basis is not None or draft.status != "held" or draft.recalled:
        return
    for main in ordered:
        if not main.main or main is draft or main.status != "held" or not 0 <= draft.segment - main.segment <= _NEAR:
            continue
        if main.basis == "release" and (share(main.actors, draft.actors) or goes_on_that_day(line)):
            draft.basis = "release"
        elif draft.segment - main.segment == 1 and _named_next(main, draft):
            draft.date, draft.basis, draft.place = main.date, main.basis, draft.place or main.place
        if draft.date or draft.basis:
            return


def _named_next(main: Draft, draft: Draft) -> bool:
    """ "A Georgian minister arrived here Wednesday. Ali Veli went straight into talks": newswires name whom they announced."""
    told = [a for a in main.actors if a.kind == "office" and a.person is None and not a.plural]
    return len(main.actors) == len(told) == 1 and main.kind == "visit" and bool(draft.actors and draft.actors[0].person)


def _where_posted(draft: Draft, head: Masthead) -> Place | None:
    """ "The Russian ambassador to Kabul met the minister", told from Kabul: there."""
    if not head.agency or head.place is None:
        return None
    posts = " ".join(a.office or "" for a in draft.actors)
    return (
        head.place
        if word_pattern("posted").search(posts) and re.search(rf"\b(?:to|in) (?:the )?{re.escape(head.place.name)}\b", posts)
        else None
    )
