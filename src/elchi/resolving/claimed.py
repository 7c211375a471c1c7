"""What a claim is as a promise or as what shows an outcome: on which side it stands, who and what it names, and when it is."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import product

from elchi.lexica.tables import table
from elchi.model.claim import (
    Claim,
    Commitment,
    CommitmentKind,
    Encounter,
    Membership,
    Naming,
    Party,
    Statement,
    Status,
    Tenure,
)
from elchi.resolving.telling import binds

PROMISES, SHOWS, BOTH = 1, 2, 3
_GATHERED = frozenset({"summit", "ministerial", "forum", "committee"})
STATES = 8  # states of one sentence that tell where it is
_MONTHS, _TWO_YEARS = 62, 740  # days of what is told by its months, and by its years
_ACTS = (CommitmentKind.DECISION, CommitmentKind.AGREEMENT)


def of_its_own(claim: Encounter, found: Container[str]) -> bool:
    """Tell whether a plan is one of a series, or of people, that only the document tells: "their next session", "the ministers"."""
    counted = claim.ordinal is not None or "g:next" in found
    ours = any(not (p.person_id or p.office_id or p.of_id) for p in claim.participants)
    return claim.body_id is None and claim.series is None and (counted or ours)


def bare_series(series: str | None) -> str | None:
    """The name of a series without where it is held."""
    return re.split(r"\s+(?:in|at)\s+(?=[A-Z])", series)[0] if series else None


def side_of(claim: Claim) -> int | None:
    """Return whether a claim promises, shows, or does both. What is to be held is found by its encounter."""
    match claim:
        case Commitment():
            shows = claim.done and not binds(claim.what)
            return None if claim.holds else SHOWS if shows else BOTH if claim.done or claim.kind in _ACTS else PROMISES
        case Encounter():
            return PROMISES if claim.status is Status.PLANNED else SHOWS if claim.status is Status.HELD else BOTH
        case Statement() | Membership():
            return SHOWS
        case Tenure():
            return SHOWS if claim.basis not in ("attested", "former") else None
    return None


def times_of(claim: Encounter, side: int, states: Sequence[str]) -> Iterator[str]:
    """The kind, state and time of a gathering in one: a summit in Fiji in March 2021, or in 2021 where no month was planned."""
    period = claim.period
    if period is None or period.start is None or period.end is None or not set(kinds_of(claim)) & _GATHERED:
        return
    days = (period.end - period.start).days
    months = {day.strftime("-%m") for day in (period.start, period.end - timedelta(seconds=1))} if days <= _MONTHS else set()
    years = range(period.start.year, (period.end - timedelta(seconds=1)).year + 1) if days <= _TWO_YEARS else ()
    for kind, state, year in product(kinds_of(claim), states, years):
        yield from (
            f"d:{kind}-{state}-{year}{month}"
            for month in (sorted(months) if side == PROMISES and months else ["", *sorted(months)])
        )


def kinds_of(claim: Encounter) -> list[str]:
    """The kinds under which an encounter may be told of; a promise has its own only."""
    if claim.status is Status.PLANNED:
        return [claim.kind.value]
    agreeing = {k for pair in table("sameness")["kinds"] if claim.kind.value in pair for k in pair}
    return sorted(agreeing | {claim.kind.value})


def entities_of(claim: Claim) -> Iterator[str]:
    """Yield the identifiers of all whom a claim names."""
    for party in parties_of(claim):
        yield from (i for i in (party.person_id, party.office_id, party.of_id) if i)
    match claim:
        case Encounter():
            yield from (i for i in (claim.place_id, claim.body_id) if i)
        case Membership():
            yield from (i for i in (claim.member_id, claim.organisation_id) if i)


def parties_of(claim: Claim) -> Iterable[Party]:
    """Return those who take part, speak, undertake or hold an office in a claim."""
    match claim:
        case Encounter():
            return claim.participants
        case Statement():
            return (claim.speaker, *claim.speakers)
        case Commitment():
            return claim.who
        case Tenure():
            return (claim.holder,)
        case Membership() | Naming():
            return ()
