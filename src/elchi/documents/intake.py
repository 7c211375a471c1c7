"""The door of the house: a file, a folder, an address or a feed in, documents and findings out.

A source that cannot be read becomes a `Finding` beside the documents that could; nothing good is lost to a bad file.
What was guessed in reading a document is a `Finding` with `read` set, right after the document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from elchi.documents.folder import files_of, no_file
from elchi.documents.kinds import Kind, kind_by_name, kind_of
from elchi.documents.language import language_of
from elchi.documents.making import LIMIT, one_line, storable
from elchi.errors import MaterialError
from elchi.model.document import Document, Finding, Label

if TYPE_CHECKING:
    from elchi.documents.fetch import Fetcher

__all__ = ["LIMIT", "Finding", "Given", "documents_of", "take_in"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a source; it outranks what the source says of itself."""

    published: date | None = None
    publisher: str | None = None
    label: Label = field(default_factory=Label)


def take_in(
    source: str | Path, given: Given | None = None, fetcher: "Fetcher | None" = None, limit: int = LIMIT
) -> Iterator[Document | Finding]:
    """Yield the documents of a source in a fixed order, and a finding for each part that cannot be read.

    A document of more bytes than `limit` is refused, and not read. Nothing is fetched but an address given here.
    """
    if isinstance(source, str) and re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", source):
        yield from _address(source, given, fetcher, limit)
        return
    path = Path(source)
    if not path.is_dir():
        yield from _file(path, given, limit)
        return
    nothing = True
    for found in files_of(path):
        nothing = False
        yield from [_shown(found)] if isinstance(found, Finding) else _file(found, given, limit)
    if nothing:
        yield Finding(_name(path), "the folder holds no files", "give a folder with documents")


def _name(path: Path) -> str:
    """The path in characters; a file's name may be any bytes."""
    return str(path).encode(errors="surrogateescape").decode(errors="replace")


def _shown(finding: Finding) -> Finding:
    return replace(finding, place=_name(Path(finding.place)))


def _file(path: Path, given: Given | None, limit: int) -> Iterator[Document | Finding]:
    if problem := no_file(path):
        yield _shown(problem)
        return
    try:
        with path.open("rb") as opened:
            content = opened.read(limit + 1)
    except OSError as error:
        yield Finding(_name(path), f"it cannot be opened ({error.strerror})", "give a file that you may read")
        return
    if len(content) > limit:
        yield _too_long(_name(path), path.stat().st_size, limit)
        return
    yield from documents_of(content, kind_by_name(path) or Kind.TEXT, _name(path), given, limit)


def _too_long(place: str, size: int, limit: int) -> Finding:
    return Finding(place, f"it has {size:,} bytes, over the limit of {limit:,}", "split it into single documents")


def _address(address: str, given: Given | None, fetcher: "Fetcher | None", limit: int) -> Iterator[Document | Finding]:
    from elchi.documents.fetch import Fetcher  # all that speaks to the network is loaded only for an address

    try:
        fetched = (fetcher or Fetcher(limit=limit)).get(address)
    except MaterialError as error:
        yield _refusal(error)
        return
    yield from documents_of(fetched.content, fetched.content_type, fetched.address, given, limit)


def documents_of(
    content: bytes, media_type: str, address: str, given: Given | None = None, limit: int = LIMIT
) -> Iterator[Document | Finding]:
    """Yield the document in these bytes, or those of a feed, or a finding. `media_type` may end in "; charset=..."."""
    if len(content) > limit:
        yield _too_long(address, len(content), limit)
        return
    if not content.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xfe\xff"):
        yield Finding(address, "it is empty", "give a document with text")
        return
    try:
        for found in _read(content, media_type, address):
            yield found if isinstance(found, Finding) else _finished(found, given or Given())
    except MaterialError as error:
        yield _refusal(error)


def _refusal(error: MaterialError) -> Finding:
    return Finding(storable(error.place), storable(error.met), error.helps)


def _read(content: bytes, media_type: str, address: str) -> Iterator[Document | Finding]:
    """The documents of one kind. What is heavy is imported only for the kind that needs it."""
    kind = kind_of(content, media_type, address)
    charset = media_type.lower().partition("charset=")[2].partition(";")[0] or None
    if kind is Kind.PDF:
        from elchi.documents import pdf

        return pdf.read(content, address)
    if kind is Kind.WORD:
        from elchi.documents import word

        return word.read(content, address)
    if kind is Kind.CALENDAR:
        from elchi.documents import agenda

        return agenda.read(content, address)
    if kind is Kind.FEED:
        from elchi.documents import feed

        return feed.read(content, address)
    if kind is Kind.PAGE:
        from elchi.documents import webpage

        return webpage.read(content, address, charset)
    from elchi.documents import plain

    return plain.read(content, kind, address, charset)


def _finished(document: Document, given: Given) -> Document | Finding:
    if not document.text.strip():
        return Finding(document.address, "no text was found in it", "give a document with text")
    return replace(
        document, published=given.published or document.published, publisher=one_line(given.publisher) or document.publisher,
        label=given.label if given.label != Label() else document.label, language=document.language or language_of(document.text),
    )  # fmt: skip
