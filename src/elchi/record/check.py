"""Proof of the promises on a record: quotes stand, nothing was changed, derived tables equal a rebuild."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from elchi.record import schema
from elchi.record.append import seal
from elchi.record.derive import derived, judgements_of, rebuild, unite
from elchi.record.store import Record


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that a record does not keep, and where."""

    promise: str
    where: str
    met: str


def check(record: Record) -> list[Breach]:
    """Return every breach found; an empty list is the proof. The record is left as it was."""
    with record.engine.connect() as connection:
        found = [
            *_quotes(connection),
            *_bytes(connection),
            *_seals(connection),
            *_guards(connection),
            *_links(connection),
            *_people(connection),
        ]
        before = derived(connection)
        rebuild(connection)
        after = derived(connection)
        connection.rollback()
    found.extend(Breach("derived tables equal a rebuild", name, "differs") for name in before if before[name] != after[name])
    return found


def _quotes(connection: Connection) -> Iterator[Breach]:
    c, d = schema.claims.c, schema.documents.c
    texts: dict[str, str] = {}
    for row in connection.execute(select(c.id, c.document, c.first, c.stop, c.quote).order_by(c.document)):
        if row.document not in texts:
            texts = {row.document: str(connection.scalar(select(d.text).where(d.id == row.document)))}
        if texts[row.document][row.first : row.stop] != row.quote or not row.quote.strip():
            yield Breach("every line has its sentence", f"claim {row.id[:12]}", row.quote[:60])


def _bytes(connection: Connection) -> Iterator[Breach]:
    d = schema.documents.c
    for key, content in connection.execute(select(d.id, d.content)):
        if hashlib.sha256(content).hexdigest() != key:
            yield Breach("documents are kept byte for byte", key[:12], "the bytes have another digest")


_SEALED = (schema.documents, schema.readings, schema.claims, schema.judgements)


def _seals(connection: Connection) -> Iterator[Breach]:
    for table in _SEALED:
        for row in connection.execute(select(table)).mappings():
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


def _links(connection: Connection) -> Iterator[Breach]:
    c, r, d = schema.claims.c, schema.readings.c, schema.documents.c
    orphans = select(c.id).where(c.reading.not_in(select(r.id)) | c.document.not_in(select(d.id)))
    yield from (
        Breach("every claim has its reading and document", key[:12], "one of them is missing")
        for key in connection.scalars(orphans)
    )


def _people(connection: Connection) -> Iterator[Breach]:
    """A person's newest judgement about a pair is in force."""
    rows = judgements_of(connection.execute(select(schema.judgements).order_by(schema.judgements.c.number)).all())
    same = unite(rows)
    newest = {frozenset((j.left, j.right)): j for j in rows if j.human}
    for judgement in newest.values():
        joined = same.get(judgement.left, judgement.left) == same.get(judgement.right, judgement.right)
        if joined and judgement.verdict == "not same":
            yield Breach("a person outranks the machine", f"{judgement.left} / {judgement.right}", "judged apart, but joined")
