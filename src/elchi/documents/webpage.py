"""Web pages: their main text, title, site, date and language, by trafilatura. Scripts are never run."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from elchi.documents.making import make
from elchi.documents.markup import Markup
from elchi.errors import MaterialError
from elchi.model.document import Document, Finding


def read(content: bytes, address: str, charset: str | None = None) -> Iterator[Document | Finding]:
    """Yield the document on a page, then what to know of it. Raises MaterialError where there is none to be found."""
    page = Markup.of(content, address, charset)
    found, text = _article(page, address)
    if not text.strip():
        raise MaterialError(address, "no article was found on the page", "save its text and give that")
    title = found.title if found else None
    yield make(
        content, f"{title}\n\n{text}" if title and not text.startswith(title) else text, "text/html",
        _canonical(page.canonical, address), title=title, publisher=(found.sitename or found.hostname) if found else None,
        published=page.published(), language=page.language or (found.language if found else None),
    )  # fmt: skip
    if page.note:
        yield Finding(address, page.note, "save it as UTF-8 if words look wrong", read=True)
    if not found:
        met = "no article was told apart on the page; all its text was taken"
        yield Finding(address, met, "save the article's text and give that", read=True)


def _article(page: Markup, address: str) -> tuple[Any, str]:
    """What trafilatura makes of the page, and the text; all the text of the page where it finds no article."""
    from trafilatura import bare_extraction, html2txt

    found: Any = bare_extraction(
        page.tree(), url=address if "://" in address else None, with_metadata=True, include_comments=False, include_tables=True,
        favor_recall=True, date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )  # fmt: skip
    if found is not None and (found.text or "").strip():
        return found, found.text
    return None, html2txt(page.tree())


def _canonical(stated: str | None, address: str) -> str:
    """The address that a fetched page states, where it differs only in its query or spelling.

    Sites state wrong ones, and pages of one address pass for versions of one another.
    """
    if not stated or "://" not in address:
        return address
    try:
        there, here = urlsplit(stated), urlsplit(address)
    except ValueError:
        return address
    same = there.scheme == here.scheme and there.hostname == here.hostname and there.path.rstrip("/") == here.path.rstrip("/")
    return stated if same and there.path.strip("/") else address
