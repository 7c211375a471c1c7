"""Who held an office, which offices a person held, as attested: "in office as of D", never "still"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from elchi.answers.cited import Cite, cites
from elchi.model.claim import Tenure
from elchi.record.asof import Recorded, View


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office: on which days attested, and between which stated days where a source says so."""

    person: str
    name: str
    office: str
    of: str | None
    attested: tuple[date, ...]
    since: date | None
    until: date | None
    basis: str
    cites: tuple[Cite, ...]
    names: tuple[str, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """The answer to "who held this office (on a day)?": holders, and in one sentence what the record can say."""

    office: str
    on: date | None
    holders: tuple[Holder, ...]
    answer: str


def who_held(view: View, office: str, on: date | None = None) -> Holding:
    """Return the holders of an office; with a day, those attested nearest on both sides of it and what follows from that."""
    found = _succeeded([h for h in _holders(view, view.claims("Tenure", subject=office)) if h.basis != "former"])
    title = _title(view, office, on)
    if not found:
        return Holding(title, on, (), f"The record attests nobody as {title}.")
    if on is None:
        return Holding(title, None, tuple(found), f"The record attests {_count(found)} as {title}.")
    return _on(title, on, found)


def offices_of(view: View, person: str) -> list[Holder]:
    """Return the offices of a person, first attested first."""
    return _holders(view, view.claims("Tenure", party=person, role="holder"))


def _title(view: View, office: str, on: date | None) -> str:
    entity = view.entity(office)
    words, _, owner = office.partition(":")[2].partition("@")
    name = words.replace("-", " ")
    of_id = (
        entity.of
        if entity and entity.of
        else next((f"{k}:{owner}" for k in ("state", "body") if view.entity(f"{k}:{owner}")), None)
    )
    whose = view.name_on(of_id, on) if of_id else None
    return f"{name}, {whose}" if whose else name


def _holders(view: View, found: Sequence[Recorded]) -> list[Holder]:
    """Gather tenures of one person in one office."""
    groups: dict[tuple[str, str, str], list[tuple[Recorded, Tenure]]] = {}
    for recorded in found:
        claim = recorded.claim
        if isinstance(claim, Tenure) and claim.holder.person_id:
            basis = "former" if claim.basis == "former" else claim.basis if claim.basis == "acting" else "in office"
            groups.setdefault((claim.holder.person_id, claim.subject or claim.holder.office or "", basis), []).append(
                (recorded, claim)
            )
    _join_bare(groups)
    return sorted(
        (_holder(view, key, group) for key, group in groups.items()), key=lambda h: (h.attested[:1] or (date.max,), h.person)
    )


def _join_bare(groups: dict[tuple[str, str, str], list[tuple[Recorded, Tenure]]]) -> None:
    """ "Secretary General Amreyev": an office without its body is the one that the person is otherwise attested in."""
    for person, subject, basis in [k for k in groups if "@" not in k[1]]:
        words = slug_words(subject or groups[person, subject, basis][0][1].holder.office or "")
        same = [k for k in groups if k[0] == person and k[2] == basis and "@" in k[1] and slug_words(k[1]) == words]
        if len(same) == 1:
            groups[same[0]].extend(groups.pop((person, subject, basis)))


def slug_words(office: str) -> str:
    """Return the words of an office without its owner: of an identifier, or as written."""
    return office.removeprefix("office:").partition("@")[0].casefold().replace(" ", "-")


def _succeeded(found: Sequence[Holder]) -> list[Holder]:
    """Close the time of a holder, of an office of one seat, on the day on which a later one is stated to have begun.

    Rule `succession`: not where the earlier holder is attested on a later day; that stays a contradiction.
    """
    closed = []
    for holder in found:
        first = holder.since or (holder.attested[0] if holder.attested else None)
        later = [h.since for h in found if h.since and first and h.since > first and h.person != holder.person]
        ends = min(later, default=None)
        if holder.until is None and ends and (not holder.attested or holder.attested[-1] <= ends):
            holder = replace(holder, until=ends, rule="succession")
        closed.append(holder)
    return closed


def _holder(view: View, key: tuple[str, str, str], group: Sequence[tuple[Recorded, Tenure]]) -> Holder:
    claims = [c for _, c in group]
    days = tuple(sorted({r.asserted for r, _ in group if r.asserted}))
    since = min((c.period.first for c in claims if c.period and c.period.start and c.period.first), default=None)
    until = max((c.period.last for c in claims if c.period and c.period.end and c.period.last), default=None)
    first = claims[0].holder
    whose = view.name_on(first.of_id, days[-1] if days else None) if first.of_id else first.of
    names = tuple(sorted({c.holder.person for c in claims if c.holder.person}))
    return Holder(
        key[0], view.name_on(key[0], None), first.office or "", whose, days, since, until, key[2], cites(r for r, _ in group), names
    )


def _count(found: Sequence[Holder]) -> str:
    names = ", ".join(f"{h.name} ({_days(h)})" for h in found)
    return names


def _days(holder: Holder) -> str:
    """ "on 2019-03-14 and 2022-01-31"; "between" where there are many."""
    stated = " to ".join(str(d) for d in (holder.since, holder.until) if d)
    if stated:
        end = (
            f"to {holder.until}" + (" by succession" if holder.rule else "")
            if holder.until
            else f"as of {holder.attested[-1]}"
            if holder.attested
            else ""
        )
        return f"from {holder.since or 'a day not stated'} {end}".strip()
    days = holder.attested
    if not days:
        return "by an undated report"
    if len(days) > 3:
        return f"on {len(days)} days from {days[0]} to {days[-1]}"
    return "on " + " and ".join(map(str, days))


def _on(title: str, on: date, found: Sequence[Holder]) -> Holding:
    """Two attestations of one person around a day, and of nobody else between, tell who held it then; else unknown."""
    stated = [h for h in found if h.since and h.since <= on and (h.until is None or on < h.until)]
    if len(stated) > 1:
        return Holding(title, on, tuple(stated), f"The sources contradict each other for {on}: {_count(stated)}.")
    around = [h for h in found if h.attested and h.attested[0] <= on <= h.attested[-1]]
    chosen = stated or around
    if len(chosen) > 1:
        chosen = [h for h in chosen if on in h.attested] or chosen
    if chosen:
        return Holding(
            title,
            on,
            tuple(chosen),
            f"{title}, on {on}: {_count(chosen)} by the documents of those dates; the record says no more.",
        )
    near = _nearest(found, on)
    return Holding(
        title,
        on,
        tuple(near),
        f"Unknown who was {title} on {on}; attested {'; '.join(f'{h.name} {_days(h)}' for h in near) or 'nobody'}.",
    )


def _nearest(found: Sequence[Holder], on: date) -> list[Holder]:
    before = [h for h in found if h.attested and h.attested[-1] < on]
    after = [h for h in found if h.attested and h.attested[0] > on]
    return [*before[-1:], *after[:1]]
