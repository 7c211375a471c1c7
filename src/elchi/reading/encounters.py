"""Who met, visited, called or received whom, and which events are named: acts to drafts, drafts to encounters."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from elchi.lexica.lexicon import fold
from elchi.model.claim import Encounter, EncounterKind, Party, Status
from elchi.model.document import Span
from elchi.reading.acts import Found, find, load_acts
from elchi.reading.clauses import holds_many, owner_of, status_at, subject_of
from elchi.reading.coreference import Cast
from elchi.reading.drafts import Draft, merge, same_parties
from elchi.reading.elided import without_subject
from elchi.reading.line import Line
from elchi.reading.setting import date_of, place_of
from elchi.reading.units import Actor, Happening, Place, Unit

_REMOTE = ("call", "videoconference")
_GATHERINGS = ("summit", "forum", "ministerial", "committee")


def drafts_of(line: Line, number: int, cast: Cast) -> list[Draft]:
    """Return the encounters that one line tells of, each trigger read by the first act that fits it."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for found in find(load_acts("encounters"), line):
        triggers = _triggers(found)
        if triggers & taken:
            continue
        draft = _draft(found, number, cast)
        if draft is not None:
            taken |= triggers
            drafts.extend(_apart(found, draft))
    _settle(line, drafts, cast)
    return drafts


def _apart(found: Found, draft: Draft) -> list[Draft]:
    """ "Spoke separately with A and B" is two encounters, "visited Turkey and Uzbekistan" two visits."""
    several = [a for u in found.units("b") for a in u.parties]
    if len(several) > 1 and "separately" in _adverbs(found.line):
        rest = [a for a in draft.actors if a not in several]
        return [replace(draft, actors=[*rest, one], at=draft.at + n) for n, one in enumerate(several)]
    unit = found.unit("place")
    if draft.kind == "visit" and unit is not None and unit.place is None and len(unit.parties) > 1:
        places = [Place(a.of or "", a.start, a.end, a.entity) for a in unit.parties]
        return [replace(draft, actors=list(draft.actors), place=p, at=p.start) for p in places]
    return [draft]


def _triggers(found: Found) -> set[int]:
    spans = [found.match.slots[s] for s in ("verb", "event") if s in found.match.slots]
    if "event" in found.match.slots and "verb" in found.match.slots:
        verb = found.unit("verb")
        if verb is not None and not verb.roles & {"v:hold", "v:attend"}:
            spans = spans[:1]
    return {i for a, b in spans for i in range(a, b)}


def _draft(found: Found, number: int, cast: Cast) -> Draft | None:
    options, event = found.act.options, _event(found)
    if (options.get("remote") and not _by_phone(found.line)) or (
        event is not None and not _event_fits(event, options, placed=bool(found.line.places))
    ):
        return None
    actors = [a for u in (*found.units("a"), *found.units("b")) for a in u.parties]
    subject = _subject(found, options, event)
    elided = (
        not subject
        and "subject" in options
        and without_subject(found.line, found.at("verb" if "verb" in found.match.slots else "event"))
    )
    if elided and (cast.diarist is not None or actors):
        subject = [cast.diarist] if cast.diarist is not None else []
    if subject is None:
        return None
    actors = [*subject, *actors]
    if options.get("plural") and not holds_many(actors):
        return None
    if (
        event is not None
        and event.name
        and event.kind in _GATHERINGS
        and found.act.name.startswith("held-event")
        and _decided(found)
    ):
        actors = []  # who decides to hold a summit does not thereby take part in it
    if (
        options.get("persons")
        and sum(a.kind in ("person", "pair") for a in actors) < 2
        and not any(a.kind == "pair" for a in actors)
    ):
        return None
    at = found.at("verb") if "verb" in found.match.slots else found.at("event")
    status = status_at(found.line, at, event)
    if status is None:
        return None
    place = _place(found)
    if place is None and "here" in _adverbs(found.line):
        place = cast.here
    if options.get("needs_place") and place is None and not found.line.places:
        return None
    draft = Draft(_kind(found, event, actors), status, number, found.act.name, event=event, place=place, actors=actors)
    draft.start, draft.end = found.line.kept[found.match.first].start, found.line.kept[found.match.last - 1].end
    draft.at = found.line.kept[at].start
    draft.implied = bool(options.get("implied"))
    draft.elided = elided
    draft.joins = options.get("joins")
    return draft


def _decided(found: Found) -> bool:
    at = found.at("verb")
    return any(u.roles & {"v:decide", "v:agree", "v:plan"} for u in found.line.kept[max(0, at - 4) : at])


def _event(found: Found) -> Happening | None:
    unit = found.unit("event")
    return unit.event if unit else None


def _event_fits(event: Happening, options: dict[str, object], *, placed: bool) -> bool:
    if event.kind == options.get("never") or (options.get("only") and event.kind != options["only"]):
        return False
    if options.get("named"):
        named = event.name is not None or event.ordinal is not None
        if event.definite and event.head == "talks" and not event.ordinal and not event.body:
            return False  # "the Downing Street talks" are those told of before
        gathering = event.kind in _GATHERINGS and not event.weak and (bool(event.body or event.place) or placed)
        gathering = gathering or (event.plural and event.kind == "ministerial")
        return (named and event.kind not in ("visit", "call")) or gathering
    return True


def _subject(found: Found, options: dict[str, object], event: Happening | None) -> list[Actor] | None:
    """The actors that the act takes from its left; None where it needs some and finds none."""
    way = options.get("subject")
    if way == "left":
        return subject_of(found.line, found.at("verb")) or None
    if way == "owner":
        return owner_of(found.line, found.at("event"), event)
    return []


def _place(found: Found) -> Place | None:
    unit = found.unit("place")
    if unit is not None and unit.place is None and "NAME" in unit.roles:
        return Place(unit.of(found.line.tokens.text), unit.start, unit.end)
    return unit.place if unit else None


def _kind(found: Found, event: Happening | None, actors: Sequence[Actor]) -> str:
    kind = found.act.kind
    if kind == "event" and event is not None:
        kind = event.kind
    if kind == "talks":
        kind = "meeting"
    if kind == "call" and any("video" in u.of(found.line.tokens.text).lower() for u in found.line.all if u.roles & {"adverb"}):
        return "videoconference"
    if kind == "meeting" and _by_phone(found.line):
        return "call"
    return kind


def _by_phone(line: Line) -> bool:
    return not _adverbs(line).isdisjoint(("by phone", "by telephone", "over the phone", "on the phone", "over the telephone"))


def _adverbs(line: Line) -> set[str]:
    return {u.of(line.tokens.text).lower() for u in line.all if "adverb" in u.roles}


def _settle(line: Line, drafts: list[Draft], cast: Cast) -> None:
    """Give each draft of a line its people, place and date."""
    for draft in drafts:
        draft.actors = _mirrored(_who(draft.actors, cast), line)
        if draft.place is None and draft.kind not in _REMOTE:
            draft.place = place_of(line, draft, alone=len(drafts) == 1 or draft.act != "named-event")
        draft.date = date_of(line, draft, drafts) or next(
            (d.date for d in drafts if d.act == draft.act and d.start == draft.start and d.date), None
        )
        if len(draft.actors) > 1 and draft.kind != "visit":
            cast.pair = [a for a in draft.actors if a.kind in ("person", "office", "group", "state")]
    for draft in drafts:  # those told apart by "separately" share their day
        draft.date = draft.date or next((d.date for d in drafts if (d.act, d.start) == (draft.act, draft.start) and d.date), None)


def _who(actors: Iterable[Actor], cast: Cast) -> list[Actor]:
    found: list[Actor] = []
    for actor in actors:
        for one in cast.who(actor):
            met = any(same_actor(one, other) for other in found)
            if met and actor.kind == "office" and actor.of:
                found.append(actor)  # nobody meets himself: "President A spoke with the President of Georgia"
            elif not met:
                found.append(one)
    return found


def _mirrored(actors: list[Actor], line: Line) -> list[Actor]:
    """ "His Turkish counterpart" holds the office that the other one holds."""
    lexicon = line.tokens.lexicon
    for actor in actors:
        hit = lexicon.look(actor.office.split()[-1:], 0) if actor.office else None
        if hit is None or "mirrored" not in hit.roles:
            continue
        other = next((a for a in actors if a is not actor and a.office and a.office != actor.office), None)
        actor.office = other.office if other else actor.office
    return actors


def same_actor(a: Actor, b: Actor) -> bool:
    """Tell whether two actors of one document are one: the same person of the cast, or the same words."""
    if a.chain is not None or b.chain is not None:
        return a.chain == b.chain
    return (fold(a.office or ""), fold(a.of or ""), a.number) == (fold(b.office or ""), fold(b.of or ""), b.number)


def party_of(actor: Actor, role: str = "participant") -> Party:
    """Return the model's party for an actor of the parser."""
    return Party(Span(actor.start, actor.end), actor.person, actor.office, actor.of, role, of_id=actor.entity)


def parties_of(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """Return the parties; pronouns that nobody was found for say nothing."""
    return tuple(party_of(a) for a in actors if a.kind not in ("pronoun", "pair"))


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


__all__ = ["Unit", "claim_of", "drafts_of", "merge", "parties_of", "same_actor", "same_parties"]
