"""Units: the tokens of a text, grown into dates, parties, events and places, each with the roles it can play."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from elchi.lexica.lexicon import TOKEN, Hit, Lexicon, fold
from elchi.lexica.marks import ANY, OVER
from elchi.lexica.tables import word_list
from elchi.model.expression import DateExpression
from elchi.reading.lines.text import Layout, Segment


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
    each: str | None = None  # the office of one of several: "minister" of "the ministers of Georgia and Japan"


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
    whose: str = ""  # "their", "his", "my" before it
    head: str = ""
    stem: frozenset[str] = frozenset()
    when: DateExpression | None = None  # "their September meeting", "the June 2019 summit"


@dataclass(slots=True)
class Place:
    """A place phrase: the name as written, and the register's identifier where there is one."""

    name: str
    start: int
    end: int
    entity: str | None = None

    @property
    def is_state(self) -> bool:
        """Tell whether it is a state, and no town in one."""
        return self.entity is not None and self.entity.startswith("state:")

    @property
    def is_town(self) -> bool:
        """Tell whether it is a place of the register, which a venue and a state are not."""
        return self.entity is not None and self.entity.startswith("place:")


_NOBODY: list[Actor] = []  # shared: nobody changes a unit's parties in place
_PLAIN: Mapping[str, str] = {}


@dataclass(slots=True, init=False)
class Unit:
    """One step of the reduced line. `roles` are all that it can be; `first` and `last` number its tokens.

    `parties` are the actors it names, `values` what the lexicon says of its words.
    """

    roles: frozenset[str]
    start: int
    end: int
    first: int
    last: int
    parties: list[Actor]
    event: Happening | None
    place: Place | None
    date: DateExpression | None
    values: Mapping[str, str]

    # Written out, for every word of a text becomes a unit: a generated one makes two empty containers each time.
    def __init__(
        self, roles: frozenset[str], start: int, end: int, first: int, last: int, parties: list[Actor] = _NOBODY,
        event: Happening | None = None, place: Place | None = None, date: DateExpression | None = None, values: Mapping[str, str] = _PLAIN,
    ) -> None:  # fmt: skip
        self.roles = roles
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.parties = parties
        self.event = event
        self.place = place
        self.date = date
        self.values = values

    def of(self, text: str) -> str:
        """Return the words of this unit."""
        return text[self.start : self.end]


class _Beginning(dict[frozenset[str], bool]):
    """Whether a unit can play any role that begins so: found once a signature."""

    def __init__(self, letters: str) -> None:
        self.letters = letters

    def __missing__(self, roles: frozenset[str]) -> bool:
        found = self[roles] = any(role.startswith(self.letters) for role in roles)
        return found


WITH_THEIR_OWN = "with their own"  # the value of a unit whose people come with others of theirs: "A and his delegation"
VERBAL, LEADING = _Beginning("v:"), _Beginning("p:")  # verbs, and prepositions

_ONCE = re.compile(r"(then|ex|Then|Ex)-(?=[A-Z])")
_AHEAD = 24  # how many tokens behind the last one may be looked at
_NO_WORDS = [""] * _AHEAD
_NO_CAPITALS = [False] * _AHEAD
_NO_HITS: list[Hit | None] = [None] * _AHEAD
_NO_MARKS = [0] * _AHEAD


_WORD, _NAME, _STOP = frozenset({"x"}), frozenset({"x", "NAME"}), frozenset({"stop"})
_STOPS = frozenset({".", "!", "?"})
_PART = re.compile(r"[^-]+|-")
_CHUNKS = 50_000  # bounds the memory of a long-lived process
# Begin and end in its chunk, the word, what it is to the acts where the lexicon has nothing, and what the lexicon says.
_Token = tuple[int, int, str, frozenset[str], str, str, bool, int, Hit | None, Mapping[str, int] | None]
_NOTHING: tuple[tuple[Any, ...], ...] = ((),) * 10


class _Chunks(dict[str, tuple[_Token, ...]]):
    """The tokens of what stands between two white spaces, made once a spelling: texts repeat four of five."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, chunk: str) -> tuple[_Token, ...]:
        if len(self) > _CHUNKS:
            self.clear()
        parted = [(chunk, 0)]
        if not chunk.isalpha():  # letters alone are one token, and half of what comes
            parted = [piece for match in TOKEN.finditer(chunk) for piece in self._parts(match[0], match.start())]
        tokens = self[chunk] = tuple([self._token(word, at) for word, at in parted])
        return tokens

    def _parts(self, word: str, at: int) -> list[tuple[str, int]]:
        """Part "ASEAN-Russia" but not "Cholpon-Ata": at hyphens whose two sides the lexicon knows and the whole not."""
        if "-" not in word or len(word) < 4:
            return [(word, at)]
        once = _ONCE.match(word)  # "then-President", "ex-Minister"
        if once is not None and fold(word[once.end() :]) in self.lexicon.first:
            return [(once.group(1), at), (word[once.end() :], at + once.end())]
        if not self._joins_known(word):
            return [(word, at)]
        return [(part[0], at + part.start()) for part in _PART.finditer(word)]

    def _joins_known(self, word: str) -> bool:
        known = self.lexicon.first
        led = self.lexicon.words[word.partition("-")[0]].hit
        if led is not None and "particle" in led.roles:
            return False  # "El-Sheikh" is one word of a name
        return all(p[:1].isupper() and fold(p) in known for p in word.split("-")) and fold(word) not in known

    def _token(self, word: str, at: int) -> _Token:
        known = self.lexicon.words[word]
        bare = _NAME if known.capital else _STOP if word in _STOPS else _WORD
        return at, at + len(word), word, bare, *known


@cache
def _chunks(lexicon: Lexicon) -> _Chunks:
    return _Chunks(lexicon)


class Tokens:
    """The tokens of one segment, with what the lexicon says of the phrase that begins at each."""

    __slots__ = ("bare", "caps", "ends", "hits", "lexicon", "low", "marks", "reach", "segment", "size", "starts", "text", "words")

    def __init__(self, text: str, segment: Segment, lexicon: Lexicon) -> None:
        self.text, self.segment, self.lexicon = text, segment, lexicon
        self.starts: list[int] = []
        self.ends: list[int] = []
        found: list[_Token] = []
        chunks, at = _chunks(lexicon), segment.start
        begins, stops, more = self.starts.append, self.ends.append, found.append
        for chunk in text[segment.start : segment.end].split():
            at = text.index(chunk, at)
            for token in chunks[chunk]:
                more(token)
                begins(at + token[0])
                stops(at + token[1])
            at += len(chunk)
        # What a word is does not depend on where it stands: looked up once a spelling, read here by plain indexing. The
        # lists go on behind the last token, so that looking a few tokens ahead needs no check.
        _, _, words, bare, low, folds, caps, marks, hits, longer = zip(*found, strict=True) if found else _NOTHING
        self.words: list[str] = [*words]
        self.size = len(words)
        self.bare: tuple[frozenset[str], ...] = bare
        self.low: list[str] = [*low, *_NO_WORDS]
        self.caps: list[bool] = [*caps, *_NO_CAPITALS]
        self.hits: list[Hit | None] = [*hits, *_NO_HITS]
        self.marks: list[int] = [*marks, *_NO_MARKS]
        self.reach = self._reaches(self._lengthen(longer, [*folds, ""]))

    def _lengthen(self, longer: Sequence[Mapping[str, int] | None], folds: Sequence[str]) -> dict[int, Hit]:
        """Put the longest phrase that begins at each token in the place of what the token is alone; return those phrases."""
        told: dict[int, Hit] = {}
        for at, after in [(n, m) for n, m in enumerate(longer) if m is not None and folds[n + 1] in m]:
            hit = self.lexicon.longest(self.words, at, after[folds[at + 1]])
            if hit is not None:
                self.hits[at] = told[at] = hit
        return told

    def _reaches(self, told: Mapping[int, Hit]) -> list[int]:
        """Which kinds of phrase can begin at each token: those that end there, or behind it with nothing in the way."""
        marks = self.marks
        found = [0] * len(marks)
        after = 0
        for at in range(self.size - 1, -1, -1):
            if at in told:
                marks[at] = told[at].mark
                after |= found[at + told[at].length]
            mark = marks[at]
            found[at] = after = mark & ANY | mark >> OVER & after
        return found

    def __len__(self) -> int:
        return len(self.words)

    def hit(self, at: int) -> Hit | None:
        """Return the longest phrase of the lexicon that begins at token `at`."""
        try:  # nearly every token that is asked for is there
            return self.hits[at]
        except IndexError:
            return None

    def reach_at(self, at: int) -> int:
        """Return the marks of the phrases that can begin at token `at`."""
        return self.reach[at] if at < len(self.reach) else 0

    def has(self, at: int, role: str) -> str | None:
        """Return the value of `role` for the phrase at `at`, or None."""
        hit = self.hit(at)
        return None if hit is None else hit.roles.get(role)

    def counted(self, at: int) -> bool:
        """Tell whether a token is of an ordinal: "seventh", both words of "forty third"."""
        return any(hit is not None and "ordinal" in hit.roles for hit in (self.hits[at], self.lexicon.words[self.words[at]].hit))

    def is_word(self, at: int, *words: str) -> bool:
        """Tell whether the token at `at` is one of these lower-case words."""
        try:  # before the first token stand the empty ones that are behind the last
            return self.low[at] in words
        except IndexError:
            return False

    def span(self, first: int, last: int) -> str:
        """Return the text from token `first` up to token `last`, single-spaced."""
        if last == first + 1:
            return self.words[first]
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


@cache
def common_words() -> frozenset[str]:
    """Words that are no names, even where a capital stands at the head of a sentence or in a headline."""
    return frozenset(word_list("words/common"))


def title_case(t: "Tokens") -> bool:
    """Tell whether every longer word of a segment begins with a capital, as in a headline."""
    words = [w for w in t.words if w.isalpha() and len(w) > 3]
    return len(words) > 2 and all(w[0].isupper() for w in words)


def tokens_by_segment(layout: Layout, lexicon: Lexicon) -> list[Tokens]:
    """Return the tokens of every segment, in order."""
    return [Tokens(layout.text, segment, lexicon) for segment in layout.segments]


def is_led(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a preposition stands before a unit: "for | the minister"."""
    return i > 0 and LEADING[units[i - 1].roles]


def possessed(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a unit owns what follows: "A's | minister"."""
    return i + 1 < len(units) and "possessive" in units[i + 1].roles
