"""Remarks on trips, in telegram style ("Met with President Kara; visited ..."): everybody named, each with the office given.

    python -m benchmarks.trips [--wrong]

Each row of `trips.csv` is read as a diary entry: traveller and place above, the day in the head, the remark as text. The people
of 300 remarks that say "Met with" were labelled by hand (`labels/trips.json`: row, then name, office, state or body as given).
The even rows of these were developed on, the odd ones only measured.
"""

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.measured import LABELS, SHARED, Tally, missing_in, reading_of, row, run, same_owner, words_of

_ROLES = {"secretary": "Secretary of State", "president": "President"}


def entry(trip: Mapping[str, str]) -> str:
    """A row as a diary entry."""
    place = ", ".join(p for p in (trip["place"].partition(",")[0], trip["country"].partition(",")[0]) if p)
    title = json.dumps(f"{_ROLES.get(trip['role'], '')} {trip['traveller']} in {place}".strip(), ensure_ascii=False)
    return f"---\ntitle: {title}\ndate: {trip['start']}\n---\n{trip['remarks']}\n"


def people(reading: Mapping[str, Any]) -> list[Mapping[str, str | None]]:
    return [p for e in reading["encounters"] for p in e["participants"]]


def has(party: Mapping[str, str | None], wanted: Sequence[str | None]) -> bool:
    """The name, the office and, where it is given, the state or body."""
    name, office, of = wanted
    named = words_of(party["person"]) == words_of(name) if name else not party["person"]
    held = words_of((party["office"] or "").replace("Ministers", "Minister").replace("ministers", "minister"))
    return named and (office is None or held >= words_of(office)) and (of is None or same_owner(party["of"], of))


def tallies(shared: Path) -> list[Tally]:
    """Count remarks that give all their named people, people, and office-holders without a name."""
    labels: dict[str, list[list[str | None]]] = json.loads((LABELS / "trips.json").read_text())
    trips = {t["id"]: t for t in _trips(shared / "corpora/records/trips.csv")}
    names = ("remarks, developed on", "remarks, only measured", "people named in remarks", "office-holders without a name")
    developed, measured, named, unnamed = (Tally(n) for n in names)
    for identifier, wanted in labels.items():
        found, trip = people(_read(entry(trips[identifier]))), trips[identifier]
        whole = developed if int(identifier) % 2 == 0 else measured
        lost = [w for w in wanted if not any(has(p, w) for p in found)]
        named.add(
            sum(bool(w[0]) for w in wanted if w not in lost),
            len([p for p in _met(found, trip) if p["person"]]),
            sum(bool(w[0]) for w in wanted),
        )
        unnamed.add(sum(not w[0] for w in wanted if w not in lost), sum(not w[0] for w in wanted), sum(not w[0] for w in wanted))
        if any(w[0] for w in wanted):
            whole.add(not any(w[0] for w in lost), 1, 1)
        if lost:
            (developed if whole is developed else unnamed if not any(w[0] for w in lost) else measured).failures.append(
                f"{identifier}: {lost} in {trip['remarks'][:150] if whole is developed else 'the measured half'}"
            )
    return [developed, measured, named, unnamed]


def _met(found: list[Mapping[str, str | None]], trip: Mapping[str, str]) -> list[Mapping[str, str | None]]:
    """Each person of the reading once, the traveller left out."""
    seen: dict[frozenset[str], Mapping[str, str | None]] = {}
    for party in found:
        if not words_of(party["person"]) & words_of(trip["traveller"].split()[-1]):
            seen.setdefault(words_of(party["person"]), party)
    return list(seen.values())


def _trips(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _read(text: str) -> dict[str, Any]:
    return reading_of(text, "trip.md")


def rows(measured: list[Tally]) -> Iterator[Figure]:
    """Yield the rows of the table."""
    developed, kept, named, unnamed = measured
    yield row(developed, "recall", 0.92, 0.92)
    yield row(kept, "recall", 0.92, 0.92)
    yield row(named)
    yield row(unnamed, "recall")


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return missing_in(folder, "corpora/records/trips.csv")


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows; the peer reads gold reports only."""
    yield from rows(tallies(folder))


if __name__ == "__main__":
    sys.exit(run("benchmarks.trips", sys.argv[1:]))
