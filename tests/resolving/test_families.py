"""Words of one family find each other, whether a promise or a report has them."""

import pytest

from elchi.resolving.telling import traces_of
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
    return {f for _, found in traces_of(words_of(words), (), ()) for f in found}


@pytest.mark.parametrize(("promised", "told", "family"), SAME)
def test_words_of_one_family(promised: str, told: str, family: str) -> None:
    assert family in families(promised) & families(told)


def test_an_idiom_of_this_prose_tells_nothing() -> None:
    assert list(traces_of(words_of("clean energy"), (), ())) == []
    assert "w:energy" in {stem for stem, _ in traces_of(words_of("energy"), (), ())}


def test_words_of_names_are_passed_over() -> None:
    assert list(traces_of(("port", "moresby"), (0, 1), ())) == []
