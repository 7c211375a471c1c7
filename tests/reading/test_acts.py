"""Every act matches its examples and none of its near misses."""

import pytest
from conftest import document, reading_of

from elchi.lexica.lexicon import load_lexicon
from elchi.reading.acts import Act, find, load_acts
from elchi.reading.reader import open_page
from elchi.reading.standings import standing_line

ACTS = [(family, act) for family in ("encounters", "commitments", "memberships", "tenures") for act in load_acts(family)]
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
