"""Encounters, each once, with all reports of it and what they disagree about."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from elchi.answers.cited import Cite, Line, Part, called, cites, day_words, party_words
from elchi.answers.glances import glance, told
from elchi.model.claim import GIVEN_UP, Encounter, Party, Status
from elchi.model.period import Period
from elchi.model.quick import quick
from elchi.record.asof import Recorded, View

_CALLED = {"committee": "session", "ministerial": "meeting of ministers", "other": "gathering"}
_UID = re.compile(r"\ABEGIN:VEVENT\b.*?^UID:(.+?)$", re.MULTILINE | re.DOTALL | re.IGNORECASE)


@quick
@dataclass(frozen=True, slots=True)
class Meeting:
    """One encounter as all its reports together tell of it.

    `sources` counts the documents, `independent` those of them that do not print another's text again. `parties` are the
    identifiers of the participants, in their order, empty for one whom no identifier stands for.
    """

    id: str
    kind: str
    status: str
    name: str | None
    when: str
    period: Period | None
    place: str | None
    participants: tuple[str, ...]
    disagreements: tuple[str, ...]
    cites: tuple[Cite, ...]
    history: tuple[Line, ...]
    body: str | None = None
    topics: tuple[str, ...] = ()
    sources: int = 1
    independent: int = 1
    parties: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What it is called: its name, else what its kind is in a sentence."""
        return self.name or _CALLED.get(self.kind, self.kind)

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Those who took part, in words, each with the identifier under which they are known, empty where there is none."""
        return tuple(zip(self.participants, self.parties, strict=True))


def meetings(
    view: View, party: str | None = None, *, first: date | None = None, last: date | None = None, latest: int | None = None,
    role: str | None = None,
) -> list[Meeting]:  # fmt: skip
    """Return the encounters of a party (in a role, all where it is None) between two days, latest first; undated ones last.

    With `latest`, only so many of those told latest: a state has tens of thousands.
    """
    if latest is None:
        told = told_of(view, view.claims("Encounter", party=party, role=role, first=first, last=last))
    else:
        told = told_about(view, view.subjects("Encounter", party=party, role=role, first=first, last=last, most=latest))
    dated = sorted((m for m in told if m.period), key=lambda m: (m.period.key, m.id) if m.period else (), reverse=True)
    return [*dated, *(m for m in told if m.period is None)]


def listed(
    view: View, party: str | None = None, *, first: date | None = None, last: date | None = None, skip: int = 0, most: int = 50
) -> Part[Meeting]:
    """Return so many encounters after some, the latest told first."""
    found = view.subjects("Encounter", party=party, first=first, last=last, skip=skip, most=most + 1)
    return Part(tuple(told_about(view, found[:most])), skip, len(found) > most)


def between(
    view: View, one: str, other: str, *, first: date | None = None, last: date | None = None, skip: int = 0, most: int = 50
) -> Part[Meeting]:
    """Return so many encounters of two parties with each other after some, the latest first."""
    found = view.together(one, other, first, last)
    return Part(tuple(told_about(view, found[skip : skip + most])), skip, len(found) > skip + most)


def told_of(view: View, found: Iterable[Recorded]) -> list[Meeting]:
    """Return the encounters that some claims tell of, each with all that is told of it, in the order of the claims."""
    return told_about(view, list(dict.fromkeys(r.claim.subject for r in found if r.claim.subject)))


def told_about(view: View, subjects: Sequence[str]) -> list[Meeting]:
    """Return some encounters, each with all that is told of it, in the order of their identifiers."""
    told = {subject: reports for subject, reports in view.told_of("Encounter", subjects).items() if reports}
    view.read_ahead(r.citation.document for reports in told.values() if len(reports) > 1 for r in reports)
    return [view.once(("meeting", subject), partial(meeting, view, reports)) for subject, reports in told.items()]


def place_and_time(view: View, reports: Sequence[Recorded]) -> str:
    """Return in words which encounter some claims tell of: its name, place and day, by the report that counts most."""
    seen = glance(reports)
    place = _place(view, [seen.best, *(c for _, c in seen.claims)], seen.day)
    return ", ".join(w for w in (seen.name or str(seen.best.kind), place, day_words(seen.period)) if w)


def _place(view: View, claims: Sequence[Encounter], day: date | None) -> str | None:
    """Where it was: the first place that a report tells, as it was called then, with the house in it where one is told."""
    place = next((c.place_id for c in claims if c.place_id), None)
    if place is None:
        return next((c.place for c in claims if c.place), None)
    name = view.name_on(place, day)
    return next((c.place for c in claims if c.place_id == place and c.place and c.place.endswith(f", {name}")), name)


def meeting(view: View, reports: Sequence[Recorded]) -> Meeting:
    """Return one encounter from all the claims about it; what was found held is held, later reports before earlier."""
    seen = glance(reports)
    claims, best, day, period = seen.claims, seen.best, seen.day, seen.period
    place = _place(view, [best, *(c for _, c in claims)], day)
    present = _participants(view, claims, day)
    return Meeting(
        best.subject or "", str(best.kind), str(best.status), seen.name, _when(best, period), period, place, tuple(present.values()),
        tuple(_disagreements(view, claims)), cites(r for r, _ in claims), tuple(_history(_with_earlier(view, seen.credible))), best.body_id,
        tuple(dict.fromkeys(t for _, c in claims for t in c.topics)), *_counted(view, [r for r, _ in claims]),
        tuple(key if ":" in key else "" for key in present),
    )  # fmt: skip


def _when(best: Encounter, period: Period | None) -> str:
    given_up = best.period if best.basis == GIVEN_UP and period is None else None
    return f"new day not stated, was to be {day_words(given_up)}" if given_up else day_words(period)


def _counted(view: View, reports: Iterable[Recorded]) -> tuple[int, int]:
    """How many documents tell of it, and how many of them are texts of their own."""
    documents = list(dict.fromkeys(r.citation.document for r in reports))
    if len(documents) < 2:
        return 1, 1
    return len(documents), len(set(view.originals(documents).values()))


def who(party: Party) -> str:
    """Return by what somebody who takes part is told from others: an identifier, else words."""
    return party.person_id or party.office_id or party.of_id or party.office or party.of or ""


def _participants(view: View, claims: Sequence[tuple[Recorded, Encounter]], day: date | None) -> dict[str, str]:
    """Everybody whom any report names, each once: in words, by identifier, or by the words where there is none."""
    seen: dict[str, str] = {}
    for _, claim in claims:
        for party in claim.participants:
            key = who(party)
            words = party_words(view, party, day)
            if len(words) > len(seen.get(key, "")):
                seen[key] = words
    return seen


def _disagreements(view: View, claims: Sequence[tuple[Recorded, Encounter]]) -> Iterable[str]:
    """Days and places that reports of one status give differently, side by side."""
    held = [(r, c) for r, c in claims if c.status is Status.HELD]
    days = {c.period.iso(): r for r, c in held if c.period and c.period.iso() and len(c.period.iso() or "") == 10}
    if len(days) > 1:
        yield "day: " + "; ".join(f"{day} ({_source(r)})" for day, r in sorted(days.items(), key=lambda i: str(i[0])))
    places = {c.place_id: r for r, c in held if c.place_id and c.place_id.startswith("place:")}
    if len(places) > 1:
        yield "place: " + "; ".join(f"{view.name_on(p, None)} ({_source(r)})" for p, r in sorted(places.items()))


def _source(report: Recorded) -> str:
    source = report.source
    return ", ".join(str(w) for w in (source.publisher or called(source.title, source.address), source.published) if w)


def _with_earlier(view: View, claims: Sequence[tuple[Recorded, Encounter]]) -> Sequence[tuple[Recorded, Encounter]]:
    """With what the same entry of a calendar said before the calendar was read again."""
    earlier = [found for r, _ in claims if (entry := _entry(r)) for found in _said_before(view, r.source.address, entry)]
    return sorted([*dict(earlier).items(), *claims], key=lambda pair: told(pair[0])) if earlier else claims


def _said_before(view: View, address: str, entry: str) -> list[tuple[Recorded, Encounter]]:
    """What an entry said in earlier versions; of one that repeats nobody knows which day became which."""
    found = [(r, r.claim) for r in view.told_before(address) if isinstance(r.claim, Encounter) and _entry(r) == entry]
    versions = Counter(r.citation.document for r, _ in found)
    return [(r, claim) for r, claim in found if versions[r.citation.document] == 1]


def _entry(report: Recorded) -> str | None:
    """The identifier that a calendar gives the entry of a report."""
    found = _UID.search(report.citation.quote)
    return found[1].strip() if found else None


def _history(claims: Sequence[tuple[Recorded, Encounter]]) -> Iterable[Line]:
    """What was told when: planned, postponed, held; each step with the report that told it first."""
    previous = None
    for report, claim in claims:
        step = (str(claim.status), day_words(claim.period))
        if step != previous:
            yield Line(f"{claim.status}, {day_words(claim.period)}", cites([report]), str(report.asserted or "undated report"))
        previous = step
