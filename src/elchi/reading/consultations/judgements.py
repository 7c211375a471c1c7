"""What a research centre judges: the question, judgements with their likelihood and confidence, dissent, and what it rests on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from elchi.lexica.classes import word_pattern, word_set
from elchi.lexica.tables import strings, table
from elchi.model.claim import Claim, Commitment, Statement
from elchi.model.document import Span
from elchi.model.lying import Lying
from elchi.model.saying import Likelihood, Part, Range
from elchi.reading.consultations.phrases import compiled, telling
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_TOP = 600  # characters in which a paper says what it is
_HEAD = 6  # lines in which it says whose it is
_STATED = re.compile(
    r"\b(?P<low>\d{1,3})(?:\s?(?:%|per cent|percent)?\s?(?:-|–|to|and)\s?(?P<high>\d{1,3}))?\s?(?:%|per cent|percent)"
)
_BEHIND = re.compile(r"\s*[(\[]\s*(?:about|around|some|roughly|circa|ca\.)?\s*")
_WHOLE = 100
_ALONE = re.compile(r"\W*(?:\w+\s){0,2}confidence(?:\s*:\s*\w+)?\W*", re.IGNORECASE)
_WHETHER = re.compile(
    r"\b(?:question\b[^.?!]{0,80}?\b(?:is|was)|(?:were|was|been) asked\b[^.?!]{0,60}?)\s+(?=(?:whether|how|what|if|when|who)\b)",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?P<word>\w+(?:\s\w+)?)\s+confidence\b|\bconfidence(?:\s+(?:is|in this judge?ment is))?\s*:?\s*(?P<after>\w+)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"[\"“«]([^\"”»]{4,200})[\"”»]")


def with_judgements(text: str, lines: Sequence[Line], statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a document; in an assessment its parts stand in place of what else was read in their sentences."""
    low = text[:_TOP].lower()
    if not any(map(low.__contains__, _heads())) or not _says("head").search(text, 0, _TOP):
        return list(statements)
    author = _author(lines)
    if author is None:
        return list(statements)
    told = _surer([s for line in lines for s in _parts(text, line, author)])
    parts = Lying(told)
    return [*(s for s in statements if not any(p.span.holds(s.span) for p in parts.meeting(s.span))), *told]


def _surer(told: Sequence[Statement]) -> list[Statement]:
    """The parts, what only tells how sure a judgement is put to that before it: "... will double. (High confidence)"."""
    kept: list[Statement] = []
    for part in told:
        before = kept[-1] if kept else None
        if (
            before
            and before.part is Part.JUDGEMENT
            and before.confidence is None
            and part.confidence
            and _ALONE.fullmatch(part.gist)
        ):
            kept[-1] = replace(before, confidence=part.confidence)
        else:
            kept.append(part)
    return kept


def own_words(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a document without what stands in the words of others on which an assessment rests, and without undertakings
    in what it only judges: "Scenario 1: the five states sign an agreement"."""  # fmt: skip
    parts = [c for c in claims if isinstance(c, Statement) and c.part]
    others, judged = Lying([c for c in parts if c.part is Part.BASIS]), Lying(parts)
    return tuple(c for c in claims if isinstance(c, Statement) or not _within(c, judged if isinstance(c, Commitment) else others))


def _within(claim: Claim, parts: Lying[Statement]) -> bool:
    return any(part.span.holds(claim.span) for part in parts.meeting(claim.span))


def _author(lines: Sequence[Line]) -> Actor | None:
    """Whose paper it is: the first centre named in its head."""
    named = (a for line in lines[:_HEAD] for u in line.named for a in u.parties if a.kind == "body" and a.of)
    return next((a for a in named if word_pattern("research_houses").search(a.of or "") or a.entity in _centres(lines)), None)


def _centres(lines: Sequence[Line]) -> frozenset[str]:
    """The research centres of the register."""
    bodies = lines[0].tokens.lexicon.register.bodies if lines else {}
    return frozenset(i for i, b in bodies.items() if b.kind == "centre")


def _parts(text: str, line: Line, author: Actor) -> Iterator[Statement]:
    segment = line.tokens.segment
    words = text[segment.start : segment.end]
    question = _question(words)
    span = Span(segment.start + (question or 0), segment.end)
    part = Part.QUESTION if question is not None else None if line.heading and not words.rstrip().endswith(".") else _part_of(words)
    if part is None:
        return
    likely = _likelihood(text, words) if part in (Part.JUDGEMENT, Part.DISSENT) else None
    yield Statement(
        span=span, act=f"assessment:{part}", speaker=replace(party_of(author, "speaker")), verb=str(part), gist=" ".join(span.of(text).split()).lstrip("-•*– "), part=part,
        likelihood=likely, confidence=_confidence(words) if part is Part.JUDGEMENT else None,
    )  # fmt: skip


def _question(words: str) -> int | None:
    """Where the question begins that a sentence tells or asks; None where it does neither."""
    told = re.match(rf"\W*(?:{_says('question').pattern})\s*:\s*", words, re.IGNORECASE) or _WHETHER.search(words)
    if told is not None:
        return told.end()
    return (
        0 if words.rstrip().endswith("?") and not word_set("asking_words").isdisjoint(re.findall(r"\w+", words.lower())) else None
    )


def _part_of(words: str) -> Part | None:
    if _says("dissent").search(words):
        return Part.DISSENT
    rests = _says("basis").search(words)
    if rests and (_CALLED.search(words) or _says("basis", "paper").search(words, 0, rests.start())):
        return Part.BASIS
    judges = _says("judgement").search(words) or _likely().search(words) or _number(words) or _confidence(words)
    return Part.JUDGEMENT if judges else None


def _likelihood(text: str, words: str) -> Likelihood | None:
    """The word or number of likelihood in a sentence, with its range: the stated one, that of the scale that the paper names, or each."""
    found, stated = _likely().search(words), _number(words)
    if found is None:
        return stated
    word, behind = " ".join(found.group().lower().split()), _BEHIND.match(words, found.end())
    if behind is not None and (beside := _STATED.match(words, behind.end())) is not None:
        return _of_numbers(word, beside)
    if stated is not None:
        return replace(stated, words=word)
    ranges = [Range(name, *scale["words"][word]) for name, scale in table("likelihood")["scales"].items() if word in scale["words"]]
    named = [r for r in ranges if _names(r.scale).search(text)]
    return Likelihood(word, tuple(named or ranges))


def _number(words: str) -> Likelihood | None:
    """A likelihood in numbers: "a 60 per cent chance", "the probability is 40-50%"; not every share of a hundred is one."""
    said, stated = _numbers().search(words), _STATED.search(words)
    if said is None or stated is None:
        return None
    beside = f"{stated.group()} {said.group()}" if words[stated.end() :].lstrip().startswith(said.group()) else said.group()
    return _of_numbers(" ".join(beside.lower().split()), stated)


def _of_numbers(word: str, stated: re.Match[str]) -> Likelihood | None:
    low = int(stated["low"])
    high = int(stated["high"] or low)
    return Likelihood(word, (Range("stated", low, high),)) if low <= high <= _WHOLE else None


def _confidence(words: str) -> str | None:
    found = _CONFIDENCE.search(words)
    said = (found["word"] or found["after"]).lower().split() if found else []
    known = table("likelihood")["confidence"]
    return next((w for w in (" ".join(said), *said[-1:]) if w in known), None)


@cache
def _likely() -> re.Pattern[str]:
    """Any word of any scale, the longest first, unless it is denied."""
    words = {w for scale in table("likelihood")["scales"].values() for w in scale["words"] if w != "remote"}
    words.update(table("likelihood")["unscaled"])
    longest_first = sorted((re.sub(" ", r"\\s+", w) for w in words), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!not )\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE)


@cache
def _names(scale: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(n) for n in table("likelihood")["scales"][scale]["names"]), re.IGNORECASE)


@cache
def _numbers() -> re.Pattern[str]:
    """Words that make a number one of likelihood."""
    return re.compile(rf"\b(?:{'|'.join(table('likelihood')['numbers'])})\b", re.IGNORECASE)


@cache
def _heads() -> frozenset[str]:
    """Words, one of which stands in whatever says that a paper is an assessment."""
    return telling(w for row in strings("acts/judgements") if row["part"] == "head" for w in row["say"])


@cache
def _says(part: str, what: str = "say") -> re.Pattern[str]:
    return compiled(w for row in strings("acts/judgements") if row["part"] == part for w in row[what])
