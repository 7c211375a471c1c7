"""Where an encounter was: the place phrase of its sentence that belongs to it, or that of a visit."""

import re
from collections.abc import Sequence
from itertools import pairwise

from elchi.lexica.classes import word_set
from elchi.reading.clauses.drafts import Draft
from elchi.reading.encounters.hosts import of_hosting
from elchi.reading.encounters.journeys import on_visit_to, told_where
from elchi.reading.encounters.plans import means_there
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place, Unit

DOING = ("v:meet", "v:visit", "v:hold", "v:receive", "v:attend", "v:sign", "v:place", "v:arrive", "v:phone", "v:discuss")
NEAR = 4  # sentences over which a story goes on
EARLY = 24  # encounters looked at, so that no text makes this slow
_LONG = 60  # units of a sentence from which on the place before an encounter need not be its own
REMOTE = ("call", "videoconference")


def place_of(line: Line, draft: Draft, *, alone: bool) -> Place | None:
    """Return the place phrase nearest to the trigger, preferring one behind it; a venue with the town it is in."""
    if draft.event is not None and draft.event.place:
        return Place(draft.event.place, draft.event.start, draft.event.end)
    placed = [p for how, p in line.places if how in ("in", "at", "near") or (how == "on" and stood_on(line, p))]
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


def stood_on(line: Line, place: Place) -> bool:
    """Tell whether a place is one to stand on: "On Capitol Hill", but not "views on South Asia", "a group on Georgia"."""
    known = line.tokens.lexicon.register.places.get(place.entity) if place.entity else None
    return known is not None and known.kind != "region"


def said_there(line: Line, place: Place) -> bool:
    """Tell whether a place is where something was said: "he told reporters in Baku"."""
    number = next((i for i, u in enumerate(line.all) if u.start <= place.start < u.end), 0)
    near = line.all[max(0, number - 4) : number]
    if "credentials" in line.roles and any("v:hand" in u.roles for u in near):
        return False  # "presented their credentials in Baku"
    told = [u for u in near if u.values.get("v:say") not in word_set("met_rather_than_said")]
    return any(u.roles & {"v:say", "v:report"} and not any(r in DOING for r in u.roles) for u in told) and not any(
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
