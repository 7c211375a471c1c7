"""The web face on the command line."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from elchi.errors import RecordError
from elchi.faces.options import open_desk

if TYPE_CHECKING:
    from elchi.desk import Desk


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8440, show_default=True, type=click.IntRange(0, 65535))
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name under which others reach it; may be given again.")
@click.option("--demo", is_flag=True, help="Show the sample archive, read into a scratch record.")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, names: tuple[str, ...], demo: bool) -> None:
    """Show the record in the browser.

    \b
    Example:
      elchi serve --demo
    """
    import uvicorn

    from elchi.faces.web.app import create_app
    from elchi.faces.web.guard import LOCAL

    with _sample() if demo else open_desk(ctx, create=True) as opened:
        _refuse_openness(host)
        click.echo(f"Open http://{'[' + host + ']' if ':' in host else host}:{port} in a browser; Ctrl+C stops.", err=True)
        app = create_app(opened, hosts={*LOCAL, host.lower(), *(n.lower() for n in names)})
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=False)


def _refuse_openness(host: str) -> None:
    """Raise RecordError where others could reach the pages and nobody keeps the door."""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise RecordError(f'There is no administrator yet, so "{host}" is not listened on; listen on 127.0.0.1.')


@contextmanager
def _sample() -> Iterator["Desk"]:
    from elchi.faces.demo import sample_archive

    with sample_archive() as (opened, told):
        click.echo(told.text.splitlines()[-1], err=True)
        yield opened
