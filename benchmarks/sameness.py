"""Readouts against a historian's record of trips and visits, each a document of its own: one encounter or two.

    python -m benchmarks.sameness [--wrong]

All trips and visits of the months that the readouts span are read into a record, a document each, every row in the same
plain words: of a trip who met whom where from which day to which, by the row's own remark; of a visit, since the list is of
leaders whom the President received, that he received the visitor, with the row's own description after it. Then the readouts follow, in order of day. A readout and a row are said
to be of one encounter where the record holds some encounter that both tell of. The join's pairs are the truth, in three circles: all of them; without the 17 that `labels/readouts.json` lists, whose readouts do
not tell of the row's people; and of these, those in which the President himself (or the traveller of the row) meets them. The
others tell of the visitor's meeting with the Vice President or an adviser: another encounter than the President's, though of
the same visit. A pair that is said and not joined counts as wrong, but for those that `labels/sameness.json` lists: looked
at by hand, they are of one encounter that the join, made by day and name, left out.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from benchmarks.measured import LABELS, SHARED, Tally, missing_in, row, run
from benchmarks.readouts import rows_of
from elchi.desk import Desk, Taken, desk, given

FIRST, LAST = "2021-05-01", "2023-12-31"
Documents = dict[str, str]  # the identifier of each document, by its row or path


HOST, ROLES = "President Joseph R. Biden", {"secretary": "Secretary of State", "president": "President"}


def visit(row: Mapping[str, str]) -> str:
    """A row of the visits as a document."""
    text = f"{HOST} received {row['visitor']} of {country(row['from'])} in the United States {days(row)}. {row['description']}"
    return f"---\ntitle: {json.dumps('Visit of ' + row['visitor'])}\ndate: {row['end']}\n---\n{text}\n"


def trip(row: Mapping[str, str]) -> str:
    """A row of the trips as a document."""
    who, remark = f"{ROLES.get(row['role'], '')} {row['traveller']}", row["remarks"]
    city = "" if "," in row["place"] else f"{row['place']}, "
    text = f"In {city}{country(row['country'])}, {days(row)}, {who} {remark[:1].lower()}{remark[1:]}"
    return f"---\ntitle: {json.dumps('Trip of ' + who)}\ndate: {row['end']}\n---\n{text}\n"


def days(row: Mapping[str, str]) -> str:
    """The days of a row in words."""
    first, last = (date.fromisoformat(row[k]) for k in ("start", "end"))
    return f"on {told(first)}" if first == last else f"from {told(first)} to {told(last)}"


def told(day: date) -> str:
    """A day in words."""
    return f"{day.day} {day:%B %Y}"


def country(name: str) -> str:
    """ "Korea, South" as one says it."""
    head, _, tail = name.partition(" (")[0].partition(", ")
    return f"{tail} {head}".strip()


def material(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The key, day and text of every document, in order of day."""
    found = [(f"trip {r['id']}", r["end"], trip(r)) for r in rows_of(folder / "records/trips.csv") if FIRST <= r["start"] <= LAST]
    found += [
        (f"visit {r['id']}", r["end"], visit(r)) for r in rows_of(folder / "records/visits.csv") if FIRST <= r["start"] <= LAST
    ]
    paths = sorted({r["wh_path"] for r in rows_of(folder / "records/readout_record_join.csv")})
    found += [(p, p[:10], (folder / "readouts" / p).read_text("utf-8")) for p in paths]
    yield from sorted(found, key=lambda f: (f[1], f[0]))


def read_in(opened: Desk, folder: Path, scratch: Path) -> dict[str, frozenset[str]]:
    """Read all into the record; return the encounters that each document tells of."""
    documents: Documents = {}
    for key, _, text in material(folder):
        path = scratch / (key.replace("/", "-")[:120] + ".md")
        path.write_text(text, "utf-8")
        for taken in opened.take(str(path), given(None, None, "public")):
            if isinstance(taken, Taken):
                documents[key] = taken.document.id
    with opened.view() as view:
        told_of = {k: {r.claim.subject or "" for r in view.claims("Encounter", document=d)} for k, d in documents.items()}
    return {key: frozenset(s for s in subjects if s) for key, subjects in told_of.items()}


def tallies(shared: Path) -> list[Tally]:
    """Judge every pair of a readout and a row."""
    folder = shared / "corpora"
    joined = {(r["wh_path"], f"{r['kind']} {r['hsg_id']}") for r in rows_of(folder / "records/readout_record_join.csv")}
    unfit = {tuple(u.rsplit(" ", 1)) for u in json.loads((LABELS / "readouts.json").read_text())}
    wrong = {(p, k) for p, k in joined if (p, k.rpartition(" ")[2]) in unfit}
    also = {tuple(pair) for pair in json.loads((LABELS / "sameness.json").read_text())}
    with TemporaryDirectory() as scratch, desk(Path(scratch) / "record.elchi", create=True) as opened:
        found = read_in(opened, folder, Path(scratch))
    said = {(p, k) for p in found if p.endswith(".md") for k in found if not k.endswith(".md") and found[p] & found[k]}
    names = ("with the one who received or travelled", "with others of the house too", "wrong joins too")
    own, fit, every = (Tally(f"readouts and record, one encounter, {n}") for n in names)
    right = joined - wrong
    theirs = {pair for pair in right if of_another(pair[0])}
    own.add(len(said & (right - theirs)), len(said - also - wrong - theirs), len(right - theirs))
    fit.add(len(said & right), len(said - also - wrong), len(right))
    every.add(len(said & joined), len(said - also), len(joined))
    fit.failures += [f"lost {p[:100]} {k}" for p, k in sorted(right - said)]
    fit.failures += [f"WRONG {p[:100]} {k}: {sorted(found[p] & found[k])}" for p, k in sorted(said - joined - also)]
    return [own, fit, every]


def of_another(path: str) -> bool:
    """Tell whether a readout tells of a meeting of the Vice President or an adviser alone."""
    other = re.search("vice-president|national-security-a(?:dvis|ffairs)|second-gentleman|first-lady", path)
    return bool(other) and not re.search("president-(joe-|joseph-r-)?biden|president-bidens", path)


def rows(measured: list[Tally]) -> Iterator[Figure]:
    """Yield the rows of the table."""
    for tally in measured:
        aims = (0.98, 0.93) if "received" in tally.name else (None, None)
        yield row(tally, "precision", None, aims[0])
        yield row(tally, "recall", None, aims[1])


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return missing_in(folder, "corpora/readouts", "corpora/records/readout_record_join.csv", "corpora/records/visits.csv")


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows; the peer keeps no record."""
    yield from rows(tallies(folder))


if __name__ == "__main__":
    sys.exit(run("benchmarks.sameness", sys.argv[1:]))
