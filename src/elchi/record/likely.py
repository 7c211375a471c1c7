"""How likely what is told shows what became of a promise: points for what both share, and against what speaks for another matter.

The points are log-odds, eight to one, measured on promises with the reports that they were kept beside all other pairs of these,
of reports of the same ones on other matters, and of two hundred reports: fifty points are even odds.
"""

from collections.abc import Mapping, Set

from elchi.model.claim import Commitment, Encounter, Membership, Statement, Tenure
from elchi.record.settling import Found, term_of

LEAST = 28  # points, below which nothing is shown
_NONE, _SHARE, _BEST = 26, 28, 100  # points where nothing is shared; for all that is promised; the most there are
# What is shared, by the kinds of traces and their least weight in the promise: points, and how often it counts.
_SHARED: Mapping[str, tuple[str, int, float, int]] = {
    "words of the matter": ("wtmyq", 4, 4.4, 3),
    "its amount": ("q", 4, 4, 1),
    "its number": ("n", 1, 5, 1),
    "the place": ("p", 4, 6.7, 1),
    "fields of life": ("f", 1, 4, 4),
    "states": ("s", 1, 7.6, 2),
    "a field with whose it is": ("xo", 1, 12, 1),
}
# Of what a promise and what is told are of, the more the more is shared by chance: the kinds, points for each, how often it counts.
_OF_PROMISE: tuple[tuple[str, int, float, int], ...] = (("wtmyq", 4, -1.6, 6), ("f", 1, -1.5, 10), ("s", 1, -2.1, 4))
_OF_TOLD: tuple[tuple[str, int, float, int], ...] = (("s", 1, -2.7, 4),)
_BESIDE, _BESIDES = 2.9, 2  # points for words that stand beside the matter, and how often they count
_LETTERS, _LONGEST = -0.07, 400  # points for each letter of a promise, and how many count
_SOFT, _ELSEWHERE, _OTHERS, _AGAIN, _TALK, _MEETING, _OFFICE, _SAID = -3.4, -20, -27.4, -14.2, -11.2, -15.3, -17, -1.9
_A_YEAR, _YEARS = -1.5, 6
_MATTER = "wtmyq"  # kinds of traces that tell of the matter
_NOT_ASKED = frozenset("fxovh")  # fields, and how something is told: no part of what is promised
_FULL, _HALF = 4, 2  # quarters of what stands in the promise itself, and of what stands beside it
_DAYS = 365


def share_of(promise: Found, shared: Set[str]) -> float:
    """Return how much of what is promised is told, by its weights: whoever undertook it need not be who tells that it was done."""
    told = isinstance(promise.claim, Commitment)
    named = _named(promise, shared)
    asked = (
        f
        for f in promise.features
        if f[0] not in _NOT_ASKED and not (told and f[0] == "e" and f not in shared) and not (named and _of_its_name(promise, f))
    )
    whole = sum(promise.weights[f] for f in asked)
    found = (f for f in shared if f[0] not in _NOT_ASKED and not (named and _of_its_name(promise, f)))
    return sum(promise.weights[f] for f in found) / whole if whole else 0


def _named(promise: Found, shared: Set[str]) -> bool:
    """Tell whether both name a body: the words of its name tell nothing more then, where the promise has others."""
    return any(f[0] in "mb" for f in shared) and any(f[0] == "w" and w >= _FULL for f, w in promise.weights.items())


def _of_its_name(promise: Found, feature: str) -> bool:
    return feature[0] == "w" and promise.weights[feature] == _HALF


def likely(promise: Found, shows: Found, shared: Set[str], *, elsewhere: bool, of_others: bool) -> int:
    """Return the points of a pair, a hundred at most; below `LEAST` it shows nothing."""
    found = _NONE + _SHARE * share_of(promise, shared) + _of_what_is_shared(promise, shared) + _of_the_promise(promise)
    found += (
        _of_how_it_is_told(shows, shared)
        + _A_YEAR * min(_YEARS, _late(promise, shows))
        + _ELSEWHERE * elsewhere
        + _OTHERS * of_others
    )
    return min(_BEST, round(found))


def _of_what_is_shared(promise: Found, shared: Set[str]) -> float:
    weights = [(f[0], promise.weights[f]) for f in shared]
    named = _named(promise, shared)
    beside = sum(
        f[0] in _MATTER and _HALF <= promise.weights[f] < _FULL and not (named and _of_its_name(promise, f)) for f in shared
    )
    return _BESIDE * min(_BESIDES, beside) + sum(_counted(weights, row) for row in _SHARED.values())


def _counted(weights: list[tuple[str, int]], row: tuple[str, int, float, int]) -> float:
    """The points of one row for some traces, by their kinds and weights."""
    kinds, least, points, most = row
    return points * min(most, sum(kind in kinds and weight >= least for kind, weight in weights))


def _of_the_promise(promise: Found) -> float:
    """A promise of many words, fields and states, or without an end, is told of by chance."""
    weights = [(f[0], weight) for f, weight in promise.weights.items()]
    found = sum(_counted(weights, row) for row in _OF_PROMISE)
    return found + _LETTERS * min(_LONGEST, len(promise.quote)) + _SOFT * ("v:soft" in promise.features)


def _of_how_it_is_told(shows: Found, shared: Set[str]) -> float:
    """What is promised once more, or only said, is not done; what is decided otherwise since tells what became of it."""
    claim = shows.claim
    again = isinstance(claim, Commitment) and not claim.done and "v:alters" not in shows.features
    office = isinstance(claim, Tenure | Membership)
    meeting = isinstance(claim, Encounter) and not any(f[0] == "k" for f in shared)
    found = _AGAIN * again + _TALK * ("v:talk" in shows.features) + _MEETING * meeting + _OFFICE * office
    states = [(f[0], weight) for f, weight in shows.weights.items()]
    return found + _SAID * isinstance(claim, Statement) + sum(_counted(states, row) for row in _OF_TOLD)


def _late(promise: Found, shows: Found) -> float:
    """The years after its making, or its term where that was later."""
    due = term_of(promise.claim)
    expected = max(promise.asserted, due.last) if due and due.last else promise.asserted
    return max(0, (shows.asserted - expected).days) / _DAYS
