"""Towns from which a report was sent that no register has: "KALE CITY -- Governor A told", "TABUBA, 3 May (Agency) - The"."""

import re
from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place

_FRONT = re.compile(
    r"(?P<town>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,2})"  # words in capitals, then a long dash, or a day and an agency before a short one
    r"(?:\s*(?:--|[—–])|(?:, [^()\n–—]{3,40})?\s*(?:\([^()\n]{2,60}\))?,?\s*(?:--?|[—–_]))\s+[A-Z“\"][\w“\" ]"
)
_SENTENCE = 50  # characters of a sentence behind the mark


def town_in_front(body: Sequence[Line]) -> Place | None:
    """Return the town in capitals before the first sentence of a report, where nothing else is known of its words."""
    for line in body:
        segment, text = line.tokens.segment, line.tokens.text
        found = _FRONT.match(text, segment.start, segment.end)
        if found is None or segment.end - found.end() < _SENTENCE:
            continue
        if any(u.parties for u in line.all[:1]) and found["town"].lower() not in word_set("seats_in_front"):
            continue
        if word_set("no_towns_in_front").isdisjoint(found["town"].lower().split()):
            return Place(found["town"].title(), *found.span("town"))
    return None
