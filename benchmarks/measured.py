"""What the benchmarks on records share: reading a document as users do, comparing states and names, telling counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, table
from elchi.desk import resolve_alone
from elchi.documents.intake import take_in
from elchi.documents.plain import read as read_plain
from elchi.exports.reading import reading_format
from elchi.lexica.lexicon import fold, load_lexicon, tokens_of
from elchi.model.document import Document

SHARED = Path(__file__).parents[2] / "shared"
LABELS = Path(__file__).parent / "labels"
_EMPTY = frozenset(fold(w) for w in ["the", "of", "and", "for", "de", "al", "el", "bin", "van", "von", "jr", "sr", "ii", "iii"])


def reading_of(source: Path | str, address: str = "") -> dict[str, Any]:
    """The reading of a file, or of a text in memory, through the door of documents."""
    found = take_in(source) if isinstance(source, Path) else read_plain(source.encode(), "text/plain", address)
    document = next(d for d in found if isinstance(d, Document))
    return reading_format(document, resolve_alone(document))


def words_of(name: str | None) -> frozenset[str]:
    """The folded words of a name that tell."""
    return frozenset(fold(w).strip(".'’") for w in tokens_of(name or "") if w[0].isalpha()) - _EMPTY


@cache
def entity_of(name: str | None) -> str | None:
    """The register's identifier of a state, by any name, also "Korea, South" and "Germany, Federal Republic of"."""
    lexicon = load_lexicon()
    for form in _forms(name or ""):
        tokens = tokens_of(form)
        hit = lexicon.look(tokens, 0)
        for kind in ("state", "adjective", "body"):
            if hit is not None and hit.length == len(tokens) and kind in hit.roles:
                return hit.roles[kind]
    return None


def _forms(name: str) -> Iterator[str]:
    plain = re.sub(r"\s*\([^)]*\)", "", name).removeprefix("the ").removeprefix("The ")
    head, _, tail = plain.partition(", ")
    yield from (plain, f"{tail} {head}".strip(), head)


def same_owner(one: str | None, other: str | None) -> bool:
    """Tell whether two names mean one state or body."""
    if not one or not other:
        return False
    a, b = entity_of(one), entity_of(other)
    return a == b if a and b else bool(words_of(one) & words_of(other))


@dataclass
class Tally:
    """Counts of one measure, with what went wrong."""

    name: str
    right: int = 0
    said: int = 0
    wanted: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, right: int, said: int, wanted: int) -> None:
        self.right, self.said, self.wanted = self.right + right, self.said + said, self.wanted + wanted

    @property
    def f1(self) -> float:
        return 2 * self.right / ((self.said + self.wanted) or 1)


def missing_in(folder: Path, *parts: str) -> str | None:
    """Why a benchmark cannot run: the first of its parts that is not there; None where all are."""
    return next((f"no {part} at {folder}" for part in parts if not (folder / part).exists()), None)


def row(tally: Tally, part: str = "f1", floor: float | None = None, aim: float | None = None) -> Figure:
    """A row of the table: a tally's f1, precision or recall."""
    share = {"f1": tally.f1, "recall": tally.right / (tally.wanted or 1), "precision": tally.right / (tally.said or 1)}[part]
    return Figure(f"{tally.name}, {part}", share, floor, aim, counts=f"{tally.right} / {tally.said} / {tally.wanted}")


def run(module: str, arguments: list[str]) -> int:
    """Print one benchmark's rows, and with `--wrong` what went wrong in its half that was developed on."""
    from importlib import import_module

    here = import_module(module)
    reason = here.missing(SHARED)
    if reason:
        print(f"skipped: {reason}")
        return 0
    tallies = here.tallies(SHARED)
    print(table(here.rows(tallies)))
    if "--wrong" in arguments:
        for tally in tallies:
            print(f"\n{tally.name}", *tally.failures, sep="\n- ")
    return 0
