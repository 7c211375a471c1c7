"""An event loop for one of several processes that answer at one address: each takes in its share of the connections."""

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import socket
from typing import Any
from weakref import WeakSet

from elchi.faces.web.served import folder_told

_LOOK, _LOOKS = 0.001, 100  # seconds between looks whether whoever holds fewer takes a connection in; then it is taken here
_UNABLE = 1.0  # seconds until one that could take in none tries again
_NUMBER = 4  # bytes of a count


class Held:
    """How many connections each process holds, in a file for each: whoever holds most lets the others take in the next one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._own = folder / f".held-{os.getpid()}-{id(self)}" if folder else None
        self._told = -1
        self._passed_over: dict[Path, int] = {}

    def tell(self, held: int) -> None:
        """Tell the others how many are held here."""
        if self._own is None or held == self._told:
            return
        self._told = held
        with self._own.open("r+b" if self._own.exists() else "wb") as file:  # over the last one: nobody finds none
            file.write(held.to_bytes(_NUMBER, "big"))

    def fewer(self, held: int) -> bool:
        """Tell whether another holds fewer than so many, and was not passed over."""
        return any(told < held and self._passed_over.get(one) != told for one, told in self._others())

    def pass_over(self) -> None:
        """Wait for none of the others any more until it tells another count: it took nothing in, and may have ended."""
        self._passed_over = dict(self._others())

    def _others(self) -> Iterator[tuple[Path, int]]:
        for one in self._folder.glob(".held-*") if self._folder else ():
            if one != self._own:
                yield one, _read(one)

    def end(self) -> None:
        """Take no part any more."""
        if self._own is not None:
            self._own.unlink(missing_ok=True)


def _read(file: Path) -> int:
    """The count that a file holds; of one that is being written or gone, one that nobody exceeds."""
    try:
        told = file.read_bytes()
    except OSError:
        told = b""
    return int.from_bytes(told if len(told) == _NUMBER else b"\xff" * _NUMBER, "big")


class Sharing(asyncio.SelectorEventLoop):
    """Takes in a connection unless another process holds fewer and takes it: whoever takes in all that wait has to answer all of
    them while the others have nothing to do."""  # fmt: skip

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or folder_told()

    async def create_server(
        self, protocol_factory: Callable[[], asyncio.BaseProtocol], *where: Any, sock: socket | None = None, backlog: int = 100, **how: Any
    ) -> Any:  # fmt: skip
        """Return who takes in the connections of a socket; what others share no socket with us for is served as elsewhere."""
        if sock is None:
            return await super().create_server(protocol_factory, *where, backlog=backlog, **how)
        sock.setblocking(False)
        sock.listen(backlog)
        return _Taking(
            self, sock, lambda one: self.connect_accepted_socket(protocol_factory, one, ssl=how.get("ssl")), Held(self._folder)
        )


class _Taking:
    """Takes in the connections of a socket until it is closed."""

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: socket, connected: Callable[[socket], Any], all_held: Held) -> None:
        self._loop, self._sock, self._connected, self._all_held = loop, sock, connected, all_held
        self._here: WeakSet[asyncio.BaseTransport] = WeakSet()
        self._taking = loop.create_task(self._take())

    async def _take(self) -> None:
        self._all_held.tell(0)
        while True:
            await self._offered()
            await self._let_others()
            try:
                one, _ = self._sock.accept()
                self._here.add((await self._connected(one))[0])
                self._told()
            except (BlockingIOError, ConnectionError):  # another took it, or it is gone again
                continue
            except OSError:  # too many are open
                await asyncio.sleep(_UNABLE)

    async def _offered(self) -> None:
        """Wait until a connection waits to be taken in."""
        offered = asyncio.Event()
        self._loop.add_reader(self._sock, offered.set)
        try:
            await offered.wait()
        finally:
            self._loop.remove_reader(self._sock)

    async def _let_others(self) -> None:
        """Wait a while where another holds fewer."""
        for _ in range(_LOOKS):
            if not self._all_held.fewer(self._told()):
                return
            await asyncio.sleep(_LOOK)
        self._all_held.pass_over()

    def _told(self) -> int:
        """How many are held here, told to the others."""
        held = sum(not transport.is_closing() for transport in self._here)
        self._all_held.tell(held)
        return held

    def close(self) -> None:
        """Take in no more; those taken in stay."""
        self._taking.cancel()
        self._all_held.end()
        self._sock.close()

    async def wait_closed(self) -> None:
        """Wait until none is taken in any more."""
        await asyncio.wait([self._taking])
