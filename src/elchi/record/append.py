"""The only writer of a record: it inserts, in one transaction, and twice is harmless."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, func, select

from elchi.errors import RecordError
from elchi.model.document import Document, Label, Level
from elchi.model.entity import EntityKind, Judgement, Resolution, Trace
from elchi.model.followup import FollowUp
from elchi.model.reading import TAKEN_BACK, Doubt
from elchi.record import counted, naming, schema, tracing
from elchi.record.chosen import doubt_at, judgements_in
from elchi.record.codec import dump
from elchi.record.derive import canonical, live, relabel
from elchi.record.ledger import Tally, close, digest, seal
from elchi.record.met import fresh
from elchi.record.prepared import put
from elchi.record.replacing import acts_of
from elchi.record.rows import claim_row, day_of, not_before, role_rows, storable, trace_rows, track_rows, unique
from elchi.record.undone import JudgementUndone, about, contradicts, replaced
from elchi.record.words import add_passages, passage_rows

__all__ = ["JudgementUndone", "News", "Receipt", "Writer", "digest", "seal"]


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
    """Appends to a record inside one transaction, which `Record.writer` opens and closes."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.tally, self.now = connection, Tally(), ""

    def append(self, document: Document, resolution: Resolution, recorded: datetime) -> Receipt:
        """Append a document and one reading of it. The same twice changes nothing.

        A reading by another reader or lexicon supersedes the earlier one; a document from an address that is known
        supersedes the earlier version there. Both stay. A document that comes again with a stricter label has it from
        then on; a looser label is not taken from here (see `label`). Raises JudgementUndone where the reading would
        undo what a person judged, RecordError for a text that no database holds.
        """
        self.now = schema.stamp(recorded)
        reading = digest(document.id, resolution.reading.reader, resolution.reading.lexicon)
        news = self._news(document, reading)
        if news is not News.KNOWN:
            self._guard_people(document, resolution)
        if news in (News.NEW, News.VERSION):
            self._document(document)
        moved = self._sight(document)
        if news is not News.KNOWN:
            self._reading(document, resolution, reading)
            for table, rows in fresh(self.connection, document, resolution, self.now):
                self._add(table, rows)
            self._judge(resolution.judgements, document.id)
        if moved or news is News.REREAD:
            live(self.connection, sorted({document.id, *moved}))
        if news is News.KNOWN:
            return Receipt(document.id, news)
        return Receipt(document.id, news, len(resolution.claims), len(resolution.doubts) + len(resolution.reading.doubts))

    def judge(self, judgement: Judgement, recorded: datetime) -> None:
        """Append a judgement; a person's outranks any rule's, a later one of the same rank the earlier."""
        self.now = schema.stamp(recorded)
        self._judge([judgement], None)

    def follow(self, followup: FollowUp, recorded: datetime) -> str:
        """Append an act on a commitment and return its identifier. The same as the last one on it changes nothing.

        It holds from the day it states, else the day of its evidence, else today. Raises RecordError where a reason or
        what the act needs is missing, or its evidence does not stand in a document of the record.
        """
        self.now = schema.stamp(recorded)
        if lacking := followup.lacks:
            raise RecordError(f'"{followup.act}" of {followup.subject} needs {lacking}.')
        row = self._followed(followup)
        f = schema.followups
        last = self.connection.execute(
            select(f).where(f.c.subject == followup.subject).order_by(f.c.number.desc()).limit(1)
        ).first()
        if last is not None and last.body == row["body"]:
            return str(last.seal)
        sealed = seal(row)
        self._add(f, [row | {"seal": sealed}])
        return sealed

    def _followed(self, followup: FollowUp) -> dict[str, Any]:
        cited = followup.evidence
        if cited is not None:
            d, r = schema.documents.c, schema.readings.c
            stands = self.connection.scalar(select(d.text).where(d.id == cited.document))
            if stands is None or cited.span.of(stands) != cited.quote:
                raise RecordError(f'"{cited.quote[:60]}" does not stand in that document; cite its exact words.')
            published = select(func.coalesce(d.published, func.max(r.published))).join(schema.readings, r.document == d.id)
            shown = self.connection.scalar(published.where(d.id == cited.document).group_by(d.id))
        day = day_of(followup.on) or (shown if cited else None) or self.now[:10]
        return {
            "subject": followup.subject, "act": str(followup.act), "author": followup.by, "why": followup.why, "asserted": day,
            "body": dump(followup), "document": cited.document if cited else None, "recorded_at": self.now,
        }  # fmt: skip

    def settle(self, document: str, doubt: Doubt, choice: str, by: str, why: str, recorded: datetime) -> None:
        """Append a person's choice in a doubt. It holds for the same question at the same place in every later reading, and of
        somebody it says who that is or is not."""
        self.now = schema.stamp(recorded)
        row = {
            "document": document, "first": doubt.span.start, "stop": doubt.span.end, "question": doubt.question,
            "choice": choice, "author": by, "why": why, "recorded_at": self.now,
        }  # fmt: skip
        self._add(schema.settlements, [row])
        self._judge(list(judgements_in(self.connection, document, doubt, choice, by, why)), None)
        for act in acts_of(self.connection, document, doubt, choice, by, why):
            self.follow(act, recorded)

    def reopen(self, document: str, first: int, question: str, by: str, why: str, recorded: datetime) -> None:
        """Take back what was chosen in a doubt: it is asked again, and what the choice said of people is open. Raises RecordError
        where no reader had that doubt."""  # fmt: skip
        doubt = doubt_at(self.connection, document, first, question)
        if doubt is None:
            raise RecordError(f'No reader had a doubt at {first} of "{document[:16]}"; the review lists what was decided.')
        self.settle(document, doubt, TAKEN_BACK, by, why, recorded)

    def label(self, document: str, label: Label, recorded: datetime) -> None:
        """Give a document another label from now on, stricter or looser. Raises RecordError where there is no such document."""
        self.now = schema.stamp(recorded)
        if not self._has(schema.documents, document):
            raise RecordError(f'There is no document "{document}" to label; give the whole identifier of one.')
        if self._label(document) != label:
            self._relabel(document, label)

    def close(self) -> None:
        """Write what was appended into the ledger."""
        close(self.connection, self.tally, self.now)

    # documents

    def _news(self, document: Document, reading: str) -> News:
        if self._has(schema.readings, reading):
            return News.KNOWN
        if self._has(schema.documents, document.id):
            return News.REREAD
        return News.NEW if self._last_at(document.address) is None else News.VERSION

    def _document(self, document: Document) -> None:
        storable(document)
        row = {
            "id": document.id, "address": document.address, "media_type": document.media_type, "title": document.title,
            "publisher": document.publisher, "published": day_of(document.published), "language": document.language,
            "level": int(document.label.level), "text": document.text, "content": document.content, "recorded_at": self.now,
        }  # fmt: skip
        self._add(schema.documents, [row | {"seal": seal(row)}])
        self._relabel(document.id, document.label)
        add_passages(self.connection, passage_rows(document.id, document.text))

    def _sight(self, document: Document) -> tuple[str, ...]:
        """Note where a document was found, and take over a stricter label; return the documents that this concerns."""
        if document.label.stricter(self._label(document.id)):
            self._relabel(document.id, document.label)
        last = self._last_at(document.address)
        if last == document.id:
            return ()
        self._add(schema.sightings, [{"address": document.address, "document": document.id, "recorded_at": self.now}])
        return (document.id, last) if last else (document.id,)

    def _last_at(self, address: str) -> str | None:
        s = schema.sightings.c
        query = select(s.document).where(s.address == address).order_by(s.number.desc()).limit(1)
        return self.connection.scalar(query)

    def _label(self, document: str) -> Label:
        x = schema.live_labels.c
        rows = self.connection.execute(select(x.level, x.group_name).where(x.document == document)).all()
        return Label(Level(max(r.level for r in rows)), frozenset(r.group_name for r in rows if r.group_name))

    def _relabel(self, document: str, label: Label) -> None:
        held = json.dumps(sorted(label.groups), ensure_ascii=False)
        row = {"document": document, "level": int(label.level), "group_names": held, "recorded_at": self.now}
        self._add(schema.labels, [row])
        relabel(self.connection, document)

    # readings

    def _reading(self, document: Document, resolution: Resolution, reading: str) -> None:
        read = resolution.reading
        row = {
            "id": reading, "document": document.id, "reader": read.reader, "lexicon": read.lexicon, "title": read.title,
            "publisher": read.publisher, "published": day_of(read.published), "language": read.language, "recorded_at": self.now,
        }  # fmt: skip
        number = self.connection.scalar(
            select(func.count()).select_from(schema.readings).where(schema.readings.c.document == document.id)
        )
        self._add(schema.readings, [row | {"seal": seal(row), "number": number}])
        asserted = day_of(document.published or read.published or not_before(resolution.claims))
        rows = [claim_row(c, n, document, reading, asserted, self.now) for n, c in enumerate(resolution.claims)]
        self._add(schema.claims, rows)
        wholes = {e.id: e.of for e in resolution.entities if e.kind is EntityKind.BODY and e.of}
        roles = [r for c, row in zip(resolution.claims, rows, strict=True) for r in role_rows(c, row["id"], wholes)]
        self._add(schema.roles, roles)
        self._derived(rows, roles)
        self._traced(resolution.traces, rows, reading, document.id, asserted)
        self._beside(document, resolution, reading)

    def _derived(self, claims: Sequence[dict[str, Any]], roles: Sequence[dict[str, str]]) -> None:
        """Note whom the claims name, in order of time, and who gathered."""
        naming.add(self.connection, claims, roles)
        counted.add(self.connection, claims, roles)

    def _traced(
        self, traces: Sequence[Trace], claims: Sequence[dict[str, Any]], reading: str, document: str, asserted: str | None
    ) -> None:
        """Note by what promises and deeds are found, and find what they show of one another."""
        tracks = [track_rows(t, claims[t.claim] if t.claim is not None else None, reading, document, asserted) for t in traces]
        self._add(schema.tracks, tracks)
        self._add(schema.traces, [r for t, row in zip(traces, tracks, strict=True) for r in trace_rows(t, row["id"])])
        tracing.add(self.connection, [row["id"] for row in tracks])

    def _beside(self, document: Document, resolution: Resolution, reading: str) -> None:
        """What a reading holds beside its claims: mentions and doubts."""
        read = resolution.reading
        self._add(schema.mentions, unique((
            {"reading": reading, "first": m.span.start, "stop": m.span.end, "kind": str(m.kind), "words": m.words, "entity": m.entity}
            for m in read.mentions), ("first", "stop", "kind")))  # fmt: skip
        self._add(schema.doubts, unique((
            {"id": digest(reading, d.span.start, d.span.end, d.question), "reading": reading, "document": document.id, "first": d.span.start, "stop": d.span.end,
             "question": d.question, "choices": json.dumps(d.choices, ensure_ascii=False), "why": d.why, "recorded_at": self.now}
            for d in (*read.doubts, *resolution.doubts)), ("id",)))  # fmt: skip

    # judgements

    def _judge(self, judgements: Sequence[Judgement], document: str | None) -> None:
        new = [j for j in judgements if self._judged(j, document)]
        if new:
            canonical(self.connection, [i for j in new for i in (j.left, j.right)])

    def _judged(self, judgement: Judgement, document: str | None) -> bool:
        """Write a judgement, unless it is the last one about its pair already; tell whether it was written."""
        about = self._guarded(judgement)
        if about and about[-1] == judgement:
            return False
        row = {
            "left_id": judgement.left, "right_id": judgement.right, "verdict": str(judgement.verdict), "author": judgement.by,
            "why": judgement.why, "document": document, "recorded_at": self.now,
        }  # fmt: skip
        self._add(schema.judgements, [row | {"seal": seal(row)}])
        return True

    def _guarded(self, judgement: Judgement) -> list[Judgement]:
        """All judgements about the pair, oldest first. Raises JudgementUndone where a person said the opposite of a rule."""
        found = about(self.connection, judgement.left, judgement.right)
        standing = next((j for j in reversed(found) if j.human), None)
        if standing is not None and contradicts(standing, judgement) and judgement not in found:
            raise JudgementUndone(standing, judgement)
        return found

    def _guard_people(self, document: Document, resolution: Resolution) -> None:
        """Refuse a reading that would undo what a person judged, before anything of it is written."""
        for judgement in resolution.judgements:
            self._guarded(judgement)
        for standing, new in replaced(self.connection, document.id, resolution):
            raise JudgementUndone(standing, new)

    # rows

    def _has(self, table: Table, key: str) -> bool:
        return self.connection.execute(select(table.c.id).where(table.c.id == key)).first() is not None

    def _add(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            put(self.connection, table, rows)
            self.tally.add(table, rows)
