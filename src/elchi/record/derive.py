"""The derived tables: which reading of which document is live, who is the same as whom, the passages for search.

Each is a pure function of the log; `rebuild` makes them anew, and `check` compares.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Row, delete, insert, select, text

from elchi.model.entity import Judgement, Verdict
from elchi.record import schema

_LONGEST = 600
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“])")


def passages_of(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield the passages of a text with their offsets: sentences and short paragraphs, none beyond 600 characters by much."""
    start = 0
    for match in (*_BREAK.finditer(words), None):
        end = match.start() if match else len(words)
        for a in range(start, max(end, start + 1), _LONGEST):
            piece = words[a : min(a + _LONGEST, end)]
            if piece.strip():
                yield a, a + len(piece), piece
        start = match.end() if match else end


def live(connection: Connection, document: str) -> None:
    """Set which reading of a document counts, and which of the documents at its address."""
    d = schema.documents.c
    address = connection.scalar(select(d.address).where(d.id == document))
    versions = list(connection.scalars(select(d.id).where(d.address == address).order_by(d.recorded_at, d.id)))
    r = schema.readings.c
    for number, version in enumerate(versions):
        reading = connection.scalar(select(r.id).where(r.document == version).order_by(r.recorded_at.desc(), r.id).limit(1))
        connection.execute(delete(schema.live_readings).where(schema.live_readings.c.document == version))
        if reading:
            row = {"document": version, "reading": reading, "current": int(number == len(versions) - 1)}
            connection.execute(insert(schema.live_readings), row)


def judgements_of(rows: Iterable[Row[tuple[object, ...]]]) -> list[Judgement]:
    """Return judgements from their rows, in the order in which they were made."""
    return [Judgement(r.left_id, r.right_id, Verdict(r.verdict), r.author, r.why) for r in rows]


def unite(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Return for each identifier that is one with another the identifier that stands for all of them.

    Of the judgements about a pair the newest counts, a person's before any rule's. People's SAME join first, then the
    rules', and no joining brings together two that are judged NOT_SAME. The smallest identifier stands for all.
    """
    standing: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        if pair not in standing or judgement.human or not standing[pair].human:
            standing[pair] = judgement
    groups: dict[str, set[str]] = defaultdict(set)
    apart = [pair for pair, j in sorted(standing.items()) if j.verdict is Verdict.NOT_SAME]
    same = sorted((not j.human, pair) for pair, j in standing.items() if j.verdict is Verdict.SAME)
    for _, (left, right) in same:
        union = (groups[left] or {left}) | (groups[right] or {right})
        if not any(a in union and b in union for a, b in apart):
            for member in union:
                groups[member] = union
    return {member: _leader(group) for member, group in groups.items() if group and _leader(group) != member}


def _leader(group: set[str]) -> str:
    return min(group, key=lambda i: (len(i), i))


def canonical(connection: Connection, touched: Iterable[str]) -> None:
    """Bring the `same` table up to date for the identifiers that a judgement touches, and all joined with them."""
    component = _component(connection, touched)
    connection.execute(delete(schema.same).where(schema.same.c.entity.in_(component)))
    j = schema.judgements
    rows = connection.execute(select(j).where(j.c.left_id.in_(component) | j.c.right_id.in_(component)).order_by(j.c.number))
    found = unite(judgements_of(rows.all()))
    if found:
        connection.execute(insert(schema.same), _rows(found))


def _component(connection: Connection, touched: Iterable[str]) -> list[str]:
    """All identifiers that judgements link with these, however far."""
    j, found, fresh = schema.judgements.c, set(touched), set(touched)
    while fresh:
        linked = connection.execute(select(j.left_id, j.right_id).where(j.left_id.in_(fresh) | j.right_id.in_(fresh)))
        fresh = {i for row in linked for i in row} - found
        found |= fresh
    return sorted(found)


def _rows(found: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"entity": entity, "canonical": leader} for entity, leader in sorted(found.items())]


def rebuild(connection: Connection) -> None:
    """Make all derived tables anew from the log."""
    connection.execute(delete(schema.live_readings))
    connection.execute(delete(schema.same))
    connection.execute(text("DELETE FROM passages"))
    d = schema.documents.c
    for address in connection.scalars(select(d.address).distinct().order_by(d.address)).all():
        live(connection, str(connection.scalar(select(d.id).where(d.address == address).limit(1))))
    rows = connection.execute(select(schema.judgements).order_by(schema.judgements.c.number)).all()
    found = unite(judgements_of(rows))
    if found:
        connection.execute(insert(schema.same), _rows(found))
    for key, words in connection.execute(select(d.id, d.text).order_by(d.recorded_at, d.id)).all():
        into = "INSERT INTO passages (words, document, first, stop) VALUES (:words, :document, :first, :stop)"
        rows_of = [{"words": w, "document": key, "first": a, "stop": b} for a, b, w in passages_of(words)]
        if rows_of:
            connection.execute(text(into), rows_of)


def derived(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return the contents of the derived tables, sorted, to compare."""
    queries = {
        "live_readings": "SELECT document, reading, current FROM live_readings ORDER BY 1, 2",
        "same": "SELECT entity, canonical FROM same ORDER BY 1",
        "passages": "SELECT document, first, stop, words FROM passages ORDER BY 1, 2, 3",
    }
    return {name: [tuple(row) for row in connection.execute(text(query))] for name, query in queries.items()}
