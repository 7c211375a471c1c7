"""Dated claims in order."""

from dataclasses import dataclass
from datetime import date, datetime

from elchi.answers.cited import Line
from elchi.answers.claims import claim_line
from elchi.answers.meetings import Meeting, meetings, told_about
from elchi.model.claim import Naming
from elchi.model.period import Period, Precision
from elchi.record.asof import Recorded, View

_TELLING = ("Statement", "Commitment", "Membership", "Naming")
Key = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines about a subject, oldest first, and those without a day. Where only the latest are told, `since` is their first day."""

    subject: str
    lines: tuple[Line, ...]
    undated: tuple[Line, ...]
    since: date | None = None


def timeline(view: View, subject: str, on: date | None = None, *, until: date | None = None, latest: int | None = None) -> Timeline:
    """Return what the record tells of a subject, in order of time; with a day, what is told of it alone.

    With `latest`, so many of the latest (until a day): a state has tens of thousands.
    """
    since, lines = None, list[tuple[Key | None, Line]]()
    if latest is None:
        met, told = meetings(view, subject, first=on, last=on), [r for kind in _TELLING for r in view.claims(kind, party=subject)]
    else:
        since = view.since_when(subject, ("Encounter", *_TELLING), until, latest)
        met, told = _between(view, subject, since, until)
    lines = [(m.period.key if m.period else None, _met(m)) for m in met]
    lines += [(_key(recorded), claim_line(view, recorded)) for recorded in told if _tells(recorded)]
    if on is not None:
        lines = [(k, line) for k, line in lines if k and Period(*k, Precision.OPEN).holds(on)]
    dated = sorted(((k, line) for k, line in lines if k), key=lambda pair: (pair[0], pair[1].text))
    unique = tuple(dict.fromkeys(line for _, line in dated))
    return Timeline(view.name_on(subject, None), unique, tuple(dict.fromkeys(line for k, line in lines if k is None)), since)


def _between(view: View, subject: str, since: date | None, until: date | None) -> tuple[list[Meeting], list[Recorded]]:
    """The encounters and the claims that begin, or else were told, between two days."""
    met, *ids = (view.latest_naming(subject, kind, None, None, since=since, until=until) for kind in ("Encounter", *_TELLING))
    return told_about(view, list(dict.fromkeys(met.values()))), view.with_ids([i for found in ids for i in found])


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
    return Line(f"{m.called}, {m.status}{where}{': ' + who if who else ''}", m.cites, m.when, m.id)


def _tells(recorded: Recorded) -> bool:
    """Tell whether a claim has a line of its own here: of names only those of a founding, a renaming and those given officially."""
    return not isinstance(recorded.claim, Naming) or recorded.claim.how in ("founded", "official", "renamed")
