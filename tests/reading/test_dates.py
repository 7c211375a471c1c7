"""Date expressions: what is found, and which period is meant on a day."""

from datetime import date

import pytest
from conftest import shared

from elchi.reading.dates.dates import find
from elchi.resolving.when import resolve

ANCHOR = date(2022, 6, 15)  # a Wednesday

MEANT = [
    ("on 31 January 2022", None, "2022-01-31"),
    ("on January 31, 2022", None, "2022-01-31"),
    ("the 31st of January 2022", None, "2022-01-31"),
    ("at 2022-02-01T20:10:00Z", None, "2022-02-01"),
    ("on 31.01.2022", None, "2022-01-31"),
    ("Wed, 05/12/2021", None, "2021-05-12"),  # the weekday settles which is the month
    ("Sunday, 05/12/2021", None, "2021-12-05"),
    ("26 Jun 2022, 17:06", None, "2022-06-26"),
    ("CAIRO, April 2 , 1997", None, "1997-04-02"),
    ("on 12-13 August 2001", None, "2001-08-12/2001-08-13"),
    ("18- 21 November 2006", None, "2006-11-18/2006-11-21"),
    ("from Thursday 11 to Tuesday 16 June 2009", None, "2009-06-11/2009-06-16"),
    ("30 June - 2 July 2021", None, "2021-06-30/2021-07-02"),
    ("April 7 and 9, 1997", None, "1997-04-07/1997-04-09"),
    ("in November, 2005", None, "2005-11"),
    ("in 2009", None, "2009"),
    ("in early March 2019", None, "2019-03"),
    ("this autumn", None, "2022-09-01/2022-11-30"),
    ("in autumn 2019", None, "2019-09-01/2019-11-30"),
    ("in the first quarter of 2024", None, "2024-01-01/2024-03-31"),
    ("on Monday", "past", "2022-06-13"),
    ("on Monday", "future", "2022-06-20"),
    ("on Wednesday", "past", "2022-06-15"),
    ("last Friday", None, "2022-06-10"),
    ("next Tuesday", None, "2022-06-21"),
    ("toward a successful Agenda 21 next year", None, "2023"),
    ("yesterday", None, "2022-06-14"),
    ("tomorrow", None, "2022-06-16"),
    ("this week", None, "2022-06-13/2022-06-19"),
    ("next month", None, "2022-07"),
    ("last year", None, "2021"),
    ("in January this year", None, "2022-01"),
    ("in March last year", None, "2021-03"),
    ("two weeks ago", None, "2022-05-30/2022-06-05"),
    ("on 20 December", "past", "2021-12-20"),
    ("on 20 December", "future", "2022-12-20"),
    ("Friday 12 June", None, None),  # no Friday the 12th of June lies within a year of the anchor
    ("in the 1990s", None, "1990-01-01/1999-12-31"),
    ("Tuesday - March 5, 2019", None, "2019-03-05"),
    ("from Tuesday to Friday", "past", "2022-06-14/2022-06-17"),
    ("1440 / 5 March 2019", None, "2019-03-05"),  # another calendar before ours
    ("2019, March 5", None, "2019-03-05"),
    ("5-Mar-19", None, "2019-03-05"),
    ("5-Mar-87", None, "1987-03-05"),
    ("soon", None, None),  # words, but no bounds
    ("at its fifty-third session", None, None),
]


@pytest.mark.parametrize(("text", "tense", "meant"), MEANT, ids=[f"{t} {n or ''}" for t, n, _ in MEANT])
def test_meaning(text: str, tense: str | None, meant: str | None) -> None:
    found = find(text)
    assert len(found) == 1, found
    period = resolve(found[0], ANCHOR, tense)
    assert (period.iso() if period else None) == meant
    assert period is None or period.words == found[0].words


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("not later than 31 March 2026", date(2026, 3, 31)),
        ("by the end of 2025", date(2025, 12, 31)),
        ("within six months", date(2022, 12, 15)),
    ],
)
def test_deadlines_have_an_end_and_no_day(text: str, last: date) -> None:
    period = resolve(find(text)[0], ANCHOR, "future")
    assert period.last == last
    assert period.precision == "open"


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said",
        "Resolution 1325 (2000)",
        "they may march",
        "30 years",
        "1,500 people",
        "in 2000 people's homes",
        "a group of 20",
    ],
)
def test_no_date(text: str) -> None:
    assert [e.words for e in find(text) if e.year is None or "people" not in text] == []


@pytest.mark.parametrize("text", ["the 31st of February 2020", "2020-13-45", "99.99.2020"])
def test_no_such_day_is_no_period(text: str) -> None:
    assert all(resolve(e, ANCHOR) is None or resolve(e, ANCHOR).precision != "day" for e in find(text))


def test_a_day_is_never_made_up_without_an_anchor() -> None:
    for text in ("on Monday", "yesterday", "this autumn", "on 3 May", "next month", "within six months"):
        assert resolve(find(text)[0], None, "past") is None


def test_real_reports_cost_little_and_lose_nothing() -> None:
    text = "\n".join(p.read_text() for p in sorted(shared("seeds").glob("*.txt")))
    assert {e.words for e in find(text)} >= {
        "31 January 2022",
        "12 November 2021",
        "2019-03-14",
        "early March",
        "this autumn",
        "soon",
        "in 2009",
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on 05/06/2023. It was signed on 11/15/2023.", "2023-05-06"),  # other digits begin with the month
        ("They met on 05/06/2023. It was signed on 15/11/2023.", "2023-06-05"),
        ("Bogota, Dec. 4. They met. Published: 12/4/2019", "2019-12-04"),  # the day is told in words too
        ("Bogota, 12 April. They met. Published: 12/4/2019", "2019-04-12"),
    ],
)
def test_digits_of_a_day_are_settled_by_the_text(text: str, day: str) -> None:
    told = next(e for e in find(text) if day[:4] in e.words and not e.words.startswith(("11", "15")))
    period = resolve(told, ANCHOR, None)
    assert period is not None
    assert period.iso() == day
