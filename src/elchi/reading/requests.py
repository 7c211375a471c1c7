"""Requests for positions on a text or for an assessment of a question: who asks whom for what, by when."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from elchi.lexica.tables import strings
from elchi.model.claim import Commitment, CommitmentKind, Party
from elchi.model.document import Span
from elchi.model.lying import Lying
from elchi.reading.deadlines import due_of
from elchi.reading.encounters import parties_of
from elchi.reading.line import Line
from elchi.reading.phrases import single

_ASKED_FOR = frozenset(  # without one of these words no act below is met
    [
        "views",
        "position",
        "positions",
        "comment",
        "comments",
        "observations",
        "opinion",
        "opinions",
        "remarks",
        "amendments",
        "reactions",
        "feedback",
        "inputs",
        "replies",
        "responses",
        "assess",
        "assessment",
        "analyse",
        "analyze",
        "analysis",
        "appraisal",
        "appraise",
        "evaluation",
        "evaluate",
        "estimate",
        "outlook",
        "study",
    ]
)
_BY = r",?\s+(?:by|before|until|not later than|no later than|at the latest|within|in time for|ahead of|for its|for the)\s"
_TERM = re.compile(_BY, re.IGNORECASE)
_END = re.compile(_BY + r"|,\s|\s(?:and (?=to |also |report|present|share|send)|so that|which|in order)\b", re.IGNORECASE)
_HEAD = 4


class _Act(NamedTuple):
    name: str
    asks: Any
    pattern: re.Pattern[str]


@cache
def _acts() -> tuple[_Act, ...]:
    return tuple(_Act(row["name"], row["asks"], single(row["pattern"])) for row in strings("acts/requests"))


def with_requests(text: str, lines: Sequence[Line], commitments: Sequence[Commitment]) -> list[Commitment]:
    """Return the commitments of a document, its requests among them in place of what else was read in their sentences."""
    found = [c for line in lines if not line.heading for c in _requests(text, line, lines)]
    asked = Lying(found)
    return [*(c for c in commitments if not any(r.span.holds(c.span) for r in asked.meeting(c.span))), *found]


def _requests(text: str, line: Line, lines: Sequence[Line]) -> Iterator[Commitment]:
    start, end = line.tokens.segment.start, line.tokens.segment.end
    if _ASKED_FOR.isdisjoint(line.tokens.low):
        return
    for act in _acts():
        found = act.pattern.search(text, start, end)
        if found is not None:
            yield _request(text, line, lines, act, found)
            return


def _request(text: str, line: Line, lines: Sequence[Line], act: _Act, found: re.Match[str]) -> Commitment:
    span = Span(line.tokens.segment.start, line.tokens.segment.end)
    issuer = _issuer(line, lines, found)
    return Commitment(
        span=span, act=f"request:{act.name}", kind=CommitmentKind.INSTRUCTION, who=_asked(text, line, lines, found), verb=found.group().split()[0].lower(),
        what=" ".join(text[found.start() : span.end].split()), due=due_of(line, found.start(), span.end, "instruction"), asks=act.asks,
        matter=_matter(found["on"]), for_whom=issuer,
    )  # fmt: skip


def _matter(words: str) -> str:
    """What is asked about: the words up to the term or the next clause."""
    return " ".join(_before(_END, words).split()).rstrip(" .,")


def _before(stop: re.Pattern[str], words: str) -> str:
    found = stop.search(words)
    return words[: found.start()] if found else words


def _asked(text: str, line: Line, lines: Sequence[Line], found: re.Match[str]) -> tuple[Party, ...]:
    """Whom it goes to: the states and bodies named there; "Member States" of the body that asks."""
    first = found.start("who")
    last = first + len(_before(_TERM, found["who"]))
    named = [a for u in line.named if first <= u.start and u.end <= last for a in u.parties if a.of]
    words = " ".join(text[first:last].split()).removeprefix("the ").removeprefix("all ")
    if re.search(r"\b(?:member|participating|observer)\s+(?:states|countries)|members|states parties\b", words, re.IGNORECASE):
        body = next((a.of for a in named if a.kind == "body"), None) or _body(lines)
        return (Party(Span(first, last), office=words.split(" of ")[0], of=body),)
    if len(named) == 1 and named[0].kind == "body" and named[0].entity is None and words[:1].isupper():
        return (Party(Span(first, last), of=words),)  # a body of no register, under the whole of its name
    return parties_of(named) or (Party(Span(first, last), office=words),)


def _issuer(line: Line, lines: Sequence[Line], found: re.Match[str]) -> str | None:
    """Who asks: the last named before the request, with whose it is where that is told only in the head."""
    before = [a for u in line.named if u.end <= found.start() for a in u.parties if a.of or a.office or a.person]
    if not before:
        return None
    told = " of ".join(w for w in (before[-1].person or before[-1].office, before[-1].of) if w)
    whole = _body(lines)
    return whole if whole and told in whole else told


def _body(lines: Sequence[Line]) -> str | None:
    """The first body in the head of a document that the registers know."""
    heads = (a for line in lines[:_HEAD] for u in line.named for a in u.parties)
    return next((a.of for a in heads if a.kind == "body" and a.entity and a.of), None)
