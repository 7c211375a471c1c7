"""When and where an encounter was: the date and the place phrase of its sentence that belong to it."""

from collections.abc import Sequence
from itertools import pairwise

from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.drafts import Draft
from elchi.reading.line import Line
from elchi.reading.units import Actor, Place, Unit

_NO_DAY = frozenset(
    {ExpressionKind.VAGUE, ExpressionKind.SESSION, ExpressionKind.WITHIN, ExpressionKind.STRETCH, ExpressionKind.DECADE}
)
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
    if draft.status in ("postponed", "cancelled"):  # the day before the trigger is that of the decision
        dates = [d for d in dates if d.span.start > draft.at and not _of_saying(line, d)]
    elif draft.status == "planned" or len(dates) > 1:
        dates = [d for d in dates if not _of_saying(line, d)]
    own = [d for d in dates if _owner(line, d, drafts) is draft]
    if own:
        return min(own, key=lambda d: (not says_day(d), abs(d.span.start - draft.at)))
    leading = [d for d in dates if all(d.span.start < other.at for other in drafts)]
    return leading[0] if len(dates) == len(leading) == 1 else None


_ANNOUNCING = frozenset({"v:say", "v:report", "v:postpone", "v:cancel"})
_DOING = ("v:meet", "v:visit", "v:hold", "v:receive", "v:attend", "v:sign", "v:place", "v:arrive", "v:phone", "v:discuss")


def _of_saying(line: Line, date: DateExpression) -> bool:
    """ "The ministry said on Monday", "told reporters Friday": the day of the words, not of what they tell."""
    number = next((i for i, u in enumerate(line.all) if u.date is date), 0)
    for unit in reversed(line.all[max(0, number - 3) : number]):
        if unit.roles & _ANNOUNCING:
            return not any(r in _DOING for r in unit.roles)
        if unit.event is not None or unit.roles & {"comma", "semicolon"}:
            break
    return False


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
    if units and any("and" in u.roles for u in units[-2:]) and any(u.date and u.start == end for u in line.all):
        return True  # "... and on Tuesday he meets"
    return any(u.roles & _CLAUSE for u in units) or any(_opens(a, b) for a, b in pairwise(units))


def _opens(a: Unit, b: Unit) -> bool:
    return "comma" in a.roles and bool(b.roles & {"and"})


_NEAR = 4  # sentences over which a story goes on


def date_by_company(drafts: Sequence[Draft]) -> None:
    """Give undated encounters the day of the one that the same people are told of with just before, or in the text of a title."""
    for draft in sorted(drafts, key=lambda d: (d.segment, d.at)):
        if draft.date is None and draft.status in ("held", "planned"):
            draft.date = next((d.date for d in _company(draft, drafts) if d.date is not None and says_day(d.date)), None)


def _company(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The encounters of the same standing with people in common, the nearest before first; after a title those behind it."""
    alike = [d for d in drafts if d is not draft and d.status == draft.status and _share(d.actors, draft.actors)]
    before = [d for d in alike if 0 <= draft.segment - d.segment <= _NEAR]
    behind = [d for d in alike if draft.titled and not d.titled]
    return sorted(before, key=lambda d: -d.segment) + sorted(behind, key=lambda d: d.segment)


def _share(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    chains = {x.chain for x in a if x.chain is not None}
    return any(x.chain in chains for x in b if x.chain is not None)
