"""Days in a sentence that are not those of its encounter: of a paper, a reason, a clause of their own, of what came before."""

import re
from collections.abc import Sequence
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.clauses.drafts import Draft
from elchi.reading.encounters.setting import DOING
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Unit


def of_another_matter(line: Line, date: DateExpression) -> bool:
    """Tell whether a day is that of a paper or of what something is counted from, whichever encounter the sentence tells of."""
    return _of_paper(line, date) or _since(line, date)


def of_another_clause(line: Line, draft: Draft, date: DateExpression, drafts: Sequence[Draft]) -> bool:
    """Tell whether a day stands in a clause that tells of something else than this encounter."""
    return _of_reason(line, draft, date) or _of_offer(line, draft, date) or _of_clause(line, draft, date, drafts)


def _of_offer(line: Line, draft: Draft, date: DateExpression) -> bool:
    """ "At the meeting he conveyed an invitation to visit China next year", "flies there from Kabul, where he ends his tour on Friday"."""
    between = [u for u in line.kept if draft.end <= u.start < date.span.start] if "offered" in line.roles else []
    offered = next((n for n, u in enumerate(between) if "offered" in u.roles), None)
    if offered is not None and any("v:visit" in u.roles for u in between[offered:]):
        return True
    return "where" in line.tokens.seen and _FROM_WHERE.search(line.tokens.text, draft.at, date.span.start) is not None


_FROM_WHERE = re.compile(r"\bfrom (?:the )?[A-Z][\w ,]{1,40}, where\b")


_REASON = re.compile(r"[,;] (?:since|because|as|given that|which|where)\b[^.;]{0,80}$")


def _of_reason(line: Line, draft: Draft, date: DateExpression) -> bool:
    """ "Met A, since it was Georgia that took the chair in 2019": a bare year of a clause behind is not when they met."""
    if says_day(date) or date.month is not None or draft.status != "held" or date.span.start < draft.end:
        return False
    return _REASON.search(line.tokens.text[draft.end : date.span.start]) is not None


def _of_clause(line: Line, draft: Draft, date: DateExpression, drafts: Sequence[Draft]) -> bool:
    """ "A, who took office on 1 February, met B", "met B and said that on Friday it rained": the day of a clause of its own."""
    opens = next(
        (u for u in reversed(line.all) if u.end <= date.span.start and u.roles & {"who", "that", "comma", "semicolon"}), None
    )
    if opens is None or not opens.roles & {"who", "that"} or any(opens.start < d.at < date.span.start for d in drafts):
        return False
    within = [u for u in line.all if opens.start < u.start < date.span.start]
    event = _event_before(line, opens)
    if event is not None:
        ahead = event.event is not None and (event.event.ahead or any("will" in u.roles for u in within))
        return draft.status == "held" and ahead and event.event is not draft.event
    behind = (u for u in line.all if date.span.end <= u.start < draft.at)
    if "who" in opens.roles and any("comma" in u.roles for u in behind):
        return True
    return draft.at < opens.start and not any(u.event is not None or not u.roles.isdisjoint(DOING) for u in within)


def _event_before(line: Line, opens: Unit) -> Unit | None:
    """ "The talks, which took up trade on Monday": what the clause tells more of."""
    before = [u for u in line.all if u.end <= opens.start and "comma" not in u.roles][-_FAR:]
    near = [u for n, u in enumerate(before) if n >= len(before) - _NEAR or _says_more(before[n + 1 : -_NEAR])]
    return next((u for u in reversed(near) if u.event is not None), None)


def _says_more(units: Sequence[Unit]) -> bool:
    """ "The visit | of the Foreign Minister to Minsk, | which": of whom and where to."""
    return all(u.parties or u.place is not None or LEADING[u.roles] for u in units)


_NEAR = 3  # words before "which" in which the event of the clause stands: "the summit on trade, which"
_FAR = 8  # those in which it may, where all between says whose it is and where


@cache
def _provided() -> re.Pattern[str]:
    """ "A programme of cooperation | for the years", "the plan | for": the years behind are those that a paper is for."""
    papers = word_choice("papers_for_years")
    return re.compile(rf"\b{papers}\b[^.;,]{{0,20}}\b(?:for (?:the )?(?:years? |period )?(?:\d{{4}} )?|and )$", re.IGNORECASE)


def _of_paper(line: Line, date: DateExpression) -> bool:
    """ "Signed a programme of cooperation for 2025-2026": the years that a paper is for, on no day of which it was signed."""
    if date.month is not None or date.day is not None or date.weekday is not None or not date.year:
        return False
    until = date.span.start + re.search(r"\d|$", date.words).start()  # type: ignore[union-attr]
    return _provided().search(line.tokens.text[max(0, until - 60) : until]) is not None


def _since(line: Line, date: DateExpression) -> bool:
    """ "His first visit since taking office in May", "since talks broke down": the day of what came before.

    That of an event told of so is its own.
    """
    begin = max(line.tokens.segment.start, date.span.start - _BEFORE)
    since = _SINCE.search(line.tokens.text[begin : date.span.start])
    if since is None:
        return False
    between = [u for u in line.all if begin + since.start() < u.start < date.span.start]
    told = next((n for n, u in enumerate(between) if u.event is not None), None)
    after = between[told + 1 :][:1] if told is not None else []
    return told is None or any((VERBAL[u.roles] or "x" in u.roles) and u.roles.isdisjoint(DOING) for u in after)


_SINCE = re.compile(r"\b(?:since|for the first time after)\s(?:[\w’'-]+\s){1,6}(?:in|on|of|last)?\s?$")


_BEFORE = 50  # characters in which a clause of "since" stands before its day


def says_day(date: DateExpression) -> bool:
    """Tell whether an expression names a day, or days from one to another."""
    if date.kind is ExpressionKind.NTH:
        return date.weekday is not None
    return date.day is not None or date.weekday is not None or date.unit == "day" or date.kind is ExpressionKind.COUNT
