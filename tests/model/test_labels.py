"""Labels in words."""

import pytest

from elchi.errors import QuestionError
from elchi.model.document import Label, Level, label_from


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("public", Label()),
        ("internal", Label(Level.INTERNAL)),
        ("restricted:cabinet", Label(Level.RESTRICTED, frozenset({"cabinet"}))),
        ("restricted: cabinet, legal", Label(Level.RESTRICTED, frozenset({"cabinet", "legal"}))),
    ],
)
def test_a_label_is_told_in_words(words: str, label: Label) -> None:
    assert label_from(words) == label


@pytest.mark.parametrize("words", ["", "secret", "restricted", "restricted:", "restricted: ,", "public:cabinet", "Level"])
def test_other_words_are_no_label(words: str) -> None:
    with pytest.raises(QuestionError, match="is no label"):
        label_from(words)
