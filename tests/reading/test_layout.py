"""The outer form of a report: which line is its title, and which lines go on."""

import pytest

from elchi.reading.text import lay_out

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
