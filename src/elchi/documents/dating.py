"""The day in a stated date: the day as its author wrote it, whatever the hour is elsewhere."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_WORDED = re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{4})(?!\d)")
_AMERICAN = re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)")


def day_stated(words: str | None) -> date | None:
    """Return the day at the start of a stated date: 2024-05-03, 20240503, 03.05.2024, 3 May 2024, May 3, 2024."""
    stated = (words or "").strip()
    if found := _ISO.match(stated) or _COMPACT.match(stated):
        return _day(*found.groups())
    if found := _DOTTED.match(stated):
        return _day(*reversed(found.groups()))
    if found := _WORDED.match(stated):
        return _named(*found.groups())
    found = _AMERICAN.match(stated)
    return _named(found.group(2), found.group(1), found.group(3)) if found else None


def _named(day: str, month: str, year: str) -> date | None:
    from email.utils import parsedate  # reads mail headers and more: a fortieth of the start of a process

    parsed = parsedate(f"{day} {month} {year} 00:00:00")
    return _day(year, str(parsed[1]), day) if parsed else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
