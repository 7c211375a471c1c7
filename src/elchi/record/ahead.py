"""When the things lie of which a View tells: what is to come, what states no day, what lies within some days.

These questions read days and identifiers alone. Who shows a few of many things reads the claims about those only.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial
from typing import Any

from sqlalchemy import Select, func, or_, select, text, union

from elchi.model.quick import quick
from elchi.record import schema
from elchi.record.codec import dump
from elchi.record.latest import begin_of, dated_only, end_of, latest_first
from elchi.record.prepared import Among, value
from elchi.record.told import Told

_LONG, _ALL = timedelta(62), 2**30
_LONG_ONES = schema.LONG.replace("valid", "claims.valid")  # as the index is defined, so that it is used


@quick
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
        who, values = self._named_alone(party), tuple(map(dump, saying))
        name, given = (*who, *values), {"kind": kind, **who}
        if day is None:
            rows = self.rows(("coming", *name), partial(self._coming, [*who], values, False), **given)
            return self._each_once(rows, most)
        given |= {"start": begin_of(day)} | ({} if who else {"long": begin_of(day - _LONG)})
        lasting = self.rows(("lasting", *name), partial(self._lasting, [*who], values), **given)
        given.pop("long", None)
        later = self.rows(("coming later", *name), partial(self._coming, [*who], values, True), **given)
        return list(dict.fromkeys([*self._each_once(lasting, most), *self._each_once(later, most)]))[:most]

    def _coming(self, who: Collection[str], values: Sequence[str], later: bool, among: Among) -> Select[Any]:
        """What has a day, in order of it; or what begins on a day or after it."""
        c, (begin, end) = schema.claims.c, _days_of(who)
        told = _saying(self._named(who, True, among), values).where(c.valid_from.is_not(None))
        told = told.where(begin >= value("start"), end > value("start")) if later else told
        return told.order_by(begin, c.id)

    def _lasting(self, who: Collection[str], values: Sequence[str], among: Among) -> Select[Any]:
        """What began before a day and ends after it, in the order of its end. Among all claims those that began within two months
        before are looked for by their beginning, and those that hold for longer in an index of their own: the rest need not be."""  # fmt: skip
        c, start, (begin, end) = schema.claims.c, value("start"), _days_of(who)
        told = _saying(self._named(who, True, among), values).where(c.valid_from.is_not(None))
        if who:
            return told.where(end > start, func.coalesce(begin, "") < start).order_by(end, c.id)
        held = told.with_only_columns(c.subject, end.label("ended"), c.id.label("claim")).where(begin < start)
        short = held.where(begin > value("long"), func.coalesce(end, "") > start)
        both = union(short, held.where(end > start, text(f"({_LONG_ONES})"))).subquery().c
        return select(both.subject).order_by(both.ended, both.claim)

    def holding(self, kind: str, *held: Enum, party: str | None = None, most: int | None = None) -> list[str]:
        """Return what claims of a kind (naming a party) tell of that hold one of some values, the latest first: so many, or all."""
        who, values = self._named_alone(party), [*map(dump, held)]
        rows = self.rows(("holding", *values, *who), partial(self._holding, [*who], values), kind=kind, **who)
        return self._each_once(rows, most or _ALL)

    def _holding(self, who: Collection[str], values: Sequence[str], among: Among) -> Select[Any]:
        c, p = schema.claims.c, schema.parties.c
        query = _saying(self._named(who, None, among).where(c.subject.is_not(None)), values)
        return query.order_by(*((p.moment.desc(), p.claim.desc()) if who else latest_first()))

    def undated(self, kind: str, *, party: str | None = None, saying: Iterable[Enum] = (), most: int = 200) -> list[str]:
        """Return what claims of a kind (naming a party) tell of without a day, among so many of those told last, the latest first."""
        who, values = self._named_alone(party), [dump(one) for one in saying]
        given = {"kind": kind, "most": most, **who}
        rows = [r for n in ("latest", "ended") for r in self.rows(("undated", n, *who), partial(self._undated, [*who], n), **given)]
        found = (row.subject for row in rows if row.subject and (not values or any(held in row.body for held in values)))
        return list(dict.fromkeys(self.led(subject) for subject in found))

    def _undated(self, who: Collection[str], which: str, among: Among) -> Select[Any]:
        c = schema.claims.c
        told = self._named(who, False, among, c.subject, c.body).where(c.valid_from.is_(None)).limit(value("most", number=True))
        if which == "ended":
            return told.where(c.valid_to.is_not(None)).order_by(c.valid_to.desc(), c.id)
        return told.where(c.valid_to.is_(None)).order_by(c.asserted.desc(), c.document.desc(), c.position.desc())

    def lying(self, kind: str, first: date, last: date, *, party: str | None = None) -> list[Lying]:
        """Return what claims of a kind (naming a party) say to lie between two days, the earliest first, each claim's days once."""
        who = self._named_alone(party)
        given = {"kind": kind, "first": begin_of(first), "last": end_of(last), **who}
        rows = {}
        for part, more in (("all", {}),) if who else (("short", {"long": begin_of(first - _LONG)}), ("long", {})):
            asked = partial(self._lying, [*who], part)
            rows.update({row.id: row for row in self.rows(("lying", part, *who), asked, **given, **more)})
        ordered = sorted(rows.values(), key=lambda row: (row.valid_from, row.id))
        return list(dict.fromkeys(self._lies(ordered)))

    def _lying(self, who: Collection[str], part: str, among: Among) -> Select[Any]:
        """What lies between two days: all of it; or what began within two months before, and what holds for longer."""
        c, (begin, end) = schema.claims.c, _days_of(who)
        query = self._named(who, True, among, c.subject, c.valid_from, c.valid_to, c.id).where(c.subject.is_not(None))
        query = query.where(begin <= value("last"))
        if part == "long":
            return query.where(end > value("first"), text(f"({_LONG_ONES})"))
        query = query.where(func.coalesce(end, "") > value("first"))
        return query.where(begin > value("long")) if part == "short" else query

    def _lies(self, rows: Iterable[Any]) -> Iterator[Lying]:
        for subject, begin, end, _ in rows:
            yield Lying(self.led(subject), date.fromisoformat(begin[:10]), _last_day(end))

    def _named(self, who: Collection[str], dated: bool | None, among: Among, *columns: Any) -> Select[Any]:
        """Claims of a kind; of one party, or of all the identifiers that stand for it."""
        c, p, kind = schema.claims.c, schema.parties.c, value("kind")
        query = self._claims(*(columns or (c.subject,)))
        if not who:
            return query.where(c.kind == kind)
        named = p.entity == value("id") if "id" in who else among(p.entity, "ids")
        query = query.join(schema.parties, p.claim == c.id).where(named, p.kind == kind)
        return query.where(dated_only(dated)) if dated is not None else query


def _saying(query: Select[Any], values: Iterable[str]) -> Select[Any]:
    """Claims that hold one of some values, wherever in them: what is written of a value is written of nothing else."""
    said = [schema.claims.c.body.contains(held, autoescape=True) for held in values]
    return query.where(or_(*said)) if said else query


def _days_of(party: Collection[str]) -> tuple[Any, Any]:
    """Where a claim's first and last moment stand: beside whom it names they are found in order."""
    return (schema.parties.c.moment, schema.parties.c.until) if party else (schema.claims.c.valid_from, schema.claims.c.valid_to)


def _last_day(end: str) -> date:
    """The last day of a period that ends before a moment."""
    day = date.fromisoformat(end[:10])
    return day - timedelta(1) if end[10:] in ("", "T00:00:00") else day
