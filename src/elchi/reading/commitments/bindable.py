"""Who in a line can be bound: capitals that stand for governments, organs that sit, and states told of as members, beside the named.

An undertaking does not ask who has a name. A line is seen here with all of these as parties, so that each act and each frame
reads them wherever they stand: as who does it, on whom it is laid, behind "by" and before "'s".
"""

from elchi.lexica.classes import word_set
from elchi.reading.commitments.promises import binding_nouns
from elchi.reading.lines.line import Line
from elchi.reading.lines.lists import join
from elchi.reading.lines.units import LEADING, VERBAL, Actor, Unit
from elchi.reading.states.capitals import standing_for

_UNNAMED = frozenset({"PLACE", "EVENT", "membernoun"})
_STATE = frozenset({"PARTY", "STATE", "PLACE"})
_ORGAN, _MEMBERS = frozenset({"PARTY", "BODY"}), frozenset({"PARTY", "PARTIES", "membernoun"})
# Behind whoever does something, or has something done to him.
_GOES_ON = frozenset({"will", "have", "be", "not", "modal", "do", "possessive", "p:to", "p:with", "that", "who", "and"})
_INSERTS = frozenset({"p:for", "who", "their"})
_PLAIN_DEED = frozenset({"firm", "deed"})
_INSERT = 8  # units of an insert
_ENDS = frozenset({"stop", "comma", "semicolon"})


def bindable(line: Line) -> Line:
    """Return a line with all who can be bound as parties; the same line where nobody is found but those it names."""
    if line.roles.isdisjoint(_UNNAMED) and word_set("told_of_together").isdisjoint(line.tokens.seen):
        return line
    together, low = word_set("told_of_together"), line.tokens.low
    unnamed = (
        n for n, u in enumerate(line.kept) if not (u.parties or (u.roles.isdisjoint(_UNNAMED) and low[u.last - 1] not in together))
    )
    bound = {n: unit for n in unnamed if (unit := _bound(line, n)) is not None}
    if not bound:
        return line
    return line.seen_as(join([bound.get(n, u) for n, u in enumerate(line.kept)], line.tokens.text, heading=line.heading))


def _bound(line: Line, n: int) -> Unit | None:
    """A unit that names nobody as those whom it stands for."""
    unit = line.kept[n]
    if not _is_doer(line, n):
        return None
    if line.tokens.low[unit.last - 1] in word_set("told_of_together"):
        return _grown(unit, _MEMBERS, _together(line, unit))
    if unit.event is not None:
        return _grown(unit, _ORGAN, _organ(line, unit))
    if "membernoun" in unit.roles:
        return _grown(unit, _MEMBERS, _members(line, n))
    return _grown(unit, _STATE, standing_for(line, unit))


def _grown(unit: Unit, roles: frozenset[str], parties: list[Actor]) -> Unit | None:
    return Unit(roles, unit.start, unit.end, unit.first, unit.last, parties, place=unit.place) if parties else None


def _is_doer(line: Line, n: int) -> bool:
    """Whether a unit stands where somebody does something or is told to: not "in Oslo", "the talks with Oslo"."""
    kept = line.kept
    after = kept[n + 1].roles if n + 1 < len(kept) else frozenset[str]()
    before = kept[n - 1].roles if n else frozenset[str]()
    if not LEADING[before] or "p:while" in before:
        return _opens_insert(line, n) or bool(after & _GOES_ON) or VERBAL[after] or (n > 0 and VERBAL[before]) or _does(line, n)
    if "p:to" in before:
        return bool(after & _ENDS or "p:to" in after)  # "fell | to Oslo", "left it | to Oslo | to pay"
    if "p:from" in before:
        return "that" in after or "p:to" in after or (n + 1 < len(kept) and line.tokens.low[kept[n + 1].first] in binding_nouns())
    return "p:by" in before or ("p:for" in before and "p:to" in after)


def _opens_insert(line: Line, n: int) -> bool:
    """ "Oslo|, for its part, will", "Oslo|, the minister announced, will"."""
    kept = line.kept
    if n + 2 >= len(kept) or "comma" not in kept[n + 1].roles:
        return False
    closing = next((m for m in range(n + 2, min(n + _INSERT, len(kept) - 1)) if "comma" in kept[m].roles), 0)
    return bool(kept[n + 2].roles & _INSERTS) or (closing > 0 and "will" in kept[closing + 1].roles)


def _does(line: Line, n: int) -> bool:
    """Whether a verb follows that only undertakings know: "Oslo | issued", "directed that Oslo | release"."""
    kept, low = line.kept, line.tokens.low
    if n + 1 >= len(kept) or kept[n + 1].parties:
        return False
    told = n == 0 and low[kept[n + 1].first].endswith("ed")
    bidden = n > 0 and low[kept[n - 1].first] in ("that", "see", "sees")
    return told or (bidden and bool(kept[n + 1].roles & _PLAIN_DEED))


def _organ(line: Line, unit: Unit) -> list[Actor]:
    """ "The Joint Commission": a gathering that can sit and decide, and whose words are more than that."""
    words = unit.of(line.tokens.text)
    known = unit.event is not None and (unit.event.definite or line.tokens.is_word(unit.first - 2, "to"))
    head = words.lower().partition(" of ")[0]  # "the summit of the Council" is no council
    sits = known and not word_set("sitting_bodies").isdisjoint(head.split())
    name = " ".join(words.split()).removeprefix("The ").removeprefix("the ")
    return [Actor("group", unit.start, unit.end, office=name)] if sits else []


def _together(line: Line, unit: Unit) -> list[Actor]:
    """ "The countries", "both delegations": several told of by what they all are."""
    low, words = line.tokens.low, " ".join(unit.of(line.tokens.text).split())
    led = (low[unit.first - 1] in word_set("telling_together") or unit.first == 0) and unit.last == unit.first + 1
    return [Actor("group", unit.start, unit.end, office=words, plural=True)] if led else []


def _members(line: Line, n: int) -> list[Actor]:
    """ "Member states": told of by no name, unless a body's stands before."""
    unit = line.kept[n]
    named = n > 0 and line.kept[n - 1].parties
    several = line.tokens.low[unit.last - 1] in word_set("unnamed_doers")
    words = " ".join(unit.of(line.tokens.text).split())
    return [Actor("group", unit.start, unit.end, office=words, plural=True)] if several and not named else []
