"""One row of the benchmark's table, and the table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured. Shares run from 0 to 1; `peer` is the baseline's share, `counts` says of how many."""

    name: str
    ours: float | None
    floor: float | None = None
    aim: float | None = None
    peer: float | None = None
    counts: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether the floor holds; what has no floor always does."""
        return self.floor is None or (self.ours is not None and self.ours >= self.floor - 0.0005)


def table(figures: Iterable[Figure]) -> str:
    """Return the rows as Markdown."""
    head = "| | Elchi | floor | aim | spaCy baseline | right / said / wanted |\n|---|---|---|---|---|---|"
    return "\n".join([head, *(_row(f) for f in figures)])


def _row(f: Figure) -> str:
    ours = _cell(f.ours) + ("" if f.holds else " (below)")
    return f"| {f.name} | {ours} | {_cell(f.floor)} | {_cell(f.aim)} | {_cell(f.peer)} | {f.counts} |"


def _cell(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}" if share < 2 else f"{share:,.0f}"
