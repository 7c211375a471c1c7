"""Full-text search on both databases. The words are data: no query syntax is read in them.

Text and question are folded alike before they reach a database, so both find the same: case, diacritics and the
strokes and dots of Latin letters do not count.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text

from elchi.record import schema

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


def matching(
    connection: Connection, words: str, allowed: ColumnElement[bool], limit: int, begin: bool = False, skip: int = 0
) -> Select[Any] | None:
    """Return the question for passages that hold all the words, among allowed ones; None where there is no word.

    The shortest come first: what holds the words and little else is most about them. With `begin`, words that only begin
    so are found too. Of common words only the `LOOKED` passages that came last are looked through; `many` tells how many were.
    """
    terms = folded(words)[:_MOST_TERMS]
    if not terms:
        return None
    p = schema.passages.c
    found = select(p.document, p.first, p.stop, func.length(p.folded).label("size")).where(allowed)
    if connection.dialect.name == "sqlite":
        found = found.where(text("passages MATCH :q").bindparams(q=" ".join(f'"{t}"{"*" * begin}' for t in terms)))
        found = found.order_by(literal_column("passages.rowid").desc()).limit(LOOKED)
    else:
        found = found.where(_on_postgres(terms, begin))
    some = found.subquery()
    shortest_first = some.c.size, some.c.document, some.c.first  # the databases' own ranks differ
    many = func.count().over().label("many")
    return select(some.c.document, some.c.first, some.c.stop, many).order_by(*shortest_first).limit(limit).offset(skip)


def _on_postgres(terms: Sequence[str], begin: bool) -> ColumnElement[bool]:
    simple: ColumnElement[str] = literal_column("'simple'")
    asked = func.to_tsquery(simple, " & ".join(f"'{t}'{':*' * begin}" for t in terms))
    return func.to_tsvector(simple, schema.passages.c.folded).bool_op("@@")(asked)
