"""What stands in a stretch of a text is found among its like, in the order in which it was given."""

import pytest

from elchi.model.claim import Mention, MentionKind
from elchi.model.document import Span
from elchi.model.lying import Lying

SPANS = {"tail": (50, 60), "whole": (0, 60), "head": (0, 9), "middle": (20, 30)}


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 60, ["tail", "whole", "head", "middle"]),
        (9, 20, ["whole"]),
        (8, 21, ["whole", "head", "middle"]),
        (30, 50, ["whole"]),
        (59, 80, ["tail", "whole"]),
        (60, 80, []),
    ],
)
def test_what_shares_a_character_with_a_stretch(start: int, end: int, found: list[str]) -> None:
    lying = Lying(Mention(MentionKind.BODY, Span(*span), words) for words, span in SPANS.items())
    assert [m.words for m in lying.meeting(Span(start, end))] == found


def test_nothing_lies_in_an_empty_document() -> None:
    assert not Lying[Mention](()).meeting(Span(0, 10))
