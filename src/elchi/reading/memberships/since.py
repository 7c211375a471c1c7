"""Since when somebody belongs to a body: a date in brackets behind the name, the one behind the name in a row, that of the verb."""

import re
from itertools import pairwise

from elchi.lexica.classes import belonging_words, word_set
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.dates.terms import Term, terms
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor

_OPENS = re.compile(r"\s*\((?:[a-z ]{1,20},? )?$")
_YEAR = re.compile(r"\W{0,3}(1[89]\d\d|20\d\d)\s?[:\-\u2013\u2014]\s")
_REACH = 40  # characters behind a name in which its brackets stand
_ROLLED = frozenset({"roll-by-parts"})
_ROW = 2


def since_of(found: Found, member: Actor, *, over: bool = False) -> DateExpression | None:
    """Return since when a member is told to be one, or, where that is `over`, since when no more; None where no date is theirs."""
    own = _bracketed(found, member)
    if own is not None:
        return own.since
    if found.act.name in _ROLLED and word_set("dated_together").isdisjoint(found.line.tokens.seen):
        return None  # "the members, A and B, signed it on 3 May": the day of signing
    dates = [d for d in found.line.dates if not _in_brackets(found, d)]
    if found.act.name in _ROLLED and (founded := _of_the_founding(found, member, dates)) is not None:
        return founded
    when = _in_a_row(found, member, dates) or _of_the_verb(found, dates, member) or (None if dates else year_of_entry(found.line))
    return when if when is None or not (_follows(found, member, when) or (_ends(found, when) and not over)) else None


def _ends(found: Found, when: DateExpression) -> bool:
    """ "Norway's chairmanship ends in 2025": until when, and not since."""
    behind = found.line.tokens.text[found.line.kept[found.match.last - 1].end : when.span.start].lower().split()
    return not word_set("coming_to_an_end").isdisjoint(behind)


def _follows(found: Found, member: Actor, when: DateExpression) -> bool:
    """ "Took the chair in 2019, followed by Bangladesh": whenever that was, it was later."""
    between = found.line.tokens.text[when.span.end : member.start].lower().split()
    return not word_set("coming_after").isdisjoint(between)


def _of_the_founding(found: Found, member: Actor, dates: list[DateExpression]) -> DateExpression | None:
    """ "Founded in 1964 by Iran and Turkey, the group was renamed in 1985": the date between the founding and the founders."""
    before = [d for d in dates if d.span.end <= member.start]
    led = before and not belonging_words("founding").isdisjoint(
        found.line.tokens.text[found.line.tokens.segment.start : before[-1].span.start].lower().split()
    )
    return before[-1] if led else None


def _bracketed(found: Found, member: Actor) -> Term | None:
    """ "Albania (1995), Greece (since 1949)": the term in the brackets right behind a name."""
    return term_in_brackets(found.line.tokens.text, member.end, found.line.tokens.segment.end)


def term_in_brackets(text: str, at: int, end: int) -> Term | None:
    """Return the term in brackets right behind a place in a text."""
    told = next(terms(text, at, min(at + _REACH, end)), None)
    return told if told is not None and _OPENS.fullmatch(text, at, told.start) else None


def _in_brackets(found: Found, date: DateExpression) -> bool:
    """Whether a date is somebody's own: it stands in brackets behind a name."""
    text, start = found.line.tokens.text, found.line.tokens.segment.start
    opened = text.rfind("(", start, date.span.start)
    return opened > text.rfind(")", start, date.span.start) and any(
        a.kind == "state" and a.end in (opened, opened - 1) for u in found.line.kept for a in u.parties
    )


def _in_a_row(found: Found, member: Actor, dates: list[DateExpression]) -> DateExpression | None:
    """ "Brunei joined in 1984, Vietnam in 1995, Laos and Myanmar in 1997": of several dates the first behind the name."""
    states = [a for u in found.line.kept for a in u.parties if a.kind == "state"]
    before = [max((a.start for a in states if a.end <= d.span.start), default=None) for d in dates]
    if len(set(before) - {None}) < _ROW:
        return None
    return next((d for d in dates if d.span.start >= member.end), None)


def verb_roles(found: Found) -> frozenset[str]:
    """Return what kind of verb an act met; nothing where it met none."""
    verb = found.unit("verb")
    return verb.roles if verb is not None else frozenset()


def _of_the_verb(found: Found, dates: list[DateExpression], member: Actor) -> DateExpression | None:
    """The date behind the words that tell of it, up to the next clause; else the only one of the sentence."""
    kept = found.line.kept
    start = kept[found.match.first].start
    stop = next((u.end for u in kept[found.match.last :] if u.roles & {"semicolon"} or "v:join" in u.roles), None)
    joined = next((u.end for u, verb in pairwise(kept[found.match.last :]) if "and" in u.roles and VERBAL[verb.roles]), None)
    stop = min((at for at in (stop, joined if "v:join" not in verb_roles(found) else None) if at is not None), default=None)
    start = kept[found.match.last - 2].end if found.act.options.get("late") else start
    behind = [d for d in dates if d.span.start >= start and (stop is None or d.span.end <= stop)]
    if behind or (len(dates) == 1 and stop is None):
        return (behind or dates)[0]
    opened = [
        after.end for u, after in pairwise(kept[: found.match.first]) if u.roles & {"comma", "semicolon"} and "and" in after.roles
    ]
    return next((d for d in reversed(dates) if opened[-1] <= d.span.start < max(start, member.start)), None) if opened else None


def year_of_entry(line: Line) -> DateExpression | None:
    """Return the year that an entry of a chronology begins with: "1961 - South Africa left"."""
    segment = line.tokens.segment
    year = _YEAR.match(line.tokens.text, segment.start, segment.end)
    return DateExpression(Span(*year.span(1)), year[1], year=int(year[1])) if year is not None else None
