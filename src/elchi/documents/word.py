"""Word files: paragraphs and tables in their order, by python-docx."""

import zipfile
from io import BytesIO
from typing import Any

from elchi.documents.intake import LIMIT, digest
from elchi.errors import MaterialError
from elchi.model.document import Document

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(content: bytes, address: str) -> Document:
    """Return the document in a DOCX. Raises MaterialError for a broken one, or one that unpacks beyond measure."""
    _guard(content, address)
    import docx

    try:
        opened = docx.Document(BytesIO(content))
        text = "\n\n".join(block for block in _blocks(opened) if block.strip())
        facts = opened.core_properties
    except Exception as error:  # python-docx lets the errors of lxml, zipfile and its own through
        raise MaterialError(
            address, f"the DOCX is broken ({type(error).__name__})", "save it anew from the program that made it"
        ) from error
    return Document(digest(content), text, content, _TYPE, address, facts.title or None, None, None, _language(facts))


def _guard(content: bytes, address: str) -> None:
    try:
        whole = sum(item.file_size for item in zipfile.ZipFile(BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise MaterialError(address, "it is no DOCX", "save it anew from the program that made it") from error
    if whole > 10 * LIMIT:
        raise MaterialError(address, f"it unpacks to {whole:,} bytes", "split it into single documents")


def _blocks(opened: Any) -> list[str]:
    blocks: list[str] = []
    for item in opened.iter_inner_content():
        if hasattr(item, "rows"):
            blocks.extend("\t".join(cell.text for cell in row.cells) for row in item.rows)
        else:
            blocks.append(item.text)
    return blocks


def _language(facts: Any) -> str | None:
    return (facts.language or "")[:2].lower() or None
