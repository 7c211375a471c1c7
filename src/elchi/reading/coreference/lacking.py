"""Which offices a state does not have, and which it alone has: a king is none of a republic's, the Bundesbank is Germany's."""

from collections.abc import Iterable, Mapping
from functools import cache

from elchi.lexica.lexicon import fold
from elchi.lexica.register import Register
from elchi.lexica.seats import seat_in
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
        seat = seat_in(person.office) if person.office and person.of is None else None
        if seat is not None and (home in (seat.state, None) or not _has_too(home, person.office or "")):
            person.of = register.name_on(seat.state, None)


def _has_too(state: str, office: str) -> bool:
    """ "Treasury Secretary" is an American office, and one of Argentina's."""
    return any(state in told and not never for told, never in _offices().get(fold(office), ()))
