"""Memberships told by a list: in brackets behind a body, or line by line below "The observers are:"."""

from collections.abc import Iterator, Sequence

from elchi.lexica.classes import belonging_words
from elchi.lexica.lexicon import fold
from elchi.model.claim import Membership
from elchi.model.expression import DateExpression
from elchi.reading.coreference.antecedents import bodies_near, bodies_of, body_within
from elchi.reading.coreference.calling import is_short
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.memberships.grown import many_of
from elchi.reading.memberships.since import term_in_brackets
from elchi.reading.memberships.standing_nouns import NOUNS, noun_of

_LISTING = frozenset({"STATE", "PARTIES", "comma", "and", "the"})
_LEFT = _LISTING | {"stop", "semicolon"}
_GROUPS = {"members": "member", "observers": "observer", "partners": "dialogue partner"}
_LISTED = ("member", "observer", "dialogue partner", "partner", "candidate")
_STATES = frozenset({"STATE", "PARTIES"})
_NAMED = frozenset({"STATE", "BODY"})
_PEOPLE = frozenset({"PERSON", "OFFICE", "GROUP"})
_SMALL = frozenset({"and", "of", "the", "for", "in", "on", "de", "des", "du", "to"})
_NAME_WORDS = 12  # tokens of a name on a line of its own


def in_brackets(line: Line, meant: Sequence[Actor] = ()) -> Iterator[Membership]:
    """Yield the members of a body that stand in brackets behind it: "the E3 (France, Germany and the United Kingdom)".

    So do those behind a noun, "two observers (Fiji, Tonga)": of the body before it, of that of a meeting, or of `meant`.
    """
    units = line.all
    for i, unit in enumerate(units[:-3]):
        status = _standing_before(line, i)
        named = _whose(line, unit, units[i + 1]) if unit.parties else []
        named = named or (_body_of(line, i, meant) if status is not None and "open" in units[i + 1].roles else [])
        i += bool(named) and _countries(line, units[i + 1])
        bodies = named if i + 3 < len(units) and "open" in units[i + 1].roles else []
        if not bodies:
            continue
        inside = units[i + 2 : next((j for j in range(i + 2, min(i + 80, len(units))) if "close" in units[j].roles), i + 2)]
        if len(inside) > 1 and "colon" in inside[1].roles and inside[0].roles.isdisjoint(_STATES):
            inside = inside[2:]  # "(V4: Hungary, Poland)"
        states = [a for u in inside for a in u.parties if a.kind == "state"]
        if len(states) > 1 and all(u.roles & _LISTING for u in inside):
            for state in states:
                yield made_of(line, "in-brackets", state, bodies[0], status or "member", None)


def _standing_before(line: Line, i: int) -> str | None:
    """What those in brackets behind unit `i` are: "observers (", "the observer states of the Union ("."""
    units = line.all
    at = i - 1 - ("the" in line.tokens.low[units[i - 1].first : units[i - 1].last]) if units[i].parties and i > 1 else i
    noun = units[at - 1] if at != i and at > 0 and units[at].roles & {"p:of", "p:to", "p:in"} else units[i]
    told = NOUNS.get(noun_of(noun) or "") or _GROUPS.get(line.tokens.low[noun.last - 1])
    return told if told in _LISTED else None


def _body_of(line: Line, i: int, meant: Sequence[Actor]) -> list[Actor]:
    before = next((found for u in reversed(line.all[:i]) if u.parties and (found := bodies_of(u))), [])
    lexicon = line.tokens.lexicon
    return before[:1] or [b for u in line.kept if u.event is not None for b in bodies_near(lexicon, u)][:1] or list(meant)[:1]


def _countries(line: Line, unit: Unit) -> bool:
    """ "The GCC | states | (Bahrain, ...)"."""
    return fold(unit.of(line.tokens.text)) in belonging_words("countrynoun")


def _whose(line: Line, unit: Unit, after: Unit) -> list[Actor]:
    """The body before a bracket: "the E3", "the members of the E3", "the ministers of the E3 | countries"."""
    if "GROUP" not in unit.roles or not (many_of(unit) or _countries(line, after)):
        return bodies_of(unit)
    within = body_within(line.tokens.lexicon, unit.parties[0])
    return [within] if within is not None else []


def list_opened(line: Line, reduced: Line | None, meant: Sequence[Actor] = ()) -> tuple[Actor, str] | None:
    """Return the body and standing of those on the lines below: "the observer states include:", and nothing behind the colon.

    `meant` is the body spoken of, for a line that names none.
    """
    end = line.tokens.segment.end
    if not line.tokens.text[max(0, end - 4) : end].rstrip().endswith(":"):
        return None
    standing = next((u for u in reversed(reduced.kept) if "S" in u.roles), None) if reduced is not None else None
    if standing is not None:
        return (standing.parties[0], standing.values["status"]) if len(standing.parties) == 1 else None
    if len(meant) != 1 or any(u.parties and "GROUP" not in u.roles for u in line.kept):
        return None
    told = (NOUNS.get(noun_of(u) or "") or _GROUPS.get(line.tokens.low[u.last - 1]) for u in line.kept)
    noun = next((status for status in told if status in _LISTED), None)
    joined = "joined" in line.tokens.seen and not belonging_words("countrynoun").isdisjoint(line.tokens.seen)
    return (meant[0], noun or "member") if noun or joined else None


def items_of(line: Line, listed: tuple[Actor, str]) -> Iterator[Membership]:
    """The states and bodies of a line that holds nothing else."""
    text, end = line.tokens.text, line.tokens.segment.end
    since = next((t for u in line.all for a in u.parties if (t := term_in_brackets(text, a.end, end))), None)
    opened = text.rfind("(", 0, since.start) if since is not None else end
    units = [u for u in line.all if u.start < opened and (u.parties or (not u.roles & _LEFT and u.of(text)[0].isalnum()))]
    if any(u.roles & _PEOPLE for u in units):
        return  # those of a list of guests belong to nothing
    actors = [a for u in units for a in u.parties] if all(u.roles & _NAMED for u in units) else []
    for actor in actors or _capitals(line):
        yield made_of(line, "in-list", actor, *listed, since.since if since is not None else None)


def _capitals(line: Line) -> list[Actor]:
    """A line that is nothing but a name: "Greenpeace", "Association of Polar Scientists (APS)"."""
    tokens, segment = line.tokens, line.tokens.segment
    words = [w for w in tokens.words if w[0].isalnum() and w not in _SMALL]
    if not words or len(tokens) > _NAME_WORDS or not all(w[0].isupper() for w in words) or tokens.words[-1] in ".:;!?":
        return []
    name = tokens.span(0, len(tokens))
    return [Actor("body", segment.start, segment.end, of=name)]


def made_of(line: Line, act: str, member: Actor, body: Actor, status: str, since: DateExpression | None) -> Membership:
    """Return the claim that somebody belongs to a body, found in a line by an act."""
    return Membership(
        span=line.span, act=act, member=_name(line, member), organisation=body.of or "",
        status=status, since=since, member_id=member.entity, organisation_id=body.entity,
    )  # fmt: skip


def _name(line: Line, member: Actor) -> str:
    """A state's name; for "U.S." and "UAE" the name that the register writes out."""
    name = member.of or ""
    written_out = member.kind == "state" and member.entity and is_short(name)
    return line.tokens.lexicon.register.name_on(member.entity or "", None) if written_out else name
