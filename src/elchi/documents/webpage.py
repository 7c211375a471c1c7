"""Web pages: their main text, title, site, date and language, by trafilatura. Scripts are never run."""

from datetime import date
from typing import Any

from elchi.documents.intake import digest
from elchi.errors import MaterialError
from elchi.model.document import Document

_DEEPEST = 2_000  # nested elements; a page beyond it is made to do harm, not to be read


def read(content: bytes, address: str) -> Document:
    """Return the document on a page. Raises MaterialError where there is none to be found."""
    _guard(content, address)
    from trafilatura import bare_extraction

    from elchi.documents.plain import decode

    page = decode(content, address)
    found: Any = bare_extraction(
        page,
        url=address if "://" in address else None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    if found is None or not (found.text or "").strip():
        raise MaterialError(address, "no article was found on the page", "save its text and give that")
    title = found.title
    text = found.text if not title or found.text.startswith(title) else f"{title}\n\n{found.text}"
    return Document(
        digest(content),
        text,
        content,
        "text/html",
        _canonical(found.url, address),
        title,
        found.sitename or found.hostname,
        _day(found.date),
        _language(page, found.language),
    )


def _canonical(url: str | None, address: str) -> str:
    """The page's own address counts only for a page that was fetched from one."""
    return url if url and "://" in address else address


def _guard(content: bytes, address: str) -> None:
    depth = deepest = 0
    for position in range(len(content)):
        byte = content[position]
        if byte == 60 and position + 1 < len(content):
            following = content[position + 1]
            depth += -1 if following == 47 else 1 if 97 <= (following | 32) <= 122 else 0
            deepest = max(deepest, depth)
    if deepest > 200 * _DEEPEST or (
        deepest > _DEEPEST and content.count(b"<p") * 4 < deepest and content.count(b"<div") > _DEEPEST
    ):
        raise MaterialError(address, f"its elements are nested {deepest:,} deep", "save its text and give that")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _language(page: str, found: str | None) -> str | None:
    import re

    stated = re.search(r"<html[^>]{0,300}\blang=[\"']?([a-zA-Z]{2,3})", page[:5_000])
    return stated.group(1).lower() if stated else found
