"""What holds of every expression: spans, order, tense, years left out, and that no text is slow or breaks the reader."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.model.period import Precision
from elchi.reading.dates.dates import find
from elchi.resolving.when import resolve

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WORDS = st.sampled_from(
    "early mid late the of in on by from to until and next last this 3 11th 1999 2022 may March Monday week month year ago within two a , - ( ) . half quarter weekend".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join), DAYS, st.sampled_from(["past", "future", None]))
def test_expressions_lie_in_order_and_hold_their_words(text: str, anchor: date, tense: str | None) -> None:
    found = find(text)
    assert all(e.words == text[e.span.start : e.span.end] for e in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    for period in (resolve(e, anchor, tense) for e in found):
        assert period is None or period.start is None or period.end is None or period.start < period.end


@given(st.text())
def test_no_text_breaks_the_finder(text: str) -> None:
    assert find(text) == find(text)


@given(
    DAYS,
    st.sampled_from(
        [
            "{d} {m} {y}",
            "{m} {d}, {y}",
            "the {d}th of {m} {y}",
            "{w}, {d} {m} {y}",
            "{w} ({m} {d}, {y})",
            "{iso}",
            "{iso}T09:15:00Z",
        ]
    ),
)
def test_a_day_is_read_as_it_is_written(day: date, form: str) -> None:
    text = form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year, w=WEEKDAYS[day.weekday()], iso=day.isoformat())
    found = find(f"They met on {text} in Baku.")
    assert [resolve(e, None).first for e in found] == [day]


@given(DAYS, st.integers(1, 60))
def test_a_range_keeps_both_ends(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    text = f"from {day.day} {MONTHS[day.month - 1]} {day.year} to {last.day} {MONTHS[last.month - 1]} {last.year}"
    period = resolve(find(text)[0], None)
    assert (period.first, period.last, period.precision) == (day, last, Precision.SPAN)


@given(DAYS, st.integers(0, 6))
def test_weekdays_go_by_tense(anchor: date, weekday: int) -> None:
    told = find(f"on {WEEKDAYS[weekday]}")[0]
    past, future = resolve(told, anchor, "past").first, resolve(told, anchor, "future").first
    assert past.weekday() == future.weekday() == weekday
    assert anchor - timedelta(days=7) < past <= anchor <= future < anchor + timedelta(days=7)


@given(DAYS, st.integers(-180, 180))
def test_a_year_left_out_is_the_nearest_of_its_tense(anchor: date, distance: int) -> None:
    day = anchor + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        told = find(f"on {day.day} {MONTHS[day.month - 1]}")[0]
        assert resolve(told, anchor, "past" if distance <= 0 else "future").first == day


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_without_an_anchor_only_a_stated_year_gives_days(text: str) -> None:
    for expression in find(text):
        period = resolve(expression, None, "past")
        assert period is None or any(c.isdigit() for c in expression.words)


@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "3 May to ",
        "the next week ",
        "Monday, ",
        "early mid late ",
        "(May (",
        "2021-",
        "1, 2, 3 and ",
        "“",
        "May\n\n",
        "of the year ",
    ],
)
def test_finding_is_linear(unit: str) -> None:
    """Counted calls, not seconds: four times the text costs about four times the work."""

    def calls(size: int) -> int:
        text, made = unit * (size // len(unit)), 0

        def count(frame: object, event: str, arg: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            find(text)
        finally:
            sys.setprofile(None)
        return made

    assert calls(40_000) < 6 * max(calls(10_000), 100)
