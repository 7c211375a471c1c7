"""The questions of the command line: each parses, asks one answer, prints."""

from datetime import date, datetime
from pathlib import Path

import click

from elchi.faces.options import DAY, ON, asked, asked_as, asking, held_then, open_view, put


@click.command()
@click.argument("whom")
@click.option("--for", "--on", "on", type=DAY, help="The day of the meeting.")
@click.option(
    "--we",
    "--as",
    "we",
    envvar="ELCHI_WE",
    help="The body or state for which the brief is made: what is new to it, owed to it and by it. [env: ELCHI_WE]",
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "html", "docx"]), default="text", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@asking
@click.pass_context
def brief(
    ctx: click.Context,
    whom: str,
    on: date | None,
    we: str | None,
    form: str,
    out: Path | None,
    as_of: date | None,
    known: datetime | None,
    as_json: bool,
) -> None:
    """What we know before a meeting of a person, office, state, body, place, topic, or those expected at an encounter.

    \b
    Example:
      elchi brief "Secretary of State of Kazakhstan" --as-of 2022-02-01
      elchi brief Kazakhstan --for 2025-10-14 --we OTS --format docx --out brief.docx
    """
    from elchi.answers.brief import brief as answer
    from elchi.faces.papers import put_paper
    from elchi.given import places_in, topics
    from elchi.questioning import briefed_on

    with open_view(ctx, as_of, known) as view:
        subject = held_then(view, briefed_on(view, whom, on or as_of).id, whom)
        there = places_in(view, subject)
        found = answer(view, subject, on or as_of, asked(view, we) if we else None, topics(), there=there)
    put_paper(found, "json" if as_json else form, out)


@click.command()
@click.argument("whom")
@ON
@asking
@click.pass_context
def who(ctx: click.Context, whom: str, on: date | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """Who held an office (on a day), who is told of in the offices of a state or body, or which offices a person held.

    \b
    Example:
      elchi who "Secretary General of the Organization of Turkic States" --on 2020-06-01
    """
    from elchi.answers.holders import held_in, offices_of, who_held
    from elchi.faces.printing import holders_told, holding_told

    with open_view(ctx, as_of, known) as view:
        subject = asked(view, whom)
        if subject.startswith("person:"):
            put(offices_of(view, subject, on), as_json, holders_told)
        elif subject.startswith("office:"):
            put(who_held(view, subject, on), as_json, holding_told)
        else:
            put(held_in(view, subject, on), as_json, holders_told)


@click.command()
@click.argument("body")
@ON
@click.option("--state", "member", help="Only what this state or body was in it.")
@asking
@click.pass_context
def members(
    ctx: click.Context, body: str, on: date | None, member: str | None, as_of: date | None, known: datetime | None, as_json: bool
) -> None:
    """Who belonged to a body (on a day), and as what: member, observer, candidate, former and so on.

    \b
    Example:
      elchi members OTS --on 2018-09-01
    """
    from elchi.answers.members import members_of, standing_of
    from elchi.faces.profiles import belonging_told

    with open_view(ctx, as_of, known) as view:
        subject = held_then(view, asked(view, body), body)
        found = (
            standing_of(view, subject, held_then(view, asked(view, member), member), on)
            if member
            else members_of(view, subject, on)
        )
        put(found, as_json, belonging_told)


@click.command()
@click.argument("name")
@ON
@asking
@click.pass_context
def person(ctx: click.Context, name: str, on: date | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """A person: offices, latest encounters, and every spelling of the name with where it stands.

    \b
    Example:
      elchi person Amreyev
    """
    from elchi.answers.profile import person as answer
    from elchi.faces.profiles import person_told

    with open_view(ctx, as_of, known) as view:
        put(answer(view, asked_as(view, name, "person"), on), as_json, person_told)


@click.command()
@click.argument("name")
@ON
@asking
@click.pass_context
def body(ctx: click.Context, name: str, on: date | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """A body: its names in time, its members, its offices and its numbered meetings.

    \b
    Example:
      elchi body OTS --on 2019-10-15
    """
    from elchi.answers.profile import body as answer
    from elchi.faces.profiles import body_told

    with open_view(ctx, as_of, known) as view:
        put(answer(view, held_then(view, asked_as(view, name, "body", "state"), name), on), as_json, body_told)


@click.command()
@click.option("--with", "party", help="Only those with this person, office, state or body.")
@click.option("--beside", help="With --with, only those of both with each other.")
@click.option("--from", "first", type=DAY, help="Not before this day.")
@click.option("--to", "last", type=DAY, help="Not after this day.")
@ON
@asking
@click.pass_context
def meetings(
    ctx: click.Context,
    party: str | None,
    beside: str | None,
    first: date | None,
    last: date | None,
    on: date | None,
    as_of: date | None,
    known: datetime | None,
    as_json: bool,
) -> None:
    """Encounters, each once, with all reports of it; latest first.

    \b
    Example:
      elchi meetings --with Amreyev
    """
    from elchi.answers.meetings import between
    from elchi.answers.meetings import meetings as answer
    from elchi.faces.printing import meetings_told

    with open_view(ctx, as_of, known) as view:
        one, other = (asked(view, words) if words else None for words in (party, beside))
        if one and other:
            both = between(view, one, other, first=on or first, last=on or last, most=10_000)
            put(both.items, as_json, meetings_told)
            return
        put(answer(view, one or other, first=on or first, last=on or last), as_json, meetings_told)


@click.command()
@click.argument("whom")
@ON
@asking
@click.pass_context
def timeline(ctx: click.Context, whom: str, on: date | None, as_of: date | None, known: datetime | None, as_json: bool) -> None:
    """What the record tells of somebody or something, in order of time.

    \b
    Example:
      elchi timeline Kazakhstan
    """
    from elchi.answers.timeline import timeline as answer
    from elchi.faces.printing import timeline_told

    with open_view(ctx, as_of, known) as view:
        put(answer(view, asked(view, whom), on), as_json, timeline_told)


@click.command()
@click.option("--with", "party", help="Only those with this person, office, state or body.")
@click.option("--from", "first", type=DAY, help="All encounters from this day on, also those held or cancelled.")
@click.option("--to", "last", type=DAY, help="Not after this day.")
@click.option("--ics", is_flag=True, help="Print an iCalendar file, to open or to subscribe to.")
@ON
@asking
@click.pass_context
def calendar(
    ctx: click.Context,
    party: str | None,
    first: date | None,
    last: date | None,
    ics: bool,
    on: date | None,
    as_of: date | None,
    known: datetime | None,
    as_json: bool,
) -> None:
    """What was still to come: planned and postponed encounters, and of one body or state who chairs next; or between two days,
    all encounters.

    \b
    Example:
      elchi calendar --as-of 2019-03-15
      elchi calendar --with OTS --from 2024-01-01 --ics
    """
    from elchi.answers.diary import diary
    from elchi.faces.printing import ahead_told
    from elchi.given import places_in

    with open_view(ctx, as_of, known) as view:
        whose = asked(view, party) if party else None
        found = diary(view, whose, places_in(view, whose), on, first, last)
    if ics:
        from elchi.exports.agenda import agenda

        click.echo(agenda(found.meetings, found.title, found.chairs).decode(), nl=False)
        return
    put([*found.meetings, *found.chairs], as_json, lambda _: ahead_told(found.meetings, found.chairs))


@click.command()
@click.option("--since", type=DAY, required=True, help="What was told by this day is known already.")
@click.option("--about", help="Only of this person, office, state or body.")
@click.option("--atom", "as_atom", is_flag=True, help="Print an Atom feed.")
@asking
@click.pass_context
def changes(
    ctx: click.Context, since: date, about: str | None, as_atom: bool, as_of: date | None, known: datetime | None, as_json: bool
) -> None:
    """What documents told since a day, and was done with commitments: new encounters, plans and standings moved, people in new offices.

    \b
    Example:
      elchi changes --since 2025-05-31 --about Kazakhstan
    """
    from elchi.answers.changes import ONCE
    from elchi.answers.changes import changes as answer
    from elchi.exports.atom import atom
    from elchi.exports.briefing import changes_paper
    from elchi.exports.plain import plain

    if as_of is not None and as_of < since:
        raise click.UsageError(f"--since {since} lies after --as-of {as_of}; by then nothing of that time had been told.")
    with open_view(ctx, since, known) as before, open_view(ctx, as_of, known) as now:
        found = answer(before, now, since, asked(now, about) if about else None)
    if as_atom:
        title = f"Elchi: changes{f' about {found.about}' if found.about else ''}"
        click.echo(atom(title, found.lines, since, ONCE).decode(), nl=False)
        return
    put(found, as_json, lambda c: plain(changes_paper(c)))


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="How many passages at most.")
@asking
@click.pass_context
def search(
    ctx: click.Context, words: tuple[str, ...], limit: int, as_of: date | None, known: datetime | None, as_json: bool
) -> None:
    """Passages that hold all the words, shortest first.

    \b
    Example:
      elchi search "observer status"
    """
    from elchi.answers.search import search as answer
    from elchi.faces.printing import lines_told

    with open_view(ctx, as_of, known) as view:
        put(answer(view, " ".join(words), limit), as_json, lines_told)


QUESTIONS = (brief, who, members, person, body, meetings, timeline, calendar, changes, search)
