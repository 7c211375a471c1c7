"""Two of one family name whom a list names side by side are two people, wherever they are named afterwards."""

import pytest
from conftest import resolved

from elchi.model.claim import Encounter, Statement

TAIL = " on 3 May 2021 in Budapest. President Orlan said that trade grows. Anna Orlan visited a school."


def told(text: str) -> list[tuple[str | None, str | None]]:
    """The identifiers and offices of those who took part in the main encounter."""
    main = next(c for c in resolved(text).claims if isinstance(c, Encounter) and c.main)
    return [(p.person_id, p.office) for p in main.participants]


@pytest.mark.parametrize(
    ("start", "hosts"),
    [
        ("President Orlan and Mrs. Anna Orlan received President Can Kara",
         [("person:orlan", "President"), ("person:anna-orlan", None)]),
        ("Dr. Anna Orlan and President Orlan received President Can Kara",
         [("person:anna-orlan", None), ("person:orlan", "President")]),
        ("President Viktor Orlan and Anna Orlan received President Can Kara",
         [("person:viktor-orlan", "President"), ("person:anna-orlan", None)]),
    ],
)  # fmt: skip
def test_a_list_names_two(start: str, hosts: list[tuple[str, str | None]]) -> None:
    assert told(start + TAIL) == [*hosts, ("person:can-kara", "President")]


def test_a_fuller_name_elsewhere_is_the_same_person() -> None:
    text = "President Orlan received President Can Kara on 3 May 2021 in Budapest. Viktor Orlan said that trade grows."
    assert told(text) == [("person:viktor-orlan", "President"), ("person:can-kara", "President")]


def test_the_one_who_is_not_named_beside_is_the_fuller() -> None:
    text = "President Orlan and Mrs. Anna Orlan received President Can Kara" + TAIL + " Viktor Orlan then left for Vienna."
    assert told(text)[:2] == [("person:viktor-orlan", "President"), ("person:anna-orlan", None)]


def test_a_father_is_another_than_his_son() -> None:
    text = "King Orlan, accompanied by Crown Prince Hassan bin Orlan, received President Can Kara in Budapest."
    main = next(c for c in resolved(text).claims if isinstance(c, Encounter) and c.main)
    assert {(p.person, p.office) for p in main.participants} > {("Orlan", "King"), ("Hassan bin Orlan", "Crown Prince")}


def test_sons_of_two_fathers_are_two() -> None:
    text = (
        "Hamed bin Tariq Al Orlan received President Can Kara. Hamad bin Yusuf Al Orlan, the Trade Minister of Oman, was not there."
    )
    main = next(c for c in resolved(text).claims if isinstance(c, Encounter) and c.main)
    assert ("Hamed bin Tariq Al Orlan", None) in {(p.person, p.office) for p in main.participants}


def test_a_grandfather_in_both_names_tells_father_and_son_apart() -> None:
    text = "King Salem bin Orlan met President Can Kara in Budapest. The talks were attended by Prince Omar bin Salem bin Orlan."
    main = next(c for c in resolved(text).claims if isinstance(c, Encounter) and c.main)
    assert {p.person for p in main.participants} == {"Salem bin Orlan", "Can Kara", "Omar bin Salem bin Orlan"}


TODAY = "President Orlan met Prime Minister Can Kara in Budapest on 3 May 2021. "


@pytest.mark.parametrize(
    "another",
    [
        "He will be joined for part of the meeting by Dr. Anna\nOrlan.",
        "His wife, Anna Orlan, visited a school.",
        "First Lady Anna Orlan met Minister Eda Demir.",
        "President Orlan greeted Anna Orlan.",
    ],
)
def test_who_came_along_is_another(another: str) -> None:
    claims = resolved(f"{TODAY}{another} President Orlan said that trade grows.").claims
    people = {p.person_id for c in claims if isinstance(c, Encounter) and c.main for p in c.participants}
    assert people == {"person:orlan", "person:can-kara"}
    assert {c.speaker.person_id for c in claims if isinstance(c, Statement)} == {"person:orlan"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the First Lady's own meeting: she is meant by her family name, but not by the office of another
        (
            "First Lady Anna Orlan met Prime Minister Can Kara in Budapest today. Orlan said that schools matter.",
            "person:anna-orlan",
        ),
        (
            "First Lady Anna Orlan met Prime Minister Can Kara in Budapest today. President Orlan said that trade grows.",
            "person:orlan",
        ),
        # a son of who is told of in full
        (
            "President Viktor Orlan met Prime Minister Can Kara. His son, Peter Orlan, left. Orlan said that trade grows.",
            "person:viktor-orlan",
        ),
        # who joins somebody of another name is meant by his own
        ("Mr Veli was joined in Budapest by Minister Jan Orlan. Mr Orlan said that trade grows.", "person:jan-orlan"),
    ],
)
def test_whom_a_family_name_means(text: str, speaker: str) -> None:
    said = [c.speaker.person_id for c in resolved(text).claims if isinstance(c, Statement)]
    assert set(said) == {speaker}


def test_a_name_of_nothing_but_what_stands_behind_names_is_nobodys_namesake() -> None:
    assert resolved("President Jr. spoke today with Prime Minister Ali Veli of Georgia and Eda Jr. Veli.").claims
