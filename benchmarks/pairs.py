"""Pairs of people with the truth about them, and how many of them are said to be one."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.measured import Tally
from elchi.model.entity import KnownPerson, Verdict
from elchi.resolving.who import same_person


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody as met against somebody known, how the pair was drawn, and whether they are one by the source's own word."""

    kind: str
    one: KnownPerson
    other: KnownPerson
    same: bool

    @property
    def developed_on(self) -> bool:
        """Tell whether the pair is of the half that failures were looked at in."""
        return by_hash(self.one.id) % 2 == 0


def by_hash(text: str) -> int:
    """Return a number that depends on the text alone, to choose by."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def judged(source: str, pairs: Iterable[Pair]) -> list[Tally]:
    """Return the tallies of the half that was developed on and of the half that was only measured; failures of the first."""
    halves = [Tally(f"people by office and date, {source}, {half}") for half in ("developed on", "only measured")]
    for pair in pairs:
        tally, match = halves[not pair.developed_on], same_person(pair.one, pair.other)
        said = match.verdict is Verdict.SAME
        tally.add(said and pair.same, said, pair.same)
        if said != pair.same and pair.developed_on:
            tally.failures.append(
                f"{'lost' if pair.same else 'WRONG'} [{pair.kind}] {_told(pair.one)} | {_told(pair.other)}: {match.why}"
            )
    return halves


def _told(person: KnownPerson) -> str:
    posts = "; ".join(
        f"{p.office_id or p.office} {p.period.iso() or p.period.edtf() if p.period else ''}" for p in person.posts[:3]
    )
    return f"{', '.join(person.names)} ({posts})"
