"""People, bodies, memberships and comparisons as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from elchi.answers.chairs import chair_lines
from elchi.answers.cited import called
from elchi.answers.holders import Holder, days_told
from elchi.answers.members import Belonging, span_told
from elchi.answers.profile import Body, Person, Spelling
from elchi.exports.paper import Notes
from elchi.faces.printing import holders_line, meeting_lines, with_notes
from elchi.model.entity import Judgement

if TYPE_CHECKING:
    from elchi.asked import Match

_SOURCES = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people of the record side by side; no match where they already are one."""

    left: str
    right: str
    match: "Match | None"
    judgements: tuple[Judgement, ...]
    why: bool


def belonging_told(found: Belonging) -> str:
    """Return who belonged to a body, in words."""
    notes = Notes()
    lines = [found.answer[0].upper() + found.answer[1:]]
    lines += [f"    {m.name}: {m.status}, {span_told(m)} {notes.marks(m.cites[:_SOURCES])}" for m in found.members]
    return with_notes(lines, notes)


def person_told(found: Person) -> str:
    """Return a person, in words."""
    notes = Notes()
    lines = [f"{found.name} ({found.id})", "", "OFFICES", *_offices(found, notes)]
    lines += ["", "LATEST ENCOUNTERS", *(line for m in found.meetings for line in meeting_lines(m, notes))]
    lines += [] if found.meetings else ["none is told of"]
    lines += ["", "NAMES", *(_spelt(found.spellings) if found.spellings else ["no document had named this person"])]
    lines += ["", "JUDGEMENTS", *(_judged(j) for j in found.judgements)] if found.judgements else []
    return with_notes(lines, notes)


def _offices(found: Person, notes: Notes) -> list[str]:
    if found.offices:
        return [holders_line(h, notes) for h in found.offices]
    none = "unknown on that day; of other days:" if found.otherwise else "none is told of"
    return [none, *(holders_line(h, notes) for h in found.otherwise)]


def body_told(found: Body) -> str:
    """Return a body, in words."""
    notes = Notes()
    lines = [f"{found.name} ({found.id})", "", "NAMES IN TIME"]
    lines += [f"{n.when or '':24} {n.text} {notes.marks(n.cites)}" for n in found.namings]
    lines += ["", "MEMBERS", *(f"{m.name}: {m.status}, {span_told(m)} {notes.marks(m.cites[:_SOURCES])}" for m in found.members)]
    lines += ["", "OFFICES", *(_term(h, notes) for h in found.offices)]
    ahead = [line for m in found.ahead for line in meeting_lines(m, notes)]
    lines += ["", "NEXT", *(ahead or ["the record does not say when and where it meets next"])]
    lines += (
        [f"{words} {notes.marks(shown[:_SOURCES])}".rstrip() for words, shown in chair_lines(found.chair)] if found.chair else []
    )
    lines += ["", "MEETINGS OF ITS OWN", *(line for m in found.series for line in meeting_lines(m, notes))]
    lines += ["", "NAMES AS WRITTEN", *_spelt(found.spellings)]
    return with_notes(lines, notes)


def _term(h: Holder, notes: Notes) -> str:
    return f"{h.office}: {h.name}, {days_told(h)} {notes.marks(h.cites[:_SOURCES])}"


def _spelt(found: Sequence[Spelling]) -> Iterator[str]:
    for one in found:
        where = "; ".join(called(s.title, s.address) for s in one.sources[:_SOURCES])
        more = f" and {len(one.sources) - _SOURCES} more" if len(one.sources) > _SOURCES else ""
        yield f"{one.name}: {where}{more}"


def _judged(j: Judgement) -> str:
    return f"{j.left} and {j.right}: {j.verdict}, by {j.by} ({j.why})"


def comparison_told(found: Comparison) -> str:
    """Return how two people compare, in words."""
    if found.match is None:
        lines = [f"Both are {found.left}."]
    else:
        lines = [f"{found.left} and {found.right}: {found.match.verdict} (score {found.match.score:.2f})"]
        lines += [f"    {reason}" for reason in found.match.reasons] if found.why else []
    return "\n".join([*lines, *(f"    judged {_judged(j)}" for j in found.judgements)])
