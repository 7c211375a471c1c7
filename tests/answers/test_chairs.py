"""Who chairs a body next: by name as told, by an order that a text states, or nobody says."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from elchi.answers.brief import brief
from elchi.answers.chairs import Chairing, chairing, chairs_ahead
from elchi.desk import Desk, given
from elchi.exports.agenda import agenda

TOLD = date(2024, 3, 5)
ASEAN = "Malaysia chairs ASEAN. "


def asked(scratch: Desk, folder: Path, body: str, on: date | None, *reports: tuple[date, str]) -> Chairing:
    for number, (day, text) in enumerate(reports):
        path = folder / f"{number}.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        list(scratch.take(str(path), given(day, None, "public")))
    with scratch.view() as view:
        return chairing(view, body, on)


@pytest.mark.parametrize(
    ("body", "text", "following"),
    [
        ("ots", "Azerbaijan will assume the chairmanship of the Organization of Turkic States in 2025.", "Azerbaijan (in 2025)"),
        ("ots", "Kazakhstan handed over the chairmanship of the OTS to Kyrgyzstan for 2025-2026.", "Kyrgyzstan (for 2025-2026)"),
        ("asean", "The chairmanship of ASEAN will pass from Laos to Malaysia on 1 January 2025.", "Malaysia (from 2025-01-01)"),
        ("d8", "Turkey is to take over the presidency of the D-8 from Egypt in 2026.", "Türkiye (in 2026)"),
        ("sco", "The next chair of the SCO will be Kyrgyzstan.", "Kyrgyzstan (day not stated)"),
        ("sco", "Kyrgyzstan was elected to chair the SCO in 2025.", "Kyrgyzstan (in 2025)"),
        ("osce", "From 1 January 2025 the OSCE will be chaired by Finland.", "Finland (from 2025-01-01)"),
        ("g7", "The United Kingdom will be next to chair the G7.", "United Kingdom (day not stated)"),
        ("osce", "Finland, which will take over from Malta as chair of the OSCE in 2025, agreed.", "Finland (in 2025)"),
        ("osce", "The OSCE, currently chaired by Finland, sent observers.", ""),
        ("osce", "Georgia should chair the OSCE next year.", ""),
        ("osce", "Poland handed over the chairmanship of the OSCE to Malta.", ""),
        ("ots", "The 11th Summit of the Organization of Turkic States will be held in Bishkek in November 2024.", ""),
    ],
)
def test_who_chairs_next_is_whom_a_text_names(scratch: Desk, tmp_path: Path, body: str, text: str, following: str) -> None:
    found = asked(scratch, tmp_path, f"body:{body}", None, (TOLD, text))
    assert "; ".join(f"{c.name} ({c.when})" for c in found.next) == following
    assert all(c.cites and c.rule is None for c in found.next)
    assert ("nobody says who chairs next" in found.answer) == (not following)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        (ASEAN + "The chairmanship of ASEAN rotates annually in the alphabetical order of English names.", "Myanmar"),
        ("Vietnam chairs ASEAN. The chairmanship of ASEAN rotates among the members in alphabetical order.", "Brunei Darussalam"),
        (ASEAN, ""),
        (ASEAN + "The chairmanship of ASEAN rotates every year.", ""),
        (ASEAN + "The chairmanship of ASEAN rotates in Russian alphabetical order.", ""),
        ("The chairmanship of ASEAN rotates in alphabetical order.", ""),
        (ASEAN + "The chairmanship of ASEAN rotates in alphabetical order. The Philippines will chair ASEAN in 2026.", "Philippines"),
    ],
)  # fmt: skip
def test_a_rotation_counts_where_a_text_states_it(scratch: Desk, tmp_path: Path, text: str, following: str) -> None:
    found = asked(scratch, tmp_path, "body:asean", None, (TOLD, text))
    assert ", ".join(c.name for c in found.next) == following
    named = following == "Philippines"
    assert all((c.rule, len(c.cites)) == ((None, 1) if named else ("rotation", 2)) for c in found.next)


REPORTS = (
    (date(2023, 6, 1), "Turkey chairs the D-8."),
    (date(2024, 3, 5), "Egypt will take over the chairmanship of the D-8."),
    (date(2024, 9, 1), "The chairmanship of the D-8 passed from Turkey to Egypt."),
    (date(2025, 2, 1), "Indonesia will chair the D-8 in 2026."),
)


@pytest.mark.parametrize(
    ("on", "last", "following"),
    [
        (date(2023, 1, 1), "", ""),
        (date(2023, 7, 1), "Türkiye", ""),
        (date(2024, 4, 1), "Türkiye", "Egypt"),
        (date(2024, 10, 1), "Egypt", ""),
        (date(2025, 3, 1), "Egypt", "Indonesia"),
        (date(2026, 3, 1), "Indonesia", ""),
    ],
)
def test_a_day_is_told_by_what_was_said_until_then(scratch: Desk, tmp_path: Path, on: date, last: str, following: str) -> None:
    found = asked(scratch, tmp_path, "body:d8", on, *REPORTS)
    assert (", ".join(c.name for c in found.last), ", ".join(c.name for c in found.next)) == (last, following)


def test_what_was_said_long_ago_without_a_day_is_no_longer_next(scratch: Desk, tmp_path: Path) -> None:
    found = asked(scratch, tmp_path, "body:sco", date(2026, 1, 1), (TOLD, "The next chair of the SCO will be Kyrgyzstan."))
    assert found.next == ()


def test_a_state_is_told_what_it_is_to_chair(scratch: Desk, tmp_path: Path) -> None:
    asked(scratch, tmp_path, "body:d8", None, *REPORTS)
    with scratch.view() as view:
        found = chairs_ahead(view, "state:id")
        assert [(c.body, c.member) for c in found] == [("body:d8", "state:id")]
        assert chairs_ahead(view, "state:eg") == ()
        assert brief(view, "state:id").chairs == brief(view, "body:d8").chairs == found


@pytest.mark.parametrize(
    ("text", "name", "summary"),
    [
        ("Malaysia will chair ASEAN in 2025.", "VTODO", "Malaysia takes the chair of Association of Southeast Asian Nations (date not fixed: in 2025)"),
        ("Malaysia will take over the chairmanship of ASEAN on 1 January 2025.", "VEVENT", "Malaysia takes the chair of Association of Southeast Asian Nations"),
    ],
)  # fmt: skip
def test_a_calendar_holds_the_day_that_is_told(scratch: Desk, tmp_path: Path, text: str, name: str, summary: str) -> None:
    found = asked(scratch, tmp_path, "body:asean", None, (TOLD, text))
    [entry] = Calendar.from_ical(agenda([], "Elchi", found.next)).subcomponents
    assert (entry.name, str(entry["SUMMARY"])) == (name, summary)
    assert ("DTSTART" in entry) == (name == "VEVENT")
    assert text in str(entry["DESCRIPTION"])
