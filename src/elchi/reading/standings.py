"""Standings: "EU member state", "observer of the SCO", "the ASEAN chairmanship", each made one unit of a line.

The acts of membership read a line in which these stand as `S` (a standing), `A` (a way in: accession, bid) or `CHAIRING`
(a chairmanship), and so stay short.
"""

from collections.abc import Sequence
from dataclasses import replace

from elchi.lexica.lexicon import tokens_of
from elchi.reading.line import Line
from elchi.reading.units import Actor, Place, Unit

_NOUNS = {
    "membernoun": "member", "observernoun": "observer", "partnernoun": "dialogue partner", "candidatenoun": "candidate",
    "allynoun": "member", "accession": "candidate", "chairing": "chair",
}  # fmt: skip
_TRIGGERS = frozenset({*_NOUNS, "v:join", "v:leave", "v:comprise", "v:found", "v:decide", "leaving"})
_NAMING = frozenset({"BODY", "GROUP", "OFFICE", "PARTIES"})  # units in which a body can be named
_BEFORE = frozenset({"x", "this"})
_LINKS = frozenset({"p:of", "p:in", "p:at", "p:to", "p:into"})
_CHAIRS = {"chair": "chair", "chairs": "chair", "co-chair": "co-chair", "co-chairs": "co-chair"}
_S, _A, _CHAIRING, _COMPRISE, _PARTIES = (
    frozenset({"S"}),
    frozenset({"A"}),
    frozenset({"CHAIRING"}),
    frozenset({"v:comprise"}),
    frozenset({"PARTY", "PARTIES"}),
)
_STATE, _BODY, _CHAIR_VERB = frozenset({"PARTY", "STATE"}), frozenset({"PARTY", "BODY"}), frozenset({"v:chair"})


def standing_line(line: Line) -> Line | None:
    """Return the line with its standings made units; None where nothing in it could tell of membership."""
    named = not line.roles.isdisjoint(_NAMING) and any(u.parties and _has_body(u) for u in line.kept)
    if named and any(_triggers(u) for u in line.kept):
        return line.seen_as(_reduced(line))
    meant = "v:comprise" in line.roles or ("v:join" in line.roles and line.subject)
    return line.seen_as(_reduced(line)) if meant else None


def _triggers(unit: Unit) -> bool:
    if not unit.parties and unit.event is None:
        return not _TRIGGERS.isdisjoint(unit.roles) or unit.values.get("v:attend") in _CHAIRS
    if len(unit.parties) > 2 and all(a.kind == "state" for a in unit.parties):
        return True  # a list of states beside a body may be what it is made of
    return _chair(unit) is not None or _many(unit) is not None or (unit.event is not None and "accession" in unit.event.head)


def _has_body(unit: Unit) -> bool:
    return any(a.kind == "body" or (a.of and a.kind in ("group", "office")) for a in unit.parties)


def _chair(unit: Unit) -> str | None:
    """ "The current chair of the OSCE" without a name: an office that states hold."""
    if not unit.parties or unit.parties[0].kind not in ("office", "group") or not unit.parties[0].office:
        return None
    return _CHAIRS.get(unit.parties[0].office.split()[-1].lower())


def _many(unit: Unit) -> str | None:
    """ "Members of the OIC", "fellow BRICS members", which the parser takes for a group of people."""
    if not unit.parties or unit.parties[0].kind != "group" or any(a.kind != "state" for a in unit.parties[1:]):
        return None
    words = (unit.parties[0].office or "").lower()
    return words.split()[-1] if words.endswith(("members", "member states", "groups", "partners")) else None


def _reduced(line: Line) -> list[Unit]:
    units, made, i = line.kept, list[Unit](), 0
    while i < len(units):
        unit, i = _step(line, units, i)
        made.extend(unit)
    return made


def _step(line: Line, units: Sequence[Unit], i: int) -> tuple[list[Unit], int]:
    unit = units[i]
    grown = _grown(line, unit) if unit.parties else None
    if grown is not None:
        return grown, i + 1
    noun = _noun(unit)
    if noun is not None:
        return _noun_first(line, units, i, noun)
    if bodies_of(unit) and (at := _noun_behind(units, i)) is not None:
        return _body_first(line, units, i, at)
    if "adjective" in unit.values and not unit.parties and (_noun_soon(units, i)):
        return [_state(line, unit)], i + 1
    return [unit], i + 1


def _grown(line: Line, unit: Unit) -> list[Unit] | None:
    """What the parser has already grown together: "members of X", "X groups", "chair of X"."""
    many, chair = _many(unit), _chair(unit)
    if many is None and chair is None:
        return None
    words = unit.of(line.tokens.text).lower()
    if words in _CHAIRS:
        return [replace(unit, roles=_CHAIR_VERB, parties=[], values={"status": _CHAIRS[words]})]
    if words == "groups":
        return [replace(unit, roles=_COMPRISE, parties=[])]
    body = _organisation(line, unit.parties[0])
    if body is None:
        return None
    if many == "groups":
        return [replace(unit, roles=_BODY, parties=[body]), replace(unit, roles=_COMPRISE, parties=[])]
    listed = [replace(unit, roles=_PARTIES, parties=unit.parties[1:])] if unit.parties[1:] else []
    return [_made(_S, unit, unit, [body], chair or "member"), *listed]


def _organisation(line: Line, actor: Actor) -> Actor | None:
    """The body of a group or an office, where its name is one: "members of the OIC", but not "members of Turkey's team"."""
    lexicon, words = line.tokens.lexicon, tokens_of(actor.of or "")
    hit = lexicon.look(words, 0) if words else None
    entity = hit.roles.get("body") if hit and hit.length == len(words) else None
    named = len(words) > 1 and any((h := lexicon.look([w], 0)) is not None and "institution" in h.roles for w in words)
    return replace(actor, kind="body", office=None, entity=entity) if entity or named else None


def _noun(unit: Unit) -> str | None:
    if unit.parties or unit.roles.isdisjoint(_NOUNS):
        return None
    return next(r for r in _NOUNS if r in unit.roles)


def bodies_of(unit: Unit) -> list[Actor]:
    """Return the named bodies of a unit: "the Council" alone is whichever was spoken of."""
    return [a for a in unit.parties if a.kind == "body" and a.of and (a.entity or " " in a.of or a.of.isupper())]


def _noun_behind(units: Sequence[Unit], i: int) -> int | None:
    """Where a noun of standing follows a body: "NATO's newest member", "EU membership"."""
    at = i + 1
    owned = at < len(units) and "possessive" in units[at].roles
    for j in range(at + owned, min(at + owned + 3, len(units))):
        if _noun(units[j]) is not None:
            return j
        if not (units[j].roles & _BEFORE if owned else "standing_word" in units[j].values) or "NAME" in units[j].roles:
            return None
    return None


def _noun_soon(units: Sequence[Unit], i: int) -> bool:
    j = next((j for j in range(i + 1, min(i + 4, len(units))) if _noun(units[j]) is not None), None)
    return j is not None and all(u.roles & _BEFORE or bodies_of(u) for u in units[i + 1 : j])


def _body_first(line: Line, units: Sequence[Unit], i: int, at: int) -> tuple[list[Unit], int]:
    roles, status = _kind(line, units, i, at)
    last = at
    while roles is _A and last + 1 < len(units) and "accession" in units[last + 1].roles:
        last += 1
        status = "candidate"
    return [_made(roles, units[i], units[last], bodies_of(units[i]), status)], last + 1


def _noun_first(line: Line, units: Sequence[Unit], i: int, noun: str) -> tuple[list[Unit], int]:
    """ "Member of the EU", "accession to NATO", "bid to join NATO", "application for EU membership"."""
    at = i + 1
    if at >= len(units) or not units[at].roles & (_LINKS | {"p:for"} if noun == "accession" else _LINKS):
        return [units[i]], at
    body = at + 1
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
    return [_made(roles, units[i], units[last], bodies_of(units[body]), status)], last + 1


def _kind(line: Line, units: Sequence[Unit], first: int, at: int) -> tuple[frozenset[str], str]:
    """The role and status of a standing whose noun is unit `at`; words before it may change the status."""
    noun = _noun(units[at]) or "membernoun"
    status = _NOUNS[noun]
    if noun == "accession" and units[at].of(line.tokens.text).lower().endswith("membership"):
        status = "member"
    words = [u.values["standing_word"] for u in units[max(0, first - 2) : at] if "standing_word" in u.values]
    status = next((w for w in words if w != "other"), status)
    return _A if noun == "accession" else _CHAIRING if noun == "chairing" else _S, status


def _made(roles: frozenset[str], first: Unit, last: Unit, bodies: list[Actor], status: str) -> Unit:
    return Unit(roles, first.start, last.end, first.first, last.last, parties=bodies, values={"status": status})


def _state(line: Line, unit: Unit) -> Unit:
    """ "The Polish EU presidency": the adjective names the state."""
    entity = unit.values["adjective"]
    name = line.tokens.lexicon.register.name_on(entity, None)
    actor = Actor("state", unit.start, unit.end, of=name, entity=entity)
    return Unit(_STATE, unit.start, unit.end, unit.first, unit.last, [actor], place=Place(name, unit.start, unit.end, entity))
