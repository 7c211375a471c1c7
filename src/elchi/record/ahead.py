"""When the things lie of which a View tells: what is to come, what states no day, what lies within some days.

These questions read days and identifiers alone. Who shows a few of many things reads the claims about those only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Select, func, or_, select, text, union

from elchi.record import schema
from elchi.record.codec import dump
from elchi.record.told import Told, begin_of, dated_only, end_of, latest_first

_LONG, _ALL = timedelta(2 * 366), 2**30
_LONG_ONES = schema.LONG.replace("valid", "claims.valid")  # as the index is defined, so that it is used


@dataclass(frozen=True, slots=True)
class Lying:
    """A thing with the first and last day on which a claim says it lies."""

    subject: str
    first: date
    last: date


class Ahead(Told):
    """The days of a View."""

    def coming(
        self, kind: str, day: date | None, *, party: str | None = None, saying: Iterable[Enum] = (), most: int = 50
    ) -> list[str]:
        """Return what claims of a kind (naming a party) say to end after a day, the soonest first: at most so many. `saying` are
        values of which a claim must hold one."""  # fmt: skip
        begin, end = _days_of(party)
        told = _saying(self._named(kind, party, True), saying).where(schema.claims.c.valid_from.is_not(None))
        if day is None:
            return self._first_subjects(told.order_by(begin, schema.claims.c.id), most)
        start = begin_of(day)
        lasting = self._lasting(told, party, day)
        later = told.where(begin >= start, end > start).order_by(begin, schema.claims.c.id)
        return list(dict.fromkeys([*self._first_subjects(lasting, most), *self._first_subjects(later, most)]))[:most]

    @staticmethod
    def _lasting(told: Select[Any], party: str | None, day: date) -> Select[Any]:
        """What began before a day and ends after it, in the order of its end. Among all claims those that began within two years
        before are looked for by their beginning, and those that hold for longer in an index of their own: the rest need not be."""  # fmt: skip
        c, start = schema.claims.c, begin_of(day)
        begin, end = _days_of(party)
        if party is not None:
            return told.where(end > start, func.coalesce(begin, "") < start).order_by(end, c.id)
        held = told.with_only_columns(c.subject, end.label("ended"), c.id.label("claim")).where(begin < start)
        short = held.where(begin > begin_of(day - _LONG), func.coalesce(end, "") > start)
        both = union(short, held.where(end > start, text(f"({_LONG_ONES})"))).subquery().c
        return select(both.subject).order_by(both.ended, both.claim)

    def holding(self, kind: str, value: Enum, *, party: str | None = None, most: int | None = None) -> list[str]:
        """Return what claims of a kind (naming a party) tell of that hold a value, the latest first: so many, or all."""
        c, p = schema.claims.c, schema.parties.c
        query = _saying(self._claims(c.subject).where(c.subject.is_not(None)), [value])
        if party is None:
            query = query.where(c.kind == kind).order_by(*latest_first())
        else:
            query = query.join(schema.parties, p.claim == c.id).where(p.entity.in_(self.all_ids(party)), p.kind == kind)
            query = query.order_by(p.moment.desc(), p.claim.desc())
        return self._first_subjects(query, most or _ALL)

    def undated(self, kind: str, *, party: str | None = None, saying: Iterable[Enum] = (), most: int = 200) -> list[str]:
        """Return what claims of a kind (naming a party) tell of without a day, among so many of those told last, the latest first."""
        c, values = schema.claims.c, [dump(value) for value in saying]
        told = self._named(kind, party, False, c.subject, c.body).where(c.valid_from.is_(None))
        ended = told.where(c.valid_to.is_not(None)).order_by(c.valid_to.desc(), c.id)
        latest = told.where(c.valid_to.is_(None)).order_by(c.asserted.desc(), c.document.desc(), c.position.desc())
        rows = [row for query in (latest, ended) for row in self.connection.execute(query.limit(most))]
        found = (row.subject for row in rows if row.subject and (not values or any(value in row.body for value in values)))
        return list(dict.fromkeys(self.led(subject) for subject in found))

    def lying(self, kind: str, first: date, last: date, *, party: str | None = None) -> list[Lying]:
        """Return what claims of a kind (naming a party) say to lie between two days, the earliest first, each claim's days once."""
        c, (begin, end) = schema.claims.c, _days_of(party)
        query = self._named(kind, party, True, c.subject, c.valid_from, c.valid_to, c.id).where(c.subject.is_not(None))
        query, ending = query.where(begin <= end_of(last)), func.coalesce(end, "") > begin_of(first)
        short, long = (
            query.where(begin > begin_of(first - _LONG), ending),
            query.where(end > begin_of(first), text(f"({_LONG_ONES})")),
        )
        parts = [query.where(ending)] if party else [short, long]
        rows = {row.id: row for part in parts for row in self.connection.execute(part)}
        ordered = sorted(rows.values(), key=lambda row: (row.valid_from, row.id))
        return list(dict.fromkeys(self._lies(ordered)))

    def _lies(self, rows: Iterable[Any]) -> Iterator[Lying]:
        for subject, begin, end, _ in rows:
            yield Lying(self.led(subject), date.fromisoformat(begin[:10]), _last_day(end))

    def _named(self, kind: str, party: str | None, dated: bool, *columns: Any) -> Select[Any]:
        c, p = schema.claims.c, schema.parties.c
        query = self._claims(*(columns or (c.subject,)))
        if party is None:
            return query.where(c.kind == kind)
        query = query.join(schema.parties, p.claim == c.id)
        return query.where(p.entity.in_(self.all_ids(party)), p.kind == kind, dated_only(dated))


def _saying(query: Select[Any], values: Iterable[Enum]) -> Select[Any]:
    """Claims that hold one of some values, wherever in them: what is written of a value is written of nothing else."""
    said = [schema.claims.c.body.contains(dump(value), autoescape=True) for value in values]
    return query.where(or_(*said)) if said else query


def _days_of(party: str | None) -> tuple[Any, Any]:
    """Where a claim's first and last moment stand: beside whom it names they are found in order."""
    return (schema.parties.c.moment, schema.parties.c.until) if party else (schema.claims.c.valid_from, schema.claims.c.valid_to)


def _last_day(end: str) -> date:
    """The last day of a period that ends before a moment."""
    day = date.fromisoformat(end[:10])
    return day - timedelta(1) if end[10:] in ("", "T00:00:00") else day
