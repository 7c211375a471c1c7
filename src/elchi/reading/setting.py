"""When and where an encounter was: the date and the place phrase of its sentence that belong to it."""

from collections.abc import Sequence

from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.drafts import Draft
from elchi.reading.line import Line
from elchi.reading.units import Place, Unit

_NO_DAY = frozenset({ExpressionKind.VAGUE, ExpressionKind.SESSION, ExpressionKind.WITHIN, ExpressionKind.STRETCH, ExpressionKind.DECADE})
_OPEN = frozenset({"since", "after", "before", "until", "by"})
_CLAUSE = frozenset({"p:while", "who", "that", "semicolon"})


def place_of(line: Line, draft: Draft, *, alone: bool) -> Place | None:
    """Return the place phrase nearest to the trigger, preferring one behind it."""
    if draft.event is not None and draft.event.place:
        return Place(draft.event.place, draft.event.start, draft.event.end)
    placed = [p for how, p in line.places if how in ("in", "at", "near", "on")]
    behind = [p for p in placed if p.start >= draft.at]
    if behind:
        return behind[0]
    before = [p for p in placed if p.end <= draft.at]
    return before[-1] if before and alone and len(line.all) < 60 else None


def date_of(line: Line, draft: Draft, drafts: Sequence[Draft]) -> DateExpression | None:
    """Return the date that belongs to a draft: a day before a month or year, the nearest of its clause."""
    dates = [d for d in line.dates if d.kind not in _NO_DAY and d.modifier not in _OPEN]
    own = [d for d in dates if _owner(line, d, drafts) is draft]
    if own:
        return min(own, key=lambda d: (not says_day(d), abs(d.span.start - draft.at)))
    leading = [d for d in dates if all(d.span.start < other.at for other in drafts)]
    return leading[0] if len(dates) == len(leading) == 1 else None


def says_day(date: DateExpression) -> bool:
    """Tell whether an expression names a day, or days from one to another."""
    if date.kind is ExpressionKind.NTH:
        return date.weekday is not None
    return date.day is not None or date.weekday is not None or date.unit == "day" or date.kind is ExpressionKind.COUNT


def _owner(line: Line, date: DateExpression, drafts: Sequence[Draft]) -> Draft:
    """The last trigger before a date, else the first behind it; the one behind it, where only that is in its clause.

    An act that only implies a meeting owns none beside others.
    """
    told = [d for d in drafts if not d.implied] or list(drafts)
    before = [d for d in told if d.at <= date.span.start]
    behind = [d for d in told if d.at > date.span.start]
    if not before:
        return min(told, key=lambda d: d.at)
    last = max(before, key=lambda d: d.at)
    first = min(behind, key=lambda d: d.at) if behind else None
    if first is not None and _parted(line, last.end, date.span.start) and not _parted(line, date.span.end, first.at):
        return first
    return last


def _parted(line: Line, start: int, end: int) -> bool:
    """A new clause begins between two places of a line: "met X in Baku, where on Sunday they signed"."""
    units = [u for u in line.all if start <= u.start < end]
    return any(u.roles & _CLAUSE for u in units) or any(_opens(a, b) for a, b in zip(units, units[1:], strict=False))


def _opens(a: Unit, b: Unit) -> bool:
    return "comma" in a.roles and bool(b.roles & {"and"})
