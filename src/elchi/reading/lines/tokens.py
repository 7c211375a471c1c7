"""Tokens: the words of a text, each with what the lexicon says of the phrase that begins there."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from elchi.lexica.lexicon import TOKEN, Hit, Lexicon, fold
from elchi.lexica.marks import ANY, OVER
from elchi.lexica.tables import word_list
from elchi.reading.lines.text import Layout, Segment

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

    __slots__ = (
        "bare",
        "caps",
        "ends",
        "hits",
        "lexicon",
        "low",
        "marks",
        "reach",
        "seen",
        "segment",
        "size",
        "starts",
        "text",
        "words",
    )

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
        self.seen = frozenset(
            low
        )  # whether one of some words stands here is asked a hundred times: a set answers four times as fast
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
