"""What only a file can show: tampering from outside, foreign files, backups."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from conftest import NOON, document
from test_contract import REPORT, append

from elchi.errors import RecordError
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
        ("SELECT 1", "nothing is overwritten"),  # the guards alone are gone
    ],
)
def test_check_finds_tampering(tmp_path: Path, change: str, promise: str) -> None:
    record = open_record(tmp_path / "r.elchi", NOON)
    append(record, document(REPORT, date(2021, 5, 4)))
    raw = sqlite3.connect(tmp_path / "r.elchi")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute(change)
    raw.commit()
    raw.close()
    assert promise in {b.promise for b in check(record)}


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
