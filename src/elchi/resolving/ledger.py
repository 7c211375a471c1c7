"""What resolving one document brings to light: entities, their names, judgements and doubts, each once and in order."""

from collections.abc import Container

from elchi.model.document import Span
from elchi.model.entity import Entity, EntityKind, EntityName, Judgement, Verdict
from elchi.model.reading import Doubt
from elchi.resolving.spelling import slug
from elchi.resolving.verdicts import Match


class Ledger:
    """Collects findings in the order in which they were made."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.names: dict[tuple[str, str], EntityName] = {}
        self.judgements: dict[tuple[str, str], Judgement] = {}
        self.doubts: dict[tuple[Span, str], Doubt] = {}

    def meet(self, entity: Entity) -> None:
        """Note an entity; the form it was first met under stays its name."""
        self.entities.setdefault(entity.id, entity)

    def call(self, entity: str, name: str, keys: tuple[str, ...] | None = None) -> None:
        """Note a name of an entity; names of anything but people are looked up by their plain words."""
        if (entity, name) not in self.names:
            self.names[entity, name] = EntityName(entity, name, (slug(name),) if keys is None else keys)

    def judge(self, left: str, right: str, rule: str, match: Match) -> None:
        """Note that a rule holds two identifiers to be one."""
        if left != right:
            self.judgements.setdefault((left, right), Judgement(left, right, Verdict.SAME, f"rule:{rule}", match.why))

    def doubt(self, span: Span, question: str, choices: tuple[str, ...], why: str) -> None:
        """Note a place where several readings remain."""
        self.doubts.setdefault((span, question), Doubt(span, question, choices, why))

    def free(self, identifier: str, *taken: Container[str]) -> str:
        """Return `identifier`, numbered from 2 where it already stands for another thing."""
        number, candidate = 1, identifier
        while any(candidate in ids for ids in (self.entities, *taken)):
            number += 1
            candidate = f"{identifier}-{number}"
        return candidate


def kind_of(identifier: str) -> EntityKind:
    """Return the kind that an identifier begins with."""
    return EntityKind(identifier.partition(":")[0])
