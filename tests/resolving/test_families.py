"""Words of one family find each other, whether a promise or a report has them."""

import pytest

from elchi.resolving.families import told_in
from elchi.resolving.telling import trace_of_word
from elchi.resolving.where import words_of

SAME = [  # what was promised, how it is told, the family
    ("a clinic", "the hospital opened its doors", "w:hospital"),
    ("send experts", "a team of engineers arrived", "w:expert"),
    ("inaugurate a school", "the mayor cut the ribbon of a lycee", "g:open"),
    ("ratify the accord", "the deputies gave their consent", "g:adopt"),
    ("sign a paper", "they put their names to it", "g:sign"),
    ("a road crossing", "a new border post", "w:border"),
    ("free the prisoners of war", "the captives came home", "w:prisoner"),
    ("mediate in the talks", "he sat between the envoys", "w:mediation"),
    ("doses of vaccine", "ampoules were flown in", "w:vaccine"),
    ("write off the debt", "nothing is owed any more", "w:debt"),
]


def families(words: str) -> set[str]:
    return {f for _, found in told_in(words_of(words), ()) for f in found}


@pytest.mark.parametrize(("promised", "told", "family"), SAME)
def test_words_of_one_family(promised: str, told: str, family: str) -> None:
    assert family in families(promised) & families(told)


def test_an_idiom_of_this_prose_tells_nothing() -> None:
    assert list(told_in(words_of("clean energy"), ())) == []
    assert [trace_of_word(word, ()) for word, _ in told_in(words_of("energy"), ())] == ["w:energy"]


def test_words_of_names_are_passed_over() -> None:
    assert list(told_in(("port", "moresby"), (0, 1))) == []
