"""Every act matches its examples and none of its near misses."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import document, reading_of

from elchi.lexica.lexicon import load_lexicon
from elchi.reading.lines.acts import Act, Family, find, load_acts
from elchi.reading import reader
from elchi.reading.page import open_page
from elchi.reading.memberships.standings import standing_line

READER = Path(reader.__file__).parent
ACTS = [(family, act) for family in ("encounters", "commitments", "memberships", "namings", "tenures") for act in load_acts(family)]
NAMES = [f"{family}/{act.name}" for family, act in ACTS]


def matches(act: Act, text: str) -> bool:
    page = open_page(document(text), load_lexicon())
    lines = [standing_line(line) or line if act in load_acts("memberships") else line for line in page.lines]
    return any(True for line in lines for _ in find([act], line))


@pytest.mark.parametrize(("family", "act"), ACTS, ids=NAMES)
def test_examples_match(family: str, act: Act) -> None:
    assert act.examples
    assert [e for e in act.examples if not matches(act, e)] == []


@pytest.mark.parametrize(("family", "act"), ACTS, ids=NAMES)
def test_near_misses_do_not(family: str, act: Act) -> None:
    assert act.near_misses
    assert [m for m in act.near_misses if act.name in {c.act for c in reading_of(m).claims}] == []


@pytest.mark.parametrize(("family", "act"), ACTS, ids=NAMES)
def test_every_act_makes_a_difference(family: str, act: Act) -> None:
    """A whole reading of some example has a claim by the act, or reads otherwise without it: none is dead, or shadowed by others."""
    readings = [(reading_of(e), e) for e in act.examples]
    if any(act.name in {c.act for c in reading.claims} for reading, _ in readings):
        return
    told = [[replace(c, act="") for c in reading.claims] for reading, _ in readings]
    with left_out(act):
        assert told != [[replace(c, act="") for c in reading_of(e).claims] for _, e in readings]


def test_every_option_is_asked_for_by_the_reader() -> None:
    asked = set(re.findall(r'"([\w-]+)"', "\n".join(p.read_text() for p in sorted(READER.rglob("*.py")))))
    given = {option for _, act in ACTS for option in act.options if not option.endswith("_in")}  # the words of a slot, by its name
    assert given <= asked


@contextmanager
def left_out(act: Act) -> Iterator[None]:
    """Read as if an act were not there."""
    fitting = Family.fitting
    Family.fitting = lambda family, chars: [a for a in fitting(family, chars) if a is not act]  # type: ignore[method-assign]
    try:
        yield
    finally:
        Family.fitting = fitting  # type: ignore[method-assign]
