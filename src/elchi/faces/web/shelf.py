"""Answers that were made, kept until the record changes: a few in memory, more in a folder that the processes of one server share."""

import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock

_IN_MEMORY, _IN_FOLDER, _EACH = 512, 4096, 256
_LARGE = 1 << 20  # bytes of an answer that is not kept: there may be thousands


class Shelf:
    """Answers by their marks, the latest used last. A mark names the state of the record and what its reader may see, so an
    answer is found by nobody else, and never after the record changed."""

    def __init__(self, folder: Path | None = None, most: int = _IN_MEMORY) -> None:
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._folder, self._most, self._lock, self._put = folder, most, Lock(), 0

    def get(self, mark: str) -> bytes | None:
        """Return what was made under a mark, by this process or another."""
        with self._lock:
            if mark in self._made:
                self._made.move_to_end(mark)
                return self._made[mark]
        found = self._read(mark)
        if found is not None:
            self._remember(mark, found)
        return found

    def put(self, mark: str, made: bytes) -> None:
        """Keep what was made under a mark, unless it is large."""
        if len(made) > _LARGE:
            return
        self._remember(mark, made)
        if self._folder is not None:
            self._write(self._folder, mark, made)

    def _remember(self, mark: str, made: bytes) -> None:
        with self._lock:
            self._made[mark] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)

    def _read(self, mark: str) -> bytes | None:
        try:
            return (self._folder / _name(mark)).read_bytes() if self._folder else None
        except OSError:
            return None

    def _write(self, folder: Path, mark: str, made: bytes) -> None:
        """Write beside, then rename: nobody reads half an answer. A folder that takes no more is done without."""
        beside = folder / f".{os.getpid()}-{_name(mark)}"
        try:
            beside.write_bytes(made)
            beside.replace(folder / _name(mark))
        except OSError:
            beside.unlink(missing_ok=True)
        with self._lock:
            self._put += 1
            full = self._put % _EACH == 0
        if full:
            _clear(folder)


def _name(mark: str) -> str:
    return mark.strip('"')


def _clear(folder: Path) -> None:
    """Take away the oldest answers beyond so many."""
    held = sorted((entry.stat().st_mtime_ns, entry.name) for entry in os.scandir(folder) if not entry.name.startswith("."))
    for _, name in held[:-_IN_FOLDER]:
        (folder / name).unlink(missing_ok=True)
