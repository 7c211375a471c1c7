"""Claims of a View: by kind, party, subject, document and time."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Row, Select, func, select

from elchi.model.document import Citation, Span
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.naming import named_in
from elchi.record.rows import day_of, valid
from elchi.record.shown import Recorded
from elchi.record.sight import Sight, day

_CHUNK = 500


def _when(recorded: Recorded) -> tuple[object, ...]:
    """In order of time: when a claim holds, else when it was asserted; what has neither comes first."""
    period = valid(recorded.claim)
    began = period.start.isoformat() if period and period.start else day_of(recorded.asserted) or ""
    return began, recorded.citation.document, recorded.citation.span, recorded.id


class Told(Sight):
    """What the documents of a View tell."""

    def _claims(self, *columns: Any, walked: bool = False) -> Select[Any]:
        """Claims of this view; where they are `walked` in an order, no other table may be looked through first."""
        c, live = schema.claims.c, schema.live_readings.c
        asserted = func.coalesce(c.asserted, live.asserted)
        return (
            select(*columns)
            .select_from(schema.claims)
            .join(schema.live_readings, live.reading == key(c.reading, walked))
            .where(self.standing(), self.admits(c.document), self.said(asserted))
        )

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
    ) -> list[Recorded]:
        """Return claims, oldest event first: of a kind (`Encounter`, ...), naming a party (in a role), about a subject, of a
        document, lying between two days, with a day of their own or without; of many, only so many of the latest."""  # fmt: skip
        if party is not None and latest is not None and subject is None and document is None:
            return self._latest(kind, party, role, first, last, dated, latest)
        walked = latest is not None and party is None and subject is None and document is None
        found = self._about(kind, subject, document, walked)
        c = schema.claims.c
        if party is not None:
            found = found.where(c.id.in_(self._naming_party(party, role)))
        if dated is not None:
            found = found.where(c.valid_from.is_not(None) if dated else c.valid_from.is_(None))
        return self._in_order(self._between(found, first, last), latest)

    def _latest(
        self, kind: str | None, party: str, role: str | None, first: date | None, last: date | None, dated: bool | None, latest: int
    ) -> list[Recorded]:
        """The latest claims that name a party, walked in order of time: no more of them are looked at than are wanted."""
        p, c = schema.parties.c, schema.claims.c
        ranked: list[tuple[str, str]] = []
        for entity in self.all_ids(party):
            query = self._claims(p.moment, p.claim).join(schema.parties, p.claim == c.id).where(p.entity == entity)
            query = query.where(p.kind == kind) if kind is not None else query
            query = query.where(named_in(role)) if role is not None else query
            query = query.where(c.valid_from.is_not(None) if dated else c.valid_from.is_(None)) if dated is not None else query
            query = self._between(query, first, last).order_by(p.moment.desc(), p.claim.desc()).limit(latest)
            ranked += [(row.moment, row.claim) for row in self.connection.execute(query)]
        ids = {claim for _, claim in sorted(set(ranked), reverse=True)[:latest]}
        return self._with_ids(sorted(ids))

    def _with_ids(self, ids: Sequence[str]) -> list[Recorded]:
        found: list[Recorded] = []
        for part in (ids[k : k + _CHUNK] for k in range(0, len(ids), _CHUNK)):
            found += self._in_order(self._about(None, None, None).where(schema.claims.c.id.in_(part)), len(part))
        return sorted(found, key=_when)

    def told_of(self, kind: str, subjects: Sequence[str]) -> dict[str, list[Recorded]]:
        """Return the claims of a kind about each of some subjects, by subject, in the order in which they were asked for."""
        found: dict[str, list[Recorded]] = {self.one(s): [] for s in subjects}
        ids = [i for s in found for i in self.all_ids(s)]
        for part in (ids[k : k + _CHUNK] for k in range(0, len(ids), _CHUNK)):
            query = self._about(kind, None, None).where(schema.claims.c.subject.in_(part))
            for recorded in self._in_order(query, None):
                found[recorded.claim.subject or ""].append(recorded)
        return found

    def subjects(
        self, kind: str, *, party: str | None = None, role: str | None = None, first: date | None = None, last: date | None = None,
        skip: int = 0, most: int = 50,
    ) -> list[str]:  # fmt: skip
        """Return what claims of a kind (naming a party, between two days) tell of, the latest first: so many after some."""
        asked = (skip + most) * 3
        while True:
            rows = self.connection.scalars(self._latest_subjects(kind, party, role, first, last).limit(asked)).all()
            found = list(dict.fromkeys(self.led(s) for s in rows if s))
            if len(found) >= skip + most or len(rows) < asked:
                return found[skip : skip + most]
            asked *= 4

    def _latest_subjects(
        self, kind: str, party: str | None, role: str | None, first: date | None, last: date | None
    ) -> Select[Any]:
        c = schema.claims.c
        query = self._claims(c.subject, walked=party is None).where(c.kind == kind)
        query = query.where(c.id.in_(self._naming_party(party, role))) if party else query
        return self._between(query, first, last).order_by(*_latest_first())

    def count_subjects(
        self, kind: str, *, party: str | None = None, role: str | None = None, first: date | None = None, last: date | None = None
    ) -> int:
        """Return of how many things claims of a kind (naming a party, between two days) tell."""
        return self.kept(("subjects", kind, party, role, first, last), lambda: self._count_subjects(kind, party, role, first, last))

    def _count_subjects(self, kind: str, party: str | None, role: str | None, first: date | None, last: date | None) -> int:
        found = self.connection.scalars(self._latest_subjects(kind, party, role, first, last).order_by(None))
        return len({self.led(s) for s in found if s})

    def _about(self, kind: str | None, subject: str | None, document: str | None, walked: bool = False) -> Select[Any]:
        c, d, r = schema.claims.c, schema.documents.c, schema.readings.c
        query = self._claims(schema.claims, *self.source_columns(), walked=walked)
        query = query.join(schema.documents, d.id == key(c.document, walked)).join(schema.readings, r.id == key(c.reading, walked))
        if kind is not None:
            query = query.where(c.kind == kind)
        if subject is not None:
            query = query.where(c.subject.in_(self.all_ids(subject)))
        return query.where(c.document == document) if document is not None else query

    @staticmethod
    def _between(query: Select[Any], first: date | None, last: date | None) -> Select[Any]:
        c = schema.claims.c
        if first is not None:
            query = query.where(c.valid_to > first.isoformat() + "T00:00:00")
        return query.where(c.valid_from <= last.isoformat() + "T24") if last is not None else query

    def _in_order(self, query: Select[Any], latest: int | None) -> list[Recorded]:
        """Oldest first; where only the latest are wanted, what states no day of its own counts from its document's."""
        c = schema.claims.c
        if latest is not None:
            query = query.order_by(*_latest_first()).limit(latest)
        else:
            query = query.order_by(c.valid_from.is_(None), c.valid_from, c.asserted.is_(None), c.asserted, c.document, c.position)
        found = [self._recorded(row) for row in self.connection.execute(query).all()]
        return found[::-1] if latest is not None else found

    def _naming_party(self, party: str, role: str | None) -> Select[Any]:
        r = schema.roles.c
        query = select(r.claim).where(r.entity.in_(self.all_ids(party)))
        return query.where((r.role == role) | r.role.startswith(f"{role} ", autoescape=True)) if role else query

    def decided_at(self, encounters: Sequence[str]) -> set[str]:
        """Return the commitments that were made at any of some encounters."""
        c, r = schema.claims.c, schema.roles.c
        ids, found = sorted({i for e in encounters for i in self.all_ids(e)}), set[str]()
        for part in (ids[k : k + _CHUNK] for k in range(0, len(ids), _CHUNK)):
            query = self._claims(c.subject, c.id).join(schema.roles, r.claim == c.id)
            rows = self.connection.execute(query.where(r.entity.in_(part), r.role == "encounter", c.kind == "Commitment"))
            found.update(self.led(row.subject) if row.subject else row.id for row in rows)
        return found

    def encounters_of(
        self, party: str | None = None, *, first: date | None = None, last: date | None = None
    ) -> dict[str, list[Recorded]]:
        """Return what all reports tell of each encounter (of a party, between two days), by the encounter's identifier."""
        found: dict[str, list[Recorded]] = {}
        for recorded in self.claims("Encounter", party=party, first=first, last=last):
            found.setdefault(recorded.claim.subject or recorded.id, []).append(recorded)
        return found

    def subject_as_read(self, claim: str) -> str | None:
        """Return the identifier that a claim was read under, before judgements joined it with others."""
        found = self.connection.scalar(select(schema.claims.c.subject).where(schema.claims.c.id == claim))
        return self.veils.get(found, found) if found else None

    @cached_property
    def met_in_claims(self) -> set[str]:
        """The identifiers that the claims of this view named since they were last looked up."""
        return set()

    def _recorded(self, row: Row[Any]) -> Recorded:
        self.met_in_claims.update(_NAMED.findall(row.body))
        citation = Citation(row.document, Span(row.first, row.stop), row.quote)
        claim = self._renamed(load(row.body))
        moment = datetime.fromisoformat(row.recorded_at)
        return Recorded(row.id, claim, citation, self.source(row), day(row.asserted), moment)

    def _renamed(self, value: Any) -> Any:
        """Put the identifiers that stand for others in their place."""
        if not self.same or not is_dataclass(value) or isinstance(value, type):
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


def _latest_first() -> tuple[Any, ...]:
    c = schema.claims.c
    return func.coalesce(c.valid_from, c.asserted).desc().nulls_last(), c.document.desc(), c.position.desc()


_NAMED = re.compile(r'"(?:person|of|place|body|member|organisation)_id": ?"([^"\\]+)"')
_POINTING = ("subject", "encounter", "holds", "after")
