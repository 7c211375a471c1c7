"""What the words before an event noun tell of it: ordinal, body, place, kind, time."""

import re

from elchi.lexica.classes import word_pairs
from elchi.lexica.lexicon import fold
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import Happening

ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)$", re.IGNORECASE)


def describe(t: Tokens, event: Happening, at: int, head_at: int, end: int) -> None:
    """Read the words before the event noun: ordinal, body, place, kind, time."""
    capital = t.words[head_at][0].isupper()
    i = at
    while i < head_at:
        hit = t.hit(i)
        word = t.words[i]
        if (match := ORDINAL.match(word)) or (hit and "ordinal" in hit.roles):
            event.ordinal = int(match.group(1)) if match else int(hit.roles["ordinal"])  # type: ignore[union-attr]
        if hit:
            _note(t, event, i, hit.roles)
        if word[0].isupper() and i > 0 and not (hit and "event_modifier" in hit.roles and not capital):
            event.name = event.name or ""
        i += hit.length if hit else 1
    if event.name == "" or (capital and head_at > at):
        event.name = t.span(at, end) if (capital or event.body or event.ordinal or _two_capitals(t, at, head_at)) else None
    if event.name and event.kind in ("talks", "meeting") and event.place == t.span(at, head_at):
        event.name = None  # "the Downing Street talks", as "the Paris talks": called by where they were
    raising = dict(word_pairs("kind_by_word"))
    for word in (fold(w) for w in t.words[at:head_at]):
        if word in raising and event.kind in ("meeting", "talks", "other", "forum"):
            event.kind = raising[word]
    if event.kind == "talks" and event.name:
        event.kind = "other"


def _two_capitals(t: Tokens, at: int, head_at: int) -> bool:
    return sum(w[0].isupper() for w in t.words[at:head_at]) >= 2


def _note(t: Tokens, event: Happening, i: int, roles: object) -> None:
    values: dict[str, str] = dict(roles)  # type: ignore[call-overload]
    if "body" in values and "venue" not in values:
        event.body = t.span(i, i + t.hit(i).length)  # type: ignore[union-attr]
    elif values.keys() & {"place", "venue"} and "state" not in values and not _of_pair(t, i):
        event.place = t.span(i, i + t.hit(i).length)  # type: ignore[union-attr]
    if values.get("event_modifier") == "ahead":
        event.ahead = True


def _of_pair(t: Tokens, i: int) -> bool:
    """ "The Belgrade-Pristina meeting": of two sides, and in neither town."""
    end = i + t.hit(i).length  # type: ignore[union-attr]
    return t.is_word(i - 1, "-", "–", "/") or t.is_word(end, "-", "–", "/")
