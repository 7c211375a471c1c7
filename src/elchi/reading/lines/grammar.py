"""The engine of the acts: patterns over the roles of units.

A unit can play several roles, so its *signature* (the set of them) is one character, and a role in a
pattern stands for every character whose signature holds it. A pattern is a line of elements:

    PARTY:a will? HAVE? v:meet:verb p:with? PARTY:b

Each element is a role, or several with "|", or "any"; ":slot" at the end (after "@") names what it matched; "?", "*",
"+" and "{m,n}" repeat it; "!role" must not follow. Repeats are bounded, so matching stays linear.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from elchi.errors import LexiconError
from elchi.model.quick import quick
from elchi.reading.lines.units import Unit

_FIRST = 1  # below 256 a class is compiled in a fifth of the time; signatures beyond are right too
_ELEMENT = re.compile(r"(?P<not>!)?(?P<roles>[^@?*+{\s]+)(?:@(?P<slot>\w+))?(?P<many>[?*+]|\{\d+,\d+\})?$")
_BOUND = {"*": "{0,6}", "+": "{1,6}", "?": "?", None: ""}


class Alphabet(dict[frozenset[str], str]):
    """One character for each signature met, a new one at its first sight."""

    def __init__(self) -> None:
        self.signatures: list[frozenset[str]] = []
        self._any: dict[tuple[str, ...], list[int]] = {}  # which signatures hold one of some roles, and how many were asked
        self._asked: dict[tuple[str, ...], int] = {}

    def __missing__(self, roles: frozenset[str]) -> str:
        self[roles] = char = chr(_FIRST + len(self))
        self.signatures.append(roles)
        return char

    def since(self, size: int) -> Iterator[tuple[frozenset[str], str]]:
        """Yield the signatures that came after the first `size` of them."""
        return islice(self.items(), size, None)

    def with_any(self, roles: tuple[str, ...]) -> str:
        """Return all characters whose signature holds any of these roles, as ranges of a class."""
        found, asked = self._any.setdefault(roles, []), self._asked.get(roles, 0)
        found += [n for n, signature in enumerate(self.signatures[asked:], asked) if not signature.isdisjoint(roles)]
        self._asked[roles] = len(self.signatures)
        return "".join(_ranges(found))


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Characters side by side are written as one range: a class is parsed in the time of what is written."""
    begin = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            first, last = (re.escape(chr(_FIRST + numbers[n])) for n in (begin, at - 1))
            yield first if begin == at - 1 else f"{first}-{last}"
            begin = at


@quick
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
    """A pattern, compiled again when the alphabet has grown by a signature that it can match."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements = [_element(part) for part in source.split()]
        self.roles = frozenset(role for _, roles, _, _ in self.elements for role in roles)
        self._size = 0
        self._slots: tuple[str, ...] = ()
        self._compiled: re.Pattern[str] | None = None

    @property
    def needed(self) -> Iterator[tuple[str, ...]]:
        """Yield the roles, one of which must stand in a line, of each element that cannot be left out."""
        for negated, roles, _, many in self.elements:
            if not negated and roles != ("any",) and not _optional(many):
                yield roles

    def search(self, line: str, alphabet: Alphabet, newest: int, at: int) -> re.Match[str] | None:
        """Return where a line of signature characters first matches from `at` on; `newest` is the last of these."""
        # A signature that came since matters where a line shows it: few lines do, and compiling costs as much as fifty.
        if newest - _FIRST >= self._size:
            if self._size == 0 or any(self.roles & signature for signature, _ in alphabet.since(self._size)):
                self._compiled = self._compile(alphabet)
                self._slots = tuple(self._compiled.groupindex) if self._compiled else ()
            self._size = len(alphabet)
        return self._compiled.search(line, at) if self._compiled is not None else None

    def match(self, found: re.Match[str]) -> Match:
        """Return what was found, with its slots."""
        (first, last), *spans = found.regs  # every group is a slot, in their order
        return Match(first, last, {slot: span for slot, span in zip(self._slots, spans, strict=True) if span[0] >= 0})

    def _compile(self, alphabet: Alphabet) -> re.Pattern[str] | None:
        parts = []
        for negated, roles, slot, many in self.elements:
            chars = "." if roles == ("any",) else f"[{alphabet.with_any(roles)}]"
            if chars == "[]":
                if negated or _optional(many):
                    continue
                return None
            parts.append(_part(chars, negated, slot, many))
        return re.compile("".join(parts), re.DOTALL)


def _element(part: str) -> tuple[bool, tuple[str, ...], str | None, str]:
    found = _ELEMENT.match(part)
    if found is None:
        raise LexiconError(f'"{part}" is no element of a pattern; write ROLE, ROLE|ROLE, with @slot and a repeat.')
    return bool(found["not"]), tuple(found["roles"].split("|")), found["slot"], found["many"] or ""


def _optional(many: str) -> bool:
    return many in ("?", "*") or many.startswith("{0")


def _part(chars: str, negated: bool, slot: str | None, many: str) -> str:
    if negated:
        return f"(?!{chars})"
    body = chars + _BOUND.get(many or None, many)
    return f"(?P<{slot}>{body})" if slot else body
