"""What a sentence adds to an encounter told of before: "the meeting took place in Ankara", "it was co-chaired by"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from elchi.model.expression import DateExpression
from elchi.reading.clauses.drafts import RECENT, Draft, plain_kind
from elchi.reading.coreference.delegations import representatives
from elchi.reading.encounters.recalled import is_recalled
from elchi.reading.encounters.setting import said_there, with_town
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Happening, Place
from elchi.reading.names.places import joined_to

_EVENTS = frozenset({"EVENT", "WEAK"})


def refer(line: Line, drafts: Sequence[Draft]) -> None:
    """Give an encounter told of before what a sentence adds to it: "the meeting took place in Ankara", "it was co-chaired by"."""
    if line.roles.isdisjoint(_EVENTS):
        return
    segment = line.tokens.segment
    for number, unit in enumerate(line.kept):
        event = unit.event
        if event is None or not _is_meant(line, number, event):
            continue
        earlier = (d for d in reversed(drafts) if not segment.start <= d.at < segment.end)
        target = next((d for d in islice(earlier, RECENT) if _fits(event.kind, d)), None)
        if target is not None:
            _add_setting(target, line, number, event)
            if not event.plural:  # whom "the talks" were attended by is told where they are told whole
                _add_people(target, line, number)


def _is_meant(line: Line, number: int, event: Happening) -> bool:
    """ "The meeting", but none with a name, and not "their earlier meetings", "their next meeting": those are others."""
    named = event.name and event.head != "talks"
    other = (event.plural and event.kind != "talks") or event.ahead or is_recalled(line, event) or _told_apart(line, number)
    return event.definite and event.kind != "visit" and not named and not other


def _add_setting(target: Draft, line: Line, number: int, event: Happening) -> None:
    """Give an encounter the place, the day and the means that a sentence about it tells."""
    if event.kind == "videoconference":
        target.kind, target.place = event.kind, None
    if event.place:
        target.place = target.place or Place(event.place, event.start, event.end)
    until = next((u.start for u in line.kept[number + 1 :] if u.event is not None), line.tokens.segment.end)  # not that of another
    told = [with_town(line, p) for how, p in line.places if how in ("in", "at") and p.start < until and not said_there(line, p)]
    target.place = _taking_place(line, number, told, target.place) or target.place or next(iter(told), None)
    days = [
        d for d in line.dates if (d.day or d.weekday is not None or d.unit == "day") and not d.modifier and d.span.start < until
    ]
    own = next((d for d in days if _right_behind(line, event, d)), None)
    target.date = target.date or own or (days[0] if len(days) == 1 and _dated(line, number) else None)


def _told_apart(line: Line, number: int) -> bool:
    """ "The meeting which they are to have in Rome": one that its own clause tells of."""
    after = line.kept[number + 1 : number + 2]
    return bool(after) and not after[0].roles.isdisjoint(("who", "that"))


def _taking_place(line: Line, number: int, told: Sequence[Place], before: Place | None) -> Place | None:
    """ "The meeting, which took place at State House": where it was, whatever was taken for it before."""
    verb = next((u for u in line.kept[number + 1 : number + 4] if "v:place" in u.roles), None)
    found = next((p for p in told if p.start >= verb.end), None) if verb is not None else None
    return joined_to(found, before) if found is not None and before is not None and before.is_town else found


def _fits(kind: str, draft: Draft) -> bool:
    """ "The meeting" is one told of before, of whatever kind but a visit or a call."""
    plain = plain_kind(kind)
    if (plain, draft.kind) == ("videoconference", "meeting"):
        return True  # "A met B. During the virtual meeting, they ..."
    return draft.kind == plain or (plain == "meeting" and draft.kind not in ("visit", "call", "videoconference"))


def _dated(line: Line, number: int) -> bool:
    """ "The meeting took place on Friday", not "spoke of the meeting on Friday": the event is what the verb is about."""
    behind = line.kept[number + 1 : number + 5]
    return number == 0 and any(u.roles & {"v:place", "v:attend", "v:hold"} for u in behind)


def _right_behind(line: Line, event: Happening, date: DateExpression) -> bool:
    """ "During the meeting on 4 March, they", "at the talks, held on Monday, A": the day of the event itself."""
    between = line.tokens.text[event.end : date.span.start]
    return event.end <= date.span.start and _WHEN_HELD.fullmatch(between) is not None


_WHEN_HELD = re.compile(
    r",?\s{1,3}(?:(?:which )?(?:was |were )?(?:held|conducted|took place)\s(?:(?:in|at) [\w .,'’-]{2,50}?\s)?)?(?:late |early )?(?:on\s|of\s)?(?:the\s)?"
)


def _add_people(target: Draft, line: Line, number: int) -> None:
    """Give an encounter those who are told to have chaired or attended it, or to have been sent to it."""
    at = line.kept[number].start
    sent = (person for whose, person in representatives(line) if whose.end <= at < person.start)
    for person in (*_chairs(line, number), *sent):
        if not any(person.person == known.person for known in target.actors):
            target.actors.append(person)


def _chairs(line: Line, number: int) -> Iterator[Actor]:
    """ "The meeting was co-chaired by A and B", "attended by C", "included D, E and F": they took part."""
    units = line.kept
    for i in range(number + 1, min(number + 6, len(units) - 1)):
        behind = units[i + 1].roles
        attended = "v:attend" in units[i].roles and "p:by" in behind
        if attended or ("v:comprise" in units[i].roles and behind & {"colon", "PARTIES", "PERSON"}):
            yield from (a for u in units[i + 1 :] for a in u.parties if a.kind == "person" and a.person)
