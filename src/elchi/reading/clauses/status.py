"""Whether what a line tells of was held, is planned, was postponed or cancelled, or was only wished for or denied."""

from collections.abc import Sequence

from elchi.lexica.classes import word_class, word_set
from elchi.reading.clauses.beforehand import only_precedes, still_to_come
from elchi.reading.clauses.denied import BRINGS, denied, merely_offered, merely_possible, negated, supposed, unplanned, unreal
from elchi.reading.clauses.moved import moved, moved_by_noun
from elchi.reading.clauses.proposed import merely_proposed, next_step
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Happening, Unit

_AUXILIARY = frozenset({"will", "have", "be", "do", "modal", "not", "x", "adverb", "and", "comma", "glad", "undone"})
_WILL = frozenset({"will"})
_GOVERNING = frozenset({"p:after", "p:at", "p:during", "p:in"})
_FIRM = ("v:plan", "v:decide", "v:agree", "v:pledge")
_PEOPLE = frozenset({"PERSON", "OFFICE", "GROUP", "PARTIES", "PRONOUN"})


def status_at(line: Line, at: int, event: Happening | None) -> str | None:
    """Return held, planned, postponed or cancelled for what unit `at` tells; None where it is only wished or denied."""
    units = line.kept
    roles = _auxiliaries(units, at) | _behind(line, at)
    if off := moved(line, at) or moved_by_noun(line, at):
        return off
    if (
        "not" in roles
        or denied(units, at)
        or negated(line, at)
        or merely_offered(units, at)
        or supposed(line, at)
        or unreal(line, at)
        or unplanned(line, at)
        or merely_proposed(line, at)
    ):
        return None
    if "undone" in roles:
        return "cancelled"
    if _infinitive(units, at):
        return _status_of_wish(line, at)
    if _only_named(line, at):
        return None
    if "glad" in roles and roles & {"will", "modal"} and "v:receive" in units[at].roles:
        return None  # "would be pleased to welcome" tells of a wish
    if "will" in roles or "outbound" in units[at].roles or next_step(line, at) or still_to_come(line, at, event):
        return "planned"
    if "modal" in roles or (event is not None and merely_possible(line, at)):
        return None
    if at and "p:from" in units[at - 1].roles:
        return "held"  # "to keep up the momentum from the summit"
    return _status_of_setting(line, at) if units[at].event is not None else _status_of_joined(line, at)


def _auxiliaries(units: Sequence[Unit], at: int) -> frozenset[str]:
    found: set[str] = set(units[at].roles & {"will", "undone"})
    for i in range(at - 1, max(-1, at - 7), -1):
        if not units[i].roles & _AUXILIARY or units[i].parties:
            break
        found |= units[i].roles
        if units[i].roles & {"will", "not", "modal", "undone"}:
            break
    if at > 1 and units[at - 1].roles & {"and"}:
        found |= units[at - 2].roles & {"will"}
    return frozenset(found & {"will", "not", "modal", "be", "have", "undone", "glad"})


def _behind(line: Line, at: int) -> frozenset[str]:
    """ "The summit ... will be held": what follows an event that is itself the subject."""
    units = line.kept
    if units[at].event is None:
        return frozenset()
    governed = at > 0 and not units[at - 1].roles.isdisjoint(_GOVERNING)  # "after a meeting in Rome, A announced"
    begin = _past_insert(units, at + 1)
    for i in range(begin, min(begin + _PREDICATE, len(units))):
        if "p:without" in units[i].roles:
            break  # "ended its meeting without settling a list" was held
        if units[i].roles & {"will", "not", "undone"}:
            return frozenset(units[i].roles & {"will", "not", "undone"})
        if units[i].roles & {"have", "be", "do"}:
            continue
        if ("v:plan" in units[i].roles and not governed) or (
            _to_be(units, i) and not (governed and units[i - 1].roles.isdisjoint(_INSERTED))
        ):
            return frozenset({"will"})  # "the summit, to be held in Kiev", "a meeting is planned"
        if line.tokens.words[units[i].first].lower() in word_class("being_prepared") or _is_set(line, i):
            return frozenset({"will"})  # "the summit that Georgia is preparing"
        if VERBAL[units[i].roles] or "semicolon" in units[i].roles:
            break
        if units[i].roles & {"who", "that"} and i > at + 2:  # "the Summit, which will be held" goes on about it
            break
    return frozenset()


def _to_be(units: Sequence[Unit], i: int) -> bool:
    """ "The summit, | to be held | in Kiev"."""
    return "p:to" in units[i].roles and i + 1 < len(units) and bool(units[i + 1].roles & {"v:place", "be"})


_INSERTED = frozenset(
    {"comma", "dash", "open", "PLACE", "EVENT"}
)  # behind these goes on what is told of the event, and of no other noun


def _is_set(line: Line, at: int) -> bool:
    """ "The conference in Vienna, | which starts | on June 25": the present of a clause about it."""
    behind = line.kept[at + 1 : at + 2] if line.kept[at].roles & {"who", "that"} else []
    return any(line.tokens.low[u.first] in word_set("present_of_what_is_set") for u in behind)


_PREDICATE = 14  # words behind an event in which its verb stands: "the opening meeting of the heads of X within the framework of Y will be held"


def _past_insert(units: Sequence[Unit], at: int) -> int:
    """ "The third session, | the body that steers the work, | will be held": behind the comma that closes what is put in."""
    if at >= len(units) or "comma" not in units[at].roles or VERBAL[units[at - 1].roles]:
        return at
    for i in range(at + 1, min(at + 12, len(units) - 1)):
        if "comma" in units[i].roles:
            return i + 1 if units[i + 1].roles & {"will", "be", "have", "v:place"} else at
    return at


def _infinitive(units: Sequence[Unit], at: int) -> bool:
    before = at - 2 if at > 1 and "quote" in units[at - 1].roles else at - 1  # "will be here to “participate in"
    return before >= 0 and "p:to" in units[before].roles and VERBAL[units[at].roles]


def _status_of_wish(line: Line, at: int) -> str | None:
    """ "agreed to meet" is planned, "arrived to attend" goes on, "invited to visit" tells of nothing.

    "Is honoured to welcome" is what a host says to a guest who has come.
    """
    units = line.kept
    if at > 3 and "and" in units[at - 2].roles and (joined := _joined_infinitive(line, at - 2)) is not None:
        return joined
    for i in range(at - 2, max(-1, at - 6), -1):
        roles = units[i].roles
        if _only_willing(line, i):
            return None
        if _glad(units, i) and "v:receive" in units[at].roles:
            return None if {"modal", "will"} & _auxiliaries(units, i) else "held"
        if roles & {"v:arrive", "v:visit", "v:pay"} or _leads(line, i):
            ahead = "outbound" in roles or line.tokens.low[units[i].first] in word_set("setting_out")
            return "planned" if ahead or "will" in _auxiliaries(units, i) else "held"
        if "GROUP" in roles and i and _leads(line, i - 1 - ("x" in units[i - 1].roles)):
            continue  # "will lead a delegation to pay a visit"
        if roles & set(_FIRM) or "will" in roles or units[i].values.get("v:say", "").startswith(word_class("looking_ahead")):
            return "planned"
        if units[i].place is not None and not units[i].roles & _PEOPLE:
            continue  # "visited Georgia to hold talks"
        if any(r.startswith("v:") for r in roles) or units[i].parties:
            return None
    return None


def _only_willing(line: Line, i: int) -> bool:
    """ "Would be willing | to meet B", "would be ready to go | to Geneva to meet B"."""
    units = line.kept
    if units[i].roles & {"v:arrive", "v:visit"} and i > 1 and "p:to" in units[i - 1].roles:
        i -= 2
    return line.tokens.low[units[i].last - 1] in word_set("merely_willing") and "will" in _auxiliaries(units, i)


def _leads(line: Line, i: int) -> bool:
    """ "Led a delegation to"."""
    return i >= 0 and "v:attend" in line.kept[i].roles and line.tokens.low[line.kept[i].first] in word_set("leading")


def _joined_infinitive(line: Line, joint: int) -> str | None:
    """ "Is expected to hold talks with A | and to meet B": the status of the verb that the second is joined to."""
    units = line.kept
    for i in range(joint - 2, max(-1, joint - 10), -1):
        if "will" in units[i].roles:
            return "planned"
        if "p:to" in units[i].roles and VERBAL[units[i + 1].roles]:
            return _status_of_wish(line, i + 1)
        if units[i].roles & {"who", "that", "semicolon"}:
            break
    return None


def _glad(units: Sequence[Unit], i: int) -> bool:
    """A person "is honoured": a state that is pleased has nobody in the room."""
    glad = "glad" in units[i].roles or units[i].values.get("v:say", "").endswith(word_class("being_glad"))
    return glad and not any(u.roles & {"STATE", "BODY"} for u in units[max(0, i - 3) : i])


def _status_of_joined(line: Line, at: int) -> str:
    """ "Will arrive on Monday and meet Y": a verb joined to one that is still to come."""
    units = line.kept
    for i in range(at - 1, max(-1, at - 9), -1):
        if "comma" in units[i].roles and i + 1 == at and i and "and" in units[i - 1].roles:
            continue  # "will lay a wreath and, thereafter, hold talks"
        if units[i].roles & {"and"} and i + 1 < at and not units[i + 1].roles & {"x", "comma"}:
            return "held"
        if units[i].roles & {"and"}:
            return _time_of_verb_before(line, i, at)
        if units[i].parties or units[i].roles & {"who", "that", "semicolon"}:
            return "held"
    return "held"


def _time_of_verb_before(line: Line, i: int, at: int) -> str:
    units, word = line.kept, line.tokens.low[line.kept[at].first]
    bare = not ("past" in units[at].values or word.endswith("ed") or word == "met")
    for j in range(i - 1, max(-1, i - 12), -1):
        if units[j].roles & BRINGS:
            return "planned" if bare and "will" in _auxiliaries(units, j) else "held"
        if bare and units[j].roles == _WILL:
            return "planned"  # "will lay a wreath and hold talks"
        if units[j].roles & {"who", "that", "semicolon"}:
            return "held"
    return "held"


def _status_of_setting(line: Line, at: int) -> str | None:
    """ "Will travel to Rome for talks with", "will begin a visit": an event in a verb's train has the verb's time."""
    units = line.kept
    if _follows_what_comes(line, at):
        return "planned"
    for i in range(at - 1, max(-1, at - 13), -1):
        if units[i].roles & {"v:arrange", "undone"}:
            return "planned" if "v:arrange" in units[i].roles else "cancelled"
        if units[i].roles & {"p:for", "p:on"} and i > 1 and "be" in units[i - 1].roles:
            return _with_verb(frozenset(units[i - 2].roles))  # "will be in Tokyo for talks with"
        if units[i].roles & BRINGS:
            return _status_of_bringing(line, i)
        if "comma" in units[i].roles and "and" in units[i + 1].roles:
            continue  # "travelled to Rome for talks with A, and meetings with B"
        if "comma" in units[i].roles and units[i - 1].parties and "," in units[i - 1].of(line.tokens.text):
            continue  # "will chair with his counterpart, A, the session": the comma ends a name
        if units[i].roles & {"comma", "semicolon", "who", "that"} or VERBAL[units[i].roles] or only_precedes(line, i):
            return "planned" if "will" in _auxiliaries(units, i) and "comma" not in units[i].roles else "held"
    return "held"


def _follows_what_comes(line: Line, at: int) -> bool:
    """ "Will hold a news conference | following a meeting with B": what is to come follows it."""
    units, led = line.kept, at - 1
    while led > 0 and units[led].roles <= {"x", "this"}:
        led -= 1
    if "p:after" not in units[led].roles:
        return False
    will = next((i for i in range(led - 1, max(-1, led - 12), -1) if "will" in units[i].roles), None)
    told = [line.tokens.low[u.first] for u in units[will + 1 : will + 3]] if will is not None else []
    said = any(u.roles & {"that", "who", "v:report"} for u in units[will:led]) if will is not None else True
    return not said and not word_set("told_afterwards").isdisjoint(told)


def _status_of_bringing(line: Line, i: int) -> str | None:
    """The status that the verb at `i` gives the event behind it: "decided to hold the summit", "will meet A and hold talks with B"."""
    units = line.kept
    if _infinitive(units, i):
        return _status_of_wish(line, i) or "planned"
    if _only_named(line, i):
        return None
    roles = _auxiliaries(units, i)
    if not roles & {"will", "not", "modal", "undone"} and i and "and" in units[i - 1].roles:
        return _status_of_joined(line, i)
    return _with_verb(roles | (units[i].roles & {"outbound"}))


def _only_named(line: Line, at: int) -> bool:
    """ "Welcomes holding regular meetings", "proposed hosting a summit": a gerund right behind such a verb tells of no time."""
    units = line.kept
    if not at or not units[at - 1].roles & _NAMES_DEEDS:
        return False
    return units[at].of(line.tokens.text).lower().endswith("ing") and units[at].event is None


_NAMES_DEEDS = frozenset({"v:say", "v:discuss", "v:plan", "v:decide"})


def _with_verb(roles: frozenset[str]) -> str | None:
    """The status that a verb with these auxiliaries gives what follows it."""
    if roles & {"not", "modal"}:
        return None
    return "cancelled" if "undone" in roles else "planned" if roles & {"will", "outbound"} else "held"
