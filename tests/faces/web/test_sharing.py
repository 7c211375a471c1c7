"""Connections to one address are shared out among those who answer there."""

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from elchi.faces.web.sharing import Sharing

MANY = 20


@contextmanager
def answering(listening: socket.socket, name: bytes) -> Iterator[None]:
    """A loop that answers each connection with its name, until it is left."""
    loop = Sharing()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(name)

    def run() -> None:
        loop.run_until_complete(asyncio.start_server(answer, sock=listening))
        loop.run_forever()

    running = threading.Thread(target=run, daemon=True)
    running.start()
    yield
    loop.call_soon_threadsafe(loop.stop)
    running.join(5)


def test_of_two_each_takes_in_its_share() -> None:
    first = socket.create_server(("127.0.0.1", 0), backlog=2 * MANY)
    with ExitStack() as open_ones:
        lines = [open_ones.enter_context(socket.create_connection(first.getsockname(), 10)) for _ in range(MANY)]
        for name in (b"a", b"b"):  # all wait when the first begins, and it does not take all of them
            open_ones.enter_context(answering(first.dup(), name))
        for line in lines:
            line.sendall(b"?")
        served = Counter(line.recv(1) for line in lines)
    assert served.total() == MANY and min(served[b"a"], served[b"b"]) >= MANY // 5
