"""What came in: documents, the places in them, and who may see them."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from elchi.errors import QuestionError
from elchi.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of characters, `start` to `end`, in a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@quick
@dataclass(frozen=True, slots=True)
class Citation:
    """The evidence behind a line: a document, the place in its text, and the exact words there."""

    document: str
    span: Span
    quote: str


class Level(IntEnum):
    """How widely a document may be seen; a higher level is seen by fewer."""

    PUBLIC = 0
    INTERNAL = 1
    RESTRICTED = 2


@dataclass(frozen=True, slots=True)
class Label:
    """Who may see a document: everyone, the house, or the named groups."""

    level: Level = Level.PUBLIC
    groups: frozenset[str] = frozenset()

    def stricter(self, other: "Label") -> bool:
        """Tell whether this label lets fewer see than another."""
        return self.level > other.level or (self.level is other.level is Level.RESTRICTED and self.groups < other.groups)


def label_from(words: str) -> Label:
    """Return the label that `public`, `internal` or `restricted:GROUP,GROUP` means. Raises QuestionError for other words."""
    level, _, named = words.strip().partition(":")
    groups = frozenset(g.strip() for g in named.split(",") if g.strip())
    if level.upper() not in Level.__members__ or bool(groups) != (level.upper() == Level.RESTRICTED.name):
        raise QuestionError(
            f'"{words[:80]}" is no label; write public, internal, or restricted:GROUP with the groups that may see it.'
        )
    return Label(Level[level.upper()], groups)


@dataclass(frozen=True, slots=True)
class Clearance:
    """What an asker may see. The default is a member of the public."""

    level: Level = Level.PUBLIC
    groups: frozenset[str] = frozenset()

    def admits(self, label: Label) -> bool:
        """Tell whether an asker with this clearance may see what carries `label`."""
        if label.level is Level.RESTRICTED:
            return bool(label.groups & self.groups)
        return label.level <= self.level


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one source, byte for byte, with its plain text.

    `id` is the SHA-256 of `content` in hexadecimal, so the same bytes are the same document. `address` is where it
    was found (a path or URL); another document from the same address is a newer version of it. `published` is the
    date that the source states, never the day it was read.
    """

    id: str
    text: str
    content: bytes
    media_type: str
    address: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    label: Label = Label()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a source: where, what was met, what would help.

    `read` is true where the document was read all the same, and the finding only says what to know of it.
    """

    place: str
    met: str
    helps: str
    read: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.met}; {self.helps}."
