"""Terms: the stretches that a text gives behind an office: "from May 1972 until 1975", "June–September 1958", "since 1990"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.dates.date_words import calendar


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of time as written; a date alone is both its ends."""

    start: int
    end: int
    since: DateExpression | None
    until: DateExpression | None
    alone: bool = False


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, number in calendar()["months"].items()}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted((re.escape(m) for m in _months()), key=len, reverse=True))
    vague = r"(?:the )?(?:(?:early|late|mid|beginning|end|spring|summer|autumn|fall|winter)[ -](?:of |in )?)?"
    date = rf"{vague}(?:(?:{month})\.?(?: \d{{1,2}}(?!\d))?(?:,? [12]\d{{3}}\b)?|\d{{1,2}} (?:{month})\b(?: [12]\d{{3}}\b)?|[12]\d{{3}}\b)"
    ending = r"(?: ?[-–—] ?|,? (?:until|till|to|through|up to) )"
    return re.compile(
        rf"\b(?:(?P<year>[12]\d{{3}})[-–—/](?P<short>\d\d)(?![\d-])"
        rf"|(?:from |between )?(?P<first>{date}),?(?:{ending}| and )(?P<last>{date}|\d{{1,2}},? [12]\d{{3}}\b)"
        rf"|(?P<how>from|since|after|beginning|starting|as of|until|till|to|through|up to|in|on) (?P<one>{date})|(?P<bare>{date}))",
        re.IGNORECASE,
    )


_YEAR = re.compile(r"[12]\d{3}")
_LONG = 100  # characters of the longest term


def terms(text: str, start: int, end: int) -> Iterator[Term]:
    """Yield the terms in a stretch of text; each states a year."""
    years = [m.start() for m in _YEAR.finditer(text, start, end)]
    if not years:  # a tenth of the lines hold one
        return
    # The pattern is tried at every letter, and a term stands near its year.
    for match in _pattern().finditer(text, max(start, years[0] - _LONG), min(end, years[-1] + _LONG)):
        term = _term(match)
        if term is not None:
            yield term


def _term(match: re.Match[str]) -> Term | None:
    if match["short"]:
        return _years(match)
    if match["first"]:
        if " and " in match[0] and not match[0].lower().startswith("between"):
            return None
        last = _date(match, "last", None)
        first = _date(match, "first", last)
        if last is not None and last.month is None and last.day is not None and first is not None:
            last = _with_month(last, first.month)
        return Term(match.start(), match.end(), first, last) if first and last else None
    group = "one" if match["one"] else "bare"
    date = _date(match, group, None)
    if date is None:
        return None
    how = (match["how"] or "").lower()
    if how in ("from", "since", "after", "beginning", "starting", "as of"):
        return Term(match.start(), match.end(), date, None)
    if how in ("until", "till", "to", "through", "up to"):
        return Term(match.start(), match.end(), None, date)
    return Term(match.start(), match.end(), date, date, alone=True)


def _years(match: re.Match[str]) -> Term | None:
    """ "1995-97": from one year to another of the same century."""
    years = int(match["year"]), int(match["year"][:2] + match["short"])
    since, until = (DateExpression(Span(match.start(), match.end()), match[0], year=year) for year in years)
    return Term(match.start(), match.end(), since, until) if years[0] < years[1] else None


def _with_month(date: DateExpression, month: int | None) -> DateExpression:
    return DateExpression(date.span, date.words, year=date.year, month=month, day=date.day)


def _date(match: re.Match[str], group: str, other: DateExpression | None) -> DateExpression | None:
    """The date in a group; a year left out before a dash is that of the other end."""
    words = match[group]
    year = re.search(r"\b[12]\d{3}\b", words)
    if year is None and (other is None or other.year is None):
        return None
    month = next((_months()[w] for w in re.findall(r"[^\W\d_]+", words.lower()) if w in _months()), None)
    day = re.search(r"\b\d{1,2}\b", words)
    return DateExpression(
        Span(match.start(group), match.end(group)), words, year=int(year[0]) if year else other.year if other else None,
        month=month, day=int(day[0]) if day else None,
    )  # fmt: skip
