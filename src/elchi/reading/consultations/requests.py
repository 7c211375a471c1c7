"""Requests for positions on a text or for an assessment of a question: who asks whom for what, by when."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from elchi.lexica.tables import strings
from elchi.model.claim import Commitment, CommitmentKind, Party
from elchi.model.document import Span
from elchi.model.lying import Lying
from elchi.reading.commitments.deadlines import due_of
from elchi.reading.consultations.correspondence import either, phrase, said, words_of
from elchi.reading.consultations.phrases import Fitting
from elchi.reading.encounters.encounters import parties_of
from elchi.reading.lines.line import Line

_HEAD = 4
_NEAR = 30  # characters before a response within which it is told who had it
_TOP = 2_000  # characters in which a note says to whom it goes


@cache
def _term() -> str:
    """What a term begins with: "not later than", "for the 5th session"."""
    at_session = rf"for (?:its|the)(?= (?:[\w-]+ ){{0,3}}{either('gatherings')}\b)"
    return rf",?\s+(?:{either('by_when')}|{at_session})\s"


@cache
def _end() -> re.Pattern[str]:
    """Where the words end that tell what is asked about."""
    besides = rf"and (?={either('to_do_besides')})"
    return re.compile(rf"{_term()}|,\s|\s(?:{besides}|{either('further')})\b", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    """Where the words end that tell whom it goes to."""
    return re.compile(rf"{_term()}|,\s{either('saying_more')}\s", re.IGNORECASE)


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\s{either('finite')}\s")


@cache
def _addressed() -> re.Pattern[str]:
    """ "Presents its compliments to | all Embassies | and has the honour": whom a note greets."""
    return re.compile(rf"\bcompliments\s+to\s+(?P<who>[^.;:\n]{{4,200}}?)(?=,|\.|\s+and\s+{either('wishing')}\b)")


class _Act(NamedTuple):
    name: str
    asks: Any
    words: str
    kind: str  # by which its term is found
    needs_sign: bool
    of_centre: bool
    near: bool  # what it is on is told of in the same sentence


@cache
def _acts() -> tuple[_Act, ...]:
    kinds = {"any": "plan"}
    return tuple(
        _Act(
            row["name"],
            row["asks"],
            row["pattern"],
            kinds.get(row.get("term"), "instruction"),
            "sign" in row,
            row.get("who") == "centre",
            "within" in row,
        )
        for row in strings("acts/requests")
    )


@cache
def _fitting() -> Fitting:
    return Fitting([act.words for act in _acts()], strings("consultations")["phrases"])


def with_requests(text: str, lines: Sequence[Line], commitments: Sequence[Commitment]) -> list[Commitment]:
    """Return the commitments of a document, its requests among them in place of what else was read in their sentences."""
    found = [c for line in lines if not line.heading for c in _requests(text, line, lines)]
    asked = Lying(found)
    return [*(c for c in commitments if not any(r.span.holds(c.span) for r in asked.meeting(c.span))), *found]


def _requests(text: str, line: Line, lines: Sequence[Line]) -> Iterator[Commitment]:
    if words_of("asked_for").isdisjoint(line.tokens.seen):
        return
    start, end = line.tokens.segment.start, line.tokens.segment.end
    acts = _acts()
    met = ((acts[n], _met(acts[n], text, start, end)) for n in _fitting().among(text[start:end]))
    read = (_request(text, line, lines, act, found) for act, found in met if found is not None)
    first = next((request for request in read if request is not None), None)
    if first is not None:
        yield first


def _met(act: _Act, text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of an act; of one whose text is told of before, those that begin last: "requested A to circulate the draft and | asked B
    to send their views"."""  # fmt: skip
    pattern = phrase(act.words)
    found = pattern.search(text, start, end)
    while act.near and found is not None:
        inner = pattern.search(text, found.start() + 1, end)
        if inner is None or inner.end() != found.end():
            break
        found = inner
    return found


def _request(text: str, line: Line, lines: Sequence[Line], act: _Act, found: re.Match[str]) -> Commitment | None:
    """The request of a sentence; None where it is on nothing that positions are asked on, or goes to no centre where it should."""
    span, matter = line.span, _asked_on(text, line.span, act, found)
    if matter is None or (act.of_centre and not said("centre").search(found["who"])):
        return None
    return Commitment(
        span=span, act=f"request:{act.name}", kind=CommitmentKind.INSTRUCTION, who=_asked(text, lines, found), verb=_verb(found),
        what=" ".join(text[found.start() : span.end].split()), due=due_of(line, found.start(), span.end, act.kind), asks=act.asks,
        matter=_in_full(text, matter), for_whom=_issuer(line, lines, found),
    )  # fmt: skip


def _asked_on(text: str, span: Span, act: _Act, found: re.Match[str]) -> str | None:
    """What is asked about: as it stands in the request, or the text told of last; None where nothing fits."""
    begin = span.start if act.near else max(0, found.start() - _TOP)
    matter = _matter(found["on"]) if "on" in found.groupdict() else _sent_round(text, begin, found.start())
    if matter is None or act.asks != "positions":
        return matter
    if act.needs_sign:
        matter = _before(_finite(), matter)
        return matter if _is_paper(matter) and _asking(text, span, found) else None
    return matter if _is_paper(matter) or _for_views(found.group()) else None


def _is_paper(matter: str) -> bool:
    return not words_of("papers").isdisjoint(matter.lower().split())


def _for_views(request: str) -> bool:
    """Views may be asked on any question; proposals, replies and the like are positions only where they are on a text."""
    return not (words_of("asked_for") - words_of("papers_only")).isdisjoint(re.findall(r"\w+", request.lower()))


def _asking(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell whether a sentence that has views on a text asks for them: not so where somebody had them, "exchanged views on"."""
    before = text[max(span.start, found.start() - _NEAR) : found.start()]
    return not said("had").search(before) and bool(said("signs").search(span.of(text)))


def _verb(found: re.Match[str]) -> str:
    """The first word of the request that is not of the text it is on, nor of whom it goes to."""
    slots = [found.span(name) for name in found.groupdict()]
    words = (m for m in re.finditer(r"[\w-]+", found.group()))
    free = (m.group() for m in words if not any(a <= found.start() + m.start() < b for a, b in slots))
    return next(free, found.group().split()[0]).lower()


def _matter(words: str) -> str:
    """What is asked about: the words up to the term or the next clause."""
    told = " ".join(_before(_end(), words).split()).rstrip(" .,")
    return re.sub(r"^(?:The|This|An?)\b", lambda article: article.group().lower(), told)


def _sent_round(text: str, start: int, end: int) -> str | None:
    """The text that was told of last between two places: "transmits the draft Charter. Comments should ...", the draft Charter."""
    told = _draft().findall(text, start, end)
    return " ".join(told[-1].split()) if told else None


def _in_full(text: str, matter: str) -> str:
    """The whole name of a text whose name is cut short in a request: "the draft Charter", of "the draft Charter of the Academy"."""
    told = (" ".join(name.split()) for name in _draft().findall(text))
    return max((name for name in told if name.startswith(f"{matter} ")), key=len, default=matter)


@cache
def _draft() -> re.Pattern[str]:
    kinds, small = ("|".join(strings("consultations")[name]) for name in ("drafts", "small"))
    name = rf"(?:[A-ZÀ-Þ0-9][\w'’-]*|(?:{'|'.join(strings('consultations')['papers'])}))"
    return re.compile(
        rf"\b(?:the|this|an?)\s(?:(?!(?:the|this|an?|to|and|of)\s)[\w'’-]+\s){{0,4}}?(?:{kinds})\b(?:(?:\s(?:{small}))*\s{name}\b)*"
    )


def _before(stop: re.Pattern[str], words: str) -> str:
    found = stop.search(words)
    return words[: found.start()] if found else words


def _asked(text: str, lines: Sequence[Line], found: re.Match[str]) -> tuple[Party, ...]:
    """Whom it goes to: the states and bodies named there; "Member States" of the body that asks; whom the note greets."""
    slot = found if "who" in found.groupdict() else _addressed().search(text, 0, _TOP)
    if slot is None:
        return ()
    first = slot.start("who")
    last = first + len(_before(_after(), slot["who"]))
    named = [a for one in lines for u in one.named if first <= u.start and u.end <= last for a in u.parties if a.of]
    words = re.sub(r"(?i)^(?:the |all ){0,2}", "", " ".join(text[first:last].split()))
    states = [a for a in named if a.kind != "body"]
    if said("capitals").search(words) and not states:
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
    """The first body in the head of a document that the registers know, else the first one, as "Secretariat of the ..."."""
    heads = [a for line in lines[:_HEAD] for u in line.named for a in u.parties if a.kind == "body" and a.of]
    return next((a.of for a in heads if a.entity), heads[0].of if heads else None)
