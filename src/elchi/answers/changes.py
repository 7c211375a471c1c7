"""What changed since a day: what is new, what moved, what came to be contradicted. Each change once, with what told it.

Two Views are compared: the record as asserted by the day, and as asked now. What was told only later is new, whenever it took
place; but what lies long before its first report is told back, and stands apart: nobody calls it news.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from elchi.answers.cited import Line, cites, day_words
from elchi.answers.meetings import Meeting, meeting
from elchi.answers.moved import followed, plan_moved, plans_settled, still_planned, undertaken
from elchi.answers.terms import NOT_IN_OFFICE, Holder, terms_of
from elchi.model.claim import Commitment, Encounter, Membership, Tenure
from elchi.record.asof import Recorded, View

_REGISTER = "register"
_MOST = 500  # documents, or claims of each kind that name the one asked about: of more only the latest are looked through
_NEWS = timedelta(62)  # an encounter of which the first report comes later is told back
_AGAIN = timedelta(366)  # who is told to chair a body so long after it was told last chairs it anew


_NEW, _PLANNED, _UNDERTAKEN, _TOLD = (
    "New encounters",
    "Newly planned",
    "Newly undertaken",
    "Also told of, in passing or looking back",
)
ONCE = (_NEW, _PLANNED, _UNDERTAKEN, _TOLD)  # the headings under which a thing stands once, however many more reports tell of it


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, by kind, newest first in each (of plans, the soonest), what states no day last; every line cites the reports that changed it. `cut`
    where more was told than was looked through: then it is what changed last."""  # fmt: skip

    since: date
    about: str | None
    encounters: tuple[Line, ...]
    plans: tuple[Line, ...]
    moved: tuple[Line, ...]
    offices: tuple[Line, ...]
    left: tuple[Line, ...]
    commitments: tuple[Line, ...]
    undertaken: tuple[Line, ...]
    disagreements: tuple[Line, ...]
    memberships: tuple[Line, ...]
    earlier: tuple[Line, ...]
    cut: bool = False

    @property
    def lines(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The kinds that hold something, with their headings."""
        found = (
            (_NEW, self.encounters), (_PLANNED, self.plans), ("Plans that moved or were settled", self.moved),
            ("People in new offices, or first named in one", self.offices), ("People who left office", self.left), ("Commitments that moved", self.commitments),
            (_UNDERTAKEN, self.undertaken), ("Disagreements arisen", self.disagreements), ("Memberships", self.memberships),
            (_TOLD, self.earlier),
        )  # fmt: skip
        return tuple(pair for pair in found if pair[1])


@dataclass(frozen=True, slots=True)
class _Told:
    """An encounter of which something was told after the day: as told before, if it was, and as told now."""

    was: Meeting | None
    now: Meeting
    reports: tuple[Recorded, ...]

    @property
    def held(self) -> bool:
        return self.now.status == "held"

    @property
    def news(self) -> bool:
        """Tell whether its first report tells what has just been: of a day, or as what the report exists to tell."""
        told = min((r.asserted for r in self.reports if r.asserted), default=None)
        period = self.now.period
        main = any(isinstance(r.claim, Encounter) and r.claim.main for r in self.reports)
        if period is None or period.first is None or period.last is None or told is None:
            return main
        return (main or period.last - period.first < _NEWS) and period.last >= told - _NEWS


def changes(before: View, now: View, since: date, about: str | None = None) -> Changes:
    """Return what documents published after a day tell (of a person, office, state or body) that none told by then, and what was
    done with commitments since."""  # fmt: skip
    met, held, joined, made = (_fresh(now, kind, since, about) for kind in (Encounter, Tenure, Membership, Commitment))
    told = list(_encounters(before, now, met))
    new, moved = [t for t in told if t.was is None], [(t.was, t.now) for t in told if t.was is not None]
    became, settling = plans_settled(now, since, about, _MOST, [t.now for t in new])
    new = [t for t in new if t.now.id not in settling]
    ahead = still_planned(now, [t.now for t in new if not t.held])
    holding = {*(t.now.id for t in told), *became}
    return Changes(
        since, now.name_on(about, None) if about else None,
        _newest(_new(t.now) for t in new if t.held and t.news), tuple(sorted(map(_new, ahead), key=_soonest)),
        _newest([*(line for was, m in moved for line in plan_moved(was, m)), *became.values()]),
        _newest(_in_office(before, now, held)), _newest(_out_of_office(before, now, held)), _newest(followed(before, now, since, about, made, holding)),
        _newest(undertaken(before, now, made, holding)), _newest(line for t in told for line in _differing(t.was, t.now)),
        _newest(_memberships(before, now, joined)), _newest(_new(t.now) for t in new if t.held and not t.news),
        _cut(now, since, about, (met, held, joined, made)),
    )  # fmt: skip


def _fresh(now: View, kind: type, since: date, about: str | None) -> list[Recorded]:
    """What was told after a day, the latest of it, without what the registers tell."""
    after, most = (since, _MOST) if about else (now.told_last(_MOST, since), None)
    return [r for r in now.claims(kind.__name__, party=about, told_after=after, latest=most) if r.claim.act != _REGISTER]


def _cut(now: View, since: date, about: str | None, told: Iterable[Sequence[Recorded]]) -> bool:
    return any(len(found) >= _MOST for found in told) if about else now.told_last(_MOST, since) > since


def _newest(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(dict.fromkeys(lines), key=_by_day, reverse=True))


def _by_day(line: Line) -> tuple[bool, str, str]:
    """By the day; words that are none ("autumn 2025", "day not stated") come after all days."""
    when = line.when or ""
    return when[:1].isdigit(), when, line.text


def _soonest(line: Line) -> tuple[bool, str, str]:
    stated, when, text = _by_day(line)
    return not stated, when, text


def _encounters(before: View, now: View, fresh: Sequence[Recorded]) -> Iterator[_Told]:
    """Each encounter that a fresh report tells of, as it was told before and as it is told now."""
    told = {r.claim.subject: r for r in fresh if isinstance(r.claim, Encounter) and r.claim.subject}
    earlier, later = (view.told_of("Encounter", [s for s in told if s]) for view in (before, now))
    for view, found in ((before, earlier), (now, later)):
        view.read_ahead(r.citation.document for reports in found.values() if len(reports) > 1 for r in reports)
    for subject, reports in later.items():
        was = earlier.get(subject)
        yield _Told(meeting(before, was) if was else None, meeting(now, reports), tuple(reports))


def _new(m: Meeting) -> Line:
    where = f", {m.place}" if m.place else ""
    who = f": {'; '.join(m.participants)}" if m.participants else ""
    status = f" ({m.status})" if m.status not in ("held", "planned") else ""
    return Line(f"{m.called}{where}{status}{who}", m.cites, m.when, m.id)


def _differing(was: Meeting | None, m: Meeting) -> Iterator[Line]:
    for words in m.disagreements:
        if was is None or words not in was.disagreements:
            yield Line(f"{m.called}: {words}", m.cites, m.when, m.id)


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


def _out_of_office(before: View, now: View, fresh: Sequence[Recorded]) -> Iterator[Line]:
    """Holders of whom a report tells that they left, or were dismissed, and none did before."""
    told: dict[tuple[str, str], list[Recorded]] = {}
    for r in fresh:
        if isinstance(r.claim, Tenure) and r.claim.basis == "ended" and r.claim.subject and r.claim.holder.person_id:
            told.setdefault((r.claim.subject, r.claim.holder.person_id), []).append(r)
    known = before.told_of("Tenure", sorted({o for o, _ in told}), naming=sorted({p for _, p in told}))
    for (office, person), reports in told.items():
        if not any(_ended(r, person) for r in known.get(office, ())):
            yield from (_gone(h) for h in terms_of(now, reports)[:1])


def _gone(h: Holder) -> Line:
    office = ", ".join(w for w in (h.office, h.of) if w)
    day = h.until.last if h.until else h.gone
    stated = f", until {h.until.iso() or h.until.words}" if h.until else ""
    return Line(f"{h.name}: no longer {office}{stated}", h.cites, str(day) if day else None, h.person)


def _ended(told: Recorded, person: str) -> bool:
    return isinstance(told.claim, Tenure) and told.claim.basis == "ended" and told.claim.holder.person_id == person


def _holder(h: Holder) -> Line:
    office = ", ".join(w for w in (h.office, h.of) if w)
    since = f", from {h.since.iso() or h.since.words}" if h.since else ""
    acting = f" ({h.basis})" if h.basis != "in office" else ""
    return Line(f"{h.name}: {office}{acting}{since}", h.cites, str(h.first) if h.first else None, h.person)


def _memberships(before: View, now: View, fresh: Sequence[Recorded]) -> Iterator[Line]:
    """What a member is told to be in a body that it was not told to be before, once, with all that told it since."""
    groups: dict[tuple[str, str, str], list[Recorded]] = {}
    for r in fresh:
        if isinstance(r.claim, Membership) and r.claim.member_id and r.claim.organisation_id:
            groups.setdefault((r.claim.organisation_id, r.claim.member_id, r.claim.status), []).append(r)
    known = before.told_of("Membership", sorted({body for body, _, _ in groups}))
    for (body, member, status), told in groups.items():
        if not any(_known(r, member, status, told[0]) for r in known.get(body, ())):
            yield _joined(now, body, member, status, told)


def _known(earlier: Recorded, member: str, status: str, now: Recorded) -> bool:
    """Tell whether a claim tells the same standing; chairs go round, and who had one long ago has another now."""
    claim, told, again = earlier.claim, earlier.asserted, now.asserted
    if not isinstance(claim, Membership) or (claim.member_id, claim.status) != (member, status):
        return False
    return "chair" not in status or told is None or again is None or again - told < _AGAIN


def _joined(now: View, body: str, member: str, status: str, told: Sequence[Recorded]) -> Line:
    day = told[0].asserted
    period = next((r.claim.period for r in told if isinstance(r.claim, Membership) and r.claim.period), None)
    left = status.removeprefix("former ")
    words = f"no longer {left} of" if left != status else f"{status} of"
    stated = f" ({day_words(period)})" if period and (period.iso() or period.words) else ""
    return Line(
        f"{now.name_on(member, day)}: {words} {now.name_on(body, day)}{stated}", cites(told), str(day) if day else None, member
    )
