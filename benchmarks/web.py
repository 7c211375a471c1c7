"""How fast the pages of a large record are with many requests in flight: a fixed mix of all kinds over many subjects.

    python -m benchmarks.web FILE [--at-once 20] [--requests 400] [--address http://127.0.0.1:8440]

The record is that of `benchmarks.large`. Without an address a server is started on it. No address is asked twice, so the answers
that a server keeps for the next asker hardly count: how many are repeated is told.
"""

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx

from benchmarks.figures import Figure, table
from benchmarks.invented import World
from elchi.resolving.spelling import slug

_PORT, _SEED = 8467, 11


def mix(many: int) -> list[tuple[str, str]]:
    """So many kinds and addresses of pages, the same every time."""
    chance, world = random.Random(_SEED), World(1)
    states, bodies = [s.id for s in world.states], [b.id for b in world.bodies]

    def words() -> str:
        return f"{chance.choice(world.topics)} {chance.choice(world.words)}".replace(" ", "+")

    kinds = {
        "home": lambda: "/",
        "search": lambda: f"/search?q={words()}",
        "documents": lambda: f"/documents?page={chance.randint(1, 200)}",
        "encounters": lambda: f"/meetings?page={chance.randint(1, 100)}",
        "encounters of a state": lambda: f"/meetings?whom={chance.choice(states)}",
        "commitments": lambda: f"/commitments?page={chance.randint(1, 100)}",
        "state": lambda: f"/state/{chance.choice(states)[6:]}",
        "body": lambda: f"/body/{chance.choice(bodies)[5:]}",
        "office": lambda: f"/office/{slug('President')}@{chance.choice(states)[6:]}",
        "calendar": lambda: f"/calendar?month={chance.randint(1996, 2025)}-{chance.randint(1, 12):02}",
    }
    names = list(kinds)
    return [(name, kinds[name]()) for n in range(many) for name in [names[n % len(names)]]]


async def ask(address: str, asked: list[tuple[str, str]], at_once: int) -> dict[str, list[float]]:
    """Ask for all pages, so many at once, and return the milliseconds of each by kind."""
    spent: dict[str, list[float]] = defaultdict(list)
    left = iter(asked)

    async def one(client: httpx.AsyncClient) -> None:
        for kind, path in left:
            begin = time.perf_counter()
            answer = await client.get(path)
            spent[kind].append((time.perf_counter() - begin) * 1000)
            if answer.status_code != 200:
                spent[f"{kind}: {answer.status_code}"].append(spent[kind].pop())

    async with httpx.AsyncClient(base_url=address, timeout=300) as client:
        await client.get("/")
        await asyncio.gather(*(one(client) for _ in range(at_once)))
    return spent


def figures(spent: dict[str, list[float]]) -> Iterator[Figure]:
    """Yield the middle, the 95th and the 99th of a hundred for each kind."""
    for kind, times in sorted(spent.items()):
        cut = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
        yield Figure(f"ms, {kind}, p95", cut[94], counts=f"p50 {cut[49]:,.0f}, p99 {cut[98]:,.0f}, of {len(times)}")


def main() -> None:
    """Start a server where none is named, ask, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--address")
    asked = parser.parse_args()
    pages = mix(asked.requests)
    server = None if asked.address else _serve(asked.file)
    try:
        print(table(figures(asyncio.run(ask(asked.address or f"http://127.0.0.1:{_PORT}", pages, asked.at_once)))))
        print(f"{len(pages) - len({p for _, p in pages})} of {len(pages)} pages were asked again.")
    finally:
        if server:
            server.terminate()


def _serve(file: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-c",
        "from elchi.faces.cli import main; main()",
        "--record",
        str(file),
        "serve",
        "--port",
        str(_PORT),
    ]
    server = subprocess.Popen(command)
    for _ in range(600):
        time.sleep(0.1)
        try:
            httpx.get(f"http://127.0.0.1:{_PORT}/static/elchi.svg")
            return server
        except httpx.TransportError:
            continue
    raise SystemExit("the server did not begin")


if __name__ == "__main__":
    main()
