"""What only a file can show: tampering from outside, foreign files, backups."""

import sqlite3
from datetime import date
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOON, document
from made import report
from sqlalchemy import event
from test_contract import REPORT, append

from elchi.errors import RecordError
from elchi.model.entity import Judgement, Verdict
from elchi.record.asof import View
from elchi.record.check import check
from elchi.record.codec import dump, load
from elchi.record.store import open_record


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        ("UPDATE claims SET quote = 'He met nobody.' WHERE kind = 'Encounter'", "every line has its sentence"),
        ("UPDATE claims SET valid_from = '1999-01-01' WHERE kind = 'Encounter'", "nothing is overwritten"),
        ("UPDATE documents SET content = X'00'", "documents are kept byte for byte"),
        ("DELETE FROM documents", "every claim has its reading and document"),
        ("DELETE FROM passages", "derived tables equal a rebuild"),
        ("DELETE FROM live_readings", "derived tables equal a rebuild"),
        ("UPDATE live_labels SET level = 2", "derived tables equal a rebuild"),
        ("DELETE FROM claims WHERE kind = 'Statement'", "every row has what it belongs to"),
        ("DELETE FROM claims; DELETE FROM roles", "nothing is overwritten"),
        ("DELETE FROM mentions", "nothing is overwritten"),
        ("DELETE FROM judgements", "nothing is overwritten"),
        ("UPDATE names SET name = 'Zed' WHERE rowid = 1", "nothing is overwritten"),
        ("UPDATE labels SET level = 2", "nothing is overwritten"),
        ("UPDATE sightings SET address = 'b.txt'", "nothing is overwritten"),
        ("INSERT INTO entities VALUES ('person:zed', 'person', 'Zed', NULL, NULL, '2026')", "nothing is overwritten"),
        ("UPDATE ledger SET recorded_at = '2020' WHERE number = 1", "nothing is overwritten"),
        ("DELETE FROM ledger WHERE number = 1", "nothing is overwritten"),
    ],
)
def test_check_finds_tampering(tmp_path: Path, change: str, promise: str) -> None:
    record = open_record(tmp_path / "r.elchi", NOON)
    append(record, document(REPORT, date(2021, 5, 4)))
    with record.writer() as writer:
        writer.judge(Judgement("person:a", "person:b", Verdict.SAME, "person:x", "known"), NOON)
    tamper(tmp_path / "r.elchi", change)
    assert promise in {b.promise for b in check(record)}


def tamper(place: Path, change: str) -> None:
    """Change a record from outside and put the guards back, so that only the change can be found."""
    raw = sqlite3.connect(place)
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    raw.executescript(change)
    for _, statement in guards:
        raw.execute(statement)
    raw.commit()
    raw.close()


def test_check_finds_that_a_guard_is_gone(tmp_path: Path) -> None:
    record = open_record(tmp_path / "r.elchi", NOON)
    raw = sqlite3.connect(tmp_path / "r.elchi")
    raw.execute("DROP TRIGGER claims_no_update")
    raw.commit()
    raw.close()
    assert [(b.where, b.met) for b in check(record)] == [("claims_no_update", "the guard is gone")]


def test_a_busy_record_says_so(tmp_path: Path) -> None:
    record = open_record(tmp_path / "r.elchi", NOON)
    raw = sqlite3.connect(tmp_path / "r.elchi", isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with record.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    with pytest.raises(RecordError, match="is being written to by another"), record.writer():
        pass
    raw.execute("ROLLBACK")
    with record.writer() as writer:
        assert writer.append(*report("Text."), NOON).claims == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda view: view.claims("Encounter", party="person:ali"),
        lambda view: view.claims(subject="encounter:ali"),
        lambda view: view.claims(document="x"),
        lambda view: view.names("person:ali"),
        lambda view: view.find(["ali"]),
        lambda view: view.judgements("person:ali"),
    ],
)
def test_a_question_about_one_thing_reads_no_table_through(tmp_path: Path, ask: Callable[[View], object]) -> None:
    record = open_record(tmp_path / "r.elchi", NOON)
    asked: list[tuple[str, object]] = []
    event.listen(record.engine, "before_cursor_execute", lambda c, cursor, statement, values, *_: asked.append((statement, values)))
    with record.view() as view:
        ask(view)
        plans = [
            row[3]
            for statement, values in asked
            if statement.startswith("SELECT") and "FROM same" not in statement
            for row in view.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert plans and not [step for step in plans if step.startswith("SCAN") and "live_labels" not in step]


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "other.db")
    raw.execute("CREATE TABLE birds (name)")
    raw.commit()
    with pytest.raises(RecordError, match='holds tables of something else \\("birds"\\)'):
        open_record(tmp_path / "other.db", NOON)
    (tmp_path / "text.elchi").write_text("no database at all, but long enough to have a head" * 20)
    with pytest.raises(RecordError, match="cannot be opened as a record"):
        open_record(tmp_path / "text.elchi", NOON)


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    open_record(tmp_path / "r.elchi", NOON).close()
    raw = sqlite3.connect(tmp_path / "r.elchi")
    raw.execute("INSERT INTO elchi VALUES (99, 'later')")
    raw.commit()
    with pytest.raises(RecordError, match="made by a newer Elchi"):
        open_record(tmp_path / "r.elchi", NOON)


def test_no_record_where_none_was_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        open_record(tmp_path / "none.elchi", NOON, create=False)


def test_a_backup_is_a_record(tmp_path: Path) -> None:
    record = open_record(tmp_path / "r.elchi", NOON)
    append(record, document(REPORT))
    record.backup(tmp_path / "copy.elchi")
    copy = open_record(tmp_path / "copy.elchi", NOON, create=False)
    with copy.view() as view, record.view() as original:
        assert view.claims() == original.claims() != []
    assert check(copy) == []
    with pytest.raises(RecordError, match="exists already"):
        record.backup(tmp_path / "copy.elchi")


def test_claims_survive_the_codec() -> None:
    from conftest import resolved

    for claim in resolved(
        REPORT + " They agreed to meet in June. Armenia is a member of the Council of Europe.", date(2021, 5, 4)
    ).claims:
        assert load(dump(claim)) == claim
