"""Who is told of only in what lies years back was in office then; of the day of the report it says nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from elchi.model.claim import Claim, Commitment, Encounter, Statement, Status, Tenure
from elchi.model.period import Period

_YEAR = timedelta(366)  # a report of last month's meeting still tells of those in office


def seen_then(claims: Sequence[Claim], published: date | None) -> list[Claim]:
    """Return claims, attestations of who took part only in encounters of more than a year ago with when that was; of a report
    without a date, all of those who took part in encounters with one."""  # fmt: skip
    past = _past(claims, published)
    return [replace(c, seen=past.get(c.holder.person_id or "")) if isinstance(c, Tenure) and _bare(c) else c for c in claims]


def _bare(claim: Tenure) -> bool:
    return claim.act == "office-and-name" and claim.basis == "attested" and not (claim.began or claim.ended)


def _past(claims: Sequence[Claim], published: date | None) -> dict[str, Period]:
    """By person, the latest encounter at which each was, where that is long ago and nothing else is told of them."""
    held: dict[str, list[Period | None]] = {}
    for claim in claims:
        if isinstance(claim, Encounter):
            when = claim.period if claim.status is Status.HELD else None
            for person in (p.person_id for p in claim.participants if p.person_id):
                held.setdefault(person, []).append(when)
    acting = set(_acting(claims)) if published else set[str | None]()
    found = {p: _latest(periods, (published or date.max) - _YEAR) for p, periods in held.items() if p not in acting}
    return {person: period for person, period in found.items() if period is not None}


def _acting(claims: Iterable[Claim]) -> Iterable[str | None]:
    for claim in claims:
        match claim:
            case Statement():
                yield claim.speaker.person_id
            case Commitment():
                yield from (p.person_id for p in claim.who)


def _latest(periods: Sequence[Period | None], before: date) -> Period | None:
    """The latest of periods, where all of them ended before a day."""
    ended = [p for p in periods if p is not None and p.last is not None and p.last < before]
    return max(ended, key=lambda p: p.key) if len(ended) == len(periods) else None
