"""Connections to one address are shared out among those who answer there."""

import asyncio
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from elchi.faces.web.sharing import Held, Sharing

MANY = 12


@contextmanager
def answering(listening: socket.socket, name: bytes, folder: Path) -> Iterator[None]:
    """A loop that answers each connection with its name, until it is left."""
    loop = Sharing(folder)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(1):
            writer.write(name)

    def run() -> None:
        loop.run_until_complete(asyncio.start_server(answer, sock=listening))
        loop.run_forever()

    running = threading.Thread(target=run, daemon=True)
    running.start()
    yield
    loop.call_soon_threadsafe(loop.stop)
    running.join(5)


def test_who_came_last_takes_in_its_share(tmp_path: Path) -> None:
    """Whoever held all so far lets the other take in as many."""
    first = socket.create_server(("127.0.0.1", 0), backlog=2 * MANY)
    with ExitStack() as open_ones:
        served = list[bytes]()
        for name in (b"a", b"b"):
            open_ones.enter_context(answering(first.dup(), name, tmp_path))
            while len([*tmp_path.iterdir()]) < len({*served, name}):
                time.sleep(0.001)
            lines = [open_ones.enter_context(socket.create_connection(first.getsockname(), 10)) for _ in range(MANY)]
            for line in lines:
                line.sendall(b"?")
            served += [line.recv(1) for line in lines]
    assert Counter(served[:MANY]) == {b"a": MANY}
    assert Counter(served[MANY:])[b"b"] > MANY * 3 // 4


def test_whoever_holds_most_lets_the_others_go_first(tmp_path: Path) -> None:
    one, other = Held(tmp_path), Held(tmp_path)
    one.tell(2)
    other.tell(1)
    assert one.fewer(2) and not other.fewer(1) and not one.fewer(1)
    one.pass_over()
    assert not one.fewer(2)  # it took none in
    other.tell(0)
    assert one.fewer(2)
    next(tmp_path.glob(f"*{id(other)}")).write_bytes(b"")  # in the middle of being written
    assert not one.fewer(2)
    other.end()
    assert not one.fewer(9) and not Held(None).fewer(9)
