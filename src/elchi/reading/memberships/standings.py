"""Standings: "EU member state", "observer of the SCO", "the ASEAN chairmanship", each made one unit of a line.

The acts of membership read a line in which these stand as `S` (a standing), `A` (a way in: accession, bid) or `CHAIRING`
(a chairmanship), and so stay short.
"""

from collections.abc import Sequence

from elchi.lexica.classes import belonging_words
from elchi.lexica.lexicon import fold
from elchi.reading.coreference.antecedents import Spoken, bodies_of, body_within
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Place, Unit
from elchi.reading.memberships.frames import alone, framed
from elchi.reading.memberships.grown import chair_of, grown_of, many_of, parted_of
from elchi.reading.memberships.its_standings import owned
from elchi.reading.memberships.standing_nouns import (
    BEFORE,
    CHAIRS,
    LINKS,
    NOUNS,
    S,
    chair_of_year,
    made_unit,
    noun_of,
    partner_status,
    unquoted,
    worded,
)

_TRIGGERS = frozenset(
    {
        *NOUNS,
        "v:join",
        "v:leave",
        "v:comprise",
        "v:found",
        "v:decide",
        "v:become",
        "v:receive",
        "v:belong",
        "leaving",
        "setaside",
        "p:presence",
    }
)
_LEADING = frozenset({*CHAIRS, "lead"})
_WORDED = frozenset({"firm", "v:attend"})  # which of their words stands there decides
_NAMING = frozenset({"BODY", "GROUP", "OFFICE", "PARTIES"})  # units in which a body can be named
_COUNTRIES, _A, _CHAIRING = frozenset({"COUNTRIES"}), frozenset({"A"}), frozenset({"CHAIRING"})
_STATE, _HOUSED = frozenset({"PARTY", "STATE"}), frozenset({"x"})


def standing_line(line: Line, spoken: Spoken | None = None) -> Line | None:
    """Return the line with its standings made units; None where nothing in it could tell of membership.

    `spoken` knows which body "the bloc" and "its members" stand for.
    """
    if line.roles.isdisjoint(_NAMING) and line.roles.isdisjoint(_TRIGGERS):
        return None
    if not _tells(line):
        return None
    spoken = spoken or Spoken()
    line = spoken.told(line)
    line = line.seen_as(owned(line, spoken))
    named = any(u.parties and _has_body(u) for u in line.kept)
    if named and ("S" in line.roles or _tells(line)):
        return line.seen_as(_reduced(line))
    meant = (
        "v:comprise" in line.roles
        or (_joined_by(line) and bool(spoken.only()))
        or ("v:join" in line.roles and line.subject)
        or (alone(line) and bool(spoken.only()))
    )
    return line.seen_as(_reduced(line)) if meant else None


def _joined_by(line: Line) -> bool:
    """ "These countries were later | joined by"."""
    if "joined" not in line.tokens.seen or "PARTIES" not in line.roles:
        return False
    return line.tokens.is_word(line.tokens.low.index("joined") + 1, "by")


def _tells(line: Line) -> bool:
    if not line.roles.isdisjoint(_TRIGGERS) or _joined_by(line):
        return True
    if "BODY" in line.roles and framed(line):
        return True
    units = line.kept if not line.roles.isdisjoint(_WORDED) else [u for u in line.kept if u.parties or u.event is not None]
    return any(map(_triggers, units)) or _countries(line)


def _countries(line: Line) -> bool:
    """ "EU countries", "NATO nations": whoever belongs to a body."""
    if "BODY" not in line.roles:
        return False
    pairs = zip(line.kept, line.kept[1:], strict=False)
    return any("BODY" in u.roles and fold(after.of(line.tokens.text)) in belonging_words("countrynoun") for u, after in pairs)


def _triggers(unit: Unit) -> bool:
    if not unit.parties and unit.event is None:
        return (
            not _TRIGGERS.isdisjoint(unit.roles) or unit.values.get("firm") == "return" or unit.values.get("v:attend") in _LEADING
        )
    if len(unit.parties) > 2 and all(a.kind == "state" for a in unit.parties):
        return True  # a list of states beside a body may be what it is made of
    return chair_of(unit) is not None or many_of(unit) is not None or (unit.event is not None and "accession" in unit.event.head)


def _has_body(unit: Unit) -> bool:
    return any(a.kind == "body" or (a.of and a.kind in ("group", "office")) for a in unit.parties) or chair_of(unit) is not None


def _reduced(line: Line) -> list[Unit]:
    units, made, i = unquoted(line.kept), list[Unit](), 0
    while i < len(units):
        step, i = _step(line, units, i)
        for unit in step:
            if not ("comma" in unit.roles and made and "comma" in made[-1].roles):
                made.append(unit)
    return made


def _step(line: Line, units: Sequence[Unit], i: int) -> tuple[list[Unit], int]:
    unit = units[i]
    if unit.parties and i + 1 < len(units) and _part_of(line, unit, units[i + 1]):
        return [unit], i + 1
    if i + 1 < len(units) and "x" in unit.roles and "BODY" in units[i + 1].roles and "-" in line.tokens.words[unit.last - 1]:
        return [], i + 1  # "the eight-nation SAARC"
    grown = (
        (grown_of(line, unit) or (parted_of(line, unit) if i and "p:as" in units[i - 1].roles else None)) if unit.parties else None
    )
    if grown is not None:
        return grown, i + 1
    if "GROUP" in unit.roles and i + 1 < len(units) and (standing := _of_group(line, unit, units[i + 1])) is not None:
        return [unit, standing], i + 2
    noun = noun_of(unit)
    if noun is not None:
        return _seat_of(line, units, i) or _noun_first(line, units, i, noun)
    if bodies_of(unit) and (made := _behind_body(line, units, i)) is not None:
        return made
    if (
        bodies_of(unit)
        and i + 1 < len(units)
        and "x" in units[i + 1].roles
        and fold(units[i + 1].of(line.tokens.text)) in belonging_words("bodytail")
    ):
        return [unit], i + 2
    if i + 1 < len(units) and (bodies := _whose_countries(line, unit, units[i + 1])):
        named = [] if bodies_of(unit) else [unit]
        return [*named, made_unit(_COUNTRIES, unit if not named else units[i + 1], units[i + 1], bodies, "member")], i + 2
    if "adjective" in unit.values and not unit.parties and (_noun_soon(units, i)):
        return [_state(line, unit)], i + 1
    return [unit], i + 1


def _seat_of(line: Line, units: Sequence[Unit], i: int) -> tuple[list[Unit], int] | None:
    """ "The seat of | the Labour Authority": the town or state that houses it; a member has a seat "on" or "in" a body."""
    of = i + 2 < len(units) and "p:of" in units[i + 1].roles and "BODY" in units[i + 2].roles
    if not of or line.tokens.low[units[i].first : units[i].last] != ["seat"]:
        return None
    return [Unit(_HOUSED, units[i].start, units[i + 2].end, units[i].first, units[i + 2].last)], i + 3


def _behind_body(line: Line, units: Sequence[Unit], i: int) -> tuple[list[Unit], int] | None:
    """What stands behind a body makes the two a standing: "NATO member", "the ASEAN 2025 chair"."""
    if (at := chair_of_year(line, units, i)) is not None:
        return [made_unit(S, units[i], units[at], bodies_of(units[i]), "chair")], at + 1
    at = _noun_behind(units, i)
    return _body_first(line, units, i, at) if at is not None else None


def _part_of(line: Line, unit: Unit, after: Unit) -> bool:
    """ "Members of the EU | delegation": those of a part, which no state is."""
    return many_of(unit) is not None and fold(after.of(line.tokens.text)) in belonging_words("part")


def _whose_countries(line: Line, unit: Unit, noun: Unit) -> list[Actor]:
    """ "NATO | countries", "the presidents of NATO | countries": the body whose members they are."""
    if not unit.parties or noun.parties or fold(noun.of(line.tokens.text)) not in belonging_words("countrynoun"):
        return []
    within = body_within(line.tokens.lexicon, unit.parties[0]) if len(unit.parties) == 1 and unit.parties[0].of else None
    return bodies_of(unit) or ([within] if within is not None else [])


def _of_group(line: Line, group: Unit, noun: Unit) -> Unit | None:
    """ "Representatives of the SCO | observer states": the standing within."""
    if noun_of(noun) not in NOUNS or (body := body_within(line.tokens.lexicon, group.parties[0])) is None:
        return None
    return made_unit(S, noun, noun, [body], NOUNS[noun_of(noun) or ""])


def _noun_behind(units: Sequence[Unit], i: int) -> int | None:
    """Where a noun of standing follows a body: "NATO's newest member", "EU membership"."""
    at = i + 1
    owned = at < len(units) and "possessive" in units[at].roles
    for j in range(at + owned, min(at + owned + 3, len(units))):
        if noun_of(units[j]) is not None:
            return j
        if not (units[j].roles & BEFORE if owned else "standing_word" in units[j].values) or "NAME" in units[j].roles:
            return None
    return None


def _noun_soon(units: Sequence[Unit], i: int) -> bool:
    j = next((j for j in range(i + 1, min(i + 4, len(units))) if noun_of(units[j]) is not None), None)
    return j is not None and all(u.roles & BEFORE or bodies_of(u) for u in units[i + 1 : j])


def _body_first(line: Line, units: Sequence[Unit], i: int, at: int) -> tuple[list[Unit], int]:
    roles, status = _kind(line, units, i, at)
    last = at
    while roles is _A and last + 1 < len(units) and "accession" in units[last + 1].roles:
        last += 1
        status = "candidate"
    return [made_unit(roles, units[i], units[last], bodies_of(units[i]), status)], last + 1


def _noun_first(line: Line, units: Sequence[Unit], i: int, noun: str) -> tuple[list[Unit], int]:
    """ "Member of the EU", "accession to NATO", "bid to join NATO", "application for EU membership"."""
    at = i + 1
    if at >= len(units) or not units[at].roles & (LINKS | {"p:for"} if noun in ("accession", "chairnoun") else LINKS):
        return [units[i]], at
    body = at + 1
    if body < len(units) and "this" in units[body].roles and "their" not in units[body].roles:
        body += 1  # "member of both the EU and NATO"
    if noun == "accession" and body < len(units) and "v:join" in units[body].roles:
        body += 1
    if body >= len(units) or not bodies_of(units[body]):
        return [units[i]], at
    behind = _noun_behind(units, body)
    if noun != "accession" and behind is not None:
        return [units[i]], at
    last = behind if behind is not None else body
    roles, status = _kind(line, units, i, i)
    status = "candidate" if last != body or body != at + 1 else status
    return [made_unit(roles, units[i], units[last], bodies_of(units[body]), status)], last + 1


def _kind(line: Line, units: Sequence[Unit], first: int, at: int) -> tuple[frozenset[str], str]:
    """The role and status of a standing whose noun is unit `at`; words before it may change the status."""
    noun = noun_of(units[at]) or "membernoun"
    status = (noun == "membernoun" and worded(line, units[at])) or NOUNS[noun]
    if noun == "accession" and units[at].of(line.tokens.text).lower().endswith("membership"):
        status = "member"
    words = [u.values["standing_word"] for u in units[max(0, first - 2) : at] if "standing_word" in u.values]
    if noun == "partnernoun":
        near = next((u for u in (units[first], *units[at : at + 3]) if bodies_of(u)), None)
        status = partner_status(line, bodies_of(near) if near is not None else [], units[at])
    status = next((w for w in words if w != "other"), status)
    return _A if noun == "accession" else _CHAIRING if noun == "chairing" else S, status


def _state(line: Line, unit: Unit) -> Unit:
    """ "The Polish EU presidency": the adjective names the state."""
    entity = unit.values["adjective"]
    name = line.tokens.lexicon.register.name_on(entity, None)
    actor = Actor("state", unit.start, unit.end, of=name, entity=entity)
    return Unit(_STATE, unit.start, unit.end, unit.first, unit.last, [actor], place=Place(name, unit.start, unit.end, entity))
