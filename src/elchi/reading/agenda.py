"""Calendars: each event an encounter that is planned, or cancelled. That a day is past does not make it held: only a report does."""

import re
from dataclasses import replace

from elchi.lexica.lexicon import Lexicon
from elchi.model.claim import Encounter, EncounterKind, Status
from elchi.model.document import Document, Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.reading import Reading
from elchi.reading.layout.entries import Entry, entries_of
from elchi.reading.reader import read

READER = "elchi-agenda/2"
_WHEN = re.compile(r"^DTSTART[;:][^\n]*", re.MULTILINE | re.IGNORECASE)
_CANCELLING = re.compile(r"^METHOD:CANCEL$", re.MULTILINE | re.IGNORECASE)
_STATED = re.compile(
    r"(?:(cancell?ed|postponed)\s*[:\-–]\s*)?(.*?)(?:\s*\((?:(cancell?ed|postponed)(?:; )?)?(?:date not fixed: [^()]*)?\))?",
    re.IGNORECASE,
)
_STATUS = {"c": Status.CANCELLED, "p": Status.POSTPONED}


def read_agenda(document: Document, lexicon: Lexicon) -> Reading:
    """Return the encounters of a calendar, each citing its entry; an entry without a title or a day says nothing and is left out."""
    entries = entries_of(document.text, document.published)
    claims = tuple(c for one in entries if (c := _encounter(document, lexicon, one)) is not None)
    return Reading(
        document.id, READER, lexicon.digest, document.title, document.published, document.language, claims=claims,
        publisher=document.publisher,
    )  # fmt: skip


def _encounter(document: Document, lexicon: Lexicon, entry: Entry) -> Encounter | None:
    status, name = _title(entry)
    if not name:
        return None
    told, span = _named(document, lexicon, name), entry.span
    cancelled = entry.status == "CANCELLED" or _CANCELLING.search(document.text) is not None
    return replace(
        told, span=span, act="calendar", subject=None, name=name, status=Status.CANCELLED if cancelled else status, main=True,
        when=_when(document, entry), place=entry.place or None, participants=tuple(replace(p, span=span) for p in told.participants),
    )  # fmt: skip


def _title(entry: Entry) -> tuple[Status, str]:
    """What an entry is called, without the words that programs put before or behind it to say how it stands."""
    found = _STATED.fullmatch(entry.name)
    said = (found[1] or found[3] or "") if found else ""
    return _STATUS.get(said[:1].lower(), Status.PLANNED), found[2].strip() if found else entry.name


def _named(document: Document, lexicon: Lexicon, name: str) -> Encounter:
    """What kind of encounter a title names, and whose: read as the subject of the plainest sentence about it."""
    sentence = replace(document, text=f"The {name} will be held.", title=None, media_type="text/plain")
    found = [c for c in read(sentence, lexicon).claims if isinstance(c, Encounter)]
    if found:
        return found[0]
    kind = next((k for k in EncounterKind if str(k) in name.casefold().split()), EncounterKind.OTHER)
    return Encounter(span=Span(0, 0), act="calendar", kind=kind)


def _when(document: Document, entry: Entry) -> DateExpression:
    line = _WHEN.search(document.text, entry.span.start, entry.span.end)
    where = Span(*line.span()) if line else entry.span
    first, last = entry.first, entry.last
    begin = DateExpression(where, where.of(document.text), year=first.year, month=first.month, day=first.day)
    if last <= first:
        return begin
    end = DateExpression(where, begin.words, year=last.year, month=last.month, day=last.day)
    return replace(begin, kind=ExpressionKind.RANGE, last=end)
