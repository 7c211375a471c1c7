"""Date expressions as written, before they are anchored to a calendar."""

from dataclasses import dataclass

from elchi.model.document import Span


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What a date expression says, unanchored. Fields that it does not state are None.

    `span` is where it stands in the text and `words` what stands there.
    """

    span: Span
    words: str
