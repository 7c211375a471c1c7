"""Acts: records of how diplomatic prose tells of something, read from YAML, matched on lines of units."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from elchi.errors import LexiconError
from elchi.lexica.tables import strings
from elchi.model.quick import quick
from elchi.reading.lines.grammar import Match, Pattern
from elchi.reading.lines.line import ALPHABET, Line
from elchi.reading.lines.units import Unit


@dataclass(frozen=True, slots=True)
class Act:
    """One way of telling. `options` are what its family needs beyond pattern and kind."""

    name: str
    pattern: Pattern
    kind: str
    options: dict[str, Any]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    asked: tuple[tuple[str, frozenset[str]], ...] = ()  # slots that hold one of some words


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """An act met in a line, with its slots."""

    act: Act
    line: Line
    match: Match

    def units(self, slot: str) -> Sequence[Unit]:
        """Return the units of a slot."""
        return self.match.units(self.line.kept, slot)

    def unit(self, slot: str) -> Unit | None:
        """Return the first unit of a slot, or None."""
        units = self.units(slot)
        return units[0] if units else None

    def at(self, slot: str) -> int:
        """Return where in the line a slot begins; the match's begin where it is empty."""
        return self.match.slots.get(slot, (self.match.first, 0))[0]


class Family:
    """The acts of one family, in the order of their file."""

    # Most lines hold the roles and words of few acts. An act is matched only where some unit is one of the words that it asks for,
    # and each element that it cannot do without finds one of its roles: one act a line instead of thirty, which were a sixth of a
    # reading. Sets of acts are the bits of a number, so that a role says at once of all acts which of their elements it can be:
    # of the first element of each act, of the second of each behind these, and so on.
    def __init__(self, acts: Iterable[Act]) -> None:
        self.acts = tuple(acts)
        needed = [sorted(set(act.pattern.needed)) for act in self.acts]
        size, self._most = len(self.acts), max(map(len, needed), default=0)
        places = [(size * k + n, of_act[k : k + 1]) for n, of_act in enumerate(needed) for k in range(self._most)]
        self._spare = sum(1 << place for place, element in places if not element)
        self._by_role = _bits((role, place) for place, element in places for roles in element for role in roles)
        self._wordless = sum(1 << n for n, act in enumerate(self.acts) if not act.asked)
        self._by_word = _bits((word, n) for n, act in enumerate(self.acts) for _, words in act.asked[:1] for word in words)
        self._words, self._roles = frozenset(self._by_word), frozenset(self._by_role)

    def __iter__(self) -> Iterator[Act]:
        return iter(self.acts)

    def fitting(self, line: Line) -> list[Act]:
        """Return the acts that a line may hold, in their order."""
        by_word, by_role, fit, shown = self._by_word, self._by_role, self._wordless, self._spare
        for phrase in self._words.intersection(line.phrases):
            fit |= by_word[phrase]
        if not fit:  # an act of every family of which each asks for words
            return []
        for role in self._roles & line.roles:
            shown |= by_role[role]
        for _ in range(self._most):
            fit &= shown
            if not fit:
                return []
            shown >>= len(self.acts)
        return [self.acts[n] for n in _numbers(fit)]


def _bits(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, n in pairs:
        found[key] = found.get(key, 0) | 1 << n
    return found


def _numbers(bits: int) -> Iterator[int]:
    """The numbers whose bits are set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


@cache
def load_acts(family: str) -> Family:
    """Return the acts of a family (`encounters`, `statements`, ...), in the order of the file."""
    return Family(_act(item) for item in strings(f"acts/{family}"))


def _act(item: dict[str, Any]) -> Act:
    rest = dict(item)
    try:
        name, pattern, kind = rest.pop("name"), rest.pop("pattern"), rest.pop("kind")
        examples, misses = tuple(rest.pop("examples")), tuple(rest.pop("near_misses"))
    except KeyError as gone:
        raise LexiconError(f"An act without {gone}; name, pattern, kind, examples and near_misses are needed.") from gone
    slots = [slot for slot in ("verb", "noun") if f"{slot}_in" in rest and (slot == "verb" or f"@{slot}" in pattern)]
    return Act(name, Pattern(pattern), kind, rest, examples, misses, tuple((slot, frozenset(rest[f"{slot}_in"])) for slot in slots))


def find(acts: Iterable[Act], line: Line) -> Iterator[Found]:
    """Yield every act met in a line: in the order of the acts, then of the text."""
    fitting = acts.fitting(line) if isinstance(acts, Family) else acts
    if not fitting or not line.kept:
        return
    chars = line.chars
    newest = ord(max(chars))
    for act in fitting:
        at = 0
        while (found := act.pattern.search(chars, ALPHABET, newest, at)) is not None:
            fits = not act.asked or all([_holds(line, found, slot, words) for slot, words in act.asked])
            at = max(found.end(), found.start() + 1) if fits else found.start() + 1  # what holds another word hides none behind it
            if fits:
                yield Found(act, line, act.pattern.match(found))


def _holds(line: Line, found: re.Match[str], slot: str, words: frozenset[str]) -> bool:
    """Whether a slot holds one of the words that the act asks for: `verb_in`, `noun_in`."""
    at, end = found.span(slot) if slot in found.re.groupindex else (0, 0)
    if at >= end:
        return False
    return line.phrases[at] in words
