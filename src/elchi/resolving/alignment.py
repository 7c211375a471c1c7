"""Which word of one name answers to which word of another, and how closely."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from elchi.resolving.spelling import MEMORY, Name, Word, bones, plain, sound
from elchi.resolving.tables import table


class How(StrEnum):
    """Why two words are held to be one."""

    EQUAL = "same letters"
    SOUND = "same sound in another romanisation"
    NICKNAME = "forms of one given name"
    SPELLING = "nearly the same letters"
    BONES = "same consonants, the script leaves vowels out"
    INITIAL = "initial of the other"
    JOINED = "same letters, parted or joined"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that answer to one another; `cost` counts the letters changed."""

    left: Word
    right: Word
    likeness: float
    cost: float
    how: How


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names word by word: pairs, and the words of each that found no answer."""

    one: Name
    other: Name
    pairs: tuple[Pair, ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def align(one: Name, other: Name) -> Alignment:
    """Pair the words of two names, the likest first, whatever their order."""
    voiced = one.voiced and other.voiced
    left, right = _joined(one.words, other.words)
    found = [
        (pair, i, j)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if (pair := _pair(x, y, voiced)) is not None
    ]
    found.sort(key=lambda item: (-item[0].likeness, abs(item[1] - item[2]), item[1], item[2]))
    pairs: list[Pair] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for pair, i, j in found:
        if i not in used_left and j not in used_right:
            pairs.append(pair)
            used_left.add(i)
            used_right.add(j)
    rest_left = tuple(w for i, w in enumerate(left) if i not in used_left)
    return Alignment(one, other, tuple(pairs), rest_left, tuple(w for j, w in enumerate(right) if j not in used_right))


def _joined(one: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Join neighbouring words that the other name writes as one ("Jong-un", "Jongun")."""
    return _join(one, other), _join(other, one)


def _join(words: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[Word, ...]:
    if len(words) <= 1:
        return words
    sounds = {w.sound for w in other}
    for i in range(len(words) - 1):
        both = words[i].plain + words[i + 1].plain
        if len(both) > 2 and sound(both) in sounds and words[i].sound not in sounds:
            return (*words[:i], Word(both, sound(both), bones(both)), *words[i + 2 :])
    return words


@lru_cache(MEMORY)
def _pair(x: Word, y: Word, voiced: bool) -> Pair | None:
    """Return how two words are one, or None where they are not."""
    if x.plain == y.plain:
        return Pair(x, y, 1.0, 0.0, How.EQUAL)
    if x.initial or y.initial:
        return Pair(x, y, 0.7, 0.0, How.INITIAL) if _initial(x) == _initial(y) else None
    if x.sound == y.sound:
        return Pair(x, y, 0.97, 0.0, How.SOUND)
    if nicknames().get(x.plain, _NONE) & nicknames().get(y.plain, _NONE):
        return Pair(x, y, 0.92, 0.0, How.NICKNAME)
    if not voiced and x.bones == y.bones:
        return Pair(x, y, 0.92, 0.0, How.BONES)
    return _nearly(x, y)


def _initial(word: Word) -> str:
    """Return the first sound, so that "Zh." and "J." or "Ye." and "E." agree."""
    return word.bones[:1]


def _nearly(x: Word, y: Word) -> Pair | None:
    cost = letters_changed(x.sound, y.sound)
    longest = max(len(x.sound), len(y.sound))
    likeness = 1 - cost / longest
    return Pair(x, y, likeness, cost, How.SPELLING) if likeness >= 0.6 else None


_NONE: frozenset[int] = frozenset()


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Return, for each form of a given name, the numbers of the groups it stands in."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table("nicknames")["groups"]):
        for word in group:
            found.setdefault(plain(word), set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def _near() -> frozenset[tuple[str, str]]:
    pairs = [tuple(pair.split()) for pair in table("sounds")["near"]]
    return frozenset((a, b) for x, y in pairs for a, b in ((x, y), (y, x)))


NEAR, TURNED = (
    0.35,
    0.8,
)  # the price of exchanging letters often written for one another, and of two that changed places


@lru_cache(MEMORY)
def letters_changed(x: str, y: str) -> float:
    """Return the price of turning `x` into `y` (Damerau's distance, cheaper between letters of like sound)."""
    x, y = x[:LONGEST], y[:LONGEST]
    rows = [[0.0] * (len(y) + 1) for _ in range(len(x) + 1)]
    for i in range(len(x) + 1):
        for j in range(len(y) + 1):
            if i or j:
                rows[i][j] = _cheapest(x, y, i, j, rows)
    return rows[-1][-1]


LONGEST = 40  # letters of a word that are compared; what is longer is no name, and the price is quadratic


def _cheapest(x: str, y: str, i: int, j: int, rows: list[list[float]]) -> float:
    """Return the price of the first `i` letters against the first `j`, from the cells before it."""
    ways = []
    if i:
        ways.append(rows[i - 1][j] + _price(x[i - 1], "-"))
    if j:
        ways.append(rows[i][j - 1] + _price("-", y[j - 1]))
    if i and j:
        ways.append(rows[i - 1][j - 1] + (0 if x[i - 1] == y[j - 1] else _price(x[i - 1], y[j - 1])))
    if i > 1 and j > 1 and x[i - 1] == y[j - 2] and x[i - 2] == y[j - 1]:
        ways.append(rows[i - 2][j - 2] + TURNED)
    return min(ways)


def _price(a: str, b: str) -> float:
    return NEAR if (a, b) in _near() else 1.0
