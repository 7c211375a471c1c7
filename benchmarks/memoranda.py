"""Memoranda of conversation: those present by the list in the head, the day, and the place.

    python -m benchmarks.memoranda [--wrong]

400 of the memoranda, by a fixed seed; every other one was developed on, the rest only measured. Each is read as it was printed,
a name a line, and once more with its list run together on one line, as it comes from a page whose markup was lost. The entries
of the list are the truth; `labels/memoranda.json` holds those that name nobody: headings of sides, "Interpreter", "and others".
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.measured import LABELS, SHARED, Tally, missing_in, reading_of, row, run, words_of

_FILE = "corpora/memoranda/memoranda.jsonl"
_SEED, _MANY = 19650503, 400


def sample(path: Path) -> list[dict[str, Any]]:
    """The memoranda whose printed list stands in their text, so many of them."""
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    whole = [m for m in found if " ".join(m["participants"]) in m["text"]]
    return random.Random(_SEED).sample(whole, _MANY)


def printed(memorandum: Mapping[str, Any]) -> str:
    """The text with its list a name a line."""
    entries = memorandum["participants"]
    text: str = memorandum["text"]
    return text.replace(" ".join(entries), "\n" + "\n".join(entries), 1)


def named(memorandum: Mapping[str, Any], nobody: frozenset[str]) -> list[str]:
    """The entries that name somebody by name or office."""
    return [e for e in memorandum["participants"] if e.strip(" :.").casefold() not in nobody]


def paired(people: Sequence[Mapping[str, str | None]], entries: Sequence[str]) -> tuple[int, list[str]]:
    """How many of the people are each another entry, and which entries are left."""
    left, right = list(entries), 0
    for party in people:
        surname = re.findall(r"[^\W\d_][\w'’-]+", re.sub(r",? (?:Jr|Sr|I{2,3}|IV)\b.*", "", party["person"] or ""))[-1:]
        wanted = words_of(surname[0]) if surname else words_of(party["office"])
        entry = next((e for e in left if wanted and wanted <= words_of(e.replace("-", " ")) | words_of(e)), None)
        if entry is not None:
            left.remove(entry)
            right += 1
    return right, left


def judge(memorandum: Mapping[str, Any], text: str, nobody: frozenset[str], tally: Tally) -> Mapping[str, Any]:
    """Count the people of the main encounter; whom the head names beside the list is not held against a reading."""
    main = next((e for e in _read(text)["encounters"] if e["main"]), {"participants": [], "date": None, "place": None})
    entries = named(memorandum, nobody)
    right, left = paired(main["participants"], entries)
    head = words_of(memorandum["head"])
    extra = [p for p in main["participants"] if words_of(p["person"] or p["office"]) <= head]
    said = max(right, len(main["participants"]) - len(extra)) if left or len(main["participants"]) > right else right
    tally.add(right, said, len(entries))
    if left or said > right:
        over = [p["person"] or p["office"] for p in main["participants"]]
        tally.failures.append(f"{memorandum['vol']} {memorandum['id']}: lost {left}; said {over if said > right else len(over)}")
    return main


def tallies(shared: Path) -> list[Tally]:
    """Judge every memorandum."""
    nobody = frozenset(json.loads((LABELS / "memoranda.json").read_text()))
    names = ("developed on", "only measured", "developed on, run together", "only measured, run together")
    people = [Tally(f"memoranda, those present, {n}") for n in names]
    days, places = Tally("memoranda, day"), Tally("memoranda, place")
    for number, memorandum in enumerate(sample(shared / _FILE)):
        half = number % 2
        main = judge(memorandum, printed(memorandum), nobody, people[half])
        judge(memorandum, memorandum["text"], nobody, people[2 + half])
        _count(days, main["date"], memorandum["date"][:10], memorandum, said=main["date"] == memorandum["date"][:10])
        same = bool(words_of(main["place"]) & words_of(memorandum["place"]))
        if memorandum["place"]:
            _count(places, main["place"], memorandum["place"], memorandum, said=same)
    return [*people, days, places]


def _count(tally: Tally, found: str | None, wanted: str, memorandum: Mapping[str, Any], *, said: bool) -> None:
    tally.add(said, found is not None, 1)
    if not said:
        tally.failures.append(f"{memorandum['vol']} {memorandum['id']}: {found}, not {wanted}")


@cache
def _read(text: str) -> dict[str, Any]:
    return reading_of(text, "memorandum.txt")


def rows(measured: list[Tally]) -> Iterator[Figure]:
    """Yield the rows of the table."""
    *people, days, places = measured
    for tally in people:
        yield row(tally, "f1", None if "together" in tally.name else 0.95, 0.95)
    yield row(days, "recall", 0.98, 0.98)
    yield row(places, "recall", 0.95, 0.95)


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return missing_in(folder, _FILE)


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows; the peer reads gold reports only."""
    yield from rows(tallies(folder))


if __name__ == "__main__":
    sys.exit(run("benchmarks.memoranda", sys.argv[1:]))
