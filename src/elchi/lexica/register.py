"""States, bodies and places as the shipped registers give them, with the names that they had when.

The registers are CSV files in `registers/`. Each dated row names its source; undated facts of a file share the source
that `registers/SOURCES.md` gives.
"""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from elchi.lexica.forms import Dated, Entry, Form, all_forms

_FILES = ("states", "state_names", "body_names", "places", "place_names", "capitals", "successors", "russian")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory."""

    id: str
    name: str
    long_name: str
    alpha3: str
    capital: str
    un_since: date | None
    names: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An international body, one of its organs, or a group of states."""

    id: str
    name: str
    acronym: str
    kind: str
    founded: str
    dissolved: str
    parent: str | None
    also: tuple[str, ...] = ()
    names: tuple[Dated, ...] = ()
    series: tuple[str, ...] = ()
    source: str = ""


class Place(NamedTuple):
    """A city, venue or region."""

    id: str
    name: str
    kind: str
    state: str | None
    names: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One stretch of a membership."""

    body: str
    member: str
    status: str
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One state that took the place of another, or of a part of it, from a day on; `how` is "continues" for the same one."""

    state: str
    successor: str
    since: date | None
    how: str
    source: str


@dataclass(frozen=True, slots=True)
class Register:
    """All registers together. Mappings are by identifier: `state:kz`, `body:ots`, `place:astana`."""

    states: Mapping[str, State]
    bodies: Mapping[str, Body]
    places: Mapping[str, Place]
    digest: str
    successors: tuple[Succession, ...]
    _forms: tuple[Form, ...] = field(repr=False)
    _capitals: Mapping[str, tuple[Dated, ...]] = field(repr=False)
    _members: str = field(repr=False)

    @property
    def memberships(self) -> tuple[Member, ...]:
        """Return every stretch of a membership."""
        return _memberships(self._members)

    def forms(self) -> Sequence[Form]:
        """Return every form of every name."""
        return self._forms

    def name_on(self, entity: str, day: date | None) -> str:
        """Return what an entity was called on a day; its present name where the day is None."""
        thing = self.states.get(entity) or self.bodies.get(entity) or self.places.get(entity)
        if thing is None:
            return entity.partition(":")[2].replace("-", " ").title()
        if day is not None:
            return next((n.name for n in thing.names if n.holds(day)), thing.name)
        return thing.name

    def capital_on(self, state: str, day: date | None) -> str | None:
        """Return the place that was a state's capital on a day; the present one where the day is None."""
        moved = self._capitals.get(state, ())
        if day is not None and moved:
            return next((c.name for c in moved if c.holds(day)), None)
        return moved[-1].name if moved else self.states[state].capital if state in self.states else None

    def state_of_capital(self, place: str | None) -> str | None:
        """Return the state whose capital a place is at present; None for any other place."""
        town = self.places.get(place or "")
        capital = self.capital_on(town.state, None) if town is not None and town.state is not None else None
        return town.state if town is not None and capital == town.id else None

    def succeeded(self, one: str, other: str) -> bool:
        """Tell whether one of two states took the place of the other, or of a part of it."""
        return any({s.state, s.successor} == {one, other} for s in self.successors)

    def members(self, body: str, day: date | None = None) -> tuple[Member, ...]:
        """Return the memberships of a body, those in force on a day where one is given."""
        own = (m for m in self.memberships if m.body == body)
        return tuple(m for m in own if day is None or Dated("", m.since, m.until).holds(day))


@cache
def load_register() -> Register:
    """Return the shipped registers."""
    raw = {name: _raw(name) for name in _FILES}
    rows = {name: _rows(text) for name, text in raw.items()}
    known, members = files("elchi.lexica").joinpath("registers/bodies.json").read_text("utf-8"), membership_rows()
    entries: list[Entry] = json.loads(known)["bodies"]
    digest = hashlib.sha256("\n".join((*raw.values(), known, members)).encode()).hexdigest()
    names = {kind: _dated(rows[f"{kind}_names"], kind) for kind in ("state", "body", "place")}
    states = {s.id: s for s in (_state(r, names["state"]) for r in rows["states"])}
    bodies = {b.id: b for b in (_body(e, names["body"]) for e in entries)}
    places = {p.id: p for p in (_place(r, names["place"]) for r in rows["places"])}
    capitals = _dated([{**r, "name": f"place:{r['place']}"} for r in rows["capitals"]], "state")
    successors = tuple(_succession(r) for r in rows["successors"])
    return Register(states, bodies, places, digest, successors, all_forms(rows, entries, names["state"]), capitals, members)


@cache
def _memberships(text: str) -> tuple[Member, ...]:
    return tuple(_member(row) for row in _rows(text))


def _rows(text: str) -> list[dict[str, str]]:
    reader = csv.reader(text.splitlines())
    header = next(reader)
    return [dict(zip(header, row, strict=True)) for row in reader if row]


def _succession(row: Mapping[str, str]) -> Succession:
    return Succession(f"state:{row['state']}", f"state:{row['successor']}", _day(row["from"]), row["how"], row["source"])


def _raw(name: str) -> str:
    return files("elchi.lexica").joinpath(f"registers/{name}.csv").read_text("utf-8")


def membership_rows() -> str:
    """Return the register of memberships as it stands in its file."""
    return files("elchi.lexica").joinpath("memberships.csv").read_text("utf-8")


def _day(text: str | None) -> date | None:
    """A date of the registers: a year or month alone counts from its first day."""
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _dated(rows: Sequence[Mapping[str, str]], kind: str) -> dict[str, tuple[Dated, ...]]:
    found: dict[str, list[Dated]] = {}
    for row in rows:
        entry = Dated(row["name"], _day(row["from"]), _day(row["to"]), row.get("acronym") or "", row["source"])
        found.setdefault(f"{kind}:{row[kind]}", []).append(entry)
    return {key: tuple(value) for key, value in found.items()}


def _state(row: Mapping[str, str], names: Mapping[str, tuple[Dated, ...]]) -> State:
    key = f"state:{row['id']}"
    name = row["short"].rstrip("~")
    present = next((n.name for n in names.get(key, ()) if n.until is None and n.name in (row["others"] or "")), name)
    return State(
        key,
        present if key != "state:tr" else "Türkiye",
        row["long"] or name,
        row["alpha3"],
        f"place:{slug(row['capital'])}",
        _day(row["un"]),
        names.get(key, ()),
    )


def _body(entry: Entry, names: Mapping[str, tuple[Dated, ...]]) -> Body:
    key = entry["id"]
    first = entry["names"][0]
    series = tuple(row["name"] for row in entry.get("series", ()))
    return Body(
        key, first["name"], first.get("acronym", ""), entry["kind"], entry.get("founded", ""), entry.get("dissolved", ""), entry.get("parent"),
        tuple(entry.get("also", ())), names.get(key, ()), series, entry["source"],
    )  # fmt: skip


def _place(row: Mapping[str, str], names: Mapping[str, tuple[Dated, ...]]) -> Place:
    key = f"place:{row['id']}"
    return Place(key, row["name"], row["kind"], f"state:{row['state']}" if row["state"] else None, names.get(key, ()))


def _member(row: Mapping[str, str]) -> Member:
    body = row["body"] if ":" in row["body"] else f"body:{row['body']}"
    member = row["member"] if ":" in row["member"] else f"state:{row['member']}"
    return Member(body, member, row["status"], _day(row["from"]), _day(row["to"]), row["source"])


def slug(name: str) -> str:
    """Return a name as it stands in an identifier: plain lower-case letters, digits and hyphens."""
    import re
    import unicodedata

    spread = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "e"))
    plain = "".join(c for c in spread if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
