"""Commitments, outcomes and proposals as text."""

from collections.abc import Iterator, Sequence

from elchi.answers.cited import called
from elchi.answers.commitments import Undertaking, WholeCommitment
from elchi.answers.evidence import Question
from elchi.answers.outcomes import Planned
from elchi.answers.standing import Proposal, Stands, Step
from elchi.exports.paper import Notes
from elchi.faces.printing import with_notes


def commitments_told(found: Sequence[Undertaking]) -> str:
    """Return commitments in words, two lines each: who and by when, then what, how it stands, and its identifier."""
    notes = Notes()
    lines = [line for u in found for line in _commitment(u, notes)] or ["No undertaking is on record."]
    return with_notes(lines, notes)


def _commitment(u: Undertaking, notes: Notes) -> Iterator[str]:
    due = f", due {u.due}" if u.due else ""
    yield f"{u.made or 'undated'}  {u.kind} of {', '.join(u.who) or 'nobody named'}{due}: {u.what} {notes.marks(u.cites)}"
    yield f"    {u.standing}  ({u.id.partition(':')[2]})"


def commitment_told(found: WholeCommitment) -> str:
    """Return one commitment in words, with its texts, history and evidence."""
    notes, u, f = Notes(), found.undertaking, found.followed
    lines = [u.id, "", *_fields(u, notes), "", "TEXTS"]
    lines += [
        f"{t.day or 'undated'}  {t.what}{f', due {t.due}' if t.due and len({x.due for x in found.texts}) > 1 else ''} {notes.marks([t.cite])}"
        + (f"\n    joined: {t.joined} ({t.id.partition(':')[2]})" if t.joined else "")
        for t in found.texts
    ]
    lines += ["", "STANDING", _stands(f.stands, notes), *(_stands(s, notes) for s in f.actors)]
    lines += [f'published: "{f.published.words}", approved by {f.published.approved_by} ({f.published.on})'] if f.published else []
    lines += _outcome(found.outcome, notes) if found.outcome else []
    parts = (
        ("HISTORY", [_step(s, notes) for s in f.history]), ("EVIDENCE PROPOSED", [_proposal(p, notes) for p in f.proposals]),
        ("LINKED", [f"{x.how}: {x.what} ({x.id.partition(':')[2]})" for x in found.links]),
    )  # fmt: skip
    for title, told in parts:
        lines += ["", title, *told] if told else []
    return with_notes(lines, notes)


def _fields(u: Undertaking, notes: Notes) -> Iterator[str]:
    rows = (
        ("who", ", ".join(u.who) or "nobody named"), ("what", f"{u.what} {notes.marks(u.cites[:1])}"), ("for", u.for_whom),
        ("due", u.due and f"{u.due} ({u.arithmetic})"), ("decided at", u.decided), ("kind", f"{u.kind}; {u.verb}; {u.strength}; {u.course}"),
    )  # fmt: skip
    yield from (f"{name:11} {value}" for name, value in rows if value)


def _stands(s: Stands, notes: Notes) -> str:
    whose = f"{s.actor}: " if s.actor else ""
    on = f" ({s.on})" if s.on and s.by.startswith("person:") else ""
    why = f": {s.why}" if s.why and s.by != "rule:search" and s.why not in s.words else ""
    return f"{whose}{s.words}{on}{why} {notes.marks(s.cites)}".rstrip()


def _step(s: Step, notes: Notes) -> str:
    taken = " (taken back)" if s.undone else ""
    why = f": {s.why}" if s.why else ""
    return f"{s.when}  {s.words}, by {s.by}{why}{taken} [act {s.id}] {notes.marks(s.cites)}".rstrip()


def _proposal(p: Proposal, notes: Notes) -> str:
    said = f"{p.decision}: " if p.decision else ""
    return (
        f"{said}{p.cite.published or 'undated'}  {' '.join(p.cite.quote.split())} {notes.marks([p.cite])}\n    {p.why} ({p.score}%)"
    )


def planned_told(found: Sequence[Planned]) -> str:
    """Return planned encounters and what became of them, in words."""
    notes = Notes()
    lines = [line for p in found for line in (f"{p.planned}: {p.name}{p.more} {notes.marks(p.cites)}", *_outcome(p, notes))]
    return with_notes(lines or ["Nothing was planned."], notes)


def _outcome(p: Planned, notes: Notes) -> list[str]:
    until = f", searched to {p.until}" if not p.shown and p.until else ""
    return [f"    {p.outcome} (rule: {p.rule}{until}) {notes.marks(p.shown)}".rstrip()]


def question_told(q: Question, place: str) -> str:
    """Return one question to a person: what was promised, and what may show its outcome."""
    due = f", due {q.due}" if q.due else ""
    source = q.proposal.cite
    return "\n".join([
        f"\n[{place}] {q.what}",
        f"    {', '.join(q.who) or 'planned'} ({q.made or 'undated'}{due}; {q.standing})",
        f'  is shown by?  "{" ".join(source.quote.split())}" ({called(source.title, source.address)}, {source.published or "undated"})',
        f"    {q.proposal.why} ({q.proposal.score}%)",
        "    a accept   r reject   u unsure   z undo the last   w why   s skip   q stop",
    ])  # fmt: skip
