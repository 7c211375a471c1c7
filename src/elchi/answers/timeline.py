"""Dated claims in order."""

from dataclasses import dataclass
from datetime import date, datetime

from elchi.answers.cited import Line, cites, day_words, parties_words, party_words
from elchi.answers.meetings import Meeting, meetings
from elchi.model.claim import Commitment, Encounter, Membership, Naming, Statement, Tenure
from elchi.model.period import Period, Precision
from elchi.record.asof import Recorded, View


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines about a subject, oldest first, and those without a day."""

    subject: str
    lines: tuple[Line, ...]
    undated: tuple[Line, ...]


def timeline(view: View, subject: str, on: date | None = None) -> Timeline:
    """Return what the record tells of a subject, in order of time; with a day, what is told of it alone."""
    met = [m for m in meetings(view, subject, first=on, last=on)]
    lines = [(m.period.key if m.period else None, _met(m)) for m in met]
    for recorded in view.claims(party=subject):
        line = _line(view, recorded)
        if line is not None:
            lines.append((_key(recorded), line))
    if on is not None:
        lines = [(k, line) for k, line in lines if k and Period(*k, Precision.OPEN).holds(on)]
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
            who = ", ".join(parties_words(view, claim.who, recorded.asserted))
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
