"""By what a claim is found: the topic words, places, bodies, states, numbers and kinds that its sentence holds.

Promises (undertakings, planned encounters) and what may show their outcome have traces of one kind, so that each finds
the other by what they share. Words of the names of bodies, states and people count as those, not as topic words.
"""

import re
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
from elchi.resolving.amounts import amounts_in
from elchi.resolving.matter import matter_of
from elchi.resolving.spelling import slug
from elchi.resolving.telling import awaits, institutions_in, lies_ahead, numbers_in, sentences, stem, tells_a_deed, word_traces
from elchi.resolving.undertaken import occasions_in
from elchi.resolving.where import OWNERS, PLACES, Atlas, atlas_of, speaks_from, words_of

if TYPE_CHECKING:
    from elchi.lexica.register import Register

PROMISES, SHOWS, BOTH = 1, 2, 3
_LEAD = 1  # sentences at the head of a document that tell what it is about, beside its title
_YEARS = r"\b((?:19|20)\d\d)\s{0,2}(?:to|[-–])\s{0,2}((?:19|20)\d\d)\b"
_GATHERED = frozenset({"summit", "ministerial", "forum", "committee"})
_STATES, _MONTHS, _TWO_YEARS = 8, 62, 740  # states of one sentence; days of what is told by its months, and by its years
_STOPS = (".", "!", "?", "”", '"')
_IT = re.compile(r"(?:It|They|Both|These|This) ")
_FEW = 4  # states of one sentence whose pairs tell something
_CAPITAL = re.compile(r"(?<!^)\b[A-Z][a-z]+")
_NAMED = OWNERS | PLACES
_ACTS = (CommitmentKind.DECISION, CommitmentKind.AGREEMENT)


def traced(resolution: Resolution, document: Document, register: "Register") -> Resolution:
    """Return a resolution with the traces of its promises, and of what may show an outcome: claims and sentences of deeds."""
    return replace(resolution, traces=tuple(_Tracer(resolution, document, atlas_of(register)).traces()))


class _Tracer:
    """One document whose traces are taken."""

    def __init__(self, resolution: Resolution, document: Document, atlas: Atlas) -> None:
        self.claims, self.text, self.atlas = resolution.claims, document.text, atlas
        self.mentions = [m for m in resolution.reading.mentions if m.kind is MentionKind.PERSON]
        self.context = speaks_from(atlas, resolution.reading)
        self.weights: Mapping[str, int] = table("evidence")["weights"]
        self.everywhere: Sequence[str] = table("evidence")["everywhere"]
        self.seen: dict[str, tuple[list[str], list[str]]] = {}  # the words and names of sentences looked at
        self.spans = list(sentences(self.text))
        self.topic = self._topic(resolution.reading.title or "")

    def traces(self) -> Iterator[Trace]:
        """Yield the traces of claims, then those of sentences in which no claim was read."""
        sides = [side_of(claim) for claim in self.claims]
        ahead = {c.span for c, side in zip(self.claims, sides, strict=True) if side == PROMISES}
        for number, (claim, side) in enumerate(zip(self.claims, sides, strict=True)):
            if side is not None and not (side == SHOWS and self._only_ahead(claim, ahead)):
                yield self._trace(claim.span, side, self._of_claim(claim, side), number)
        told = [c.span for c, side in zip(self.claims, sides, strict=True) if side is not None or c.span in ahead]
        for span in self.spans:
            if tells_a_deed(span.of(self.text)) and not any(s.start < span.end and span.start < s.end for s in told):
                yield self._trace(span, SHOWS, [*self._of_words(span, span.of(self.text), SHOWS), *self._looked_back(span)], None)

    def _looked_back(self, span: Span) -> Iterator[str]:
        """The traces of the sentence before, where one begins with what that told of: "It was written in Tallinn"."""
        before = next((one for one in reversed(self.spans) if one.end <= span.start), None)
        if before is not None and _IT.match(span.of(self.text)):
            yield from self._of_words(before, before.of(self.text), SHOWS)

    def _only_ahead(self, claim: Claim, ahead: Container[Span]) -> bool:
        """Tell whether what is told or said lies ahead: that shows no deed. What was held is one beside whatever was promised."""
        if isinstance(claim, Encounter):
            return not claim.main and awaits(claim.span.of(self.text))
        return claim.span in ahead or (isinstance(claim, Statement) and lies_ahead(claim.span.of(self.text)))

    def _trace(self, span: Span, side: int, features: Iterable[str], number: int | None) -> Trace:
        found = set(features)
        return Trace(span, side, tuple((f, self.weights[f[0]]) for f in sorted(found | set(_pairs(found)))), number)

    def _topic(self, title: str) -> set[str]:
        """The telling words of the title, the lead and the main encounter: what "the next session" is a session of."""
        main = next((c.span.of(self.text) for c in self.claims if isinstance(c, Encounter) and c.main), "")
        told = (words for span in self.spans if (words := span.of(self.text).rstrip())[-1:] in _STOPS)  # no dateline
        lead = islice(told, _LEAD)
        people = {stem(w) for m in self.mentions for w in words_of(m.words)}
        told = (f for words in (title, main, *lead) for f in self._words(words, SHOWS, frozenset()))
        return {f for f in told if f[0] in "wt" and f[2:] not in people}

    def _of_claim(self, claim: Claim, side: int) -> Iterator[str]:
        sentence = claim.span.of(self.text)
        matter = matter_of(claim, sentence) if isinstance(claim, Commitment) else sentence
        found = set(self._of_words(claim.span, matter, side, frozenset(_entities(claim))))
        numbered = isinstance(claim, Encounter) and claim.ordinal is not None  # "It was their fourth meeting"
        if (side != SHOWS or numbered) and not any(f[0] in "wtm" for f in found):
            found |= (self._before(claim.span) if isinstance(claim, Commitment) else set()) or self.topic
        elif isinstance(claim, Encounter) and side == PROMISES and _of_its_own(claim, found):
            found |= {f for f in self.topic if f[0] == "t" or claim.ordinal is not None} or self.topic
        yield from found
        yield from (_of(i) for i in _entities(claim))
        if isinstance(claim, Encounter):
            yield from (f"k:{k}" for k in _kinds(claim))
            yield from [f"n:{claim.ordinal}"] if claim.ordinal else numbers_in(claim.span.of(self.text))
            yield from [f"m:{slug(name)}"] if not claim.body_id and (name := _bare(claim.series)) else []
            yield from self.topic if claim.main else ()
            yield from _times(claim, side, self._where(claim, found))
        else:
            yield from numbers_in(claim.span.of(self.text))
            yield from (f"k:{k}" for k in occasions_in(claim.what)) if isinstance(claim, Commitment) else ()

    def _where(self, claim: Encounter, found: set[str]) -> list[str]:
        """The states in which an encounter is, as far as told: that of its place, else those named beside it."""
        place = claim.place_id or ""
        state = place if place.startswith("state:") else self.atlas.lies_in(place) if place.startswith("place:") else None
        beside = {f[2:] for f in (*found, *map(_of, _entities(claim))) if f[0] == "s"}
        return [state.partition(":")[2]] if state else sorted(beside)[:_STATES]

    def _before(self, span: Span) -> set[str]:
        """The telling words of the sentence before: "Both agreements are ready. They will be signed tomorrow"."""
        before = next((one for one in reversed(self.spans) if one.end <= span.start), None) if self.spans else None
        words = self._words(before.of(self.text), SHOWS, frozenset()) if before is not None else ()
        told = {f for f in words if f[0] in "wtb"}
        named = {f for f in told if f[0] in "tb" and f"t:{f[2:]}" not in self.topic}
        return named or {f for f in told if f[0] == "w"}  # names before words

    def _of_words(self, span: Span, told: str, side: int, own: frozenset[str] = frozenset()) -> Iterator[str]:
        people = {stem(w) for m in self.mentions if span.holds(m.span) for w in words_of(m.words)}
        yield from (f for f in self._words(told, side, own) if f[2:] not in people)
        yield from (f"m:{slug(name)}" for name in institutions_in(told))
        yield from (f"q:{amount}" for amount in amounts_in(told))
        yield from (f"y:{first}-{last}" for first, last in re.findall(_YEARS, told))
        if not own:
            yield from numbers_in(told)

    def _words(self, sentence: str, side: int, own: frozenset[str]) -> Iterator[str]:
        """The traces of a sentence: its words, and the places, states and bodies that it names instead of theirs."""
        words, names = self._looked_at(sentence)
        yield from words
        for name in names:
            yield _of(name)
            if side == SHOWS and name.startswith("place:") and (state := self.atlas.lies_in(name)):
                yield _of(state)
            body = name.removeprefix("body:")
            if body != name and body not in self.everywhere and (side == SHOWS or name not in own):
                yield f"t:{body}"

    def _looked_at(self, sentence: str) -> tuple[list[str], list[str]]:
        """The traces of the words of a sentence, and the identifiers of the names in it."""
        if sentence not in self.seen:
            inside = list(self.atlas.within(sentence, _NAMED, self.context))
            named = {n for found in inside for n in range(found.first, found.last)}
            capital = {word.lower() for word in _CAPITAL.findall(sentence)}
            words = [f for n, w in enumerate(words_of(sentence)) if n not in named for f in word_traces(w, named=w in capital)]
            self.seen[sentence] = words, [found.id for found in inside]
        return self.seen[sentence]


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


def _of(identifier: str) -> str:
    """The trace of an identifier, by its kind: `p:baku`, `b:ots`."""
    kind, _, name = identifier.partition(":")
    return f"{kind[0] if kind in ('place', 'body', 'state') else 'e'}:{name}"


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
