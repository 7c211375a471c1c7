"""Who met, visited, called or received whom, and which events are named: acts to drafts, drafts to encounters."""

from collections.abc import Iterable, Sequence
from itertools import chain

from elchi.lexica.classes import word_class
from elchi.model.claim import Encounter, EncounterKind, Party, Status
from elchi.model.document import Span
from elchi.model.quick import replace
from elchi.reading.clauses.alongside import rest_behind, row_behind, states_behind
from elchi.reading.clauses.beforehand import sure_of, told_ahead_of
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.clauses.drafts import Draft
from elchi.reading.clauses.elided import without_subject
from elchi.reading.clauses.status import status_at
from elchi.reading.clauses.whose_event import owned_by, owner_of, theirs
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.delegations import note_delegations
from elchi.reading.encounters.counterparts import same_actor
from elchi.reading.encounters.fitting import act_fits, actors_fit, event_of
from elchi.reading.encounters.joining import joiners_last
from elchi.reading.encounters.kinds import GATHERINGS, kind_of
from elchi.reading.encounters.meetings import by_parts, met_by_parts
from elchi.reading.encounters.partners import represented, representing, sitting_body, whom
from elchi.reading.encounters.recalled import is_recalled, told_of_lately
from elchi.reading.encounters.stops import with_further_stops
from elchi.reading.encounters.within_line import settle
from elchi.reading.layout.scheduled import opens_entry
from elchi.reading.lines.acts import Found, find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Place


def drafts_of(line: Line, number: int, cast: Cast) -> list[Draft]:
    """Return the encounters that one line tells of, each trigger read by the first act that fits it."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    note_delegations(line, cast)
    for found in chain(find(load_acts("encounters"), line), met_by_parts(line)):
        triggers = _triggers(found)
        if (triggers & taken and not by_parts(found)) or not act_fits(found):
            continue
        actors = _actors(found, cast)
        if actors is None or not actors_fit(actors, found.act.options) or (by_parts(found) and _known(drafts, actors)):
            continue
        status = sure_of(found) or status_at(line, _trigger(found), event_of(found))
        if status is not None and _has_place(found):
            if by_parts(found):  # an event that was only named is told of by who comes to it
                drafts = [d for d in drafts if d.actors or d.event is None or d.event is not event_of(found)]
            drafts.extend(_apart(found, _draft(found, number, actors, status, cast)))
        if status is not None or not found.act.options.get("named"):
            taken |= triggers  # what was denied is not told of by a weaker act
    if drafts:
        drafts = [d for d in drafts if not d.alone or len(drafts) == 1]
        settle(line, joiners_last(drafts), cast)
        drafts = with_further_stops(line, drafts)
    if "PARTIES" in line.roles:
        cast.row = next((list(u.parties) for u in line.kept if len(u.parties) > 1 and all(a.person for a in u.parties)), cast.row)
    return drafts


def _known(drafts: Sequence[Draft], actors: Sequence[Actor]) -> bool:
    """What is read by its parts only says more where no act told of the same people, and where two are named."""
    people = [a for a in actors if a.kind in ("person", "office", "pronoun", "pair", "group")]
    return len(people) < 2 or any(
        d.joins != "near" and all(any(same_actor(a, b) for b in d.actors) for a in people) for d in drafts
    )


def _apart(found: Found, draft: Draft) -> list[Draft]:
    """ "Spoke separately with A and B" is two encounters, "visited Turkey and Uzbekistan" two visits."""
    several = [a for slot in ("b", "c") for u in found.units(slot) for a in u.parties]
    if len(several) > 1 and _each_alone(found, several):
        rest = [a for a in draft.actors if a not in several]
        return [replace(draft, actors=[*rest, one], at=draft.at + n) for n, one in enumerate(several)]
    unit = found.unit("place")
    if draft.kind == "visit" and unit is not None and unit.place is None and len(unit.parties) > 1:
        places = [Place(a.of or "", a.start, a.end, a.entity) for a in unit.parties]
        return [replace(draft, actors=list(draft.actors), place=p, at=p.start) for p in places]
    return [draft]


def _each_alone(found: Found, several: Sequence[Actor]) -> bool:
    """ "Spoke separately with A and B", "held separate meetings with", "spoke to A and to B", "held meetings with A and B"."""
    if found.act.options.get("joint"):
        return False
    event = found.unit("event")
    words = event.of(found.line.tokens.text).lower() if event is not None else ""
    if "separate" in words or "c" in found.match.slots or "separately" in _adverbs(found.line):
        return True
    done = "verb" in found.match.slots or (event is not None and event.event is not None and event.event.kind == "call")
    one_by_one = done and words.endswith(tuple(word_class("held_one_by_one")))
    return one_by_one and all(a.person for a in several)


def _triggers(found: Found) -> set[int]:
    spans = [found.match.slots[s] for s in ("verb", "event", "also") if s in found.match.slots]
    return {i for a, b in spans for i in range(a, b)}


def _actors(found: Found, cast: Cast) -> list[Actor] | None:
    """Who took part by this act; None where it needs a subject and finds none."""
    subject = _subject(found, cast)
    if subject is None:
        return None
    if _only_decided(found):
        return []
    named = _named(found, cast)
    if found.act.options.get("him"):
        named = whom(found, subject, named)
    if found.act.options.get("represents"):
        return representing(found, subject)
    if found.act.options.get("represented"):
        named = represented(found)
    if found.act.options.get("with_body"):
        if (body := sitting_body(found)) is None:
            return None
        named = [body]
    if found.act.options.get("row"):
        return states_behind(found.line, found.at("b"))
    if found.act.options.get("rest"):
        return [*subject, *named, *rest_behind(found.line, found.match.last)]
    return [*subject, *named, *(row_behind(found.line.kept, found.at("b")) if "b" in found.match.slots else [])]


def _named(found: Found, cast: Cast) -> list[Actor]:
    """Those whom the slots of an act name; with "in her honour" also her."""
    named = [a for slot in ("a", "b", "c") for u in found.units(slot) for a in u.parties]
    if not found.act.options.get("his"):
        return named
    return [*named, *cast.who(Actor("pronoun", found.line.kept[found.at("noun")].start, 0, number="he"))]


def _only_decided(found: Found) -> bool:
    """ "Decided to hold the 8th Summit": who does so does not thereby take part in it."""
    event = event_of(found)
    named = event is not None and event.name and event.kind in GATHERINGS
    return bool(named) and found.act.name.startswith("held-event") and _decided(found)


def _trigger(found: Found) -> int:
    return found.at("verb") if "verb" in found.match.slots else found.at("event")


def _has_place(found: Found) -> bool:
    if not found.act.options.get("needs_place") or _place(found) is not None or found.line.places:
        return True
    return "here" in _adverbs(found.line)


def _draft(found: Found, number: int, actors: list[Actor], status: str, cast: Cast) -> Draft:
    options, event, line = found.act.options, event_of(found), found.line
    place = _place(found)
    if place is None and (options.get("there_written") or "here" in _adverbs(line)):
        place = cast.here
    draft = Draft(kind_of(found, event, actors), status, number, found.act.name, event=event, place=place, actors=actors)
    draft.start, draft.end = line.kept[found.match.first].start, line.kept[found.match.last - 1].end
    draft.at = line.kept[_trigger(found)].start
    draft.implied = bool(options.get("implied"))
    draft.recalled = (event is not None and is_recalled(line, event)) or (bool(options.get("legs")) and _has_done(found))
    draft.recalled = draft.recalled or (status == "held" and told_of_lately(line, draft.at))
    draft.before = status == "planned" and told_ahead_of(line, draft.at)
    draft.joins, draft.adds, draft.alone = options.get("joins"), bool(options.get("adds")), bool(options.get("alone"))
    draft.elided = "subject" in options and without_subject(line, _trigger(found))
    return draft


def _has_done(found: Found) -> bool:
    """ "A tour which has taken him to Cuba": on days before that of the report."""
    at = found.at("verb")
    return any("have" in u.roles for u in found.line.kept[max(0, at - 2) : at])


def _decided(found: Found) -> bool:
    at = found.at("verb")
    return any(u.roles & {"v:decide", "v:agree", "v:plan"} for u in found.line.kept[max(0, at - 4) : at])


def _subject(found: Found, cast: Cast) -> list[Actor] | None:
    """The actors that the act takes from beside it; None where it needs some and finds none."""
    way, line = found.act.options.get("subject"), found.line
    if way == "left":
        at = found.at("verb" if "verb" in found.match.slots else "event")
        found_left = subject_of(line, at) or _left_out(found, at, cast)
        return found_left if found_left or (found.units("b") and without_subject(line, at)) else None
    if way == "any":
        return subject_of(line, found.at("verb"))
    if way == "owner":
        at = found.at("event")
        owner = owner_of(line, at, event_of(found))
        return [*owner, *_of_two(owner, found, cast)] or _left_out(found, at, cast) or _hers(found, cast)
    if way == "row":
        return list(cast.row) or None  # whom the sentence before named together: "A and B reviewed ties. This came at a meeting"
    if way == "theirs":
        return theirs(line, found.at("event"))
    if way == "visitor":
        return owned_by(line, found.match.first) or list(cast.hero) or None  # whom a programme is told of without being named again
    return []


def _hers(found: Found, cast: Cast) -> list[Actor]:
    """ "Her meeting with A focused on trade", "At a meeting with A, trade was discussed": hers of whom the sentences before tell."""
    event, text, at = event_of(found), found.line.tokens.text, found.at("event")
    if event is None or event.kind == "visit" or not any(a.person for a in _others(found)):
        return []
    personal = text[event.start : event.start + 4].lower() in ("his ", "her ")
    opens = at == 0 or (at == 1 and not found.line.kept[0].roles.isdisjoint(("p:in", "p:at", "p:during")))
    if not personal and not opens:
        return []
    named = {a.chain for a in _others(found)}
    return [a for a in cast.who(Actor("pronoun", event.start, event.start + 3, number="he")) if a.person and a.chain not in named]


def _others(found: Found) -> list[Actor]:
    return [a for u in found.units("b") for a in u.parties]


def _of_two(owner: Sequence[Actor], found: Found, cast: Cast) -> list[Actor]:
    """ "At a meeting with A, the two sides discussed trade": the other side is whom the sentences before tell of, if no two have met yet."""
    return _hers(found, cast) if owner and all(a.kind == "pair" for a in owner) and not cast.pair else []


def _left_out(found: Found, at: int, cast: Cast) -> list[Actor]:
    """ "Met with Minister X." in a diary, "the diplomat met X": the one whom the report is about; "Having met in Oslo," its authors."""
    if without_subject(found.line, at) or (cast.diarist is not None and not at):
        return [cast.diarist] if cast.diarist is not None else list(cast.hero)
    units = found.line.kept
    if cast.agenda is not None and opens_entry(found.line, at):
        return [cast.agenda]
    if at == 1 and found.line.tokens.is_word(0, "having"):
        return list(cast.authors)
    people = any(a.kind == "person" for u in found.units("b") for a in u.parties)
    text = found.line.tokens.text
    unnamed = at > 0 and units[at - 1].roles == {"x"} and units[at - 1].of(text).islower()
    unnamed = unnamed or (at > 1 and "be" in units[at - 1].roles and units[at - 2].of(text).lower().endswith(word_class("guests")))
    return list(cast.hero) if unnamed and people else []


def _place(found: Found) -> Place | None:
    unit = found.unit("place")
    if unit is not None and unit.place is None and "NAME" in unit.roles:
        return Place(unit.of(found.line.tokens.text), unit.start, unit.end)
    return unit.place if unit else None


def _adverbs(line: Line) -> set[str]:
    return {u.of(line.tokens.text).lower() for u in line.all if "adverb" in u.roles}


def party_of(actor: Actor, role: str = "participant") -> Party:
    """Return the model's party for an actor of the parser."""
    return Party(Span(actor.start, actor.end), actor.person, actor.office, actor.of, role, of_id=actor.entity)


def parties_of(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """Return the parties; pronouns that nobody was found for say nothing."""
    told = [a for a in actors if a.kind not in ("pronoun", "pair")]
    chains = [a.chain for a in told]
    named = {a.person for a in told if a.chain is not None}
    return tuple(
        party_of(a) for n, a in enumerate(told) if (a.chain not in chains[:n] if a.chain is not None else a.person not in named)
    )


def claim_of(draft: Draft, quote: Span) -> Encounter:
    """Return the claim that a finished draft makes."""
    event = draft.event
    named = event is not None and event.name and draft.kind not in ("visit", "call")
    return Encounter(
        span=quote, act=draft.act, kind=EncounterKind(draft.kind), status=Status(draft.status), main=draft.main,
        name=event.name.strip() or None if named and event and event.name else None,
        series=event.body if event else None, ordinal=event.ordinal if event else None, when=draft.date,
        place=draft.place.name if draft.place else None, place_id=draft.place.entity if draft.place else None,
        participants=parties_of(draft.actors), topics=tuple(draft.topics), basis=draft.basis,
    )  # fmt: skip
