"""Lines as an Atom feed (RFC 4287): one entry a line, its evidence within."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from elchi.answers.cited import Line
from elchi.exports.paper import quote_of, source_of, writable

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = "http://www.w3.org/2005/Atom"


def atom(
    title: str,
    parts: Sequence[tuple[str, Sequence[Line]]],
    since: date | None = None,
    once: Collection[str] = (),
    address: Callable[[str], str] | None = None,
) -> bytes:
    """Return headed lines as a feed of UTF-8 bytes.

    An entry is named by its words, so that the same change is the same entry in every feed; under the headings `once` by what it
    is about, so that a second report of an encounter is no second entry. Its day is that of the newest report behind it, for our
    clock says nothing of what changed. `address` gives where what a line is about is to be read.
    """
    from lxml import etree

    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    lines = [(heading, line) for heading, found in parts for line in found]
    newest = max((_told(line) for _, line in lines), default=since or date(1970, 1, 1))
    for name, words in (("title", title), ("id", _named(title)), ("updated", _moment(newest))):
        _put(feed, name, words)
    _put(etree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Elchi")
    for heading, line in sorted(lines, key=lambda pair: (_told(pair[1]), pair[1].text), reverse=True):
        entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        said = f"{line.when}: {line.text}" if line.when else line.text
        for name, words in (
            ("title", said),
            ("id", _named(heading, line.about if line.about and heading in once else said)),
            ("updated", _moment(_told(line))),
        ):
            _put(entry, name, words)
        if address is not None and line.about:
            etree.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=address(line.about))
        etree.SubElement(entry, f"{{{_ATOM}}}category", term=writable(heading))
        _put(entry, "content", "\n".join(f"“{quote_of(c)}” ({source_of(c)})" for c in line.cites))
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _put(under: "_Element", name: str, words: str) -> None:
    from lxml import etree

    etree.SubElement(under, f"{{{_ATOM}}}{name}").text = writable(words)


def _told(line: Line) -> date:
    return max((c.published for c in line.cites if c.published), default=date(1970, 1, 1))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _named(*words: str) -> str:
    return f"urn:sha256:{hashlib.sha256(chr(31).join(words).encode()).hexdigest()}"
