"""Whether anything was written into a database since one looked, told without a question to it."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Engine

T = TypeVar("T")
_MOST = 1000


class Watch:
    """A connection that only looks on. SQLite tells it, from memory that all share, whether others wrote anything."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._raw: Any = None

    def mark(self) -> int | None:
        """Return a number that is another one after anything was written, None where the database has none."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._lock:
            if self._raw is None:
                self._raw = self._engine.raw_connection()
            return int(self._raw.driver_connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Look no longer."""
        with self._lock:
            if self._raw is not None:
                self._raw.close()
                self._raw = None


class Held:
    """What was found in a database, held as long as a mark stays the same; nothing where there is no mark."""

    def __init__(self, mark: Callable[[], object | None]) -> None:
        self._mark = mark
        self._held: tuple[object, dict[Hashable, Any]] = (None, {})

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is held under a key, or make it: after the mark was seen, so that nothing older is held under it."""
        mark = self._mark()
        if mark is None:
            return make()
        held = self._held
        if held[0] != mark or len(held[1]) > _MOST:
            held = self._held = (mark, {})
        if key not in held[1]:
            held[1][key] = make()
        found: T = held[1][key]
        return found
