"""What changed since a day: only what documents told after it, and once."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from elchi.answers.changes import Changes, changes
from elchi.answers.terms import terms_of
from elchi.asked import subject_of
from elchi.desk import Desk, given
from elchi.exports.atom import atom
from elchi.exports.briefing import changes_paper
from elchi.exports.plain import plain
from elchi.model.claim import Tenure
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
        "5th Summit of the Organization of Turkic States: held, before planned; 2022-06-10, before 2022; in Tbilisi, before in Georgia"
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
    return {h.name for office, told in later.items() for h in terms_of(now, told) if h.person not in known.get(office, ())}


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
