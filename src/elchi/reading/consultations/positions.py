"""What a reply says to the paragraphs of a text: supports, with conditions, opposes, asks, reserves; by whom, in whose words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from elchi.lexica.tables import strings
from elchi.model.claim import Statement
from elchi.model.document import Span
from elchi.model.quick import replace
from elchi.model.saying import Position
from elchi.reading.consultations.correspondence import FEW, either, is_said, leads, said
from elchi.reading.consultations.phrases import compiled
from elchi.reading.consultations.references import may_refer, parts_of, wholes_of
from elchi.reading.coreference.homes import state_within
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.states.capitals import standing_for

_NEAR = 160  # characters behind a phrase within which its paragraph stands
_TOP = 1_500  # characters within which it says that it is a reply
_CLOSE = 40  # and within which the whole text does
_HEAD = 5  # lines in which a reply says whose it is
_SUBJECT = re.compile(r"\A(?:re|subject):", re.IGNORECASE)
_NEITHER = re.compile(r"\s+neither\b", re.IGNORECASE)
_MARKS = re.compile(r"[\s,:–—-]*")
_THE = r"(?:the\s+)?"
_SOME = r"(?:\w+\s+){0,2}"
_LED = re.compile(rf"\s*(?:(?:to|for|by|of|in)\s+)?{_THE}(?:(?:[\w'’-]+\s+){{0,2}}(?:of|in)\s+{_THE})?", re.IGNORECASE)
_LISTED = re.compile(rf"\s*(?:,|and|as well as|,\s*and)\s*{_THE}")


@cache
def _asked() -> re.Pattern[str]:
    """ "Does Hungary | support": a question, or what is only thought of."""
    return re.compile(rf"\A\W*{either('questioning')}\s+{FEW}$", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    """What a new clause begins with, right before who does what it tells."""
    return re.compile(rf"(?:[,;:]|{either('linking')})\s+{_THE}(?:[\w-]+\s+)?$", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    """What stands before the paragraph that a line is headed by: "Japan's comments on", "with regard to"."""
    whose = rf"(?:[A-Z][\w-]+['’]s\s+|the\s+|our\s+)?{either('remarks')}\s+(?=on\b|to\b|regarding\b)"
    return re.compile(rf"\W{{0,4}}(?:{whose})?(?:{either('heading')}\s+)?", re.IGNORECASE)


@cache
def _whereabouts() -> re.Pattern[str]:
    """ "Paragraph 4, | after the second sentence: | add": where in it."""
    return re.compile(rf",\s{either('whereabouts')}\b[^.;]{{0,80}}?[,:]\s", re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:to\s+)?{either('courtesies')}\b", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,;]|{either('trailing')}\b)*\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of an act met in a sentence."""

    position: Position
    start: int
    end: int
    word: str
    about_before: bool = False  # what it is on may stand before it


def with_positions(text: str, lines: Sequence[Line], statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a document, those that tell a position with it, and those that no other rule found added."""
    referring = [line for line in lines if may_refer(line.tokens.seen)]
    reply = bool(referring) and _is_reply(text)
    if not referring or not (reply or any(_refers(text, line) for line in referring)):
        return list(statements)
    reply = reply and next(wholes_of(text, 0, min(_TOP, len(text))), None) is not None  # it says on which text it is
    told = [found for line, keys in _labelled(text, lines, reply) for found in _Sentence(text, line, keys, lines, reply).told()]
    own = {s.span: s for s in statements}
    taken: dict[Span, Statement] = {}
    added: list[Statement] = []
    for segment, found in told:
        before = own.get(segment)
        if before is not None and segment == found.span and segment not in taken and _one_voice(before, found):
            taken[segment] = replace(before, position=found.position, paragraphs=found.paragraphs)
        else:
            added.append(found)
    return [*(taken.get(s.span, s) for s in statements), *added]


def _is_reply(text: str) -> bool:
    """Whether a text says near its head that it is one."""
    return is_said("replying", text[:_TOP]) or _SUBJECT.match(text) is not None


def _refers(text: str, line: Line) -> bool:
    segment = line.tokens.segment
    return next(parts_of(text, segment.start, segment.end), None) is not None


def _one_voice(told: Statement, found: Statement) -> bool:
    """Tell whether who speaks is whose position it is: the state itself, or somebody of it."""
    return told.speaker.of is not None and told.speaker.of == found.speaker.of


def _labelled(text: str, lines: Sequence[Line], reply: bool) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Each line with the paragraphs that it stands under: a heading "Paragraph 4", or "Paragraph 4:" at its begin."""
    keys: tuple[str, ...] = ()
    for line in lines:
        segment = line.tokens.segment
        if not (reply or keys or may_refer(line.tokens.seen)):
            continue  # no sentence tells a position on nothing
        lead = _label().match(text, segment.start, segment.end)
        at = lead.end() if lead else segment.start
        first = next((p for p in parts_of(text, at, min(at + 60, segment.end)) if p[0] == at), None)
        behind = text[first[1] : segment.end].lstrip() if first else ""
        if first and (not behind or behind[0] in ":-–—."):
            keys = first[2]
        elif line.heading:
            keys = ()
        yield line, keys


class _Sentence:
    """One sentence of a reply."""

    def __init__(self, text: str, line: Line, keys: tuple[str, ...], lines: Sequence[Line], reply: bool) -> None:
        self.text, self.line, self.keys, self.lines, self.reply = text, line, keys, lines, reply
        self.start, self.end = line.tokens.segment.start, line.tokens.segment.end

    def told(self) -> Iterator[tuple[Span, Statement]]:
        """Yield the positions that it tells, with the place of the whole sentence."""
        phrases = [p for p in self._phrases() if not self._only_asked(self.text[self.start : p.start])]
        seen: set[tuple[object, ...]] = set()
        speakers: Sequence[Actor] = ()
        for number, phrase in enumerate(phrases):
            begin = phrases[number - 1].end if number else self.start
            stop = phrases[number + 1].start if number + 1 < len(phrases) else self.end
            subject = (self._behind(phrase.end) if phrase.about_before else ()) or self._subject(begin, phrase.start)
            speakers = subject or speakers or self._author()
            keys = self._about(phrase, stop)
            position = self._position(phrase)
            if keys is None or position is None or not speakers or (position, keys) in seen:
                continue
            seen.add((position, keys))
            span = (
                Span(self.start, self.end)
                if len(phrases) == 1
                else self._clause((subject[0].start if subject else phrase.start) if number else self.start, stop)
            )
            for actor in speakers:
                yield Span(self.start, self.end), self._statement(span, actor, position, keys, phrase)

    @staticmethod
    def _only_asked(before: str) -> bool:
        """Tell whether what is told behind some words is a question, or hangs on an "if"."""
        return bool(leads("supposing", FEW).search(before) or _asked().search(before))

    def _phrases(self) -> list[Phrase]:
        """The phrases of the sentence in order; of two that overlap, the longer."""
        words = self.text[self.start : self.end]
        found = [
            Phrase(position, self.start + m.start(), self.start + m.end(), m.group(), before)
            for position, before, pattern in _acts()
            for m in pattern.finditer(words)
        ]
        found = [p for p in found if not (p.word.endswith("ed") and leads("determining").search(words[: p.start - self.start]))]
        opening = _bare().match(words, len(_opening(words)))
        if opening is not None:
            found.append(Phrase(Position.ASKS, self.start + opening.start(), self.start + opening.end(), opening.group()))
        kept: list[Phrase] = []
        for phrase in sorted(found, key=lambda p: (p.start - p.end, p.start)):
            if all(phrase.end <= k.start or k.end <= phrase.start for k in kept):
                kept.append(phrase)
        return sorted(kept, key=lambda p: p.start)

    def _about(self, phrase: Phrase, stop: int) -> tuple[str, ...] | None:
        """The paragraphs that a phrase speaks of: behind it, before it, those it stands under; () is the whole text."""
        if _courtesy().match(self.text, phrase.end):
            return None
        whole = next(wholes_of(self.text, phrase.end, min(stop, phrase.end + _CLOSE)), None)
        behind = next(iter(sorted(parts_of(self.text, phrase.end, min(stop, phrase.end + _NEAR)))), None)
        if behind and said("excepting").search(self.text, phrase.end, behind[0]):
            return ()
        if whole and behind and _conditions().search(self.text, whole[1], behind[0]):
            return ()
        before = list(parts_of(self.text, self.start, phrase.start))
        if behind is not None or before:
            return behind[2] if behind is not None else before[-1][2]
        if self.keys:
            return self.keys
        told = whole or (next(wholes_of(self.text, self.start, phrase.start), None) if phrase.about_before else None)
        return () if told or (self.reply and phrase.about_before and not self.text[phrase.end : self.end].strip(" .\n")) else None

    def _position(self, phrase: Phrase) -> Position | None:
        position = phrase.position
        if leads("denying", _SOME).search(self.text[max(self.start, phrase.start - 40) : phrase.start]) or _NEITHER.match(
            self.text, phrase.end
        ):
            turned = _turned().get(position)
            if turned is None:
                return None
            position = turned
        conditional = _conditions().search(self.text[self.start : self.end])
        return Position.CONDITIONS if position is Position.SUPPORTS and conditional else position

    def _subject(self, begin: int, end: int) -> Sequence[Actor]:
        """Who stands before the phrase, not behind "with" or "of"."""
        named = [u for u in self.line.all if begin <= u.start and u.end <= end and self._stated(u)]
        free = [u for u in named if not leads("governing", _THE).search(self.text[max(begin, u.start - 16) : u.start])]
        last = next((n for n in range(len(free) - 1, 0, -1) if _clause().search(self.text[begin : free[n].start])), 0)
        found: list[Actor] = []
        for number, unit in reversed([*enumerate(free[: last + 1])]):  # whose clause it is, and those listed with them
            found[:0] = self._stated(unit)
            if number and not _LISTED.fullmatch(self.text, free[number - 1].end, unit.start):
                break
        return found

    def _stated(self, unit: Unit) -> list[Actor]:
        """The states and people of a unit; a capital stands for its state."""
        return [a for a in unit.parties if a.of or a.person] or standing_for(self.line, unit)

    def _behind(self, end: int) -> Sequence[Actor]:
        """Who stands right behind the phrase: "acceptable to | Japan", "under study by | the authorities of Japan"."""
        found = next((u for u in self.line.named if end <= u.start and any(a.of or a.person for a in u.parties)), None)
        if found is None or not _LED.fullmatch(self.text, end, found.start):
            return ()
        return [a for a in found.parties if a.of or a.person]

    def _author(self) -> Sequence[Actor]:
        """Whose reply it is: the first state, or somebody of one, in its head."""
        heads = (a for line in self.lines[:_HEAD] for u in line.named for a in (state_within(line, u) or u.parties))
        return [a for a in heads if a.of and a.kind in ("state", "office", "group", "person")][:1]

    def _clause(self, begin: int, stop: int) -> Span:
        words = self.text[begin:stop]
        lead = len(words) - len(words.lstrip(" ,;"))
        tail = _tail().search(words)
        end = begin + tail.start() if tail and stop != self.end else stop
        return Span(begin + lead, max(end, begin + lead + 1))

    def _statement(self, span: Span, actor: Actor, position: Position, keys: tuple[str, ...], phrase: Phrase) -> Statement:
        return Statement(
            span=span, act=f"position:{position}", speaker=replace(party_of(actor, "speaker")), verb=" ".join(phrase.word.lower().split()),
            gist=" ".join(span.of(self.text).split()), position=position, paragraphs=keys,
        )  # fmt: skip


def _opening(words: str) -> str:
    """What stands before the first verb of "Paragraph 4: delete": the label."""
    lead = _label().match(words)
    at = lead.end() if lead else 0
    first = next((p for p in parts_of(words, at, at + 60) if p[0] == at), None)
    if first is None:
        return words[: len(words) - len(words.lstrip())]
    behind = _whereabouts().match(words, first[1]) or _MARKS.match(words, first[1])
    return words[: behind.end() if behind else first[1]]


@cache
def _acts() -> tuple[tuple[Position, bool, re.Pattern[str]], ...]:
    """The phrases of each position; those of conditions count as support, on which the conditions are then found."""
    rows = strings("acts/positions")
    named = {Position.CONDITIONS: Position.SUPPORTS}
    return tuple((named.get(p := Position(row["position"]), p), row.get("about") == "before", compiled(row["say"])) for row in rows)


@cache
def _turned() -> dict[Position, Position]:
    return {Position(row["position"]): Position(row["turned"]) for row in strings("acts/positions") if "turned" in row}


@cache
def _conditions() -> re.Pattern[str]:
    return compiled(w for row in strings("acts/positions") for w in row.get("if", ()))


@cache
def _bare() -> re.Pattern[str]:
    return compiled(w for row in strings("acts/positions") for w in row.get("bare", ()))
