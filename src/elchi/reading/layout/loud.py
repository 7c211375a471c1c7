"""Text all in capitals, as telegrams are, in the letters that it would be written in; each character stays where it is."""

import re
from functools import cache
from itertools import pairwise

from elchi.lexica.classes import word_choice, word_class
from elchi.lexica.lexicon import Lexicon, fold
from elchi.reading.dates.date_words import calendar
from elchi.reading.lines.tokens import common_words

_LETTERS, _SHARE = 300, 0.85  # letters of a text, and how many of them are capitals, from which on it is all in capitals
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMED = frozenset({"state", "place", "body", "region", "venue", "people", "adjective"})
_LONGEST = 8  # words of a name
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at"})


@cache
def _page() -> re.Pattern[str]:
    """Return what the end of a sheet puts into a sentence."""
    return re.compile(rf"\n(?:[ \t]*(?:PAGE \d\d\b[^\n]*|{word_choice('marks_of_sheets')}[ \t]*)\n)+")


def quieted(text: str, lexicon: Lexicon) -> str:
    """Return a text in capitals as it would be written else, without the marks of its sheets; any other as it is."""
    if sum(map(text.count, "aeiot")) > len(text) * (1 - _SHARE):  # five small letters tell it of nearly every text, at once
        return _with_names(text)
    letters = sum(map(str.isalpha, text))
    if letters < _LETTERS or sum(map(str.isupper, text)) < letters * _SHARE:
        return _with_names(text)
    text = _page().sub(lambda m: " " * len(m.group()), text)
    return "".join(_written(text, lexicon))


def _with_names(text: str) -> str:
    """Return a text with the names in capitals behind a form of address as they would be written: "H.E. MUHAMMADU BUHARI"."""
    if not any(f"{address} " in text for address in word_class("loud_addresses")):
        return text
    return _loud_name().sub(lambda m: m[1] + m[2].title(), text)


@cache
def _loud_name() -> re.Pattern[str]:
    """Return two to six words in capitals behind a form of address, up to the end of the name."""
    word = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’\-]+"
    return re.compile(
        rf"\b({word_choice('loud_addresses')} (?:Mr\. |Dr\. |Prof\. |Gen\. )?)({word}(?: (?:[A-Z]\. )?{word}){{1,5}})(?=[,;.)\n ])"
    )


def _written(text: str, lexicon: Lexicon) -> list[str]:
    found = list(_WORD.finditer(text))
    low = [m.group().lower() for m in found]
    pieces, at, name = [], 0, 0
    for n, match in enumerate(found):
        hit = lexicon.look([w.capitalize() for w in low[n : n + _LONGEST]], 0) if n >= name else None
        if hit is not None and hit.length > 1 and not _NAMED.isdisjoint(hit.roles) and _adjoin(text, found[n : n + hit.length]):
            name = n + hit.length
        opens = _opens(text, match.start())
        named = n < name or (low[n] in _months() and (len(low[n]) > _SURE or _by_number(text, match)))
        pieces += [
            text[at : match.start()],
            _as_written(
                match.group(), low[n], lexicon, named=named, opens=opens, initial=text[match.end() : match.end() + 1] == "."
            ),
        ]
        at = match.end()
    return [*pieces, text[at:]]


def _adjoin(text: str, words: list[re.Match[str]]) -> bool:
    """Tell whether only spaces part the words of a name."""
    return all(text[a.end() : b.start()].isspace() for a, b in pairwise(words))


def _as_written(word: str, low: str, lexicon: Lexicon, *, named: bool, opens: bool, initial: bool) -> str:
    if len(word) == 1:
        return "a" if low == "a" and not opens and not initial else word
    if named:
        return low if low in _SMALL else word[:1] + low[1:]
    plain = fold(low) in common_words()
    if plain:
        return word[:1] + low[1:] if opens else low
    hit = lexicon.words[word].hit
    if hit is not None and "honorific" in hit.roles:
        return word[:1] + low[1:]
    short = hit is not None and lexicon.words[word[:1] + low[1:]].hit is None
    return word if short or not any(c in "AEIOUY" for c in word) else word[:1] + low[1:]


def _opens(text: str, at: int) -> bool:
    """Tell whether a word opens a sentence or a paragraph, not only a line."""
    before = _BEFORE.search(text[max(0, at - _BACK) : at])
    return before is None or before[0].count("\n") > 1 or (before["last"] or "") in _STOPS


_BACK = 8  # characters before a word in which the stop stands
_STOPS = (".", "!", "?", ":", ";")
_BEFORE = re.compile(r"(?:\b[A-Z]\.|(?P<last>\S))[\s\"]*$")


@cache
def _months() -> frozenset[str]:
    names = calendar()
    return frozenset(w for key in ("months", "weekdays") for w in names[key])


_SURE = 3  # letters of a month or a weekday that may be another word: "MAY", "SAT"


def _by_number(text: str, word: re.Match[str]) -> bool:
    return (
        re.match(r"\s\d", text[word.end() : word.end() + 2]) is not None
        or re.search(r"\dZ?\s$", text[: word.start()][-4:]) is not None
    )
