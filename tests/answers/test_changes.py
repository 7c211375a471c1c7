"""What changed since a day: only what documents told after it, and once."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from elchi.answers.changes import ONCE, Changes, changes
from elchi.answers.cited import Line
from elchi.answers.commitments import commitments
from elchi.answers.outcomes import planned
from elchi.answers.terms import terms_of
from elchi.asked import subject_of
from elchi.desk import Desk, given
from elchi.exports.atom import atom
from elchi.exports.briefing import changes_paper
from elchi.exports.plain import plain
from elchi.model.claim import Tenure
from elchi.model.followup import Act, FollowUp, Standing
from elchi.model.period import Period
from elchi.record.asof import View

REPORTS = (
    ("2021-03-01", "The 5th Summit of the Organization of Turkic States will be held in Georgia in 2022."),
    ("2021-03-02", "Prime Minister Aram Petrosyan of Armenia received Minister of Foreign Affairs of Georgia Nino Beridze in Yerevan on 2 March 2021."),
    ("2022-05-04", "Luka Maisuradze was appointed Minister of Foreign Affairs of Georgia on 3 May 2022."),
    ("2022-06-12", "The 5th Summit of the Organization of Turkic States was held in Tbilisi on 11 June 2022."),
    ("2022-06-13", "The 5th Summit of the Organization of Turkic States was held in Tbilisi on 10 June 2022."),
    ("2022-07-01", "Prime Minister Aram Petrosyan of Armenia met Minister of Foreign Affairs of Georgia Luka Maisuradze in Batumi on 1 July 2022."),
)  # fmt: skip


@pytest.fixture
def told(scratch: Desk, tmp_path: Path) -> Desk:
    for number, (day, text) in enumerate(REPORTS):
        (tmp_path / f"{number}.txt").write_text(f"{text}\n")
        list(scratch.take(str(tmp_path / f"{number}.txt"), given(date.fromisoformat(day), f"Paper {number}", "public")))
    return scratch


def since(desk: Desk, day: str, about: str | None = None) -> Changes:
    with desk.view(as_of=date.fromisoformat(day)) as before, desk.view() as now:
        return changes(before, now, date.fromisoformat(day), subject_of(now, about).id if about else None)


def test_a_plan_that_was_settled_is_no_new_encounter(told: Desk) -> None:
    found = since(told, "2022-01-01")
    assert [x.text for x in found.moved] == [
        "5th Summit of the Organization of Turkic States: held on 2022-06-10, Tbilisi; before planned for 2022, Georgia"
    ]
    assert ["Batumi" in x.text for x in found.encounters] == [True]


def test_a_disagreement_arises_with_the_second_report(told: Desk) -> None:
    assert len(since(told, "2022-01-01").disagreements) == 1
    assert len(since(told, "2022-06-12").disagreements) == 1
    assert since(told, "2022-06-13").disagreements == ()


def test_who_is_new_in_office(told: Desk) -> None:
    names = [x.text.partition(":")[0] for x in since(told, "2022-01-01").offices]
    assert names == ["Luka Maisuradze"]
    assert since(told, "2022-05-04").offices == ()  # he was told of by then


def test_who_left_office_is_told_once(told: Desk, tmp_path: Path) -> None:
    for number, (day, verb) in enumerate((("2023-02-02", "was dismissed"), ("2023-02-09", "had been dismissed"))):
        (tmp_path / f"left{number}.txt").write_text(
            f"Luka Maisuradze {verb} as Minister of Foreign Affairs of Georgia on 1 February 2023.\n"
        )
        list(told.take(str(tmp_path / f"left{number}.txt"), given(date.fromisoformat(day), f"Left {number}", "public")))
    assert [x.text for x in since(told, "2023-01-01").left] == [
        "Luka Maisuradze: no longer Minister of Foreign Affairs, Georgia, until 2023-02-01"
    ]
    assert since(told, "2023-02-05").left == ()


def test_only_about_whom_is_asked(told: Desk) -> None:
    found = since(told, "2022-01-01", "Armenia")
    assert (len(found.encounters), found.moved, found.offices) == (1, (), ())


def test_nothing_changed_after_the_last_document(told: Desk) -> None:
    assert since(told, "2022-07-01").lines == ()


def _in_office_by_all(before: View, now: View, since: date) -> set[str]:
    """Who is in an office now and was in none of its reports before, by reading every report of it."""
    fresh = (r.claim for r in now.claims("Tenure", told_after=since) if r.claim.act != "register")
    offices = dict.fromkeys(c.subject for c in fresh if isinstance(c, Tenure) and c.subject and c.holder.person_id)
    earlier, later = (view.told_of("Tenure", list(offices)) for view in (before, now))
    known = {office: {h.person for h in terms_of(before, told)} for office, told in earlier.items()}
    new = [h for office, told in later.items() for h in terms_of(now, told) if h.person not in known.get(office, ())]
    return {h.name for h in new if h.since or h.attested}


@pytest.mark.parametrize("day", ["2018-06-30", "2020-01-31", "2022-11-10", "2024-07-01", "2025-05-31"])
def test_who_is_new_in_office_is_found_without_reading_every_report(archive: Desk, day: str) -> None:
    on = date.fromisoformat(day)
    with archive.view(as_of=on) as before, archive.view() as now:
        found = changes(before, now, on)
        assert {x.text.partition(":")[0] for x in found.offices} == _in_office_by_all(before, now, on)
    assert not found.cut


def test_of_very_much_the_last_is_told_and_that_it_is(told: Desk, monkeypatch) -> None:
    from elchi.answers import changes as room

    monkeypatch.setattr(room, "_MOST", 2)
    whole, part = since(told, "2021-01-01"), since(told, "2021-01-01", "Georgia")
    assert (whole.cut, part.cut, since(told, "2022-06-13").cut) == (True, True, False)
    assert "Batumi" in whole.encounters[0].text
    assert "More was told since then" in plain(changes_paper(whole))


def test_the_feed_names_a_change_the_same_way_each_time(told: Desk) -> None:
    one, more = (etree.fromstring(atom("Elchi", since(told, day).lines)) for day in ("2022-06-30", "2022-01-01"))
    ids = [[e.text for e in feed.iter("{*}id")][1:] for feed in (one, more)]
    assert len(ids[0]) == 1
    assert set(ids[0]) < set(ids[1])
    assert one.findtext("{*}updated") == "2022-07-01T00:00:00Z"


MORE = (
    ("2021-01-10", "The Secretariat of the Organization of Turkic States will prepare a study of railways by 1 June 2021."),
    ("2021-01-11", "Georgia is an observer of the Organization of Turkic States."),
    ("2021-01-12", "The ministers of Georgia and Armenia will hold an informal summit on bridges in Batumi in May 2021."),
    ("2021-05-05", "An informal summit of ministers on bridges was held in Batumi on 4 May 2021."),
    ("2021-05-06", "The 7th Summit of the Organization of Turkic States will be held in Tbilisi on 20 May 2021."),
    ("2021-05-19", "The Council of Foreign Ministers convened in Tbilisi on 19 May 2021 to finish the documents of the 7th Summit of the Organization of Turkic States."),
    ("2021-05-20", "Georgia will host the sixth World Nomad Games in 2023. Georgia is an observer of the Organization of Turkic States. The first congress of carpet makers was held in Tbilisi in 1926."),
    ("2021-05-21", "Prime Minister Aram Petrosyan of Armenia met Minister of Foreign Affairs of Georgia Nino Beridze in Gori on 21 May 2021."),
    ("2021-05-23", "Minister of Foreign Affairs of Georgia Nino Beridze and Prime Minister Aram Petrosyan of Armenia met in Gori on 21 May 2021 in the presence of Speaker Levan Kipiani."),
)  # fmt: skip


@pytest.fixture
def more(scratch: Desk, tmp_path: Path) -> Desk:
    for number, (day, text) in enumerate(MORE):
        (tmp_path / f"{number}.txt").write_text(f"{text}\n")
        list(scratch.take(str(tmp_path / f"{number}.txt"), given(date.fromisoformat(day), f"Paper {number}", "public")))
    return scratch


def _study(desk: Desk) -> str:
    with desk.view() as view:
        return next(u.id for u in commitments(view) if "railways" in u.what)


def _words(lines: tuple[Line, ...]) -> list[str]:
    return [x.text for x in lines]


def test_each_kind_of_change_is_told_once_and_as_a_reader_says_it(more: Desk) -> None:
    study, day = _study(more), date.fromisoformat
    for n, (act, said) in enumerate(
        (("extend", {"due": Period.day(day("2021-12-01"))}), ("assess", {"standing": Standing.LIMITED}))
    ):
        more.follow(
            FollowUp(
                subject=study,
                act=Act(act),
                by="person:A. Reader",
                why="seen",
                on=day(f"2021-03-0{n + 1}"),
                body="Senior Officials",
                **said,
            )
        )
    found = since(more, "2021-01-30")
    assert _words(found.encounters) == [
        "meeting, Gori: Aram Petrosyan (Prime Minister, Armenia); Nino Beridze (Minister of Foreign Affairs, Georgia); Levan Kipiani (Speaker)",
        "session, Tbilisi: Council",
    ]
    assert _words(found.plans) == ["7th Summit of the Organization of Turkic States, Tbilisi", "sixth World Nomad Games, Georgia"]
    assert _words(found.moved) == [
        "summit: held on 2021-05-04, Batumi, by rule:same-place-and-time; before planned for 2021-05; with ministers"
    ]
    assert _words(found.commitments) == [
        "plan of Secretariat of the Organization of Turkic States: prepare a study of railways by 1 June 2021: limited, by A. Reader; "
        "before no evidence found; due 2021-12-01; before by 1 June 2021; extended to 2021-12-01, decided by Senior Officials, by A. Reader"
    ]
    assert (found.undertaken, found.memberships) == ((), ())  # the host's plan is the plan; who was an observer is one still
    assert _words(found.earlier) == ["first congress, Tbilisi"]


def test_what_speaks_of_a_summit_before_its_day_has_not_held_it(more: Desk) -> None:
    with more.view(as_of=date(2021, 5, 19)) as view:
        assert [(p.name, p.outcome) for p in planned(view) if "7th" in p.name] == [
            ("7th Summit of the Organization of Turkic States", "still ahead")
        ]


def test_another_report_of_an_encounter_is_no_second_entry(more: Desk) -> None:
    ids = []
    for day in ("2021-05-22", "2021-05-23"):
        with more.view(as_of=date(2021, 5, 20)) as before, more.view(as_of=date.fromisoformat(day)) as now:
            told = changes(before, now, date(2021, 5, 20))
        feed = etree.fromstring(atom("Elchi", told.lines, told.since, ONCE, lambda i: f"https://house.example/{i}"))
        ids.append([e.findtext("{*}id") for e in feed.iter("{*}entry") if "Gori" in str(e.findtext("{*}title"))])
    assert ids[0] == ids[1] != []
    assert next(e.get("href", "") for e in feed.iter("{*}link")).startswith("https://house.example/encounter:")
    assert etree.fromstring(atom("Elchi", (), date(2021, 5, 20))).findtext("{*}updated") == "2021-05-20T00:00:00Z"
