"""A segment as a line of units: all of them, those that name something, and those that the acts see."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.grammar import Alphabet
from elchi.reading.units import Actor, Place, Tokens, Unit

ALPHABET = Alphabet()


@dataclass(slots=True)
class Line:
    """The units of one segment: `all` in order, `named` those of them that name something, `kept` those that the acts see."""

    tokens: Tokens
    all: list[Unit] = field(default_factory=list)
    kept: list[Unit] = field(default_factory=list)
    _chars: str = field(default="", init=False)
    dates: list[DateExpression] = field(default_factory=list)
    places: list[tuple[str, Place]] = field(default_factory=list)
    heading: bool = False
    subject: list[Actor] = field(default_factory=list)  # whom "it" stands for: what the line before began with
    people: list[Actor] | None = field(default=None, init=False)  # the first two people, offices or groups in `kept`
    named: list[Unit] = field(default_factory=list)
    bracketed: bool = False
    pair: list[Actor] = field(default_factory=list)  # whom "they" and "the sides" stand for
    speaking: Sequence[Actor] = ()  # whose turn of a transcript it is in
    _roles: frozenset[str] | None = field(default=None, init=False)

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

    @property
    def chars(self) -> str:
        """Return the signatures of `kept`, for the acts."""
        if len(self._chars) != len(self.kept):
            self._chars = "".join([ALPHABET[u.roles] for u in self.kept])
        return self._chars

    @property
    def roles(self) -> frozenset[str]:
        """Return all that units of `kept` can be: what none of them is needs no look at each."""
        if self._roles is None:
            self._roles = ALPHABET.roles_of(self.chars)
        return self._roles
