"""Whose ministers a report means where it names no state: those of the ministry that it relies on."""

from collections.abc import Sequence

from elchi.lexica.classes import word_pattern
from elchi.reading.bodies import of_at
from elchi.reading.line import Line

_RELIED_ON = 40  # sentences in which a report names its source


def of_ministry(lines: Sequence[Line]) -> str | None:
    """Return whose ministry of foreign affairs a report relies on, where it names that of one state only."""
    found: set[str] = set()
    for line in lines[:_RELIED_ON]:
        t = line.tokens
        for unit in line.all:
            if "BODY" in unit.roles and word_pattern("foreign_ministry").search(unit.of(t.text)):
                at = unit.last + 1 if t.is_word(unit.last, "of") else unit.first + t.is_word(unit.first, "the", "a")
                owner = of_at(t, at, loose=False)
                if owner is not None and owner.kind == "state":
                    found.add(t.lexicon.register.name_on(owner.entity, None) if owner.entity else owner.name)
    return found.pop() if len(found) == 1 else None
