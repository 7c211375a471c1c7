"""A consultation: who was asked, what each state says to each paragraph in its own words, who is still to answer."""

from datetime import date
from pathlib import Path

import pytest

from elchi.answers.consultation import WHOLE, Consultation, consultation, consultations
from elchi.given import wording
from elchi.desk import Desk, given
from elchi.errors import NothingKnown
from elchi.model.saying import Position
from elchi.model.document import Clearance, Level
from elchi.model.followup import Act, FollowUp

PAPERS = (
    ("2024-02-05", "The Secretariat of the Organization of Turkic States invites Member States to submit their views on the draft Statute of the Seed Bank by 29 March 2024.", "public"),
    ("2024-03-01", "Note verbale of Kazakhstan on the draft Statute of the Seed Bank\n\nKazakhstan supports paragraphs 1 and 2. Kazakhstan could accept paragraph 3 if the seat rotates.", "public"),
    ("2024-03-02", "Reply of Uzbekistan on the Statute of the Seed Bank\n\nUzbekistan opposes paragraph 1. Uzbekistan supports the draft.", "internal"),
    ("2024-03-03", "Reply of Turkey on the rules for lorries\n\nTurkey supports paragraph 1.", "public"),
    ("2024-05-06", "The Secretariat of the Organization of Turkic States invites Member States to submit their comments on the revised draft Statute of the Seed Bank by 14 June 2024.", "public"),
    ("2024-05-20", "Second reply of Uzbekistan on the revised draft Statute of the Seed Bank\n\nUzbekistan supports paragraph 1.", "public"),
)  # fmt: skip


@pytest.fixture
def asked(scratch: Desk, tmp_path: Path) -> Desk:
    for number, (day, text, label) in enumerate(PAPERS):
        (tmp_path / f"{number}.txt").write_text(f"{text}\n")
        list(scratch.take(str(tmp_path / f"{number}.txt"), given(date.fromisoformat(day), f"Paper {number}", label)))
    return scratch


def ask(desk: Desk, number: int | None = None, as_of: str | None = None) -> Consultation:
    with desk.view(as_of=date.fromisoformat(as_of) if as_of else None) as view:
        return consultation(view, "Seed Bank", wording(), number)


def cells(found: Consultation, paragraph: str) -> dict[str, str]:
    return {c.state: c.position for p, row in found.rows for c in row if p == paragraph}


def test_members_of_the_day_were_asked(asked: Desk) -> None:
    assert ask(asked).states == ("Azerbaijan", "Kazakhstan", "Kyrgyzstan", "Türkiye", "Uzbekistan")


def test_the_first_round_is_kept(asked: Desk) -> None:
    first = ask(asked, 1)
    assert cells(first, "1") == {
        "Azerbaijan": "silent",
        "Kazakhstan": "supports",
        "Kyrgyzstan": "silent",
        "Türkiye": "silent",
        "Uzbekistan": "opposes",
    }
    assert cells(first, "3")["Kazakhstan"] == "with conditions"
    assert cells(first, WHOLE)["Uzbekistan"] == "supports"
    assert first.waiting == ("Azerbaijan", "Kyrgyzstan", "Türkiye")
    assert first.overdue


def test_a_revised_text_begins_a_round_in_which_the_earlier_word_stands_beside(asked: Desk) -> None:
    second = ask(asked)
    assert [(r.number, str(r.due_last)) for r in second.rounds] == [(1, "2024-03-29"), (2, "2024-06-14")]
    cell = next(c for p, row in second.rows for c in row if (p, c.state) == ("1", "Uzbekistan"))
    assert (cell.position, [s.position for s in cell.before]) == ("supports", ["opposes"])
    assert cell.before[0].words == "Uzbekistan opposes paragraph 1."
    assert second.waiting == ("Azerbaijan", "Kazakhstan", "Kyrgyzstan", "Türkiye")


def test_as_of_a_day_the_later_round_is_not_known(asked: Desk) -> None:
    then = ask(asked, as_of="2024-03-01")
    assert (then.round, then.waiting) == (1, ("Azerbaijan", "Kyrgyzstan", "Türkiye", "Uzbekistan"))
    assert not then.overdue


def test_who_may_not_see_a_reply_does_not_learn_of_it(asked: Desk) -> None:
    with asked.record.view(clearance=Clearance(Level.PUBLIC)) as view:
        first = consultation(view, "Seed Bank", wording(), 1)
    assert cells(first, "1")["Uzbekistan"] == "silent"


def test_a_person_sets_a_position_and_takes_it_back(asked: Desk) -> None:
    subject = ask(asked).id
    act = asked.follow(
        FollowUp(
            subject=subject, act=Act.POSITION, by="person:A. Reader", why="said at the working group", on=date(2024, 6, 1),
            actor="state:az", position=Position.SUPPORTS, paragraph="1",
        )
    )  # fmt: skip
    (said,) = next(c.said for p, row in ask(asked).rows for c in row if (p, c.state) == ("1", "Azerbaijan"))
    assert (said.position, said.by, said.why) == ("supports", "A. Reader", "said at the working group")
    asked.undo(act[:10], "A. Reader", "misheard")
    assert cells(ask(asked), "1")["Azerbaijan"] == "silent"


def test_a_state_that_was_not_asked_is_told_as_such(asked: Desk) -> None:
    assert ask(asked).unasked == ()
    asked.note("Hungary opposes paragraph 2 of the revised draft Statute of the Seed Bank.", "A. Reader", date(2024, 6, 2))
    found = ask(asked)
    assert found.unasked == ("Hungary",)
    assert "Hungary" not in found.waiting


def test_a_note_is_a_reply(asked: Desk) -> None:
    asked.note("Kyrgyzstan opposes paragraph 2 of the revised draft Statute of the Seed Bank.", "A. Reader", date(2024, 6, 2))
    assert cells(ask(asked), "2")["Kyrgyzstan"] == "opposes"


def test_an_unknown_name_says_what_there_is(asked: Desk) -> None:
    with asked.view() as view, pytest.raises(NothingKnown, match="Seed Bank"):
        consultation(view, "Fisheries", wording())
    with asked.view() as view:
        assert len(consultations(view, wording())) == 1
