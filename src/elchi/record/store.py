"""Opening a record: SQLite in one file, or PostgreSQL by address."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from elchi.errors import RecordError
from elchi.model.document import Clearance
from elchi.record.ledger import left
from elchi.record.schema import speak, stamp
from elchi.record.steps import Keys, prepare
from elchi.record.watch import Held, Watch

if TYPE_CHECKING:
    from elchi.record.append import Writer
    from elchi.record.asof import View
    from elchi.record.check import Breach
    from elchi.record.known import RecordKnown

_AT_ONCE = 60  # connections beyond the five kept: more than the threads in which a web server answers
_LOCK = 0x656C636869  # one writer at a time on PostgreSQL, as on SQLite


class Record:
    """An open record. Writing and reading are different objects: `writer()` and `view()`."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine, self.address = engine, address
        self.watch = Watch(engine)
        self._held = Held(self.watch.mark)

    @contextmanager
    def writer(self) -> Iterator["Writer"]:
        """Give a Writer inside one transaction: all of it is kept, or nothing. One writes at a time; others wait."""
        from elchi.record.append import Writer

        with self._writing() as connection:
            writer = Writer(connection)
            yield writer
            writer.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(elchi_writes=True) as connection:
            try:
                transaction = connection.begin()
            except OperationalError as error:
                raise RecordError(f'"{self.address}" is being written to by another ({error.orig}); try again.') from error
            with transaction:
                if not _on_sqlite(connection):
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    @contextmanager
    def view(
        self, *, as_of: date | None = None, known: datetime | None = None, clearance: Clearance | None = None
    ) -> Iterator["View"]:
        """Give the record as asserted by `as_of` and known at `known`, for a reader of this clearance.

        Without a clearance the whole house is meant: everything but what is restricted to groups.
        """
        from elchi.record.asof import View

        with self._reading() as connection:
            yield View(connection, as_of, known, clearance)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever is appended meanwhile."""
        with self.engine.connect() as connection:
            if not _on_sqlite(connection):
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection

    def state(self) -> str | None:
        """Return what its last transaction left the record in, None where only a question to the database would tell."""
        return self._held.get("state", self._state) if self.watch.mark() is not None else None

    def _state(self) -> str:
        with self._reading() as connection:
            return left(connection)

    @contextmanager
    def known(self) -> Iterator["RecordKnown"]:
        """Give what resolving may ask of the record."""
        from elchi.record.known import RecordKnown

        with self._reading() as connection:
            yield RecordKnown(connection)

    def check(self) -> "list[Breach]":
        """Prove the promises on the record; an empty list is the proof."""
        from elchi.record.check import check

        return check(self)

    def rebuild(self) -> None:
        """Make the derived tables anew from the log."""
        from elchi.record.derive import rebuild
        from elchi.record.kept import forget

        with self._writing() as connection:
            rebuild(connection)
        forget(self.engine)

    def read_ahead(self) -> None:
        """Have a SQLite record read into memory meanwhile, where there is room for it."""
        if self.engine.dialect.name == "sqlite":
            from elchi.record.warm import read_ahead

            read_ahead(Path(self.address))

    def backup(self, path: Path) -> None:
        """Write a consistent copy of a SQLite record to a new file. Raises RecordError where one exists, or on PostgreSQL."""
        if self.engine.dialect.name != "sqlite":
            raise RecordError("A PostgreSQL record is backed up with pg_dump.")
        if path.exists():
            raise RecordError(f'"{path}" exists already; name a new file for the backup.')
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(path),))
        finally:
            raw.close()

    def close(self) -> None:
        """Close all connections."""
        self.watch.close()
        self.engine.dispose()


def open_record(address: str | Path, recorded: datetime, *, create: bool = True, keys: Keys | None = None) -> Record:
    """Open the record at a path or a `postgresql://` address, making it where there is none.

    `recorded` is our clock's time, noted with each step between versions; `keys` gives names the keys of this version. Raises RecordError where the place holds
    something else, a newer record, or nothing and `create` is false.
    """
    where = str(address)
    if "://" not in where and not create and not Path(where).exists():
        raise RecordError(
            f'There is no record at "{where}"; read a document first (elchi read PATH) or name another with --record.'
        )
    record = Record(_engine(where), where)
    try:
        with record._writing() as connection:
            prepare(connection, stamp(recorded), keys or _no_keys)
    except DatabaseError as error:
        record.close()
        raise RecordError(f'"{where}" cannot be opened as a record ({error.orig}); name another with --record.') from error
    except RecordError:
        record.close()
        raise
    return record


def _no_keys(name: str) -> tuple[str, ...]:
    return ()


def _engine(address: str) -> Engine:
    engine = create_engine(_url(address), max_overflow=_AT_ONCE)
    speak(engine.dialect.name)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _url(address: str) -> str:
    if address.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + address.partition("://")[2]
    if "://" in address:
        raise RecordError(f'"{address}" is no address of a record; give a file, or postgresql://user@host/name.')
    return f"sqlite:///{address}"


def _pragmas(raw: Any, _: object) -> None:
    """WAL lets readers read while one writes; foreign text never loads code; transactions begin where we say, not the driver."""
    raw.isolation_level = None
    cursor = raw.cursor()
    for line in (
        "busy_timeout=10000",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "trusted_schema=OFF",
        "cache_size=-32000",
        "mmap_size=8589934592",
    ):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the lock before the first question of a writer, so that nobody writes between its questions and its rows."""
    writes = connection.get_execution_options().get("elchi_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _on_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
