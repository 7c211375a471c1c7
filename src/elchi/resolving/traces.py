"""By what a claim is found: the topic words, places, bodies, states, numbers and kinds that its sentence holds.

Promises (undertakings, planned encounters) and what may show their outcome have traces of one kind, so that each finds
the other by what they share. Words of the names of bodies, states and people count as those, not as topic words.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, islice, product
from typing import TYPE_CHECKING

from elchi.lexica.tables import table
from elchi.model.claim import (
    Claim,
    Commitment,
    CommitmentKind,
    Encounter,
    Membership,
    MentionKind,
    Naming,
    Party,
    Statement,
    Status,
    Tenure,
)
from elchi.model.document import Document, Span
from elchi.model.entity import Resolution, Trace
from elchi.resolving.amounts import amounts_in, rounded
from elchi.resolving.matter import matter_of
from elchi.resolving.spelling import slug
from elchi.resolving.stems import stem
from elchi.resolving.telling import awaits, institutions_in, lies_ahead, numbers_in, sentences, tells_a_deed
from elchi.resolving.undertaken import occasions_in
from elchi.resolving.where import BODIES, Atlas, atlas_of, speaks_from, words_of
from elchi.resolving.worded import Worded, trace_of

if TYPE_CHECKING:
    from elchi.lexica.register import Register

PROMISES, SHOWS, BOTH = 1, 2, 3
_MATTER = frozenset("wtmyqp")  # kinds of traces that tell of a topic
_NEAR = 2  # sentences before one, in which it is told of whom it tells
_LEAD = 1  # sentences at the head of a document that tell what it is about, beside its title
_YEARS = r"\b((?:19|20)\d\d)\s{0,2}(?:to|[-–])\s{0,2}((?:19|20)\d\d)\b"
_GATHERED = frozenset({"summit", "ministerial", "forum", "committee"})
_STATES, _MONTHS, _TWO_YEARS = 8, 62, 740  # states of one sentence; days of what is told by its months, and by its years
_STOPS = (".", "!", "?", "”", '"')
_IT = re.compile(r"(?:It|They|Both|These|This|That of|Those of|One of them|Its|Their) ")
_FEW = 4  # states of one sentence whose pairs tell something
_ACTS = (CommitmentKind.DECISION, CommitmentKind.AGREEMENT)


def traced(resolution: Resolution, document: Document, register: "Register") -> Resolution:
    """Return a resolution with the traces of its promises, and of what may show an outcome: claims and sentences of deeds."""
    return replace(resolution, traces=tuple(_Tracer(resolution, document, atlas_of(register)).traces()))


class _Tracer:
    """One document whose traces are taken."""

    def __init__(self, resolution: Resolution, document: Document, atlas: Atlas) -> None:
        self.claims, self.text, self.atlas = resolution.claims, document.text, atlas
        self.mentions = [m for m in resolution.reading.mentions if m.kind is MentionKind.PERSON]
        self.worded = Worded(atlas, speaks_from(atlas, resolution.reading))
        self.weights: Mapping[str, int] = table("evidence")["weights"]
        self.named: dict[str, Sequence[str]] = {}  # the institutions of sentences looked at
        self.spans = list(sentences(self.text))
        self.ends = [span.end for span in self.spans]
        self.lead = self._lead(resolution.reading.title or "")

    def traces(self) -> Iterator[Trace]:
        """Yield the traces of claims, then those of sentences in which no claim was read."""
        sides = [side_of(claim) for claim in self.claims]
        ahead = {c.span for c, side in zip(self.claims, sides, strict=True) if side == PROMISES}
        for number, (claim, side) in enumerate(zip(self.claims, sides, strict=True)):
            if side is not None and not (side == SHOWS and self._tells_nothing(claim, ahead)):
                yield self._trace(claim.span, side, self._of_claim(claim, side), number)
        told = [
            c.span for c, side in zip(self.claims, sides, strict=True) if (side is not None or c.span in ahead) and not _plans(c)
        ]
        for span in self.spans:
            if tells_a_deed(span.of(self.text)) and not any(s.start < span.end and span.start < s.end for s in told):
                yield self._trace(span, SHOWS, [*self._of_words(span, span.of(self.text), SHOWS), *self._looked_back(span)], None)

    def _looked_back(self, span: Span) -> Iterator[str]:
        """The traces of the sentence before, where one begins with what that told of: "It was written in Tallinn"."""
        if _IT.match(span.of(self.text)):
            for before in self._before(span, 1):
                yield from self._of_words(before, before.of(self.text), SHOWS)

    def _around(self, span: Span, side: int, own: frozenset[str]) -> Iterator[str]:
        """The states, places and bodies named here or just before in one paragraph: what is told here is told of them."""
        for near in (span, *self._before(span, _NEAR)):
            if "\n\n" in self.text[near.end : span.start]:
                return
            yield from self.worded.named(near.of(self.text), told=side == SHOWS, own=own)
            yield from self._institutions(near.of(self.text))

    def _before(self, span: Span, most: int) -> Iterator[Span]:
        """The sentences that end before a place, the nearest first."""
        at = bisect_right(self.ends, span.start)
        yield from reversed(self.spans[max(0, at - most) : at])

    def _tells_nothing(self, claim: Claim, ahead: Container[Span]) -> bool:
        """Tell whether what is told or said lies ahead or is mere talk. What was held is a deed beside whatever was promised."""
        if isinstance(claim, Encounter):
            return not claim.main and awaits(claim.span.of(self.text))
        words = claim.span.of(self.text)
        return claim.span in ahead or (isinstance(claim, Statement) and (lies_ahead(words) or not tells_a_deed(words)))

    def _trace(self, span: Span, side: int, features: Iterable[str], number: int | None) -> Trace:
        """A track with its traces; of what is named beside it only, a promise asks half."""
        own = set(features)
        own |= set(_pairs(own))
        claim = self.claims[number] if number is not None else None
        who = frozenset(_entities(claim)) if claim is not None else frozenset[str]()
        named = self._around(span, side, who) if not isinstance(claim, Encounter) else ()  # who meets where is told with it
        between = any(f[0] == "z" for f in own)  # between whom it was is told already
        around = {*own, *(f for f in named if not (between and f[0] == "s"))}
        around |= set(self.worded.otherwise(span.of(self.text)) if isinstance(claim, Commitment) and side != SHOWS else ())
        weights = {f: self.weights[f[0]] for f in own}
        matter = [f for f in own if f[0] in _MATTER]
        if side != SHOWS and len(matter) == 1 and matter[0] in self.worded.traces(span.of(self.text), told=False):
            weights[matter[0]] = self.weights["alone"]
        beside = {f: max(1, self.weights[f[0]] // 2) for f in around | set(_pairs(around))}
        return Trace(span, side, tuple(sorted((beside | weights).items())), number)

    def _lead(self, title: str) -> tuple[str, ...]:
        """The title, the main encounter and the lead: what "the next session" is a session of."""
        main = next((c.span.of(self.text) for c in self.claims if isinstance(c, Encounter) and c.main), "")
        told = (words for span in self.spans if (words := span.of(self.text).rstrip())[-1:] in _STOPS)  # no dateline
        return title, main, *islice(told, _LEAD)

    def _topic(self, claim: Claim, side: int) -> set[str]:
        """The telling words of what the document is about."""
        people = {stem(w) for m in self.mentions for w in words_of(m.words)}
        plainly = isinstance(claim, Encounter)
        told = (f for words in self.lead for f in self.worded.traces(words, told=side == SHOWS, plainly=plainly))
        return {f for f in told if f[0] in "wt" and f[2:] not in people}

    def _of_claim(self, claim: Claim, side: int) -> Iterator[str]:
        sentence = claim.span.of(self.text)
        matter = matter_of(claim, sentence) if isinstance(claim, Commitment) else sentence
        found = set(self._of_words(claim.span, matter, side, claim))
        numbered = isinstance(claim, Encounter) and claim.ordinal is not None  # "It was their fourth meeting"
        if (side != SHOWS or numbered) and not any(f[0] in "wtm" for f in found):
            found |= (self._told_before(claim) if isinstance(claim, Commitment) else set()) or self._topic(claim, side)
        elif isinstance(claim, Encounter) and side == PROMISES and _of_its_own(claim, found):
            topic = self._topic(claim, side)
            found |= {f for f in topic if f[0] == "t" or claim.ordinal is not None} or topic
        yield from found
        yield from (trace_of(i) for i in _entities(claim))
        if isinstance(claim, Encounter):
            yield from (f"k:{k}" for k in _kinds(claim))
            yield from [f"n:{claim.ordinal}"] if claim.ordinal else numbers_in(claim.span.of(self.text))
            yield from [f"m:{slug(name)}"] if not claim.body_id and (name := _bare(claim.series)) else []
            yield from self._topic(claim, side) if claim.main else ()
            yield from _times(claim, side, self._where(claim, found))
        else:
            yield from numbers_in(claim.span.of(self.text))
            yield from (f"k:{k}" for k in occasions_in(claim.what)) if isinstance(claim, Commitment) else ()

    def _where(self, claim: Encounter, found: set[str]) -> list[str]:
        """The states in which an encounter is, as far as told: that of its place, else those named beside it."""
        place = claim.place_id or ""
        state = place if place.startswith("state:") else self.atlas.lies_in(place) if place.startswith("place:") else None
        beside = {f[2:] for f in (*found, *map(trace_of, _entities(claim))) if f[0] == "s"}
        return [state.partition(":")[2]] if state else sorted(beside)[:_STATES]

    def _told_before(self, claim: Claim) -> set[str]:
        """The telling words of the sentence before: "Both agreements are ready. They will be signed tomorrow"."""
        words = (f for before in self._before(claim.span, 1) for f in self.worded.traces(before.of(self.text), told=False))
        told, topic = {f for f in words if f[0] in "wtb"}, self._topic(claim, PROMISES)
        named = {f for f in told if f[0] in "tb" and f"t:{f[2:]}" not in topic}
        return named or {f for f in told if f[0] == "w"}  # names before words

    def _of_words(self, span: Span, words: str, side: int, claim: Claim | None = None) -> Iterator[str]:
        people = {stem(w) for m in self.mentions if span.holds(m.span) for w in words_of(m.words)}
        own, plainly = frozenset(_entities(claim)) if claim is not None else frozenset[str](), isinstance(claim, Encounter)
        found = self.worded.traces(words, told=side == SHOWS, own=own, plainly=plainly)
        yield from (f for f in found if f[2:] not in people)
        yield from self._institutions(words)
        amounts = tuple(amounts_in(words))
        yield from (f"q:{amount}" for amount in (*amounts, *(map(rounded, amounts) if side == SHOWS else ())))
        yield from (f"y:{first}-{last}" for first, last in re.findall(_YEARS, words))
        if not own:
            yield from numbers_in(words)

    def _institutions(self, words: str) -> Sequence[str]:
        """The traces of named institutions that no register has as a body."""
        if words not in self.named:
            found = (name for name in institutions_in(words) if self.worded.atlas.find(name, BODIES).id is None)
            self.named[words] = [f"m:{slug(name)}" for name in found]
        return self.named[words]


def _plans(claim: Claim) -> bool:
    """Tell whether a claim is a plan that may stand beside a deed in one sentence: "She was named before the forum on Tuesday"."""
    return isinstance(claim, Encounter) and claim.status is Status.PLANNED


def _pairs(features: Iterable[str]) -> Iterator[str]:
    """Every two of the few states of a sentence: what one promises another is between these two."""
    states = sorted(f[2:] for f in features if f[0] == "s")
    if len(states) <= _FEW:
        yield from (f"z:{one}-{other}" for one, other in combinations(states, 2))


def _of_its_own(claim: Encounter, found: Container[str]) -> bool:
    """Tell whether a plan is one of a series, or of people, that only the document tells: "their next session", "the ministers"."""
    counted = claim.ordinal is not None or "g:next" in found
    ours = any(not (p.person_id or p.office_id or p.of_id) for p in claim.participants)
    return claim.body_id is None and claim.series is None and (counted or ours)


def _bare(series: str | None) -> str | None:
    """The name of a series without where it is held."""
    return re.split(r"\s+(?:in|at)\s+(?=[A-Z])", series)[0] if series else None


def side_of(claim: Claim) -> int | None:
    """Return whether a claim promises, shows, or does both. What is to be held is found by its encounter."""
    match claim:
        case Commitment():
            return None if claim.holds else SHOWS if claim.done else BOTH if claim.kind in _ACTS else PROMISES
        case Encounter():
            return PROMISES if claim.status is Status.PLANNED else SHOWS if claim.status is Status.HELD else BOTH
        case Statement() | Membership():
            return SHOWS
        case Tenure():
            return SHOWS if claim.basis not in ("attested", "former") else None
    return None


def _times(claim: Encounter, side: int, states: Sequence[str]) -> Iterator[str]:
    """The kind, state and time of a gathering in one: a summit in Fiji in March 2021, or in 2021 where no month was planned."""
    period = claim.period
    if period is None or period.start is None or period.end is None or not set(_kinds(claim)) & _GATHERED:
        return
    days = (period.end - period.start).days
    months = {day.strftime("-%m") for day in (period.start, period.end - timedelta(seconds=1))} if days <= _MONTHS else set()
    years = range(period.start.year, (period.end - timedelta(seconds=1)).year + 1) if days <= _TWO_YEARS else ()
    for kind, state, year in product(_kinds(claim), states, years):
        yield from (
            f"d:{kind}-{state}-{year}{month}"
            for month in (sorted(months) if side == PROMISES and months else ["", *sorted(months)])
        )


def _kinds(claim: Encounter) -> list[str]:
    """The kinds under which an encounter may be told of; a promise has its own only."""
    if claim.status is Status.PLANNED:
        return [claim.kind.value]
    agreeing = {k for pair in table("sameness")["kinds"] if claim.kind.value in pair for k in pair}
    return sorted(agreeing | {claim.kind.value})


def _entities(claim: Claim) -> Iterator[str]:
    for party in _parties(claim):
        yield from (i for i in (party.person_id, party.office_id, party.of_id) if i)
    match claim:
        case Encounter():
            yield from (i for i in (claim.place_id, claim.body_id) if i)
        case Membership():
            yield from (i for i in (claim.member_id, claim.organisation_id) if i)


def _parties(claim: Claim) -> Iterable[Party]:
    match claim:
        case Encounter():
            return claim.participants
        case Statement():
            return (claim.speaker, *claim.speakers)
        case Commitment():
            return claim.who
        case Tenure():
            return (claim.holder,)
        case Membership() | Naming():
            return ()
