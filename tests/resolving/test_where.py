from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.lexica.register import load_register
from elchi.resolving.where import BODIES, OWNERS, PLACES, atlas_of


@pytest.fixture(scope="module")
def atlas():
    return atlas_of(load_register())


@pytest.mark.parametrize(
    ("words", "kinds", "identifier"),
    [
        ("Kazakhstan", OWNERS, "state:kz"),
        ("the Republic of Kazakhstan", OWNERS, "state:kz"),
        ("KAZAKHSTAN", OWNERS, "state:kz"),
        ("Kazakh", OWNERS, "state:kz"),
        ("Türkiye", OWNERS, "state:tr"),
        ("Turkey", OWNERS, "state:tr"),
        ("Organization of Turkic States", BODIES, "body:ots"),
        ("Cooperation Council of Turkic Speaking States", BODIES, "body:ots"),
        ("Turkic Council", BODIES, "body:ots"),
        ("Astana", PLACES, "place:astana"),
        ("Nur-Sultan", PLACES, "place:astana"),
    ],
)
def test_names_of_one_thing(atlas, words, kinds, identifier):
    assert atlas.find(words, kinds).id == identifier


@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        ("the presidential palace in Tashkent", "place:tashkent"),
        ("Tashkent, Uzbekistan", "place:tashkent"),
        ("nowhere", None),
    ],
)
def test_the_city_in_a_phrase(atlas, words, identifier):
    assert atlas.place(words).id == identifier


def test_a_city_is_called_as_on_the_day(atlas):
    assert atlas.called("place:astana", date(2020, 1, 1)) == "Nur-Sultan"
    assert atlas.called("place:astana", date(2023, 1, 1)) == "Astana"


def test_a_name_leaves_the_words_around_it(atlas):
    assert atlas.without("Secretary of State of the Republic of Kazakhstan", "state:kz", OWNERS) == "secretary of state"


@given(st.text())
def test_no_words_crash(words):
    atlas = atlas_of(load_register())
    assert atlas.place(words) == atlas.place(words)
    assert all(inside.first < inside.last for inside in atlas.within(words, OWNERS))
