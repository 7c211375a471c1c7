"""The pages that list: home, search, documents, encounters, commitments, calendar, changes, and the brief."""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from elchi.answers.brief import Brief
from elchi.answers.brief import brief as briefing
from elchi.answers.calendar import Day as OneDay
from elchi.answers.calendar import calendar as ahead
from elchi.answers.calendar import days
from elchi.answers.chairs import chairs_ahead
from elchi.answers.changes import Changes
from elchi.answers.changes import changes as changed
from elchi.answers.cited import Part
from elchi.answers.commitments import Undertaking, choose, today, told
from elchi.answers.commitments import listed as all_undertaken
from elchi.answers.evidence import promised, waiting
from elchi.answers.glimpsed import Glimpse
from elchi.answers.meetings import Meeting, between
from elchi.answers.meetings import listed as met
from elchi.answers.outcomes import listed as plans
from elchi.answers.review import in_documents
from elchi.answers.search import listed as passages
from elchi.faces.web.asking import Ask, Day, Listed, Shown, Words, day, moment
from elchi.given import places_in, topics
from elchi.model.followup import Standing
from elchi.near import named_in, spelled_like
from elchi.questioning import is_question, near_forms, telling

_HOME, _FOUND, _MANY, _AHEAD, _CHANGED = 6, 20, 1000, 12, 30
_COUNTED = 20_000  # documents; the claims of more are not counted anew after each change


def home(ask: Ask) -> Shown:
    """The newest documents, what is coming, and what waits for a decision."""
    documents = ask.view.searched(None)[0]
    counts = ask.view.counts() if documents <= _COUNTED else {"documents": documents}
    newest = ask.view.newest(_HOME, dated=True) or ask.view.newest(_HOME)  # what states no day counts from when it came
    until = today(ask.view)
    coming = ahead(ask.view, ask.times.on or until, soonest=_HOME)
    beside = ask.view.kept("open for a decision", lambda: _open(ask))
    return Shown("Elchi", {"counts": counts, "newest": newest, "coming": coming, "until": until}, beside=beside)


def _open(ask: Ask) -> dict[str, object]:
    """What waits for a decision: the same on every day, for all who may see the same."""
    open_ones = waiting(ask.view, _HOME)
    return {"doubts": in_documents(ask.view, _HOME), "waiting": open_ones, "promised": promised(ask.view, open_ones)}


def search(ask: Ask, q: Words = "") -> Shown:
    """Passages that hold all the words, shortest first."""
    words = q
    found, total, cut = passages(ask.view, q, skip=ask.skip, most=ask.most)
    if not total and (words := telling(q)) and words != q:  # a question is looked for by what it asks about
        found, total, cut = passages(ask.view, words, skip=ask.skip, most=ask.most)
    listed = Listed(found, total, ask.page, max(1, -(-total // ask.most)), not cut)
    beside = {"q": q, "words": words, "near": near_forms(q) if is_question(q) else (), "named": named_in(ask.view, q),
              "meant": () if found else spelled_like(ask.view, q)}  # fmt: skip
    return Shown(f"Search: {q}" if q else "Search", listed, beside=beside)


def documents(ask: Ask, since: Words = "", first: Day = "", last: Day = "") -> Shown:
    """The documents (between two days), newest published first; or those read since a moment, the latest first."""
    if after := moment(since):
        found, count = ask.view.read_since(after, ask.most, ask.skip)
        return Shown(
            "Read since then",
            Listed(tuple(found), count, ask.page, max(1, -(-count // ask.most))),
            beside={"since": after, "first": "", "last": ""},
        )
    if first or last:
        some = ask.view.newest(ask.most + 1, ask.skip, day(first), day(last))
        part = Part(tuple(some[: ask.most]), ask.skip, len(some) > ask.most)
        return Shown("Documents", ask.part(part), beside={"since": None, "first": first, "last": last})
    total = ask.view.searched(None)[0]
    pages = max(1, -(-total // ask.most))
    return Shown(
        "Documents",
        Listed(tuple(sorted(ask.view.newest(ask.most, ask.skip), key=lambda s: s.published is None)), total, ask.page, pages),
        beside={"since": None, "first": "", "last": ""},
    )


def meetings(ask: Ask, whom: Words = "", beside: Words = "", first: Day = "", last: Day = "") -> Shown:
    """Encounters, latest first: of somebody, of two with each other, between two days."""
    party, other = ask.subject(whom), ask.subject(beside)
    a, b = day(first) or ask.times.on, day(last) or ask.times.on
    if party and other:
        found = ask.part(between(ask.view, party, other, first=a, last=b, skip=ask.skip, most=ask.most))
    else:
        found = ask.part(met(ask.view, party or other, first=a, last=b, skip=ask.skip, most=ask.most))
    names = " and ".join(ask.view.name_on(p, ask.times.on) for p in (party, other) if p)
    asked = {"whom": whom, "beside": beside, "first": first, "last": last}
    return Shown(f"Encounters of {names}" if names else "Encounters", found, party or other, asked)


def commitments(ask: Ask, by: Words = "", to: Words = "", standing: Words = "", due: Day = "", overdue: bool = False) -> Shown:
    """Commitments, the latest first; with a filter, those with a due day first, of the many of all only the latest."""
    one, other = ask.subject(by), ask.subject(to)
    kept = [Standing(standing)] if standing in [*Standing] else []
    last, on, among = day(due), ask.times.on, None
    if kept or last or overdue or other or on:
        among = None if one else _MANY
        chosen = choose(ask.view, by=one, to=other, standing=kept, due=last, overdue=overdue, on=on, latest=among)
        found = _in_words(ask, ask.listed(chosen))
    else:
        found = ask.part(all_undertaken(ask.view, one, skip=ask.skip, most=ask.most))
    beside = {
        "by": by,
        "to": to,
        "standing": standing,
        "due": due,
        "overdue": overdue,
        "standings": [*Standing],
        "today": today(ask.view),
        "among": among,
    }
    return Shown("Commitments", found, one, beside)


def _in_words(ask: Ask, part: Listed[Glimpse]) -> Listed[Undertaking]:
    return Listed(tuple(told(ask.view, part.items)), part.total, part.page, part.pages, part.counted)


def board(ask: Ask, by: Words = "", to: Words = "") -> Shown:
    """Commitments in columns by their standing."""
    one, other = ask.subject(by), ask.subject(to)
    found = choose(ask.view, by=one, to=other, on=ask.times.on, latest=None if one else _MANY)
    columns = {str(s): [u for u in found if u.assessed is s] for s in Standing}
    words = {u.id: u for u in told(ask.view, [u for held in columns.values() for u in held[:_FOUND]])}
    shown = {name: tuple(words[u.id] for u in held[:_FOUND]) for name, held in columns.items() if held}
    return Shown("Commitments by standing", shown, one,
                 {"by": by, "to": to, "today": today(ask.view), "counts": {n: len(h) for n, h in columns.items()}})  # fmt: skip


def planned(ask: Ask, whom: Words = "") -> Shown:
    """What was planned, and what became of it."""
    party = ask.subject(whom)
    found = ask.part(plans(ask.view, party, on=ask.times.on, skip=ask.skip, most=ask.most))
    return Shown("What became of plans", found, party, {"whom": whom})


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: its weeks, each seven days with what lies on them; days of other months are None."""

    first: date
    weeks: tuple[tuple[OneDay | None, ...], ...]
    rough: tuple[Meeting, ...]
    more: int
    before: date
    after: date


def calendar(ask: Ask, month: Words = "", whom: Words = "") -> Shown:
    """A month of encounters, a few of each day, and what is ahead."""
    party = ask.subject(whom)
    start = day(f"{month}-01") if month else (ask.times.on or today(ask.view) or date(2000, 1, 1)).replace(day=1)
    found = _month(ask, start or date(2000, 1, 1), party)
    coming = ahead(ask.view, ask.times.on or today(ask.view), party, _AHEAD, places_in(ask.view, party))
    chairs = chairs_ahead(ask.view, party, ask.times.on) if party else ()
    beside = {"ahead": coming, "chairs_next": chairs, "ahead_full": len(coming) == _AHEAD, "whom": whom, "month": month,
              "nothing": today(ask.view) is None}  # fmt: skip
    return Shown(f"{found.first:%B %Y}", found, party, beside)


def _month(ask: Ask, first: date, party: str | None) -> Month:
    last = first.replace(day=months.monthrange(first.year, first.month)[1])
    found = days(ask.view, first, last, party)
    lying = {one.day: one for one in found.days}
    rows = months.Calendar().monthdatescalendar(first.year, first.month)
    weeks = tuple(tuple(lying.get(d) for d in week) for week in rows)
    return Month(first, weeks, found.rough, found.more, (first - timedelta(1)).replace(day=1), last + timedelta(1))


def changes(ask: Ask, since: Day = "", about: Words = "", only: Words = "") -> Shown:
    """What documents told since a day: the first of each kind, or all of one."""
    subject = ask.subject(about)
    day_ = day(since) or _some_time_ago(ask)
    found = changes_of(ask, day_, subject)
    of_one = next((ask.listed(lines) for heading, lines in found.lines if heading == only), None)
    beside = {"since": day_, "about": about, "of_one": of_one, "heading": only, "few": _CHANGED}
    return Shown(f"Changes since {day_}" + (f": {found.about}" if found.about else ""), found, subject, beside)


def changes_of(ask: Ask, since: date, about: str | None) -> Changes:
    """Return what changed since a day, for this reader."""
    with ask.desk.view(as_of=since, known=ask.times.known, clearance=ask.reader.clearance) as before:
        return changed(before, ask.view, since, about)


def _some_time_ago(ask: Ask) -> date:
    """A month before the newest document."""
    return (today(ask.view) or date(2000, 1, 31)) - timedelta(30)


def brief(ask: Ask, whom: Words = "", we: Words = "") -> Shown:
    """What we know before a meeting."""
    subject = ask.briefed(whom)
    found: Brief | None = None
    if subject:
        ours = ask.subject(we) if we.strip() else ask.ours
        found = briefing(ask.view, subject, ask.times.on or ask.times.as_of, ours, topics(), there=places_in(ask.view, subject))
    coming = () if found else ahead(ask.view, ask.times.on or today(ask.view), soonest=_HOME)
    asked = {"whom": whom, "we": we or ask.reader.we, "coming": coming}
    return Shown(f"Brief: {found.title}" if found else "Brief", found, subject, asked)
