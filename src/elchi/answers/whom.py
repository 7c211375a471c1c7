"""Who is meant by those before whom a brief is read: the terms of office of those we meet, and under which names they are told of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from elchi.answers.cited import Cite
from elchi.answers.depth import WHOLE, Depth
from elchi.answers.holders import Holder, Standing, all_terms, held_on, offices_of, who_held
from elchi.answers.meetings import Meeting, meeting
from elchi.answers.succession import succeeded
from elchi.answers.terms import terms_of
from elchi.model.claim import Encounter
from elchi.record.asof import Recorded, View

_LONG_AGO = timedelta(5 * 366)
_OF_EACH = 4  # people of a body or host, where no report names who will come


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody whom we meet. `news` says what is new of their office since we last met, `doubt` what is not known of it."""

    holder: Holder
    news: str | None = None
    doubt: str | None = None

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The evidence behind the term of office."""
        return self.holder.cites


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is meant: the terms of office of those we meet, and every party under which something is told of them."""

    title: str
    terms: tuple[Holder, ...]
    parties: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    topic: str | None = None
    owners: tuple[str, ...] = ()  # whose office it is: what they owe, and what is ahead of them, concerns its holder
    earlier: tuple[Holder, ...] = ()  # who held the office before: what they did in it is part of its story


def asked_about(view: View, subject: str, on: date | None, depth: Depth) -> Asked:
    """Return who or what an identifier means to a brief for a day."""
    match subject.partition(":")[0]:
        case "office":
            return _office(view, subject, on)
        case "person":
            return Asked(view.name_on(subject, None), tuple(offices_of(view, subject)), (subject,))
        case "encounter":
            return _expected(view, subject, on)
        case "topic":
            topic = subject.partition(":")[2]
            return Asked(topic, (), (), topic=topic)
    return Asked(view.name_on(subject, on), _in_office(view, subject, on, depth), (subject,))


def _office(view: View, office: str, on: date | None) -> Asked:
    everyone = all_terms(view, office)
    found = held_on(view, office, on, everyone)
    gaps = (
        (found.answer,) if found.standing in (Standing.UNKNOWN, Standing.NOBODY, Standing.POSSIBLE, Standing.CONTRADICTED) else ()
    )
    owner = office.partition("@")[2]
    owners = [i for i in (f"{kind}:{owner}" for kind in ("state", "body")) if view.entity(i)][:1]
    people = tuple(dict.fromkeys(h.person for h in found.holders))
    before = tuple(h for h in everyone if on is None or h.first is None or h.first <= on)
    return Asked(found.office, found.holders, (office, *people), gaps, owners=tuple(owners), earlier=before)


def _in_office(view: View, owner: str, on: date | None, depth: Depth) -> tuple[Holder, ...]:
    """Who is attested in the offices of a state or body on a day; those with most evidence first."""
    told = view.claims("Tenure", party=owner, role="holder of", latest=depth.offices)
    offices: dict[str, list[Recorded]] = {}
    for one in (r for r in told if on is None or r.asserted is None or r.asserted <= on):
        offices.setdefault(view.one(one.claim.subject or ""), []).append(one)
    terms = [h for of_office in offices.values() for h in succeeded(terms_of(view, of_office))]  # nobody ends another's office
    now = [h for h in _of_late(terms, on) if on is None or not _over(h, on)]
    newest: dict[str, Holder] = {}
    for h in sorted(now, key=lambda h: (h.seen or date.min, h.person)):
        newest[h.office_id or h.office.casefold()] = h
    return tuple(sorted(_told_fully(newest.values()), key=lambda h: (-len(h.cites), h.office, h.person)))


def _over(h: Holder, on: date) -> bool:
    """Tell whether a term had ended by a day, as stated or as told without a day."""
    return bool((h.until and h.until.last and h.until.last < on) or (h.gone and h.gone <= on))


def _told_fully(found: Iterable[Holder]) -> list[Holder]:
    """Without the "minister" who is told of elsewhere as the minister of something."""
    terms = list(found)
    whole = [(h.person, f" {h.office.casefold()} ") for h in terms]
    return [
        h
        for h in terms
        if not any(
            p == h.person and f" {h.office.casefold()} " in o.replace(",", " ") and len(o) > len(h.office) + 2 for p, o in whole
        )
    ]


def _of_late(terms: Iterable[Holder], on: date | None) -> list[Holder]:
    """Those of whom something was told within some years: who was in office long ago is not whom we meet."""
    found = list(terms)
    return [h for h in found if on is None or h.seen is None or h.seen > on - _LONG_AGO] or found


def _expected(view: View, encounter: str, on: date | None) -> Asked:
    """Those expected at a coming encounter: what a report names of them, and who is attested in the offices it names."""
    told = view.claims("Encounter", subject=encounter)
    found = meeting(view, told)
    parties = dict.fromkeys(
        i for r in told for p in getattr(r.claim, "participants", ()) for i in (p.person_id, p.office_id, p.of_id) if i
    )
    day = found.period.first if found.period else on
    if not parties:  # nobody is named: those of the body whose it is, and of the state that is its host
        parties = dict.fromkeys(i for i in (found.body, *_hosts(told)) if i)
        terms = [h for p in parties for h in _in_office(view, p, on, WHOLE)[:_OF_EACH]]
        return Asked(f"{found.name or found.kind}, {found.when}", tuple(dict.fromkeys(terms)), tuple(parties))
    terms = [h for p in parties for h in (who_held(view, p, day).holders if p.startswith("office:") else ())]
    return Asked(f"{found.name or found.kind}, {found.when}", tuple(dict.fromkeys(terms)), tuple(parties))


def _hosts(told: Iterable[Recorded]) -> Iterable[str]:
    places = (r.claim.place_id for r in told if isinstance(r.claim, Encounter))
    return dict.fromkeys(p for p in places if p and p.startswith("state:"))


def whom_met(holder: Holder, last: Meeting | None, on: date | None, *, told_last: bool) -> Whom:
    """ "New since you last met" only where the beginning of the term is stated or first attested after that day."""
    day = last.period.last if last and last.period else None
    began = holder.since.first if holder.since else None
    new = day is not None and began is not None and began > day
    words = "new since you last met" if told_last else "new since the last encounter on record"
    seen = holder.seen
    unsure = on is not None and seen is not None and seen < on and not holder.sure(on)
    return Whom(holder, f"{words}, {day}" if new else None, f"not known to be in office after {seen}" if unsure else None)
