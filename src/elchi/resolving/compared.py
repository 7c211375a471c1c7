"""Whether two names, by themselves, are spellings of one; each answer comes with its reasons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from elchi.model.entity import Verdict
from elchi.resolving.alignment import Alignment, How, align
from elchi.resolving.scripts import MEMORY
from elchi.resolving.spelling import Word, spell
from elchi.resolving.verdicts import Match, answer

THRESHOLD = 0.7  # names alone: at or above it two names are taken for spellings of one


@dataclass(frozen=True, slots=True)
class Comparer:
    """One named view of two aligned names: `look` gives how far it applies (0 to 1) and why, or nothing."""

    name: str
    weight: float
    look: Callable[[Alignment], tuple[float, str] | None]


@lru_cache(MEMORY)
def compare_names(one: str, other: str) -> Match:
    """Compare two names by themselves: SAME from `THRESHOLD` on, else NOT_SAME; UNSURE where one has no word."""
    if one == other:
        return Match(Verdict.SAME, 1.0, ("written alike",))
    if other < one:
        return compare_names(other, one)
    left, right = spell(one), spell(other)
    if not left.words or not right.words:
        return Match(Verdict.UNSURE, 0.0, ("no letters to compare",))
    return _weighed(align(left, right))


def _weighed(alignment: Alignment) -> Match:
    seen = [(c, found) for c in comparers() if (found := c.look(alignment)) is not None]
    score = sum(c.weight * found[0] for c, found in seen)
    ranked = sorted(seen, key=lambda item: -abs(item[0].weight * item[1][0]))
    reasons = tuple(f"{c.name}: {found[1]}" for c, found in ranked if found[0])
    return answer(score, reasons, THRESHOLD, THRESHOLD)


@cache
def comparers() -> tuple[Comparer, ...]:
    """Return the comparers with their weights; the first gives, the others take."""
    return (
        Comparer("shared words", 1.0, _shared),
        Comparer("other words", -0.6, _contradicted),
        Comparer("words in one name only", -0.25, _missing),
        Comparer("one word shared", -0.35, _alone),
        Comparer("letters changed", -0.1, _changed),
        Comparer("letters changed beside a short name", -0.15, _beside_a_short_name),
        Comparer("initials", -0.15, _initials),
        Comparer("father's name", -0.5, _fathers),
        Comparer("generation", -0.5, _generations),
        Comparer("words an organisation lacks", -0.35, _lacks),
        Comparer("legal form", -0.15, _forms),
    )


def _shared(a: Alignment) -> tuple[float, str] | None:
    if not a.pairs:
        return None
    weights = [0.3 if p.left.light and p.right.light else 1.0 for p in a.pairs]
    mean = sum(p.likeness * w for p, w in zip(a.pairs, weights, strict=True)) / sum(weights)
    return mean, ", ".join(_pair_words(p.left.plain, p.right.plain, p.how) for p in a.pairs)


def _pair_words(x: str, y: str, how: str) -> str:
    return f'"{x}"' if x == y else f'"{x}" = "{y}" ({how})'


def _contradicted(a: Alignment) -> tuple[float, str] | None:
    """Both names have a word that the other lacks, or an initial stands for a family name beside another family name."""
    if a.left and a.right:
        return 1.0, f'"{_said(a.left)}" against "{_said(a.right)}"'
    for p in a.pairs if a.left or a.right else ():
        for short, full, mine, theirs in ((p.left, p.right, a.one, a.other), (p.right, p.left, a.other, a.one)):
            family = mine.words[-1]
            if short.initial and full is theirs.words[-1] and family in (*a.left, *a.right) and not family.initial:
                return 1.0, f'"{family.plain}" against "{full.plain}"'
    return None


def _said(words: Iterable[Word]) -> str:
    return " ".join(w.plain for w in words)


def _missing(a: Alignment) -> tuple[float, str] | None:
    """One name has words that the other simply leaves out; a father's name or an initial is often left out."""
    if bool(a.left) == bool(a.right):
        return None
    words = a.left or a.right
    weight = sum(0.2 if w.patronymic or w.initial else 0.5 for w in words)
    return weight / (len(a.pairs) + weight), f'"{_said(words)}"'


def _alone(a: Alignment) -> tuple[float, str] | None:
    """Only one word is shared, and one of the names has more."""
    if len(a.pairs) != 1 or not (a.left or a.right):
        return None
    return 1.0, f'only "{a.pairs[0].left.plain}"'


def _changed(a: Alignment) -> tuple[float, str] | None:
    cost = sum(p.cost for p in a.pairs)
    return (cost, f"{cost:.1f} letters") if cost else None


def _beside_a_short_name(a: Alignment) -> tuple[float, str] | None:
    """ "Li Keqiang" and "Li Qiang": what is alike but for more than a letter is two names where nothing else but a short one is shared."""
    near = [p for p in a.pairs if p.how is How.SPELLING and p.cost > 1]
    equal = [p for p in a.pairs if p not in near]
    if len(near) != 1 or len(equal) != 1 or min(len(equal[0].left.plain), len(equal[0].right.plain)) > _SHORT:
        return None
    return 1.0, f'"{near[0].left.plain}", "{near[0].right.plain}"'


_SHORT = 3  # letters of a name that so many bear that it tells little


def _initials(a: Alignment) -> tuple[float, str] | None:
    found = [p for p in a.pairs if p.how is How.INITIAL]
    return (len(found) / len(a.pairs), f"{len(found)} given by initial only") if found else None


def _fathers(a: Alignment) -> tuple[float, str] | None:
    left = [w for w in a.left if w.patronymic]
    right = [w for w in a.right if w.patronymic]
    return (1.0, f'"{_said(left)}" against "{_said(right)}"') if left and right else None


def _lacks(a: Alignment) -> tuple[float, str] | None:
    """An organisation's name leaves out no word without a reason: "Deutsche Bank" is not its trust company."""
    words = a.left or a.right
    if not (a.one.organisation or a.other.organisation) or not words or (a.left and a.right):
        return None
    return 1.0, f'"{_said(words)}"'


def _forms(a: Alignment) -> tuple[float, str] | None:
    x, y = a.one.form, a.other.form
    return (1.0, f'"{x}" against "{y}"') if x and y and x != y else None


def _generations(a: Alignment) -> tuple[float, str] | None:
    x, y = a.one.generation, a.other.generation
    return (1.0, f'"{x}" against "{y}"') if x and y and x != y else None
