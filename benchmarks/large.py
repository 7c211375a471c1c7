"""A large invented record, and how long its questions take: 100,000 documents with a million claims, the same every time.

    python -m benchmarks.large FILE [--documents N] [--whole]    makes the record where FILE is none, then measures it

The rows are those of the record's own writer; only its questions about what was there before are left out, since nothing was.
Evidence is sought for the promises of every twentieth document, with `--whole` for all (some ten minutes more); a record
without it keeps every other promise of the check.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from benchmarks.figures import Figure, table
from benchmarks.invented import World
from elchi.desk import Desk
from elchi.model.document import Document, Label
from elchi.model.entity import Resolution, Trace
from elchi.record import counted, naming, schema, tracing
from elchi.record.append import News, Writer
from elchi.record.derive import labelled, standing
from elchi.record.rows import trace_rows, track_rows
from elchi.record.store import Record, open_record

DOCUMENTS, AT_ONCE, EVERY = 100_000, 5_000, 20
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = date(2025, 6, 1)
_ONCE = (schema.entities, schema.names, schema.keys)
_ASKED = ("readings_document", "names_document", "name_keys_entity")  # the indices that a writer needs for each document


class Bulk(Writer):
    """A writer into an empty record: its rows are those of `Writer`, gathered and inserted together."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.rows: dict[str, tuple[Table, list[dict[str, Any]]]] = {}
        self.seen: set[tuple[Any, ...]] = set()

    def flush(self) -> None:
        """Insert what was gathered."""
        for one, rows in self.rows.values():
            if rows:
                self.connection.execute(insert(one), rows)
        self.rows.clear()

    def _add(self, one: Table, rows: Sequence[dict[str, Any]]) -> None:
        rows = self._unseen(one, rows) if one in _ONCE else rows  # the writer finds there only what was inserted
        self.rows.setdefault(one.name, (one, []))[1].extend(rows)
        self.tally.add(one, rows)

    def _unseen(self, one: Table, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        key = [c.name for c in one.primary_key]
        return [r for r in rows if (k := (one.name, *(r[c] for c in key))) not in self.seen and not self.seen.add(k)]  # type: ignore[func-returns-value]

    def _news(self, document: Document, reading: str) -> News:
        return News.NEW

    def _guard_people(self, document: Document, resolution: Resolution) -> None:
        return None

    def _sight(self, document: Document) -> tuple[str, ...]:
        self._add(schema.sightings, [{"address": document.address, "document": document.id, "recorded_at": self.now}])
        return ()

    def _relabel(self, document: str, label: Label) -> None:
        self._add(schema.labels, [{"document": document, "level": int(label.level), "group_names": "[]", "recorded_at": self.now}])

    def _derived(self, claims: Sequence[dict[str, Any]], roles: Sequence[dict[str, str]]) -> None:
        self.rows.setdefault("parties", (schema.parties, []))[1].extend(naming.rows_of(claims, roles))

    def _traced(
        self, traces: Sequence[Trace], claims: Sequence[dict[str, Any]], reading: str, document: str, asserted: str | None
    ) -> None:
        tracks = [track_rows(t, claims[t.claim] if t.claim is not None else None, reading, document, asserted) for t in traces]
        self._add(schema.tracks, tracks)
        self._add(schema.traces, [r for t, row in zip(traces, tracks, strict=True) for r in trace_rows(t, row["id"])])


def make(path: Path, documents: int = DOCUMENTS, every: int = EVERY) -> None:
    """Write the invented record to a new file; seek evidence for the promises of every so manyth document."""
    record = open_record(path, NOON)
    Desk(record, lambda: NOON)._register()
    indices = [
        i for one in schema.META.sorted_tables for i in sorted(one.indexes, key=lambda i: str(i.name)) if i.name not in _ASKED
    ]
    with record.engine.begin() as connection:
        for index in indices:
            index.drop(connection)
    _fill(record, World(documents))
    with record._writing() as connection:
        connection.exec_driver_sql("PRAGMA cache_size=-2000000")
        for index in indices:
            index.create(connection)
        _derive(connection, every)
    with record.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    record.close()


def _fill(record: Record, world: World) -> None:
    reports, seen = world.reports(), _there(record)
    while part := list(islice(reports, AT_ONCE)):
        with record._writing() as connection:
            connection.exec_driver_sql("PRAGMA cache_size=-2000000")
            writer = Bulk(connection)
            writer.seen = seen
            for document, resolution in part:
                writer.append(document, resolution, NOON)
            writer.flush()
            writer.close()


def _there(record: Record) -> set[tuple[Any, ...]]:
    """The keys of rows that the registers brought."""
    with record.engine.connect() as connection:
        return {(t.name, *row) for t in _ONCE for row in connection.execute(select(*t.primary_key))}


def _derive(connection: Connection, every: int) -> None:
    known = set(connection.scalars(select(schema.live_labels.c.document)))
    connection.execute(insert(schema.live_labels), [r for r in labelled(connection) if r["document"] not in known])
    connection.execute(schema.live_readings.delete())
    connection.execute(insert(schema.live_readings).from_select([c.name for c in schema.live_readings.c], standing()))
    counted.refill(connection)
    t = schema.tracks.c
    promises = connection.scalars(select(t.id).where(t.side.in_((1, 3))).order_by(t.id)).all()[::every]
    for n in range(0, len(promises), 400):
        if rows := tracing.pairs(connection, promises[n : n + 400], back=False):
            connection.execute(insert(schema.evidence), rows)


def questions(opened: Desk) -> list[tuple[str, float, Callable[[Any], object]]]:
    """Return what is asked, in how many milliseconds it should be answered, and how it is asked of a View."""
    from elchi.answers.brief import brief
    from elchi.answers.calendar import calendar
    from elchi.answers.commitments import commitments
    from elchi.answers.holders import who_held
    from elchi.answers.meetings import meetings
    from elchi.answers.search import search
    from elchi.given import topics
    from elchi.model.followup import Standing

    world = World(DOCUMENTS)
    state, body, holder = world.states[3].id, world.bodies[2].id, world._holder(world.states[3].id, world.states[3].name, 2, DAY)
    return [
        ("brief of a state", 1000, lambda v: brief(v, state, DAY, body, topics())),
        ("brief of an office", 1000, lambda v: brief(v, holder.office_id, DAY, body, topics())),
        ("brief of a person", 1000, lambda v: brief(v, holder.person, DAY, body, topics())),
        ("brief of a body", 1000, lambda v: brief(v, body, DAY, state, topics())),
        ("brief of a topic", 1000, lambda v: brief(v, "topic:energy", DAY, body, topics())),
        ("commitments of a state", 1000, lambda v: commitments(v, by=state)),
        ("overdue commitments of a state", 1000, lambda v: commitments(v, by=state, overdue=True)),
        (
            "commitments nobody found evidence of, of a state",
            1000,
            lambda v: commitments(v, by=state, standing=[Standing.NO_EVIDENCE]),
        ),
        ("latest 100 commitments", 1000, lambda v: commitments(v, latest=100)),
        ("latest 50 encounters", 1000, lambda v: meetings(v, latest=50)),
        ("calendar of a state", 1000, lambda v: calendar(v, DAY, state)),
        ("who held an office", 1000, lambda v: who_held(v, holder.office_id, DAY)),
        ("passages with two words", 1000, lambda v: search(v, "energy completed")),
    ]


def figures_of(path: Path) -> Iterator[Figure]:
    """Yield how long each question takes, the middle of three."""
    record = open_record(path, NOON, create=False)
    opened = Desk(record, lambda: NOON)
    for name, aim, ask in questions(opened):
        spent = [_timed(opened, ask) for _ in range(3)]
        yield Figure(f"ms, {name}", statistics.median(spent), counts=f"aim: under {aim:,.0f}; first {spent[0]:,.0f}")
    yield from _changed(opened)
    record.close()


def _timed(opened: Desk, ask: Callable[[Any], object]) -> float:
    begin = time.perf_counter()
    with opened.view(as_of=None) as view:
        ask(view)
    return (time.perf_counter() - begin) * 1000


def _changed(opened: Desk) -> Iterator[Figure]:
    from elchi.answers.changes import changes

    since = date(2025, 12, 1)
    for name, about in (("all", None), ("a state", World(1).states[3].id)):
        begin = time.perf_counter()
        with opened.view(as_of=since) as before, opened.view() as view:
            changes(before, view, since, about)
        yield Figure(f"ms, changes of a month, {name}", (time.perf_counter() - begin) * 1000, counts="aim: under 1,000")


def main() -> None:
    """Make the record where there is none, and print how long its questions take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--whole", action="store_true", help="seek evidence for every promise")
    asked = parser.parse_args()
    if not asked.file.exists():
        begin = time.perf_counter()
        make(asked.file, asked.documents, 1 if asked.whole else EVERY)
        print(f"made in {time.perf_counter() - begin:,.0f} seconds")
    print(table(figures_of(asked.file)))


if __name__ == "__main__":
    main()
