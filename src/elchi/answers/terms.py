"""Terms of office: what all sources tell of one person's time in one office, gathered; the rules that follow from several.

A term has a stated beginning and end, each as exact as its source, and the days on which it is attested. Two stretches
that do not meet are two terms. An open end is unknown: what closes it is another statement, or in an office of one seat
the stated beginning of somebody else's term (rule `succession`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from elchi.answers.cited import Cite, cites
from elchi.answers.told_days import apart, differing, finest, latest
from elchi.model.claim import Tenure
from elchi.model.period import Period, Precision
from elchi.model.quick import quick
from elchi.record.asof import Recorded, View

_ONE = 45  # days by which sources may differ on the beginning of one and the same term
_SOON = 92  # days between the last attestation of a holder and a successor's beginning in which nobody else is looked for
_BASIS = {"acting": "acting", "elect": "not yet in office"}
NOT_IN_OFFICE = ("former", "ended", "elect")


@quick
@dataclass(frozen=True, slots=True)
class Holder:
    """One term: a person in an office, from when to when as stated, and on which days attested.

    `basis` is "in office", "acting" or "not yet in office". `rule` names the rule by which `until` follows where no source states it.
    """

    person: str
    name: str
    office: str
    of: str | None
    attested: tuple[date, ...]
    since: Period | None
    until: Period | None
    basis: str
    cites: tuple[Cite, ...]
    names: tuple[str, ...] = ()
    rule: str | None = None
    disagreements: tuple[str, ...] = ()
    within: Period | None = None  # a month or year long ago in which the person was in office, where no day is told
    named: date | None = None  # by when a report told of the appointment, where no day is told for it
    gone: date | None = None  # and by when of the end
    office_id: str | None = None  # of an office whose state or body is known
    begun_by: date | None = None  # the latest beginning that a source states, where sources differ
    over_by: date | None = None  # and the latest end

    @property
    def first(self) -> date | None:
        """The earliest day for which there is evidence of this term."""
        stated = (self.since, self.within, None if self.rule else self.until)
        return min((d for d in (*(p.first for p in stated if p), *self.attested[:1], self.gone) if d), default=None)

    @property
    def seen(self) -> date | None:
        """The last day for which there is evidence of this term; a rule's end is no evidence."""
        ended = self.until.first if self.until and not self.rule else None
        began = self.since.last if self.since else None
        met = self.within.first if self.within else None
        return max((d for d in (ended, began, met, *self.attested[-1:]) if d), default=None)

    def sure(self, day: date) -> bool:
        """Tell whether the sources leave no doubt that the term included a day: both its own days count."""
        if self.begun_by is not None and day < self.begun_by:
            return False
        if self.since is None or self.since.last is None or day < self.since.last:
            return bool(self.attested) and self.attested[0] <= day <= self._kept_to and self.since is None
        if self.until is not None:
            return self.until.first is not None and day <= self.until.first
        return self.seen is not None and day <= self.seen

    @property
    def _kept_to(self) -> date:
        """The last day of a term that is only attested: its stated end, or a handover soon behind its last attestation, else the latter."""
        last, ended = self.attested[-1], self.until.first if self.until else None
        return ended if ended and (ended - last).days >= 0 and (not self.rule or (ended - last).days <= _SOON) else last

    @property
    def at_latest(self) -> bool:
        """Tell whether a term may have ended long before the beginning of the next one, which alone tells of its end."""
        ended = self.until.first if self.until and self.rule else None
        return bool(ended and not self.since and self.attested and self._kept_to < ended)

    def possible(self, day: date) -> bool:
        """Tell whether the term may have included a day, where its beginning or end is told only roughly."""
        begun = self.since.first if self.since else self.attested[0] if self.attested and self.gone else None
        ended = self.over_by or (self.until.last if self.until and not (self.rule and self.gone) else self.gone)
        if self.begun_by is not None and begun is not None and begun <= day < self.begun_by:
            return True
        return begun is not None and ended is not None and begun <= day <= ended


@dataclass(slots=True)
class _Stretch:
    """A term being gathered; what is told of it, by the identifiers of the claims, and the days on which it is attested."""

    claims: list[tuple[Recorded, Tenure]] = field(default_factory=list)
    attested: set[date] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    began: list[Period] = field(default_factory=list)
    ended: list[Period] = field(default_factory=list)
    gone: set[date] = field(default_factory=set)

    def add(self, recorded: Recorded, claim: Tenure) -> None:
        """Take in a claim, once."""
        if recorded.id not in self.told:
            self.told.add(recorded.id)
            self.claims.append((recorded, claim))
            self.began += [claim.began] if claim.began and claim.began.start else []
            self.ended += [claim.ended] if claim.ended and claim.ended.end else []


def terms_of(view: View, found: Sequence[Recorded], *, former: bool = False) -> list[Holder]:
    """Return the terms that tenures tell of, earliest first; with `former`, also who is told of as one to be."""
    groups: dict[tuple[str, str, str], list[tuple[Recorded, Tenure]]] = {}
    for recorded in found:
        claim = recorded.claim
        if isinstance(claim, Tenure) and claim.holder.person_id and (former or _in_office(claim)):
            basis = _BASIS.get(claim.basis, "in office")
            key = (claim.holder.person_id, claim.subject or claim.holder.office or "", basis)
            groups.setdefault(key, []).append((recorded, claim))
    _join_acting(groups)
    _join_bare(groups)
    made = [_holder(view, key, s) for key, group in groups.items() for s in _stretches(group)]
    return sorted(made, key=lambda h: (h.first or date.max, h.person, h.basis))


def _in_office(claim: Tenure) -> bool:
    """Tell whether a claim is evidence of a term, though it be one that is over: who is only elect is in none yet."""
    return claim.basis not in NOT_IN_OFFICE or _ends(claim)


def _ends(claim: Tenure) -> bool:
    """ "Was dismissed", "the former ambassador": a term was over by then."""
    return claim.basis in ("ended", "former")


def _join_acting(groups: dict[tuple[str, str, str], list[tuple[Recorded, Tenure]]]) -> None:
    """Who is told of as acting only, and as dismissed, was dismissed from acting."""
    for person, subject, _ in [k for k, told in groups.items() if k[2] == "in office" and all(_ends(c) for _, c in told)]:
        acting = groups.get((person, subject, "acting"))
        if acting is not None:
            acting.extend(groups.pop((person, subject, "in office")))


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


def _stretches(group: Sequence[tuple[Recorded, Tenure]]) -> list[_Stretch]:
    """Part what is told of one person in one office into terms; attested days fall to the term that can hold them."""
    if all(_only_attests(r, c) for r, c in group):
        return [_attested_alone(group)]
    pairs = sorted(group, key=lambda p: (_from(p[1]) or date.max, p[0].asserted or date.max, p[0].id))
    stretches: list[_Stretch] = []
    for recorded, claim in (p for p in pairs if p[1].began or p[1].ended):
        same = next((s for s in reversed(stretches) if _of_one(s, claim)), None)
        if same is None:
            stretches.append(same := _Stretch())
        same.add(recorded, claim)
    for recorded, claim in (p for p in pairs if not p[1].ended and p[0].asserted and not _ends(p[1])):
        _attest(stretches, recorded, claim)
    for recorded, claim in (p for p in pairs if not p[1].ended and p[0].asserted and _ends(p[1])):
        _leave(stretches, recorded, claim)
    undated = [p for p in pairs if not (p[1].began or p[1].ended or p[0].asserted)]
    if undated:
        (stretches[-1].claims.extend if stretches else lambda u: stretches.append(_Stretch(list(u))))(undated)
    return stretches


def _only_attests(recorded: Recorded, claim: Tenure) -> bool:
    """Tell whether a source tells no more than that somebody is in office on its own day, as nearly all do."""
    stated = claim.began or claim.ended or claim.seen
    return stated is None and recorded.asserted is not None and not _ends(claim)


def _attested_alone(group: Iterable[tuple[Recorded, Tenure]]) -> _Stretch:
    """One term of which nothing but its days is told."""
    told = {r.id: (r, c) for r, c in sorted(group, key=lambda p: (p[0].asserted, p[0].id))}
    return _Stretch([*told.values()], {r.asserted for r, _ in told.values() if r.asserted}, {*told})


def _of_one(stretch: _Stretch, claim: Tenure) -> bool:
    """Tell whether a statement can be of a term: an end alone closes the latest one that began before it and is open."""
    if claim.began is None and stretch.began and claim.ended is not None:
        near = not stretch.ended or any(apart(e, claim.ended) <= _ONE for e in stretch.ended)  # else told otherwise of one end
        return near and any(p.first and claim.ended.last and p.first <= claim.ended.last for p in stretch.began)
    return any(_meet(c, claim) for _, c in stretch.claims)


def _attest(stretches: list[_Stretch], recorded: Recorded, claim: Tenure) -> None:
    """Note a day on which a source tells of somebody in office."""
    day = _attested(recorded, claim)
    if day is None:
        stretches.append(apart := _Stretch())  # a month or a year long ago
        apart.add(recorded, claim)
        return
    if claim.began and claim.began.first and day < claim.began.first:
        return  # told ahead: "will take office in June"
    fitting = [s for s in stretches if _can_hold(s, day)]
    if not fitting:
        stretches.append(fitting_one := _Stretch())
        fitting = [fitting_one]
    chosen = next((s for s in fitting if recorded.id in s.told), fitting[-1])
    chosen.add(recorded, claim)
    chosen.attested.add(day)


def _leave(stretches: list[_Stretch], recorded: Recorded, claim: Tenure) -> None:
    """Note by which day a term was over: the latest one that a source tells of before."""
    day = recorded.asserted or date.max
    begun = [s for s in stretches if any(d <= day for d in (*s.attested, *(p.first for p in (*s.began, *s.ended) if p.first)))]
    if not begun:
        stretches.append(_Stretch())
    chosen = begun[-1] if begun else stretches[-1]
    chosen.add(recorded, claim)
    if claim.basis == "ended" or day not in chosen.attested:  # who is told of as in office on that day had it twice
        chosen.gone.add(day)


def _attested(recorded: Recorded, claim: Tenure) -> date | None:
    """The day on which somebody is attested: that of the text, or of an encounter long before it of which it tells."""
    if claim.seen is None:
        return recorded.asserted
    return claim.seen.first if claim.seen.precision is Precision.DAY else None


def _can_hold(stretch: _Stretch, day: date) -> bool:
    began, ended = stretch.began, stretch.ended
    after = not began or any(p.first and p.first <= day for p in began)
    return after and (not ended or any(p.last and day <= p.last for p in ended))


def _from(claim: Tenure) -> date | None:
    return (claim.began.first if claim.began else None) or (claim.ended.last if claim.ended else None)


def _meet(one: Tenure, other: Tenure) -> bool:
    """Tell whether two statements can be of one term: they begin together, or the stretches they state meet."""
    if one.began and other.began and apart(one.began, other.began) <= _ONE:
        return True
    if not (one.began or one.ended) or not (other.began or other.ended):
        return False
    if one.began and other.began and not (one.ended and other.ended):
        return False
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Tenure, other: Tenure) -> bool:
    ended, began = one.ended or one.began, other.began or other.ended
    return bool(ended and began and ended.last and began.first and ended.last < began.first)


def _holder(view: View, key: tuple[str, str, str], stretch: _Stretch) -> Holder:
    claims = [c for _, c in stretch.claims]
    days = tuple(sorted(stretch.attested))
    since, until = finest(stretch.began), finest(stretch.ended)
    first = next((c for c in claims if c.basis != "former"), claims[0]).holder  # "Former Minister" names the office less well
    whose = view.name_on(first.of_id, days[-1] if days else since.first if since else None) if first.of_id else first.of
    names = tuple(sorted({c.holder.person for c in claims if c.holder.person}))
    differ = (*differing("beginning", stretch.began), *differing("end", stretch.ended))
    return Holder(
        key[0], view.name_on(key[0], None), first.office or "", whose, days, since, until, key[2],
        cites(r for r, _ in stretch.claims), names, disagreements=differ, within=None if days else claims[0].seen,
        named=None if since else _named(stretch), gone=None if until else min(stretch.gone, default=None),
        office_id=view.one(key[1]) if key[1].startswith("office:") and "@" in key[1] else None,
        begun_by=latest(stretch.began), over_by=latest(stretch.ended),
    )  # fmt: skip


def _named(stretch: _Stretch) -> date | None:
    """The day by which a document told that somebody had been put in office, without saying when."""
    return min((r.asserted for r, c in stretch.claims if r.asserted and c.basis == "appointed" and c.seen is None), default=None)
