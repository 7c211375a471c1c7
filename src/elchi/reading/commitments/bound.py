"""Whom an undertaking binds where no party does the verb: whoever is charged, stands behind "by", or has no name."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.clauses.duty_frames import duty_set
from elchi.reading.commitments.ahead import Ahead
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, Actor, Unit

_OWNED = frozenset({"their", "this", "possessive"})
_AGENT = frozenset({"p:by", "p:between"})
_TELLING = frozenset({"v:say", "v:report", "v:plan"})
_HELPING = frozenset({"have", "will", "adverb"})
_NOUNS = frozenset({"x", "this", "NAME", "PLACE"})
_SETTLING = frozenset({"v:agree", "v:decide"})
_DECIDED = 5  # units from such a verb to what its "that" tells of
_MOST, _LED = 5, 5  # units of a group that has no name; units behind "to" in which a party stands


def charged_by(found: Found, cast: Cast) -> list[Actor]:
    """Return who is charged: the party between the verb and "to", else a group under its own words, or whom "to" leads to."""
    kept, at = found.line.kept, found.at("verb")
    to = next((n for n in range(at + 1, len(kept)) if "p:to" in kept[n].roles), at + 1)
    units = [u for u in kept[at + 1 : to] if u.roles.isdisjoint(_OWNED) or u.parties]
    if to + 1 < len(kept) and (kept[to + 1].parties or "their" in kept[to + 1].roles):
        units = [u for u in kept[to + 1 : to + _LED] if u.parties][:1]  # "entrusted the chair | to their colleague"
    if all(u.parties or "and" in u.roles for u in units):
        return [one for u in units for a in u.parties for one in cast.who(a)]
    return [_group(found.line, units[0], units[-1])]


def told_to_act(found: Found) -> Sequence[Actor]:
    """Return who is to act by a decision: "decided that | the Secretariat | will prepare a report"; nobody where something will be done."""
    behind = found.line.kept[found.at("verb") + 1 : found.at("verb") + _DECIDED]
    if len(behind) > 2 and "p:to" in behind[0].roles and "v:instruct" in behind[1].roles and found.act.kind == "decision":
        return behind[2].parties  # "decided to task | the Secretariat | with"
    if len(behind) < _DECIDED - 1 or "that" not in behind[0].roles or behind[1].roles & {"PRONOUN", "PERSON"}:
        return ()
    bidden = "will" in behind[2].roles or found.line.tokens.low[behind[2].first] in duty_set("bidding")
    ahead = bidden and "be" not in behind[3].roles
    return behind[1].parties if ahead and found.line.kept[found.at("verb")].roles & _SETTLING else ()


def _group(line: Line, first: Unit, last: Unit) -> Actor:
    words = " ".join(line.tokens.text[first.start : last.end].split()).removeprefix("the ")
    return Actor("group", first.start, last.end, office=words, plural=True)


def agents_behind(found: Found) -> Sequence[Actor]:
    """Return who stands behind "by" or "between" at the verb: "protocols were signed | by Guyana and Suriname"."""
    kept, at = found.line.kept, found.at("verb")
    by = next((n for n in range(at + 1, min(found.match.last + 2, len(kept) - 1)) if kept[n].roles & _AGENT), None)
    return kept[by + 1].parties if by is not None else ()


def whose_commitment(found: Found) -> Sequence[Actor]:
    """Return whose commitment somebody spoke of: "the minister reaffirmed | Australia's commitment to support Fiji"."""
    kept = found.line.kept
    at = next((n for n in range(found.at("verb") + 1, found.match.last) if "commitment" in kept[n].roles), 0)
    owner = at - 2 if at > 1 and "possessive" in kept[at - 1].roles else at - 3
    owned = owner > found.at("verb") and "possessive" in kept[owner + 1].roles
    return kept[owner].parties if owned else ()


def told_at(found: Found) -> int:
    """Return at which verb its doer stands: "Oslo | announced that it will send": whoever announces does what "it" does."""
    noun, first = found.unit("noun"), found.line.kept[found.match.first]
    it = noun is not None and noun.of(found.line.tokens.text).lower() == "it" and not first.roles.isdisjoint(_TELLING)
    at, kept = found.at("verb"), found.line.kept
    will = found.at("will") if found.unit("will") is not None else 0
    if will and (before := Ahead(found.line).before_insert(will)) < will:
        return before  # "Oslo, the minister announced, will send"
    have = at - 1 if at and "have" in kept[at - 1].roles else at
    if (before := Ahead(found.line).before_insert(have)) < have:
        return before  # "Oslo, Riga said, had undertaken"
    taken = at > 0 and "decision" in kept[at].roles and "v:take" in kept[at - 1].roles  # "Riga | took the decision"
    return found.match.first if it else at - taken


def unnamed_doers(line: Line, verb: int) -> list[Actor]:
    """Return the group right before a verb that only counts its states: "sixty countries", "the parliaments of Georgia and Japan"."""
    kept, last = line.kept, verb - 1
    while last > 0 and not kept[last].roles.isdisjoint(_HELPING):
        last -= 1
    if last > 1 and kept[last].parties and "p:of" in kept[last - 1].roles:
        return _counted(line, last - 2, kept[last])
    return _counted(line, last, kept[last]) if last >= 0 else []


def _counted(line: Line, at: int, last: Unit) -> list[Actor]:
    """The group whose noun is a unit, with the words before it."""
    kept, low = line.kept, line.tokens.low
    if kept[at].parties or low[kept[at].last - 1] not in word_set("unnamed_doers"):
        return []
    first = at
    while (
        first > 0
        and at - first < _MOST
        and not kept[first - 1].parties
        and kept[first - 1].roles & _NOUNS
        and "that" not in kept[first - 1].roles
    ):
        first -= 1
    if first and (kept[first - 1].parties or LEADING[kept[first - 1].roles]):
        return []  # "G20 member nations", "the ministers of many countries"
    return [*_row_before(kept, first), _group(line, kept[first], last)]


def _row_before(kept: Sequence[Unit], first: int) -> list[Actor]:
    """ "The EU, the US | and other donors": those named before the "and" of a row."""
    n, found = first - 1, list[Actor]()
    if n < 1 or "and" not in kept[n].roles:
        return []
    while n > 0 and kept[n].roles & {"and", "comma"} and kept[n - 1].parties:
        found = [*kept[n - 1].parties, *found]
        n -= 2
    return found
