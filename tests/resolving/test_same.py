from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.model.claim import CommitmentKind, EncounterKind, Status
from elchi.model.entity import KnownCommitment, KnownEncounter, Verdict
from elchi.model.period import Period, Precision
from elchi.resolving.content import content_overlap
from elchi.resolving.restated import same_commitment
from elchi.resolving.same import same_encounter

TALKS = KnownEncounter(
    id="",
    kind=EncounterKind.MEETING,
    status=Status.HELD,
    name=None,
    period=Period.day(date(2022, 1, 31), "31 January 2022"),
    place_id="place:astana",
    body_id=None,
    ordinal=None,
    parties=frozenset({"person:baghdad-amreyev", "person:erlan-karin", "state:kz", "body:ots"}),
)
YESTERDAY = replace(TALKS, period=Period.day(date(2022, 1, 31), "today"))
SUMMIT = replace(TALKS, kind=EncounterKind.SUMMIT, body_id="body:ots", ordinal=7, name="7th Summit", parties=frozenset())
# a gathering of a body, and a report of 10 May that only mentions it
GATHERED = KnownEncounter(
    "", EncounterKind.SUMMIT, Status.HELD, "Extraordinary OTS Summit", Period.day(date(2022, 5, 11), "11 May 2022"),
    "place:baku", "body:ots", None, frozenset({"person:erlan-karin"}),
)  # fmt: skip
MENTIONED = replace(
    GATHERED,
    name="extraordinary OTS summit",
    period=None,
    place_id=None,
    status=Status.PLANNED,
    parties=frozenset(),
    told=date(2022, 5, 10),
)
# three at a place on a day: by people, by sides, by the name that one of them was at
THREE = replace(
    TALKS,
    place_id="place:camp-david",
    parties=frozenset({"person:a", "person:b", "person:c"}),
    sides=frozenset({"state:jp", "state:kr"}),
)
SIDES = replace(
    THREE, parties=frozenset({"state:jp", "state:kr", "state:us"}), sides=frozenset({"state:jp", "state:kr", "state:us"})
)
TRILATERAL = replace(
    THREE, kind=EncounterKind.SUMMIT, name="Trilateral Summit", parties=frozenset({"person:a"}), sides=frozenset({"state:jp"})
)
# a plan told by the year, and by the days
PLAN = KnownEncounter(
    "", EncounterKind.SUMMIT, Status.PLANNED, "summit of the Organization of Turkic States", Period.year(2023, "in 2023"),
    "place:astana", "body:ots", None, frozenset(),
)  # fmt: skip
DATED = replace(PLAN, name="OTS Summit", period=Period.day(date(2023, 11, 3), "3 November 2023"))
FEBRUARY = Period(datetime(2022, 2, 1), datetime(2022, 3, 1), Precision.MONTH, "February")
JANUARY = Period(datetime(2022, 1, 1), datetime(2022, 2, 1), Precision.MONTH, "in January")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (TALKS, TALKS, Verdict.SAME),
        (TALKS, replace(TALKS, period=JANUARY), Verdict.SAME),
        (TALKS, replace(TALKS, period=FEBRUARY), Verdict.NOT_SAME),
        # both texts state the day: two meetings
        (TALKS, replace(TALKS, period=Period.day(date(2022, 2, 1), "1 February 2022")), Verdict.UNSURE),  # or they met twice
        (TALKS, replace(TALKS, period=Period.day(date(2022, 2, 1), "1 February 2022"), place_id=None), Verdict.NOT_SAME),
        (TALKS, replace(TALKS, period=Period.day(date(2022, 2, 2), "2 February 2022")), Verdict.NOT_SAME),
        # one day is only the dateline's
        (TALKS, replace(TALKS, period=Period.day(date(2022, 2, 1))), Verdict.SAME),
        (TALKS, replace(TALKS, period=Period.day(date(2022, 2, 1), "on Tuesday")), Verdict.SAME),
        (TALKS, replace(TALKS, period=Period.day(date(2022, 2, 3))), Verdict.NOT_SAME),
        (
            replace(TALKS, place_id=None),
            replace(TALKS, period=Period.day(date(2022, 2, 1)), parties=TALKS.parties | {"person:third", "person:fourth"}),
            Verdict.UNSURE,
        ),  # more people, on the day of the report
        # "today" in two reports on two days can be either
        (YESTERDAY, replace(TALKS, period=Period.day(date(2022, 2, 1), "today")), Verdict.UNSURE),
        (TALKS, replace(TALKS, place_id="place:ankara"), Verdict.NOT_SAME),
        (TALKS, replace(TALKS, place_id="state:kz"), Verdict.SAME),
        (TALKS, replace(TALKS, kind=EncounterKind.CALL), Verdict.NOT_SAME),
        (TALKS, replace(TALKS, kind=EncounterKind.CONSULTATION), Verdict.SAME),
        # the same host, another guest
        (
            TALKS,
            replace(TALKS, parties=frozenset({"person:baghdad-amreyev", "person:other", "state:kz"})),
            Verdict.NOT_SAME,
        ),
        # one report leaves the guest unnamed
        (TALKS, replace(TALKS, parties=frozenset({"person:baghdad-amreyev", "state:kz"})), Verdict.UNSURE),
        # neither report names the other side's people: the body is the same, or another
        (
            replace(TALKS, parties=frozenset({"person:erlan-karin", "body:ots"})),
            replace(TALKS, place_id=None, parties=frozenset({"person:erlan-karin", "body:ots", "state:kz"})),
            Verdict.SAME,
        ),
        (
            replace(TALKS, place_id=None, parties=frozenset({"person:erlan-karin", "body:ots"})),
            replace(TALKS, parties=frozenset({"person:erlan-karin", "body:eco"})),
            Verdict.NOT_SAME,
        ),
        # no date: the same people meet often
        (TALKS, replace(TALKS, period=None, place_id=None), Verdict.NOT_SAME),
        (TALKS, replace(TALKS, period=None), Verdict.UNSURE),
        # a number of a series decides, whatever the date
        (SUMMIT, replace(SUMMIT, period=None, status=Status.PLANNED, name="next Summit"), Verdict.SAME),
        (SUMMIT, replace(SUMMIT, ordinal=8), Verdict.NOT_SAME),
        (SUMMIT, replace(SUMMIT, body_id="body:oic"), Verdict.NOT_SAME),
        # one body holds no two gatherings of one name on the same days, whoever is told to have been there
        (GATHERED, replace(GATHERED, parties=frozenset({"person:x"})), Verdict.SAME),
        (GATHERED, replace(GATHERED, parties=frozenset({"person:x"}), kind=EncounterKind.COMMITTEE), Verdict.NOT_SAME),
        (GATHERED, replace(GATHERED, parties=frozenset({"person:x"}), name="Second Extraordinary OTS Summit"), Verdict.SAME),
        (
            replace(GATHERED, name="First Extraordinary OTS Summit"),
            replace(GATHERED, name="2nd Extraordinary OTS Summit"),
            Verdict.NOT_SAME,
        ),
        # mentioned by that very name some weeks before or after, and not later, or under another name
        (GATHERED, MENTIONED, Verdict.SAME),
        (GATHERED, replace(MENTIONED, told=date(2022, 5, 18), status=Status.HELD), Verdict.SAME),
        (GATHERED, replace(MENTIONED, told=date(2022, 5, 18)), Verdict.NOT_SAME),
        (GATHERED, replace(MENTIONED, told=date(2022, 9, 18), status=Status.HELD), Verdict.NOT_SAME),
        (GATHERED, replace(MENTIONED, name="next OTS summit"), Verdict.NOT_SAME),
        (GATHERED, replace(MENTIONED, place_id="place:ankara"), Verdict.NOT_SAME),
        (GATHERED, replace(MENTIONED, told=None), Verdict.NOT_SAME),
        # a body meets once at a time in a city, however exactly the plan is told; ministers may do so twice a year
        (PLAN, DATED, Verdict.SAME),
        (replace(PLAN, period=Period.month(2023, 11, "in November")), DATED, Verdict.SAME),
        (PLAN, replace(DATED, place_id="place:baku"), Verdict.NOT_SAME),
        (PLAN, replace(DATED, body_id="body:eco"), Verdict.NOT_SAME),
        (PLAN, replace(DATED, period=Period.day(date(2024, 11, 3), "3 November 2024")), Verdict.NOT_SAME),
        (replace(PLAN, ordinal=9), replace(DATED, ordinal=10), Verdict.NOT_SAME),
        (replace(PLAN, kind=EncounterKind.MINISTERIAL), replace(DATED, kind=EncounterKind.MINISTERIAL), Verdict.UNSURE),
        # those who speak for the same sides are the same company where many sides meet
        (THREE, SIDES, Verdict.SAME),
        (replace(THREE, place_id=None), replace(SIDES, sides=frozenset({"state:jp", "state:us", "state:fr"})), Verdict.NOT_SAME),
        (THREE, replace(SIDES, place_id=None, period=None), Verdict.NOT_SAME),
        (
            replace(THREE, sides=frozenset({"state:kr"}), place_id=None),
            replace(SIDES, sides=frozenset({"state:kr", "state:us"})),
            Verdict.NOT_SAME,
        ),
        # a name that counts the sides
        (TRILATERAL, replace(THREE, period=Period.day(date(2022, 1, 31))), Verdict.SAME),
        (
            TRILATERAL,
            replace(THREE, period=Period.day(date(2022, 1, 31)), parties=frozenset({"person:a", "person:b"})),
            Verdict.UNSURE,
        ),
    ],
)
def test_encounters(one, other, verdict):
    match = same_encounter(one, other)
    assert match.verdict is verdict, match
    back = same_encounter(other, one)
    assert (back.verdict, back.score) == (match.verdict, match.score)


PROMISE = KnownCommitment(
    "", CommitmentKind.PLEDGE, "open a trade house in Istanbul by the end of 2023", frozenset({"state:kz"}), None
)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (PROMISE, Verdict.SAME),
        (replace(PROMISE, what="to open the trade house in Istanbul before the end of 2023"), Verdict.SAME),
        (replace(PROMISE, who=frozenset({"state:tr"})), Verdict.NOT_SAME),
        (replace(PROMISE, what="open a trade house in Istanbul by the end of 2024"), Verdict.NOT_SAME),
        (replace(PROMISE, what="send observers to the elections"), Verdict.NOT_SAME),
        (replace(PROMISE, who=frozenset()), Verdict.UNSURE),
    ],
)
def test_commitments(other, verdict):
    match = same_commitment(PROMISE, other)
    assert match.verdict is verdict, match


def test_commitments_due_at_other_times_are_two():
    due = replace(PROMISE, due=FEBRUARY)
    assert same_commitment(due, replace(PROMISE, due=JANUARY)).verdict is Verdict.NOT_SAME
    assert same_commitment(due, due).verdict is Verdict.SAME


@given(st.text(), st.text())
def test_overlap_is_a_share_and_has_no_order(one, other):
    assert 0.0 <= content_overlap(one, other) == content_overlap(other, one) <= 1.0


SESSION = KnownEncounter(
    "encounter:a",
    EncounterKind.MEETING,
    Status.HELD,
    "third meeting",
    Period.day(date(2021, 6, 10), "10 June 2021"),
    "place:tbilisi",
    None,
    3,
    frozenset({"person:ali-veli", "person:petra-nagy"}),
    frozenset(),
    None,
)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        # a name that tells no more than the number is a doubt where nobody is told of in both
        (
            {"parties": frozenset(), "period": Period.span(date(2021, 6, 10), date(2021, 6, 11), words="10-11 June 2021")},
            Verdict.UNSURE,
        ),
        ({"parties": frozenset({"person:ali-veli"}), "period": Period.day(date(2021, 6, 11), "11 June 2021")}, Verdict.SAME),
        ({"parties": frozenset(), "period": Period.day(date(2021, 6, 13), "13 June 2021")}, Verdict.NOT_SAME),
        ({"parties": frozenset(), "ordinal": 4, "name": "fourth meeting"}, Verdict.NOT_SAME),
        (
            {"parties": frozenset(), "period": Period.day(date(2021, 6, 11), "11 June 2021"), "place_id": "place:baku"},
            Verdict.NOT_SAME,
        ),
        (
            {"parties": frozenset({"person:can-kara", "person:eda-su"}), "period": Period.day(date(2021, 6, 11), "11 June 2021")},
            Verdict.NOT_SAME,
        ),
    ],
)
def test_one_count_of_one_name_in_one_town_is_one_gathering(changed, verdict):
    assert same_encounter(SESSION, replace(SESSION, **changed)).verdict is verdict


def test_a_count_of_a_name_that_tells_more_needs_nobody_else():
    forum = replace(SESSION, name="third session of the Commission on Trade", parties=frozenset())
    assert same_encounter(forum, replace(forum, period=Period.day(date(2021, 6, 11), "11 June 2021"))).verdict is Verdict.SAME


@pytest.mark.parametrize("venue", ["place:white-house", "place:camp-david", "state:us"])
def test_a_palace_or_a_state_does_not_contradict_a_city(venue):
    there = replace(TALKS, place_id="place:washington")
    assert same_encounter(there, replace(TALKS, place_id=venue)).verdict is Verdict.SAME
    assert same_encounter(there, replace(TALKS, place_id="place:kremlin")).verdict is Verdict.NOT_SAME


JOINT = replace(
    PROMISE,
    kind=CommitmentKind.PLEDGE,
    what="work together closely on the region",
    who=frozenset({"person:a", "state:us", "state:kw"}),
)


@pytest.mark.parametrize(
    ("who", "at", "verdict"),
    [
        ({"person:a", "state:us", "state:jp"}, None, Verdict.NOT_SAME),  # the same host with another guest
        ({"person:a", "state:jp"}, None, Verdict.NOT_SAME),
        ({"person:b", "state:us", "state:kw"}, None, Verdict.SAME),  # a successor says it again
        ({"person:a", "state:us"}, None, Verdict.SAME),
        ({"person:a", "state:us", "state:jp"}, "encounter:e", Verdict.SAME),  # two reports of one summit name some each
    ],
)  # fmt: skip
def test_a_joint_commitment_with_others_is_another(who: set[str], at: str | None, verdict: Verdict) -> None:
    assert same_commitment(replace(JOINT, encounter=at), replace(JOINT, who=frozenset(who), encounter=at)).verdict is verdict


def test_an_instruction_given_again_with_a_later_term_is_asked_about():
    first = replace(
        PROMISE,
        kind=CommitmentKind.INSTRUCTION,
        what="prepare a plan for the protection of brown bears by 2020",
        encounter="encounter:a",
        due=Period.year(2020),
    )
    again = replace(
        first, what="complete the plan for the protection of brown bears by 2022", encounter="encounter:b", due=Period.year(2022)
    )
    assert same_commitment(again, first).verdict is Verdict.UNSURE
    assert same_commitment(replace(again, encounter="encounter:a"), first).verdict is Verdict.NOT_SAME
    assert same_commitment(replace(again, kind=CommitmentKind.PLEDGE), first).verdict is Verdict.NOT_SAME
