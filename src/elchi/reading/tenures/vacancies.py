"""Offices that nobody holds: "the post of Foreign Minister is vacant"."""

from collections.abc import Iterator
from functools import cache

from elchi.lexica.tables import strings
from elchi.model.claim import Tenure
from elchi.reading.coreference.coreference import Cast
from elchi.reading.dates.terms import terms
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_REACH = 8  # units between an office and the word that nobody holds it


@cache
def _vacant() -> frozenset[str]:
    return frozenset(strings("words/tenures")["vacant"])


def vacancies_in(line: Line, cast: Cast) -> Iterator[Tenure]:
    """Yield each office that a line tells to be vacant; "the post" is the one told of last."""
    if _vacant().isdisjoint(line.tokens.seen):
        return
    for n, unit in enumerate(line.kept):
        if line.tokens.low[unit.first] in _vacant() and not _denied(line, n):
            post = _office_at(line, n) or _told_of(line, n, cast)
            if post is not None:
                since = next((t.since for t in terms(line.tokens.text, unit.end, line.tokens.segment.end)), None)
                yield Tenure(span=line.span, act="vacant", holder=party_of(post, "holder"), basis="vacant", since=since)


def _denied(line: Line, at: int) -> bool:
    return any(u.roles & {"not", "will", "modal"} for u in line.kept[max(0, at - 3) : at])


def _office_at(line: Line, at: int) -> Actor | None:
    """The one office before the word, else the one behind it ("the vacant post of")."""
    near = [*reversed(line.kept[max(0, at - _REACH) : at]), *line.kept[at + 1 : at + 4]]
    named = next((u.parties[0] for u in near if "OFFICE" in u.roles and len(u.parties) == 1), None)
    if named is None or named.plural or not named.office:
        return None
    return Actor("person", named.start, named.end, None, named.office, named.of)


def _told_of(line: Line, at: int, cast: Cast) -> Actor | None:
    words = line.tokens.low[: line.kept[at].first]
    if cast.post is None or not {"post", "position", "seat", "office"} & set(words):
        return None
    return Actor("person", line.span.start, line.span.end, None, cast.post.office, cast.post.of)
