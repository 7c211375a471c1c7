"""The one maker of documents: named by the digest of their bytes, holding nothing that a database cannot store."""

import hashlib
import re
from datetime import date

from elchi.model.document import Document, Label

LIMIT = 20_000_000  # bytes of one document; a longer one is refused rather than half read
_LONGEST = 1_000  # characters of a title or a publisher


def make(
    content: bytes, text: str, media_type: str, address: str, *, title: str | None = None, publisher: str | None = None,
    published: date | None = None, language: str | None = None, label: Label | None = None,
) -> Document:  # fmt: skip
    """Return the document of these bytes. Its text keeps its length, so offsets stay what they were."""
    return Document(
        digest(content), storable(text), content, media_type, storable(address), one_line(title), one_line(publisher),
        published, language_code(language), label or Label(),
    )  # fmt: skip


def digest(content: bytes) -> str:
    """Return the identifier of a document with these bytes."""
    return hashlib.sha256(content).hexdigest()


def storable(text: str) -> str:
    """Return the text with a replacement mark for each null and each half of a character, which no database takes."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def one_line(words: str | None) -> str | None:
    """Return the words on one line, or None where there are none."""
    return " ".join(storable(words or "").split())[:_LONGEST] or None


def language_code(stated: str | None) -> str | None:
    """Return the first part of a stated language tag: "en" of "en-US". None where it is no tag, or an undecided one."""
    found = re.match(r"([a-z]{2,3})(?:[-_]|$)", (stated or "").strip().lower())
    return found.group(1) if found and found.group(1) not in ("und", "mul", "zxx") else None
