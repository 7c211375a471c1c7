"""What a sentence tells of as still to come: "on the eve of the summit", "preparations for the visit", "when he arrives"."""

from collections.abc import Sequence
from itertools import pairwise

from elchi.lexica.classes import word_class, word_set
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Happening, Unit

_DRAFT = 8  # words between "draft" and the gathering that is to adopt it
_NEAR = 6  # words between "ahead of" and the event


def told_ahead_of(line: Line, at: int) -> bool:
    """Tell whether what stands at a place is only what comes next: "a deal has been reached on the eve of the alliance's summit"."""
    number = next((n for n, u in enumerate(line.kept) if u.start <= at < u.end), 0)
    return any(
        "p:before" in line.kept[n].roles and _names_only(line.kept[n + 1 : number]) for n in range(max(0, number - _NEAR), number)
    )


def still_to_come(line: Line, at: int, event: Happening | None) -> bool:
    """Tell whether what unit `at` tells of lies ahead by what stands before it."""
    units = line.kept
    coming = event is not None and (event.ahead or _ahead(line, at) or _worked_for(units, at) or _in_draft(line, units[at]))
    return _awaited(units, at) or coming


def _in_draft(line: Line, unit: Unit) -> bool:
    """ "The draft declaration of the 11th Summit": what a gathering is to adopt lies before it."""
    low, first = line.tokens.low, unit.first
    opens = next((i for i in range(first - 1, max(-1, first - _DRAFT), -1) if low[i] in word_set("in_draft")), None)
    return opens is not None and line.tokens.is_word(first - 1 - line.tokens.is_word(first - 1, "the"), "of", "for")


def _ahead(line: Line, at: int) -> bool:
    """ "ahead of the summit", "looked forward to the visit", "preparations for the summit"."""
    units = line.kept
    for i in range(at - 1, max(-1, at - 17), -1):
        if units[i].roles & {"ahead"} or (units[i].roles & {"p:before"} and (i >= at - 3 or _names_only(units[i + 1 : at]))):
            return not (_was_next(units, i) or _in_a_tale(line, i, at))
        if units[i].values.get("v:say", "").startswith(word_class("looking_ahead")):
            return True
        if (units[i].parties and "PLACE" not in units[i].roles) or VERBAL[units[i].roles]:
            break
    return False


def _was_next(units: Sequence[Unit], before: int) -> bool:
    """ "Was greeted by B before holding talks with C": what was done next, in a tale of what was done."""
    told = frozenset[str]().union(*(u.roles for u in units[:before]))
    return "v:hold" in units[before + 1].roles and bool(told & {"v:receive", "v:arrive"}) and "will" not in told


def _in_a_tale(line: Line, before: int, at: int) -> bool:
    """ "Prior to her meeting with A, she visited a school": in a tale of what was done, that was done too."""
    units, low = line.kept, line.tokens.low
    event = units[at].event
    personal = (
        event is not None
        and event.whose in ("his", "her", "their")
        and units[before].of(line.tokens.text).lower() in word_set("in_a_tale")
    )
    done = [u for u in units if VERBAL[u.roles] and u.event is None and not u.roles & _SAYING]
    told = any("past" in u.values or low[u.first].endswith("ed") for u in done)
    behind = units[at + 1].parties if at + 1 < len(units) and before == at - 1 else []
    meeting = bool(behind) and line.tokens.is_word(units[at].first, "meeting")  # "held talks with A before meeting B"
    return bool(personal or meeting) and told and not any(u.roles & {"will", "ahead"} for u in units)


_SAYING = frozenset({"v:say", "v:report", "v:phone"})


def _worked_for(units: Sequence[Unit], at: int) -> bool:
    """ "instructed the Secretariat to prepare a plan for the 8th Summit": it is still to come."""
    return at > 0 and "p:for" in units[at - 1].roles and any(u.roles & {"v:instruct", "v:plan", "ahead"} for u in units[:at])


def _awaited(units: Sequence[Unit], at: int) -> bool:
    """ "Would hold talks with B when he arrived": what is still to come waits for what comes before it."""
    opens = next((i for i in range(at - 1, max(-1, at - 4), -1) if "p:while" in units[i].roles), None)
    if opens is None or "v:arrive" not in units[at].roles:
        return False
    return any("will" in u.roles for u in units[max(0, opens - 14) : opens])


def _names_only(units: Sequence[Unit]) -> bool:
    """ "On the eve of | the military alliance's | summit": no more than what the event is called."""
    return all(u.roles & {"x", "the", "possessive", "BODY", "STATE"} for u in units)


def sure_of(found: Found) -> str | None:
    """Return planned for what a programme includes and held for what it included; "is here for the summit, to take place on Friday" is a plan."""
    sure = found.act.options.get("sure") or ("planned" if found.act.name == "there-for-event" and _to_come(found) else None)
    past = sure is not None and found.line.kept[found.at("verb")].of(found.line.tokens.text).lower() in word_set("programme_past")
    return "held" if past else sure


def _to_come(found: Found) -> bool:
    behind = [u.roles for u in found.line.kept[found.at("event") + 1 : found.at("event") + 4]]
    return any("p:to" in a and "v:place" in b for a, b in pairwise(behind))


def only_precedes(line: Line, i: int) -> bool:
    """Tell whether one event is only told to come before another: "the summit would be preceded by a meeting"."""
    return line.tokens.low[line.kept[i].first] in word_set("in_order_of_time")
