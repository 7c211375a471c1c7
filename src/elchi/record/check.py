"""Proof of the promises on a record: quotes stand, nothing was changed, derived tables equal a rebuild."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, CursorResult, Select, Table, exists, select

from elchi.model.entity import Judgement, Verdict
from elchi.record import schema
from elchi.record.derive import derived, expected, judgements_of, unite
from elchi.record.ledger import counted, link, seal, written
from elchi.record.store import Record


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that a record does not keep, and where; `derived` where a rebuild from the log mends it."""

    promise: str
    where: str
    met: str
    derived: bool = False


def check(record: Record) -> list[Breach]:
    """Return every breach found; an empty list is the proof. The record is left as it was."""
    with record._reading() as connection:
        return [breach for proof in _PROOFS for breach in proof(connection)]


def _derived(connection: Connection) -> Iterator[Breach]:
    stands, should = derived(connection), expected(connection)
    for name in should:
        if stands[name] != should[name]:
            met = f"{len(stands[name])} rows, a rebuild has {len(should[name])}"
            yield Breach("derived tables equal a rebuild", name, met if len(stands[name]) != len(should[name]) else "differs", True)


def _quotes(connection: Connection) -> Iterator[Breach]:
    c, d = schema.claims.c, schema.documents.c
    texts: dict[str, str] = {}
    for row in connection.execute(select(c.id, c.document, c.first, c.stop, c.quote).order_by(c.document)).all():
        if row.document not in texts:
            texts = {row.document: str(connection.scalar(select(d.text).where(d.id == row.document)))}
        if texts[row.document][row.first : row.stop] != row.quote or not row.quote.strip():
            yield Breach("every line has its sentence", f"claim {row.id[:12]}", row.quote[:60])


def _bytes(connection: Connection) -> Iterator[Breach]:
    d = schema.documents.c
    for row in _each(connection, select(d.id, d.content)):
        if hashlib.sha256(row.content).hexdigest() != row.id:
            yield Breach("documents are kept byte for byte", row.id[:12], "the bytes have another digest")


_SEALED = (schema.documents, schema.readings, schema.claims, schema.judgements, schema.followups)


def _seals(connection: Connection) -> Iterator[Breach]:
    for table in _SEALED:
        for row in _each(connection, select(table)).mappings():
            plain = {k: v for k, v in row.items() if k not in ("seal", "number")}
            if seal(plain) != row["seal"]:
                yield Breach(
                    "nothing is overwritten",
                    f"{table.name} {_key(table, dict(row))}",
                    "the row was changed from outside",
                )


def _key(table: Table, row: dict[str, object]) -> str:
    return str(next(row[c.name] for c in table.primary_key))[:12]


def _guards(connection: Connection) -> Iterator[Breach]:
    for name in sorted(schema.expected_guards() - schema.guards(connection)):
        yield Breach("nothing is overwritten", name, "the guard is gone")


def _ledger(connection: Connection) -> Iterator[Breach]:
    """The log holds the rows that were written, no other and no fewer; the ledger itself is a chain."""
    (rows, total), now = written(connection), counted(connection)
    if rows != now.rows:
        yield Breach("nothing is overwritten", "the log", f"{now.rows} rows, {rows} were written")
    elif total != f"{now.total:064x}":
        yield Breach("nothing is overwritten", "the log", "a row is not as it was written")
    before, expected_number = "", 1
    for row in _each(connection, select(schema.ledger).order_by(schema.ledger.c.number)).mappings():
        if row["chain"] != link(before, dict(row)) or row["number"] != expected_number:
            yield Breach("nothing is overwritten", f"ledger {row['number']}", "the chain is broken")
        before, expected_number = row["chain"], row["number"] + 1


_LINKS = (
    ("claims", "reading", "readings"), ("claims", "document", "documents"), ("readings", "document", "documents"),
    ("roles", "claim", "claims"), ("tracks", "reading", "readings"), ("traces", "track", "tracks"), ("followups", "document", "documents"), ("mentions", "reading", "readings"), ("doubts", "reading", "readings"), ("names", "document", "documents"),
    ("sightings", "document", "documents"), ("labels", "document", "documents"), ("settlements", "document", "documents"),
)  # fmt: skip


def _links(connection: Connection) -> Iterator[Breach]:
    tables = schema.META.tables
    for table, column, target in _LINKS:
        pointing, there = tables[table].c[column], tables[target].c.id
        for key in connection.scalars(
            select(pointing).distinct().where(pointing.is_not(None), ~exists().where(there == pointing)).limit(_MOST)
        ):
            promise = "every claim has its reading and document" if table == "claims" else "every row has what it belongs to"
            yield Breach(promise, f"{table} {key[:12]}", f"its {column} is missing")


def _people(connection: Connection) -> Iterator[Breach]:
    """A person's newest judgement about a pair is in force, unless people contradict one another."""
    rows = judgements_of(connection.execute(select(schema.judgements).order_by(schema.judgements.c.number)).all())
    same, people = unite(rows), unite([j for j in rows if j.human])
    for judgement in {frozenset((j.left, j.right)): j for j in rows if j.human}.values():
        pair = f"{judgement.left} / {judgement.right}"
        if judgement.verdict is Verdict.NOT_SAME and _joined(same, judgement):
            yield Breach("a person outranks the machine", pair, "judged apart, but joined")
        if judgement.verdict is Verdict.SAME and _joined(people, judgement) and not _joined(same, judgement):
            yield Breach("a person outranks the machine", pair, "judged the same, but apart")


def _joined(same: dict[str, str], judgement: Judgement) -> bool:
    return same.get(judgement.left, judgement.left) == same.get(judgement.right, judgement.right)


def _each(connection: Connection, query: Select[Any]) -> CursorResult[Any]:
    """The rows of a question, a few hundred at a time."""
    return connection.execute(query, execution_options={"yield_per": 200})


_PROOFS = (_quotes, _bytes, _seals, _guards, _ledger, _links, _people, _derived)
_MOST = 20
