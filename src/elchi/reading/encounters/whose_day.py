"""Whose a day of a sentence is that tells of several encounters."""

from collections.abc import Sequence
from itertools import pairwise

from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.clauses.drafts import Draft
from elchi.reading.encounters.otherdays import says_day
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit

_CLAUSE = frozenset({"p:while", "who", "that", "semicolon"})


def owner_of(line: Line, date: DateExpression, drafts: Sequence[Draft]) -> Draft:
    """The last trigger before a date, else the first behind it; the one behind it, where only that is in its clause.

    An act that only implies a meeting owns none beside others.
    """
    told = [d for d in drafts if not d.implied] or list(drafts)
    if (its := next((d for d in told if _is_its(line, date, d)), None)) is not None:
        return its
    before = [d for d in told if d.at <= date.span.start]
    behind = [d for d in told if d.at > date.span.start]
    if not before:
        return min(told, key=lambda d: d.at)
    last = max(before, key=lambda d: d.at)
    first = min(behind, key=lambda d: d.at) if behind else None
    if first is not None and _led_by(line, last, date, first):
        return first
    if first is not None and _parted(line, last.end, date.span.start) and not _parted(line, date.span.end, first.at):
        return first
    return last


def _is_its(line: Line, date: DateExpression, draft: Draft) -> bool:
    """ "Attending Tuesday's 38th Summit": the day of what stands right behind it."""
    event = draft.event
    return event is not None and line.tokens.text[date.span.end : event.start].strip() in ("'s", "’s")


def _led_by(line: Line, last: Draft, date: DateExpression, first: Draft) -> bool:
    """ "In Oslo for a conference, A on Monday met B": the day between who does something and the doing."""
    before = [u for u in line.all if last.end <= u.start and u.end <= date.span.start and "p:on" not in u.roles]
    between = [u for u in line.all if date.span.end <= u.start < first.at and not u.roles & {"adverb", "have", "will"}]
    return len(before) > 1 and not between and bool(before[-1].parties) and "comma" in before[0].roles


def _parted(line: Line, start: int, end: int) -> bool:
    """A new clause begins between two places of a line: "met X in Baku, where on Sunday they signed"."""
    units = [u for u in line.all if start <= u.start < end]
    if units and any("and" in u.roles for u in units[-2:]) and any(u.date and u.start == end for u in line.all):
        return True  # "... and on Tuesday he meets"
    return any(u.roles & _CLAUSE for u in units) or any(_opens(a, b) for a, b in pairwise(units))


def _opens(a: Unit, b: Unit) -> bool:
    return "comma" in a.roles and bool(b.roles & {"and"})


def owns(draft: Draft, owner: Draft) -> bool:
    """An event told by its name and by its verb is one."""
    return owner is draft or (draft.event is not None and owner.event is draft.event)


def in_a_row(line: Line, draft: Draft, owner: Draft, date: DateExpression) -> bool:
    """ "The visit of A and the forum, which were to be on Friday", "the summit and related summits are on Friday": both."""
    if owner.event is None or draft.event is None or draft.status != owner.status or draft.at >= owner.at:
        return False
    if not (says_day(date) or date.month or date.kind is ExpressionKind.RANGE):
        return False  # "the forum and the signing of the treaty this year"
    between = [u for u in line.all if draft.event.end <= u.start and u.end <= owner.event.start]
    joined = any("and" in u.roles for u in between) or not between or "p:of" in between[0].roles  # "a meeting of the forum"
    return joined and not any(u.date or u.place or VERBAL[u.roles] or u.roles & _CLAUSE for u in between)
