"""Whose ministers a report means where it names no state: those of the ministry that it relies on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from elchi.lexica.classes import telling, word_pattern
from elchi.lexica.tables import strings
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import LEADING, VERBAL, Actor, Place, Unit
from elchi.reading.names.bodies import of_at
from elchi.reading.names.lands import before_it_was, land_named


def of_dateline(place: Place | None, lines: Sequence[Line], cast: Cast, told: date | None) -> str | None:
    """Return the state whose capital a news report is sent from, where it names that state but nobody as its own.

    "AMMAN - Planning Minister A signed ...": who is told without a state is of the one that readers there need not be told.
    """
    if place is None or place.entity is None or not lines:
        return None
    lexicon = lines[0].tokens.lexicon
    register = lexicon.register
    land = place.entity if place.entity in register.states else register.state_of_capital(place.entity)
    if land is None or before_it_was(land, told, lexicon):
        return None  # "DILI, 1996": no capital then
    if any(p.of and land_named(p.of, lexicon) == land for p in cast.people):
        return None
    named = any(_names(unit, land) and not _behind_town(line, n) for line in lines[:_RELIED_ON] for n, unit in enumerate(line.all))
    return register.name_on(land, None) if named else None


def _behind_town(line: Line, n: int) -> bool:
    """ "In Jakarta, Indonesia": a town is told of, and no state."""
    return n > 1 and "comma" in line.all[n - 1].roles and line.all[n - 2].place is not None and not line.all[n - 2].parties


def _names(unit: Unit, state: str) -> bool:
    """ "Jordan", "Jordanian", in any of its names."""
    return any(a.entity == state for a in unit.parties) or unit.values.get("adjective") == state


_RELIED_ON = 40  # sentences in which a report names its source


def of_ministry(lines: Sequence[Line]) -> str | None:
    """Return whose ministry of foreign affairs a report relies on, where it names that of one state only."""
    found: set[str] = set()
    for line in lines[:_RELIED_ON]:
        t = line.tokens
        for unit in line.named:
            if "BODY" in unit.roles and not _visited(t, unit.first) and word_pattern("foreign_ministry").search(unit.of(t.text)):
                found.update(_whose(line, unit))
        found.update(_in_small_letters(t))
    return found.pop() if len(found) == 1 else None


def _whose(line: Line, unit: Unit) -> Iterator[str]:
    """The state that a ministry is of: "the Ministry of Foreign Affairs of Georgia", "the Georgian Foreign Ministry"."""
    t, within = line.tokens, state_within(line, unit)
    owner = of_at(t, unit.first + t.is_word(unit.first, "the", "a"), loose=False)
    entity = within[0].entity if within else owner.entity if owner is not None and owner.kind == "state" else None
    if entity is not None:
        yield t.lexicon.register.name_on(entity, None)


def _in_small_letters(t: Tokens) -> Iterator[str]:
    """ "The Georgian foreign ministry said", "Tbilisi's foreign ministry": whose it is, as newswires write it."""
    for i in range(2, t.size - 1) if "foreign" in t.words else ():
        if t.words[i] != "foreign" or t.words[i + 1] != "ministry":
            continue
        owned = t.is_word(i - 1, "'s", "’s")
        first = next((n for n in range(i - 1 - owned, max(-1, i - 5), -1) if t.hits[n] is not None), i)
        hit = t.hits[first]
        if hit is None or first + hit.length != i - owned or _visited(t, first):
            continue
        capital = t.lexicon.register.state_of_capital(hit.roles.get("place")) if owned else None
        state = capital or hit.roles.get("state" if owned else "adjective")
        if state is not None:
            yield t.lexicon.register.name_on(state, None)


def _visited(t: Tokens, first: int) -> bool:
    """ "At the Foreign Ministry": somebody is there, and it need not be his."""
    before = first - 1 - t.is_word(first - 1, "the")
    return before >= 0 and t.low[before] in ("in", "at", "inside")


def speaking(line: Line) -> list[Actor]:
    """Return whose paper a line in capitals can say it is: "MINISTRY OF TRADE OF GEORGIA", but not whom its news leads to, "VISIT TO GEORGIA"."""
    named = ("state", "person", "office")
    tells = next((n for n, u in enumerate(line.kept) if u.event is not None or VERBAL[u.roles]), None)
    if tells is None:
        return [a for u in line.all for a in (state_within(line, u) or u.parties) if a.of and a.kind in named]
    free = [
        u for before, u in pairwise([None, *line.kept[:tells]]) if u is not None and (before is None or not LEADING[before.roles])
    ]
    return [a for u in free for a in u.parties if a.of and a.kind in named]


def state_within(line: Line, unit: Unit) -> list[Actor]:
    """Return the state at the end of the name of a house: "Foreign Ministry of Georgia"; none for whoever else is named."""
    t = line.tokens
    ofs = (
        [i + 1 + t.is_word(i + 1, "the") for i in range(unit.first, unit.last) if t.low[i] == "of"] if "BODY" in unit.roles else []
    )
    found = [(i, entity) for i in ofs if (entity := t.has(i, "state")) is not None]
    return [Actor("state", t.starts[i], unit.end, of=t.span(i, unit.last), entity=entity) for i, entity in found[-1:]]


@cache
def _agencies() -> Mapping[str, str]:
    return {name: f"state:{state}" for state, names in strings("words/agencies").items() for name in names}


@cache
def _agency_pattern() -> re.Pattern[str]:
    """ "(KUNA)", "- KUNA", "Source: Kuwait News Agency": who sent a report, not whom it quotes."""
    names = "|".join(map(re.escape, sorted(_agencies(), key=len, reverse=True)))
    return re.compile(
        rf"(?:\(|(?<!\w)/|[-–—]{{1,2}}\s?|Source:?\s|From the |By )(?P<name>{names})(?=\)|\.?\s*$|\s?[-–—(/]|,? [A-Z][a-z]+ \d)",
        re.MULTILINE,
    )


@cache
def _agency_words() -> frozenset[str]:
    return telling(_agencies())


def agency_home(lines: Sequence[Line]) -> str | None:
    """Return the state whose news agency sent a report, where that stands in its first or last lines."""
    found: set[str] = set()
    for line in (*lines[:_NAMED], *lines[-_NAMED:]):
        if _agency_words().isdisjoint(line.tokens.seen):
            continue
        segment = line.tokens.segment
        found.update(_agencies()[m["name"]] for m in _agency_pattern().finditer(line.tokens.text, segment.start, segment.end))
    return found.pop() if len(found) == 1 else None


_NAMED = 4  # lines at either end of a report in which it names who sent it
