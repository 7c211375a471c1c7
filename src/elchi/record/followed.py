"""What a View holds of follow-up: acts on commitments, the evidence that rules found, and how far was searched."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate
from typing import Any

from sqlalchemy import Select, exists, func, or_, select

from elchi.model.document import Citation, Span
from elchi.model.followup import Act, FollowUp
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.prepared import Among, value
from elchi.record.shown import Source
from elchi.record.sight import day
from elchi.record.told import Told, key


@dataclass(frozen=True, slots=True)
class Acted:
    """An act on a commitment as recorded: its identifier, the day for which it holds, and the document of its evidence."""

    id: str
    followup: FollowUp
    asserted: date
    recorded: datetime
    source: Source | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that may show what became of a promise: by which rule, how alike, why; `settled` where the rule alone decides."""

    promise: str
    subject: str | None
    citation: Citation
    source: Source
    asserted: date | None
    score: int
    rule: str
    settled: bool
    why: str


def _in_turn(acted: Acted) -> date:
    """The day by which an act comes after others: that for which it holds; evidence counts from the day it was judged."""
    return acted.recorded.date() if acted.followup.act is Act.EVIDENCE else acted.asserted


class Followed(Told):
    """The follow-up of a View. Who may not see the document of an evidence does not see the act that rests on it."""

    def acts(self, subjects: Iterable[str] | None = None) -> dict[str, list[Acted]]:
        """Return what was done with commitments (all where None), by the identifier that stands for each, in the order of the days
        for which it holds: a report of last year that is entered today changes nothing that was told since."""  # fmt: skip
        f = schema.followups.c
        ids = None if subjects is None else sorted({i for s in subjects for i in self.all_ids(s)})

        def asked(among: Among) -> Select[Any]:
            query = select(schema.followups).where(f.document.is_(None) | self.admits(f.document))
            query = query.where(self.by_then(f.recorded_at), self.said(f.asserted)).order_by(f.number)
            return query if ids is None else query.where(among(f.subject, "ids"))

        rows = list(self.rows(("acts", ids is None), asked, **({} if ids is None else {"ids": ids})))
        undone = _undone([(row.seal, load(row.body)) for row in rows])
        sources = self._behind(sorted({row.document for row in rows if row.document}))
        found: dict[str, list[Acted]] = defaultdict(list)
        for row in rows:
            moment = datetime.fromisoformat(row.recorded_at)
            made = Acted(
                row.seal,
                self._unveiled(load(row.body)),
                date.fromisoformat(row.asserted),
                moment,
                sources.get(row.document),
                row.seal in undone,
            )
            found[self.led(row.subject)].append(made)
        return {subject: sorted(acts, key=_in_turn) for subject, acts in found.items()}

    def _unveiled(self, followup: FollowUp) -> FollowUp:
        """An act on identifiers that this reader may know."""
        named = {"subject": followup.subject, "other": followup.other}
        hidden = {name: self.led(i) for name, i in named.items() if i and i in self.veils}
        return replace(followup, **hidden) if hidden else followup  # type: ignore[arg-type]

    def _behind(self, documents: Sequence[str]) -> dict[str, Source]:
        def asked(among: Among) -> Select[Any]:
            d, r = schema.documents.c, schema.readings.c
            query = select(*self.source_columns()).join(schema.readings, r.document == d.id)
            return query.where(among(d.id, "ids")).order_by(r.number)

        return {row.source: self.source(row) for row in self.rows("behind", asked, ids=documents)} if documents else {}

    def shown_for(self, promises: Sequence[str]) -> dict[str, list[Shown]]:
        """Return what may show the outcome of promises (by the identifiers of their claims), the surest first."""
        found: dict[str, list[Shown]] = defaultdict(list)

        def asked(among: Among) -> Select[Any]:
            return self._shows().where(among(schema.evidence.c.promise, "ids")).order_by(*_surest())

        for row in self.rows("shown for", asked, ids=list(promises)) if promises else ():
            found[row.promise].append(self._shown(row))
        return dict(found)

    def newest_shown(self, limit: int) -> list[Shown]:
        """Return the proposals for promises of this view, those of the newest documents first, the surest of each first."""
        k, e, c = schema.tracks.c, schema.evidence.c, schema.claims.c
        seen = exists(self._claims(c.id).where(c.id == e.promise).correlate(schema.evidence))

        def asked(_: Among) -> Select[Any]:
            query = self._shows(walked=True).where(e.settled == 0, seen).order_by(k.asserted.desc(), *_surest())
            return query.limit(value("most", number=True))

        return [self._shown(row) for row in self.rows("newest shown", asked, most=limit)]

    def settled_since(self, day: date, limit: int) -> list[Shown]:
        """Return what was told after a day that settles promises of this view by rule alone, the newest first."""
        k, e, c = schema.tracks.c, schema.evidence.c, schema.claims.c
        seen = exists(self._claims(c.id).where(c.id == e.promise).correlate(schema.evidence))
        query = self._shows(walked=True).where(e.settled == 1, seen, k.asserted > day.isoformat())
        return [self._shown(row) for row in self.connection.execute(query.order_by(k.asserted.desc(), *_surest()).limit(limit))]

    def _shows(self, walked: bool = False) -> Select[Any]:
        """Evidence with where it stands; `walked` by the days of what shows, no other table may be looked through first."""
        e, k, d, r, c = schema.evidence.c, schema.tracks.c, schema.documents.c, schema.readings.c, schema.claims.c
        live = schema.live_readings
        counts = exists().where(live.c.reading == k.reading, self.standing(), self.said(func.coalesce(k.asserted, live.c.asserted)))
        quote = func.substr(d.text, k.first + 1, k.stop - k.first).label("quote")
        return (
            select(schema.evidence, k.document, k.first, k.stop, k.asserted, c.subject, quote, *self.source_columns())
            .join(schema.tracks, key(k.id, walked) == e.shows)
            .join(schema.documents, d.id == k.document).join(schema.readings, r.id == key(k.reading, walked)).join(schema.claims, c.id == key(e.promise, walked))
            .where(counts, self.admits(k.document))
        )  # fmt: skip

    def _shown(self, row: Any) -> Shown:
        citation = Citation(row.document, Span(row.first, row.stop), row.quote)
        subject = self.led(row.subject) if row.subject else None
        return Shown(
            row.promise, subject, citation, self.source(row), day(row.asserted), row.score, row.rule, bool(row.settled), row.why
        )

    @cached_property
    def _days(self) -> tuple[list[date], list[int]]:
        """The days on which documents of this view were asserted, in order, and how many up to each."""
        return self.kept("days", self._all_days)

    def _all_days(self) -> tuple[list[date], list[int]]:
        live = schema.live_readings.c
        counted = self.visible().with_only_columns(live.asserted, func.count().label("many")).group_by(live.asserted)
        if self.known is None and self.as_of is None:
            counted = counted.where(live.current == 1)  # said again plainly, so that an index in order of days is walked alone
        rows = self.connection.execute(counted.order_by(live.asserted)).all()
        return [date.fromisoformat(row.asserted) for row in rows], list(accumulate(row.many for row in rows))

    def searched(self, since: date | None) -> tuple[int, date | None]:
        """Return in how many documents asserted on a day or later something was searched for, and the last day that one of them
        states: a document without any counts from the day on which it came, but our clock is no day of the world."""  # fmt: skip
        days, many = self._days
        first = bisect_left(days, since) if since else 0
        before = many[first - 1] if first else 0
        last = self.kept("last day", self._last_day) if first < len(days) else None
        return (many[-1] - before if first < len(days) else 0), last if last and (since is None or last >= since) else None

    def _last_day(self) -> date | None:
        live, d = schema.live_readings.c, schema.documents.c
        came = select(func.substr(d.recorded_at, 1, 10)).where(d.id == live.document).scalar_subquery()
        stated = self.visible().with_only_columns(live.asserted).where(or_(live.published.is_not(None), live.asserted != came))
        if self.known is None and self.as_of is None:
            stated = stated.where(live.current == 1)
        found = self.connection.scalar(stated.order_by(live.asserted.desc()).limit(1))
        return date.fromisoformat(found) if found else None


def _surest() -> tuple[Any, ...]:
    e, k = schema.evidence.c, schema.tracks.c
    return e.settled.desc(), e.score.desc(), k.asserted, e.shows, e.promise


def _undone(acts: Sequence[tuple[str, FollowUp]]) -> set[str]:
    """The acts that a later act takes back; an undoing may be undone in its turn."""
    undone: set[str] = set()
    for identifier, followup in reversed(acts):
        if followup.act is Act.UNDO and followup.undoes and identifier not in undone:
            undone.add(followup.undoes)
    return undone
