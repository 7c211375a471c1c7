"""A capital that stands for the government in it: "Oslo will pay", "Hanoi promised"."""

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit, is_led

_JOINING = frozenset({"and", "comma"})
_HELPING = frozenset({"will", "have", "be", "not", "adverb", "do"})


def capital_before(line: Line, at: int) -> list[Actor]:
    """Return the state whose capital stands where the doer of a verb stands; nobody where none does."""
    n = at - 1
    while n >= 0 and line.kept[n].roles & _HELPING:
        n -= 1
    if n > 1 and "and" in line.kept[n].roles:
        n = 0  # "Oslo | has no objection and will issue"
    first = n
    while first > 1 and line.kept[first - 1].roles & _JOINING and standing_for(line, line.kept[first - 2]):
        first -= 2  # "Belgrade | and Skopje"
    if n < 0 or is_led(line.kept, first):
        return []
    return [one for unit in line.kept[first : n + 1] for one in standing_for(line, unit)]


def _seated(line: Line, town: str | None) -> str | None:
    """The state whose government sits in a town that is not its capital, or is spelt otherwise: "The Hague", "La Paz"."""
    place = line.tokens.lexicon.register.places.get(town or "")
    return place.state if place is not None and place.id in word_set("seats_of_government") else None


def standing_for(line: Line, unit: Unit) -> list[Actor]:
    """Return the state whose capital a unit is, or the seat of its government; nobody for any other."""
    register = line.tokens.lexicon.register
    town = unit.place.entity if unit.place is not None and not unit.parties else None
    state = register.state_of_capital(town) or _seated(line, town)
    return [Actor("state", unit.start, unit.end, of=register.name_on(state, None), entity=state)] if state is not None else []
