"""The door of the house: a file, a folder, an address or a feed in, documents and findings out.

A source that cannot be read becomes a `Finding` beside the documents that could; nothing good is lost to a bad file.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from elchi.documents.fetch import Fetched, Fetcher
from elchi.errors import MaterialError
from elchi.model.document import Document, Label

LIMIT = 20_000_000  # bytes of one document; a longer one is refused rather than half read
_KINDS = {
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown", ".html": "text/html", ".htm": "text/html",
    ".xhtml": "text/html", ".pdf": "application/pdf", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xml": "application/xml", ".rss": "application/xml", ".atom": "application/xml",
}  # fmt: skip
_WORD = _KINDS[".docx"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a source: where, what was met, what would help."""

    place: str
    met: str
    helps: str

    def __str__(self) -> str:
        return f"{self.place}: {self.met}; {self.helps}."


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a source; it outranks what the source says of itself."""

    published: date | None = None
    publisher: str | None = None
    label: Label = field(default_factory=Label)


def take_in(source: str, given: Given | None = None, fetcher: Fetcher | None = None) -> Iterator[Document | Finding]:
    """Yield the documents of a source in a fixed order, and a finding for each part that cannot be read."""
    given = given or Given()
    if source.startswith(("http://", "https://")):
        yield from _address(source, given, fetcher or Fetcher())
        return
    path = Path(source)
    if not path.exists():
        yield Finding(source, "there is nothing there", "check the spelling, or give an http(s) address")
        return
    for file in _files(path):
        yield from _file(file, given)


def _files(path: Path) -> Iterator[Path]:
    """The files of a folder in sorted order; hidden ones and links that leave the folder are passed over."""
    if path.is_file():
        yield path
        return
    root = path.resolve()
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if not hidden and inner.is_file() and inner.resolve().is_relative_to(root):
            yield inner


def _file(path: Path, given: Given) -> Iterator[Document | Finding]:
    try:
        size = path.stat().st_size
        if size > LIMIT:
            yield _too_long(str(path), size)
            return
        content = path.read_bytes()
    except OSError as error:
        yield Finding(str(path), f"it cannot be opened ({error.strerror})", "give a file that you may read")
        return
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        kind = "text/plain" if _looks_like_text(content) else ""
    yield from documents_of(content, kind, str(path), given)


def _too_long(place: str, size: int) -> Finding:
    return Finding(place, f"it has {size:,} bytes, over the limit of {LIMIT:,}", "split it into single documents")


def _looks_like_text(content: bytes) -> bool:
    return bool(content.strip()) and b"\0" not in content[:4096]


def _address(address: str, given: Given, fetcher: Fetcher) -> Iterator[Document | Finding]:
    try:
        fetched: Fetched = fetcher.get(address)
    except MaterialError as error:
        yield Finding(error.place, error.met, error.helps)
        return
    yield from documents_of(fetched.content, fetched.media_type, fetched.address, given)


def documents_of(content: bytes, media_type: str, address: str, given: Given | None = None) -> Iterator[Document | Finding]:
    """Yield the document in these bytes, or those of a feed, or a finding."""
    given = given or Given()
    if not content.strip():
        yield Finding(address, "it is empty", "give a document with text")
        return
    try:
        for document in _read(content, media_type, address):
            yield from _finished(document, given)
    except MaterialError as error:
        yield Finding(error.place, error.met, error.helps)


def _read(content: bytes, media_type: str, address: str) -> Iterator[Document]:
    from elchi.documents import feed, pdf, plain, webpage, word

    if content[:5] == b"%PDF-":
        yield pdf.read(content, address)
    elif media_type == _WORD:
        yield word.read(content, address)
    elif feed.is_feed(content):
        yield from feed.read(content, address)
    elif media_type in ("text/html", "application/xhtml+xml") or content[:200].lstrip().lower().startswith(
        (b"<!doctype html", b"<html")
    ):
        yield webpage.read(content, address)
    elif media_type.startswith("text/") or media_type == "application/xml":
        yield plain.read(content, media_type, address)
    else:
        raise MaterialError(address, "it is of no kind that is read here", "give text, Markdown, HTML, PDF, DOCX or a feed")


def _finished(document: Document, given: Given) -> Iterator[Document | Finding]:
    if not document.text.strip():
        yield Finding(document.address, "no text was found in it", "if it is a scan, recognise its text first")
        return
    yield replace(
        document, published=given.published or document.published, publisher=given.publisher or document.publisher,
        label=given.label if given.label != Label() else document.label, language=document.language or _language(document.text),
    )  # fmt: skip


def _language(text: str) -> str | None:
    from elchi.documents.language import language_of

    return language_of(text)


def digest(content: bytes) -> str:
    """Return the identifier of a document with these bytes."""
    return hashlib.sha256(content).hexdigest()
