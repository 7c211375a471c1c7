"""Whose turn it is: one at a time, in the order of coming, a search before others."""

import asyncio

import pytest

from elchi.faces.web.turns import Turns


def order(asked: list[int], gone: int | None = None) -> list[int]:
    """In which order those who came one after another were served, by how many each may pass; one may go away while it waits."""
    served: list[int] = []

    async def ask(turns: Turns, number: int, passes: int) -> None:
        async with turns.turn(passes):
            served.append(number)
            await asyncio.sleep(0)

    async def all_of_them() -> None:
        turns = Turns()
        tasks = [asyncio.create_task(ask(turns, n, passes)) for n, passes in enumerate(asked)]
        await asyncio.sleep(0)
        if gone is not None:
            tasks[gone].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.wait_for(ask(turns, len(asked), 0), 1)  # nobody holds it any more

    asyncio.run(all_of_them())
    return served


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ([0, 0, 0], [0, 1, 2, 3]),
        ([0, 0, 0, 9], [0, 3, 1, 2, 4]),
        ([0, 0, 0, 0, 2], [0, 1, 4, 2, 3, 5]),  # two are passed, the third that came before is not
    ],
)
def test_whoever_may_passes_so_many(asked: list[int], served: list[int]) -> None:
    assert order(asked) == served


def test_who_goes_away_holds_up_nobody() -> None:
    assert order([0, 0, 0], gone=1) == [0, 2, 3]
