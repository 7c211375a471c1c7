"""Full-text search on both databases. The words are data: no query syntax is read in them.

Text and question are folded alike before they reach a database, so both find the same: case, diacritics and the
strokes and dots of Latin letters do not count.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text

from elchi.record import schema
from elchi.record.prepared import value

_LONGEST = 600
_BREAK = r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“])"
_MOST_TERMS = 40
LOOKED = 200  # passages with common words, of which the shortest are shown
_ASCII = re.compile(r"[a-z0-9]+")


def passages_of(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield the passages of a text with their offsets: sentences and short paragraphs, none beyond 600 characters by much."""
    start = 0
    for match in (*re.finditer(_BREAK, words), None):
        end = match.start() if match else len(words)
        for a in range(start, max(end, start + 1), _LONGEST):
            piece = words[a : min(a + _LONGEST, end)]
            if piece.strip():
                yield a, a + len(piece), piece
        start = match.end() if match else end


def folded(words: str) -> list[str]:
    """Return the words of a text as they are searched by."""
    if words.isascii():
        return _ASCII.findall(words.lower())
    plain = unicodedata.normalize("NFKD", words.casefold())
    return re.findall(r"[^\W_]+", "".join(map(_letter, plain)).casefold())


@cache
def _letter(character: str) -> str:
    """The letter without its marks, by its Unicode name: LATIN SMALL LETTER O WITH STROKE is an o, DOTLESS I an i."""
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    named = re.fullmatch(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z])(?: WITH .+)?", unicodedata.name(character, ""))
    return named[1].lower() if named else character


def passage_rows(document: str, words: str) -> list[dict[str, Any]]:
    """Return the rows of the search table for a text."""
    found = ((a, b, folded(piece)) for a, b, piece in passages_of(words))
    return [{"folded": " ".join(f), "document": document, "first": a, "stop": b} for a, b, f in found if f]


def add_passages(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Put passages into the search table."""
    if rows:
        into = "INSERT INTO passages (folded, document, first, stop) VALUES (:folded, :document, :first, :stop)"
        connection.execute(text(into), rows)


def asked_for(connection: Connection, words: str, begin: bool = False) -> str:
    """Return words as the search of a database takes them, empty where there are none; with `begin`, as beginnings of words."""
    terms = folded(words)[:_MOST_TERMS]
    if connection.dialect.name == "sqlite":
        return " ".join(f'"{t}"{"*" * begin}' for t in terms)
    return " & ".join(f"'{t}'{':*' * begin}" for t in terms)


def matching(connection: Connection, allowed: ColumnElement[bool]) -> Select[Any]:
    """Return the question for passages that hold all the words of `asked`, among allowed ones: `most` of them after `skip`.

    The shortest come first: what holds the words and little else is most about them. Of common words only the passages that came
    last are looked through, so many as `looked` says; `many` tells how many were.
    """
    p = schema.passages.c
    found = select(p.document, p.first, p.stop, func.length(p.folded).label("size")).where(allowed)
    if connection.dialect.name == "sqlite":
        found = found.where(literal_column("passages").bool_op("MATCH")(value("asked")))
        found = found.order_by(literal_column("passages.rowid").desc()).limit(value("looked", number=True))
    else:
        simple: ColumnElement[str] = literal_column("'simple'")
        found = found.where(func.to_tsvector(simple, p.folded).bool_op("@@")(func.to_tsquery(simple, value("asked"))))
    some = found.subquery()
    shortest_first = some.c.size, some.c.document, some.c.first  # the databases' own ranks differ
    told = select(some.c.document, some.c.first, some.c.stop, func.count().over().label("many")).order_by(*shortest_first)
    return told.limit(value("most", number=True)).offset(value("skip", number=True))
