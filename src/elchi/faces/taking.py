"""What is taken in by the command line: documents, and tables of facts."""

from datetime import date
from typing import Any

import click

from elchi.faces.options import AS_JSON, DAY, LABEL, WHO_SEES, open_desk


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--published", type=DAY, help="The date of publication, where the document does not state it.")
@click.option("--publisher", help="Who published it.")
@click.option("--label", type=LABEL, default="public", show_default=True, help=WHO_SEES)
@AS_JSON
@click.pass_context
def read(
    ctx: click.Context, sources: tuple[str, ...], published: date | None, publisher: str | None, label: str, as_json: bool
) -> None:
    """Read files, folders, addresses or feeds into the record.

    \b
    Example:
      elchi read reports/ https://example.org/news/feed.xml
    """
    from elchi.desk import given
    from elchi.faces.progress import following

    with open_desk(ctx, create=True) as opened:
        said = given(published, publisher, label)
        results = [item for source in sources for item in following(opened.take(source, said), source)]
    _tell_taken(ctx, results, as_json)


def _tell_taken(ctx: click.Context, results: list[Any], as_json: bool) -> None:
    """Print what was read and, on stderr, what could not be; the exit code tells whether anything could not."""
    from elchi.faces.printing import readings_told
    from elchi.faces.readout import to_json

    told, findings = readings_told(results)
    click.echo(to_json(told) if as_json else told.text)
    for finding in findings:
        click.echo(str(finding), err=True)
    ctx.exit(0 if all(finding.read for finding in findings) else 1)


@click.group(name="import")
def imports() -> None:
    """Import tables of facts: each row is a claim that cites its row.

    \b
    Example:
      elchi import tenures kazakhstan-ministers.csv --published 2022-12-31 --publisher Wikidata
    """


@imports.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--of", "owner", help="The state or body whose offices they are; else the one in the file's name.")
@click.option("--published", type=DAY, help="The day on which the table was true: open ends are attested as of it.")
@click.option("--publisher", help="Who made it.")
@click.option("--label", type=LABEL, default="public", show_default=True, help=WHO_SEES)
@AS_JSON
@click.pass_context
def tenures(
    ctx: click.Context,
    sources: tuple[str, ...],
    owner: str | None,
    published: date | None,
    publisher: str | None,
    label: str,
    as_json: bool,
) -> None:
    """Import who held which office from when to when, from CSV tables (see lexica/termlists.yaml for their columns).

    \b
    Example:
      elchi import tenures kazakhstan-ministers.csv --published 2022-12-31 --publisher Wikidata
    """
    from elchi.desk import given

    with open_desk(ctx, create=True) as opened:
        said = given(published, publisher, label)
        results = [item for source in sources for item in opened.take_terms(source, said, owner)]
    _tell_taken(ctx, results, as_json)


TAKING = (read, imports)
