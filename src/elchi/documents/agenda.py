"""iCalendar files (RFC 5545): the text is the file with its folded lines joined, so that an entry can be quoted."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from elchi.documents.decoding import decode
from elchi.documents.making import make
from elchi.errors import MaterialError
from elchi.model.document import Document, Finding

if TYPE_CHECKING:
    from icalendar import Component

MEDIA = "text/calendar"


def read(content: bytes, address: str) -> Iterator[Document | Finding]:
    """Yield the calendar in these bytes. Raises MaterialError for one that cannot be read, or holds no event."""
    decoded = decode(content, address)
    text = re.sub(r"\n[ \t]", "", decoded.text.replace("\r\n", "\n"))
    calendar = _parsed(text, address)
    stamps = [e.decoded(name) for e in calendar.walk("VEVENT") for name in ("DTSTAMP", "LAST-MODIFIED") if name in e]
    if not calendar.walk("VEVENT"):
        raise MaterialError(address, "the calendar holds no event", "export it anew")
    days = [getattr(s, "date", lambda s=s: s)() for s in stamps]
    title = str(calendar.get("X-WR-CALNAME") or "") or None
    yield make(content, text, MEDIA, address, title=title, publisher=title, published=max(days, default=None))


def _parsed(text: str, address: str) -> "Component":
    import icalendar

    try:
        return icalendar.Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError) as error:
        raise MaterialError(address, f"the calendar is broken ({str(error)[:80]})", "export it anew") from error
