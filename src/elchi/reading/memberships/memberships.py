"""Memberships as told: who joined, left, seeks or chairs what, and since when."""

from collections.abc import Iterator, Sequence
from itertools import chain

from elchi.lexica.classes import word_set
from elchi.model.claim import Membership
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.coreference.antecedents import Spoken, bodies_near, bodies_of, body_within, joinable, whole_of
from elchi.reading.coreference.calling import as_called
from elchi.reading.lines.acts import Found, find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit, is_led
from elchi.reading.memberships.belonging import Told, told_by_frames
from elchi.reading.memberships.chairs import CHAIR, chair_told, rotation
from elchi.reading.memberships.framed import found_of, status_told
from elchi.reading.memberships.frames import SOMEBODY
from elchi.reading.memberships.holders import listed_before, listed_behind, member_of
from elchi.reading.memberships.membered import membered
from elchi.reading.memberships.memberlists import in_brackets, items_of, list_opened, made_of
from elchi.reading.memberships.once import once, told_already, whose
from elchi.reading.memberships.prospects import after_all, as_governed, turned_down
from elchi.reading.memberships.restored import restored
from elchi.reading.memberships.rolls import told_by_rolls, without_others
from elchi.reading.memberships.since import since_of, verb_roles
from elchi.reading.memberships.stages import ceasing, joined_as, stages_behind, without_excepted
from elchi.reading.memberships.standing_nouns import CALLED
from elchi.reading.memberships.standings import standing_line
from elchi.reading.memberships.ways import told_by_nouns

_UNDATED = ("candidate", "refused")
_AHEAD = frozenset({"will", "modal", "p:to"})
_HELPING = frozenset({"will", "modal", "not", "be", "have"})
_ENDED = ("no longer",)


def memberships_of(lines: Sequence[Line]) -> list[Membership]:
    """Return the memberships that a document tells of, each once."""
    found: list[Membership] = []
    states: list[Actor] = []
    spoken = Spoken()
    listed: tuple[Actor, str] | None = None
    for line in map(without_excepted, lines):
        parts = [(part, standing_line(part, spoken)) for part in restored(line, spoken)]
        reduced = parts[0][1]
        told = [made for part, made_of_it in parts for made in _in_line(part, made_of_it, states, spoken)]
        told = told or _lifted(line, found)
        items = [] if listed is None or told else list(items_of(line, listed))
        found.extend(told or items)
        listed = listed if items else list_opened(line, reduced, spoken.only())
        told = told or items
        spoken.about = told[-1].organisation_id if told else membered(reduced) or spoken.about
        spoken.hear(line)
        if "PARTIES" in line.roles:
            states = next((u.parties for u in reversed(line.kept) if u.parties and _states(u)), states)
    return once(as_called(found, lines))


def _in_line(line: Line, reduced: Line | None, states: Sequence[Actor], spoken: Spoken) -> list[Membership]:
    found = list(in_brackets(line, spoken.only())) if line.bracketed else []
    if reduced is None:
        return found
    for act in find(load_acts("memberships"), reduced):
        found.extend(made for made in _told(act, states, spoken) if not any(told_already(made, earlier) for earlier in found))
    if reduced.roles.isdisjoint(SOMEBODY):
        return found
    said = {whose(made) for made in found}
    parts = (told_by_frames(reduced, spoken), told_by_nouns(reduced, spoken), told_by_rolls(reduced, spoken))
    found.extend(made for told in chain(*parts) for made in _by_parts(reduced, told) if whose(made) not in said)
    found.extend(stages_behind(reduced, found))
    over = {whose(made) for made in found if made.status == "former chair"}
    return [made for made in found if made.status != "chair" or whose(made) not in over]


def _lifted(line: Line, found: Sequence[Membership]) -> list[Membership]:
    """ "The suspension was lifted in 2014": that of the one who was told last to be suspended."""
    told = "setaside" in line.roles and not word_set("lifting").isdisjoint(line.tokens.seen) and "STATE" not in line.roles
    if not told or not found or found[-1].status != "suspended":
        return []
    since = line.dates[0] if line.dates else None
    return [replace(found[-1], span=line.span, act="lifted-by-parts", status="member", since=since)]


def _by_parts(line: Line, told: Told) -> Iterator[Membership]:
    found = found_of(line, told)
    status = status_told(found, told, _status(found), _between(found))
    if status is not None:
        yield from (_claim(found, member, _whole(found, body), status) for body in told.bodies for member in told.members)


def _states(unit: Unit) -> bool:
    return len(unit.parties) > 1 and all(a.kind == "state" for a in unit.parties)


def _told(found: Found, states: Sequence[Actor], spoken: Spoken) -> Iterator[Membership]:
    status = _status(found)
    if status is None:
        return
    lexicon = found.line.tokens.lexicon
    named = _organisations(found) or (spoken.only() if found.act.options.get("spoken") else [])
    bodies = [_whole(found, b) for b in named] if _fits(found) else []
    if status == "rotation":
        yield from (rotation(found, body) for body in bodies[:1])
        return
    for body in (b for b in bodies if joinable(lexicon, b)):
        for member in _members(found, "member", states):
            if member.of != body.of:
                yield _claim(found, member, body, status)
        for member in _members(found, "before", states):
            made = _claim(found, member, body, "former chair" if "chair" in status else "former")
            yield replace(made, status="chair", since=None, until=made.since) if status == "next chair" else made


def _whole(found: Found, body: Actor) -> Actor:
    """What an organ is of, where it has no name of its own or its decision is about the whole: a suspension."""
    lexicon = found.line.tokens.lexicon
    known = lexicon.register.bodies.get(body.entity or "")
    parent = known.parent if known is not None and known.kind == "organ" and found.act.options.get("whole") else None
    if parent is None or not parent.startswith("body:"):
        return whole_of(lexicon, body)
    return replace(body, of=lexicon.register.bodies[parent].name, entity=parent)


def _claim(found: Found, member: Actor, body: Actor, status: str) -> Membership:
    since = None if status in _UNDATED or found.act.options.get("undated") else since_of(found, member, over=status == "former")
    made = made_of(found.line, found.act.name, member, body, status, since)
    return replace(made, since=None, until=since) if found.act.options.get("until") else made  # "will leave in May"


def _organisations(found: Found) -> list[Actor]:
    standing, unit = found.unit("standing"), found.unit("body")
    if standing is not None:
        return standing.parties[:3]
    if unit is not None:
        within = [b for a in unit.parties[:1] if a.kind != "body" and (b := body_within(found.line.tokens.lexicon, a)) is not None]
        return bodies_of(unit)[:3] or within or (bodies_near(found.line.tokens.lexicon, unit) if unit.event is not None else [])
    before = [a for u in found.line.kept[: found.match.first] for a in bodies_of(u)]
    return before[-1:] or [a for a in found.line.subject if a.kind == "body"][:1]


def _fits(found: Found) -> bool:
    """Tell whether what an act asks for beyond its pattern is there: a date, words of the standing or the event."""
    options, text = found.act.options, found.line.tokens.text
    if (options.get("dated") and not found.line.dates) or (options.get("heading") and not found.line.heading):
        return False
    if _anothers(found) or not _standing_fits(found):
        return False
    own, event = found.unit("own"), found.unit("event")
    if own is not None and own.of(text).lower() not in options.get("own", ()):
        return False
    near = found.line.kept[max(0, found.at("event") - 1)]
    wanted = options.get("event_with", "")
    return not wanted or (event is not None and wanted in text[near.start : event.end].lower())


def _anothers(found: Found) -> bool:
    """Whether the verb is another one's than the member's: governed, done only along with a body, or of whom the sentence is not about."""
    options, kept = found.act.options, found.line.kept
    led = {"verb", "member"} <= found.match.slots.keys() and _governed(found)
    if led or ("v:join" in verb_roles(found) and _only_with(found)):
        return True
    if options.get("first") and not any(a in kept[0].parties for a in _subject(found)):
        return True
    at = found.at("member") if options.get("free") else 0
    return at > 0 and any(r[:2] == "p:" for r in kept[at - 1].roles)  # "sign with Japan on its entry into the WTO"


def _standing_fits(found: Found) -> bool:
    """Whether the standing that an act met is of the kind it means, and is held now."""
    options, standing, low = found.act.options, found.unit("standing"), found.line.tokens.low
    if standing is None:
        return "standing_with" not in options
    if found.act.kind == "standing" and not word_set("handing_on").isdisjoint(
        low[found.line.kept[found.match.first].last : standing.first]
    ):
        return False  # "Britain handed over the chair"
    over = options.get("now") and low[standing.first - 1] in word_set("no_more")  # "Guam, previously an observer"
    if over or (found.act.kind == "chair" and "chair" not in standing.values["status"]):
        return False
    if any(w in options.get("standing_without", ()) for w in low[standing.first : standing.last]):
        return False
    wanted = options.get("standing_with")
    return wanted is None or low[standing.last - 1] in wanted


def _members(found: Found, slot: str, states: Sequence[Actor]) -> list[Actor]:
    units = list(found.units(slot))
    if slot == "member" and found.act.options.get("more") == "left":
        units = [*listed_before(found.line.kept, found.at("member")), *units]
    if slot == "member" and found.act.options.get("more") == "right" and units:
        units = [*units, *listed_behind(found.line.kept, found.at("member"))]
    holders = found.act.options.get("holder")
    if slot == "member" and found.act.options.get("subject") == "left":
        units = [Unit(frozenset(), 0, 0, 0, 0, parties=list(_subject(found)))]
    if units and units[0].roles & {"PRONOUN", "PAIR"}:
        return _meant(found, units[0], states)
    return [
        m
        for u in units
        for a in (without_others(found.line, u.parties) if "called" in found.act.options else u.parties)
        if (m := member_of(found.line.tokens.lexicon, a, u, holder=holders is not None, heads=holders == "heads")) is not None
    ]


def _meant(found: Found, unit: Unit, states: Sequence[Actor]) -> list[Actor]:
    """Whom "them" and "both countries" stand for: the states listed last before."""
    words = unit.of(found.line.tokens.text).lower()
    if words not in ("they", "them") and not words.endswith(("countries", "states", "nations")):
        return []
    at = found.line.kept.index(unit)
    return next((u.parties for u in reversed(found.line.kept[:at]) if _states(u)), list(states))


def _subject(found: Found) -> list[Actor]:
    """Who does the verb; the body inside a standing does not."""
    plain = [u if "PARTY" in u.roles or not u.parties else replace(u, parties=[]) for u in found.line.kept]
    return subject_of(replace(found.line, kept=plain), found.at("verb"))


def _governed(found: Found) -> bool:
    """ "Finland, which borders on Russia, joined": the verb behind the comma is not Russia's."""
    kept, at = found.line.kept, found.at("member")
    between = kept[found.match.slots.get("member", (0, 0))[1] : found.at("verb")]
    commas = any("comma" in u.roles for u in between) and not any("who" in u.roles for u in between)
    return commas and is_led(kept, at)


def _status(found: Found) -> str | None:
    """What somebody is, by the act or the standing, and by what the words between say of its time; None where denied."""
    standing = found.unit("standing")
    status = found.act.kind if found.act.kind != "standing" or standing is None else standing.values["status"]
    if status == "noun":
        noun = found.unit("noun")
        status = next((s for role, s in CALLED.items() if noun is not None and role in noun.roles), "member")
    if any(u.values.get("standing_word") == "associate" for u in found.line.kept[found.match.first : found.match.last]):
        status = "associate" if status == "member" else status
    status = joined_as(found) or status
    roles, words = _between(found)
    if ceasing(found):
        return "former" if status == "member" and roles.isdisjoint({"will", "modal"}) else None
    if "not" in roles:
        return "former" if any(w in _ENDED for w in words) and status == "member" else None
    if status in CHAIR:
        return chair_told(found, status, roles)
    if roles & _AHEAD and not found.act.options.get("ahead") and status not in ("refused", "rotation"):
        return status if after_all(found) else "candidate" if status != "former" and not turned_down(found) else None
    return as_governed(found, status)


def _only_with(found: Found) -> bool:
    """ "Joined the Union in condemning": does the same as the body, and belongs to nothing."""
    kept, at = found.line.kept, found.at("body") + 1 if found.unit("body") is not None else found.match.last
    return at + 1 < len(kept) and "p:in" in kept[at].roles and found.line.tokens.low[kept[at + 1].first].endswith("ing")


def _between(found: Found) -> tuple[set[str], list[str]]:
    """Roles and words of what lies between the slots, and of the helping verbs right before the match."""
    kept, first = found.line.kept, found.match.first
    filled = {n for s in ("member", "standing", "body", "before", "noun") for n in range(*found.match.slots.get(s, (0, 0)))}
    units = [kept[n] for n in range(first, found.match.last) if n not in filled]
    while first and not kept[first - 1].parties and _helps(found, kept[first - 1]):
        first -= 1
        units.append(kept[first])
    text = found.line.tokens.text
    to = found.act.options.get("to")
    verb = found.match.slots.get("verb", (0, 0))[1]
    if to == "verb":
        units = [u for u in units if not ("p:to" in u.roles and u is kept[min(verb, len(kept) - 1)])]
    aside = {"p:to"} if to == "plain" else set()
    return {r for u in units for r in u.roles} - aside, [u.of(text).lower() for u in units if "not" in u.roles]


def _helps(found: Found, unit: Unit) -> bool:
    """Whether a unit right before a verb says of its time: "has | not | yet | joined"."""
    return not _HELPING.isdisjoint(unit.roles) or found.line.tokens.low[unit.first] in ("yet", "never")
