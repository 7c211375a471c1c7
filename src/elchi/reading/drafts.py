"""Encounters in the making, and which of them are one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.model.expression import DateExpression
from elchi.reading.line import Line
from elchi.reading.units import Actor, Happening, Place

_ALIKE = (
    frozenset({"meeting", "consultation", "other"}),
    frozenset({"call", "meeting"}),
    frozenset({"call", "videoconference"}),
    frozenset({"videoconference", "meeting"}),
    frozenset({"summit", "meeting"}),
    frozenset({"committee", "meeting"}),
)


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
    last: int = 0  # the last sentence that told of it, where that is not the first
    elided: bool = False  # a telegram or diary: who met is left out

    @property
    def latest(self) -> int:
        """Return the last sentence that told of it."""
        return max(self.last, self.segment)


_STRETCH = 200  # sentences: an encounter is told of again in this stretch of a text or one beside it, or anywhere by its name
_RECENT = 200  # encounters, one of which "the meeting" is; those of one word that are compared


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, titles last, with those joined that tell of one encounter, in order of first mention."""
    kept: list[Draft] = []
    shelves: dict[object, list[int]] = {}  # by where in the text, and by the words of names
    for draft in drafts:
        same = next((n for n in _near(draft, shelves) if _one(kept[n], draft)), None)
        if same is None:
            same = len(kept)
            kept.append(draft)
            shelves.setdefault(draft.segment // _STRETCH, []).append(same)
        else:
            absorb(kept[same], draft)
        for word in _called(kept[same]):
            if same not in (shelf := shelves.setdefault(word, []))[-1:] and len(shelf) < _RECENT:
                shelf.append(same)
    return kept


def _near(draft: Draft, shelves: Mapping[object, Sequence[int]]) -> list[int]:
    at = draft.segment // _STRETCH
    return sorted({n for shelf in (at - 1, at, at + 1, *_called(draft)) for n in shelves.get(shelf, ())})


def _called(draft: Draft) -> frozenset[str]:
    return draft.event.stem if draft.event is not None and draft.event.name else frozenset()


def refer(line: Line, drafts: Sequence[Draft]) -> None:
    """ "The meeting took place in Ankara", "it was co-chaired by": what a sentence adds to an encounter told of before."""
    segment = line.tokens.segment
    for number, unit in enumerate(line.kept):
        event = unit.event
        if event is None or not event.definite or (event.name and event.head != "talks") or event.kind == "visit" or event.plural:
            continue  # "their earlier meetings" are others
        earlier = (d for d in reversed(drafts) if not segment.start <= d.at < segment.end)
        target = next((d for d in islice(earlier, _RECENT) if _meant(event.kind, d)), None)
        if target is None:
            continue
        target.place = target.place or next((p for how, p in line.places if how in ("in", "at")), None)
        days = [d for d in line.dates if (d.day or d.weekday is not None or d.unit == "day") and not d.modifier]
        target.date = target.date or (days[0] if len(days) == 1 and _dated(line, number) else None)
        if event.place:
            target.place = target.place or Place(event.place, event.start, event.end)
        _add_chairs(target, line, number)


def _meant(kind: str, draft: Draft) -> bool:
    """ "The meeting" is one told of before, of whatever kind but a visit or a call."""
    plain = plain_kind(kind)
    return draft.kind == plain or (plain == "meeting" and draft.kind not in ("visit", "call", "videoconference"))


def _dated(line: Line, number: int) -> bool:
    """ "The meeting took place on Friday", not "spoke of the meeting on Friday": the event is what the verb is about."""
    behind = line.kept[number + 1 : number + 5]
    return number == 0 and any(u.roles & {"v:place", "v:attend", "v:hold"} for u in behind)


def plain_kind(kind: str) -> str:
    """Return the kind that an encounter is known by: talks are a meeting."""
    return "meeting" if kind == "talks" else kind


def _add_chairs(target: Draft, line: Line, number: int) -> None:
    """ "The meeting was co-chaired by A and B", "attended by C", "included D, E and F": they took part."""
    units = line.kept
    for i in range(number + 1, min(number + 6, len(units) - 1)):
        behind = units[i + 1].roles
        if ("v:attend" in units[i].roles and "p:by" in behind) or (
            "v:comprise" in units[i].roles and behind & {"colon", "PARTIES", "PERSON"}
        ):
            people = [a for u in units[i + 1 :] for a in u.parties if a.kind == "person"]
            target.actors.extend(a for a in people if a.person and not any(a.person == b.person for b in target.actors))


def _one(a: Draft, b: Draft) -> bool:
    if a.segment == b.segment and a.at == b.at:
        return True
    if not _kinds_agree(a, b) or not _status_agrees(a, b) or _dates_differ(a, b) or _places_differ(a, b) or _spoken_apart(a, b):
        return False
    if a.event and b.event and a.event.name and b.event.name:
        return same_name(a.event, b.event)
    if _named(a) != _named(b) and a.kind != b.kind and not (a.implied or b.implied):
        return False
    if (a.titled and _vague(a)) or (b.titled and (_vague(b) or _headlines(a, b))):
        return True
    if b.event and b.event.definite and not _named(b) and a.kind == b.kind in GATHERED and b.segment > a.segment:
        return True
    if _is_alone(a) != _is_alone(b) and not _refers_back(a, b):
        return False
    return same_parties(a.actors, b.actors)


def _is_alone(draft: Draft) -> bool:
    """ "X took part in a roundtable" names one party; that X also met others elsewhere makes it no one with that."""
    return draft.kind != "visit" and len(_keys(draft.actors)) == 1


def _refers_back(a: Draft, b: Draft) -> bool:
    return a.titled or b.titled or b.implied or bool(b.event is not None and b.event.definite and not b.event.name)


def _headlines(told: Draft, title: Draft) -> bool:
    """ "Georgian president's visit cancelled", "Envoy Meets President X": each party of a headline is one of those told of."""
    if not title.actors or told.titled or told.segment - title.segment > 6:
        return False
    return all(any(_is_short_for(t, a) for a in told.actors) for t in title.actors)


def _is_short_for(short: Actor, full: Actor) -> bool:
    if short.chain is not None:
        return short.chain == full.chain
    words = {w for w in fold(f"{short.office or ''} {short.of or ''}").split() if len(w) > 2} - word_set("said_of_any_office")
    known = {w for w in fold(f"{full.office or ''} {full.of or ''}").split() if len(w) > 2}
    return bool(words & known)


def _vague(draft: Draft) -> bool:
    """ "Leaders meet over ...", "Meeting with Partners": a headline that names nobody is about what the text tells first."""
    if draft.titled and not draft.actors:
        return draft.kind in ("meeting", "call", "videoconference", "consultation") and not (
            draft.event and (draft.event.ordinal or draft.event.body)
        )
    return bool(draft.actors) and all(a.kind == "group" and not a.of for a in draft.actors) and not _named(draft)


def _named(draft: Draft) -> bool:
    return bool(draft.event and draft.event.name)


def same_name(a: Happening, b: Happening) -> bool:
    """Tell whether two event names are one, the shorter within the longer, ordinals agreeing."""
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    if (a.ordinal is None) != (b.ordinal is None):  # "the informal summit" is not "the 8th Summit", "the summit" may be
        numbered, plain = (a, b) if a.ordinal else (b, a)
        return plain.stem <= numbered.stem
    return a.stem <= b.stem or b.stem <= a.stem or (a.ordinal is not None and a.ordinal == b.ordinal and a.kind == b.kind)


def _kinds_agree(a: Draft, b: Draft) -> bool:
    return a.kind == b.kind or any({a.kind, b.kind} <= group for group in _ALIKE)


def _status_agrees(a: Draft, b: Draft) -> bool:
    return a.status == b.status or {a.status, b.status} == {"planned", "postponed"} or (a.segment == b.segment and a.titled)


def _places_differ(a: Draft, b: Draft) -> bool:
    """Two visits to two places are two."""
    return (
        a.kind == b.kind == "visit"
        and a.place is not None
        and b.place is not None
        and a.place.name != b.place.name
        and not (a.titled or b.titled)
    )


def _spoken_apart(a: Draft, b: Draft) -> bool:
    """Remarks to the press are not the meetings that are spoken of in them."""
    return (a.act == "spoke-there") != (b.act == "spoke-there") and a.segment != b.segment and "other" in (a.kind, b.kind)


def _dates_differ(a: Draft, b: Draft) -> bool:
    return a.date is not None and b.date is not None and fold(a.date.words) != fold(b.date.words) and not a.titled


def same_parties(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Tell whether one list of actors lies within the other."""
    if not a or not b:
        return False
    x, y = (_keys(actors) for actors in (a, b))
    return x <= y or y <= x


def _keys(actors: Sequence[Actor]) -> set[str]:
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
    return (old.entity or "").startswith("state:") and not (new.entity or "").startswith("state:")


def _mentions(draft: Draft) -> bool:
    """ "During the negotiations": said of a meeting told of before, whose kind stands."""
    return draft.kind == "consultation" and bool(draft.event and draft.event.definite and not draft.event.name)


def absorb(kept: Draft, draft: Draft) -> None:
    """Add to an encounter what another telling of it says."""
    for actor in draft.actors:
        if draft.titled and actor.chain is None and kept.actors:
            continue  # a headline shortens what is told more fully below
        if actor.kind not in ("pair", "pronoun") and not _keys([actor]) <= _keys(kept.actors):
            kept.actors.append(actor)
    if not draft.implied or draft.segment == kept.segment:
        kept.date = kept.date or draft.date
        kept.place = draft.place if _nearer(draft.place, kept.place) else kept.place
    if (
        kept.kind == "meeting"
        and draft.kind in ("call", "videoconference", "summit", "consultation")
        and not kept.implied
        and not _mentions(draft)
    ):
        kept.kind = draft.kind
    if kept.implied and not draft.implied:
        kept.kind, kept.act, kept.implied = draft.kind, draft.act, False
    if kept.event is None or not kept.event.name or (draft.event and draft.event.ordinal and not kept.event.ordinal):
        kept.event = draft.event or kept.event
    kept.main, kept.last = kept.main or draft.main, max(kept.last, draft.segment)
    kept.status = draft.status if draft.status in ("postponed", "cancelled") else kept.status
