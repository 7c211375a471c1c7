"""Words of which only names are made: initials, syllables joined by a hyphen, words that no lexicon knows."""

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.reading.lines.tokens import Tokens, common_words

_TITLED = frozenset(
    {"head", "heads", "modifier", "honorific", "portfolio", "state", "adjective", "group", "institution", "pronoun", "the"}
)
VOWELS = frozenset("aeiouy")
_DOTTED = (4, 6, 8)  # characters of two to four letters, each with its stop


class NameWordParser:
    """Tells words of names from others in one segment.

    `known` holds folded surnames already introduced, `lower` words seen in lower case; in a `shouting` line capitals
    tell nothing.
    """

    def __init__(self, tokens: Tokens, known: set[str], lower: set[str], *, shouting: bool = False) -> None:
        self.t, self.known, self.lower, self.shouting = tokens, known, lower, shouting

    def _before_syllables(self, i: int) -> bool:
        """ "Park | Jin-soo": whatever the word means elsewhere, but no title."""
        hit = self.t.hit(i)
        return self._is_cap(i) and self._syllables(i + 1) and (hit is None or hit.roles.keys().isdisjoint(_TITLED))

    def _syllables(self, i: int) -> bool:
        """ "Park | Jin-soo", "Han | Duck-soo": a given name of two syllables, the second written small."""
        if i >= self.t.size or "-" not in self.t.words[i]:
            return False
        first, _, second = self.t.words[i].partition("-")
        if not (first.isalpha() and second.isalpha() and first[0].isupper() and second.islower()) or len(first) > 6:
            return False
        strange = [fold(part) not in common_words() for part in (first, second)]
        return (strange[0] and len(second) < 7) or (strange[1] and len(second) < 5)

    def _uncommon(self, i: int) -> bool:
        """The next word is no word but of a name: "Ban | Ki Moon"."""
        if i >= self.t.size or not self._is_cap(i) or self.t.hit(i) is not None:
            return False
        return fold(self.t.words[i]) not in common_words() and self.t.words[i].replace("-", "").isalpha()

    def _initial(self, i: int) -> bool:
        """ "A. Azimov", "Kh. Battulga", "K.I.Hrytsenko": letters with stops before a capital that is no common word."""
        if i >= self.t.size:
            return False
        word = self.t.words[i]
        if word[-1] == "." and len(word) in _DOTTED:
            return self.t.hit(i) is None and self._uncommon(i + 1)
        if self.t.low[i + 1] != "." or not word[0].isupper():
            return False
        if 1 < len(word) < 5 and VOWELS.isdisjoint(word.lower()) and word[1:].islower() and self.t.hit(i) is None:
            return self._uncommon(i + 2)
        if len(word) > 2:
            return False
        glued = self.t.starts[i + 2 : i + 3] == [self.t.ends[i + 1]] and self.t.ends[i] == self.t.starts[i + 1]
        if len(word) == 1 and i + 3 < self.t.size and len(self.t.words[i + 2]) == 1 and self._initial(i + 2):
            return True  # "A. A. Veli"
        return (len(word) == 1 or (word[1].islower() and glued)) and self._uncommon(i + 2)

    @staticmethod
    def _joined_particle(word: str) -> bool:
        """ "al-Alfi", "el-Sisi": a small particle and a capital behind the hyphen."""
        if "-" not in word:
            return False
        head, _, tail = word.partition("-")
        return head.islower() and len(head) < 4 and tail[:1].isupper()

    def _abbreviated(self, i: int) -> bool:
        """ "MoFA", "UnidosUS": capitals at the end, which no name has but "McDONALD"."""
        word = self.t.words[i]
        return word[-1].isupper() and word[0].isupper() and not word.isupper() and word[:2] not in word_set("prefixes_of_surnames")

    def _after_common(self, i: int) -> bool:
        return fold(self.t.words[i - 1]) in common_words()

    def _is_cap(self, i: int) -> bool:
        return 0 <= i < self.t.size and self.t.caps[i]

    def _known(self, i: int) -> bool:
        return fold(self.t.words[i]) in self.known
