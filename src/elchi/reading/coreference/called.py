"""What a body is called: the nouns of its names, and a word that two bodies share: "the Commonwealth" in a text on the CIS."""

from collections.abc import Mapping
from functools import cache

from elchi.lexica.lexicon import fold, tokens_of
from elchi.lexica.tables import strings
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

_BODY = frozenset({"PARTY", "BODY"})


def is_called(line: Line, body: Actor, noun: str) -> bool:
    """Tell whether a body bears the noun in one of its names: NATO is an alliance, the EU a union."""
    known = line.tokens.lexicon.register.bodies.get(body.entity or "")
    names = [body.of or "", *((known.name, *known.also, *(n.name for n in known.names)) if known is not None else ())]
    return any(noun in [fold(w) for w in tokens_of(name)] for name in names)


def told_in_full(line: Line, heard: Mapping[str, Actor], fully: set[str]) -> Line:
    """Return the line with a shared word made the one body of those heard that bears it and was named in full."""
    if "BODY" not in line.roles or _shared().isdisjoint(line.tokens.seen):
        return line
    return line.seen_as([_told(line, unit, heard, fully) for unit in line.kept])


@cache
def _shared() -> frozenset[str]:
    return frozenset(strings("words/belonging")["bodyword"]["own"])


def _told(line: Line, unit: Unit, heard: Mapping[str, Actor], fully: set[str]) -> Unit:
    known = unit.parties[0] if len(unit.parties) == 1 and "BODY" in unit.roles else None
    word = fold(known.of or "") if known is not None else ""
    if known is None or known.entity is None or known.entity in fully or word not in _shared():
        return unit
    bodies = line.tokens.lexicon.register.bodies
    own = {e for e in fully if (body := bodies.get(e)) is not None and body.parent == known.entity}  # its own secretariat
    named = [actor for entity, actor in heard.items() if entity in fully - own and is_called(line, actor, word)]
    return Unit(_BODY, unit.start, unit.end, unit.first, unit.last, parties=named) if len(named) == 1 else unit
