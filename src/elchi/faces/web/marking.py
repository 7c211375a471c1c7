"""A text cut where claims begin and end, so that a page can mark the words of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from elchi.answers.sources import Said
from elchi.model.document import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same claims: their numbers, from 1, in the order of the list.

    It is a `place` where a claim begins or what was asked for does, and `cited` where it belongs to what was asked for.
    """

    start: int
    words: str
    claims: tuple[int, ...]
    place: bool
    cited: bool


def span_of(words: str) -> Span | None:
    """Return the place that an address gives, such as "120-185"."""
    first, _, last = words.partition("-")
    return Span(int(first), int(last)) if last else None


def runs_of(text: str, said: Sequence[Said], cited: Span | None = None) -> tuple[Run, ...]:
    """Return the text as runs; together they are the text again."""
    extra = {cited.start, cited.end} if cited else set()
    cuts = sorted(c for c in {0, len(text), *(s.start for s in said), *(s.end for s in said), *extra} if c <= len(text))
    starting: dict[int, list[int]] = {}
    for number, one in enumerate(said, 1):
        starting.setdefault(one.start, []).append(number)
    open_ones: list[int] = []
    runs = []
    for a, b in pairwise(cuts):
        begins = starting.get(a, [])
        open_ones = [n for n in open_ones if said[n - 1].end > a] + begins
        within = cited is not None and cited.start <= a and b <= cited.end
        runs.append(Run(a, text[a:b], tuple(sorted(open_ones)), bool(begins) or (cited is not None and a == cited.start), within))
    return tuple(runs)
