"""Which claims of a View are the latest, and what they tell of: identifiers alone, in order of time; none is read."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from elchi.record import schema
from elchi.record.naming import named_in
from elchi.record.prepared import Among, value
from elchi.record.sight import Sight

_DAY = len("2022-01-31")
_ALL = 2**31 - 1


class Latest(Sight):
    """The claims of a View in order of time."""

    def _claims(self, *columns: Any) -> Select[Any]:
        """Claims of this view."""
        return select(*columns).select_from(schema.claims).where(self.written("claims", lambda: self.seen(schema.claims.c)))

    def seen(self, c: Any) -> ColumnElement[bool]:
        """Whether a claim's reading counts, as a condition on the columns of a table that has a row for each: it is asked of each
        claim, since joined, all readings were looked through first."""  # fmt: skip
        live = schema.live_readings
        if self._few_replaced:
            return and_(c.reading.not_in(select(live.c.reading).where(live.c.current == 0)), self.admits(c.document))
        told = self.standing(), self.said(func.coalesce(c.asserted, live.c.asserted))
        return and_(exists().where(live.c.reading == c.reading, *told), self.admits(c.document))

    def latest_naming(
        self, party: str, kind: str | None, role: str | None, latest: int | None, *, first: date | None = None, last: date | None = None,
        dated: bool | None = None, told_after: date | None = None, since: date | None = None, until: date | None = None,
    ) -> dict[str, str]:  # fmt: skip
        """Return which the latest claims are that name a party, with what each is about: walked in order of time, no more of
        them are looked at than are wanted, and none is read. `since` and `until` are days between which they begin or were told."""  # fmt: skip
        days = {"told_after": told_after and told_after.isoformat(), "since": since and since.isoformat()}
        asked_for = {"kind": kind, "until": end_of(until) if until else None, **bounds(first, last), **days}
        given = {name: str(v) for name, v in asked_for.items() if v is not None}
        name, asked = ("latest naming", role, dated, *given), partial(self._naming, role, dated, given.keys())
        ranked: list[tuple[str, str, str]] = []
        for entity in self.all_ids(party):
            rows = self.rows(name, asked, entity=entity, most=_ALL if latest is None else latest, **given)
            ranked += [(row.moment, row.claim, self.led(row.subject) if row.subject else row.claim) for row in rows]
        return {claim: about for _, claim, about in sorted(set(ranked), reverse=True)[:latest]}

    def _naming(self, role: str | None, dated: bool | None, given: Collection[str], _: Among) -> Select[Any]:
        """The question for the latest claims that name an entity, with a condition for each value that is given."""
        p, c = schema.parties.c, schema.claims.c
        told = {
            "kind": p.kind == value("kind"), "told_after": c.asserted > value("told_after"), "since": p.moment >= value("since"),
            "until": p.moment <= value("until"), "first": (p.until > value("first")) & (c.valid_to > value("first")),
            "last": c.valid_from <= value("last"),
        }  # fmt: skip
        query = self._claims(p.moment, p.claim, c.subject).join(schema.parties, p.claim == c.id)
        query = query.where(p.entity == value("entity"), *(told[name] for name in told if name in given))
        query = query.where(named_in(role)) if role is not None else query
        query = query.where(dated_only(dated)) if dated is not None else query
        return query.order_by(p.moment.desc(), p.claim.desc()).limit(value("most", number=True))

    def subjects(
        self, kind: str, *, party: str | None = None, role: str | None = None, first: date | None = None, last: date | None = None,
        skip: int = 0, most: int = 50,
    ) -> list[str]:  # fmt: skip
        """Return what claims of a kind (naming a party, between two days) tell of, the latest first: so many after some."""
        given = bounds(first, last)
        who = self._named_alone(party)
        asked = partial(self._latest_subjects, [*who], role, given.keys())
        rows = self.rows(("subjects", *who, role, *given), asked, kind=kind, **who, **given)
        return self._each_once(rows, skip + most)[skip:]

    def _named_alone(self, party: str | None) -> dict[str, str | list[str]]:
        """The identifiers of a party as a question takes them: of one alone the index is walked in order of time."""
        ids = self.all_ids(party) if party is not None else []
        return {} if party is None else {"id": ids[0]} if len(ids) == 1 else {"ids": ids}

    def _each_once(self, rows: Iterable[Any], most: int) -> list[str]:
        """So many things in the order of rows, each once: no more rows are walked than that takes."""
        found: dict[str, None] = {}
        for subject, *_ in rows:
            if subject:
                found[self.led(subject)] = None
            if len(found) >= most:
                break
        return list(found)

    def _latest_subjects(self, who: Collection[str], role: str | None, given: Collection[str], among: Among) -> Select[Any]:
        c, p, kind = schema.claims.c, schema.parties.c, value("kind")
        query = self._claims(c.subject).where(*(bound for name, bound in _lying(c.valid_to, c.valid_from) if name in given))
        if not who:
            query = query.where(_when_of() <= value("last")) if "last" in given else query  # where the walk begins
            return query.where(c.kind == kind).order_by(*latest_first())
        named = p.entity == value("id") if "id" in who else among(p.entity, "ids")
        query = query.join(schema.parties, p.claim == c.id).where(named, p.kind == kind)
        query = query.where(*(bound for name, bound in _lying(p.until, p.moment) if name in given))
        query = query.where(named_in(role)) if role is not None else query
        return query.order_by(p.moment.desc(), p.claim.desc())

    @staticmethod
    def _between(query: Select[Any], first: date | None, last: date | None) -> Select[Any]:
        c = schema.claims.c
        if first is not None:
            query = query.where(c.valid_to > begin_of(first))
        return query.where(c.valid_from <= end_of(last)) if last is not None else query


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


def bounds(first: date | None, last: date | None) -> dict[str, str]:
    """Return the values of the days between which something is to lie, those that there are."""
    bounds = {"first": begin_of(first) if first else None, "last": end_of(last) if last else None}
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _lying(end: Any, begin: Any) -> tuple[tuple[str, Any], ...]:
    """The conditions that something ends after a day and begins before another is over."""
    return ("first", end > value("first")), ("last", begin <= value("last"))


def _when_of() -> ColumnElement[Any]:
    return func.coalesce(schema.claims.c.valid_from, schema.claims.c.asserted)


def latest_first() -> tuple[Any, ...]:
    """Return the order of claims in which the latest come first: by when they hold, else by when they were told."""
    c = schema.claims.c
    return _when_of().desc().nulls_last(), c.document.desc(), c.position.desc()
