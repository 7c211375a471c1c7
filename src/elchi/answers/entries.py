"""Encounters as far as a calendar has room for them: a name, a day, the first of those who take part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from elchi.answers.cited import Cite, cites, day_words, party_words
from elchi.answers.glances import Glance, glance
from elchi.answers.meetings import who
from elchi.model.claim import Party
from elchi.model.period import Period
from elchi.model.quick import quick
from elchi.record.asof import View

_NAMED = 2  # of those who take part


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """One encounter in a calendar; of those who take part the first are named, people without their offices: a day has little room."""

    id: str
    kind: str
    status: str
    name: str | None
    when: str
    period: Period | None
    participants: tuple[str, ...]
    cites: tuple[Cite, ...]

    @property
    def called(self) -> str:
        """What it is called where there is little room: its name, else who meets, with the kind where only one is named."""
        met = ", ".join(self.participants)
        return self.name or (f"{self.kind}: {met}" if len(self.participants) == 1 else met) or self.kind


def entries(view: View, subjects: Iterable[str]) -> list[Entry]:
    """Return some encounters as entries, in the order of their identifiers."""
    return [_entry(view, glance(reports)) for reports in view.told_of("Encounter", list(subjects)).values() if reports]


def _entry(view: View, seen: Glance) -> Entry:
    best = seen.best
    return Entry(
        best.subject or "", str(best.kind), str(best.status), seen.name, day_words(seen.period), seen.period,
        tuple(_first_named(view, seen)), cites(r for r, _ in seen.claims),
    )  # fmt: skip


def _first_named(view: View, seen: Glance) -> Iterable[str]:
    """The first few in words, each as the report names them that says most."""
    named: dict[str, list[Party]] = {}
    for _, claim in seen.claims:
        for party in claim.participants:
            named.setdefault(who(party), []).append(party)
    return (_words(view, parties, seen) for parties in [*named.values()][:_NAMED])


def _words(view: View, parties: Sequence[Party], seen: Glance) -> str:
    person = next((p.person_id for p in parties if p.person_id), None)
    return view.name_on(person, None) if person else max((party_words(view, p, seen.day) for p in parties), key=len)
