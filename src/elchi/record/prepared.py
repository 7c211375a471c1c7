"""Questions to a record, and rows put into it, that are written out once: building a statement takes longer than carrying it out."""

import json
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, Table, any_, bindparam, func, insert, select
from sqlalchemy.dialects.postgresql import ARRAY

Among = Callable[[ColumnElement[str], str], ColumnElement[bool]]


class Prepared:
    """A question whose parameters are lists of texts, each handed to the database as one value.

    It is made by a function that is given `among(column, name)`: the condition that a column holds one of the texts in the
    list of this name.
    """

    def __init__(self, make: Callable[[Among], Select[Any]]) -> None:
        self.make = make
        self.written: dict[str, tuple[str, dict[str, Any], Sequence[str] | None]] = {}
        self.named: Callable[[Any], Any] | None = None

    def all(self, connection: Connection, **lists: Sequence[str]) -> Sequence[Any]:
        """Return the rows of the answer, each with its columns by name and in order; a text is handed over as it is."""
        sqlite = connection.dialect.name == "sqlite"
        statement, fixed, order = self._written(connection)
        given = {n: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) if sqlite else list(v) for n, v in lists.items()}
        values: Any = fixed | given
        if order is not None:
            values = tuple([values[n] for n in order])
        return self._at_once(connection, statement, values) if sqlite else connection.exec_driver_sql(statement, values).all()

    def _at_once(self, connection: Connection, statement: str, values: tuple[Any, ...]) -> Sequence[Any]:
        """Ask SQLite itself: most questions find a few rows, and take less long than what SQLAlchemy makes around them."""
        if not connection.in_transaction():
            connection.begin()
        raw: Any = connection.connection.driver_connection
        try:
            cursor = raw.execute(statement, values)
            rows = cursor.fetchall()
        except sqlite3.Error:
            return connection.exec_driver_sql(statement, values).all()  # which says what went wrong as everywhere else
        if self.named is None:
            self.named = _rows_of([column[0] for column in cursor.description])
        return [self.named(row) for row in rows]

    def _written(self, connection: Connection) -> tuple[str, dict[str, Any], Sequence[str] | None]:
        dialect = connection.dialect
        if dialect.name not in self.written:
            made = self.make(_in_json if dialect.name == "sqlite" else _in_array).compile(dialect=dialect)
            order = made.positiontup if made.positional else None
            self.written[dialect.name] = str(made), dict(made.params), order
        return self.written[dialect.name]


def _rows_of(columns: Sequence[str]) -> Callable[[Any], Any]:
    """What makes a row of its values, which are had by name and in order."""
    named: Any = namedtuple
    made: Callable[[Any], Any] = named("Row", columns)._make
    return made


def _in_json(asked: ColumnElement[str], name: str) -> ColumnElement[bool]:
    listed = func.json_each(bindparam(name, type_=String)).table_valued("value")
    return asked.in_(select(listed.c.value))


def _in_array(asked: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return asked == any_(bindparam(name, type_=ARRAY(String)))


_PUT: dict[tuple[str, tuple[str, ...]], tuple[str, Callable[[Mapping[str, Any]], Any]]] = {}


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of the same columns."""
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), list(rows))
        return
    columns = tuple(rows[0])
    if (table.name, columns) not in _PUT:
        made = insert(table).compile(dialect=connection.dialect, column_keys=list(columns))
        _PUT[table.name, columns] = str(made), itemgetter(*(made.positiontup or ()))
    statement, values = _PUT[table.name, columns]
    connection.exec_driver_sql(statement, list(map(values, rows)))
