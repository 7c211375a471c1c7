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

_LONGEST = 600
_BREAK = r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“])"
_MOST_TERMS = 40


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
    connection: Connection, words: str, allowed: ColumnElement[bool], limit: int, begin: bool = False
) -> Select[Any] | None:
    """Return the question for passages that hold all the words, among allowed ones; None where there is no word.

    The shortest come first: what holds the words and little else is most about them. With `begin`, words that only begin
    so are found too.
    """
    terms = folded(words)[:_MOST_TERMS]
    if not terms:
        return None
    p = schema.passages.c
    shortest_first = (func.length(p.folded), p.document, p.first)  # the databases' own ranks differ
    query = select(p.document, p.first, p.stop).where(allowed).order_by(*shortest_first).limit(limit)
    if connection.dialect.name == "sqlite":
        return query.where(text("passages MATCH :q").bindparams(q=" ".join(f'"{t}"{"*" * begin}' for t in terms)))
    simple: ColumnElement[str] = literal_column("'simple'")
    asked = func.to_tsquery(simple, " & ".join(f"'{t}'{':*' * begin}" for t in terms))
    return query.where(func.to_tsvector(simple, p.folded).bool_op("@@")(asked))
