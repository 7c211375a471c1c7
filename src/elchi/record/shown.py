"""What a View shows: claims, passages and doubts with their documents and citations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from elchi.model.claim import Claim
from elchi.model.document import Citation, Label, Span
from elchi.model.quick import quick
from elchi.model.reading import TAKEN_BACK, Doubt

_PUBLIC = Label()


@quick
@dataclass(frozen=True, slots=True)
class Source:
    """The document behind a claim, as much of it as an answer shows."""

    id: str
    address: str
    title: str | None
    publisher: str | None
    published: date | None
    label: Label = _PUBLIC


@quick
@dataclass(frozen=True, slots=True)
class Recorded:
    """A claim in the record: what it says, its citation and document, and when it was asserted and recorded."""

    id: str
    claim: Claim
    citation: Citation
    source: Source
    asserted: date | None
    recorded: datetime


@quick
@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as far as it must be known to choose it: what it is about, where it stands, and some of its fields, as read."""

    claim: str
    about: str
    document: str
    asserted: date | None
    span: Span
    quote: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """A document as found at its address at a moment, with the reader and lexica that read it last."""

    source: Source
    seen: datetime
    reader: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage found by its words."""

    source: Source
    citation: Citation


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the passages that hold words, how many were looked through, and whether there are others beside these."""

    passages: list[Passage]
    many: int
    cut: bool


@dataclass(frozen=True, slots=True)
class RecordedDoubt:
    """A doubt, with its document and the words it is about."""

    id: str
    doubt: Doubt
    citation: Citation
    source: Source


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person chose in a doubt, and why; it holds for the question at that place in every reading."""

    citation: Citation
    question: str
    choice: str
    by: str
    why: str
    recorded: datetime

    @property
    def act(self) -> str:
        """The words by which it is taken back, as the identifier of an act is."""
        return f"doubt:{self.citation.document}:{self.citation.span.start}:{self.question}"

    @property
    def stands(self) -> bool:
        """Tell whether nobody took it back."""
        return self.choice != TAKEN_BACK
