"""Steps between versions: a record of step 1 becomes what a new one is, or stays as it was."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import NOON
from made import report
from sqlalchemy import inspect, text

from elchi.model.document import Clearance, Level
from elchi.record import steps
from elchi.record.schema import META, expected_guards, guards, make_guards
from elchi.record.store import Record, open_record

OLD = Path(__file__).with_name("step1.sql")
DAY = timedelta(days=1)


def old_record(record: Record) -> None:
    """Put a record of step 1 in the place of an empty one."""
    lines = OLD.read_text().splitlines()[1:]
    sqlite = record.engine.dialect.name == "sqlite"
    with record._writing() as connection:
        connection.execute(text("DROP TABLE passages"))
        META.drop_all(connection)
        for line in lines:
            if sqlite:
                connection.exec_driver_sql(line.removesuffix(";"))
            elif not line.startswith(("CREATE TRIGGER", "CREATE VIRTUAL")):
                plain = re.sub(r"X'([0-9A-F]*)'", r"'\\x\1'", line.replace("BLOB", "BYTEA"))
                connection.exec_driver_sql(plain.removesuffix(";").replace("%", "%%"))
        if not sqlite:
            connection.execute(text("CREATE TABLE passages (words text, document varchar(200), first integer, stop integer)"))
            kept = "documents readings claims roles mentions doubts entities names judgements".split()
            make_guards(connection, tuple(META.tables[name] for name in kept))


def shape(record: Record) -> dict[str, tuple[set[str], set[str]]]:
    with record.engine.connect() as connection:
        look = inspect(connection)
        tables = [t for t in look.get_table_names() if not t.startswith("passages_")]
        return {t: ({c["name"] for c in look.get_columns(t)}, {str(i["name"]) for i in look.get_indexes(t)}) for t in tables}


def again(record: Record) -> Record:
    address = record.address
    record.close()
    return open_record(address, NOON + 9 * DAY)


def test_a_record_of_step_1_becomes_what_a_new_one_is(record: Record) -> None:
    new = shape(record)
    old_record(record)
    opened = again(record)
    assert shape(opened) == new
    with opened.engine.connect() as connection:
        assert guards(connection) == expected_guards()
        assert connection.scalars(text("SELECT step FROM elchi ORDER BY step")).all() == [*range(1, 12)]
    assert opened.check() == []
    opened.close()


def test_it_answers_as_before(record: Record) -> None:
    old_record(record)
    opened = again(record)
    with opened.view() as view:
        assert [r.claim.place for r in view.claims("Encounter")] == ["Baku"]
        assert view.find(["veli"]) == view.find(["ali"]) == ["person:ali-veli"] or view.entity("person:ali-veli")
        assert len(view.documents()) == 1 == len(view.passages("he left"))
    with opened.view(known=NOON) as view:
        assert len(view.documents()) == 1 and view.passages("he left") == []
    with opened.view(clearance=Clearance(Level.INTERNAL, frozenset({"press"}))) as view:
        assert sorted(r.claim.place or "" for r in view.claims("Encounter")) == ["Baku", "Yerevan"]
        assert len(view.judgements("person:ali-veli")) == 1
    opened.close()


def test_people_of_an_earlier_record_get_the_keys_of_today(record: Record) -> None:
    old_record(record)
    address = record.address
    record.close()
    opened = open_record(address, NOON + 9 * DAY, keys=lambda name: (f"today {name}",))
    with opened.known() as known:
        assert [p.names for p in known.people(["today Ali Veli"])] == [("Ali Veli",)]
    assert opened.check() == []
    opened.close()


def test_it_goes_on_growing(record: Record) -> None:
    old_record(record)
    opened = again(record)
    with opened.writer() as writer:
        writer.append(*report("Another.", ["ali-veli"]), NOON + 10 * DAY)
    assert opened.check() == []
    opened.close()


def test_a_step_that_fails_leaves_the_record_as_it_was(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    old_record(record)
    before = shape(record)

    def cut(*_: object) -> None:
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(steps, "rebuild", cut)
    with pytest.raises(RuntimeError, match="power"):
        again(record)
    assert shape(record) == before
    monkeypatch.undo()
    opened = again(record)
    assert opened.check() == []
    opened.close()
