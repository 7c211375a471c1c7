"""Whether two reports tell of one encounter."""

from datetime import date, timedelta
from functools import cache

from elchi.lexica.register import load_register
from elchi.lexica.tables import table
from elchi.model.claim import EncounterKind, Status
from elchi.model.entity import KnownEncounter, Verdict
from elchi.model.period import Period, Precision
from elchi.resolving.companies import counted_apart, of_many_sides
from elchi.resolving.content import content_overlap, content_words
from elchi.resolving.verdicts import Match, answer

_DAY, AHEAD, BEHIND = timedelta(days=1), timedelta(days=31), timedelta(days=14)  # an event that is only mentioned is near
GATHERINGS = (EncounterKind.SUMMIT, EncounterKind.MINISTERIAL, EncounterKind.FORUM)
CERTAIN, POSSIBLE = 0.75, 0.5  # from CERTAIN on two reports are of one thing, below POSSIBLE they are of two
NAMED = 0.75  # how alike two names of an event are
_OTHER_DAYS, _TWO_DAYS = "on different days", ("a day apart, each of them stated", "the same people", "the same place")
_A_SEASON, _ALWAYS = 100, 400  # days of a plan in which ministers meet once at most; so long that it tells of no time
_A_DAY_APART, _FEWER = "a day apart, one of them by the date of the report", 0.1  # other people on another day are likely others


def same_encounter(one: KnownEncounter, other: KnownEncounter) -> Match:
    """Tell whether two encounters are one; a numbered event of a body is one whatever its date."""
    if (numbered := _numbered(one, other)) is not None:
        return numbered
    if _counted_there(one, other):
        sure = len(content_words(one.name or "")) > _COUNTED or not one.parties.isdisjoint(other.parties)
        told = (f"both are number {one.ordinal} of one name, in one town on days that meet",)
        return Match(Verdict.SAME, CERTAIN, told) if sure else Match(Verdict.UNSURE, POSSIBLE, told)
    if against := _contradiction(one, other):
        open_still = against == _OTHER_DAYS and _one_of_two_days(one, other)
        return Match(Verdict.UNSURE, POSSIBLE, _TWO_DAYS) if open_still else Match(Verdict.NOT_SAME, 0.0, (against,))
    if planned := _one_plan(one, other):
        return planned
    shared, parties = _parties(one, other)
    mentioned = _mentioned(one, other)
    when, dated = mentioned or _closeness(one.period, other.period)
    where, placed = (0.15, "the same place") if one.place_id and one.place_id == other.place_id else (0.0, "")
    named, called = _named(one, other, mentioned is not None)
    reasons = tuple(r for r in (parties, dated, placed, called) if r)
    fewer = _FEWER if dated == _A_DAY_APART and people_of(one.parties) != people_of(other.parties) else 0.0
    return answer(shared + when + where + named - fewer, reasons, CERTAIN, POSSIBLE)


def _numbered(one: KnownEncounter, other: KnownEncounter) -> Match | None:
    """Answer for numbered events of one body: the number decides."""
    if not (one.body_id and one.body_id == other.body_id and one.ordinal and other.ordinal):
        return None
    if not kinds_agree(one.kind, other.kind):
        return None
    if one.ordinal == other.ordinal:
        return Match(Verdict.SAME, 1.0, (f"both are number {one.ordinal} of {one.body_id}",))
    return Match(Verdict.NOT_SAME, 0.0, (f"number {one.ordinal} and number {other.ordinal} of {one.body_id}",))


_COUNTED = 2  # words of a name that tells no more than a number and a noun: "third meeting"


def _counted_there(one: KnownEncounter, other: KnownEncounter) -> bool:
    """Tell whether two reports count one gathering of a body that no register has: a town sees one "third session" at a time, of whose
    days one report tells the first and another the last."""
    if one.ordinal is None or one.ordinal != other.ordinal or one.body_id or other.body_id or not kinds_agree(one.kind, other.kind):
        return False
    there = one.place_id == other.place_id and (one.place_id or "").startswith("place:")
    named = one.name is not None and content_words(one.name) == content_words(other.name or "")
    days = states_day(one.period) and states_day(other.period) and can_coincide(one.period, other.period, 1)
    people = people_of(one.parties), people_of(other.parties)
    return there and named and days and (not all(people) or not people[0].isdisjoint(people[1]))


def _contradiction(one: KnownEncounter, other: KnownEncounter) -> str | None:
    """Return what makes it impossible that two encounters are one, if anything does."""
    if not kinds_agree(one.kind, other.kind):
        return f"a {one.kind} and a {other.kind}"
    if not can_coincide(one.period, other.period, slack(one.period, other.period)):
        return _OTHER_DAYS
    if one.body_id and other.body_id and one.body_id != other.body_id:
        return f"of {one.body_id} and of {other.body_id}"
    if _places_differ(one, other):
        return f"in {one.place_id} and in {other.place_id}"
    return counted_apart(one.name, other.name)


def _one_of_two_days(one: KnownEncounter, other: KnownEncounter) -> bool:
    """Tell whether two reports give neighbouring days for what the same people did in the same city: one may be wrong, or they met twice."""
    people = people_of(one.parties)
    there = one.place_id is not None and one.place_id == other.place_id and one.place_id.startswith("place:")
    told = states_day(one.period) and states_day(other.period) and can_coincide(one.period, other.period, 1)
    return there and told and len(people) > 1 and people == people_of(other.parties)


def _one_plan(one: KnownEncounter, other: KnownEncounter) -> Match | None:
    """Answer for two plans of one gathering of a body in one city, told more and less exactly: it meets there once at a time."""
    planned = all(k.status in (Status.PLANNED, Status.POSTPONED) and k.period is not None for k in (one, other))
    there = one.place_id is not None and one.place_id.startswith("place:") and one.place_id == other.place_id
    if not (planned and there and _one_event(one, other)):
        return None
    days = [(p.last - p.first).days if p and p.first and p.last else _ALWAYS for p in (one.period, other.period)]
    often = one.kind is not EncounterKind.SUMMIT and max(days) > _A_SEASON
    told = ("planned by one body", "the same place", "at a time that fits")
    return None if max(days) >= _ALWAYS else Match(Verdict.UNSURE, POSSIBLE, told) if often else Match(Verdict.SAME, CERTAIN, told)


@cache
def _kinds() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("sameness")["kinds"])


def kinds_agree(one: EncounterKind, other: EncounterKind) -> bool:
    """Tell whether one encounter may be called by both kinds."""
    return one == other or EncounterKind.OTHER in (one, other) or frozenset((one.value, other.value)) in _kinds()


def can_coincide(one: Period | None, other: Period | None, days: int = 0) -> bool:
    """Tell whether two periods can hold one event, or come within `days` of one another; unknown ones can."""
    if one is None or other is None:
        return True
    return _gap(one.last, other.first) <= days and _gap(other.last, one.first) <= days


def _gap(end: date | None, start: date | None) -> int:
    """Return by how many days `start` comes after `end`."""
    return (start - end).days if start and end else 0


def slack(one: Period | None, other: Period | None) -> int:
    """Return the days by which two dates may differ: one where a day is told from the report's date ("today")."""
    days = [p for p in (one, other) if p is not None and p.precision in _TO_THE_DAY]
    return 0 if all(_stated(p) for p in days) else 1


def _stated(period: Period) -> bool:
    """Tell whether a text gives the day itself; "today" may be the writer's or the reader's."""
    return any(c.isdigit() for c in period.words)


def states_day(period: Period | None) -> bool:
    """Tell whether a text gives the day, or the days from one to another, by itself."""
    return period is not None and period.precision in (*_TO_THE_DAY, Precision.SPAN) and _stated(period)


_TO_THE_DAY = (Precision.DAY, Precision.HOUR, Precision.MINUTE)


def _places_differ(one: KnownEncounter, other: KnownEncounter) -> bool:
    """Tell whether two cities are named; a state against a city in it is no contradiction, nor is a palace against one."""
    a, b = one.place_id, other.place_id
    if not (a and b and a != b and a.startswith("place:") and b.startswith("place:")):
        return False
    x, y = (load_register().places.get(place) for place in (a, b))
    return x is None or y is None or x.state != y.state or x.kind == y.kind == "city"


def _parties(one: KnownEncounter, other: KnownEncounter) -> tuple[float, str]:
    """Weigh the parties in common against the shorter list; people alone count where both reports name people."""
    left, right = people_of(one.parties), people_of(other.parties)
    if bool(left) != bool(right) and (found := _sides(one, other)):
        return found
    if not left or not right:
        left, right = one.parties, other.parties
    elif left == right and len(left) == 1:  # "A met with the council": the other side has no name in either report
        left, right = left | _bodies(one.parties), right | _bodies(other.parties)
    shared = left & right
    if not shared:
        return 0.0, ""
    if len(shared) == 1 and left - right and right - left:
        return -0.1, f"{min(shared)} with others"  # one host, two guests
    enough = (0.55 if one.period and other.period else 0.45) if len(shared) > 1 else 0.2
    return enough * len(shared) / min(len(left), len(right)), "shared: " + ", ".join(sorted(shared, key=_people_first))


def _sides(one: KnownEncounter, other: KnownEncounter) -> tuple[float, str] | None:
    """Weigh a report that names people against one that names their states only: many states meet in one company seldom."""
    people, bare = (one, other) if people_of(one.parties) else (other, one)
    wanting = len(bare.sides - people.sides)  # "the President" alone is of the writer's own state
    if len(bare.sides) < 2 or not people.sides <= bare.sides or wanting > 1:
        return None
    if wanting and len(people_of(people.parties)) != len(bare.sides):
        return None
    return 0.45 if len(bare.sides) > 2 else 0.3, "the same sides: " + ", ".join(sorted(bare.sides))


def people_of(parties: frozenset[str]) -> frozenset[str]:
    """Return the people among some parties."""
    return frozenset(i for i in parties if i.startswith("person:"))


def _bodies(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(i for i in parties if i.startswith("body:"))


def _people_first(identifier: str) -> tuple[bool, str]:
    return not identifier.startswith("person:"), identifier


def _closeness(one: Period | None, other: Period | None) -> tuple[float, str]:
    if one is None or other is None:
        return 0.0, ""
    if not can_coincide(one, other):
        known = any(_stated(p) for p in (one, other))
        return (0.2 if known else 0.0), _A_DAY_APART
    if not one.words or not other.words:
        return 0.2, "at a time that fits the date of the report"
    spans = [(p.last - p.first).days if p.first and p.last else 999 for p in (one, other)]
    return (0.35 if max(spans) <= 3 else 0.25 if max(spans) <= 31 else 0.15), "at a time that fits"


def _mentioned(one: KnownEncounter, other: KnownEncounter) -> tuple[float, str] | None:
    """Weigh the day of a report that only mentions an event of a body by its name against the days of an event of that very name."""
    bare, held = (one, other) if one.period is None else (other, one)
    if bare.period is not None or held.period is None or bare.told is None or not _one_event(bare, held):
        return None
    if content_words(bare.name or "") != content_words(held.name or "") or not _within_a_month(held.period):
        return None
    ahead = bare.status in (Status.PLANNED, Status.POSTPONED)
    first, last = (bare.told - _DAY, bare.told + AHEAD) if ahead else (bare.told - BEHIND, bare.told + _DAY)
    near = held.period.last and held.period.first and held.period.last >= first and held.period.first <= last
    return (0.25, f"told of {'before' if ahead else 'after'} it, within weeks") if near else None


def _one_event(one: KnownEncounter, other: KnownEncounter) -> bool:
    """Tell whether both are told of as one gathering of one body: it holds no two of them at a time."""
    return one.kind == other.kind and one.kind in GATHERINGS and one.body_id is not None and one.body_id == other.body_id


def _named(one: KnownEncounter, other: KnownEncounter, mentioned: bool) -> tuple[float, str]:
    """Weigh the name of an event; the same body without numbers counts as a name, and says more where its gathering has that name."""
    if one.name and other.name and content_overlap(one.name, other.name) >= NAMED:
        near = mentioned or (_one_event(one, other) and _within_a_month(one.period) and _within_a_month(other.period))
        return (0.5 if near else 0.3), f'"{one.name}" and "{other.name}"'
    if found := of_many_sides(one, other):
        return 0.2, found
    if (
        summit_of_the_day(one)
        and summit_of_the_day(other)
        and one.place_id == other.place_id
        and (only_mentioned(one) or only_mentioned(other))
    ):
        return 0.25, "the summit of that day there"
    return (0.2, f"both of {one.body_id}") if one.body_id and one.body_id == other.body_id else (0.0, "")


def summit_of_the_day(told: KnownEncounter) -> bool:
    """Tell of a summit with its town and its days: a town sees one of them at a time, seldom those of two bodies."""
    return told.kind is EncounterKind.SUMMIT and (told.place_id or "").startswith("place:") and states_day(told.period)


def only_mentioned(told: KnownEncounter) -> bool:
    """Tell of a gathering of which a report says neither whose it is nor who was there."""
    return told.body_id is None and not people_of(told.parties)


def _within_a_month(period: Period | None) -> bool:
    return period is not None and period.first is not None and period.last is not None and (period.last - period.first).days <= 31
