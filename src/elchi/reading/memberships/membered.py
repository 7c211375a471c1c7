"""The body whose members a line speaks of, by name or not, so that "it left" is read beside it."""

from elchi.reading.coreference.antecedents import bodies_of
from elchi.reading.lines.line import Line
from elchi.reading.memberships.doers import goes_on
from elchi.reading.memberships.frames import frames_of
from elchi.reading.memberships.standing_nouns import noun_of

_MOVES = ("enter", "lose", "oust", "suspend")


def membered(line: Line | None) -> str | None:
    """Return the body whose members a line speaks of, by name or not: "elected 14 members to the Council"."""
    if line is None:
        return None
    standing = next((u for u in line.kept if u.roles & {"S", "A"} and len(u.parties) == 1), None)
    if standing is not None:
        return standing.parties[0].entity
    units = line.kept
    moved = (m for n, u in enumerate(units) if any(f.name in _MOVES for f in frames_of(line, u)) for m in (n + 1, n + 2))
    body = next((m for m in moved if m < len(units) and bodies_of(units[m]) and not goes_on(line, m)), None)
    if body is not None:
        return bodies_of(units[body])[0].entity  # "three countries left the Commonwealth"
    noun = any(noun_of(u) in ("membernoun", "accession") or "GROUP" in u.roles for u in units)
    led = (
        b for n, u in enumerate(units) if n and "BODY" in u.roles and units[n - 1].roles & {"p:to", "p:on"} for b in bodies_of(u)
    )
    return next((b.entity for b in led if noun), None)
