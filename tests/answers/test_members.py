"""Who belonged to what, and when: member, observer, not a member, unknown, not yet."""

from datetime import date
from pathlib import Path

import pytest

from elchi.answers.members import members_of, span_told, standing_of
from elchi.desk import Desk, given


@pytest.mark.parametrize(
    ("on", "count", "told"),
    [
        ("2005-01-01", 0, "had no members yet on 2005-01-01: the first on record is of 2009-10-03"),
        ("2009-10-03", 4, "4 as member"),  # the first day counts
        ("2018-09-03", 5, "1 as observer: Hungary"),
        ("2019-10-15", 6, "5 as member"),
    ],
)
def test_members_of_a_body_on_a_day(archive: Desk, on: str, count: int, told: str) -> None:
    with archive.view() as view:
        found = members_of(view, "body:ots", date.fromisoformat(on))
    assert len(found.members) == count
    assert told in found.answer
    assert all(m.cites for m in found.members)


@pytest.mark.parametrize(
    ("state", "on", "told"),
    [
        ("state:hu", "2018-10-01", "observer from 2018-09-03"),
        ("state:hu", "2017-10-01", "was not in Cooperation Council of Turkic Speaking States on 2017-10-01, by the register"),
        ("state:hu", "2001-10-01", "had no members yet"),
        ("state:uz", "2020-01-01", "member from 2019-10-15"),
    ],
)
def test_what_one_state_was(archive: Desk, state: str, on: str, told: str) -> None:
    with archive.view() as view:
        assert told in standing_of(view, "body:ots", state, date.fromisoformat(on)).answer


@pytest.mark.parametrize(
    ("subject", "on", "told"),
    [
        ("body:sco", None, "Ended: 6 as observer: Mongolia,"),
        ("body:cica", "2003-01-01", "nobody on record; since when not stated: 16 as member: Afghanistan,"),
        ("state:kz", "1992-03-02", "what it is itself: 3 as member:"),
        ("body:african-union", "2023-01-01", "4 of these suspended: "),
        ("body:oic", "1995-06-01", "unknown whether on that day already or still: Kazakhstan (member from 1995, no end stated)"),
    ],
)
def test_what_is_ended_or_of_no_day_is_told_apart(archive: Desk, subject: str, on: str | None, told: str) -> None:
    with archive.view() as view:
        assert told in members_of(view, subject, date.fromisoformat(on) if on else None).answer


@pytest.mark.parametrize(
    ("body", "state", "on", "told"),
    [
        ("body:eu", "state:gb", "2020-01-31", "member from 1973-01-01"),
        ("body:eu", "state:gb", "2020-02-01", "former from 2020-02-01"),
        ("body:oic", "state:kz", "1995-06-01", "Unknown whether Kazakhstan was in"),
        ("body:oic", "state:kz", "1996-01-01", "member from 1995"),
        ("body:oic", "state:tr", "1969-09-24", "had no members yet"),
        ("body:un", "state:yu", "2000-01-01", "member from 1945-10-24"),
        ("body:osce", "state:yu", "1996-01-01", "suspended from 1992-07-08"),
        ("body:african-union", "state:sd", "2019-07-01", "suspended from 2019-06-06"),
        ("body:african-union", "state:sd", "2020-01-01", "member from 2002-07-09, no end stated."),
    ],
)
def test_the_first_and_last_days_of_standings(archive: Desk, body: str, state: str, on: str, told: str) -> None:
    with archive.view() as view:
        assert told in standing_of(view, body, state, date.fromisoformat(on)).answer


def test_a_register_s_year_is_no_day(archive: Desk) -> None:
    with archive.view() as view:
        told = {m.name: span_told(m) for m in members_of(view, "body:sco").members if m.status == "observer"}
        unknown = standing_of(view, "body:cica", "state:kz", date(2003, 1, 1)).answer
    assert told["Mongolia"] == "from 2004 to 2025-09-01"
    assert told["India"] == "from 2005-07-05 to 2017-06-09"
    assert unknown.startswith("Unknown whether Kazakhstan was in Conference on Interaction")


def test_without_a_list_of_members_nothing_is_denied(scratch: Desk, tmp_path: Path) -> None:
    """A body that no register lists: silence about a state is unknown, not a no."""
    (tmp_path / "a.txt").write_text("Tbilisi, 4 May 2014\n\nGeorgia is a member of the Council of Northern Lighthouses.\n")
    list(scratch.take(str(tmp_path / "a.txt"), given(date(2014, 5, 4), None, "public")))
    with scratch.view() as view:
        bodies = {r.claim.organisation_id for r in view.claims("Membership") if r.claim.act != "register"}
        assert len(bodies) == 1
        found = standing_of(view, bodies.pop(), "state:am", date(2014, 5, 4))
    assert found.answer.startswith("Unknown what Armenia was in")
    assert "of other days" not in found.answer


def test_what_is_told_of_other_days_is_said_and_not_stretched(scratch: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tbilisi, 4 May 2014\n\nGeorgia is a member of the Council of Northern Lighthouses.\n")
    list(scratch.take(str(tmp_path / "a.txt"), given(date(2014, 5, 4), None, "public")))
    with scratch.view() as view:
        body = next(r.claim.organisation_id for r in view.claims("Membership") if r.claim.act != "register")
        assert members_of(view, body, date(2016, 1, 1)).answer.endswith("of other days: Georgia (member attested 2014-05-04).")
        told = standing_of(view, body, "state:ge", date(2016, 1, 1)).answer
    assert told.startswith("Unknown what Georgia was") and told.endswith("of other days: member attested 2014-05-04.")


def test_one_standing_told_more_or_less_exactly_is_listed_once(archive: Desk) -> None:
    """The register states a day, a report its month, two reports tell of it on the day itself."""
    with archive.view() as view:
        found = [m for m in members_of(view, "body:ots").members if m.member == "state:tm"]
        assert [(m.status, m.since) for m in found] == [("observer", date(2021, 11, 12))]
        assert len(found[0].cites) > 3
        assert members_of(view, "body:ots").answer.count("Turkmenistan") == 1


def test_who_left_and_came_back_has_two_standings(archive: Desk) -> None:
    with archive.view() as view:
        spans = [(m.since, m.until) for m in members_of(view, "body:un").members if m.member == "state:id" and m.status == "member"]
    assert len(spans) == 2 and spans[0][1] is not None and spans[1][1] is None
