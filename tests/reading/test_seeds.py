"""The two reports that the project began with, and the same facts in reports of our own."""

from datetime import date
from pathlib import Path

import pytest
from conftest import NOON, sample, shared

from elchi.answers.holders import who_held
from elchi.answers.meetings import meetings
from elchi.answers.calendar import calendar
from elchi.asked import subject_of
from elchi.alone import read_alone
from elchi.desk import Desk, desk

OURS = {"000": "2022-01-31-amreyev-karin.txt", "001": "2019-03-14-atamkulov-amreyev.txt"}


def path_of(origin: str, number: str) -> Path:
    if origin == "ours":
        return sample("reports") / OURS[number]
    return next(shared("seeds").glob(f"{number}_*.txt"))


@pytest.fixture(params=["seed", "ours"])
def origin(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def both(origin: str, tmp_path: Path) -> Desk:
    with desk(tmp_path / "both.elchi", create=True, clock=lambda: NOON) as opened:
        for number in ("000", "001"):
            list(opened.take(str(path_of(origin, number))))
        yield opened


def people(encounter: dict) -> set[tuple[str | None, str | None, str | None]]:
    return {(p["person"], p["office"], p["of"]) for p in encounter["participants"]}


def test_000_the_meeting(origin: str) -> None:
    found = read_alone(str(path_of(origin, "000")))
    main = [e for e in found["encounters"] if e["main"]]
    assert [(e["date"], e["place"], e["status"]) for e in main] == [("2022-01-31", "Nur-Sultan", "held")]
    assert people(main[0]) == {
        ("Baghdad Amreyev", "Secretary General", "Organization of Turkic States"), ("Erlan Karin", "Secretary of State", "Republic of Kazakhstan"),
    }  # fmt: skip


def test_000_the_secretary_of_state_is_karin(origin: str) -> None:
    found = read_alone(str(path_of(origin, "000")))
    speakers = {s["quote"][:23]: s["speaker"] for s in found["statements"]}
    assert {who for words, who in speakers.items() if words.startswith("The Secretary of State")} == {"Erlan Karin"}
    assert any(
        s["speaker"] == "Erlan Karin" and "coordinat" in s["quote"] and "strategic research" in s["quote"]
        for s in found["statements"]
    )


def test_000_the_summit_and_the_undertaking(origin: str) -> None:
    found = read_alone(str(path_of(origin, "000")))
    assert any(
        e["kind"] == "summit" and e["date"] == "2021-11-12" and e["status"] == "held" and e["place"] == "Istanbul"
        for e in found["encounters"]
    )
    assert any(c["who"] == "Kazakhstan" and "continue" in c["what"] for c in found["commitments"])


def test_001_the_meeting_has_no_day(origin: str) -> None:
    found = read_alone(str(path_of(origin, "001")))
    assert found["document"]["published"] == "2019-03-14"
    main = next(e for e in found["encounters"] if e["main"])
    assert (main["date"], main["place"]) == (None, "Astana")
    assert {name for name, _, _ in people(main)} == {"Beibut Atamkulov", "Bagdad Amreyev"}


def test_001_what_is_ahead_and_what_was(origin: str) -> None:
    events = {(e["kind"], e["status"], e["place"]) for e in read_alone(str(path_of(origin, "001")))["encounters"]}
    assert {
        ("summit", "planned", "Azerbaijan"),
        ("summit", "held", "Cholpon-Ata"),
        ("committee", "held", "Abu Dhabi"),
        ("forum", "planned", "Uzbekistan"),
    } <= events
    assert any(kind == "committee" and status == "planned" for kind, status, _ in events)


def test_001_does_not_overclaim_observer_status(origin: str) -> None:
    found = read_alone(str(path_of(origin, "001")))
    assert [m for m in found["memberships"] if m["status"] in ("observer", "member")] == []


def test_both_one_person_one_body_one_city(both: Desk) -> None:
    with both.view() as view:
        assert subject_of(view, "Bagdad Amreyev").id == subject_of(view, "Baghdad Amreyev").id == subject_of(view, "Amreyev").id
        assert len({subject_of(view, name).id for name in ("CCTS", "Turkic Council", "OTS", "Organization of Turkic States")}) == 1
        assert subject_of(view, "Astana").id == subject_of(view, "Nur-Sultan").id
        places = {m.place for m in meetings(view, subject_of(view, "Amreyev").id)}
    assert places == {"Nur-Sultan", "Astana"}


def test_both_the_secretary_general_on_a_day_between(both: Desk) -> None:
    with both.view() as view:
        found = who_held(view, subject_of(view, "Secretary General of the Organization of Turkic States").id, date(2020, 6, 1))
    assert [h.name for h in found.holders] in (["Baghdad Amreyev"], ["Bagdad Amreyev"])
    assert found.holders[0].attested == (date(2019, 3, 14), date(2022, 1, 31))
    assert "Cooperation Council of Turkic Speaking States, on 2020-06-01" in found.answer


def test_a_planned_summit_is_held_when_a_later_report_says_so(archive: Desk) -> None:
    with archive.view() as view:
        seventh = next(m for m in meetings(view) if m.id == "encounter:ots-summit-7")
        assert (seventh.status, seventh.when, seventh.place) == ("held", "2019-10-15", "Baku")
    with archive.view(as_of=date(2019, 3, 15)) as view:
        ahead = {m.id: m for m in calendar(view, date(2019, 3, 15))}
        assert ahead["encounter:ots-summit-7"].status == "planned"
        assert next(m for m in meetings(view) if m.id == "encounter:ots-summit-7").status == "planned"
