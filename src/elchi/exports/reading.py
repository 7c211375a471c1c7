"""A resolved reading in the reading format: encounters, statements, commitments, offices and memberships of one report."""

from collections.abc import Iterable
from typing import Any, TypeVar

from elchi.model.claim import Claim, Commitment, Encounter, Membership, Party, Statement, Tenure
from elchi.model.document import Document
from elchi.model.entity import Resolution
from elchi.model.period import Period

C = TypeVar("C", Encounter, Statement, Commitment, Tenure, Membership)


def reading_format(document: Document, resolution: Resolution) -> dict[str, Any]:
    """Return the JSON object of one report; what the report does not state is None."""
    reading, text = resolution.reading, document.text
    found, day = resolution.claims, document.published or reading.published
    return {
        "document": {
            "sha256": document.id,
            "title": reading.title,
            "published": day.isoformat() if day else None,
            "language": reading.language,
        },
        "encounters": [_encounter(c, text) for c in _of(found, Encounter)],
        "statements": [_statement(c, text) for c in _of(found, Statement)],
        "commitments": [_commitment(c, text) for c in _of(found, Commitment)],
        "offices": [_party(c.holder) | _quoted(c, text) for c in _of(found, Tenure)],
        "memberships": [_membership(c, text) for c in _of(found, Membership)],
        "doubts": [
            {"question": d.question, "choices": list(d.choices), "why": d.why, "quote": d.span.of(text)}
            for d in (*reading.doubts, *resolution.doubts)
        ],
    }  # fmt: skip


def _of(claims: Iterable[Claim], kind: type[C]) -> list[C]:
    return [c for c in claims if isinstance(c, kind)]


def _quoted(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "quote": claim.span.of(text),
        "start": claim.span.start,
        "end": claim.span.end,
        "act": claim.act,
        "id": claim.subject,
    }


def _party(party: Party) -> dict[str, str | None]:
    return {"person": party.person, "office": party.office, "of": party.of}


def _iso(period: Period | None) -> str | None:
    return period.iso() if period else None


def _since(claim: Membership) -> str | None:
    """Since when somebody belongs: the beginning of what has no end yet, as exactly as it was told."""
    period, told = claim.period, claim.since
    if period is None or period.first is None or period.last is not None or told is None:
        return _iso(period)
    return period.first.isoformat()[: 10 if told.day else 7 if told.month else 4]


def _encounter(claim: Encounter, text: str) -> dict[str, Any]:
    return {
        "kind": str(claim.kind), "status": str(claim.status), "main": claim.main, "name": claim.name, "date": _iso(claim.period),
        "date_words": claim.when.words if claim.when else None, "place": claim.place,
        "participants": [_party(p) for p in claim.participants], "topics": list(claim.topics), **_quoted(claim, text),
    }  # fmt: skip


def _statement(claim: Statement, text: str) -> dict[str, Any]:
    speaker = claim.speaker
    joint = speaker.person and " and " in speaker.person and speaker.office
    name = f"{speaker.office} ({speaker.person})" if joint else speaker.person or _unnamed(speaker, text)
    said = {"speaker": name, "gist": claim.gist, "verb": claim.verb, **_quoted(claim, text)}
    if claim.position is not None:
        said |= {"position": str(claim.position), "paragraphs": list(claim.paragraphs)}
    if claim.part is not None:
        likely = claim.likelihood
        ranges = [{"scale": r.scale, "low": r.low, "high": r.high} for r in likely.ranges] if likely else []
        said |= {
            "part": str(claim.part),
            "likelihood": likely.words if likely else None,
            "ranges": ranges,
            "confidence": claim.confidence,
        }
    return said


def _unnamed(party: Party, text: str) -> str:
    """Some people without a name as they are written, "Turkish diplomats"; an office with what it belongs to."""
    if party.office and party.of and party.office[0].islower():
        return " ".join(party.span.of(text).split())
    return " ".join(w for w in (party.office, party.of) if w)


def _commitment(claim: Commitment, text: str) -> dict[str, Any]:
    who = ", ".join(p.person or " ".join(w for w in (p.office, p.of) if w) for p in claim.who)
    due = claim.due_period
    asked = {"asks": claim.asks, "matter": claim.matter} if claim.asks else {}
    return asked | {
        "who": who or None, "what": claim.what, "kind": str(claim.kind), "due": due.last.isoformat() if due and due.last and not due.iso() else _iso(due),
        **_quoted(claim, text),
    }  # fmt: skip


def _membership(claim: Membership, text: str) -> dict[str, Any]:
    return {
        "member": claim.member,
        "organisation": claim.organisation,
        "status": claim.status,
        "since": _since(claim),
        **_quoted(claim, text),
    }
