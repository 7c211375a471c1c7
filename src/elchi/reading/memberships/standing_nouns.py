"""Nouns of standing ("member state", "observer", "accession bid") and the units that they make."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from elchi.lexica.classes import belonging_words
from elchi.lexica.tables import strings
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

NOUNS = {
    "membernoun": "member", "observernoun": "observer", "partnernoun": "dialogue partner", "candidatenoun": "candidate",
    "allynoun": "member", "chairnoun": "chair", "accession": "candidate", "chairing": "chair",
}  # fmt: skip
# What somebody can be called by a noun, an observer before a member: "observer member".
CALLED = {noun: NOUNS[noun] for noun in ("observernoun", "partnernoun", "candidatenoun", "membernoun")}
_NOUNS = frozenset(NOUNS)
CHAIRS = {
    "chair": "chair",
    "chairs": "chair",
    "chairperson": "chair",
    "chairman": "chair",
    "co-chair": "co-chair",
    "co-chairs": "co-chair",
    "vice-chair": "vice-chair",
    "vice-chairs": "vice-chair",
    "vice-chairman": "vice-chair",
    "vice-chairperson": "vice-chair",
}
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


def partner_status(line: Line, bodies: Sequence[Actor], noun: Unit) -> str:
    """Return what a partner is: one in dialogue where it is called so; the partner states of the EAC are its members."""
    if any(b.entity in belonging_words("partner_is") for b in bodies):
        return "member"
    return "dialogue partner" if "dialogue" in line.tokens.low[noun.first : noun.last] else "partner"


def noun_of(unit: Unit) -> str | None:
    """Return which noun of standing a unit is, if any."""
    if unit.parties or unit.roles.isdisjoint(_NOUNS):
        return None
    return next(r for r in NOUNS if r in unit.roles)


def made_unit(roles: frozenset[str], first: Unit, last: Unit, bodies: list[Actor], status: str) -> Unit:
    """Return one unit of the words from `first` to `last`, which stands for a status in some bodies."""
    return Unit(roles, first.start, last.end, first.first, last.last, parties=bodies, values={"status": status})


def unquoted(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units without the marks around a word or two: the status of "dialogue partner", agreed "in principle"."""
    at = [n for n, u in enumerate(units) if "quote" in u.roles]
    off = {m for a, b in pairwise(at) if 1 < b - a <= _QUOTED for m in (a, b)}
    return [u for n, u in enumerate(units) if n not in off] if off else units


_QUOTED = 4


def chair_of_year(line: Line, units: Sequence[Unit], i: int) -> int | None:
    """Return where the chair of a body stands behind its year, before who holds it: "the ASEAN 2025 chair, Malaysia"."""
    at = i + 2
    if at + 2 >= len(units) or not line.tokens.words[units[i + 1].first].isdigit() or "comma" not in units[at + 1].roles:
        return None
    return at if line.tokens.low[units[at].first] in CHAIRS and "STATE" in units[at + 2].roles else None
