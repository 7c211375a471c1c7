"""What a person knows and no report says, as a small document of its own: so that it has a source like anything else."""

from datetime import date

from elchi.documents.making import digest, make
from elchi.errors import MaterialError
from elchi.model.document import Document, Label


def note_of(words: str, by: str, dated: date, label: Label) -> Document:
    """Return a note as a document: a head that says who wrote it when, then the words. Raises MaterialError without words."""
    text = words.strip()
    if not text or not by.strip():
        raise MaterialError("note", "it has no words or no author", "write a sentence, and your name with --by")
    author = " ".join(by.split())
    shown = f"label: {label.level.name.lower()}\n" if not label.groups else f"label: [{', '.join(sorted(label.groups))}]\n"
    content = f"---\nauthor: {author}\ndate: {dated}\n{shown}---\n\n{text}\n".encode()
    address = f"note:{dated}-{digest(content)[:12]}"
    title = f"Note by {author}"
    return make(content, text, "text/markdown", address, title=title, publisher=author, published=dated, language="en", label=label)
