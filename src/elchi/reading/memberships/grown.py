"""Standings that the parser of names has already grown into one party: "members of X", "X groups", "chair of X"."""

from elchi.model.quick import replace
from elchi.reading.coreference.antecedents import body_within
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.memberships.standing_nouns import CHAIRS, S, made_unit, worded

_COMPRISE, _PARTIES = frozenset({"v:comprise"}), frozenset({"PARTY", "PARTIES"})
_MEMBERS, _AND = frozenset({"membernoun"}), frozenset({"and"})
_BODY, _CHAIR_VERB = frozenset({"PARTY", "BODY"}), frozenset({"v:chair"})


def grown_of(line: Line, unit: Unit) -> list[Unit] | None:
    """Return the units that such a party stands for, a standing first; None where it is none."""
    many, chair = many_of(unit), chair_of(unit)
    if many is None and chair is None:
        return None
    words = unit.of(line.tokens.text).lower()
    if chair is not None and not unit.parties[0].of and (within := _chaired(line, unit)) is not None:
        return [made_unit(S, unit, unit, [within], chair)]
    if words in CHAIRS:
        return [replace(unit, roles=_CHAIR_VERB, parties=[], values={"status": CHAIRS[words]})]
    if words == "groups":
        return [replace(unit, roles=_COMPRISE, parties=[])]
    body = body_within(line.tokens.lexicon, unit.parties[0])
    if body is None:
        return None
    if many == "groups":
        return [replace(unit, roles=_BODY, parties=[body]), replace(unit, roles=_COMPRISE, parties=[])]
    status = chair or worded(line, unit) or "member"
    named = unit.parties[1:]
    if named and " of " in words and "," not in line.tokens.text[unit.start : named[0].start]:
        named = []  # "members of ASEAN and the United States" are those of ASEAN alone
    listed = [replace(unit, roles=_PARTIES, parties=named)] if named else []
    return [made_unit(S, unit, unit, [body], status), *listed]


def parted_of(line: Line, unit: Unit) -> list[Unit] | None:
    """Return what one list makes of two: "attended as | Associate Members | and | Tokelau and Guam | as observers"."""
    group, *others = unit.parties
    words = (group.office or "").lower()
    if group.kind != "group" or group.of or not others or not words.endswith(("members", "member states")):
        return None
    tokens = line.tokens
    at = next((n for n in range(unit.first, unit.last) if tokens.starts[n] >= others[0].start), unit.last)
    joint = at - 1 - (tokens.is_word(at - 1, "the") and at - 1 > unit.first)
    if joint <= unit.first or not tokens.is_word(joint, "and"):
        return None
    noun = Unit(_MEMBERS, unit.start, tokens.ends[joint - 1], unit.first, joint)
    noun = replace(noun, values={"standing_word": said}) if (said := worded(line, noun)) else noun
    link = Unit(_AND, tokens.starts[joint], tokens.ends[joint], joint, joint + 1)
    rest = _PARTIES if len(others) > 1 else frozenset({"PARTY", "STATE" if others[0].kind == "state" else "BODY"})
    return [noun, link, Unit(rest, others[0].start, unit.end, joint + 1, unit.last, parties=others)]


def _chaired(line: Line, unit: Unit) -> Actor | None:
    """ "The current ASEAN Chair": the body within the words of the office."""
    tokens = line.tokens
    for at in range(unit.first, unit.last - 1):
        hit = tokens.hit(at)
        if hit is not None and "body" in hit.roles:
            return Actor(
                "body",
                tokens.starts[at],
                tokens.ends[at + hit.length - 1],
                of=tokens.span(at, at + hit.length),
                entity=hit.roles["body"],
            )
    return None


def chair_of(unit: Unit) -> str | None:
    """Return what an office that states hold makes of them: "the current chair of the OSCE", where no person is named."""
    if not unit.parties or unit.parties[0].kind not in ("office", "group") or not unit.parties[0].office:
        return None
    words = unit.parties[0].office.lower().split()
    return CHAIRS.get(f"vice-{words[-1]}" if words[-2:-1] == ["vice"] else words[-1])


def many_of(unit: Unit) -> str | None:
    """Return the noun of members whom the parser takes for a group of people: "members of the OIC", "fellow BRICS members"."""
    if not unit.parties or unit.parties[0].kind != "group" or any(a.kind != "state" for a in unit.parties[1:]):
        return None
    words = (unit.parties[0].office or "").lower()
    return words.split()[-1] if words.endswith(("members", "member states", "groups", "partners")) else None
