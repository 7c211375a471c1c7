"""A brief as a paper in the form asked for, printed or written to a file."""

from pathlib import Path

import click

from elchi.answers.brief import Brief
from elchi.exports.briefing import paper_of
from elchi.exports.paper import Paper
from elchi.faces.readout import to_json


def put_paper(found: Brief, form: str, out: Path | None) -> None:
    """Print a brief, or write it to a file; a Word document is only written."""
    if form == "docx" and out is None:
        raise click.UsageError("A Word document goes to a file; name it with --out.")
    made = to_json(found).encode() if form == "json" else made_as(paper_of(found), form)
    if out is None:
        click.echo(made.decode())
        return
    out.write_bytes(made if form == "docx" else made.rstrip(b"\n") + b"\n")
    click.echo(f"The brief was written to {out}.")


def made_as(paper: Paper, form: str) -> bytes:
    """Return a paper in a form: text, markdown, html or docx."""
    match form:
        case "markdown":
            from elchi.exports.markdown import markdown

            return markdown(paper).encode()
        case "html":
            from elchi.exports.webpage import webpage

            return webpage(paper).encode()
        case "docx":
            from elchi.exports.word import word

            return word(paper)
    from elchi.exports.plain import plain

    return plain(paper).encode()
