"""What is ahead on a day: dated plans until they are over, undated ones as long as somebody spoke of them not long ago."""

from datetime import date
from pathlib import Path

import pytest
from conftest import take_dated

from elchi.answers.calendar import called_off, calendar, schedule
from elchi.answers.outcomes import planned
from elchi.given import places_in
from elchi.asked import subject_of
from elchi.desk import Desk, given

TOLD = "Minister of Foreign Affairs of Georgia Nino Beridze will visit Yerevan. Georgia and Armenia will hold a summit in Tbilisi on 5 May 2022."


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        (date(2022, 4, 1), ["2022-05-05", "day not stated"]),
        (date(2022, 6, 1), ["day not stated"]),
        (date(2024, 6, 1), []),
        (None, ["2022-05-05", "day not stated"]),
    ],
)
def test_what_is_ahead(scratch: Desk, tmp_path: Path, day: date | None, ahead: list[str]) -> None:
    (tmp_path / "plan.txt").write_text(f"{TOLD}\n")
    list(scratch.take(str(tmp_path / "plan.txt"), given(date(2022, 3, 1), None, "public")))
    with scratch.view() as view:
        assert [m.when for m in calendar(view, day)] == ahead


MOVED = (
    ("2021-01-10", "The 8th Summit of the Organization of Turkic States will be held in Baku on 5 May 2021. The 3rd Ministerial Conference of the Economic Cooperation Organization will be held in Baku on 2 June 2021."),
    ("2021-04-20", "The 8th Summit of the Organization of Turkic States has been postponed to 12 June 2021, the ministry said on Monday. The visit of Minister of Foreign Affairs of Georgia Nino Beridze to Astana on 3 May 2021 has been cancelled."),
    ("2021-04-21", "The 3rd Ministerial Conference of the Economic Cooperation Organization will be held in Baku on 9 June 2021."),
)  # fmt: skip


@pytest.fixture
def moved(scratch: Desk, tmp_path: Path) -> Desk:
    for day, text in MOVED:
        (tmp_path / f"{day}.txt").write_text(f"{text}\n")
        list(scratch.take(str(tmp_path / f"{day}.txt"), given(date.fromisoformat(day), None, "public")))
    return scratch


def test_a_plan_is_for_the_day_told_last_with_its_history(moved: Desk) -> None:
    with moved.view() as view:
        told = {m.kind: (m.status, m.when, [x.text for x in m.history]) for m in calendar(view, date(2021, 4, 21))}
    assert told == {
        "ministerial": ("planned", "2021-06-09", ["planned, 2021-06-02", "planned, 2021-06-09"]),
        "summit": ("postponed", "2021-06-12", ["planned, 2021-05-05", "postponed, 2021-06-12"]),
    }


def test_what_was_called_off_is_told_until_its_day(moved: Desk) -> None:
    with moved.view() as view:
        found = [[m.when for m in called_off(view, date(2021, 5, day))] for day in (3, 4)]
        assert found == [["2021-05-03"], []]
        assert "cancelled" in [m.status for m in schedule(view, date(2021, 5, 1), date(2021, 5, 31))]


def test_what_is_to_be_in_a_city_of_a_state_is_ahead_of_it(scratch: Desk, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(
        "The ministers of transport of Georgia and Armenia agreed to meet in Almaty on 12 March 2026. Georgia will host a forum in May 2026.\n"
    )
    list(scratch.take(str(tmp_path / "plan.txt"), given(date(2025, 10, 20), None, "public")))
    with scratch.view() as view:
        there = places_in(view, "state:kz")
        assert "place:almaty" in there
        assert places_in(view, "place:almaty") == ()
        assert [m.place for m in calendar(view, date(2026, 1, 1), "state:kz", there=there)] == ["Almaty"]
        assert [m.place for m in schedule(view, date(2026, 1, 1), None, "state:kz", there)] == ["Almaty"]
        assert calendar(view, date(2026, 1, 1), "state:kz") == []
        assert subject_of(view, "KZ").id == subject_of(view, "KAZ").id == "state:kz"


def test_a_plan_without_a_name_is_told_by_who_is_to_be_where(scratch: Desk, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(f"{TOLD}\n")
    list(scratch.take(str(tmp_path / "plan.txt"), given(date(2022, 3, 1), None, "public")))
    with scratch.view() as view:
        assert {p.name + p.more for p in planned(view)} == {"visit of Nino Beridze, Yerevan", "summit of Georgia, Armenia, Tbilisi"}


PUT_OFF = {
    "2021-04-01": "The 8th Summit of the Organization of Turkic States will be held in Baku on 5 May 2021.",
    "2021-04-20": "The 8th Summit of the Organization of Turkic States, which was scheduled for 5 May 2021, has been postponed.",
    "2021-09-01": "The 8th Summit of the Organization of Turkic States will be held in Istanbul on 12 November 2021.",
}


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("2021-04-01", ("planned", "2021-05-05")),
        ("2021-06-01", ("postponed", "new day not stated, was to be 2021-05-05")),
        ("2021-09-01", ("planned", "2021-11-12")),
    ],
)
def test_what_was_put_off_is_ahead_without_a_day_until_one_is_told(
    scratch: Desk, tmp_path: Path, by: str, told: tuple[str, str]
) -> None:
    take_dated(scratch, tmp_path, PUT_OFF)
    day = date.fromisoformat(by)
    with scratch.view(as_of=day) as view:
        assert [(m.status, m.when) for m in calendar(view, day, "body:ots")] == [told]


def test_what_is_told_only_as_put_off_was_planned_too(scratch: Desk, tmp_path: Path) -> None:
    take_dated(scratch, tmp_path, {"2021-04-20": PUT_OFF["2021-04-20"]})
    with scratch.view() as view:
        assert [(p.planned, str(p.outcome)) for p in planned(view, "body:ots")] == [("2021-05-05", "postponed")]
