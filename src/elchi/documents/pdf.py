"""PDF files: the text of each page, parted by form feeds."""

import logging
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import Any

from elchi.documents.kinds import Kind
from elchi.documents.making import make
from elchi.errors import MaterialError
from elchi.model.document import Document, Finding

_MOST = 5_000  # pages
_HEAVIEST = 5_000_000  # bytes of drawing orders on a page; a page of print has thousands
_AGAIN = "save it anew from the program that made it"


def read(content: bytes, address: str) -> Iterator[Document | Finding]:
    """Yield the document in a PDF, then a finding on its pages without text.

    Raises MaterialError for an encrypted, broken or textless one. A page that cannot be read does not lose the others.
    Its dates of making are not used: a PDF is often made anew.
    """
    _hush()
    reader = _opened(content, address)
    pages, broken = _pages(reader)
    text = "\f".join(pages)
    if not text.strip():
        met, helps = (f"its pages are broken ({broken[0]})", _AGAIN) if broken else ("the PDF holds no text", _SCAN)
        raise MaterialError(address, met, helps)
    yield make(content, text, Kind.PDF, address, title=_title(reader))
    if without := [number for number, page in enumerate(pages, 1) if not page.strip()]:
        yield Finding(address, f"no text was found on {_counted(without)}", _SCAN, read=True)


_SCAN = "if it is a scan, recognise its text first"


@cache
def _hush() -> None:
    """Keep pypdf's remarks on damaged files off the screen; what matters of them is found here."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())


def _opened(content: bytes, address: str) -> Any:
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(content))
        closed = reader.is_encrypted and not _unlocked(reader)
        count = 0 if closed else len(reader.pages)
    except Exception as error:  # a broken file raises errors of every kind
        raise MaterialError(address, f"the PDF is broken ({type(error).__name__})", _AGAIN) from error
    if closed:
        raise MaterialError(address, "the PDF is encrypted", "remove its password first")
    if count > _MOST:
        raise MaterialError(address, f"the PDF has {count:,} pages, over the limit of {_MOST:,}", "split it")
    return reader


def _unlocked(reader: Any) -> bool:
    """Tell whether it opens without a password, as one does that only forbids printing."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _pages(reader: Any) -> tuple[list[str], list[str]]:
    """The text of each page, and the kinds of errors met; a page that cannot be read is empty."""
    texts, errors = [], []
    for number in range(len(reader.pages)):
        try:
            texts.append(_text(reader.pages[number]))
        except Exception as error:  # a broken page raises errors of every kind
            texts.append("")
            errors.append(type(error).__name__)
    return texts, errors


def _text(page: Any) -> str:
    orders = page.get_contents()
    if orders is None or len(orders.get_data()) > _HEAVIEST:
        return ""
    return (page.extract_text() or "").replace("\f", "\n")


def _title(reader: Any) -> str | None:
    try:
        return str((reader.metadata or {}).get("/Title") or "") or None
    except Exception:  # broken metadata lose only the title
        return None


def _counted(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"{'page' if len(pages) == 1 else 'pages'} {shown}{' and more' if len(pages) > 10 else ''}"
