"""The web face on the command line."""

import ipaddress
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from elchi.errors import RecordError
from elchi.faces.options import open_desk

if TYPE_CHECKING:
    from elchi.desk import Desk


_WE = 'The body or state that "we" and "us" mean, for those who say nothing else themselves. [env: ELCHI_WE]'


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8440, show_default=True, type=click.IntRange(0, 65535))
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name under which others reach it; may be given again.")
@click.option("--open", "public", is_flag=True, help="Let anybody read what is public without signing in.")
@click.option(
    "--openid", type=click.Path(path_type=Path), metavar="FILE", help="Let people sign in with another house's word: FILE names it."
)
@click.option("--workers", type=click.IntRange(1, 64), help="How many processes answer; as many as there are cores without it.")
@click.option("--as", "--we", "we", envvar="ELCHI_WE", default="", help=_WE)
@click.option("--demo", is_flag=True, help="Show the sample archive, read into a scratch record.")
@click.pass_context
def serve(
    ctx: click.Context, host: str, port: int, names: tuple[str, ...], public: bool, openid: Path | None, workers: int | None,
    we: str, demo: bool,
) -> None:  # fmt: skip
    """Show the record in the browser: to one person at this machine, or to those who have an account (elchi account add).

    \b
    Example:
      elchi serve --demo
    """
    from elchi.accounts.openid import provider_from
    from elchi.faces.web.served import Served

    vouching = str(openid.resolve()) if openid else None
    if openid is not None:
        provider_from(openid)  # said before anything listens, where it does not fit
    many = 1 if demo and workers is None else workers or os.cpu_count() or 1
    with _sample() if demo else open_desk(ctx, create=True) as opened, _shelf() as shelf:
        alone, kept = _alone(opened, host, names), shelf if many > 1 else None
        click.echo(f"Open http://{'[' + host + ']' if ':' in host else host}:{port} in a browser; Ctrl+C stops.", err=True)
        Served(opened.record.address, _hosts(host, names), alone, public, kept, vouching, we.strip()).tell()
        opened.record.read_ahead()
        _listen(host, port, many)


def _alone(opened: "Desk", host: str, names: Sequence[str]) -> bool:
    """Tell whether only this machine can ask. Raises RecordError where others could, and nobody administers who may."""
    alone = _within(host) and not names
    if not alone and not opened.accounts().administered():
        raise RecordError(_NOBODY.format(", ".join(names) or host))
    return alone


def _hosts(host: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names under which the record is served."""
    from elchi.faces.web.guard import LOCAL

    return tuple(sorted({*LOCAL, host.lower(), *(n.lower() for n in names)}))


def _shelf() -> "TemporaryDirectory[str]":
    """A folder for answers, into which nobody else on this machine may look."""
    return TemporaryDirectory(prefix="elchi-")


def _listen(host: str, port: int, workers: int) -> None:
    """Answer until stopped. A worker that has much to do is not taken for one that hangs."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    told = uvicorn.Config(
        "elchi.faces.web.served:app", factory=True, host=host, port=port, workers=workers, timeout_worker_healthcheck=_PATIENCE,
        loop="elchi.faces.web.sharing:Sharing" if workers > 1 else "auto", log_level="warning", access_log=False, server_header=False, date_header=False,
    )  # fmt: skip
    if workers == 1:
        uvicorn.Server(told).run()
        return
    shared = told.bind_socket()
    shared.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the end of an answer waits for its receiver's leave
    Multiprocess(told, sockets=[shared]).run()


_PATIENCE = 120  # seconds
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
