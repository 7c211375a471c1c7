"""A line on membership with its names alone: no words that only describe them, "it" and governments made states, headlines whole."""

from collections.abc import Sequence
from itertools import pairwise

from elchi.lexica.classes import belonging_words, word_set
from elchi.model.quick import replace
from elchi.reading.coreference.antecedents import Spoken
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit, is_led
from elchi.reading.memberships.doers import STATES
from elchi.reading.memberships.elided import BE, HELPING, PASSIVE, frame_in, made_behind
from elchi.reading.memberships.holders import member_of
from elchi.reading.memberships.since import year_of_entry
from elchi.reading.memberships.standing_nouns import noun_of

_STATE, _STOP, _COMMA = frozenset({"PARTY", "STATE"}), frozenset({"stop"}), frozenset({"comma"})
_SIZED = 3  # units of "55-member"
_CLOSING = frozenset({"p:as", "stop", "semicolon", "p:after", "p:until"})  # behind a participle with nothing of its own
_SIZE = frozenset({"dash", "BODY"})
_OPENING = frozenset({"and", "comma", "semicolon", "that", "quote", "colon", "dash", "who"})  # before a clause of "it"


def cleared(line: Line, spoken: Spoken) -> Line:
    """Return the line as the acts of membership read it best; `spoken` knows which state was spoken of before."""
    return _headed(_stated(_plain(line), spoken))


def _plain(line: Line) -> Line:
    """Return the line without "both", "neighbouring" and "the 55-member" before a name, and with its lists parted by dates."""
    described = "both" in line.tokens.seen or not word_set("friends").isdisjoint(line.tokens.seen)
    if not described and not line.roles >= _SIZE and len(line.dates) < 2:
        return line  # nothing of all this stands in it
    kept: list[Unit] = []
    for n, unit in enumerate(line.kept):
        if n + 1 < len(line.kept) and _adds_nothing(line, n):
            continue
        kept.extend(_parted(line, unit) if len(unit.parties) > 1 and len(line.dates) > 1 else [unit])
    return line.seen_as(kept)


def _adds_nothing(line: Line, n: int) -> bool:
    kept, low = line.kept, line.tokens.low
    unit, after = kept[n], kept[n + 1]
    if after.roles & STATES:
        return not unit.parties and (low[unit.first] == "both" or low[unit.first] in word_set("friends"))
    at = next((m for m in range(n + 1, min(n + 1 + _SIZED, len(kept))) if "BODY" in kept[m].roles), 0)
    return at >= _SIZED and low[kept[at - _SIZED].first].isdigit() and "dash" in kept[at - 2].roles


def _parted(line: Line, unit: Unit) -> list[Unit]:
    """Return a list as several where dates stand within it: "the African Union in 1990, | Tonga and Nauru in 1995"."""
    cuts = [
        n
        for n in range(1, len(unit.parties))
        if any(unit.parties[n - 1].end <= d.span.start < unit.parties[n].start for d in line.dates)
    ]
    parts = [_listed(line, unit, unit.parties[begin:end]) for begin, end in pairwise([0, *cuts, len(unit.parties)])]
    if not cuts or any(part.first == part.last for part in parts):
        return [unit]
    return [u for n, part in enumerate(parts) for u in ([made_behind(parts[n - 1], _COMMA), part] if n else [part])]


def _listed(line: Line, unit: Unit, named: Sequence[Actor]) -> Unit:
    starts = line.tokens.starts
    within = [n for n in range(unit.first, unit.last) if named[0].start <= starts[n] < named[-1].end] or [
        unit.first,
        unit.first - 1,
    ]
    kinds = {"state": "STATE", "body": "BODY"}
    roles = frozenset({"PARTY", *(["PARTIES"] if len(named) > 1 else []), kinds.get(named[0].kind, "GROUP")})
    return Unit(roles, named[0].start, named[-1].end, within[0], within[-1] + 1, parties=list(named))


def _stated(line: Line, spoken: Spoken) -> Line:
    """Return the line with "it" and "the Government of Fiji" made the states they stand for."""
    low, seen = line.tokens.low, line.tokens.seen
    if "it" not in seen and belonging_words("acting").isdisjoint(seen):
        return line
    units = list(line.kept)
    for n, unit in enumerate(units[:-1]):
        actor = _it(line, units, n, spoken) if low[unit.first] == "it" else _governed(line, unit)
        if actor is not None:
            made = replace(actor, start=unit.start, end=unit.end)
            units[n] = Unit(_STATE, unit.start, unit.end, unit.first, unit.last, parties=[made])
    return line.seen_as(units)


def _it(line: Line, units: Sequence[Unit], n: int, spoken: Spoken) -> Actor | None:
    """The one state of the sentence so far, else whom the sentence before was about, where "it" does something."""
    behind = units[n + 1]
    if n and not (units[n - 1].roles & _OPENING or line.tokens.low[units[n - 1].first] in belonging_words("closing")):
        return None
    if units[n].last - units[n].first > 1 or not (VERBAL[behind.roles] or behind.roles & (HELPING | {"x"})):
        return None
    named = {a.entity or a.of: a for m, u in enumerate(units[:n]) if "STATE" in u.roles and not is_led(units, m) for a in u.parties}
    if len(named) == 1:
        return next(iter(named.values()))
    meant = line.subject or spoken.state
    return meant[0] if not named and not n and len(meant) == 1 and meant[0].kind == "state" else None


def _governed(line: Line, unit: Unit) -> Actor | None:
    one = unit.parties[0] if len(unit.parties) == 1 else None
    if one is None or (one.office or "").lower() not in belonging_words("acting"):
        return None
    return member_of(line.tokens.lexicon, one, unit, holder=True, heads=False)


def _headed(line: Line) -> Line:
    """Return a headline or an entry of a chronology with its passive made whole: "Fiji | suspended from the Forum"."""
    if not line.kept or not (line.heading or year_of_entry(line)):
        return line
    units: list[Unit] = []
    for n, unit in enumerate(line.kept):
        named = n > 0 and bool(line.kept[n - 1].roles & STATES) and n + 1 < len(line.kept)
        frame = frame_in(line, unit, PASSIVE) if named else None
        behind = line.kept[n + 1] if named else unit
        led = frame is not None and (behind.roles & (frame.bodies | _CLOSING) or noun_of(behind))
        units.extend([made_behind(line.kept[n - 1], BE), unit] if led and line.tokens.low[unit.last - 1].endswith("ed") else [unit])
    return line.seen_as([*units, made_behind(line.kept[-1], _STOP)])
