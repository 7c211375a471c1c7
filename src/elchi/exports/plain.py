"""A paper as plain text."""

from collections.abc import Iterator

from elchi.exports.paper import Item, Notes, Paper, with_evidence


def plain(paper: Paper) -> str:
    """Return a paper as lines of text, the citations beneath."""
    notes = Notes()
    lines = [paper.title, *([paper.note] if paper.note else [])]
    for part in paper.parts:
        lines += ["", part.heading.upper(), *(line for item in part.items for line in lines_of(item, notes))]
    return "\n".join([*lines, *(["", *notes.listed()] if notes.numbers else [])])


def lines_of(item: Item, notes: Notes, indent: str = "") -> Iterator[str]:
    """Yield an item as lines: itself, then what belongs to it."""
    lead = f"{item.lead}  " if item.lead else ""
    yield indent + with_evidence(lead + item.text, item.cites, notes)
    for below in item.under:
        yield from lines_of(below, notes, indent + "    ")
