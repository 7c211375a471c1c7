"""Whom an operative verb is addressed to, as written: "the Government of Israel", "all States Members", "them"."""

import re
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.reading.commitments.drafting import words
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_PRONOUN = re.compile(r"\s*(?:that\s+)?(?:it|them|him|her)\b")
_THAT = re.compile(r"\s+that\s+")
_END = re.compile(
    r",|;|:|\.(?=\s)|\s+to\s+(?=[a-z])|\s+not\s+to\s|\s+(?:shall|should|must|will|may|immediately|forthwith|unconditionally|urgently|promptly)\b"
    r"|\s+with\s|\s+as\s|\s+in\s+(?:accordance|consultation|order|the\s+(?:task|event))|\s+(?:who|which|that)\s|\s+(?!concerned|united|limited)[a-z]{2,}(?:ing|ed)\s"
    r"|\s+(?:the|an?)\s+(?!\w+\s+(?:of|and)\b)[a-z]+\s+(?:of|respect|execution)\b"
)
_NOTHING = frozenset({"", "the", "all", "that", "that the", "all the", "both", "both the", "other"})
_BY = re.compile(r"\sby\s+")


@cache
def _demanded() -> re.Pattern[str]:
    """ "Demands | the immediate withdrawal": what is demanded of nobody by name."""
    how, what = word_choice("how_it_is_demanded"), word_choice("what_is_demanded")
    return re.compile(rf"\s*(?:the|an|a|such|this|its|that\s+such|{how})\s+(?:[a-z]+\s+){{0,3}}?{what}\b", re.IGNORECASE)


def addressee(line: Line, start: int, end: int, *, passive: bool = False) -> list[Actor]:
    """Return who is named from `start` on, as one party as written; a pronoun as such; nobody where something is demanded."""
    text = line.tokens.text
    pronoun = _PRONOUN.match(text, start, end)
    if pronoun is not None:
        return [Actor("pronoun", pronoun.start(), pronoun.end(), of="it")]
    if _demanded().match(text, start, end):
        return []
    that = _THAT.match(text, start, end)
    demonstrative = that is not None and re.match(r"[A-Z]\w+\s+to\s", text[that.end() : that.end() + 40]) is not None
    begin = that.end() if that is not None and not demonstrative else start
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    stop = _stop(line, begin, end, subjunctive=that is not None and not demonstrative) if not passive else end
    phrase = " ".join(text[begin:stop].split()).removeprefix("the ").removeprefix("The ").removeprefix("That the ")
    if not phrase or len(phrase) > 160:
        return []
    return [_party(line, begin, stop, phrase)]


def _party(line: Line, begin: int, stop: int, phrase: str) -> Actor:
    """The state, body or office that the whole phrase names; else a group under its own words."""
    for unit in line.kept:
        if unit.parties and begin <= unit.start + 4 and unit.start <= begin + 5 and unit.end >= stop - 1 and len(unit.parties) == 1:
            actor = unit.parties[0]
            if actor.kind in ("state", "body") or (actor.kind == "office" and actor.of):
                return actor
    return Actor("group", begin, stop, office=phrase)


def _stop(line: Line, begin: int, end: int, *, subjunctive: bool) -> int:
    """Where the words for who must act end; commas within a list of names do not end it."""
    text = line.tokens.text
    stop = end
    at = begin
    while (found := _END.search(text, at, min(end, begin + 240))) is not None:
        if found.group() == "," and _lists(text, found.end()):
            at = found.end()
            continue
        if text[begin : found.start()].strip().lower() in _NOTHING:
            at = found.start() + 1
            continue
        stop = found.start()
        break
    if subjunctive:
        verb = re.search(rf"\s(?:{'|'.join(words('plain'))})\s", text[begin:stop] + " ")
        stop = begin + verb.start() if verb else stop
    return stop


def _lists(text: str, at: int) -> bool:
    """ "Egypt, Israel and Jordan": another name with a capital follows, and an "and" after it."""
    return (
        re.match(r"\s+(?:the\s+)?(?:[A-Z][\w’'-]+(?:\s+(?:of|the|and))?\s*){1,6},?\s+and\s+(?:the\s+)?[A-Z]", text[at : at + 120])
        is not None
    )


def agent(line: Line, start: int, end: int) -> list[Actor]:
    """Return who is named behind "by": "a cease-fire by all concerned"; nobody where it is not said."""
    by = _BY.search(line.tokens.text, start, min(end, start + 160))
    return addressee(line, by.end(), end) if by else []
