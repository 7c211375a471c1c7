"""The numbered steps between versions of a record."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, Table, insert, inspect, select, text
from sqlalchemy.schema import CreateIndex

from elchi.errors import RecordError
from elchi.record import counted, ledger, naming, schema
from elchi.record.derive import read_anew, rebuild

Keys = Callable[[str], Iterable[str]]  # the keys under which a person's name is kept


def prepare(connection: Connection, recorded: str, keys: Keys) -> None:
    """Bring a database to the present version; a step and the note that it ran share one transaction.

    Raises RecordError for a database that something else, or a newer version, made.
    """
    present = set(inspect(connection).get_table_names())
    if "elchi" not in present and present - {"spatial_ref_sys"}:
        raise RecordError(f'The database holds tables of something else ("{min(present)}"); name another file for the record.')
    done = max(connection.scalars(select(schema.meta.c.step)), default=0) if "elchi" in present else 0
    if done > schema.VERSION:
        raise RecordError(f"The record was made by a newer Elchi (step {done}, this one knows {schema.VERSION}); upgrade Elchi.")
    if done == 0:
        _create(connection)
    for step in range(done + 1, schema.VERSION + 1):
        if done:
            _STEPS[step](connection, recorded, keys)
        connection.execute(insert(schema.meta).values(step=step, recorded_at=recorded))


def _create(connection: Connection) -> None:
    """Make a new record as the last step leaves an old one."""
    schema.META.create_all(connection)
    schema.make_passages(connection)
    schema.make_guards(connection)


def _second(connection: Connection, recorded: str, keys: Keys) -> None:
    """Labels and addresses that change, keys by name, settled doubts, a ledger over all rows of the log."""
    new = (schema.sightings, schema.labels, schema.keys, schema.settlements, schema.ledger)
    for old in ("TABLE live_readings", "TABLE passages", "INDEX claims_reading"):
        connection.execute(text(f"DROP {old}"))
    connection.execute(text("ALTER TABLE readings ADD COLUMN number INTEGER DEFAULT '0' NOT NULL"))
    schema.META.create_all(connection)
    for index in schema.claims.indexes:
        connection.execute(CreateIndex(index, if_not_exists=True))
    schema.make_passages(connection)
    _carry_over(connection)
    for old in ("keys", "document_groups"):
        connection.execute(text(f"DROP TABLE {old}"))
    rebuild(connection)
    ledger.close(connection, ledger.counted(connection), recorded)
    schema.make_guards(connection, new)


def _carry_over(connection: Connection) -> None:
    """What step 1 kept in other tables."""
    pairs = "SELECT DISTINCT k.key, k.entity, n.name FROM keys k JOIN names n ON n.entity = k.entity"
    connection.execute(text(f"INSERT INTO name_keys (key, entity, name) {pairs}"))
    d = schema.documents.c
    groups: dict[str, list[str]] = {}
    for document, name in connection.execute(text("SELECT document, group_name FROM document_groups ORDER BY 1, 2")):
        groups.setdefault(document, []).append(name)
    for row in connection.execute(select(d.id, d.address, d.level, d.recorded_at).order_by(d.recorded_at, d.id)).all():
        seen = {"document": row.id, "recorded_at": row.recorded_at}
        connection.execute(insert(schema.sightings), seen | {"address": row.address})
        held = json.dumps(groups.get(row.id, []), ensure_ascii=False)
        connection.execute(insert(schema.labels), seen | {"level": row.level, "group_names": held})


def _third(connection: Connection, recorded: str, keys: Keys) -> None:
    """What came of commitments: acts on them, traces by which claims are found. Claims read before have none until read again."""
    schema.META.create_all(connection)
    schema.make_guards(connection, (schema.followups, schema.tracks, schema.traces))


def _keyed(connection: Connection, recorded: str, keys: Keys) -> None:
    """People's names under the keys of today; the earlier keys stay."""
    n, tally = schema.names.c, ledger.Tally()
    query = select(n.entity).where(n.entity.startswith("person:")).distinct().order_by(n.entity)
    people = list(connection.scalars(query))
    for start in range(0, len(people), _AT_ONCE):
        if rows := list(_lacking(connection, people[start : start + _AT_ONCE], keys)):
            connection.execute(insert(schema.keys), rows)
            tally.add(schema.keys, rows)
    ledger.close(connection, tally, recorded)


_AT_ONCE = 900  # people whose keys are made at once


def _lacking(connection: Connection, people: Sequence[str], keys: Keys) -> Iterator[dict[str, str]]:
    """The keys that the names of some people have today and do not stand under yet."""
    n, k = schema.names.c, schema.keys.c
    held = select(k.key, k.entity, k.name).where(k.entity.in_(people))
    there = {tuple(row) for row in connection.execute(held)}
    named = select(n.entity, n.name).where(n.entity.in_(people)).distinct().order_by(n.entity, n.name)
    for entity, name in connection.execute(named).all():
        yield from ({"key": key, "entity": entity, "name": name} for key in keys(name) if (key, entity, name) not in there)


def _fifth(connection: Connection, recorded: str, keys: Keys) -> None:
    """Claims by whom they name, in order of time."""
    schema.META.create_all(connection)
    for index in sorted((*schema.live_readings.indexes, *schema.documents.indexes), key=lambda i: str(i.name)):
        index.create(connection, checkfirst=True)
    naming.refill(connection)


def _sixth(connection: Connection, recorded: str, keys: Keys) -> None:
    """Indices by which the newest is found without looking at all."""
    for one in (schema.documents, schema.claims, schema.tracks):
        for index in sorted(one.indexes, key=lambda i: str(i.name)):
            connection.execute(CreateIndex(index, if_not_exists=True))


def _seventh(connection: Connection, recorded: str, keys: Keys) -> None:
    """Days found in an index alone; what is asked of every claim stands in tables that are their own index."""
    connection.execute(text("DROP INDEX IF EXISTS claims_kind_from"))
    for index in sorted(schema.claims.indexes, key=lambda i: str(i.name)):
        connection.execute(CreateIndex(index, if_not_exists=True))
    if connection.dialect.name == "sqlite":
        _clustered(connection, schema.live_labels)


def _clustered(connection: Connection, one: Table) -> None:
    """Make a derived table anew as it is defined now, with the rows it has."""
    old = f"{one.name}_before"
    for index in one.indexes:
        connection.execute(text(f"DROP INDEX IF EXISTS {index.name}"))
    connection.execute(text(f"ALTER TABLE {one.name} RENAME TO {old}"))
    one.create(connection)
    names = ", ".join(c.name for c in one.columns)
    connection.execute(text(f"INSERT INTO {one.name} ({names}) SELECT {names} FROM {old} ORDER BY 1, 2"))
    connection.execute(text(f"DROP TABLE {old}"))


def _eighth(connection: Connection, recorded: str, keys: Keys) -> None:
    """Encounters by who was there; claims that hold for long."""
    schema.META.create_all(connection)
    for index in sorted(schema.claims.indexes, key=lambda i: str(i.name)):
        connection.execute(CreateIndex(index, if_not_exists=True))
    counted.refill(connection)


def _tenth(connection: Connection, recorded: str, keys: Keys) -> None:
    """What is shown of a document stands beside its readings; claims that hold for more than two months are found by their end."""
    connection.execute(text("DROP TABLE live_readings"))
    schema.META.create_all(connection)
    read_anew(connection)
    long = next(i for i in schema.claims.indexes if i.name == "claims_kind_long")
    connection.execute(text(f"DROP INDEX {long.name}"))
    long.create(connection)


_STEPS = {2: _second, 3: _third, 4: _keyed, 5: _fifth, 6: _sixth, 7: _seventh, 8: _eighth, 9: _keyed, 10: _tenth, 11: _keyed}
