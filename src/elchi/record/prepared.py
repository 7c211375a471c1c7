"""Questions to a record, and rows put into it, that are written out once: building a statement takes longer than carrying it out."""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, Integer, Select, String, Table, any_, bindparam, func, insert, select

_AT_ONCE = 400  # values of one statement

Among = Callable[[ColumnElement[str], str], ColumnElement[bool]]


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield some at a time, few enough for the parameters of a statement."""
    return (ids[n : n + _AT_ONCE] for n in range(0, len(ids), _AT_ONCE))


@dataclass(frozen=True, slots=True)
class _Written:
    """A question as a database understands it: its words, the values that are always the same, the order of all of them where
    they have one, and what makes a row of the answer."""

    words: str
    fixed: Mapping[str, Any]
    order: Sequence[str] | None
    row: Callable[[Sequence[Any]], Any]


class Prepared:
    """A question whose parameters are lists of texts, each handed to the database as one value, and single values.

    It is made by a function that is given `among(column, name)`: the condition that a column holds one of the texts in the
    list of this name. A single value stands in it as `value(name)`.
    """

    def __init__(self, make: Callable[[Among], Select[Any]]) -> None:
        self.make = make
        self.written: dict[str, _Written] = {}

    def all(self, connection: Connection, **given: Sequence[str] | int) -> Sequence[Any]:
        """Return the rows of the answer, each with its columns by name and in order."""
        return list(self.each(connection, **given))

    def each(self, connection: Connection, **given: Sequence[str] | int) -> Iterator[Any]:
        """Yield the rows of the answer as they are found: who has enough stops."""
        asked, sqlite = self._written(connection), connection.dialect.name == "sqlite"
        values = {**asked.fixed, **{name: _handed(value, sqlite) for name, value in given.items()}}
        if not sqlite or asked.order is None:
            return iter(connection.exec_driver_sql(asked.words, values))
        ordered = tuple([values[name] for name in asked.order])
        try:
            return map(asked.row, _begun(connection).execute(asked.words, ordered))
        except sqlite3.Error:
            return iter(connection.exec_driver_sql(asked.words, ordered))  # which says what went wrong as everywhere else

    def _written(self, connection: Connection) -> _Written:
        dialect = connection.dialect
        if dialect.name not in self.written:
            select_ = self.make(_in_json if dialect.name == "sqlite" else _in_array)
            made = select_.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
            order = made.positiontup if made.positional else None
            row = _row_of(select_.selected_columns.keys())
            self.written[dialect.name] = _Written(str(made), dict(made.params), order, row)
        return self.written[dialect.name]


def _row_of(columns: Iterable[str]) -> Callable[[Sequence[Any]], Any]:
    named: Callable[[str, Iterable[str]], Any] = namedtuple  # its names are known only here
    made: Callable[[Sequence[Any]], Any] = named("Row", columns)._make
    return made


def value(name: str, number: bool = False) -> ColumnElement[Any]:
    """Return where a single value stands in a prepared question."""
    return bindparam(name, None, type_=Integer if number else String)


def _begun(connection: Connection) -> Any:
    """The driver's own connection, within the transaction of ours: what goes through it is neither looked at nor wrapped."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.driver_connection


def _handed(value: Sequence[str] | int, sqlite: bool) -> Any:
    """A list as one value; a text or number is handed over as it is."""
    if isinstance(value, str | int):
        return value
    return f"[{','.join(map(encode_basestring, value))}]" if sqlite else list(value)


def _in_json(asked: ColumnElement[str], name: str) -> ColumnElement[bool]:
    listed = func.json_each(bindparam(name, None, type_=String)).table_valued("value")
    return asked.in_(select(listed.c.value))


def _in_array(asked: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return asked == any_(bindparam(name, None, type_=ARRAY(String)))


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
