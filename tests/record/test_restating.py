"""One promise told twice, on SQLite and on PostgreSQL: joined where that is sure, asked about where likely, apart where it is another."""

from datetime import date, timedelta

import pytest
from conftest import NOON, document

from elchi.answers.commitments import commitment, commitments
from elchi.answers.review import queue
from elchi.desk import resolve_alone
from elchi.model.entity import Judgement, Verdict
from elchi.model.followup import Act, FollowUp, Standing
from elchi.record.known import RecordKnown
from elchi.record.store import Record

JOINED, ASKED, APART = "joined", "asked about", "apart"
LATER = NOON + timedelta(days=1)
FIRST, THEN = date(2016, 5, 20), date(2018, 9, 12)


def read(record: Record, *told: tuple[date, str]) -> None:
    for number, (day, words) in enumerate(told):
        report = document(words, day, f"{number}.txt")
        with record.writer() as writer:
            writer.append(report, resolve_alone(report, RecordKnown(writer.connection)), NOON)


def came_of(record: Record) -> str:
    with record.view() as view:
        several = any(len(commitment(view, u.id).texts) > 1 for u in commitments(view))
        return JOINED if several else ASKED if any(d.doubt.question == "commitment" for d in view.doubts()) else APART


def session(number: str, topic: str) -> str:
    words = f"{topic}\n\nThe General Assembly,\n\n1. Requests the Secretary-General to report to the General Assembly at its {number} session on the implementation of the present resolution."
    return f"Resolution adopted by the General Assembly\n\n74/131. {words}"


OTS = "The Heads of State of the Organization of Turkic States met in Baku on 25 October 2018. They "
TOLD = [
    ("Estonia pledged to open a school of law in Bishkek.", "He reaffirmed Estonia's commitment to open the school of law in Bishkek.", JOINED),
    ("Norway promised to finance the rehabilitation of the Vakhsh pumping stations.", "Norway renewed its pledge to pay for the repair of pumping stations on the Vakhsh.", JOINED),
    ("India will build an oil refinery in the province of Dornogovi.", "He reiterated that India would construct the refinery in Dornogovi.", JOINED),
    ("Georgia agreed to reopen the border post at Karkyra.", "As agreed in Baku last year, Georgia will reopen the Karkyra border crossing.", JOINED),
    (OTS + "instructed the Secretariat to draft a charter of the youth capital.", "In implementation of the decision, the Secretariat of the Organization of Turkic States shall draw up the charter of the youth capital.", JOINED),
    (session("seventy-fifth", "Mountain countries"), session("seventy-sixth", "Mountain countries"), JOINED),
    (session("seventy-fifth", "Mountain countries"), session("seventy-sixth", "Desert countries"), APART),
    ("Belarus undertook to rebuild the bridge in Gomel by the end of 2017.", "Belarus undertook to rebuild the bridge in Gomel by the end of 2019.", JOINED),
    ("Japan will give 5 million dollars to the Haiti fund in 2017.", "Japan will give 5 million dollars to the Haiti fund in 2019.", APART),
    ("Japan pledged 3 million dollars to the mine clearance fund for 2017.", "Japan pledged 3 million dollars to the mine clearance fund for 2018.", APART),
    ("Japan pledged to give tents to the camp at Moria.", "Japan has pledged to give tents to the camp at Moria.", ASKED),
    ("Japan pledged to build a hospital for children in Namangan.", "Japan pledged to build a hospital for children in Termez.", APART),
    ("Japan pledged to build a hospital for children in the town of Namangan.", "Japan reaffirmed its commitment to build a school for children in the town of Namangan.", APART),
    ("Portugal agreed to train fifty Serbian firefighters in Coimbra.", "Portugal reaffirmed its commitment to train fifty Serbian pilots in Coimbra.", APART),
    ("Peru decided to open an embassy in Tallinn.", "Peru decided to close its embassy in Tallinn.", APART),
    ("Peru decided to apply for membership of the Arctic Union.", "Peru decided not to apply for membership of the Arctic Union.", APART),
    ("Romania agreed to finance a study of the gas pipeline to Ungheni.", "Romania agreed to finance the construction of the gas pipeline to Ungheni.", APART),
    ("Morocco pledged to grant 200 scholarships to students from Mali.", "Morocco renewed its pledge to grant 350 scholarships to students from Mali.", APART),
    ("Denmark promised to train coast guards for Somalia.", "Finland promised to train coast guards for Somalia.", APART),
    ("The Executive Bureau was asked to set up a dredging fund.", "The Executive Bureau was once again asked to set up a fund for dredging.", ASKED),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "comes"), TOLD, ids=range(len(TOLD)))
@pytest.mark.parametrize("forwards", [True, False])
def test_what_comes_of_a_promise_told_twice(record: Record, first: str, then: str, comes: str, forwards: bool) -> None:
    told = (FIRST, first), (THEN, then)
    read(record, *(told if forwards else told[::-1]))
    assert came_of(record) == comes
    assert record.check() == []


def test_what_a_person_takes_apart_stays_apart_and_what_he_chooses_is_joined(record: Record) -> None:
    read(record, (FIRST, TOLD[0][0]), (THEN, TOLD[0][1]), (FIRST, TOLD[10][0]), (THEN, TOLD[10][1]))
    with record.view() as view:
        told = commitment(view, next(u.id for u in commitments(view) if "school" in u.what))
        asked = queue(view, only="doubts").items[0]
    assert [(t.day, t.says) for t in told.texts] == [(FIRST, None), (THEN, "reaffirmed")]
    assert told.texts[0].joined is None and "said again" in (told.texts[1].joined or "")
    one, other = (t.id for t in told.texts)
    with record.writer() as writer:
        writer.judge(Judgement(one, other, Verdict.NOT_SAME, "person:A", "another school"), NOON)
        writer.settle(asked.doubt.citation.document, asked.doubt.doubt, asked.choices[0].choice, "A", "the same tents", NOON)
    with record.view() as view:
        assert sorted(len(commitment(view, u.id).texts) for u in commitments(view)) == [1, 1, 2]
    assert record.check() == []


def test_what_takes_the_place_of_another_is_asked_and_then_told_of_both(record: Record) -> None:
    read(
        record,
        (FIRST, "Fiji decided that the seat of the seed bank would be in Suva."),
        (THEN, "Fiji decided that the seat of the seed bank would be in Nadi instead of Suva."),
    )
    assert came_of(record) == ASKED
    with record.view() as view:
        asked = queue(view, only="doubts").items[0]
    assert asked.choices[0].words.startswith("takes the place of: decided that the seat of the seed bank would be in Suva")
    with record.writer() as writer:
        writer.settle(asked.doubt.citation.document, asked.doubt.doubt, asked.choices[0].choice, "A", "", NOON)
    with record.view() as view:
        found = {u.what[-12:]: commitment(view, u.id) for u in commitments(view)}
    old = next(c for c in found.values() if c.followed.stands.assessed is Standing.OVERTAKEN)
    assert [link.how for link in old.links] == ["superseded by"]
    assert [link.how for c in found.values() if c is not old for link in c.links] == ["supersedes"]
    with record.writer() as writer:
        writer.reopen(asked.doubt.citation.document, asked.doubt.doubt.span.start, "commitment", "A", "too soon", LATER)
    with record.view() as view:
        assert all(u.assessed is not Standing.OVERTAKEN for u in commitments(view))
    assert record.check() == []


def test_a_term_that_moved_is_the_last_one_told(record: Record) -> None:
    read(record, (FIRST, TOLD[7][0]), (THEN, TOLD[7][1]))
    with record.view() as view:
        found = commitments(view)[0]
    assert (found.due_last, found.course) == (date(2019, 12, 31), "one-off")
    assert 'moved on 2018-09-12; before "by the end of 2017"' in (found.arithmetic or "")


def test_each_session_is_an_instance_and_what_was_said_of_one_says_nothing_of_the_next(record: Record) -> None:
    read(record, (FIRST, TOLD[5][0]))
    with record.view() as view:
        only = commitments(view)[0]
    with record.writer() as writer:
        done = {"standing": Standing.COMPLETE, "by": "person:A", "why": "the report came", "on": date(2017, 3, 3)}
        writer.follow(FollowUp(subject=only.id, act=Act.ASSESS, **done), NOON)
    with record.view() as view:
        assert commitments(view)[0].assessed is Standing.COMPLETE
    read(record, (FIRST, TOLD[5][0]), (THEN, TOLD[5][1]))
    with record.view() as view:
        found = commitments(view)[0]
        assert (found.course, found.assessed) == ("recurring", Standing.NOT_LOOKED_AT)
        assert [t.due for t in commitment(view, found.id).texts] == ["2020-09", "2021-09"]
