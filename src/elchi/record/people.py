"""The people whom resolving may ask a record for: by the keys of their names, with the offices in which they were met."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from elchi.model.entity import KnownPerson, Post
from elchi.model.period import Period, Precision
from elchi.record import schema
from elchi.record.prepared import Among, Prepared, value


def _named(among: Among) -> Select[Any]:
    k = schema.keys.c
    return select(k.entity, k.name, k.key).where(among(k.key, "keys"), k.entity.startswith("person:"))


def _many(among: Among) -> Select[Any]:
    k = schema.keys.c
    query = select(k.entity).where(among(k.key, "keys"), k.entity.startswith("person:")).distinct()
    return query.limit(value("most", number=True))


def _serving(among: Among) -> Select[Any]:
    """Names under some keys of people met in the service of some offices, states and bodies."""
    holder, served = schema.roles.alias("holder"), schema.roles.alias("served")
    there = exists().where(
        holder.c.entity == schema.keys.c.entity,
        holder.c.role == "holder",
        served.c.claim == holder.c.claim,
        or_(served.c.role == "holder office", served.c.role == "holder of"),
        among(served.c.entity, "served"),
    )
    return _named(among).where(there)


def _called(among: Among) -> Select[Any]:
    n = schema.names.c
    return select(n.entity, n.name).where(among(n.entity, "ids")).distinct()


def _leaders(among: Among) -> Select[Any]:
    s = schema.same.c
    return select(s.canonical).where(among(s.entity, "ids") | among(s.canonical, "ids"))


def _led(among: Among) -> Select[Any]:
    s = schema.same.c
    return select(s.entity, s.canonical).where(among(s.canonical, "groups"))


def _held(among: Among) -> Select[Any]:
    """The offices of people from the rows of roles alone: reading each claim's JSON would cost ten times as much."""
    c, r = schema.claims.c, schema.roles
    holder, office, owner = r.alias("holder"), r.alias("office"), r.alias("owner")
    return (
        select(holder.c.entity, owner.c.entity.label("owner"), office.c.entity.label("office"), c.valid_from, c.valid_to, c.asserted)
        .join(schema.claims, c.id == holder.c.claim)
        .outerjoin(office, (office.c.claim == holder.c.claim) & (office.c.role == "holder office"))
        .outerjoin(owner, (owner.c.claim == holder.c.claim) & (owner.c.role == "holder of"))
        .where(among(holder.c.entity, "ids"), holder.c.role == "holder")
        .order_by(holder.c.entity, c.asserted.is_(None), c.asserted, c.id)
    )  # fmt: skip


_NAMED, _CALLED, _HELD = Prepared(_named), Prepared(_called), Prepared(_held)
_MANY, _SERVING = Prepared(_many), Prepared(_serving)
_SOME = Prepared(lambda _: select(schema.same.c.entity).limit(1))
_LEADERS, _LED = Prepared(_leaders), Prepared(_led)
_MET = Prepared(lambda among: select(schema.entities.c.id).where(among(schema.entities.c.id, "ids")))


class KnownPeople:
    """The people of a record, whoever asks, since identity does not depend on who may see."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def _any_one(self) -> bool:
        """Whether any two are held to be one: asked once, since nothing is judged while a document is resolved."""
        return bool(_SOME.all(self.connection))

    def people(self, keys: Iterable[str]) -> list[KnownPerson]:
        """Return the people who have a name under any of these keys, with those names, in order of identifier.

        Marks are told where a mark is among the keys; a bare family name or an initial comes with the person's other names.
        Their offices are told by `in_office`.
        """
        wanted = sorted(set(keys))
        return self._people(_NAMED.all(self.connection, keys=wanted), wanted)

    def near(self, keys: Sequence[str], served: Sequence[str], most: int) -> list[KnownPerson] | None:
        """Return those of the many who have a name under some keys (more than `most`) whom offices can tell: who was met in the
        service of one of these offices, states and bodies. None where no more than `most` have a name under the keys."""
        if len(_MANY.all(self.connection, keys=keys, most=most + 1)) <= most:
            return None
        return self._people(_SERVING.all(self.connection, keys=keys, served=served), ()) if served else []

    def _people(self, rows: Iterable[Any], wanted: Sequence[str]) -> list[KnownPerson]:
        """People of whom some names were found by some keys; marks are told where one is among the wanted keys."""
        names, found = self._under(rows)
        if not found:
            return []
        one = self._one(sorted(found))
        marks = self._marks({k.partition(":")[0] for k in wanted if ":" in k})
        return [
            KnownPerson(i, tuple(sorted(_all(names, members))), (), _all(marks, members), _all(found, members))
            for i, members in _by_leader(sorted({*found, *one}), one).items()
        ]

    def bearing(self, key: str, heard: str, offices: Sequence[str], most: int) -> list[KnownPerson] | None:
        """Return those of the many who have a name under a key (more than `most`) that a bare family name can mean for sure.

        These are who has a word that is `heard` so, and of more than `most` again those met in one of these offices, with
        some of the others. None where no more than `most` have a name under the key: all of them can be asked for.
        """
        k = schema.keys.c
        if len(self._bearers([k.key == key], most)) <= most:
            return None
        alike = [or_(*(and_(*self._beginning(k.key, f"{heard}{mark}")) for mark in ".~"))]
        found = self._bearers(alike, most)
        if len(found) > most and offices:
            found = [*found, *self._bearers([*alike, k.entity.in_(_holders(offices))], most)]
        return self._named_people(found, key)

    def _bearers(self, conditions: Sequence[ColumnElement[bool]], most: int) -> list[str]:
        """People with a name under keys that fulfil the conditions: one more than `most`, if there are."""
        k = schema.keys.c
        people = select(k.entity).where(*conditions, k.entity.startswith("person:")).distinct().limit(most + 1)
        return list(self.connection.scalars(people))

    def _named_people(self, ids: Sequence[str], key: str) -> list[KnownPerson]:
        """People with all their names, as found by a key."""
        one = self._one(sorted(ids)) if ids else {}
        everybody = sorted({*ids, *one})
        names: dict[str, set[str]] = defaultdict(set)
        for entity, name in _CALLED.all(self.connection, ids=everybody) if everybody else ():
            names[entity].add(name)
        groups = _by_leader(everybody, one)
        return [KnownPerson(i, tuple(sorted(_all(names, m))), keys=frozenset({key})) for i, m in groups.items()]

    def in_office(self, people: Sequence[KnownPerson]) -> list[KnownPerson]:
        """Return these people, in their order, with the offices of all whom judgements hold to be one with them."""
        asked = sorted({p.id for p in people})
        one = self._one(asked) if asked else {}
        ids = sorted({*asked, *one})
        members, posts = _by_leader(ids, one), self._posts(ids)
        held = {i: tuple(dict.fromkeys(p for m in members[one.get(i, i)] for p in posts.get(m, ()))) for i in asked}
        return [replace(p, posts=held[p.id]) for p in people]

    def _under(self, rows: Iterable[Any]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """The names that were found, and the keys that found them, by person."""
        names: dict[str, set[str]] = defaultdict(set)
        found: dict[str, set[str]] = defaultdict(set)
        for entity, name, key in rows:
            names[entity].add(name)
            found[entity].add(key)
        bare = sorted(i for i, under in found.items() if any(key.endswith("!") or "." in key for key in under))
        for entity, name in _CALLED.all(self.connection, ids=bare) if bare else ():
            names[entity].add(name)
        return names, found

    def _one(self, ids: Sequence[str]) -> dict[str, str]:
        """Whom judgements hold to be one: each of them by whoever of them was met under an identifier of its own, the smallest."""
        if not self._any_one:
            return {}
        groups = sorted({row[0] for row in _LEADERS.all(self.connection, ids=ids)})
        if not groups:
            return {}
        members: dict[str, set[str]] = {g: {g} for g in groups}
        for entity, canonical in _LED.all(self.connection, groups=groups):
            members[canonical].add(entity)
        met = {row[0] for row in _MET.all(self.connection, ids=sorted(set().union(*members.values())))}
        return {m: min(group & met or group, key=_small) for group in members.values() for m in group if m in met}

    def _marks(self, schemes: Iterable[str]) -> dict[str, set[str]]:
        """The identifiers that these sources give people: keys with a colon, which no key of a name has."""
        k = schema.keys.c
        found: dict[str, set[str]] = defaultdict(set)
        for scheme in sorted(schemes):  # all at once: by person they would be looked for among all keys of all candidates
            query = select(k.entity, k.key).where(*self._beginning(k.key, f"{scheme}:"))
            for entity, key in self.connection.execute(query).all():
                found[entity].add(key)
        return found

    def _beginning(self, column: ColumnElement[str], start: str) -> Iterator[ColumnElement[bool]]:
        """The conditions that a text begins so; on SQLite, which orders by code point, with a stretch that its index knows."""
        yield column.startswith(start, autoescape=True)
        if self.connection.dialect.name == "sqlite":
            yield column.between(start, start[:-1] + chr(ord(start[-1]) + 1))

    def _posts(self, ids: list[str]) -> dict[str, list[Post]]:
        """The offices of people, each once, those told first at the head."""
        found: dict[str, dict[tuple[str | None, ...], Post]] = defaultdict(dict)
        for entity, *told, asserted in _HELD.all(self.connection, ids=ids) if ids else ():
            owner, office, start, end = told
            key = (owner, office, start, end, asserted if start is None and end is None else None)
            if key not in found[entity]:
                found[entity][key] = Post("", owner, office, _stretch(start, end) or _on(asserted))
        return {entity: list(posts.values()) for entity, posts in found.items()}


def _holders(offices: Sequence[str]) -> Select[Any]:
    """The people met in one of some offices."""
    office, holder = schema.roles.alias("office"), schema.roles.alias("holder")
    query = select(holder.c.entity).join(office, office.c.claim == holder.c.claim)
    return query.where(office.c.entity.in_(offices), office.c.role == "holder office", holder.c.role == "holder")


def _all(found: Mapping[str, set[str]], members: Sequence[str]) -> frozenset[str]:
    if len(members) == 1:
        return frozenset(found.get(members[0], ()))
    return frozenset().union(*(found.get(m, ()) for m in members))


def _by_leader(ids: Sequence[str], one: Mapping[str, str]) -> dict[str, list[str]]:
    """The identifiers that are one, under the one that stands for them, in order."""
    groups: dict[str, list[str]] = {}
    for identifier in ids:
        groups.setdefault(one.get(identifier, identifier), []).append(identifier)
    return dict(sorted(groups.items()))


def _small(identifier: str) -> tuple[int, str]:
    return len(identifier), identifier


def _stretch(start: str | None, end: str | None) -> Period | None:
    if start is None and end is None:
        return None
    first, last = (datetime.fromisoformat(t) if t else None for t in (start, end))
    return Period(first, last, Precision.OPEN)


def _on(asserted: str | None) -> Period | None:
    return Period.day(date.fromisoformat(asserted)) if asserted else None
