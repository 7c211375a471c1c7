"""The outer form of a report: which line is its title, and which lines go on."""

import pytest
from conftest import reading_of

from elchi.reading.lines.text import lay_out

BODY = "\n\nForeign Minister Ali Veli met Foreign Minister Can Kara in Ankara on Monday.\n"


@pytest.mark.parametrize(
    "above",
    [
        "Skip to main content",
        "Home / News / Press releases",
        "POLITICS > Government > Ministers",
        "Monday, 11 August 2014",
        "en fr es ru",
        "Category: World News",
        "Share this article with friends",
        "Vous êtes ici : Accueil",
    ],
)
def test_furniture_is_no_title(above: str) -> None:
    layout = lay_out(f"{above}\n\nForeign ministers meet in Ankara{BODY}")
    assert [layout.words(layout.segments[n]) for n in layout.titles] == ["Foreign ministers meet in Ankara"]


@pytest.mark.parametrize(
    "title",
    [
        "Home Minister visits Oslo for talks",
        "Contact Group meets on Bosnia",
        "Page turned between Georgia and Japan",
        "Monday talks in Ankara",
    ],
)
def test_a_title_may_begin_as_furniture_does(title: str) -> None:
    layout = lay_out(title + BODY)
    assert [layout.words(layout.segments[n]) for n in layout.titles] == [title]


def test_short_lines_of_a_list_stand_alone() -> None:
    assert len(lay_out("Present were:\nAli Veli\nCan Kara\nEda Demir\nthe press\n").segments) >= 4


def test_a_long_paragraph_in_a_column_goes_on_where_names_begin_its_lines() -> None:
    lines = [
        "At the invitation of the President of the Federal",
        "Council, Mr. Ali Veli, the Prime Minister of Ruritania",
        "came here",
    ]
    lines += [
        "with Mrs. Kara, and the two sides signed a treaty of",
        "Friendship and Trade. They also went to see the towns of",
    ] * 4
    layout = lay_out("\n".join([*lines, "Vaduz."]))
    assert [layout.words(s).count("\n") for s in layout.segments] == [4, 2, 2, 2, 1]


@pytest.mark.parametrize(
    ("first", "parts"),
    [
        ("Top Fijian leader pays a state visit to the Kingdom of Tonga", 2),  # the next word would have found room
        ("Top Fijian leader pays a state visit to the Kingdom of Tonga, where he was met", 1),
    ],
)
def test_a_line_that_had_room_for_the_next_word_stands_alone(first: str, parts: int) -> None:
    text = (
        f"{first}\nPrime Minister Ali Veli has come to Nukualofa on Monday for a visit of three days at the invitation of the King"
    )
    assert len(lay_out(text).segments) == parts


@pytest.mark.parametrize(("text", "parts"), [("He met Hun Sen. He left.", 2), ("He met Sen. Ali Veli on Monday.", 1)])
def test_a_small_word_opens_a_sentence_behind_an_abbreviation(text: str, parts: int) -> None:
    assert len(lay_out(text).segments) == parts


def test_the_marks_of_a_heading_are_no_part_of_the_title() -> None:
    text = "## Foreign ministers meet in Ankara\n\nForeign Minister Omar Haddad met Foreign Minister Ivan Lvov in Ankara on Monday."
    assert reading_of(text).title == "Foreign ministers meet in Ankara"
