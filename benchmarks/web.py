"""How fast the pages of a large record are, one at a time and with many in flight, asked the first time and asked again.

    python -m benchmarks.web FILE [--at-once 20] [--of-each 20] [--workers 2] [--seed 11] [--address http://127.0.0.1:8440]

The record is that of `benchmarks.large`. The addresses are drawn from it by a seed: other states, bodies, offices, people,
documents, encounters, commitments, months, places in lists and words each time, none twice. *First* is what nobody asked since
the record changed; *again* are the same addresses once more, which the server answers from what it kept. Without an address a
server is started on the record.
"""

import argparse
import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote_plus

import httpx2 as httpx

from benchmarks.figures import Figure, table
from benchmarks.invented import FIRST, LAST, World
from elchi.desk import Desk
from elchi.record.asof import View
from elchi.record.store import open_record
from elchi.resolving.spelling import slug

_PORT, _OFFICES = 8467, 6
Mix = list[tuple[str, str]]


def mix(view: View, of_each: int, seed: int) -> Mix:
    """So many addresses of each kind of page, drawn from a record by a seed, in an order drawn too; none stands in it twice."""
    chance = random.Random(seed)
    drawn = {kind: _different(draw, of_each) for kind, draw in _kinds(view, chance).items()}
    found = [(kind, address) for kind, addresses in drawn.items() for address in addresses]
    chance.shuffle(found)
    return found


def _different(draw: Callable[[], str], many: int) -> list[str]:
    """So many different ones, or as many as there are."""
    return [*dict.fromkeys(draw() for _ in range(many * 8))][:many]


def _kinds(view: View, chance: random.Random) -> dict[str, Callable[[], str]]:
    world = World(1)
    states, bodies = [s.id for s in world.states], [b.id for b in world.bodies]

    def day() -> date:
        return FIRST + timedelta(chance.randrange((LAST - FIRST).days))

    def near(kind: str) -> str:
        """Something that a claim of a kind tells of about a day."""
        on = day()
        found = view.subjects(kind, first=on, last=on + timedelta(9), most=9) if kind == "Encounter" else _some(view, kind, chance)
        return f"/{(chance.choice(found) if found else kind.lower() + ':none').replace(':', '/', 1)}"

    def somebody() -> str:
        state = chance.choice(world.states)
        return world._holder(state.id, state.name, chance.randrange(_OFFICES), day()).person.partition(":")[2]

    def words() -> str:
        return quote_plus(f"{chance.choice(world.topics)} {chance.choice(world.words)}")

    return {
        "home": lambda: f"/?on={day()}",
        "search, two words": lambda: f"/search?q={words()}",
        "search, a common word": lambda: (
            f"/search?q={chance.choice(world.topics).replace(' ', '+')}+{chance.choice(('the', 'will', 'said', 'agenda'))}"
        ),
        "documents": lambda: f"/documents?page={chance.randint(1, 200)}",
        "document": lambda: f"/document/{view.newest(1, chance.randrange(min(90_000, view.searched(None)[0])))[0].id[:16]}",
        "encounters": lambda: f"/meetings?page={chance.randint(1, 20)}&last={day()}",
        "encounters of a state": lambda: f"/meetings?whom={chance.choice(states)}&page={chance.randint(1, 4)}",
        "encounter": lambda: near("Encounter"),
        "commitments": lambda: f"/commitments?page={chance.randint(1, 40)}",
        "commitments of a state": lambda: f"/commitments?by={chance.choice(states)}&page={chance.randint(1, 4)}",
        "commitment": lambda: near("Commitment"),
        "person": lambda: f"/person/{somebody()}",
        "office": lambda: f"/office/{slug('President')}@{chance.choice(states)[6:]}",
        "state": lambda: f"/state/{chance.choice(states)[6:]}",
        "body": lambda: f"/body/{chance.choice(bodies)[5:]}",
        "calendar": lambda: f"/calendar?month={chance.randint(1996, 2025)}-{chance.randint(1, 12):02}",
    }


def _some(view: View, kind: str, chance: random.Random) -> list[str]:
    return view.subjects(kind, skip=chance.randrange(2000), most=1)


async def ask(address: str, asked: Mix, at_once: int) -> dict[str, list[float]]:
    """Ask for all pages, so many at once, and return the milliseconds of each by kind."""
    spent: dict[str, list[float]] = defaultdict(list)
    left = iter(asked)
    lines = [await Line.to(address) for _ in range(at_once)]

    async def one(line: Line) -> None:
        for kind, path in left:
            begin = time.perf_counter()
            status = await line.get(path)
            told = kind if status == 200 else f"{kind}: {status}"
            spent[told].append((time.perf_counter() - begin) * 1000)

    await asyncio.gather(*(line.get("/static/elchi.svg") for line in lines))
    await asyncio.gather(*map(one, lines))
    for line in lines:
        line.writer.close()
    return spent


@dataclass
class Line:
    """A connection that is kept open. It reads no more of an answer than where it ends: who asks shares the processor with who
    answers, and a client that makes objects of answers took more of it than the answers did."""

    host: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def to(cls, address: str) -> "Line":
        """Return a line to a server."""
        host, _, port = address.rpartition("/")[2].partition(":")
        return cls(f"{host}:{port}", *await asyncio.open_connection(host, int(port or 80), limit=1 << 20))

    async def get(self, path: str) -> int:
        """Ask for a page, take in the whole of it, and return its status."""
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept: text/html\r\n\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        await self.reader.readexactly(int(length[1]) if length else 0)
        return int(head[9:12])


def figures(name: str, spent: dict[str, list[float]]) -> Iterator[Figure]:
    """Yield the middle and the 95th of a hundred for each kind, and for all."""
    whole = {**dict(sorted(spent.items())), "all of these": [t for times in spent.values() for t in times]}
    for kind, times in whole.items():
        cut = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
        yield Figure(f"ms, {name}, {kind}, p95", cut[94], counts=f"p50 {cut[49]:,.0f}, of {len(times)}")


def first_load(address: str) -> int:
    """Return how many bytes a browser loads for its first page: the page, its style, its script, its sign."""
    home = httpx.get(f"{address}/", timeout=300)
    files = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', home.text)))
    return len(home.content) + sum(len(httpx.get(address + f).content) for f in files)


def measured(address: str, drawn: Sequence[Mix], at_once: int, server: int | None) -> Iterator[Figure]:
    """Yield the figures of a server: `drawn` are the addresses asked one at a time, and those asked many at once. Of each round,
    what an answer took of a processor is told too: of the server's, where its number is given, and of the one that asks."""  # fmt: skip
    for many, asked in zip((1, at_once), drawn, strict=True):
        for name in ("first", "again", "once more"):  # what one process kept, another may have to make: so once more
            began = _processor(server), time.process_time()
            spent = asyncio.run(ask(address, asked, many))
            took = _processor(server) - began[0], time.process_time() - began[1]
            yield from figures(f"{name}, {many} in flight", spent)
            for whose, seconds in zip(("server", "who asks"), took, strict=True):
                yield Figure(f"ms of processor an answer, {name}, {many} in flight, {whose}", 1000 * seconds / len(asked))


def _processor(server: int | None) -> float:
    """The seconds of processor that a process and those that it began have taken so far, by what Linux tells of them."""
    if server is None:
        return 0.0
    begun = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
    told = [Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split() for number in [server, *map(int, begun)]]
    return sum(int(one[11]) + int(one[12]) for one in told) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Start a server where none is named, ask, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--of-each", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--address")
    told = parser.parse_args()
    drawn = _drawn(told.file, told.of_each, told.seed)
    server = None if told.address else _serve(told.file, told.workers)
    address = told.address or f"http://127.0.0.1:{_PORT}"
    try:
        print(f"first load: {first_load(address):,} bytes")
        print(table(measured(address, drawn, told.at_once, server.pid if server else None)))
    finally:
        if server:
            server.terminate()
            server.wait()


def _drawn(file: Path, of_each: int, seed: int) -> list[Mix]:
    """Two draws that share no address."""
    now = datetime.now(UTC)
    record = open_record(file, now, create=False)
    with Desk(record, lambda: now).view() as view:
        one, other = mix(view, max(2, of_each // 3), seed), mix(view, of_each, seed + 1)
    record.close()
    return [one, [pair for pair in other if pair not in set(one)]]


def _serve(file: Path, workers: int) -> "subprocess.Popen[bytes]":
    start = "from elchi.faces.cli import main; main()"
    told = ["--record", str(file), "serve", "--port", str(_PORT), "--workers", str(workers)]
    server = subprocess.Popen([sys.executable, "-c", start, *told])
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
