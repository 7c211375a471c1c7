"""How likely what is told shows what became of a promise: points for what both share, and against what speaks for another matter.

The points are log-odds, eight to one, measured on promises with the reports that they were kept beside all other pairs of these,
of reports of the same ones on other matters, and of two hundred reports: fifty points are even odds.
"""

from collections.abc import Iterable, Mapping, Set

from elchi.model.claim import Commitment, Encounter, Membership, Tenure
from elchi.record.rarity import rarity
from elchi.record.settling import Found, term_of

LEAST = 25  # points, below which nothing is shown
_NONE, _SHARE, _BEST = 17.4, 17.1, 100  # points where nothing is shared; for all that is promised; the most there are
_MATTER = "wtmyq"  # kinds of traces that tell of the matter
_FULL, _HALF = 4, 2  # quarters of what stands in the promise itself, and of what stands beside it
# Of what is shared, by how rare it is: points for the rarest words of the matter, and how many count; of words beside it; of fields.
_WORDS, _BESIDE, _FIELDS = (13.5, 2), (5.5, 3), (15.6, 4)
_PLACE, _OTHER_PLACE = 5.9, -10  # points for the place, and for another one
_WHOSE, _STATE, _SECOND = 9.3, 12.4, 2.6  # points for a field with whose it is, for a state, for two
# The more words and letters a promise has, and states what is told, and letters beyond a limit, the more is shared by chance: points for
# each, and how many count.
_PROMISED, _LETTERS, _TOLD_OF, _LONG = (-1.9, 8), (-0.044, 400), (-2.7, 4), (-0.1, 200)
_BEYOND = 200
_SOFT, _ELSEWHERE, _OTHERS, _AGAIN, _TALK, _MEETING, _OFFICE = -7.2, -14.1, -27, -14.6, -9.5, -15.7, -18
_A_YEAR, _YEARS = -2.2, 6
_NOT_ASKED = frozenset("fxovh")  # fields, and how something is told: no part of what is promised
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
    found = _NONE + _SHARE * share_of(promise, shared) + _of_what_is_shared(promise.weights, shared) + _of_the_promise(promise)
    found += _of_how_it_is_told(shows, shared) + _A_YEAR * min(_YEARS, _late(promise, shows))
    return min(_BEST, round(found + _OTHER_PLACE * _places_part(promise, shows) + _ELSEWHERE * elsewhere + _OTHERS * of_others))


def _places_part(promise: Found, shows: Found) -> bool:
    """Tell whether each names a place, and they name no place together."""
    own, others = ({f for f, weight in one.weights.items() if f[0] == "p" and weight >= _FULL} for one in (promise, shows))
    return bool(own and others) and own.isdisjoint(others)


def _of_what_is_shared(weights: Mapping[str, int], shared: Set[str]) -> float:
    words = [f for f in shared if f[0] in _MATTER]
    states = sum(f[0] == "s" for f in shared)
    found = _rarest((f for f in words if weights[f] >= _FULL), *_WORDS)
    found += _rarest((f for f in words if _HALF <= weights[f] < _FULL), *_BESIDE)
    found += _rarest((f for f in shared if f[0] == "f"), *_FIELDS)
    found += _PLACE * any(f[0] == "p" and weights[f] >= _FULL for f in shared) + _WHOSE * any(f[0] == "x" for f in shared)
    return found + _STATE * (states > 0) + _SECOND * (states > 1)


def _rarest(traces: Iterable[str], points: float, most: int) -> float:
    """The points of some traces by how rare they are, of the rarest only."""
    return points * sum(sorted(map(rarity, traces), reverse=True)[:most])


def _of_the_promise(promise: Found) -> float:
    """A promise of many words, or without an end, is told of by chance."""
    words = sum(f[0] in _MATTER and weight >= _FULL for f, weight in promise.weights.items())
    return _counted(words, *_PROMISED) + _counted(len(promise.quote), *_LETTERS) + _SOFT * ("v:soft" in promise.features)


def _counted(number: int, points: float, most: int) -> float:
    return points * min(most, number)


def _of_how_it_is_told(shows: Found, shared: Set[str]) -> float:
    """What is promised once more, or only said, is not done; what is decided otherwise since tells what became of it."""
    claim = shows.claim
    again = isinstance(claim, Commitment) and not claim.done and "v:alters" not in shows.features
    office = isinstance(claim, Tenure | Membership)
    meeting = isinstance(claim, Encounter) and not any(f[0] == "k" for f in shared)
    found = _AGAIN * again + _TALK * ("v:talk" in shows.features) + _MEETING * meeting + _OFFICE * office
    states = sum(f[0] == "s" for f in shows.features)
    return found + _counted(states, *_TOLD_OF) + _counted(max(0, len(shows.quote) - _BEYOND), *_LONG)


def _late(promise: Found, shows: Found) -> float:
    """The years after its making, or its term where that was later."""
    due = term_of(promise.claim)
    expected = max(promise.asserted, due.last) if due and due.last else promise.asserted
    return max(0, (shows.asserted - expected).days) / _DAYS
