"""Accounts on the command line: who may come in, what they may do and see."""

import getpass
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from elchi.faces.options import AS_JSON, open_desk, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from elchi.accounts.people import Account

_HERE = "command line"
_ROLES = ("reader", "analyst", "editor", "administrator")


@click.group(name="account")
def account() -> None:
    """Say who may come in: each account has a role (what its holder may do) and a clearance (what they may see).

    \b
    Example:
      elchi account add "Ada" --role administrator --internal
    """


@account.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), default="reader", show_default=True, help="What they may do.")
@click.option("--internal", is_flag=True, help="They may see what is internal.")
@click.option("--group", "groups", multiple=True, help="They may see what is restricted to this group; may be given again.")
@click.option("--no-password", is_flag=True, help="Only tokens open for it: an account for programs.")
@click.pass_context
def add(ctx: click.Context, name: str, role: str, internal: bool, groups: tuple[str, ...], no_password: bool) -> None:
    """Make an account. The password is asked for, or read from a pipe; it is never a part of the command.

    \b
    Example:
      elchi account add "Ada" --role editor --internal --group cabinet
    """
    from elchi.accounts.people import Role
    from elchi.model.document import Clearance, Level

    clearance = Clearance(Level.INTERNAL if internal else Level.PUBLIC, frozenset(groups))
    with open_desk(ctx, create=True) as opened:
        password = None if no_password else _password()
        made = opened.accounts().add(name, Role[role.upper()], clearance, password, _who(), _HERE)
    click.echo(_told(made))


@account.command(name="list")
@AS_JSON
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the accounts.

    \b
    Example:
      elchi account list
    """
    with open_desk(ctx) as opened:
        put(opened.accounts().all(), as_json, _all_told)


@account.command()
@click.argument("name")
@click.pass_context
def password(ctx: click.Context, name: str) -> None:
    """Give an account another password; whoever is signed in under it is signed out.

    \b
    Example:
      elchi account password "Ada"
    """
    with open_desk(ctx) as opened:
        opened.accounts().change_password(name, _password(), _who(), _HERE)
    click.echo(f"{name} has another password.")


@account.command()
@click.argument("name")
@click.option("--for", "called", default="", help="What it is for.")
@click.option("--days", type=click.IntRange(1, 3650), help="How long it opens; until it is taken away without this.")
@click.pass_context
def token(ctx: click.Context, name: str, called: str, days: int | None) -> None:
    """Make a token with which a program asks in the name of an account. It is shown this once.

    \b
    Example:
      elchi account token "Ada" --for "the weekly report" --days 365
    """
    with open_desk(ctx) as opened:
        made = opened.accounts().token(name, called, _who(), _HERE, timedelta(days=days) if days else None)
    click.echo(made)


@account.command()
@click.argument("name")
@click.pass_context
def remove(ctx: click.Context, name: str) -> None:
    """Take an account away, with its sessions and tokens; what it did stays in the audit.

    \b
    Example:
      elchi account remove "Ada"
    """
    with open_desk(ctx) as opened:
        opened.accounts().remove(name, _who(), _HERE)
    click.echo(f"{name} has no account any more.")


@click.command()
@click.argument("document")
@click.argument("level", type=click.Choice(["public", "internal", "restricted"]))
@click.option("--group", "groups", multiple=True, help="Whom it is restricted to; may be given again.")
@click.pass_context
def label(ctx: click.Context, document: str, level: str, groups: tuple[str, ...]) -> None:
    """Say who may see a document, and all that came of it, from now on: everyone, the house, or the named groups.

    \b
    Example:
      elchi label 3f2a9c restricted --group cabinet
    """
    from elchi.model.document import Label, Level

    if bool(groups) != (level == "restricted"):
        raise click.UsageError("A restricted document names its groups (--group G), and no other does.")
    with open_desk(ctx) as opened:
        opened.label(document, Label(Level[level.upper()], frozenset(groups)))
    click.echo(f"{document} is {level} now" + (f": {', '.join(sorted(groups))}." if groups else "."))


def _password() -> str:
    """The password: asked for twice at a terminal, else the first line that is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _who() -> str:
    """Who works at this machine, for the audit."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have no names for its users
        return "unknown"


def _told(found: "Account") -> str:
    sees = [found.clearance.level.name.lower(), *(f"group {g}" for g in sorted(found.clearance.groups))]
    return f"{found.name}: {found.role.name.lower()}, sees {', '.join(sees)}"


def _all_told(found: "Sequence[Account]") -> str:
    return "\n".join(map(_told, found)) or "There are no accounts."
