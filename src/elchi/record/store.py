"""Opening a record: SQLite in one file, or PostgreSQL by address."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from elchi.errors import RecordError
from elchi.model.document import Clearance
from elchi.record.schema import prepare

if TYPE_CHECKING:
    from elchi.record.append import Writer
    from elchi.record.asof import View


class Record:
    """An open record. Writing and reading are different objects: `writer()` and `view()`."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine, self.address = engine, address

    @contextmanager
    def writer(self) -> Iterator["Writer"]:
        """Give a Writer inside one transaction: all of it is kept, or nothing."""
        from elchi.record.append import Writer

        with self.engine.begin() as connection:
            yield Writer(connection)

    @contextmanager
    def view(
        self, *, as_of: date | None = None, known: datetime | None = None, clearance: Clearance | None = None
    ) -> Iterator["View"]:
        """Give the record as asserted by `as_of` and known at `known`, for a reader of this clearance.

        Without a clearance the whole house is meant: everything but what is restricted to groups.
        """
        from elchi.record.asof import View

        with self.engine.connect() as connection:
            yield View(connection, as_of, known, clearance)

    def backup(self, path: Path) -> None:
        """Write a consistent copy of a SQLite record to a new file. Raises RecordError where one exists, or on PostgreSQL."""
        if self.engine.dialect.name != "sqlite":
            raise RecordError("A PostgreSQL record is backed up with pg_dump.")
        if path.exists():
            raise RecordError(f'"{path}" exists already; name a new file for the backup.')
        with self.engine.connect() as connection:
            connection.execute(text("VACUUM INTO :path"), {"path": str(path)})

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_record(address: str | Path, recorded: datetime, *, create: bool = True) -> Record:
    """Open the record at a path or a `postgresql://` address, making it where there is none.

    `recorded` is our clock's time, noted with each step between versions. Raises RecordError where the place holds
    something else, a newer record, or nothing and `create` is false.
    """
    where = str(address)
    if "://" not in where and not create and not Path(where).exists():
        raise RecordError(
            f'There is no record at "{where}"; read a document first (elchi read PATH) or name another with --record.'
        )
    engine = create_engine(_url(where))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _pragmas)
    try:
        with engine.begin() as connection:
            prepare(connection, recorded.isoformat(timespec="microseconds"))
    except DatabaseError as error:
        engine.dispose()
        raise RecordError(f'"{where}" cannot be opened as a record ({error.orig}); name another with --record.') from error
    return Record(engine, where)


def _url(address: str) -> str:
    if address.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + address.partition("://")[2]
    if "://" in address:
        raise RecordError(f'"{address}" is no address of a record; give a file, or postgresql://user@host/name.')
    return f"sqlite:///{address}"


def _pragmas(raw: Any, _: object) -> None:
    """WAL lets readers read while one writes; foreign text never loads code."""
    cursor = raw.cursor()
    for line in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "busy_timeout=10000",
        "trusted_schema=OFF",
        "cache_size=-32000",
    ):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def connected(connection: Connection) -> bool:
    """Tell whether a connection is to SQLite."""
    return connection.dialect.name == "sqlite"
