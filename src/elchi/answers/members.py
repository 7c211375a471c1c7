"""Who belonged to a body on a day, and as what; *not a member*, *unknown* and *did not exist yet* are kept apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from elchi.answers.alphabet import by_letters
from elchi.answers.cited import Cite, cites
from elchi.model.claim import Membership
from elchi.model.period import Period
from elchi.record.asof import Recorded, View

_ONE = 45  # days by which sources may differ on the beginning of one and the same standing
_REGISTER = "register"  # the act of claims from registers, which list every member a body has had


@dataclass(frozen=True, slots=True)
class Member:
    """One standing of one state or body: from when to when as stated, and on which days documents attest it."""

    member: str
    name: str
    status: str
    since: date | None
    until: date | None
    attested: tuple[date, ...]
    cites: tuple[Cite, ...]
    began: str = ""  # as exactly as a source states it: "2004" is not its first day
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """The answer to "who is in this body (on a day)?", in one sentence and in full."""

    body: str
    on: date | None
    members: tuple[Member, ...]
    answer: str


def members_of(view: View, body: str, on: date | None = None) -> Belonging:
    """Return all standings in a body, or those that held on a day, members first."""
    recorded = view.claims("Membership", subject=body)
    found = _standings(view, recorded)
    name = view.name_on(body, on)
    if not found and (own := bodies_of(view, body, on)):
        own = tuple(sorted(own, key=lambda m: _rank(m.status)))
        return Belonging(name, on, own, f"{name}{_day(on)} has no members on record; what it is itself: {_ever(own)}.")
    if on is None:
        return Belonging(name, None, tuple(found), f"{name}: {_ever(found)}.")
    first = _first(found, recorded)
    if first is not None and on < _since(first):
        return Belonging(name, on, (), f"{name} had no members yet on {on}: the first on record is of {first.began}.")
    now = [replace(m, name=view.name_on(m.member, on)) for m in found]
    unsure = [m for m in now if _in_doubt(m, on)]
    held, undated = [m for m in now if _held(m, on) and m not in unsure], [m for m in now if _undated(m)]
    told = _counted(held) if held or undated or unsure else _other_days(found)
    also = f"; since when not stated: {_counted(undated)}" if undated else ""
    also += f"; unknown whether on that day already or still: {_listed(unsure)}" if unsure else ""
    return Belonging(name, on, (*held, *undated, *unsure), f"{name}, on {on}: {told}{also}.")


def standing_of(view: View, body: str, member: str, on: date | None = None) -> Belonging:
    """Return what one state or body was in a body on a day, and in one sentence what the record can say."""
    recorded = view.claims("Membership", subject=body)
    found = _standings(view, recorded)
    mine = [m for m in found if m.member == member]
    name, who = view.name_on(body, on), view.name_on(member, on)
    if on is None:
        return Belonging(name, None, tuple(mine), f"{who} in {name}: {_told(mine) or 'nothing is on record'}.")
    unsure = [m for m in mine if _in_doubt(m, on)]
    held = [m for m in mine if _held(m, on) and m not in unsure]
    first = _first(found, recorded)
    if held:
        answer = f"{who} in {name}, on {on}: {_told(held)}."
    elif first is not None and on < _since(first):
        answer = f"{name} had no members yet on {on}: the first on record is of {first.began}."
    elif unsure or any(map(_undated, mine)):
        answer = f"Unknown whether {who} was in {name} on {on} already or still: it is on record as {_told(mine)}."
    elif _registered(recorded):
        answer = f"{who} was not in {name} on {on}, by the register of its members" + (f"; {_told(mine)}." if mine else ".")
    else:
        answer = f"Unknown what {who} was in {name} on {on}: no list of its members is on record"
        answer += f"; of other days: {_told(mine)}." if mine else "."
    return Belonging(name, on, tuple(held), answer)


def bodies_of(view: View, member: str, on: date | None = None) -> tuple[Member, ...]:
    """Return the standings of one state or body in others (on a day), by the name of the body; `member` is here the body."""
    told: dict[str, list[Recorded]] = {}
    for r in view.claims("Membership", party=member, role="member"):
        if isinstance(r.claim, Membership) and r.claim.organisation_id:
            told.setdefault(r.claim.organisation_id, []).append(r)
    found = [
        replace(m, member=body, name=view.name_on(body, on))
        for body, recorded in told.items()
        for m in _standings(view, recorded)
        if m.member == member and (on is None or _held(m, on))
    ]
    return tuple(sorted(found, key=lambda m: (by_letters(m.name), m.since or date.min, m.status)))


def _standings(view: View, recorded: Sequence[Recorded]) -> list[Member]:
    """Gather what is told of one member in one standing over one stretch; members before observers and others."""
    groups: dict[tuple[str, str, date | None, date | None], list[Recorded]] = {}
    for one in recorded:
        claim = one.claim
        if isinstance(claim, Membership) and claim.member_id:
            groups.setdefault((claim.member_id, claim.status, *_bounds(claim.period)), []).append(one)
    _gather_near(groups)
    _gather_attested(groups)
    made = [_member(view, key, group) for key, group in groups.items()]
    return sorted(made, key=lambda m: (_rank(m.status), m.since or date.min, by_letters(m.name)))


def _gather_near(groups: dict[tuple[str, str, date | None, date | None], list[Recorded]]) -> None:
    """ "Since November 2021" and "since 12 November 2021" are one beginning: told by the register, else by most, else the earlier."""
    dated = sorted(((k, r) for k, r in groups.items() if k[2]), key=lambda told: _weight(*told))
    for n, (key, reports) in enumerate(dated):
        near = next((k for k, _ in dated[n + 1 :] if k[:2] == key[:2] and _begin_together(k, key)), None)
        if near is not None:
            groups[near].extend(groups.pop(key, reports))


def _weight(key: tuple[str, str, date | None, date | None], reports: Sequence[Recorded]) -> tuple[bool, int, int]:
    return any(r.claim.act == _REGISTER for r in reports), len(reports), -(key[2] or date.max).toordinal()


def _begin_together(one: tuple[str, str, date | None, date | None], other: tuple[str, str, date | None, date | None]) -> bool:
    """Tell whether sources may mean one stretch: its beginnings are near, and no two different ends are stated."""
    near = one[2] is not None and other[2] is not None and abs((one[2] - other[2]).days) <= _ONE
    return near and (one[3] == other[3] or other[3] is None)


def _gather_attested(groups: dict[tuple[str, str, date | None, date | None], list[Recorded]]) -> None:
    """What a document tells without dates belongs to the stated standing that holds its day, where there is one."""
    for key in [k for k in groups if k[2] is None and k[3] is None]:
        days = [r.asserted for r in groups[key] if r.asserted]
        stated = [k for k in groups if k[:2] == key[:2] and k != key and days and all(_within(k[2], k[3], d) for d in days)]
        if len(stated) == 1:
            groups[stated[0]].extend(groups.pop(key))


def _bounds(period: Period | None) -> tuple[date | None, date | None]:
    if period is None:
        return None, None
    return period.start.date() if period.start else None, period.end.date() if period.end else None


def _within(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day < until)


def _member(view: View, key: tuple[str, str, date | None, date | None], group: Sequence[Recorded]) -> Member:
    days = tuple(sorted({r.asserted for r in group if r.asserted and r.claim.act != _REGISTER}))
    day = (key[2] if key[3] else None) or (days[-1] if days else None)  # who is a member without an end is called as today
    began, ended = (_as_stated(bound, side, group) for side, bound in enumerate(key[2:]))
    return Member(key[0], view.name_on(key[0], day), key[1], key[2], key[3], days, cites(group), began, ended)


def _as_stated(day: date | None, side: int, group: Sequence[Recorded]) -> str:
    """A beginning (side 0) or end as exactly as a source states it: a year alone, a month, or the day."""
    if day is None:
        return ""
    written = {
        w for r in group if isinstance(r.claim, Membership) and (w := _written(r.claim, side)) and day.isoformat().startswith(w)
    }
    vague = max(written, key=len, default="")
    exact = any(isinstance(r.claim, Membership) and not _written(r.claim, side) for r in group)
    return vague if vague and not exact else day.isoformat()


def _written(claim: Membership, side: int) -> str:
    """The numbers of a date as a source has it: "2004", "2004-06"; nothing where it has words that a day was made of."""
    stated = (claim.since, claim.until)[side]
    if stated is not None:
        numbers = (stated.year, stated.month, stated.day)
        return "-".join(f"{n:02d}" for n in numbers if n) if stated.year else ""
    words = (claim.period.words if claim.period else "").split(" to ")
    return words[side] if len(words) == 2 and _ISO.fullmatch(words[side]) else ""


_ISO = re.compile(r"\d{4}(-\d\d){0,2}")


def _held(m: Member, day: date) -> bool:
    """Tell whether a standing held on a day: within its stated stretch, else between the days on which it is attested."""
    if m.since or m.until:
        return _within(m.since, m.until, day)
    return bool(m.attested) and m.attested[0] <= day <= m.attested[-1]


def _in_doubt(m: Member, day: date) -> bool:
    """Tell whether a standing began or ended in the year or month of a day, and no more is stated: of that day nothing is known."""
    return any(len(told) < _WHOLE and day.isoformat().startswith(told) for told in (m.began, m.ended) if told)


_WHOLE = len("2009-10-03")


def _undated(m: Member) -> bool:
    return not (m.since or m.until or m.attested)


def _registered(recorded: Sequence[Recorded]) -> bool:
    """Tell whether a register lists the members: reports that tell of some do not say that there were no others."""
    return any(r.claim.act == _REGISTER for r in recorded)


def _first(found: Sequence[Member], recorded: Sequence[Recorded]) -> Member | None:
    """The first of whom a register states since when; nobody where there are members of whom it does not."""
    unsure = not _registered(recorded) or any(_undated(m) and m.status == "member" for m in found)
    return None if unsure else min((m for m in found if m.since), key=_since, default=None)


def _since(m: Member) -> date:
    return m.since or date.min


def _day(on: date | None) -> str:
    return f", on {on}," if on else ""


def _rank(status: str) -> tuple[bool, bool, str]:
    return status != "member", status != "observer", status


def _counted(found: Sequence[Member]) -> str:
    """ "5 members (Azerbaijan, ...), 1 observer (Hungary)"."""
    by_status: dict[str, list[str]] = {}
    for m in found:
        by_status.setdefault(m.status, []).append(m.name)
    once = {status: list(dict.fromkeys(names)) for status, names in by_status.items()}
    within = {s for s, names in once.items() if s == "suspended" and set(names) <= set(once.get("member", ()))}
    told = (f"{len(n)} {'of these' if s in within else 'as'} {s}: {', '.join(n)}" for s, n in once.items())
    return "; ".join(told) or "nobody on record"


def _ever(found: Sequence[Member]) -> str:
    """Standings of which an end is stated are told apart from those of which none is."""
    ended = [m for m in found if m.until]
    told = _counted([m for m in found if not m.until])
    return f"{told}. Ended: {_counted(ended)}" if ended else told


def _other_days(found: Sequence[Member]) -> str:
    """What is known of a day on which no standing is: reports tell of single days, and what was between them is not known."""
    return f"the record names no members; of other days: {_listed(found)}" if found else "the record names no members"


def _listed(found: Sequence[Member]) -> str:
    return "; ".join(f"{m.name} ({_told([m])})" for m in found)


def _told(found: Sequence[Member]) -> str:
    return "; ".join(f"{m.status} {span_told(m)}".strip() for m in found)


def span_told(m: Member) -> str:
    """Return when a standing held, in words."""
    if m.since or m.until:
        return f"from {m.began or 'a day not stated'}" + (f" to {m.ended}" if m.until else ", no end stated")
    return f"attested {', '.join(map(str, m.attested[:3]))}" if m.attested else "no day stated"
