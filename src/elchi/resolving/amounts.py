"""The amounts of a sentence as numbers: "two hundred clinics" and "200 posts" are of one size."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from elchi.lexica.tables import table

_PARTS = re.compile(r"[a-z]+-\d+|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[a-z]+|[^\sa-z\d-]")
_YEARS = range(1900, 2101)
_LEAST = 5  # smaller ones stand in every other sentence
_HUNDRED = 100


def amounts_in(sentence: str) -> Iterator[int]:
    """Yield the amounts of a sentence, as far as they tell anything: no small ones, no years, no days of a month."""
    parts = _PARTS.findall(sentence.lower())
    begins = table("calendar")["numbers"]
    at = 0
    while at < len(parts):
        if not (parts[at] in begins or parts[at][0].isdigit()):
            at += 1
            continue
        end = at + 1
        while end < len(parts) and _goes_on(parts, end):
            end += 1
        half = parts[max(0, at - 1)] == "half" and parts[end - 1] in _multiples()  # "half a million"
        amount = _whole(parts[at:end]) // (2 if half else 1)
        if not (_of_date(parts, at, end) or _of_time(parts, end)) and amount >= _LEAST:
            yield amount
        at = end


def rounded(amount: int) -> int:
    """Return an amount of a hundred or more to its first figure: of the 500 that were promised 520 came."""
    size = 10 ** (len(str(amount)) - 1)
    return round(amount / size) * size if amount >= _HUNDRED else amount


def _goes_on(parts: list[str], n: int) -> bool:
    """Whether a part is of the amount that began: "two | hundred", "three hundred | and | forty", but not "2019 | sixty"."""
    numbers = table("calendar")["numbers"]
    if parts[n] == "and":
        return parts[n - 1] in _multiples() and n + 1 < len(parts) and parts[n + 1] in numbers and parts[n + 1][0] != "a"
    return parts[n] in _multiples() or (parts[n] in numbers and not parts[n - 1][0].isdigit())


@cache
def number_words() -> frozenset[str]:
    """Return the words that tell of an amount."""
    return frozenset((*table("calendar")["numbers"], *_multiples()))


def _whole(parts: list[str]) -> int:
    """ "two million three hundred thousand": what the parts are together."""
    whole, part = 0.0, 0.0
    for word in parts:
        by = _multiples().get(word)
        if by is None:
            part += _value(word) or 0
        elif by <= _HUNDRED:
            part *= by
        else:
            whole, part = whole + part * by, 0
    return round(whole + part)


def _value(part: str) -> float | None:
    if part[0].isdigit():
        return float(part.replace(",", ""))
    told: float | None = table("calendar")["numbers"].get(part)
    return told


def _of_date(parts: list[str], at: int, end: int) -> bool:
    """ "20 June", "June 20", "2019": a day or a year."""
    months = table("calendar")["months"]
    beside = {parts[at - 1] if at else "", parts[end] if end < len(parts) else ""}
    return not beside.isdisjoint(months) or (end == at + 1 and parts[at].isdigit() and int(parts[at]) in _YEARS)


def _of_time(parts: list[str], end: int) -> bool:
    """ "Within six months", "for thirty days": how long, and nothing of what."""
    return end < len(parts) and parts[end] in table("calendar")["units"]


@cache
def _multiples() -> Mapping[str, int]:
    return dict(table("evidence")["multiples"])
