"""Verbs by whom they bind and to what, and the words for what can be done (words/duties.yaml)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from elchi.lexica.inflection import inflect
from elchi.lexica.tables import strings
from elchi.reading.lines.line import ARTICLES

BASE, DONE, DOING = 0, 3, 4  # of the forms of a verb: base, third person, past, participle, -ing


class Phrases:
    """Phrases of one or more words, found where they begin; their articles are as good as not there."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.first: dict[str, list[list[str]]] = {}
        for phrase in phrases:
            words = [word for word in phrase.split() if word not in ARTICLES]
            self.first.setdefault(words[0], []).append(words)
        for found in self.first.values():
            found.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], n: int) -> int:
        """Return of how many words the longest phrase is that begins at a word; 0 for none."""
        known = self.first.get(words[n]) if n < len(words) else None
        if known is None:  # nine times of ten
            return 0
        return next((len(p) for p in known if list(words[n : n + len(p)]) == p), 0)


@dataclass(frozen=True, slots=True)
class DutyFrame:
    """A verb's government: whom it binds, and what may stand behind it."""

    name: str
    kind: str
    who: str
    verbs: Phrases
    to: str | None
    doing: frozenset[str]
    thing: str | None
    seat: str | None
    that: bool
    recipient: bool
    noun: str | None


@cache
def duty_frames() -> tuple[DutyFrame, ...]:
    """Return the frames, in the order of their file."""
    return tuple(_frame(name, row) for name, row in strings("words/duties")["frame"].items())


def _frame(name: str, row: dict[str, Any]) -> DutyFrame:
    forms = [*row.get("forms", ()), *(form for lemma in row.get("regular", ()) for form in inflect(lemma))]
    return DutyFrame(
        name, row["kind"], row["who"], Phrases(forms), row.get("to"), frozenset(row.get("doing", ())), row.get("thing"), row.get("as"),
        "that" in row, "recipient" in row, row.get("noun"),
    )  # fmt: skip


@cache
def triggers() -> frozenset[str]:
    """Return the words with which a verb of a frame can begin."""
    return frozenset().union(*(frame.verbs.first for frame in duty_frames()))


@cache
def duty_set(name: str) -> frozenset[str]:
    """Return a list of words/duties.yaml, to ask whether a word is in it."""
    return frozenset(strings("words/duties")[name])


@cache
def duty_words(name: str) -> Phrases:
    """Return a list of words/duties.yaml, to ask whether one of its phrases begins at a word."""
    return Phrases(strings("words/duties")[name])


@cache
def deeds(form: int) -> Phrases:
    """Return one form of all verbs of doing."""
    return Phrases(row[form] for row in _deeds())


@cache
def gifts() -> Phrases:
    """Return the verbs that hold out something of one's own."""
    return duty_words("gift")


@cache
def _deeds() -> tuple[Sequence[str], ...]:
    listed = strings("words/duties")["deed"]
    regular = [(base, third, past, past, doing) for base, third, past, doing in map(inflect, listed["regular"])]
    return (*listed["forms"], *regular)
