"""What tests share: a clock that stands still, documents made of short texts, records in real databases."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from elchi.desk import Desk, Taken, desk, given, resolve_alone
from elchi.lexica.lexicon import load_lexicon
from elchi.model.reading import Reading
from elchi.model.document import Document, Label
from elchi.model.entity import Resolution
from elchi.reading.reader import read
from elchi.record.store import Record, open_record

SHARED = Path(__file__).parents[1] / "../shared"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def document(text: str, published: date | None = None, address: str = "report.txt", label: Label | None = None) -> Document:
    """A document of a short text; indentation is taken off."""
    plain = textwrap.dedent(text).strip("\n")
    return Document(
        hashlib.sha256(plain.encode()).hexdigest(), plain, plain.encode(), "text/plain", address,
        published=published, language="en", label=label or Label(),
    )  # fmt: skip


def reading_of(text: str, published: date | None = None) -> Reading:
    return read(document(text, published), load_lexicon())


def resolved(text: str, published: date | None = None) -> Resolution:
    return resolve_alone(document(text, published))


@pytest.fixture
def here(request: pytest.FixtureRequest) -> Document:
    """The report in the test's own docstring."""
    return document(request.function.__doc__)


def shared(place: str) -> Path:
    """Material that others wrote, or a skip that says so."""
    found = SHARED / place
    if not found.exists():
        pytest.skip(f"shared/{place} is not beside the project")
    return found


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server: the one named in ELCHI_TEST_POSTGRESQL, else a cluster of our own."""
    if named := os.environ.get("ELCHI_TEST_POSTGRESQL"):
        yield named
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries or shutil.which("runuser") is None or os.geteuid() != 0:
        pytest.skip("no PostgreSQL server: set ELCHI_TEST_POSTGRESQL, or install postgresql and run as root")
    place = Path(tempfile.mkdtemp(prefix="elchi-pg-"))  # not pytest's own folder, which only its user may enter
    place.chmod(0o755)
    shutil.chown(place, "postgres")
    as_postgres = ["runuser", "-u", "postgres", "--"]
    subprocess.run(
        [*as_postgres, binaries[-1] / "initdb", "-D", place / "data", "-A", "trust", "--no-sync"], check=True, capture_output=True
    )
    options = f"-k {place} -c listen_addresses='' -c fsync=off"
    server = [*as_postgres, binaries[-1] / "pg_ctl", "-D", place / "data"]
    subprocess.run([*server, "-w", "-o", options, "-l", place / "log", "start"], check=True, stdout=subprocess.DEVNULL)
    yield f"postgresql://postgres@/postgres?host={place}"
    subprocess.run([*server, "-m", "immediate", "stop"], check=True, capture_output=True)
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """An empty record, once on each database."""
    if request.param == "sqlite":
        opened = open_record(tmp_path / "record.elchi", NOON)
    else:
        opened = open_record(_fresh(request.getfixturevalue("postgresql")), NOON)
    yield opened
    opened.close()


def _fresh(server: str) -> str:
    """A new database on the server."""
    import uuid

    import psycopg

    name = f"elchi_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Desk]:
    """A desk on an empty record, with a clock that stands still."""
    with desk(tmp_path / "record.elchi", create=True, clock=lambda: NOON) as opened:
        yield opened


def take_dated(opened: Desk, folder: Path, reports: Mapping[str, str], publisher: str | None = None) -> list[Taken]:
    """Read short reports, each under the day on which it was published."""
    taken: list[Taken] = []
    for day, words in reports.items():
        (folder / f"{day}.txt").write_text(f"{words}\n", "utf-8")
        found = opened.take(str(folder / f"{day}.txt"), given(date.fromisoformat(day), publisher, "public"))
        taken += [t for t in found if isinstance(t, Taken)]
    return taken


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample archive, read."""
    place = tmp_path_factory.mktemp("archive") / "archive.elchi"
    with desk(place, create=True, clock=lambda: NOON) as opened:
        list(opened.take(str(sample("reports"))))
        yield opened


def sample(place: str) -> Path:
    return Path(__file__).parents[1] / "src/elchi/sample" / place


Reader = Callable[[str], Reading]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is printed now into the documents")
