"""Which claims may show what became of which promises: found by shared traces, in both directions, each pair once.

A pair depends on its two claims alone, so the order in which documents were read does not matter, and a rebuild finds the
same. Where a rule alone can decide that a planned encounter was held or put off, the pair is *settled*; all others are
proposals for a person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from elchi.model.claim import Claim, Commitment, Encounter, Membership, Tenure
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.likely import LEAST, likely
from elchi.record.prepared import Among, Prepared, parts, put
from elchi.record.rarity import rarity
from elchi.record.settling import Found, settled, term_of

_SHARED = 6  # quarters that two claims share at least
_TELLING = 2  # a trace of less weight finds nothing by itself
_PAIR = 2  # states that promised each other something
_YEARS = 15  # after its making or its term, a promise is not looked for longer
_ENOUGH = 2  # traces of the matter that two others may share by chance
_FEW_FIELDS = 2  # fields that are named where no word is shared
_UNSAID = frozenset("fxovzdh")  # kinds of traces that are no words, or say again what others say
_TELLS = frozenset("wyqnkf")  # kinds of traces that tell of a matter or its field
_PROMISES, _SHOWS = (1, 3), (2, 3)
_WORDS = frozenset("wg")  # kinds of traces that are stems of words
_NAMED = {"s": "state", "b": "body", "p": "place"}  # kinds of traces that are identifiers


def add(connection: Connection, tracks: Sequence[str]) -> None:
    """Find what new tracks show and what is shown of them, and note it."""
    rows = pairs(connection, tracks)
    if rows:
        put(connection, schema.evidence, rows)


def refill(connection: Connection) -> None:
    """Find all pairs anew."""
    connection.execute(delete(schema.evidence))
    rows = every(connection)
    if rows:
        put(connection, schema.evidence, rows)


def every(connection: Connection) -> list[dict[str, Any]]:
    """Return the rows of `evidence` as a rebuild finds them."""
    t = schema.tracks.c
    promises = connection.scalars(select(t.id).where(t.side.in_(_PROMISES)).order_by(t.id)).all()
    return [row for part in parts(promises) for row in pairs(connection, part, back=False)]


def pairs(connection: Connection, tracks: Sequence[str], *, back: bool = True) -> list[dict[str, Any]]:
    """Return the rows for pairs that these tracks are the promise of or, with `back`, show the outcome in."""
    found: set[tuple[str, str]] = set()
    for part in parts(tracks):
        found.update((r.track, r.other) for r in _KEPT_BY.each(connection, tracks=part))
        found.update((r.other, r.track) for r in (_KEEPS.each(connection, tracks=part) if back else ()))
    if not found:
        return []
    ids = sorted({i for pair in found for i in pair})
    tracked = _tracks(connection, ids)
    rows = (_row(tracked[p], tracked[s]) for p, s in sorted(found) if p in tracked and s in tracked)
    return [row for row in rows if row is not None]


def _sharing(mine: Sequence[int], others: Sequence[int], among: Among) -> Select[Any]:
    """Pairs that share enough of what is promised, by one question through the index; some tracks are the promises, or what shows."""
    here, there = schema.traces.alias("here").c, schema.traces.alias("there").c
    promised = here if mine == _PROMISES else there
    return (
        select(here.track, there.track.label("other"))
        .where(among(here.track, "tracks"), here.side.in_(mine), promised.weight >= _TELLING)
        .where(there.feature == here.feature, there.side.in_(others), there.track != here.track)
        .group_by(here.track, there.track).having(func.sum(promised.weight) >= _SHARED)
    )  # fmt: skip


def _claims(among: Among) -> Select[Any]:
    k, c = schema.tracks.c, schema.claims.c
    query = select(k.id, k.document, k.asserted, c.body, c.quote).outerjoin(schema.claims, c.id == k.claim)
    return query.where(among(k.id, "ids"), k.asserted.is_not(None))


def _features(among: Among) -> Select[Any]:
    t = schema.traces.c
    return select(t.track, t.feature, t.weight).where(among(t.track, "ids"))


_KEPT_BY, _KEEPS = Prepared(partial(_sharing, _PROMISES, _SHOWS)), Prepared(partial(_sharing, _SHOWS, _PROMISES))
_CLAIMS, _FEATURES = Prepared(_claims), Prepared(_features)


def _tracks(connection: Connection, ids: Sequence[str]) -> dict[str, Found]:
    """What tracks stand for."""
    found, weights = dict[str, Found](), defaultdict[str, dict[str, int]](dict)
    for part in parts(ids):
        for track, feature, weight in _FEATURES.each(connection, ids=part):
            weights[track][feature] = weight
        for row in _CLAIMS.each(connection, ids=part):
            found[row.id] = _found(row, weights[row.id])
    return found


def _found(row: Any, weights: Mapping[str, int]) -> Found:
    claim = load(row.body) if row.body else None
    return Found(row.id, claim, row.document, date.fromisoformat(row.asserted), weights, row.quote or "")


def _row(promise: Found, shows: Found) -> dict[str, Any] | None:
    """The row of a pair, or None where the claim cannot show what became of the promise."""
    if promise.document == shows.document or not _in_time(promise, shows) or _other_number(promise, shows):
        return None
    shared, weights = frozenset(promise.features & shows.features), promise.weights
    rule = settled(promise, shows)
    points = likely(promise, shows, shared, elsewhere=_elsewhere(promise, shows, shared), of_others=_by_others(promise, shows))
    if rule is None and (points < LEAST or _too_little(promise, shows, shared)):
        return None
    said = sorted((f for f in shared if f[0] not in _UNSAID), key=lambda f: (-weights[f], f))
    told = ", ".join((*_in_words(said, promise.quote), *(_of_fields(shared) if not any(f[0] in _WORDS for f in said) else ())))
    return {
        "promise": promise.id, "shows": shows.id, "score": max(1, points), "rule": rule or "shared-traces", "settled": int(rule is not None),
        "why": f"shares {told}; {(shows.asserted - promise.asserted).days} days later",
    }  # fmt: skip


def _in_words(features: Sequence[str], quote: str) -> Iterable[str]:
    """What is shared, each once: a word as the promise has it, of which a trace keeps the stem only; who and where by identifier."""
    words = re.findall(r"\w+", quote.casefold())
    told = (f for f in features if not (f[0] == "t" and f"b:{f[2:]}" in features))
    return dict.fromkeys(_in_word(f[0], f[2:], words) for f in told)


def _of_fields(shared: frozenset[str]) -> Iterable[str]:
    """Of what fields of life both are, where they share no word."""
    fields = sorted((f for f in shared if f[0] == "f"), key=lambda f: (-rarity(f), f))
    return (f"words of {field[2:]}" for field in fields[:_FEW_FIELDS])


def _in_word(kind: str, name: str, words: Sequence[str]) -> str:
    if kind == "e":
        return f"office:{name}" if "@" in name else f"person:{name}"
    if kind in _NAMED:
        return f"{_NAMED[kind]}:{name}"
    return next((w for w in words if kind in _WORDS and w.startswith(name)), name.replace("-", " ") if kind == "m" else name)


def _expected(promise: Found) -> date:
    due = term_of(promise.claim)
    return max(promise.asserted, due.last) if due and due.last else promise.asserted


def _too_little(promise: Found, shows: Found, shared: frozenset[str]) -> bool:
    """Tell whether only names are shared that stand near what is told, or no more than one word of what has no end, or of what is
    numbered without its number."""
    numbered = bool(promise.of("n")) and not any(f[0] == "n" for f in shared)
    words = sum(f[0] in "wtmyq" for f in shared)
    tells = any(f[0] in _TELLS or (f[0] in "tm" and shows.weights[f] > _TELLING) for f in shared)
    return not tells or (words <= 1 and (numbered or "v:soft" in promise.features))


def _in_time(promise: Found, shows: Found) -> bool:
    """Tell whether a claim was told after the promise, and not years after it fell due."""
    last = _expected(promise)
    first = promise.asserted + timedelta(days=_restated(shows.claim))
    return first <= shows.asserted <= last + timedelta(days=366 * _YEARS)


def _restated(claim: Claim | None) -> bool:
    """Tell whether words of the day of a promise say it again: all but those of an encounter, an office or what is done already."""
    return not (isinstance(claim, Encounter | Membership | Tenure) or (isinstance(claim, Commitment) and claim.done))


def _other_number(promise: Found, shows: Found) -> bool:
    """The third of a series is not shown by the fourth."""
    own, others = promise.of("n"), shows.of("n")
    return bool(own and others and not own & others)


def _elsewhere(promise: Found, shows: Found, shared: frozenset[str]) -> bool:
    """What Italy gave to Albania does not show what became of a promise of Canada to Jamaica, nor of one of Italy to Jamaica."""
    own, others = promise.of("s"), shows.of("s")
    two, pairs = {f for f in promise.of("z") if promise.weights[f] >= _TELLING}, shows.of("z")
    words = len([f for f in shared if f[0] in "wpmnbtqy"])
    if two and pairs and not two & pairs and words <= _ENOUGH:
        return True
    return bool(own and others) and not own & others and not any(f[0] in "pmnb" for f in shared)


def _by_others(promise: Found, shows: Found) -> bool:
    """What Turkey delivered does not show what became of a promise of Azerbaijan, nor what it agreed with one of two that promised
    each other: another state is named, and not who promised."""
    own, here = {f[2:] for f in promise.of("s")}, {f[2:] for f in shows.of("v")} - {"talk", "soft", "alters"}
    if not here - own:
        return False
    doers = _doers(promise.claim)
    if doers and not doers & here:
        return True
    two = doers if len(doers) == _PAIR else own if not doers else frozenset[str]()
    return len(two) == _PAIR and len(here) > 1 and bool(two - here)


def _doers(claim: Claim | None) -> set[str]:
    """The states that promised."""
    who = claim.who if isinstance(claim, Commitment) else ()
    return {p.of_id.partition(":")[2] for p in who if p.of_id and p.of_id.startswith("state:")}


__all__ = ["add", "every", "pairs", "refill"]
