"""Those who were there besides: which side they were of, which of two gatherings they joined, envoys named further on."""

import pytest
from conftest import resolved

from elchi.model.claim import Encounter

TALKS = "Talks between Foreign Minister Ali Veli of Georgia and Foreign Minister Can Kara of Japan were held in Tokyo on 3 May 2021.\n\n"
CREDENTIALS = "President Ali Veli received credentials from the new ambassadors of Japan, Egypt and Chile on 3 May 2021.\n\n"


def people(text: str) -> dict[str | None, str | None]:
    """Whoever took part in the main encounter, with their state."""
    main = next(c for c in resolved(text).claims if isinstance(c, Encounter) and c.main)
    return {p.person: p.of for p in main.participants}


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Present at it from the Georgian side were Deputy Minister Eda Demir and Ambassador Jan Novak, and from the Japanese side"
         " Deputy Minister Halil Ok.", {"Eda Demir": "Georgia", "Jan Novak": "Georgia", "Halil Ok": "Japan"}),
        ("The Georgian side was led by Deputy Minister Eda Demir and the Japanese side by Deputy Minister Halil Ok.",
         {"Eda Demir": "Georgia", "Halil Ok": "Japan"}),
        ("The talks were led on the Georgian side by Deputy Minister Eda Demir and on the Japanese side by Deputy Minister Halil Ok.",
         {"Eda Demir": "Georgia", "Halil Ok": "Japan"}),
        ("Kenya was represented by Eda Demir, Minister of Trade, and Chile by Deputy Minister Halil Ok.",
         {"Eda Demir": "Kenya", "Halil Ok": "Chile"}),
    ],
)  # fmt: skip
def test_sides_tell_whose_people_are(sentence: str, sides: dict[str, str]) -> None:
    found = people(TALKS + sentence)
    assert {name: found.get(name) for name in sides} == sides


def test_whoever_is_called_on_is_of_no_delegation() -> None:
    found = people("A high-level delegation from Georgia led by Minister Eda Demir called on President Jan Novak.")
    assert (found["Eda Demir"], found["Jan Novak"]) == ("Georgia", None)


@pytest.mark.parametrize("between", [" and ", ", "])
@pytest.mark.parametrize("end", [" and a number of", ", and a number of", " as well as several"])
def test_a_row_that_ends_in_a_count_is_whole(between: str, end: str) -> None:
    found = people(TALKS + f"Deputy Minister Eda Demir{between}Ambassador Jan Novak{end} senior officials attended the talks.")
    assert {"Eda Demir", "Jan Novak"} <= set(found)


def test_who_attended_the_meeting_was_not_at_the_banquet() -> None:
    text = (
        "President Ali Veli and President Can Kara held a meeting in Tokyo.\n\nPresident Ali Veli attended a banquet.\n\n"
        "Foreign Minister Eda Demir and Ambassador Jan Novak attended the meeting."
    )
    assert {"Ali Veli", "Can Kara", "Eda Demir", "Jan Novak"} == set(people(text))


def test_envoys_are_named_where_the_text_names_them() -> None:
    found = people(CREDENTIALS + "The president spoke with Ambassador of Japan Eda Demir about trade.")
    assert found == {"Ali Veli": None, "Eda Demir": "Japan", None: "Chile"}
