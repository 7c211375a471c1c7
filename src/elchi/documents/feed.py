"""RSS and Atom feeds: one document an entry."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from elchi.documents.dating import day_stated
from elchi.documents.making import make, one_line, storable
from elchi.errors import MaterialError
from elchi.model.document import Document, Finding

_MOST = 10_000  # entries; feeds have tens


def read(content: bytes, address: str) -> Iterator[Document | Finding]:
    """Yield the entries of a feed, oldest first. Raises MaterialError for a feed without entries."""
    parsed = _parsed(content, address)
    entries = sorted(parsed.entries, key=lambda e: (_moment(e) or (0,), e.get("link") or "", e.get("id") or ""))
    if not entries:
        raise MaterialError(address, "the feed has no entries", "check its address")
    if len(entries) > _MOST:
        raise MaterialError(address, f"the feed has {len(entries):,} entries, over the limit of {_MOST:,}", "split it")
    publisher, language = _plain(parsed.feed.get("title")), parsed.feed.get("language")
    links = Counter(_link(entry) for entry in entries)
    for number, entry in enumerate(entries, 1):
        link = _link(entry)
        where = link if link and links[link] == 1 else f"{address}#{entry.get('id') or entry.get('title') or number}"
        yield _document(entry, one_line(publisher), language, where)


def _parsed(content: bytes, address: str) -> Any:
    """What feedparser makes of the bytes; given as a stream, they can pass neither for a path nor for an address."""
    import feedparser

    try:
        return feedparser.parse(BytesIO(content))
    except Exception as error:  # feedparser lets errors of every kind through
        raise MaterialError(address, f"the feed is broken ({type(error).__name__})", "check its address") from error


def _link(entry: Any) -> str:
    link = str(entry.get("link") or "")
    return link if link.startswith(("http://", "https://")) else ""


def _document(entry: Any, publisher: str | None, language: str | None, where: str) -> Document | Finding:
    body = storable((entry.get("content") or [{}])[0].get("value") or entry.get("summary") or "")
    title = one_line(_plain(entry.get("title")))
    plain = _plain(body)
    text = "\n\n".join(part for part in (title, plain) if part)
    kept = {"title": title, "link": storable(where), "published": storable(_date(entry) or ""), "body": body}
    content = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()
    return make(
        content, text, "application/json", where, title=title, publisher=publisher, published=_day(entry), language=language
    )


def _plain(body: str | None) -> str:
    """The text of an entry's HTML, blocks parted by blank lines; scripts and styles are no text."""
    from lxml import etree, html

    if not body or ("<" not in body and "&" not in body):
        return body or ""
    try:
        root = html.fragment_fromstring(storable(body).encode(), create_parent="div", parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    for block in root.iter("p", "div", "br", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"):
        block.tail = "\n\n" + (block.tail or "")
        block.text = "\n\n" + (block.text or "") if block is not root else block.text
    lines = (line.strip() for line in str(root.text_content()).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _date(entry: Any) -> str | None:
    return str(entry.get("published") or entry.get("updated") or "") or None


def _moment(entry: Any) -> Any:
    return entry.get("published_parsed") or entry.get("updated_parsed")


def _day(entry: Any) -> date | None:
    """The day as the feed writes it; feedparser counts in Greenwich time, where it may be another day."""
    moment = _moment(entry)
    return day_stated(_date(entry)) or (date(*moment[:3]) if moment else None)
