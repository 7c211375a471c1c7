"""Claims as rows: the claim itself, and whom and what it names in which role."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from elchi.errors import RecordError
from elchi.model.claim import GIVEN_UP, Claim, Commitment, Encounter, Membership, Party, Statement, Status, Tenure
from elchi.model.document import Document
from elchi.model.entity import Trace
from elchi.model.period import Period, Precision
from elchi.record.codec import dump
from elchi.record.ledger import digest, seal

_NOBODYS: Mapping[str, str] = MappingProxyType({})


def claim_row(claim: Claim, position: int, document: Document, reading: str, asserted: str | None, now: str) -> dict[str, Any]:
    """Return the row of a claim."""
    period = valid(claim)
    start, end = (period.start, period.end) if period else (None, None)
    row: dict[str, Any] = {
        "id": digest(reading, position), "reading": reading, "document": document.id, "position": position, "kind": type(claim).__name__,
        "first": claim.span.start, "stop": claim.span.end, "quote": claim.span.of(document.text), "act": claim.act, "subject": claim.subject,
        "body": dump(claim), "valid_from": start.isoformat() if start else None, "valid_to": end.isoformat() if end else None,
        "asserted": asserted or (_register_day(start) if claim.act == "register" else None), "recorded_at": now,
    }  # fmt: skip
    return row | {"seal": seal(row)}


def _register_day(start: datetime | None) -> str:
    """A fact of the registers counts from the day it holds; one whose beginning is unknown has always been told."""
    return day_of(start.date() if start else date.min) or ""


def not_before(claims: Iterable[Claim]) -> date | None:
    """Return the last day on which something that a text tells as past took place.

    A document without a date cannot have been written earlier, and is taken as asserted on that day.
    """
    held = (c.period for c in claims if isinstance(c, Encounter) and c.status is Status.HELD and c.period is not None)
    return max((p.last for p in held if p.start is not None and p.last is not None and p.precision in _EXACT), default=None)


_EXACT = (Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SPAN)


def valid(claim: Claim) -> Period | None:
    """Return when a claim holds in the world: an undertaking's due date does not count, nor the day of what was put off."""
    given_up = isinstance(claim, Encounter) and claim.basis == GIVEN_UP
    return None if given_up or isinstance(claim, Commitment) else claim.period


def role_rows(claim: Claim, key: str, wholes: Mapping[str, str] = _NOBODYS) -> Iterator[dict[str, str]]:
    """Yield who and what a claim names, by role, each once: of an organ also whose it is, for what a state's ministry says the state
    is asked about. `wholes` are these, by organ."""  # fmt: skip
    seen = set()
    named = list(_roles(claim))
    organs = ((f"{role.removesuffix(' of')} for", wholes.get(i or "")) for role, i in named if role.endswith(" of"))
    for role, entity in (*named, *organs):
        if entity and (role, entity) not in seen:
            seen.add((role, entity))
            yield {"claim": key, "role": role, "entity": entity}


def track_rows(trace: Trace, claim: dict[str, Any] | None, reading: str, document: str, asserted: str | None) -> dict[str, Any]:
    """Return the row of what promises or shows: under its claim's identifier where it is a claim."""
    return {
        "id": claim["id"] if claim else digest(reading, "sentence", trace.span.start), "reading": reading, "document": document,
        "first": trace.span.start, "stop": trace.span.end, "claim": claim["id"] if claim else None, "side": trace.side,
        "asserted": claim["asserted"] if claim else asserted,
    }  # fmt: skip


def trace_rows(trace: Trace, track: str) -> list[dict[str, Any]]:
    """Return the rows of the features of a track."""
    return [{"track": track, "feature": f, "side": trace.side, "weight": w} for f, w in trace.features]


def _roles(claim: Claim) -> Iterator[tuple[str, str | None]]:
    yield "subject", claim.subject
    match claim:
        case Encounter():
            for party in claim.participants:
                yield from _party("participant", party)
            yield "place", claim.place_id
            yield "body", claim.body_id
        case Statement():
            for party in (claim.speaker, *claim.speakers):
                yield from _party("speaker", party)
            yield "encounter", claim.encounter
            yield "told", "told:position" if claim.position else "told:assessment" if claim.part else None
        case Commitment():
            for party in claim.who:
                yield from _party("actor", party)
            yield "encounter", claim.encounter
            yield "holds", claim.holds
            yield "asks", f"asked:{claim.asks}" if claim.asks else None
        case Tenure():
            yield from _party("holder", claim.holder)
        case Membership():
            yield "member", claim.member_id
            yield "organisation", claim.organisation_id


def _party(role: str, party: Party) -> Iterator[tuple[str, str | None]]:
    yield role, party.person_id
    yield f"{role} office", party.office_id
    yield f"{role} of", party.of_id


def day_of(day: object) -> str | None:
    """Return a day as the record writes it."""
    return str(day) if day is not None else None


def storable(document: Document) -> None:
    """Raise RecordError for a text that no database holds."""
    if met := _NO_CHARACTER.search(document.text):
        raise RecordError(
            f'{document.address}: "\\u{ord(met.group()):04x}" at {met.start()} is no character; take the text in anew without it.'
        )


_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def unique(rows: Iterable[dict[str, Any]], key: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the first of the rows that have one key."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        found.setdefault(tuple(row[k] for k in key), row)
    return list(found.values())
