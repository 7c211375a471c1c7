"""The only reader of a record: a View of what was asserted by a day and known at a moment, under a clearance.

What that means, and how it is decided, stands in `sight`. A View asks within one transaction: what others append
meanwhile does not change its answers.
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from elchi.model.document import Citation, Document, Span
from elchi.model.reading import TAKEN_BACK, Doubt
from elchi.record import schema
from elchi.record.ahead import Ahead, Lying
from elchi.record.called import Called
from elchi.record.followed import Acted, Shown
from elchi.record.prepared import Among, parts, value
from elchi.record.reprints import originals
from elchi.record.shown import Found, Passage, Recorded, RecordedDoubt, Settlement, Source, Stated, Version
from elchi.record.sight import REGISTER, day, label_of
from elchi.record.singled import Singled
from elchi.record.words import LOOKED, asked_for, matching

_ALL = 2**31 - 1  # a limit that limits nothing: a database looks through what it stands on once, not for each claim

__all__ = [
    "REGISTER",
    "Acted",
    "Lying",
    "Passage",
    "Recorded",
    "RecordedDoubt",
    "Settlement",
    "Shown",
    "Source",
    "Stated",
    "Version",
    "View",
]


class View(Called, Singled, Ahead):
    """The record for one reader at one time. Every question sees only what this reader may see."""

    # documents and their words

    def document(self, identifier: str) -> Document | None:
        """Return a document, or None where it is not there for this reader."""

        def asked(_: Among) -> Select[Any]:
            d = schema.documents.c
            query = select(schema.documents, *self.source_columns()[-1:])
            return query.where(d.id == value("document"), self.cleared(d.id), self.by_then(d.recorded_at))

        row = next(self.rows("document", asked, document=identifier), None)
        if row is None:
            return None
        return Document(
            row.id, row.text, row.content, row.media_type, row.address, row.title, row.publisher, day(row.published),
            row.language, label_of(row.label),
        )  # fmt: skip

    def whole_id(self, start: str) -> str | None:
        """Return the identifier of the one document that begins so, None where this reader may see none or several."""

        def asked(_: Among) -> Select[Any]:
            d, begun = schema.documents.c, value("start")
            within = d.id.between(begun, value("end")), func.substr(d.id, 1, func.length(begun)) == begun  # they stand in order
            return select(d.id).where(*within, self.cleared(d.id), self.by_then(d.recorded_at)).limit(2)

        found = [row.id for row in self.rows("whole id", asked, start=start, end=start + "g")]  # hexadecimal, as they are
        return found[0] if len(found) == 1 else None

    def versions(self, address: str) -> list[Version]:
        """Return what was found at an address, the oldest first, with who read it last."""
        rows = self.rows("versions", self._sighted, address=address)
        return [Version(self.source(row), datetime.fromisoformat(row.seen), row.reader, row.lexicon) for row in rows]

    def _sighted(self, _: Among) -> Select[Any]:
        x, r, d = schema.sightings.c, schema.readings.c, schema.documents.c
        newest = select(func.max(r.number)).where(r.document == x.document, self.by_then(r.recorded_at))
        read = r.number == newest.correlate(schema.sightings).scalar_subquery()
        query = select(x.recorded_at.label("seen"), r.reader, r.lexicon, *self.source_columns()).select_from(schema.sightings)
        query = query.join(schema.documents, d.id == x.document).join(schema.readings, (r.document == x.document) & read)
        seen = self.cleared(x.document), self.by_then(x.recorded_at)
        return query.where(x.address == value("address"), *seen).order_by(x.number)

    def newest(
        self, limit: int, skip: int = 0, first: date | None = None, last: date | None = None, *, dated: bool = False
    ) -> list[Source]:
        """Return documents that this view holds (between two days), the newest first by the day from which they count: so many
        after some. With `dated` only those that state when they were published."""
        live = schema.live_readings.c
        days = {"first": str(first), "last": str(last)}
        given = {name: days[name] for name, day in (("first", first), ("last", last)) if day}

        def asked(_: Among) -> Select[Any]:
            newest = self.visible().order_by(live.asserted.desc(), live.document)
            bounds = {"first": live.asserted >= value("first"), "last": live.asserted <= value("last")}
            newest = newest.where(*(bounds[name] for name in given), *([live.published.is_not(None)] if dated else []))
            if self.known is None and self.as_of is None:
                newest = newest.where(live.current == 1)  # said again plainly, so that the index in this order is walked
            return newest.limit(value("most", number=True)).offset(value("skip", number=True))

        found = [row.document for row in self.rows(("newest", dated, *given), asked, most=limit, skip=skip, **given)]
        return self._in_turn(found)

    def read_since(self, moment: datetime, limit: int, skip: int = 0) -> tuple[list[Source], int]:
        """Return documents that this view holds and that were read after a moment, the latest first: so many after some, and how
        many there are."""  # fmt: skip
        live = schema.live_readings.c
        fresh = self.visible().where(live.since > schema.stamp(moment))
        total = self.connection.scalar(select(func.count()).select_from(fresh.subquery())) or 0
        found = self.connection.scalars(fresh.order_by(live.since.desc(), live.document).limit(limit).offset(skip)).all()
        return self._in_turn(found), total

    def _sources(self) -> Select[Any]:
        d, r, live = schema.documents.c, schema.readings.c, schema.live_readings.c
        standing = self.visible().with_only_columns(live.reading)
        return select(*self.source_columns()).join(schema.readings, r.document == d.id).where(r.id.in_(standing))

    def documents(self) -> list[Source]:
        """Return the documents whose newest version this reader may see, newest published first."""
        d, r = schema.documents.c, schema.readings.c
        published = func.coalesce(d.published, r.published)
        rows = self.connection.execute(self._sources().order_by(published.is_(None), published.desc(), d.id)).all()
        return [self.source(row) for row in rows]

    def passages(self, words: str, limit: int = 20, *, begin: bool = False) -> list[Passage]:
        """Return the passages that hold all the words (or with `begin`, words that begin so), shortest first. The words are data: no
        query syntax is read in them."""  # fmt: skip
        return self.found(words, limit, begin=begin).passages

    def found(self, words: str, most: int = 20, *, skip: int = 0, begin: bool = False) -> Found:
        """Return some of the passages that hold all the words, and how many do. Of common words the latest are looked through."""
        asked = asked_for(self.connection, words, begin)
        name = "found", self.connection.dialect.name  # each database has words of its own for it
        rows = list(self.rows(name, self._holding_words, asked=asked, most=most, skip=skip, looked=LOOKED)) if asked else []
        sources = self._sources_of(sorted({row.document for row in rows}))
        told = [
            Passage(sources[row.document][0], self._cited(row.document, int(row.first), int(row.stop), sources[row.document][1]))
            for row in rows
        ]
        return Found(told, rows[0].many if rows else 0, bool(rows) and rows[0].many >= LOOKED)

    def _holding_words(self, _: Among) -> Select[Any]:
        return matching(self.connection, self.holds(schema.passages.c.document))

    def originals(self, documents: Sequence[str]) -> dict[str, str]:
        """Return for each document the first of them whose text it prints again, itself where it has its own."""
        self.read_ahead(documents)
        return originals({i: self._texts[i] for i in documents if i in self._texts})

    def read_ahead(self, documents: Iterable[str]) -> None:
        """Look up the texts of documents that are to be compared, all at once."""
        wanted = sorted(set(documents) - self._texts.keys())

        def asked(among: Among) -> Select[Any]:
            d = schema.documents.c
            return select(d.id, d.text).where(among(d.id, "ids"), self.cleared(d.id), self.by_then(d.recorded_at))

        for part in parts(wanted):
            self._texts.update({row.id: row.text for row in self.rows("texts", asked, ids=part)})

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    def _in_turn(self, documents: Sequence[str]) -> list[Source]:
        """Some documents of this view, each once, in the order given."""
        found = {row.source: self.source(row) for row in self.rows("sources", self._read, ids=documents)}
        return [found[i] for i in dict.fromkeys(documents) if i in found]

    def _sources_of(self, documents: Sequence[str]) -> dict[str, tuple[Source, str]]:
        """The sources and texts of documents that this view holds."""
        d, live = schema.documents.c, schema.live_readings.c

        def asked(among: Among) -> Select[Any]:
            return self._read(among).add_columns(d.text).join(schema.documents, d.id == live.document)

        return {row.source: (self.source(row), row.text) for row in self.rows("sources and texts", asked, ids=documents)}

    def _read(self, among: Among) -> Select[Any]:
        """Those of some documents that this view holds, with what is shown of them."""
        live = schema.live_readings.c
        counts = self.standing(), self.admits(live.document), self.said(live.asserted)
        return select(*self.read_columns()).select_from(schema.live_readings).where(among(live.document, "ids"), *counts)

    @staticmethod
    def _cited(document: str, first: int, stop: int, text: str) -> Citation:
        span = Span(first, stop)
        return Citation(document, span, span.of(text))

    # doubts

    def doubts(self, document: str | None = None, limit: int | None = None) -> list[RecordedDoubt]:
        """Return what readers and rules left open (in a document) and no person has settled, in order of document and place."""
        given = {"document": document} if document else {}
        asked = partial(self._doubtful, given.keys())
        found = [self._doubt(row) for row in self.rows(("doubts", *given), asked, most=_ALL if limit is None else limit, **given)]
        known = self._knowable(choice for one in found for choice in one.doubt.choices)
        return [one for one in found if known.issuperset(one.doubt.choices)]

    def _doubtful(self, given: Collection[str], _: Among) -> Select[Any]:
        x, s, d, r = schema.doubts.c, schema.settlements.c, schema.documents.c, schema.readings.c
        here = s.document == x.document, s.first == x.first, s.stop == x.stop, s.question == x.question, self.by_then(s.recorded_at)
        newest = select(func.max(s.number)).where(*here).correlate(schema.doubts).scalar_subquery()
        settled = exists().where(s.number == newest, s.choice != TAKEN_BACK)
        query = (
            select(schema.doubts, d.text, *self.source_columns())
            .join(schema.documents, d.id == x.document).join(schema.readings, r.id == x.reading)
            .join(schema.live_readings, schema.live_readings.c.reading == x.reading)
            .where(self.standing(), self.cleared(x.document), self.said(schema.live_readings.c.asserted), ~settled)
        )  # fmt: skip
        query = query.where(x.document == value("document")) if given else query
        return query.order_by(x.document, x.first, x.id).limit(value("most", number=True))

    def _knowable(self, choices: Iterable[str]) -> set[str]:
        """Those of the choices that this reader may know: words, and identifiers of what a document that they may see names."""
        told = set(choices)
        named = {c for c in told if re.fullmatch(r"[a-z]+:\S+", c)} if self._hides else set()
        return told - named | (self._met(named) - self.veils.keys())

    def _doubt(self, row: Row[Any]) -> RecordedDoubt:
        doubt = Doubt(Span(row.first, row.stop), row.question, tuple(json.loads(row.choices)), row.why)
        return RecordedDoubt(row.id, doubt, self._cited(row.document, row.first, row.stop, row.text), self.source(row))

    def settled(self, document: str | None = None, *, every: bool = False) -> list[Settlement]:
        """Return what people chose in doubts (of a document), the newest choice about each or every one, in order of document and
        place."""  # fmt: skip
        given = {"document": document} if document else {}

        def asked(_: Among) -> Select[Any]:
            s, d = schema.settlements.c, schema.documents.c
            query = select(schema.settlements, d.text).join(schema.documents, d.id == s.document)
            query = query.where(s.document == value("document")) if given else query
            seen = self.cleared(s.document), self.by_then(s.recorded_at)
            return query.where(*seen).order_by(s.document, s.first, s.stop, s.number)

        rows = self.rows(("settled", *given), asked, **given)
        newest = {row.number if every else (row.document, row.first, row.stop, row.question): row for row in rows}
        known = self._knowable(row.choice for row in newest.values())
        return [self._settlement(row) for row in newest.values() if row.choice in known]

    def _settlement(self, row: Row[Any]) -> Settlement:
        moment = datetime.fromisoformat(row.recorded_at)
        cited = self._cited(row.document, row.first, row.stop, row.text)
        return Settlement(cited, row.question, row.choice, row.author, row.why, moment)

    def counts(self) -> dict[str, int]:
        """Return how many documents and claims of each kind this view holds, registers left out."""
        return self.kept("counts", self._counted)

    def _counted(self) -> dict[str, int]:
        told = self._told_by(self._day) if self._day else self._told_now()
        return {"documents": self.searched(None)[0], **{kind.lower() + "s": many for kind, many in sorted(told.items()) if many}}

    def _told_by(self, day: str) -> dict[str, int]:
        """How many claims of each kind documents told by a day."""
        c, live = schema.claims.c, schema.live_readings.c
        seen = self.visible().with_only_columns(live.reading, live.asserted).limit(_ALL).subquery()
        said = self.said(func.coalesce(c.asserted, seen.c.asserted))
        query = select(c.kind, func.count()).select_from(seen).join(schema.claims, c.reading == seen.c.reading).where(said)
        return {kind: many for kind, many in self.connection.execute(query.group_by(c.kind))}

    def _told_now(self) -> dict[str, int]:
        """How many claims of each kind there are: all, which an index tells, without those of readings that do not count here."""
        c, r = schema.claims.c, schema.readings.c
        seen = self.visible().with_only_columns(schema.live_readings.c.reading)
        other = select(c.kind, func.count()).where(c.reading.in_(select(r.id).where(r.id.not_in(seen)))).group_by(c.kind)
        told = {kind: many for kind, many in self.connection.execute(select(c.kind, func.count()).group_by(c.kind))}
        return told | {kind: told[kind] - many for kind, many in self.connection.execute(other)}
