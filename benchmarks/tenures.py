"""How well terms of office are read from one-line lives: `python -m benchmarks.tenures [FOLDER] [--half even]`.

Each entry is read as a document of its own. A term is right where person, office, from and to are. Even entries of
`labels/tenures.json` served for developing; the odd ones, never looked at for that, are what the table shows.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, table
from elchi.lexica.lexicon import fold, load_lexicon
from elchi.model.claim import Tenure
from elchi.model.document import Document
from elchi.model.expression import DateExpression
from elchi.reading.reader import read

SHARED = Path(__file__).parents[2] / "shared"
LIVES = "corpora/tenures/dated_offices_in_prose.json"
LABELS = Path(__file__).with_name("labels") / "tenures.json"
_EMPTY = frozenset(["the", "of", "for", "and", "a", "an", "to", "in", "on", "at", "s", "his", "her", "its"])

Told = tuple[frozenset[str], frozenset[str], str | None, str | None]


def missing(folder: Path = SHARED) -> str | None:
    """Return why this cannot be measured here, or None."""
    return None if (folder / LIVES).is_file() else f"no lives at {folder / LIVES}"


def figures(folder: Path = SHARED, peer: str | None = None, half: str = "odd") -> Iterator[Figure]:
    """Yield the share of terms read right."""
    right = said = wanted = 0
    for _, told, gold in cases(folder, half):
        right, said, wanted = right + len(matched(told, gold)), said + len(told), wanted + len(gold)
    counts = f"{right} / {said} / {wanted}"
    yield Figure("terms of office in one-line lives, f1", 2 * right / (said + wanted), 0.90, 0.90, counts=counts)


def cases(folder: Path, half: str) -> Iterator[tuple[str, list[Told], list[Told]]]:
    """Yield each life's text, the terms read in it and the terms that are told."""
    texts = {(e["vol"], e["pid"]): e["entry"] for e in json.loads((folder / LIVES).read_text("utf-8"))}
    for number, entry in enumerate(json.loads(LABELS.read_text("utf-8"))["entries"]):
        if number % 2 == (half == "odd"):
            text = texts[entry["vol"], entry["pid"]]
            gold = [(words(entry["person"]), words(t["office"]), t["from"], t["to"]) for t in entry["tenures"]]
            yield text, list(_told(text)), gold


def _told(text: str) -> Iterator[Told]:
    raw = text.encode()
    document = Document(hashlib.sha256(raw).hexdigest(), text, raw, "text/plain", "life", language="en")
    for claim in read(document, load_lexicon()).claims:
        if isinstance(claim, Tenure):
            office = f"{claim.holder.office} {claim.holder.of or ''}"
            yield words(claim.holder.person or ""), words(office), day(claim.since), day(claim.until)


def words(text: str) -> frozenset[str]:
    """Return the words that count, folded."""
    return frozenset(re.findall(r"\w+", fold(text))) - _EMPTY


def day(when: DateExpression | None) -> str | None:
    """Return a date as far as it is stated."""
    return "-".join(f"{part:02d}" for part in (when.year, when.month, when.day) if part) if when else None


def matched(told: Iterable[Told], gold: Iterable[Told]) -> list[tuple[Told, Told]]:
    """Return the pairs of a term told and one wanted that say the same, each once."""
    left, pairs = list(told), []
    for wanted in gold:
        found = next((t for t in left if _same(t, wanted)), None)
        if found is not None:
            left.remove(found)
            pairs.append((found, wanted))
    return pairs


def _same(told: Told, gold: Told) -> bool:
    named = told[0] <= gold[0] or gold[0] <= told[0]
    shared = 2 * len(told[1] & gold[1]) / max(1, len(told[1]) + len(gold[1]))
    return bool(named and told[0]) and shared >= 0.5 and told[2:] == gold[2:]


def main() -> None:
    """Print the figure, and with `--misses` each life read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--half", choices=("even", "odd"), default="odd")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if reason := missing(asked.folder):
        print(f"skipped: {reason}")
        return
    print(table(list(figures(asked.folder, half=asked.half))))
    for text, told, gold in cases(asked.folder, asked.half) if asked.misses else ():
        if len(matched(told, gold)) < max(len(told), len(gold)):
            print(text, *(f"  told   {_line(t)}" for t in told), *(f"  wanted {_line(t)}" for t in gold), sep="\n")


def _line(term: Any) -> str:
    return f"{' '.join(sorted(term[0]))} | {' '.join(sorted(term[1]))} | {term[2]} | {term[3]}"


if __name__ == "__main__":
    main()
