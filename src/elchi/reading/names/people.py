"""Names of people: the run of words that is one, with what stands before and behind it."""

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.reading.lines.tokens import common_words
from elchi.reading.names.name_parts import NamePartParser

_LONG = 5  # words of a name without its small particles: "Fernando da Piedade Dias dos Santos"
_WORDS = 7  # of the longest name, its stops not counted
_QUOTES = frozenset({"'", "‘", "’", '"', "“", "”"})
_NAME_TOO = frozenset(
    {"place", "particle", "modal", "will", "adverb", "v:plan", "v:say", "v:report", "v:sign"}
)  # "Baghdad Amreyev", "Can Kara", "Will Smith", "Mark Reed"


class PeopleParser(NamePartParser):
    """Finds names of people in one segment."""

    def _honorific_name(self, at: int, *, led: bool = False) -> tuple[str, int] | None:
        """A name, after any honorifics; an honorific lets a single unknown word count. `led` tells that an office stands before it."""
        start = at
        if self.t.is_word(at, "the") and self.t.has(at + 1, "honorific"):
            at += 1
        elif led and self.t.is_word(at, "honorable", "honourable") and self._is_cap(at + 1):
            at += 1  # "Prime Minister honourable Ali Veli"
        while (
            at < self.t.size
            and (hit := self.t.hit(at)) is not None
            and "honorific" in hit.roles
            and ("head" not in hit.roles or (led and ("sent" in hit.roles or self.t.low[at] in word_set("royal_styles"))))
            and not ("head_or_name" in hit.roles and self._given(at))
        ):
            at += hit.length
            while (self.t.is_word(at, ".", ",") and self.t.has(at + 1, "honorific")) or self.t.is_word(at, "."):
                at += 1
        end = self._name(at, led=led or at > start) or (at + 1 if at > start and self._addressed_as(at) else None)
        if end is None:
            return None
        named, end = end, self._past_nickname(end)
        first = at - 1 if at > start and end - at > 1 and self.t.low[at - 1] in word_set("address_or_name") else at
        name = self.t.span(first, named)
        while self.t.has(end, "postnominal") or (self.t.is_word(end, ",") and self.t.has(end + 1, "postnominal")):
            end += 1 if self.t.is_word(end, ",") else self.t.hit(end).length  # type: ignore[union-attr]
        return (name, end) if end - at > 1 or at > start or self._single_fits(at, start) else None

    def _addressed_as(self, at: int) -> bool:
        """ "Mr. | Ban", "Ms. | Hope": behind a form of address any capital that is no title is a surname."""
        before = at - 2 if self.t.is_word(at - 1, ".") else at - 1
        hit = self.t.hit(at)
        plain = hit is None or hit.roles.keys().isdisjoint(("head", "honorific", "modifier", "state", "portfolio"))
        word = self.t.words[at] if at < self.t.size else ""
        return self.t.low[before] in word_set("address") and plain and word.isalpha() and word.istitle()

    def _past_nickname(self, at: int) -> int:
        """ "Pushpa Kamal Dahal | 'Prachanda'": where what somebody is called besides ends."""
        quoted = at + 2 < self.t.size and self.t.words[at] in _QUOTES and self.t.words[at + 2] in _QUOTES and self._is_cap(at + 1)
        return at + 3 if quoted else at

    def _single_fits(self, at: int, start: int) -> bool:
        if at > start or self._known(at):
            return True
        return (
            fold(self.t.words[at]) not in common_words() and fold(self.t.words[at]) not in self.lower and len(self.t.words[at]) > 2
        )

    def _name(self, at: int, *, led: bool = False) -> int | None:
        """Where the run of name words that begins at `at` ends, or None. Behind a title it may begin with a small particle."""
        i, stops = at, 0  # stops and small particles do not count
        while i < self.t.size and i - at - stops < _WORDS:
            word = self.t.words[i]
            if self._name_word(i, i > at):
                i, stops = i + 1, stops + (self.t.has(i, "particle") is not None)
                short = (
                    len(word) == 1
                    or self._initial(i - 1)
                    or (self.t.low[i - 1] in word_set("shortened_names") and self._is_cap(i + 1))
                )
                if len(word) < 5 and self.t.is_word(i, ".") and short:
                    i, stops = i + 1, stops + 1
            elif (
                (end := self._particles(i)) is not None
                and self._name_word(end, True)
                and (i > at or led or word[0].isupper() or self._name_word(end + 1, True))
            ):
                i, stops = end, stops + end - i
            elif self.t.is_word(i, "(") and i > at and self.t.is_word(i + 2, ")") and self._name_word(i + 3, True):
                i += 3
            else:
                break
        return self._generation(i) if i > at else None

    def _generation(self, at: int) -> int:
        """Where a name ends with the "Jr." or ", Sr." behind it."""
        mark = at + 1 if self.t.is_word(at, ",") else at
        if not self.t.has(mark, "generation"):
            return at
        return mark + 2 if self.t.is_word(mark + 1, ".") else mark + 1

    def _looks_like_person(self, at: int, end: int) -> bool:
        words = [
            fold(w)
            for n, w in enumerate(self.t.words[at:end], at)
            if w[0].isalpha() and not (len(w) == 1 and self.t.is_word(n + 1, "."))
        ]
        if len(words) - sum(self.t.has(n, "particle") is not None for n in range(at, end)) > _LONG:
            return False
        if len(words) > 1 and words[-1] in word_set("streets") and self.t.is_word(at - 1, "on", "at", "in", "along"):
            return False  # "on Shiv Chanderpaul Drive"
        if any(len(w) > 2 and w in common_words() and w not in self.known for w in words[-1:]):
            return self._strange_but_last(end, words)
        return sum(w in self.lower or w in common_words() for w in words) * 2 <= len(words)

    def _strange_but_last(self, end: int, words: list[str]) -> bool:
        """ "Bui Thanh Long": two words of no dictionary or more before one of it, which the text has nowhere in small letters."""
        if len(words) < 3 or words[-1] in self.lower or self.shouting or self.t.hit(end - 1) is not None:
            return False
        return not any(w in common_words() or w in self.lower for w in words[:-1]) and self._closed(end)
