"""PDF files: the text of each page, parted by form feeds."""

from datetime import date
from io import BytesIO
from typing import Any

from elchi.documents.intake import digest
from elchi.errors import MaterialError
from elchi.model.document import Document


def read(content: bytes, address: str) -> Document:
    """Return the document in a PDF. Raises MaterialError for an encrypted, broken or textless one."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise MaterialError(address, "the PDF is encrypted", "remove its password first")
        text = "\f".join(page.extract_text() or "" for page in reader.pages)
        facts: Any = reader.metadata or {}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise MaterialError(
            address, f"the PDF is broken ({type(error).__name__})", "save it anew from the program that made it"
        ) from error
    if not text.strip():
        raise MaterialError(address, "the PDF holds no text", "if it is a scan, recognise its text first")
    return Document(
        digest(content), text.replace("\x00", ""), content, "application/pdf", address, _title(facts), None, _made(facts)
    )


def _title(facts: Any) -> str | None:
    title = str(facts.get("/Title") or "").strip()
    return title or None


def _made(facts: Any) -> date | None:
    """The date of making is no date of publication: a PDF is often made anew, so it is not used."""
    return None
