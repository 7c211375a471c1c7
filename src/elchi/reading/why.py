"""Why a reading is as it is: the line of units of each sentence, and the act behind each claim."""

from collections.abc import Iterator

from elchi.lexica.lexicon import Lexicon
from elchi.model.document import Document
from elchi.reading.reader import open_page, read
from elchi.reading.units import Unit


def explain(document: Document, lexicon: Lexicon) -> str:
    """Return the lines of a document's sentences, each followed by the claims that were made from it."""
    page, reading = open_page(document, lexicon), read(document, lexicon)
    parts = []
    for line in page.lines:
        segment = line.tokens.segment
        parts.append(("# " if line.heading else "") + " ".join(_unit(u, document.text) for u in line.kept))
        for claim in reading.claims:
            if segment.start <= claim.span.start < segment.end:
                words = " ".join(claim.span.of(document.text).split())
                parts.append(f"    -> {type(claim).__name__} by {claim.act}: {words[:100]}")
    return "\n".join(parts)


def _unit(unit: Unit, text: str) -> str:
    words = " ".join(unit.of(text).split())
    if unit.parties:
        return "PARTY<" + " + ".join(_parts(unit)) + ">"
    if unit.event is not None:
        return f"EVENT<{unit.event.kind}: {words}>"
    if unit.place is not None:
        return f"PLACE<{words}>"
    roles = "/".join(sorted(unit.roles - {"x"}))
    return f"{roles}<{words}>" if roles else words


def _parts(unit: Unit) -> Iterator[str]:
    for actor in unit.parties:
        yield "|".join(w for w in (actor.person, actor.office, actor.of, actor.number) if w)
