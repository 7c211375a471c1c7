"""What a text is called: its first line, unless that only says whose paper it is and the title stands beneath."""

import re
from collections.abc import Sequence

from elchi.reading.dates.dates import find
from elchi.reading.lines.line import Line

_TOP = 8  # lines among which the title stands
_SUBJECT = re.compile(r"(?im)^(?:subject|re|betreff)\s*:\s*(\S.{3,200})$")
_HEADER = re.compile(r"(?i)\A\W*(?:from|to|date|sent|cc|dear)\b")
_SHARE = 0.7  # of a line that names a house alone
_MARKS = 4  # characters of a heading's marks or an article
_WORDS = 3  # of a title at least


def headline(lines: Sequence[Line], first: str | None) -> str | None:
    """Return the title of a text whose first line is known."""
    if first is None or not lines:
        return first
    top, first = lines[:_TOP], " ".join(first.split())
    if _HEADER.match(first):
        told = _SUBJECT.search(top[0].tokens.text, 0, top[-1].tokens.segment.end)
        return told[1].strip() if told else first
    own = next((n for n, line in enumerate(top) if first.split()[:_WORDS] == line.words.lstrip("# ").split()[:_WORDS]), None)
    if own is None or not _house(top[own]):
        return first
    return next((line.words.strip() for line in top[own + 1 :] if _entitles(line)), first)


def _house(line: Line) -> bool:
    """Tell whether a line names a ministry, body or post and nothing else: whose paper it is."""
    houses = [u for u in line.named if any(a.kind in ("body", "office") and not (a.person or a.plural) for a in u.parties)]
    begins = [u for u in houses if u.start - line.tokens.segment.start <= _MARKS]
    return max((u.end - u.start for u in begins), default=0) >= _SHARE * len(line.words.strip())


def _entitles(line: Line) -> bool:
    """Tell whether a line can be a title: a heading of some words that is no house, day or greeting."""
    words = line.words.strip()
    question = words.endswith("?") and "." not in words
    dated = sum(len(d.words.split()) + 1 for d in find(words))  # with the town or the kind of paper before it
    return (
        (line.heading or question)
        and len(words.split()) - dated >= _WORDS
        and not words.endswith((":", ",", ";"))
        and not _HEADER.match(words)
        and not _house(line)
    )
