"""The sample archive, read into a scratch record and asked."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from elchi.desk import Desk
    from elchi.faces.printing import ReadingsTold

_ASKED = "Secretary of State of Kazakhstan"


def run(as_json: bool) -> None:
    """Read the sample archive and print what was read and one brief."""
    from elchi.answers.brief import brief
    from elchi.asked import subject_of
    from elchi.faces.printing import brief_told
    from elchi.faces.readout import to_json
    from elchi.given import topics

    with sample_archive() as (opened, told), opened.view() as view:
        answer = brief(view, subject_of(view, _ASKED).id, topics=topics())
    if as_json:
        click.echo(to_json({"read": told.documents, "brief": answer}))
        return
    click.echo(told.text)
    click.echo(f'\n$ elchi brief "{_ASKED}"\n')
    click.echo(brief_told(answer))
    click.echo(f"\nTo look around in a browser: {_command()} serve --demo")


@contextmanager
def sample_archive() -> Iterator[tuple["Desk", "ReadingsTold"]]:
    """Give the sample archive in a record that is gone afterwards, and what was read."""
    from elchi.desk import desk
    from elchi.faces.printing import readings_told
    from elchi.faces.progress import following

    with (
        tempfile.TemporaryDirectory() as scratch,
        as_file(files("elchi").joinpath("sample/reports")) as reports,
        desk(Path(scratch) / "demo.elchi", create=True) as opened,
    ):
        told, _ = readings_told(list(following(opened.take(str(reports)), "the sample archive")))
        yield opened, told


def _command() -> str:
    """How to call Elchi again: by its name where the shell finds it, else by the path it was called by (`make demo`)."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "elchi" and shutil.which("elchi") is None else "elchi"
