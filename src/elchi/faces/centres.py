"""Assessments of research centres, and mandates of bodies, on the command line and as text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from elchi.faces.options import DAY, asked, asking, open_view, put

if TYPE_CHECKING:
    from datetime import date

    from elchi.answers.assessments import Asked, Assessment, Basis, Coverage, Judgement
    from elchi.answers.mandates import Mandate, Mandates
    from elchi.exports.paper import Notes


@click.command()
@click.option("--on", "topic", help="A topic (lexica/topics.yaml), or words of the title or question: the papers side by side.")
@click.option("--by", help="Only those of this centre.")
@click.option("--changed", is_flag=True, help="Only those that rest on what has been told differently since.")
@click.option("--on-day", "on", type=DAY, help="The day asked about: what was on record by then.")
@asking
@click.pass_context
def assessments(
    ctx: click.Context, topic: str | None, by: str | None, changed: bool, on: "date | None", as_of: "date | None", known: datetime | None, as_json: bool
) -> None:  # fmt: skip
    """What research centres judge of a topic, side by side; without one, who wrote on what, where nobody or several did.

    \b
    Example:
      elchi assessments --on "environment and water"
    """
    from elchi.answers.assessments import assessments as answer
    from elchi.answers.assessments import coverage
    from elchi.given import topics, wording

    with open_view(ctx, as_of or on, known) as view:
        if topic is None and by is None and not changed:
            put(coverage(view, topics(), wording()), as_json, coverage_told)
            return
        centre = asked(view, by) if by else None
        put(answer(view, topics(), wording(), on=topic, by=centre, changed=changed), as_json, assessments_told)


def assessments_told(found: Sequence["Assessment"]) -> str:
    """Return assessments one under another, each in its centre's own words."""
    from elchi.exports.paper import Notes
    from elchi.faces.printing import with_notes

    notes = Notes()
    lines = [line for a in found for line in (*_assessment(a, notes), "")]
    return with_notes(lines[:-1] or ["No assessment is on record."], notes)


def _assessment(a: "Assessment", notes: "Notes") -> Iterator[str]:
    yield f"{a.centre}, {a.day or 'undated'}: {a.title} {notes.marks(a.cites)}"
    if a.question:
        yield f"    question: {a.question}"
    yield from (f"    judges: {_judged(j, notes)}" for j in a.judgements)
    yield from (f"    dissent: {_judged(j, notes)}" for j in a.dissent)
    yield from (line for b in a.basis for line in _basis(b, notes))


def _judged(j: "Judgement", notes: "Notes") -> str:
    confidence = f"; {j.confidence} confidence" if j.confidence else ""
    likely = j.likelihood.told if j.likelihood else ""
    told = f" ({likely}{confidence})" if likely else f" ({confidence[2:]})" if confidence else ""
    return f'"{j.words}"{told} {notes.marks(j.cites)}'


def _basis(b: "Basis", notes: "Notes") -> Iterator[str]:
    missing = "" if b.document else ", which is not in the record"
    yield (
        f'    rests on "{b.title}"{missing} {notes.marks(b.cites)}'
        if b.titled
        else f"    in its own words: {b.title} {notes.marks(b.cites)}"
    )
    yield from (
        f"        changed since, {c.when}: {c.text} {notes.marks(x for x in c.cites if x.quote)}".rstrip() for c in b.changed
    )


def coverage_told(found: "Coverage") -> str:
    """Return who wrote on what, where nobody or several did, and what was asked for."""
    from elchi.exports.paper import Notes
    from elchi.faces.printing import with_notes

    notes = Notes()
    lines = ["WHO WROTE ON WHAT", *(f"{t}: {', '.join(f'{n} ({c})' for n, c in counted)}" for t, counted in found.topics)]
    lines += [] if found.topics else ["No assessment is on record."]
    lines += ["", "ON WHAT SEVERAL WROTE", *(f"{t}: {', '.join(names)}" for t, names in found.several)] if found.several else []
    lines += ["", "ON WHAT NOBODY WROTE", ", ".join(found.gaps)] if found.gaps else []
    lines += ["", "ASKED FOR", *(_asked(a, notes) for a in found.asked)] if found.asked else []
    return with_notes(lines, notes)


def _asked(a: "Asked", notes: "Notes") -> str:
    due = f", due {a.due}" if a.due else ""
    state = "overdue" if a.overdue else "nothing on record yet"
    came = [*(f"answered by {paper}" for paper in a.answered), *(f"{state} of {centre}" for centre in a.missing)]
    return f"{a.day or 'undated'}  {a.matter}, of {', '.join(a.centres) or 'nobody named'}{due}: {'; '.join(came)} {notes.marks(a.cites)}"


@click.command()
@click.argument("bodies", nargs=-1)
@click.option("--topic", help="Only this topic (lexica/topics.yaml).")
@click.option("--texts", is_flag=True, help="Show the texts under each body, with where they stand.")
@click.option("--on", type=DAY, help="The day asked about: what was decided by then.")
@asking
@click.pass_context
def mandates(
    ctx: click.Context, bodies: tuple[str, ...], topic: str | None, texts: bool, on: "date | None", as_of: "date | None", known: datetime | None, as_json: bool
) -> None:  # fmt: skip
    """Which of some bodies have commitments on which topics, and where several have the same.

    One BODY alone stands for its family: itself, its organs and what belongs to it by the register. With a topic and no BODY,
    all that have commitments on it.

    \b
    Example:
      elchi mandates OTS TURKSOY TURKPA
    """
    from dataclasses import replace
    from functools import partial

    from elchi.answers.mandates import bodies_with, family_of
    from elchi.answers.mandates import mandates as answer
    from elchi.asked import subjects_of
    from elchi.errors import QuestionError
    from elchi.given import topics

    if not bodies and not topic:
        raise QuestionError("Name a body, or a topic with --topic.")

    with open_view(ctx, as_of or on, known) as view:
        ids, unknown = subjects_of(view, bodies)
        family = family_of(view, ids[0]) if len(bodies) == 1 else ids or bodies_with(view, topics(), topic or "")
        found = replace(answer(view, family, topics(), topic), unknown=unknown)
        put(found, as_json, partial(mandates_told, texts=texts or topic is not None))


def mandates_told(found: "Mandates", texts: bool) -> str:
    """Return topics with the bodies that have commitments on them, counts, and the texts where they are asked for."""
    from elchi.exports.paper import Notes
    from elchi.faces.printing import with_notes

    notes = Notes()
    lines = []
    for shared in found.topics:
        several = f"  ({len(shared.held)} bodies)" if shared.overlaps else ""
        lines.append(f"{shared.topic}{several}")
        for held in shared.held:
            lines.append(
                f"    {held.body}: {len(held.mandates)}"
                + ("" if texts else f" {notes.marks(c for m in held.mandates[:3] for c in m.cites[:1])}")
            )
            lines += [f"        {_mandate(m, notes)}" for m in held.mandates] if texts else []
    lines += [f"no commitment on record: {', '.join(found.without)}"] if found.without else []
    lines += [f"the record knows nothing called: {', '.join(found.unknown)}"] if found.unknown else []
    return with_notes(lines or ["No commitment is on record."], notes)


def _mandate(m: "Mandate", notes: "Notes") -> str:
    how = "" if m.own else ", decided there"
    return f"{m.made or 'undated'}{how}: {m.what} {notes.marks(m.cites)}"


CENTRES = (assessments, mandates)
