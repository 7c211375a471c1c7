"""Of which body a numbered event is that names none: by what stands before it, by its neighbour in the series."""

from collections.abc import Sequence

from elchi.lexica.lexicon import tokens_of
from elchi.reading.clauses.drafts import GATHERED, Draft
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Happening

_OF_BODIES = ("summit", "ministerial")
_FIRST = 2  # lines in which a report tells who met


def numbered_by_context(lines: Sequence[Line], cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give numbered events without a body theirs."""
    if not lines:
        return  # a page that is but a list
    bodies = {p.of for p in cast.people if p.of and _is_body(lines, p.of)}
    own = _of_those_who_met(lines, drafts) or (next(iter(bodies)) if len(bodies) == 1 else None)
    for draft in drafts:
        if draft.event is not None and draft.event.ordinal is not None and not draft.event.body:
            draft.event.body = _body_of(lines, draft, draft.event, own)
        elif draft.kind in _OF_BODIES and draft.event is not None and draft.event.whose == "its" and not draft.event.body:
            draft.event.body = _holder(lines[draft.segment], draft.event)  # "The Union has postponed its summit"
    for draft in drafts:
        if draft.kind in GATHERED and draft.event is not None and draft.event.ordinal is not None:
            draft.event.body = draft.event.body or _neighbour(draft.event, drafts)


def _body_of(lines: Sequence[Line], draft: Draft, event: Happening, own: str | None) -> str | None:
    """The body of a numbered event: whose it is called, whose name stands before it, or the document's own for a summit."""
    holder = draft.actors[0] if len(draft.actors) == 1 else None
    if event.whose and holder is not None:
        if draft.kind in GATHERED and holder.kind == "body":
            return holder.of  # "The Assembly held its 12th session"
        if draft.kind == "summit" and holder.kind == "group" and holder.of and _is_body(lines, holder.of):
            return holder.of  # "The leaders of the Union will hold their sixth summit"
    if draft.kind == event.kind == "summit":
        return _named_before(lines, draft, event) or own
    return _holder(lines[draft.segment], event) if event.whose == "its" and draft.kind in GATHERED else None


def _of_those_who_met(lines: Sequence[Line], drafts: Sequence[Draft]) -> str | None:
    """The body whose ministers or leaders the report tells of first: "the 5th Summit" is theirs."""
    first = next((d for d in drafts if d.status == "held" and d.segment <= _FIRST and d.actors), None)
    bodies = {a.of for a in first.actors if a.of and a.kind in ("group", "body") and _is_body(lines, a.of)} if first else set()
    return next(iter(bodies)) if len(bodies) == 1 else None


def _named_before(lines: Sequence[Line], draft: Draft, event: Happening) -> str | None:
    """ "The 8th Istanbul Summit" is that of the body named before it in the sentence."""
    before = (u for u in lines[draft.segment].kept if u.end <= event.start and "BODY" in u.roles and u.parties[0].entity)
    return next((u.parties[0].of for u in reversed([*before])), None)


def _holder(line: Line, event: Happening) -> str | None:
    """ "The assembly of the states, ABCD, held its 12th session": the body told last before it."""
    told = next((u for u in reversed(line.kept) if u.end <= event.start and u.parties), None)
    return told.parties[0].of if told is not None and "BODY" in told.roles and told.parties[0].entity else None


def _neighbour(event: Happening, drafts: Sequence[Draft]) -> str | None:
    """ "The 11th session will be held in Fiji", in a report of the 10th session of a body: the next one of that body."""
    numbered = [d.event for d in drafts if d.event is not None and d.event.body and d.event.ordinal is not None]
    return next((e.body for e in numbered if e.kind == event.kind and abs((e.ordinal or 0) - (event.ordinal or 0)) == 1), None)


def _is_body(lines: Sequence[Line], words: str) -> bool:
    hit = lines[0].tokens.lexicon.look(tokens_of(words), 0)
    return hit is not None and "body" in hit.roles
