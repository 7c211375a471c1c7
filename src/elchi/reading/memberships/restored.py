"""What a sentence on membership leaves out, put back before it is read: who "it" is, the body named before, the verb of a row.

"Fiji left the Commonwealth in 1987 and returned in 1997" is read as two clauses, each with its state, its body and its dates.
"""

from collections.abc import Iterator
from functools import cache

from elchi.lexica.classes import belonging_words, word_set
from elchi.model.expression import DateExpression
from elchi.reading.clauses.passive import is_passive
from elchi.reading.coreference.antecedents import Spoken, bodies_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit, is_led
from elchi.reading.memberships.cleared import cleared
from elchi.reading.memberships.doers import STATES
from elchi.reading.memberships.elided import (
    BE,
    BODY,
    HELPING,
    MOVES,
    PASSIVE,
    at_noun,
    bodied,
    closed,
    frame_in,
    made_behind,
    with_body,
)
from elchi.reading.memberships.frames import frame_words
from elchi.reading.memberships.standing_nouns import CHAIRS, NOUNS, noun_of

_JOINTS = frozenset({"and", "comma", "semicolon"})
_MEANT = frozenset({*NOUNS, "leaving", "setaside"})
_LINKS = frozenset({"p:of", "p:in", "p:on", "p:to", "possessive"})
_SHORT = 3  # letters of words too common to ask for
_GAP = len(" since ")  # characters between whom a row goes on with and his date


def restored(line: Line, spoken: Spoken) -> list[Line]:
    """Return the clauses of a line, each with what it leaves out; the line alone where nothing is left out."""
    if _words().isdisjoint(line.tokens.seen) and line.roles.isdisjoint(_MEANT):
        return [line]
    line = bodied(cleared(spoken.told(line), spoken), spoken)
    return [row for clause in _clauses(line) for row in (clause, *_rows(clause))]


@cache
def _words() -> frozenset[str]:
    """Return the words without which nothing is put back."""
    forms = (form.split() for form, frames in frame_words().items() if any(f.name in (*MOVES, "give", "chair") for f in frames))
    return frozenset(word for words in forms for word in words if len(word) > _SHORT) | CHAIRS.keys()


def _become(line: Line) -> Line:
    """Return the line with its body put behind what somebody became: "Fiji, an observer of the Forum, became a full member"."""
    kept = line.kept
    for n, unit in enumerate(kept):
        at = _noun_soon(line, n) if "v:become" in unit.roles else None
        if at is None or (at + 1 < len(kept) and kept[at + 1].roles & _LINKS):
            continue
        before, behind = ([u for u in units if bodies_of(u)] for units in (kept[:n], kept[n:]))
        if len(before) == 1 and not behind and (whose := _whose(line, n)) is not None and kept[whose].end < before[0].start:
            return line.seen_as(at_noun(kept, at, bodies_of(before[0])[0]))
    return line


def _clauses(line: Line) -> list[Line]:
    """Return a line parted before each further verb: "left in 1987 | and returned in 1997", "but | Tonga left in 1995"."""
    line = _become(line)
    kept = line.kept
    if not any(u.parties and bodies_of(u) for u in kept):
        return [line]
    first = next((n for n in range(1, len(kept)) if _moved(line, n) or _lapsed(line, n)), None)
    at = next((n for n in range(first + 1, len(kept) - 1) if _second(line, n)), None) if first is not None else None
    body = next((u for u in kept[:at] if bodies_of(u)), None)
    if first is None or at is None or body is None:
        return [line]
    own, whose = _own(line, at), _whose(line, first)
    if whose is None and not own:
        return [line]
    rest = [*([] if own or whose is None else [kept[whose]]), *_second_of(line, at, first, bodies_of(body)[0])]
    begin = kept[at].start
    head = _clause_of(line, list(kept[: at + 1]), [d for d in line.dates if d.span.start < begin])
    return [head, *_clauses(_clause_of(line, rest, [d for d in line.dates if d.span.start >= begin]))]


def _clause_of(line: Line, units: list[Unit], dates: list[DateExpression]) -> Line:
    """Return a clause of a line: its units and its dates."""
    made = line.seen_as(units)
    made.dates = dates
    return made


def _moved(line: Line, n: int) -> bool:
    """Whether a verb tells of a standing, by itself or with its noun; "was" and "has" only with one."""
    frame = frame_in(line, line.kept[n], (*MOVES, "seek", "take", "give", "lift"))
    return frame is not None and (line.kept[n].roles.isdisjoint({"be", "have"}) or _noun_soon(line, n) is not None)


def _lapsed(line: Line, n: int) -> bool:
    """ "Its membership | lapsed", "the group | was formed": what tells of a standing in another way."""
    word = line.tokens.low[line.kept[n].last - 1]
    founded = word in belonging_words("founding") and is_passive(line, n)
    return founded or (word in word_set("lapsing") and noun_of(line.kept[n - 1]) == "accession")


def _whose(line: Line, verb: int) -> int | None:
    """Where the state stands that the first verb of a sentence is about."""
    for n in range(verb - 1, -1, -1):
        if line.kept[n].roles & STATES and not is_led(line.kept, n):
            return n
    return None


def _second(line: Line, n: int) -> bool:
    """Whether a further verb follows a joint, alone or behind a state of its own: ", but | was readmitted", "and | Tonga left"."""
    kept, low = line.kept, line.tokens.low
    if not (kept[n].roles & _JOINTS or low[kept[n].first] in belonging_words("joint")):
        return False
    at = _verb_behind(line, n)
    return at is not None and (frame_in(line, kept[at], MOVES) is not None or _noun_soon(line, at) is not None)


def _verb_behind(line: Line, n: int) -> int | None:
    at, kept, own = n + 1, line.kept, False
    while at < len(kept) and (_passing(line, kept[at]) if not kept[at].parties else not own and bool(kept[at].roles & STATES)):
        own = own or bool(kept[at].parties)
        at += 1
    return at if at < len(kept) and not kept[at].parties and _moved(line, at) else None


def _own(line: Line, at: int) -> bool:
    """Whether the verb behind a joint has a state of its own."""
    verb = _verb_behind(line, at) or at
    return any(u.parties for u in line.kept[at:verb])


def _passing(line: Line, unit: Unit) -> bool:
    plain = unit.roles & (HELPING | {"and"}) or line.tokens.low[unit.first] in belonging_words("joint")
    return bool(plain)


def _noun_soon(line: Line, verb: int) -> int | None:
    """Where the noun of standing behind a verb is: "became | a | full member"."""
    for n in range(verb + 1, min(verb + 4, len(line.kept))):
        if noun_of(line.kept[n]) is not None:
            return n
        if line.kept[n].roles.isdisjoint({"x", "this", "their", "p:as", "p:for", "BODY"}):
            return None
    return None


def _second_of(line: Line, at: int, first: int, body: Actor) -> list[Unit]:
    """The units of a second clause behind its joint, with its helping verb and its body."""
    verb = _verb_behind(line, at) or at
    units = [_named(line, u, body) for u in line.kept[at + 1 :]]
    n = verb - at - 1
    helped = any("be" in u.roles for u in units[:n]) or is_passive(line, verb)
    frame = frame_in(line, units[n], MOVES)
    if frame is not None and frame.name in PASSIVE and not helped:
        if not is_passive(line, first):
            return units
        units.insert(n, made_behind(line.kept[at], BE))
        n += 1
    named = any(bodies_of(u) for u in units)
    if frame is not None and not named and closed(line, verb + 1):
        return with_body(line, units, n, frame, body)
    noun = _noun_soon(line, verb)
    if frame is None and noun is not None and not named:
        return at_noun(units, noun - verb + n, body)
    return units


def _named(line: Line, unit: Unit, body: Actor) -> Unit:
    """ "Withdrew from | it": the body before."""
    it = not unit.parties and line.tokens.low[unit.first : unit.last] == ["it"]
    return Unit(BODY, unit.start, unit.end, unit.first, unit.last, parties=[body]) if it else unit


def _rows(line: Line) -> Iterator[Line]:
    """Yield what a row goes on with, verb and all: "was admitted in 1990, | Tonga in 1995 | and Nauru in 1997"."""
    if not line.dates:
        return
    kept = line.kept
    first = next((n for n in range(1, len(kept)) if _moved(line, n)), None)
    whose = _whose(line, first) if first is not None else None
    if first is None or whose is None:
        return
    for n in range(first + 1, len(kept) - 1):
        if not kept[n].roles & STATES or not kept[n - 1].roles & {"and", "comma", "semicolon"} or not _ends_row(line, n + 1):
            continue
        told = n + 1 if _followed(line, n + 1) else n
        when = next((d for d in line.dates if 0 <= d.span.start - kept[told].end <= _GAP), None)
        end = next((m for m in range(first + 1, n) if kept[m].roles & _JOINTS), n)
        if when is not None and any(bodies_of(u) for u in kept[whose:end]):
            yield _clause_of(line, [kept[n], *kept[whose + 1 : end], kept[end]], [when])


def _ends_row(line: Line, n: int) -> bool:
    return bool(line.kept[n].roles & {"and", "comma", "stop", "semicolon"}) or _followed(line, n)


def _followed(line: Line, n: int) -> bool:
    """ "Tonga | followed | in 1995"."""
    return line.tokens.low[line.kept[n].first : line.kept[n].last] == ["followed"]
