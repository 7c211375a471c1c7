"""What resolving may ask of a record: people by name key, encounters near a day, commitments of a party, judgements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from elchi.model.claim import Commitment, Encounter
from elchi.model.entity import Judgement, KnownCommitment, KnownEncounter, KnownPerson, Post
from elchi.model.period import Period, Precision
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.derive import judgements_of
from elchi.record.prepared import Among, Prepared

_NEAR = 3
_MOST = 400


def _named(among: Among) -> Select[Any]:
    k = schema.keys.c
    return select(k.entity, k.name, k.key).where(among(k.key, "keys"), k.entity.startswith("person:"))


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


def _judged(among: Among) -> Select[Any]:
    j = schema.judgements
    return select(j).where(among(j.c.left_id, "ids") | among(j.c.right_id, "ids")).order_by(j.c.number)


_NAMED, _CALLED, _HELD, _JUDGED = Prepared(_named), Prepared(_called), Prepared(_held), Prepared(_judged)
_SOME = Prepared(lambda _: select(schema.same.c.entity).limit(1))  # whether any two are held to be one
_LEADERS, _LED = Prepared(_leaders), Prepared(_led)
_MET = Prepared(lambda among: select(schema.entities.c.id).where(among(schema.entities.c.id, "ids")))


class RecordKnown:
    """The record as a `Known`: all of it, whoever asks, since identity does not depend on who may see."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def people(self, keys: Iterable[str]) -> list[KnownPerson]:
        """Return the people who have a name under any of these keys, with those names, in order of identifier.

        Marks are told where a mark is among the keys; a bare family name comes with the person's other names. Their offices
        are told by `in_office`.
        """
        wanted = sorted(set(keys))
        names, found = self._under(wanted)
        if not found:
            return []
        one = self._one(sorted(found))
        marks = self._marks({k.partition(":")[0] for k in wanted if ":" in k})
        return [
            KnownPerson(i, tuple(sorted(_all(names, members))), (), _all(marks, members), _all(found, members))
            for i, members in _by_leader(sorted({*found, *one}), one).items()
        ]

    def in_office(self, people: Sequence[KnownPerson]) -> list[KnownPerson]:
        """Return these people, in their order, with the offices of all whom judgements hold to be one with them."""
        asked = sorted({p.id for p in people})
        one = self._one(asked) if asked else {}
        ids = sorted({*asked, *one})
        members, posts = _by_leader(ids, one), self._posts(ids)
        held = {i: tuple(dict.fromkeys(p for m in members[one.get(i, i)] for p in posts.get(m, ()))) for i in asked}
        return [replace(p, posts=held[p.id]) for p in people]

    def _under(self, wanted: Sequence[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """The names under these keys, and the keys that found them, by person."""
        names: dict[str, set[str]] = defaultdict(set)
        found: dict[str, set[str]] = defaultdict(set)
        for entity, name, key in _NAMED.all(self.connection, keys=wanted):
            names[entity].add(name)
            found[entity].add(key)
        bare = sorted(i for i, under in found.items() if any(key.endswith("!") for key in under))
        for entity, name in _CALLED.all(self.connection, ids=bare) if bare else ():
            names[entity].add(name)
        return names, found

    def _one(self, ids: Sequence[str]) -> dict[str, str]:
        """Whom judgements hold to be one: each of them by whoever of them was met under an identifier of its own, the smallest."""
        if not _SOME.all(self.connection):
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

    def encounters(self, period: Period | None, parties: Iterable[str], body: str | None = None) -> list[KnownEncounter]:
        """Return encounters that overlap the period (widened by three days) and share a party, and those of the body, whenever.

        At most 400 reports of each, the latest first to be kept.
        """
        r, c = schema.roles.c, schema.claims.c
        asked = sorted(set(parties))
        sharing = r.role.in_(("participant", "participant office", "participant of")) & r.entity.in_(
            sorted({*asked, *self._one(asked)})
        )
        near = select(c.subject, c.body, c.valid_from, c.id).where(c.kind == "Encounter", *_near(period))
        found = self._latest(near.where(c.id.in_(select(r.claim).where(sharing))))
        if body is not None:
            of_body = select(r.claim).where(r.role == "body", r.entity == body)
            found |= self._latest(select(c.subject, c.body, c.valid_from, c.id).where(c.kind == "Encounter", c.id.in_(of_body)))
        known = [_known(subject, load(text)) for subject, text in sorted(found)]
        one = self._one(sorted({p for k in known for p in k.parties if p.startswith("person:")}))
        return [replace(k, parties=frozenset(one.get(p, p) for p in k.parties)) for k in known]

    def _latest(self, query: Select[Any]) -> set[tuple[str, str]]:
        c = schema.claims.c
        rows = self.connection.execute(query.order_by(c.valid_from.is_(None), c.valid_from.desc(), c.id).limit(_MOST))
        return {(row.subject, row.body) for row in rows if row.subject}

    def commitments(self, who: Iterable[str], encounter: str | None = None) -> list[KnownCommitment]:
        """Return the commitments of any of these parties, and those made at an encounter: of at most 400 reports, the latest asserted."""
        r, c = schema.roles.c, schema.claims.c
        acting = r.role.in_(("actor", "actor of", "actor office")) & r.entity.in_(sorted(set(who)))
        named = acting | ((r.role == "encounter") & (r.entity == encounter)) if encounter else acting
        query = select(c.subject, c.body).where(c.kind == "Commitment", c.id.in_(select(r.claim).where(named)))
        rows = self.connection.execute(query.order_by(c.asserted.is_(None), c.asserted.desc(), c.id).limit(_MOST))
        return [promise(subject, load(text)) for subject, text in sorted({(r.subject, r.body) for r in rows if r.subject})]

    def judgements(self, ids: Iterable[str]) -> list[Judgement]:
        """Return the judgements that name any of these identifiers, oldest first."""
        named = sorted(set(ids))
        one = self._one(named)
        found = _JUDGED.all(self.connection, ids=sorted({*named, *one}))
        return [told for made in judgements_of(found) for told in _of_all(made, one)]


def _of_all(made: Judgement, one: Mapping[str, str]) -> Iterator[Judgement]:
    """A judgement, and the same of those who stand for the ones that it names."""
    yield made
    for left, right in product((made.left, one.get(made.left, made.left)), (made.right, one.get(made.right, made.right))):
        if (left, right) != (made.left, made.right) and left != right:
            yield replace(made, left=left, right=right)


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


def _near(period: Period | None) -> Sequence[ColumnElement[bool]]:
    """The conditions that a claim can lie within three days of a period."""
    if period is None:
        return []
    c, wide = schema.claims.c, period.widened(_NEAR)
    before = [c.valid_from.is_(None) | (c.valid_from < wide.end.isoformat())] if wide.end else []
    return before + ([c.valid_to.is_(None) | (c.valid_to > wide.start.isoformat())] if wide.start else [])


def _stretch(start: str | None, end: str | None) -> Period | None:
    if start is None and end is None:
        return None
    first, last = (datetime.fromisoformat(t) if t else None for t in (start, end))
    return Period(first, last, Precision.OPEN)


def _on(asserted: str | None) -> Period | None:
    return Period.day(date.fromisoformat(asserted)) if asserted else None


def _known(subject: str, claim: Encounter) -> KnownEncounter:
    parties = frozenset(
        i
        for p in claim.participants
        for i in (p.person_id, p.office_id if not p.person_id else None, p.of_id if not p.person_id else None)
        if i
    )
    return KnownEncounter(
        subject,
        claim.kind,
        claim.status,
        claim.name,
        claim.period,
        claim.place_id,
        claim.body_id,
        claim.ordinal,
        parties,
    )


def promise(subject: str, claim: Commitment) -> KnownCommitment:
    """Return a commitment as resolving compares it."""
    who = frozenset(i for p in claim.who for i in (p.person_id, p.office_id, p.of_id) if i)
    named = frozenset(w.lower() for p in claim.who for w in (p.office or p.of,) if w)
    return KnownCommitment(subject, claim.kind, claim.what, who, claim.encounter, claim.due_period, named, claim.holds)
