"""How long a new document takes to be searched for evidence of 10,000 open commitments, through the index of the record.

    python -m benchmarks.promises

The commitments are made of common words, states and cities in chance combinations, drawn the same every time; the documents are those
of the sample archive.
"""

import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figures import Figure, table
from elchi.alone import documents_in
from elchi.desk import resolve_alone
from elchi.lexica.lexicon import load_lexicon
from elchi.lexica.tables import word_list
from elchi.model.claim import Claim, Commitment, CommitmentKind, Party
from elchi.model.document import Document, Span
from elchi.model.entity import Resolution
from elchi.model.reading import Reading
from elchi.record import tracing
from elchi.record.known import RecordKnown
from elchi.record.store import Record, open_record
from elchi.resolving.traces import traced

SAMPLE = Path(__file__).parents[1] / "src/elchi/sample/reports"
OPEN, A_DOCUMENT, SEARCHED, AIM = 10_000, 100, 40, 50
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
STATES = ("kz", "uz", "kg", "az", "tr", "hu", "tm", "ge", "am", "md", "rs", "fi")
CITIES = ("Astana", "Baku", "Bishkek", "Tashkent", "Ankara", "Budapest", "Tbilisi", "Geneva", "Vienna", "Samarkand")


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured; this always can."""
    return None


def figures(folder: Path, peer: str | None) -> Iterator[Figure]:
    """Yield the milliseconds that a document takes, half of them and the slowest tenth."""
    with tempfile.TemporaryDirectory() as scratch:
        record = open_record(Path(scratch) / "promises.elchi", NOON)
        _fill(record)
        spent = sorted(_searches(record))
        record.close()
    told = f"{len(spent)} documents of the sample archive; aim: under {AIM}"
    yield Figure(f"ms to search {OPEN:,} open commitments for a document", statistics.median(spent), counts=told)
    yield Figure("ms, the slowest tenth from", spent[-max(1, len(spent) // 10)], counts=told)


def _fill(record: Record) -> None:
    chance = random.Random(1)
    words = [w for w in word_list("words/common") if len(w) > 4][:4000]
    for number in range(OPEN // A_DOCUMENT):
        document, resolution = _promises(number, words, chance)
        with record.writer() as writer:
            writer.append(document, resolution, NOON)


def _promises(number: int, words: list[str], chance: random.Random) -> tuple[Document, Resolution]:
    """A document that states a hundred commitments, and its resolution."""
    sentences, claims, at = [], list[Claim](), 0
    for n in range(A_DOCUMENT):
        what = " ".join(chance.sample(words, 4))
        state = chance.choice(STATES)
        sentence = f"Pledged to open the {what} in {chance.choice(CITIES)}."
        span = Span(at, at + len(sentence))
        party = Party(span, of=state, of_id=f"state:{state}")
        claims.append(
            Commitment(
                span=span,
                act="made",
                subject=f"commitment:{number}-{n}",
                kind=CommitmentKind.PLEDGE,
                who=(party,),
                what=sentence,
                verb="open",
            )
        )
        sentences.append(sentence)
        at += len(sentence) + 1
    text = " ".join(sentences)
    document = Document(
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        text.encode(),
        "text/plain",
        f"promises-{number}",
        published=date(2009, 1, 1),
    )
    reading = Reading(document.id, "made", "made", None, date(2009, 1, 1), "en", claims=tuple(claims))
    return document, traced(Resolution(reading, tuple(claims)), document, load_lexicon().register)


def _searches(record: Record) -> Iterator[float]:
    """Read documents into the record; for each, the milliseconds of the search."""
    for path in sorted(SAMPLE.glob("*.txt"))[:SEARCHED]:
        document = next(iter(documents_in(str(path))))
        with record.writer() as writer:
            resolution = resolve_alone(document, RecordKnown(writer.connection))
            writer.append(document, resolution, NOON)
            tracks = [r.id for r in writer.connection.execute(_tracks_of(document.id))]
            begin = time.perf_counter()
            tracing.pairs(writer.connection, tracks)
            yield (time.perf_counter() - begin) * 1000


def _tracks_of(document: str) -> object:
    from sqlalchemy import select

    from elchi.record import schema

    return select(schema.tracks.c.id).where(schema.tracks.c.document == document)


if __name__ == "__main__":
    print(table(list(figures(Path(), None))))
