"""The only reader of a record: a View of what was asserted by a day and known at a moment, under a clearance.

*Asserted* is the date of the document. One that states none counts from the last day of which it tells as past, since it
cannot have been written before, and failing that from the day it was recorded. Facts of the registers count from the day they hold. *Known* is our clock: with a moment
given, only what was recorded by then is seen, read by the reader of that time, judged as it was judged then.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, Select, String, and_, case, exists, func, literal, or_, select

from elchi.model.claim import Doubt, Naming
from elchi.model.document import Citation, Clearance, Document, Label, Level, Span
from elchi.model.entity import Entity, EntityKind, Judgement
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.derive import judgements_of, unite
from elchi.record.shown import Passage, Recorded, RecordedDoubt, Source
from elchi.record.words import matching

REGISTER = "Elchi register"


class View:
    """The record for one reader at one time. Every question sees only what this reader may see."""

    def __init__(self, connection: Connection, as_of: date | None, known: datetime | None, clearance: Clearance | None) -> None:
        self.connection, self.as_of, self.known = connection, as_of, known
        self.clearance = clearance or Clearance(Level.INTERNAL)

    # what may be seen

    @cached_property
    def same(self) -> dict[str, str]:
        """The identifiers that stand for another, as judged by the moment asked for."""
        if self.known is None:
            rows = self.connection.execute(select(schema.same.c.entity, schema.same.c.canonical))
            return {row.entity: row.canonical for row in rows}
        j = schema.judgements
        until = self.known.isoformat(timespec="microseconds")
        query = select(j).where(j.c.recorded_at <= until).order_by(j.c.number)
        return unite(judgements_of(self.connection.execute(query).all()))

    def one(self, identifier: str) -> str:
        """Return the identifier under which something is told of, after all judgements."""
        return self.same.get(identifier, identifier)

    def all_ids(self, identifier: str) -> list[str]:
        """Return every identifier that stands for the same thing."""
        leader = self.one(identifier)
        return [leader, *sorted(k for k, v in self.same.items() if v == leader)]

    def _cleared(self) -> Any:
        d, g = schema.documents.c, schema.document_groups.c
        open_to = and_(d.level < int(Level.RESTRICTED), d.level <= int(self.clearance.level))
        if not self.clearance.groups:
            return open_to
        member = exists().where(g.document == d.id, g.group_name.in_(sorted(self.clearance.groups)))
        return or_(open_to, and_(d.level == int(Level.RESTRICTED), member))

    def _readings(self) -> Any:
        """The readings that count: for now from the live table, for a past moment by looking back."""
        if self.known is None:
            return select(schema.live_readings.c.reading).where(schema.live_readings.c.current == 1)
        until = self.known.isoformat(timespec="microseconds")
        d, r = schema.documents, schema.readings
        newest = func.row_number().over(
            partition_by=d.c.address, order_by=(d.c.recorded_at.desc(), d.c.id.desc(), r.c.recorded_at.desc(), r.c.id)
        )
        ranked = select(r.c.id, newest.label("rank")).join(d, d.c.id == r.c.document).where(r.c.recorded_at <= until).subquery()
        return select(ranked.c.id).where(ranked.c.rank == 1)

    def _claims(self) -> Select[Any]:
        c, d = schema.claims, schema.documents
        r = schema.readings.c
        query = (
            select(c, d.c.address, func.coalesce(schema.readings.c.title, d.c.title).label("title"), func.coalesce(d.c.publisher, r.publisher).label("publisher"),
                   func.coalesce(d.c.published, r.published).label("published"))
            .join(d, d.c.id == c.c.document).join(schema.readings, r.id == c.c.reading)
            .where(c.c.reading.in_(self._readings()), self._cleared())
        )  # fmt: skip
        if self.as_of is not None:
            said = case((c.c.asserted.is_not(None), c.c.asserted), else_=func.substr(c.c.recorded_at, 1, 10))
            query = query.where(said <= literal(self.as_of.isoformat(), String))
        return query

    # claims

    def claims(
        self,
        kind: str | None = None,
        *,
        party: str | None = None,
        role: str | None = None,
        subject: str | None = None,
        document: str | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> list[Recorded]:
        """Return claims, oldest event first: of a kind (`Encounter`, ...), naming a party (in a role), about a subject, of a
        document, or lying between two days."""  # fmt: skip
        c, r = schema.claims.c, schema.roles.c
        query = self._claims()
        if kind is not None:
            query = query.where(c.kind == kind)
        if party is not None:
            named = exists().where(r.claim == c.id, r.entity.in_(self.all_ids(party)))
            query = query.where(named.where(or_(r.role == role, r.role.startswith(f"{role} "))) if role else named)
        if subject is not None:
            query = query.where(c.subject.in_(self.all_ids(subject)))
        if document is not None:
            query = query.where(c.document == document)
        if first is not None:
            query = query.where(c.valid_to > first.isoformat())
        if last is not None:
            query = query.where(c.valid_from <= last.isoformat() + "T24")
        order = (c.valid_from.is_(None), c.valid_from, c.asserted, c.document, c.position)
        return [self._recorded(row) for row in self.connection.execute(query.order_by(*order))]

    def _recorded(self, row: Row[Any]) -> Recorded:
        source = Source(row.document, row.address, row.title, row.publisher, _date(row.published))
        citation = Citation(row.document, Span(row.first, row.stop), row.quote)
        claim = self._renamed(load(row.body))
        return Recorded(row.id, claim, citation, source, _date(row.asserted), datetime.fromisoformat(row.recorded_at))

    def _renamed(self, value: Any) -> Any:
        """Put the identifiers that stand for others in their place."""
        if not self.same or not is_dataclass(value) or isinstance(value, type):
            return value
        changed: dict[str, Any] = {}
        for f in fields(value):
            old = getattr(value, f.name)
            if isinstance(old, str) and (f.name.endswith("_id") or f.name in ("subject", "encounter")):
                changed[f.name] = self.one(old)
            elif isinstance(old, tuple):
                changed[f.name] = tuple(self._renamed(v) for v in old)
            elif is_dataclass(old) and f.name in ("speaker", "holder"):
                changed[f.name] = self._renamed(old)
        return replace(value, **{k: v for k, v in changed.items() if v != getattr(value, k)})

    # documents and their words

    def document(self, identifier: str) -> Document | None:
        """Return a document, or None where it is not there for this reader."""
        d = schema.documents
        row = self.connection.execute(
            select(d).where(d.c.id == identifier, self._cleared(), self._by_then(d.c.recorded_at))
        ).first()
        if row is None:
            return None
        groups = self.connection.scalars(
            select(schema.document_groups.c.group_name).where(schema.document_groups.c.document == identifier)
        )
        label = Label(Level(row.level), frozenset(groups))
        return Document(
            row.id,
            row.text,
            row.content,
            row.media_type,
            row.address,
            row.title,
            row.publisher,
            _date(row.published),
            row.language,
            label,
        )

    def documents(self) -> list[Source]:
        """Return the documents whose newest version this reader may see, newest published first."""
        d, r = schema.documents.c, schema.readings.c
        published = func.coalesce(d.published, r.published)
        query = (
            select(d.id, d.address, func.coalesce(r.title, d.title).label("title"), func.coalesce(d.publisher, r.publisher).label("publisher"), published.label("published"))
            .join(schema.readings, r.document == d.id)
            .where(r.id.in_(self._readings()), self._cleared(), func.coalesce(d.publisher, "") != REGISTER)
        )  # fmt: skip
        if self.as_of is not None:
            query = query.where(func.coalesce(published, func.substr(d.recorded_at, 1, 10)) <= self.as_of.isoformat())
        rows = self.connection.execute(query.order_by(published.is_(None), published.desc(), d.id))
        return [Source(row.id, row.address, row.title, row.publisher, _date(row.published)) for row in rows]

    def passages(self, words: str, limit: int = 20) -> list[Passage]:
        """Return the passages that hold all the words, best first. The words are data: no query syntax is read in them."""
        terms = re.findall(r"\w+", words)
        if not terms:
            return []
        seen = {s.id: s for s in self.documents()}
        found: list[Passage] = []
        for row in matching(self.connection, terms):
            if row.document in seen and len(found) < limit:
                found.append(Passage(seen[row.document], Citation(row.document, Span(int(row.first), int(row.stop)), row.words)))
        return found

    def doubts(self) -> list[RecordedDoubt]:
        """Return what readers and rules left open, in order of document and place."""
        x, d, r = schema.doubts, schema.documents.c, schema.readings.c
        query = (
            select(x, d.address, d.text, func.coalesce(r.title, d.title).label("title"), func.coalesce(d.publisher, r.publisher).label("publisher"),
                   func.coalesce(d.published, r.published).label("published"))
            .join(schema.documents, d.id == x.c.document).join(schema.readings, r.id == x.c.reading)
            .where(x.c.reading.in_(self._readings()), self._cleared()).order_by(x.c.document, x.c.first, x.c.id)
        )  # fmt: skip
        return [self._doubt(row) for row in self.connection.execute(query)]

    @staticmethod
    def _doubt(row: Row[Any]) -> RecordedDoubt:
        import json

        span = Span(row.first, row.stop)
        doubt = Doubt(span, row.question, tuple(json.loads(row.choices)), row.why)
        source = Source(row.document, row.address, row.title, row.publisher, _date(row.published))
        return RecordedDoubt(row.id, doubt, Citation(row.document, span, span.of(row.text)), source)

    # entities

    def entity(self, identifier: str) -> Entity | None:
        """Return an entity under the identifier that stands for it."""
        e = schema.entities
        query = (
            select(e).where(e.c.id.in_(self.all_ids(identifier)), self._by_then(e.c.recorded_at)).order_by(e.c.recorded_at, e.c.id)
        )
        row = self.connection.execute(query).first()
        return Entity(self.one(row.id), EntityKind(row.kind), row.name, row.of_id) if row else None

    def find(self, keys: Iterable[str], kind: str | None = None) -> list[str]:
        """Return the entities that have a name under any of the keys and that this reader may know of, most keys first."""
        k, wanted = schema.keys.c, sorted(set(keys))
        query = (
            select(k.entity, func.count().label("hits"))
            .where(k.key.in_(wanted))
            .group_by(k.entity)
            .order_by(func.count().desc(), k.entity)
        )
        found: dict[str, None] = {}
        for row in self.connection.execute(query):
            if kind is None or row.entity.startswith(f"{kind}:"):
                found.setdefault(self.one(row.entity))
        return [entity for entity in found if self._visible(entity)]

    def _visible(self, entity: str) -> bool:
        n, d = schema.names.c, schema.documents.c
        query = (
            select(n.name)
            .join(schema.documents, d.id == n.document)
            .where(n.entity.in_(self.all_ids(entity)), self._cleared(), self._by_then(n.recorded_at))
        )
        return self.connection.execute(query.limit(1)).first() is not None

    def names(self, identifier: str) -> list[tuple[str, Source]]:
        """Return every name of an entity with a document where it stands, in order of name and date."""
        n, d = schema.names.c, schema.documents.c
        query = (
            select(n.name, d.id.label("document"), d.address, d.title, d.publisher, d.published).join(schema.documents, d.id == n.document)
            .where(n.entity.in_(self.all_ids(identifier)), self._cleared(), self._by_then(n.recorded_at)).order_by(n.name, d.published, d.id)
        )  # fmt: skip
        return [
            (r.name, Source(r.document, r.address, r.title, r.publisher, _date(r.published)))
            for r in self.connection.execute(query)
        ]

    def name_on(self, identifier: str, day: date | None) -> str:
        """Return what something was called on a day, by the dated names in the record; else the name it was met under."""
        dated = self._namings(self.one(identifier))
        for claim in dated:
            if claim.period is not None and day is not None and claim.period.holds(day):
                return claim.other
        if day is None and dated:
            open_ended = [c for c in dated if c.period is not None and c.period.end is None]
            if open_ended:
                return open_ended[-1].other
        if identifier.startswith("person:"):
            return self._usual_name(identifier)
        entity = self.entity(identifier)
        return entity.name if entity else identifier.partition(":")[2].replace("-", " ")

    def _usual_name(self, person: str) -> str:
        """The full name under which most documents tell of a person."""
        counted: dict[str, int] = {}
        for name, _ in self.names(person):
            counted[name] = counted.get(name, 0) + 1
        if not counted:
            return person.partition(":")[2].replace("-", " ").title()
        return max(counted, key=lambda n: (len(n.split()) > 1 and "." not in n, counted[n], len(n), n))

    @cached_property
    def _names_of(self) -> dict[str, list[Naming]]:
        return {}

    def _namings(self, identifier: str) -> list[Naming]:
        if identifier not in self._names_of:
            found = self.claims("Naming", subject=identifier)
            official = [r.claim for r in found if isinstance(r.claim, Naming) and r.claim.how in ("official", "renamed")]
            self._names_of[identifier] = official
        return self._names_of[identifier]

    def judgements(self, identifier: str) -> list[Judgement]:
        """Return the judgements that name any identifier of a thing, oldest first."""
        j, ids = schema.judgements, self.all_ids(identifier)
        query = select(j).where(j.c.left_id.in_(ids) | j.c.right_id.in_(ids), self._by_then(j.c.recorded_at)).order_by(j.c.number)
        return judgements_of(self.connection.execute(query).all())

    def counts(self) -> dict[str, int]:
        """Return how many documents and claims of each kind this view holds."""
        inner = self._claims().subquery()
        rows = self.connection.execute(
            select(inner.c.kind, func.count())
            .where(func.coalesce(inner.c.publisher, "") != REGISTER)
            .group_by(inner.c.kind)
            .order_by(inner.c.kind)
        )
        return {"documents": len(self.documents()), **{row[0].lower() + "s": row[1] for row in rows}}

    def _by_then(self, column: Any) -> Any:
        return column <= self.known.isoformat(timespec="microseconds") if self.known else literal(True)


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


__all__ = ["Passage", "Recorded", "RecordedDoubt", "Source", "View"]
