"""Encounters as an iCalendar (RFC 5545): to open once or to subscribe to."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from elchi.answers.chairs import Chair, chair_words
from elchi.answers.cited import Cite, day_words
from elchi.answers.meetings import Meeting
from elchi.exports.paper import quote_of, source_of
from elchi.model.period import Precision

if TYPE_CHECKING:
    from icalendar import Component

_EXACT = (Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.SPAN)
_SOURCES = 6
_TENTATIVE = re.compile(r"^STATUS:TENTATIVE\s*$", re.MULTILINE | re.IGNORECASE)
_UNTOLD = date(1970, 1, 1)  # a day that nobody takes for one


def agenda(
    found: Sequence[Meeting], title: str, chairs: Sequence[Chair] = (), address: Callable[[str], str] | None = None
) -> bytes:
    """Return encounters, and who is to take the chair of a body, as an iCalendar file of UTF-8 bytes.

    Days stand as whole days, for the local hour of a place is rarely told. A date told only roughly ("this autumn") fills its
    bounds, says so in its title, and blocks no time. One that states no day is a task without a date. `address` gives where an
    encounter is to be read.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("PRODID", "-//Elchi//The institutional memory of diplomacy//EN")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    made.add("X-WR-CALNAME", title)
    made.add("REFRESH-INTERVAL", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for one in found:
        entry = _entry(one)
        if address is not None:
            entry.add("URL", address(one.id))
        made.add_component(entry)
    for chair in chairs:
        made.add_component(_chair_entry(chair))
    return bytes(made.to_ical())


def _chair_entry(c: Chair) -> "Component":
    """The day on which a state takes the chair of a body; a task without a date where no text tells the day."""
    from icalendar import Event, Todo

    day = c.begins if c.exact else None
    entry: Component = Event() if day else Todo()
    entry.add("UID", f"chair:{c.body}:{c.member}:{c.begins or c.told or ''}@elchi")
    entry.add("DTSTAMP", datetime.combine(c.told or _UNTOLD, time(), UTC))
    entry.add("SUMMARY", f"{c.name} takes the chair of {c.body_name}{'' if day else f' (date not fixed: {c.when})'}")
    entry.add("STATUS", "CONFIRMED" if day else "NEEDS-ACTION")
    entry.add("CATEGORIES", ["chairmanship", c.rule or "told"])
    entry.add("DESCRIPTION", "\n".join([chair_words(c), *_quoted(c.cites)]))
    if day:
        entry.add("DTSTART", day)
        entry.add("DTEND", day + timedelta(days=1))
        entry.add("TRANSP", "TRANSPARENT")
    return entry


def _entry(m: Meeting) -> "Component":
    from icalendar import Event, Todo

    bounds = _bounds(m)
    entry: Component = Event() if bounds else Todo()
    rough = m.period is None or m.period.precision not in _EXACT
    entry.add("UID", f"{m.id}@elchi")
    entry.add("SEQUENCE", max(0, len(m.history) - 1))
    entry.add("DTSTAMP", datetime.combine(_told(m), time(), UTC))  # when it was last told: our clock says nothing of it
    entry.add("SUMMARY", _summary(m, rough))
    entry.add("STATUS", _status(m, rough, bool(bounds)))
    entry.add("CATEGORIES", [m.kind, m.status])
    entry.add("DESCRIPTION", _description(m))
    if m.place:
        entry.add("LOCATION", m.place)
    if bounds:
        entry.add("DTSTART", bounds[0])
        entry.add("DTEND", bounds[1] + timedelta(days=1))
        entry.add("TRANSP", "TRANSPARENT" if rough or m.status == "cancelled" else "OPAQUE")
    return entry


def _bounds(m: Meeting) -> tuple[date, date] | None:
    if m.period is None or m.period.first is None or m.period.last is None:
        return None
    return m.period.first, m.period.last


def _told(m: Meeting) -> date:
    """The day of the newest report."""
    return max((c.published for c in m.cites if c.published), default=_UNTOLD)


def _summary(m: Meeting, rough: bool) -> str:
    said = [m.status] if m.status in ("postponed", "cancelled") else []
    if rough:
        of_day = "day not told" if m.status == "held" else "date not fixed"
        words = (m.period.words or m.when).strip(" .,;:") if m.period else ""
        said.append(f"{of_day}: {words}" if words else "date not stated" if m.when == day_words(None) else m.when)
    name = _titled(m)
    return f"{name} ({'; '.join(said)})" if said else name


def _titled(m: Meeting) -> str:
    """What it is called; who was there, or where it was, behind what is no name by itself ("18th meeting", "summit")."""
    if any(w[0].isupper() for w in m.called.split()):
        return m.called
    who = " and ".join(p.partition(" (")[0] for p in m.participants[:2])
    return f"{m.called}: {who}" if who else f"{m.called}, {m.place}" if m.place else m.called


def _status(m: Meeting, rough: bool, event: bool) -> str:
    if m.status == "cancelled":
        return "CANCELLED"
    if not event:
        return "NEEDS-ACTION"
    return "TENTATIVE" if rough or m.status == "postponed" or _unsure(m) else "CONFIRMED"


def _unsure(m: Meeting) -> bool:
    """Tell whether the newest source is an entry of a calendar that says so of itself."""
    newest = max(m.cites, key=lambda c: c.published or _UNTOLD, default=None)
    return newest is not None and _TENTATIVE.search(newest.quote) is not None


def _description(m: Meeting) -> str:
    lines = [*m.participants, *(f"{x.when}: {x.text}" for x in m.history if len(m.history) > 1), *m.disagreements]
    return "\n".join([*lines, *_quoted(m.cites)])


def _quoted(cites: Sequence[Cite]) -> list[str]:
    return [f"“{quote_of(c)}” ({source_of(c)})" for c in cites[-_SOURCES:]]
