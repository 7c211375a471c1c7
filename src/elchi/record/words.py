"""Full-text search on both databases. The words are data: no query syntax is read in them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

_MOST = 500


def matching(connection: Connection, terms: Sequence[str]) -> Sequence[Row[Any]]:
    """Return the passages that hold all the terms, best first: words, document, first, stop."""
    if connection.dialect.name == "sqlite":
        query = f"SELECT words, document, first, stop FROM passages WHERE passages MATCH :q ORDER BY rank, document, first LIMIT {_MOST}"
        return connection.execute(text(query), {"q": " ".join(f'"{t}"' for t in terms)}).all()
    query = (
        "SELECT words, document, first, stop FROM passages WHERE to_tsvector('simple', words) @@ plainto_tsquery('simple', :q) "
        f"ORDER BY ts_rank(to_tsvector('simple', words), plainto_tsquery('simple', :q)) DESC, document, first LIMIT {_MOST}"
    )
    return connection.execute(text(query), {"q": " ".join(terms)}).all()
