"""Chairmanships: held, told to come, and handed round by an order."""

from elchi.model.claim import Membership
from elchi.reading.lines.acts import Found
from elchi.reading.lines.units import Actor

CHAIR = ("chair", "co-chair", "vice-chair")
_AHEAD = frozenset({"will", "modal", "p:to"})
_UNSURE = ("may", "might", "could", "should", "can")  # "should chair the OSCE" tells of a wish
_NEXT = frozenset({"next", "incoming", "future"})


def chair_told(found: Found, status: str, roles: set[str]) -> str | None:
    """Return whether somebody chairs, or is told to chair next: "will assume", "elected to chair", "the next chair"."""
    kept, text = found.line.kept[max(0, found.match.first - 1) : found.match.last], found.line.tokens.text
    if any("modal" in u.roles and u.of(text).lower() in _UNSURE for u in kept):
        return None
    coming = roles & _AHEAD or any(not _NEXT.isdisjoint(u.of(text).lower().split()[:2]) for u in kept)
    return f"next {status}" if coming else status


def rotation(found: Found, body: Actor) -> Membership:
    """Return by which order the members follow each other: "rotates in alphabetical order" names nobody."""
    kept, line = found.line.kept, found.line
    words = line.tokens.text[kept[found.at("verb")].start : line.tokens.segment.end].rstrip(". ")
    return Membership(
        span=line.span, act=found.act.name, member=words, organisation=body.of or "",
        status="rotation", organisation_id=body.entity,
    )  # fmt: skip
