"""How fast mentions are told who they are against a large record: `python -m benchmarks.resolving [PEOPLE...]`.

People are made of the given and family names of `corpora/tenures`, recombined; each has five spellings and an office. A
thousand mentions, ten to a document, are then asked of the record as resolving a document asks them.
"""

import csv
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from benchmarks.figures import Figure, table
from elchi.model.claim import Party, Reading, Tenure
from elchi.model.document import Document, Span
from elchi.model.entity import Entity, EntityKind, EntityName, Post, Resolution
from elchi.record.known import RecordKnown
from elchi.record.store import open_record
from elchi.resolving.gathered import Gathered
from elchi.resolving.ledger import Ledger
from elchi.resolving.namekeys import keys
from elchi.resolving.people import Figure as Somebody
from elchi.resolving.people import identify

SHARED = Path(__file__).parents[2] / "shared"
PEOPLE, MENTIONS, AT_ONCE = 20_000, 1_000, 10
STATES = ("state:us", "state:fr", "state:kz", "state:tr", "state:jp", "state:in", "state:hu", "state:ca")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured, or None."""
    return None if any(folder.glob("corpora/tenures/*.holders21.csv")) else f"no tables of terms at {folder / 'corpora/tenures'}"


def figures(folder: Path, peer: str | None = None) -> Iterator[Figure]:
    """Yield the processor's seconds of a thousand mentions."""
    found, right = measured(folder, PEOPLE)
    told = f"aim: under 1; {right} of {MENTIONS} found again"
    yield Figure(f"seconds for 1,000 mentions, {PEOPLE:,} people of {5 * PEOPLE:,} names", found, counts=told)


def measured(folder: Path, people: int) -> tuple[float, int]:
    """Return the seconds that the mentions take in a record of so many people, and how many are found again."""
    made = list(_people(folder, people))
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as scratch:
        record = open_record(Path(scratch) / "large.elchi", NOON, create=True)
        for start in range(0, people, 1_000):
            with record.writer() as writer:
                writer.append(*_table(made[start : start + 1_000], start), NOON)
        asked = [chance.choice(made) for _ in range(MENTIONS)]
        with record.writer() as writer:
            spent, found = _asked(asked, RecordKnown(writer.connection), chance)
        record.close()
    return spent, sum(identifier == who[0] for identifier, who in zip(found, asked, strict=True))


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


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [PEOPLE]:
        seconds, again = measured(SHARED, size)
        told = f"{again} of {MENTIONS} found again"
        print(table([Figure(f"seconds for 1,000 mentions, {size:,} people of {5 * size:,} names", seconds, counts=told)]))
