"""The only writer of a record: it inserts, in one transaction, and twice is harmless."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from elchi.errors import RecordError
from elchi.model.claim import Claim, Commitment, Encounter, Membership, Party, Statement, Status, Tenure
from elchi.model.document import Document
from elchi.model.entity import Judgement, Resolution, Verdict
from elchi.model.period import Period, Precision
from elchi.record import schema
from elchi.record.codec import dump
from elchi.record.derive import canonical, live, passages_of


class JudgementUndone(RecordError):
    """A re-run would undo what a person judged."""

    def __init__(self, standing: Judgement, new: Judgement) -> None:
        super().__init__(
            f'{standing.by} judged {standing.left} and {standing.right} "{standing.verdict}" ({standing.why}); '
            f'{new.by} would make them "{new.verdict}". Judge anew by hand if that is meant.'
        )


class News(StrEnum):
    """What appending a document changed."""

    NEW = "new"
    VERSION = "new version"
    REREAD = "read again"
    KNOWN = "known already"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of one append."""

    document: str
    news: News
    claims: int = 0
    doubts: int = 0


class Writer:
    """Appends to a record inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def append(self, document: Document, resolution: Resolution, recorded: datetime) -> Receipt:
        """Append a document and one reading of it. The same twice changes nothing.

        A reading by another reader or lexicon supersedes the earlier one; a document from an address that is known
        supersedes the earlier version there. Both stay.
        """
        now = recorded.isoformat(timespec="microseconds")
        reading = digest(document.id, resolution.reading.reader, resolution.reading.lexicon)
        if self._has(schema.readings, reading):
            return Receipt(document.id, News.KNOWN)
        news = self._news(document)
        for judgement in resolution.judgements:
            self._guard_people(judgement)
        if news in (News.NEW, News.VERSION):
            self._document(document, now)
        self._reading(document, resolution, reading, now)
        self._entities(document, resolution, now)
        for judgement in resolution.judgements:
            self._judge(judgement, now, document.id)
        live(self.connection, document.id)
        return Receipt(document.id, news, len(resolution.claims), len(resolution.doubts) + len(resolution.reading.doubts))

    def judge(self, judgement: Judgement, recorded: datetime) -> None:
        """Append a judgement; a person's outranks any rule's, a later one of the same rank the earlier."""
        self._judge(judgement, recorded.isoformat(timespec="microseconds"), None)

    def _has(self, table: Table, key: str) -> bool:
        return self.connection.execute(select(table.c.id).where(table.c.id == key)).first() is not None

    def _news(self, document: Document) -> News:
        if self._has(schema.documents, document.id):
            return News.REREAD
        earlier = select(schema.documents.c.id).where(schema.documents.c.address == document.address)
        return News.VERSION if self.connection.execute(earlier).first() else News.NEW

    def _document(self, document: Document, now: str) -> None:
        row = {
            "id": document.id, "address": document.address, "media_type": document.media_type, "title": document.title,
            "publisher": document.publisher, "published": _day(document.published), "language": document.language,
            "level": int(document.label.level), "text": document.text, "content": document.content, "recorded_at": now,
        }  # fmt: skip
        self.connection.execute(insert(schema.documents), row | {"seal": seal(row)})
        groups = [{"document": document.id, "group_name": g} for g in sorted(document.label.groups)]
        self._add(schema.document_groups, groups)
        found = [{"words": w, "document": document.id, "first": a, "stop": b} for a, b, w in passages_of(document.text)]
        if found:
            into = "INSERT INTO passages (words, document, first, stop) VALUES (:words, :document, :first, :stop)"
            self.connection.execute(text(into), found)

    def _reading(self, document: Document, resolution: Resolution, reading: str, now: str) -> None:
        read = resolution.reading
        row = {
            "id": reading, "document": document.id, "reader": read.reader, "lexicon": read.lexicon, "title": read.title,
            "publisher": read.publisher, "published": _day(read.published), "language": read.language, "recorded_at": now,
        }  # fmt: skip
        self.connection.execute(insert(schema.readings), row | {"seal": seal(row)})
        asserted = _day(document.published or read.published or not_before(resolution.claims))
        rows = [claim_row(c, n, document, reading, asserted, now) for n, c in enumerate(resolution.claims)]
        self._add(schema.claims, rows)
        self._add(schema.roles, [r for c, row in zip(resolution.claims, rows, strict=True) for r in role_rows(c, row["id"])])
        self._add(schema.mentions, _unique(
            ({"reading": reading, "first": m.span.start, "stop": m.span.end, "kind": str(m.kind), "words": m.words, "entity": m.entity} for m in read.mentions),
            ("first", "stop", "kind"),
        ))  # fmt: skip
        self._add(schema.doubts, _unique((
            {"id": digest(reading, d.span.start, d.span.end, d.question), "reading": reading, "document": document.id, "first": d.span.start, "stop": d.span.end,
             "question": d.question, "choices": json.dumps(d.choices, ensure_ascii=False), "why": d.why, "recorded_at": now}
            for d in (*read.doubts, *resolution.doubts)), ("id",)))  # fmt: skip

    def _entities(self, document: Document, resolution: Resolution, now: str) -> None:
        met = [
            {
                "id": e.id,
                "kind": str(e.kind),
                "name": e.name,
                "of_id": e.of,
                "document": document.id,
                "recorded_at": now,
            }
            for e in resolution.entities
        ]
        self._missing(schema.entities, met)
        named = [{"entity": n.entity, "name": n.name, "document": document.id, "recorded_at": now} for n in resolution.names]
        self._missing(schema.names, named)
        self._missing(schema.keys, [{"key": k, "entity": n.entity} for n in resolution.names for k in n.keys])

    def _judge(self, judgement: Judgement, now: str, document: str | None) -> None:
        if self._stands(judgement):
            return
        self._guard_people(judgement)
        row = {
            "left_id": judgement.left, "right_id": judgement.right, "verdict": str(judgement.verdict), "author": judgement.by,
            "why": judgement.why, "document": document, "recorded_at": now,
        }  # fmt: skip
        self.connection.execute(insert(schema.judgements), row | {"seal": seal(row)})
        canonical(self.connection, (judgement.left, judgement.right))

    def _stands(self, judgement: Judgement) -> bool:
        """Tell whether exactly this judgement is the newest about its pair."""
        latest = self._about(judgement)
        return bool(latest) and latest[-1] == judgement

    def _about(self, judgement: Judgement) -> list[Judgement]:
        table = schema.judgements
        pair = (judgement.left, judgement.right)
        query = select(table).where(table.c.left_id.in_(pair), table.c.right_id.in_(pair)).order_by(table.c.number)
        return [Judgement(r.left_id, r.right_id, Verdict(r.verdict), r.author, r.why) for r in self.connection.execute(query)]

    def _guard_people(self, judgement: Judgement) -> None:
        if judgement.human:
            return
        standing = next((j for j in reversed(self._about(judgement)) if j.human), None)
        if standing is not None and standing.verdict is not judgement.verdict:
            raise JudgementUndone(standing, judgement)

    def _add(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), list(rows))

    def _missing(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows whose key is not there yet."""
        if not rows:
            return
        from sqlalchemy.dialects import postgresql, sqlite

        dialect: Any = sqlite if self.connection.dialect.name == "sqlite" else postgresql
        self.connection.execute(
            dialect.insert(table).on_conflict_do_nothing(), _unique(rows, tuple(c.name for c in table.primary_key))
        )


def digest(*parts: object) -> str:
    """Return the SHA-256 of a JSON array, so that no joining of parts is ambiguous."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=str).encode()).hexdigest()


def seal(row: dict[str, Any]) -> str:
    """Return a digest over a row, by which a change from outside is found."""
    plain = {k: hashlib.sha256(v).hexdigest() if isinstance(v, bytes) else v for k, v in row.items()}
    return digest(sorted(plain.items()))


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
    return _day(start.date() if start else date.min) or ""


def not_before(claims: Iterable[Claim]) -> date | None:
    """Return the last day on which something that a text tells as past took place.

    A document without a date cannot have been written earlier, and is taken as asserted on that day.
    """
    held = (c.period for c in claims if isinstance(c, Encounter) and c.status is Status.HELD and c.period is not None)
    return max((p.last for p in held if p.start is not None and p.last is not None and p.precision in _EXACT), default=None)


_EXACT = (Precision.DAY, Precision.MINUTE, Precision.SPAN)


def valid(claim: Claim) -> Period | None:
    """Return when a claim holds in the world: an undertaking's due date does not count."""
    return None if isinstance(claim, Commitment) else claim.period


def role_rows(claim: Claim, key: str) -> Iterator[dict[str, str]]:
    """Yield who and what a claim names, by role, each once."""
    seen = set()
    for role, entity in _roles(claim):
        if entity and (role, entity) not in seen:
            seen.add((role, entity))
            yield {"claim": key, "role": role, "entity": entity}


def _roles(claim: Claim) -> Iterator[tuple[str, str | None]]:
    yield "subject", claim.subject
    match claim:
        case Encounter():
            for party in claim.participants:
                yield from _party("participant", party)
            yield "place", claim.place_id
            yield "body", claim.body_id
        case Statement():
            yield from _party("speaker", claim.speaker)
            yield "encounter", claim.encounter
        case Commitment():
            for party in claim.who:
                yield from _party("actor", party)
            yield "encounter", claim.encounter
        case Tenure():
            yield from _party("holder", claim.holder)
        case Membership():
            yield "member", claim.member_id
            yield "organisation", claim.organisation_id


def _party(role: str, party: Party) -> Iterator[tuple[str, str | None]]:
    yield role, party.person_id
    yield f"{role} office", party.office_id
    yield f"{role} of", party.of_id


def _unique(rows: Iterable[dict[str, Any]], key: tuple[str, ...]) -> list[dict[str, Any]]:
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        found.setdefault(tuple(row[k] for k in key), row)
    return list(found.values())


def _day(day: object) -> str | None:
    return str(day) if day is not None else None
