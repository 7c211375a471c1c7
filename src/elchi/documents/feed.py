"""RSS and Atom feeds: one document an entry."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from elchi.documents.intake import digest
from elchi.errors import MaterialError
from elchi.model.document import Document

_START = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]")
_TAG = re.compile(r"<[^>]{0,2000}>")


def is_feed(content: bytes) -> bool:
    """Tell whether these bytes begin like a feed."""
    return _START.search(content[:1000]) is not None and not content[:300].lstrip().lower().startswith(
        (b"<!doctype html", b"<html")
    )


def read(content: bytes, address: str) -> Iterator[Document]:
    """Yield the entries of a feed, oldest first. Raises MaterialError for a feed without entries."""
    import feedparser

    parsed = feedparser.parse(content)
    if not parsed.entries:
        raise MaterialError(address, "the feed has no entries", "check its address")
    publisher = parsed.feed.get("title") or None
    entries = sorted(
        parsed.entries, key=lambda e: (e.get("published_parsed") or e.get("updated_parsed") or (0,), e.get("link", ""))
    )
    for entry in entries:
        yield _document(entry, publisher, parsed.feed.get("language"), address)


def _document(entry: Any, publisher: str | None, language: str | None, address: str) -> Document:
    body = (entry.get("content") or [{}])[0].get("value") or entry.get("summary") or ""
    title = entry.get("title") or None
    text = "\n\n".join(part for part in (title, _plain(body)) if part)
    where = entry.get("link") or f"{address}#{entry.get('id') or title}"
    kept = {"title": title, "link": where, "published": entry.get("published"), "body": body}
    content = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()
    return Document(
        digest(content),
        text,
        content,
        "application/json",
        where,
        title,
        publisher,
        _day(entry),
        (language or "")[:2].lower() or None,
    )


def _plain(body: str) -> str:
    """The text of an entry's HTML, blocks parted by blank lines."""
    import html

    broken = re.sub(r"</?(?:p|div|br|li|h\d)\b[^>]{0,500}>", "\n\n", body)
    return re.sub(r"\n{3,}", "\n\n", html.unescape(_TAG.sub("", broken))).strip()


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*moment[:3]) if moment else None
