"""Whose turn it is: questions that wait for one process, in the order of their coming; a search passes others."""

from asyncio import CancelledError, Future, get_running_loop
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush


class Turns:
    """One at a time: two at once would only take the processor from each other. Whoever may pass so many stands before that many
    who came earlier, and before no more, so nobody waits for ever."""  # fmt: skip

    def __init__(self) -> None:
        self.busy, self._came = False, 0
        self._waiting: list[tuple[int, int, Future[None]]] = []

    @asynccontextmanager
    async def turn(self, passes: int = 0) -> AsyncIterator[None]:
        """Wait for one's turn, and give it on afterwards."""
        self._came += 1
        if self.busy:
            await self._wait(self._came - passes, self._came)
        self.busy = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, place: int, came: int) -> None:
        called: Future[None] = get_running_loop().create_future()
        heappush(self._waiting, (place, -came, called))
        try:
            await called
        except CancelledError:
            if not called.cancelled():  # called, and gone before one came
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            called = heappop(self._waiting)[2]
            if not called.done():
                called.set_result(None)  # still busy: whoever is called comes before all who arrive now
                return
        self.busy = False
