"""Which state words name, and which one a place is in."""

from datetime import date
from functools import lru_cache

from elchi.lexica.lexicon import Lexicon, tokens_of
from elchi.reading.lines.units import Place


@lru_cache(8192)
def land_named(words: str, lexicon: Lexicon) -> str | None:
    """Return the state that words name, and nothing more than it: "Georgia", "the Gambia", "Georgian"."""
    found = tokens_of(words)
    found = found[1:] if found[:1] in (["the"], ["The"]) else found
    hit = lexicon.look(found, 0) if found else None
    if hit is None or hit.length != len(found):
        return None
    return hit.roles.get("state") or hit.roles.get("adjective")


def land_of(place: Place | None, lexicon: Lexicon) -> str | None:
    """Return the state that a place of the register is in, or is."""
    if place is None or place.entity is None or place.is_state:
        return place.entity if place is not None else None
    known = lexicon.register.places.get(place.entity)
    return known.state if known is not None else None


def before_it_was(land: str, told: date | None, lexicon: Lexicon) -> bool:
    """Tell whether a report is older than the state that it would be of."""
    since = lexicon.register.states[land].un_since if land in lexicon.register.states else None
    return told is not None and since is not None and told < since
