"""Names stand in lists where one looks for them, whatever signs their letters bear."""

import pytest

from elchi.answers.alphabet import by_letters


@pytest.mark.parametrize(
    "ordered",
    [
        ["Chad", "Chile", "Çin", "Côte d'Ivoire", "Croatia", "Cuba"],
        ["Tunisia", "Türkiye", "Turkmenistan", "Tuvalu"],
        ["Elnur", "Əhməd", "Fuad"],
        ["İlham", "Isa", "Işık", "Jalal"],
        ["Sumqayıt", "Sūrat", "Şuşa", "Tovuz"],
        ["Öskemen", "Özbekistan", "Pavlodar"],
        ["Łódź", "London", "Lviv"],
        ["Ali", "Âli", "aliyev"],
        ["Isik", "Işık", "Ivan"],
        ["ayi", "ayı", "ayu"],
    ],
)
def test_names_are_ordered_by_their_letters(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=by_letters) == ordered
