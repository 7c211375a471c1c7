"""Date expressions as written, before they are anchored to a calendar."""

from dataclasses import dataclass
from enum import StrEnum

from elchi.model.document import Span
from elchi.model.quick import quick


class ExpressionKind(StrEnum):
    """How an expression points into time."""

    DATE = "date"  # day, month, season, quarter or year, some of it perhaps left out
    RANGE = "range"  # from one date to another
    WEEKDAY = "weekday"
    SHIFT = "shift"  # so many units from the document's date: yesterday, next month, two weeks ago
    WITHIN = "within"  # inside a stretch that begins at the document's date: within six months
    DECADE = "decade"
    STRETCH = "stretch"  # so many units up to the document's date, or from it on: the past three years
    NTH = "nth"  # a weekday, week, half or quarter counted in a month or year: the first Friday of July
    COUNT = "count"  # so many units before or after a date: two weeks after 15 January
    SESSION = "session"  # at its fifty-third session: only who knows the sessions can say when
    VAGUE = "vague"  # soon, in the near future


@quick
@dataclass(frozen=True, slots=True)
class DateExpression:
    """What a date expression says, unanchored. Fields that it does not state are None.

    `span` is where it stands in the text and `words` what stands there. `weekday` is 0 for Monday; `season` 1 for
    spring to 4 for winter; `part` is early, mid, late, first half or second half; `modifier` is by, before, after,
    since, until or about; `shift` counts `unit`s from the anchor; `last` is the far end of a range. `whole` is what an
    ordinal counts in, what a count starts from, or the near end of a range that is no calendar date ("from today to 3 May").
    """

    span: Span
    words: str
    kind: ExpressionKind = ExpressionKind.DATE
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    part: str | None = None
    modifier: str | None = None
    unit: str | None = None
    shift: int | None = None
    ordinal: int | None = None
    last: "DateExpression | None" = None
    whole: "DateExpression | None" = None
    unsure: bool = False
