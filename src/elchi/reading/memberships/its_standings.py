"""Standings whose body was spoken of before: "its members", "Iran also has observer status", "member states include"."""

from collections.abc import Sequence

from elchi.lexica.classes import belonging_words, word_set
from elchi.lexica.lexicon import fold
from elchi.model.quick import replace
from elchi.reading.coreference.antecedents import Spoken
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit
from elchi.reading.memberships.standing_nouns import (
    BEFORE,
    CHAIRS,
    LINKS,
    NOUNS,
    S,
    made_unit,
    noun_of,
    partner_status,
    standing_words,
    worded,
)

_NEAR = 6  # units behind a chair in which a state is told to be it
_ALONE = ("members", "member states", "member countries")
_MEMBERS, _OWNED = frozenset({"membernoun"}), frozenset({"membernoun", "observernoun", "partnernoun"})
_NAMED = _OWNED | {"GROUP"}  # units of which one can be such a noun
_HOLDING = frozenset({"be", "have", "v:hold", "v:become", "v:receive", "v:decide", "p:as", "accession"})


def owned(line: Line, spoken: Spoken) -> list[Unit]:
    """Return the units with "its founding members" as one standing; bare "members" are what a list explains."""
    chairs = not CHAIRS.keys().isdisjoint(line.tokens.seen)
    if not chairs and line.roles.isdisjoint(_NAMED):
        return line.kept
    made: list[Unit] = []
    alone = bool(spoken.last) and "BODY" not in line.roles
    for n, unit in enumerate(line.kept):
        if chairs and (chair := _chair_of_it(line, n, spoken)) is not None:
            made.append(chair)
            continue
        bare = _bare(line, unit)
        noun = "membernoun" if bare else noun_of(unit)
        at = _begins(line, made, n, alone=alone) if noun in _OWNED else None
        body = spoken.owner(line, made, at, unit) if at is not None else None
        if noun is not None and at is not None and body is not None:
            status = (
                partner_status(line, [body], unit)
                if noun == "partnernoun"
                else (noun == "membernoun" and worded(line, unit)) or NOUNS[noun]
            )
            status = next((s for u in made[at:] if (s := u.values.get("standing_word", "other")) != "other"), status)
            made[at:] = [made_unit(S, made[at] if at < len(made) else unit, unit, [body], status)]
        else:
            made.append(
                replace(unit, roles=_MEMBERS, parties=[], values={"standing_word": worded(line, unit) or "other"}) if bare else unit
            )
    return made


def _chair_of_it(line: Line, n: int, spoken: Spoken) -> Unit | None:
    """ "The current chairman, as of May, is Japan", "with Fiji as the vice-chair": the chair of the one body spoken of, that a state is told to hold."""
    unit, kept = line.kept[n], line.kept
    status = CHAIRS.get(line.tokens.low[unit.last - 1]) if unit.event is None and unit.roles.isdisjoint(_HOLDING) else None
    if status is None or len(unit.parties) > 1 or any(a.kind != "office" or a.of for a in unit.parties):
        return None
    if len(bodies := spoken.only()) != 1:
        return None
    behind = [u for u in kept[n + 1 : n + _NEAR] if "comma" not in u.roles]
    told = len(behind) > 1 and "be" in behind[0].roles and "STATE" in behind[1].roles
    led = n > 1 and "p:as" in kept[n - 1].roles and "STATE" in kept[n - 2].roles
    led = led or (n > 2 and "p:of" in kept[n - 1].roles and line.tokens.low[kept[n - 2].last - 1] in word_set("posts_held"))
    return made_unit(S, unit, unit, list(bodies), status) if told or led else None


def _begins(line: Line, before: Sequence[Unit], n: int, *, alone: bool) -> int | None:
    """Where the standing of the noun at `n` begins, if it is that of a body spoken of before."""
    at = _its(before)
    behind = line.kept[n + 1 : n + 3]
    if at is not None and len(behind) > 1 and behind[0].roles & LINKS and "BODY" in behind[1].roles:
        return None  # "its seat on the Human Rights Council"
    if at is not None or not (_opens(line, before, n) or (alone and _held(line, before, n))):
        return at
    return len(before)


def _held(line: Line, before: Sequence[Unit], n: int) -> bool:
    """ "Iran also has observer status", "granted Iran the status of an observer": a standing of the body spoken of."""
    unit, behind = line.kept[n], line.kept[n + 1 : n + 2]
    if not behind or (behind[0].roles.isdisjoint(LINKS) and not VERBAL[behind[0].roles]):
        rest = [u for u in before[-4:] if not u.roles & BEFORE]
        if len(rest) > 1 and "comma" in rest[-1].roles and "STATE" in rest[-2].roles and before[-1].roles & BEFORE:
            return True  # "Germany and Sudan, both current members"
    near = before[-4:] if unit.last - unit.first > 1 else before[-1:]  # "as an observer" alone may be that of the talks
    held = any(u.roles & _HOLDING or ("x" in u.roles and u.of(line.tokens.text) in word_set("attaining")) for u in near)
    if not held or (behind and behind[0].roles & LINKS):
        return False
    return any("STATE" in u.roles for u in before)


def _its(units: Sequence[Unit]) -> int | None:
    """Where "its" stands before a noun, with at most two words between."""
    for at in range(len(units) - 1, max(-1, len(units) - 4), -1):
        if "their" in units[at].roles:
            return at if units[at].values.get("their") == "its" else None
        if "x" not in units[at].roles:
            return None
    return None


def _opens(line: Line, before: Sequence[Unit], n: int) -> bool:
    """ "Member states include", "The observer states are:" at the head of a sentence, said of the body before."""
    behind = line.kept[n + 1 : n + 3]
    if any(not u.roles & BEFORE for u in before) or len(before) > 2 or (behind and behind[0].roles & LINKS):
        return False
    return any("v:comprise" in u.roles or u.roles & {"be", "colon"} for u in line.kept[n + 1 : n + 4])


def _bare(line: Line, unit: Unit) -> bool:
    """ "Members", "member states" and "outgoing members" alone, which the parser takes for people."""
    if not unit.parties or len(unit.parties) > 1 or unit.parties[0].kind != "group" or unit.parties[0].of:
        return False
    words = fold(unit.of(line.tokens.text)).removeprefix("the ")
    while words not in _ALONE:
        first, _, words = words.partition(" ")
        if first not in standing_words() and first not in belonging_words("described"):
            return False
    return True
