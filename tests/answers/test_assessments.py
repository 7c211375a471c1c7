"""Assessments of centres side by side, what they rest on, and the mandates of bodies by topic."""

from datetime import date
from pathlib import Path

import pytest

from elchi.answers.assessments import Assessment, assessments, coverage
from elchi.answers.mandates import family_of, mandates
from elchi.given import topics, wording
from elchi.asked import subject_of, subjects_of
from elchi.desk import Desk, given
from elchi.model.document import Clearance, Level

PAPERS = (
    ("2024-01-05", "The 5th Summit of the Organization of Turkic States will be held in Georgia in June 2025.", "public"),
    ("2024-01-10", "The Secretariat of the Organization of Turkic States asked the Kazakhstan Institute for Strategic Studies and Chatham House to prepare an assessment of grain prices by 1 March 2024.", "public"),
    ("2024-02-01", "Assessment: grain prices\n\nKazakhstan Institute for Strategic Studies, 1 February 2024\n\nQuestion: Will grain prices rise in 2025?\n\n"
     "We judge with high confidence that a rise is likely (55-75 per cent).\n\nOne of the authors does not share this judgement.\n\n"
     'This rests on the words "The 5th Summit of the Organization of Turkic States will be held in Georgia in June 2025".', "public"),
    ("2024-02-20", "Outlook for grain prices\n\nChatham House, 20 February 2024\n\nA rise in grain prices in 2025 is highly unlikely.", "internal"),
    ("2025-05-01", "The 5th Summit of the Organization of Turkic States, planned for Georgia, was postponed to October 2025.", "public"),
)  # fmt: skip


@pytest.fixture
def told(scratch: Desk, tmp_path: Path) -> Desk:
    for number, (day, text, label) in enumerate(PAPERS):
        (tmp_path / f"{number}.txt").write_text(f"{text}\n")
        list(scratch.take(str(tmp_path / f"{number}.txt"), given(date.fromisoformat(day), f"Paper {number}", label)))
    return scratch


def ask(desk: Desk, as_of: str | None = None, **asked: object) -> list[Assessment]:
    with desk.view(as_of=date.fromisoformat(as_of) if as_of else None) as view:
        return assessments(view, topics(), wording(), **asked)  # type: ignore[arg-type]


def test_several_stand_side_by_side_and_none_is_averaged(told: Desk) -> None:
    found = ask(told, on="agriculture")
    assert [a.centre for a in found] == ["Chatham House", "Kazakhstan Institute for Strategic Studies"]
    likely = [j.likelihood for a in found for j in a.judgements]
    assert [(x.words, [(r.scale, r.low, r.high) for r in x.ranges]) for x in likely if x] == [
        ("highly unlikely", [("phia", 10, 20), ("nato", 0, 10)]), ("likely", [("stated", 55, 75)]),
    ]  # fmt: skip
    assert found[1].judgements[0].confidence == "high"
    assert [d.words for d in found[1].dissent] == ["One of the authors does not share this judgement."]
    assert found[1].question == "Will grain prices rise in 2025?"


def test_a_plan_that_moved_changes_what_rests_on_it(told: Desk) -> None:
    assert ask(told, "2025-04-30", changed=True) == []
    (found,) = ask(told, changed=True)
    (line,) = found.basis[0].changed
    assert "postponed" in line.text
    assert line.cites[0].quote.startswith("The 5th Summit")


def test_a_newer_version_of_a_paper_is_told(told: Desk, tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(
        "The 5th Summit of the Organization of Turkic States will be held in Georgia in June 2025. It is the first there.\n"
    )
    list(told.take(str(tmp_path / "0.txt"), given(date(2025, 6, 1), "Paper 0", "public")))
    (found,) = ask(told, changed=True)
    assert any(line.text.startswith("superseded") for line in found.basis[0].changed)


def test_coverage_tells_gaps_and_what_is_missing(told: Desk) -> None:
    with told.view() as view:
        found = coverage(view, topics(), wording())
    assert ("agriculture", ("Chatham House", "Kazakhstan Institute for Strategic Studies")) in found.several
    assert "energy" in found.gaps
    (asked,) = found.asked
    assert (len(asked.answered), asked.missing, asked.overdue, asked.due) == (2, (), False, "2024-03-01")


def test_who_may_not_see_a_paper_misses_it(told: Desk) -> None:
    with told.record.view(clearance=Clearance(Level.PUBLIC)) as view:
        found = coverage(view, topics(), wording())
    assert found.asked[0].missing == ("Chatham House",)
    assert found.asked[0].overdue


MANDATES = (
    ("2023-05-01", "The Organization of Turkic States will build a museum of carpets.\n\nTURKSOY will open a school of languages in May 2024."),
    ("2023-06-01", "The Organization of Turkic States will establish a fund for railways."),
    ("2023-11-05", "Oslo Declaration\n\nThe Heads of State of the Organization of Turkic States, having gathered in Oslo on 3 November 2023 for the 4th Summit of the "
     "Organization of Turkic States,\n\nHave agreed on the following:\n\n1. Request TURKPA to draft a law on the climate;\n\n2. Instruct the ministers of energy to build a grid."),
)  # fmt: skip


AGENCIES = """Communique

The Heads of Government of the Caribbean Community met in Bridgetown on 18 February 2020.

They mandated CARPHA to draw up a protocol. They instructed the Executive Committee of CARICOM to hold a course for midwives.
They decided to set up a working group on hurricanes.
"""


def test_mandates_of_agencies_and_organs(scratch: Desk, tmp_path: Path) -> None:
    (tmp_path / "agencies.txt").write_text(AGENCIES)
    list(scratch.take(str(tmp_path / "agencies.txt"), given(date(2020, 2, 19), "Communique", "public")))
    with scratch.view() as view:
        known, unknown = subjects_of(view, ["CARICOM", "Nobody Knows", "ECO"])
        found = mandates(view, family_of(view, known[0]), topics())
    assert (known, unknown) == (("body:caricom", "body:eco"), ("Nobody Knows",))
    told = {(t.topic, h.body) for t in found.topics for h in t.held}
    assert told == {
        ("health", "Caribbean Public Health Agency"),  # by its name, for the words tell of no topic
        ("health", "Executive Committee of CARICOM"),
        ("humanitarian aid", "Caribbean Community"),  # decided where its heads met
    }


def test_mandates_by_topic_with_their_texts(scratch: Desk, tmp_path: Path) -> None:
    for number, (day, text) in enumerate(MANDATES):
        (tmp_path / f"m{number}.txt").write_text(f"{text}\n")
        list(scratch.take(str(tmp_path / f"m{number}.txt"), given(date.fromisoformat(day), f"Paper {number}", "public")))
    with scratch.view() as view:
        bodies = [subject_of(view, n).id for n in ("OTS", "TURKSOY", "TURKPA", "Turkic Academy")]
        found = mandates(view, bodies, topics())
        before = mandates(view, bodies, topics(), "transport")
    culture = next(t for t in found.topics if t.topic == "culture")
    assert culture.overlaps
    assert sorted((h.body, len(h.mandates)) for h in culture.held) == [
        ("International Organization of Turkic Culture", 1),
        ("Organization of Turkic States", 1),
    ]
    assert all(m.cites for t in found.topics for h in t.held for m in h.mandates)
    told = {t.topic: {h.body: [m.own for m in h.mandates] for h in t.held} for t in found.topics}
    assert told["environment and water"] == {"Parliamentary Assembly of Turkic States": [True]}  # decided by OTS, for TURKPA to do
    assert told["energy"] == {"Organization of Turkic States": [False]}
    assert found.without == ("Turkic Academy",)
    assert [t.topic for t in before.topics] == ["transport"]
