"""Encounters of a View without their words: who was there, where and when, for counting many of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select

from elchi.record import schema
from elchi.record.naming import named_in
from elchi.record.sight import day
from elchi.record.told import Told

MOST = 20_000  # reports that are counted, the latest


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
        g, p, same = schema.gathered.c, schema.parties.c, self.same
        told = select(g.claim, g.subject, g.valid_from, g.valid_to, g.people, g.parties, g.places).where(self.seen(g))
        if party is None:
            told = told.order_by(g.moment.desc(), g.claim.desc())
        else:
            told = told.join(schema.parties, (p.moment == g.moment) & (p.claim == g.claim))
            told = told.where(p.entity.in_(self.all_ids(party)), p.kind == "Encounter", named_in("participant"))
            told = told.order_by(p.moment.desc(), p.claim.desc())
        rows = self.connection.execute(told.limit(MOST)).all()
        return tuple(_gathering(row, same) for row in {row.claim: row for row in rows}.values())

    def together(self, one: str, other: str, first: date | None = None, last: date | None = None) -> list[str]:
        """Return the encounters (between two days) of which a report names two parties as taking part, the latest first."""
        c = schema.claims.c
        query = self._claims(c.subject).where(c.id.in_(self._taking_part(one)), c.id.in_(self._taking_part(other)))
        query = self._between(query, first, last).order_by(func.coalesce(c.valid_from, c.asserted).desc().nulls_last(), c.id)
        return list(dict.fromkeys(self.led(subject) for subject in self.connection.scalars(query) if subject))

    def _taking_part(self, party: str) -> Select[Any]:
        p = schema.parties.c
        return select(p.claim).where(p.entity.in_(self.all_ids(party)), p.kind == "Encounter", named_in("participant"))


def _gathering(row: Sequence[Any], same: Mapping[str, str]) -> Gathering:
    _, subject, began, ended, people, parties, places = row
    named = [_led(words.split(), same) for words in (people, parties, places)]
    return Gathering(same.get(subject, subject), _day(began), _last(ended), *named)


def _led(named: Sequence[str], same: Mapping[str, str]) -> tuple[str, ...]:
    """The identifiers that stand for some, each once, in one order: states, then bodies."""
    if same.keys().isdisjoint(named):
        return tuple(named)
    return tuple(sorted({same.get(i, i) for i in named}, key=lambda i: (i.startswith("body:"), i)))


@lru_cache(1 << 14)
def _day(moment: str | None) -> date | None:
    return day(moment[:10]) if moment else None


@lru_cache(1 << 14)
def _last(moment: str | None) -> date | None:
    """The last day of a stretch, whose end is the first moment after it."""
    return (datetime.fromisoformat(moment) - timedelta(microseconds=1)).date() if moment else None
