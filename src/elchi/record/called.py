"""Who and what a View knows, and what they are called: entities, names, keys, judgements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, or_, select

from elchi.model.claim import Naming
from elchi.model.entity import Entity, EntityKind, Judgement
from elchi.record import schema
from elchi.record.derive import judgements_of
from elchi.record.gathered import Gathered
from elchi.record.prepared import Among, parts, value
from elchi.record.shown import Source
from elchi.record.sight import REGISTER

_REMEMBERED = 50_000


class Called(Gathered):
    """The entities of a View. Who may see no document that names something does not learn of it."""

    def entity(self, identifier: str) -> Entity | None:
        """Return an entity under the identifier that stands for it."""
        leader = self.one(identifier)
        if leader not in self._entities:
            self._learn(leader)
        return self._entities[leader]

    def _learn(self, identifier: str) -> None:
        """Look up an entity, and with it all that claims of this view have named and nobody has asked for: a page names
        hundreds, and so many questions of one took most of its time. People are looked up where one of them is asked for: else they
        are told by their usual names."""  # fmt: skip
        person = identifier.startswith("person:")
        named = (i for i in map(self.led, self.met_in_claims()) if i.startswith("person:") is person)
        wanted = {i for i in (identifier, *named) if i not in self._entities}
        for part in parts(sorted(wanted)):
            rows = self._rows_of(part)
            self._entities.update({leader: self._first_of(rows.get(leader, []), leader) for leader in part})

    def _rows_of(self, leaders: Sequence[str]) -> dict[str, list[Row[Any]]]:
        """The rows of entities by who stands for them, those that this reader may see first."""
        e, found = schema.entities.c, defaultdict[str, list[Row[Any]]](list)
        ids = [i for leader in leaders for i in self.all_ids(leader)]

        def asked(among: Among) -> Select[Any]:
            open_to = self.cleared(e.document).label("open_to")
            query = select(schema.entities, open_to).where(among(e.id, "ids"), self.by_then(e.recorded_at))
            return query.order_by(~open_to, e.recorded_at, e.id)

        for row in self.rows("entities", asked, ids=ids):
            found[self.led(row.id)].append(row)
        return found

    def _first_of(self, rows: Sequence[Row[Any]], leader: str) -> Entity | None:
        if not rows or not (rows[0].open_to or self._met(self.all_ids(leader))):
            return None
        return self._entity(rows[0])

    def _remembered(self, name: str) -> dict[Any, Any]:
        """What this view and others of the same state, time and clearance looked up one by one. Values are only put in: the one who
        serves looks at it with many hands at once."""  # fmt: skip
        found: dict[Any, Any] = self.kept(("remembered", name), dict)
        return found if len(found) < _REMEMBERED else {}

    @cached_property
    def _entities(self) -> dict[str, Entity | None]:
        return self._remembered("entities")

    def _entity(self, row: Row[Any]) -> Entity:
        """The entity of a row; where the document it was first met in is hidden, under a name that is not."""
        name = row.name if row.open_to else next(iter(self.forms(row.id)), _readable(self.led(row.id)))
        return Entity(self.led(row.id), EntityKind(row.kind), name, row.of_id and self.led(row.of_id))

    def entities(self, kind: EntityKind | str) -> list[Entity]:
        """Return the entities of a kind, each once, in order of identifier."""
        e, n = schema.entities.c, schema.names.c
        open_to = self.cleared(e.document).label("open_to")
        named = exists().where(n.entity == e.id, self.cleared(n.document))
        query = select(schema.entities, open_to).where(e.kind == str(kind), self.by_then(e.recorded_at), or_(open_to, named))
        found: dict[str, Entity] = {}
        for row in self.connection.execute(query.order_by(~open_to, e.recorded_at, e.id)).all():
            found.setdefault(self.led(row.id), self._entity(row))
        return [found[identifier] for identifier in sorted(found)]

    def _seen_name(self) -> ColumnElement[bool]:
        n = schema.names.c
        return self.admits(n.document) & self.by_then(n.recorded_at)

    def _told_name(self) -> ColumnElement[bool]:
        """That a name stands in a document which said so by the day asked for; registers have no day."""
        if self._day is None:
            return self._seen_name()
        n, d, live = schema.names.c, schema.documents.c, schema.live_readings.c
        told = exists().where(live.document == n.document, self.said(live.asserted))
        return self._seen_name() & (told | exists().where(d.id == n.document, d.publisher == REGISTER))

    def find(self, keys: Iterable[str], kind: str | None = None) -> list[str]:
        """Return the entities that this reader knows by a name with any of the keys, most keys first."""
        k, n = schema.keys.c, schema.names.c
        seen = exists().where(n.entity == k.entity, n.name == k.name, self._seen_name())
        hits = func.count(k.key.distinct())
        query = select(k.entity, hits.label("hits")).where(k.key.in_(sorted(set(keys))), seen).group_by(k.entity)
        if kind is not None:
            query = query.where(k.entity.startswith(f"{kind}:", autoescape=True))
        rows = sorted(self.connection.execute(query), key=lambda row: (-row.hits, row.entity))
        return list(dict.fromkeys(self.led(row.entity) for row in rows))

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

    def spelled(self, identifier: str, most: int) -> list[tuple[str, int, list[Source]]]:
        """Return every name by which documents had called an entity by the day asked for, in order, with how many times they
        have it and so many of these by their dates."""  # fmt: skip
        ids, many = self.all_ids(identifier), self._times(identifier, told=True)

        def asked(among: Among) -> Select[Any]:
            n = schema.names.c
            query = select(n.document).where(among(n.entity, "ids"), self._told_name(), n.name == value("written"))
            return query.order_by(n.entity, n.document).limit(value("most", number=True))

        found = {name: [row.document for row in self.rows("spelled", asked, ids=ids, written=name, most=most)] for name in many}
        sources = self._first_read(sorted({document for documents in found.values() for document in documents}))
        by_date = {name: {d: sources[d] for d in documents}.values() for name, documents in found.items()}
        return [(name, many[name], sorted(held, key=lambda s: (str(s.published or ""), s.id))) for name, held in by_date.items()]

    def _first_read(self, documents: Sequence[str]) -> dict[str, Source]:
        """Documents as their first reading described them; who asks knows that this reader may see them."""

        def asked(among: Among) -> Select[Any]:
            d, r = schema.documents.c, schema.readings.c
            query = select(*self.source_columns()).join(schema.readings, r.document == d.id).where(among(d.id, "ids"))
            return query.order_by(r.number.desc(), r.id.desc())

        return {row.source: self.source(row) for row in self.rows("first read", asked, ids=documents)}

    def times_met(self, identifier: str) -> dict[str, int]:
        """Return every name of an entity with how often documents have it, in order."""
        return self._times(identifier, told=False)

    def _times(self, identifier: str, told: bool) -> dict[str, int]:
        def asked(among: Among) -> Select[Any]:
            n, stands = schema.names.c, self._told_name() if told else self._seen_name()
            return select(n.name, func.count().label("times")).where(among(n.entity, "ids"), stands).group_by(n.name)

        return dict(sorted(map(tuple, self.rows(("times", told), asked, ids=self.all_ids(identifier)))))

    def forms(self, identifier: str) -> list[str]:
        """Return every name of an entity, each once, in order."""
        n = schema.names.c
        found = self.connection.scalars(select(n.name).where(n.entity.in_(self.all_ids(identifier)), self._seen_name()).distinct())
        return sorted(found)

    def name_on(self, identifier: str, day: date | None) -> str:
        """Return what something was called on a day, by the dated names in the record; else the name it was met under."""
        if (plain := self._undated_names.get(identifier)) is not None:
            return plain
        if identifier.startswith("person:"):
            return self._usual.get(identifier) or self._usual_name(identifier)
        found = self._names_on.get((identifier, day))
        if found is None:
            found = self._names_on[identifier, day] = self._name_on(identifier, day)
        return found

    def _name_on(self, identifier: str, day: date | None) -> str:
        entity = self.entity(identifier)
        dated = self._namings(self.one(identifier))
        for claim in dated:
            if claim.period is not None and day is not None and claim.period.holds(day):
                return claim.other
        if not dated:
            self._undated_names[identifier] = entity.name if entity else _readable(identifier)
        open_ended = [c for c in dated if c.period is not None and c.period.end is None]
        if day is None and open_ended:
            return open_ended[-1].other
        return entity.name if entity else _readable(identifier)

    def _usual_name(self, person: str) -> str:
        """The full name under which most documents tell of a person."""
        leader = self.one(person)
        if leader not in self._usual:
            named = (i for i in map(self.led, self.met_in_claims()) if i.startswith("person:"))
            people = {i for i in (leader, *named) if i not in self._usual}
            for part in parts(sorted(people)):
                self._usual.update(self._usual_names(part))
        return self._usual[leader]

    def _usual_names(self, people: Sequence[str]) -> dict[str, str]:
        n, counted = schema.names.c, defaultdict[str, dict[str, int]](dict)
        ids = [i for person in people for i in self.all_ids(person)]

        def asked(among: Among) -> Select[Any]:
            query = select(n.entity, n.name, func.count().label("times")).where(among(n.entity, "ids"), self._seen_name())
            return query.group_by(n.entity, n.name)

        for row in self.rows("usual names", asked, ids=ids):
            held = counted[self.led(row.entity)]
            held[row.name] = held.get(row.name, 0) + row.times
        return {person: _fullest(counted[person]) or _readable(person).title() for person in people}

    @cached_property
    def _usual(self) -> dict[str, str]:
        return self._remembered("usual names")

    @cached_property
    def _undated_names(self) -> dict[str, str]:
        """What is called the same on every day: a page asks for the name of a state some hundred times."""
        return self._remembered("undated names")

    @cached_property
    def _names_on(self) -> dict[tuple[str, date | None], str]:
        return self._remembered("names on days")

    @cached_property
    def _dated(self) -> dict[str, list[Naming]]:
        return self._remembered("dated names of each")

    @cached_property
    def _with_dated_names(self) -> frozenset[str]:
        """What any document gives another name, seen or not: of few things, so the others need not be asked for."""
        return self.kept("dated names", self._ever_named)

    def _ever_named(self) -> frozenset[str]:
        c = schema.claims.c
        found = self.connection.scalars(select(c.subject).where(c.kind == "Naming", c.subject.is_not(None)).distinct())
        return frozenset(self.led(subject) for subject in found if subject)

    def _namings(self, identifier: str) -> list[Naming]:
        if identifier not in self._dated and identifier not in self._with_dated_names:
            return []
        if identifier not in self._dated:
            others = {identifier, *map(self.led, self.met_in_claims())} & self._with_dated_names
            wanted = sorted(i for i in others if i not in self._dated)
            told = self.told_of("Naming", wanted)
            for one in wanted:
                claims = (r.claim for r in told[one])
                told_names = [c for c in claims if isinstance(c, Naming) and c.how in ("official", "renamed")]
                self._dated[one] = [c for c in told_names if c.how == "official"] or told_names  # a register outweighs a report
        return self._dated[identifier]

    def judgements(self, identifier: str) -> list[Judgement]:
        """Return the judgements that name any identifier of a thing, oldest first."""

        def asked(among: Among) -> Select[Any]:
            j = schema.judgements.c
            query = select(schema.judgements).where(among(j.left_id, "ids") | among(j.right_id, "ids"))
            seen = self.by_then(j.recorded_at), j.document.is_(None) | self.cleared(j.document)
            return query.where(*seen).order_by(j.number)

        found = judgements_of(list(self.rows("judgements", asked, ids=self.all_ids(identifier))))
        return found if not self._hides else self._known_judgements(found)

    def _known_judgements(self, found: Sequence[Judgement]) -> list[Judgement]:
        """Those about identifiers that this reader may know."""
        known = self._met({i for made in found for i in (made.left, made.right)}) - self.veils.keys()
        return [made for made in found if {made.left, made.right} <= known]


def _fullest(counted: dict[str, int]) -> str | None:
    """The name met most often, a full one before initials."""
    return max(counted, key=lambda n: (len(n.split()) > 1 and "." not in n, counted[n], len(n), n), default=None)


def _readable(identifier: str) -> str:
    """What nobody named yet is called: by its identifier, a state by its code."""
    kind, _, rest = identifier.partition(":")
    return rest.upper() if kind == "state" else rest.replace("-", " ")
