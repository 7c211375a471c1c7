"""By which state a report calls somebody later on: "Minister Ali Veli met ... The Georgian Minister said"."""

from collections.abc import Iterator, Sequence

from elchi.lexica.classes import word_set
from elchi.reading.clauses.drafts import Draft
from elchi.reading.coreference.likeness import fits
from elchi.reading.encounters.setting import EARLY, NEAR
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit


class Called:
    """Who acts in a text under an office of a state in sentences that name nobody, or is spoken to under it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.unnamed = [(n, who) for n, line in enumerate(lines) for who in _unnamed(line)][: EARLY * 2]

    def owners(self, person: Actor, drafts: Sequence[Draft]) -> list[str]:
        """Return whose office it is by which somebody may be called soon behind an encounter of his."""
        if not self.unnamed:
            return []
        told = {d.segment for d in drafts if any(a.chain == person.chain for a in d.actors)}
        held = ((person.office or "", None),)
        return [
            who.of
            for n, who in self.unnamed
            if who.of and any(0 < n - t <= NEAR for t in told) and fits((who.office or "", None, True), held)
        ]


def _unnamed(line: Line) -> Iterator[Actor]:
    if "OFFICE" not in line.roles or line.heading:
        return
    acts = "PERSON" not in line.roles
    for before, unit, after in zip([None, *line.kept], line.kept, line.kept[1:], strict=False):
        alone = "OFFICE" in unit.roles and len(unit.parties) == 1 and unit.parties[0].definite
        if alone and ((acts and VERBAL[after.roles]) or _spoken_to(before, line)):
            yield unit.parties[0]


def _spoken_to(verb: Unit | None, line: Line) -> bool:
    """ "Mr. Veli thanked the Foreign Minister of Georgia": whom the one told of here met."""
    return verb is not None and "v:say" in verb.roles and verb.of(line.tokens.text).lower() in word_set("said_to_a_face")
