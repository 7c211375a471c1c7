"""What is told of two names without weighing them: whether they can be one, and whether they are one in full."""

from functools import lru_cache

from elchi.resolving.alignment import How, Pair, align, may_pair, pair_of, written_as_one
from elchi.resolving.borne import bare
from elchi.resolving.scripts import MEMORY
from elchi.resolving.spelling import Name, Word, spell

FIRM = 0.9  # letters in common above which two words are one without any doubt
SHORT = 3  # letters up to which a name is taken for a common one


@lru_cache(MEMORY)
def agree(one: str, other: str) -> bool:
    """Tell cheaply whether two names may be one: neither has a word against the other's."""
    left, right = spell(one).words, spell(other).words
    return _answered(left, right) or _answered(right, left)


def _answered(words: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Tell whether each word may answer to one of the other name, or is written with another as one."""
    joined = len(words) != len(other)
    return all(any(may_pair(x, y) or (joined and x.sound[:1] == y.sound[:1]) for y in other) for x in words)


@lru_cache(MEMORY)
def in_full(one: str, other: str) -> bool:
    """Tell whether two names share at least two words that are more than initials and near letters."""
    if bare(one) or bare(other):
        return False
    if one == other:
        return sum(not w.initial for w in spell(one).words) > 1
    return sum(_firm(p) for p in align(spell(one), spell(other)).pairs) > 1


def _firm(pair: Pair) -> bool:
    if pair.left.initial or pair.right.initial:
        return False
    short = min(len(pair.left.sound), len(pair.right.sound)) <= SHORT
    return pair.likeness > FIRM and not (short and pair.how is How.SPELLING)


@lru_cache(MEMORY)
def apart(one: str, other: str, like: float = 0.0) -> bool:
    """Tell, without aligning them, whether two names share too few words to be one: no word, or one where both have several.

    Among people met by a surname that many bear this spares most of the comparisons. `like` is how alike words must be.
    """
    left, right = spell(one), spell(other)
    least = min(2, len(left.words), len(right.words))
    if not (_answering(left.words, right.words, least, like) and _answering(right.words, left.words, least, like)):
        return True
    return like > 0 and _unlike(left, right, least, like)


def _answering(words: tuple[Word, ...], other: tuple[Word, ...], least: int, like: float) -> bool:
    """Tell whether at least so many words may answer to one of the other name."""
    found = 0
    for x in words:
        found += x in other or any(may_pair(x, y, like) for y in other)
        if found >= least:
            return True
    return not least


def _unlike(one: Name, other: Name, least: int, like: float) -> bool:
    """Tell whether fewer words than needed are as alike as asked, counted letter by letter."""
    voiced, found = one.voiced and other.voiced, 0
    for x in one.words:
        found += x in other.words or any(_as_like(x, y, voiced, like) for y in other.words)
        if found >= least:
            break
    return found < least


def _as_like(x: Word, y: Word, voiced: bool, like: float) -> bool:
    if x is y or _in_short(x, y) or _in_short(y, x):
        return True
    pair = pair_of(x, y, voiced) if may_pair(x, y, like) else None
    return pair is not None and (pair.likeness >= like or pair.how is How.INITIAL)


def _in_short(x: Word, y: Word) -> bool:
    """Tell whether one word is the beginning of another: "Norm" of "Norman"."""
    return len(x.plain) >= SHORT and y.plain.startswith(x.plain)


@lru_cache(MEMORY)
def in_short(one: str, other: str) -> bool:
    """Tell whether two names are plainly one, perhaps in short: "B. Amreyev" and "Baghdad Amreyev", or a family name and a full one.

    Such names weigh enough to be held against one another, which this tells without weighing them.
    """
    left, right = spell(one), spell(other)
    if left.generation or right.generation or left.organisation or right.organisation:
        return False
    short, long = sorted((left.words, right.words), key=len)
    if len(short) == 1:
        return not short[0].initial and any(short[0].sound == word.sound for word in long)
    whole = any(x is y and not x.initial for x, y in zip(short, long, strict=False))
    return whole and len(short) == len(long) and all(x is y or _initial(x, y) for x, y in zip(short, long, strict=True))


def _initial(x: Word, y: Word) -> bool:
    return (x.initial or y.initial) and may_pair(x, y)


@lru_cache(MEMORY)
def clash(one: str, other: str) -> bool:
    """Tell, without aligning them, whether each of two names has a word against the other's and too few in common to outweigh it."""
    left, right = spell(one), spell(other)
    if not _each_stands_alone(left.words, right.words, left.voiced and right.voiced):
        return False
    shared = [y.plain for y in right.words]
    return sum(x.plain in shared for x in left.words) < _OUTWEIGH and not written_as_one(left.words, right.words)


_OUTWEIGH = 2  # equal words that two names need to be one though each has a word against the other's


def _each_stands_alone(left: tuple[Word, ...], right: tuple[Word, ...], voiced: bool) -> bool:
    """Tell whether each of two names has a word that no word of the other answers to; every two words are held against one another once."""
    met = {x for x in left if x not in right and all(pair_of(x, y, voiced) is None for y in right)}
    return bool(met) and any(y not in left and all(x in met or pair_of(x, y, voiced) is None for x in left) for y in right)
