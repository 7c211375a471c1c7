"""Claims by whom they name, in order of time: a derived table, so that the latest of a state's many are found at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from elchi.record import schema
from elchi.record.prepared import put

_AT_ONCE = 5_000
_BAR = "|"
_WIDE, _NARROW = 1_000_000, 32_000  # kilobytes of the database that SQLite keeps in memory, at most


def rows_of(claims: Iterable[Mapping[str, Any]], roles: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows for new claims and the roles in which they name somebody."""
    by_id = {c["id"]: c for c in claims}
    named: dict[tuple[str, str], set[str]] = {}
    for row in roles:
        named.setdefault((row["claim"], row["entity"]), set()).add(row["role"])
    return [_row(by_id[claim], entity, found) for (claim, entity), found in named.items()]


def _row(claim: Mapping[str, Any], entity: str, roles: Iterable[str]) -> dict[str, Any]:
    return {
        "entity": entity, "kind": claim["kind"], "moment": claim["valid_from"] or claim["asserted"] or "", "claim": claim["id"],
        "until": claim["valid_to"], "roles": f"{_BAR}{_BAR.join(sorted(roles))}{_BAR}",
    }  # fmt: skip


def add(connection: Connection, claims: Sequence[Mapping[str, Any]], roles: Sequence[Mapping[str, Any]]) -> None:
    """Note whom new claims name."""
    if rows := rows_of(claims, roles):
        put(connection, schema.parties, rows)


def refill(connection: Connection) -> None:
    """Make the table anew from the log. Rows come in no order of its own, so on SQLite it is held in memory meanwhile."""
    _remember(connection, _WIDE)
    connection.execute(delete(schema.parties))
    for rows in every(connection):
        if rows:
            put(connection, schema.parties, rows)
    _remember(connection, _NARROW)


def _remember(connection: Connection, kilobytes: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size=-{kilobytes}")


def every(connection: Connection) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows as a rebuild makes them, some thousands at a time."""
    c, r = schema.claims.c, schema.roles.c
    query = select(r.entity, r.role, c.id, c.kind, c.valid_from, c.valid_to, c.asserted).join(schema.claims, c.id == r.claim)
    found = connection.execute(query.order_by(r.claim, r.entity, r.role), execution_options={"yield_per": _AT_ONCE})
    part: list[dict[str, Any]] = []
    for (_, entity), group in groupby(found, key=lambda row: (row.id, row.entity)):
        rows = list(group)
        part.append(_row(rows[0]._asdict(), entity, [row.role for row in rows]))
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    yield part


def summed(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Return how many rows of a table there are with the sum of their digests: a list of all takes much memory."""
    from elchi.record.ledger import Tally

    tally = Tally()
    tally.add(table, rows)
    return [(tally.rows, tally.total)]


def held(connection: Connection, table: Table) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a table, without holding them all."""
    yield from (row._asdict() for row in connection.execute(select(table), execution_options={"yield_per": _AT_ONCE}))


def named_in(role: str | None) -> Any:
    """The condition that a claim names the entity in a role, or in one that begins so: "holder" and "holder of"."""
    p = schema.parties.c
    if role is None:
        return None
    return p.roles.contains(f"{_BAR}{role}{_BAR}", autoescape=True) | p.roles.contains(f"{_BAR}{role} ", autoescape=True)
