"""Who takes part in a claim, and in which order claims are resolved."""

from collections.abc import Iterator

from elchi.model.claim import (
    Claim,
    Commitment,
    Encounter,
    Party,
    Statement,
    Tenure,
)


def turn(claim: Claim) -> int:
    """Return when a claim is resolved: encounters with a day first, then those without, then what may be told of them."""
    return 2 if not isinstance(claim, Encounter) else 1 if claim.when is None else 0


def parties_of(claim: Claim) -> Iterator[Party]:
    """Yield every party of a claim."""
    match claim:
        case Encounter():
            yield from claim.participants
        case Statement():
            yield claim.speaker
            yield from claim.speakers
        case Commitment():
            yield from claim.who
        case Tenure():
            yield claim.holder


def names_one(party: Party) -> bool:
    """Tell whether a party names a person, and not several who speak together ("A and B")."""
    return bool(party.person) and " and " not in (party.person or "")
