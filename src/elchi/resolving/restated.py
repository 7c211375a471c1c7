"""Whether two commitments are one that is told of again: said once more, moved to a later term, asked for at each session anew.

The same who, deed, thing, names and numbers make two texts likely to be of one commitment. What makes it sure is that a text says so itself
("renewed its pledge"), that the deed is done once only (a centre is not opened twice), or that both tell of one occasion.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.entity import OWN, KnownCommitment, Verdict
from elchi.resolving.content import content_words
from elchi.resolving.pledged import Pledged, pledged, words_of
from elchi.resolving.same import can_coincide
from elchi.resolving.verdicts import Match

SURE, SAID_AGAIN, LIKELY = 0.75, 0.6, 0.5  # how alike two are that are one; that are one where a text says so; that may be one
ALL = 0.95  # where nothing but the words tells that it is one
EACH_ITS_OWN = 0.8  # where each tells of something that the other does not
_NEAR = timedelta(days=45)  # between two reports of one occasion
_MADE_AT_ONE = {CommitmentKind.DECISION, CommitmentKind.AGREEMENT}  # what is agreed again elsewhere is a new agreement
_TELLS = 2  # words, or names and words, by which a thing is known again


def same_commitment(one: KnownCommitment, other: KnownCommitment) -> Match:
    """Tell whether two commitments are one restated: the same who, deed and thing, due at a time that fits or is told to have moved."""
    if against := _other_hands(one, other):
        return _no(against)
    if content_words(one.what).isdisjoint(content_words(other.what)) and one.what != other.what:
        return _no("no word in common")  # of the hundreds that a state has undertaken few are taken apart
    a, b = pledged(one), pledged(other)
    alike = 1.0 if one.what == other.what and a.marks else _alike(a, b)
    if alike < LIKELY:
        return _no(f"{alike:.0%} of what they tell is the same")
    if deed := _other_deed(a, b):
        return _no(deed)
    thing, instead = _other_thing(one, other, a, b), one.instead or other.instead
    if instead and _shared(one, other):
        why = f'it may take its place: "{instead}"', *([thing] if thing else [])
        return Match(Verdict.UNSURE, round(alike, 4), why, replaces=True)
    return _no(thing) if thing else _answer(one, other, a, b, alike)


def are_those_who_met(claim: Commitment) -> bool:
    """Tell whether those who must act are told of by what they are together: "the three countries", "both sides"."""
    words = [w for p in claim.who for w in (p.office or p.of or "").lower().split()[-1:]]
    return bool(words) and words_of("met").issuperset(words)


def _answer(one: KnownCommitment, other: KnownCommitment, a: Pledged, b: Pledged, alike: float) -> Match:
    """The same thing is to be done by the same: one commitment where that is sure, two where the times part them."""
    again, shared = one.again or other.again, _shared(one, other)
    elsewhen = not can_coincide(one.due, other.due) or (one.session != other.session and None not in (one.session, other.session))
    moved = _moved(one, other, a, alike) if elsewhen else None
    if elsewhen and moved is None:
        return _no("due at different times")
    if _made_anew(one, other) and not (again or a.once or moved):
        return _no("made at different encounters")
    whole = a.words <= b.words or b.words <= a.words
    enough = alike >= (SAID_AGAIN if again else SURE) if whole else alike >= EACH_ITS_OWN
    one_thing = again or moved or a.once or _one_occasion(one, other) or (alike >= ALL and not a.anew)
    sure = bool(shared) and enough and bool(one_thing) and moved != _LATER
    said = f'said again: "{again}"' if again else None
    reasons = f"{alike:.0%} of what they tell is the same", *(f"both by {w}" for w in sorted(shared)), said, moved
    return Match(Verdict.SAME if sure else Verdict.UNSURE, round(alike, 4), tuple(r for r in reasons if r))


def _made_anew(one: KnownCommitment, other: KnownCommitment) -> bool:
    return bool(one.encounter and other.encounter) and one.encounter != other.encounter and {one.kind, other.kind} <= _MADE_AT_ONE


_LATER, _YEARLY, _EXTENDED = "with a later term", "asked for at each session anew", "its term has moved"


def _no(why: str) -> Match:
    return Match(Verdict.NOT_SAME, 0.0, (why,))


def _shared(one: KnownCommitment, other: KnownCommitment) -> frozenset[str]:
    """Who is bound by both; those without an identifier are the same at one encounter."""
    if one.who & other.who or not (one.encounter and one.encounter == other.encounter):
        return one.who & other.who
    alike = {words.split()[-1] for words in other.named}  # "the relevant ministers" are the ministers
    return frozenset(words for words in one.named if words.split()[-1] in alike)


def _called_alike(one: KnownCommitment, other: KnownCommitment) -> bool:
    """Both are organs of which no text tells whose they are: "the Bureau" of one may be that of the other."""
    here, there = ({i.partition(OWN)[0] for i in c.who if OWN in i} for c in (one, other))
    return not here.isdisjoint(there)


def _other_hands(one: KnownCommitment, other: KnownCommitment) -> str | None:
    if one.who and other.who and not (_shared(one, other) or _called_alike(one, other)):
        return "undertaken by others"
    here, there = ({i for i in c.who if i.startswith("state:")} for c in (one, other))
    if here - there and there - here and not (one.encounter and one.encounter == other.encounter):
        return "undertaken with others"  # what one president pledged with two guests is two pledges
    return "other encounters are to be held" if one.holds and other.holds and one.holds != other.holds else None


def _alike(a: Pledged, b: Pledged) -> float:
    """How much of what two tell is the same: a deed is that of another where one word can mean both."""
    deeds = [d for d in a.deeds if any(d & e for e in b.deeds)], [e for e in b.deeds if any(d & e for d in a.deeds)]
    words = a.words & b.words
    if len(words) + len(a.numbers & b.numbers) < _TELLS and not (words and a.words == b.words):
        return 0.0
    both = len(deeds[0]) + len(deeds[1]) + 2 * len(words)
    return both / (len(a.deeds) + len(b.deeds) + len(a.words) + len(b.words))


def _other_deed(a: Pledged, b: Pledged) -> str | None:
    """Each tells of a deed that the other does not, or the one of what is not to be done."""
    if a.undone != b.undone:
        return "one is not to be done"
    own = [d for d in a.deeds if not any(d & e for e in b.deeds)]
    others = [e for e in b.deeds if not any(d & e for d in a.deeds)]
    return "another deed" if own and others else None


def _other_thing(one: KnownCommitment, other: KnownCommitment, a: Pledged, b: Pledged) -> str | None:
    """Each tells of a name, or a number, that the other does not."""
    if a.names - b.words and b.names - a.words:
        return "other names in it"
    if a.head and b.head and a.head not in b.words and b.head not in a.words:
        return "another thing"
    here, there = {*a.numbers, *_years(one, a)}, {*b.numbers, *_years(other, b)}
    return "other numbers in it" if here - there and there - here else None


def _years(told: KnownCommitment, thing: Pledged) -> Iterator[int]:
    """The years in it, without those in which it is due."""
    due = {day.year for day in (told.due.first, told.due.last) if day} if told.due else set[int]()
    return (year for year in sorted(thing.years) if year not in due)


def _moved(one: KnownCommitment, other: KnownCommitment, a: Pledged, alike: float) -> str | None:
    """Why what is due at another time may be the same: it is asked for at each session, a text says that its term has moved, or it is
    done once only and was promised again. What is held, given or asked for every year is another one each time."""  # fmt: skip
    if not _shared(one, other) or one.holds or other.holds or (one.encounter and one.encounter == other.encounter):
        return None
    if one.session and other.session and a.report and alike >= SURE:
        return _YEARLY
    if one.moved or other.moved or (a.once and alike >= SURE and _put_off(one, other)):
        return _EXTENDED
    return _LATER if one.kind is other.kind is CommitmentKind.INSTRUCTION else None


def _put_off(one: KnownCommitment, other: KnownCommitment) -> bool:
    """What was told later is due later."""
    if one.told is None or other.told is None or one.told == other.told or one.due is None or other.due is None:
        return False
    first, then = (one, other) if one.told < other.told else (other, one)
    return first.due is not None and then.due is not None and (first.due.last or date.max) < (then.due.last or date.max)


def _one_occasion(one: KnownCommitment, other: KnownCommitment) -> bool:
    """Both were made at one encounter, or told of within weeks."""
    if one.encounter and one.encounter == other.encounter:
        return True
    return one.told is not None and other.told is not None and abs(one.told - other.told) <= _NEAR
