"""Which drafts tell of one encounter, and are joined."""

from collections import Counter
from collections.abc import Mapping, Sequence

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import fold, load_lexicon
from elchi.reading.clauses.drafts import GATHERED, RECENT, Draft, absorb, is_landing, keys_of, same_parties, share, shorter_date
from elchi.reading.lines.units import Actor, Happening, Place

_ALIKE = (
    frozenset({"meeting", "consultation", "other"}),
    frozenset({"call", "meeting"}),
    frozenset({"call", "videoconference"}),
    frozenset({"videoconference", "meeting"}),
    frozenset({"summit", "meeting"}),
    frozenset({"committee", "meeting"}),
)

_STRETCH = 200  # sentences: an encounter is told of again in this stretch of a text or one beside it, or anywhere by its name


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
            if same not in (shelf := shelves.setdefault(word, []))[-1:] and len(shelf) < RECENT:
                shelf.append(same)
    return kept


def _near(draft: Draft, shelves: Mapping[object, Sequence[int]]) -> list[int]:
    at = draft.segment // _STRETCH
    return sorted({n for shelf in (at - 1, at, at + 1, *_called(draft)) for n in shelves.get(shelf, ())})


def _called(draft: Draft) -> frozenset[str]:
    return draft.event.stem if draft.event is not None and draft.event.name else frozenset()


def _one(a: Draft, b: Draft) -> bool:
    if a.segment == b.segment and a.at == b.at:
        return True
    if not _kinds_agree(a, b) or not _status_agrees(a, b) or _dates_differ(a, b) or _places_differ(a, b) or _spoken_apart(a, b):
        return False
    if _more_than_two(a, b) or _more_than_two(b, a) or _looked_back_to(a, b) or _looked_back_to(b, a):
        return False
    if a.event and b.event and a.event.name and b.event.name:
        return same_name(a.event, b.event)
    if _named(a) != _named(b) and a.kind != b.kind and not (a.implied or b.implied):
        return False
    if (a.titled and _vague(a)) or (b.titled and (_vague(b) or _headlines(a, b))):
        return True
    if b.event and b.event.definite and not _named(b) and a.kind == b.kind in GATHERED and b.segment > a.segment:
        return True
    if _peoples(a, b) or (b.titled and _peoples(b, a)):
        return True
    if _is_alone(a) != _is_alone(b) and not _refers_back(a, b):
        return False
    return same_parties(a.actors, b.actors)


def _peoples(a: Draft, b: Draft) -> bool:
    """ "The ministers of X and Y met in Oslo. A and B agreed ...": told by its sides, then by the people who came for them."""
    if not 0 < b.segment - a.latest <= _NEXT or b.kind == "visit" or any(x.person for x in a.actors) or _named(b):
        return False
    people = [x for x in b.actors if x.person]
    if len(people) < 2 or not (b.implied or a.kind == "ceremony") or (b.place is not None and a.place is not None):
        return False
    sides, ours = ({fold(x.of) for x in actors if x.of} for actors in (a.actors, people))
    return bool(a.actors or a.kind == "ceremony") and (not sides or not ours or bool(sides & ours) or len(sides) == 1)


_NEXT = 2  # sentences between the sides of an encounter and its people


def _is_alone(draft: Draft) -> bool:
    """ "X took part in a roundtable" names one party; that X also met others elsewhere makes it no one with that."""
    return draft.kind != "visit" and len(keys_of(draft.actors)) == 1


def _refers_back(a: Draft, b: Draft) -> bool:
    return a.titled or b.titled or b.implied or bool(b.event is not None and b.event.definite and not b.event.name)


def _headlines(told: Draft, title: Draft) -> bool:
    """ "Georgian president's visit cancelled", "Envoy Meets President X": each party of a headline is one of those told of."""
    if not title.actors or told.titled or told.segment - title.segment > 6:
        return False
    unmet = sum(not any(_is_short_for(t, a) for a in told.actors) for t in title.actors)
    return unmet == 0 or (unmet == 1 and len(title.actors) == len(told.actors) > 2)


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
    if a.stem <= b.stem or b.stem <= a.stem or (a.ordinal is not None and a.ordinal == b.ordinal and a.kind == b.kind):
        return True
    return _of_one_count(a, b)


def _of_one_count(a: Happening, b: Happening) -> bool:
    """ "The 20th session of the Supreme Council", "its 20th Summit": one number above a few, and one of them has no more of a name."""
    counted = a.ordinal is not None and a.ordinal == b.ordinal and a.ordinal > _FEW
    return counted and {a.kind, b.kind} <= _GATHERINGS and min(len(a.stem), len(b.stem)) < 2


_FEW = 4  # numbers up to this are shared by many gatherings
_GATHERINGS = frozenset(GATHERED) - {"ceremony"}


def _kinds_agree(a: Draft, b: Draft) -> bool:
    if a.kind == b.kind or any({a.kind, b.kind} <= group for group in _ALIKE):
        return True
    return a.event is not None and b.event is not None and _of_one_count(a.event, b.event)


def _status_agrees(a: Draft, b: Draft) -> bool:
    if b.titled and a.kind == b.kind == "visit" and (a.status, b.status) == ("planned", "held") and b.date is None:
        there = a.place is not None and b.place is not None and a.place.entity == b.place.entity
        return there and a.segment - b.segment < _NEXT_TO_TITLE  # "President Undertakes State Visit": the present of headlines
    if (a.status, b.status) == ("held", "planned") and b.before and b.date is None and b.event is not None and b.event.whose:
        return a.segment <= b.segment and share(a.actors, b.actors)  # "met A. Speaking before their talks, she said": the same
    return a.status == b.status or {a.status, b.status} == {"planned", "postponed"} or (a.segment == b.segment and a.titled)


_NEXT_TO_TITLE = 5  # sentences behind a title in which what it announces is told


def _places_differ(a: Draft, b: Draft) -> bool:
    """Two visits to two places are two."""
    return (
        a.kind == b.kind == "visit"
        and a.place is not None
        and b.place is not None
        and a.place.name != b.place.name
        and not ((a.titled or b.titled) and a.segment != b.segment)
        and not (is_landing(a.place) or is_landing(b.place))
        and not (a.status in ("held", "planned") and (_lies_in(a.place, b.place) or _lies_in(b.place, a.place)))
    )


def _lies_in(town: Place, state: Place) -> bool:
    """ "Paid a visit to Georgia. He visited Tbilisi": one visit, where the town is of the state."""
    known = load_lexicon().register.places.get(town.entity) if town.entity and state.is_state else None
    return known is not None and known.state == state.entity


def _spoken_apart(a: Draft, b: Draft) -> bool:
    """Remarks to the press are not the meetings that are spoken of in them."""
    return (a.act == "spoke-there") != (b.act == "spoke-there") and a.segment != b.segment and "other" in (a.kind, b.kind)


def _more_than_two(two: Draft, many: Draft) -> bool:
    """ "A bilateral meeting with the Prime Minister" is not that day's meeting of four: nobody else is at it."""
    if two.event is None or not two.event.head.startswith(word_class("of_two_sides")):
        return False
    mine, people = keys_of(two.actors), [a for a in many.actors if a.person]
    offices = Counter(fold(a.office) for a in people if a.office)
    return len(mine) == 2 and mine < keys_of(people) and any(count > 1 for count in offices.values())


def _looked_back_to(past: Draft, told: Draft) -> bool:
    """ "A received B. They recalled their meeting in Rome in May": that has its own day or place."""
    if not past.recalled or told.recalled:
        return False
    another_day = past.date is not None and (told.date is None or fold(told.date.words) != fold(past.date.words))
    return another_day or (past.place is not None and (told.place is None or told.place.name != past.place.name))


def _dates_differ(a: Draft, b: Draft) -> bool:
    if a.date is None or b.date is None or a.titled or fold(a.date.words) == fold(b.date.words):
        return False
    return not (shorter_date(a.date, b.date) or shorter_date(b.date, a.date))
