"""Terms of office as bars on a scale of years: stated, attested and unknown stretches apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.holders import Holder

_WHOLE = 1000.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One term on the scale, in thousandths of its width: from `x` over `width`; whether its ends are stated; attested days."""

    holder: Holder
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


def bars_of(terms: Sequence[Holder]) -> Bars | None:
    """Return terms as bars, None where none has a day."""
    dated = [(h, *_ends(h)) for h in terms if h.first and h.seen]
    if not dated:
        return None
    first = date(min(a for _, a, _ in dated).year, 1, 1)
    last = date(max(b for _, _, b in dated).year, 12, 31)
    days = max(1, (last - first).days)

    def at(day: date) -> float:
        return round(_WHOLE * min(max((day - first).days, 0), days) / days, 1)

    made = [
        Bar(h, at(a), max(3.0, round(at(b) - at(a), 1)), h.since is not None, h.until is not None and not h.rule,
            tuple(sorted({at(d) for d in h.attested if a <= d <= b})))
        for h, a, b in dated
    ]  # fmt: skip
    step = max(1, (last.year - first.year) // 8)
    years = tuple((y, at(date(y, 1, 1))) for y in range(first.year, last.year + 1, step))
    return Bars(tuple(made), years)


def _ends(h: Holder) -> tuple[date, date]:
    """From the first day of evidence to the last, or to the end that a rule gives."""
    first = h.first or date.max
    ended = h.until.last if h.until and h.until.last else None
    return first, max(first, ended or h.seen or first)
