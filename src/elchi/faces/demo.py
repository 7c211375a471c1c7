"""The sample archive, read into a scratch record and asked."""

import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import click


def run(as_json: bool) -> None:
    """Read the sample archive and print what was read and one brief."""
    from elchi.answers.brief import brief
    from elchi.asked import subject_of, topics
    from elchi.desk import desk
    from elchi.faces.printing import brief_told, readings_told
    from elchi.faces.progress import following
    from elchi.faces.readout import to_json

    with tempfile.TemporaryDirectory() as scratch, as_file(files("elchi").joinpath("sample/reports")) as reports:
        with desk(Path(scratch) / "demo.elchi", create=True) as opened:
            told, _ = readings_told(list(following(opened.take(str(reports)), "the sample archive")))
            with opened.view() as view:
                answer = brief(view, subject_of(view, _ASKED).id, topics=topics())
        if as_json:
            click.echo(to_json({"read": told.documents, "brief": answer}))
            return
        click.echo(told.text)
        click.echo(f'\n$ elchi brief "{_ASKED}"\n')
        click.echo(brief_told(answer))


_ASKED = "Secretary of State of Kazakhstan"
