"""Which offices a state does not have: a king named without his kingdom is none of a republic's."""

from collections.abc import Mapping
from functools import cache

from elchi.lexica.lexicon import fold
from elchi.lexica.tables import strings

_STATE = "state:"


def lacks(state: str, office: str) -> bool:
    """Tell whether a state, by its identifier, is known not to have such an office."""
    return any((state in told) is never for told, never in _offices().get(fold(office), ()))


@cache
def _offices() -> Mapping[str, tuple[tuple[frozenset[str], bool], ...]]:
    """By the folded words of an office the states that have it, or (marked so) those that never have."""
    found: dict[str, tuple[tuple[frozenset[str], bool], ...]] = {}
    for entry in strings("words/lacking")["lacking"]:
        never = "never" in entry
        states = frozenset(f"{_STATE}{code}" for code in entry["never" if never else "only"])
        for words in entry["words"]:
            found[fold(words)] = (*found.get(fold(words), ()), (states, never))
    return found
