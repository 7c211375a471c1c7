"""Bars on a scale of years: what is stated, what is attested, what is unknown."""

from datetime import date

import pytest

from elchi.answers.members import Member
from elchi.faces.web.terms import member_bars

NOW = date(2024, 12, 31)


def member(since: date | None = None, until: date | None = None, *attested: date, status: str = "member") -> Member:
    return Member("state:ge", "Georgia", status, since, until, attested, (), str(since or ""), str(until or ""))


@pytest.mark.parametrize(
    ("one", "begin", "end", "days", "stated"),
    [
        (member(date(2015, 1, 1)), 0, 1000, 0, (True, False)),
        (member(date(2015, 1, 1), date(2019, 12, 31)), 0, 1000, 0, (True, True)),
        (member(None, None, date(2015, 1, 1), date(2015, 12, 31)), 0, 1000, 2, (False, False)),
        (member(None, date(2016, 12, 31), date(2015, 1, 1)), 0, 1000, 1, (False, True)),
        (member(date(2015, 1, 1), None, date(2020, 1, 1), status="observer"), 0, 1000, 1, (True, False)),
    ],
)
def test_a_membership_is_as_long_as_is_known(one: Member, begin: float, end: float, days: int, stated: tuple[bool, bool]) -> None:
    drawn = member_bars([one], NOW)
    assert drawn is not None
    [bar] = drawn.bars
    assert (bar.x, bar.x + bar.width, len(bar.days)) == (pytest.approx(begin, abs=1), pytest.approx(end, abs=1), days)
    assert (bar.stated_begin, bar.stated_end) == stated
    assert bar.label == ("Georgia" if one.status == "member" else "Georgia (observer)")


def test_what_has_no_day_is_not_drawn() -> None:
    assert member_bars([member()], NOW) is None
