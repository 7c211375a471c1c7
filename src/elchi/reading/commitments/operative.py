"""Operative paragraphs: what an organ decides, and whom it asks to act, clause by clause.

"The Security Council," stands before them; "Decides that all States shall", "further requests that he submit",
"(a) To call upon the parties" under "Decides:". What is found, noted, recalled or hoped is no undertaking.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from elchi.lexica.classes import word_choice
from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.document import Span
from elchi.reading.commitments.addressees import addressee, agent
from elchi.reading.commitments.deadlines import due_of
from elchi.reading.commitments.drafting import LABEL, operative_patterns, operative_verbs, words
from elchi.reading.encounters.encounters import parties_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_ORGAN = re.compile(
    r"^[ \t]*(?:The )?((?:[A-Z][\w’'-]+|of|the|and|for|on)(?: (?:[A-Z][\w’'-]+|of|the|and|for|on)){0,9})[,:]?[ \t]*$", re.MULTILINE
)
_OPENING = re.compile(
    r"^[ \t]*The ((?:[A-Z][\w’'-]+|of|the|and|for|on)(?: (?:[A-Z][\w’'-]+|of|the|and|for|on)){0,9})(?: \([A-Z]+\))*,? (?:at|meeting|held|in|having|was)\b[^\n]{10,900}[:,][ \t]*$",
    re.MULTILINE,
)
_FINDING = re.compile(r"that\b.{0,160}?\b(?:constitutes?|is|are|has|have|was|were|had|cannot)\b", re.DOTALL)
_SHALL = re.compile(r"\b(?:shall|should|must|will)\b")
_DETERMINED = re.compile(r"\A(?:\s+[\w,]+){0,14}?\s+(?:its|the)\s+(?:firm\s+|full\s+)?determination\s+to\b")
_FAR = 40_000
_BELOW = 12  # lines below an organ's opening in which a numbered paragraph stands
_CANDIDATES = 24  # lines that could name an organ, looked at from the top
_UNDER = re.compile(LABEL + r"to\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_ONLY_LEAD = re.compile(r"\W*$")


@cache
def _again() -> re.Pattern[str]:
    """ "Requests | once more", "urges | strongly"."""
    return re.compile(rf"\s*{word_choice('asked_once_more')}(?=\s)")


@cache
def _asked() -> re.Pattern[str]:
    """ "The representatives | are requested", "the sub-committee | is empowered"."""
    return re.compile(rf"\b(?:is|are|be)\s+({word_choice('being_asked')})\b")


class Clause(NamedTuple):
    """An operative verb and the words it governs."""

    kind: str
    verb: str
    start: int
    after: int
    end: int


def organ_of(text: str) -> Actor | None:
    """Return the organ that stands alone before paragraphs of a resolution, where any of these is operative."""
    first, _ = operative_patterns()
    for found in islice(_ORGAN.finditer(text[:4_000]), _CANDIDATES):
        words_of = found.group(1)
        behind = [b for b in text[found.end() : found.end() + _FAR].split("\n") if b.strip()]
        alone = len(words_of.split()) < 2
        closed = found.group().rstrip().endswith((",", ":"))
        if not behind or (alone and not (words_of in words("organ") and closed)):
            continue
        at_once = first.match(behind[0]) is not None
        if at_once or (found.group().rstrip().endswith(",") and any(first.match(b) for b in behind)):
            return Actor("body", found.start(1), found.end(1), of=words_of)
    return _opening_organ(text)


def _opening_organ(text: str) -> Actor | None:
    """ "The Council of the Union, at its fifth meeting, adopted the following decision:": the organ of the numbered paragraphs below."""
    first, _ = operative_patterns()
    found = _OPENING.search(text[:4_000])
    below = [b for b in text[found.end() : found.end() + _FAR].split("\n") if b.strip()] if found is not None else []
    numbered = [b for b in below[:_BELOW] if b.lstrip()[:1].isdigit() or b.rstrip().endswith((";", ";and", "; and"))]
    if found is None or not numbered or set(words("organ")).isdisjoint(found.group(1).split()):
        return None
    return Actor("body", found.start(1), found.end(), of=found.group(1)) if any(first.match(b) for b in numbered) else None


class Operative:
    """Reads the paragraphs of an organ's text, in order."""

    def __init__(self, organ: Actor, text: str) -> None:
        self.organ, self.text = organ, text
        self.begun = False
        self.lead: str | None = None
        self.asked: Sequence[Actor] = ()
        self.named: Sequence[Actor] = ()

    def commitments(self, line: Line) -> list[Commitment]:
        """Return what the organ undertakes or asks for in one line."""
        segment = line.tokens.segment
        if segment.start < self.organ.end and segment.end <= self.organ.end + 1:
            return []
        clauses = list(self._clauses(max(segment.start, self.organ.end + 1 if segment.start < self.organ.end else 0), segment.end))
        self.begun = self.begun or bool(clauses)
        found = [c for clause in clauses if (c := self._commitment(line, clause)) is not None]
        if self.begun and not clauses:
            found = self._ruled(line)
        self._remember(line)
        return found

    def _before(self, line: Line, at: int) -> Sequence[Actor]:
        """Whom "them" stands for: who was asked before in the line, or is named first in it, else who was asked last."""
        if self.asked and self.asked[0].start >= line.tokens.segment.start:
            return self.asked
        named = (u.parties for u in line.kept if u.start < at and u.parties and u.parties[0].kind != "pronoun")
        return next(named, self.asked or self.named)

    def _clauses(self, start: int, end: int) -> Iterator[Clause]:
        first, later = operative_patterns()
        starts: list[tuple[int, int, str]] = []
        opening = first.match(self.text, start, end)
        if opening is None and self.lead == "decide" and (under := _UNDER.match(self.text, start, end)) is not None:
            yield Clause("decide", under["verb"], under.start("verb"), under.end("verb"), end)
            return
        if opening is not None:
            if opening["to"] and self.lead != "decide":
                return
            if not opening["to"]:
                self.lead = None
            starts.append((opening.start("verb"), opening.end("verb"), opening["verb"]))
        elif not self.begun:
            return
        for more in later.finditer(self.text, starts[0][1] if starts else start, end):
            starts.append((more.start("verb"), more.end("verb"), more["verb"]))
        ends = [s for s, _, _ in starts[1:]] + [end]
        for (at, after, verb), stop in zip(starts, ends, strict=True) if starts else ():
            again = _again().match(self.text, after, stop)
            yield Clause(self._kind(verb), verb, at, again.end() if again else after, stop)
        if starts and self.text[start:end].rstrip().endswith(":"):
            self.lead = self._kind(starts[0][2])

    @staticmethod
    def _kind(verb: str) -> str:
        plain = " ".join(verb.lower().split())
        known = operative_verbs().get(plain)
        if known is None:  # "calls once more upon"
            known = "plead" if plain.endswith(" for") else "ask"
        return known

    def _commitment(self, line: Line, clause: Clause) -> Commitment | None:
        rest = self.text[clause.after : clause.end]
        verb = clause.verb.lower()
        if verb.startswith("empower"):
            return self._made(line, clause, "decision", [self.organ])
        if clause.kind == "decide":
            return self._decided(line, clause, rest)
        if clause.kind == "tell" and not _DETERMINED.search(rest):
            return None
        if clause.kind in ("pledge", "tell"):
            return self._made(line, clause, "pledge", [self.organ])
        if clause.kind == "plead":
            return self._made(line, clause, "instruction", agent(line, clause.after, clause.end))
        return self._asked(line, clause, rest)

    def _decided(self, line: Line, clause: Clause, rest: str) -> Commitment | None:
        if _ONLY_LEAD.match(rest):
            return None
        that = re.match(r"\s*,?\s*(?:\w+\s+){0,2}?that\b", rest)
        if that is None:
            return self._made(line, clause, "decision", [self.organ])
        shall = _SHALL.search(rest, that.end(), that.end() + 220)
        if shall is None:
            finding = _FINDING.match(rest.lstrip())
            return None if finding else self._made(line, clause, "decision", [self.organ])
        passive = re.match(r"\s+(?:not\s+)?(?:be\b|take\s+place)", rest[shall.end() :])
        own = "shall" not in shall.group() and passive
        actors = [] if passive or own else addressee(line, clause.after + that.end(), clause.after + shall.start())
        actors = [a for a in actors if a.of != "it"]
        return self._made(line, clause, "decision", actors or [self.organ])

    def _asked(self, line: Line, clause: Clause, rest: str) -> Commitment | None:
        verb = clause.verb.lower()
        if verb.startswith("reiterate") and not re.match(r"\s+that\b.{0,80}\bshould\b", rest) and " " not in verb:
            return None
        if verb.startswith("recommend"):
            to = re.match(r"\s+to\s+", rest)
            if to is None:
                return self._made(line, clause, "instruction", [])
            return self._addressed(line, clause, clause.after + to.end())
        if verb.startswith("charge") and not re.match(r"\s+the\b", rest):
            return None
        return self._addressed(line, clause, clause.after)

    def _addressed(self, line: Line, clause: Clause, start: int) -> Commitment | None:
        actors = addressee(line, start, clause.end)
        if actors and actors[0].kind == "pronoun":
            actors = list(self._before(line, start))
        elif actors and (actors[0].office or "").startswith("that "):
            actors = list(self.named) or actors
        if actors:
            self.asked = actors
        return self._made(line, clause, "instruction", actors)

    def _ruled(self, line: Line) -> list[Commitment]:
        """ "The Netherlands authorities shall afford ...", "That the Committee be requested to": without an operative verb."""
        segment = line.tokens.segment
        rest = self.text[segment.start : segment.end]
        label = re.match(LABEL, rest)
        begin = segment.start + (label.end() if label else 0)
        clause = Clause("rule", "shall", begin, begin, segment.end)
        passives = list(_asked().finditer(rest, begin - segment.start, 600))
        if passives:
            return [self._passive(line, clause, p.group(1), segment.start + p.start(), segment.start + p.end()) for p in passives]
        if not rest[begin - segment.start :][:1].isupper():
            return []
        shall = re.search(r"\bshall\b", rest[:400])
        if (
            shall is None
            or self.lead is not None
            or re.match(r"\W*(?:if|when|where|unless|any)\b", rest[begin - segment.start :], re.IGNORECASE)
        ):
            return []
        by = re.match(r"\s+be\s+\w+ed\s+by\s+", rest[shall.end() :])
        start, end = (segment.start + shall.end() + by.end(), segment.end) if by else (begin, segment.start + shall.start())
        actors = addressee(line, start, end)
        return [self._made(line, clause, "decision", actors)] if actors else []

    def _passive(self, line: Line, clause: Clause, verb: str, at: int, after: int) -> Commitment:
        """ "The representatives are requested to give", "the sub-committee is empowered to"."""
        own = clause._replace(start=max(clause.start, self.text.rfind(",", clause.start, at) + 1), after=after)
        if verb.startswith(("empower", "authori")):
            return self._made(line, own, "decision", [self.organ])
        begin = re.compile(r"\s*(?:and\s+)?").match(self.text, own.start)
        return self._made(line, own, "instruction", addressee(line, begin.end() if begin else own.start, at, passive=True))

    def _made(self, line: Line, clause: Clause, kind: str, actors: Sequence[Actor]) -> Commitment:
        what = " ".join(self.text[clause.start : clause.end].split())
        return Commitment(
            span=Span(clause.start, clause.start + len(self.text[clause.start : clause.end].rstrip())), act=f"operative-{clause.kind}",
            kind=CommitmentKind(kind), who=parties_of(actors), what=what, verb=clause.verb, due=due_of(line, clause.after, clause.end, kind),
        )  # fmt: skip

    def _remember(self, line: Line) -> None:
        named = [u.parties for u in line.kept if u.parties and u.parties[0].kind in ("state", "body", "group", "office")]
        self.named = next((parties for parties in named), self.named)
