"""Consultations of capitals on the command line, and as text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from elchi.faces.options import DAY, asking, open_view, put

if TYPE_CHECKING:
    from datetime import date

    from elchi.answers.consultation import Cell, Consultation, Said
    from elchi.answers.requests import Round
    from elchi.exports.paper import Notes


@click.command()
@click.argument("which", required=False)
@click.option("--round", "number", type=int, help="An earlier round; the last one where it is left out.")
@click.option("--on", type=DAY, help="The day asked about: what was said by then.")
@asking
@click.pass_context
def consultation(
    ctx: click.Context, which: str | None, number: int | None, on: "date | None", as_of: "date | None", known: datetime | None, as_json: bool
) -> None:  # fmt: skip
    """What capitals were asked, and what each said to each paragraph, in its own words; who is still to answer.

    WHICH is words of its matter, or its identifier; without it all consultations are listed.

    \b
    Example:
      elchi consultation "Charter of the Transport Council" --as-of 2024-05-01
    """
    from elchi.answers.consultation import consultation as answer
    from elchi.answers.consultation import consultations
    from elchi.given import wording

    with open_view(ctx, as_of or on, known) as view:
        if which is None:
            put(consultations(view, wording()), as_json, consultations_told)
        else:
            put(answer(view, which, wording(), number), as_json, consultation_told)


def consultations_told(found: Sequence["Consultation"]) -> str:
    """Return consultations as a list: what, by whom, in which round, who is still to answer."""
    from elchi.exports.paper import Notes
    from elchi.faces.printing import with_notes

    notes = Notes()
    lines = [line for c in found for line in (*_head(c, notes), _waiting(c), "")]
    return with_notes(lines[:-1] or ["No consultation is on record."], notes)


def consultation_told(found: "Consultation") -> str:
    """Return one consultation whole: its rounds, and for each paragraph what each state says."""
    from elchi.exports.paper import Notes
    from elchi.faces.printing import with_notes

    notes = Notes()
    lines = [*_head(found, notes), "", f"ROUND {found.round}, AS OF {found.as_of or 'an unknown day'}"]
    for paragraph, cells in found.rows:
        lines += ["", _part(paragraph), *(line for cell in cells for line in _cell(cell, notes, str(found.as_of)))]
    lines += [] if found.rows else ["Nobody has answered."]
    return with_notes([*lines, "", _waiting(found), *found.notes, *_unasked(found)], notes)


def _head(c: "Consultation", notes: "Notes") -> Iterator[str]:
    states = [s for s in c.states if s not in c.unasked]
    whom = f"{len(states)} asked: {', '.join(states)}" if states and not c.notes else "nobody named"
    yield f"{c.matter}  ({c.id.partition(':')[2]})"
    yield f"asked by {c.issuer or 'somebody not named'}; {whom}"
    yield from (_round(r, notes) for r in c.rounds)


def _round(r: "Round", notes: "Notes") -> str:
    due = f", to be answered by {r.due}" if r.due else ""
    return f"round {r.number}: {r.matter}, {r.asked or 'undated'}{due} {notes.marks(r.cites)}"


def _waiting(c: "Consultation") -> str:
    late = " (the term has passed)" if c.overdue else ""
    return f"still to answer{late}: {', '.join(c.waiting) or 'nobody'}"


def _part(paragraph: str) -> str:
    return f"paragraph {paragraph}" if paragraph[:1].isdigit() else paragraph


def _unasked(c: "Consultation") -> Iterator[str]:
    if c.unasked:
        yield f"not asked, though a position is on record: {', '.join(c.unasked)}"


def _cell(cell: "Cell", notes: "Notes", day: str) -> Iterator[str]:
    if not cell.said:
        yield f"    {cell.state}: silent (as of {day})"
    for said in cell.said:
        yield f"    {cell.state}: {_said(said, notes)}"
    for said in cell.before:
        yield f"        in round {said.round}: {_said(said, notes)}"


def _said(s: "Said", notes: "Notes") -> str:
    words = f': "{s.words}"' if s.words else ""
    by = f" (set by {s.by}{', ' + s.why if s.why else ''}; act {s.act})" if s.by else ""
    return f"{s.position}{words}{by}, {s.when or 'undated'} {notes.marks(s.cites)}".rstrip()


CONSULTING = (consultation,)
