"""How well names alone tell people apart: precision, recall and F1 on labelled pairs, at the one fixed threshold.

    python benchmarks/names.py [CASES.csv] [--wrong]

CASES.csv has the columns schema, name1, name2 and is_match (nomenklatura's name bench). Half of the pairs, by a hash of
the two names, were developed on; the other half was only measured. `--wrong` lists the mistakes of the first half.
"""

import csv
import hashlib
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from elchi.model.entity import Verdict
from elchi.resolving.compared import compare_names

SHARED = Path(__file__).resolve().parents[2] / "shared"
CASES = "corpora/names/name_bench/cases.csv"


@dataclass(frozen=True, slots=True)
class Case:
    schema: str
    one: str
    other: str
    same: bool

    @property
    def developed_on(self) -> bool:
        return hashlib.sha256(f"{self.one}\t{self.other}".encode()).digest()[0] % 2 == 0

    @property
    def said(self) -> bool:
        return compare_names(self.one, self.other).verdict is Verdict.SAME


def cases(path: Path) -> Iterator[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Case(row["schema"], row["name1"], row["name2"], row["is_match"] == "true")


def rates(chosen: Iterable[Case]) -> tuple[float, float, float]:
    answers = [(case.same, case.said) for case in chosen]
    right = sum(same and said for same, said in answers)
    said = sum(said for _, said in answers) or 1
    same = sum(same for same, _ in answers) or 1
    return right / said, right / same, 2 * right / (said + same)


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return None if (folder / CASES).is_file() else f"no labelled names at {folder / CASES}"


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows for people's names and for all names; the peer does not compare names."""
    found = list(cases(folder / CASES))
    for name, chosen, floor in (("people", [c for c in found if c.schema == "Person"], 0.80), ("all", found, 0.82)):
        yield Figure(f"names alone, {name}, f1", rates(chosen)[2], floor, counts=f"{len(chosen)} pairs")


def line(name: str, chosen: list[Case]) -> str:
    precision, recall, f1 = rates(chosen)
    return f"{name:<24}{len(chosen):>6}{precision:>10.3f}{recall:>10.3f}{f1:>10.3f}"


def report(found: list[Case]) -> Iterator[str]:
    yield f"{'':<24}{'pairs':>6}{'precision':>10}{'recall':>10}{'F1':>10}"
    for half, chosen in (
        ("developed on", [c for c in found if c.developed_on]),
        ("only measured", [c for c in found if not c.developed_on]),
        ("all", found),
    ):
        yield line(f"persons, {half}", [c for c in chosen if c.schema == "Person"])
        yield line(f"everything, {half}", chosen)


def main(arguments: list[str]) -> int:
    paths = [Path(a) for a in arguments if not a.startswith("-")]
    path = paths[0] if paths else SHARED / CASES
    if not path.exists():
        print(f"skipped: no labelled names at {path.name}; pass the path of a cases.csv.")
        return 0
    found = list(cases(path))
    begun = time.perf_counter()
    print("\n".join(report(found)))
    print(f"{(time.perf_counter() - begun) / len(found) * 1e6:.0f} microseconds a pair, first seen")
    if "--wrong" in arguments:
        for case in found:
            if case.developed_on and case.said != case.same:
                match = compare_names(case.one, case.other)
                print("+" if case.same else "-", case.schema[:3], case.one, "|", case.other, match.score, match.reasons)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
