"""What one line gives the encounters that it tells of: those who were there, the place, the day, each from the words around it."""

from collections.abc import Sequence

from elchi.lexica.classes import word_pattern
from elchi.model.claim import GIVEN_UP
from elchi.reading.clauses.alongside import chaired_before, company_behind
from elchi.reading.clauses.drafts import Draft
from elchi.reading.clauses.moved import moved_to
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.pairs import sides_of
from elchi.reading.encounters.counterparts import mirrored, same_actor, who_met
from elchi.reading.encounters.dating import date_of, lies_ahead
from elchi.reading.encounters.hosts import visited_meanwhile
from elchi.reading.encounters.journeys import came_from, gone_to, of_which, spoken_there
from elchi.reading.encounters.kinds import GATHERINGS, REMOTE
from elchi.reading.encounters.setting import place_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, Actor, Unit


def settle(line: Line, drafts: list[Draft], cast: Cast) -> None:
    """Give each draft of a line its people, place and date."""
    for draft in drafts:
        draft.actors = mirrored(who_met(draft.actors, cast), line, cast)
        if draft.place is None and draft.kind not in REMOTE:
            draft.place = place_of(line, draft, alone=len(drafts) == 1 or draft.act != "named-event")
        draft.date = date_of(line, draft, drafts) or next(
            (d.date for d in drafts if d.act == draft.act and d.start == draft.start and d.date), None
        )
        if len(draft.actors) > 1 and draft.kind != "visit":
            cast.met(_sides(draft.actors, cast.pair))
    _accompany(line, drafts, cast)
    _at_gatherings(line, drafts)
    if not cast.hero:
        cast.hero = next(([a] for d in drafts if not d.elided for a in d.actors[:1] if a.kind == "person"), [])
    for draft in drafts:
        _settle_among(line, draft, drafts)
    for draft in drafts:  # those told apart by "separately" share their day
        draft.date = draft.date or next((d.date for d in drafts if (d.act, d.start) == (draft.act, draft.start) and d.date), None)
        if draft.status == "held" and draft.date is not None and lies_ahead(line, draft, draft.date):
            draft.status = "planned"
        if draft.status == "postponed" and draft.date is not None and moved_to(line) is None:
            draft.basis = GIVEN_UP


def _settle_among(line: Line, draft: Draft, drafts: list[Draft]) -> None:
    """What a draft tells by the others of its line, and by its own name."""
    visited_meanwhile(line, draft, drafts)
    draft.place = draft.place or (gone_to(line, draft, drafts) if draft.kind not in REMOTE else None)
    if draft.kind == "call" and (there := spoken_there(line, draft, drafts)) is not None:
        draft.kind, draft.place = "meeting", there
    if (visit := of_which(line, draft, drafts)) is not None:
        draft.place, draft.date = draft.place or visit.place, draft.date or visit.date
    if not draft.actors and draft.event is not None and draft.kind != "visit" and draft.act != "named-event":
        draft.actors = sides_of(line, draft.event)
    draft.recalled = draft.recalled or (draft.status == "held" and came_from(line, draft) is not None)


def _sides(met: Sequence[Actor], before: list[Actor]) -> list[Actor]:
    """Whom "the two leaders" are from here on: those who met, but not states of which the two who met before only speak."""
    sides = [a for a in met if a.kind in ("person", "office", "group", "state")]
    spoken_of = all(a.kind == "state" for a in sides) and any(a.kind in ("person", "office") for a in before)
    return before if spoken_of else sides


def _at_gatherings(line: Line, drafts: Sequence[Draft]) -> None:
    """ "A handed over the chair to B at the end of the summit": they were at the summit too."""
    done = [d for d in drafts if d.kind == "ceremony" and any(a.person for a in d.actors)]
    for draft in drafts if done else ():
        at = next((n for n, u in enumerate(line.kept) if u.event is not None and u.event is draft.event), 0)
        led = [u for u in line.kept[max(0, at - 3) : at] if LEADING[u.roles]]
        if not draft.actors and draft.kind in GATHERINGS and led and led[0].roles & _AT and not _beside(line, led):
            draft.actors = [a for d in done for a in d.actors]


_AT = frozenset({"p:at", "p:during", "p:in"})


def _beside(line: Line, units: Sequence[Unit]) -> bool:
    """ "On the margins of the summit" is not at it."""
    return any(word_pattern("margins").search(u.of(line.tokens.text)) for u in units)


def _accompany(line: Line, drafts: Sequence[Draft], cast: Cast) -> None:
    """Give each draft those who are told of between it and the next; "attended by" goes with what was told before it."""
    if not drafts:
        return
    told = sorted([d for d in drafts if d.joins != "only"] or drafts, key=lambda d: d.at)
    begins = [next((n for n, u in enumerate(line.kept) if u.start >= d.at), len(line.kept)) for d in told]
    for draft, at, until in zip(told, begins, [*begins[1:], len(line.kept)], strict=True):
        company = [*chaired_before(line.kept, draft.event), *(company_behind(line, at, until) if until > at else [])]
        draft.actors.extend(a for a in who_met(company, cast) if not any(same_actor(a, b) for b in draft.actors))
