"""Questions in one line on the command line: each is answered by the command that it means, which is shown first."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from elchi.faces.options import asked, asking, open_view

if TYPE_CHECKING:
    from elchi.questioning import Question


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--as", "--we", "we", envvar="ELCHI_WE", help='The body or state that "we" and "us" mean. [env: ELCHI_WE]')
@asking
@click.pass_context
def ask(
    ctx: click.Context, words: tuple[str, ...], we: str | None, as_of: date | None, known: datetime | None, as_json: bool
) -> None:
    """Ask in your own words: the command that answers is shown, and then its answer.

    \b
    Example:
      elchi ask who chairs OTS next
    """
    from elchi.errors import QuestionError
    from elchi.questioning import near_forms, question_of, speaks_of_us

    line = " ".join(words)
    with open_view(ctx, as_of, known) as view:
        found = question_of(view, line)
        told = command_of(found, line, we) if found else None
        if told is not None and we:
            asked(view, we)  # an error that tells what would help, before anything is shown
    if told is None:
        near = "; ".join(f'"{form}"' for form in near_forms(line))
        raise QuestionError(
            f'"{line[:100]}" is no question that is understood here. Near to it: {near}. elchi search finds any words.'
        )
    times = [
        *(["--as-of", str(as_of)] if as_of else []),
        *(["--known", known.isoformat()] if known else []),
        *(["--json"] if as_json else []),
    ]
    if speaks_of_us(line) and not we:
        click.echo('Who "we" are is not said: ask with --as OTS, or set ELCHI_WE=OTS once; until then everybody counts.', err=True)
    if not as_json:
        click.echo("$ elchi " + " ".join(f'"{w}"' if " " in w else w for w in told) + "\n")
    _run(ctx, [*told, *times])


def _run(ctx: click.Context, told: list[str]) -> None:
    group = ctx.parent.command if ctx.parent else None
    command = group.get_command(ctx, told[0]) if isinstance(group, click.Group) else None
    if command is not None:
        with command.make_context(told[0], told[1:], parent=ctx.parent) as inner:
            command.invoke(inner)


# The command of each kind of question: words that stand as they are, and slots in braces. What is in brackets is left out without a day.
_COMMANDS = {
    "overdue": "commitments --overdue", "overdue_of": "commitments --by {whom} --overdue", "commitments": "commitments --by {whom}",
    "owed": "commitments --by {whom} --to {other}", "promised": "commitments --to {whom}", "mandates": "mandates --topic {topic}",
    "assessments": "assessments --on {matter}", "consultation": "consultation {matter}", "before": "who {office}", "before_any": "who {office}", "belongs": "brief {whom}", "founded": "body {body}", "before_in": "who {other}",
    "chairs": "body {body}", "chaired": "who {chair} --on {day}", "next_of": "calendar --with {body}", "changes": "changes --since {day}",
    "changes_about": "changes --since {day} --about {whom}", "together": "meetings --with {whom} --beside {other} [--from {day} --to {until}]",
    "membership": "members {body} --state {whom}", "membership_on": "members {body} --state {whom} --on {day}", "members": "members {whom} [--on {day}]",
    "decided": "commitments --at {event} --topic {topic}", "decided_at": "commitments --at {event}", "meetings": "meetings --with {whom} [--from {day} --to {until}]",
    "calendar": "calendar --with {whom}", "brief": "brief {whom} [--for {day}]", "outcome": "commitment {matter}", "due": "commitments --due {day}", "timeline": "timeline {whom}",
    "heads": "who {body} [--on {day}]", "tenure": "person {whom}", "news": "changes --since {day}", "news_of": "changes --since {day} --about {whom}",
    "event": "brief {event}", "on_day": "meetings --from {day} --to {until}", "due_in": "commitments --due {until}", "ahead": "calendar",
    "network": "meetings --with {whom}", "consultations": "consultation", "all_assessments": "assessments", "all_mandates": "mandates",
    "all_meetings": "meetings", "map": "meetings", "all_network": "meetings", "on_topic": "brief {topic}", "all_commitments": "commitments", "said": "brief {whom}", "papers": "search {matter}",
}  # fmt: skip
_NAMED = {"office": "who {whom} [--on {day}]", "person": "person {whom}", "body": "body {whom}"}


# The same for a line that speaks of us, where it is known who that is.
_OURS = {
    "commitments": "commitments --by {whom} --to {we}", "promised": "commitments --by {we} --to {whom}",
    "meetings": "meetings --with {whom} --beside {we} [--from {day} --to {until}]", "brief": "brief {whom} --we {we} [--for {day}]",
}  # fmt: skip


def command_of(found: "Question", line: str = "", we: str | None = None) -> list[str] | None:
    """Return the command that answers a question, for us where the line speaks of us; None where none does."""
    from elchi.questioning import speaks_of_us

    kind = found.subject.kind if found.subject else ""
    ours = _OURS.get(found.page) if we and speaks_of_us(line) else None
    form = ours or _COMMANDS.get(found.page) or _NAMED.get(kind, "brief {whom}")
    said = {slot: subject.asked for slot, subject in found.meant.items()} | dict(found.said) | {"we": we or ""}
    said |= {
        "day": str(found.on or ""),
        "until": str(found.until or ""),
        "chair": f"chair of {said.get('body', '')}",
        "event": found.meant["event"].id if "event" in found.meant else "",
    }
    kept = form.replace("[", "").replace("]", "") if found.on else form.partition(" [")[0]
    told = [said.get(word[1:-1], "") if word[0] == "{" else word for word in kept.split()]
    return told if all(told) else None
