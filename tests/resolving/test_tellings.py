from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from elchi.desk import Desk, given
from elchi.model.claim import Encounter, EncounterKind, Party, Status
from elchi.model.document import Span
from elchi.model.entity import KnownEncounter, Verdict
from elchi.model.period import Period, Precision
from elchi.resolving.tellings import apart, weighed


def day(number: int, words: str | None = None) -> Period:
    """A day of May 2022, stated unless other words are given."""
    return Period.day(date(2022, 5, number), f"{number} May 2022" if words is None else words)


def days(first: int, last: int) -> Period:
    return Period(datetime(2022, 5, first), datetime(2022, 5, last + 1), Precision.SPAN, f"from {first} to {last} May 2022")


def met(identifier: str, period: Period | None, *people: str, place: str | None = None) -> KnownEncounter:
    parties = frozenset(f"person:{p}" for p in people)
    return KnownEncounter(identifier, EncounterKind.MEETING, Status.HELD, None, period, place, None, None, parties)


def sentence(period: Period, *people: str, kind: EncounterKind = EncounterKind.MEETING) -> Encounter:
    parties = tuple(Party(Span(0, 9), p, None, None, "participant", f"person:{p}") for p in people)
    return Encounter(span=Span(0, 9), act="met-with", kind=kind, status=Status.HELD, main=True, participants=parties, period=period)


ALI_EDA, ALI_JAN = met("a-e", day(3), "ali", "eda"), met("a-j", day(5), "ali", "jan")


@pytest.mark.parametrize(
    ("told", "known", "verdict"),
    [
        (met("", day(3), "ali", "eda"), [ALI_EDA], Verdict.SAME),
        # the same people on the day after: two, though a third report has only its own date
        (met("", day(4), "ali", "eda"), [ALI_EDA, met("a-e", day(3, ""), "ali", "eda")], Verdict.NOT_SAME),
        (met("", days(4, 7), "ali", "eda"), [ALI_EDA, met("a-e", day(3, ""), "ali", "eda")], Verdict.NOT_SAME),
        (met("", days(3, 7), "ali", "eda"), [ALI_EDA, met("a-e", day(3, ""), "ali", "eda")], Verdict.SAME),
        # a report without a stated day contradicts none
        (met("", day(4, ""), "ali", "eda"), [ALI_EDA, met("a-e", day(3, "today"), "ali", "eda")], Verdict.SAME),
        # a plan that was put off is no contradiction
        (
            met("", day(4), "ali", "eda"),
            [met("a-e", day(4, ""), "ali", "eda"), replace(ALI_EDA, status=Status.PLANNED)],
            Verdict.SAME,
        ),
        # A met B: not what another report of it calls A and C's
        (met("", day(3), "ali", "jan"), [met("a-e", day(3), "ali", "eda"), met("a-e", day(3), "ali", "jan", "x")], Verdict.UNSURE),
        # but it is, where a report has all three meet
        (met("", day(3), "ali", "jan"), [met("a-e", day(3), "ali", "eda"), met("a-e", day(3), "ali", "jan", "eda")], Verdict.SAME),
    ],
)
def test_every_report_of_an_encounter_counts(told, known, verdict):
    ((_, match),) = weighed(told, known)
    assert match.verdict is verdict


def test_a_name_that_two_gatherings_have_at_one_time_tells_neither():
    forum = replace(met("one", day(3)), kind=EncounterKind.FORUM, name="OTS Forum", body_id="body:ots")
    told = replace(forum, id="", period=None, told=date(2022, 5, 8))
    assert [m.verdict for _, m in weighed(told, [forum])] == [Verdict.SAME]
    assert [m.verdict for _, m in weighed(told, [forum, replace(forum, id="two", period=day(6))])] == [Verdict.UNSURE] * 2


def test_three_who_meet_are_at_neither_of_two_meetings_of_two():
    known = [met("a-e", day(3), "ali", "eda"), met("a-j", day(3), "ali", "jan")]
    found = dict(weighed(met("", day(3), "ali", "eda", "jan"), known))
    assert {m.verdict for m in found.values()} == {Verdict.UNSURE}


def test_three_who_met_are_those_of_a_shorter_report():
    ((_, match),) = weighed(met("", day(3), "ali", "eda", "jan"), [met("a-e", day(3), "ali", "eda")])
    assert match.verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("claim", "known", "parts"),
    [
        # one sentence on a stay tells of every meeting in it
        (sentence(days(2, 6), "ali", "eda", "jan"), [ALI_EDA, ALI_JAN], [("a-e", ["ali", "eda"]), ("a-j", ["ali", "jan"])]),
        # whom no other report names met him, too
        (
            sentence(days(2, 6), "ali", "eda", "jan", "ivo"),
            [ALI_EDA, ALI_JAN],
            [("a-e", ["ali", "eda"]), ("a-j", ["ali", "jan"]), (None, ["ali", "ivo"])],
        ),
        (sentence(days(2, 6), "ali", "eda", "jan"), [ALI_EDA], [("a-e", ["ali", "eda"]), (None, ["ali", "jan"])]),
        # the two met twice
        (sentence(days(2, 6), "ali", "eda"), [ALI_EDA, met("late", day(5), "ali", "eda")], [("a-e", ["ali", "eda"]), ("late", ["ali", "eda"])]),
        # one meeting only, of all that are named
        (sentence(days(2, 6), "ali", "eda", "jan"), [met("all", day(3), "ali", "eda", "jan")], []),
        (sentence(days(2, 6), "ali", "eda"), [ALI_EDA], []),
        # a day before, a day after
        (sentence(days(4, 6), "ali", "eda", "jan"), [ALI_EDA, met("late", day(7), "ali", "jan")], []),
        # one day is one meeting
        (sentence(day(3), "ali", "eda", "jan"), [ALI_EDA, met("a-j", day(3), "ali", "jan")], []),
        # others were there, not the one of whom the sentence is
        (sentence(days(2, 6), "ali", "eda", "jan"), [met("e-j", day(3), "eda", "jan")], []),
        (sentence(days(2, 6), "ali", "eda", "jan", kind=EncounterKind.SUMMIT), [ALI_EDA, ALI_JAN], []),
    ],
)  # fmt: skip
def test_a_sentence_on_a_stay(claim, known, parts):
    told = met("", claim.period, *(p.person for p in claim.participants))
    assert [(i, [p.person for p in who]) for i, who in apart(claim, told, known)] == parts


FULL = "The 4th Summit of the African Union was held in Accra on 3 May 2019. President Ali Veli of Ghana chaired it."


@pytest.mark.parametrize("first", [True, False])
def test_a_summit_only_mentioned_by_town_and_day_is_the_one_held_there(scratch: Desk, tmp_path: Path, first: bool) -> None:
    texts = ["The leaders appointed him at the summit in Accra on 3 May 2019.", FULL]
    for name, text in zip("ab", texts if first else reversed(texts), strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
        list(scratch.take(str(tmp_path / f"{name}.txt"), given(date(2019, 6, 1), None, "public")))
    with scratch.view() as view:
        assert len({view.one(r.claim.subject or "") for r in view.claims("Encounter")}) == 1


def test_of_the_summits_of_two_bodies_a_mention_is_of_neither_for_sure(scratch: Desk, tmp_path: Path) -> None:
    other = FULL.replace("4th Summit of the African Union", "9th Summit of the Commonwealth").replace(
        "President Ali Veli of Ghana chaired it.", ""
    )
    mention = "The leaders appointed him at the summit in Accra on 3 May 2019."
    for name, text in zip("abc", (FULL, other, mention), strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
        list(scratch.take(str(tmp_path / f"{name}.txt"), given(date(2019, 6, 1), None, "public")))
    with scratch.view() as view:
        assert len({view.one(r.claim.subject or "") for r in view.claims("Encounter")}) == 3
