"""One source read alone: nothing is recorded."""

from collections.abc import Iterator

from elchi.desk import resolve_alone
from elchi.errors import MaterialError
from elchi.model.document import Document


def documents_in(source: str) -> Iterator[Document]:
    """Yield the documents of a source without recording them. Raises MaterialError at the first that cannot be read."""
    from elchi.documents.intake import take_in

    for found in take_in(source):
        if isinstance(found, Document):
            yield found
        elif not found.read:
            raise MaterialError(found.place, found.met, found.helps)


def read_alone(source: str) -> dict[str, object]:
    """Return the reading of one source in the reading format; nothing is recorded."""
    from elchi.exports.reading import reading_format

    document = next(iter(documents_in(source)))
    return reading_format(document, resolve_alone(document))


def explain(source: str) -> str:
    """Return, for each sentence of a source, its line of units, and for each claim the act that made it."""
    from elchi.lexica.lexicon import load_lexicon
    from elchi.reading.why import explain as told

    return told(next(iter(documents_in(source))), load_lexicon())
