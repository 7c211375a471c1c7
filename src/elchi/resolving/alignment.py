"""Which word of one name answers to which word of another, and how closely."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from elchi.lexica.tables import table
from elchi.model.quick import quick
from elchi.resolving.scripts import MEMORY, plain
from elchi.resolving.spelling import Name, Word, joined, sound


class How(StrEnum):
    """Why two words are held to be one."""

    EQUAL = "same letters"
    SOUND = "same sound in another romanisation"
    NICKNAME = "forms of one given name"
    SPELLING = "nearly the same letters"
    BONES = "same consonants, the script leaves vowels out"
    INITIAL = "initial of the other"


@quick
@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that answer to one another; `cost` counts the letters changed."""

    left: Word
    right: Word
    likeness: float
    cost: float
    how: How


@quick
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
    found = [(pair, i, j) for i, x in enumerate(left) for j, y in enumerate(right) if (pair := pair_of(x, y, voiced)) is not None]
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


def written_as_one(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Tell whether neighbouring words of one name are written as one in the other."""
    return _join(one, other) is not one or _join(other, one) is not other


def _join(words: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[Word, ...]:
    if _shortest_two(words) > _longest_one(other) + _MERGED:
        return words  # no two of them fit into a word of the other name
    if not any(_may_be_one(x, y, other) for x, y in pairwise(words)):
        return words
    sounds, letters = {w.sound for w in other if not w.initial}, {w.plain for w in other}
    for size in range(min(4, len(words)), 1, -1):
        for i in range(len(words) - size + 1):
            run = words[i : i + size]
            alike = len({w.initial for w in run}) == 1 and letters.isdisjoint(w.plain for w in run)
            if alike and (whole := joined(run)).sound in sounds:
                return (*words[:i], whole, *words[i + size :])
    return words


def _may_be_one(x: Word, y: Word, other: tuple[Word, ...]) -> bool:
    """Tell cheaply whether a word of the other name can be two neighbours: it begins as they do, and is as long."""
    if x.initial is not y.initial:
        return False
    size = len(x.sound) + len(y.sound) - _MERGED
    heard = x.sound if len(x.plain) >= _WHOLE and not x.agreed else sound(x.plain + y.plain)
    begins = heard[: max(1, len(heard) - _SEAM)]
    return any(len(w.sound) >= size and w.sound.startswith(begins) for w in other)


_WHOLE = 4  # letters of a word whose first sound no word behind it can change
_SEAM = 4  # letters at the end of a word that can sound otherwise with another behind them: "sc" and "h"


@lru_cache(MEMORY)
def _shortest_two(words: tuple[Word, ...]) -> int:
    return sum(sorted(min(len(w.plain), len(w.sound)) for w in words)[:2])


@lru_cache(MEMORY)
def _longest_one(words: tuple[Word, ...]) -> int:
    return max((len(w.sound) for w in words if not w.initial), default=0)


_MERGED = 3  # letters that two words lose at most where they are joined: "s" and "h" sound as one


@lru_cache(MEMORY)
def pair_of(x: Word, y: Word, voiced: bool) -> Pair | None:
    """Return how two words are one, or None where they are not."""
    if x.plain == y.plain:
        return Pair(x, y, 1.0, 0.0, How.EQUAL)
    if x.initial or y.initial:
        return Pair(x, y, 0.7, 0.0, How.INITIAL) if _initials_agree(x, y) else None
    if x.sound == y.sound:
        return Pair(x, y, 0.97, 0.0, How.SOUND)
    if nicknames().get(x.plain, _NONE) & nicknames().get(y.plain, _NONE):
        return Pair(x, y, 0.92, 0.0, How.NICKNAME)
    if not voiced and x.bones == y.bones:
        return Pair(x, y, 0.92, 0.0, How.BONES)
    return _nearly(x, y)


def _initials_agree(x: Word, y: Word) -> bool:
    """Tell whether the first letter of one is the other's, so that "Zh." and "J." agree, and "Y." with "Erlan"."""
    if x.plain[0] == y.plain[0] or x.sound[:1] == y.sound[:1]:
        return True
    return "y" in (x.plain[0], y.plain[0]) and x.bones[:1] == y.bones[:1]


def _nearly(x: Word, y: Word) -> Pair | None:
    if (x.agreed and y.agreed) or (x.patronymic and y.patronymic and x.bones != y.bones):
        return None  # two names that each are known in all their spellings, or two fathers
    longest = max(len(x.sound), len(y.sound))
    if _stranger(x, y, (1 - LIKE) * longest) or _at_least(x.sound, y.sound) > (1 - LIKE) * longest + _ROUNDED:
        return None
    cost = letters_changed(x.sound, y.sound, (1 - LIKE) * longest)
    likeness = 1 - cost / longest
    return Pair(x, y, likeness, cost, How.SPELLING) if likeness >= LIKE else None


@lru_cache(MEMORY)
def may_pair(x: Word, y: Word, like: float = 0.0) -> bool:
    """Tell cheaply whether two words may answer to one another at all, or as closely: false only where they do not."""
    if x.initial or y.initial:
        return _initials_agree(x, y)
    if x.bones == y.bones or nicknames().get(x.plain, _NONE) & nicknames().get(y.plain, _NONE):
        return True
    return not _stranger(x, y, (1 - max(LIKE, like)) * max(len(x.sound), len(y.sound)))


def _stranger(x: Word, y: Word, limit: float) -> bool:
    """Tell whether one of two words has more letters than `limit` that the other neither has nor has a near one of.

    Each of them costs a whole letter. Distinct letters are counted first, for that costs least.
    """
    mine, theirs = _within(x.sound), _within(y.sound)
    if len(_letters(x.sound) - theirs) > limit or len(_letters(y.sound) - mine) > limit:
        return True
    return len([a for a in x.sound if a not in theirs]) > limit or len([b for b in y.sound if b not in mine]) > limit


def _at_least(x: str, y: str) -> float:
    """What turning one word into another costs at least, whatever the order of their letters: none costs less than an exchange of
    near ones, a stranger a whole letter. This spares most words the counting letter by letter."""
    return max(_unmatched(x, y), _unmatched(y, x))


def _unmatched(x: str, y: str) -> float:
    x, y = x[:LONGEST], y[:LONGEST]
    near, rest, price = _within(y), list(y), NEAR * max(0, len(y) - len(x))
    for letter in x:
        if letter in rest:
            rest.remove(letter)
        else:
            price += NEAR if letter in near else 1.0
    return price


_ROUNDED = 1e-9  # sums of prices that differ by less are one


@lru_cache(MEMORY)
def _letters(sound: str) -> frozenset[str]:
    return frozenset(sound)


@lru_cache(MEMORY)
def _within(sound: str) -> frozenset[str]:
    """The letters of a word, those near to one of them, and those that are often left out."""
    return frozenset(sound) | {a for a, b in _near() if b in sound or b == "-"}


LIKE = 0.6  # below this part of their letters in common two words are other words
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


@cache
def _near_to() -> dict[str, frozenset[str]]:
    """Return for each letter, and for none ("-"), those that are often written for it."""
    found: dict[str, set[str]] = {"-": set()}
    for a, b in _near():
        found.setdefault(a, set()).add(b)
    return {letter: frozenset(letters) for letter, letters in found.items()}


_NO_LETTER: frozenset[str] = frozenset()
NEAR, TURNED = (
    0.35,
    0.8,
)  # the price of exchanging letters often written for one another, and of two that changed places


def letters_changed(x: str, y: str, limit: float = float("inf")) -> float:
    """Return the price of turning `x` into `y` (Damerau's distance, cheaper between letters of like sound).

    Beyond `limit` the price is given as infinite, and the work is cut short.
    """
    x, y = x[:LONGEST], y[:LONGEST]
    near, leaves = _near_to(), _near_to()["-"]
    omitted = [NEAR if b in leaves else 1.0 for b in y]
    older: list[float] = []
    before = [0.0, *accumulate(omitted)]
    last = ""
    for a in x:
        gone = NEAR if a in leaves else 1.0
        close = near.get(a, _NO_LETTER)
        left = before[0] + gone
        row = [left]
        for j, b in enumerate(y):
            price = before[j] if a == b else before[j] + (NEAR if b in close else 1.0)
            above, beside = before[j + 1] + gone, left + omitted[j]
            price = min(price, above, beside) if above < price or beside < price else price
            if b == last and j and a == y[j - 1] and older[j - 1] + TURNED < price:
                price = older[j - 1] + TURNED
            row.append(price)
            left = price
        if min(row) > limit and min(before) > limit:
            return float("inf")
        older, before, last = before, row, a
    return before[-1]


LONGEST = 40  # letters of a word that are compared; what is longer is no name, and the work grows with the square
