"""A paper: headed parts of lines, each with the evidence behind it, apart from how it is set in type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from elchi.answers.cited import Cite, called

_QUOTE = 240
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One line with its evidence; `under` are lines that belong to it, `lead` stands out before it, such as a day."""

    text: str
    cites: tuple[Cite, ...] = ()
    under: tuple["Item", ...] = ()
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A title, a line on what it is and for when, and the parts that hold something."""

    title: str
    note: str | None
    parts: tuple[Part, ...]


class Notes:
    """Numbers citations in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[Cite, int] = {}
        self.said: set[Cite] = set()

    def of(self, cites: Iterable[Cite], line: str = "") -> list[int]:
        """Return the numbers of some citations; of those whose words are the line itself only the source is listed."""
        found = list(cites)
        self.said.update(c for c in found if line and quote_of(c) in line)
        return [self.numbers.setdefault(c, len(self.numbers) + 1) for c in found]

    def marks(self, cites: Iterable[Cite], line: str = "") -> str:
        """Return the marks of some citations, such as "[1][2]"."""
        return "".join(f"[{n}]" for n in self.of(cites, line))

    def quoted(self, cite: Cite) -> str:
        """Return the words of a citation, nothing where a line has them already."""
        return "" if cite in self.said else quote_of(cite)

    def listed(self) -> Iterator[str]:
        """Yield each citation as a line with its number."""
        for cite, number in self.numbers.items():
            words = f'"{quoted}" ' if (quoted := self.quoted(cite)) else ""
            yield f"[{number}] {words}({source_of(cite)}; {cite.start}-{cite.end})"


def quote_of(cite: Cite) -> str:
    """Return the quoted words on one line, cut where they are long."""
    quote = " ".join(cite.quote.split())
    return quote if len(quote) < _QUOTE else quote[: _QUOTE - 1] + "…"


def source_of(cite: Cite) -> str:
    """Return who published what, when."""
    return ", ".join(str(w) for w in (cite.publisher, called(cite.title, cite.address), cite.published or "undated") if w)


def with_evidence(text: str, cites: Sequence[Cite], notes: Notes) -> str:
    """Return a line of text with the marks of its citations."""
    return f"{text} {notes.marks(cites, text)}".rstrip()


def writable(words: str) -> str:
    """Return words without the signs that XML cannot hold."""
    return _UNWRITABLE.sub("", words)
