"""Which fields of life the words of a sentence are of: rail, water, courts. Two tellings of one matter are of one field at least."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from elchi.lexica.inflection import inflect, plural
from elchi.lexica.tables import table


def fields_in(told: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Yield the traces of the fields that words are of, by themselves or by their families."""
    fields = _by_name()
    for word, families in told:
        for name in (word, *families):
            yield from fields.get(name, ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """The fields by each form of their words and by the traces of the families that stand among these."""
    found: dict[str, dict[str, None]] = {}
    for field, entries in table("fields").items():
        for name in (name for entry in entries for name in _names(entry)):
            found.setdefault(name, {})[f"f:{field}"] = None
    return {name: tuple(fields) for name, fields in found.items()}


def _names(entry: str) -> Iterator[str]:
    word = entry.removeprefix("=")
    if word.startswith("to "):
        yield from inflect(word.removeprefix("to "))
    else:
        yield from (word, plural(word), f"w:{word}")
