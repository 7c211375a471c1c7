"""What pictures count: encounters held, each once; what cannot be counted is told beside it."""

from datetime import date
from pathlib import Path

import pytest
from conftest import take_dated

from elchi.answers.meetings import between
from elchi.answers.pictures import by_month, network, topics_by_year, where
from elchi.given import coordinates, topics
from elchi.desk import Desk

REPORTS = {
    "2021-03-01": "Minister of Foreign Affairs of Georgia Nino Beridze received Prime Minister Aram Petrosyan of Armenia in Tbilisi on 1 March 2021. "
    "Nino Beridze said that the railway would open in May.",
    "2021-03-02": "Prime Minister Aram Petrosyan of Armenia met with Minister of Foreign Affairs of Georgia Nino Beridze in Tbilisi on 1 March 2021.",
    "2022-04-05": "Minister of Foreign Affairs of Georgia Nino Beridze met with Minister of Foreign Affairs of Moldova Ion Rusu in Batumi on 5 April 2022. "
    "Nino Beridze will meet Prime Minister Aram Petrosyan of Armenia in Yerevan on 4 October 2022.",
    "2023-06-09": "Prime Minister Aram Petrosyan of Armenia met with President Maia Sandu of Moldova in Chisinau in 2023.",
}


@pytest.fixture
def reports(scratch: Desk, tmp_path: Path) -> Desk:
    take_dated(scratch, tmp_path, REPORTS)
    return scratch


ARMENIA_GEORGIA, ARMENIA_MOLDOVA, GEORGIA_MOLDOVA = (
    ("state:am", "state:ge"),
    ("state:am", "state:md"),
    ("state:ge", "state:md"),
)


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ({}, {ARMENIA_GEORGIA: (1, 1), GEORGIA_MOLDOVA: (1, 1), ARMENIA_MOLDOVA: (1, 1)}),
        ({"first": 2022}, {ARMENIA_GEORGIA: (0, 1), GEORGIA_MOLDOVA: (1, 1), ARMENIA_MOLDOVA: (1, 1)}),
        ({"first": 2022, "last": 2022}, {ARMENIA_GEORGIA: (0, 1), GEORGIA_MOLDOVA: (1, 1), ARMENIA_MOLDOVA: (0, 1)}),
        ({"party": "state:ge"}, {ARMENIA_GEORGIA: (1, 1), GEORGIA_MOLDOVA: (1, 1)}),
        ({"most": 2}, {ARMENIA_GEORGIA: (1, 1)}),
    ],
)
def test_who_met_whom(reports: Desk, asked: dict[str, object], met: dict[tuple[str, str], tuple[int, int]]) -> None:
    """Two reports of one meeting are one, and a plan is none."""
    with reports.view() as view:
        found = network(view, **asked)  # type: ignore[arg-type]
    assert {(t.one, t.other): (t.count, t.ever) for t in found.parts[0].ties} == met
    assert found.span == (2021, 2022 if "party" in asked else 2023)


def test_what_only_one_text_calls_so_is_nobody(archive: Desk) -> None:
    """ "The member states" of one report are no party that met others."""
    with archive.view() as view:
        assert any(".in-" in p for g in view.gatherings() for p in g.parties)
        shown = {n.id for n in network(view, most=500).parts[0].nodes} | {c.id for c in by_month(view, 1900, 2100, most=500).parts}
    assert "body:ots" in shown and not any(".in-" in i for i in shown)


def test_people_who_met(reports: Desk) -> None:
    with reports.view() as view:
        found = network(view, people=True, party="state:md").parts[0]
    assert sorted(n.name for n in found.nodes) == ["Aram Petrosyan", "Ion Rusu", "Maia Sandu", "Nino Beridze"]


def test_what_states_no_month_is_in_none(reports: Desk) -> None:
    with reports.view() as view:
        found = by_month(view, 2021, 2023)
    assert {(c.id, c.when): c.count for c in found.parts} == {
        ("state:am", "2021-03"): 1, ("state:ge", "2021-03"): 1, ("state:ge", "2022-04"): 1, ("state:md", "2022-04"): 1,
    }  # fmt: skip
    assert (found.counted, found.uncounted) == (2, 1)
    with reports.view() as view:
        later = by_month(view, 2022, 2023)
    assert (later.counted, later.uncounted) == (1, 1)  # what lies in another year has its month


def test_months_begin_two_years_before_the_last(reports: Desk) -> None:
    with reports.view() as view:
        assert by_month(view).years == (2021, 2023)
        assert by_month(view, 2023).years == (2023, 2023)


def test_where(reports: Desk) -> None:
    with reports.view() as view:
        found = where(view, coordinates())
        of_georgia = where(view, coordinates(), 2022, party="state:ge")
    assert {s.name: s.count for s in found.parts} == {"Tbilisi": 1, "Batumi": 1, "Chișinău": 1}
    assert all(s.point for s in found.parts)
    assert [s.name for s in of_georgia.parts] == ["Batumi"]


def test_topics_over_years(reports: Desk) -> None:
    with reports.view() as view:
        found = topics_by_year(view, topics())
    assert [(c.name, c.when, c.count) for c in found.parts if c.when == "2021"] == [("transport", "2021", 1)]


def test_two_with_each_other(reports: Desk) -> None:
    """The list to which a tie leads, planned ones among them."""
    with reports.view() as view:
        found = between(view, "state:am", "state:ge")
        assert [(m.status, m.place, m.sources) for m in found.items] == [("planned", "Yerevan", 1), ("held", "Tbilisi", 2)]
        assert len(between(view, "state:am", "state:ge", first=date(2022, 1, 1)).items) == 1
        assert [m.place for m in between(view, "state:am", "state:ge", skip=1, most=1).items] == ["Tbilisi"]
        assert (found.more, between(view, "state:am", "state:ge", most=1).more) == (False, True)


def test_an_empty_record_has_nothing_to_draw(scratch: Desk) -> None:
    with scratch.view() as view:
        assert network(view).parts[0].ties == ()
        assert (by_month(view).parts, where(view, {}).parts, topics_by_year(view, topics()).parts) == ((), (), ())
