"""What became of planned encounters: held, postponed, cancelled, passed in silence, or still ahead, with the sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from elchi.answers.cited import Cite, Part, cite, cites, day_words
from elchi.answers.glances import Glance, glance
from elchi.model.claim import Encounter, Status
from elchi.model.followup import Standing
from elchi.record.asof import Acted, Recorded, Shown, View

SAME = "same-encounter"
FORGOTTEN = timedelta(548)  # a plan without a day, of which nobody has spoken for a year and a half, is no longer ahead
PLANNED = (Status.PLANNED, Status.POSTPONED, Status.CANCELLED)  # of what was postponed or called off it is told that it was planned
_MANY = 200
_NAMED = 3  # of those who are to be at an encounter without a name


class Outcome(StrEnum):
    """What became of a plan."""

    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    SILENT = "passed in silence"
    AHEAD = "still ahead"


_JUDGED = {Standing.COMPLETE: Outcome.HELD, Standing.DROPPED: Outcome.CANCELLED}  # what a person's word on a plan means


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned encounter and what became of it, by which rule; `until` is how far the record was searched."""

    id: str
    name: str
    planned: str
    last: date | None
    announced: date | None
    outcome: Outcome
    rule: str
    cites: tuple[Cite, ...]
    shown: tuple[Cite, ...] = ()
    until: date | None = None
    more: str = ""  # of what has no name of its own: who is to be there, and where


def planned(view: View, party: str | None = None, *, on: date | None = None, only: Iterable[str] | None = None) -> list[Planned]:
    """Return the encounters that were planned (of a party, or only some), by when they were to be, and what became of each.

    `on` is the day from which it is judged whether one is still ahead; without it, that of the newest document counts.
    """
    subjects = only if only is not None else view.holding("Encounter", *PLANNED, party=party)
    reports = view.told_of("Encounter", list(dict.fromkeys(subjects)))
    acts = view.acts(reports) if len(reports) < _MANY else view.acts()
    promised = [r.id for found in reports.values() for r in _plans(found)]
    shown = view.shown_for(promised)
    until = view.searched(None)[1]
    day = on or view.as_of or until
    told = [_outcome(glance(found), found, shown, acts.get(key, []), day, until) for key, found in reports.items() if found]
    return sorted(told, key=lambda p: (p.last or date.max, p.id))


def listed(view: View, party: str | None = None, *, on: date | None = None, skip: int = 0, most: int = 50) -> Part[Planned]:
    """Return so many of what was planned after some: what was to be last stands first, what was to be on no stated day last."""
    found = view.holding("Encounter", *PLANNED, party=party, most=skip + most + 1)[skip:]
    told = planned(view, on=on, only=found[:most])
    dated = [p for p in told if p.last]
    return Part((*reversed(dated), *(p for p in told if not p.last)), skip, len(found) > most)


def was_planned(recorded: Recorded) -> bool:
    """Tell whether a claim tells of an encounter as planned."""
    return isinstance(recorded.claim, Encounter) and recorded.claim.status is Status.PLANNED


def _plans(reports: Sequence[Recorded]) -> list[Recorded]:
    """The reports of a plan; where none told of it before it was put off or called off, those that tell of that."""
    plans = [r for r in reports if was_planned(r)]
    return plans or [r for r in reports if isinstance(r.claim, Encounter) and r.claim.status in PLANNED]


def _outcome(
    told: Glance,
    reports: Sequence[Recorded],
    shown: Mapping[str, list[Shown]],
    acts: Sequence[Acted],
    on: date | None,
    until: date | None,
) -> Planned:
    plans = _plans(reports)
    periods = [r.claim.period for r in plans if isinstance(r.claim, Encounter) and r.claim.period]
    last = periods[-1].last if periods else None
    plan = Planned(
        told.best.subject or "", told.name or str(told.best.kind), day_words(periods[-1] if periods else None), last,
        min((r.asserted for r in plans if r.asserted), default=None), Outcome.AHEAD, "term-not-passed" if last else "no-term-stated", cites(plans), until=until,
        more="" if told.name else _more(told.best),
    )  # fmt: skip
    judged = next((a for a in reversed(acts) if not a.undone and a.followup.standing), None)
    if judged is not None and judged.followup.standing in _JUDGED:
        evidence = (acted_cite(judged),) if judged.followup.evidence else ()
        return replace(
            plan, outcome=_JUDGED[judged.followup.standing], rule=judged.followup.by, shown=tuple(c for c in evidence if c)
        )
    if told.best.status is not Status.PLANNED:
        after = [r for r in reports if isinstance(r.claim, Encounter) and r.claim.status is told.best.status]
        return replace(plan, outcome=Outcome(str(told.best.status)), rule=SAME, shown=cites(after))
    settled = [s for r in plans for s in shown.get(r.id, ()) if s.settled and s.rule != SAME]  # of the same, its reports tell
    if settled:
        best = min(settled, key=lambda s: (s.asserted or date.max, -s.score))
        return replace(plan, outcome=Outcome.HELD, rule=best.rule, shown=(cite(best),))
    if last is None:
        return replace(plan, outcome=Outcome.SILENT, rule="long-untold") if _forgotten(plans, on) else plan
    passed = on and last < on and until and until > last
    return replace(plan, outcome=Outcome.SILENT, rule="term-passed") if passed else plan


def _more(plan: Encounter) -> str:
    """Who is to be there and where, of what has no name of its own: "visit | of Ali Veli, Oslo"."""
    whose = dict.fromkeys(p.person or p.office or p.of for p in plan.participants)
    named = ", ".join([name for name in whose if name][:_NAMED])
    return f"{f' of {named}' if named else ''}{f', {plan.place}' if plan.place else ''}"


def _forgotten(plans: Sequence[Recorded], on: date | None) -> bool:
    """Tell whether nobody has spoken for long of what was planned for no stated day."""
    told = max((r.asserted for r in plans if r.asserted), default=None)
    return told is not None and on is not None and told < on - FORGOTTEN


def acted_cite(acted: Acted) -> Cite | None:
    """Return the citation of an act's evidence, or None where it rests on a reasoned note."""
    c, s = acted.followup.evidence, acted.source
    if c is None or s is None:
        return None
    return Cite(c.quote, c.document, c.span.start, c.span.end, s.title, s.publisher, s.published, s.address)
