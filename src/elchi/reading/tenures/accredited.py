"""Envoys whose post is told behind their letters: "Mr. Veli presented his credentials as Ambassador of Georgia to the King"."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

_REACH = 24  # units before the letters in which whoever presents them stands


def tell_accredited(line: Line) -> None:
    """Give envoys the office "as" which they present their letters, or give up their appointment."""
    units = line.kept
    if "credentials" not in line.roles and word_set("appointments").isdisjoint(line.tokens.seen):
        return
    for n in range(1, len(units) - 1):
        post = _post(units, n + 1) if "p:as" in units[n].roles else None
        envoy = _envoy(line, n) if post is not None else None
        if post is not None and envoy is not None and envoy.office in (None, "Ambassador") and envoy.of is None:
            envoy.office, envoy.of = post.office, post.of or _from(units, n + 2)


def _post(units: Sequence[Unit], n: int) -> Actor | None:
    first = next(iter(units[n].parties), None)  # "A as Ambassador of Georgia and B as" is a row of an office and B
    return first if first is not None and first.kind == "office" and not first.plural else None


def _from(units: Sequence[Unit], n: int) -> str | None:
    """ "As Ambassador | from the Republic of Chad"."""
    if n + 1 >= len(units) or "p:from" not in units[n].roles or not units[n + 1].roles & {"STATE", "BODY"}:
        return None
    return units[n + 1].parties[0].of


def _envoy(line: Line, as_at: int) -> Actor | None:
    """Whose letters they are: "credentials of A as", else whoever stands before "his credentials as"."""
    units = line.kept
    right = units[as_at - 1]
    if right.parties and right.parties[-1].kind == "person":
        listed = len(right.parties) > 1 or "p:of" in units[as_at - 2].roles
        return right.parties[-1] if listed and "credentials" in line.roles else None
    if "credentials" not in right.roles and not _appointment(line, right):
        return None
    people = [u.parties[0] for u in reversed(units[max(0, as_at - _REACH) : as_at]) if "PERSON" in u.roles and len(u.parties) == 1]
    unnamed = [a for a in people if a.office in (None, "Ambassador")]
    return next((a for a in unnamed if a.honorific), None) or next(iter(unnamed), None)


def _appointment(line: Line, unit: Unit) -> bool:
    return line.tokens.low[unit.last - 1] in word_set("appointments") and line.tokens.low[unit.first - 1] in ("his", "her")
