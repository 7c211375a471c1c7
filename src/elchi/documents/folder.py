"""The files of a folder in one order, and a finding for each thing in it that is no file to be read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from elchi.documents.kinds import kind_by_name
from elchi.model.document import Finding

_FORBIDDEN = "give a file that you may read"


def files_of(folder: Path) -> Iterator[Path | Finding]:
    """Yield the files under a folder, sorted by path. Hidden ones and records are passed over; links are not followed out of it."""
    found: list[Path] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if os.path.islink(os.path.join(place, name))]
        found.extend(Path(place, name) for name in [*names, *linked] if not (name.startswith(".") or _of_a_record(name)))
    yield from (_closed(error) for error in closed)
    root = os.path.realpath(folder)
    for path in sorted(found):
        yield from _file(path, root)


def _of_a_record(name: str) -> bool:
    """Tell whether a file is a record, or what its database keeps beside it: it stands where its papers are."""
    return name.partition(".elchi")[2] in ("", "-wal", "-shm", "-journal") and ".elchi" in name


def _closed(error: OSError) -> Finding:
    return Finding(str(error.filename), f"it cannot be opened ({error.strerror})", "give a folder that you may read")


def _file(path: Path, root: str) -> Iterator[Path | Finding]:
    """The file, or what is wrong with it; nothing for a link to what is read in its own place."""
    if path.is_symlink():
        target = os.path.realpath(path)
        if not os.path.exists(target):
            yield Finding(str(path), "it is a link to nothing", "mend the link, or take it away")
        elif not Path(target).is_relative_to(root):
            yield Finding(str(path), "it is a link out of the folder", "give what it leads to by its own name")
    elif problem := no_file(path):
        yield problem
    elif path.suffix and kind_by_name(path) is None and _is_name_of_a_kind(path):
        yield Finding(
            str(path), f'files of the kind "{path.suffix}" are not read', "give text, Markdown, HTML, PDF, DOCX or a feed"
        )
    else:
        yield path


def _is_name_of_a_kind(path: Path) -> bool:
    """Tell whether the end of a name says a kind (.csv), not a date or a number (report.2024)."""
    return path.suffix[1:].isascii() and any(c.isalpha() for c in path.suffix) and len(path.suffix) < 12


def no_file(path: Path) -> Finding | None:
    """Return why there is no plain file at a path, or None. Nothing else is opened: a pipe would wait for ever."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Finding(str(path), "there is nothing there", "check the spelling, or give an http(s) address")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return Finding(str(path), f"it cannot be opened ({why})", _FORBIDDEN)
    return None if stat.S_ISREG(mode) else Finding(str(path), "it is no plain file", "give a file, a folder or an address")
