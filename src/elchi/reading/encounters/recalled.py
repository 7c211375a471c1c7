"""Encounters that a report looks back to: "he recalled their talks in Rome", "at their previous meeting"."""

import re
from functools import cache

from elchi.lexica.classes import word_class
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Happening

_BACK = 64  # characters before an event in which it is looked back to


def is_recalled(line: Line, event: Happening) -> bool:
    """Tell whether an event is one of the past beside what the report tells."""
    text, start = line.tokens.text, line.tokens.segment.start
    if _earlier().match(text, event.start, event.end):
        return True
    before = text[max(start, event.start - _BACK) : event.start]
    if event.whose in ("his", "her", "their") and _reported().search(text[max(start, event.start - 2 * _BACK) : event.start]):
        return True
    return _looking_back().search(before) is not None


@cache
def _reported() -> re.Pattern[str]:
    """ "Informed his hosts of the results of | his talks": what somebody reports of was before."""
    words = "|".join(map(re.escape, word_class("reporting_to")))
    return re.compile(
        rf"\b(?:{words})\b[^.;]{{0,130}}?\b(?:on|of|about)\s+(?:the\s+(?:results?|outcomes?|progress)\s+(?:of|from)\s+)?(?:[a-z]+\s+)?$"
    )


@cache
def _looking_back() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_class("looking_back")))
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:[a-z]+ly|with|the|a|at|on|from|during|of|having|about|and)\s+){{0,4}}$", re.IGNORECASE
    )


@cache
def _earlier() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_class("earlier_ones")))
    return re.compile(rf"(?:the|their|his|her|our|my|its)\s+(?:{words})\b", re.IGNORECASE)
