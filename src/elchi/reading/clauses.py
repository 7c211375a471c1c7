"""What stands around a verb in a line: its subject, its time, whether it happened."""

from collections.abc import Sequence

from elchi.reading.line import Line
from elchi.reading.units import Actor, Happening, Unit

_REACH = 14
_AUXILIARY = frozenset({"will", "have", "be", "do", "modal", "not", "x", "adverb", "and", "comma"})
_FIRM = ("v:plan", "v:decide", "v:agree", "v:pledge")


def subject_of(line: Line, verb: int) -> list[Actor]:
    """Return the actors that do the verb at unit `verb`: the nearest party to its left that no preposition governs."""
    units = line.kept
    for i in range(verb - 1, max(-1, verb - 1 - _REACH * 2), -1):
        unit = units[i]
        if unit.parties and not _governed(units, i) and not _possessed(units, i):
            if "PRONOUN" in unit.roles and unit.parties[0].number in ("he", "she", "they") and (named := person_before(units, i)):
                return named
            return unit.parties
        if unit.roles & {"semicolon"}:
            break
    return []


def person_before(units: Sequence[Unit], i: int) -> list[Actor]:
    """Whom a pronoun in the same sentence stands for: the nearest person before it."""
    for j in range(i - 1, -1, -1):
        if units[j].parties and units[j].roles & {"PERSON", "OFFICE"} and not _governed(units, j):
            return units[j].parties
    return []


def _governed(units: Sequence[Unit], i: int) -> bool:
    return i > 0 and any(r.startswith("p:") for r in units[i - 1].roles) and "p:while" not in units[i - 1].roles


def _possessed(units: Sequence[Unit], i: int) -> bool:
    return i + 1 < len(units) and "possessive" in units[i + 1].roles


def owner_of(line: Line, event: int, happening: Happening | None) -> list[Actor]:
    """Return whose event it is: a possessor before it, else the sentence's subject."""
    units = line.kept
    if event >= 2 and "possessive" in units[event - 1].roles and units[event - 2].parties:
        return units[event - 2].parties
    return subject_of(line, event)


def holds_many(actors: Sequence[Actor]) -> bool:
    """Tell whether these are more than one: a list, "the two leaders", a plural group."""
    return len(actors) > 1 or any(a.plural or a.kind == "pair" or a.number in ("they", "we") for a in actors)


def status_at(line: Line, at: int, event: Happening | None) -> str | None:
    """Return held, planned, postponed or cancelled for what unit `at` tells; None where it is only wished or denied.

    Decided before kind: polarity and time are the difficulty, not vocabulary.
    """
    units = line.kept
    roles = _auxiliaries(units, at) | _behind(units, at)
    moved = _moved(units, at)
    if moved:
        return moved
    if "not" in roles:
        return None
    if _infinitive(units, at):
        return _status_of_wish(units, at)
    if "will" in roles or (event is not None and (event.ahead or _ahead(units, at) or _worked_for(units, at))):
        return "planned"
    if "modal" in roles:
        return None
    return "held"


def _auxiliaries(units: Sequence[Unit], at: int) -> frozenset[str]:
    found: set[str] = set()
    for i in range(at - 1, max(-1, at - 7), -1):
        if not units[i].roles & _AUXILIARY or units[i].parties:
            break
        found |= units[i].roles
        if units[i].roles & {"will", "not", "modal"}:
            break
    if at > 1 and units[at - 1].roles & {"and"}:
        found |= units[at - 2].roles & {"will"}
    return frozenset(found & {"will", "not", "modal", "be", "have"})


def _behind(units: Sequence[Unit], at: int) -> frozenset[str]:
    """ "The summit ... will be held": what follows an event that is itself the subject."""
    if units[at].event is None:
        return frozenset()
    for i in range(at + 1, min(at + 9, len(units))):
        if units[i].roles & {"will", "not"}:
            return frozenset(units[i].roles & {"will", "not"})
        if any(r.startswith("v:") for r in units[i].roles) or units[i].roles & {"semicolon"}:
            break
    return frozenset()


def _moved(units: Sequence[Unit], at: int) -> str | None:
    for i in range(max(0, at - 6), min(at + 14, len(units))):
        if "v:postpone" in units[i].roles:
            return "postponed"
        if "v:cancel" in units[i].roles and (i < at or (i and units[i - 1].roles & {"be", "have"})):
            return "cancelled"
    return None


def _infinitive(units: Sequence[Unit], at: int) -> bool:
    return at > 0 and "p:to" in units[at - 1].roles and any(r.startswith("v:") for r in units[at].roles)


def _status_of_wish(units: Sequence[Unit], at: int) -> str | None:
    """ "agreed to meet" is planned, "arrived to attend" goes on, "invited to visit" tells of nothing.

    "Is honoured to welcome" is what a host says to a guest who has come.
    """
    for i in range(at - 2, max(-1, at - 6), -1):
        roles = units[i].roles
        if _glad(units, i) and "v:receive" in units[at].roles:
            return None if {"modal", "will"} & _auxiliaries(units, i) else "held"
        if roles & {"v:arrive"}:
            return "held"
        if roles & set(_FIRM) or "will" in roles:
            return "planned"
        if any(r.startswith("v:") for r in roles) or units[i].parties:
            return None
    return None


def _glad(units: Sequence[Unit], i: int) -> bool:
    """A person "is honoured": a state that is pleased has nobody in the room."""
    glad = "glad" in units[i].roles or units[i].values.get("v:say", "").endswith(
        ("pleased", "honoured", "honored", "delighted", "proud", "happy")
    )
    return glad and not any(u.roles & {"STATE", "BODY"} for u in units[max(0, i - 3) : i])


def _worked_for(units: Sequence[Unit], at: int) -> bool:
    """ "instructed the Secretariat to prepare a plan for the 8th Summit": it is still to come."""
    return at > 0 and "p:for" in units[at - 1].roles and any(u.roles & {"v:instruct", "v:plan", "ahead"} for u in units[:at])


def _ahead(units: Sequence[Unit], at: int) -> bool:
    """ "ahead of the summit", "looked forward to the visit", "preparations for the summit"."""
    for i in range(at - 1, max(-1, at - 17), -1):
        if units[i].roles & {"ahead"} or (units[i].roles & {"p:before"} and i >= at - 3):
            return True
        if units[i].values.get("v:say", "").startswith(("look forward", "looked forward", "looks forward")):
            return True
        if (units[i].parties and "PLACE" not in units[i].roles) or any(r.startswith("v:") for r in units[i].roles):
            break
    return False
