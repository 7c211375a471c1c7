"""Encounters in the making, and what another telling adds to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.model.expression import DateExpression
from elchi.reading.coreference.likeness import same_owner
from elchi.reading.lines.units import Actor, Happening, Place

RECENT = 200  # encounters, one of which "the meeting" is; those of one word that are compared
GATHERED = ("summit", "forum", "ministerial", "committee", "ceremony")


@dataclass(slots=True)
class Draft:
    """An encounter as one or more sentences tell of it, before it becomes a claim."""

    kind: str
    status: str
    segment: int
    act: str
    event: Happening | None = None
    place: Place | None = None
    date: DateExpression | None = None
    actors: list[Actor] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    main: bool = False
    implied: bool = False
    start: int = 0
    end: int = 0
    at: int = 0
    basis: str | None = None
    titled: bool = False
    joins: str | None = None
    adds: bool = False  # who does this at "the meeting" took part in the one told of before
    alone: bool = False  # says nothing where its sentence tells of an encounter of its own
    last: int = 0  # the last sentence that told of it, where that is not the first
    recalled: bool = False  # looked back to, beside what the report tells
    before: bool = False  # only named for what was said or done before it
    elided: bool = False  # a telegram or diary: who met is left out

    @property
    def latest(self) -> int:
        """Return the last sentence that told of it."""
        return max(self.last, self.segment)


def plain_kind(kind: str) -> str:
    """Return the kind that an encounter is known by: talks are a meeting."""
    return "meeting" if kind == "talks" else kind


def same_parties(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Tell whether one list of actors lies within the other."""
    if not a or not b:
        return False
    x, y = (keys_of(actors) for actors in (a, b))
    return x <= y or y <= x


def keys_of(actors: Sequence[Actor]) -> set[str]:
    """Return what tells the actors from others: who they are in the cast, else the words of their office or state."""
    keys = set()
    for actor in actors:
        if actor.chain is not None:
            keys.add(f"#{actor.chain}")
        elif actor.kind not in ("pair", "pronoun"):
            keys.add(fold(actor.of or actor.office or ""))
    return keys


def _nearer(new: Place | None, old: Place | None) -> bool:
    """A town says more than a state."""
    if new is None or old is None:
        return new is not None
    return old.is_state and not new.is_state


def is_landing(place: Place) -> bool:
    """Tell whether a visit only begins there: "arrived at the airport for a visit to Georgia" is no other visit."""
    return not word_set("landing_places").isdisjoint(fold(place.name).split())


def _mentions(draft: Draft) -> bool:
    """ "During the negotiations": said of a meeting told of before, whose kind stands."""
    return draft.kind == "consultation" and bool(draft.event and draft.event.definite and not draft.event.name)


def shorter_date(short: DateExpression, full: DateExpression | None) -> bool:
    """Tell whether a day and month are those of a date with its year: "July 31" of "31 July 2019"."""
    if full is None or full.year is None or short.year not in (None, full.year) or short.day is None or short.last or full.last:
        return False
    longer = short.year is None or len(short.words) < len(full.words)
    return longer and (short.day, short.month) == (full.day, full.month)


def absorb(kept: Draft, draft: Draft) -> None:
    """Add to an encounter what another telling of it says."""
    for actor in draft.actors:
        if draft.titled and actor.chain is None and kept.actors:
            continue  # a headline shortens what is told more fully below
        if actor.kind not in ("pair", "pronoun") and not keys_of([actor]) <= keys_of(kept.actors):
            kept.actors.append(actor)
    if not draft.implied or draft.segment == kept.segment:
        kept.date = draft.date if kept.date is None or shorter_date(kept.date, draft.date) else kept.date
        begins = kept.kind == "visit" and kept.place is not None and draft.place is not None and is_landing(draft.place)
        kept.place = draft.place if _nearer(draft.place, kept.place) and not begins else kept.place
    if (
        kept.kind == "meeting"
        and draft.kind in ("call", "videoconference", "summit", "consultation")
        and not (draft.kind == "videoconference" and kept.place is not None)  # one joined from afar those who met somewhere
        and not kept.implied
        and not kept.act.startswith("called-on")  # "he was talking to B, who called on him"
        and not _mentions(draft)
    ):
        kept.kind = draft.kind
    if kept.implied and not draft.implied:
        kept.kind, kept.act, kept.implied = draft.kind, draft.act, False
    if kept.event is None or not kept.event.name or (draft.event and draft.event.ordinal and not kept.event.ordinal):
        kept.event = draft.event or kept.event
    kept.main, kept.last = kept.main or draft.main or draft.titled, max(kept.last, draft.segment)
    kept.status = draft.status if draft.status in ("postponed", "cancelled") else kept.status


def for_sides(sides: Sequence[Actor], people: Sequence[Actor]) -> bool:
    """Tell whether people are those whom two sides sent: "a seminar of Georgia and Japan ... Minister A of Georgia met B of Japan"."""
    lands = {a.of for a in sides if a.of and a.person is None}
    sent = {a.of for a in people if a.person and a.of}
    if len(lands) < 2 or len(sent) < 2 or any(a.person and not a.of for a in people):
        return False
    return all(any(same_owner(a, b) for b in sent) for a in lands) and all(any(same_owner(a, b) for a in lands) for b in sent)


def share(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Tell whether two encounters have a person in common, or "the Secretary-General" whom the text does not name."""
    return not {*map(_one, a)}.isdisjoint(o for o in map(_one, b) if o is not None)


def _one(actor: Actor) -> int | str | None:
    unnamed = actor.kind == "office" and actor.definite and not actor.plural and actor.person is None
    return actor.chain if actor.chain is not None else fold(actor.office or "") if unnamed else None
