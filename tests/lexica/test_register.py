"""The registers: what something was called when, and that the tables are those of their sources."""

import csv
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from elchi.lexica.compile import compiled
from elchi.lexica.lexicon import load_lexicon, tokens_of
from elchi.lexica.register import load_register
from elchi.resolving.where import OWNERS, PLACES, atlas_of

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


@pytest.mark.parametrize(
    ("name", "entity"),
    [("ШОС", "body:sco"), ("СНГ", "body:cis"), ("Республики Корея", "state:kr"), ("Tunis", "place:tunis")],
)
def test_what_is_called_so_in_russian_takes_no_latin_name(name: str, entity: str) -> None:
    assert atlas_of(load_register()).find(name, OWNERS | PLACES).choices == (entity,)


def test_the_pronoun_is_no_state() -> None:
    assert "state" not in load_lexicon().look(["us"], 0).roles
    assert "body" not in load_lexicon().look(["who"], 0).roles


FOUND = {"un": 195, "ots": 9, "oic": 60, "sco": 27, "cis": 12, "eco": 11, "eu": 36, "nato": 32, "asean": 24, "african-union": 55, "gcc": 6, "osce": 60, "brics": 20,
         "g7": 7, "g20": 20}  # fmt: skip


@pytest.mark.parametrize(("body", "least"), FOUND.items())
def test_who_belongs_to_the_bodies_most_asked_about(body: str, least: int) -> None:
    rows = [m for m in load_register().memberships if m.body == f"body:{body}"]
    assert len({m.member for m in rows}) >= least
    assert all(m.source for m in rows)
    assert all(m.since for m in rows if m.status in ("member", "observer", "associate", "candidate", "suspended"))
    assert all(m.since is None or m.until is None or m.since < m.until for m in rows)


def test_no_member_is_so_twice_on_one_day() -> None:
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for m in load_register().memberships:
        if m.status == "member" and m.since:
            spans.setdefault((m.body, m.member), []).append((m.since, m.until or date.max))
    twice = [key for key, own in spans.items() if any(a[1] > b[0] for a, b in pairwise(sorted(own)))]
    assert twice == []


MOVED = [
    ("state:br", date(1959, 1, 1), "place:rio-de-janeiro"),
    ("state:br", date(1961, 1, 1), "place:brasilia"),
    ("state:bi", date(2020, 1, 1), "place:gitega"),
    ("state:de", date(1989, 1, 1), "place:bonn"),
    ("state:pk", date(1963, 1, 1), "place:rawalpindi"),
]


@pytest.mark.parametrize(("state", "day", "capital"), MOVED)
def test_capitals_move(state: str, day: date, capital: str | None) -> None:
    assert load_register().capital_on(state, day) == capital


@pytest.mark.parametrize(
    ("entity", "day", "name"),
    [
        ("place:volgograd", date(1943, 2, 2), "Stalingrad"),
        ("place:dnipro", date(2015, 1, 1), "Dnipropetrovsk"),
        ("state:tl", date(2001, 1, 1), "East Timor"),
        ("state:by", date(1990, 1, 1), "Byelorussia"),
        ("body:osce", date(1990, 1, 1), "Conference on Security and Co-operation in Europe"),
    ],
)
def test_names_change(entity: str, day: date, name: str) -> None:
    assert load_register().name_on(entity, day) == name


def test_states_take_the_place_of_others() -> None:
    register = load_register()
    assert all({s.state, s.successor} <= set(register.states) and s.since and s.source for s in register.successors)
    assert {s.successor for s in register.successors if s.state == "state:cs"} == {"state:cz", "state:sk"}
    assert [s.successor for s in register.successors if s.how == "continues"] == ["state:ru", "state:scg", "state:rs", "state:eg"]
    assert register.succeeded("state:de", "state:dd")
    assert not register.succeeded("state:cz", "state:sk")


def test_every_row_of_what_something_was_called_is_of_something_known() -> None:
    register = load_register()
    known = {*register.states, *register.bodies, *register.places}
    rows = [(kind, row) for kind in ("state", "body", "place") for row in named(kind)]
    assert [row for kind, row in rows if f"{kind}:{row[kind]}" not in known] == []
    assert all(row["source"] for _, row in rows)


def named(kind: str) -> list[dict[str, str]]:
    text = files("elchi.lexica").joinpath(f"registers/{kind}_names.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
