"""EDTF in and out: the forms of the specification's levels 0 and 1, and of level 2 what has bounds."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.model.edtf import from_edtf
from elchi.model.period import Order, Period, Precision, quarter, season

D, M = date, datetime


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        # level 0
        ("1985-04-12", D(1985, 4, 12), D(1985, 4, 12), Precision.DAY),
        ("1985-04", D(1985, 4, 1), D(1985, 4, 30), Precision.MONTH),
        ("1985", D(1985, 1, 1), D(1985, 12, 31), Precision.YEAR),
        ("1985-04-12T23:20:30", D(1985, 4, 12), D(1985, 4, 12), Precision.MINUTE),
        ("1985-04-12T23:20:30Z", D(1985, 4, 12), D(1985, 4, 12), Precision.MINUTE),
        ("1985-04-12T23:20:30+04:30", D(1985, 4, 12), D(1985, 4, 12), Precision.MINUTE),
        ("1964/2008", D(1964, 1, 1), D(2008, 12, 31), Precision.OPEN),
        ("2004-06/2006-08", D(2004, 6, 1), D(2006, 8, 31), Precision.OPEN),
        ("2004-02-01/2005-02-08", D(2004, 2, 1), D(2005, 2, 8), Precision.SPAN),
        ("2004-02-01/2005", D(2004, 2, 1), D(2005, 12, 31), Precision.OPEN),
        # level 1
        ("2001-21", D(2001, 3, 1), D(2001, 5, 31), Precision.SEASON),
        ("1984?", D(1984, 1, 1), D(1984, 12, 31), Precision.YEAR),
        ("2004-06~", D(2004, 6, 1), D(2004, 6, 30), Precision.MONTH),
        ("2004-06-11%", D(2004, 6, 11), D(2004, 6, 11), Precision.DAY),
        ("201X", D(2010, 1, 1), D(2019, 12, 31), Precision.DECADE),
        ("20XX", D(2000, 1, 1), D(2099, 12, 31), Precision.CENTURY),
        ("2004-XX", D(2004, 1, 1), D(2004, 12, 31), Precision.YEAR),
        ("1985-04-XX", D(1985, 4, 1), D(1985, 4, 30), Precision.MONTH),
        ("1985-XX-XX", D(1985, 1, 1), D(1985, 12, 31), Precision.YEAR),
        ("1985-04-12/..", D(1985, 4, 12), None, Precision.OPEN),
        ("1985/", D(1985, 1, 1), None, Precision.OPEN),
        ("../1985-04-12", None, D(1985, 4, 12), Precision.OPEN),
        ("/1985-04", None, D(1985, 4, 30), Precision.OPEN),
        ("1984~/2004-06", D(1984, 1, 1), D(2004, 6, 30), Precision.OPEN),
        # level 2
        ("2001-29", D(2001, 9, 1), D(2001, 11, 30), Precision.SEASON),
        ("2001-34", D(2001, 4, 1), D(2001, 6, 30), Precision.QUARTER),
        ("2001-38", D(2001, 5, 1), D(2001, 8, 31), Precision.PART),
        ("2001-41", D(2001, 7, 1), D(2001, 12, 31), Precision.PART),
        ("2004-06~-11", D(2004, 6, 11), D(2004, 6, 11), Precision.DAY),
        ("?2004-06-~11", D(2004, 6, 11), D(2004, 6, 11), Precision.DAY),
        ("156X-12-25", D(1560, 12, 25), D(1569, 12, 25), Precision.OPEN),
        ("15XX-12-XX", D(1500, 12, 1), D(1599, 12, 31), Precision.OPEN),
        ("1984-1X", D(1984, 10, 1), D(1984, 12, 31), Precision.OPEN),
        ("1984-02-2X", D(1984, 2, 20), D(1984, 2, 29), Precision.PART),
        ("1XXX", D(1000, 1, 1), D(1999, 12, 31), Precision.OPEN),
        ("[1667,1668,1670..1672]", D(1667, 1, 1), D(1672, 12, 31), Precision.OPEN),
        ("[..1760-12-03]", None, D(1760, 12, 3), Precision.OPEN),
        ("[1760-12..]", D(1760, 12, 1), None, Precision.OPEN),
        ("[2024-05-03..2024-05-08]", D(2024, 5, 3), D(2024, 5, 8), Precision.PART),
        ("{1960,1961-12}", D(1960, 1, 1), D(1961, 12, 31), Precision.OPEN),
        ("[1984]", D(1984, 1, 1), D(1984, 12, 31), Precision.YEAR),
        ("2004-06-~01/2004-06-~20", D(2004, 6, 1), D(2004, 6, 20), Precision.SPAN),
    ],
)
def test_forms_of_the_specification(text, first, last, precision):
    period = from_edtf(text)
    assert (period.first, period.last, period.precision) == (first, last, precision)
    assert period.words == text


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "2024-77", "2024-13-01", "2023-02-29", "2023-02-3X", "85", "198", "19850412", "1985-4-1", "2024-05-03/2024-05-01", "a/b/c", "../..",
        "/", "[2024", "[..]", "[1984}", "Y170000002", "Y-17E7", "-0003", "0000", "1950S2", "P1Y", "1985-04-12T25:00:00", "XXXX", "9999-12", "1985-21-01",
        "２０２４",
    ],
)  # fmt: skip
def test_what_is_none_or_has_no_bounds_is_refused_in_words(text):
    with pytest.raises(ValueError, match="is no EDTF date that is read here"):
        from_edtf(text)


DAYS = st.dates(D(1900, 1, 1), D(2100, 1, 1))
MOMENTS = st.datetimes(M(1900, 1, 1), M(2100, 1, 1)).map(lambda m: m.replace(second=0, microsecond=0))
YEARS = st.integers(1900, 2100)
LENGTHS = st.integers(0, 40)


def _within(precision):
    return st.builds(lambda d, n: Period.span(d, d + timedelta(days=n), precision, "words"), DAYS, LENGTHS)


PERIODS = st.one_of(
    MOMENTS.map(lambda m: Period(m, m + timedelta(minutes=1), Precision.MINUTE)),
    MOMENTS.map(lambda m: Period(m.replace(minute=0), m.replace(minute=0) + timedelta(hours=1), Precision.HOUR)),
    DAYS.map(Period.day),
    _within(Precision.SPAN),
    DAYS.map(lambda d: Period.span(d, d + timedelta(days=6), Precision.WEEK)),
    _within(Precision.PART),
    st.builds(Period.month, YEARS, st.integers(1, 12)),
    st.builds(season, YEARS, st.integers(1, 4)),
    st.builds(quarter, YEARS, st.integers(1, 4)),
    YEARS.map(Period.year),
    st.integers(190, 209).map(lambda d: Period(M(d * 10, 1, 1), M(d * 10 + 10, 1, 1), Precision.DECADE)),
    st.integers(15, 21).map(lambda c: Period(M(c * 100, 1, 1), M(c * 100 + 100, 1, 1), Precision.CENTURY)),
    _within(Precision.OPEN),
    DAYS.map(lambda d: Period.between(d, None)),
    DAYS.map(lambda d: Period.between(None, d)),
)


def test_every_precision_is_tried():
    seen = {
        Precision.MINUTE,
        Precision.HOUR,
        Precision.DAY,
        Precision.SPAN,
        Precision.WEEK,
        Precision.PART,
        Precision.MONTH,
        Precision.SEASON,
    }
    assert seen | {Precision.QUARTER, Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.OPEN} == set(Precision)


@given(PERIODS)
def test_writing_and_reading_keeps_the_bounds_and_never_says_more(period):
    again = from_edtf(period.edtf())
    if period.precision is Precision.HOUR:  # the format has no hour: its day holds it
        assert again.start <= period.start
        assert period.end <= again.end
        assert again.precision is Precision.DAY
    else:
        assert (again.start, again.end) == (period.start, period.end)
        assert (again.precision in (Precision.DAY, Precision.SPAN, Precision.MINUTE)) == (
            period.precision in (Precision.DAY, Precision.SPAN, Precision.MINUTE)
        )
    assert again.edtf() == period.edtf()


@given(PERIODS, PERIODS)
def test_comparing_is_the_same_from_both_sides_and_never_against_the_bounds(a, b):
    opposite = {
        Order.BEFORE: Order.AFTER,
        Order.AFTER: Order.BEFORE,
        Order.OVERLAPS: Order.OVERLAPS,
        Order.CANNOT_SAY: Order.CANNOT_SAY,
    }
    assert a.compare(b) is opposite[b.compare(a)]
    assert (a.compare(b) in (Order.BEFORE, Order.AFTER)) == (not a.overlaps(b))


@given(PERIODS, PERIODS, PERIODS)
def test_before_goes_on(a, b, c):
    if a.compare(b) is Order.BEFORE and b.compare(c) is Order.BEFORE:
        assert a.compare(c) is Order.BEFORE


@given(PERIODS, DAYS)
def test_a_certain_answer_holds_for_every_day_that_may_be_meant(period, day):
    """Whatever day of its bounds a vague period means, what was said of the whole is true of that day."""
    order = period.compare(Period.day(day))
    if order in (Order.BEFORE, Order.AFTER) and period.first and period.last:
        assert all(Period.day(d).compare(Period.day(day)) is order for d in (period.first, period.last))


@given(st.text(max_size=30))
def test_no_text_crashes(text):
    with suppress(ValueError):
        assert from_edtf(text).words == text
