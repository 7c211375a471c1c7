"""All benchmarks that can be run where this stands, in one table: `python -m benchmarks [--peer PYTHON]`, or `make bench`.

Each module of this folder named in `MEASURED` gives rows by `figures(folder, peer)`, or says by `missing(folder)` why it cannot.
"""

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, table

SHARED = Path(__file__).parents[2] / "shared"
MEASURED = (
    "speed",
    "resolving",
    "accuracy",
    "names",
    "evidence",
    "questions",
    "sameness",
    "dates",
    "resolutions",
    "readouts",
    "trips",
    "memoranda",
    "tenures",
    "promises",
)


def main() -> None:
    """Print why anything was skipped, then the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED, help="where gold, scoring and corpora lie")
    parser.add_argument("--peer", help="a Python that has spaCy; `make bench` lays one out")
    asked = parser.parse_args()
    print(table(list(measured(asked.folder, asked.peer))))


def measured(folder: Path, peer: str | None) -> Iterator[Figure]:
    """Yield every row that can be measured; say on standard output what is skipped."""
    for name in MEASURED:
        module = importlib.import_module(f"benchmarks.{name}")
        reason = module.missing(folder)
        if reason:
            print(f"{name}: skipped, {reason}")
        else:
            yield from module.figures(folder, peer)


if __name__ == "__main__":
    main()
