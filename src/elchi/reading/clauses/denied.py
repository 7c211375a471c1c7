"""Whether what a line tells of is denied, or only offered, supposed or possible."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit

_NEAR, _FAR = 5, 9  # units from a verb to its event, and back to what denies it
_PLANNED = 9  # words before an encounter in which "no plans" stands
_UNREAL = tuple([modal, "have"] for modal in ("would", "could", "might", "should"))
_PLAIN = frozenset({"x", "adverb", "NAME", "firm", "deed"})
_ARRANGE = frozenset({"v:plan", "v:arrange", "v:hold", "have"})
_BREAKS = frozenset({"comma", "semicolon", "who", "that", "and", "stop", "quote"})
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


def negated(line: Line, at: int) -> bool:
    """ "Held no meeting", "had not scheduled any talks": nothing of the kind was or is to be."""
    units = line.kept
    event = next((n for n in range(at, min(at + _NEAR, len(units))) if units[n].event is not None or units[n].parties), at)
    told = units[event].event
    return (told is not None and _none_of(line, event)) or (
        (told is None or not told.definite) and _not_arranged(line, event if told is not None else at)
    )


def unreal(line: Line, at: int) -> bool:
    """ "Would have met B if he had come": nobody met, and nobody will."""
    first = line.kept[at].first
    return line.tokens.low[max(0, first - 2) : first] in _UNREAL


def _none_of(line: Line, event: int) -> bool:
    """ "No talks", "no further meeting", but "no fewer than three meetings"."""
    if line.tokens.low[line.kept[event].first] == "no":
        return True  # "No visit"
    for i in range(event - 1, max(-1, event - _NEAR), -1):
        if line.tokens.low[line.kept[i].first] == "no":
            return line.tokens.low[line.kept[i].last] not in word_set("behind_no_of_some")
        if line.kept[i].parties or not line.kept[i].roles <= _PLAIN:
            return False
    return False


def _not_arranged(line: Line, at: int) -> bool:
    """ "Has not scheduled a meeting": the verb that leads to it is denied."""
    units, low = line.kept, line.tokens.low
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if "not" in units[i].roles:
            arranging = any(u.roles & _ARRANGE or low[u.first] in word_set("arranging_meetings") for u in units[i + 1 : at])
            return arranging and low[units[i].last] not in word_set("behind_not_alone")
        if units[i].parties or units[i].roles & _BREAKS:
            return False
    return False


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
