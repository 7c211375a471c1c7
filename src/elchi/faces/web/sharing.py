"""An event loop for one of several processes that answer at one address."""

import asyncio
from typing import Any

_PAUSE, _LONGEST = 0.0005, 20  # seconds for each connection held, of so many at most


class Sharing(asyncio.SelectorEventLoop):
    """Takes in one connection, and the next the later the more it holds: whoever takes in all that wait has to answer all of them
    while the other processes have nothing to do."""  # fmt: skip

    def _accept_connection(
        self, protocol_factory: Any, sock: Any, sslcontext: Any = None, server: Any = None, backlog: int = 100, *more: Any
    ) -> None:
        super()._accept_connection(protocol_factory, sock, sslcontext, server, 1, *more)  # type: ignore[misc]
        self.remove_reader(sock)
        held = min(len(getattr(self, "_transports", ())), _LONGEST)
        self.call_later(held * _PAUSE, self._listen_again, sock, protocol_factory, sock, sslcontext, server, backlog, *more)

    def _listen_again(self, sock: Any, *how: Any) -> None:
        if sock.fileno() >= 0:  # it may have been closed meanwhile
            self.add_reader(sock, self._accept_connection, *how)
