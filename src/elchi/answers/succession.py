"""What follows from several terms in one office: whose ended when another's began, and whether it has several seats."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from elchi.answers.terms import Holder

_DAY = timedelta(1)
_HANDOVER = 31  # days for which two terms may overlap in an office of one seat before it looks like two seats
_OFTEN = 3  # so many pairs of terms that overlap for longer make an office one of several seats


def succeeded(terms: Sequence[Holder]) -> list[Holder]:
    """Close each term without a stated end on the stated beginning of the next one of somebody else.

    Not in an office of several seats, and not where the term is attested after that day: that stays a contradiction.
    """
    if several_seats(terms):
        return list(terms)
    told = sorted({(d, t.person) for t in terms for d in (t.first, t.seen, *t.attested) if d})
    parted = [run for h in terms for run in _runs(h, told)]
    return [_closed(h, parted) if h.until is None else h for h in parted]


def _runs(holder: Holder, told: Sequence[tuple[date, str]]) -> Iterator[Holder]:
    """Part a holder who is only attested where somebody else is known in office between two of the days; `told` are the days
    of all, in order."""  # fmt: skip
    ended = holder.until.first if holder.until else None
    days = [*holder.attested, *(d for d in (ended, holder.gone) if d and holder.attested and d > holder.attested[-1])]
    if holder.since or len(days) < 2:
        yield holder
        return
    run = [days[0]]
    for day in days[1:]:
        between = told[bisect_left(told, (run[-1] + _DAY, "")) : bisect_left(told, (day, ""))]
        if any(person != holder.person for _, person in between):
            yield replace(holder, attested=tuple(run), until=None, gone=None)
            run = []
        run.append(day)
    yield replace(holder, attested=tuple(d for d in run if d in holder.attested))


def _closed(holder: Holder, terms: Sequence[Holder]) -> Holder:
    last = holder.seen or holder.first
    if last is None:
        return holder
    later = [t.since for t in terms if t.person != holder.person and t.since and t.since.first and t.since.first >= last]
    following = min(later, key=lambda p: p.key, default=None)
    return replace(holder, until=following, rule="succession") if following else holder


def several_seats(terms: Sequence[Holder]) -> bool:
    """Tell whether more than one person holds an office at a time: stated terms of different people overlap for long, often."""
    stated = sorted((t for t in terms if t.since and t.until and t.basis == "in office"), key=lambda t: t.first or date.max)
    long = 0
    for number, one in enumerate(stated):
        for other in stated[number + 1 : number + 40]:
            long += other.person != one.person and overlap(one, other) > _HANDOVER
    return long >= _OFTEN and long > len(stated) / 6


def overlap(one: Holder, other: Holder) -> int:
    """Return for how many days two terms surely overlap by what is stated."""
    if not (one.since and one.since.last and other.since and other.since.last):
        return 0
    ends = [t.until.first if t.until and t.until.first else t.seen for t in (one, other)]
    last = min((e for e in ends if e), default=None)
    return max(0, (last - max(one.since.last, other.since.last)).days) if last else 0


def collide(one: Holder, other: Holder) -> bool:
    """Tell whether what is stated of two terms cannot hold in an office of one seat: they overlap by more than the day of a handover,
    or one begins well before the stated end of the other, whenever it ended itself."""
    return overlap(one, other) > 1 or _begins_within(one, other) or _begins_within(other, one)


def _begins_within(late: Holder, early: Holder) -> bool:
    if not (late.since and late.since.first and early.since and early.since.last and early.until and early.until.first):
        return False
    open_end = late.until is None or late.rule is not None
    begun = late.since.last or late.since.first
    return open_end and not early.rule and early.since.last < late.since.first and (early.until.first - begun).days > 1
