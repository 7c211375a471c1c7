"""Of which organisation a secretary-general is whom a report names without it: of the one that it tells of."""

from collections import Counter
from collections.abc import Sequence

from elchi.lexica.classes import word_pattern, word_set
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line

_CLEARLY = 3  # times as often as any other


def settle_bodies(lines: Sequence[Line], cast: Cast) -> None:
    """Give secretaries-general and their like without a body the one that a report names alone, or far more often than others."""
    heads = [p for p in cast.people if p.of is None and not p.former and word_pattern("heads_of_bodies").match(p.office or "")]
    if len(heads) != 1 or not lines:
        return
    bodies = lines[0].tokens.lexicon.register.bodies
    # An organ has none of its own, and may be named more often than whose organ it is.
    headed = {entity for entity, body in bodies.items() if body.kind in word_set("kinds_with_secretaries")}
    named = Counter((a.entity, a.of) for line in lines for u in line.all for a in u.parties if a.entity in headed)
    counts: Counter[str] = Counter()
    for (entity, _), times in named.items():
        counts[entity or ""] += times
    told = counts.most_common(2)
    if told and (len(told) == 1 or told[0][1] >= _CLEARLY * told[1][1]):
        heads[0].of = next(of for (entity, of), _ in named.most_common() if entity == told[0][0])
