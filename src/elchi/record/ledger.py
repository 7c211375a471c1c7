"""The ledger: after each transaction, how many rows the log has and the sum of their digests, in a chain.

Each row has a digest; their sum modulo 2**256 does not depend on order, so it is kept while appending and can be made
anew from the tables at any time. A row changed, removed or slipped in from outside changes the sum.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select

from elchi.record import schema
from elchi.record.prepared import Among, Prepared

_MODULUS = 1 << 256
_json = json.JSONEncoder(ensure_ascii=False, default=str).encode  # made once: each row of the log is digested
_WRITTEN: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: str, type(None): lambda _: "null"}


def _listed(parts: Iterable[object]) -> str:
    """A JSON array."""
    return f"[{', '.join([_WRITTEN.get(type(p), _json)(p) for p in parts])}]"


def digest(*parts: object) -> str:
    """Return the SHA-256 of a JSON array, so that no joining of parts is ambiguous."""
    return hashlib.sha256(_listed(parts).encode()).hexdigest()


def seal(row: Mapping[str, Any]) -> str:
    """Return a digest over a row, by which a change from outside is found."""
    parts = [head + _WRITTEN.get(type(v := row[name]), _sealed)(v) for name, head in _headed(tuple(row))]
    return hashlib.sha256(f"[[{'], '.join(parts)}]]]".encode()).hexdigest()


def _sealed(value: object) -> str:
    return _json(hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value)


@cache
def _headed(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """The columns of a row in order, each with what stands before its value."""
    return [(name, f"[{encode_basestring(name)}, ") for name in sorted(names)]


def weight(table: Table, row: Mapping[str, Any]) -> int:
    """Return the digest of a row as a number: of its seal where it has one, else of its columns but a running number."""
    head, read = _weighing(table)
    values = read(row)
    try:
        text = f"{head}{', '.join(map(encode_basestring, values))}]"  # most rows hold texts alone
    except TypeError:
        text = _listed([table.name, *values])
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


@cache
def _weighing(table: Table) -> tuple[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]]:
    """How the digest of a table's rows begins, and what reads their columns."""
    names = _columns(table)
    read = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    return f"[{encode_basestring(table.name)}, ", read


@cache
def _columns(table: Table) -> tuple[str, ...]:
    return ("seal",) if "seal" in table.c else tuple(c.name for c in table.c if c.name != "number")


class Tally:
    """Counts and sums the rows that one transaction writes."""

    def __init__(self) -> None:
        self.rows, self.total = 0, 0

    def add(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Count rows in."""
        count, total = self.rows, self.total
        for row in rows:
            count, total = count + 1, total + weight(table, row)
        self.rows, self.total = count, total % _MODULUS


def close(connection: Connection, tally: Tally, now: str) -> None:
    """Write what a transaction added as the next row of the ledger; nothing where it added nothing."""
    if not tally.rows:
        return
    last = connection.execute(select(schema.ledger).order_by(schema.ledger.c.number.desc()).limit(1)).first()
    rows, total = (last.log_rows, int(last.total, 16)) if last else (0, 0)
    row = {
        "number": last.number + 1 if last else 1,
        "log_rows": rows + tally.rows,
        "total": f"{(total + tally.total) % _MODULUS:064x}",
        "recorded_at": now,
    }
    connection.execute(insert(schema.ledger), row | {"chain": link(last.chain if last else "", row)})


def link(before: str, row: Mapping[str, Any]) -> str:
    """Return the link that chains a row of the ledger to the one before."""
    return digest(before, row["number"], row["log_rows"], row["total"], row["recorded_at"])


def counted(connection: Connection) -> Tally:
    """Count and sum all rows of the log as they stand."""
    tally = Tally()
    for table in schema.LOG:
        rows = connection.execute(select(*weighed(table)), execution_options={"yield_per": 500})
        tally.add(table, (row._asdict() for row in rows))
    return tally


def weighed(table: Table) -> list[Any]:
    """The columns that a row's digest needs."""
    return [table.c.seal] if "seal" in table.c else [c for c in table.c if c.name != "number"]


def written(connection: Connection) -> tuple[int, str]:
    """Return how many rows the ledger says were written, and their sum."""
    query = select(schema.ledger.c.log_rows, schema.ledger.c.total).order_by(schema.ledger.c.number.desc()).limit(1)
    last = connection.execute(query).first()
    return (last.log_rows, last.total) if last else (0, f"{0:064x}")


def left(connection: Connection) -> str:
    """Return the end of the chain: what the last transaction left the record in."""
    return next((str(row.chain) for row in _LEFT.each(connection)), "empty")


def _newest(_: Among) -> Select[Any]:
    g, last = schema.ledger.c, schema.ledger.alias("last")
    return select(g.chain).where(g.number == select(func.max(last.c.number)).scalar_subquery())


_LEFT = Prepared(_newest)
