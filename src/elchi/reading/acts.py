"""Acts: records of how diplomatic prose tells of something, read from YAML, matched on lines of units."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from elchi.errors import LexiconError
from elchi.lexica.tables import strings
from elchi.model.quick import quick
from elchi.reading.grammar import Match, Pattern
from elchi.reading.line import ALPHABET, Line
from elchi.reading.units import Unit


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

    # Most lines hold the roles and words of few acts. An act is matched only where each element that it cannot do without finds one
    # of its roles, and where some unit is one of the words that it asks for: one act a line instead of thirty, which were a sixth
    # of a reading. Sets of acts are the bits of a number.
    def __init__(self, acts: Iterable[Act]) -> None:
        self.acts = tuple(acts)
        self._needed = [frozenset(act.pattern.needed) for act in self.acts]
        self._by_role = _bits((role, n) for n, needed in enumerate(self._needed) for role in min(needed, key=_commonness))
        self._wordless = sum(1 << n for n, act in enumerate(self.acts) if not act.asked)
        self._by_word = _bits((word, n) for n, act in enumerate(self.acts) for _, words in act.asked[:1] for word in words)
        self._shaped: dict[frozenset[str], int] = {}  # of a line by its roles: every other line has those of one before
        self._listed: dict[int, list[Act]] = {}

    def __iter__(self) -> Iterator[Act]:
        return iter(self.acts)

    def fitting(self, line: Line) -> list[Act]:
        """Return the acts that a line may hold, in their order."""
        worded, words = self._by_word, self._wordless
        for phrase in line.phrases:
            if phrase in worded:
                words |= worded[phrase]
        shaped = self._shaped.get(roles := line.roles)
        fit = words & (self._shapes(roles) if shaped is None else shaped)
        if fit not in self._listed:
            if len(self._listed) > _MEMORY:
                self._listed.clear()
            self._listed[fit] = [self.acts[n] for n in _numbers(fit)]
        return self._listed[fit]

    def _shapes(self, roles: frozenset[str]) -> int:
        """The acts that a line of these roles may hold."""
        if len(self._shaped) > _MEMORY:
            self._shaped.clear()
        asked = reduce(or_, [self._by_role[role] for role in roles if role in self._by_role], 0)
        fit = [n for n in _numbers(asked) if not any(roles.isdisjoint(wanted) for wanted in self._needed[n])]
        self._shaped[roles] = sum(1 << n for n in fit)
        return self._shaped[roles]


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


def _commonness(roles: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """How often an element stands in a line, roughly: one verb seldom, many roles or what is no verb often."""
    return sum(1 if role[:2] == "v:" else 4 if role not in _ANYTHING else 9 for role in roles), roles


_ANYTHING = frozenset({"x", "NAME"})
_MEMORY = 8192


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
