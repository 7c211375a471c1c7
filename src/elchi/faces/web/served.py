"""One of several processes that serve one record: what it serves, and to whom, is told by the process that began it."""

import atexit
import json
import os
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from elchi.accounts.openid import OpenID

_TOLD = "ELCHI_SERVED"
_OPEN = ExitStack()  # what is open until the process ends
atexit.register(_OPEN.close)


@dataclass(frozen=True, slots=True)
class Served:
    """A record with the names under which it is served; whether to one person at this machine, and what is public to anybody;
    the folder in which they keep answers; the file that names who else may vouch for somebody; whose desk it is."""

    record: str
    hosts: tuple[str, ...]
    alone: bool
    public: bool
    shelf: str | None = None
    openid: str | None = None
    we: str = ""

    def tell(self) -> None:
        """Tell the processes that are begun from now on."""
        os.environ[_TOLD] = json.dumps(asdict(self))


def folder_told() -> Path | None:
    """Return the folder that the processes of one server share, None where there is one process."""
    shelf = json.loads(os.environ.get(_TOLD, "{}")).get("shelf")
    return Path(shelf) if shelf else None


def app() -> "FastAPI":
    """Return the application as it was told; its record is open as long as the process lives."""
    from elchi.desk import desk
    from elchi.faces.web.app import create_app
    from elchi.faces.web.door import Door
    from elchi.faces.web.shelf import Shelf

    told = Served(**json.loads(os.environ[_TOLD]))
    shelf = Shelf(Path(told.shelf) if told.shelf else None)
    opened = _OPEN.enter_context(desk(told.record))
    door = Door(opened.accounts(), alone=told.alone, public=told.public, openid=_openid(told.openid), we=told.we)
    return create_app(opened, door, {*told.hosts}, shelf)


def _openid(path: str | None) -> "OpenID | None":
    if path is None:
        return None
    from elchi.accounts.openid import OpenID, provider_from

    return OpenID(provider_from(Path(path)))
