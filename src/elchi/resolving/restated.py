"""Whether two commitments are one that is told of again."""

import re

from elchi.model.claim import CommitmentKind
from elchi.model.entity import KnownCommitment, Verdict
from elchi.resolving.content import content_overlap
from elchi.resolving.same import CERTAIN, POSSIBLE, can_coincide
from elchi.resolving.verdicts import Match, answer


def same_commitment(one: KnownCommitment, other: KnownCommitment) -> Match:
    """Tell whether two commitments are one restated: the same who, alike in words, due at a time that fits."""
    shared = one.who & other.who or (one.named & other.named if one.encounter and one.encounter == other.encounter else frozenset())
    if one.who and other.who and not shared:
        return Match(Verdict.NOT_SAME, 0.0, ("undertaken by others",))
    if _with_others(one, other):
        return Match(Verdict.NOT_SAME, 0.0, ("undertaken with others",))
    if one.holds and other.holds and one.holds != other.holds:
        return Match(Verdict.NOT_SAME, 0.0, ("other encounters are to be held",))
    if one.encounter and other.encounter and one.encounter != other.encounter and {one.kind, other.kind} <= _MADE_AT_ONE:
        return Match(Verdict.NOT_SAME, 0.0, ("made at different encounters",))
    moved = not can_coincide(one.due, other.due)
    if moved and not (shared and _moved(one, other)):
        return Match(Verdict.NOT_SAME, 0.0, ("due at different times",))
    own, others = _numbers(one), _numbers(other)
    if own and others and own != others:
        return Match(Verdict.NOT_SAME, 0.0, ("other numbers in it",))
    alike = content_overlap(one.what, other.what)
    place = 0.1 if one.encounter and one.encounter == other.encounter else 0.0
    reasons = (
        f"{alike:.0%} of their words are the same",
        *(f"both by {w}" for w in sorted(shared)),
        *(["both of one encounter"] if place else []),
        *(["with a later term"] if moved else []),
    )
    return answer(alike + place if shared and not moved else min(alike, 0.74), reasons, CERTAIN, POSSIBLE)


def _moved(one: KnownCommitment, other: KnownCommitment) -> bool:
    """Tell whether a request may be made once more with another term: what a body is asked to complete by 2022 that it was to
    submit by 2020. What is to be held, and what is done every year, is another one each time."""
    asked = one.kind is other.kind is CommitmentKind.INSTRUCTION
    return asked and not (one.holds or other.holds) and one.encounter != other.encounter


def _with_others(one: KnownCommitment, other: KnownCommitment) -> bool:
    """Each binds a state that the other does not, elsewhere: what one president pledged with two guests is two pledges."""
    here, there = ({i for i in c.who if i.startswith("state:")} for c in (one, other))
    return bool(here - there and there - here) and not (one.encounter and one.encounter == other.encounter)


_MADE_AT_ONE = {CommitmentKind.DECISION, CommitmentKind.AGREEMENT}  # what is agreed again elsewhere is a new agreement


def _numbers(told: KnownCommitment) -> frozenset[str]:
    """The numbers in it, without the year in which it is due."""
    due = {str(day.year) for day in (told.due.first, told.due.last) if day} if told.due else set[str]()
    return frozenset(re.findall(r"\d+", told.what)) - due
