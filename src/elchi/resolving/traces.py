"""By what a claim is found: the topic words, places, bodies, states, numbers and kinds that its sentence holds.

Promises (undertakings, planned encounters) and what may show their outcome have traces of one kind, so that each finds
the other by what they share. Words of the names of bodies, states and people count as those, not as topic words.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice
from typing import TYPE_CHECKING

from elchi.lexica.tables import table
from elchi.model.claim import (
    Claim,
    Commitment,
    Encounter,
    MentionKind,
    Statement,
    Status,
)
from elchi.model.document import Document, Span
from elchi.model.entity import Resolution, Trace
from elchi.resolving.amounts import amounts_in, rounded
from elchi.resolving.claimed import (
    PROMISES,
    SHOWS,
    STATES,
    bare_series,
    entities_of,
    kinds_of,
    of_its_own,
    parties_of,
    side_of,
    times_of,
)
from elchi.resolving.matter import matter_of
from elchi.resolving.spelling import slug
from elchi.resolving.stems import stem
from elchi.resolving.telling import alters, awaits, goes_on, institutions_in, lies_ahead, numbers_in, sentences, talks, tells_a_deed
from elchi.resolving.undertaken import occasions_in
from elchi.resolving.where import BODIES, Atlas, atlas_of, speaks_from, words_of
from elchi.resolving.worded import Worded, trace_of

if TYPE_CHECKING:
    from elchi.lexica.register import Register

_MATTER = frozenset("wtmyqp")  # kinds of traces that tell of a topic
_NEAR = 2  # sentences before one, in which it is told of whom it tells
_LEAD = 1  # sentences at the head of a document that tell what it is about, beside its title
_YEARS = r"\b((?:19|20)\d\d)\s{0,2}(?:to|[-–])\s{0,2}((?:19|20)\d\d)\b"
_STOPS = (".", "!", "?", "”", '"')
_IT = re.compile(r"(?:It|They|Both|These|This|That of|Those of|One of them|Its|Their) ")
_FIELDS = 8  # fields of one sentence that tell something still
_FEW = 4  # states of one sentence whose pairs tell something


def traced(resolution: Resolution, document: Document, register: "Register") -> Resolution:
    """Return a resolution with the traces of its promises, and of what may show an outcome: claims and sentences of deeds."""
    return replace(resolution, traces=tuple(_Tracer(resolution, document, atlas_of(register)).traces()))


class _Tracer:
    """One document whose traces are taken."""

    def __init__(self, resolution: Resolution, document: Document, atlas: Atlas) -> None:
        self.claims, self.text, self.atlas = resolution.claims, document.text, atlas
        acting = {word for claim in self.claims for p in parties_of(claim) for word in words_of(p.person or "")}
        people = (m for m in resolution.reading.mentions if m.kind is MentionKind.PERSON)
        self.mentions = [m for m in people if not acting.isdisjoint(words_of(m.words))]  # "the Simón Bolívar bridge" is nobody's
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
        who = frozenset(entities_of(claim)) if claim is not None else frozenset[str]()
        named = self._around(span, side, who) if not isinstance(claim, Encounter) else ()  # who meets where is told with it
        between = any(f[0] == "z" for f in own)  # between whom it was is told already
        around = {*own, *(f for f in named if not (between and f[0] == "s"))}
        if isinstance(claim, Commitment) and side != SHOWS:
            around |= {f for f in self._beside(span) if f[0] == "w"}
        weights = {f: self.weights[f[0]] for f in own}
        if side != SHOWS:  # what stands in the name of an institution is half told with it
            weights |= {f: self.weights[f[0]] // 2 for f in own & self._of_names(span.of(self.text)) if f[0] == "w"}
        matter = [f for f in own if f[0] in _MATTER]
        if side != SHOWS and len(matter) == 1 and matter[0] in self.worded.traces(span.of(self.text), told=False):
            weights[matter[0]] = self.weights["alone"]
        beside = {f: max(1, self.weights[f[0]] // 2) for f in around | set(_pairs(around))}
        near = {f: self.weights[f[0]] for f in _matters(own, own | around | set(_pairs(around)))}
        told = set(_matters(own, own)) if side == SHOWS else near.keys()  # else it is told near only of whom it is
        if told != near.keys():
            near |= {f: weight // 2 for f, weight in near.items() if f not in told}
        beside |= near
        beside |= dict.fromkeys(self._manner(span, claim, side), 0)
        return Trace(span, side, tuple(sorted((beside | weights).items())), number)

    def _manner(self, span: Span, claim: Claim | None, side: int) -> Iterator[str]:
        """How something is told: what is only said, of which states here, and what is promised without an end."""
        words = span.of(self.text)
        if side != PROMISES:
            yield from ["v:talk"] if talks(words) else ()
            yield from ["v:alters"] if isinstance(claim, Commitment) and alters(claim.what) else ()
            yield from (f"v:{f[2:]}" for f in self.worded.named(words, told=True) if f[0] == "s")
        if isinstance(claim, Commitment) and goes_on(matter_of(claim, words)):
            yield "v:soft"

    def _beside(self, span: Span) -> Iterator[str]:
        """What a promise may be told by as well: what else its words may mean, and all that its sentence tells beside it."""
        yield from self.worded.otherwise(span.of(self.text))
        yield from self._of_words(span, span.of(self.text), PROMISES)

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
        elif isinstance(claim, Encounter) and side == PROMISES and of_its_own(claim, found):
            topic = self._topic(claim, side)
            found |= {f for f in topic if f[0] == "t" or claim.ordinal is not None} or topic
        yield from found
        yield from (trace_of(i) for i in entities_of(claim))
        if isinstance(claim, Encounter):
            yield from (f"k:{k}" for k in kinds_of(claim))
            yield from [f"n:{claim.ordinal}"] if claim.ordinal else numbers_in(claim.span.of(self.text))
            yield from [f"m:{slug(name)}"] if not claim.body_id and (name := bare_series(claim.series)) else []
            yield from self._topic(claim, side) if claim.main else ()
            yield from times_of(claim, side, self._where(claim, found))
        else:
            yield from numbers_in(claim.span.of(self.text))
            yield from (f"k:{k}" for k in occasions_in(claim.what)) if isinstance(claim, Commitment) else ()

    def _where(self, claim: Encounter, found: set[str]) -> list[str]:
        """The states in which an encounter is, as far as told: that of its place, else those named beside it."""
        place = claim.place_id or ""
        state = place if place.startswith("state:") else self.atlas.lies_in(place) if place.startswith("place:") else None
        beside = {f[2:] for f in (*found, *map(trace_of, entities_of(claim))) if f[0] == "s"}
        return [state.partition(":")[2]] if state else sorted(beside)[:STATES]

    def _told_before(self, claim: Claim) -> set[str]:
        """The telling words of the sentence before: "Both agreements are ready. They will be signed tomorrow"."""
        words = (f for before in self._before(claim.span, 1) for f in self.worded.traces(before.of(self.text), told=False))
        told, topic = {f for f in words if f[0] in "wtb"}, self._topic(claim, PROMISES)
        named = {f for f in told if f[0] in "tb" and f"t:{f[2:]}" not in topic}
        return named or {f for f in told if f[0] == "w"}  # names before words

    def _of_words(self, span: Span, words: str, side: int, claim: Claim | None = None) -> Iterator[str]:
        people = {stem(w) for m in self.mentions if span.holds(m.span) for w in words_of(m.words)}
        own, plainly = frozenset(entities_of(claim)) if claim is not None else frozenset[str](), isinstance(claim, Encounter)
        found = self.worded.traces(words, told=side == SHOWS, own=own, plainly=plainly)
        yield from (f for f in found if f[2:] not in people)
        yield from self.worded.fields_of(words)
        yield from self._institutions(words)
        amounts = tuple(amounts_in(words))
        yield from (f"q:{amount}" for amount in (*amounts, *(map(rounded, amounts) if side == SHOWS else ())))
        yield from (f"y:{first}-{last}" for first, last in re.findall(_YEARS, words))
        if not own:
            yield from numbers_in(words)

    def _of_names(self, words: str) -> set[str]:
        """The traces of the words of the names of institutions in a sentence."""
        return {f for name in institutions_in(words) for f in self.worded.traces(name, told=True)}

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


def _matters(own: set[str], around: Iterable[str]) -> Iterator[str]:
    """Each field of life of a sentence with the two states, the place or the body that it is told of, and with each of few states."""
    fields, told = sorted(f[2:] for f in own if f[0] == "f"), sorted(around)
    states = [f for f in told if f[0] == "s"]
    if len(fields) <= _FIELDS:
        yield from (f"x:{whose[2:]}-{field}" for whose in told if whose[0] in "zpbmh" for field in fields)
        yield from (f"o:{state[2:]}-{field}" for state in (states if len(states) < _FEW else ()) for field in fields)
