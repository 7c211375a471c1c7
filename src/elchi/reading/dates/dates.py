"""Date expressions as written, unanchored: found at few trigger words, read from the run of calendar words around each.

Most words of a text are no triggers, so most of a text costs a look into a set; a run is bounded, so the whole is linear.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from elchi.lexica.ordinals import ordinals
from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.dates.date_readers import READERS
from elchi.reading.dates.date_shapes import SHAPES
from elchi.reading.dates.date_words import Run, calendar, run_at, triggers

_WORD = re.compile(r"[^\W_]+")
_ALL = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES.items()))
_NAMES = tuple(SHAPES)
_MANY = 64  # distinct triggers from which on a look at every word is the faster


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(SHAPES[name])


@cache
def calendar_words() -> frozenset[str]:
    """Return the names of months and weekdays in small letters."""
    return frozenset({*calendar()["months"], *calendar()["weekdays"]})


def find(text: str) -> list[DateExpression]:
    """Return the date expressions of a text in order, none within another."""
    found = _settled(_years_elsewhere(_shared_years(list(_of_runs(text)), text)))
    starts = [e.span.start for e in found]
    sessions = [s for s in _sessions(text) if not _taken(s.span, found, starts)]
    return sorted([*found, *sessions], key=lambda e: e.span.start) if sessions else found


def _settled(found: list[DateExpression]) -> list[DateExpression]:
    """ "05/12/2021" where either could be the month: settled by its weekday, by other digits of the text, or by a day told in words."""
    if not any(e.unsure for e in found):
        return found
    told = {(e.month, e.day) for e in found if not e.unsure and e.day is not None}
    month_first = [_month_first(e.words) for e in found if not e.unsure and "/" in e.words and e.month and e.day and e.year]
    turn = any(month_first) and all(month_first)
    return [_turned(e) if e.unsure and _to_turn(e, told, turn=turn) else e for e in found]


def _month_first(words: str) -> bool:
    """Digits that only make a day with the month before it: "11/15/2023"."""
    parts = [int(p) for p in re.findall(r"\d+", words)]
    return len(parts) > 1 and parts[0] <= _MONTHS < parts[1] <= _DAYS


_MONTHS, _DAYS = 12, 31


def _to_turn(e: DateExpression, told: set[tuple[int | None, int]], *, turn: bool) -> bool:
    if e.weekday is not None and e.year and e.month and e.day:
        fits, other = (date(e.year, *pair).weekday() == e.weekday for pair in ((e.month, e.day), (e.day, e.month)))
        return other and not fits
    if (e.month, e.day) in told:
        return False
    return turn or (e.day, e.month) in told


def _turned(e: DateExpression) -> DateExpression:
    return replace(e, month=e.day, day=e.month, unsure=False)


_APART = 150  # characters between two dates that can share a year
_SENTENCE = re.compile(r"[.!?;]\s|\n\s*\n")


def _shared_years(found: list[DateExpression], text: str) -> list[DateExpression]:
    """ "On 4 April and from 5 to 6 April 2016": the year said with the later date of a sentence counts for the earlier."""
    for i in range(len(found) - 2, -1, -1):
        one, two = found[i], found[i + 1]
        if one.month is None or one.day is None or one.year or one.unit or two.month is None or not two.year:
            continue
        between = text[one.span.end : two.span.start]
        if len(between) < _APART and not _SENTENCE.search(between) and one.weekday is None and one.month <= two.month:
            last = replace(one.last, year=one.last.year or two.year) if one.last else None
            found[i] = replace(one, year=two.year, last=last)
    return found


def _years_elsewhere(found: list[DateExpression]) -> list[DateExpression]:
    """ "Meeting of 18 September 1983 ... we met on September 18": one day told twice, or of days told, where no later year is told."""
    full = [e for e in found if e.year and e.month and e.day and e.kind is ExpressionKind.DATE]
    latest = max((e.year for e in found if e.year), default=None)
    told = {(e.month, e.day) for e in full if e.year == latest}
    spans = [span for e in found if (span := _days_of(e)) is not None and e.year == latest][:_SPANS]
    if not told and not spans:
        return found
    return [
        replace(e, year=latest)
        if _lacks_year(e) and ((day := (e.month or 0, e.day or 0)) in told or any(a <= day <= b for a, b in spans))
        else e
        for e in found
    ]


_SPANS = 8


def _days_of(e: DateExpression) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ "From March 14 to 18, 2024"."""
    if e.kind is not ExpressionKind.RANGE or e.last is None or not (e.month and e.day and e.last.day):
        return None
    return (e.month, e.day), (e.last.month or e.month, e.last.day)


def _lacks_year(e: DateExpression) -> bool:
    return e.year is None and e.month is not None and e.day is not None and e.unit is None and e.kind is ExpressionKind.DATE


def _taken(span: Span, found: Sequence[DateExpression], starts: Sequence[int]) -> bool:
    """Whether one of the expressions, none of which overlaps another, lies across a span."""
    before = bisect_left(starts, span.end) - 1
    return before >= 0 and span.start < found[before].span.end


def _of_runs(text: str) -> Iterator[DateExpression]:
    done = 0
    for start, end in _triggers_in(text):
        if start < done:
            continue
        run = run_at(text, done, start)
        yield from _shapes_in(run, text)
        done = max(run.ends[-1] if run.ends else 0, end)


def _triggers_in(text: str) -> list[tuple[int, int]]:
    """Where the trigger words stand: few of them occur in one text, and looking for those is faster than at every word."""
    words = set(text.split())
    present = (triggers() & words).union(*[_triggers_of(word) for word in words if not word.isalnum()])
    if len(present) > _MANY:
        return [m.span() for m in _WORD.finditer(text) if m[0] in present]
    return sorted(span for word in present for span in _occurrences(text, word))


@lru_cache(16384)
def _triggers_of(chunk: str) -> frozenset[str]:
    """The trigger words in what stands between two white spaces; texts repeat four of five."""
    return triggers().intersection(_WORD.findall(chunk))


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    at, size = text.find(word), len(word)
    while at >= 0:
        if not (at and text[at - 1].isalnum()) and not text[at + size : at + size + 1].isalnum():
            yield at, at + size
        at = text.find(word, at + size)


@cache
def _session_pattern() -> re.Pattern[str]:
    words = calendar()
    tens, units = "|".join(words["tens"]), "|".join(words["ordinals"])
    number = rf"next|forthcoming|(?:{tens})[- ](?:{units})|{units}|\d{{1,3}}(?:st|nd|rd|th)"
    return re.compile(
        rf"[Aa]t(?<!\w[Aa]t)\s{{1,5}}(?:its|the|their)\s{{1,5}}(?P<number>{number})\s{{1,5}}"
        rf"(?:(?:{'|'.join(words['session_words'])})\s{{1,5}})?(?:{'|'.join(words['sessions'])})\b(?!\s{{1,5}}of\b)"
    )


def _sessions(text: str) -> Iterator[DateExpression]:
    """ "At its fifty-third session": only who knows the sessions can say when."""
    for match in _session_pattern().finditer(text):
        span = Span(*match.span())
        number = _number(match["number"])
        shift = 1 if number is None else None
        yield DateExpression(span, match.group(), ExpressionKind.SESSION, ordinal=number, shift=shift)


def _number(words: str) -> int | None:
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    return ordinals().get(words)


def _shapes_in(run: Run, text: str) -> list[DateExpression]:
    """Return the expressions of a run in order, none within another."""
    found, at = [], 0
    while (fit := _fit(run.classes, at)) is not None:
        expression, at = _read(run, text, *fit)
        if expression is not None:
            found.append(expression)
    return found


@lru_cache(4096)
def _fit(classes: str, at: int) -> tuple[int, int, str] | None:
    """Begin, end and name of the next shape. Few class strings make up most dates, so most are known already."""
    match = _ALL.search(classes, at)
    return (match.start(), match.end(), match.lastgroup or "") if match else None


def _read(run: Run, text: str, a: int, b: int, name: str) -> tuple[DateExpression | None, int]:
    """The expression of the first shape that fits and says something, and the word behind it."""
    expression = _expression(run, text, a, b, name)
    if expression is not None:
        return expression, b
    for other in _NAMES[_NAMES.index(name) + 1 :]:
        again = _shape(other).match(run.classes, a)
        if again and (expression := _expression(run, text, a, again.end(), other)) is not None:
            return expression, again.end()
    return None, a + 1


def _expression(run: Run, text: str, a: int, b: int, name: str) -> DateExpression | None:
    fields = READERS[name](run, a, b, text)
    if fields is None:
        return None
    if run.classes[b - 1] == "J" and "L" not in run.classes[a:b]:
        b -= 1  # the bracket was opened before the date
    span = Span(run.starts[a], run.ends[b - 1])
    return DateExpression(span, text[span.start : span.end], **{"modifier": _modifier(run, a, b), **fields})


def _modifier(run: Run, a: int, b: int) -> str | None:
    """ "By", "before", "since" at the head; "from" too, where no range follows."""
    if run.classes[a] == "B":
        return str(run.values[a])
    if run.classes[a] == "c" and run.values[a] in ("until", "till"):
        return "until"
    return "since" if run.classes[a] == "b" and run.values[a] == "from" else None
