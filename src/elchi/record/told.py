"""Claims of a View: by kind, party, subject, document and time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Select, func, not_, select

from elchi.model.document import Citation, Span
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.latest import Latest, begin_of, bounds, end_of, latest_first
from elchi.record.naming import named_in
from elchi.record.prepared import Among, parts, value
from elchi.record.rows import day_of, valid
from elchi.record.shown import Recorded, Source
from elchi.record.sight import day, label_of

_PLACED, _NOWHERE = re.compile(r'"end":\d+,"start":\d+'), '"end":0,"start":0'
_ALIKE = 1 << 13  # claims that are kept read
_READ = ("id", "document", "first", "stop", "quote", "body", "asserted", "recorded_at")


def _when(recorded: Recorded) -> tuple[object, ...]:
    """In order of time: when a claim holds, else when it was asserted; what has neither comes first."""
    period = valid(recorded.claim)
    began = period.start.isoformat() if period and period.start else day_of(recorded.asserted) or ""
    return began, recorded.citation.document, recorded.citation.span, recorded.id


class Told(Latest):
    """What the documents of a View tell."""

    def claims(
        self,
        kind: str | None = None,
        *,
        party: str | None = None,
        role: str | None = None,
        subject: str | None = None,
        document: str | None = None,
        first: date | None = None,
        last: date | None = None,
        dated: bool | None = None,
        latest: int | None = None,
        told_after: date | None = None,
    ) -> list[Recorded]:
        """Return claims, oldest event first: of a kind (`Encounter`, ...), naming a party (in a role), about a subject, of a
        document, lying between two days, with a day of their own or without, told after a day; of many, only so many of the latest."""  # fmt: skip
        if party is not None and latest is not None and subject is None and document is None:
            return self._latest(kind, party, role, first, last, dated, latest, told_after)
        if (subject or document) and all(one is None for one in (party, first, last, dated, latest, told_after)):
            return self._all_about(kind, subject, document)
        if party is not None and all(one is None for one in (subject, document, told_after)):
            return self._all_naming(kind, party, role, first, last, dated)
        found = self._about(kind, subject, document)
        c = schema.claims.c
        if told_after is not None:  # by the readings of that time, of which an index tells, before any claim is looked at
            fresh = schema.live_readings.alias("fresh").c
            told = select(fresh.reading).where(fresh.current.in_((0, 1)), fresh.asserted > told_after.isoformat())
            found = found.where(c.reading.in_(told), c.asserted > told_after.isoformat())
        if party is not None:
            found = found.where(c.id.in_(self._naming_party(party, role, kind, first, last)))
        if dated is not None:
            found = found.where(c.valid_from.is_not(None) if dated else c.valid_from.is_(None))
        return self._in_order(self._between(found, first, last), latest)

    def _all_about(self, kind: str | None, subject: str | None, document: str | None) -> list[Recorded]:
        given = {name: v for name, v in (("kind", kind), ("document", document)) if v is not None}
        ids = {"ids": self.all_ids(subject)} if subject is not None else {}

        def asked(among: Among) -> Select[Any]:
            c = schema.claims.c
            query = self._about(None, None, None).where(*(c[name] == value(name) for name in given))
            return (query.where(among(c.subject, "ids")) if ids else query).order_by(*_oldest_first())

        return [self._recorded(row) for row in self.rows(("all about", *given, *ids), asked, **given, **ids)]

    def _all_naming(
        self, kind: str | None, party: str, role: str | None, first: date | None, last: date | None, dated: bool | None
    ) -> list[Recorded]:
        """What names a party, all of it."""
        given = {**({"kind": kind} if kind is not None else {}), **bounds(first, last)}

        def asked(among: Among) -> Select[Any]:
            c, p = schema.claims.c, schema.parties.c
            conditions = {"kind": p.kind == value("kind"), "first": p.until > value("first"), "last": p.moment <= value("last")}
            named = select(p.claim).where(among(p.entity, "ids"), *(conditions[name] for name in given))
            named = named.where(named_in(role)) if role is not None else named
            own = {"kind": c.kind == value("kind"), "first": c.valid_to > value("first"), "last": c.valid_from <= value("last")}
            query = self._about(None, None, None).where(c.id.in_(named), *(own[name] for name in given))
            if dated is not None:
                query = query.where(c.valid_from.is_not(None) if dated else c.valid_from.is_(None))
            return query.order_by(*_oldest_first())

        rows = self.rows(("all naming", role, dated, *given), asked, ids=self.all_ids(party), **given)
        return [self._recorded(row) for row in rows]

    def _latest(
        self, kind: str | None, party: str, role: str | None, first: date | None, last: date | None, dated: bool | None, latest: int,
        told_after: date | None,
    ) -> list[Recorded]:  # fmt: skip
        found = self.latest_naming(party, kind, role, latest, first=first, last=last, dated=dated, told_after=told_after)
        return self.with_ids(list(found))

    def with_ids(self, ids: Sequence[str]) -> list[Recorded]:
        """Return claims of this view by their identifiers, oldest event first."""

        def asked(among: Among) -> Select[Any]:
            return self._about(None, None, None).where(among(schema.claims.c.id, "ids"))

        return sorted(map(self._recorded, self.rows("with ids", asked, ids=sorted(ids)) if ids else ()), key=_when)

    def told_before(self, address: str) -> list[Recorded]:
        """Return what the versions at an address that a newer one has replaced told, the earliest told first."""
        return self.kept(("told before", address), lambda: self._told_before(address))

    def _told_before(self, address: str) -> list[Recorded]:
        def asked(_: Among) -> Select[Any]:
            c, x, live = schema.claims.c, schema.sightings.c, schema.live_readings
            query = select(*(c[name] for name in _READ), *self.read_columns()).select_from(schema.claims)
            query = query.join(live, live.c.reading == c.reading)
            found = select(x.document).where(x.address == value("address"), self.by_then(x.recorded_at))
            told = self.said(func.coalesce(c.asserted, live.c.asserted)), self.admits(c.document)
            query = query.where(c.document.in_(found), self._counts(live), not_(self.standing()), *told)
            return query.order_by(c.asserted, c.document, *_oldest_first())

        return [self._recorded(row) for row in self.rows("told before", asked, address=address)]

    def told_of(self, kind: str, subjects: Sequence[str], naming: Sequence[str] | None = None) -> dict[str, list[Recorded]]:
        """Return the claims of a kind about each of some subjects (that name one of some parties), by subject, in the order in
        which they were asked for."""  # fmt: skip
        asked_for = dict.fromkeys(self.one(s) for s in subjects)
        if naming is not None:
            return self._told_of(kind, list(asked_for), naming)
        heard, new = self._heard, [s for s in asked_for if (kind, s) not in self._heard]
        heard.update({(kind, s): found for s, found in self._told_of(kind, new, None).items()})
        return {s: heard[kind, s] for s in asked_for}

    @cached_property
    def _heard(self) -> dict[tuple[str, str], list[Recorded]]:
        """What was looked up about each thing: parts of a page ask about the same ones."""
        return {}

    def _told_of(self, kind: str, subjects: Sequence[str], naming: Sequence[str] | None) -> dict[str, list[Recorded]]:
        found: dict[str, list[Recorded]] = {s: [] for s in subjects}
        c, p, ids = schema.claims.c, schema.parties.c, [i for s in found for i in self.all_ids(s)]

        def asked(among: Among) -> Select[Any]:
            query = self._about(None, None, None).where(c.kind == value("kind"), among(c.subject, "ids"))
            if naming is not None:
                query = query.where(c.id.in_(select(p.claim).where(among(p.entity, "parties"), p.kind == value("kind"))))
            return query.order_by(*_oldest_first())

        more = {} if naming is None else {"parties": [i for party in naming for i in self.all_ids(party)]}
        for row in self.rows(("told of", naming is None), asked, kind=kind, ids=ids, **more) if ids else ():
            recorded = self._recorded(row)
            found[recorded.claim.subject or ""].append(recorded)
        return found

    def _about(self, kind: str | None, subject: str | None, document: str | None) -> Select[Any]:
        c, query = schema.claims.c, self.written("about", self._with_sources)
        if kind is not None:
            query = query.where(c.kind == kind)
        if subject is not None:
            query = query.where(c.subject.in_(self.all_ids(subject)))
        return query.where(c.document == document) if document is not None else query

    def _with_sources(self) -> Select[Any]:
        """Claims of this view, each with its reading, which tells whether it counts and what is shown of its document."""
        c, live = schema.claims.c, schema.live_readings.c
        query = select(*(c[name] for name in _READ), *self.read_columns()).select_from(schema.claims)
        query = query.join(schema.live_readings, live.reading == key(c.reading, walked=True))  # from claims to readings, never back
        return query.where(self.standing(), self.said(func.coalesce(c.asserted, live.asserted)), self.admits(c.document))

    def _in_order(self, query: Select[Any], latest: int | None) -> list[Recorded]:
        """Oldest first; where only the latest are wanted, what states no day of its own counts from its document's."""
        query = query.order_by(*latest_first()).limit(latest) if latest is not None else query.order_by(*_oldest_first())
        found = [self._recorded(row) for row in self.connection.execute(query).all()]
        return found[::-1] if latest is not None else found

    def _naming_party(
        self, party: str, role: str | None, kind: str | None, first: date | None = None, last: date | None = None
    ) -> Select[Any]:
        p = schema.parties.c
        query = select(p.claim).where(p.entity.in_(self.all_ids(party)))
        query = query.where(p.kind == kind) if kind is not None else query
        query = query.where(p.until > begin_of(first)) if first is not None else query
        query = query.where(p.moment <= end_of(last)) if last is not None else query
        return query.where(named_in(role)) if role is not None else query

    def decided_at(self, encounters: Iterable[str]) -> dict[str, str]:
        """Return the claims that state commitments made at any of some encounters, with the commitment of each."""
        c, r = schema.claims.c, schema.roles.c
        ids, found = sorted({i for e in encounters for i in self.all_ids(e)}), dict[str, str]()
        for part in parts(ids):
            query = self._claims(c.subject, c.id).join(schema.roles, r.claim == c.id)
            rows = self.connection.execute(query.where(r.entity.in_(part), r.role == "encounter", c.kind == "Commitment"))
            found.update((row.id, self.led(row.subject) if row.subject else row.id) for row in rows)
        return found

    def subject_as_read(self, claim: str) -> str | None:
        """Return the identifier that a claim was read under, before judgements joined it with others."""
        found = self.connection.scalar(select(schema.claims.c.subject).where(schema.claims.c.id == claim))
        return self.veils.get(found, found) if found else None

    @cached_property
    def _bodies(self) -> set[str]:
        """Claims whose names nobody asked for yet."""
        return set()

    @cached_property
    def _met_in_claims(self) -> set[str]:
        return set()

    def met_in_claims(self) -> set[str]:
        """Return the identifiers that the claims of this view named."""
        while self._bodies:
            self._met_in_claims.update(_named_in(self._bodies.pop()))
        return self._met_in_claims

    def _recorded(self, row: Any) -> Recorded:
        key, document, first, stop, quote, body, asserted, recorded_at, source, address, title, publisher, published, label = row
        body = _PLACED.sub(_NOWHERE, body)
        self._bodies.add(body)
        shown = Source(source, address, title, publisher, day(published), label_of(label))
        moment = datetime.fromisoformat(recorded_at)
        return Recorded(key, self._led_in(body), Citation(document, Span(first, stop), quote), shown, day(asserted), moment)

    def _led_in(self, body: str) -> Any:
        """A claim with the identifiers that stand for others in their place; most name none that others stand for.

        Its words are where its citation says: without their places what several reports tell alike is read once, and an office
        is attested some hundred times in the same words.
        """
        claim = _read(body)
        if not self.same or ("\\" not in body and self.same.keys().isdisjoint(_pointed_at(body))):
            return claim
        return self._renamed(claim)

    def _renamed(self, value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed: dict[str, Any] = {}
        for f in fields(value):
            old = getattr(value, f.name)
            if isinstance(old, str) and (f.name.endswith("_id") or f.name in _POINTING):
                changed[f.name] = self.led(old)
            elif isinstance(old, tuple):
                changed[f.name] = tuple(self._renamed(v) for v in old)
            elif is_dataclass(old) and f.name in ("speaker", "holder", "occasion"):
                changed[f.name] = self._renamed(old)
        return replace(value, **{k: v for k, v in changed.items() if v != getattr(value, k)})


def key(column: Any, walked: bool) -> Any:
    """Return a column as the key of another table; `walked`, so that no index leads from that table back to this one."""
    return column.concat("") if walked else column


def _oldest_first() -> tuple[Any, ...]:
    c = schema.claims.c
    return c.valid_from.is_(None), c.valid_from, c.asserted.is_(None), c.asserted, c.document, c.position


_NAMED = re.compile(r'"(?:person|of|place|body|member|organisation)_id": ?"([^"\\]+)"')
_POINTED = re.compile(r'"([a-z]+:[^"\\]+)"')
_POINTING = ("subject", "encounter", "holds", "after")


@lru_cache(_ALIKE)
def _read(body: str) -> Any:
    return load(body)


@lru_cache(_ALIKE)
def _pointed_at(body: str) -> frozenset[str]:
    return frozenset(_POINTED.findall(body))


@lru_cache(_ALIKE)
def _named_in(body: str) -> frozenset[str]:
    return frozenset(_NAMED.findall(body))
