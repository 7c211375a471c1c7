"""Questions to a record that are written out once: building one anew with SQLAlchemy takes longer than answering it."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, any_, bindparam, func, select
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

    def all(self, connection: Connection, **lists: Sequence[str]) -> Sequence[Any]:
        """Return the rows of the answer, each with its columns by name and in order."""
        sqlite = connection.dialect.name == "sqlite"
        statement, fixed, order = self._written(connection)
        given = {name: json.dumps(values, ensure_ascii=False) if sqlite else list(values) for name, values in lists.items()}
        values = fixed | given
        return connection.exec_driver_sql(statement, tuple(values[n] for n in order) if order is not None else values).all()

    def _written(self, connection: Connection) -> tuple[str, dict[str, Any], Sequence[str] | None]:
        dialect = connection.dialect
        if dialect.name not in self.written:
            made = self.make(_in_json if dialect.name == "sqlite" else _in_array).compile(dialect=dialect)
            order = made.positiontup if made.positional else None
            self.written[dialect.name] = str(made), dict(made.params), order
        return self.written[dialect.name]


def _in_json(asked: ColumnElement[str], name: str) -> ColumnElement[bool]:
    listed = func.json_each(bindparam(name, type_=String)).table_valued("value")
    return asked.in_(select(listed.c.value))


def _in_array(asked: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return asked == any_(bindparam(name, type_=ARRAY(String)))
