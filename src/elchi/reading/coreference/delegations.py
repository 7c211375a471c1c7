"""Whose the people of a delegation are: "a Japanese delegation comprising A and B", "a team from Georgia headed by C"."""

from collections.abc import Iterator, Sequence

from elchi.lexica.classes import word_set
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, WITH_THEIR_OWN, Actor, Unit

_PARTING = frozenset({"who", "that", "semicolon", "stop"})
_SORT = frozenset({"x", "dash", "membernoun", "this"})
_HIS = frozenset({"their", "this", "v:attend", "v:escort"})
_AHEAD = frozenset({"will", "have", "be", "p:to"})
_LEADING = frozenset({"v:attend", "v:escort"})
_OFFICE_IS = frozenset({"OFFICE", "be"})
_NEAR = 4  # words between a delegation and what tells of its people


def tell_delegations(line: Line) -> None:
    """Give those whom a delegation is told to comprise, or to be led by, the state or house that it comes from."""
    if word_set("delegations").isdisjoint(line.tokens.seen):
        return
    _with_their_own(line.kept)
    for n, unit in enumerate(line.kept):
        if not _is_delegation(unit):
            continue
        unit.parties[0].of = of = _whose(line.kept, n)
        for actor in (a for u in _members(line.kept, n + 1) for a in u.parties) if of else ():
            if actor.kind == "person":
                actor.of = actor.of or of


def _with_their_own(units: list[Unit]) -> None:
    """ "A and his accompanying delegation": A, who does and meets what they do."""
    for n in range(len(units) - 1, 2, -1):
        if n >= len(units):
            continue  # what stood there was taken out with the delegation behind it
        i = n - 1
        while i > 1 and units[i].roles & _HIS and not units[i].parties:
            i -= 1
        if i < n - 1 and _is_delegation(units[n]) and "and" in units[i].roles and units[i - 1].roles & {"PERSON", "OFFICE"}:
            units[i - 1].values = {**units[i - 1].values, WITH_THEIR_OWN: "delegation"}  # "they"
            del units[i : n + 1]


def _whose(units: Sequence[Unit], n: int) -> str | None:
    """ "A delegation from the Foreign Ministry | of Georgia": the state, where that is told behind a house of it."""
    behind = units[n + 1 : n + 3]
    owned = len(behind) > 1 and "p:of" in behind[0].roles and "STATE" in behind[1].roles
    return behind[1].parties[0].of if owned else units[n].parties[0].of


def note_delegations(line: Line, cast: Cast) -> None:
    """Note who makes up the delegations that a line tells of: whoever leads them, and whom they are told to hold."""
    if word_set("delegations").isdisjoint(line.tokens.seen):
        return
    for n, unit in enumerate(line.kept):
        if unit.parties and _sent_together(unit.parties[-1]):  # "led by A and | a Japanese delegation": a row ends with it
            people = [a for actor in _made_up_of(line.kept, n) for a in cast.who(actor)]
            cast.delegations.add(unit.parties[-1], people, more=not _has_leader(line.kept, n))


def _made_up_of(units: Sequence[Unit], n: int) -> list[Actor]:
    """ "A delegation headed by A and comprising B", "the delegation of Speaker A", "A led the delegation"."""
    found = [a for u in _members(units, n + 1) for a in u.parties if a.person]
    if n + 2 < len(units) and "p:of" in units[n + 1].roles and "PERSON" in units[n + 2].roles and _headed(units[n + 2]):
        found = [*units[n + 2].parties[:1], *found]
    return [*_who_leads(units, n), *found]


def _who_leads(units: Sequence[Unit], n: int) -> list[Actor]:
    """ "A will lead | the Kingdom's | delegation", "A arrived in Georgia to head a delegation"."""
    lead = n - 3 if n > 2 and "possessive" in units[n - 1].roles else n - 1
    lead -= lead > 1 and units[lead].roles <= _SORT  # "will lead a | high-ranking | delegation"
    if lead < 1 or not units[lead].roles & _LEADING:
        return []
    i = lead - 1
    while i > 0 and units[i].roles & _AHEAD:
        i -= 1
    if i < lead - 1 and "p:to" in units[lead - 1].roles:  # "arrived in Georgia | to head"
        i = next((k for k in range(i, max(-1, i - _NEAR), -1) if "PERSON" in units[k].roles and VERBAL[units[k + 1].roles]), i)
    return units[i].parties[:1] if i >= 0 and "PERSON" in units[i].roles else []


def _headed(unit: Unit) -> bool:
    return len(unit.parties) == 1 and unit.parties[0].office is not None


def _has_leader(units: Sequence[Unit], n: int) -> bool:
    """Whether a delegation is told of by who leads it, and not by whom else it holds."""
    around = [u for m, u in enumerate(units[max(0, n - 1) : n + 1 + _NEAR], max(0, n - 1)) if m != n]
    return any(u.roles & (_LEADING | {"p:of"}) for u in around)


def came_with(line: Line, i: int) -> bool:
    """Tell whether who is told of at unit `i` came with those met: "received a delegation from Georgia | led by A"."""
    units, n = line.kept, i - 1
    if n > 1 and "STATE" in units[n].roles and "p:of" in units[n - 1].roles:
        n -= 2  # "a delegation from the Assembly of Georgia"
    if n < 1 or not _is_delegation(units[n]):
        return False
    n = next((m for m in range(n - 1, max(-1, n - 5), -1) if not units[m].roles <= _SORT), 0)  # "a 12-member delegation"
    given = "p:for" in units[n].roles and units[n - 1].event is not None
    return (n > 0 and given) or bool(units[n].roles & {"v:receive", "v:meet", "p:with"})


def _is_delegation(unit: Unit) -> bool:
    """One delegation, team or group that somebody sent."""
    return len(unit.parties) == 1 and _sent_together(unit.parties[0])


def _sent_together(actor: Actor) -> bool:
    return actor.kind == "group" and not word_set("delegations").isdisjoint((actor.office or "").lower().split()[-1:])


def _members(units: Sequence[Unit], begin: int) -> list[Unit]:
    """Those named behind "comprising", "led by", up to the next verb or clause."""
    opens = next((i for i in range(begin, min(begin + _NEAR, len(units) - 1)) if _tells_who(units, i)), None)
    found: list[Unit] = []
    for unit in units[opens:] if opens is not None else ():
        if found and (VERBAL[unit.roles] or unit.roles & _PARTING):
            break
        if unit.parties:
            found.append(unit)
    return found


def _tells_who(units: Sequence[Unit], i: int) -> bool:
    return "v:comprise" in units[i].roles or (bool(units[i].roles & {"v:attend", "v:escort"}) and "p:by" in units[i + 1].roles)


def tell_representatives(line: Line) -> None:
    """Give whoever is told to represent a state that state: "Finland's representative at the meeting will be Minister Ali Veli"."""
    for whose, person in representatives(line):
        person.of = person.of or whose.of


def representatives(line: Line) -> Iterator[tuple[Actor, Actor]]:
    """Yield the words for whom a state sends, and who it is: "Finland's representative at the meeting will be | Minister Ali Veli"."""
    if not line.roles >= _OFFICE_IS:
        return
    for n, unit in enumerate(line.kept):
        who = unit.parties[0] if "OFFICE" in unit.roles and len(unit.parties) == 1 else None
        if who is None or not who.of or (who.office or "").lower() not in word_set("stand_for_states"):
            continue
        be = next((i for i in range(n + 1, min(n + 7, len(line.kept))) if "be" in line.kept[i].roles), None)
        told = line.kept[be + 1].parties if be is not None and be + 1 < len(line.kept) else []
        if len(told) == 1 and told[0].kind == "person":
            yield who, told[0]
