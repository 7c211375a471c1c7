"""By what a claim is found: the topic words, places, bodies, states, numbers and kinds that its sentence holds.

Promises (undertakings, planned encounters) and what may show their outcome have traces of one kind, so that each finds
the other by what they share. Words of the names of bodies, states and people count as those, not as topic words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
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
from elchi.resolving.same import empty_words
from elchi.resolving.spelling import plain, slug
from elchi.resolving.undertaken import occasions_in
from elchi.resolving.where import OWNERS, PLACES, Atlas, atlas_of, speaks_from, words_of

if TYPE_CHECKING:
    from elchi.lexica.register import Register

PROMISES, SHOWS, BOTH = 1, 2, 3
_LONGEST = 600  # characters of a sentence
_LEAD = 2  # sentences at the head of a document that tell what it is about
_YEARS = r"\b((?:19|20)\d\d)\s{0,2}(?:to|[-–])\s{0,2}((?:19|20)\d\d)\b"
_BREAK = r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“])"
_LETTERS = 6
_ENDINGS = ("ing", "ed", "ies", "s")
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
        self.seen: dict[str, tuple[list[str], list[str]]] = {}  # the words and names of sentences looked at
        self.topic = self._topic(resolution.reading.title or "")

    def traces(self) -> Iterator[Trace]:
        """Yield the traces of claims, then those of sentences in which no claim was read."""
        sides = [side_of(claim) for claim in self.claims]
        ahead = {c.span for c, side in zip(self.claims, sides, strict=True) if side == PROMISES}
        for number, (claim, side) in enumerate(zip(self.claims, sides, strict=True)):
            if side is not None and not (side == SHOWS and (claim.span in ahead or self._only_ahead(claim))):
                yield self._trace(claim.span, side, self._of_claim(claim, side), number)
        told = [c.span for c, side in zip(self.claims, sides, strict=True) if side is not None or c.span in ahead]
        for span in sentences(self.text):
            if tells_a_deed(span.of(self.text)) and not any(s.start < span.end and span.start < s.end for s in told):
                yield self._trace(span, SHOWS, self._of_words(span, SHOWS), None)

    def _only_ahead(self, claim: Claim) -> bool:
        """Tell whether what somebody says lies ahead: that shows no deed."""
        return isinstance(claim, Statement) and lies_ahead(claim.span.of(self.text))

    def _trace(self, span: Span, side: int, features: Iterable[str], number: int | None) -> Trace:
        return Trace(span, side, tuple((f, self.weights[f[0]]) for f in sorted(set(features))), number)

    def _topic(self, title: str) -> set[str]:
        """The telling words of the title, the lead and the main encounter: what "the next session" is a session of."""
        main = next((c.span.of(self.text) for c in self.claims if isinstance(c, Encounter) and c.main), "")
        lead = (span.of(self.text) for span in islice(sentences(self.text), _LEAD))
        return {f for words in (title, main, *lead) for f in self._words(words, SHOWS, frozenset()) if f[0] in "wt"}

    def _of_claim(self, claim: Claim, side: int) -> Iterator[str]:
        found = set(self._of_words(claim.span, side, frozenset(_entities(claim))))
        if side != SHOWS and not any(f[0] in "wtm" for f in found):
            found |= self.topic
        yield from found
        yield from (_of(i) for i in _entities(claim))
        if isinstance(claim, Encounter):
            yield from (f"k:{k}" for k in _kinds(claim))
            yield from [f"n:{claim.ordinal}"] if claim.ordinal else _numbers(claim.span.of(self.text))
            yield from [f"m:{slug(name)}"] if not claim.body_id and (name := _bare(claim.series)) else []
            yield from self.topic if claim.main else ()
        else:
            yield from _numbers(claim.span.of(self.text))
            yield from (f"k:{k}" for k in occasions_in(claim.what)) if isinstance(claim, Commitment) else ()

    def _of_words(self, span: Span, side: int, own: frozenset[str] = frozenset()) -> Iterator[str]:
        people = {w for m in self.mentions if span.holds(m.span) for w in words_of(m.words)}
        yield from (f for f in self._words(span.of(self.text), side, own) if f[2:] not in people)
        yield from (f"y:{first}-{last}" for first, last in re.findall(_YEARS, span.of(self.text)))
        if not own:
            yield from _numbers(span.of(self.text))

    def _words(self, sentence: str, side: int, own: frozenset[str]) -> Iterator[str]:
        """The traces of a sentence: its words, and the places, states and bodies that it names instead of theirs."""
        words, names = self._looked_at(sentence)
        yield from words
        for name in names:
            yield _of(name)
            if side == SHOWS and name.startswith("place:") and (state := self.atlas.lies_in(name)):
                yield _of(state)
            if name.startswith("body:") and (side == SHOWS or name not in own):
                yield f"t:{name.partition(':')[2]}"

    def _looked_at(self, sentence: str) -> tuple[list[str], list[str]]:
        """The traces of the words of a sentence, and the identifiers of the names in it."""
        if sentence not in self.seen:
            inside = list(self.atlas.within(sentence, _NAMED, self.context))
            named = {n for found in inside for n in range(found.first, found.last)}
            words = [f for n, word in enumerate(words_of(sentence)) if n not in named for f in _word(word)]
            self.seen[sentence] = words, [found.id for found in inside]
        return self.seen[sentence]


def sentences(text: str) -> Iterator[Span]:
    """Yield where sentences stand, as far as stops and empty lines part them."""
    start = 0
    for match in (*re.finditer(_BREAK, text), None):
        end = match.start() if match else len(text)
        if 0 < end - start <= _LONGEST and text[start:end].strip():
            yield Span(start, end)
        start = match.end() if match else end


def tells_a_deed(sentence: str) -> bool:
    """Tell whether a sentence tells of something done: a verb in the past, and nothing that is only ahead."""
    words = _plain_words(sentence)
    return _done(words) and not words & _told("ahead")


def lies_ahead(sentence: str) -> bool:
    """Tell whether a sentence tells only of what is to come."""
    words = _plain_words(sentence)
    return bool(words & _told("ahead")) and not words & _told("perfect")


def _done(words: frozenset[str]) -> bool:
    return bool(words & _told("past")) or any(w.endswith("ed") and stem(w) in _deeds() for w in words)


def _plain_words(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", sentence.lower()))


@cache
def _told(name: str) -> frozenset[str]:
    return frozenset(table("evidence")[name])


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


def _word(word: str) -> Iterator[str]:
    """The trace of a word: its stem, and whether it is a general one."""
    if word[0].isdigit() or len(word) < 3 or word in empty_words() or word in _ordinals():
        return
    found = stem(word)
    yield f"g:{_deeds().get(found, found)}" if found in _general() else f"w:{found}"


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """Return a word without its ending, at most six letters of it: "opening" and "opened" are "open"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:_LETTERS]


@cache
def _general() -> frozenset[str]:
    told = table("evidence")
    return frozenset(stem(word) for row in (told["general"], *told["deeds"]) for word in row)


@cache
def _deeds() -> dict[str, str]:
    return {stem(word): stem(row[0]) for row in table("evidence")["deeds"] for word in row}


@cache
def _ordinals() -> dict[str, int]:
    return {plain(word): number for word, number in table("calendar")["ordinals"].items()}


def _numbers(sentence: str) -> Iterator[str]:
    """The ordinals of a sentence: the second World Nomad Games."""
    for word in re.findall(r"\b(?:\d{1,3}(?=st\b|nd\b|rd\b|th\b)|[A-Za-z]+)", sentence):
        number = int(word) if word.isdigit() else _ordinals().get(word.lower())
        if number:
            yield f"n:{number}"


def _of(identifier: str) -> str:
    """The trace of an identifier, by its kind: `p:baku`, `b:ots`."""
    kind, _, name = identifier.partition(":")
    return f"{kind[0] if kind in ('place', 'body', 'state') else 'e'}:{name}"


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
            return (claim.speaker,)
        case Commitment():
            return claim.who
        case Tenure():
            return (claim.holder,)
        case Membership() | Naming():
            return ()
