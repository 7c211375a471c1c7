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

    # Most lines hold the units of few acts. Each element that an act cannot do without is a bit; a line shows the bits of
    # its signatures, and only acts that find all of theirs are matched: three of a hundred. Each act is asked only where its
    # rarest element stands, which is a tenth of them.
    def __init__(self, acts: Iterable[Act]) -> None:
        self.acts = tuple(acts)
        needed = [(act, set(act.pattern.needed)) for act in self.acts]
        self._bit = {roles: 1 << n for n, roles in enumerate(sorted(set().union(*(elements for _, elements in needed))))}
        self._needs = [sum(self._bit[r] for r in elements) for _, elements in needed]
        self._rarest = [min(elements, key=_commonness) for _, elements in needed]
        self._shown: dict[str, int] = {}
        self._asked: dict[str, frozenset[int]] = {}
        self._fit: dict[int, list[Act]] = {}  # of a line by the bits it shows: every other line shows what one before did

    def __iter__(self) -> Iterator[Act]:
        return iter(self.acts)

    def fitting(self, chars: str) -> list[Act]:
        """Return the acts that a line of signature characters may hold."""
        if len(self._shown) < len(ALPHABET):
            for roles, char in ALPHABET.since(len(self._shown)):
                self._shown[char] = sum(bit for wanted, bit in self._bit.items() if not roles.isdisjoint(wanted))
                self._asked[char] = frozenset(n for n, wanted in enumerate(self._rarest) if not roles.isdisjoint(wanted))
        shown = set(chars)
        present = reduce(or_, map(self._shown.__getitem__, shown), 0)
        if present not in self._fit:
            if len(self._fit) > _MEMORY:
                self._fit.clear()
            asked = frozenset[int]().union(*map(self._asked.__getitem__, shown))
            self._fit[present] = [self.acts[n] for n in sorted(asked) if self._needs[n] & present == self._needs[n]]
        return self._fit[present]


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
    chars = line.chars
    if not chars:
        return
    newest = ord(max(chars))
    for act in acts.fitting(chars) if isinstance(acts, Family) else acts:
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
    unit = line.kept[at]
    return line.tokens.span(unit.first, unit.last).lower() in words
