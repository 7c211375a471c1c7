"""Dated claims in order."""

from dataclasses import dataclass
from datetime import date, datetime

from elchi.answers.cited import Line
from elchi.answers.claims import claim_line
from elchi.answers.meetings import Meeting, meetings
from elchi.model.claim import Encounter, Naming, Tenure
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
        if _tells(recorded):
            lines.append((_key(recorded), claim_line(view, recorded)))
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


def _tells(recorded: Recorded) -> bool:
    """Tell whether a claim has a line of its own here: an encounter stands with its other reports, an office in passing has none."""
    claim = recorded.claim
    return claim.how in ("founded", "official") if isinstance(claim, Naming) else not isinstance(claim, Encounter | Tenure)
