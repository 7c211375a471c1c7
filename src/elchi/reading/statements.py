"""Who said what: reported speech, quotations and whom they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from elchi.model.claim import Statement
from elchi.model.document import Span
from elchi.reading.clauses import subject_of
from elchi.reading.coreference import Cast
from elchi.reading.encounters import party_of
from elchi.reading.line import Line
from elchi.reading.units import Actor, Unit

_QUOTE = re.compile(r"[\"“”«»]")
_OPEN = re.compile(r"\s*[\"“«„]")
_SPEAKERS = frozenset({"PERSON", "OFFICE", "GROUP", "BODY", "STATE", "PAIR", "PRONOUN", "PARTIES"})


def _names(actors: Sequence[Actor]) -> str:
    return " and ".join(a.person or a.of or a.office or "" for a in actors)


class Speech:
    """Follows the speakers of a document from line to line."""

    def __init__(self, cast: Cast, text: str) -> None:
        self.cast, self.text = cast, text
        self.speaker: Actor | None = None
        self.block = -1
        self.turn = False

    def statements(self, line: Line) -> list[Statement]:
        """Return the statements of one line: at most one a sentence and speaker."""
        if line.heading:
            return []
        found = list(self._said(line))
        if not found:
            found = list(self._carried(line))
        self.block = line.tokens.segment.block
        return found

    def _said(self, line: Line) -> Iterator[Statement]:
        turn = self._turn(line)
        if turn is not None:
            self.speaker, self.turn = turn, True
            yield self._statement(line, [turn], "said", direct=True)
            return
        for number, unit in enumerate(line.kept):
            if "v:say" not in unit.roles or self._adjectival(line.kept, number) or (speaker := self._speaker(line, number)) is None:
                continue
            actors = [one for actor in speaker for one in self.cast.who(actor)]
            if not actors:
                continue
            self.cast.last = actors
            self.speaker, self.turn = actors[0], False
            yield self._statement(line, actors, unit.values.get("v:say", ""), direct=bool(_QUOTE.search(self._words(line))))
            return

    def _turn(self, line: Line) -> Actor | None:
        """ "President of Russia Vladimir Putin: Thank you": a speaker's name and a colon."""
        units = line.kept[:3]
        if len(units) > 1 and units[0].parties and units[0].roles & {"PERSON", "OFFICE"} and "colon" in units[1].roles:
            who = self.cast.who(units[0].parties[0])
            return who[0] if who else None
        return None

    def _speaker(self, line: Line, verb: int) -> list[Actor] | None:
        """The subject to the left, or the party right behind the verb ("said Ali Veli", "according to Ali Veli")."""
        units = line.kept
        if verb + 1 < len(units) and self._inverted(units, verb):
            return units[verb + 1].parties
        subject = subject_of(line, verb)
        return subject or None

    @staticmethod
    def _adjectival(units: Sequence[Unit], verb: int) -> bool:
        """ "their shared vision", "on expected growth", "an agreement that concluded": not somebody saying."""
        if verb == 0:
            return False
        before = units[verb - 1].roles
        return bool(before & {"their", "this", "who"}) or any(
            r.startswith("p:") and r not in ("p:to", "p:while", "p:after", "p:before", "p:as", "p:by") for r in before
        )

    @staticmethod
    def _inverted(units: Sequence[Unit], verb: int) -> bool:
        after = units[verb + 1]
        before = units[verb - 1].roles if verb else frozenset({"comma"})
        return bool(after.parties) and bool(after.roles & {"PERSON", "OFFICE"}) and bool(before & {"comma", "quote"})

    def _carried(self, line: Line) -> Iterator[Statement]:
        """A quotation without a speaker of its own goes on with the last one's; so does a transcript's turn."""
        words = self._words(line)
        if self.speaker is None and self.cast.author is None:
            return
        per = next((n for n, u in enumerate(line.kept[:-1]) if "p:per" in u.roles and line.kept[n + 1].parties), None)
        if per is not None:
            actors = [a for one in line.kept[per + 1].parties for a in self.cast.who(one)]
            if actors:
                yield self._statement(line, actors, "according to")
        elif self.cast.author is not None and not _OPEN.match(words) and len(line.kept) > 3:
            yield self._statement(line, [self.cast.author], "said", direct=True)
        elif self.speaker is not None and (_OPEN.match(words) or (self.turn and line.tokens.segment.block == self.block)):
            yield self._statement(line, [self.speaker], "said", direct=True)

    def _words(self, line: Line) -> str:
        segment = line.tokens.segment
        return self.text[segment.start : segment.end]

    def _statement(self, line: Line, actors: Sequence[Actor], verb: str, *, direct: bool = False) -> Statement:
        segment = line.tokens.segment
        speaker = party_of(actors[0], "speaker")
        together = next((u.of(self.text) for u in line.kept if u.roles & {"PAIR", "PRONOUN"} and u.parties), None)
        if len(actors) > 1 and together:
            speaker = replace(speaker, person=_names(actors), office=together, of=None)
        elif len(actors) > 1:
            speaker = party_of(
                Actor("group", actors[0].start, actors[-1].end, _names(actors)),
                "speaker",
            )
        gist = " ".join(self._words(line).split())
        return Statement(
            span=Span(segment.start, segment.end),
            act=f"said:{verb}",
            speaker=speaker,
            verb=verb,
            gist=gist,
            direct=direct,
        )
