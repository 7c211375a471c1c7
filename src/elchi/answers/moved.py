"""What moved since a day: plans with another day, place or outcome; commitments with another standing, term or scope."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from elchi.answers.cited import Cite, Line
from elchi.answers.commitments import Undertaking, in_words
from elchi.answers.meetings import Meeting
from elchi.answers.outcomes import SAME, Outcome, Planned, planned
from elchi.answers.weighed import Weighed, weighed
from elchi.model.claim import Commitment, Status
from elchi.model.followup import Standing
from elchi.record.asof import Recorded, View

_SEARCHED = (Standing.NO_EVIDENCE, Standing.NOT_LOOKED_AT)  # what only the search for evidence says
_MOST = 500  # of the commitments of a state the latest are looked through
_SETTLED = (Outcome.HELD, Outcome.CANCELLED, Outcome.POSTPONED)


def plan_moved(was: Meeting, m: Meeting) -> Iterator[Line]:
    """Yield what is told now of a plan that is no longer as it was told: its status, day and place, and those before."""
    if was.status == "held" or _stands(was) == _stands(m):
        return
    fresh = tuple(c for c in m.cites if c not in was.cites)
    with_whom = f"; with {'; '.join(m.participants)}" if m.status == "held" and m.participants else ""
    yield Line(f"{m.called}: {_stands(m)}; before {_stands(was)}{with_whom}", (*was.cites[-1:], *fresh), m.when, m.id)


_ON = {"held": "on ", "planned": "for "}


def _stands(m: Meeting) -> str:
    """How an encounter stands; the day of one postponed or called off may be the old one or the new, and is told as it is."""
    on = _ON.get(m.status)
    day = f" {on}{m.when}" if on and m.period else f", {m.when}"
    return f"{m.status}{day}" + (f", {m.place}" if m.place else "")


def plans_settled(now: View, since: date, about: str | None, most: int, new: Sequence[Meeting]) -> tuple[dict[str, Line], set[str]]:
    """Return the plans told by a day that something told after it settles under another name, by what they planned, and which new
    encounters those are that were held."""  # fmt: skip
    found = dict.fromkeys(s.subject for s in now.settled_since(since, most) if s.subject)
    if about is not None:
        found = {s: None for s in now.holding("Encounter", Status.PLANNED, party=about) if s in found}
    told = planned(now, only=[s for s in found if s]) if found else []
    over = [p for p in told if p.outcome in _SETTLED and _since(p, since)]
    held = {p.id: next((m for m in new if m.status == p.outcome and set(p.shown) & set(m.cites)), None) for p in over}
    return {p.id: _settled(p, held[p.id]) for p in over}, {m.id for m in held.values() if m}


def _since(p: Planned, since: date) -> bool:
    """Tell whether a plan was told by a day, and what settles it under another name, only after it."""
    shown = [c.published for c in p.shown if c.published]
    return p.rule != SAME and p.announced is not None and p.announced <= since and bool(shown) and min(shown) > since


def _settled(p: Planned, held: Meeting | None) -> Line:
    """A plan with what settles it: the encounter that was held, where one of those told is it, else the rule alone."""
    day = max((c.published for c in p.shown if c.published), default=None)
    stands = f"{_stands(held)}, by rule:{p.rule}" if held else f"{p.outcome}, by rule:{p.rule}"
    with_whom = f"; with {'; '.join(held.participants)}" if held and held.participants else ""
    when = held.when if held and held.period else str(day) if day else None
    return Line(f"{p.name}: {stands}; before planned for {p.planned}{with_whom}", (*p.cites[:1], *p.shown), when, p.id)


def still_planned(now: View, plans: Sequence[Meeting]) -> list[Meeting]:
    """Return those of some plans that no report told after them settles: what was held is told as held, once."""
    over = {p.id for p in planned(now, only=[m.id for m in plans]) if p.outcome is Outcome.HELD} if plans else set()
    return [m for m in plans if m.id not in over]


def undertaken(before: View, now: View, made: Sequence[Recorded], told: Container[str]) -> Iterator[Line]:
    """Yield the commitments that no text told before, but to hold what is told as planned."""
    keys = [r.claim.subject for r in made if r.claim.subject]
    known = before.told_of("Commitment", keys)
    fresh = [r for r in made if not known.get(before.one(r.claim.subject or ""))]
    for u in in_words(now, [w for w in weighed(now, fresh) if not _to_hold(w, told)]):
        due = f" (due {u.due})" if u.due else ""
        yield Line(f"{_named(u)}{due}", u.cites, str(u.made) if u.made else None, u.id)


def followed(
    before: View, now: View, since: date, about: str | None, made: Iterable[Recorded], told: Container[str]
) -> Iterator[Line]:
    """Yield the commitments told before that stand otherwise now, by what was done with them, or told of them: but by the outcome
    of a plan that is told already."""  # fmt: skip
    moved = {key for key, acts in now.acts().items() if any(a.asserted > since for a in acts)}
    if about is not None and moved:
        moved &= set(now.latest_naming(about, "Commitment", None, None).values())
    moved |= {r.claim.subject for r in made if r.claim.subject} | _holding(now, about)
    was = {w.id: w for w in _weighed(before, moved)}
    later = [w for w in _weighed(now, moved) if w.id in was]
    for u, w in zip(in_words(now, later), later, strict=True):
        differs = list(_differences(was[w.id], w, _to_hold(w, told)))
        if differs:
            yield Line(f"{_named(u)}: {'; '.join(differs)}", _behind(was[w.id], w, u), _day(w, since), w.id)


def _holding(now: View, about: str | None) -> set[str]:
    """The commitments of the one asked about that are to hold an encounter: they stand as it does."""
    claims = now.latest_naming(about, "Commitment", "actor", _MOST) if about is not None else ()
    return {t.about for t in now.stated(claims, ("holds",)) if t.fields.get("holds")}


def _to_hold(w: Weighed, told: Container[str]) -> bool:
    return any(r.claim.holds in told for r in w.texts if isinstance(r.claim, Commitment) and r.claim.holds)


def _weighed(view: View, keys: Iterable[str]) -> list[Weighed]:
    found = view.told_of("Commitment", sorted(keys))
    return weighed(view, [r for told in found.values() for r in told])


def _named(u: Undertaking) -> str:
    return f"{u.kind} of {', '.join(u.who) or 'nobody named'}: {u.what.rstrip('.;,')}"


def _differences(was: Weighed, w: Weighed, told: bool) -> Iterator[str]:
    """How it stands now where that is another standing (not `told` already by its encounter), its term where it moved, and what
    was done besides."""  # fmt: skip
    ruled = told and not w.acts
    if was.assessed is not w.assessed and not ruled and not (was.assessed in _SEARCHED and w.assessed in _SEARCHED):
        yield f"{w.followed.stands.words}; before {was.assessed}"
    before, later = (x.due.words if x.due else None for x in (was, w))
    if later and before != later and not ruled and (was.due_last, before is None) != (w.due_last, False):
        yield f"due {later}" + (f"; before {before}" if before else "")
    known = {s.id for s in was.followed.history}
    yield from (
        f"{s.words}, by {s.by}"
        for s in w.followed.history
        if s.id not in known and not s.undone and not s.words.startswith("assessed")
    )


def _behind(was: Weighed, w: Weighed, u: Undertaking) -> tuple[Cite, ...]:
    """The text that undertakes it, and what moved it."""
    known = {s.id for s in was.followed.history}
    steps = [c for s in w.followed.history if s.id not in known for c in s.cites]
    return tuple(dict.fromkeys((*u.cites[:1], *steps, *w.followed.stands.cites)))


def _day(w: Weighed, since: date) -> str:
    """The day of the last act or of what shows the standing."""
    days = [s.when for s in w.followed.history if s.when > since]
    return str(max([*days, *([w.followed.stands.on] if w.followed.stands.on else [])], default=since))
