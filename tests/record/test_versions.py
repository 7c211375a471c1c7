"""Versions, readings and times: what a View holds when documents come again, change, go back, or are read anew."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from conftest import NOON
from made import DAY, report

from elchi.errors import RecordError
from elchi.model.reading import Doubt
from elchi.model.document import Span
from elchi.record import sight
from elchi.record.append import News
from elchi.record.store import Record

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True, params=[300, 0], ids=["few replaced", "many replaced"])
def _replaced(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the readings that do not count are gathered for a question, or each claim is asked for its own."""
    monkeypatch.setattr(sight, "_FEW", request.param)


def people(record: Record, **when: object) -> list[str]:
    """Whom the View tells of."""
    with record.view(**when) as view:  # type: ignore[arg-type]
        assert sorted(view.latest_told("Encounter", None)) == sorted(r.id for r in view.claims("Encounter"))
        return sorted(p.person_id or "" for r in view.claims("Encounter") for p in r.claim.participants)


def put(record: Record, made: tuple, at: datetime = NOON) -> News:
    with record.writer() as writer:
        return writer.append(*made, at).news


def test_as_of_shows_the_version_that_was_out_by_then(record: Record) -> None:
    put(record, report("First.", ["ali"], published=date(2021, 5, 4)))
    put(record, report("Second.", ["veli"], published=date(2022, 5, 4)), NOON + HOUR)
    assert people(record) == ["person:veli"]
    assert people(record, as_of=date(2021, 12, 1)) == ["person:ali"]
    assert people(record, as_of=date(2021, 12, 1), known=NOON + HOUR) == ["person:ali"]
    assert people(record, as_of=date(2022, 12, 1)) == ["person:veli"]
    assert people(record, as_of=date(2021, 5, 3)) == []
    with record.view(as_of=date(2021, 12, 1)) as view:
        assert [s.published for s in view.documents()] == [date(2021, 5, 4)]
        assert len(view.passages("first")) == 1 and view.passages("second") == []


def test_a_page_may_go_back_to_what_it_said(record: Record) -> None:
    put(record, report("First.", ["ali"]))
    put(record, report("Second.", ["veli"]), NOON + HOUR)
    assert put(record, report("First.", ["ali"]), NOON + 2 * HOUR) is News.KNOWN
    assert people(record) == ["person:ali"]
    assert people(record, known=NOON + HOUR) == ["person:veli"]
    assert record.check() == []


def test_one_document_at_two_addresses_stays_where_it_was_not_replaced(record: Record) -> None:
    put(record, report("First.", ["ali"], address="a.txt"))
    put(record, report("First.", ["ali"], address="b.txt"))
    put(record, report("Second.", ["veli"], address="a.txt"), NOON + HOUR)
    assert people(record) == ["person:ali", "person:veli"]
    put(record, report("Third.", ["can"], address="b.txt"), NOON + 2 * HOUR)
    assert people(record) == ["person:can", "person:veli"]


def test_a_newer_reading_supersedes_and_both_stay(record: Record) -> None:
    put(record, report("Text.", ["ali"], reader="r1"))
    assert put(record, report("Text.", ["veli"], reader="r2"), NOON + HOUR) is News.REREAD
    assert people(record) == ["person:veli"]
    assert people(record, known=NOON) == ["person:ali"]
    with record.view() as view:
        assert view.counts() == {"documents": 1, "encounters": 1}


def test_of_two_readings_at_one_moment_the_later_appended_counts(record: Record) -> None:
    for reader in ("r1", "r2", "r3", "r4"):
        put(record, report("Text.", [f"of-{reader}"], reader=reader))
        assert people(record) == [f"person:of-{reader}"] == people(record, known=NOON)


def test_reading_an_old_version_anew_does_not_bring_it_back(record: Record) -> None:
    put(record, report("First.", ["ali"], address="a.txt"))
    put(record, report("Second.", ["veli"], address="a.txt"), NOON + HOUR)
    put(record, report("First.", ["can"], address="elsewhere.txt", reader="r2"), NOON + 2 * HOUR)
    put(record, report("Fourth.", ["dan"], address="elsewhere.txt"), NOON + 3 * HOUR)
    assert people(record) == ["person:dan", "person:veli"]


@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        (datetime(2026, 1, 1, 17, 0, tzinfo=timezone(timedelta(hours=5))), True),  # noon in London
        (datetime(2026, 1, 1, 16, 59, tzinfo=timezone(timedelta(hours=5))), False),
        (datetime(2026, 1, 1, 8, 0, tzinfo=timezone(-timedelta(hours=5))), True),
        (datetime(2026, 1, 1, 12, 0), True),  # one without a zone is UTC
        (datetime(2026, 1, 1, 11, 59, tzinfo=UTC), False),
    ],
)
def test_moments_compare_across_zones(record: Record, moment: datetime, seen: bool) -> None:
    put(record, report("Text."))
    assert bool(people(record, known=moment)) is seen


def test_an_undated_document_counts_from_one_day_in_every_question(record: Record) -> None:
    put(record, report("Words told.", published=None))
    for day, seen in ((DAY - timedelta(days=1), 0), (DAY, 1)):
        with record.view(as_of=day) as view:
            assert [len(found) for found in (view.claims(), view.documents(), view.passages("words"))] == [seen] * 3
            assert view.counts()["documents"] == seen


def test_an_undated_document_that_tells_of_no_day_counts_from_when_it_came(record: Record) -> None:
    made, resolution = report("Words told.", published=None)
    untimed = replace(resolution.claims[0], period=None)
    put(record, (made, replace(resolution, claims=(untimed,))))
    assert (people(record, as_of=date(2025, 12, 31)), people(record, as_of=NOON.date())) == ([], ["person:ali"])


def test_a_settled_doubt_stays_settled_in_a_newer_reading(record: Record) -> None:
    doubt = Doubt(Span(0, 4), "which person", ("person:ali", "person:veli"), "Two fit.")
    made, first = report("Text.", doubts=(doubt,))
    put(record, (made, first))
    with record.view() as view:
        assert [(d.doubt, d.citation.quote) for d in view.doubts()] == [(doubt, "Text")]
    with record.writer() as writer:
        writer.settle(made.id, doubt, "person:veli", "person:x", "I was there", NOON + HOUR)
    put(record, report("Text.", doubts=(doubt,), reader="r2"), NOON + 2 * HOUR)
    with record.view() as view:
        assert view.doubts() == []
        assert [(s.choice, s.by, s.citation.quote) for s in view.settled()] == [("person:veli", "person:x", "Text")]
    with record.view(known=NOON) as view:
        assert len(view.doubts()) == 1 and view.settled() == []
    with record.writer() as writer:
        writer.reopen(made.id, 0, "which person", "person:x", "not sure any more", NOON + 3 * HOUR)
        with pytest.raises(RecordError, match="No reader had a doubt at 9"):
            writer.reopen(made.id, 9, "which person", "person:x", "", NOON + 3 * HOUR)
    with record.view() as view:
        assert [d.doubt for d in view.doubts()] == [doubt] and not view.settled()[0].stands
    with record.view(known=NOON + 2 * HOUR) as view:
        assert view.doubts() == [] and view.settled()[0].stands


def test_a_view_does_not_change_while_it_is_asked(record: Record) -> None:
    put(record, report("First.", ["ali"], address="a.txt"))
    with record.view() as view:
        before = view.claims()
        put(record, report("Second.", ["veli"], address="b.txt"))
        assert view.claims() == before and len(view.documents()) == 1
    assert people(record) == ["person:ali", "person:veli"]


@pytest.mark.parametrize("text", ["a \x00 b", "a \ud800 b"])
def test_a_text_that_no_database_holds_is_refused_clearly(record: Record, text: str) -> None:
    made, resolution = report("a b")
    with pytest.raises(RecordError, match=r'"\\u[0-9a-f]{4}" at 2 is no character'):
        put(record, (replace(made, text=text), resolution))
    assert people(record) == []


def test_several_documents_share_one_transaction(record: Record) -> None:
    with record.writer() as writer:
        for n in range(5):
            writer.append(*report(f"Text {n}.", [f"p{n}"], address=f"{n}.txt"), NOON)
    assert len(people(record)) == 5
    assert record.check() == []


def test_the_record_serves_what_resolving_asks(record: Record) -> None:
    put(record, report("First.", ["ali", "veli"]))
    with record.known() as known:
        assert [p.id for p in known.people(["ali", "nobody"])] == ["person:ali"]
        assert [e.id for e in known.encounters(None, ["person:veli"])] == ["encounter:ali-veli"]
        assert list(known.encounters(None, ["person:can"])) == list(known.commitments(["person:ali"])) == []
