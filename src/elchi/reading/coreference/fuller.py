"""Bodies in full: "the Academy" of a report that names one academy, "President of the Fund" where it names one fund."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold, tokens_of
from elchi.reading.coreference.antecedents import bodies_of, body_within
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

_WHOSE = re.compile(r" of the ([A-Z]\w+)\b")


def tell_in_full(lines: Sequence[Line], cast: Cast) -> None:
    """Give bodies called by one noun, and offices of such, the name of the one body of the document that bears that noun."""
    short = [(actor, noun) for line in lines for actor in _actors(line) if (noun := _short(actor, line.tokens.text))]
    full = _only(lines) if any(noun in word_set("short_bodies") for _, noun in short) else {}
    for actor, noun in short if full else ():
        meant = full.get(noun)
        if meant is not None:
            actor.of, actor.entity = meant.of, meant.entity if actor.kind == "body" else actor.entity
            if actor.kind == "person":
                cast.introduce(actor)


def _actors(line: Line) -> Iterator[Actor]:
    return chain.from_iterable(u.parties for u in line.all if u.parties)


def _only(lines: Sequence[Line]) -> dict[str, Actor]:
    """The nouns that stand for one body in a document, and it: those in the names of bodies told in full."""
    bearers: dict[str, dict[str, Actor]] = {}
    for line in lines:
        for unit in line.all:
            for body in _in_full(line, unit):
                for noun in word_set("short_bodies").intersection(fold(w) for w in tokens_of(body.of or "")):
                    bearers.setdefault(noun, {}).setdefault(body.entity or fold(body.of or ""), body)
    return {noun: next(iter(found.values())) for noun, found in bearers.items() if len(found) == 1}


def _in_full(line: Line, unit: Unit) -> list[Actor]:
    """The bodies that a unit names in full, itself or as whose an office is."""
    whose = (body_within(line.tokens.lexicon, a) for a in unit.parties if a.kind in ("person", "office", "group") and a.of)
    return [*bodies_of(unit), *(b for b in whose if b is not None)] if unit.parties else []


def _short(actor: Actor, text: str) -> str | None:
    """The noun that a body is called by alone, or whose an office is said to be: "the Academy", "President of the Academy"."""
    if actor.kind == "body" and actor.entity is None:
        return fold(actor.of or "") if " " not in (actor.of or " ") else None
    if actor.of is not None or actor.office is None:
        return None
    at = text.find(actor.office, actor.start, actor.end)
    whose = _WHOSE.match(text, at + len(actor.office)) if at >= 0 else None
    return fold(whose[1]) if whose is not None else None
