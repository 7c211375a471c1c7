"""Verbs by how they bring people together: who does it to whom, and what joins the other side (words/meetings.yaml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from elchi.lexica.inflection import inflect
from elchi.lexica.tables import strings

DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class MeetingFrame:
    """A verb's government: what leads to the other side, and the noun behind the verb where it needs one."""

    name: str
    kind: str
    side: frozenset[str]
    by: bool
    noun: str | None
    several: bool
    of_event: bool


@cache
def meeting_frames() -> Mapping[str, Sequence[tuple[tuple[str, ...], MeetingFrame]]]:
    """Return the verb forms of the frames by their first word, longer ones first."""
    found: dict[str, list[tuple[tuple[str, ...], MeetingFrame]]] = {}
    for name, row in strings("words/meetings")["frame"].items():
        side = frozenset(s if s == DIRECT else f"p:{s}" for s in row.get("side", ()))
        frame = MeetingFrame(name, row["kind"], side, "by" in row, row.get("noun"), "several" in row, row.get("subject") == "event")
        forms = [*row.get("forms", ()), *(form for lemma in row.get("regular", ()) for form in inflect(lemma))]
        for words in (tuple(form.split()) for form in dict.fromkeys(forms)):
            found.setdefault(words[0], []).append((words, frame))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@cache
def meeting_words(name: str) -> frozenset[str]:
    """Return a list of words/meetings.yaml, to ask whether a word is in it."""
    return frozenset(strings("words/meetings")[name])
