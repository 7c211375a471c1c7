"""Commitments at a glance: term, day and standing of many, without making their claims. What asks more is weighed whole.

A state has thousands of commitments of which a list shows fifty. To filter and order all of them, these few of their fields
are enough; making every claim took nine tenths of the time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.weighed import in_order, weighed
from elchi.model.followup import Standing
from elchi.model.quick import quick
from elchi.record.asof import Stated, View

_FIELDS = ("kind", "due", "due_period", "occasion", "holds", "done")
_WHOLE = ("occasion", "holds")  # what a term or a standing then depends on is more than the commitment's own texts


@quick
@dataclass(frozen=True, slots=True)
class Glimpse:
    """A commitment before it is read: its texts' claims, the oldest first, its term, the day it was made, and how it stands."""

    id: str
    texts: tuple[Stated, ...]
    due_last: date | None
    made: date | None
    assessed: Standing

    def overdue(self, day: date | None) -> bool:
        """Tell whether its term has passed on a day and it is not closed."""
        return day is not None and self.due_last is not None and self.due_last < day and not self.assessed.closed


def glimpses(view: View, claims: Iterable[str], also: Sequence[str] = ()) -> list[Glimpse]:
    """Return the commitments that some claims state, each once, in the order of `in_order`; `also` are more fields to look at."""
    groups: dict[str, list[Stated]] = {}
    for text in sorted(view.stated(claims, (*_FIELDS, *also)), key=lambda t: (str(t.asserted or ""), t.span, t.claim)):
        groups.setdefault(text.about, []).append(text)
    acted = view.acts()
    whole = {key for key, texts in groups.items() if key in acted or _depends(texts)}
    waiting = view.waiting([t.claim for key, texts in groups.items() if key not in whole for t in texts])
    seen = [_glimpse(view, key, texts, waiting) for key, texts in groups.items() if key not in whole]
    return in_order([*seen, *_weighed(view, {key: groups[key] for key in sorted(whole)})])


def _depends(texts: Sequence[Stated]) -> bool:
    """Its term or its standing depends on an encounter, or several texts state a term."""
    return any(t.fields.keys() & {*_WHOLE} for t in texts) or sum("due_period" in t.fields for t in texts) > 1


def _weighed(view: View, groups: dict[str, list[Stated]]) -> Iterable[Glimpse]:
    found = weighed(view, view.with_ids([t.claim for texts in groups.values() for t in texts])) if groups else []
    return (Glimpse(u.id, tuple(groups[u.id]), u.due_last, u.made, u.assessed) for u in found)


def _glimpse(view: View, key: str, texts: Sequence[Stated], waiting: dict[str, set[str]]) -> Glimpse:
    return Glimpse(key, tuple(texts), _due(texts), texts[0].asserted, _stands(view, texts, waiting))


def _due(texts: Sequence[Stated]) -> date | None:
    """The term of the first text that has one."""
    first = next((t for t in texts if "due_period" in t.fields or "due" in t.fields), None)
    return first.fields["due_period"].last if first and "due_period" in first.fields else None


def _stands(view: View, texts: Sequence[Stated], waiting: dict[str, set[str]]) -> Standing:
    """How it stands where nobody has acted on it: as `followed_up` tells."""
    if any(t.fields.get("done") for t in texts):
        return Standing.COMPLETE
    own = {t.document for t in texts}
    if any(waiting.get(t.claim, set()) - own for t in texts):
        return Standing.NOT_LOOKED_AT
    made = min((t.asserted for t in texts if t.asserted), default=None)
    nothing = made is not None and view.searched(made)[0] > len(own)
    return Standing.NO_EVIDENCE if nothing else Standing.NOT_LOOKED_AT
