"""What an answer asks before it reads claims: which of many it needs. Identifiers and quotes are looked at, no claim is decoded."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from elchi.record import schema
from elchi.record.codec import dump
from elchi.record.followed import Followed
from elchi.record.naming import named_in

_CHUNK = 400


class Singled(Followed):
    """The claims of a View that are worth reading."""

    def known_in(self, offices: Sequence[str], people: Sequence[str], without: str) -> set[tuple[str, str]]:
        """Return which people are told of in which offices, by claims but those of one basis."""
        c, p = schema.claims.c, schema.parties.c
        held = {i for office in offices for i in self.all_ids(office)}
        found: set[tuple[str, str]] = set()
        for part in _parts([i for person in people for i in self.all_ids(person)]):
            query = self._claims(c.subject, p.entity).join(schema.parties, p.claim == c.id)
            query = query.where(p.entity.in_(part), p.kind == "Tenure", named_in("holder"))
            query = query.where(c.body.not_like(f'%"basis":{dump(without)}%')).distinct()
            found |= {
                (self.led(row.subject), self.led(row.entity)) for row in self.connection.execute(query) if row.subject in held
            }
        return found

    def told_last(self, most: int, since: date) -> date:
        """Return the earliest day after which no more than so many documents were told, none before a day."""
        days, many = self._days
        if not days or most >= many[-1]:
            return since
        first = bisect_left(many, many[-1] - most)
        return max(since, days[first])


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Few enough at once for the parameters of a statement."""
    return (ids[n : n + _CHUNK] for n in range(0, len(ids), _CHUNK))
