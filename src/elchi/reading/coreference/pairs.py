"""Which states a line names, lets act, or tells of as the two sides of something."""

from collections.abc import Iterator
from itertools import pairwise

from elchi.lexica.classes import word_class, word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Actor, Happening, Unit


def two_states(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the two sides that a line tells of: "between Georgia and Japan", "Georgian-Japanese relations", "Georgia values its ties with Japan"."""
    dashes = "-" in line.tokens.seen or "–" in line.tokens.seen
    for unit in line.all if dashes else ():
        if unit.event is not None or "BODY" in unit.roles:
            yield from _in_name(line, unit)
    if line.roles.isdisjoint(_TOLD):
        return
    yield from _with_another(line)
    for unit in line.kept:
        if len(unit.parties) == 2 and (pair := _both(unit.parties[0], unit.parties[1])) is not None:
            yield pair
    for (a, dash), b in zip(pairwise(line.kept), line.kept[2:], strict=False) if "dash" in line.roles else ():
        joined = _glued(a, dash) and dash.end == b.start
        if joined and a.parties and b.parties and (pair := _both(a.parties[-1], b.parties[0])) is not None:
            yield pair
        one, other = a.values.get("adjective"), b.values.get("adjective")
        if joined and one is not None and other is not None and one != other:
            yield one, other


def sides_of(line: Line, event: Happening) -> list[Actor]:
    """Return the two states that an encounter is called after: "the Georgian-Japanese commission met"."""
    unit = next((u for u in line.all if u.event is event), None)
    named = next(_in_name(line, unit), ()) if unit is not None else ()
    register = line.tokens.lexicon.register
    return [Actor("state", event.start, event.end, of=register.name_on(one, None), entity=one) for one in named]


_TOLD = frozenset({"STATE", "dash"})


def _in_name(line: Line, unit: Unit) -> Iterator[tuple[str, str]]:
    """ "The Georgia-Japan Business Forum", "the Georgian-Japanese commission": the two sides of what is so called, and no third."""
    t = line.tokens
    for i in range(unit.first + 1, min(unit.last, unit.first + _LONG) - 1):
        if t.words[i] not in ("-", "–") or t.ends[i - 1] != t.starts[i] or t.ends[i] != t.starts[i + 1]:
            continue
        more = (i > unit.first + 1 and t.words[i - 2] in ("-", "–")) or t.words[i + 2 : i + 3] in (["-"], ["–"])
        one, other = (t.has(n, "state") or t.has(n, "adjective") for n in (i - 1, i + 1))
        if not more and one is not None and other is not None and one != other:
            yield one, other


_LONG = 12


def three_states(line: Line) -> Iterator[frozenset[str]]:
    """Yield the states of which three are told together: "Georgia-Japan-Korea cooperation"."""
    if "dash" in line.roles:
        for a, dash, b, then, c in zip(*(line.kept[n:] for n in range(5)), strict=False):
            if _glued(a, dash) and dash.end == b.start and _glued(b, then) and then.end == c.start:
                yield frozenset(p.entity for u in (a, b, c) for p in u.parties if p.kind == "state" and p.entity)


def _glued(unit: Unit, dash: Unit) -> bool:
    return "dash" in dash.roles and unit.end == dash.start


def _with_another(line: Line) -> Iterator[tuple[str, str]]:
    """ "Georgia values its ties with Japan"."""
    if word_set("bonds").isdisjoint(line.tokens.seen):
        return
    one = [u.parties[0] for u in line.kept if "STATE" in u.roles and len(u.parties) == 1][:1]
    for before, unit in pairwise(line.kept) if one else ():
        bond = "p:with" in before.roles and line.tokens.low[before.first - 1] in word_set("bonds")
        if bond and len(unit.parties) == 1 and (pair := _both(one[0], unit.parties[0])) is not None:
            yield pair


def _both(a: Actor, b: Actor) -> tuple[str, str] | None:
    if a.kind == b.kind and a.kind in ("state", "group") and a.entity and b.entity and a.entity != b.entity:
        return a.entity, b.entity
    return None


def state_named(unit: Unit) -> str | None:
    """Return the state that a unit names, as a party, an adjective or a place."""
    if unit.parties:
        return unit.parties[0].entity if unit.parties[0].kind == "state" else None
    return unit.values.get("adjective") or (unit.place.entity if unit.place and unit.place.is_state else None)


def state_acts(line: Line, state: str) -> bool:
    """Tell whether a state does something in a line, "Fiji will support": it is more than a matter spoken of."""
    if "STATE" not in line.roles:
        return False
    around = zip([None, *line.kept], line.kept, line.kept[1:], strict=False)
    return any(
        b.parties
        and b.parties[0].entity == state
        and len(b.parties) == 1
        and (a is None or not LEADING[a.roles])
        and (VERBAL[c.roles] or c.roles & _FINITE)
        for a, b, c in around
    )


_FINITE = frozenset({"will", "have", "be", "modal"})


def own_states(line: Line) -> Iterator[str]:
    """Yield the states that speak by who is told of: "reaffirmed Sudan's commitment", "sources in the Georgian delegation"."""
    told = "STATE" in line.roles and not line.roles.isdisjoint(_SAYING)
    for before, unit in pairwise(line.kept) if told else ():
        if before.roles & _SAYING and "STATE" in unit.roles and (state := state_named(unit)) is not None:
            t = line.tokens
            behind = unit.last + t.is_word(unit.last, "'s", "’s")
            if t.is_word(behind, *word_class("own_stances")) or t.is_word(behind + 1, *word_class("own_stances")):
                yield state
    for before, unit in pairwise(line.all) if any("GROUP" in u.roles for u in line.named) else ():
        if (
            "GROUP" in unit.roles
            and "p:in" in before.roles
            and len(unit.parties) == 1
            and unit.of(line.tokens.text).endswith(" delegation")
        ):
            hit = line.tokens.hit(unit.first + line.tokens.is_word(unit.first, "the"))
            if hit is not None and (land := hit.roles.get("adjective") or hit.roles.get("state")):
                yield land


_SAYING = frozenset({"v:say", "v:report"})
