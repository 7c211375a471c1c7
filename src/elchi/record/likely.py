"""How likely what is told shows what became of a promise: points for what both share, and against what speaks for another matter.

The points are log-odds, eight to one, measured on promises with the reports that they were kept beside all other pairs of these,
of the archive, and of two hundred reports: fifty points are even odds.
"""

from collections.abc import Mapping, Set

from elchi.model.claim import Commitment, Encounter, Membership, Tenure
from elchi.record.settling import Found, term_of

LEAST = 24  # points, below which nothing is shown
_SHARE, _A_YEAR, _BEST = 92, -1, 100
# What is shared, by the kinds of traces and their least weight in the promise: points, and how often it counts.
_SHARED: Mapping[str, tuple[str, int, int, int]] = {
    "words of the matter": ("wtmyq", 4, 7, 3),
    "bodies": ("bt", 2, 10, 1),
    "its number": ("n", 1, 15, 1),
    "the place": ("p", 4, 5, 1),
    "fields of life": ("f", 1, 3, 2),
    "states": ("s", 1, 7, 2),
    "a field with whose it is": ("xo", 1, 8, 1),
}
_BESIDE, _BESIDES = 6, 2  # points for words that stand beside the matter, and how often they count
_SOFT, _ELSEWHERE, _OTHERS, _AGAIN, _VAGUE, _TALK, _MEETING, _OFFICE, _PLAN, _DONE = -26, -20, -28, -30, -14, -9, -11, -17, 6, 8
_LONG, _LONGEST = -5, 6  # points for each word of a promise, of which more are told by chance
_MATTER = "wtmyq"  # kinds of traces that tell of the matter
_NOT_ASKED = frozenset("fxov")  # fields, and how something is told: no part of what is promised
_FULL, _HALF = 4, 2  # quarters of what stands in the promise itself, and of what stands beside it
_FEW = 2  # words of a promise that says little
_DAYS = 365


def share_of(promise: Found, shared: Set[str]) -> float:
    """Return how much of what is promised is told, by its weights: whoever undertook it need not be who tells that it was done."""
    told = isinstance(promise.claim, Commitment)
    asked = (f for f in promise.features if f[0] not in _NOT_ASKED and not (told and f[0] == "e" and f not in shared))
    whole = sum(promise.weights[f] for f in asked)
    return sum(promise.weights[f] for f in shared if f[0] not in _NOT_ASKED) / whole if whole else 0


def likely(promise: Found, shows: Found, shared: Set[str], *, elsewhere: bool, of_others: bool) -> int:
    """Return the points of a pair, a hundred at most; below `LEAST` it shows nothing."""
    found = _SHARE * share_of(promise, shared) + _of_what_is_shared(promise, shared) + _of_the_promise(promise)
    found += _of_how_it_is_told(shows) + _A_YEAR * _late(promise, shows) + _ELSEWHERE * elsewhere + _OTHERS * of_others
    return min(_BEST, round(found))


def _of_what_is_shared(promise: Found, shared: Set[str]) -> int:
    weights = [(f[0], promise.weights[f]) for f in shared]
    beside = sum(kind in _MATTER and _HALF <= weight < _FULL for kind, weight in weights)
    return _BESIDE * min(_BESIDES, beside) + sum(
        points * min(most, sum(kind in kinds and weight >= least for kind, weight in weights))
        for kinds, least, points, most in _SHARED.values()
    )


def _of_the_promise(promise: Found) -> int:
    """A promise without an end, or of few words, is told of by chance; a plan for an encounter is not."""
    words = sum(f[0] in _MATTER and weight >= _FULL for f, weight in promise.weights.items())
    planned = isinstance(promise.claim, Encounter)
    return _LONG * min(_LONGEST, words) + _VAGUE * (words <= _FEW) + _SOFT * ("v:soft" in promise.features) + _PLAN * planned


def _of_how_it_is_told(shows: Found) -> int:
    """What is promised once more, or only said, is not done; what was signed or adopted is."""
    claim = shows.claim
    again, office = isinstance(claim, Commitment) and not claim.done, isinstance(claim, Tenure | Membership)
    said = "v:talk" in shows.features
    done = isinstance(claim, Commitment) and claim.done
    return _AGAIN * again + _DONE * done + _TALK * said + _MEETING * isinstance(claim, Encounter) + _OFFICE * office


def _late(promise: Found, shows: Found) -> float:
    """The years after its making, or its term where that was later."""
    due = term_of(promise.claim)
    expected = max(promise.asserted, due.last) if due and due.last else promise.asserted
    return max(0, (shows.asserted - expected).days) / _DAYS
