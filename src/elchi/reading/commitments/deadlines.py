"""By when something is to be done: the date behind an undertaking that is its term, not a date of something past."""

import re
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.model.expression import DateExpression
from elchi.reading.lines.line import Line

_GONE = re.compile(r"^(?:earlier|yesterday|last)\b|\bago$", re.IGNORECASE)
_CLAUSE = re.compile(r",\s+(?:which|who|whose|where|when)\b(?P<told>[^,;]*)$")
_AHEAD = re.compile(r"\b(?:will|would|shall|to be|is to|are to)\b")
_CLOSING = re.compile(r"[”»\"]|''")


@cache
def _term() -> re.Pattern[str]:
    """What the words of a date begin with that is a term: "not later than 3 May"."""
    return re.compile(rf"{word_choice('terms_begin')}\b", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """What stands before the date of a term, with its hour perhaps: "by | close of business on | 3 May"."""
    clock = r"\d{1,2}[:.]\d{2}(?: hours| hrs)?(?: \(?[A-Z]{2,4}\)?)?"
    hour = rf"(?:(?:{clock}|{word_choice('hours_of_terms')})(?:,| on| of)?\s+)?"
    return re.compile(rf"\b{word_choice('before_terms')}\s+{hour}(?:the\s+)?$", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    """What stands before a day that is over: "the decision adopted on | 3 May"."""
    return re.compile(rf"\b{word_choice('before_past_days')}\s+(?:the\s+)?$", re.IGNORECASE)


def quote_end(line: Line, at: int) -> int:
    """Return where the quotation that holds a place of a line ends; the end of the line where none does."""
    text, segment = line.tokens.text, line.tokens.segment
    before = len(_CLOSING.findall(text, segment.start, at)) + text.count("“", segment.start, at)
    closing = _CLOSING.search(text, at, segment.end)
    inside = closing is not None and (before % 2 == 1 or (before == 0 and closing.group() != '"'))
    return closing.start() if closing is not None and inside else segment.end


def due_of(line: Line, start: int, end: int, kind: str) -> DateExpression | None:
    """Return the term named between two places of a line; for a plan or pledge also the day on which it is to be."""
    behind = [
        d for d in line.dates if start <= d.span.start < end and not _GONE.search(d.words) and not _of_another(line, start, d)
    ]
    term = next((d for d in behind if _is_term(line, d)), None)
    if term is not None or kind == "instruction":
        return term
    return next((d for d in behind if not _is_past(line, d)), None)


def _of_another(line: Line, start: int, date: DateExpression) -> bool:
    """ "In the wake of the quake, which struck on 8 October": the date of a clause of its own, that looks back."""
    clause = _CLAUSE.search(line.tokens.text, start, date.span.start)
    return clause is not None and _AHEAD.search(clause["told"]) is None


def _is_past(line: Line, date: DateExpression) -> bool:
    before = line.tokens.text[max(0, date.span.start - 24) : date.span.start]
    return date.words.lower().startswith("since ") or _past().search(before) is not None


def _is_term(line: Line, date: DateExpression) -> bool:
    before = line.tokens.text[max(0, date.span.start - 40) : date.span.start]
    return _term().match(date.words) is not None or _lead().search(before) is not None
