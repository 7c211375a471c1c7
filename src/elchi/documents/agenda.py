"""iCalendar files (RFC 5545): the text is the file with its folded lines joined, so that an entry can be quoted."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
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
    unfolded = re.sub(rb"\r?\n[ \t]", b"", content)  # before the letters are decoded: a line may be folded within one
    text = decode(unfolded, address).text.replace("\r\n", "\n")
    calendars = _parsed(text, address)
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if not events:
        raise MaterialError(address, "the calendar holds no event", "export it anew")
    title = next((str(c["X-WR-CALNAME"]) for c in calendars if c.get("X-WR-CALNAME")), None)
    yield make(content, text, MEDIA, address, title=title, publisher=title, published=max(_stamps(events), default=None))


def _stamps(events: Iterable["Component"]) -> Iterator[date]:
    """The days on which entries were made or changed, as far as they are days."""
    for event in events:
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            with suppress(ValueError):  # of a broken one
                stamp = getattr(event.get(name), "dt", None)
                if isinstance(stamp, date):
                    yield stamp.date() if isinstance(stamp, datetime) else stamp


def _parsed(text: str, address: str) -> list["Component"]:
    """The calendars of a file: some programs write several, one behind the other."""
    import icalendar

    try:
        return list(icalendar.Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError) as error:
        raise MaterialError(address, f"the calendar is broken ({str(error)[:80]})", "export it anew") from error
