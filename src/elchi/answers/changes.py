"""What changed since a day: new encounters and people in office, plans moved, disagreements arisen.

Two Views are compared: the record as asserted by the day, and as asked now. What was told only later is new, whenever it took place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Line, cites, day_words
from elchi.answers.meetings import Meeting, meeting
from elchi.answers.terms import NOT_IN_OFFICE, Holder, terms_of
from elchi.model.claim import Encounter, Membership, Tenure
from elchi.record.asof import Recorded, View

_REGISTER = "register"
_MOST = 500  # documents, or claims of each kind that name the one asked about: of more only the latest are looked through


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, by kind, newest first in each; every line cites the reports that changed it. `cut` where more was told than
    was looked through: then it is what changed last."""  # fmt: skip

    since: date
    about: str | None
    encounters: tuple[Line, ...]
    offices: tuple[Line, ...]
    moved: tuple[Line, ...]
    disagreements: tuple[Line, ...]
    memberships: tuple[Line, ...]
    cut: bool = False

    @property
    def lines(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The kinds that hold something, with their headings."""
        found = (
            ("New encounters", self.encounters), ("People in new offices", self.offices), ("Plans that moved or were settled", self.moved),
            ("Disagreements arisen", self.disagreements), ("Memberships", self.memberships),
        )  # fmt: skip
        return tuple(pair for pair in found if pair[1])


def changes(before: View, now: View, since: date, about: str | None = None) -> Changes:
    """Return what documents published after a day tell that none told by then (of a person, office, state or body)."""
    met, held, joined = (_fresh(now, kind, since, about) for kind in (Encounter, Tenure, Membership))
    told = list(_encounters(before, now, met))
    return Changes(
        since, now.name_on(about, None) if about else None,
        _newest(_new(m) for was, m in told if was is None), _newest(_in_office(before, now, held)),
        _newest(line for was, m in told if was is not None for line in _moved(was, m)),
        _newest(line for was, m in told for line in _differing(was, m)), _newest(_memberships(now, joined)), _cut(now, since, about, (met, held, joined)),
    )  # fmt: skip


def _fresh(now: View, kind: type, since: date, about: str | None) -> list[Recorded]:
    """What was told after a day, the latest of it, without what the registers tell."""
    after, most = (since, _MOST) if about else (now.told_last(_MOST, since), None)
    return [r for r in now.claims(kind.__name__, party=about, told_after=after, latest=most) if r.claim.act != _REGISTER]


def _cut(now: View, since: date, about: str | None, told: Iterable[Sequence[Recorded]]) -> bool:
    return any(len(found) >= _MOST for found in told) if about else now.told_last(_MOST, since) > since


def _newest(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(dict.fromkeys(lines), key=lambda x: (x.when or "", x.text), reverse=True))


def _encounters(before: View, now: View, fresh: Sequence[Recorded]) -> Iterator[tuple[Meeting | None, Meeting]]:
    """Each encounter that a fresh report tells of, as it was told before and as it is told now."""
    told = {r.claim.subject: r for r in fresh if isinstance(r.claim, Encounter) and r.claim.subject}
    earlier, later = (view.told_of("Encounter", [s for s in told if s]) for view in (before, now))
    for view, found in ((before, earlier), (now, later)):
        view.read_ahead(r.citation.document for reports in found.values() if len(reports) > 1 for r in reports)
    for subject, reports in later.items():
        was = earlier.get(subject)
        yield (meeting(before, was) if was else None), meeting(now, reports)


def _new(m: Meeting) -> Line:
    where = f", {m.place}" if m.place else ""
    who = f": {'; '.join(m.participants)}" if m.participants else ""
    return Line(f"{m.status} {m.name or m.kind}{where}{who}", m.cites, m.when)


def _moved(was: Meeting, m: Meeting) -> Iterator[Line]:
    """A plan with another status, day or place than it had."""
    place = f"in {m.place}, before in {was.place}" if was.place and m.place and was.place != m.place else ""
    status = f"{m.status}, before {was.status}" if m.status != was.status else ""
    day = f"{m.when}, before {was.when}" if m.when != was.when and was.status != "held" else ""
    said = "; ".join(filter(None, (status, day, place if was.status != "held" else "")))
    if said:
        yield Line(f"{m.name or m.kind}: {said}", m.cites, m.when)


def _differing(was: Meeting | None, m: Meeting) -> Iterator[Line]:
    for words in m.disagreements:
        if was is None or words not in was.disagreements:
            yield Line(f"{m.name or m.kind}: {words}", m.cites, m.when)


def _in_office(before: View, now: View, fresh: Sequence[Recorded]) -> Iterator[Line]:
    """Holders of an office who were in no report of it before."""
    told = {
        (r.claim.subject, r.claim.holder.person_id): None
        for r in fresh
        if isinstance(r.claim, Tenure) and r.claim.subject and r.claim.holder.person_id and r.claim.basis not in NOT_IN_OFFICE
    }
    offices, people = [o for o, _ in told if o], [p for _, p in told if p]
    new = told.keys() - before.known_in(offices, people, NOT_IN_OFFICE)
    named = sorted({p for _, p in new if p})
    for office, reports in now.told_of("Tenure", sorted({o for o, _ in new if o}), naming=named).items():
        yield from (_holder(h) for h in terms_of(now, reports) if (office, h.person) in new)


def _holder(h: Holder) -> Line:
    office = ", ".join(w for w in (h.office, h.of) if w)
    since = f", from {h.since.iso() or h.since.words}" if h.since else ""
    acting = f" ({h.basis})" if h.basis != "in office" else ""
    return Line(f"{h.name}: {office}{acting}{since}", h.cites, str(h.first) if h.first else None)


def _memberships(now: View, fresh: Sequence[Recorded]) -> Iterator[Line]:
    for r in fresh:
        if isinstance(r.claim, Membership):
            yield Line(
                f"{r.claim.member}: {r.claim.status} of {r.claim.organisation}",
                cites([r]),
                day_words(r.claim.period) if r.claim.period else str(r.asserted),
            )
