"""Who and what a View knows, and what they are called: entities, names, keys, judgements."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, or_, select

from elchi.model.claim import Naming
from elchi.model.entity import Entity, EntityKind, Judgement
from elchi.record import schema
from elchi.record.derive import judgements_of
from elchi.record.shown import Source
from elchi.record.told import Told


class Called(Told):
    """The entities of a View. Who may see no document that names something does not learn of it."""

    @cached_property
    def _asked(self) -> dict[str, Entity | None]:
        """Entities asked for already: a View sees one state of the record, so an answer holds as long as it does."""
        return {}

    def entity(self, identifier: str) -> Entity | None:
        """Return an entity under the identifier that stands for it."""
        if identifier not in self._asked:
            self._asked[identifier] = self._found(identifier)
        return self._asked[identifier]

    def _found(self, identifier: str) -> Entity | None:
        e, ids = schema.entities.c, self.all_ids(identifier)
        open_to = self.cleared(e.document).label("open_to")
        query = select(schema.entities, open_to).where(e.id.in_(ids), self.by_then(e.recorded_at))
        rows = self.connection.execute(query.order_by(~open_to, e.recorded_at, e.id)).all()
        if not rows or not (rows[0].open_to or self._met(ids)):
            return None
        return self._entity(rows[0])

    def _entity(self, row: Row[Any]) -> Entity:
        """The entity of a row; where the document it was first met in is hidden, under a name that is not."""
        name = row.name if row.open_to else next((n for n, _ in self.names(row.id)), _readable(row.id))
        return Entity(self.one(row.id), EntityKind(row.kind), name, row.of_id and self.one(row.of_id))

    def entities(self, kind: EntityKind | str) -> list[Entity]:
        """Return the entities of a kind, each once, in order of identifier."""
        e, n = schema.entities.c, schema.names.c
        open_to = self.cleared(e.document).label("open_to")
        named = exists().where(n.entity == e.id, self.cleared(n.document))
        query = select(schema.entities, open_to).where(e.kind == str(kind), self.by_then(e.recorded_at), or_(open_to, named))
        found: dict[str, Entity] = {}
        for row in self.connection.execute(query.order_by(~open_to, e.recorded_at, e.id)).all():
            found.setdefault(self.one(row.id), self._entity(row))
        return [found[identifier] for identifier in sorted(found)]

    def _seen_name(self) -> ColumnElement[bool]:
        n = schema.names.c
        return self.cleared(n.document) & self.by_then(n.recorded_at)

    def find(self, keys: Iterable[str], kind: str | None = None) -> list[str]:
        """Return the entities that this reader knows by a name with any of the keys, most keys first."""
        k, n = schema.keys.c, schema.names.c
        seen = exists().where(n.entity == k.entity, n.name == k.name, self._seen_name())
        hits = func.count(k.key.distinct())
        query = select(k.entity, hits.label("hits")).where(k.key.in_(sorted(set(keys))), seen).group_by(k.entity)
        if kind is not None:
            query = query.where(k.entity.startswith(f"{kind}:", autoescape=True))
        rows = sorted(self.connection.execute(query), key=lambda row: (-row.hits, row.entity))
        return list(dict.fromkeys(self.one(row.entity) for row in rows))

    def names(self, identifier: str) -> list[tuple[str, Source]]:
        """Return every name of an entity with a document where it stands, in order of name and date."""
        n, d, r = schema.names.c, schema.documents.c, schema.readings.c
        first = select(func.min(r.id)).where(r.document == d.id, r.number == 0).correlate(schema.documents).scalar_subquery()
        query = (
            select(n.name, *self.source_columns())
            .join(schema.documents, d.id == n.document)
            .join(schema.readings, r.id == first)
            .where(n.entity.in_(self.all_ids(identifier)), self._seen_name())
        )
        found = [(row.name, self.source(row)) for row in self.connection.execute(query).all()]
        return sorted(
            found, key=lambda pair: (pair[0], str(pair[1].published or ""), pair[1].id)
        )  # databases sort letters differently

    def forms(self, identifier: str) -> list[str]:
        """Return every name of an entity, each once, in order."""
        n = schema.names.c
        found = self.connection.scalars(select(n.name).where(n.entity.in_(self.all_ids(identifier)), self._seen_name()).distinct())
        return sorted(found)

    def name_on(self, identifier: str, day: date | None) -> str:
        """Return what something was called on a day, by the dated names in the record; else the name it was met under."""
        dated = self._namings(self.one(identifier))
        for claim in dated:
            if claim.period is not None and day is not None and claim.period.holds(day):
                return claim.other
        open_ended = [c for c in dated if c.period is not None and c.period.end is None]
        if day is None and open_ended:
            return open_ended[-1].other
        if identifier.startswith("person:"):
            return self._usual_name(identifier)
        entity = self.entity(identifier)
        return entity.name if entity else _readable(identifier)

    @cached_property
    def _usual(self) -> dict[str, str]:
        return {}

    def _usual_name(self, person: str) -> str:
        """The full name under which most documents tell of a person."""
        if person not in self._usual:
            self._usual[person] = self._most_told(person)
        return self._usual[person]

    def _most_told(self, person: str) -> str:
        names = schema.names.c
        query = select(names.name, func.count().label("times")).where(names.entity.in_(self.all_ids(person)), self._seen_name())
        counted: dict[str, int] = {row.name: row.times for row in self.connection.execute(query.group_by(names.name))}
        if not counted:
            return _readable(person).title()
        return max(counted, key=lambda n: (len(n.split()) > 1 and "." not in n, counted[n], len(n), n))

    @cached_property
    def _dated(self) -> dict[str, list[Naming]]:
        return {}

    @cached_property
    def _with_dated_names(self) -> frozenset[str]:
        """What any document gives another name, seen or not: of few things, so the others need not be asked for."""
        c = schema.claims.c
        found = self.connection.scalars(select(c.subject).where(c.kind == "Naming", c.subject.is_not(None)).distinct())
        return frozenset(self.one(subject) for subject in found if subject)

    def _namings(self, identifier: str) -> list[Naming]:
        if identifier not in self._dated and identifier not in self._with_dated_names:
            return []
        if identifier not in self._dated:
            told = [r.claim for r in self.claims("Naming", subject=identifier)]
            self._dated[identifier] = [c for c in told if isinstance(c, Naming) and c.how in ("official", "renamed")]
        return self._dated[identifier]

    def judgements(self, identifier: str) -> list[Judgement]:
        """Return the judgements that name any identifier of a thing, oldest first."""
        j, ids = schema.judgements.c, self.all_ids(identifier)
        query = select(schema.judgements).where(
            j.left_id.in_(ids) | j.right_id.in_(ids), self.by_then(j.recorded_at), j.document.is_(None) | self.cleared(j.document)
        )
        return judgements_of(self.connection.execute(query.order_by(j.number)).all())


def _readable(identifier: str) -> str:
    return identifier.partition(":")[2].replace("-", " ")
