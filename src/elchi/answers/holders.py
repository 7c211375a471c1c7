"""Who held an office, which offices a person held, as stated and attested: "in office as of D", never "still"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from elchi.answers.alphabet import by_letters
from elchi.answers.chairs import chair_since, chairing
from elchi.answers.cited import Cite, cites
from elchi.answers.succession import collide, several_seats, succeeded
from elchi.answers.terms import Holder, terms_of
from elchi.model.claim import Tenure
from elchi.model.period import Period
from elchi.record.asof import Recorded, View

__all__ = ["Holder", "Holding", "Standing", "all_terms", "days_told", "held_in", "held_on", "offices_of", "who_held", "whose"]


class Standing(StrEnum):
    """How an answer about a day stands."""

    KNOWN = "known"  # stated, or attested around the day
    POSSIBLE = "possible"  # told so roughly that the day may lie within
    CONTRADICTED = "contradicted"  # the sources name different people
    UNKNOWN = "unknown"  # nothing is told of the day
    NOBODY = "nobody"  # nothing is told of the office at all


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told of an office beside its holders: that it is vacant, or who is elected or named to it."""

    told: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """The answer to "who held this office (on a day)?": holders, and in one sentence what the record can say."""

    office: str
    on: date | None
    holders: tuple[Holder, ...]
    answer: str
    standing: Standing = Standing.KNOWN
    beside: tuple[Beside, ...] = ()


def who_held(view: View, office: str, on: date | None = None) -> Holding:
    """Return the holders of an office; with a day, who held it then, or those known nearest on both sides of it."""
    found = held_on(view, office, on, all_terms(view, office))
    vacant = tuple(_vacancies(view, office, on))
    beside = (*vacant, *_awaited(view, office, on), *_in_the_chair(view, office, on))
    if vacant and on is not None and found.standing is Standing.UNKNOWN:
        told = f"Nobody was {found.office} on {on}: {vacant[0].told}."
        found = replace(found, answer=told, standing=Standing.KNOWN, holders=())
    return replace(found, beside=beside or tuple(_instead(view, office) if found.standing is Standing.NOBODY else ()))


def _in_the_chair(view: View, office: str, on: date | None) -> Iterator[Beside]:
    """Yield which states chair a body, where its chairman is asked for."""
    slug, _, owner = office.partition(":")[2].partition("@")
    body = _coded(view, owner) if slug == "chairman" else None
    for chair in chairing(view, body, on).last if body is not None and body.startswith("body:") else ():
        yield Beside(f"last known in the chair: {chair_since(chair)}", chair.cites)


def _instead(view: View, office: str) -> Iterator[Beside]:
    """Yield the offices of the same state or body that may be one of which nothing is told: what has all its words ("trade minister" of a
    minister of trade and integration), and an ambassador of whom no report says where."""
    slug, _, owner = office.partition(":")[2].partition("@")
    whose = _coded(view, owner)
    told: dict[str, list[Recorded]] = {}
    for r in view.claims("Tenure", party=whose, role="holder of") if whose else ():
        other = (r.claim.subject or "").partition(":")[2].partition("@")[0]
        near = set(slug.split("-")) <= set(other.split("-")) or slug.startswith(f"{other}-to-")
        if other != slug and near and r.claim.subject:
            told.setdefault(view.one(r.claim.subject), []).append(r)
    for other, recorded in sorted(told.items()):
        yield Beside(f"told of there: {_title(view, other, None)}", cites(recorded[-_FEW:]))


_FEW = 3  # sources of an office that is told of instead of another


def _vacancies(view: View, office: str, on: date | None) -> Iterator[Beside]:
    """Yield by which documents an office was vacant (on a day)."""
    for r in view.claims("Tenure", subject=office):
        began = _first(r) if isinstance(r.claim, Tenure) and r.claim.basis == "vacant" else None
        if began is not None and r.asserted and (on is None or began <= on <= r.asserted):
            span = f"from {_as_told(r) or began} as of {r.asserted}" if began < r.asserted else f"on {r.asserted}"
            yield Beside(f"vacant, {span}", cites([r]))


def _as_told(recorded: Recorded) -> str | None:
    """Since when an office is vacant as exactly as it is told: "2018-03"."""
    claim = recorded.claim
    return claim.began.iso() if isinstance(claim, Tenure) and claim.began else None


def _first(recorded: Recorded) -> date | None:
    claim = recorded.claim
    return (claim.began.last if isinstance(claim, Tenure) and claim.began else None) or recorded.asserted


def _awaited(view: View, office: str, on: date | None) -> Iterator[Beside]:
    """Yield who is elected or named to an office (by a day) and not told of in it since."""
    terms = terms_of(view, view.claims("Tenure", subject=office), former=True)
    for one in (t for t in terms if t.basis == _AHEAD and t.attested):
        told = one.attested[0]
        since = [t for t in terms if t.person == one.person and t.basis in ("in office", "acting") and t.seen and t.seen >= told]
        taken = [t for t in since if on is None or (t.first and t.first <= on)]
        if not taken and (on is None or told <= on):
            yield Beside(f"{one.name}: elected or named by {told}, not yet in office", one.cites)


_AHEAD = "not yet in office"


def all_terms(view: View, office: str) -> list[Holder]:
    """Return every term in an office, first attested first."""
    return succeeded(terms_of(view, view.claims("Tenure", subject=office)))


def held_on(view: View, office: str, on: date | None, found: Sequence[Holder]) -> Holding:
    """Return who of all holders of an office held it (on a day): for who asks of several days."""
    title = _title(view, office, on)
    if not found:
        return Holding(title, on, (), f"The record attests nobody as {title}.", Standing.NOBODY)
    if on is None:
        return Holding(title, None, tuple(found), f"The record attests {_told(found)} as {title}.")
    return _on(title, on, found)


def held_in(view: View, owner: str, on: date | None = None) -> list[Holder]:
    """Return who held the offices of a state or body (on a day), by office; without a day who is the latest on record in each."""
    told: dict[str, list[Recorded]] = {}
    for one in view.claims("Tenure", party=owner, role="holder of"):
        if one.claim.subject:
            told.setdefault(view.one(one.claim.subject), []).append(one)
    terms = [succeeded(terms_of(view, of_office)) for of_office in told.values()]
    chosen = [[h for h in held if h.sure(on)] if on else held[-1:] for held in terms]
    return sorted((h for held in chosen for h in held), key=lambda h: (by_letters(h.office), by_letters(h.name)))


def whose(view: View, offices: Sequence[str]) -> list[str]:
    """Return the names of the states and bodies of which the record has one of some offices ("secretary-general"), few of them."""
    asked = tuple(f"office:{slug}@" for slug in offices)
    found = (e.of for e in view.entities("office") if e.of and asked and e.id.startswith(asked))
    return sorted({view.name_on(owner, None) for owner in found}, key=by_letters)[:_OWNERS]


_OWNERS = 8


def offices_of(view: View, person: str, on: date | None = None) -> list[Holder]:
    """Return the terms of a person (those that may hold a day), first attested first."""
    found = terms_of(view, view.claims("Tenure", party=person, role="holder"), former=True)
    return [h for h in found if on is None or (h.basis != _AHEAD and (h.sure(on) or h.possible(on)))]


def _title(view: View, office: str, on: date | None) -> str:
    entity = view.entity(office)
    words, _, owner = office.partition(":")[2].partition("@")
    head, sent, whom = words.rpartition("-to-")
    to = _coded(view, whom) if sent else None  # "ambassador to kz"
    name = f"{head.replace('-', ' ')} to {view.name_on(to, on)}" if to else words.replace("-", " ")
    of_id = entity.of if entity and entity.of else _coded(view, owner)
    whose = view.name_on(of_id, on) if of_id else None
    return f"{name}, {whose}" if whose else name


def _coded(view: View, code: str) -> str | None:
    """The state or body that a code stands for."""
    return next((f"{kind}:{code}" for kind in ("state", "body") if view.entity(f"{kind}:{code}")), None)


def _told(found: Sequence[Holder]) -> str:
    return ", ".join(f"{h.name} ({_acting(h)}{days_told(h)})" for h in found)


def _acting(holder: Holder) -> str:
    """ "acting, " where the office that is asked for does not say so."""
    return "acting, " if holder.basis == "acting" and not days_told(holder).startswith("acting") else ""


def days_told(holder: Holder) -> str:
    """Return when a holder was in office, in words: "from 2018-12-26 to 2019-09-18", "on 2019-03-14 and 2022-01-31"; a count where there are many."""
    plain = holder.basis == "in office" or holder.office.casefold().startswith(holder.basis)
    acting = "" if plain else f"{holder.basis}, "
    gone = f"no longer by {holder.gone}" if holder.gone and not holder.until else ""
    return f"{acting}{', '.join(filter(None, (_held_told(holder), gone)))}"


def _held_told(holder: Holder) -> str:
    if holder.since or holder.until:
        begins = holder.since.iso() or holder.since.words if holder.since else _begun(holder)
        if not holder.until and holder.attested and begins == str(holder.attested[-1]):
            return f"since {begins}"  # nothing later is told
        return f"from {begins} {_end(holder)}".strip()
    days = holder.attested
    if holder.named:
        return ", ".join(filter(None, (f"appointed by {holder.named}", _days_told([d for d in days if d != holder.named]))))
    if not days:
        return _within(holder.within) if holder.within else "" if holder.gone else "by an undated report"
    return _days_told(days)


def _days_told(days: Sequence[date]) -> str:
    if len(days) > 3:
        return f"on {len(days)} days from {days[0]} to {days[-1]}"
    return "on " + " and ".join(map(str, days)) if days else ""


def _begun(holder: Holder) -> str:
    """Where no source states a beginning: the day by which the appointment was told."""
    return f"{holder.named} at the latest" if holder.named else "a day not stated"


def _within(period: Period) -> str:
    """ "In 2022-01"; "between 2016-04-05 and 2016-04-06"."""
    first, _, last = (period.iso() or period.words).partition("/")
    return f"between {first} and {last}" if last else f"in {first}"


def _end(holder: Holder) -> str:
    if holder.until:
        how = " at the latest, by succession" if holder.at_latest else " by succession" if holder.rule else ""
        return f"to {holder.until.iso() or holder.until.words}{how}"
    return f"as of {holder.attested[-1]}" if holder.attested else ""


def _on(title: str, on: date, found: Sequence[Holder]) -> Holding:
    """Stated terms tell who held an office on a day, else two attestations of one person around it, and of nobody else."""
    sure = [h for h in found if h.sure(on)]
    stated = [h for h in sure if h.since]
    chosen = stated or [h for h in sure if on in h.attested] or sure
    if not several_seats(found):
        chosen = [*chosen, *(h for h in found if h not in chosen and _against(h, chosen, on))]
    if len({h.person for h in chosen}) > 1 and not several_seats(found):
        return _several(title, on, chosen)
    if chosen:
        told = f"{title}, on {on}: {_told(chosen)} by the documents of those dates; the record says no more."
        return Holding(title, on, tuple(chosen), told)
    if possible := [h for h in found if h.possible(on)]:
        differ = "; ".join(dict.fromkeys(d for h in possible for d in h.disagreements))
        told = f"Perhaps {_told(possible)} was {title} on {on}: {differ or 'the sources do not give the day'}."
        return Holding(title, on, tuple(possible), told, Standing.POSSIBLE)
    near = _nearest(found, on)
    told = f"Unknown who was {title} on {on}; attested {'; '.join(f'{h.name} {days_told(h)}' for h in near) or 'nobody'}."
    return Holding(title, on, tuple(near), told, Standing.UNKNOWN)


def _against(holder: Holder, chosen: Sequence[Holder], on: date) -> bool:
    """Tell whether a source has somebody else begin before a day on which another source has the holder still in office."""
    begun = holder.since is not None and holder.since.last is not None and holder.since.last <= on
    open_end = holder.until is None or (holder.rule is not None and holder.until.first is not None and on <= holder.until.first)
    return begun and open_end and any(h.person != holder.person and h.since and collide(h, holder) for h in chosen)


def _several(title: str, on: date, chosen: Sequence[Holder]) -> Holding:
    """Two people on one day: a handover where their terms only touch, somebody acting beside the holder, or a contradiction."""
    regular = [h for h in chosen if h.basis != "acting"]
    if len({h.person for h in regular}) <= 1:
        return Holding(title, on, tuple(chosen), f"{title}, on {on}: {_told(chosen)}.")
    if not any(collide(a, b) for a in regular for b in regular if a.person < b.person):
        return Holding(title, on, tuple(chosen), f"{title}, on {on}, the day of the handover: {_told(chosen)}.")
    told = f"The sources contradict each other for {on}: {_told(chosen)}."
    return Holding(title, on, tuple(chosen), told, Standing.CONTRADICTED)


def _nearest(found: Sequence[Holder], on: date) -> list[Holder]:
    before = [h for h in found if (h.seen and h.seen < on) or (h.gone and h.gone <= on)]
    after = [h for h in found if h.first and h.first > on]
    return [*sorted(before, key=lambda h: h.seen or date.min)[-1:], *after[:1]]
