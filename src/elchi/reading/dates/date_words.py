"""Runs of calendar words: each word one character of a class string, which the shapes of dates read.

M month   W weekday  S season   D day number  O ordinal   N count     ? some       Y year     X decade
R this, last, next   P part     B modifier    b from      c until     ! now        A and      F of       T the
I in, on, at         G ago      j within      E a day counted from today           V vague    C commencing
m month  k week  d day  y year  q quarter  e decade  n century  x weekend  g fortnight  f half
Q quarter by number  H half by number   i and p dates in digits   h clock   l part of a day
K comma  - dash  L (  J )  z possessive
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from elchi.lexica.tables import table

_LONGEST = 40  # words of a run; no date takes more
_BEHIND = 64  # characters looked back from a trigger for the words that lead in to it
_UNITS = {"month": "m", "week": "k", "day": "d", "year": "y", "quarter": "q", "decade": "e", "century": "n", "weekend": "x",
          "fortnight": "g", "half": "f"}  # fmt: skip
_CLASSES = {
    "months": "M", "weekdays": "W", "seasons": "S", "units": "U", "numbers": "N", "some": "?", "ordinals": "O", "decades": "X", "parts": "P",
    "days": "E", "relative": "R", "modifiers": "B", "opening": "b", "now": "!", "until": "c", "directions": "G", "within": "j", "and": "A",
    "of": "F", "the": "T", "at": "I", "commencing": "C", "vague": "V", "day_parts": "l",
}  # fmt: skip
_TRIGGERS = ("months", "weekdays", "seasons", "units", "decades", "days", "vague", "now")
_MARKS = {",": "K", "-": "-", "–": "-", "—": "-", "~": "-", "/": "-", "(": "L", ")": "J"}

_YEAR = r"(?:1\d\d\d|2[01]\d\d)"
_CLOCK = r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?"
_ISO = rf"{_YEAR}-[01]\d-[0-3]\d(?:T?\s?{_CLOCK}(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)"
_DIGITS = (
    rf"(?:[0-3]?\d(?P<mark>[./-])[0-3]?\d(?P=mark){_YEAR}|{_YEAR}(?P<turned>[./-])[01]?\d(?P=turned)[0-3]?\d"
    rf"|[0-3]?\d(?P<named>[/-])[A-Za-z]{{3,9}}(?P=named){_YEAR}|{_YEAR}(?P<back>[/-])[A-Za-z]{{3,9}}(?P=back)[0-3]?\d"
    rf"|[0-3]?\d-[A-Z][a-z]{{2}}-\d\d|(?:0?[1-9]|1[0-2])/{_YEAR})(?![\w/])"
)
_WORD = re.compile(
    rf"(?:(?P<w>[^\W\d_]{{1,14}})|(?P<i>{_ISO})|(?P<p>{_DIGITS})|(?P<h>{_CLOCK})(?![\d:])"
    rf"|(?<![\d$€£])(?<!\d[.,:])(?P<D>\d{{1,4}}(?:st|nd|rd|th|['’]?s)?)(?![^\W_]|[.,:]\d|/\d(?!\d?\Z)|%)"
    rf"|(?P<z>['’]s?(?!\w))|(?P<o>[-–—~,()&/]))"
)
_NEXT = re.compile(r"\s{1,5}(?P<number>\d{1,4})?(?:st|nd|rd|th)?\s{0,5}(?P<word>[A-Z][a-z]+)?")
_WHOLE = frozenset({"may", "june", "july"})  # short names that no full stop shortens
_REACH = 400  # characters that a run can take
_NUMBER = re.compile(r"(\d+)(\D*)")
_DAYS = frozenset(
    {f"{n}{s}" for n in range(1, 32) for s in ("st", "nd", "rd", "th")}
    | {*["Q1", "Q2", "Q3", "Q4", "q1", "q2", "q3", "q4", "H1", "H2"]}
)
_PARTED = re.compile(r"[\"“”‘’'.,()&–—-]")
_CHUNK = re.compile(r"\S+")
_ABBREVIATED = 4  # letters of the longest name that a full stop shortens


@dataclass(slots=True)
class Run:
    """Neighbouring calendar words: their classes, values, and where they stand."""

    classes: str = ""
    values: list[Any] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, sort: str, value: Any, start: int, end: int) -> None:
        """Take one more word in."""
        self.classes += sort
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)

    def first(self, sorts: str, a: int, b: int) -> int | None:
        """Return the number of the first word of these classes from `a` up to `b`."""
        return next((i for i in range(a, b) if self.classes[i] in sorts), None)


@cache
def calendar() -> Mapping[str, Any]:
    """Return the words of the calendar."""
    found: Mapping[str, Any] = table("calendar")
    return found


@cache
def _words() -> Mapping[str, tuple[str, Any]]:
    """Class and value of every word and phrase; the first group that names one has it."""
    found: dict[str, tuple[str, Any]] = {}
    for group, sort in _CLASSES.items():
        for phrase, value in _entries(group):
            found.setdefault(phrase, (_UNITS[value] if sort == "U" else sort, value))
    return found


@cache
def _phrases() -> Mapping[str, re.Pattern[str]]:
    """Patterns of the phrases of several words by their first word, longest first."""
    rest: dict[str, list[str]] = {}
    for phrase in sorted((p for p in _words() if " " in p), key=len, reverse=True):
        first, _, others = phrase.partition(" ")
        rest.setdefault(first, []).append(others.replace(" ", r"\s{1,5}"))
    return {w: re.compile(rf"{w}\s{{1,5}}(?:{'|'.join(o)})(?!\w)", re.IGNORECASE) for w, o in rest.items()}


def _entries(group: str) -> list[tuple[str, Any]]:
    entries = calendar()[group]
    return list(entries.items()) if isinstance(entries, dict) else [(w, w) for w in entries]


@cache
def triggers() -> frozenset[str]:
    """Return the words at which an expression can be: of a phrase the one that is a trigger itself, else the last."""
    phrases = [p.split() for group in _TRIGGERS for p, _ in _entries(group)]
    alone = {p[0] for p in phrases if len(p) == 1}
    words = alone | {p[-1] for p in phrases if not alone & set(p)}
    numbers = {f"{y}{s}" for y in range(1000, 2200) for s in ("", "s") if not s or y % 10 == 0} | {f"{y}0s" for y in range(1, 10)}
    return frozenset({v for w in words for v in (w, w.capitalize(), w.upper())} | numbers | _DAYS)


@cache
def _known() -> frozenset[str]:
    """Every word of every phrase: what a run may hold."""
    return frozenset(w for phrase in _words() for w in phrase.split())


_Token = tuple[str, Any, int, int, str]


@lru_cache(8192)
def _lex(chunk: str) -> tuple[tuple[_Token, ...], bool]:
    """The calendar words of what stands between two white spaces, and whether something else follows in it.

    A token is its class, value, begin, end and word; the class is empty where the word only begins a phrase.
    """
    tokens: list[_Token] = []
    at = 0
    while at < len(chunk):
        match = _WORD.match(chunk, at)
        token = _token(chunk, match) if match else None
        if token is None:
            return tuple(tokens), True
        tokens.append(token)
        at = token[3]
        if chunk[at : at + 1] == "." and token[0] in "MWD":
            at += 1
    return tuple(tokens), False


def _token(chunk: str, match: re.Match[str]) -> _Token | None:
    kind = match.lastgroup or ""
    start, end = match.span(kind)
    written = match[kind]
    if kind == "w":
        return _word_token(chunk, written, start, end)
    if kind == "D":
        return (*_number(written), start, end, "")
    sort = (_MARKS.get(written, "A") if written != "&" else "A") if kind == "o" else kind
    return sort, written, start, end, ""


def _word_token(chunk: str, written: str, start: int, end: int) -> _Token | None:
    word = written.lower()
    found = _words().get(word)
    if written in ("Q", "H", "q") and chunk[start + 1 : start + 2] in "1234" and not chunk[start + 2 : start + 3].isalnum():
        return written.upper(), int(chunk[start + 1 : start + 2] or 0), start, start + 2, ""
    if found is None or (written[0].islower() and word in calendar()["capital"]):
        return ("", None, start, end, word) if word in _phrases() else None
    short = chunk[end : end + 1] == "." and found[0] in "MW" and len(written) <= _ABBREVIATED and word not in _WHOLE
    return (*found, start, end + short, word)


def run_at(text: str, low: int, trigger: int) -> Run:
    """Return the run of calendar words around a trigger, begun no earlier than `low`."""
    at, run = _begin(text, max(low, trigger - _BEHIND), trigger), Run()
    while True:
        reached = _fill(run, text, at)
        if reached > trigger or at >= trigger:
            return run
        chunk = _CHUNK.search(text, max(reached, at), trigger)  # what stood there only looked like a lead-in
        at, run = (chunk.end() if chunk else trigger), Run()


def _fill(run: Run, text: str, at: int) -> int:
    """Add the calendar words from `at` on, up to the first other word or an empty line; return where they end."""
    done = at
    for match in _CHUNK.finditer(text, at, at + _REACH):
        start, end = match.span()
        if end <= done:
            continue
        if start - done > 1 and text.count("\n", done, start) > 1:
            break
        tokens, stop = _lex(match.group())
        for sort, value, a, b, word in tokens:
            if start + a < done:
                continue
            phrase = _phrases()[word].match(text, start + a) if word in _phrases() else None
            if phrase is not None:
                run.add(*_words()[" ".join(phrase.group().lower().split())], start + a, phrase.end())
                done = phrase.end()
            elif not sort:
                return done
            else:
                run.add(sort, value, start + a, start + b)
                _merge(run)
                done = start + b
        if (stop and end > done) or len(run.classes) > _LONGEST or (not tokens and end > done):
            break
        if text[done:end] == "." and not _goes_on(run, text, end):
            break
        done = max(done, end)
    return done


def _goes_on(run: Run, text: str, end: int) -> bool:
    """ "16. Nov. 2016", "Tuesday. 5 November", but "on Monday. The first" is a new sentence."""
    behind = _NEXT.match(text, end)
    if behind is None or not run.classes:
        return False
    named = _words().get((behind["word"] or "").lower(), ("", 0))[0] == "M"
    if run.classes[-1] == "M":
        return behind["number"] is not None and (len(behind["number"]) == 4 or text[behind.end("number") :][:1] in ("", ",", "."))
    return (run.classes[-1] in "DW" and named) or (run.classes[-1] == "D" and behind["number"] is not None)


def _begin(text: str, low: int, trigger: int) -> int:
    """Step back from the trigger over calendar words, numbers and marks, not over an empty line."""
    begin = trigger
    while begin > low:
        end = begin
        while end > low and text[end - 1].isspace():
            end -= 1
        start = end
        while start > low and not text[start - 1].isspace():
            start -= 1
        if start == end or (start == low > 0 and not text[low - 1].isspace()) or text.count("\n", end, begin) > 1:
            break
        lead = _lead(text[start:end])
        if lead is None:
            break
        begin = start + lead
    return begin


@lru_cache(8192)
def _lead(chunk: str) -> int | None:
    """Where in a chunk calendar words begin that may lead in to a date; None where none do."""
    bare = chunk.lstrip("\"“‘'(")
    words = [w for w in _PARTED.split(bare.lower()) if w]
    if not bare or not all(w in _known() or w[0].isdigit() for w in words):
        return None
    return len(chunk) - len(bare)


def _number(words: str) -> tuple[str, Any]:
    match = _NUMBER.match(words)
    digits, suffix = match.groups() if match else ("0", "")
    number = int(digits)
    if suffix[-1:] == "s":
        return ("X" if number and number % 10 == 0 else "0"), number
    if suffix:
        return "O", number
    if len(digits) == 4:
        return ("Y" if _FIRST_YEAR <= number < 2200 else "0"), number
    return ("D" if 1 <= number <= 31 and len(digits) < 3 else "N"), number


_FIRST_YEAR = 1400  # before it four figures are a number: "resolution 1325"


def _merge(run: Run) -> None:
    """ "Twenty-first", "sixty fifth", "forty five": one number."""
    back = 3 if run.classes[-2:-1] == "-" else 2
    if len(run.classes) < back or run.classes[-1] not in "ON" or run.classes[-back] != "N":
        return
    ten, one = run.values[-back], run.values[-1]
    if ten not in calendar()["tens"].values() or one > 9:
        return
    start, end = run.starts[-back], run.ends[-1]
    sort = run.classes[-1]
    run.classes = run.classes[:-back]
    for column in (run.values, run.starts, run.ends):
        del column[-back:]
    run.add(sort, ten + one, start, end)
