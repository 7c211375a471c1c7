"""Which plans of encounters are none, and what others leave to the sentence before: "they will meet there"."""

import re
from collections.abc import Sequence
from functools import cache

from elchi.lexica.classes import word_choice, word_class
from elchi.reading.clauses.drafts import GATHERED, Draft, share
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Happening, Place

_REACH = 120  # characters behind an event that tell what is counted, or how often it is held
_OPEN_QUESTION = re.compile(r"(?:Where|When|Whether)\b")
_BACK = 2  # sentences in which the place lies that "there" means
# "There" as where something is, not "there is", "there will be".
_THERE = r"\bthere\b(?=\s*(?:[,.;:]|$|\b(?:at|in|on|by|next|this|last|later|from|for|with|as|again|and|to)\b))"


def stands(draft: Draft, line: Line) -> bool:
    """Tell whether a draft tells of one encounter: "a summit every year" is many, "continue their consultations" none."""
    if draft.status != "planned" or draft.kind in ("visit", "call"):
        return True
    text, start = line.tokens.text, line.tokens.segment.start
    untold = draft.event is None and _untold().match(text, start, draft.at) is not None
    if draft.date is None and (untold or _OPEN_QUESTION.match(text, start)):
        return False  # "Where they will gather next was left open", "did not say when they would meet"
    if draft.event is None or draft.date is not None or draft.event.ordinal is not None or draft.event.body:
        return draft.event is None or not (draft.event.ordinal and _predicate(line, draft.event))
    behind = _behind(line, draft.event)
    goes_on = _goes_on().search(line.tokens.text[max(0, draft.event.start - 24) : draft.event.start]) is not None
    return not goes_on and _again().search(behind) is None


def settle_plans(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Take numbers off encounters that count nothing, and hold past plans for what a report tells became of them."""
    for draft in drafts:
        _uncounted(draft, lines[draft.segment])
        if draft.status == "planned" and _was_planned(draft, lines[draft.segment]):
            off = {d.status for d in drafts if d.kind == "visit" and d.status in ("postponed", "cancelled") and _part_of(d, draft)}
            draft.status = off.pop() if len(off) == 1 else draft.status


def _part_of(visit: Draft, plan: Draft) -> bool:
    """ "Cancelled a visit to Oslo. He was to meet B there": what was planned for a visit is off with it."""
    if plan.kind == "visit":
        return _same_place(visit, plan)
    return visit.segment <= plan.segment and share(visit.actors, plan.actors) and (plan.place is None or _same_place(visit, plan))


def _was_planned(draft: Draft, line: Line) -> bool:
    """ "Was planning to visit", "had been due to travel to"."""
    before = line.tokens.text[max(line.tokens.segment.start, draft.at - _LEAD) : draft.at]
    return _past_plan().search(before) is not None


def _same_place(a: Draft, b: Draft) -> bool:
    return a.place is not None and b.place is not None and a.place.name == b.place.name


_LEAD = 60  # characters before a verb in which its plan stands


@cache
def _past_plan() -> re.Pattern[str]:
    """ "Was to", "had been due"."""
    return re.compile(rf"\b(?:was|were|had(?: been)?)\s(?:(?:\w+ly|also)\s)?(?:{word_choice('being_planned')}|to)\b")


@cache
def _untold() -> re.Pattern[str]:
    """ "It was not said when", "left open where"."""
    return re.compile(rf"[^.;]*\b{word_choice('left_untold')}\b[^.;,]{{0,24}}\b(?:where|when|whether)\b")


def _uncounted(draft: Draft, line: Line) -> None:
    """ "The first summit on African soil", "the first meeting since 2019": what is counted is not the series."""
    event = draft.event
    if event is not None and event.ordinal == 1 and draft.kind in GATHERED and _narrowed().search(_behind(line, event)):
        event.ordinal = None


def _predicate(line: Line, event: Happening) -> bool:
    """ "It would be the first summit that he attends": said of what has its name elsewhere."""
    at = next((n for n, u in enumerate(line.kept) if u.event is event), 0)
    be = at > 0 and "be" in line.kept[at - 1].roles
    return be and event.ordinal == 1 and _narrowed().search(_behind(line, event)) is not None


def _behind(line: Line, event: Happening) -> str:
    return line.tokens.text[event.end : min(event.end + _REACH, _end(line))]


def _end(line: Line) -> int:
    return line.all[-1].end if line.all else 0


@cache
def _again() -> re.Pattern[str]:
    words = _any(word_class("held_again"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    words = _any(word_class("going_on"))
    return re.compile(rf"\b(?:{words})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _narrowed() -> re.Pattern[str]:
    words = _any(word_class("counts_but_some"))
    told = rf"(?:[\w’'-]+\s+){{0,9}}?(?:{words})\b"
    return re.compile(rf"^\s*(?:{told}|that\s+(?!will\b|shall\b|is\b|are\b))", re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)


def means_there(line: Line, start: int, end: int) -> bool:
    """Tell whether "there" stands between two places of a line and means where something is."""
    return re.search(_THERE, line.tokens.text[start:end]) is not None


def settle_there(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give planned encounters that are to be "there" the place told of last, in their own sentence or the two before."""
    for draft in drafts:
        line = lines[draft.segment]
        if draft.place is None and draft.status == "planned" and means_there(line, draft.at, _end(line)):
            draft.place = _told_last(draft, lines)


def _told_last(draft: Draft, lines: Sequence[Line]) -> Place | None:
    for number in range(draft.segment, max(-1, draft.segment - _BACK - 1), -1):
        named = (*(p for _, p in lines[number].places), *(u.place for u in lines[number].all if u.place))
        told = [p for p in named if number < draft.segment or p.end <= draft.at]
        if told:
            return next((p for p in reversed(told) if p.is_town), told[-1])
    return None
