"""What is ahead and what was planned: encounters by their days, with what became of each plan."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from elchi.answers.entries import Entry, entries
from elchi.answers.meetings import Meeting, told_about, told_of
from elchi.answers.outcomes import FORGOTTEN, Outcome, planned
from elchi.model.claim import Status
from elchi.record.asof import View

_PLANS = (Status.PLANNED, Status.POSTPONED)
_ALL = 2**31 - 1
_UNDATED = 200  # of the many encounters of a state that state no day, the latest told are looked through for plans
_EXACT, _OF_A_DAY, _ROUGH = 20, 3, 12  # what lies within more days than these lies only roughly on each of them
_SPARE = 2  # times as many are looked up as are asked for: some were held meanwhile


def calendar(
    view: View, day: date | None, party: str | None = None, soonest: int | None = None, there: Sequence[str] = ()
) -> list[Meeting]:
    """Return what is ahead on a day: planned encounters that end after it, by their earliest bound, and
    last those without a stated day of which something was told in the year and a half before. What a rule
    found held under another name is not ahead.

    With `soonest`, so many of them; with `there`, the places of a state, what is to be in one of them too.
    """
    if party is not None:
        return _ahead(view, day, (party, *there), soonest)
    return [*view.kept(("ahead", day, soonest), lambda: tuple(_ahead(view, day, (None,), soonest)))]


def _ahead(view: View, day: date | None, parties: Sequence[str | None], soonest: int | None) -> list[Meeting]:
    most = _ALL if soonest is None else soonest * _SPARE
    subjects: dict[str, None] = {}
    for party in parties:
        subjects |= dict.fromkeys(view.coming("Encounter", day, party=party, saying=_PLANS, most=most))
        subjects |= dict.fromkeys(view.undated("Encounter", party=party, saying=_PLANS, most=_UNDATED))
    ahead = sorted((m for m in told_about(view, [*subjects]) if is_ahead(m, day)), key=_by_day)[: soonest and soonest * _SPARE]
    return _without(ahead, _over(view, ahead))[:soonest]


def _over(
    view: View, found: Iterable[Meeting | Entry], outcomes: Container[Outcome] = (Outcome.HELD, Outcome.CANCELLED)
) -> frozenset[str]:
    """Those of some plans that were held or called off under another name, or by a person's word."""
    plans = [m.id for m in found if m.status == _PLANS[0]]
    return frozenset(p.id for p in planned(view, only=plans) if p.outcome in outcomes) if plans else frozenset()


def _without(found: Iterable[Meeting], over: Container[str]) -> list[Meeting]:
    return [m for m in found if m.id not in over]


def called_off(view: View, day: date | None, party: str | None = None, there: Sequence[str] = ()) -> list[Meeting]:
    """Return what was to be on a day or later and was cancelled: who follows a calendar is told so, not left without it."""
    every = (view.coming("Encounter", day, party=p, saying=(Status.CANCELLED,), most=_UNDATED) for p in (party, *there))
    subjects = dict.fromkeys(subject for found in every for subject in found)
    return sorted((m for m in told_about(view, [*subjects]) if m.status == Status.CANCELLED and _open(m, day)), key=_by_day)


def schedule(
    view: View, first: date | None, last: date | None, party: str | None = None, there: Sequence[str] = ()
) -> list[Meeting]:
    """Return all encounters between two days by their earliest bound, whatever became of them; those without a day are left out,
    and plans that were held under another name, which stands there."""  # fmt: skip
    told = {r.id: r for p in (party, *there) for r in view.claims("Encounter", party=p, first=first, last=last, dated=True)}
    found = told_of(view, [*told.values()])
    over = _over(view, found, (Outcome.HELD,))
    return sorted((m for m in found if m.period is not None and m.id not in over), key=_by_day)


@dataclass(frozen=True, slots=True)
class Day:
    """The first few encounters of a day, and how many more lie on it."""

    day: date
    meetings: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Days:
    """Encounters between two days, a few of each day, and a few of those that lie only roughly there."""

    days: tuple[Day, ...]
    rough: tuple[Meeting, ...]
    more: int


def days(view: View, first: date, last: date, party: str | None = None) -> Days:
    """Return the encounters between two days, a few of each: no more are read than are shown."""
    found = view.lying("Encounter", first, last, party=party)
    lying: dict[date, dict[str, None]] = {first + timedelta(n): {} for n in range((last - first).days + 1)}
    rough: dict[str, None] = {}
    for one in found:
        exact = (one.last - one.first).days <= _EXACT
        for day in _each(max(one.first, first), min(one.last, last)) if exact else ():
            lying[day][one.subject] = None
        rough |= {} if exact else {one.subject: None}
    wanted = dict.fromkeys(s for subjects in lying.values() for s in [*subjects][:_OF_A_DAY])
    shown, vague = entries(view, wanted), told_about(view, [*rough][:_ROUGH])
    over = _over(view, [*shown, *vague], (Outcome.HELD,))
    told = {m.id: m for m in shown if m.id not in over}
    spans = tuple(m for m in vague if m.id not in over and not _exact(m))
    return Days(tuple(_day(d, [*s], told) for d, s in lying.items()), spans, max(0, len(rough) - _ROUGH))


def _each(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))


def _day(day: date, subjects: Sequence[str], told: Mapping[str, Entry]) -> Day:
    """Of those that some report puts on a day: those that all reports together do."""
    held = (told[s] for s in subjects[:_OF_A_DAY] if s in told)
    shown = tuple(m for m in held if m.period and m.period.first and m.period.last and m.period.first <= day <= m.period.last)
    return Day(day, shown, max(0, len(subjects) - _OF_A_DAY))


def _exact(m: Meeting) -> bool:
    p = m.period
    return bool(p and p.first and p.last and (p.last - p.first).days <= _EXACT)


def is_ahead(m: Meeting, day: date | None) -> bool:
    """Tell whether an encounter is planned and ahead on a day."""
    return m.status in ("planned", "postponed") and _open(m, day)


def _open(m: Meeting, day: date | None) -> bool:
    if day is None:
        return True
    if m.period is None:
        told = max((c.published for c in m.cites if c.published), default=None)
        return told is None or told >= day - FORGOTTEN
    return m.period.last is None or m.period.last >= day


def _by_day(m: Meeting) -> tuple[object, ...]:
    return (m.period is None, *(m.period.key if m.period else ()), m.id)


def main_ones(found: Iterable[Meeting]) -> list[Meeting]:
    """Return the encounters that have more to tell than that they are to be: a day, a place, a name or people."""
    return [m for m in found if m.period or m.place or m.name or m.participants]
