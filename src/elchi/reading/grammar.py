"""The engine of the acts: patterns over the roles of units.

A unit can play several roles, so its *signature* (the set of them) is one private-use character, and a role in a
pattern stands for every character whose signature holds it. A pattern is a line of elements:

    PARTY:a will? HAVE? v:meet:verb p:with? PARTY:b

Each element is a role, or several with "|", or "any"; ":slot" at the end (after "@") names what it matched; "?", "*",
"+" and "{m,n}" repeat it; "!role" must not follow. Repeats are bounded, so matching stays linear.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from elchi.errors import LexiconError
from elchi.reading.units import Unit

_FIRST = 0xE000
_ELEMENT = re.compile(r"(?P<not>!)?(?P<roles>[^@?*+{\s]+)(?:@(?P<slot>\w+))?(?P<many>[?*+]|\{\d+,\d+\})?$")
_BOUND = {"*": "{0,6}", "+": "{1,6}", "?": "?", None: ""}


class Alphabet:
    """One character for each signature met."""

    def __init__(self) -> None:
        self._of: dict[frozenset[str], str] = {}
        self.size = 0

    def char(self, roles: frozenset[str]) -> str:
        """Return the character of a signature, a new one at its first sight."""
        known = self._of.get(roles)
        if known is None:
            known = self._of[roles] = chr(_FIRST + self.size)
            self.size += 1
        return known

    def with_any(self, roles: Iterable[str]) -> str:
        """Return all characters whose signature holds any of these roles."""
        wanted = set(roles)
        return "".join(c for signature, c in self._of.items() if wanted & signature)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: the units of each slot, by number, and the whole stretch."""

    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]

    def units(self, line: Sequence[Unit], slot: str) -> Sequence[Unit]:
        """Return the units that a slot matched; none where it was left out."""
        if slot not in self.slots:
            return ()
        first, last = self.slots[slot]
        return line[first:last]


class Pattern:
    """A pattern, compiled again whenever the alphabet has grown."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements = [_element(part) for part in source.split()]
        self._compiled: tuple[int, re.Pattern[str] | None] = (-1, None)

    def find(self, line: str, alphabet: Alphabet) -> Iterator[Match]:
        """Yield the matches in a line of signature characters, left to right, without overlap."""
        if self._compiled[0] != alphabet.size:
            self._compiled = (alphabet.size, self._compile(alphabet))
        compiled = self._compiled[1]
        if compiled is None:
            return
        for found in compiled.finditer(line):
            slots = {s: found.span(s) for s in found.re.groupindex if found.span(s) != (-1, -1)}
            yield Match(found.start(), found.end(), slots)

    def _compile(self, alphabet: Alphabet) -> re.Pattern[str] | None:
        parts = []
        for negated, roles, slot, many in self.elements:
            chars = "." if roles == ("any",) else f"[{alphabet.with_any(roles)}]"
            if chars == "[]":
                if many in ("?", "*") or many.startswith("{0") or negated:
                    continue
                return None
            parts.append(_part(chars, negated, slot, many))
        return re.compile("".join(parts), re.DOTALL)


def _element(part: str) -> tuple[bool, tuple[str, ...], str | None, str]:
    found = _ELEMENT.match(part)
    if found is None:
        raise LexiconError(f'"{part}" is no element of a pattern; write ROLE, ROLE|ROLE, with @slot and a repeat.')
    return bool(found["not"]), tuple(found["roles"].split("|")), found["slot"], found["many"] or ""


def _part(chars: str, negated: bool, slot: str | None, many: str) -> str:
    if negated:
        return f"(?!{chars})"
    body = chars + _BOUND.get(many or None, many)
    return f"(?P<{slot}>{body})" if slot else body
