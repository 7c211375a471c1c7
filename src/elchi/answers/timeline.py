"""Dated claims in order; the calendar is the part that was still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from elchi.answers.cited import Line, cites, day_words, party_words
from elchi.answers.meetings import Meeting, meeting, meetings
from elchi.model.claim import Commitment, Encounter, Membership, Naming, Statement, Status, Tenure
from elchi.model.period import Period
from elchi.record.asof import Recorded, View


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines about a subject, oldest first, and those without a day."""

    subject: str
    lines: tuple[Line, ...]
    undated: tuple[Line, ...]


def timeline(view: View, subject: str) -> Timeline:
    """Return what the record tells of a subject, in order of time."""
    met = [m for m in meetings(view, subject)]
    lines = [(m.period.key if m.period else None, _met(m)) for m in met]
    for recorded in view.claims(party=subject):
        line = _line(view, recorded)
        if line is not None:
            lines.append((_key(recorded), line))
    dated = sorted(((k, line) for k, line in lines if k), key=lambda pair: (pair[0], pair[1].text))
    unique = tuple(dict.fromkeys(line for _, line in dated))
    return Timeline(view.name_on(subject, None), unique, tuple(dict.fromkeys(line for k, line in lines if k is None)))


def _key(recorded: Recorded) -> tuple[datetime, datetime] | None:
    period = getattr(recorded.claim, "period", None)
    if period is not None:
        key: tuple[datetime, datetime] = period.key
        return key
    if recorded.asserted is not None:
        return Period.day(recorded.asserted).key
    return None


def _met(m: Meeting) -> Line:
    where = f" in {m.place}" if m.place else ""
    who = "; ".join(m.participants)
    return Line(f"{m.status} {m.name or m.kind}{where}{': ' + who if who else ''}", m.cites, m.when)


def _line(view: View, recorded: Recorded) -> Line | None:
    """One line for what is not an encounter and not an office in passing."""
    claim, day = recorded.claim, str(recorded.asserted) if recorded.asserted else None
    match claim:
        case Statement():
            return Line(f"{party_words(view, claim.speaker, recorded.asserted)}: {claim.gist}", cites([recorded]), day)
        case Commitment():
            who = ", ".join(party_words(view, p, recorded.asserted) for p in claim.who)
            return Line(f"{claim.kind} of {who or 'nobody named'}: {claim.what}", cites([recorded]), day)
        case Membership():
            return Line(f"{claim.member}: {claim.status} of {claim.organisation}", cites([recorded]), day_words(claim.period))
        case Naming() if claim.how == "founded":
            return Line(f"{claim.name} founded", cites([recorded]), day_words(claim.period))
        case Naming() if claim.how == "official":
            return Line(f"called {claim.other}", cites([recorded]), day_words(claim.period) if claim.period else day)
        case Tenure() | Encounter() | Naming():
            return None
    return None


def calendar(view: View, day: date | None, party: str | None = None) -> list[Meeting]:
    """Return what is ahead on a day: planned encounters that end after it or have no stated day, by their earliest bound."""
    found = view.claims("Encounter", party=party)
    subjects = dict.fromkeys(
        r.claim.subject
        for r in found
        if isinstance(r.claim, Encounter) and r.claim.status in (Status.PLANNED, Status.POSTPONED) and r.claim.subject
    )
    told = [meeting(view, view.claims("Encounter", subject=s)) for s in subjects]
    return sorted(_ahead(told, day), key=lambda m: (m.period is None, m.period.key if m.period else None, m.id))


def _ahead(told: Iterable[Meeting], day: date | None) -> Iterable[Meeting]:
    for m in told:
        if m.status in ("planned", "postponed") and (
            day is None or m.period is None or m.period.last is None or m.period.last >= day
        ):
            yield m
