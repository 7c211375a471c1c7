"""The term of a commitment that several texts state: as the last one that moved it says, or of its newest instance where each session asks
for it anew."""

from collections.abc import Sequence
from datetime import date

from elchi.answers.due import Due, due_of
from elchi.model.claim import Commitment
from elchi.model.expression import ExpressionKind
from elchi.model.period import Period
from elchi.record.asof import Recorded, View


def recurs(texts: Sequence[Recorded]) -> bool:
    """Tell whether some texts ask for the same at one session after another, none of them saying that a term was moved."""
    told = [r.claim for r in texts if isinstance(r.claim, Commitment)]
    sessions = {s for c in told if (s := _session(c)) is not None}
    return len(sessions) > 1 and not any(c.moved for c in told)


def _session(claim: Commitment) -> int | None:
    """The number of the session at which something is due."""
    if claim.due is not None and claim.due.kind is ExpressionKind.SESSION:
        return claim.due.ordinal
    return claim.occasion.ordinal if claim.occasion is not None else None


def stated_term(view: View, texts: Sequence[Recorded]) -> Due | None:
    """Return the term of the first text that has one, or of the last that states another day."""
    found = [(r, d) for r in texts if isinstance(r.claim, Commitment) and (d := due_of(view, r.claim, r.asserted)) is not None]
    first = found[0] if found else None
    if first is None:
        return None
    later = next(((r, d) for r, d in reversed(found) if _another(first, (r, d))), None)
    if later is None:
        return first[1]
    how = "the newest of its terms" if recurs(texts) else f"moved on {later[0].asserted}"
    return Due(later[1].words, later[1].last, f'{later[1].how}; {how}; before "{first[1].words}"')


def _another(first: tuple[Recorded, Due], later: tuple[Recorded, Due]) -> bool:
    """A later text states a day that the first does not allow."""
    (one, stated), (other, told) = first, later
    if told.last is None or (other.asserted or date.min) <= (one.asserted or date.min):
        return False
    return stated.last is None or (told.last > stated.last and not _vaguer(_period(one), _period(other)))


def _period(text: Recorded) -> Period | None:
    return text.claim.due_period if isinstance(text.claim, Commitment) else None


def _vaguer(one: Period | None, other: Period | None) -> bool:
    """ "In 2020", told of what is due in June 2020: no other term."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    return other.start <= one.start and other.overlaps(one)
