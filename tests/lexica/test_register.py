"""The registers: what something was called when, and that the tables are those of their sources."""

from datetime import date
from importlib.resources import files

import pytest

from elchi.lexica.compile import compiled
from elchi.lexica.lexicon import load_lexicon, tokens_of
from elchi.lexica.register import load_register

CALLED = [
    ("place:astana", date(2018, 1, 1), "Astana"),
    ("place:astana", date(2019, 3, 22), "Astana"),
    ("place:astana", date(2019, 3, 23), "Nur-Sultan"),
    ("place:astana", date(2022, 9, 16), "Nur-Sultan"),
    ("place:astana", date(2022, 9, 17), "Astana"),
    ("body:ots", date(2021, 11, 11), "Cooperation Council of Turkic Speaking States"),
    ("body:ots", date(2021, 11, 12), "Organization of Turkic States"),
    ("state:tr", date(2021, 1, 1), "Turkey"),
    ("state:tr", date(2023, 1, 1), "Türkiye"),
    ("state:mk", date(2018, 1, 1), "Macedonia"),
    ("state:kz", None, "Kazakhstan"),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "day", "name"), CALLED)
def test_name_of_the_day(entity: str, day: date | None, name: str) -> None:
    assert load_register().name_on(entity, day) == name


@pytest.mark.parametrize(
    ("day", "capital"), [(date(1995, 1, 1), "place:almaty"), (date(2000, 1, 1), "place:astana"), (None, "place:astana")]
)
def test_capital_of_the_day(day: date | None, capital: str) -> None:
    assert load_register().capital_on("state:kz", day) == capital


def test_every_state_of_the_un_with_its_capital() -> None:
    register = load_register()
    members = {m.member for m in register.memberships if m.body == "body:un" and m.status == "member" and m.until is None}
    assert len(members) == 193
    assert members <= set(register.states)
    assert [s.id for s in register.states.values() if s.capital not in register.places and s.un_since] == []


def test_enough_bodies_each_with_a_source_and_most_with_a_founding_date() -> None:
    bodies = load_register().bodies.values()
    assert len(bodies) >= 150
    assert all(b.source for b in bodies)
    assert sum(bool(b.founded) for b in bodies) >= 150


def test_tables_are_made_of_their_sources() -> None:
    folder = files("elchi.lexica").joinpath("registers")
    stale = [name for name, content in compiled().items() if folder.joinpath(name).read_text("utf-8") != content]
    assert stale == [], "run: python -m elchi.lexica.compile"


def test_no_strong_name_means_two_states_or_two_bodies() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for form in load_register().forms():
        if form.strong and not form.exact and form.kind in ("state", "body"):  # two bodies may share an acronym
            seen.setdefault((form.kind, form.text), set()).add(form.entity)
    assert {key: ids for key, ids in seen.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("words", "role", "value"),
    [
        ("US", "state", "state:us"), ("us", "pronoun", "we"), ("Kazakh", "adjective", "state:kz"), ("OIC", "body", "body:oic"), ("Türkiye", "state", "state:tr"),
        ("Turkiye", "state", "state:tr"), ("WHO", "body", "body:who"), ("who", "who", "who"), ("secretaries general", "heads", "secretary general"),
    ],
)  # fmt: skip
def test_lookup(words: str, role: str, value: str) -> None:
    hit = load_lexicon().look(tokens_of(words), 0)
    assert hit is not None
    assert hit.roles.get(role) == value


def test_the_pronoun_is_no_state() -> None:
    assert "state" not in load_lexicon().look(["us"], 0).roles
    assert "body" not in load_lexicon().look(["who"], 0).roles
