"""Word files: paragraphs, tables, text boxes and notes in their order, from the XML that python-docx opens."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from elchi.documents.kinds import Kind
from elchi.documents.making import LIMIT, make
from elchi.errors import MaterialError
from elchi.model.document import Document, Finding

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr", "Fallback")  # deleted, or not text
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_UNPACKED = 5 * LIMIT  # bytes of all parts, pictures too
_TEMPLATE = datetime(2013, 12, 23, 23, 15)  # the stamp in every file that python-docx makes and nobody dated


def read(content: bytes, address: str) -> Iterator[Document | Finding]:
    """Yield the document in a DOCX, then what to know of it.

    Raises MaterialError for a broken one, or one that unpacks beyond measure.
    """
    _guard(content, address)
    try:
        text, facts = _opened(content)
        title, language, made = facts.title, facts.language, _made(facts)
    except Exception as error:  # python-docx lets the errors of lxml, zipfile and its own through
        helps = "save it anew from the program that made it"
        raise MaterialError(address, f"the DOCX is broken ({type(error).__name__})", helps) from error
    undated = made if re.search(r"\b(?:19|20)\d\d\b", text) is None else None
    yield make(content, text, Kind.WORD, address, title=title, language=language, published=undated)
    if undated:
        met = f"it states no year, so its date was taken from the file's properties ({undated})"
        yield Finding(address, met, "give its date if it is another", read=True)


def _guard(content: bytes, address: str) -> None:
    """Raise MaterialError for what is no DOCX, or would fill the memory. What is declared bounds what is unpacked."""
    try:
        sizes = {item.filename: item.file_size for item in zipfile.ZipFile(BytesIO(content)).infolist()}
    except Exception as error:  # a broken table of contents raises errors of every kind
        raise MaterialError(address, "it is no DOCX", "save it anew from the program that made it") from error
    whole = sum(sizes.values())
    if whole > _UNPACKED or max((size for name, size in sizes.items() if name.endswith(".xml")), default=0) > LIMIT:
        raise MaterialError(address, f"it unpacks to {whole:,} bytes", "split it into single documents")
    if "[Content_Types].xml" not in sizes:
        raise MaterialError(address, "it is a ZIP archive, not a DOCX", "unpack it and give what is in it")


def _opened(content: bytes) -> tuple[str, Any]:
    """The text and the core properties."""
    import docx

    opened = docx.Document(BytesIO(content))
    blocks = _blocks(opened.element.body, _notes(opened.part))
    return "\n\n".join(block for block in blocks if block.strip()), opened.core_properties


def _made(facts: Any) -> date | None:
    """The day on which the file was both made and last changed. A file that was changed later may have any date."""
    made, changed = facts.created, facts.modified
    if not made or not changed or made.replace(tzinfo=None) == _TEMPLATE:
        return None
    return made.date() if made.date() == changed.date() else None


def _notes(part: Any) -> Mapping[tuple[str, str], Any]:
    """The footnotes and endnotes, by their kind and number."""
    from lxml import etree

    found: dict[tuple[str, str], Any] = {}
    for relation in part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in ("footnote", "endnote") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            found.update({(kind, str(note.get(f"{_W}id"))): note for note in root.iter(f"{_W}{kind}")})
    return found


def _blocks(parent: Any, notes: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    """The paragraphs and table rows under an element; after each paragraph its text boxes and its notes."""
    for child in parent:
        name = _name(child)
        if name == "p":
            yield "".join(_words(child))
            for beside in _beside(child, notes):
                yield from _blocks(beside, notes if beside.tag == f"{_W}txbxContent" else {})
        elif name == "tr":
            yield from _row(child, notes)
        elif name not in _GONE:
            yield from _blocks(child, notes)


def _row(row: Any, notes: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    """A row as one line with tabs; a row of one cell is a frame around paragraphs."""
    cells = [[b for b in _blocks(cell, notes) if b.strip()] for cell in row.iter(f"{_W}tc") if _row_of(cell) is row]
    if len(cells) == 1:
        yield from cells[0]
    else:
        yield "\t".join(" ".join(" ".join(cell).split()) for cell in cells)


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_W}tr"))


def _words(element: Any) -> Iterator[str]:
    """The pieces of a paragraph that a reader sees; text boxes stand by themselves."""
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _GONE and name != "txbxContent":
            yield from _words(child)


def _beside(paragraph: Any, notes: Mapping[tuple[str, str], Any]) -> Iterator[Any]:
    """The text boxes and notes of a paragraph, in their order."""
    for child in paragraph:
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif (
            name.endswith("Reference")
            and (note := notes.get((name.removesuffix("Reference"), str(child.get(f"{_W}id"))))) is not None
        ):
            yield note
        elif name not in _GONE:
            yield from _beside(child, notes)


def _name(element: Any) -> str:
    """The local name of an element; none for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "del"
