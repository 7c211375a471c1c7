"""The words of operative drafting: "requests", "further", "take", and the verb that a paragraph or an item begins with."""

import re
from functools import cache
from typing import NamedTuple

from elchi.lexica.classes import alternatives
from elchi.lexica.inflection import inflect
from elchi.lexica.tables import strings
from elchi.reading.lines.line import Line

LABEL = r"\s*(?:[A-Za-z]\s+)?(?:\(?\d{1,3}[.,)]\s*)?(?:\(?[a-zA-Z0-9]{1,4}\)\s*)*[\"“]?"
_LEAD_IN = r"(?:in (?:this|that) (?:regard|respect|connection|context)|in particular|to this end|to that end)"
_KINDS = ("tell", "ask", "plead", "decide", "pledge")


class Opening(NamedTuple):
    """The operative verb that a line begins with, behind its number: what kind it is of, its words, and where it stands."""

    kind: str
    verb: str
    start: int


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words that play a role in operative paragraphs."""
    return tuple(strings("words/operative")[role])


@cache
def operative_verbs() -> dict[str, str]:
    """Return every form of every operative verb, with its kind: "calls upon", "call upon"."""
    return {form: kind for kind in _KINDS for verb in words(kind) for form in inflect(verb)[:2]}


@cache
def operative_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the verb that a paragraph begins with, and those that follow in it."""
    adverbs = f"(?:(?:{alternatives(words('adverb'))}),?\\s+){{0,3}}"
    split = "(?:once\\s+(?:more|again)|again)"
    third = alternatives(
        [f for f, kind in operative_verbs().items() if f.split()[0].endswith("s") and kind not in ("tell", "pledge")]
    )
    every = alternatives(list(operative_verbs()))
    for_split = rf"(?:calls?|appeals?)\s+{split}\s+(?:upon|on|to|for)"
    itself = f"(?:(?:{_LEAD_IN},?\\s+)?(?:the\\s+)?(?:{alternatives(words('organ'))})\\s+)?"
    first = re.compile(rf"{LABEL}(?P<to>to\s+)?{itself}{adverbs}(?P<verb>{for_split}|{every})\b", re.IGNORECASE)
    later = re.compile(rf"(?:[;,]|\band)\s+(?:(?:and|therefore)\s+)?{itself}{adverbs}(?P<verb>{for_split}|{third})\b(?!-)")
    return first, later


def opening_of(line: Line) -> Opening | None:
    """Return the operative verb that a line begins with; None where it has none, or is an infinitive."""
    segment = line.tokens.segment
    found = operative_patterns()[0].match(line.tokens.text, segment.start, segment.end)
    verb = " ".join(found["verb"].lower().split()) if found is not None and not found["to"] else ""
    kind = operative_verbs().get(verb)
    return Opening(kind, verb, found.start("verb")) if found is not None and kind is not None else None


def drafted(line: Line) -> Opening | None:
    """Return the verb of an item that goes on with what the authors of a paper do: "3. Call upon the Fund to", in its plain form."""
    opening = opening_of(line) if line.tokens.segment.item is not None else None
    return opening if opening is not None and any(opening.verb in words(kind) for kind in _KINDS) else None
