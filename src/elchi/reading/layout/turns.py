"""Whose turn of a transcript a line is: "SECRETARY VELI: Good morning"."""

import re
from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_LABEL = re.compile(r"\s*(?:[A-Z][A-Z.’'-]*\s+){0,5}(?P<name>[A-Z][A-Z’'-]{2,})(?:\s*\([^)\n]{1,40}\))?:\s+(?=\S)")
_LABELS = re.compile(r"^[A-Z][A-Z .'’-]{2,40}:\s", re.MULTILINE)
_TITLE = 12  # characters in which the word before an office is looked for
_RECORD = 2  # labels from which on a text is a record of who spoke


def turn_of(line: Line, cast: Cast) -> Sequence[Actor]:
    """Return whose turn a line of a transcript begins: "SECRETARY VELI: Good morning"; nobody where it goes on or is none."""
    segment = line.tokens.segment
    label = _LABEL.match(line.tokens.text, segment.start, segment.end) if ":" in line.tokens.seen else None
    if label is None or _is_dateline(line, label["name"]):
        return ()
    words = " ".join(label.group().split()).rstrip(": ")
    return cast.bearing(fold(label["name"]))[:1] or [Actor("group", segment.start, label.end("name"), office=words.title())]


def called_out(text: str, at: int) -> bool:
    """Tell whether an office is an address or labels a turn, which asks nobody who is meant: "Mr. President", "PRESIDENT VELI:"."""
    before = text[max(0, at - _TITLE) : at].split()
    spoken_to = bool(before) and before[-1].rstrip(".").lower() in word_set("addresses")
    label = None if spoken_to else _LABEL.match(text, text.rfind("\n", 0, at) + 1)
    return spoken_to or (label is not None and at < label.end("name"))


def _is_dateline(line: Line, name: str) -> bool:
    """ "WASHINGTON: President Ali Veli said": where a report comes from does not speak, but a state in a record does."""
    hit = line.tokens.lexicon.look([name.title()], 0)
    return hit is not None and not hit.roles.keys().isdisjoint(("place", "state")) and not is_record(line.tokens.text)


def is_record(text: str) -> bool:
    """Tell whether a text is a record of who spoke in turn."""
    return len(_LABELS.findall(text)) >= _RECORD
