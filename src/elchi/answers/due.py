"""By when something is due: as stated, or counted from what it names, with the arithmetic shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import day_words
from elchi.answers.meetings import Meeting, meeting
from elchi.model.claim import Commitment, Encounter, Occasion, Status
from elchi.model.expression import ExpressionKind
from elchi.model.period import Period
from elchi.record.asof import View

_COUNTED = {ExpressionKind.WITHIN, ExpressionKind.SHIFT, ExpressionKind.STRETCH, ExpressionKind.COUNT, ExpressionKind.WEEKDAY}


@dataclass(frozen=True, slots=True)
class Due:
    """A term: in words, the last day it can mean, and how it was found; the day is None where the record cannot say."""

    words: str
    last: date | None
    how: str


def due_of(view: View, claim: Commitment, asserted: date | None) -> Due | None:
    """Return by when a commitment is due, or None where no term is stated."""
    period = claim.due_period
    if period is not None:
        return Due(day_words(period), period.last, _stated(claim, period, asserted))
    if claim.occasion is not None:
        return _at(view, claim.occasion, asserted)
    return Due(claim.due.words, None, f'"{claim.due.words}" names no day') if claim.due else None


def _stated(claim: Commitment, period: Period, asserted: date | None) -> str:
    """How a stated term became days: counted from the report's own day, or by the number of a session."""
    words = claim.due.words if claim.due else period.words
    if claim.due and claim.due.kind is ExpressionKind.SESSION:
        return f'"{words}": that session opens in {period.iso()}'
    relative = claim.due is not None and (claim.due.kind in _COUNTED or claim.due.year is None)
    return f'"{words}", counted from {asserted}' if relative and asserted else f'"{words}"'


def _at(view: View, occasion: Occasion, asserted: date | None) -> Due:
    """The term that an encounter sets: the one named, else the next of that body and kind."""
    held = _encounter(view, occasion, asserted)
    counted = _after(view, occasion)
    if held is None or held.period is None:
        body = view.name_on(occasion.body_id, asserted) if occasion.body_id else None
        whose = f" of {body}" if body else ""
        number = f"number {occasion.ordinal}{whose}" if occasion.ordinal else f"the next one{whose}"
        return Due(occasion.words, None, f'"{occasion.words}"{counted}: {number}, of which the record has no day')
    name = held.name or held.kind
    told = "was held" if held.status == "held" else f"is {held.status} for"
    return Due(day_words(held.period), held.period.last, f'"{occasion.words}"{counted}: {name} {told} {day_words(held.period)}')


def _after(view: View, occasion: Occasion) -> str:
    """What "next" was counted from."""
    if occasion.after is None or occasion.ordinal is None:
        return ""
    found = view.claims("Encounter", subject=occasion.after)
    number = next((r.claim.ordinal for r in found if isinstance(r.claim, Encounter) and r.claim.ordinal), None)
    return f", counted from number {number} ({meeting(view, found).when})" if number and number < occasion.ordinal else ""


def _encounter(view: View, occasion: Occasion, asserted: date | None) -> Meeting | None:
    if occasion.subject is not None:
        found = view.claims("Encounter", subject=occasion.subject)
        return meeting(view, found) if found else None
    if occasion.body_id is None or occasion.ordinal is not None:
        return None
    return _next_of(view, occasion, asserted)


def _next_of(view: View, occasion: Occasion, asserted: date | None) -> Meeting | None:
    """The first encounter of the body and kind that begins after the day on which it was undertaken."""
    later = [
        r for r in view.claims("Encounter", party=occasion.body_id, role="body", first=asserted)
        if isinstance(r.claim, Encounter) and r.claim.kind is occasion.kind and r.claim.status is not Status.CANCELLED
        and r.claim.period and asserted and r.claim.period.first and r.claim.period.first > asserted
    ]  # fmt: skip
    subjects: Sequence[str] = [r.claim.subject for r in later if r.claim.subject]
    return meeting(view, view.claims("Encounter", subject=subjects[0])) if subjects else None
