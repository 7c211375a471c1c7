"""Encounters that were held, a row for each report of one: a derived table, from which many are counted without their claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from elchi.record import schema
from elchi.record.prepared import put

_AT_ONCE = 5_000
_NOT_HELD = '"=":"Status"'  # a claim's status is written only where it is not the usual one: held
_COUNTED = {("participant", "person"): "people", ("participant of", "state"): "states", ("participant of", "body"): "bodies",
            ("participant for", "state"): "wholes", ("participant for", "body"): "wholes", ("place", "place"): "places", ("place", "state"): "lands"}  # fmt: skip
_Claim = Mapping[str, Any]


def add(connection: Connection, claims: Iterable[_Claim], roles: Iterable[Mapping[str, Any]]) -> None:
    """Note who was where of the encounters that new claims tell of."""
    held = {c["id"]: c for c in claims if c["kind"] == "Encounter" and c["subject"] and _NOT_HELD not in c["body"]}
    named: dict[str, list[tuple[str, str]]] = {claim: [] for claim in held}
    for row in roles:
        if row["claim"] in named:
            named[row["claim"]].append((row["role"], row["entity"]))
    if held:
        put(connection, schema.gathered, [_row(held[claim], found) for claim, found in named.items()])


def _row(claim: _Claim, named: Iterable[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, list[str]] = {column: [] for column in _COUNTED.values()}
    for role, entity in sorted(named):
        column = _COUNTED.get((role, entity.partition(":")[0]))
        if column is not None:
            found[column].append(entity)
    parties, places = _parties(found), found["places"] or found["lands"]
    return {
        "moment": claim["valid_from"] or claim["asserted"] or "", "claim": claim["id"], "reading": claim["reading"], "document": claim["document"],
        "subject": claim["subject"], "asserted": claim["asserted"], "valid_from": claim["valid_from"], "valid_to": claim["valid_to"],
        "people": " ".join(found["people"]), "parties": " ".join(parties), "places": " ".join(places),
    }  # fmt: skip


def _parties(found: Mapping[str, Sequence[str]]) -> list[str]:
    """The states and bodies, each once; a state's ministry counts as the state, which would else seem to have met its own ministry."""
    ends = tuple(f".{whole.partition(':')[2]}" for whole in found["wholes"])
    bodies = [body for body in found["bodies"] if not (ends and body.endswith(ends))]
    named = dict.fromkeys([*found["states"], *bodies, *found["wholes"]])
    return sorted(named, key=lambda i: (i.startswith("body:"), i))


def refill(connection: Connection) -> None:
    """Make the table anew from the log."""
    connection.execute(delete(schema.gathered))
    for rows in every(connection):
        if rows:
            put(connection, schema.gathered, rows)


def every(connection: Connection) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows as a rebuild makes them, some thousands at a time."""
    part: list[dict[str, Any]] = []
    for _, group in groupby(connection.execute(_held(), execution_options={"yield_per": _AT_ONCE}), key=lambda row: row.id):
        rows = list(group)
        part.append(_row(rows[0]._asdict(), [(row.role, row.entity) for row in rows if row.role]))
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    yield part


def _held() -> Select[Any]:
    c, r = schema.claims.c, schema.roles.c
    told = select(c.id, c.reading, c.document, c.subject, c.asserted, c.valid_from, c.valid_to, r.role, r.entity)
    told = told.join_from(schema.claims, schema.roles, c.id == r.claim, isouter=True)
    return told.where(c.kind == "Encounter", c.subject.is_not(None), c.body.not_like(f"%{_NOT_HELD}%")).order_by(
        c.id, r.role, r.entity
    )
