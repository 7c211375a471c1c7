"""What is filed by marks is found again wherever comparing one by one would find it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.model.claim import CommitmentKind, EncounterKind, Status
from elchi.model.entity import KnownCommitment, KnownEncounter, Verdict
from elchi.model.period import Period, Precision
from elchi.resolving import who
from elchi.resolving.restated import same_commitment
from elchi.resolving.same import same_encounter
from elchi.resolving.shelves import Commitments, Encounters
from elchi.resolving.who import contained

PARTIES = ["person:aigul-serik", "person:tomas-berg", "person:ines-prado", "state:kz", "state:hu"]
NAMES = [None, "Summit of the Leaders", "Leaders Summit", "Forum on Water", "Water and Energy Forum"]
MEETING = KnownEncounter("", EncounterKind.MEETING, Status.HELD, None, None, None, None, None, frozenset())
WORDS = ["open", "embassy", "Budapest", "2024", "visit", "water", "road", "build", "school", "Astana"]


@st.composite
def periods(draw):
    start = datetime(2022, 1, 1) + timedelta(days=draw(st.integers(0, 20)))
    end = start + timedelta(days=draw(st.sampled_from([1, 1, 1, 3, 7, 8, 9, 31, 400])))
    first, last = draw(st.sampled_from([(start, end), (start, end), (start, None), (None, end)]))
    return Period(
        first, last, draw(st.sampled_from([Precision.DAY, Precision.PART])), draw(st.sampled_from(["", "today", "3 May"]))
    )


encounters = st.builds(
    replace,
    st.just(MEETING),
    kind=st.sampled_from([EncounterKind.MEETING, EncounterKind.SUMMIT, EncounterKind.CALL]),
    name=st.sampled_from(NAMES),
    period=st.none() | periods(),
    place_id=st.sampled_from([None, "place:astana", "place:budapest", "state:kz"]),
    body_id=st.sampled_from([None, "body:ots", "body:oic"]),
    ordinal=st.sampled_from([None, None, 7, 8]),
    parties=st.frozensets(st.sampled_from(PARTIES), max_size=3),
)


@given(st.lists(encounters, max_size=12), encounters)
def test_every_encounter_that_may_be_the_same_is_looked_at(earlier, one):
    shelves, filed = Encounters(), [replace(e, id=f"encounter:{n}") for n, e in enumerate(earlier)]
    for encounter in filed:
        shelves.add(encounter)
    same_parties = [e for e in filed if e.parties and e.parties == one.parties]
    wanted = [e for e in filed if same_encounter(one, e).verdict is not Verdict.NOT_SAME or e in same_parties]
    assert [e for e in shelves.like(one) if e in wanted] == wanted


def test_an_encounter_of_another_day_and_other_people_is_not_looked_at():
    shelves = Encounters()
    day = Period(datetime(2022, 1, 1), datetime(2022, 1, 2), Precision.DAY, "1 January 2022")
    shelves.add(replace(MEETING, id="encounter:a", period=day, place_id="place:astana", parties=frozenset(PARTIES[:2])))
    later = Period(datetime(2022, 3, 1), datetime(2022, 3, 2), Precision.DAY, "1 March 2022")
    assert not shelves.like(replace(MEETING, period=later, place_id="place:astana", parties=frozenset(PARTIES[1:3])))


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
commitments = st.builds(
    KnownCommitment, st.just(""), st.just(CommitmentKind.PLEDGE), phrases, st.frozensets(st.sampled_from(PARTIES), max_size=2),
    st.sampled_from([None, "encounter:a"]), st.none() | periods(),
)  # fmt: skip


@given(st.lists(commitments, max_size=10), commitments)
def test_every_commitment_that_may_be_the_same_is_looked_at(earlier, one):
    shelves, filed = Commitments(), [replace(c, id=f"commitment:{n}") for n, c in enumerate(earlier)]
    for commitment in filed:
        shelves.add(commitment)
    wanted = [c for c in filed if same_commitment(one, c).verdict is not Verdict.NOT_SAME]
    assert [c for c in shelves.like(one) if c in wanted] == wanted


GIVEN = [
    "Kim",
    "Jong",
    "un",
    "Jongun",
    "Jong-un",
    "William",
    "Bill",
    "B.",
    "Baghdad",
    "Bagdad",
    "Амреев",
    "Amreyev",
    "Zhomart",
    "Jomart",
    "Erlan",
    "Yerlan",
]
names = st.lists(st.sampled_from(GIVEN), min_size=1, max_size=4).map(" ".join)


@given(names, names)
def test_a_cheap_look_excludes_no_name_that_is_contained(one, other):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(who, "_may_contain", lambda x, y: True)
        expected = contained.__wrapped__(one, other)
    assert contained.__wrapped__(one, other) == expected
