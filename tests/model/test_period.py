"""Periods: bounds, order, EDTF, over many random ones."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.model.document import Clearance, Label, Level
from elchi.model.edtf import from_edtf
from elchi.model.period import Order, Period, Precision, quarter, season

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
PERIODS = st.one_of(
    DAYS.map(Period.day),
    st.builds(Period.month, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(Period.year, st.integers(1900, 2100)),
    st.builds(season, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds(quarter, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds(lambda d, n: Period.span(d, d + timedelta(days=n)), DAYS, st.integers(1, 40)),
    st.builds(Period.between, DAYS, st.none()),
    st.integers(190, 209).map(lambda d: Period(datetime(d * 10, 1, 1), datetime(d * 10 + 10, 1, 1), Precision.DECADE)),
)
OPPOSITE = {
    Order.BEFORE: Order.AFTER,
    Order.AFTER: Order.BEFORE,
    Order.OVERLAPS: Order.OVERLAPS,
    Order.CANNOT_SAY: Order.CANNOT_SAY,
}


@given(PERIODS)
def test_edtf_round_trip_keeps_the_bounds(period: Period) -> None:
    again = from_edtf(period.edtf())
    assert (again.start, again.end) == (period.start, period.end)


@given(PERIODS, PERIODS)
def test_comparison_is_the_same_from_both_sides(a: Period, b: Period) -> None:
    assert a.compare(b) is OPPOSITE[b.compare(a)]
    assert a.overlaps(b) == b.overlaps(a)
    assert a.compare(b) not in (Order.BEFORE, Order.AFTER) or not a.overlaps(b)


@given(PERIODS)
def test_a_period_is_half_open(period: Period) -> None:
    assert period.first is None or period.holds(period.first)
    assert period.last is None or period.holds(period.last)
    assert period.last is None or not period.holds(period.last + timedelta(days=1))
    assert period.first is None or not period.holds(period.first - timedelta(days=1))


@given(PERIODS, st.integers(0, 10))
def test_widening_keeps_what_was_inside(period: Period, days: int) -> None:
    wide = period.widened(days)
    assert wide.overlaps(period)
    assert period.first is None or wide.holds(period.first - timedelta(days=days))


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        (Period.day(date(2024, 5, 3)), Period.day(date(2024, 5, 4)), Order.BEFORE),
        (Period.month(2024, 5), Period.day(date(2024, 5, 3)), Order.CANNOT_SAY),  # "sometime in May": before or after the 3rd
        (Period.month(2024, 6), Period.day(date(2024, 5, 31)), Order.AFTER),
        (Period.span(date(2024, 5, 1), date(2024, 5, 5)), Period.day(date(2024, 5, 3)), Order.OVERLAPS),
    ],
)
def test_what_can_be_said(a: Period, b: Period, order: Order) -> None:
    assert a.compare(b) is order


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019-23", date(2019, 9, 1), date(2019, 11, 30)), ("2019-24", date(2019, 12, 1), date(2020, 2, 29)), ("2023-35", date(2023, 7, 1), date(2023, 9, 30)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)), ("../2024-05-03", None, date(2024, 5, 3)), ("2024-05-03/..", date(2024, 5, 3), None),
    ],
)  # fmt: skip
def test_edtf(edtf: str, first: date | None, last: date | None) -> None:
    period = from_edtf(edtf)
    assert (period.first, period.last) == (first, last)
    assert period.edtf() == edtf or period.precision is Precision.OPEN


def test_what_is_no_edtf_is_refused() -> None:
    with pytest.raises(ValueError, match="is no EDTF date that is read here"):
        from_edtf("2024-77")


LABELS = st.builds(Label, st.sampled_from(Level), st.frozensets(st.sampled_from("abc"), max_size=2))


@given(LABELS, st.builds(Clearance, st.sampled_from(Level), st.frozensets(st.sampled_from("abc"), max_size=2)))
def test_restricted_is_for_named_groups_alone(label: Label, clearance: Clearance) -> None:
    if label.level is Level.RESTRICTED:
        assert clearance.admits(label) == bool(label.groups & clearance.groups)
    else:
        assert clearance.admits(label) == (label.level <= clearance.level)
