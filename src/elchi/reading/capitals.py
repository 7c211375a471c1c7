"""A capital that stands for the government in it: "Oslo will pay", "Hanoi promised"."""

from elchi.reading.line import Line
from elchi.reading.units import Actor, Unit, is_led

_HELPING = frozenset({"will", "have", "be", "not", "adverb", "do"})


def capital_before(line: Line, at: int) -> list[Actor]:
    """Return the state whose capital stands where the doer of a verb stands; nobody where none does."""
    n = at - 1
    while n >= 0 and line.kept[n].roles & _HELPING:
        n -= 1
    return standing_for(line, line.kept[n]) if n >= 0 and not is_led(line.kept, n) else []


def standing_for(line: Line, unit: Unit) -> list[Actor]:
    """Return the state whose capital a unit is; nobody for any other."""
    register = line.tokens.lexicon.register
    state = register.state_of_capital(unit.place.entity) if unit.place is not None and not unit.parties else None
    return [Actor("state", unit.start, unit.end, of=register.name_on(state, None), entity=state)] if state is not None else []
