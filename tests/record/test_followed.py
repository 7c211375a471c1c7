"""What came of promises, on SQLite and on PostgreSQL: evidence finds its promise in either order, acts are kept and undone."""

from datetime import date, timedelta

import pytest
from conftest import NOON, document
from sqlalchemy import text

from elchi.answers.commitments import commitment, commitments
from elchi.answers.outcomes import Outcome, planned
from elchi.desk import resolve_alone
from elchi.errors import RecordError
from elchi.model.document import Citation, Clearance, Label, Level, Span
from elchi.model.followup import Act, Decision, FollowUp, Standing
from elchi.model.entity import Judgement, Verdict
from elchi.record.known import RecordKnown
from elchi.record.store import Record

PROMISE = document("Foreign Minister Ali Veli of Georgia met Can Kara of Armenia in Baku. Georgia pledged to open a museum of carpets in Tbilisi.", date(2021, 5, 3), "a.txt")  # fmt: skip
DEED = document("A museum of carpets was opened in Tbilisi on Sunday. Many guests came.", date(2022, 6, 5), "b.txt")
OTHER = document("A school of music was opened in Batumi on Sunday. Many guests came.", date(2022, 6, 6), "c.txt")
LATER = timedelta(days=1)


def read(record: Record, *reports, at=NOON):
    for report in reports:
        with record.writer() as writer:
            writer.append(report, resolve_alone(report, RecordKnown(writer.connection)), at)


def pairs(record: Record):
    with record.engine.connect() as connection:
        query = "SELECT p.quote, d.text FROM evidence e JOIN claims p ON p.id = e.promise JOIN tracks t ON t.id = e.shows JOIN documents d ON d.id = t.document"
        return sorted({(row[0], row[1].split(".")[0]) for row in connection.execute(text(query))})


@pytest.mark.parametrize("order", [(PROMISE, DEED, OTHER), (OTHER, DEED, PROMISE)], ids=["promise first", "deed first"])
def test_a_deed_finds_its_promise_whichever_was_read_first(record: Record, order) -> None:
    read(record, *order)
    assert pairs(record) == [
        ("Georgia pledged to open a museum of carpets in Tbilisi.", "A museum of carpets was opened in Tbilisi on Sunday")
    ]
    assert record.check() == []


def test_what_was_told_before_the_promise_shows_nothing(record: Record) -> None:
    before = document(DEED.text, date(2020, 6, 5), "b.txt")
    read(record, PROMISE, before)
    assert pairs(record) == []


CLINIC = document("Foreign Minister Ali Veli of Georgia met Can Kara of Armenia in Baku. Georgia will build a clinic for Armenia in Gyumri.", date(2021, 5, 3), "a.txt")  # fmt: skip


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Ali Veli of Georgia met the mayor of Gyumri in Armenia. A hospital opened its doors there in May.", 1),  # where it is stands before
        ("Georgia and Fiji opened a clinic. Guests came.", 0),  # between two others
        ("Georgia and Armenia underlined the role of a clinic.", 0),  # mere talk
    ],
)  # fmt: skip
def test_whose_deed_it_is(record: Record, told: str, shown: int) -> None:
    read(record, CLINIC, document(told, date(2022, 6, 5), "b.txt"))
    assert len(pairs(record)) == shown


def test_words_of_the_same_day_say_a_promise_again(record: Record) -> None:
    again = document("A museum of carpets in Tbilisi was agreed on with Georgia. Many guests came.", PROMISE.published, "b.txt")
    read(record, PROMISE, again)
    assert pairs(record) == []


def pledge(record: Record):
    with record.view() as view:
        return next(u for u in commitments(view) if "museum" in u.what)


def act(record: Record, at=NOON, **said) -> str:
    with record.writer() as writer:
        return writer.follow(FollowUp(**({"subject": pledge(record).id, "by": "person:A. Reader", "why": "seen"} | said)), at)


def test_silence_waiting_and_no_evidence_are_three_answers(record: Record) -> None:
    read(record, PROMISE)
    assert pledge(record).standing == "not yet looked at"
    read(record, OTHER)
    assert pledge(record).standing == "no evidence found, searched in 1 document on 2022-06-06"
    read(record, DEED)
    assert pledge(record).standing == "not yet looked at; 1 proposal waits"


def test_accepted_evidence_moves_the_standing_and_a_rejected_one_does_not(record: Record) -> None:
    read(record, PROMISE, DEED, OTHER)
    with record.view() as view:
        proposal = commitment(view, pledge(record).id).followed.proposals[0]
    cited = Citation(proposal.cite.document, Span(proposal.cite.start, proposal.cite.end), proposal.cite.quote)
    act(record, act=Act.EVIDENCE, decision=Decision.REJECTED, evidence=cited)
    assert pledge(record).assessed is Standing.NO_EVIDENCE
    act(record, act=Act.EVIDENCE, decision=Decision.ACCEPTED, standing=Standing.COMPLETE, evidence=cited)
    with record.view() as view:
        whole = commitment(view, pledge(record).id)
    assert (whole.followed.stands.assessed, whole.followed.stands.on) == (Standing.COMPLETE, date(2022, 6, 5))
    assert [c.quote for c in whole.followed.stands.cites] == ["A museum of carpets was opened in Tbilisi on Sunday."]
    assert [p.decision for p in whole.followed.proposals] == [Decision.ACCEPTED]
    assert record.check() == []


def test_an_act_is_undone_by_a_new_one_and_both_stay(record: Record) -> None:
    read(record, PROMISE, OTHER)
    act(record, act=Act.ASSESS, standing=Standing.LIMITED)
    last = act(record, act=Act.ASSESS, standing=Standing.SUBSTANTIAL, why="half of it stands")
    act(record, act=Act.UNDO, undoes=last, why="another museum")
    with record.view() as view:
        whole = commitment(view, pledge(record).id)
    assert whole.followed.stands.assessed is Standing.LIMITED
    assert [(s.words, s.undone) for s in whole.followed.history][:2] == [
        ("assessed limited", False),
        ("assessed substantial", True),
    ]


def test_standings_are_seen_as_of_their_day_and_as_known(record: Record) -> None:
    read(record, PROMISE, OTHER)
    act(record, act=Act.ASSESS, standing=Standing.COMPLETE, on=date(2023, 1, 1), at=NOON + LATER)
    with record.view(as_of=date(2022, 12, 31)) as view:
        assert commitments(view)[0].assessed is Standing.NO_EVIDENCE
    with record.view(known=NOON) as view:
        assert commitments(view)[0].assessed is Standing.NO_EVIDENCE
    assert pledge(record).assessed is Standing.COMPLETE


def test_what_is_entered_late_of_an_earlier_day_changes_nothing_told_since(record: Record) -> None:
    read(record, PROMISE, OTHER)
    act(record, act=Act.ASSESS, standing=Standing.SUBSTANTIAL, on=date(2023, 1, 1))
    act(record, act=Act.ASSESS, standing=Standing.LIMITED, on=date(2022, 7, 1))
    assert pledge(record).assessed is Standing.SUBSTANTIAL
    with record.view(as_of=date(2022, 8, 1)) as view:
        assert commitments(view)[0].assessed is Standing.LIMITED
    with record.view() as view:
        history = commitment(view, pledge(record).id).followed.history
    assert [step.when for step in history] == [date(2022, 7, 1), date(2023, 1, 1)]


def test_the_published_words_stand_apart_from_the_assessment(record: Record) -> None:
    read(record, PROMISE)
    act(record, act=Act.ASSESS, standing=Standing.LIMITED)
    act(record, act=Act.PUBLISH, words="Work goes on", approved_by="the Council")
    with record.view() as view:
        followed = commitment(view, pledge(record).id).followed
    assert (followed.stands.assessed, followed.published and followed.published.words) == (Standing.LIMITED, "Work goes on")


def test_each_of_several_actors_stands_for_itself(record: Record) -> None:
    read(record, document("Armenia and Georgia pledged to build a bridge of peace on the Debed.", date(2021, 5, 3), "d.txt"))
    with record.view() as view:
        both = commitments(view)[0]
    with record.writer() as writer:
        one = FollowUp(subject=both.id, act=Act.ASSESS, by="person:A", why="seen", standing=Standing.COMPLETE, actor="Armenia")
        writer.follow(one, NOON)
    with record.view() as view:
        followed = commitment(view, both.id).followed
    assert {s.actor: s.assessed for s in followed.actors} == {"Armenia": Standing.COMPLETE, "Georgia": Standing.NOT_LOOKED_AT}
    assert followed.stands.assessed is not Standing.COMPLETE


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ({"act": Act.DROP, "why": " "}, "needs a reason"),
        ({"act": Act.ASSESS}, "needs a standing"),
        ({"act": Act.PUBLISH, "words": "done"}, "needs who approved"),
        ({"act": Act.EXTEND}, "needs the new term"),
        ({"act": Act.MERGE}, "needs the commitment it goes into"),
        ({"act": Act.REPORT, "evidence": Citation(PROMISE.id, Span(0, 4), "Nope")}, "does not stand in that document"),
        ({"act": Act.REPORT, "evidence": Citation("f" * 64, Span(0, 4), "Nope")}, "does not stand in that document"),
    ],
)
def test_an_act_without_what_it_needs_is_refused(record: Record, said, lacking) -> None:
    read(record, PROMISE)
    with pytest.raises(RecordError, match=lacking):
        act(record, **said)
    assert record.check() == []


def test_an_act_that_rests_on_a_hidden_document_is_hidden(record: Record) -> None:
    hidden = document(DEED.text, date(2022, 6, 5), "h.txt", Label(Level.RESTRICTED, frozenset({"press"})))
    read(record, PROMISE, OTHER, hidden)
    act(record, act=Act.ASSESS, standing=Standing.COMPLETE, evidence=Citation(hidden.id, Span(0, 8), hidden.text[:8]))
    with record.view() as view:
        assert commitments(view)[0].assessed is Standing.NO_EVIDENCE
    with record.view(clearance=Clearance(Level.INTERNAL, frozenset({"press"}))) as view:
        assert commitments(view)[0].assessed is Standing.COMPLETE


def test_a_restatement_joins_and_a_person_parts_it(record: Record) -> None:
    again = document("Georgia pledged to open a museum of carpets in Tbilisi, he recalled.", date(2021, 8, 3), "e.txt")
    read(record, PROMISE, again)
    with record.view() as view:
        told = commitment(view, pledge(record).id)
    assert [t.day for t in told.texts] == [date(2021, 5, 3), date(2021, 8, 3)]
    one, other = (t.id for t in told.texts)
    assert one != other
    with record.writer() as writer:
        writer.judge(Judgement(one, other, Verdict.NOT_SAME, "person:A", "another museum"), NOON)
    with record.view() as view:
        assert len([u for u in commitments(view) if "museum" in u.what]) == 2


def test_a_plan_that_passed_is_told_as_silence_and_one_held_by_its_rule(record: Record) -> None:
    plan = document("The 3rd Summit of the Organization of Turkic States will be held in Baku in 2030. The 4th Summit of the Organization of Turkic States will be held in Ankara in 2031.", date(2029, 5, 3), "p.txt")  # fmt: skip
    held = document(
        "The 3rd Summit of the Organization of Turkic States was held in Baku on 5 May 2030.", date(2030, 5, 6), "q.txt"
    )
    read(record, plan, held, document("Nothing else happened in Baku.", date(2033, 1, 1), "r.txt"))
    with record.view() as view:
        assert [(p.outcome, p.rule) for p in planned(view)] == [(Outcome.HELD, "same-encounter"), (Outcome.SILENT, "term-passed")]
    with record.view(as_of=date(2030, 1, 1)) as view:
        assert [p.outcome for p in planned(view)] == [Outcome.AHEAD, Outcome.AHEAD]
