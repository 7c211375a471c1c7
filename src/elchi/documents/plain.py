"""Plain text, and Markdown with a YAML head. Offsets are those that the user sees: nothing but line ends is changed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from elchi.errors import MaterialError
from elchi.model.document import Document, Label, Level

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(content: bytes, media_type: str, address: str) -> Document:
    """Return the document in these bytes. Raises MaterialError for bytes that are no text."""
    text = decode(content, address)
    head, body = _head(text) if text.startswith("---\n") else ({}, text)
    from elchi.documents.intake import digest

    return Document(
        digest(content), body, content, media_type, str(head.get("address") or head.get("url") or address), _text(head, "title"),
        _text(head, "publisher") or _text(head, "source"), _day(head.get("published") or head.get("date")), _text(head, "language"), _label(head),
    )  # fmt: skip


def decode(content: bytes, address: str) -> str:
    """Return the text in UTF-8, UTF-16 with a mark, or the encoding that fits best."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _lines(content.decode(name, errors="replace"))
    if b"\0" in content:
        raise MaterialError(address, "it holds binary data, not text", "give text, Markdown, HTML, PDF, DOCX or a feed")
    try:
        return _lines(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _lines(_guessed(content, address))


def _guessed(content: bytes, address: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    if best is None:
        raise MaterialError(address, "its encoding could not be told", "save it as UTF-8")
    return content.decode(best.encoding, errors="replace")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _head(text: str) -> tuple[Mapping[str, Any], str]:
    """The YAML between the first two lines of dashes; a head that is no YAML is part of the text."""
    import yaml

    end = text.find("\n---", 3)
    if end < 0 or end > 20_000:
        return {}, text
    try:
        head = yaml.safe_load(text[4:end])
    except yaml.YAMLError:
        return {}, text
    body_at = text.find("\n", end + 1)
    return (head, text[body_at + 1 :] if body_at >= 0 else "") if isinstance(head, dict) else ({}, text)


def _text(head: Mapping[str, Any], key: str) -> str | None:
    value = head.get(key)
    return str(value) if value else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _label(head: Mapping[str, Any]) -> Label:
    """`label: internal`, or `label: [group, group]` for a restricted document."""
    value = head.get("label")
    if isinstance(value, list):
        return Label(Level.RESTRICTED, frozenset(map(str, value)))
    return Label(Level[str(value).upper()]) if str(value).upper() in Level.__members__ else Label()
