"""Answers as text for people, and as JSON for machines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from elchi.answers.brief import Brief
from elchi.answers.chairs import Chair
from elchi.answers.cited import Line, called
from elchi.answers.commitments import Undertaking
from elchi.answers.holders import Holder, Holding
from elchi.answers.meetings import Meeting
from elchi.answers.timeline import Timeline
from elchi.desk import Taken
from elchi.exports.briefing import chair_item, holder_item, meeting_item, paper_of, undertaking_item
from elchi.exports.paper import Notes
from elchi.exports.plain import lines_of, plain
from elchi.model.document import Finding

_WIDE = 110
_ANEW = "Derived tables are made anew from the log by elchi check --rebuild; a record made by an older version may need it."


# what came of reading


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One line of what came of reading."""

    document: str
    address: str
    title: str | None
    published: date | None
    news: str
    claims: int
    doubts: int


@dataclass(frozen=True, slots=True)
class ReadingsTold:
    """What came of reading some sources."""

    documents: tuple[ReadDocument, ...]
    text: str


def readings_told(results: Sequence[Taken | Finding]) -> tuple[ReadingsTold, list[Finding]]:
    """Return what was read, in words, and the findings: what could not be read, and what was guessed in reading."""
    findings = [r for r in results if isinstance(r, Finding)]
    done = tuple(_read_document(r) for r in results if isinstance(r, Taken))
    lines = [
        f"{d.news:12} {_many(d.claims, 'claim', 4):11} {_many(d.doubts, 'doubt', 3):10}  {d.title or d.address}"[:_WIDE]
        for d in done
    ]
    new = sum(d.news != "known already" for d in done)
    lines.append(
        f"{_many(len(done), 'document')} read, {new} of them new, {_many(sum(d.claims for d in done), 'claim')}, "
        f"{_many(sum(d.doubts for d in done), 'doubt')}; {sum(not f.read for f in findings)} could not be read."
    )
    return ReadingsTold(done, "\n".join(lines)), findings


def _many(number: int, noun: str, width: int = 0) -> str:
    """ "1 claim", "3 claims": the number as wide as its column."""
    return f"{number:{width}} {noun}{'s' * (number != 1)}"


def _read_document(taken: Taken) -> ReadDocument:
    d, r = taken.document, taken.receipt
    return ReadDocument(d.id, d.address, d.title or _first_line(d.text), d.published, str(r.news), r.claims, r.doubts)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:80]


# answers


def with_notes(lines: list[str], notes: Notes) -> str:
    """Return the lines with the citations they point to beneath."""
    return "\n".join([*lines, *(["", *notes.listed()] if notes.numbers else [])])


def meetings_told(found: Sequence[Meeting]) -> str:
    """Return encounters in words."""
    notes = Notes()
    lines = [line for m in found for line in meeting_lines(m, notes)] or ["Nothing is on record."]
    return with_notes(lines, notes)


def ahead_told(found: Sequence[Meeting], chairs: Sequence[Chair]) -> str:
    """Return what is ahead in words: encounters, then who chairs next."""
    notes = Notes()
    lines = [line for m in found for line in meeting_lines(m, notes)] + [next(lines_of(chair_item(c), notes)) for c in chairs]
    return with_notes(lines or ["Nothing is on record."], notes)


def meeting_lines(m: Meeting, notes: Notes) -> Iterator[str]:
    """Yield an encounter as lines: when and what, then who, then what differs."""
    return lines_of(meeting_item(m), notes)


def holding_told(found: Holding) -> str:
    """Return who held an office, in words."""
    notes = Notes()
    lines = [found.answer[0].upper() + found.answer[1:]]
    lines += [f"    {h.name}: {notes.marks(h.cites)}" for h in found.holders]
    lines += [f"    {b.told} {notes.marks(b.cites)}" for b in found.beside]
    return with_notes(lines, notes)


def holders_told(found: Sequence[Holder]) -> str:
    """Return the offices of a person, in words."""
    notes = Notes()
    lines = [holders_line(h, notes) for h in found] or ["No office is on record."]
    return with_notes(lines, notes)


def holders_line(h: Holder, notes: Notes) -> str:
    """Return a term of office as a line."""
    return next(lines_of(holder_item(h), notes))


def timeline_told(found: Timeline) -> str:
    """Return a time line in words."""
    notes = Notes()
    lines = [found.subject, *(_line(x, notes) for x in found.lines)]
    lines += ["without a day:", *(_line(x, notes) for x in found.undated)] if found.undated else []
    return with_notes(lines if len(lines) > 1 else [*lines, "Nothing is on record."], notes)


def _line(x: Line, notes: Notes) -> str:
    return f"{x.when or '':24} {x.text} {notes.marks(x.cites)}"


def _undertaking(u: Undertaking, notes: Notes) -> str:
    return next(lines_of(undertaking_item(u), notes))


def lines_told(found: Sequence[Line]) -> str:
    """Return passages in words."""
    if not found:
        return "No passage holds all these words."
    return "\n".join(
        f"{x.when or 'undated'}  {x.text}\n    ({', '.join(str(w) for w in (c.publisher, called(c.title, c.address)) if w)}; {c.start}-{c.end})"
        for x in found
        for c in x.cites
    )


def breaches_told(found: Sequence[Any]) -> str:
    """Return what a check found, in words."""
    if not found:
        return "Every quote stands in its document, no row was changed, and the derived tables equal a rebuild."
    told = [f"{b.promise}: {b.where}: {b.met}" for b in found]
    return "\n".join([*told, *([_ANEW] if any(b.derived for b in found) else [])])


def brief_told(b: Brief) -> str:
    """Return a brief in words, a citation behind each line."""
    return plain(paper_of(b))
