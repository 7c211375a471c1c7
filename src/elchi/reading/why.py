"""Why a reading is as it is: the line of units of each sentence, and behind each claim the act and the words that made it."""

from collections.abc import Iterator
from dataclasses import replace

from elchi.lexica.lexicon import Lexicon
from elchi.model.claim import Claim
from elchi.model.document import Document
from elchi.reading.layout.mending import mend
from elchi.reading.lines.acts import find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit
from elchi.reading.page import open_page
from elchi.reading.reader import read

_FAMILIES = ("encounters", "commitments", "memberships", "tenures")


def explain(document: Document, lexicon: Lexicon) -> str:
    """Return the lines of a document's sentences, each followed by the claims that were made from it."""
    document = replace(document, text=mend(document.text, lexicon).text)
    page, reading = open_page(document, lexicon), read(document, lexicon)
    parts = []
    for line in page.lines:
        segment = line.tokens.segment
        parts.append(("# " if line.heading else "") + " ".join([*(_unit(u, document.text) for u in line.kept), *_aside(line)]))
        made = [c for c in reading.claims if segment.start <= c.span.start < segment.end]
        words = _matched(line) if made else {}
        parts.extend(_because(claim, words, document.text) for claim in made)
    return "\n".join(parts)


def _aside(line: Line) -> Iterator[str]:
    """What was taken out of the line before the acts saw it."""
    yield from (f"{{when: {date.words}}}" for date in line.dates)
    yield from (f"{{where: {how} {place.name}}}" for how, place in line.places)


def _because(claim: Claim, words: dict[str, list[str]], text: str) -> str:
    matched = " ... ".join(words.get(claim.act, ())) or " ".join(claim.span.of(text).split())
    return f"    -> {type(claim).__name__} by {claim.act}: {matched[:120]}"


def _matched(line: Line) -> dict[str, list[str]]:
    """The words of a line that each act matched, by the act's name."""
    words: dict[str, list[str]] = {}
    for family in _FAMILIES:
        for found in find(load_acts(family), line):
            units = line.kept[found.match.first : found.match.last]
            words.setdefault(found.act.name, []).append(" ".join(line.tokens.text[units[0].start : units[-1].end].split()))
    return words


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
