"""Who of those told of can belong to a body: a state, a body, the state whose head somebody is, and those listed beside."""

from collections.abc import Sequence

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import Lexicon, tokens_of
from elchi.reading.lines.units import Actor, Unit

_ENDS = frozenset({"comma", "semicolon", "stop", "and"})


def member_of(lexicon: Lexicon, actor: Actor, unit: Unit, *, holder: bool, heads: bool) -> Actor | None:
    """Return who belongs where an actor is told of: the state for whom its government or head acts."""
    if actor.kind in ("state", "body") and actor.of:
        return actor
    if heads and not any(word in (actor.office or "").lower() for word in word_class("heads")):
        return None
    one = not actor.plural or "PARTIES" in unit.roles or (actor.office or "").lower() in word_set("acting_for")
    entity = _state_named(lexicon, actor.of) if holder and actor.of and one else None
    return Actor("state", actor.start, actor.end, of=actor.of, entity=entity) if entity is not None else None


def _state_named(lexicon: Lexicon, name: str) -> str | None:
    words = tokens_of(name)
    hit = lexicon.look(words, 0)
    return hit.roles.get("state") if hit is not None and hit.length == len(words) else None


def listed_before(units: Sequence[Unit], at: int) -> list[Unit]:
    """Return what a comma joins to the last of them: "Turkey, the United States and other NATO allies"."""
    found: list[Unit] = []
    while at >= 2 and "comma" in units[at - 1].roles and "STATE" in units[at - 2].roles:
        at -= 2
        found.insert(0, units[at])
    owned = at >= 3 and "and" in units[at - 1].roles and "possessive" in units[at - 2].roles and "STATE" in units[at - 3].roles
    return [units[at - 3], *found] if owned else found  # "Guam's and Tonga's bids"


def listed_behind(units: Sequence[Unit], at: int) -> list[Unit]:
    """Return what semicolons join to the first of them: "Zambia, as its chair; Tanzania; and Namibia"."""
    begins = [n + 1 + ("and" in units[n + 1].roles) for n in range(at, len(units) - 2) if "semicolon" in units[n].roles]
    if any(units[n + 1].roles.isdisjoint(_ENDS) for n in begins if n + 1 < len(units)):
        return []  # "unites Armenia and Russia; Moldova has the status of an observer"
    named = [units[n] for n in begins]
    return named if all(u.parties and all(a.kind == "state" for a in u.parties) for u in named) else []
