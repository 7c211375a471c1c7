"""Calendars: each event an encounter that is planned, or cancelled. That a day is past does not make it held: only a report does."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from elchi.lexica.lexicon import Lexicon
from elchi.model.claim import Encounter, EncounterKind, Reading, Status
from elchi.model.document import Document, Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.reader import read

if TYPE_CHECKING:
    from icalendar import Component

READER = "elchi-agenda/1"
_BLOCK = re.compile(r"^BEGIN:VEVENT$.*?^END:VEVENT$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_WHEN = re.compile(r"^DTSTART[;:][^\n]*", re.MULTILINE | re.IGNORECASE)


def read_agenda(document: Document, lexicon: Lexicon) -> Reading:
    """Return the encounters of a calendar, each citing its entry; an entry without a title says nothing and is left out."""
    from icalendar import Calendar

    blocks = [Span(*m.span()) for m in _BLOCK.finditer(document.text)]
    events = Calendar.from_ical(document.text).walk("VEVENT")
    claims = tuple(c for span, event in zip(blocks, events, strict=False) for c in _encounter(document, lexicon, span, event))
    return Reading(
        document.id, READER, lexicon.digest, document.title, document.published, document.language, claims=claims,
        publisher=document.publisher,
    )  # fmt: skip


def _encounter(document: Document, lexicon: Lexicon, span: Span, event: "Component") -> Iterator[Encounter]:
    name = " ".join(str(event.get("SUMMARY") or "").split())
    if not name or "DTSTART" not in event:
        return
    cancelled = str(event.get("STATUS") or "").upper() == "CANCELLED"
    told = _named(document, lexicon, name)
    place = " ".join(str(event.get("LOCATION") or "").split())
    yield replace(
        told, span=span, act="calendar", subject=None, name=name, status=Status.CANCELLED if cancelled else Status.PLANNED, main=True,
        when=_when(document, span, event), place=place or None, participants=tuple(replace(p, span=span) for p in told.participants),
    )  # fmt: skip


def _named(document: Document, lexicon: Lexicon, name: str) -> Encounter:
    """What kind of encounter a title names, and whose: read as the subject of the plainest sentence about it."""
    sentence = replace(document, text=f"The {name} will be held.", title=None, media_type="text/plain")
    found = [c for c in read(sentence, lexicon).claims if isinstance(c, Encounter)]
    if found:
        return found[0]
    kind = next((k for k in EncounterKind if str(k) in name.casefold().split()), EncounterKind.OTHER)
    return Encounter(span=Span(0, 0), act="calendar", kind=kind)


def _when(document: Document, span: Span, event: "Component") -> DateExpression:
    line = _WHEN.search(document.text, span.start, span.end)
    where = Span(*line.span()) if line else span
    first, last = _days(event)
    begin = DateExpression(where, where.of(document.text), year=first.year, month=first.month, day=first.day)
    if last <= first:
        return begin
    end = DateExpression(where, begin.words, year=last.year, month=last.month, day=last.day)
    return replace(begin, kind=ExpressionKind.RANGE, last=end)


def _days(event: "Component") -> tuple[date, date]:
    """The first and the last day; the end of whole days is the day after them."""
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND") if "DTEND" in event else start
    last = end.date() if isinstance(end, datetime) else end - timedelta(days=1) if "DTEND" in event else end
    return (start.date() if isinstance(start, datetime) else start), last
