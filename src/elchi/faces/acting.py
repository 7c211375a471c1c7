"""The acts of follow-up on the command line: each is kept with a name, and a reason or its evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from elchi.faces.options import AS_JSON, DAY, asked, open_desk, open_view, put
from elchi.model.saying import Position

if TYPE_CHECKING:
    from elchi.desk import Desk
    from elchi.model.document import Citation
    from elchi.model.entity import Judgement
    from elchi.model.followup import FollowUp

STANDINGS = ("no evidence found", "not started", "limited", "substantial", "complete", "overtaken", "dropped")


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
        about = _subject(opened, subject)
        if cited is not None:
            _bearing(opened, about, cited)
        made = FollowUp(
            subject=about, act=Act(act), by=f"person:{said['by']}", why=said["why"], on=said["on"], body=said["body"],
            evidence=cited, **_meant(opened, about, more),
        )  # fmt: skip
        _tell(opened.follow(made), made, said["as_json"])


def _bearing(opened: "Desk", about: str, cited: "Citation") -> None:
    from elchi.asked import bears_on
    from elchi.errors import QuestionError

    with opened.view() as view:
        if not bears_on(view, about, cited.document, cited.quote, cited.span.start):
            raise QuestionError(
                f'"{cited.quote[:80]}" tells nothing of this commitment: quote the whole sentence that shows what came of it, '
                "or give your reason with --why instead."
            )


def _subject(opened: "Desk", words: str) -> str:
    from elchi.asked import commitment_of

    with opened.view() as view:
        return words if words.startswith("encounter:") else commitment_of(view, words)


def _meant(opened: "Desk", subject: str, more: dict[str, Any]) -> dict[str, Any]:
    """What an act says, with the other commitment and the actor that its words mean."""
    from elchi.asked import actor_of, other_of

    if not (more.get("other") or more.get("actor")) or more.get("position"):
        return more
    with opened.view() as view:
        other = other_of(view, subject, more["other"]) if more.get("other") else None
        actor = actor_of(view, subject, more["actor"]) if more.get("actor") else None
    return {**more, "actor": actor, "other": other}


def _tell(identifier: str, made: "FollowUp", as_json: bool) -> None:
    put({"act": identifier, "followup": made}, as_json, lambda kept: f"Kept: {made.act} of {made.subject} ({kept['act'][:10]}).")


@follow.command()
@click.argument("which")
@click.argument("standing", type=click.Choice(STANDINGS))
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
@click.option("--until", required=True, help="The new term: 2024-06-30, 2024-06, June 2024, 2024.")
@_acting
def extend(ctx: click.Context, which: str, until: str, **said: Any) -> None:
    """Extend the term of a commitment."""
    from elchi.asked import term_in

    _act(ctx, which, "extend", said, due=term_in(until))


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
@click.argument("position", type=click.Choice([*Position]))
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
    from elchi.given import wording
    from elchi.model.saying import Position

    with open_view(ctx, None, None) as view:
        found, actor = answer(view, which, wording()), asked(view, state)
        name = view.name_on(actor, found.as_of)
    _act(ctx, found.id, "position", said, actor=actor, position=Position(position), paragraph=paragraph, words=words)
    if not found.notes and (name not in found.states or name in found.unasked):
        click.echo(f"{name} was not asked in this consultation; its position is kept and shown as such.", err=True)


@follow.command()
@click.argument("which")
@click.argument("other")
@click.option("--by", required=True, help="Your name, kept with it.")
@click.option("--why", required=True, help="The reason.")
@AS_JSON
@click.pass_context
def join(ctx: click.Context, which: str, other: str, by: str, why: str, as_json: bool) -> None:
    """Say that two commitments are one, told by two texts.

    \b
    Example:
      elchi follow join 2018-09-03-hold-summit 2019-03-14-summit-autumn --by "A. Reader" --why "the same summit"
    """
    put(
        _judge(ctx, which, other, "same", by, why),
        as_json,
        lambda _: "They are one from now on; elchi follow part takes them apart again.",
    )


@follow.command()
@click.argument("which")
@click.argument("other")
@click.option("--by", required=True, help="Your name, kept with it.")
@click.option("--why", required=True, help="The reason.")
@AS_JSON
@click.pass_context
def part(ctx: click.Context, which: str, other: str, by: str, why: str, as_json: bool) -> None:
    """Take apart two texts that were held to state one commitment, by the identifiers that `elchi commitment` shows beside them.

    \b
    Example:
      elchi follow part 2018-09-03-hold-summit 2019-03-14-summit-autumn --by "A. Reader" --why "another summit"
    """
    put(
        _judge(ctx, which, other, "not same", by, why),
        as_json,
        lambda _: "They are two from now on; elchi follow join makes them one again.",
    )


def _judge(ctx: click.Context, left: str, right: str, verdict: str, by: str, why: str) -> "Judgement":
    """Record whether two commitments are one, as read: under the identifiers of their own texts."""
    from elchi.asked import text_of
    from elchi.model.entity import Verdict

    with open_desk(ctx) as opened:
        with opened.view() as view:
            one, other = text_of(view, left), text_of(view, right)
        return opened.judge(one, other, Verdict(verdict), by, why)


@follow.command()
@click.argument("act")
@click.option("--by", required=True, help="Your name, kept with the act.")
@click.option("--why", required=True, help="The reason.")
@AS_JSON
@click.pass_context
def undo(ctx: click.Context, act: str, by: str, why: str, as_json: bool) -> None:
    """Take back an act, by the letters that `elchi commitment` shows beside it; both stay on record."""
    with open_desk(ctx) as opened:
        made = opened.undo(act, by, why)
    put({"undid": act, "act": made}, as_json, lambda _: f"Took back {act}.")
