"""Two tellings of one matter are of one field of life, also where no word is one."""

import pytest

from elchi.resolving.families import told_in
from elchi.resolving.fields import fields_in
from elchi.resolving.where import words_of

SAME = [  # what was promised, how it is told, the field
    ("complete its part of the power link", "the first electricity came over the line", "f:electricity"),
    ("reconnect the railways", "tracks from both sides were joined", "f:rail"),
    ("second officers for the reform of its police", "detectives took up duty", "f:police"),
    ("two experts on courts", "a retired judge and a prosecutor", "f:justice"),
    ("scholarships every autumn", "they began their studies at the universities", "f:school"),
    ("fishing quotas", "skippers know what they may land", "f:sea"),
    ("return the remains of the fallen", "coffins were carried across the bridge", "f:memory"),
    ("exchange data on plague", "epidemiologists knew within hours", "f:health"),
    ("pay its dues", "the third instalment arrived", "f:money"),
]


def fields(words: str) -> set[str]:
    return set(fields_in(told_in(words_of(words), ())))


@pytest.mark.parametrize(("promised", "told", "field"), SAME)
def test_words_of_one_field(promised: str, told: str, field: str) -> None:
    assert field in fields(promised) & fields(told)


def test_names_and_idioms_are_of_no_field() -> None:
    assert "f:electricity" in fields("energy")
    assert fields("clean energy") == set()
    assert set(fields_in(told_in(("power", "line"), (0, 1)))) == set()
