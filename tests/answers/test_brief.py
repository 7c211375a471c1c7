"""The brief: whom we meet, what is new since we last met, what is owed which way, what is ahead."""

from datetime import date
from pathlib import Path

import pytest
from conftest import take_dated

from elchi.answers.brief import Brief, brief
from elchi.given import topics
from elchi.asked import subject_of
from elchi.desk import Desk
from elchi.errors import NothingKnown
from elchi.exports.briefing import paper_of
from elchi.exports.plain import plain
from elchi.questioning import briefed_on

REPORTS = {
    "2021-03-01": "Minister of Foreign Affairs of Georgia Nino Beridze received Prime Minister Aram Petrosyan of Armenia in Tbilisi on 1 March 2021. "
    "Nino Beridze said that the railway would open in May.",
    "2022-02-10": "Luka Maisuradze was appointed Minister of Foreign Affairs of Georgia on 10 February 2022.",
    "2022-04-05": "Minister of Foreign Affairs of Georgia Luka Maisuradze met with Minister of Foreign Affairs of Moldova Ion Rusu in Batumi on 5 April 2022. "
    "Luka Maisuradze said that Georgia would buy more electricity. Luka Maisuradze will meet President Maia Sandu of Moldova in Tbilisi on 4 October 2022.",
}


@pytest.fixture
def reports(scratch: Desk, tmp_path: Path) -> Desk:
    take_dated(scratch, tmp_path, REPORTS)
    return scratch


def asked(desk: Desk, whom: str, on: str = "2022-05-01", we: str | None = None) -> Brief:
    with desk.view() as view:
        us = subject_of(view, we).id if we else None
        return brief(view, subject_of(view, whom).id, date.fromisoformat(on), us, topics())


def test_who_is_new_since_we_last_met(reports: Desk) -> None:
    found = asked(reports, "Minister of Foreign Affairs of Georgia", we="Armenia")
    assert [(w.holder.name, w.news) for w in found.people] == [("Luka Maisuradze", "new since you last met, 2021-03-01")]
    assert found.last_met is not None
    assert found.last_met.when == "2021-03-01"
    told = [line.text for line in found.changes]
    assert told[0] == "Luka Maisuradze: Minister of Foreign Affairs since 2022-02-10"
    assert any(x.startswith("meeting, Batumi") for x in told)


def test_whoever_never_met_us_is_not_new(reports: Desk) -> None:
    found = asked(reports, "Minister of Foreign Affairs of Georgia", we="Japan")
    assert [w.news for w in found.people] == [None]
    assert "No encounter with us is on record." in found.unknown


def test_a_state_is_met_in_its_office_holders(reports: Desk) -> None:
    assert [w.holder.name for w in asked(reports, "Georgia").people] == ["Luka Maisuradze"]
    assert [w.holder.name for w in asked(reports, "Georgia", on="2021-06-01").people] == ["Nino Beridze"]


def test_what_was_said_stands_by_topic_and_newest_first(reports: Desk) -> None:
    found = asked(reports, "Georgia")
    assert [(t.topic, [line.when for line in t.lines]) for t in found.statements] == [
        ("energy", ["2022-04-05"]),
        ("transport", ["2021-03-01"]),
    ]


def test_what_several_said_together_is_what_each_said(scratch: Desk, tmp_path: Path) -> None:
    told = "President Nino Beridze of Georgia met President Ion Rusu of Moldova in Tbilisi on 1 March 2021. The leaders stressed the need for peace."
    take_dated(scratch, tmp_path, {"2021-03-01": told})
    for whom in ("Nino Beridze", "Ion Rusu", "Moldova"):
        said = [line.text for group in asked(scratch, whom).statements for line in group.lines]
        assert said == ["Nino Beridze and Ion Rusu (The leaders): The leaders stressed the need for peace."]


def test_what_is_ahead_on_the_day(reports: Desk) -> None:
    assert [m.when for m in asked(reports, "Georgia").ahead] == ["2022-10-04"]
    assert asked(reports, "Georgia", on="2022-11-01").ahead == ()


def test_nothing_that_came_later_is_told(reports: Desk) -> None:
    found = asked(reports, "Georgia", on="2021-06-01")
    assert [m.when for m in found.meetings] == ["2021-03-01"]
    assert [t.topic for t in found.statements] == ["transport"]


def test_a_topic_has_its_brief(reports: Desk) -> None:
    found = asked(reports, "energy")
    assert [t.topic for t in found.statements] == ["energy"]
    assert all(
        "Batumi" in c.quote or "electricity" in c.quote or "energy" in c.quote
        for t in found.statements
        for x in t.lines
        for c in x.cites
    )


def test_silence_is_said_to_be_silence(reports: Desk) -> None:
    found = asked(reports, "Japan")
    assert found.unknown == (
        "Nobody is on record in an office here.", "No encounter is on record.", "No statement is on record.",
        "No undertaking is on record; none was looked for outside the documents read.",
    )  # fmt: skip


def test_for_a_day_that_has_passed_it_is_the_brief_of_that_day(reports: Desk) -> None:
    found = asked(reports, "Georgia", "2021-06-01")
    told = [c.published for p in (found.people, found.meetings, found.ahead, found.changes) for x in p for c in x.cites]
    assert told
    assert all(day and day <= date(2021, 6, 1) for day in told)
    assert [w.holder.name for w in found.people] == ["Nino Beridze"]


def test_where_an_organ_of_ours_sat_we_were_met(archive: Desk) -> None:
    found = asked(archive, "Minister of Foreign Affairs of Kazakhstan", "2025-10-14", "OTS")
    assert found.last_met is not None
    assert (
        found.last_met.when == "2024-09-23 to 2024-09-26"
    )  # "this week", told on its Thursday: the minister of then was there, by name and state


@pytest.mark.parametrize(
    "words", ["13th Summit of the Organization of Turkic States", "the 13th Summit of the OTS", "13th OTS summit"]
)
def test_a_coming_meeting_is_meant_by_its_name_or_number(archive: Desk, words: str) -> None:
    with archive.view() as view:
        assert subject_of(view, words).id == "encounter:ots-summit-13"


def test_what_both_sides_undertook_is_owed_by_neither_alone(archive: Desk) -> None:
    owed = asked(archive, "Minister of Foreign Affairs of Turkey", "2022-06-01", "OTS").owed
    assert [u.what for u in owed.both] == ["agreed to continue their consultations on the situation in the region."]
    assert not {u.id for u in owed.both} & {u.id for u in (*owed.to_us, *owed.by_us, *owed.other)}


def test_a_coming_meeting_without_names_has_the_people_of_its_body_and_host(archive: Desk) -> None:
    with archive.view() as view:
        found = brief(view, "encounter:ots-summit-13", date(2026, 1, 1), None, topics())
    assert {"Kubanychbek Omuraliev", "Recep Tayyip Erdoğan", "Hakan Fidan"} <= {w.holder.name for w in found.people}
    assert "Halil Akıncı" not in {w.holder.name for w in found.people}  # in office long ago


def test_an_encounter_without_a_day_is_told_by_when_it_was_told(scratch: Desk, tmp_path: Path) -> None:
    told = {
        "2022-06-09": "President Ana Silva of Portugal met with Prime Minister Aram Petrosyan of Armenia in Lisbon on 8 June 2022. "
        "She recalled her talks with Prime Minister Ion Rusu of Moldova in Porto."
    }
    take_dated(scratch, tmp_path, told)
    found = asked(scratch, "Portugal", on="2022-07-01", we="Moldova")
    assert [m.when for m in found.meetings] == ["day not stated, told 2022-06-09", "2022-06-08"]
    assert found.last_met is not None and found.last_met.place == "Porto"


def test_without_a_day_what_is_overdue_is_so_on_the_day_of_the_newest_report(scratch: Desk, tmp_path: Path) -> None:
    told = ("Georgia pledged to open a school in Goris by 1 May 2020.", "Georgia pledged to open a clinic in Goris by 1 May 2030.")
    for n, (words, day) in enumerate(zip(told, ("2021-01-01", "2021-02-01"), strict=True)):
        (tmp_path / f"{n}.txt").write_text(f"{day}\n\n{words}\n")
        list(scratch.take(str(tmp_path / f"{n}.txt")))
    with scratch.view() as view:
        told = plain(paper_of(brief(view, "state:ge")))
    assert "(2021-01-01; overdue, due by 1 May 2020;" in told
    assert "(2021-02-01; due by 1 May 2030;" in told


def test_whoever_is_told_to_have_left_is_not_whom_we_meet(scratch: Desk, tmp_path: Path) -> None:
    left = {
        "2022-03-01": "Aram Petrosyan resigned as Minister of Trade of Georgia.",
        "2022-04-05": "Minister of Health of Georgia Ion Rusu met Jan Novak.",
    }
    take_dated(scratch, tmp_path, {"2021-03-01": "Minister of Trade of Georgia Aram Petrosyan met Jan Novak.", **left})
    assert [w.holder.name for w in asked(scratch, "Georgia").people] == ["Ion Rusu"]


def test_nobody_ends_the_term_of_another_office(scratch: Desk, tmp_path: Path) -> None:
    told = {
        "2021-03-01": "Aram Petrosyan was appointed Minister of Trade of Georgia on 28 February 2021.",
        "2022-04-05": "Ion Rusu was appointed Minister of Health of Georgia on 4 April 2022.",
    }
    take_dated(scratch, tmp_path, told)
    assert {(w.holder.name, w.holder.until) for w in asked(scratch, "Georgia", "2023-02-01").people} >= {
        ("Aram Petrosyan", None),
        ("Ion Rusu", None),
    }


def test_an_office_under_two_names_has_one_holder(scratch: Desk, tmp_path: Path) -> None:
    told = {
        "2021-03-01": "Minister of Foreign Affairs of Georgia Aram Petrosyan met Jan Novak.",
        "2022-04-05": "Foreign Minister of Georgia Ion Rusu met Jan Novak.",
    }
    take_dated(scratch, tmp_path, told)
    assert [w.holder.name for w in asked(scratch, "Georgia").people] == ["Ion Rusu"]


COMING = {
    "2022-02-01": "The summit of the Organization of Turkic States was held in Ankara on 30 January 2022. The Nile process made progress, said Minister of Health of Georgia Ion Rusu.",
    "2022-04-05": "The informal summit of the Organization of Turkic States will be held in Tbilisi on 9 May 2022. "
    "The 3rd Ordinary Summit of the African Union will be held in Nairobi on 1 June 2022.",
    "2022-05-10": "The informal summit of the Organization of Turkic States was held in Tbilisi on 9 May 2022.",
}


@pytest.mark.parametrize(
    ("words", "on", "title"),
    [
        ("informal summit of the OTS", "2022-04-06", "informal summit of the Organization of Turkic States, 2022-05-09"),
        ("Summit of the OTS", "2022-04-06", "informal summit of the Organization of Turkic States, 2022-05-09"),
        ("Summit of the OTS", "2022-03-01", "summit of the Organization of Turkic States, 2022-01-30"),
        ("3rd Ordinary Summit", "2022-04-06", "3rd Ordinary Summit of the African Union, 2022-06-01"),
        ("Nile process", None, "Nile process"),
        ("topic:health", None, "health"),
    ],
)
def test_a_brief_is_asked_for_by_an_encounter_or_by_any_words(
    scratch: Desk, tmp_path: Path, words: str, on: str | None, title: str
) -> None:
    take_dated(scratch, tmp_path, COMING)
    day = date.fromisoformat(on) if on else None
    with scratch.view() as view:
        found = brief(view, briefed_on(view, words, day).id, day, topics=topics())
    assert found.title == title
    if words == "Nile process":
        assert [len(t.lines) for t in found.statements] == [1]


def test_words_that_no_document_has_have_no_brief(reports: Desk) -> None:
    with reports.view() as view, pytest.raises(NothingKnown):
        briefed_on(view, "Amazon process")


def test_what_is_to_come_on_a_topic_is_ahead(scratch: Desk, tmp_path: Path) -> None:
    take_dated(scratch, tmp_path, {"2022-04-05": "Georgia will host the 2nd Railway Forum in Batumi on 9 June 2022."})
    assert [m.when for m in asked(scratch, "transport").ahead] == ["2022-06-09"]
    assert asked(scratch, "energy").ahead == ()
