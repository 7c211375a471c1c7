"""Of which body a numbered event is that names none: by what stands before it, by its neighbour in the series."""

from collections.abc import Sequence

from elchi.lexica.lexicon import tokens_of
from elchi.reading.coreference import Cast
from elchi.reading.drafts import GATHERED, Draft
from elchi.reading.line import Line
from elchi.reading.units import Happening


def numbered_by_context(lines: Sequence[Line], cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give numbered events without a body theirs."""
    if not lines:
        return  # a page that is but a list
    bodies = {p.of for p in cast.people if p.of and _is_body(lines, p.of)}
    for draft in drafts:
        if draft.event is None or draft.event.ordinal is None or draft.event.body:
            continue
        if draft.kind == "summit":
            draft.event.body = _named_before(lines, draft, draft.event) or (next(iter(bodies)) if len(bodies) == 1 else None)
        if draft.kind in GATHERED and draft.event.whose and len(draft.actors) == 1 and draft.actors[0].kind == "body":
            draft.event.body = draft.actors[0].of  # "The Assembly held its 12th session"
    for draft in drafts:
        if draft.kind in GATHERED and draft.event is not None and draft.event.ordinal is not None:
            draft.event.body = draft.event.body or _neighbour(draft.event, drafts)


def _named_before(lines: Sequence[Line], draft: Draft, event: Happening) -> str | None:
    """ "The 8th Istanbul Summit" is that of the body named before it in the sentence."""
    before = (u for u in lines[draft.segment].kept if u.end <= event.start and "BODY" in u.roles and u.parties[0].entity)
    return next((u.parties[0].of for u in reversed([*before])), None)


def _neighbour(event: Happening, drafts: Sequence[Draft]) -> str | None:
    """ "The 11th session will be held in Fiji", in a report of the 10th session of a body: the next one of that body."""
    numbered = [d.event for d in drafts if d.event is not None and d.event.body and d.event.ordinal is not None]
    return next((e.body for e in numbered if e.kind == event.kind and abs((e.ordinal or 0) - (event.ordinal or 0)) == 1), None)


def _is_body(lines: Sequence[Line], words: str) -> bool:
    hit = lines[0].tokens.lexicon.look(tokens_of(words), 0)
    return hit is not None and "body" in hit.roles
