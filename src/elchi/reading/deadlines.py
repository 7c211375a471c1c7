"""By when something is to be done: the date behind an undertaking that is its term, not a date of something past."""

import re

from elchi.model.expression import DateExpression
from elchi.reading.line import Line

_TERM = re.compile(
    r"(?:by|until|till|before|within|no later than|not later than|at the latest|up to|through|ending(?: on)?|end of|prior to|in the next|next)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:by|until|till|before|within|not later than|no later than|than|ending|ending on|expiring on|up to|through|after|end of(?: the)?|period(?: ending)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:of|dated|since|from|adopted (?:on|in)|signed (?:on|in)|held (?:on|in)|issued (?:on|in)|made (?:on|in)|as of|ended|last)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GONE = re.compile(r"^(?:earlier|yesterday|last)\b|\bago$", re.IGNORECASE)


def due_of(line: Line, start: int, end: int, kind: str) -> DateExpression | None:
    """Return the term named between two places of a line; for a plan or pledge also the day on which it is to be."""
    behind = [d for d in line.dates if start <= d.span.start < end and not _GONE.search(d.words)]
    term = next((d for d in behind if _is_term(line, d)), None)
    if term is not None or kind == "instruction":
        return term
    return next((d for d in behind if not _is_past(line, d)), None)


def _is_past(line: Line, date: DateExpression) -> bool:
    before = line.tokens.text[max(0, date.span.start - 24) : date.span.start]
    return date.words.lower().startswith("since ") or _PAST.search(before) is not None


def _is_term(line: Line, date: DateExpression) -> bool:
    before = line.tokens.text[max(0, date.span.start - 24) : date.span.start]
    return _TERM.match(date.words) is not None or _LEAD.search(before) is not None
