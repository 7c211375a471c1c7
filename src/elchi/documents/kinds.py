"""What kind of source some bytes are: by what they hold, and only then by what they are called."""

import re
from enum import StrEnum
from functools import cache
from pathlib import PurePath

from elchi.errors import MaterialError


class Kind(StrEnum):
    """The kinds that are read here, by their media types."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    PAGE = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    FEED = "application/xml"
    CALENDAR = "text/calendar"


_SUFFIXES = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".html": Kind.PAGE,
    ".htm": Kind.PAGE, ".xhtml": Kind.PAGE, ".pdf": Kind.PDF, ".docx": Kind.WORD, ".xml": Kind.FEED, ".rss": Kind.FEED,
    ".atom": Kind.FEED, ".ics": Kind.CALENDAR,
}  # fmt: skip
_READ = "give text, Markdown, HTML, PDF, DOCX, a feed or a calendar"


def kind_by_name(path: PurePath) -> Kind | None:
    """Return what the end of a file's name says, or None."""
    return _SUFFIXES.get(path.suffix.lower())


def kind_of(content: bytes, media_type: str, place: str) -> Kind:
    """Return the kind of these bytes. Raises MaterialError for a kind that is not read here."""
    stated = media_type.partition(";")[0].strip().lower()
    if refusal := _refused(content):
        raise MaterialError(place, *refusal)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")) or stated == Kind.WORD:
        return Kind.WORD
    if content.lstrip()[:5] == b"%PDF-" or stated == Kind.PDF:
        return Kind.PDF
    if content.lstrip(b"\xef\xbb\xbf \r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        return Kind.CALENDAR
    if root := _root(content):
        return Kind.PAGE if root == "html" else Kind.FEED
    return _stated(stated, place)


def _refused(content: bytes) -> tuple[str, str] | None:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "it is an Office file of the old kind, or one with a password", "save it as DOCX without a password"
    if content.startswith(b"{\\rtf"):
        return "it is an RTF file", "save it as DOCX"
    return None


def _root(content: bytes) -> str | None:
    """The first element of markup: html, rss, feed or rdf:rdf. Wide characters are looked through."""
    found = _opening().match(content[:8_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))
    return found.group(1).decode().lower() if found else None


@cache
def _opening() -> re.Pattern[bytes]:
    prolog = rb"\s|<\?[^>]{0,500}\?>|<!--(?:(?!-->).){0,4000}-->|<!doctype\s+(?!html)[^\[>]{0,500}(?:\[[^\]]{0,4000}\])?\s*>"
    return re.compile(rb"(?:%b)*<(?:!doctype\s+)?(html|rss|feed|rdf:rdf)\b" % prolog, re.IGNORECASE | re.DOTALL)


def _stated(stated: str, place: str) -> Kind:
    if stated in ("application/xhtml+xml", Kind.PAGE):
        return Kind.PAGE
    if stated == Kind.FEED or stated.endswith("+xml") or stated == "text/xml":
        raise MaterialError(place, "it is XML, but no feed", _READ)
    if stated == Kind.MARKDOWN:
        return Kind.MARKDOWN
    if stated.startswith("text/"):
        return Kind.TEXT
    raise MaterialError(place, "it is of no kind that is read here", _READ)
