"""How well reports are read: gold reports of other voices against a reading, by the scorer that lies beside them.

    python -m benchmarks.accuracy [FOLDER] [--peer PYTHON]

FOLDER holds `gold/` and `scoring/score.py`; without it, `../shared` beside the project is taken. PYTHON is one with spaCy
(`make bench` lays it out); its baseline reads the same reports. What is not there is skipped, with the reason.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, table
from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format
from elchi.model.document import Document

SHARED = Path(__file__).parents[2] / "shared"
BASELINE = Path(__file__).with_name("baseline.py")

# The scorer's key, which of its figures, floor and aim. A date or place must be right where one is said: precision has a floor too.
WANTED = (
    ("main encounters found", "recall", 0.90, 0.97), ("encounters", "f1", 0.78, 0.90), ("participants", "f1", 0.88, 0.95),
    ("offices of participants", "recall", 0.88, 0.95), ("states and bodies of those", "recall", 0.85, 0.93),
    ("dates", "recall", 0.88, 0.96), ("dates", "precision", 0.92, 0.92), ("places", "recall", 0.82, 0.93), ("places", "precision", 0.88, 0.88),
    ("status", "recall", 0.95, 0.98), ("kind", "recall", 0.88, 0.95), ("statements found", "recall", 0.80, 0.92), ("commitments", "f1", 0.62, 0.80),
    ("offices", "f1", 0.85, 0.93), ("memberships", "f1", 0.72, 0.88), ("quotes exact", "recall", 1.0, 1.0),
)  # fmt: skip


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield a row for each figure of the scorer; nothing where there is no gold."""
    gold = folder / "gold"
    with tempfile.TemporaryDirectory() as place:
        read_all(gold, Path(place))
        ours = scored(folder, place)
    theirs = peer_scores(folder, peer) if peer else {}
    for key, part, floor, aim in WANTED:
        mine, other = ours[key], theirs.get(key, {})
        counts = f"{mine['right']} / {mine['said']} / {mine['wanted']}"
        yield Figure(f"{key}, {part}", mine[part], floor, aim, other.get(part), counts)
    alarms = ours["false alarms"]
    yield Figure(f"false alarms of {alarms['said']}", float(alarms["right"]), counts="must be 0")


def scored(folder: Path, readings: str | Path) -> dict[str, dict[str, Any]]:
    """Return the scorer's figures for a folder of readings."""
    call = [sys.executable, str(folder / "scoring/score.py"), str(folder / "gold"), str(readings), "--json"]
    found: dict[str, dict[str, Any]] = json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
    return found


def peer_scores(folder: Path, peer: str) -> dict[str, dict[str, Any]]:
    """Return the scorer's figures for the baseline, read by the Python that has spaCy."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([peer, str(BASELINE), str(folder / "gold"), place], capture_output=True, check=True)
        return scored(folder, place)


def read_all(gold: Path, place: Path) -> None:
    """Write a reading of each report to `place`."""
    for path in sorted(gold.glob("*.txt")):
        report = report_at(path)
        found = reading_format(report, resolve_alone(report))
        (place / f"{path.stem}.json").write_text(json.dumps(found, ensure_ascii=False, default=str))


def report_at(path: Path) -> Document:
    """Return a file's text as a document of which nothing else is known."""
    content = path.read_bytes()
    text = content.decode("utf-8", "replace")
    return Document(hashlib.sha256(content).hexdigest(), text, content, "text/plain", path.name, language="en")


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    there = (folder / "gold").is_dir() and (folder / "scoring/score.py").is_file()
    return None if there else f"no gold reports at {folder / 'gold'}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--peer", help="a Python that has spaCy")
    asked = parser.parse_args()
    reason = missing(asked.folder)
    print(f"skipped: {reason}" if reason else table(figures(asked.folder, asked.peer)))


if __name__ == "__main__":
    main()
