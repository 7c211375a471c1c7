"""The sample archive: every report sourced, its promises accounted for, and what was planned found held."""

import csv
from datetime import date

import pytest
from conftest import sample

from elchi.answers.meetings import meetings
from elchi.asked import subject_of
from elchi.alone import read_alone
from elchi.desk import Desk


def rows(name: str) -> list[dict[str, str]]:
    with sample(name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


REPORTS = sorted(p.name for p in sample("reports").iterdir())


def test_there_are_enough_and_each_has_a_source() -> None:
    sourced = {row["report"]: row["source"] for row in rows("sources.csv")}
    assert len(REPORTS) >= 60
    assert set(sourced) == set(REPORTS)
    assert all(sourced.values())


def test_promises_name_reports() -> None:
    for row in rows("promises.csv"):
        assert row["report"] in REPORTS
        assert row["outcome"] in ("kept", "postponed", "silent", "open")
        assert (row["later_report"] in REPORTS) == (row["outcome"] in ("kept", "postponed"))
        assert not row["later_report"] or row["later_report"] > row["report"]


@pytest.mark.parametrize("name", [n for n in REPORTS if not n.endswith(".xml")])
def test_published_date_is_read(name: str) -> None:
    assert read_alone(str(sample("reports") / name))["document"]["published"] == name[:10]


SUMMITS = {1: ("2011-10-20 to 2011-10-21", "Almaty"), 2: ("2012-08-22 to 2012-08-23", "Bishkek"), 3: ("2013-08-16", "Gabala"), 4: ("2014-06-04 to 2014-06-05", "Bodrum"),
           5: ("2015-09-11", "Astana"), 6: ("2018-09-02 to 2018-09-03", "Cholpon-Ata"), 7: ("2019-10-15", "Baku"), 8: ("2021-11-12", "Istanbul"),
           9: ("2022-11-11", "Samarkand"), 10: ("2023-11-03", "Astana"), 11: ("2024-11-06", "Bishkek"), 12: ("2025-10-07", "Gabala")}  # fmt: skip


@pytest.mark.parametrize("number", SUMMITS)
def test_every_summit_is_one_encounter_held_where_and_when_it_was(archive: Desk, number: int) -> None:
    with archive.view() as view:
        found = next(m for m in meetings(view) if m.id == f"encounter:ots-summit-{number}")
    assert (found.status, found.when, found.place) == ("held", *SUMMITS[number])


@pytest.mark.parametrize("number", [n for n in SUMMITS if n > 1])
def test_every_planned_summit_was_planned_before(archive: Desk, number: int) -> None:
    first = date.fromisoformat(SUMMITS[number][0][:10])
    with archive.view(as_of=first.replace(day=1)) as view:
        found = next((m for m in meetings(view) if m.id == f"encounter:ots-summit-{number}"), None)
    assert found is not None
    assert found.status in ("planned", "postponed")


def test_the_thirteenth_is_still_ahead(archive: Desk) -> None:
    with archive.view() as view:
        found = next(m for m in meetings(view) if m.id == "encounter:ots-summit-13")
    assert found.status == "planned"


def test_one_body_under_all_its_names(archive: Desk) -> None:
    with archive.view() as view:
        assert {
            subject_of(view, n).id for n in ("CCTS", "OTS", "Turkic Council", "Cooperation Council of Turkic Speaking States")
        } == {"body:ots"}
        assert view.name_on("body:ots", date(2019, 1, 1)) == "Cooperation Council of Turkic Speaking States"
        assert view.name_on("body:ots", date(2022, 1, 1)) == "Organization of Turkic States"


def test_the_whole_archive_keeps_the_promises(archive: Desk) -> None:
    assert archive.check() == []
