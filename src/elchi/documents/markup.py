"""What a page says of itself: its date, address, language and encoding, from its metadata."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from elchi.documents.dating import day_stated
from elchi.documents.decoding import decode
from elchi.documents.plain import names
from elchi.errors import MaterialError

_DEEPEST = 250  # libxml2 loses what is nested deeper than 256
_MOST = 100_000  # elements; an article with its page has a few thousand
_SMALL = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"


@dataclass(frozen=True, slots=True)
class Markup:
    """A page as a tree, with what was guessed in decoding it."""

    source: bytes
    root: Any
    address: str
    note: str | None

    @classmethod
    def of(cls, content: bytes, address: str, charset: str | None) -> "Markup":
        """Return the page in these bytes. Raises MaterialError for one that is nested or crowded beyond measure."""
        decoded = decode(content, address, charset or _charset(content))
        source = decoded.text.encode(errors="replace")
        root = _parsed(source)
        if root is None:
            raise MaterialError(address, "no article was found on the page", "save its text and give that")
        _guard(root, address)
        return cls(source, root, address, decoded.note)

    def tree(self) -> Any:
        """Return a tree of the page that the caller may change."""
        return _parsed(self.source)

    @property
    def canonical(self) -> str | None:
        """The address that the page gives as its own."""
        found = self.root.xpath("string(//link[@rel='canonical']/@href)")
        return str(found) if found.startswith(("http://", "https://")) else None

    @property
    def language(self) -> str | None:
        """The language that the page states."""
        return str(self.root.xpath("string(/html/@lang)") or self.root.xpath("string(/html/@*[name()='xml:lang'])")) or None

    def published(self) -> date | None:
        """Return the day of publication that the page states or shows; None where it shows several."""
        for days in (self._stated(), self._linked(), self._shown()):
            if days:
                return days[0]
        return _day_in(self.canonical or self.address)

    def _stated(self) -> list[date]:
        """The days in <meta> and in marked properties, the surest name first."""
        named: dict[str, str] = {}
        for meta in self.root.xpath("//meta[@content]"):
            for key in ("property", "name", "itemprop"):
                named.setdefault((meta.get(key) or "").lower(), meta.get("content"))
        marked = self.root.xpath("//*[@itemprop='datePublished']")
        values = [named.get(name) for name in names()["page"]["published"]]
        return _days([*values, *(m.get("datetime") or m.get("content") or m.text for m in marked)])

    def _linked(self) -> list[date]:
        """The days in JSON-LD."""
        return _days(item.get("datePublished") for script in self._scripts() for item in _items(script))

    def _scripts(self) -> Iterator[object]:
        for script in self.root.xpath("//script[@type='application/ld+json']/text()"):
            try:
                yield json.loads(script)
            except (ValueError, RecursionError):
                continue

    def _shown(self) -> list[date]:
        """The day that the page shows, in <time> or where a class or id says so, if it shows one day only."""
        words = " or ".join(f"contains({_SMALL.format(a)}, '{w}')" for w in names()["shown"] for a in ("@class", "@id"))
        times = _days(t.get("datetime") or t.text_content() for t in self.root.xpath("//body//time"))
        places = self.root.xpath(f"//body//*[{words}][string-length(normalize-space(.)) < 60]")
        for days in (times, _days(p.text_content() for p in places)):
            if len(set(days)) == 1:
                return days
        return []


def _charset(content: bytes) -> str | None:
    """The encoding in the head of a page, by <meta> or by the declaration of XML."""
    found = re.search(
        rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", content[:4_000], re.IGNORECASE
    )
    return found.group(1).decode() if found else None


def _parsed(source: bytes) -> Any:
    from lxml import etree, html

    try:
        return html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None


def _guard(root: Any, address: str) -> None:
    """Raise MaterialError for a page made to do harm, not to be read."""
    from lxml import etree

    depth = deepest = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise MaterialError(address, f"its elements are nested more than {_DEEPEST} deep", "save its text and give that")
    if count > _MOST:
        raise MaterialError(address, f"it has {count:,} elements, over the limit of {_MOST:,}", "save its text and give that")


def _days(stated: Any) -> list[date]:
    return [day for words in stated if isinstance(words, str) and (day := day_stated(words))]


def _items(data: object) -> list[dict[str, Any]]:
    """The items of JSON-LD: one, a list, or a graph."""
    if isinstance(data, dict):
        return [data, *_items(data.get("@graph"))]
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def _day_in(address: str) -> date | None:
    """The day in an address like /2024/05/03/title."""
    try:
        found = re.search(r"/(\d{4})[/-](\d{2})[/-](\d{2})(?!\d)", urlsplit(address).path if "://" in address else "")
    except ValueError:
        return None
    return day_stated("-".join(found.groups())) if found else None
