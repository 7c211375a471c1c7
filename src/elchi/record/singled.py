"""What an answer asks before it reads claims: which of many it needs. Identifiers and quotes are looked at, no claim is decoded."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from elchi.model.document import Span
from elchi.record import schema
from elchi.record.codec import dump, load_some
from elchi.record.followed import Followed
from elchi.record.latest import end_of, latest_first
from elchi.record.naming import named_in
from elchi.record.prepared import Among, parts, value
from elchi.record.shown import Stated
from elchi.record.sight import day


class Singled(Followed):
    """The claims of a View that are worth reading."""

    def known_in(self, offices: Sequence[str], people: Sequence[str], without: Sequence[str]) -> set[tuple[str, str]]:
        """Return which people are told of in which offices, by claims but those of some bases."""
        c, p = schema.claims.c, schema.parties.c
        held = {i for office in offices for i in self.all_ids(office)}
        found: set[tuple[str, str]] = set()
        for part in parts([i for person in people for i in self.all_ids(person)]):
            query = self._claims(c.subject, p.entity).join(schema.parties, p.claim == c.id)
            query = query.where(p.entity.in_(part), p.kind == "Tenure", named_in("holder"))
            query = query.where(*(c.body.not_like(f'%"basis":{dump(basis)}%') for basis in without)).distinct()
            found |= {
                (self.led(row.subject), self.led(row.entity)) for row in self.connection.execute(query) if row.subject in held
            }
        return found

    def in_office_of(self, owner: str, people: Sequence[str]) -> set[str]:
        """Return those of some people who are told to have held an office of a state or body."""
        c, p, held = schema.claims.c, schema.parties.c, f"@{owner.partition(':')[2]}"
        found: set[str] = set()
        for part in parts([i for person in people for i in self.all_ids(person)]):
            query = self._claims(p.entity).join(schema.parties, p.claim == c.id).distinct()
            query = query.where(
                p.entity.in_(part), p.kind == "Tenure", named_in("holder"), c.subject.endswith(held, autoescape=True)
            )
            found |= {self.led(entity) for entity in self.connection.scalars(query)}
        return found

    def since_when(self, party: str, kinds: Sequence[str], until: date | None, most: int) -> date | None:
        """Return the day since which so many claims of some kinds name a party (until a day), None where there are no more."""
        p, found = schema.parties.c, list[str]()
        for entity in self.all_ids(party):
            for kind in kinds:
                query = self._claims(p.moment).join(schema.parties, p.claim == schema.claims.c.id)
                query = query.where(p.entity == entity, p.kind == kind, p.moment != "")
                query = query.where(p.moment <= end_of(until)) if until is not None else query
                found += self.connection.scalars(query.order_by(p.moment.desc(), p.claim.desc()).limit(most + 1))
        return day(sorted(found, reverse=True)[most - 1][:10]) if len(found) > most else None

    def latest_told(self, kind: str, latest: int | None) -> list[str]:
        """Return the claims of a kind, the latest first: so many, or all."""
        c = schema.claims.c
        return list(self.connection.scalars(self._claims(c.id).where(c.kind == kind).order_by(*latest_first()).limit(latest)))

    def latest_quotes(self, kind: str, party: str | None, latest: int) -> list[tuple[str, date | None]]:
        """Return the quotes of the latest claims of a kind (that name a party), each with the day on which it was told."""
        c = schema.claims.c
        if party is None:
            rows = self.rows("latest quotes", self._latest_quotes, kind=kind, most=latest)
        else:
            ids = [*self.latest_naming(party, kind, None, latest)]
            rows = self.rows("quotes", lambda among: self._claims(c.quote, c.asserted).where(among(c.id, "ids")), ids=ids)
        return [(row.quote, day(row.asserted)) for row in rows]

    def _latest_quotes(self, _: Among) -> Select[Any]:
        c = schema.claims.c
        query = self._claims(c.quote, c.asserted).where(c.kind == value("kind")).order_by(*latest_first())
        return query.limit(value("most", number=True))

    def stated(self, claims: Iterable[str], fields: Sequence[str]) -> list[Stated]:
        """Return some claims as far as one chooses among them by some fields."""
        c = schema.claims.c
        columns = c.id, c.subject, c.document, c.asserted, c.first, c.stop, c.quote, c.body
        rows = self.rows("stated", lambda among: self._claims(*columns).where(among(c.id, "ids")), ids=sorted(claims))
        return [self._stated(row, fields) for row in rows]

    def _stated(self, row: Row[Any], fields: Sequence[str]) -> Stated:
        about = self.led(row.subject) if row.subject else row.id
        return Stated(
            row.id, about, row.document, day(row.asserted), Span(row.first, row.stop), row.quote, load_some(row.body, fields)
        )

    def waiting(self, promises: Sequence[str]) -> dict[str, set[str]]:
        """Return in which documents stands what may show the outcome of promises, and no rule decided."""
        e, k, live = schema.evidence.c, schema.tracks.c, schema.live_readings

        def asked(among: Among) -> Select[Any]:
            said = self.said(func.coalesce(k.asserted, live.c.asserted))
            counts = exists().where(live.c.reading == k.reading, self.standing(), said)
            query = select(e.promise, k.document).join(schema.tracks, k.id == e.shows)
            return query.where(among(e.promise, "ids"), e.settled == 0, counts, self.admits(k.document))

        found: dict[str, set[str]] = {}
        for row in self.rows("waiting", asked, ids=list(promises)) if promises else ():
            found.setdefault(row.promise, set()).add(row.document)
        return found

    def quoted(self, kind: str, documents: Sequence[str]) -> list[tuple[str, str, str]]:
        """Return the claims of a kind in some documents: identifier, quote, and the day on which it was told."""
        c, found = schema.claims.c, list[tuple[str, str, str]]()
        for part in parts(documents):
            query = self._claims(c.id, c.quote, c.asserted).where(c.document.in_(part), c.kind == kind)
            found += [(row.id, row.quote, row.asserted or "") for row in self.connection.execute(query)]
        return sorted(found)

    def told_last(self, most: int, since: date) -> date:
        """Return the earliest day after which no more than so many documents were told, none before a day."""
        days, many = self._days
        if not days or most >= many[-1]:
            return since
        first = bisect_left(many, many[-1] - most)
        return max(since, days[first])
