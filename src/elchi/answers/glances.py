"""What all reports of one encounter together make of it, before it is put in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from elchi.answers.cited import day_of
from elchi.model.claim import GIVEN_UP, Encounter, Status
from elchi.model.period import Period, Precision
from elchi.model.quick import quick
from elchi.record.asof import Recorded

_EXACT_SPAN = 390  # a meeting stated to last up to ten days, one of which another report names
_FINAL = {Status.PLANNED: 0, Status.POSTPONED: 1, Status.CANCELLED: 2, Status.HELD: 3}


@quick
@dataclass(frozen=True, slots=True)
class Glance:
    """An encounter before it is put in words: what its reports tell, in time, and as which of them; by which it is judged, and its
    name and time by all of them."""  # fmt: skip

    claims: Sequence[tuple[Recorded, Encounter]]
    credible: Sequence[tuple[Recorded, Encounter]]
    report: Recorded
    best: Encounter
    name: str | None
    period: Period | None

    @property
    def day(self) -> date | None:
        """The day by whose names it is told."""
        return day_of(self.best, self.report.asserted)


def glance(reports: Sequence[Recorded]) -> Glance:
    """Return what all reports of one encounter together make of it."""
    claims = _in_time(reports)
    if len(claims) == 1:  # most are told of once
        report, best = claims[0]
        return Glance(claims, claims, report, best, best.name, None if best.basis == GIVEN_UP else best.period)
    credible = _planned_anew(_credible(claims))
    report, best = _best(credible)
    name = best.name or next((c.name for _, c in claims if c.name), None)
    return Glance(claims, credible, report, best, name, _period(credible, best))


def _in_time(reports: Iterable[Recorded]) -> list[tuple[Recorded, Encounter]]:
    return [(r, r.claim) for r in sorted(reports, key=told) if isinstance(r.claim, Encounter)]


def _credible(claims: Sequence[tuple[Recorded, Encounter]]) -> Sequence[tuple[Recorded, Encounter]]:
    """Without what only speaks of an encounter ("the documents of the 11th Summit") while it is still ahead: such words say
    neither when it was nor who was there, and a plan is told as late, or for a later day."""  # fmt: skip
    plans = [(r.asserted, c.period) for r, c in claims if c.status is Status.PLANNED and r.asserted]
    if not plans or len(plans) == len(claims):
        return claims
    told = max(day for day, _ in plans if day)
    ends = max((p.last for _, p in plans if p and p.last and _exact(p) > _EXACT_SPAN), default=told)
    ahead = max(told, ends - timedelta(1))
    return [(r, c) for r, c in claims if not _mentioned(c) or r.asserted is None or r.asserted > ahead] or claims


def _planned_anew(claims: Sequence[tuple[Recorded, Encounter]]) -> Sequence[tuple[Recorded, Encounter]]:
    """Without what was postponed or called off before somebody told for which other day it is planned now."""
    off = [(r.asserted, c) for r, c in claims if c.status in _OFF and r.asserted]
    if not off or any(c.status is Status.HELD for _, c in claims):
        return claims
    last = max(day for day, _ in off if day)
    old = {c.period and c.period.edtf() for r, c in claims if r.asserted and r.asserted <= last}
    anew = any(
        c.status is Status.PLANNED and c.period and c.period.edtf() not in old for r, c in claims if (r.asserted or last) > last
    )
    return [(r, c) for r, c in claims if (r.asserted or last) > last and c.status not in _OFF] if anew else claims


_OFF = (Status.POSTPONED, Status.CANCELLED)


def _mentioned(claim: Encounter) -> bool:
    """Tell whether a claim only speaks of what it calls held."""
    return claim.status is Status.HELD and not (claim.main or claim.period or claim.participants)


def _best(claims: Sequence[tuple[Recorded, Encounter]]) -> tuple[Recorded, Encounter]:
    return max(claims, key=lambda pair: (_FINAL[pair[1].status], pair[1].main, _exact(pair[1].period), len(pair[1].participants)))


def told(report: Recorded) -> tuple[str, str]:
    """Return by what reports are put in the order of their telling."""
    return str(report.asserted or ""), report.id


def _exact(period: Period | None) -> int:
    if period is None or period.start is None or period.end is None:
        return 0
    return max(1, 400 - (period.end - period.start).days)


def _period(claims: Sequence[tuple[Recorded, Encounter]], best: Encounter) -> Period | None:
    """When it is or was: of what is ahead, the time told last, or what says it more exactly; of what was held, the most exact."""
    told = [c for _, c in claims if c.status is best.status]
    if best.status is Status.POSTPONED and all(c.basis == GIVEN_UP for c in told if c.period):
        return None
    told = [c for c in told if c.basis != GIVEN_UP]
    last = next((c.period for c in reversed(told) if c.period), None)
    if best.status is not Status.HELD and last is not None:
        told = [c for c in told if c.period and c.period.overlaps(last)]
    return _best_period(told) or (best.period if best.basis != GIVEN_UP else None)


def _best_period(claims: Iterable[Encounter]) -> Period | None:
    """The most exact period that a report gives: of equals the one that most give, then the earliest."""
    periods = [c.period for c in claims if c.period]
    given = Counter((p.start, p.end) for p in periods)
    best = max(periods, key=lambda p: (_exact(p), given[p.start, p.end], -p.key[0].toordinal()), default=None)
    lasting = [p for p in periods if p.precision is Precision.SPAN and _exact(p) > _EXACT_SPAN and best and p.overlaps(best)]
    return lasting[0] if lasting and best and best.precision is Precision.DAY else best
