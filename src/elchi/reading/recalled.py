"""Encounters that a report looks back to: "he recalled their talks in Rome", "at their previous meeting"."""

import re
from functools import cache

from elchi.lexica.classes import word_class
from elchi.reading.line import Line
from elchi.reading.units import Happening

_BACK = 64  # characters before an event in which it is looked back to


def is_recalled(line: Line, event: Happening) -> bool:
    """Tell whether an event is one of the past beside what the report tells."""
    text, start = line.tokens.text, line.tokens.segment.start
    if _earlier().match(text, event.start, event.end):
        return True
    return _looking_back().search(text[max(start, event.start - _BACK) : event.start]) is not None


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
