"""An event loop for one of several processes that answer at one address."""

import asyncio
from collections.abc import Callable
from socket import socket
from typing import Any
from weakref import WeakSet

_PAUSE, _LONGEST = 0.0005, 20  # seconds for each connection held, of so many at most
_UNABLE = 1.0  # seconds until one that could take in none tries again


class Sharing(asyncio.SelectorEventLoop):
    """Takes in one connection, and the next the later the more it holds: whoever takes in all that wait has to answer all of them
    while the other processes have nothing to do."""  # fmt: skip

    async def create_server(
        self, protocol_factory: Callable[[], asyncio.BaseProtocol], *where: Any, sock: socket | None = None, backlog: int = 100, **how: Any
    ) -> Any:  # fmt: skip
        """Return who takes in the connections of a socket; what others share no socket with us for is served as elsewhere."""
        if sock is None:
            return await super().create_server(protocol_factory, *where, backlog=backlog, **how)
        sock.setblocking(False)
        sock.listen(backlog)
        return _Taking(self, sock, lambda one: self.connect_accepted_socket(protocol_factory, one, ssl=how.get("ssl")))


class _Taking:
    """Takes in the connections of a socket until it is closed."""

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: socket, connected: Callable[[socket], Any]) -> None:
        self._loop, self._sock, self._connected = loop, sock, connected
        self._held: WeakSet[asyncio.BaseTransport] = WeakSet()
        self._taking = loop.create_task(self._take())

    async def _take(self) -> None:
        while True:
            try:
                one, _ = await self._loop.sock_accept(self._sock)
                self._held.add((await self._connected(one))[0])
            except ConnectionError:  # gone again
                continue
            except OSError:  # too many are open
                await asyncio.sleep(_UNABLE)
            held = sum(not transport.is_closing() for transport in self._held)
            await asyncio.sleep(min(held, _LONGEST) * _PAUSE)

    def close(self) -> None:
        """Take in no more; those taken in stay."""
        self._taking.cancel()
        self._sock.close()

    async def wait_closed(self) -> None:
        """Wait until none is taken in any more."""
        await asyncio.wait([self._taking])
