"""What every record does, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import NOON, document, resolved
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from elchi.desk import resolve_alone
from elchi.errors import RecordError
from elchi.model.claim import Encounter
from elchi.model.document import Clearance, Document, Label, Level
from elchi.model.entity import Judgement, Verdict
from elchi.record.append import JudgementUndone, News, Receipt
from elchi.record.check import check
from elchi.record.schema import LOG, expected_guards, guards
from elchi.record.store import Record, open_record

REPORT = "Foreign Minister Ali Veli of Georgia met with Prime Minister Can Kara of Armenia in Baku on 3 May 2021. Ali Veli praised the ties."
LATER = "Prime Minister Can Kara of Armenia received Foreign Minister Ali Veli of Georgia in Yerevan on 5 June 2022."


def append(record: Record, report: Document, at: datetime = NOON) -> Receipt:
    from elchi.record.known import RecordKnown

    with record.writer() as writer:
        return writer.append(report, resolve_alone(report, RecordKnown(writer.connection)), at)


def counts(record: Record) -> dict[str, int]:
    with record.engine.connect() as connection:
        return {t.name: connection.execute(text(f"SELECT count(*) FROM {t.name}")).scalar_one() for t in LOG}


def test_what_is_appended_is_seen_with_its_quote(record: Record) -> None:
    report = document(REPORT, date(2021, 5, 4))
    receipt = append(record, report)
    with record.view() as view:
        found = view.claims("Encounter")
    assert receipt.news is News.NEW
    assert [f.citation.quote for f in found] == [
        "Foreign Minister Ali Veli of Georgia met with Prime Minister Can Kara of Armenia in Baku on 3 May 2021."
    ]
    assert found[0].claim in resolved(REPORT, date(2021, 5, 4)).claims or isinstance(found[0].claim, Encounter)
    assert (found[0].asserted, found[0].source.id, found[0].recorded) == (date(2021, 5, 4), report.id, NOON)


def test_appending_twice_changes_nothing(record: Record) -> None:
    append(record, document(REPORT))
    before = counts(record)
    assert append(record, document(REPORT), NOON + timedelta(days=1)).news is News.KNOWN
    assert counts(record) == before


def test_a_changed_document_at_an_address_is_a_new_version_and_both_stay(record: Record) -> None:
    append(record, document(REPORT, address="a.txt"))
    assert append(record, document(LATER, address="a.txt"), NOON + timedelta(days=1)).news is News.VERSION
    with record.view() as view:
        assert {f.claim.place for f in view.claims("Encounter")} == {"Yerevan"}
    with record.view(known=NOON) as view:
        assert {f.claim.place for f in view.claims("Encounter")} == {"Baku"}
    assert counts(record)["documents"] == 2


@pytest.mark.parametrize("action", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_log_refuses_to_change(record: Record, action: str) -> None:
    append(record, document(REPORT))
    for table in LOG:
        column = next(iter(table.columns)).name
        with record.engine.connect() as connection:
            if connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one() == 0:
                continue
            with pytest.raises(DatabaseError, match="only grows"):
                connection.execute(text(action.format(table.name, column, column)))


def test_guards_stand(record: Record) -> None:
    with record.engine.connect() as connection:
        assert expected_guards() <= guards(connection)


def test_as_of_sees_what_documents_said_by_then(record: Record) -> None:
    append(record, document(REPORT, date(2021, 5, 4), "a.txt"))
    append(record, document(LATER, date(2022, 6, 6), "b.txt"))
    with record.view(as_of=date(2021, 12, 31)) as view:
        assert len(view.claims("Encounter")) == 1
        assert [s.published for s in view.documents()] == [date(2021, 5, 4)]
    with record.view(as_of=date(2021, 5, 3)) as view:
        assert view.claims() == []


def test_a_document_without_a_date_counts_from_what_it_tells_of(record: Record) -> None:
    append(record, document(REPORT))
    with record.view(as_of=date(2021, 5, 2)) as view:
        assert view.claims("Encounter") == []
    with record.view(as_of=date(2021, 5, 3)) as view:
        assert view.claims("Encounter")[0].asserted == date(2021, 5, 3)


def test_later_documents_do_not_change_what_was_known_before(record: Record) -> None:
    append(record, document(REPORT, address="a.txt"))
    with record.view(known=NOON) as view:
        before = (view.claims(), view.documents(), view.passages("Baku"))
    append(record, document(LATER, address="b.txt"), NOON + timedelta(hours=1))
    with record.writer() as writer:
        writer.judge(Judgement("person:ali-veli", "person:can-kara", Verdict.SAME, "person:x", "a slip"), NOON + timedelta(hours=2))
    with record.view(known=NOON) as view:
        assert (view.claims(), view.documents(), view.passages("Baku")) == before


def test_labels_hide_everything_of_a_document(record: Record) -> None:
    append(record, document(REPORT, label=Label(Level.RESTRICTED, frozenset({"cabinet"}))))
    for clearance in (Clearance(), Clearance(Level.INTERNAL), Clearance(Level.INTERNAL, frozenset({"press"}))):
        with record.view(clearance=clearance) as view:
            assert view.claims() == [] == view.documents() == view.passages("Baku") == view.doubts()
            assert view.names("person:ali-veli") == []
            assert view.find(("baku",)) == []
            assert view.counts() == {"documents": 0}
    with record.view(clearance=Clearance(Level.PUBLIC, frozenset({"cabinet"}))) as view:
        assert len(view.claims("Encounter")) == 1


@pytest.mark.parametrize(
    "words", ["Baku", "BAKU met", '"Baku" OR x', "Bakü", "NEAR(", "a AND", "*", "'; DROP TABLE claims; --", "col:umn"]
)
def test_search_takes_words_as_words(record: Record, words: str) -> None:
    append(record, document(REPORT))
    with record.view() as view:
        found = view.passages(words)
    assert all("Baku" in p.citation.quote for p in found)
    assert bool(found) == (words in ("Baku", "BAKU met", "Bakü"))


def test_people_are_known_to_the_next_document(record: Record) -> None:
    append(record, document(REPORT, date(2021, 5, 4), "a.txt"))
    append(record, document(LATER, date(2022, 6, 6), "b.txt"))
    with record.view() as view:
        met = {p.person_id for f in view.claims("Encounter") for p in f.claim.participants}
    assert met == {"person:ali-veli", "person:can-kara"}


def test_a_judgement_joins_and_a_later_one_parts_again(record: Record) -> None:
    append(record, document(REPORT))
    same, apart = (
        Judgement("person:ali-veli", "person:can-kara", v, "person:x", "looked") for v in (Verdict.SAME, Verdict.NOT_SAME)
    )
    with record.writer() as writer:
        writer.judge(same, NOON)
    with record.view() as view:
        assert view.one("person:can-kara") == view.one("person:ali-veli")
    with record.writer() as writer:
        writer.judge(apart, NOON + timedelta(days=1))
    with record.view() as view:
        assert view.one("person:can-kara") != view.one("person:ali-veli")
        assert [j.verdict for j in view.judgements("person:ali-veli")] == [Verdict.SAME, Verdict.NOT_SAME]


def test_a_rule_cannot_undo_what_a_person_judged(record: Record) -> None:
    mine = Judgement("person:a", "person:b", Verdict.NOT_SAME, "person:x", "two people, I know both")
    with record.writer() as writer:
        writer.judge(mine, NOON)
    with pytest.raises(JudgementUndone, match=r'person:x judged person:a and person:b "not same"'), record.writer() as writer:
        writer.judge(Judgement("person:a", "person:b", Verdict.SAME, "rule:person", "same name"), NOON)


def test_check_finds_nothing_wrong_in_a_sound_record(record: Record) -> None:
    append(record, document(REPORT, address="a.txt"))
    append(record, document(LATER, address="b.txt"))
    assert check(record) == []


def test_a_failing_append_leaves_nothing(record: Record) -> None:
    report = document(REPORT)
    broken = resolve_alone(report)
    object.__setattr__(broken, "claims", (*broken.claims, object()))
    with pytest.raises((RecordError, AttributeError, TypeError)), record.writer() as writer:
        writer.append(report, broken, NOON)
    assert set(counts(record).values()) == {0}


def test_reopening_finds_the_same(tmp_path: object) -> None:
    place = f"{tmp_path}/again.elchi"
    first = open_record(place, NOON)
    append(first, document(REPORT))
    first.close()
    again = open_record(place, datetime(2027, 1, 1, tzinfo=UTC), create=False)
    with again.view() as view:
        assert len(view.claims("Encounter")) == 1
    again.close()


def test_names_and_claims_come_in_one_order_on_every_database(record: Record) -> None:
    """Undated reports come where they come whatever a database makes of NULL, letters by their code and by no locale."""
    append(record, document("Foreign Minister Ali Veli met Can Kara in Baku.", None, "a.txt"))
    append(record, document("Foreign Minister Ali Veli met Can Kara in Baku on 3 May 2021.", date(2021, 5, 4), "b.txt"))
    append(record, document("Foreign Minister Ali Vel met Deniz Ak in Baku on 4 May 2021.", date(2021, 5, 5), "c.txt"))
    with record.view() as view:
        person = next(e.id for e in view.entities("person") if e.name == "Ali Veli")
        names = [(name, source.address) for name, source in view.names(person)]
        told = [r.source.address for r in view.claims("Tenure", party=person)]
    assert names == sorted(names)
    assert [a for _, a in names if a in ("a.txt", "b.txt")] == ["a.txt", "b.txt"]
    assert told[-1] == "a.txt"


def test_passages_come_in_one_order_on_every_database(record: Record) -> None:
    """Ranks are the databases' own and differ; the shortest passage that holds the words comes first on both."""
    long, short = "Ali Veli of Georgia and Can Kara of Armenia spoke of the railway in Baku.", "The railway opened."
    for words in (long, short):
        append(record, document(words, address=f"{len(words)}.txt"))
    with record.view() as view:
        assert [p.citation.quote for p in view.passages("railway")] == [short, long]
        assert [p.citation.quote for p in view.passages("rail", begin=True)] == [short, long]
        assert view.passages("rail") == []
