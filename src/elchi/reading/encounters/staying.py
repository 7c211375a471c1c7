"""Where an encounter was by what else is told: on the visit that it belongs to, at a gathering, in the town where the story goes on."""

from collections.abc import Mapping, Sequence

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import Lexicon
from elchi.reading.clauses.drafts import GATHERED, Draft, for_sides
from elchi.reading.encounters.hosts import of_host, with_hosts
from elchi.reading.encounters.setting import EARLY, NEAR, REMOTE, stood_on
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place
from elchi.reading.names.lands import land_named, land_of


def settle_places(drafts: Sequence[Draft], lines: Sequence[Line], sent_from: Place | None) -> None:
    """Give encounters without a place that of the visit they belong to, or the host's state; calls have none.

    Nor is it where the report was sent from, where it tells of a visit to another state.
    """
    _set_visitors(drafts, lines, sent_from)
    visits, titled = _visits(drafts), [d for d in drafts if d.titled]
    for draft in sorted(drafts, key=lambda d: d.segment):
        if draft.kind in REMOTE:
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
                or _at_gathering(draft, drafts)
            )
        if draft.kind != "visit" and draft.place is not None and draft.place.is_state:
            draft.place = _town_within(draft.place, sent_from, lines[draft.segment].tokens.lexicon)


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
    last = max((d for d in mine if d.kind not in REMOTE), key=lambda d: (d.segment, d.at), default=None)
    if last is None or last.place is None or last.status != draft.status or not stood_on(line, last.place):
        return None
    return last.place if draft.date is None or last.date is None or draft.date.words == last.date.words else None


def _at_gathering(draft: Draft, drafts: Sequence[Draft]) -> Place | None:
    """ "Took part in the forum in Oslo. She met A": there, on no other day."""
    chains = {a.chain for a in draft.actors if a.chain is not None}
    told = [
        d
        for d in drafts[: EARLY * 2]
        if d.kind in GATHERED and d.place is not None and d.status == draft.status and 0 <= draft.segment - d.segment <= NEAR
    ]
    mine = [d for d in told if d is not draft and any(a.chain in chains for a in d.actors)]
    if len({d.place.name for d in mine if d.place is not None}) != 1:
        return None
    same = draft.date is None or mine[-1].date is None or draft.date.words == mine[-1].date.words
    return mine[-1].place if same else None


def _town_within(state: Place, sent_from: Place | None, lexicon: Lexicon) -> Place:
    """ "AMMAN, 3 May – A is in Jordan. He met B": in the town of that state from where it is told."""
    within = sent_from is not None and sent_from.is_town and land_of(sent_from, lexicon) == state.entity
    return sent_from if within and sent_from is not None else state


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
