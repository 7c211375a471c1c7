"""What a resolution brought to light beside its claims, as far as the record has no rows of it: entities, names, their keys."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from elchi.model.document import Document
from elchi.model.entity import EntityName, Resolution
from elchi.record import schema
from elchi.record.prepared import Among, Prepared

Rows = list[dict[str, Any]]


def fresh(connection: Connection, document: Document, resolution: Resolution, now: str) -> Iterator[tuple[Table, Rows]]:
    """Yield the rows that are new, by table. One writes at a time, so nobody else adds any between question and insertion."""
    met = {
        e.id: {"id": e.id, "kind": str(e.kind), "name": e.name, "of_id": e.of, "document": document.id, "recorded_at": now}
        for e in reversed(resolution.entities)
    }
    there = {row.id for row in _ENTITIES.all(connection, ids=sorted(met))} if met else set()
    yield schema.entities, [row for i, row in met.items() if i not in there]
    names = resolution.names
    yield schema.names, _names(connection, document, names, now)
    yield schema.keys, _keys(connection, names, met.keys() - there)


def _names(connection: Connection, document: Document, names: Iterable[EntityName], now: str) -> Rows:
    there = {(row.entity, row.name) for row in _NAMES.all(connection, documents=[document.id])}
    told = dict.fromkeys((n.entity, n.name) for n in names)
    return [
        {"entity": entity, "name": name, "document": document.id, "recorded_at": now}
        for entity, name in told
        if (entity, name) not in there
    ]


def _keys(connection: Connection, names: Iterable[EntityName], new: Iterable[str]) -> Rows:
    """The keys of names; somebody who is new has none yet."""
    told = sorted({(k, n.entity, n.name) for n in names for k in n.keys})  # in the order of the index, which then grows in one go
    asked = sorted({n.entity for n in names}.difference(new))
    there = {(row.key, row.entity, row.name) for row in _KEYS.all(connection, ids=asked)} if asked else set()
    return [{"key": k, "entity": entity, "name": name} for k, entity, name in told if (k, entity, name) not in there]


def _held(table: Table, column: str, name: str) -> Prepared:
    def asked(among: Among) -> Select[Any]:
        return select(*table.primary_key).where(among(table.c[column], name))

    return Prepared(asked)


_ENTITIES, _NAMES = _held(schema.entities, "id", "ids"), _held(schema.names, "document", "documents")
_KEYS = _held(schema.keys, "entity", "ids")
