"""Encounters told with a journey: "on his way from Berlin, where he met B", "travels to Bujumbura to take part in the summit"."""

import re
from collections.abc import Sequence
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.reading.clauses.drafts import Draft, share
from elchi.reading.encounters.kinds import remote_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Place, Unit

_WHERE = re.compile(r",?\s(?:and\s)?where\b")
_STOPS = re.compile(r"[;:]|, (?:and|but) ")


def told_where(line: Line, draft: Draft) -> Unit | None:
    """Return the place whose clause tells of the encounter: "to Berlin, where he met B"."""
    text = line.tokens.text
    begin = line.tokens.segment.start
    opens = [*_WHERE.finditer(text, begin, draft.at)] if "where" in line.tokens.seen else []
    if not opens or _STOPS.search(text, opens[-1].end(), draft.at):
        return None
    before = [u for u in line.all if u.end <= opens[-1].start()]
    if not before or before[-1].place is None or before[-1].end < opens[-1].start():
        return None
    town = before[-3] if len(before) > 2 and "comma" in before[-2].roles else None
    return town if town is not None and town.place is not None else before[-1]  # "to Dubai, United Arab Emirates, where"


def came_from(line: Line, draft: Draft) -> int | None:
    """Return where "from" stands, if somebody came from what is told of: the days before it are those of the coming.

    "Arrived on Monday from Berlin, where he met B", "returned on Friday from a visit to Japan".
    """
    place = told_where(line, draft)
    at = place.start if place is not None else draft.event.start if draft.event is not None else draft.at
    before = [u for u in line.all if u.end <= at]
    while before and not before[-1].roles & {"p:from"} and _led(before[-1]):
        before.pop()
    return before[-1].start if before and "p:from" in before[-1].roles else None


def _led(unit: Unit) -> bool:
    """What may stand between "from" and the place: "from a visit to Berlin"."""
    return unit.event is not None or LEADING[unit.roles] or bool(unit.roles & {"a", "the", "their"}) or unit.parties != []


def gone_to(line: Line, draft: Draft, drafts: Sequence[Draft]) -> Place | None:
    """ "Will travel to Bujumbura to take part in the summit", "flew to Oslo for talks": where one goes for an encounter."""
    if draft.event is None or draft.kind == "visit":
        return None
    there = [d for d in drafts if d.kind == "visit" and d.place is not None and d.at < draft.at and d.status == draft.status]
    visit = max(there, key=lambda d: d.at, default=None)
    if visit is None or visit.place is None:
        return None
    between = [u for u in line.all if visit.place.end <= u.start and u.end <= draft.event.start and not u.date]
    return visit.place if _for_it(between) else None


def on_visit_to(line: Line, draft: Draft) -> Place | None:
    """ "In his first visit to Georgia, A met B": there."""
    units = [u for u in line.kept if u.end <= draft.at]
    for led, visit, to, there in zip(units, units[1:], units[2:], units[3:], strict=False):
        if (
            visit.event is not None
            and visit.event.kind == "visit"
            and led.roles & _MEANWHILE
            and "p:to" in to.roles
            and there.place
        ):
            return there.place
    return None


_MEANWHILE = frozenset({"p:in", "p:during", "p:on", "p:at"})


def spoken_there(line: Line, draft: Draft, drafts: Sequence[Draft]) -> Place | None:
    """ "Visited Germany on Tuesday to talk to her counterpart": who goes somewhere to talk does not phone."""
    if remote_of(line) is not None or draft.event is not None:
        return None
    visits = [d for d in drafts if d.kind == "visit" and d.place is not None and d.at < draft.at and share(d.actors, draft.actors)]
    return max(visits, key=lambda d: d.at).place if visits else None


def of_which(line: Line, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """ "Will visit Oslo on 3 May, during which the council will meet", "will meet B during a trip to Oslo in May": the visit, at which something else is."""
    opens = [m.start() for m in _DURING.finditer(line.tokens.text, line.tokens.segment.start, draft.at)]
    visits = [d for d in drafts if d.kind == "visit" and d.status == draft.status and d is not draft]
    before = [d for d in visits if opens and d.at < opens[-1]]
    return max(before, key=lambda d: d.at, default=None) or next((d for d in visits if _meanwhile(line, draft, d)), None)


def _meanwhile(line: Line, draft: Draft, visit: Draft) -> bool:
    """ "A will meet B | during a | trip to Oslo in May"."""
    event = visit.event
    return (
        event is not None and draft.end <= event.start and _DURING_ONE.search(line.tokens.text, draft.end, event.start) is not None
    )


_DURING_ONE = re.compile(r"\b(?:during|on) (?:(?:an?|his|her|their|the) (?:[\w-]+ ){0,3})?$")


_DURING = re.compile(r"\b(?:during|in the course of|in the framework of|within the framework of) which\b")


def _for_it(units: Sequence[Unit]) -> bool:
    """ "To take part in", "for": nothing but what joins a journey to its end."""
    told = [u for u in units if not u.roles & {"comma", "the", "a", "adverb", "p:on"} and u.place is None]
    if not told:
        return False
    if "p:for" in told[-1].roles:
        return not any(VERBAL[u.roles] or u.event for u in told) and len(told) < _LONG  # "upon the invitation of A for"
    return "p:to" in told[0].roles and any(u.roles & {"v:attend", "v:hold"} for u in told[1:3]) and len(told) < _SHORT


_SHORT, _LONG = 5, 12


def during_stay(line: Line, at: int) -> bool:
    """Tell whether what a line tells of at a place was done during a visit that it speaks of: "During his visit, A met B"."""
    text, segment = line.tokens.text, line.tokens.segment
    return bool(_tour().match(text, segment.start) or _tour_behind().search(text, at, segment.end))


@cache
def _tour() -> re.Pattern[str]:
    """ "During his visit" at the head of a sentence."""
    return re.compile(rf"{word_choice('during_a_stay')} (?:the|his|her|their) (?:[a-z-]+ ){{0,2}}{word_choice('stays')}\b")


@cache
def _tour_behind() -> re.Pattern[str]:
    """ "He met B | during this visit": at the end of a clause."""
    return re.compile(rf"\bduring (?:the|this|his|her|their) (?:[a-z-]+ ){{0,2}}{word_choice('stays')}(?=[.,;]|$)")
