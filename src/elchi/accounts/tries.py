"""How often may be tried: failed sign-ins are counted by name and by place, in the database, so that all processes count together."""

import ipaddress
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from elchi.accounts.tables import attempts
from elchi.record.schema import stamp

WHILE = timedelta(minutes=15)
BY_NAME, BY_PLACE = 8, 40


class Tries:
    """The tries of the last quarter of an hour, inside a transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection, self.now = connection, now

    def begin(self, account: str, place: str) -> timedelta | None:
        """Count a try before it is known whether it fails, so that many at once count too; return how long to wait instead."""
        x, near = attempts.c, neighbourhood(place)
        self.connection.execute(delete(attempts).where(x.at <= stamp(self.now - WHILE)))
        full = [w for w in (self._full(x.account == account, BY_NAME), self._full(x.place == near, BY_PLACE)) if w is not None]
        if full:
            return max(full)
        self.connection.execute(insert(attempts).values(account=account, place=near, at=stamp(self.now)))
        return None

    def _full(self, those: ColumnElement[bool], most: int) -> timedelta | None:
        """How long until one more may be tried, None where it may be now."""
        count, first = self.connection.execute(select(func.count(), func.min(attempts.c.at)).where(those)).one()
        return datetime.fromisoformat(first) + WHILE - self.now if count >= most else None

    def forgive(self, account: str) -> None:
        """Forget the tries of somebody who is in."""
        self.connection.execute(delete(attempts).where(attempts.c.account == account))


def neighbourhood(place: str) -> str:
    """Return what counts as one place: an IPv4 address; of IPv6 the network of one house, which holds more addresses than can be counted."""
    try:
        address = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return place[:100]
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    if mapped or address.version == 4:
        return str(mapped or address)
    return str(ipaddress.ip_network((address, 64), strict=False))
