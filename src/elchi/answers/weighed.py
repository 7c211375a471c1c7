"""Commitments as far as they must be known to choose among many: texts, term and standing. Words are made of the chosen ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from elchi.answers.cited import party_words
from elchi.answers.due import Due
from elchi.answers.outcomes import Planned, planned
from elchi.answers.standing import FollowedUp, followed_up
from elchi.answers.terms_moved import recurs, stated_term
from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.followup import Act, Standing
from elchi.record.asof import Acted, Recorded, Shown, View

_FEW = 50


@dataclass(frozen=True, slots=True)
class Weighed:
    """A commitment with its texts, the oldest first, its term, the acts on it and how it stands, before it is put in words."""

    id: str
    texts: tuple[Recorded, ...]
    due: Due | None
    acts: tuple[Acted, ...]
    followed: FollowedUp

    @property
    def due_last(self) -> date | None:
        """The last day of its term."""
        return self.due.last if self.due else None

    @property
    def made(self) -> date | None:
        """The day of its first text."""
        return self.texts[0].asserted

    @property
    def assessed(self) -> Standing:
        """How it stands."""
        return self.followed.stands.assessed


def of(recorded: Recorded) -> Commitment:
    """Return the commitment that a claim states."""
    if not isinstance(recorded.claim, Commitment):
        raise TypeError(f'"{recorded.id}" is no commitment')
    return recorded.claim


def weighed(view: View, found: Iterable[Recorded], kind: CommitmentKind | None = None) -> list[Weighed]:
    """Return the commitments (of a kind) that some claims state, each once, in the order of `in_order`."""
    groups = _groups(found, kind)
    acts = view.acts(groups) if len(groups) < _FEW else view.acts()
    shown = view.shown_for([r.id for texts in groups.values() for r in texts])
    held = held_ones(view, groups.values())
    return in_order(_weigh(view, key, texts, acts.get(key, []), shown, held.get(key)) for key, texts in groups.items())


class _Due(Protocol):
    """What has a term and a day on which it was made."""

    @property
    def id(self) -> str: ...
    @property
    def due_last(self) -> date | None: ...
    @property
    def made(self) -> date | None: ...


T = TypeVar("T", bound=_Due)


def in_order(found: Iterable[T]) -> list[T]:
    """Return commitments in order: those with a due day first by that day, then by the day they were made, newest first."""
    told = list(found)
    dated = sorted((u for u in told if u.due_last), key=lambda u: (u.due_last or date.max, u.id))
    return [*dated, *sorted((u for u in told if not u.due_last), key=lambda u: (u.made or date.min, u.id), reverse=True)]


def _groups(found: Iterable[Recorded], kind: CommitmentKind | None) -> dict[str, list[Recorded]]:
    """The texts of each commitment, the oldest first."""
    groups: dict[str, list[Recorded]] = {}
    for recorded in sorted(found, key=lambda r: (str(r.asserted or ""), r.citation.span, r.id)):
        if isinstance(recorded.claim, Commitment) and (kind is None or recorded.claim.kind is kind):
            groups.setdefault(recorded.claim.subject or recorded.id, []).append(recorded)
    return groups


def held_ones(view: View, groups: Iterable[Sequence[Recorded]]) -> dict[str, Planned]:
    """Return what became of the encounters that commitments are to hold, by commitment."""
    holds = {
        r.claim.subject or r.id: r.claim.holds
        for texts in groups
        for r in texts
        if isinstance(r.claim, Commitment) and r.claim.holds
    }
    told = {p.id: p for p in planned(view, only=holds.values())} if holds else {}
    return {key: told[held] for key, held in holds.items() if held in told}


def _weigh(
    view: View, key: str, texts: Sequence[Recorded], acts: Sequence[Acted], shown: dict[str, list[Shown]], held: Planned | None
) -> Weighed:
    first = texts[0]
    # only who assesses actors apart needs them in words
    actors = (
        dict.fromkeys(party_words(view, p, first.asserted) for p in of(first).who) if any(a.followup.actor for a in acts) else ()
    )
    since = texts[-1].asserted if recurs(texts) else None  # what was said of an earlier instance says nothing of the newest
    followed = followed_up(view, texts, tuple(actors), acts, since, [s for r in texts for s in shown.get(r.id, ())], held)
    return Weighed(key, tuple(texts), _due(view, texts, acts), tuple(acts), followed)


def _due(view: View, texts: Sequence[Recorded], acts: Sequence[Acted]) -> Due | None:
    """The term as extended last, else as the texts state it."""
    stated = stated_term(view, texts)
    extended = next((a for a in reversed(acts) if a.followup.act is Act.EXTEND and a.followup.due and not a.undone), None)
    if extended is None or extended.followup.due is None:
        return stated
    new, body = extended.followup.due, extended.followup.body
    before = f'; before "{stated.words}"' if stated else ""
    return Due(new.iso() or new.words, new.last, f"extended on {extended.asserted}{f' by {body}' if body else ''}{before}")
