"""Words by their part: every class is asked for somewhere, and no class is asked for that is not there."""

import re
from pathlib import Path

import pytest

from elchi.lexica.classes import word_pattern, word_set
from elchi.lexica.tables import strings

SOURCE = Path(__file__).parents[2] / "src/elchi"


def test_every_class_is_asked_for_and_there() -> None:
    code = "\n".join(p.read_text() for p in sorted(SOURCE.rglob("*.py")))
    assert set(re.findall(r'\bword_\w+\(["\'](\w+)["\']\)', code)) == set(strings("words/classes"))


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_set("no such class")


@pytest.mark.parametrize(
    ("words", "found"),
    [("the Ambassadors to Kabul", True), ("Chargé d’affaires", True), ("the minister", False), ("a lampposted street", False)],
)
def test_words_are_found_from_their_beginning(words: str, found: bool) -> None:
    assert bool(word_pattern("posted").search(words)) is found
