"""Words to passages: what stands where, with the sentence."""

from elchi.answers.cited import Cite, Line
from elchi.record.asof import Passage, View


def search(view: View, words: str, limit: int = 20) -> list[Line]:
    """Return the passages that hold all the words, shortest first, each with its place."""
    return [_line(passage) for passage in view.passages(words, limit)]


def listed(view: View, words: str, *, skip: int = 0, most: int = 50) -> tuple[tuple[Line, ...], int, bool]:
    """Return so many passages that hold all the words after some, shortest first; how many do, and whether that is of the latest
    passages with common words alone."""
    found = view.found(words, most, skip=skip)
    return tuple(_line(passage) for passage in found.passages), found.many, found.cut


def _line(passage: Passage) -> Line:
    c, s = passage.citation, passage.source
    where = Cite(c.quote, c.document, c.span.start, c.span.end, s.title, s.publisher, s.published, s.address)
    return Line(" ".join(c.quote.split()), (where,), str(s.published) if s.published else None)
