"""Verbs by whom they bind and to what, and the words for what can be done (words/duties.yaml)."""

from collections.abc import Iterable, Iterator, Sequence
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


_ANY_DOING = "doing"  # what stands for any deed in -ing
_PARTICLES = frozenset({"back", "over", "out", "up", "down", "off", "home", "through", "forward"})
_PARTED_REACH = 7  # words from a verb to its particle
_LIGHT_REACH = 7  # words from a light verb to what makes it a deed


class Deeds(Phrases):
    """One form of the verbs of doing, and of light verbs with what makes a deed of them: "keep | the pass | open", "join | the treaty"."""

    def __init__(self, phrases: Iterable[str], light: Iterable[tuple[str, Iterable[str]]], doing: Iterable[str]) -> None:
        super().__init__(phrases)
        self.light = {verb.partition(" ")[0]: (verb.split()[1:], Phrases(made)) for verb, made in light}
        self.doing = Phrases(doing)
        pairs = [words for found in self.first.values() for words in found if len(words) == 2 and words[1] in _PARTICLES]
        self.parted = {verb: frozenset(last for first, last in pairs if first == verb) for verb, _ in pairs}

    def at(self, words: Sequence[str], n: int) -> int:
        """Return of how many words the deed is that begins at a word; 0 for none."""
        return super().at(words, n) or self._light(words, n) or self._parted(words, n)

    def _parted(self, words: Sequence[str], n: int) -> int:
        """ "Take | them | back", "pull | its team | out": what is done to whom stands before the particle."""
        particles = self.parted.get(words[n]) if n < len(words) else None
        for m in range(n + 2, min(n + _PARTED_REACH, len(words))) if particles else ():
            if words[m] in (",", ";", ".", "that", "to"):
                return 0
            if particles and words[m] in particles:
                return 1
        return 0

    def _light(self, words: Sequence[str], n: int) -> int:
        particle, made = self.light.get(words[n], _NO_LIGHT) if n < len(words) else _NO_LIGHT
        first = n + 1 + len(particle)
        if made is None or particle != list(words[n + 1 : first]):
            return 0
        for m in range(first, min(first + _LIGHT_REACH - 1, len(words))):
            if words[m] in (",", ";", ".", "that"):
                return 0
            if made.at(words, m) or (words[m].endswith("ing") and _ANY_DOING in made.first and self.doing.at(words, m)):
                return first - n
        return 0


_NO_LIGHT: tuple[list[str], Phrases | None] = [], None


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
    through: str | None
    counted: bool


@cache
def duty_frames() -> tuple[DutyFrame, ...]:
    """Return the frames, in the order of their file."""
    return tuple(_frame(name, row) for name, row in strings("words/duties")["frame"].items())


def _frame(name: str, row: dict[str, Any]) -> DutyFrame:
    forms = [*row.get("forms", ()), *(form for lemma in row.get("regular", ()) for form in inflect(lemma))]
    return DutyFrame(
        name, row["kind"], row["who"], Phrases(forms), row.get("to"), frozenset(row.get("doing", ())), row.get("thing"), row.get("as"),
        "that" in row, "recipient" in row, row.get("noun"), row.get("through"), "counted" in row,
    )  # fmt: skip


@cache
def frames_by_word() -> dict[str, tuple[DutyFrame, ...]]:
    """Return for each word with which a verb of a frame can begin the frames of such verbs, in the order of their file."""
    words = dict.fromkeys(word for frame in duty_frames() for word in frame.verbs.first)
    return {word: tuple(f for f in duty_frames() if word in f.verbs.first) for word in words}


@cache
def duty_set(name: str) -> frozenset[str]:
    """Return a list of words/duties.yaml, to ask whether a word is in it."""
    return frozenset(strings("words/duties")[name])


@cache
def duty_words(name: str) -> Phrases:
    """Return a list of words/duties.yaml, to ask whether one of its phrases begins at a word."""
    return Phrases(strings("words/duties")[name])


@cache
def deeds(form: int) -> Deeds:
    """Return one form of all verbs of doing."""
    return Deeds((row[form] for row in _deeds()), _light(form), (row[DOING] for row in _deeds()))


def _light(form: int) -> Iterator[tuple[str, Iterable[str]]]:
    """The light verbs in one form, with what makes a deed of each."""
    for row in strings("words/duties")["light"]:
        for verb in row["verbs"]:
            yield (verb if isinstance(verb, list) else _regular(verb))[form], row["made_by"]


@cache
def gifts() -> Phrases:
    """Return the verbs that hold out something of one's own."""
    return duty_words("gift")


@cache
def _deeds() -> tuple[Sequence[str], ...]:
    listed = strings("words/duties")["deed"]
    return (*listed["forms"], *map(_regular, listed["regular"]))


def _regular(lemma: str) -> tuple[str, ...]:
    base, third, past, doing = inflect(lemma)
    return base, third, past, past, doing
