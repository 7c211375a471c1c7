"""Which offices a state does not have, and which it alone has: a king is none of a republic's, the Bundesbank is Germany's."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from elchi.lexica.classes import alternatives
from elchi.lexica.lexicon import fold
from elchi.lexica.register import Register
from elchi.lexica.tables import strings
from elchi.reading.lines.units import Actor

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


def give_sole_seats(people: Iterable[Actor], register: Register, home: str | None) -> None:
    """Give people in an office that one state alone has, and that is told of without a state, that state.

    `home` is the identifier of the state that speaks: who holds an office that it is known to have, too, may be its own.
    """
    for person in people:
        found = _seats().search(fold(person.office)) if person.office and person.of is None else None
        seat = _seat_of()[found.group()] if found is not None else None
        if seat is not None and (home in (seat, None) or not _has_too(home, person.office or "")):
            person.of = register.name_on(seat, None)


def _has_too(state: str, office: str) -> bool:
    """ "Treasury Secretary" is an American office, and one of Argentina's."""
    return any(state in told and not never for told, never in _offices().get(fold(office), ()))


@cache
def _seat_of() -> Mapping[str, str]:
    """Return the state of each seat, by its folded words."""
    return {fold(words): f"{_STATE}{code}" for code, seats in strings("words/seats")["seats"].items() for words in seats}


@cache
def _seats() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_seat_of())})\b")
