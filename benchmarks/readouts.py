"""Readouts against an independent record of trips and visits: the right person and the right day.

    python -m benchmarks.readouts [--wrong]

Each pair of `readout_record_join.csv` joins a readout to the trip or visit that it reports. A reading is right where an
encounter of it names the visitor, or a leader who was met, with the office or the state of the record, on a day of the
record (a day either side). A statement that tells of no encounter with them is right where its people hold those offices
and its own day is one of the record's. `labels/readouts.json` lists pairs whose readout does not tell of the record's
people at all (the join was made by day and name alike).
"""

import csv
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.measured import LABELS, SHARED, Tally, missing_in, reading_of, row, run, same_owner, words_of

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pair:
    """A readout and the record of what it reports: where, whom, from which day to which."""

    path: str
    hsg: str
    who: str
    state: str
    first: date
    last: date


def pairs(folder: Path) -> list[Pair]:
    records = folder / "records"
    ends = {("trip", r["id"]): r["end"] for r in rows_of(records / "trips.csv")} | {
        ("visit", r["id"]): r["end"] for r in rows_of(records / "visits.csv")
    }
    return [_pair(row, ends) for row in rows_of(records / "readout_record_join.csv")]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pair(row: Mapping[str, str], ends: Mapping[tuple[str, str], str]) -> Pair:
    trip = row["kind"] == "trip"
    who = row["hsg_from_or_remarks"] if trip else row["hsg_who_or_place"]
    state = row["hsg_who_or_place"].partition("/")[0] if trip else row["hsg_from_or_remarks"]
    first = date.fromisoformat(row["hsg_start"])
    end = ends.get((row["kind"], row["hsg_id"])) or row["hsg_start"]
    return Pair(row["wh_path"], row["hsg_id"], who, state, first, date.fromisoformat(end))


def wrong(pair: Pair, reading: Mapping[str, Any]) -> str | None:
    """What is wrong in the reading of a pair's readout, or None."""
    named = met(pair, reading)
    if not named:
        told = any(_fits(p, pair) for p in reading["offices"]) and _dated(reading["document"]["published"], pair)
        return None if told else "nobody of the record"
    if not any(_dated(e["date"], pair) for e in named):
        return f"dated {', '.join(str(e['date']) for e in named)}, not {pair.first} to {pair.last}"
    return None


def met(pair: Pair, reading: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The reading's encounters with the record's people."""
    return [e for e in reading["encounters"] if any(_fits(p, pair) for p in e["participants"])]


def _fits(party: Mapping[str, str | None], pair: Pair) -> bool:
    """The same name, and the record's office or state with it. "Suga Yoshihide" is "Yoshihide Suga"."""
    mine, theirs = words_of(party["person"]), words_of(pair.who)
    if party["person"] is None and re.search("leader|president|minister", party["office"] or "", re.I):
        return same_owner(party["of"], pair.state)  # "the leaders of Japan": named by office and state
    if party["person"] and same_owner(party["of"], _bodies(pair.who)):
        return True
    if f"the {party['office']} of {party['of']}".casefold() in pair.who.casefold():
        return True
    if not mine & theirs or (len(mine) > 1 and len(mine & theirs) < 2 and not _surname(party["person"] or "", pair.who)):
        return False
    office = words_of(party["office"])
    return same_owner(party["of"], pair.state) or bool(office & theirs)


def _bodies(remarks: str) -> str | None:
    """ "Attended the NATO Summit" names no leader but the body whose head was met."""
    found = re.search(r"\b[A-Z]{3,6}\b", remarks)
    return found.group() if found else None


def _surname(person: str, record: str) -> bool:
    """One name shared is enough where it is the last or first of either."""
    words = re.findall(r"[^\W\d_]{3,}", person)
    return bool(words) and bool((words_of(words[0]) | words_of(words[-1])) & words_of(record))


def _dated(said: str | None, pair: Pair) -> bool:
    if said is None or len(said) < 10:
        return False
    first, _, last = said.partition("/")
    return date.fromisoformat(first) <= pair.last + _DAY and date.fromisoformat(last or first) >= pair.first - _DAY


def tallies(shared: Path) -> list[Tally]:
    """Judge every pair: those that tell of the record's people, these in an encounter, and all."""
    folder, unfit = shared / "corpora", set(json.loads((LABELS / "readouts.json").read_text()))
    told, encounters, every = (
        Tally("readouts and record, pairs that tell of the person"),
        Tally("these in an encounter"),
        Tally("all pairs, wrong joins too"),
    )
    for pair in pairs(folder):
        reading = _read(folder / "readouts" / pair.path)
        found, fit = wrong(pair, reading), f"{pair.path} {pair.hsg}" not in unfit
        every.add(found is None, 1, 1)
        if fit:
            told.add(found is None, 1, 1)
            encounters.add(found is None and bool(met(pair, reading)), 1, 1)
        if fit and found:
            told.failures.append(f"{pair.path[:90]} {pair.hsg} {pair.who[:40]}: {found}")
    return [told, encounters, every]


@cache
def _read(path: Path) -> dict[str, Any]:
    return reading_of(path)


def rows(measured: list[Tally]) -> Iterator[Figure]:
    """Yield the rows of the table."""
    told, encounters, every = measured
    yield row(told, "recall", 0.92, 0.92)
    yield row(encounters, "recall")
    yield row(every, "recall")


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return missing_in(folder, "corpora/readouts", "corpora/records/readout_record_join.csv", "corpora/records/trips.csv")


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows; the peer reads gold reports only."""
    yield from rows(tallies(folder))


if __name__ == "__main__":
    sys.exit(run("benchmarks.readouts", sys.argv[1:]))
