"""What we know before a meeting: whom we meet, when last, what they said, what is owed both ways, what is ahead, what changed.

The subject is a person, an office, a state, a body, a place, a topic, or a coming encounter with those expected at it.
*We* is the body or state for which the brief is made; without it nothing can be said to be owed to us or new to us.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from elchi.answers.calendar import calendar, is_ahead, main_ones
from elchi.answers.chairs import Chair, chairs_ahead
from elchi.answers.cited import Line, cites, day_words, party_words
from elchi.answers.commitments import Undertaking, today
from elchi.answers.depth import WHOLE, Depth
from elchi.answers.glances import glance
from elchi.answers.glimpsed import Glimpse, glimpses
from elchi.answers.holders import Holder
from elchi.answers.meetings import Meeting, meetings, told_about, told_of
from elchi.answers.owed import first_due
from elchi.answers.topics import OnTopic, Topics, by_topic, claims_on, quoted_on
from elchi.answers.whom import Asked, Whom, asked_about, whom_met
from elchi.model.claim import Statement
from elchi.record.asof import Recorded, View

_PEOPLE, _MEETINGS, _STATEMENTS, _AHEAD, _CHANGES, _DIFFER = 8, 6, 10, 6, 8, 5
_TERMS, _FEW = 4, 3
_SHORT = 2  # letters of a name that says too little
_LATEST, _TOLD_LATELY = 60, 20


@dataclass(frozen=True, slots=True)
class Owed:
    """Undertakings by their direction; overdue ones first, then by due day, then the newest."""

    to_us: tuple[Undertaking, ...] = ()
    by_us: tuple[Undertaking, ...] = ()
    both: tuple[Undertaking, ...] = ()  # what we and they undertook together
    other: tuple[Undertaking, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief. Each part is a list of cited facts; `unknown` names in words what the record cannot say."""

    subject: str
    title: str
    on: date | None
    we: str | None
    last_met: Meeting | None
    people: tuple[Whom, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[OnTopic, ...]
    owed: Owed
    ahead: tuple[Meeting, ...]
    changes: tuple[Line, ...]
    disagreements: tuple[Line, ...]
    unknown: tuple[str, ...]
    chairs: tuple[Chair, ...] = ()
    day: date | None = None  # that of the meeting, else of the newest document: what is overdue is so then


def brief(
    view: View,
    subject: str,
    on: date | None = None,
    we: str | None = None,
    topics: Topics | None = None,
    depth: Depth = WHOLE,
    there: Sequence[str] = (),
) -> Brief:
    """Return the brief about a subject for a day, made for `we`; `depth` is how far each part looks back, `there` are
    the places of a state: what is to be in them is ahead of it too.

    For a day before the newest document it is the brief of that day: what was told later is left out.
    """
    topics, view = topics or Topics(), by_then(view, on)
    day = on or today(view)
    asked = asked_about(view, subject, on, depth)
    met = _all_met(view, asked, on, topics, depth)
    ours = _shared(view, met, we) if we else met
    last = next((m for m in ours if m.period), ours[0] if ours else None)
    people = tuple(whom_met(h, last, on, told_last=bool(we)) for h in asked.terms[:_PEOPLE])
    said = _said(view, asked, on, topics, depth)
    owed = _owed(view, asked, we, day, topics, depth)
    ahead = [_undated(m) for m in main_ones(_once(_to_come(view, asked, day, topics, depth, there)))]
    differ = [Line(f"{m.called}, {m.when}: {d}", m.cites) for m in met for d in m.disagreements]
    lines = [_spoken(view, r) for r in said if isinstance(r.claim, Statement)]
    gaps = [*asked.gaps, *_unknown(met, bool(lines), owed, people, we, last, asked.topic)]
    return Brief(
        subject, asked.title, on, view.name_on(we, on) if we else None, last, people, tuple(met[:_MEETINGS]),
        _grouped(lines[:_STATEMENTS], asked, topics), owed, tuple(ahead[:_AHEAD]),
        tuple(_changes(met, people, last)[:_CHANGES]), tuple(differ[:_DIFFER]), tuple(gaps), _chairs(view, asked, on), day,
    )  # fmt: skip


def _to_come(view: View, asked: Asked, day: date | None, topics: Topics, depth: Depth, there: Sequence[str]) -> Iterable[Meeting]:
    """What is ahead of those who are meant, and in their places; or what is to come on the topic."""
    if asked.topic:
        return (m for m in told_of(view, claims_on(view, "Encounter", topics, asked.topic, depth.met)) if is_ahead(m, day))
    whose = (*asked.parties, *asked.owners)
    return (m for n, p in enumerate(whose) for m in calendar(view, day, p, depth.ahead, there if n == 0 else ()))


def _chairs(view: View, asked: Asked, on: date | None) -> tuple[Chair, ...]:
    """What they are to chair, and who is to chair them."""
    whose = (p for p in (*asked.parties, *asked.owners) if p.startswith(("state:", "body:")))
    return tuple(dict.fromkeys(c for p in whose for c in chairs_ahead(view, p, on)))


def by_then(view: View, on: date | None) -> View:
    """Return the record as it was told by a day that has passed; as it is, for a day to come or none."""
    newest = view.searched(None)[1] if on and view.as_of is None else None
    return View(view.connection, on, view.known, view.clearance) if on and newest and on < newest else view


# encounters


def _all_met(view: View, asked: Asked, on: date | None, topics: Topics, depth: Depth) -> list[Meeting]:
    """The encounters held before the day, the latest first."""
    if asked.topic:
        told = told_of(view, claims_on(view, "Encounter", topics, asked.topic, depth.met))
    else:
        theirs = [m for p in asked.parties for m in (*meetings(view, p, last=on, latest=depth.met), *_without_day(view, p))]
        following = [*(h.since.first if h.since else None for h in asked.earlier[1:]), None]
        terms = [*zip(asked.earlier, following, strict=False)][-_TERMS:]
        told = _once([*theirs, *(m for h, until in terms for m in _in_term(view, h, until))])
    past = [m for m in told if m.status == "held" and (on is None or (_by_time(m) or on) <= on)]
    return sorted((_undated(m) for m in past), key=lambda m: (_by_time(m) or date.min, m.id), reverse=True)


def _without_day(view: View, party: str) -> list[Meeting]:
    """Those told lately of which no text states the day; a question up to a day leaves them out."""
    told = view.told_of("Encounter", view.subjects("Encounter", party=party, most=_TOLD_LATELY))
    return told_about(view, [s for s, reports in told.items() if reports and glance(reports).period is None])


def _by_time(m: Meeting) -> date | None:
    """The day an encounter began; where no text states it, the day on which the first told of it."""
    return m.period.first if m.period else _told_by(m)


def _told_by(m: Meeting) -> date | None:
    return min((c.published for c in m.cites if c.published), default=None)


def _undated(m: Meeting) -> Meeting:
    """An encounter without a day with what is known instead: by when it was told, if not which day it was to be."""
    told = None if m.period or m.when != day_words(None) else _told_by(m)
    return replace(m, when=f"{m.when}, told {told}") if told else m


def _in_term(view: View, h: Holder, until: date | None) -> list[Meeting]:
    """The encounters of an office-holder between the first and the last day for which there is evidence of the term: where
    another is told to have taken the office later, until then."""  # fmt: skip
    if h.first is None or h.seen is None:
        return []
    ends = [day for day in (until, h.until.last if h.until else None) if day]
    last = max(h.seen, min(ends) - timedelta(1)) if ends else h.seen
    return meetings(view, h.person, first=h.first, last=last, latest=_LATEST)


def _once(found: Iterable[Meeting]) -> list[Meeting]:
    return list({m.id: m for m in found}.values())


def _shared(view: View, met: Sequence[Meeting], we: str) -> list[Meeting]:
    """The encounters at which we were too: a body also where an organ of it sat, or somebody in an office of it came."""
    ours = set(view.latest_naming(we, "Encounter", None, _LATEST * 8).values())
    there = {m.id for m in met if m.id in ours or any(_part_of(view, p, we) for p in (m.body, *m.parties) if p)}
    first = next((n for n, m in enumerate(met) if m.id in there), len(met))
    there |= _of_our_people(view, [m.id for m in met[:first]], we)
    return [m for m in met if m.id in there]


def _of_our_people(view: View, met: Sequence[str], we: str) -> set[str]:
    """The latest encounters at which somebody was who is known in an office of ours, and of whom no report says whose it is."""
    told = view.told_of("Encounter", met[:_LATEST])
    there = {
        key: {p.person_id for r in reports for p in getattr(r.claim, "participants", ()) if p.person_id and not p.of_id}
        for key, reports in told.items()
    }
    ours = view.in_office_of(we, sorted(set().union(*there.values())))
    return {key for key, people in there.items() if people & ours}


def _part_of(view: View, party: str, whole: str) -> bool:
    found = view.entity(party) if party.startswith(("body:", "office:")) and whole.startswith("body:") else None
    return found is not None and (found.of == whole or party.endswith(f"@{whole.partition(':')[2]}"))


# statements


def _said(view: View, asked: Asked, on: date | None, topics: Topics, depth: Depth) -> tuple[Recorded, ...]:
    """What they said by the day, or what was said on the topic, newest first."""
    theirs = (r for p in asked.parties for r in view.claims("Statement", party=p, role="speaker", latest=depth.said))
    told = claims_on(view, "Statement", topics, asked.topic, depth.said) if asked.topic else theirs
    found = {r.id: r for r in told if on is None or r.asserted is None or r.asserted <= on}
    return tuple(sorted(found.values(), key=lambda r: (str(r.asserted or ""), -r.citation.span.start, r.id), reverse=True))


def _spoken(view: View, r: Recorded) -> Line:
    claim = r.claim
    assert isinstance(claim, Statement)
    return Line(
        f"{party_words(view, claim.speaker, r.asserted)}: {claim.gist}", cites([r]), str(r.asserted) if r.asserted else None
    )


def _grouped(lines: Sequence[Line], asked: Asked, topics: Topics) -> tuple[OnTopic, ...]:
    if asked.topic and lines:
        return (OnTopic(asked.topic, tuple(lines)),)
    return by_topic(lines, topics)


# what is owed


def _owed(view: View, asked: Asked, we: str | None, on: date | None, topics: Topics, depth: Depth) -> Owed:
    theirs = {u.id: u for u in _undertaken(view, asked, topics, depth)}
    mine = {u.id: u for u in _ours(view, we, {*theirs, *_told_with(view, asked.parties)}, depth)} if we else {}
    joint = set() if asked.topic or not we else {*(theirs.keys() & mine), *_with_our_people(view, we, theirs.values())}
    ours = [name.casefold() for name in view.forms(we) if len(name) > _SHORT] if we else []
    to_us = [u for i, u in theirs.items() if i not in mine and i not in joint and we and _concerns(u, ours)]
    by_us = [u for i, u in mine.items() if i not in joint]
    both = [u for i, u in theirs.items() if i in joint]
    other = [u for i, u in theirs.items() if i not in mine and i not in joint and u not in to_us]
    return Owed(*(first_due(view, found, on) for found in (to_us, by_us, both, other)))


def _with_our_people(view: View, we: str, found: Iterable[Glimpse]) -> Iterable[str]:
    """What somebody undertook too who is known in an office of ours, and of whom the text does not say whose the office is."""
    acting = {u.id: {p.person_id for t in u.texts for p in t.fields.get("who", ()) if p.person_id and not p.of_id} for u in found}
    ours = view.in_office_of(we, sorted(set().union(*acting.values())))
    return (i for i, people in acting.items() if people & ours)


def _undertaken(view: View, asked: Asked, topics: Topics, depth: Depth) -> list[Glimpse]:
    if asked.topic:
        return glimpses(view, quoted_on(view, "Commitment", topics, asked.topic, depth.owed))
    ids = {i for p in (*asked.parties, *asked.owners) for i in view.latest_naming(p, "Commitment", "actor", depth.owed)}
    return glimpses(view, ids, ("who",))


def _ours(view: View, we: str, about: Container[str], depth: Depth) -> list[Glimpse]:
    """Those of our latest undertakings that are theirs too, or were made at encounters with them."""
    latest = view.latest_naming(we, "Commitment", "actor", depth.owed)
    return glimpses(view, [claim for claim, what in latest.items() if what in about])


def _told_with(view: View, parties: Sequence[str]) -> Iterable[str]:
    """The commitments made at encounters with them."""
    met = [m for p in parties for m in view.latest_naming(p, "Encounter", None, _LATEST * 2).values()]
    return view.decided_at(met).values()


def _concerns(u: Glimpse, names: Sequence[str]) -> bool:
    """Tell whether an undertaking names us."""
    text = " ".join(t.quote for t in u.texts).casefold()
    return any(name in text for name in names)


# what changed, and what is not known


def _changes(met: Sequence[Meeting], people: Sequence[Whom], last: Meeting | None) -> list[Line]:
    """What is told of the time since the last encounter of ours: offices, encounters with others, plans moved."""
    day = last.period.last if last and last.period else None
    if day is None:
        return []
    new = [Line(f"{w.holder.name}: {w.holder.office} since {_words(w.holder)}", w.cites, None) for w in people if w.news]
    since = [m for m in met if m.period and m.period.first and m.period.first > day and m is not last]
    return new + [Line(f"{m.called}{', ' + m.place if m.place else ''}{_with(m)}", m.cites, m.when, m.id) for m in since]


def _with(m: Meeting) -> str:
    """Who was there, a few of many."""
    few = "; ".join(m.participants[:_FEW])
    return f": {few}{' and others' if len(m.participants) > _FEW else ''}" if few else ""


def _words(holder: Holder) -> str:
    return (holder.since.iso() or holder.since.words) if holder.since else "a day not stated"


def _unknown(
    met: Sequence[Meeting], said: bool, owed: Owed, people: Sequence[Whom], we: str | None, last: Meeting | None, topic: str | None
) -> Iterable[str]:
    if not people and not topic:
        yield "Nobody is on record in an office here."
    if not met:
        yield "No encounter is on record."
    elif we and last is None:
        yield "No encounter with us is on record."
    if not said:
        yield "No statement is on record."
    if not (owed.to_us or owed.by_us or owed.both or owed.other):
        yield "No undertaking is on record; none was looked for outside the documents read."
