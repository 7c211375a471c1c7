"""Whether what a line tells of is denied, or only offered, supposed or possible."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit

BRINGS = frozenset(
    {"v:arrive", "v:attend", "v:visit", "v:hold", "v:meet", "v:pay", "v:receive"}
)  # verbs that bring people together


def denied(units: Sequence[Unit], at: int) -> bool:
    """ "Ruled out a meeting with", "denied that any meeting had taken place": the nearest verb before denies it."""
    for i in range(at - 1, max(-1, at - 9), -1):
        if "v:deny" in units[i].roles:
            return True
        if units[i].roles & {"semicolon", "stop"} or (units[i].roles & BRINGS and "that" not in units[i + 1].roles):
            return False
    return False


def unplanned(line: Line, at: int) -> bool:
    """ "No plans for an emergency meeting", "does not have any plans to meet": nobody meets, and nothing is arranged."""
    low, first = line.tokens.low, line.kept[at].first
    for i in range(first - 1, max(0, first - _PLANNED), -1):
        if low[i] in word_set("plans_denied"):
            return low[i - 1] == "no" or (low[i - 1] == "any" and "not" in low[max(0, i - 5) : i])
        if low[i] in (",", ";", "that"):
            return False
    return False


_PLANNED = 9  # words before an encounter in which "no plans" stands


def merely_offered(units: Sequence[Unit], at: int) -> bool:
    """ "Invited X to pay a visit to", "accepted an invitation to visit": nothing is arranged by that."""
    for i in range(at - 1, max(-1, at - 7), -1):
        if units[i].roles & {"offered"} or (units[i].roles & {"v:instruct"} and units[i].values.get("v:instruct") == "invite"):
            return any(u.roles & {"p:to", "p:for"} for u in units[i + 1 : at])
        if units[i].roles & {"comma", "semicolon", "will", "who"}:
            return False
    return False


def supposed(line: Line, at: int) -> bool:
    """ "If A meets B, peace is near", "had A met B": nobody has met, and nothing is arranged."""
    low, units = line.tokens.low, line.kept
    for i in range(at - 1, -1, -1):
        if units[i].roles & {"comma", "semicolon", "quote"}:
            return False
        if low[units[i].first] in word_set("supposing"):
            return True
    return at > 1 and low[units[0].first] == "had" and bool(units[1].parties)


def merely_possible(line: Line, at: int) -> bool:
    """ "Discussing a possible summit", "spoke of the possibility of a meeting": nothing stands firm."""
    words = {w.lower() for w in line.tokens.words[line.kept[at].first : line.kept[at].last]}
    spoken_of = at > 1 and bool(line.kept[at - 1].roles & {"p:of", "p:for"})
    spoken_of = spoken_of and line.tokens.low[line.kept[at - 2].first] in word_set("mere_prospects")
    return spoken_of or bool(words & word_set("merely_possible"))
