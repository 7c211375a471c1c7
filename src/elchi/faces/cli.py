"""The command line: parse, call one function, print. Plain text by default, `--json` for machines."""

import gc
import sys
from pathlib import Path
from typing import Any

import click

from elchi import __version__
from elchi.errors import ElchiError
from elchi.faces.accounts import account, label
from elchi.faces.asking import ask
from elchi.faces.centres import CENTRES
from elchi.faces.consulting import CONSULTING
from elchi.faces.follow import FOLLOWING
from elchi.faces.options import AS_JSON, open_desk, put
from elchi.faces.questions import QUESTIONS
from elchi.faces.serving import serve
from elchi.faces.taking import TAKING

_COLLECTED = 50_000, 20, 50  # values made before garbage is looked for: loading the rooms makes many and no garbage


class Faithful(click.Group):
    """Prints what Elchi raises as one sentence on stderr and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except ElchiError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except click.NoSuchOption as error:
            if error.option_name != "--record":
                raise
            where = "It stands before the command: elchi --record PLACE COMMAND, or ELCHI_RECORD in the environment."
            raise click.UsageError(f"{error.format_message()} {where}", error.ctx) from None
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)


@click.group(
    cls=Faithful, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "ELCHI", "max_content_width": 110}
)
@click.version_option(__version__, prog_name="elchi")
@click.option(
    "--record",
    default="record.elchi",
    show_default=True,
    metavar="PLACE",
    help="The record: a file, or postgresql://user@host/name.",
)
@click.pass_context
def main(ctx: click.Context, record: str) -> None:
    """The institutional memory of diplomacy: read reports, keep a cited record, ask it.

    \b
    Example:
      elchi read reports/
      elchi brief "Secretary of State of Kazakhstan" --as-of 2022-02-01
    """
    gc.set_threshold(*_COLLECTED)
    ctx.obj = record


for _question in (*TAKING, *QUESTIONS, *FOLLOWING, *CONSULTING, *CENTRES, ask, serve, account, label):
    main.add_command(_question)


@main.command()
@click.argument("file")
@click.option("--why", is_flag=True, help="Show the line of units of each sentence, and the act behind each claim.")
@AS_JSON
def reading(file: str, why: bool, as_json: bool) -> None:
    """Show what the reader sees in one text; nothing is recorded.

    \b
    Example:
      elchi reading report.txt --json
    """
    from elchi.alone import explain, read_alone
    from elchi.faces.readout import reading_told, to_json

    if why:
        click.echo(explain(file))
        return
    found = read_alone(file)
    click.echo(to_json(found) if as_json else reading_told(found))


@main.command()
@click.option("--rebuild", is_flag=True, help="First make anew what is derived from the log, by the rules of this version.")
@AS_JSON
@click.pass_context
def check(ctx: click.Context, rebuild: bool, as_json: bool) -> None:
    """Prove the promises on the record: quotes stand, nothing was changed, derived tables equal a rebuild.

    \b
    Example:
      elchi check
    """
    from elchi.faces.printing import breaches_told

    with open_desk(ctx) as opened:
        if rebuild:
            opened.rebuild()
        found = opened.check()
    put(found, as_json, breaches_told)
    ctx.exit(1 if found else 0)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_context
def backup(ctx: click.Context, path: Path) -> None:
    """Write a consistent copy of the record to a new file.

    \b
    Example:
      elchi backup 2026-11-24.elchi
    """
    with open_desk(ctx) as opened:
        opened.record.backup(path)
    click.echo(f"The record was copied to {path}.")


@main.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(["same", "not-same", "unsure"]))
@click.option("--why", required=True, help="The reason, kept with the judgement.")
@click.option("--by", required=True, help="Your name, kept with the judgement.")
@AS_JSON
@click.pass_context
def judge(ctx: click.Context, left: str, right: str, verdict: str, why: str, by: str, as_json: bool) -> None:
    """Say whether two people (or other things) of the record are one. A later judgement replaces an earlier; nothing is deleted.

    \b
    Example:
      elchi judge person:bagdad-amreyev person:b-amreyev same --why "same office and day" --by "A. Reader"
    """
    from elchi.asked import two_of
    from elchi.faces.options import open_view
    from elchi.model.entity import Verdict

    with open_view(ctx, None, None) as view:
        one, other = two_of(view, left, right)
    with open_desk(ctx) as opened:
        made = opened.judge(one, other, Verdict(verdict.replace("-", " ")), by, why)
    put(made, as_json, lambda told: f"{told.left} and {told.right}: {told.verdict}, by {told.by}.")


@main.command()
@click.argument("left")
@click.argument("right")
@click.option("--why", is_flag=True, help="Show the reasons, and every judgement about the two.")
@AS_JSON
@click.pass_context
def same(ctx: click.Context, left: str, right: str, why: bool, as_json: bool) -> None:
    """Whether two people of the record are one, by their names and offices; what people judged is shown beside it.

    \b
    Example:
      elchi same "Bagdad Amreyev" "B. Amreyev" --why
    """
    from elchi.asked import compared
    from elchi.faces.options import asked, open_view
    from elchi.faces.profiles import Comparison, comparison_told

    with open_view(ctx, None, None) as view:
        one, other = asked(view, left), asked(view, right)
        judged = tuple(j for j in view.judgements(one) if other in (j.left, j.right)) if why else ()
        match = compared(view, one, other) if one != other else None
        put(Comparison(one, other, match, judged, why), as_json, comparison_told)


@main.command()
@click.option("--by", required=True, help="Your name, kept with each choice.")
@click.option("--limit", default=20, show_default=True, help="How many questions at most.")
@click.option("--only", type=click.Choice(["doubts", "evidence"]), help="Only doubts, or only proposed evidence.")
@AS_JSON
@click.pass_context
def review(ctx: click.Context, by: str, limit: int, only: str | None, as_json: bool) -> None:
    """Go through what readers and rules left open, and what may be evidence of what was promised.

    A doubt is chosen by number; evidence is accepted (a) with a standing, rejected (r), or left unsure (u); z takes the last
    choice back, w tells why it is proposed, s skips, q stops. A choice is kept with your name and reason and holds for every later reading; choosing again changes it.

    \b
    Example:
      elchi review --by "A. Reader"
    """
    from elchi.faces.review import go_through

    with open_desk(ctx) as opened:
        go_through(opened, by, limit, as_json, only)


@main.command()
@AS_JSON
def demo(as_json: bool) -> None:
    """Read the sample archive into a scratch record and ask it.

    \b
    Example:
      elchi demo
    """
    from elchi.faces.demo import run

    run(as_json)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the line that switches on completion in a shell.

    \b
    Example:
      elchi completion bash >> ~/.bashrc
    """
    line = {"bash": 'eval "$(_ELCHI_COMPLETE=bash_source elchi)"', "zsh": 'eval "$(_ELCHI_COMPLETE=zsh_source elchi)"'}
    click.echo(line.get(shell, "_ELCHI_COMPLETE=fish_source elchi | source"))
