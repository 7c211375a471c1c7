"""Two of one family name whom a list names side by side are two people, wherever they are named afterwards."""

import pytest
from conftest import resolved

from elchi.model.claim import Encounter

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
