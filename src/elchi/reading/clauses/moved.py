"""Whether an encounter is put off or called off, and the day to which: "postponed to 12 June", "the cancellation of the visit"."""

import re
from collections.abc import Sequence

from elchi.lexica.classes import word_class, word_pairs, word_set
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit

_TO = re.compile(r"\s*(?:by [\w ]{1,20} )?(?:to|until|till|for)?\s*(?:the\s+)?")
_NEAR = 40  # characters before a day in which the words stand that give it up
_NEAR_NOUN = 7  # words before an event in which "the cancellation of" stands
_NO_DAY = frozenset(
    {ExpressionKind.VAGUE, ExpressionKind.SESSION, ExpressionKind.WITHIN, ExpressionKind.STRETCH, ExpressionKind.DECADE}
)


def moved_to(line: Line) -> DateExpression | None:
    """Return the new day of what a line tells to be moved, not that of the decision; None where it tells of none."""
    if "v:postpone" not in line.roles and word_set("moved_to_a_day").isdisjoint(line.tokens.seen):
        return None
    return next((day for verb in line.all if (day := _new_day(line, verb)) is not None), None)


def moves(line: Line, verb: Unit) -> bool:
    """Tell whether a verb that moves many things moves an encounter here: "moved to 12 June", not "moved to Oslo"."""
    return line.tokens.low[verb.last - 1] in word_set("moved_to_a_day") and _new_day(line, verb) is not None


def given_up(line: Line, date: DateExpression) -> bool:
    """Tell whether a day was to be and is no longer: "instead of 3 May", "due on 3 May, will now be held on 10 May"."""
    before = line.tokens.text[max(line.tokens.segment.start, date.span.start - _NEAR) : date.span.start].rstrip().casefold()
    if before.endswith(tuple(word_class("instead_of_a_day"))):
        return True
    later = any(d.span.start > date.span.end and d.kind not in _NO_DAY for d in line.dates)
    return later and "will" in line.roles and before.endswith(tuple(word_class("was_to_be_on")))


def put_off(line: Line) -> bool:
    """ "Was to be held on 3 May and will now be convened at a later date": nothing says so but that no day is told instead."""
    if "will" not in line.roles or not any("v:place" in u.roles or "v:plan" in u.roles for u in line.all):
        return False
    text = line.tokens.text[line.tokens.segment.start : line.tokens.segment.end].casefold()
    later = next((at for words in word_class("no_day_yet") if (at := text.find(f" {words}")) > 0), 0)
    return any(0 <= text.find(f" {words} ") < later for words in (*word_class("was_to_be_on"), "was to"))


def _new_day(line: Line, verb: Unit) -> DateExpression | None:
    if "v:postpone" not in verb.roles and line.tokens.low[verb.last - 1] not in word_set("moved_to_a_day"):
        return None
    return next((day for d in line.dates if d.span.start >= verb.end and (day := _reached(line, verb, d)) is not None), None)


def _reached(line: Line, verb: Unit, date: DateExpression) -> DateExpression | None:
    between = line.tokens.text[verb.end : date.span.start]
    if date.kind is ExpressionKind.RANGE and date.last is not None and between.strip() in ("", "from"):
        return date.last
    if not _TO.fullmatch(between) or date.kind in _NO_DAY or not (between.strip() or date.modifier == "until"):
        return None
    return replace(date, modifier=None) if date.modifier == "until" else date


_OFF = frozenset({"v:postpone", "v:cancel"})


def moved(line: Line, at: int) -> str | None:
    """Return postponed or cancelled where a verb beside unit `at` puts off what it tells of."""
    units = line.kept
    if line.roles.isdisjoint(_OFF) and word_set("moved_to_a_day").isdisjoint(line.tokens.seen):
        return "postponed" if put_off(line) else None
    for i in range(max(0, at - 6), min(at + 14, len(units))):
        off = units[i].roles & _OFF or moves(line, units[i])
        if not off or _of_a_clause(units, at, i) or (i > at and "p:to" in units[i - 1].roles):
            continue  # "held talks to reschedule its debt"
        if "v:cancel" not in units[i].roles or "v:postpone" in units[i].roles:
            return "postponed"
        if i < at or line.heading or units[i - 1].roles & {"be", "have"}:
            return "cancelled"
    return "postponed" if put_off(line) else None


def _of_a_clause(units: Sequence[Unit], at: int, verb: int) -> bool:
    """ "Said at a meeting with B that the islands must not be abandoned": what a clause behind the encounter says of something else."""
    opens = next((i for i in range(verb - 1, at, -1) if "that" in units[i].roles), None)
    return opens is not None and any("v:say" in u.roles for u in units[max(0, opens - 12) : opens]) and opens + 1 < verb


def moved_by_noun(line: Line, at: int) -> str | None:
    """ "Announced the cancellation of the visit": what is off by a noun before it."""
    units, nouns = line.kept, dict(word_pairs("noun_of_moving"))
    for i in range(at - 1, max(0, at - _NEAR_NOUN), -1):
        if "p:of" in units[i].roles and (off := nouns.get(line.tokens.low[units[i - 1].first])):
            return off
        if VERBAL[units[i].roles]:
            break
    return None
