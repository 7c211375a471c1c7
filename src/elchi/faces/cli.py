"""The command line: parse, call one function, print. Plain text by default, `--json` for machines."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from elchi import __version__
from elchi.errors import ElchiError

if TYPE_CHECKING:
    from elchi.desk import Desk, View


class Day(click.ParamType[date]):
    """A day, written 2022-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what would help."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no day; write it as 2022-01-31.', param, ctx)


class Moment(click.ParamType[datetime]):
    """A day or moment of our clock, written 2022-01-31 or 2022-01-31T12:00+00:00."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment in UTC; a day counts to its end."""
        from datetime import UTC, time

        try:
            found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no moment; write it as 2022-01-31 or 2022-01-31T12:00.', param, ctx)
        if isinstance(value, str) and len(value) == 10:
            found = datetime.combine(found, time.max)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


DAY, MOMENT = Day(), Moment()
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_as_of = click.option("--as-of", type=DAY, help="Only what documents said by this day.")
_known = click.option("--known", type=MOMENT, help="Only what the record held at this moment.")


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every question has."""
    return _json(_as_of(_known(command)))


class Faithful(click.Group):
    """Prints what Elchi raises as one sentence on stderr and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except ElchiError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
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
    ctx.obj = record


@contextmanager
def _desk(ctx: click.Context, *, create: bool = False) -> Iterator["Desk"]:
    from elchi.desk import desk

    with desk(ctx.obj, create=create) as opened:
        yield opened


@contextmanager
def _view(ctx: click.Context, as_of: date | None, known: datetime | None) -> Iterator["View"]:
    with _desk(ctx) as opened, opened.view(as_of=as_of, known=known) as view:
        yield view


def _print(answer: object, as_json: bool, text: Callable[[Any], str]) -> None:
    from elchi.faces.printing import to_json

    click.echo(to_json(answer) if as_json else text(answer))


def _subject(view: "View", words: str) -> str:
    from elchi.desk import subject_of

    return subject_of(view, words).id


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--published", type=DAY, help="The date of publication, where the document does not state it.")
@click.option("--publisher", help="Who published it.")
@click.option("--label", type=click.Choice(["public", "internal"]), default="public", show_default=True, help="Who may see it.")
@_json
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

    with _desk(ctx, create=True) as opened:
        said = given(published, publisher, label)
        results = [item for source in sources for item in following(opened.take(source, said), source)]
    from elchi.faces.printing import readings_told, to_json

    told, failed = readings_told(results)
    click.echo(to_json(told) if as_json else told.text)
    for finding in failed:
        click.echo(str(finding), err=True)
    ctx.exit(1 if failed else 0)


@main.command()
@click.argument("file")
@click.option("--why", is_flag=True, help="Show the line of units of each sentence, and the act behind each claim.")
@_json
def reading(file: str, why: bool, as_json: bool) -> None:
    """Show what the reader sees in one text; nothing is recorded.

    \b
    Example:
      elchi reading report.txt --json
    """
    from elchi.desk import explain, read_alone
    from elchi.faces.printing import reading_told, to_json

    if why:
        click.echo(explain(file))
        return
    found = read_alone(file)
    click.echo(to_json(found) if as_json else reading_told(found))


@main.command()
@click.argument("whom")
@click.option("--for", "on", type=DAY, help="The day of the meeting.")
@asking
@click.pass_context
def brief(ctx: click.Context, whom: str, on: date | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """What we know of a person, office, state, body or place before a meeting.

    \b
    Example:
      elchi brief "Secretary of State of Kazakhstan" --as-of 2022-02-01
    """
    from elchi.answers.brief import brief as answer
    from elchi.faces.printing import brief_told

    with _view(ctx, as_of, known) as view:
        _print(answer(view, _subject(view, whom), on or as_of), as_json, brief_told)


@main.command()
@click.argument("whom")
@click.option("--on", type=DAY, help="The day asked about.")
@asking
@click.pass_context
def who(ctx: click.Context, whom: str, on: date | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """Who held an office (on a day), or which offices a person held.

    \b
    Example:
      elchi who "Secretary General of the Organization of Turkic States" --on 2020-06-01
    """
    from elchi.answers.holders import offices_of, who_held
    from elchi.faces.printing import holders_told, holding_told

    with _view(ctx, as_of, known) as view:
        subject = _subject(view, whom)
        if subject.startswith("person:"):
            _print(offices_of(view, subject), as_json, holders_told)
        else:
            _print(who_held(view, subject, on), as_json, holding_told)


@main.command()
@click.option("--with", "party", help="Only those with this person, office, state or body.")
@click.option("--from", "first", type=DAY, help="Not before this day.")
@click.option("--to", "last", type=DAY, help="Not after this day.")
@asking
@click.pass_context
def meetings(
    ctx: click.Context,
    party: str | None,
    first: date | None,
    last: date | None,
    as_of: date | None,
    known: datetime | None,
    as_json: bool,
) -> None:
    """Encounters, each once, with all reports of it; latest first.

    \b
    Example:
      elchi meetings --with Amreyev
    """
    from elchi.answers.meetings import meetings as answer
    from elchi.faces.printing import meetings_told

    with _view(ctx, as_of, known) as view:
        _print(answer(view, _subject(view, party) if party else None, first=first, last=last), as_json, meetings_told)


@main.command()
@click.argument("whom")
@asking
@click.pass_context
def timeline(ctx: click.Context, whom: str, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """What the record tells of somebody or something, in order of time.

    \b
    Example:
      elchi timeline Kazakhstan
    """
    from elchi.answers.timeline import timeline as answer
    from elchi.faces.printing import timeline_told

    with _view(ctx, as_of, known) as view:
        _print(answer(view, _subject(view, whom)), as_json, timeline_told)


@main.command()
@click.option("--with", "party", help="Only those with this person, office, state or body.")
@asking
@click.pass_context
def calendar(ctx: click.Context, party: str | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """What was still to come: planned and postponed encounters.

    \b
    Example:
      elchi calendar --as-of 2019-03-15
    """
    from elchi.answers.timeline import calendar as answer
    from elchi.faces.printing import meetings_told

    with _view(ctx, as_of, known) as view:
        _print(answer(view, as_of, _subject(view, party) if party else None), as_json, meetings_told)


@main.command()
@click.option("--by", help="Only those of this person, office, state or body.")
@asking
@click.pass_context
def commitments(ctx: click.Context, by: str | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """Who decided, agreed, pledged or was told to do what, by when.

    \b
    Example:
      elchi commitments --as-of 2019-03-15
    """
    from elchi.answers.commitments import commitments as answer
    from elchi.faces.printing import commitments_told

    with _view(ctx, as_of, known) as view:
        _print(answer(view, by=_subject(view, by) if by else None), as_json, commitments_told)


@main.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="How many passages at most.")
@asking
@click.pass_context
def search(
    ctx: click.Context, words: tuple[str, ...], limit: int, as_of: date | None, known: datetime | None, as_json: bool
) -> None:
    """Passages that hold all the words, best first.

    \b
    Example:
      elchi search "observer status"
    """
    from elchi.answers.search import search as answer
    from elchi.faces.printing import lines_told

    with _view(ctx, as_of, known) as view:
        _print(answer(view, " ".join(words), limit), as_json, lines_told)


@main.command()
@_json
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Prove the promises on the record: quotes stand, nothing was changed, derived tables equal a rebuild.

    \b
    Example:
      elchi check
    """
    from elchi.faces.printing import breaches_told

    with _desk(ctx) as opened:
        found = opened.check()
    _print(found, as_json, breaches_told)
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
    with _desk(ctx) as opened:
        opened.record.backup(path)
    click.echo(f"The record was copied to {path}.")


@main.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(["same", "not-same", "unsure"]))
@click.option("--why", required=True, help="The reason, kept with the judgement.")
@click.option("--by", required=True, help="Your name, kept with the judgement.")
@click.pass_context
def judge(ctx: click.Context, left: str, right: str, verdict: str, why: str, by: str) -> None:
    """Say whether two identifiers name one thing. A later judgement replaces an earlier; nothing is deleted.

    \b
    Example:
      elchi judge person:bagdad-amreyev person:b-amreyev same --why "same office and day" --by "A. Reader"
    """
    from elchi.model.entity import Verdict

    with _desk(ctx) as opened:
        made = opened.judge(left, right, Verdict(verdict.replace("-", " ")), by, why)
    click.echo(f"{made.left} and {made.right}: {made.verdict}, by {made.by}.")


@main.command()
@_json
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
