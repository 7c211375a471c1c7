"""By when something is to be done: the date behind an undertaking that is its term, not a date of something past."""

import re

from elchi.model.expression import DateExpression
from elchi.reading.line import Line

_TERM = re.compile(
    r"(?:by|until|till|before|within|no later than|not later than|at the latest|up to|through|ending(?: on)?|end of|prior to|in the next|next)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:by|until|till|before|within|not later than|no later than|than|ending|ending on|expiring on|up to|through|after|end of(?: the)?|period(?: ending)?)\s+"
    r"(?:(?:\d{1,2}[:.]\d{2}(?: hours| hrs)?(?: \(?[A-Z]{2,4}\)?)?|close of business|c\.?o\.?b\.?|(?:12 )?noon|midnight|(?:the )?end of (?:the )?(?:working |business )?day)(?:,| on| of)?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:of|dated|since|from|adopted (?:on|in)|signed (?:on|in)|held (?:on|in)|issued (?:on|in)|made (?:on|in)|as of|ended|last)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GONE = re.compile(r"^(?:earlier|yesterday|last)\b|\bago$", re.IGNORECASE)


_CLAUSE = re.compile(r",\s+(?:which|who|whose|where|when)\b(?P<told>[^,;]*)$")
_AHEAD = re.compile(r"\b(?:will|would|shall|to be|is to|are to)\b")
_CLOSING = re.compile(r"[”»\"]|''")


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
    return date.words.lower().startswith("since ") or _PAST.search(before) is not None


def _is_term(line: Line, date: DateExpression) -> bool:
    before = line.tokens.text[max(0, date.span.start - 40) : date.span.start]
    return _TERM.match(date.words) is not None or _LEAD.search(before) is not None
