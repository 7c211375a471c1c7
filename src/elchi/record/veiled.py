"""Identifiers that tell what a reader may not see.

An identifier is coined by the document that first names something, of its words. Where a reader may not see that document
but sees another that names the same thing in other words (an initial, where the first has the whole name), the identifier
would tell them. They know the thing by another one, which is made of the hidden document's digest and so cannot be guessed;
under the true one it is not there for them.
"""

import hashlib
import re
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from elchi.record import schema
from elchi.record.prepared import parts
from elchi.record.words import folded

_ENOUGH, _LETTERS, _KEPT = 20, 12, 64
_found: OrderedDict[object, Mapping[str, str]] = OrderedDict()
Cleared = Callable[[Any], ColumnElement[bool]]


def veils(connection: Connection, cleared: Cleared, key: object) -> Mapping[str, str]:
    """Return the identifiers that a reader must not learn with those under which they know the things. `key` tells apart the
    record's states and the readers' clearances: each pair is looked through once."""  # fmt: skip
    if key not in _found:
        _found[key] = _veils(connection, cleared)
        while len(_found) > _KEPT:
            _found.popitem(last=False)
    return _found[key]


def _veils(connection: Connection, cleared: Cleared) -> dict[str, str]:
    e = schema.entities.c
    query = select(e.id, e.of_id, e.document).where(e.document.is_not(None), ~cleared(e.document)).order_by(e.id)
    coined = {row.id: row for row in connection.execute(query)}
    told: dict[str, str] = {}
    for part in parts(list(coined)):
        words, met = _names(connection, cleared, part), _met(connection, cleared, part)
        of_documents = _words(connection, {d for i in met for d in met[i] if not i.startswith("person:")})
        for i in met:
            seen = words[i] if i.startswith("person:") else set[str]().union(*(of_documents[d] for d in met[i]))
            if not _tells_nothing(coined[i], seen, coined):
                told[i] = _other(coined[i])
    return told


def _tells_nothing(row: Row[Any, Any, Any], seen: set[str], coined: Mapping[str, object]) -> bool:
    """Tell whether a reader has seen all words of which an identifier is made."""
    own, _, owner = row.id.partition(":")[2].partition("@")
    asked = own if owner and row.of_id and row.of_id not in coined else f"{own}-{owner}"
    return all(word in seen for word in re.split(r"[-@]", asked) if word)


def _other(row: Row[Any, Any, Any]) -> str:
    kind = row.id.partition(":")[0]
    return f"{kind}:{hashlib.sha256(f'{row.document} {row.id}'.encode()).hexdigest()[:_LETTERS]}"


def _names(connection: Connection, cleared: Cleared, ids: Sequence[str]) -> dict[str, set[str]]:
    """The words of the names that a reader has seen of each."""
    n, found = schema.names.c, defaultdict[str, set[str]](set)
    for row in connection.execute(select(n.entity, n.name).where(n.entity.in_(ids), cleared(n.document)).distinct()):
        found[row.entity].update(folded(row.name))
    return found


def _met(connection: Connection, cleared: Cleared, ids: Sequence[str]) -> dict[str, list[str]]:
    """The documents that a reader may see and that name each, at most so many; who is named in none is left out."""
    n, r, c = schema.names.c, schema.roles.c, schema.claims.c
    found = defaultdict[str, set[str]](set)
    for query in (
        select(n.entity, n.document).where(n.entity.in_(ids), cleared(n.document)),
        select(r.entity, c.document).join(schema.claims, c.id == r.claim).where(r.entity.in_(ids), cleared(c.document)),
        select(c.subject.label("entity"), c.document).where(c.subject.in_(ids), cleared(c.document)),
    ):
        for row in connection.execute(query.distinct()):
            found[row.entity].add(row.document)
    return {i: sorted(found[i])[:_ENOUGH] for i in ids if i in found}


def _words(connection: Connection, documents: Iterable[str]) -> dict[str, set[str]]:
    """The words of documents, and the days of which they tell."""
    d, c, found = schema.documents.c, schema.claims.c, defaultdict[str, set[str]](set)
    for part in parts(sorted(documents)):
        for row in connection.execute(select(d.id, d.text, d.title).where(d.id.in_(part))):
            found[row.id].update(folded(f"{row.title or ''} {row.text}"))
        days = select(c.document, c.valid_from, c.valid_to, c.asserted).where(c.document.in_(part)).distinct()
        for document, *moments in connection.execute(days):
            found[document].update(p for m in moments if m for p in m[:10].split("-"))
    return found
