"""Words to passages: what stands where, with the sentence."""

from elchi.answers.cited import Cite, Line
from elchi.record.asof import View


def search(view: View, words: str, limit: int = 20) -> list[Line]:
    """Return the passages that hold all the words, shortest first, each with its place."""
    found = []
    for passage in view.passages(words, limit):
        c, s = passage.citation, passage.source
        where = Cite(c.quote, c.document, c.span.start, c.span.end, s.title, s.publisher, s.published, s.address)
        found.append(Line(" ".join(c.quote.split()), (where,), str(s.published) if s.published else None))
    return found
