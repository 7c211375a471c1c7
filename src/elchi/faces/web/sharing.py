"""An event loop for one of several processes that answer at one address."""

import asyncio
from typing import Any


class Sharing(asyncio.SelectorEventLoop):
    """Takes in one connection at a time: whoever takes in all that wait has to answer all of them, while the other processes have
    nothing to do."""  # fmt: skip

    def _accept_connection(
        self, protocol_factory: Any, sock: Any, sslcontext: Any = None, server: Any = None, backlog: int = 100, *more: Any
    ) -> None:
        super()._accept_connection(protocol_factory, sock, sslcontext, server, 1, *more)  # type: ignore[misc]
