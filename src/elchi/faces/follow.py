"""Follow-up on the command line: commitments, what was planned, and notes."""

import sys
from datetime import date, datetime

import click

from elchi.faces.acting import STANDINGS, follow
from elchi.faces.options import AS_JSON, DAY, LABEL, ON, WHO_SEES, asked, asking, open_desk, open_view, put


@click.command()
@click.option("--by", "--of", "by", help="Only what this person, office, state or body must do.")
@click.option("--to", help="Only what is for this one, or was undertaken at a meeting with it by others.")
@click.option("--due", type=DAY, help="Only what is due by this day.")
@click.option("--at", help="Only what was decided at this encounter.")
@click.option("--topic", help="With --at, only what speaks of this topic.")
@click.option("--overdue", is_flag=True, help="Only what is overdue, as of --as-of or the newest document.")
@click.option(
    "--standing", multiple=True, type=click.Choice([*STANDINGS, "not yet looked at"]), help="Only what stands so; may be repeated."
)
@ON
@asking
@click.pass_context
def commitments(
    ctx: click.Context, by: str | None, to: str | None, due: date | None, overdue: bool, standing: tuple[str, ...], on: date | None,
    at: str | None, topic: str | None, as_of: date | None, known: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Who decided, agreed, pledged or was told to do what, by when, and how it stands; each commitment once.

    \b
    Example:
      elchi commitments --by Kazakhstan --overdue
    """
    from elchi.answers.commitments import commitments as answer
    from elchi.answers.commitments import decided_at
    from elchi.faces.followups import commitments_told
    from elchi.given import topics
    from elchi.model.followup import Standing

    with open_view(ctx, as_of, known) as view:
        one, other = (asked(view, words) if words else None for words in (by, to))
        if at:
            put(
                decided_at(view, asked(view, at), lambda words: topic is None or topic in topics().of(words)),
                as_json,
                commitments_told,
            )
            return
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
      elchi note "Georgia will open a consulate in Aktau in 2027." --by "A. Reader"
    """
    from elchi.faces.printing import readings_told

    with open_desk(ctx, create=True) as opened:
        said = sys.stdin.read() if words == "-" else words
        taken = opened.note(said, by, dated, label)
    told, _ = readings_told([taken])
    unread = (
        "\nNothing was read in these words; they are kept as they stand and found by elchi search."
        if not taken.receipt.claims
        else ""
    )
    put(told, as_json, lambda kept: f"{kept.text}\n{taken.document.address}, by {by}{unread}")


FOLLOWING = (commitments, commitment, planned, follow, note)
