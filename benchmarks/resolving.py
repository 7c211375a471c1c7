"""How fast mentions are told who they are against a large record: `python -m benchmarks.resolving [PEOPLE...] [--record FILE]`.

People are made of the given and family names of `corpora/tenures`, recombined; each has five spellings and an office. A
thousand mentions, ten to a document, are then asked of the record as resolving a document asks them: three times, of other
mentions each time, after a hundred to begin with; the quickest counts. Then readouts are read and resolved against that record.
With `--record` the record of the people is kept there, and taken from there the next time: of a million names it takes long to make.
"""

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from benchmarks.figures import Figure, table
from elchi.desk import _uncollected
from elchi.lexica.lexicon import load_lexicon
from elchi.model.claim import Party, Tenure
from elchi.model.document import Document, Span
from elchi.model.entity import Entity, EntityKind, EntityName, Post, Resolution
from elchi.model.reading import Reading
from elchi.reading.reader import read
from elchi.record.known import RecordKnown
from elchi.record.store import Record, open_record
from elchi.resolving.gathered import Gathered
from elchi.resolving.ledger import Ledger
from elchi.resolving.namekeys import keys
from elchi.resolving.people import Figure as Somebody
from elchi.resolving.people import identify
from elchi.resolving.resolve import resolve
from elchi.resolving.traces import traced

SHARED = Path(__file__).parents[2] / "shared"
PEOPLE, MENTIONS, AT_ONCE, ROUNDS, READOUTS = 20_000, 1_000, 10, 3, 100
STATES = ("state:us", "state:fr", "state:kz", "state:tr", "state:jp", "state:in", "state:hu", "state:ca")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured, or None."""
    return None if any(folder.glob("corpora/tenures/*.holders21.csv")) else f"no tables of terms at {folder / 'corpora/tenures'}"


def figures(folder: Path, peer: str | None = None) -> Iterator[Figure]:
    """Yield the processor's seconds of a thousand mentions, and of resolving beside reading."""
    yield from measured(folder, PEOPLE)


def measured(folder: Path, people: int, kept: Path | None = None) -> Iterator[Figure]:
    """Yield what the mentions take in a record of so many people and how many are found again, then resolving by reading."""
    made = list(_people(folder, people))
    with (
        tempfile.TemporaryDirectory() as scratch,
        closing(_record(kept or Path(scratch) / "large.elchi", made)) as record,
        record.known() as known,
        _uncollected(),
    ):
        seconds, right = _of_a_thousand(made, known)
        ratio, told = _by_reading(folder, known)
    names = f"{people:,} people of {5 * people:,} names"
    yield Figure(f"seconds for 1,000 mentions, {names}", seconds, counts=f"aim: under 1; {right} of {MENTIONS} found again")
    yield Figure(f"resolving by reading, {names}", ratio, counts=f"aim: under 1; {told}")


def _record(path: Path, made: "Sequence[Made]") -> Record:
    """The record of these people, filled unless it stands already."""
    there = path.exists()
    record = open_record(path, NOON, create=True)
    for start in range(0, 0 if there else len(made), 1_000):
        with record.writer() as writer:
            writer.append(*_table(made[start : start + 1_000], start), NOON)
    return record


def _of_a_thousand(made: "Sequence[Made]", known: RecordKnown) -> tuple[float, int]:
    chance, rounds = random.Random(2), []
    for count in (100, *[MENTIONS] * ROUNDS):
        asked = [chance.choice(made) for _ in range(count)]
        spent, found = _asked(asked, known, chance)
        rounds.append((spent, sum(identifier == who[0] for identifier, who in zip(found, asked, strict=True))))
    return min(rounds[1:])


def _by_reading(folder: Path, known: RecordKnown) -> tuple[float, str]:
    """How long resolving readouts takes by what reading them takes, the first to begin with."""
    lexicon, spent = load_lexicon(), [0.0, 0.0]
    paths = sorted((folder / "corpora/readouts").glob("*"))[: READOUTS + 10]
    for number, path in enumerate(paths):
        raw = path.read_bytes()
        document = Document(sha256(raw).hexdigest(), raw.decode("utf-8", "replace"), raw, "text/plain", path.name, language="en")
        begin = time.process_time()
        reading = read(document, lexicon)
        middle = time.process_time()
        traced(resolve(reading, document, known, lexicon.register), document, lexicon.register)
        if number >= 10:
            spent = [spent[0] + middle - begin, spent[1] + time.process_time() - middle]
    return spent[1] / spent[0] if spent[
        0
    ] else 0.0, f"{len(paths[10:])} readouts, {spent[0]:.1f} s read and {spent[1]:.1f} s resolved"


Made = tuple[str, tuple[str, ...], str]


def _asked(asked: Sequence[Made], known: RecordKnown, chance: random.Random) -> tuple[float, list[str]]:
    groups = [asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE)]
    mentions = [[Somebody((chance.choice(names),), (_post(of),), Span(0, 1)) for _, names, of in group] for group in groups]
    found: list[str] = []
    begin = time.process_time()
    for group in mentions:
        ledger, gathered = Ledger(), Gathered(known, group).without()
        found.extend(identify(somebody, gathered, ledger) for somebody in group)
    return time.process_time() - begin, found


def _people(folder: Path, count: int) -> Iterator[Made]:
    """People of the names in the tables, recombined: a full name, with an initial, turned round, with a middle name."""
    names = {name for path in sorted(folder.glob("corpora/tenures/*.holders21.csv")) for name in _named(path)}
    parts = [name.split() for name in sorted(names) if len(name.split()) > 1]
    given, family, chance = sorted({p[0] for p in parts}), sorted({p[-1] for p in parts}), random.Random(1)
    for number in range(count):
        first, middle, last = chance.choice(given), chance.choice(given), chance.choice(family)
        spelt = (
            f"{first} {last}",
            f"{first[0]}. {last}",
            f"{last} {first}",
            f"{first} {middle} {last}",
            f"{first} {middle[0]}. {last}",
        )
        yield f"person:made-{number}", spelt, STATES[number % len(STATES)]


def _named(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield next((value for field, value in row.items() if field and "person" in field.lower() and " " in (value or "")), "")


def _post(of: str) -> Post:
    return Post("Minister", of, f"office:minister@{of.partition(':')[2]}")


def _table(people: Sequence[Made], start: int) -> tuple[Document, Resolution]:
    text = "\n".join(names[0] for _, names, _ in people)
    document = Document(
        sha256(f"{start}{text}".encode()).hexdigest(), text, text.encode(), "text/csv", f"made:{start}", "Made", language="en"
    )
    claims, at = [], 0
    for identifier, names, of in people:
        span = Span(at, at + len(names[0]))
        at = span.end + 1
        office = _post(of).office_id
        holder = Party(span, names[0], "Minister", None, "holder", person_id=identifier, office_id=office, of_id=of)
        claims.append(Tenure(span=span, act="made", holder=holder, subject=office))
    reading = Reading(document.id, "made", "made", "Made", None, "en", claims=tuple(claims))
    entities = tuple(Entity(identifier, EntityKind.PERSON, names[0]) for identifier, names, _ in people)
    spelt = tuple(EntityName(identifier, name, keys(name)) for identifier, names, _ in people for name in names)
    return document, Resolution(reading, tuple(claims), entities, spelt)


def main() -> None:
    """Print the figures for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", nargs="*", type=int, default=[PEOPLE])
    parser.add_argument("--record", type=Path, help="keep the record there, with the number of people behind its name")
    asked = parser.parse_args()
    for size in asked.people:
        kept = asked.record.with_name(f"{asked.record.name}-{size}.elchi") if asked.record else None
        print(table(list(measured(SHARED, size, kept))))


if __name__ == "__main__":
    main()
