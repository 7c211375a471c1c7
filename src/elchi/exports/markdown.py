"""A paper as Markdown (CommonMark, with footnotes as GitHub and Pandoc read them)."""

import re
from collections.abc import Iterator

from elchi.exports.paper import Item, Notes, Paper, source_of

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&]|^[#+-]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")


def markdown(paper: Paper) -> str:
    """Return a paper as Markdown. What stands in documents is text: no sign in it is read as markup."""
    notes = Notes()
    lines = [f"# {escaped(paper.title)}", ""]
    lines += [f"*{escaped(paper.note)}*", ""] if paper.note else []
    for part in paper.parts:
        lines += [f"## {escaped(part.heading)}", "", *(line for item in part.items for line in _lines(item, notes)), ""]
    lines += [f"[^{n}]: {_words(notes.quoted(c))}({escaped(source_of(c))}; {c.start}–{c.end})" for c, n in notes.numbers.items()]
    return "\n".join(lines).rstrip() + "\n"


def _lines(item: Item, notes: Notes, indent: str = "") -> Iterator[str]:
    lead = f"**{escaped(item.lead)}** " if item.lead else ""
    marks = "".join(f"[^{n}]" for n in notes.of(item.cites, item.text))
    yield f"{indent}- {lead}{escaped(item.text)}{marks}"
    for below in item.under:
        yield from _lines(below, notes, indent + "  ")


def _words(quote: str) -> str:
    return f"“{escaped(quote)}” " if quote else ""


def escaped(words: str) -> str:
    """Return words on one line in which no sign is read as Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))
