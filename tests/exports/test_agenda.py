"""Calendars out and in: what is told only roughly is said to be rough, and what is read back is what was written."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from elchi.answers.calendar import calendar, schedule
from elchi.answers.cited import Cite, Line
from elchi.answers.meetings import Meeting
from elchi.alone import read_alone
from elchi.desk import Desk, given as said
from elchi.exports.agenda import agenda
from elchi.model.period import Period, season


def meeting(period: Period | None, status: str = "planned", *history: str, name: str = "7th Summit") -> Meeting:
    cite = Cite("The 7th Summit will be held.", "d1", 0, 28, "A title", "A ministry", date(2019, 3, 14), "a.txt")
    steps = tuple(Line(words, (cite,), "2019-03-14") for words in history)
    when = (period.iso() or period.words) if period else "day not stated"
    return Meeting(
        "encounter:ots-summit-7", "summit", status, name, when, period, "Baku", ("Ilham Aliyev (President)",), (), (cite,), steps
    )


def entry(m: Meeting) -> object:
    return Calendar.from_ical(agenda([m], "Elchi")).subcomponents[0]


@pytest.mark.parametrize(
    ("period", "status", "summary", "stated", "first", "end"),
    [
        (Period.day(date(2019, 10, 15)), "planned", "7th Summit", "CONFIRMED", date(2019, 10, 15), date(2019, 10, 16)),
        (Period.span(date(2019, 10, 14), date(2019, 10, 15)), "held", "7th Summit", "CONFIRMED", date(2019, 10, 14), date(2019, 10, 16)),
        (season(2019, 3, "this autumn"), "planned", "7th Summit (date not fixed: this autumn)", "TENTATIVE", date(2019, 9, 1), date(2019, 12, 1)),
        (Period.year(2019, "2019"), "postponed", "7th Summit (postponed; date not fixed: 2019)", "TENTATIVE", date(2019, 1, 1), date(2020, 1, 1)),
        (Period.day(date(2019, 10, 15)), "cancelled", "7th Summit (cancelled)", "CANCELLED", date(2019, 10, 15), date(2019, 10, 16)),
        (Period.month(2019, 10, "in October,"), "held", "7th Summit (day not told: in October)", "TENTATIVE", date(2019, 10, 1), date(2019, 11, 1)),
    ],
)  # fmt: skip
def test_an_encounter_as_an_event(period: Period, status: str, summary: str, stated: str, first: date, end: date) -> None:
    event = entry(meeting(period, status))
    assert (event.name, str(event["SUMMARY"]), str(event["STATUS"])) == ("VEVENT", summary, stated)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (first, end)
    assert str(event["TRANSP"]) == ("TRANSPARENT" if " not " in summary or status == "cancelled" else "OPAQUE")


def test_what_is_no_name_by_itself_tells_who_was_there() -> None:
    told = meeting(Period.day(date(2019, 10, 15)), name="18th meeting")
    assert str(entry(told)["SUMMARY"]) == "18th meeting: Ilham Aliyev"
    assert str(entry(replace(told, participants=()))["SUMMARY"]) == "18th meeting, Baku"
    assert str(
        Calendar.from_ical(agenda([told], "Elchi", (), lambda i: f"https://house.example/{i}")).subcomponents[0]["URL"]
    ).endswith(told.id)


def test_no_day_is_invented() -> None:
    task = entry(meeting(None))
    assert (task.name, "DTSTART" in task, str(task["SUMMARY"])) == ("VTODO", False, "7th Summit (date not stated)")
    put_off = entry(replace(meeting(None, "postponed"), when="new day not stated, was to be 2019-10-15"))
    assert (put_off.name, str(put_off["SUMMARY"])) == ("VTODO", "7th Summit (postponed; new day not stated, was to be 2019-10-15)")


def test_an_encounter_that_moved_is_the_same_event_in_a_later_version() -> None:
    told = [Period.year(2019, "2019")], [Period.day(date(2019, 10, 15))]
    before, after = (
        entry(meeting(told[0][0], "planned", "planned, 2019")),
        entry(meeting(told[1][0], "planned", "planned, 2019", "planned, 2019-10-15")),
    )
    assert before["UID"] == after["UID"]
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (0, 1)


def test_the_same_encounters_are_the_same_bytes() -> None:
    assert agenda([meeting(None)], "Elchi") == agenda([meeting(None)], "Elchi")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))).filter(str.strip))
def test_any_name_is_text(name: str) -> None:
    event = entry(meeting(Period.day(date(2019, 10, 15)), name=name))
    assert str(event["SUMMARY"]).startswith(name)
    assert set(event.keys()) >= {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "CATEGORIES"}


ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Ministry//Calendar//EN
X-WR-CALNAME:Ministry of Foreign Affairs of Georgia
BEGIN:VEVENT
UID:1@mfa
DTSTAMP:20240301T120000Z
DTSTART;VALUE=DATE:20240705
DTEND;VALUE=DATE:20240707
SUMMARY:Informal Summit of the Organization of Turkic
  States
LOCATION:Shusha
END:VEVENT
BEGIN:VEVENT
UID:2@mfa
DTSTAMP:20240301T120000Z
DTSTART:20240420T090000Z
SUMMARY:Visit of the Minister of Foreign Affairs of Armenia
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def ics(tmp_path: Path) -> str:
    (tmp_path / "ministry.ics").write_bytes(ICS.replace("\n", "\r\n").encode())
    return str(tmp_path / "ministry.ics")


def test_a_calendar_is_a_source(ics: str) -> None:
    found = read_alone(ics)
    told = [(e["kind"], e["status"], e["name"], e["date"], e["place"]) for e in found["encounters"]]
    assert told == [
        ("summit", "planned", "Informal Summit of the Organization of Turkic States", "2024-07-05/2024-07-06", "Shusha"),
        ("visit", "cancelled", "Visit of the Minister of Foreign Affairs of Armenia", "2024-04-20", None),
    ]
    assert found["document"]["published"] == "2024-03-01"
    assert found["encounters"][0]["quote"].startswith("BEGIN:VEVENT\nUID:1@mfa")


def test_an_entry_that_is_tentative_stays_so(ics: str, scratch: Desk) -> None:
    Path(ics).write_bytes(ICS.replace("LOCATION:Shusha", "LOCATION:Shusha\nSTATUS:TENTATIVE").encode())
    list(scratch.take(ics, said(None, None, "public")))
    with scratch.view() as view:
        found = schedule(view, date(2024, 7, 1), date(2024, 12, 31))
    assert [str(entry(m)["STATUS"]) for m in found] == ["TENTATIVE"]


def test_a_day_that_is_past_does_not_make_an_event_held(ics: str, scratch: Desk) -> None:
    list(scratch.take(ics, said(None, None, "public")))
    with scratch.view() as view:
        assert [m.status for m in schedule(view, date(2024, 1, 1), date(2024, 12, 31))] == ["cancelled", "planned"]
        assert [m.name for m in calendar(view, date(2024, 7, 6))] == ["Informal Summit of the Organization of Turkic States"]
        assert calendar(view, date(2024, 7, 6) + timedelta(days=1)) == []


def test_a_calendar_that_is_read_again_keeps_what_it_said_before(ics: str, scratch: Desk) -> None:
    list(scratch.take(ics, said(None, None, "public")))
    moved = ICS.replace("DTSTART;VALUE=DATE:20240705", "DTSTART;VALUE=DATE:20240712").replace("DATE:20240707", "DATE:20240714")
    Path(ics).write_bytes(moved.replace("20240301T", "20240401T").replace("STATUS:CANCELLED\n", "").encode())
    list(scratch.take(ics, said(None, None, "public")))
    with scratch.view() as view:
        told = {
            m.name: [(step.when, step.text) for step in m.history] for m in schedule(view, date(2024, 1, 1), date(2024, 12, 31))
        }
    assert told["Informal Summit of the Organization of Turkic States"] == [
        ("2024-03-01", "planned, 2024-07-05 to 2024-07-06"),
        ("2024-04-01", "planned, 2024-07-12 to 2024-07-13"),
    ]
    assert [step for step, _ in told["Visit of the Minister of Foreign Affairs of Armenia"]] == ["2024-03-01", "2024-04-01"]


SHAPES = {
    "whole days by the hour": ('DTSTART;TZID="Central Asia Standard Time":20240610T000000\nDTEND;TZID="Central Asia Standard Time":20240612T000000\nSUMMARY:Summit of the OTS', [("planned", "Summit of the OTS", "2024-06-10/2024-06-11")]),
    "a duration": ("DTSTART;VALUE=DATE:20240610\nDURATION:P2D\nSUMMARY:Summit of the OTS", [("planned", "Summit of the OTS", "2024-06-10/2024-06-11")]),
    "an evening in UTC, a night in Almaty": ("DTSTART:20240610T200000Z\nDTEND:20240610T210000Z\nSUMMARY:Summit of the OTS", [("planned", "Summit of the OTS", "2024-06-11")]),
    "an alarm with words of its own": ("DTSTART;VALUE=DATE:20240610\nSUMMARY:Summit of the OTS\nBEGIN:VALARM\nTRIGGER:-PT15H\nDESCRIPTION:Reminder\nEND:VALARM", [("planned", "Summit of the OTS", "2024-06-10")]),
    "called off in the title": ("DTSTART;VALUE=DATE:20240610\nSUMMARY;LANGUAGE=en-us:Canceled: Summit of the OTS", [("cancelled", "Summit of the OTS", "2024-06-10")]),
    "what Elchi writes": ("DTSTART;VALUE=DATE:20240901\nDTEND;VALUE=DATE:20241201\nSUMMARY:Summit of the OTS (postponed; date not fixed: autumn)\nSTATUS:TENTATIVE", [("postponed", "Summit of the OTS", "2024-09-01/2024-11-30")]),
    "a letter folded in two": ("DTSTART;VALUE=DATE:20240610\nSUMMARY:Summit of the OTS in \udcc5\n \udc9eu\udcc5\udc9fa", [("planned", "Summit of the OTS in Şuşa", "2024-06-10")]),
    "no day": ("DTSTART:soon\nSUMMARY:Summit of the OTS\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240610\nSUMMARY:Forum", [("planned", "Forum", "2024-06-10")]),
    "monthly, one left out, one moved": (
        "UID:r\nDTSTART;TZID=Asia/Almaty:20240701T100000\nRRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO\nEXDATE;TZID=Asia/Almaty:20240805T100000\nSUMMARY:Forum\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:r\nRECURRENCE-ID;TZID=Asia/Almaty:20240902T100000\nDTSTART;TZID=Asia/Almaty:20240905T100000\nSUMMARY:Forum",
        [("planned", "Forum", "2024-07-01"), ("planned", "Forum", "2024-09-05")],
    ),
    "every year without an end": ("DTSTAMP:20240101T000000Z\nDTSTART;VALUE=DATE:20230610\nRRULE:FREQ=YEARLY\nSUMMARY:Forum", [("planned", "Forum", "2023-06-10"), ("planned", "Forum", "2024-06-10")]),
    "two calendars in a file": ("DTSTART;VALUE=DATE:20240610\nSUMMARY:Forum\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240611\nSUMMARY:Forum", [("planned", "Forum", "2024-06-10"), ("planned", "Forum", "2024-06-11")]),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_calendars_as_the_programs_of_the_world_write_them(shape: str, tmp_path: Path) -> None:
    words, expected = SHAPES[shape]
    whole = f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-TIMEZONE:Asia/Almaty\nBEGIN:VEVENT\n{words}\nEND:VEVENT\nEND:VCALENDAR\n"
    (tmp_path / "a.ics").write_bytes(whole.replace("\n", "\r\n").encode("utf-8", "surrogateescape"))
    assert [(e["status"], e["name"], e["date"]) for e in read_alone(str(tmp_path / "a.ics"))["encounters"]] == expected


@pytest.mark.parametrize(
    ("text", "met"), [("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "holds no event"), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "")]
)
def test_a_calendar_that_cannot_be_read_is_a_finding(text: str, met: str, scratch: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.ics").write_text(text)
    found = list(scratch.take(str(tmp_path / "bad.ics"), None))
    assert len(found) == 1
    assert met in str(found[0])
