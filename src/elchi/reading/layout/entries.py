"""The entries of a calendar file with their days, as the programs of the world write them.

Days are those of the place: an hour in UTC is put into the zone that the file states for all. What repeats is told day by day, as
far as the file itself says, else for a year; an entry whose day cannot be read is left out, and the others are read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from elchi.model.document import Span

if TYPE_CHECKING:
    from icalendar import Component

_BLOCK = re.compile(r"^BEGIN:VEVENT$.*?^END:VEVENT$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_ZONE = re.compile(r"^X-WR-TIMEZONE:(.+)$", re.MULTILINE | re.IGNORECASE)
_AHEAD = timedelta(366)  # what repeats without an end is told for so long
_TIMES = 60
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its place in the file, its title, place and status, its first and its last day."""

    span: Span
    name: str
    place: str
    status: str
    first: date
    last: date


def entries_of(text: str, told: date | None) -> list[Entry]:
    """Return the entries of a calendar; `told` is the day of the file, from which what repeats without an end is counted."""
    zone = _zone(text)
    events = [(span, event) for span in (Span(*m.span()) for m in _BLOCK.finditer(text)) if (event := _parsed(span.of(text)))]
    moved = {(str(e.get("UID")), day) for _, e in events if (day := _local(e, "RECURRENCE-ID", zone)) is not None}
    return [entry for span, event in events for entry in _entries(span, event, zone, told, moved)]


def _parsed(block: str) -> "Component | None":
    from icalendar import Event

    try:
        return Event.from_ical(block)
    except (ValueError, KeyError, IndexError):
        return None


def _zone(text: str) -> tzinfo | None:
    stated = _ZONE.search(text)
    try:
        return ZoneInfo(stated[1].strip()) if stated else None
    except (ValueError, OSError, KeyError):
        return None


def _entries(
    span: Span, event: "Component", zone: tzinfo | None, told: date | None, moved: set[tuple[str, datetime]]
) -> Iterator[Entry]:
    begin, uid = _local(event, "DTSTART", zone), str(event.get("UID"))
    if begin is None:
        return
    name, place, status = (" ".join(str(event.get(w) or "").split()) for w in ("SUMMARY", "LOCATION", "STATUS"))
    lasts = max(_end(event, begin, zone) - begin, timedelta())
    own = "RECURRENCE-ID" in event
    for start in _starts(event, begin, zone, told):
        if own or (uid, start) not in moved:
            yield Entry(span, name, place, status.upper(), start.date(), (start + lasts).date())


def _local(event: "Component", name: str, zone: tzinfo | None) -> datetime | None:
    """A moment of an entry by the clock of its place, a whole day as its first moment."""
    stated = _stated(event, name)
    return _clock(stated, zone) if isinstance(stated, date) else None


def _stated(event: "Component", name: str) -> object:
    """What a property says, None where it is not there or broken."""
    try:
        return getattr(event.get(name), "dt", None)
    except ValueError:
        return None


def _clock(stated: date, zone: tzinfo | None) -> datetime:
    if not isinstance(stated, datetime):
        return datetime.combine(stated, time())
    in_utc = stated.tzinfo is not None and stated.tzname() == "UTC"
    return (stated.astimezone(zone) if in_utc and zone else stated).replace(tzinfo=None)


def _end(event: "Component", begin: datetime, zone: tzinfo | None) -> datetime:
    """The last moment: an end is the first moment after it, and a whole day without one lasts a day."""
    lasts = _stated(event, "DURATION")
    if end := _local(event, "DTEND", zone):
        return max(begin, end - _MOMENT)
    return begin + lasts - _MOMENT if isinstance(lasts, timedelta) and lasts > _MOMENT else begin


def _starts(event: "Component", begin: datetime, zone: tzinfo | None, told: date | None) -> Sequence[datetime]:
    """When it begins, each time: by its rule, without the days that it leaves out."""
    rule = event.get("RRULE")
    if rule is None or isinstance(rule, list):
        return [begin]
    out = _left_out(event, zone)
    return [start for start in _by_rule(rule.to_ical().decode(), begin, told) if start not in out]


def _by_rule(rule: str, begin: datetime, told: date | None) -> Sequence[datetime]:
    """The times of a rule, all where it has an end."""
    from dateutil.rrule import rrulestr

    last = datetime.max if re.search("UNTIL=|COUNT=", rule) else datetime.combine((told or begin.date()) + _AHEAD, time())
    try:
        times = iter(rrulestr(re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rule), dtstart=begin))
        return list(islice(takewhile(lambda start: start <= last, times), _TIMES)) or [begin]
    except (ValueError, TypeError):
        return [begin]


def _left_out(event: "Component", zone: tzinfo | None) -> frozenset[datetime]:
    stated = event.get("EXDATE")
    lists = stated if isinstance(stated, list) else [stated] if stated is not None else []
    days = (one.dt for dates in lists for one in getattr(dates, "dts", ()))
    return frozenset(_clock(day, zone) for day in days if isinstance(day, date))
