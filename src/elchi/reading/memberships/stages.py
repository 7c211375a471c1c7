"""What somebody was later: "became an observer in 2004 and a full member in 2013"; and who is left out: "all states except Georgia"."""

from collections.abc import Iterator, Sequence

from elchi.lexica.classes import belonging_words, word_set
from elchi.model.claim import Membership
from elchi.model.quick import replace
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit
from elchi.reading.memberships.since import verb_roles
from elchi.reading.memberships.standing_nouns import CALLED, NOUNS, noun_of, standing_words

LATER = "later-stage"
_INTO, _AS = frozenset({"v:join", "accession"}), frozenset({"p:as", "p:on", "p:with"})
_LEADS = frozenset({"and", "comma", "p:as"})
_BEFORE = frozenset({"x", "this", "p:as"})
_ONE_OF = ("member", "observer", "candidate", "dialogue partner")
_WIDE = 5  # words by which somebody is left out


def without_excepted(line: Line) -> Line:
    """Return the line without the states that it leaves out: "all members, save for Georgia"."""
    if word_set("leaves_out").isdisjoint(line.tokens.seen):
        return line
    kept = [replace(u, parties=[], roles=frozenset()) if _left_out(line, u) else u for u in line.kept]
    return line.seen_as(kept)


def _left_out(line: Line, unit: Unit) -> bool:
    if not unit.parties or unit.parties[0].kind != "state":
        return False
    low = line.tokens.low
    before = (" ".join(low[at : unit.first]) for at in range(max(0, unit.first - _WIDE), unit.first))
    return any(words.removesuffix(" the") in word_set("leaving_out") for words in before)


def stages_behind(line: Line, found: Sequence[Membership]) -> Iterator[Membership]:
    """Yield what a sentence tells that the same one became later, each with its date and no verb of its own."""
    first = {(m.member_id, m.organisation_id) for m in found}
    if len(first) != 1 or found[0].since is None:
        return
    for n, unit in enumerate(line.kept[:-1]):
        when = next((d for d in line.dates if 0 < d.span.start - unit.end <= len(" in ")), None)
        status = NOUNS.get(noun_of(unit) or "")
        if when is None or when == found[0].since or status not in _ONE_OF or not _led(line, n):
            continue
        said = next((s for w in line.tokens.low[line.kept[n - 1].first : unit.last] if (s := standing_words().get(w))), status)
        yield replace(found[0], act=LATER, status=said, since=when)


def _led(line: Line, n: int) -> bool:
    """Whether a noun goes on a row: ", a candidate", "and as a full member"."""
    at = n - 1
    while at > 0 and line.kept[at].roles & _BEFORE and not line.kept[at].roles & {"and", "comma"}:
        at -= 1
    return at > 0 and bool(line.kept[at].roles & _LEADS)


def ceasing(found: Found) -> bool:
    """ "Ceased to be a member": what somebody was."""
    first, standing = found.line.kept[found.match.first], found.line.kept[found.match.last - 1]
    return not word_set("ceasing").isdisjoint(found.line.tokens.low[max(0, first.first - 3) : standing.first])


def joined_as(found: Found) -> str | None:
    """ "Joined the OTS as an observer": what somebody joined as."""
    kept, last = found.line.kept, found.match.last
    part = "part" in found.line.tokens.low[kept[found.match.first].first : kept[last - 1].last]  # "became part of the SCO as"
    verb = found.unit("verb")
    admits = verb is not None and found.line.tokens.low[verb.last - 1] in belonging_words("admitting")
    into = found.act.kind != "former" and bool(part or admits or verb_roles(found) & _INTO or "A" in kept[last - 1].roles)
    doing = last < len(kept) and VERBAL[kept[last].roles] and found.line.tokens.low[kept[last].first].endswith("ing")
    behind = kept[last + doing : last + 5] if into or doing else []  # "like China, | participating | as dialogue partners"
    if not behind or behind[0].roles.isdisjoint(_AS):
        return None
    said = next((s for u in behind for noun, s in CALLED.items() if noun in u.roles), None)
    associate = any(u.values.get("standing_word") == "associate" for u in behind)
    return "associate" if said == "member" and associate else said
