"""Who makes up the delegations that a text tells of: "the delegation" in a later sentence is they."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from elchi.lexica.classes import word_set
from elchi.reading.coreference.likeness import same_owner
from elchi.reading.lines.units import Actor


@dataclass(slots=True)
class Delegations:
    """The delegations of one document: whose each is, and who makes it up, its leader first."""

    told: list[tuple[str | None, list[Actor]]] = field(default_factory=list)
    _at: dict[int, list[Actor]] = field(default_factory=dict)  # by where each is told of with who makes it up

    def add(self, delegation: Actor, people: Sequence[Actor], *, more: bool) -> None:
        """Note who makes up a delegation; with `more`, who does so beside those told of before."""
        known = self._meant(delegation) if more else None
        if known is not None:
            known.extend(a for a in people if not any(a is b for b in known))
        elif people:
            self.told.append((delegation.of or people[0].of, list(people)))
            self._at[delegation.start] = self.told[-1][1]

    def of(self, delegation: Actor) -> list[Actor]:
        """Return who "the delegation" is that was told of before; nobody where that leaves a choice."""
        if not self.told or delegation.kind != "group":
            return []
        return list(self._at.get(delegation.start) or self._meant(delegation) or ())

    def _meant(self, asked: Actor) -> list[Actor] | None:
        if not asked.definite or word_set("delegations").isdisjoint((asked.office or "").lower().split()[-1:]):
            return None
        fitting = [people for of, people in self.told if asked.of is None or of is None or same_owner(of, asked.of)]
        return fitting[-1] if len({id(people[0]) for people in fitting}) == 1 else None
