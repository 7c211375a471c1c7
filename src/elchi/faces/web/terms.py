"""Terms of office and memberships as bars on a scale of years: stated, attested and unknown stretches apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.holders import Holder
from elchi.answers.members import Member

_WHOLE = 1000.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One term on the scale, in thousandths of its width: from `x` over `width`; whether its ends are stated; attested days."""

    label: str
    x: float
    width: float
    stated_begin: bool
    stated_end: bool
    days: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Terms on one scale, and the years marked on it."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Term:
    label: str
    first: date
    last: date
    stated_begin: bool
    stated_end: bool
    attested: tuple[date, ...]


def bars_of(terms: Sequence[Holder], *, names: bool = False) -> Bars | None:
    """Return terms of office as bars under the office, or under who held it; None where none has a day."""
    found = []
    for h in terms:
        if h.first and h.seen:
            label = h.name if names else ", ".join(w for w in (h.office, h.of) if w)
            ended = h.until.last if h.until and h.until.last else h.seen
            stated = h.until is not None and not h.rule
            found.append(_Term(label, h.first, max(h.first, ended), h.since is not None, stated, tuple(h.attested)))
    return _drawn(found)


def member_bars(members: Sequence[Member], day: date | None) -> Bars | None:
    """Return memberships as bars under the member; one whose begin alone is stated goes on to a day. None where none has one."""
    found = []
    for m in members:
        days = [d for d in (m.since, *m.attested) if d]
        if days:
            last = m.until or max(*days, day if day and m.since else days[0])
            label = m.name if m.status == "member" else f"{m.name} ({m.status})"
            found.append(_Term(label, min(days), max(min(days), last), m.since is not None, m.until is not None, m.attested))
    return _drawn(found)


def _drawn(terms: Sequence[_Term]) -> Bars | None:
    if not terms:
        return None
    first, last = date(min(t.first for t in terms).year, 1, 1), date(max(t.last for t in terms).year, 12, 31)
    days = max(1, (last - first).days)

    def at(day: date) -> float:
        return round(_WHOLE * min(max((day - first).days, 0), days) / days, 1)

    made = tuple(
        Bar(t.label, at(t.first), max(3.0, round(at(t.last) - at(t.first), 1)), t.stated_begin, t.stated_end,
            tuple(sorted({at(d) for d in t.attested if t.first <= d <= t.last})))
        for t in terms
    )  # fmt: skip
    step = max(1, (last.year - first.year) // 8)
    return Bars(made, tuple((y, at(date(y, 1, 1))) for y in range(first.year, last.year + 1, step)))
