"""Sums of money, and who else gives one behind the one who gives: "Japan pledged $5 million, Norway $3 million and Peru $2 million"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.reading.dates.date_words import calendar
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

_OPENS = re.compile(r"^[\s,]*(?:which |with )?")
_LINK = re.compile(r"(?:[\s,;]+(?:and|while|then|followed by))*[\s,;.]*$")
_ROW = frozenset({"comma", "and", "semicolon", "p:while"})
_GIVERS = ("state", "body")


@dataclass(frozen=True, slots=True)
class Given:
    """Who gives, what it is, and where the words begin that tell so."""

    who: Actor
    what: str
    start: int


@cache
def sum_of_money() -> re.Pattern[str]:
    """ "$5", "5 million dollars", "5mn euros", "two billion yen", "EUR 5": a sum of money as it stands in a text."""
    spelled = "|".join([*calendar()["numbers"], *calendar()["some"], "of"])
    money, codes = word_choice("currencies"), word_choice("currency_codes")
    return re.compile(
        rf"[$€£¥](?:US)?\s?\d|\b(?:\d[\d.,]*(?:[mb]l?n)?|(?:{spelled})(?=\s+[mb]illion))\s+(?:{word_choice('scales')}\s+)?"
        rf"(?:U\.?S\.?\s+)?{money}\b|\b{codes}\s?\d",
        re.IGNORECASE,
    )


@cache
def _bare_sum() -> re.Pattern[str]:
    """ "Japan gives five million dollars, Norway | three million.": the currency is that of the first."""
    spelled = "|".join(calendar()["numbers"])
    return re.compile(rf"(?:\d[\d.,]*|{spelled})\s+{word_choice('scales')}\s*(?:[,;.]|and\b|$)", re.IGNORECASE)


@cache
def _led() -> re.Pattern[str]:
    """What may stand between who gives and the sum: "| with a further | $5 million", "| pledged up to | $5 million"."""
    verbs, about = word_choice("giving_verbs"), word_choice("about_a_sum")
    return re.compile(rf"(?:, which|,)?\s+(?:{verbs}\s+)?(?:[\"“]?{about}[\"”]?\s+)*")


@cache
def sum_of_item() -> re.Pattern[str]:
    """Return what finds the `sum` behind who gives it in a list: "Japan | : $5 million", "| - 20 million euros"."""
    return re.compile(
        rf"\s*[:–—-]\s*(?P<sum>(?:US|A|C|NZ)?(?:{sum_of_money().pattern})|\d[\d.,]*\s(?:million|billion))", re.IGNORECASE
    )


def given_behind(line: Line, verb: int) -> list[Given]:
    """Return who else gives sums behind a verb that has one of its own, each told without a verb."""
    units, text = line.kept, line.tokens.text
    givers = [n for n in range(verb + 2, len(units)) if _gives(line, units, n)]
    own = text[units[verb].end : units[givers[0]].start] if givers else ""
    if sum_of_money().search(own) is None:
        return []
    ends = [*(units[n].start for n in givers[1:]), line.tokens.segment.end]
    return list(_told(line, givers, ends))


def _told(line: Line, givers: list[int], ends: list[int]) -> Iterator[Given]:
    for n, end in zip(givers, ends, strict=True):
        unit = line.kept[n]
        behind = " ".join(line.tokens.text[unit.end : end].split())
        yield Given(unit.parties[0], _OPENS.sub("", unlinked(behind)), unit.start)


def unlinked(words: str) -> str:
    """Return words without what links them to the next giver: "$5 million, | followed by"."""
    return _LINK.sub("", words)


def _gives(line: Line, units: list[Unit], n: int) -> bool:
    """Whether a unit is a state or a body of a row, and a sum stands right behind it."""
    unit = units[n]
    if len(unit.parties) != 1 or unit.parties[0].kind not in _GIVERS or not _in_a_row(line, units, n):
        return False
    led = _led().match(line.tokens.text, unit.end)
    return (
        led is not None
        and (sum_of_money().match(line.tokens.text, led.end()) or _bare_sum().match(line.tokens.text, led.end())) is not None
    )


def _in_a_row(line: Line, units: list[Unit], n: int) -> bool:
    """ "Japan $5 million, | then Norway", "| followed by Norway"."""
    low, at = line.tokens.low, units[n].first
    return bool(units[n - 1].roles & _ROW) or low[at - 1] == "then" or low[max(0, at - 2) : at] == ["followed", "by"]
