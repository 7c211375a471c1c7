"""Follow-up on the command line: commitments, what was planned, and the acts on them."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from elchi.faces.options import AS_JSON, DAY, LABEL, ON, WHO_SEES, asked, asking, open_desk, open_view, put

if TYPE_CHECKING:
    from elchi.desk import Desk
    from elchi.model.followup import FollowUp

_STANDINGS = ("no evidence found", "not started", "limited", "substantial", "complete", "overtaken", "dropped")


@click.command()
@click.option("--by", "--of", "by", help="Only what this person, office, state or body must do.")
@click.option("--to", help="Only what is for this one, or was undertaken at a meeting with it by others.")
@click.option("--due", type=DAY, help="Only what is due by this day.")
@click.option("--overdue", is_flag=True, help="Only what is overdue, as of --as-of or the newest document.")
@click.option(
    "--standing", multiple=True, type=click.Choice([*_STANDINGS, "not yet looked at"]), help="Only what stands so; may be repeated."
)
@ON
@asking
@click.pass_context
def commitments(
    ctx: click.Context, by: str | None, to: str | None, due: date | None, overdue: bool, standing: tuple[str, ...], on: date | None,
    as_of: date | None, known: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Who decided, agreed, pledged or was told to do what, by when, and how it stands; each commitment once.

    \b
    Example:
      elchi commitments --by Kazakhstan --overdue
    """
    from elchi.answers.commitments import commitments as answer
    from elchi.faces.followups import commitments_told
    from elchi.model.followup import Standing

    with open_view(ctx, as_of, known) as view:
        one, other = (asked(view, words) if words else None for words in (by, to))
        found = answer(view, by=one, to=other, due=due, overdue=overdue, standing=[Standing(s) for s in standing], on=on)
        put(found, as_json, commitments_told)


@click.command()
@click.argument("which")
@asking
@click.pass_context
def commitment(ctx: click.Context, which: str, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """One commitment whole: its texts, how its term was found, what came of it, what may be evidence, what it is linked with.

    WHICH is its identifier, or words that only one commitment has.

    \b
    Example:
      elchi commitment "opening of an office in Budapest"
    """
    from elchi.answers.commitments import commitment as answer
    from elchi.asked import commitment_of
    from elchi.faces.followups import commitment_told

    with open_view(ctx, as_of, known) as view:
        put(answer(view, commitment_of(view, which)), as_json, commitment_told)


@click.command()
@click.option("--with", "party", help="Only those with this person, office, state or body.")
@click.option("--on", type=DAY, help="The day from which it is judged what is still ahead.")
@asking
@click.pass_context
def planned(
    ctx: click.Context, party: str | None, on: date | None, as_of: date | None, known: datetime | None, as_json: bool
) -> None:
    """What was planned, and what became of it: held, postponed, cancelled, passed in silence, by which rule.

    \b
    Example:
      elchi planned --with OTS
    """
    from elchi.answers.outcomes import planned as answer
    from elchi.faces.followups import planned_told

    with open_view(ctx, as_of, known) as view:
        put(answer(view, asked(view, party) if party else None, on=on), as_json, planned_told)


@click.group()
def follow() -> None:
    """Say what came of a commitment: each act is kept with your name and your reason or its evidence; none is deleted.

    \b
    Example:
      elchi follow assess "opening of an office in Budapest" complete --by "A. Reader" --why "it is open"
    """


def _acting(command: Callable[..., None]) -> Callable[..., None]:
    """Give an act the options that every act has."""
    options = (
        click.option("--by", required=True, help="Your name, kept with the act."),
        click.option("--why", default="", help="The reason; needed unless there is evidence."),
        click.option("--on", type=DAY, help="The day for which it holds: when it was decided, until when was searched."),
        click.option("--body", help="The body that decided it, where there is one."),
        click.option("--evidence", nargs=2, metavar="DOCUMENT WORDS", help="A document of the record and exact words in it."),
        AS_JSON,
    )
    for option in reversed(options):
        command = option(command)
    return click.pass_context(command)


def _act(ctx: click.Context, subject: str, act: str, said: dict[str, Any], **more: Any) -> None:
    """Record an act, and tell what was kept."""
    from elchi.model.followup import Act, FollowUp

    with open_desk(ctx) as opened:
        cited = opened.cite(*said["evidence"]) if said["evidence"] else None
        made = FollowUp(
            subject=_subject(opened, subject), act=Act(act), by=f"person:{said['by']}", why=said["why"], on=said["on"], body=said["body"],
            evidence=cited, **more,
        )  # fmt: skip
        _tell(opened.follow(made), made, said["as_json"])


def _subject(opened: "Desk", words: str) -> str:
    from elchi.asked import commitment_of

    with opened.view() as view:
        return words if words.startswith("encounter:") else commitment_of(view, words)


def _tell(identifier: str, made: "FollowUp", as_json: bool) -> None:
    put({"act": identifier, "followup": made}, as_json, lambda kept: f"Kept: {made.act} of {made.subject} ({kept['act'][:10]}).")


@follow.command()
@click.argument("which")
@click.argument("standing", type=click.Choice(_STANDINGS))
@click.option("--actor", help="Only for this one of several who must act.")
@_acting
def assess(ctx: click.Context, which: str, standing: str, actor: str | None, **said: Any) -> None:
    """Assess how a commitment stands."""
    from elchi.model.followup import Standing

    _act(ctx, which, "assess", said, standing=Standing(standing), actor=actor)


@follow.command()
@click.argument("which")
@click.argument("words")
@click.option("--approved-by", help="Who approved these words.")
@_acting
def publish(ctx: click.Context, which: str, words: str, approved_by: str | None, **said: Any) -> None:
    """Note the standing as published, in its own words, apart from the assessment."""
    _act(ctx, which, "publish", said, words=words, approved_by=approved_by)


@follow.command()
@click.argument("which")
@click.argument("words")
@click.option("--actor", help="Who reports, of several who must act.")
@_acting
def report(ctx: click.Context, which: str, words: str, actor: str | None, **said: Any) -> None:
    """Note what an actor reports on a commitment, in its own words."""
    _act(ctx, which, "report", said, words=words, actor=actor)


@follow.command()
@click.argument("which")
@click.option("--until", required=True, help="The new term: 2024-06-30, 2024-06, 2024.")
@_acting
def extend(ctx: click.Context, which: str, until: str, **said: Any) -> None:
    """Extend the term of a commitment."""
    from elchi.errors import QuestionError
    from elchi.model.edtf import from_edtf

    try:
        due = from_edtf(until)
    except ValueError as error:
        raise QuestionError(str(error)) from error
    _act(ctx, which, "extend", said, due=due)


@follow.command()
@click.argument("which")
@click.argument("words")
@_acting
def rescope(ctx: click.Context, which: str, words: str, **said: Any) -> None:
    """Change what a commitment asks for."""
    _act(ctx, which, "re-scope", said, words=words)


@follow.command()
@click.argument("which")
@click.argument("into")
@_acting
def merge(ctx: click.Context, which: str, into: str, **said: Any) -> None:
    """Merge a commitment into another one."""
    _act(ctx, which, "merge", said, other=into)


@follow.command()
@click.argument("which")
@click.argument("into")
@_acting
def supersede(ctx: click.Context, which: str, into: str, **said: Any) -> None:
    """Note that another commitment has taken the place of one."""
    _act(ctx, which, "supersede", said, other=into)


@follow.command()
@click.argument("which")
@_acting
def drop(ctx: click.Context, which: str, **said: Any) -> None:
    """Drop a commitment."""
    _act(ctx, which, "drop", said)


@follow.command()
@click.argument("which")
@click.argument("state")
@click.argument("position", type=click.Choice(["supports", "with conditions", "opposes", "asks", "reserves"]))
@click.option("--paragraph", help="The paragraph; the whole text where it is left out.")
@click.option("--words", help="The state's own words, where no document of the record has them.")
@_acting
def position(
    ctx: click.Context, which: str, state: str, position: str, paragraph: str | None, words: str | None, **said: Any
) -> None:
    """Set what a state says in a consultation, with the words that show it or your reason.

    \b
    Example:
      elchi follow position Charter Georgia supports --paragraph 4 --by "A. Reader" --why "said so at the working group"
    """
    from elchi.answers.consultation import consultation as answer
    from elchi.asked import wording
    from elchi.model.saying import Position

    with open_view(ctx, None, None) as view:
        subject, actor = answer(view, which, wording()).id, asked(view, state)
    _act(ctx, subject, "position", said, actor=actor, position=Position(position), paragraph=paragraph, words=words)


@follow.command()
@click.argument("act")
@click.option("--by", required=True, help="Your name, kept with the act.")
@click.option("--why", required=True, help="The reason.")
@click.pass_context
def undo(ctx: click.Context, act: str, by: str, why: str) -> None:
    """Take back an act, by the letters that `elchi commitment` shows beside it; both stay on record."""
    with open_desk(ctx) as opened:
        opened.undo(act, by, why)
    click.echo(f"Took back {act}.")


@click.command()
@click.argument("words")
@click.option("--by", required=True, help="Your name: every claim of the note carries it.")
@click.option("--dated", type=DAY, help="The day of the note; today where it is left out.")
@click.option("--label", type=LABEL, default="internal", show_default=True, help=WHO_SEES)
@AS_JSON
@click.pass_context
def note(ctx: click.Context, words: str, by: str, dated: date | None, label: str, as_json: bool) -> None:
    """Enter what you know and no report says: a small document of yours, read like any other. WORDS may be - for standard input.

    \b
    Example:
      elchi note "Georgia opened a museum of carpets in Tbilisi on 5 June 2022." --by "A. Reader"
    """
    from elchi.faces.printing import readings_told

    with open_desk(ctx, create=True) as opened:
        said = sys.stdin.read() if words == "-" else words
        taken = opened.note(said, by, dated, label)
    told, _ = readings_told([taken])
    put(told, as_json, lambda kept: f"{kept.text}\n{taken.document.address}, by {by}")


FOLLOWING = (commitments, commitment, planned, follow, note)
