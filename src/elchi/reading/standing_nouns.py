"""Nouns of standing ("member state", "observer", "accession bid") and the units that they make."""

from collections.abc import Sequence
from functools import cache

from elchi.lexica.tables import strings
from elchi.reading.line import Line
from elchi.reading.units import Actor, Unit

NOUNS = {
    "membernoun": "member", "observernoun": "observer", "partnernoun": "dialogue partner", "candidatenoun": "candidate",
    "allynoun": "member", "chairnoun": "chair", "accession": "candidate", "chairing": "chair",
}  # fmt: skip
BEFORE = frozenset({"x", "this"})
LINKS = frozenset({"p:of", "p:in", "p:at", "p:to", "p:into", "p:with", "p:on"})
S = frozenset({"S"})


def worded(line: Line, unit: Unit) -> str | None:
    """Return what a word before the noun makes of it: "associate members of CARICOM"."""
    said = standing_words()
    return next((s for w in line.tokens.low[unit.first : unit.last] if (s := said.get(w)) is not None), None)


@cache
def standing_words() -> dict[str, str]:
    """Return the words that change what a noun of standing says, with the status that they make."""
    return {
        word: status
        for status, words in strings("words/membership")["standing_word"].items()
        if status != "other"
        for word in words
    }


@cache
def _own_partners() -> frozenset[str]:
    return frozenset(strings("words/belonging")["partner_is"])


def partner_status(line: Line, bodies: Sequence[Actor], noun: Unit) -> str:
    """Return what a partner is: one in dialogue where it is called so; the partner states of the EAC are its members."""
    if any(b.entity in _own_partners() for b in bodies):
        return "member"
    return "dialogue partner" if "dialogue" in line.tokens.low[noun.first : noun.last] else "partner"


def noun_of(unit: Unit) -> str | None:
    """Return which noun of standing a unit is, if any."""
    if unit.parties or unit.roles.isdisjoint(NOUNS):
        return None
    return next(r for r in NOUNS if r in unit.roles)


def made_unit(roles: frozenset[str], first: Unit, last: Unit, bodies: list[Actor], status: str) -> Unit:
    """Return one unit of the words from `first` to `last`, which stands for a status in some bodies."""
    return Unit(roles, first.start, last.end, first.first, last.last, parties=bodies, values={"status": status})
