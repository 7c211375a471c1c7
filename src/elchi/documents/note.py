"""What a person knows and no report says, as a small document of its own: so that it has a source like anything else."""

from datetime import date

from elchi.documents.making import digest, make
from elchi.errors import MaterialError
from elchi.model.document import Document, Label


def note_of(words: str, by: str, dated: date, label: Label) -> Document:
    """Return a note as a document: a head that says who wrote it when, a title that names who "I" is, and the words. Raises
    MaterialError without words."""  # fmt: skip
    if not words.strip() or not by.strip():
        raise MaterialError("note", "it has no words or no author", "write a sentence, and your name with --by")
    author = " ".join(by.split())
    shown = f"label: {label.level.name.lower()}\n" if not label.groups else f"label: [{', '.join(sorted(label.groups))}]\n"
    title = f"Note by {author}"
    text = f"{title}\n\n{words.strip()}"
    content = f"---\nauthor: {author}\ndate: {dated}\n{shown}---\n\n{text}\n".encode()
    address = f"note:{dated}-{digest(content)[:12]}"
    return make(content, text, "text/markdown", address, title=title, publisher=author, published=dated, language="en", label=label)
