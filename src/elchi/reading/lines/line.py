"""A segment as a line of units: all of them, those that name something, and those that the acts see."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.lines.grammar import Alphabet
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import VERBAL, Actor, Place, Unit

ALPHABET = Alphabet()
ARTICLES = frozenset({"a", "an", "the"})  # a line shows none


@dataclass(slots=True)
class Line:
    """The units of one segment: `all` in order, `named` those of them that name something, `kept` those that the acts see."""

    tokens: Tokens
    all: list[Unit] = field(default_factory=list)
    kept: list[Unit] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    places: list[tuple[str, Place]] = field(default_factory=list)
    heading: bool = False
    subject: list[Actor] = field(default_factory=list)  # whom "it" stands for: what the line before began with
    people: list[Actor] | None = field(default=None, init=False)  # the first two people, offices or groups in `kept`
    named: list[Unit] = field(default_factory=list)
    bracketed: bool = False
    pair: list[Actor] = field(default_factory=list)  # whom "they" and "the sides" stand for
    speaking: Sequence[Actor] = ()  # whose turn of a transcript it is in
    sent: DateExpression | None = None  # the day of the dateline that it begins with
    _sized: int = field(default=-1, init=False)  # of how many units what follows is; a line that was changed has others
    _chars: str | None = field(default=None, init=False)
    _roles: frozenset[str] | None = field(default=None, init=False)
    _phrases: list[str] | None = field(default=None, init=False)
    _spelt: "Spelt | None" = field(default=None, init=False)

    def seen_as(self, kept: list[Unit]) -> "Line":
        """Return this line with other units for the acts to see."""
        return Line(
            self.tokens, self.all, kept, self.dates, self.places, self.heading, self.subject, self.named, self.bracketed, self.pair
        )

    @property
    def span(self) -> Span:
        """Return where the segment stands in the text."""
        return Span(self.tokens.segment.start, self.tokens.segment.end)

    @property
    def words(self) -> str:
        """Return the words of the segment as they stand in the text."""
        segment = self.tokens.segment
        return self.tokens.text[segment.start : segment.end]

    def _renew(self) -> None:
        self._sized = len(self.kept)
        self._chars = self._roles = self._phrases = self._spelt = None

    @property
    def chars(self) -> str:
        """Return the signatures of `kept`, for the acts."""
        if len(self.kept) != self._sized:
            self._renew()
        if self._chars is None:
            self._chars = "".join([ALPHABET[u.roles] for u in self.kept])
        return self._chars

    @property
    def roles(self) -> frozenset[str]:
        """Return all that units of `kept` can be: what none of them is needs no look at each."""
        if len(self.kept) != self._sized:
            self._renew()
        if self._roles is None:
            self._roles = frozenset[str]().union(*[u.roles for u in self.kept])
        return self._roles

    @property
    def phrases(self) -> list[str]:
        """Return the words of each unit of `kept`, in lower case and single-spaced: what acts ask for."""
        if len(self.kept) != self._sized:
            self._renew()
        if self._phrases is None:
            low, span = self.tokens.low, self.tokens.span
            self._phrases = [low[u.first] if u.last == u.first + 1 else span(u.first, u.last).lower() for u in self.kept]
        return self._phrases

    @property
    def spelt(self) -> "Spelt":
        """Return the words of `kept`, one by one."""
        if len(self.kept) != self._sized:
            self._renew()
        if self._spelt is None:
            self._spelt = Spelt(self)
        return self._spelt


class Spelt:
    """The words of a line that the acts see: the unit that each is of, and the first word of each unit."""

    def __init__(self, line: Line) -> None:
        words, units, begin = list[str](), list[int](), list[int]()
        low = line.tokens.low
        for n, unit in enumerate(line.kept):
            begin.append(len(words))
            if unit.last == unit.first + 1:  # most units
                words.append(low[unit.first])
                units.append(n)
                continue
            several = low[unit.first : unit.last]
            if VERBAL[unit.roles] and not unit.parties:
                several = [word for word in several if word not in ARTICLES]  # "came to | an | agreement"
            words += several
            units += [n] * len(several)
        self.words, self.units, self.begin = words, units, begin
