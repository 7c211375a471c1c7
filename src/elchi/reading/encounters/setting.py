"""Where an encounter was: the place phrase of its sentence that belongs to it, or that of a visit."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import Lexicon
from elchi.reading.clauses.drafts import Draft, for_sides
from elchi.reading.encounters.hosts import of_host, of_hosting, with_hosts
from elchi.reading.encounters.journeys import on_visit_to, told_where
from elchi.reading.encounters.plans import means_there
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place, Unit
from elchi.reading.names.lands import land_named, land_of

DOING = ("v:meet", "v:visit", "v:hold", "v:receive", "v:attend", "v:sign", "v:place", "v:arrive", "v:phone", "v:discuss")
NEAR = 4  # sentences over which a story goes on
EARLY = 24  # encounters looked at, so that no text makes this slow
_LONG = 60  # units of a sentence from which on the place before an encounter need not be its own
_REMOTE = ("call", "videoconference")


def place_of(line: Line, draft: Draft, *, alone: bool) -> Place | None:
    """Return the place phrase nearest to the trigger, preferring one behind it; a venue with the town it is in."""
    if draft.event is not None and draft.event.place:
        return Place(draft.event.place, draft.event.start, draft.event.end)
    placed = [p for how, p in line.places if how in ("in", "at", "near") or (how == "on" and _stood_on(line, p))]
    if draft.kind == "meeting":  # "met entrepreneurs in Central America"
        placed = [p for p in placed if p.name.lower() not in word_set("parts_of_the_earth")]
    if draft.act in _HOUSES:  # "opened the embassy in Tokyo": what is spoken of elsewhere is where they are here
        placed += [p for how, p in line.places if how == "about"]
    behind = [p for p in placed if p.start >= draft.at and not said_there(line, p) and not _elsewhere(line, draft, p)]
    if behind and (leading := _leading(line, draft, behind[0])) is not None:
        return leading
    if behind:
        there = means_there(line, draft.at, behind[0].start)  # "had met there, as they agreed in Rome"
        return None if there else with_town(line, _within(line, behind))
    if (where := told_where(line, draft)) is not None:
        return where.place
    if draft.kind != "visit" and (visited := on_visit_to(line, draft)) is not None:
        return visited
    before = [p for p in placed if p.end <= draft.at]
    if draft.act == "named-event" and before and _while_there(line, before[0]):
        return before[0]
    if before and alone and len(line.all) < _LONG:
        return with_town(line, before[-1])
    return _of_margins(line) or of_hosting(line, draft)


_HOUSES = ("opened-house", "house-opened-by", "laid-wreath")


def _stood_on(line: Line, place: Place) -> bool:
    """ "On Capitol Hill", but not "views on South Asia", "a group on Georgia"."""
    known = line.tokens.lexicon.register.places.get(place.entity) if place.entity else None
    return known is not None and known.kind != "region"


def said_there(line: Line, place: Place) -> bool:
    """Tell whether a place is where something was said: "he told reporters in Baku"."""
    number = next((i for i, u in enumerate(line.all) if u.start <= place.start < u.end), 0)
    near = line.all[max(0, number - 4) : number]
    return any(u.roles & {"v:say", "v:report"} and not any(r in DOING for r in u.roles) for u in near) and not any(
        u.event or any(r in DOING for r in u.roles) for u in near
    )


def _elsewhere(line: Line, draft: Draft, place: Place) -> bool:
    """ "His first visit since the summit in Baku", "met to prepare the forthcoming summit in Baku": where that is is another matter."""
    between = [u for u in line.all if draft.at < u.start < place.start]
    if _in_what_was_said(between) or (draft.status == "held" and _planned_there(between)):
        return True
    ahead = any(u.event is not None and u.event.ahead and u.event is not draft.event for u in between)
    return ahead or any("p:after" in u.roles and u.of(line.tokens.text).lower() == "since" for u in between)


def _planned_there(between: Sequence[Unit]) -> bool:
    """ "Signed a pact and agreed to meet | in Rome": where they will be next."""
    agreed = (n for n, u in enumerate(between[:-2]) if u.roles & {"v:agree", "v:decide"} and "p:to" in between[n + 1].roles)
    return any(between[n + 2].roles & {"v:meet", "v:hold", "v:visit"} for n in agreed)


def _while_there(line: Line, place: Place) -> bool:
    """ "While in Tallinn, A also took part in the celebrations": there, whatever it was."""
    return _WHILE.match(line.tokens.text, line.tokens.segment.start, place.start) is not None


_WHILE = re.compile(r"While (?:still )?in (?:the )?$")


def _leading(line: Line, draft: Draft, behind: Place) -> Place | None:
    """ "In Indonesia, A will attend the forum and meet B at the Secretariat": the second is there, the first where the sentence begins."""
    first = next((p for how, p in line.places if how == "in"), None)
    if first is None or first.start > line.tokens.segment.start + len("In the ") or first is behind or first.end > draft.at:
        return None
    between = [u for u in line.kept if draft.at < u.start < behind.start]
    joined = any("and" in a.roles and not b.roles.isdisjoint(DOING) for a, b in pairwise(between))
    return first if joined else None


def _in_what_was_said(units: Sequence[Unit]) -> bool:
    """ "A, in a call on B, said the incident in Manila would pass": a place of what is told, not of the telling."""
    said = next((n for n, u in enumerate(units) if u.roles & {"v:say", "v:report"} and u.roles.isdisjoint(DOING)), None)
    if said is None or any(u.roles & {"quote"} for u in units):
        return False
    return any(u.roles == _WORD or u.parties or "that" in u.roles for u in units[said + 1 :])


_WORD = frozenset({"x"})


def _within(line: Line, places: Sequence[Place]) -> Place:
    """The first place; where it is a state, a town or venue in it that is named behind."""
    first, register = places[0], line.tokens.lexicon.register
    if not first.is_state:
        return first
    for place in places[1:3]:
        known = register.places.get(place.entity) if place.entity else None
        if (known is not None and known.state == first.entity) or (place.entity is None and place.start - first.end < 80):
            return place
    return first


def _of_margins(line: Line) -> Place | None:
    """ "On the sidelines of the Munich Security Conference": where that is."""
    for before, unit in pairwise(line.all):
        if "p:during" not in before.roles:
            continue
        if unit.event is not None and unit.event.place:
            return Place(unit.event.place, unit.event.start, unit.event.end)
        if "BODY" in unit.roles and (named := _named_for(line, unit)) is not None:
            return named
    return None


def _named_for(line: Line, unit: Unit) -> Place | None:
    """ "The Munich Security Conference" is in Munich."""
    tokens = line.tokens
    at = unit.first + tokens.is_word(unit.first, "the")
    hit = tokens.lexicon.look(tokens.words[at : at + 1], 0) if at < unit.last else None
    entity = hit.roles.get("place") if hit else None
    return Place(tokens.words[at], tokens.starts[at], tokens.ends[at], entity) if entity else None


def with_town(line: Line, place: Place) -> Place:
    """Return a venue with the town behind it, whose identifier it has where it has none: "at Baabda Palace in Beirut"."""
    text = line.tokens.text
    for how, town in line.places:
        between = text[place.end : town.start] if place.end <= town.start <= place.end + 8 and town.name != place.name else None
        if between is not None and how in ("in", "of") and between.strip() in ("in", ",", ", in", "in the") and not place.is_state:
            return Place(f"{place.name}, {town.name}", place.start, town.end, place.entity or town.entity)
    return place


def settle_places(drafts: Sequence[Draft], lines: Sequence[Line], sent_from: Place | None) -> None:
    """Give encounters without a place that of the visit they belong to, or the host's state; calls have none.

    Nor is it where the report was sent from, where it tells of a visit to another state.
    """
    _set_visitors(drafts, lines, sent_from)
    visits, titled = _visits(drafts), [d for d in drafts if d.titled]
    for draft in sorted(drafts, key=lambda d: d.segment):
        if draft.kind in _REMOTE:
            draft.place = None
        elif draft.place is not None and draft.place is sent_from and draft.kind != "visit":
            there = _of_visit(draft, visits, drafts, lines[draft.segment].tokens.lexicon) or _gone_to(
                draft, visits, lines[draft.segment], sent_from
            )
            draft.place = there if there is not None and _apart(lines[draft.segment], sent_from, there) else sent_from
        elif draft.place is None and draft.kind != "visit" and draft.status in ("held", "planned"):
            draft.place = (
                _of_title(draft, titled)
                or _of_visit(draft, visits, drafts, lines[draft.segment].tokens.lexicon)
                or of_host(lines[draft.segment], draft)
                or _going_on(draft, drafts, lines)
            )


def _set_visitors(drafts: Sequence[Draft], lines: Sequence[Line], sent_from: Place | None) -> None:
    """ "The Prime Minister of Canada met A of Ireland during his visit to Canada": whoever is of another state than the one visited."""
    for visit in [d for d in drafts if d.kind == "visit" and d.place is not None and len(d.actors) == 1][:EARLY]:
        line, told = lines[visit.segment], visit.actors[0]
        lexicon = line.tokens.lexicon
        land = land_of(visit.place, lexicon)
        told_from = sent_from if sent_from is not None and sent_from.is_state else None
        home = land_named(told.of, lexicon) if told.of else land_of(told_from, lexicon)
        met = [d for d in drafts if d.segment == visit.segment and d is not visit and any(a.chain == told.chain for a in d.actors)]
        guests = {a.chain: a for d in met for a in d.actors if a.of and a.person and land_named(a.of, lexicon) not in (None, land)}
        if land is not None and home == land and len(guests) == 1:
            visit.actors = list(guests.values())


def _gone_to(draft: Draft, visits: Mapping[int, list[Draft]], line: Line, sent_from: Place) -> Place | None:
    """ "PARIS - The French minister said he met A of Ukraine. ... He arrived in Kiev on Tuesday": of two who met, one was at home there."""
    lexicon = line.tokens.lexicon
    home = land_of(sent_from, lexicon)
    lands = {a.chain: land_named(a.of, lexicon) if a.of else None for a in draft.actors}
    for visit in (v for a in draft.actors if a.chain is not None and lands[a.chain] == home for v in visits.get(a.chain, ())):
        guests = {a.chain for a in visit.actors}
        met = {land for chain, land in lands.items() if chain not in guests} - {None}
        lately = visit.date is None or visit.date.weekday is not None or visit.date.unit == "day"
        if lately and visit.place and met == {land_of(visit.place, lexicon)} and visit.status == draft.status:
            return visit.place
    return None


def _apart(line: Line, one: Place, other: Place) -> bool:
    """Tell whether two places are known to be of two states."""
    lands = {land_of(place, line.tokens.lexicon) for place in (one, other)}
    return None not in lands and len(lands) > 1


def _of_title(draft: Draft, titled: Sequence[Draft]) -> Place | None:
    """ "A meeting of the ministers of Georgia and Japan took place in Oslo ... A of Georgia held talks with B of Japan": there."""
    above = [d for d in titled if d is not draft and d.place is not None and d.status == draft.status]
    return next((d.place for d in above if draft.segment - d.segment <= NEAR and for_sides(d.actors, draft.actors)), None)


def _going_on(draft: Draft, drafts: Sequence[Draft], lines: Sequence[Line]) -> Place | None:
    """ "Met A in Oslo. He also met B": in the same town, where nobody is told to have left it and no other day is told."""
    line, lead = lines[draft.segment], next((a.chain for a in draft.actors[:1] if a.person), None)
    if lead is None or not any(
        line.tokens.is_word(n, *word_class("next_meetings")) for n in range(min(_OPENING, len(line.tokens)))
    ):
        return None
    mine = [d for d in drafts if draft.segment - NEAR <= d.segment < draft.segment and any(a.chain == lead for a in d.actors)]
    last = max((d for d in mine if d.kind not in _REMOTE), key=lambda d: (d.segment, d.at), default=None)
    if last is None or last.place is None or last.status != draft.status or not _stood_on(line, last.place):
        return None
    return last.place if draft.date is None or last.date is None or draft.date.words == last.date.words else None


_OPENING = 12  # words of a sentence in which "also" stands


def _visits(drafts: Sequence[Draft]) -> Mapping[int, list[Draft]]:
    """The placed visits of each person, the earliest only of many."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.kind == "visit" and draft.place is not None:
            for chain in {a.chain for a in draft.actors if a.chain is not None}:
                if len(mine := found.setdefault(chain, [])) < EARLY:
                    mine.append(draft)
    return found


def _ahead_there(visit: Draft, draft: Draft) -> bool:
    """ "Left for Baku on Monday. He will meet A", "arrived in Baku. He will meet A": there, on no day of its own."""
    return visit.act in word_set("acts_of_leaving") and draft.status == "planned" and draft.date is None


def _of_visit(draft: Draft, visits: Mapping[int, list[Draft]], drafts: Sequence[Draft], lexicon: Lexicon) -> Place | None:
    """Where its people were on a visit: the only one told of, or the nearest before, on no other day."""
    mine = {id(v): v for a in draft.actors if a.chain is not None for v in visits.get(a.chain, ())}.values()
    going_on = draft.act in word_set("acts_of_programmes")  # "is in Baku; his programme includes talks with"
    fitting = [
        v
        for v in mine
        if (v.status == draft.status or going_on or _ahead_there(v, draft) or with_hosts(v, draft, lexicon))
        and (v.segment <= draft.segment or v.titled or v.main)
    ]
    same_day = [v for v in fitting if v.date is None or draft.date is None or v.date.words == draft.date.words or v.main]
    names = {v.place.name for v in same_day if v.place}
    before = [
        v for v in same_day if v.segment <= draft.segment or v.main
    ]  # the report's own visit was told of first, if in its title
    if not (draft.main or any(draft.segment - v.segment <= NEAR or _told_on(draft, v, drafts) for v in before)):
        return None
    if len(names) == 1:
        return same_day[0].place
    last = max(before, key=lambda v: (v.segment, v.at), default=None)
    if last is None or (last.segment != draft.segment and _of_several(last, before)):
        return None
    return last.place


def _of_several(visit: Draft, visits: Sequence[Draft]) -> bool:
    """ "Begins a trip to France, Japan and Israel": at which of the stops the next sentence is, it does not say."""
    return len({v.place.name for v in visits if v.place is not None and v.segment == visit.segment}) > 1


def _told_on(draft: Draft, visit: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Visited Baku. He met A. ... He also met B": a story that goes on, one meeting of the visit after another."""
    chains = {a.chain for a in visit.actors if a.chain is not None}
    led = {a.chain for a in draft.actors[:1]} & chains
    return bool(led) and any(
        visit.segment < d.segment < draft.segment <= d.segment + NEAR
        and d.place is not None
        and visit.place is not None
        and d.place.name == visit.place.name
        and any(a.chain in led for a in d.actors)
        for d in drafts[: EARLY * 2]
    )
