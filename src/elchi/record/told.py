"""Claims of a View: by kind, party, subject, document and time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select

from elchi.model.document import Citation, Span
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.naming import named_in
from elchi.record.rows import day_of, valid
from elchi.record.shown import Recorded
from elchi.record.sight import Sight, day

_CHUNK = 500
_DAY = len("2022-01-31")


def _when(recorded: Recorded) -> tuple[object, ...]:
    """In order of time: when a claim holds, else when it was asserted; what has neither comes first."""
    period = valid(recorded.claim)
    began = period.start.isoformat() if period and period.start else day_of(recorded.asserted) or ""
    return began, recorded.citation.document, recorded.citation.span, recorded.id


class Told(Sight):
    """What the documents of a View tell."""

    def _claims(self, *columns: Any) -> Select[Any]:
        """Claims of this view."""
        return select(*columns).select_from(schema.claims).where(self.written("claims", lambda: self.seen(schema.claims.c)))

    def seen(self, c: Any) -> ColumnElement[bool]:
        """Whether a claim's reading counts, as a condition on the columns of a table that has a row for each: it is asked of each
        claim, since joined, all readings were looked through first."""  # fmt: skip
        live = schema.live_readings
        told = self.standing(), self.said(func.coalesce(c.asserted, live.c.asserted))
        return and_(exists().where(live.c.reading == c.reading, *told), self.admits(c.document))

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
        walked = latest is not None and party is None and subject is None and document is None
        found = self._about(kind, subject, document, walked)
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

    def _latest(
        self, kind: str | None, party: str, role: str | None, first: date | None, last: date | None, dated: bool | None, latest: int,
        told_after: date | None,
    ) -> list[Recorded]:  # fmt: skip
        found = self.latest_naming(party, kind, role, latest, first=first, last=last, dated=dated, told_after=told_after)
        return self.with_ids(list(found))

    def latest_naming(
        self, party: str, kind: str | None, role: str | None, latest: int | None, *, first: date | None = None, last: date | None = None,
        dated: bool | None = None, told_after: date | None = None, since: date | None = None, until: date | None = None,
    ) -> dict[str, str]:  # fmt: skip
        """Return which the latest claims are that name a party, with what each is about: walked in order of time, no more of
        them are looked at than are wanted, and none is read. `since` and `until` are days between which they begin or were told."""  # fmt: skip
        p, c = schema.parties.c, schema.claims.c
        ranked: list[tuple[str, str, str]] = []
        for entity in self.all_ids(party):
            query = self._claims(p.moment, p.claim, c.subject).join(schema.parties, p.claim == c.id).where(p.entity == entity)
            query = query.where(p.kind == kind) if kind is not None else query
            query = query.where(named_in(role)) if role is not None else query
            query = query.where(dated_only(dated)) if dated is not None else query
            query = query.where(p.until > begin_of(first)) if first is not None else query
            query = query.where(c.asserted > told_after.isoformat()) if told_after is not None else query
            query = query.where(p.moment >= since.isoformat()) if since is not None else query
            query = query.where(p.moment <= end_of(until)) if until is not None else query
            query = self._between(query, first, last).order_by(p.moment.desc(), p.claim.desc()).limit(latest)
            rows = self.connection.execute(query)
            ranked += [(row.moment, row.claim, self.led(row.subject) if row.subject else row.claim) for row in rows]
        return {claim: about for _, claim, about in sorted(set(ranked), reverse=True)[:latest]}

    def with_ids(self, ids: Sequence[str]) -> list[Recorded]:
        """Return claims of this view by their identifiers, oldest event first."""
        found: list[Recorded] = []
        for part in (sorted(ids)[k : k + _CHUNK] for k in range(0, len(ids), _CHUNK)):
            found += self._in_order(self._about(None, None, None).where(schema.claims.c.id.in_(part)), len(part))
        return sorted(found, key=_when)

    def told_of(self, kind: str, subjects: Sequence[str], naming: Sequence[str] | None = None) -> dict[str, list[Recorded]]:
        """Return the claims of a kind about each of some subjects (that name one of some parties), by subject, in the order in
        which they were asked for."""  # fmt: skip
        found: dict[str, list[Recorded]] = {self.one(s): [] for s in subjects}
        ids = [i for s in found for i in self.all_ids(s)]
        for part in (ids[k : k + _CHUNK] for k in range(0, len(ids), _CHUNK)):
            query = self._about(kind, None, None).where(schema.claims.c.subject.in_(part))
            query = query if naming is None else query.where(schema.claims.c.id.in_(self._naming_any(kind, naming)))
            for recorded in self._in_order(query, None):
                found[recorded.claim.subject or ""].append(recorded)
        return found

    def _naming_any(self, kind: str, parties: Sequence[str]) -> Select[Any]:
        p = schema.parties.c
        return select(p.claim).where(p.entity.in_([i for party in parties for i in self.all_ids(party)]), p.kind == kind)

    def subjects(
        self, kind: str, *, party: str | None = None, role: str | None = None, first: date | None = None, last: date | None = None,
        skip: int = 0, most: int = 50,
    ) -> list[str]:  # fmt: skip
        """Return what claims of a kind (naming a party, between two days) tell of, the latest first: so many after some."""
        return self._first_subjects(self._latest_subjects(kind, party, role, first, last), skip + most)[skip:]

    def _first_subjects(self, query: Select[Any], most: int) -> list[str]:
        """So many things in the order of a question, each once: no more rows are walked than that takes."""
        asked, found = most * 2, dict[str, None]()
        while True:
            rows, walked = self.connection.execute(query.limit(asked)), 0
            for subject, *_ in rows:
                walked += 1
                if subject:
                    found[self.led(subject)] = None
                if len(found) >= most:
                    break
            rows.close()
            if len(found) >= most or walked < asked:
                return list(found)
            asked *= 4

    def _latest_subjects(
        self, kind: str, party: str | None, role: str | None, first: date | None, last: date | None
    ) -> Select[Any]:
        c, p = schema.claims.c, schema.parties.c
        if party is None:
            query = self._claims(c.subject).where(c.kind == kind)
            query = query.where(_when_of() <= end_of(last)) if last is not None else query  # where the walk begins
            return self._between(query, first, last).order_by(*latest_first())
        query = self._claims(c.subject).join(schema.parties, p.claim == c.id)
        query = query.where(p.entity.in_(self.all_ids(party)), p.kind == kind)
        query = query.where(p.until > begin_of(first)) if first is not None else query
        query = query.where(p.moment <= end_of(last)) if last is not None else query
        query = query.where(named_in(role)) if role is not None else query
        return self._between(query, first, last).order_by(p.moment.desc(), p.claim.desc())

    def _about(self, kind: str | None, subject: str | None, document: str | None, walked: bool = False) -> Select[Any]:
        c, query = schema.claims.c, self.written(("about", walked), lambda: self._with_sources(walked))
        if kind is not None:
            query = query.where(c.kind == kind)
        if subject is not None:
            query = query.where(c.subject.in_(self.all_ids(subject)))
        return query.where(c.document == document) if document is not None else query

    def _with_sources(self, walked: bool) -> Select[Any]:
        c, d, r = schema.claims.c, schema.documents.c, schema.readings.c
        query = self._claims(schema.claims, *self.source_columns())
        return query.join(schema.documents, d.id == key(c.document, walked)).join(schema.readings, r.id == key(c.reading, walked))

    @staticmethod
    def _between(query: Select[Any], first: date | None, last: date | None) -> Select[Any]:
        c = schema.claims.c
        if first is not None:
            query = query.where(c.valid_to > begin_of(first))
        return query.where(c.valid_from <= end_of(last)) if last is not None else query

    def _in_order(self, query: Select[Any], latest: int | None) -> list[Recorded]:
        """Oldest first; where only the latest are wanted, what states no day of its own counts from its document's."""
        c = schema.claims.c
        if latest is not None:
            query = query.order_by(*latest_first()).limit(latest)
        else:
            query = query.order_by(c.valid_from.is_(None), c.valid_from, c.asserted.is_(None), c.asserted, c.document, c.position)
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
        for part in (ids[k : k + _CHUNK] for k in range(0, len(ids), _CHUNK)):
            query = self._claims(c.subject, c.id).join(schema.roles, r.claim == c.id)
            rows = self.connection.execute(query.where(r.entity.in_(part), r.role == "encounter", c.kind == "Commitment"))
            found.update((row.id, self.led(row.subject) if row.subject else row.id) for row in rows)
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


def dated_only(dated: bool) -> Any:
    """Return the condition that a claim has a day of its own (or none): that is longer than the day of a document, which stands where there is none."""
    moment = func.length(schema.parties.c.moment)
    return moment > _DAY if dated else moment <= _DAY


def begin_of(first: date) -> str:
    """Return the first moment of a day as the record writes it."""
    return first.isoformat() + "T00:00:00"


def end_of(last: date) -> str:
    """Return what no moment of a day comes after, as the record writes moments."""
    return last.isoformat() + "T24"


def _when_of() -> ColumnElement[Any]:
    return func.coalesce(schema.claims.c.valid_from, schema.claims.c.asserted)


def latest_first() -> tuple[Any, ...]:
    """Return the order of claims in which the latest come first: by when they hold, else by when they were told."""
    c = schema.claims.c
    return _when_of().desc().nulls_last(), c.document.desc(), c.position.desc()


_NAMED = re.compile(r'"(?:person|of|place|body|member|organisation)_id": ?"([^"\\]+)"')
_POINTING = ("subject", "encounter", "holds", "after")
