"""A record's file read into memory before anybody asks: a page that waits for a disk takes three times as long."""

import os
from pathlib import Path
from threading import Thread

_PIECE = 1 << 21  # bytes: of one wish no more is read at once
_MEMORY = Path("/proc/meminfo")


def read_ahead(file: Path) -> Thread:
    """Have a file read into memory meanwhile, and return who does it; nothing is done where there is no room, or no such wish."""
    reading = Thread(target=wish_for, args=(file, room()), daemon=True)
    reading.start()
    return reading


def wish_for(file: Path, fits: int) -> int:
    """Tell the system that a whole file will be read soon, unless it is larger than what fits; return of how many bytes it was told."""
    wish = getattr(os, "posix_fadvise", None)
    many = file.stat().st_size
    if wish is None or many > fits:
        return 0
    with file.open("rb") as opened:
        for start in range(0, many, _PIECE):
            wish(opened.fileno(), start, _PIECE, os.POSIX_FADV_WILLNEED)
    return many


def room() -> int:
    """Return half of the memory that is there for files, 0 where the system does not tell."""
    told = _MEMORY.read_text(encoding="ascii") if _MEMORY.exists() else ""
    available = next((line.split()[1] for line in told.splitlines() if line.startswith("MemAvailable:")), "0")
    return int(available) * 1024 // 2
