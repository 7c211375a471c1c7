"""Who undertook what, by when, and the texts that state it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, cites, day_words, parties_words
from elchi.model.claim import Commitment, CommitmentKind
from elchi.record.asof import Recorded, View


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One commitment, with every text that states it. Its standing is that no evidence was searched for yet."""

    id: str
    kind: str
    who: tuple[str, ...]
    what: str
    due: str | None
    due_last: date | None
    made: date | None
    cites: tuple[Cite, ...]
    standing: str = "not yet looked at"


def commitments(
    view: View, *, by: str | None = None, kind: CommitmentKind | None = None, latest: int | None = None
) -> list[Undertaking]:
    """Return commitments, those with a due day first by that day, then by the day they were made, newest first."""
    found = view.claims("Commitment", party=by, role="actor" if by else None, latest=latest)
    return undertakings(view, (r for r in found if isinstance(r.claim, Commitment) and kind in (None, r.claim.kind)))


def undertakings(view: View, found: Iterable[Recorded]) -> list[Undertaking]:
    """Return the commitments that some claims state, each once, in the order of `commitments`."""
    groups: dict[str, list[Recorded]] = {}
    for recorded in found:
        groups.setdefault(recorded.claim.subject or recorded.id, []).append(recorded)
    told = [_undertaking(view, key, group) for key, group in groups.items()]
    due = sorted((u for u in told if u.due_last), key=lambda u: (u.due_last or date.max, u.id))
    return [*due, *sorted((u for u in told if not u.due_last), key=lambda u: (u.made or date.min, u.id), reverse=True)]


def _undertaking(view: View, key: str, group: Sequence[Recorded]) -> Undertaking:
    first = min(group, key=lambda r: (str(r.asserted or ""), r.id))
    claim = first.claim
    if not isinstance(claim, Commitment):
        raise TypeError(f'"{key}" is no commitment')
    who = parties_words(view, claim.who, first.asserted)
    due = claim.due_period
    return Undertaking(
        key, str(claim.kind), who, claim.what, day_words(due) if due else claim.due.words if claim.due else None, due.last if due else None,
        first.asserted, cites(group),
    )  # fmt: skip
