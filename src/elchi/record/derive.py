"""The derived tables: which reading counts when, who may see a document, who is who, passages for search, evidence of promises.

Each is a pure function of the log; `rebuild` makes them anew, and `expected` says what they should hold.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, String, and_, case, cast, delete, exists, func, insert, select, text, update

from elchi.model.entity import Judgement, Verdict
from elchi.record import counted, naming, schema, tracing
from elchi.record.prepared import parts
from elchi.record.words import add_passages, passage_rows

_AT_ONCE = 500
BETWEEN = "\x1f"  # what stands between groups in a label that is one text


def standing(documents: Sequence[str] | None = None) -> Select[Any]:
    """The rows of `live_readings`, of these documents or of all.

    `until` is when a newer reading of the same document was recorded. `asserted` is the document's date; of one without,
    the earliest day its claims were told, else the day on which it was recorded. Beside these stands what is shown of the
    document, by its own words and this reading's, with its label.
    """
    d, r, c = schema.documents.c, schema.readings.c, schema.claims.c
    until = func.lead(r.recorded_at).over(partition_by=r.document, order_by=(r.number, r.recorded_at, r.id.desc()))
    told = select(func.min(c.asserted)).where(c.reading == r.id).correlate(schema.readings).scalar_subquery()
    asserted = func.coalesce(d.published, r.published, told, func.substr(d.recorded_at, 1, 10))
    query = select(
        r.id.label("reading"), r.document, asserted.label("asserted"), r.recorded_at.label("since"), until.label("until"),
        d.address, func.coalesce(r.title, d.title).label("title"), func.coalesce(d.publisher, r.publisher).label("publisher"),
        func.coalesce(d.published, r.published).label("published"), label_shown(r.document).label("label"),
    ).join(schema.documents, d.id == r.document)  # fmt: skip
    rows = (query.where(r.document.in_(documents)) if documents is not None else query).subquery()
    current = case((and_(rows.c.until.is_(None), newest_somewhere(rows.c.document)), 1), else_=0)
    found = {**rows.c, "current": current.label("current")}
    ordered = [found[c.name] for c in schema.live_readings.c]
    return select(*ordered).order_by(rows.c.document, rows.c.since, rows.c.reading)


def label_shown(document: Any) -> Any:
    """Return the label of a document as one text: its level, or each of its groups behind theirs."""
    x = schema.live_labels.c
    nobody = select(cast(x.level, String)).where(x.document == document, x.group_name == "")  # of most: none is gathered for them
    groups = select(func.aggregate_strings(cast(x.level, String) + x.group_name, BETWEEN)).where(x.document == document)
    return func.coalesce(*(one.correlate_except(schema.live_labels).scalar_subquery() for one in (nobody, groups)))


def newest_somewhere(document: Any) -> Any:
    """Whether a document is the last one that was found at some address."""
    here, later = schema.sightings.alias("here"), schema.sightings.alias("later")
    superseded = exists().where(later.c.address == here.c.address, later.c.number > here.c.number)
    return exists().where(here.c.document == document, ~superseded)


def live(connection: Connection, documents: Sequence[str]) -> None:
    """Bring `live_readings` up to date for these documents."""
    table = schema.live_readings
    connection.execute(delete(table).where(table.c.document.in_(documents)))
    connection.execute(insert(table).from_select([c.name for c in table.c], standing(documents)))


def labelled(connection: Connection, documents: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of `live_labels`: a document's newest label, a row for each group, the group empty where it names none."""
    x = schema.labels.c
    query = select(x.document, x.level, x.group_names).order_by(x.number)
    newest: dict[str, tuple[int, str]] = {}
    for row in connection.execute(query.where(x.document.in_(documents)) if documents is not None else query):
        newest[row.document] = row.level, row.group_names
    return [
        {"document": d, "group_name": g, "level": level}
        for d, (level, groups) in sorted(newest.items())
        for g in json.loads(groups) or [""]
    ]


def relabel(connection: Connection, document: str) -> None:
    """Bring `live_labels` up to date for a document."""
    connection.execute(delete(schema.live_labels).where(schema.live_labels.c.document == document))
    connection.execute(insert(schema.live_labels), labelled(connection, [document]))
    live = schema.live_readings
    connection.execute(update(live).where(live.c.document == document).values(label=label_shown(live.c.document)))


def judgements_of(rows: Iterable[Row[Any]]) -> list[Judgement]:
    """Return judgements from their rows, in the order in which they were made."""
    return [Judgement(r.left_id, r.right_id, Verdict(r.verdict), r.author, r.why) for r in rows]


class _Groups:
    """Identifiers joined into groups, none of which holds two that are kept apart."""

    def __init__(self) -> None:
        self.group: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)

    def part(self, left: str, right: str) -> None:
        """Keep two apart in every joining from now on."""
        self.apart[left].add(right)
        self.apart[right].add(left)

    def join(self, left: str, right: str) -> None:
        """Join two groups, unless that would bring together two that are kept apart."""
        a, b = self.group.get(left, {left}), self.group.get(right, {right})
        small, large = sorted((a, b), key=len)
        if a is b or any(self.apart[member] & large for member in small if member in self.apart):
            return
        large |= small
        self.group.update(dict.fromkeys((*small, left, right), large))


def unite(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Return for each identifier that is one with another the identifier that stands for all of them.

    Of the judgements about a pair the newest counts, a person's before any rule's. What people judged apart stays apart.
    Then people's SAME join, the newest first, whatever rules say; then the rules', the oldest first, where nobody judged
    two of those joined apart. The smallest identifier stands for all.
    """
    groups, newest = _Groups(), _newest(judgements)
    for human in (True, False):
        ranked = [(n, pair, j.verdict) for pair, (n, j) in newest.items() if j.human is human]
        for _, pair, verdict in ranked:
            if verdict is Verdict.NOT_SAME:
                groups.part(*pair)
        for _, pair, verdict in sorted(ranked, reverse=human):
            if verdict is Verdict.SAME:
                groups.join(*pair)
    leaders = {id(group): _leader(group) for group in groups.group.values()}
    return {m: leader for m, group in sorted(groups.group.items()) if (leader := leaders[id(group)]) != m}


def _newest(judgements: Sequence[Judgement]) -> dict[tuple[str, str], tuple[int, Judgement]]:
    """The judgement that counts about each pair, with its place in the order of all."""
    found: dict[tuple[str, str], tuple[int, Judgement]] = {}
    for number, judgement in enumerate(judgements):
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        if pair not in found or judgement.human or not found[pair][1].human:
            found[pair] = number, judgement
    return found


def _leader(group: set[str]) -> str:
    return min(group, key=lambda i: (len(i), i))


def canonical(connection: Connection, touched: Iterable[str]) -> None:
    """Bring the `same` table up to date for the identifiers that a judgement touches, and all joined with them."""
    component = _component(connection, touched)
    j, rows = schema.judgements, {}
    for part in parts(component):
        connection.execute(delete(schema.same).where(schema.same.c.entity.in_(part)))
        linked = j.c.left_id.in_(part) | j.c.right_id.in_(part)
        rows.update({row.number: row for row in connection.execute(select(j).where(linked))})
    found = unite(judgements_of(rows[number] for number in sorted(rows)))
    if found:
        connection.execute(insert(schema.same), same_rows(found))


def _component(connection: Connection, touched: Iterable[str]) -> list[str]:
    """All identifiers that judgements link with these, however far."""
    j, found, fresh = schema.judgements.c, set(touched), set(touched)
    while fresh:
        linked: set[str] = set()
        for part in parts(sorted(fresh)):
            rows = connection.execute(select(j.left_id, j.right_id).where(j.left_id.in_(part) | j.right_id.in_(part)))
            linked.update(i for row in rows for i in row)
        fresh = linked - found
        found |= fresh
    return sorted(found)


def same_rows(found: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of `same`."""
    return [{"entity": entity, "canonical": leader} for entity, leader in sorted(found.items())]


def _united(connection: Connection) -> list[dict[str, str]]:
    rows = connection.execute(select(schema.judgements).order_by(schema.judgements.c.number)).all()
    return same_rows(unite(judgements_of(rows)))


def _all_passages(connection: Connection) -> Iterator[list[dict[str, Any]]]:
    d = schema.documents.c
    for part in parts(connection.scalars(select(d.id).order_by(d.recorded_at, d.id)).all()):
        for row in connection.execute(select(d.id, d.text).where(d.id.in_(part)).order_by(d.recorded_at, d.id)).all():
            yield passage_rows(row.id, row.text)


def rebuild(connection: Connection) -> None:
    """Make all derived tables anew from the log."""
    connection.execute(text("DELETE FROM passages"))
    for rows in _all_passages(connection):
        add_passages(connection, rows)
    _refill(connection, schema.live_labels, labelled(connection))
    _refill(connection, schema.same, _united(connection))
    read_anew(connection)
    naming.refill(connection)
    counted.refill(connection)
    tracing.refill(connection)


def read_anew(connection: Connection) -> None:
    """Make `live_readings` anew from the log and the labels."""
    connection.execute(delete(schema.live_readings))
    connection.execute(insert(schema.live_readings).from_select([c.name for c in schema.live_readings.c], standing()))


def _refill(connection: Connection, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), list(rows))


def expected(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return what a rebuild would put into the derived tables, without writing."""
    return {
        "live_readings": sorted(map(_without_none, connection.execute(standing()))),
        "live_labels": sorted(tuple(row.values()) for row in labelled(connection)),
        "same": sorted(tuple(row.values()) for row in _united(connection)),
        "evidence": sorted(tuple(row.values()) for row in tracing.every(connection)),
        "parties": naming.summed(schema.parties, (row for rows in naming.every(connection) for row in rows)),
        "gathered": naming.summed(schema.gathered, (row for rows in counted.every(connection) for row in rows)),
        "passages": sorted(_mark(tuple(row.values())) for rows in _all_passages(connection) for row in rows),
    }


def derived(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the derived tables hold, sorted, to compare."""
    queries = {
        "live_labels": "SELECT document, group_name, level FROM live_labels",
        "same": "SELECT entity, canonical FROM same",
        "evidence": "SELECT promise, shows, score, rule, settled, why FROM evidence",
    }
    found = {name: sorted(tuple(row) for row in connection.execute(text(query))) for name, query in queries.items()}
    found["live_readings"] = sorted(map(_without_none, connection.execute(select(schema.live_readings))))
    rows = connection.execute(text("SELECT folded, document, first, stop FROM passages"), execution_options={"yield_per": _AT_ONCE})
    found["passages"] = sorted(_mark(tuple(row)) for row in rows)
    return found | {one.name: naming.summed(one, naming.held(connection, one)) for one in (schema.parties, schema.gathered)}


def _without_none(row: Row[Any]) -> tuple[Any, ...]:
    return tuple("" if one is None else one for one in row)


def _mark(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of the search table with a digest for its words, so that comparing needs little memory."""
    from elchi.record.ledger import digest

    return row[1], row[2], row[3], digest(row[0])
