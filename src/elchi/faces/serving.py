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
@click.option("--open", "public", is_flag=True, help="Let anybody read what is public without signing in.")
@click.option("--demo", is_flag=True, help="Show the sample archive, read into a scratch record.")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, names: tuple[str, ...], public: bool, demo: bool) -> None:
    """Show the record in the browser: to one person at this machine, or to those who have an account (elchi account add).

    \b
    Example:
      elchi serve --demo
    """
    import uvicorn

    from elchi.faces.web.app import create_app
    from elchi.faces.web.door import Door
    from elchi.faces.web.guard import LOCAL

    with _sample() if demo else open_desk(ctx, create=True) as opened:
        accounts, alone = opened.accounts(), _within(host) and not names
        if not alone and not accounts.administered():
            raise RecordError(_NOBODY.format(", ".join(names) or host))
        click.echo(f"Open http://{'[' + host + ']' if ':' in host else host}:{port} in a browser; Ctrl+C stops.", err=True)
        app = create_app(opened, Door(accounts, alone=alone, public=public), {*LOCAL, host.lower(), *(n.lower() for n in names)})
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=False)


_NOBODY = 'There is no administrator yet, so "{}" is not listened on; add one (elchi account add NAME --role administrator), or listen on 127.0.0.1.'


def _within(host: str) -> bool:
    """Tell whether only this machine can reach a host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _sample() -> Iterator["Desk"]:
    from elchi.faces.demo import sample_archive

    with sample_archive() as (opened, told):
        click.echo(told.text.splitlines()[-1], err=True)
        yield opened
