"""Standings told by a noun: "the admission of Georgia", "its election to the Council", "Fiji's suspension", with the body near it."""

from collections.abc import Iterator, Sequence

from elchi.lexica.classes import belonging_words
from elchi.reading.coreference.antecedents import Spoken, bodies_near, bodies_of, joinable
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit, possessed
from elchi.reading.memberships.belonging import Clause, Told
from elchi.reading.memberships.doers import goes_on, states_in
from elchi.reading.memberships.frames import Frame, frames_of

_WAYS = {
    "accession": Frame("way", True, "candidate", True),
    "way": Frame("way", True, "member", True),
    "leaving": Frame("leaving", True, "former", True),
    "setaside": Frame("setaside", True, "suspended", True),
}
_TOLD = frozenset({"A", "accession", "leaving", "setaside", "EVENT", "WEAK"})
_INTO = frozenset({"p:to", "p:into", "p:in", "p:on", "p:from", "p:of", "p:with", "p:for", "p:as"})
_WHOSE = frozenset({"p:of", "p:by", "p:for", "p:from"})
_BETWEEN = frozenset({"x", "p:to", "p:of", "p:toward", "p:for", "v:join", "v:become", "deed", "firm", "this", "accession"})
_STATES = frozenset({"STATE", "PARTIES"})
_LEFT = 6  # units between a noun and whose it is


def told_by_nouns(line: Line, spoken: Spoken) -> Iterator[Told]:
    """Yield the standings that nouns of coming in, going out and setting aside tell of."""
    if line.roles.isdisjoint(_TOLD) and belonging_words("way").isdisjoint(line.tokens.seen):
        return
    for at, unit in enumerate(line.kept):
        frame = _frame(line, unit)
        if frame is None:
            continue
        if (holder := _holder(line, at)) is None:
            frame, holder = _won(line, at, spoken) if frame.name == "way" and frame.status == "member" else (frame, None)
        if holder is None:
            continue
        members = states_in(line.kept[holder])
        bodies = [b for b in _bodies(line, at, holder, spoken) if joinable(line.tokens.lexicon, b)]
        members = [m for m in members if all(m.of != b.of for b in bodies)]
        if members and bodies:
            yield Told(frame, at, at, "noun", holder, members, bodies)


def _won(line: Line, at: int, spoken: Spoken) -> tuple[Frame, int | None]:
    """ "Malawi won election to the Council", "Malawi seeks election": what the verb says of it, and who does it."""
    verb = next((n for n in (at - 1, at - 2) if n >= 0 and frames_of(line, line.kept[n])), None)
    if verb is None:
        return _WAYS["way"], None
    frame = frames_of(line, line.kept[verb])[-1]
    doer = Clause(line, verb, frame, spoken).doer() if frame.subject else None
    return _WAYS["accession" if frame.name == "seek" else "way"], doer[0] if doer is not None else None


def _frame(line: Line, unit: Unit) -> Frame | None:
    if unit.event is not None:
        words = line.tokens.low[unit.first : unit.last]
        return _WAYS["accession"] if {"accession", "membership"} & set(words) else None
    if "A" in unit.roles or "accession" in unit.roles:
        return _WAYS["accession"]
    if unit.parties:
        return None
    if "x" in unit.roles and line.tokens.low[unit.last - 1] in belonging_words("way"):
        return _WAYS["way"]
    return next((_WAYS[role] for role in ("leaving", "setaside") if role in unit.roles), None)


def _holder(line: Line, at: int) -> int | None:
    """Whose it is: "of Georgia" behind it, "Georgia's" before it, or, for "its", the state named last."""
    kept = line.kept
    of = at + 1 + (at + 3 < len(kept) and bool(kept[at + 1].roles & {"x", "deed"}) and "p:of" in kept[at + 2].roles)
    if of + 1 < len(kept) and kept[of].roles & _whose(kept[at]) and kept[of + 1].roles & _STATES:
        return of + 1 if not possessed(kept, of + 1) else None
    if kept[at].event is not None:
        return _named_before(line, at)
    n = at - 1
    while n > 0 and at - n < _LEFT and not kept[n].roles.isdisjoint(_BETWEEN):
        if "their" in kept[n].roles:
            return _owner(line, n)
        n -= 1
    if n > 0 and "possessive" in kept[n].roles and kept[n - 1].roles & _STATES:
        return n - 1
    if n > 0 and "their" in kept[n].roles:
        return _owner(line, n)
    return None


def _whose(unit: Unit) -> frozenset[str]:
    return _WHOSE | {"p:with"} if unit.event is not None or unit.last - unit.first > 1 else _WHOSE


def _owner(line: Line, at: int) -> int | None:
    """Whose "its" and "their" are: of one state, of several."""
    kept, found = line.kept, _named_before(line, at)
    many = found is not None and len(states_in(kept[found])) > 1
    return found if kept[at].values.get("their") == ("their" if many else "its") else None


def _named_before(line: Line, at: int) -> int | None:
    """The state that "its" stands for: where two were named it may be either's."""
    kept = line.kept
    if sum(bool(u.roles & _STATES and states_in(u)) for u in kept[:at]) > 1:
        return None
    for n in range(at - 1, -1, -1):
        if "semicolon" in kept[n].roles:
            return None
        if (
            kept[n].roles & _STATES
            and states_in(kept[n])
            and not (n and kept[n - 1].roles & {"p:in", "p:at", "p:from", "p:with", "p:by"})
        ):
            return n
    return None


def _bodies(line: Line, at: int, holder: int, spoken: Spoken) -> Sequence[Actor]:
    """The body beside the noun or behind whose it is, else the only one of the sentence, else the one spoken of."""
    kept = line.kept
    if "A" in kept[at].roles:
        return kept[at].parties[:2]
    for n in sorted({at + 1, max(at, holder) + 1}):
        for j in range(n, min(n + 3, len(kept) - 1)):
            if kept[j].roles & _INTO and "BODY" in kept[j + 1].roles and bodies_of(kept[j + 1]):
                return bodies_of(kept[j + 1])[:2] if not goes_on(line, j + 1) else []
            if kept[j].roles.isdisjoint({"x", "deed", "accession"}):
                break
    counted = "leaving" in kept[at].roles and not belonging_words("counted_among").isdisjoint(line.tokens.seen)
    if not counted and not belonging_words("own_way") & set(line.tokens.low[kept[at].first : kept[at].last]):
        return []
    near = {b.entity: b for u in kept for b in bodies_near(line.tokens.lexicon, u) if b.entity}
    if not near and at + 2 < len(kept) and "p:for" in kept[at + 1].roles and "x" in kept[at + 2].roles:
        return []  # "its candidacy for the seat of the agency"
    return list(near.values()) if len(near) == 1 else spoken.only() if not near else []
