"""Things of one document, found by where they stand in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from elchi.model.document import Span


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


class Lying(Generic[T]):
    """Claims or mentions, laid out by where they begin, so that asking what stands in a sentence looks at its like alone."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = sorted(enumerate(items), key=lambda item: item[1].span.start)
        self.starts = [item.span.start for _, item in self.items]
        self.longest = max((item.span.end - item.span.start for _, item in self.items), default=0)

    def meeting(self, span: Span) -> list[T]:
        """Return what shares a character with a stretch of the text, in the order in which it was given."""
        first = bisect_right(self.starts, span.start - self.longest)
        near = self.items[first : bisect_left(self.starts, span.end)]
        return [item for _, item in sorted((n, i) for n, i in near if i.span.end > span.start)]
