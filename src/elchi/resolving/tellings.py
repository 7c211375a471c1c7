"""An encounter known by several reports: what each of them says counts, and one telling may be of several encounters."""

from collections.abc import Iterator, Mapping, Sequence

from elchi.model.claim import Encounter, EncounterKind, Party, Status
from elchi.model.entity import KnownEncounter, Verdict
from elchi.model.period import Period
from elchi.model.quick import replace
from elchi.resolving.companies import number_in
from elchi.resolving.same import can_coincide, people_of, same_encounter, states_day
from elchi.resolving.verdicts import Match

_STAY = 31  # days of a stay of which one sentence tells all meetings
Tellings = Mapping[str, Sequence[KnownEncounter]]


def by_encounter(known: Sequence[KnownEncounter]) -> Tellings:
    """Return what is known of each encounter, by its identifier."""
    found: dict[str, list[KnownEncounter]] = {}
    for telling in known:
        found.setdefault(telling.id, []).append(telling)
    return found


def weighed(told: KnownEncounter, known: Sequence[KnownEncounter]) -> list[tuple[str, Match]]:
    """Hold a telling against each known encounter, by the likest report of it unless another one speaks against it."""
    tellings = by_encounter(known)
    found = {i: _best(told, group) for i, group in tellings.items()}
    same = [i for i, m in found.items() if m.verdict is Verdict.SAME]
    doubted = dict.fromkeys(_wider(told, same, tellings), "a meeting of more than were at each of several")
    if told.period is None and told.body_id and not told.ordinal and len(same) > 1:
        doubted |= dict.fromkeys(same, "several of that name at that time")
    if told.body_id is None and _are_several([k for i in same for k in tellings[i]]):
        doubted |= dict.fromkeys(same, "several gatherings there at that time")
    return [(i, _doubted(m, doubted[i]) if i in doubted else m) for i, m in found.items()]


def _best(told: KnownEncounter, group: Sequence[KnownEncounter]) -> Match:
    best = max((same_encounter(told, k) for k in group), key=lambda m: m.score)
    if best.verdict is not Verdict.SAME or told.ordinal:
        return best
    if any(_on_other_days(told, k) for k in group):
        return Match(Verdict.NOT_SAME, 0.0, ("another report of it states other days",))
    return _doubted(best, "with others in another report of it") if _with_others(told, group) else best


def _are_several(known: Sequence[KnownEncounter]) -> bool:
    """Tell whether some gatherings are of several bodies, or bear several numbers."""
    bodies = {k.body_id for k in known if k.body_id}
    numbers = {n for k in known if (n := k.ordinal or number_in(k.name or ""))}
    return len(bodies) > 1 or len(numbers) > 1


def _doubted(match: Match, why: str) -> Match:
    return Match(Verdict.UNSURE, match.score, (why, *match.reasons))


def _on_other_days(told: KnownEncounter, other: KnownEncounter) -> bool:
    """Tell whether both were held, and each text states days by itself that the other's cannot be."""
    held = told.status is other.status is Status.HELD
    return held and states_day(told.period) and states_day(other.period) and not can_coincide(told.period, other.period)


def _with_others(told: KnownEncounter, group: Sequence[KnownEncounter]) -> bool:
    """Tell whether A met C, and by another report A met B; but not where one has all of them meet."""
    mine, theirs = people_of(told.parties), [people_of(k.parties) for k in group]
    pairs = [p for p in theirs if len(p) == len(mine) == 2 and len(p & mine) == 1]
    return any(not any(p | mine <= company for company in theirs) for p in pairs)


def _wider(told: KnownEncounter, same: Sequence[str], tellings: Tellings) -> frozenset[str]:
    """Return the encounters that cannot each be the one told: A met B, A met C, and now A, B and C met."""
    mine = people_of(told.parties)
    smaller = {i: p for i in same if (p := _all_people(tellings[i])) < mine}
    return frozenset(i for i, p in smaller.items() for other in smaller.values() if p - other and other - p)


def _all_people(group: Sequence[KnownEncounter]) -> frozenset[str]:
    return frozenset(i for k in group for i in people_of(k.parties))


def apart(claim: Encounter, told: KnownEncounter, known: Sequence[KnownEncounter]) -> list[tuple[str | None, tuple[Party, ...]]]:
    """Return the known encounters that one sentence on a stay of some days tells of together, each with who was there.

    "From 3 to 6 May A met with B and C" tells of what is known as A's meeting with B on the 3rd, and with C on the 5th.
    Whoever is in none of them comes last, without an identifier. Nothing is returned where it tells of one.
    """
    if not _of_stay(claim):
        return []
    found = [(i, who) for i, group in by_encounter(known).items() if (who := _there(claim, told, group))]
    met = {p.person_id for _, who in found for p in who}
    rest = tuple(p for p in claim.participants if p.person_id not in met)
    parts: list[tuple[str | None, tuple[Party, ...]]] = [*found]
    if rest and parts:
        parts.append((None, (claim.participants[0], *rest)))
    return parts if len(parts) > 1 else []


def _of_stay(claim: Encounter) -> bool:
    days = _days(claim.period)
    named = all(p.person_id for p in claim.participants) and len(claim.participants) > 1
    return claim.kind is EncounterKind.MEETING and claim.status is Status.HELD and named and 1 < days <= _STAY


def _days(period: Period | None) -> int:
    return (period.last - period.first).days + 1 if period and period.first and period.last else 0


def _there(claim: Encounter, told: KnownEncounter, group: Sequence[KnownEncounter]) -> tuple[Party, ...]:
    """Return who of a sentence on a stay was at a known encounter of one of its days: its subject, and somebody else."""
    for who in _shared(claim, group):
        part = replace(told, parties=frozenset(i for p in who for i in (p.person_id, p.office_id, p.of_id) if i))
        if _best(part, group).verdict is Verdict.SAME:
            return who
    return ()


def _shared(claim: Encounter, group: Sequence[KnownEncounter]) -> Iterator[tuple[Party, ...]]:
    subject = claim.participants[0]
    for known in group:
        who = tuple(p for p in claim.participants if p.person_id in known.parties)
        if known.status is Status.HELD and _days(known.period) == 1 and subject in who and len(who) > 1:
            yield who
