"""Units: the tokens of a text, grown into dates, parties, events and places, each with the roles it can play."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from elchi.lexica.lexicon import TOKEN, Hit, Lexicon, fold
from elchi.model.expression import DateExpression
from elchi.reading.text import Layout, Segment


@dataclass(slots=True)
class Actor:
    """Somebody met in the text, as the parser grows and coreference completes it.

    `kind` is person, office, body, state, group, pronoun or pair. `also` holds further offices as (office, of) pairs.
    """

    kind: str
    start: int
    end: int
    person: str | None = None
    office: str | None = None
    of: str | None = None
    plural: bool = False
    definite: bool = False
    honorific: str | None = None
    also: list[tuple[str, str | None]] = field(default_factory=list)
    chain: int | None = None
    entity: str | None = None
    former: bool = False
    number: str | None = None


@dataclass(slots=True)
class Happening:
    """An event phrase: its kind, and what its words say of name, ordinal, body, place and time."""

    kind: str
    start: int
    end: int
    name: str | None = None
    ordinal: int | None = None
    body: str | None = None
    place: str | None = None
    weak: bool = False
    definite: bool = False
    plural: bool = False
    ahead: bool = False
    head: str = ""
    stem: frozenset[str] = frozenset()


@dataclass(slots=True)
class Place:
    """A place phrase: the name as written, and the register's identifier where there is one."""

    name: str
    start: int
    end: int
    entity: str | None = None


@dataclass(slots=True)
class Unit:
    """One step of the reduced line. `roles` are all that it can be; `first` and `last` number its tokens."""

    roles: frozenset[str]
    start: int
    end: int
    first: int
    last: int
    parties: list[Actor] = field(default_factory=list)
    event: Happening | None = None
    place: Place | None = None
    date: DateExpression | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """Return the words of this unit."""
        return text[self.start : self.end]


class Tokens:
    """The tokens of one segment, with what the lexicon says of the phrase that begins at each."""

    __slots__ = ("_hits", "ends", "lexicon", "segment", "starts", "text", "words")

    def __init__(self, text: str, segment: Segment, lexicon: Lexicon) -> None:
        self.text, self.segment, self.lexicon = text, segment, lexicon
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in TOKEN.finditer(text, segment.start, segment.end):
            word, start = match.group(), match.start()
            if "-" in word and len(word) > 3:
                self._split(word, start)
            else:
                self._add(word, start)
        self._hits: dict[int, Hit | None] = {}

    def _add(self, word: str, start: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(start + len(word))

    def _split(self, word: str, start: int) -> None:
        """Part "ASEAN-Russia" but not "Cholpon-Ata": at hyphens whose two sides the lexicon knows and the whole not."""
        known = self.lexicon.longest
        parts = word.split("-")
        if fold(word) in known or not all(fold(p) in known and p[:1].isupper() for p in parts):
            self._add(word, start)
            return
        for part in parts:
            self._add(part, start)
            start += len(part)
            if start < self.segment.end and self.text[start] == "-" and part is not parts[-1]:
                self._add("-", start)
                start += 1

    def __len__(self) -> int:
        return len(self.words)

    def hit(self, at: int) -> Hit | None:
        """Return the longest phrase of the lexicon that begins at token `at`."""
        if at >= len(self.words):
            return None
        if at not in self._hits:
            self._hits[at] = self.lexicon.look(self.words, at)
        return self._hits[at]

    def has(self, at: int, role: str) -> str | None:
        """Return the value of `role` for the phrase at `at`, or None."""
        hit = self.hit(at)
        return hit.roles.get(role) if hit else None

    def has_ordinal(self, word: str) -> bool:
        """Tell whether a word is an ordinal: "seventh"."""
        hit = self.lexicon.look([word], 0)
        return hit is not None and "ordinal" in hit.roles

    def is_word(self, at: int, *words: str) -> bool:
        """Tell whether the token at `at` is one of these lower-case words."""
        return at < len(self.words) and self.words[at].lower() in words

    def span(self, first: int, last: int) -> str:
        """Return the text from token `first` up to token `last`, single-spaced."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


@cache
def common_words() -> frozenset[str]:
    """Words that are no names, even where a capital stands at the head of a sentence or in a headline."""
    lines = files("elchi.lexica").joinpath("words/common.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def tokens_by_segment(layout: Layout, lexicon: Lexicon) -> list[Tokens]:
    """Return the tokens of every segment, in order."""
    return [Tokens(layout.text, segment, lexicon) for segment in layout.segments]
