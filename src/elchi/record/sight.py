"""What one reader may see at one time: the conditions that every question of a View carries.

*Asserted* is the date of the document. One that states none counts from the last day of which it tells as past, since
it cannot have been written before, and failing that from the day it was recorded. Facts of the registers count from
the day they hold. *Known* is our clock: with a moment given, only what was recorded by then is seen, read by the reader
of that time, judged as it was judged then. Of the versions found at an address the newest counts that was known and,
with `as_of`, asserted by then. Labels are not knowledge: the newest one holds for every question.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, String, and_, exists, func, literal, or_, select, true

from elchi.model.document import Clearance, Label, Level
from elchi.record import schema
from elchi.record.derive import BETWEEN, judgements_of, label_shown, unite
from elchi.record.kept import kept
from elchi.record.ledger import left
from elchi.record.prepared import Among, Prepared, parts
from elchi.record.shown import Source
from elchi.record.veiled import veils

REGISTER = "Elchi register"
_FEW = 300  # readings that do not count any more
_WRITTEN: dict[Hashable, Any] = {}  # parts of questions by who asks and when: writing them takes longer than asking
_MOST = 500
_SIGHT = (schema.live_readings, schema.documents, schema.live_labels, schema.sightings)
T = TypeVar("T")


class Sight:
    """A reader's clearance and times as conditions, and identifiers as judged by then."""

    def __init__(self, connection: Connection, as_of: date | None, known: datetime | None, clearance: Clearance | None) -> None:
        self.connection, self.as_of, self.known = connection, as_of, known
        self.clearance = clearance or Clearance(Level.INTERNAL)
        self._until = schema.stamp(known) if known else None
        self._day = as_of.isoformat() if as_of else None

    def written(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return a part of a question that is the same for every view of this clearance and time, written once."""
        if len(_WRITTEN) > _MOST:
            _WRITTEN.clear()
        sight = self._hides, self._few_replaced, self._day, self._until
        key = (*sight, self.clearance.level, frozenset(self.clearance.groups), name)
        found: T | None = _WRITTEN.get(key)
        if found is None:
            found = _WRITTEN[key] = make()
        return found

    def rows(self, name: Hashable, make: Callable[[Among], Select[Any]], **given: Sequence[str] | int) -> Iterator[Any]:
        """Yield the rows that answer a question of this view, which is made once for all of its clearance and time: `name` tells
        it from others. Its lists and single values are given each time."""  # fmt: skip
        return self.written(("rows", name), lambda: Prepared(make)).each(self.connection, **given)

    # identifiers

    def state(self) -> str:
        """Return what the record's last transaction left it in: the same words, the same answers to the same questions."""
        return self._state

    @cached_property
    def _state(self) -> str:
        return left(self.connection)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what this view made under a name, or make it: parts of one page ask for the same."""
        if name not in self._made:
            self._made[name] = make()
        found: T = self._made[name]
        return found

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return something of the whole record as this view sees it, made once for each state of the record."""
        if self._state == "empty":
            return make()
        key = (self._state, self._day, self._until, self.clearance.level, frozenset(self.clearance.groups), name)
        return kept(self.connection.engine, key, make)

    @cached_property
    def same(self) -> dict[str, str]:
        """The identifiers that stand for another, as judged by the moment asked for, and led by one this reader may see."""
        return self.kept("same", self._same)

    def _same(self) -> dict[str, str]:
        found = self._judged()
        if not self._hides:
            return found
        groups: dict[str, set[str]] = defaultdict(set)
        for member, leader in found.items():
            groups[leader] |= {leader, member}
        seen = self._met({*found, *groups})
        led = {i: i for i in self.veils} | {i: g for g, members in groups.items() for i in members & seen}
        held: dict[str, set[str]] = defaultdict(set)
        for i, g in led.items():
            held[g].add(i)
        leaders = {g: self._leader(members) for g, members in held.items()}
        return {i: leaders[g] for i, g in sorted(led.items()) if i != leaders[g]}

    def _leader(self, members: set[str]) -> str:
        """Who stands for all: the shortest that this reader may know, else the first under another identifier."""
        known = [i for i in members if i not in self.veils]
        return min(known, key=lambda i: (len(i), i)) if known else min(self.veils[i] for i in members)

    @cached_property
    def veils(self) -> Mapping[str, str]:
        """The identifiers that this reader must not learn, with those under which they know the things."""
        if not self._hides:
            return {}
        key = str(self.connection.engine.url), self.state(), self.clearance
        return veils(self.connection, self.cleared, key)

    def _judged(self) -> dict[str, str]:
        if self._until is None:
            rows = self.connection.execute(select(schema.same.c.entity, schema.same.c.canonical))
            return {row.entity: row.canonical for row in rows}
        j = schema.judgements
        query = select(j).where(j.c.recorded_at <= self._until).order_by(j.c.number)
        return unite(judgements_of(self.connection.execute(query).all()))

    def _met(self, ids: Iterable[str]) -> set[str]:
        """Those of the identifiers that occur in a document this reader may see."""
        n, r, c = schema.names.c, schema.roles.c, schema.claims.c
        wanted, found = sorted(ids), set[str]()
        for part in parts(wanted):
            named = select(n.entity).where(n.entity.in_(part), self.cleared(n.document))
            told = select(r.entity).join(schema.claims, c.id == r.claim).where(r.entity.in_(part), self.cleared(c.document))
            about = select(c.subject).where(c.subject.in_(part), self.cleared(c.document))
            found.update(*(map(str, self.connection.scalars(query)) for query in (named, told, about)))
        return found

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for member, leader in sorted(self.same.items()):
            found[leader].append(member)
        return found

    def led(self, identifier: str) -> str:
        """Return the identifier under which this reader knows what the record has under another."""
        return self.same.get(identifier, identifier)

    def one(self, identifier: str) -> str:
        """Return the identifier under which something is told of, after all judgements. One that this reader must not know
        stands for nothing, as one that nobody coined."""  # fmt: skip
        return identifier if identifier in self.veils else self.led(identifier)

    def all_ids(self, identifier: str) -> list[str]:
        """Return every identifier that stands for the same thing."""
        if identifier in self.veils:
            return []
        leader = self.one(identifier)
        return [leader, *self._alike.get(leader, ())]

    # labels

    def _admitted(self) -> ColumnElement[bool]:
        x = schema.live_labels.c
        open_to: ColumnElement[bool] = and_(x.level < int(Level.RESTRICTED), x.level <= int(self.clearance.level))
        if not self.clearance.groups:
            return open_to
        return or_(open_to, and_(x.level == int(Level.RESTRICTED), x.group_name.in_(sorted(self.clearance.groups))))

    def cleared(self, document: Any) -> ColumnElement[bool]:
        """Whether this reader may see a document, as a column or a condition."""
        return exists().where(schema.live_labels.c.document == document, self._admitted())

    def admits(self, document: Any) -> ColumnElement[bool]:
        """The condition that this reader may see a document: where nothing is hidden, none is asked for."""
        return self.cleared(document) if self._hides else true()

    @cached_property
    def _hides(self) -> bool:
        """Whether any document is hidden from this reader: where none is, no question asks for each."""
        return self.kept("hides", self._any_hidden)

    def _any_hidden(self) -> bool:
        query = select(schema.live_labels.c.document).where(~self._admitted()).limit(1)
        return self.connection.execute(query).first() is not None

    # times

    def by_then(self, column: Any) -> ColumnElement[bool]:
        """The condition that something was recorded by the moment asked for."""
        return and_(column <= self._until) if self._until else true()

    def _counts(self, live: Any) -> ColumnElement[bool]:
        """The condition that a reading was the newest of its document."""
        open_ended: ColumnElement[bool] = live.c.until.is_(None)
        if self._until is None:
            return open_ended
        return and_(live.c.since <= self._until, or_(open_ended, live.c.until > self._until))

    def standing(self) -> ColumnElement[bool]:
        """The condition that a reading, and the version it reads, are the newest as known and asserted by then."""
        live = schema.live_readings
        if self._until is None and self._day is None:
            return live.c.current + 0 == 1  # nearly all are: an index over them would only be in the way of those that tell
        here, later, other = schema.sightings.alias("here"), schema.sightings.alias("later"), live.alias("other")
        newer = exists().where(later.c.address == here.c.address, later.c.number > here.c.number, self.by_then(later.c.recorded_at))
        if self._day is not None:
            newer = newer.where(other.c.document == later.c.document, self._counts(other), other.c.asserted <= self._day)
        newest = exists().where(here.c.document == live.c.document, self.by_then(here.c.recorded_at), ~newer)
        return and_(self._counts(live), or_(live.c.current == 1, newest) if self._until is None else newest)

    @cached_property
    def _few_replaced(self) -> bool:
        """Whether nearly all readings count, as they do now: then a claim is asked whether its own is one of the few that do not,
        which are gathered once for a question, rather than each for its own."""  # fmt: skip
        return self._until is None and self._day is None and self.kept("few replaced", self._no_more_replaced)

    def _no_more_replaced(self) -> bool:
        live = schema.live_readings.c
        query = select(live.reading).where(live.current == 0).limit(_FEW + 1)
        return len(self.connection.execute(query).all()) <= _FEW

    def said(self, asserted: Any) -> ColumnElement[bool]:
        """The condition that something was asserted by the day asked for."""
        return and_(asserted <= literal(self._day, String)) if self._day else true()

    # documents

    def visible(self) -> Select[Any]:
        """The question for the documents, but registers, that this view holds: their identifiers."""
        d, live = schema.documents.c, schema.live_readings.c
        register = select(d.id).where(d.publisher == REGISTER)
        return select(live.document).where(
            self.standing(), self.admits(live.document), self.said(live.asserted), live.document.not_in(register)
        )

    def holds(self, document: Any) -> ColumnElement[bool]:
        """The condition that this view holds a document, registers left out: for questions that find few."""
        return self.visible().where(schema.live_readings.c.document == document).correlate_except(*_SIGHT).exists()

    @staticmethod
    @cache
    def source_columns() -> tuple[Any, ...]:
        """The columns of which `source` makes a Source; they need `documents` and `readings` joined."""
        d, r = schema.documents.c, schema.readings.c
        return (
            d.id.label("source"), d.address, func.coalesce(r.title, d.title).label("title"),
            func.coalesce(d.publisher, r.publisher).label("publisher"), func.coalesce(d.published, r.published).label("published"),
            label_shown(d.id).label("label"),
        )  # fmt: skip

    @staticmethod
    @cache
    def read_columns() -> tuple[Any, ...]:
        """The columns of which `source` makes a Source where `live_readings` is joined."""
        live = schema.live_readings.c
        return live.document.label("source"), live.address, live.title, live.publisher, live.published, live.label

    @staticmethod
    def source(row: Row[Any]) -> Source:
        """Return the document behind a row that has the columns of `source_columns` or `read_columns`."""
        return Source(row.source, row.address, row.title, row.publisher, day(row.published), label_of(row.label))


@lru_cache(1 << 10)
def label_of(text: str) -> Label:
    """Return a label from its levels and groups as the database joins them."""
    parts = text.split(BETWEEN)
    return Label(Level(int(parts[0][0])), frozenset(p[1:] for p in parts if len(p) > 1))


def day(value: str | None) -> date | None:
    """Return a day from how the record writes it."""
    return date.fromisoformat(value) if value else None
