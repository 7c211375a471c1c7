"""Where and when a host or a visit makes an encounter be: "Georgia will host", "with visiting Minister B", "during his visit"."""

from collections.abc import Sequence

from elchi.lexica.classes import word_pattern
from elchi.lexica.lexicon import Lexicon
from elchi.reading.clauses.drafts import Draft
from elchi.reading.encounters.kinds import REMOTE
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Place, Unit
from elchi.reading.names.lands import land_named, land_of


def of_hosting(line: Line, draft: Draft) -> Place | None:
    """Return the state or town that hosts an event: "Georgia will host the 5th Summit", "the summit will be hosted by the Government of Georgia"."""
    units = line.kept
    at = next((i for i, u in enumerate(units) if u.event is not None and u.event is draft.event), None)
    if at is None or draft.kind == "visit":
        return None
    for i in range(at + 1, min(at + 5, len(units) - 2)):
        if units[i].of(line.tokens.text).lower().endswith("hosted") and "p:by" in units[i + 1].roles:
            return _land_of(line, units[i + 2])
    if (host := _hosting_behind(units, at)) is not None and word_pattern("hosting").search(units[host].of(line.tokens.text)):
        return next((_land_of(line, units[i]) for i in range(host - 1, at, -1) if units[i].parties or units[i].place), None)
    host = next((i for i in range(at - 1, max(-1, at - 4), -1) if "v:receive" in units[i].roles), None)
    if host is None or not word_pattern("hosting").search(units[host].of(line.tokens.text)):
        return None
    return next(
        (_land_of(line, units[i]) for i in range(host - 1, max(-1, host - 4), -1) if units[i].parties or units[i].place), None
    )


def _hosting_behind(units: Sequence[Unit], at: int) -> int | None:
    """ "The 5th Summit, which Georgia will host": where the verb of the relative clause stands."""
    which = next((i for i in range(at + 1, min(at + 3, len(units))) if units[i].roles & {"who", "that"}), None)
    if which is None:
        return None
    return next((i for i in range(which + 2, min(which + 5, len(units))) if "v:receive" in units[i].roles), None)


def _land_of(line: Line, unit: Unit) -> Place | None:
    if unit.place is not None:
        return unit.place
    only = unit.parties[0] if len(unit.parties) == 1 else None
    return _state_of(line, only) if only is not None and only.kind == "group" else None


def of_host(line: Line, draft: Draft) -> Place | None:
    """Return the state of who receives a guest: "A held talks with visiting Minister B"."""
    tokens = line.tokens
    led = [u for u in line.all if u.parties and any(tokens.is_word(i, "visiting") for i in (u.first - 1, u.first))]
    guests = [a for u in led for a in u.parties]
    named = {a.person or a.office for a in guests}
    hosts = [a for a in draft.actors if a.of and a.kind in ("person", "office") and (a.person or a.office) not in named]
    return _state_of(line, hosts[0]) if guests and hosts else None


def _state_of(line: Line, host: Actor) -> Place | None:
    hit = line.tokens.lexicon.look(host.of.split(), 0) if host.of else None
    entity = hit.roles.get("state") if hit else None
    return Place(host.of or "", host.start, host.end, entity) if entity else None


def visited_meanwhile(line: Line, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Give a meeting the day and place of the visit that it is told to fall into: "A met B during his visit to Georgia on Monday"."""
    if draft.kind in ("visit", *REMOTE) or (draft.date and draft.place) or draft.status != "held":
        return
    for visit in drafts:
        if (
            visit.kind == "visit"
            and visit.status == "held"
            and (_meanwhile(line, visit) if visit.at > draft.at else _there(line, visit, draft))
        ):
            draft.date, draft.place = draft.date or visit.date, draft.place or visit.place


def _there(line: Line, visit: Draft, draft: Draft) -> bool:
    """ "She visited Tirana and had meetings with A": there, if nothing between says that the one was before or after the other."""
    town = visit.place is not None and visit.place.is_town and draft.kind == "meeting"
    if not town or not visit.actors or visit.actors[:1] != draft.actors[:1]:
        return False
    return not any(u.roles & _APART for u in line.all if visit.at < u.start < draft.at)


def _meanwhile(line: Line, visit: Draft) -> bool:
    before = [u for u in line.all if u.end <= visit.at][-3:]
    return any("p:during" in u.roles for u in before)


_APART = frozenset({"p:after", "p:before", "p:since", "stop", "semicolon"})


def with_hosts(visit: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    """Tell whether whom a guest is to meet is at home where he visits: "A is on a visit to Georgia. He is to meet B of Georgia on Monday"."""
    land = land_of(visit.place, lexicon)
    others = (a for a in draft.actors if a.of and not any(a.chain == guest.chain for guest in visit.actors))
    return (
        draft.status == "planned"
        and visit.status == "held"
        and land is not None
        and any(land_named(a.of or "", lexicon) == land for a in others)
    )
