"""Encounters of a View without their words: who was there, where and when, for counting many of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select

from elchi.record import schema
from elchi.record.naming import named_in
from elchi.record.sight import day
from elchi.record.told import Told

MOST = 20_000  # reports that are counted, the latest
_NOT_HELD = '"=":"Status"'  # a claim's status is written only where it is not the usual one: held


@dataclass(frozen=True, slots=True)
class Gathering:
    """One report of an encounter that was held: its first and last day, who took part, and where it was."""

    encounter: str
    first: date | None
    last: date | None
    people: tuple[str, ...]
    parties: tuple[str, ...]
    places: tuple[str, ...]


class Gathered(Told):
    """Who gathered where and when."""

    def gatherings(self, party: str | None = None) -> tuple[Gathering, ...]:
        """Return the reports of encounters held (by a party), the latest first, at most `MOST` of them."""
        return self.kept(("gatherings", party), lambda: self._gatherings(party))

    def _gatherings(self, party: str | None) -> tuple[Gathering, ...]:
        c, r = schema.claims.c, schema.roles.c
        when = func.coalesce(c.valid_from, c.asserted)
        latest = self._claims(c.id, c.subject, c.valid_from, c.valid_to).where(
            c.kind == "Encounter", c.body.not_like(f"%{_NOT_HELD}%"), c.subject.is_not(None)
        )
        if party is not None:
            latest = latest.where(c.id.in_(self._taking_part(party)))
        latest = latest.order_by(when.desc().nulls_last(), c.document.desc(), c.position.desc()).limit(MOST)
        told = {row.id: row for row in self.connection.execute(latest)}
        part = latest.with_only_columns(c.id).subquery()
        named: dict[str, dict[str, set[str]]] = {}
        for row in self.connection.execute(select(r.claim, r.role, r.entity).where(r.claim.in_(select(part.c.id)))):
            named.setdefault(row.claim, {}).setdefault(row.role, set()).add(self.led(row.entity))
        return tuple(_gathering(self.led(row.subject), row, named.get(claim, {})) for claim, row in told.items())

    def together(self, one: str, other: str, first: date | None = None, last: date | None = None) -> list[str]:
        """Return the encounters (between two days) of which a report names two parties as taking part, the latest first."""
        c = schema.claims.c
        query = self._claims(c.subject).where(c.id.in_(self._taking_part(one)), c.id.in_(self._taking_part(other)))
        query = self._between(query, first, last).order_by(func.coalesce(c.valid_from, c.asserted).desc().nulls_last(), c.id)
        return list(dict.fromkeys(self.led(subject) for subject in self.connection.scalars(query) if subject))

    def _taking_part(self, party: str) -> Select[Any]:
        p = schema.parties.c
        return select(p.claim).where(p.entity.in_(self.all_ids(party)), p.kind == "Encounter", named_in("participant"))


def _gathering(encounter: str, row: Row[Any], named: dict[str, set[str]]) -> Gathering:
    def of(role: str, kind: str) -> tuple[str, ...]:
        return tuple(sorted(i for i in named.get(role, ()) if i.startswith(kind)))

    parties = of("participant of", "state:") + of("participant of", "body:")
    places = of("place", "place:") or of("place", "state:")
    return Gathering(encounter, _day(row.valid_from), _last(row.valid_to), of("participant", "person:"), parties, places)


def _day(moment: str | None) -> date | None:
    return day(moment[:10]) if moment else None


def _last(moment: str | None) -> date | None:
    """The last day of a stretch, whose end is the first moment after it."""
    from datetime import datetime, timedelta

    return (datetime.fromisoformat(moment) - timedelta(microseconds=1)).date() if moment else None
