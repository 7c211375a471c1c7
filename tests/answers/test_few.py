"""Pages read few of many: what they show is what reading all would have put there."""

from datetime import date, timedelta

import pytest

from elchi.answers.evidence import waiting
from elchi.model.claim import Status
from elchi.answers.calendar import calendar, days, schedule
from elchi.answers import outcomes
from elchi.answers.meetings import listed, meetings
from elchi.answers.timeline import timeline
from elchi.desk import Desk
from elchi.model.document import Clearance
from elchi.record.asof import View

WHOSE = (None, "state:kz", "body:ots", "place:astana")


def _ahead_by_all(view: View, day: date, party: str | None) -> list[str]:
    told = view.claims("Encounter", party=party, first=day, dated=True) + view.claims("Encounter", party=party, dated=False)
    plans = {r.claim.subject for r in told if getattr(r.claim, "status", "") in ("planned", "postponed")}
    return sorted(p for p in plans if p)


@pytest.mark.parametrize("party", WHOSE)
@pytest.mark.parametrize("day", [date(2019, 3, 1), date(2022, 6, 15), date(2024, 11, 1)])
def test_what_is_ahead_is_found_by_days_alone(archive: Desk, day: date, party: str | None) -> None:
    with archive.view() as view:
        whole = calendar(view, day, party)
        assert {m.id for m in whole} <= {*_ahead_by_all(view, day, party)}
        few = calendar(view, day, party, soonest=3)
        assert [m.id for m in few if m.period] == [m.id for m in whole if m.period][: len([m for m in few if m.period])]


@pytest.mark.parametrize("first", [date(2019, 10, 1), date(2022, 11, 1), date(2024, 5, 1)])
def test_a_month_shows_what_lies_on_each_day(archive: Desk, first: date) -> None:
    last = first + timedelta(27)
    with archive.view() as view:
        found, held = days(view, first, last), schedule(view, first, last)
    assert [one.day for one in found.days] == [first + timedelta(n) for n in range(28)]
    for one in found.days:
        lying = {m.id for m in held if _short(m) and m.period.first <= one.day <= m.period.last}
        assert {m.id for m in one.meetings} <= lying
        assert one.more or {m.id for m in one.meetings} == lying


def _short(m) -> bool:
    p = m.period
    return bool(p and p.first and p.last and (p.last - p.first).days <= 20)


@pytest.mark.parametrize("party", WHOSE)
def test_the_pages_of_a_list_are_the_whole_of_it(archive: Desk, party: str | None) -> None:
    with archive.view() as view:
        everything = {m.id for m in meetings(view, party)}
        found, skip, more = [], 0, True
        while more:
            part = listed(view, party, skip=skip, most=7)
            found += [m.id for m in part.items]
            skip, more = skip + 7, part.more
    assert len(found) == len(set(found))
    assert set(found) == everything


@pytest.mark.parametrize("party", ["state:kz", "body:ots", "person:bagdad-amreyev"])
def test_the_parts_of_a_time_line_are_the_whole_of_it(archive: Desk, party: str) -> None:
    with archive.view() as view:
        whole, found, until, parts = timeline(view, party), [], None, 0
        while True:
            part = timeline(view, party, until=until, latest=9)
            found, parts = [*part.lines, *part.undated, *found], parts + 1
            if part.since is None:
                break
            assert until is None or part.since <= until
            until = part.since - timedelta(1)
    assert parts > 2
    assert set(found) == {*whole.lines, *whole.undated}


@pytest.mark.parametrize("party", [None, "state:kz", "body:ots"])
def test_the_pages_of_plans_are_the_whole_of_them(archive: Desk, party: str | None) -> None:
    with archive.view() as view:
        whole, found, skip, more = outcomes.planned(view, party), [], 0, True
        while more:
            part = outcomes.listed(view, party, skip=skip, most=4)
            found, skip, more = [*found, *part.items], skip + 4, part.more
    assert len(whole) > 4
    assert sorted(found, key=lambda p: p.id) == sorted(whole, key=lambda p: p.id)


@pytest.mark.parametrize("clearance", [None, Clearance()])
def test_counts_are_those_of_the_claims(archive: Desk, clearance: Clearance | None) -> None:
    kinds = ("Encounter", "Statement", "Commitment", "Tenure")
    with archive.view(clearance=clearance) as view, archive.view(as_of=date(2999, 1, 1), clearance=clearance) as later:
        registers = {s.id for s in view.documents() if s.publisher == "Elchi register"}
        told = {kind: sum(r.source.id not in registers for r in view.claims(kind)) for kind in kinds}
        assert {kind: view.counts()[kind.lower() + "s"] for kind in kinds} == told
        assert view.counts() == later.counts()


def test_names_are_those_with_their_documents(archive: Desk) -> None:
    with archive.view() as view:
        every = view.names("state:kz")
        for name, many, sources in view.spelled("state:kz", 2):
            held = {s.id for n, s in every if n == name}
            assert many == len(held)
            assert {s.id for s in sources} <= held
            assert len(sources) == min(2, many)


def test_common_words_are_looked_for_in_the_latest_passages(archive: Desk, monkeypatch) -> None:
    from elchi.record import asof, words

    with archive.view() as view:
        whole = view.found("the", 500)
        monkeypatch.setattr(words, "LOOKED", 3)
        monkeypatch.setattr(asof, "LOOKED", 3)
        few = view.found("the", 2)
    assert whole.many > 3
    assert (few.many, few.cut, len(few.passages)) == (3, True, 2)


def test_what_waits_at_a_glance_is_open_and_named_once(archive: Desk) -> None:
    """The 12th Summit was held and reported: that its plan may be shown by the report is no question any more."""
    with archive.view() as view:
        shown = waiting(view, 8)
        assert shown and len({s.subject for s in shown}) == len(shown)
        assert {s.subject for s in shown} <= {s.subject for s in view.newest_shown(50)}
        held = {r.claim.subject for r in view.claims("Encounter") if r.claim.status is Status.HELD}
        assert held & {s.subject for s in view.newest_shown(50)}
        assert not held & {s.subject for s in shown}
