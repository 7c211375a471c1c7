"""Bytes to text. Nothing is changed but line ends; what had to be guessed is said."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from elchi.errors import MaterialError
from elchi.lexica.tables import loaded

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_SAMPLE = 100_000  # bytes looked at to guess an encoding
_CONTROLS = "[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\u0080-\u0084\u0086-\u009f]"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what was guessed or damaged in decoding it."""

    text: str
    note: str | None = None


def decode(content: bytes, place: str, stated: str | None = None) -> Decoded:
    """Return the text in these bytes: by its mark, as stated, as UTF-8, or by the best guess.

    Raises MaterialError for bytes that are no text.
    """
    found = _by_mark(content) or _as_stated(content, stated) or _utf_8(content) or _wide(content) or _guessed(content, place)
    if len(re.findall(_CONTROLS, found.text[:_SAMPLE])) * 50 > len(found.text[:_SAMPLE]) or "\0" in found.text:
        raise MaterialError(place, "it holds binary data, not text", "give text, Markdown, HTML, PDF, DOCX or a feed")
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.note)


def _by_mark(content: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = content.decode(name, errors="replace")
            return Decoded(text, _damage(text, content.count("\ufffd".encode()), name))
    return None


def _as_stated(content: bytes, stated: str | None) -> Decoded | None:
    """The text in the encoding that a server or page states; None where it states none, or a wrong one."""
    name = (stated or "").strip("\"' ").lower()
    if not name:
        return None
    name = facts()["aliases"].get(name, name)
    try:
        return Decoded(content.decode(name))
    except (LookupError, ValueError):
        return None


def _utf_8(content: bytes) -> Decoded | None:
    """The text in UTF-8; a few damaged places do not make it another encoding."""
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd") - content.count("\ufffd".encode())
    good = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    return Decoded(text, _damage(text, text.count("\ufffd") - bad, "UTF-8")) if bad == 0 or good > 5 * bad else None


def _damage(text: str, own: int, name: str) -> str | None:
    bad = text.count("\ufffd") - own
    return f"{bad} damaged places in its {name.upper().removesuffix('-SIG')} were marked" if bad > 0 else None


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: the nulls stand on one side, and what comes out holds no control characters."""
    sides = [content[side::2].count(0) for side in (0, 1)]
    if len(content) % 2 or 0 not in sides or sides == [0, 0]:
        return None
    name = "utf-16-be" if sides[0] else "utf-16-le"
    try:
        text = content.decode(name)
    except ValueError:
        return None
    odd = re.search(_CONTROLS, text[:_SAMPLE]) or not any(c.isspace() for c in text[:_SAMPLE])
    return None if odd else Decoded(text, f"its encoding is not stated; it was read as {name.upper()}")


def _guessed(content: bytes, place: str) -> Decoded:
    name = _likeliest(content[:_SAMPLE])
    if name is None:
        raise MaterialError(place, "its encoding could not be told", "save it as UTF-8")
    return Decoded(content.decode(name, errors="replace"), f"its encoding is not stated; it was read as {name}")


def _likeliest(sample: bytes) -> str | None:
    """The encoding whose text holds the most small words of one language; else what charset-normalizer finds."""
    from elchi.documents.language import share_of_small_words

    shares = {name: share_of_small_words(_tried(sample, name)) for name in facts()["encodings"]}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.08 else _by_statistics(sample)


def _tried(sample: bytes, name: str) -> str:
    try:
        return sample.decode(name)
    except ValueError:
        return ""


def _by_statistics(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=facts()["encodings"]).best() or from_bytes(sample).best()
    return best.encoding if best else None


@cache
def facts() -> Any:
    """Return the encodings to try, and what their other names mean."""
    return loaded("documents/encodings", files("elchi.documents").joinpath("encodings.yaml").read_bytes())
