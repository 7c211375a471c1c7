"""Addresses: the lasting one of everything the record tells of, and back."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlencode

from elchi.answers.cited import Cite
from elchi.answers.sources import Source
from elchi.model.document import Document

_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+(?=\D)")
PASTED = "pasted:"  # what the address of a text begins with that came from no file and no page
_SHORT = 16  # letters of a document's digest: enough to name it among many millions
TYPED = ("person", "office", "body", "state", "place", "topic", "encounter", "commitment")


@lru_cache(1 << 14)
def address_of(identifier: str) -> str:
    """Return the path of the page about something: `person:bagdad-amreyev` is told at `/person/bagdad-amreyev`."""
    kind, _, rest = identifier.partition(":")
    return f"/{kind}/{quote(rest, safe='@')}" if kind in TYPED and rest else f"/ask?{urlencode({'q': identifier})}"


def identifier_of(kind: str, rest: str) -> str:
    """Return the identifier behind a path."""
    return f"{kind}:{rest}"


def document_at(document: str) -> str:
    """Return the path of a document."""
    return f"/document/{document[:_SHORT]}"


def called(source: Source | Cite | Document) -> str:
    """Return what a document is called: its title, else the name of its file without what only machines need."""
    name = source.address.rstrip("/").rpartition("/")[2].removeprefix(PASTED)
    stem = _DATED.sub("", name.rpartition(".")[0] or name) or name  # its day stands beside it wherever it is named
    words = stem.replace("-", " ").replace("_", " ")
    return source.title or words[:1].upper() + words[1:] or source.address


def found_at(source: Source) -> str:
    """Return where others find a document: its web address, else the name of its file without the folders of a machine."""
    return source.address if "://" in source.address else source.address.rstrip("/").rpartition("/")[2] or source.address


def source_of(cite: Cite) -> str:
    """Return who published what, when; a text without a title by the name of its file, not by the folders of a machine."""
    published = cite.published or ("" if cite.of_register else "undated")
    return ", ".join(str(w) for w in (cite.publisher, called(cite), published) if w)


def place_at(document: str, start: int, end: int) -> str:
    """Return the address of words in a document, which marks them."""
    return f"{document_at(document)}?at={start}-{end}#at-{start}"


def cited_at(cite: Cite) -> str:
    """Return the address of the words of a citation in their document."""
    return place_at(cite.document, cite.start, cite.end)


def with_query(path: str, asked: Mapping[str, object]) -> str:
    """Return a path with a query of what is asked, empty values left out; an address that ends in a place keeps it at its end."""
    told = {k: str(v) for k, v in asked.items() if v not in (None, "", False, ())} if asked else None
    if not told:
        return path
    path, mark, place = path.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode(told)}{mark}{place}"
