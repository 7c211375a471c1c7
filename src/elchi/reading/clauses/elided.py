"""Telegrams and diaries, which leave out who did it: "Met with President A; also visited B"."""

from functools import cache

from elchi.lexica.tables import strings
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit


def without_subject(line: Line, at: int) -> bool:
    """Tell whether the verb at unit `at` has no subject in its sentence, which a finite verb opens."""
    if line.heading or not line.kept or not line.tokens.words[0][0].isupper():
        return False
    first = line.kept[0]
    word = line.tokens.words[first.first].casefold()
    return VERBAL[first.roles] and _past(first, word) and not subject_of(line, at)


def told_in_past(verb: Unit, line: Line) -> bool:
    """Tell whether a verb says by its form that something is over."""
    return any(_past(verb, word) for word in verb.of(line.tokens.text).casefold().split())


def _past(unit: Unit, word: str) -> bool:
    """A past form: "Met", "Attended", but no imperative "Meet"."""
    return word.endswith("ed") or "past" in unit.values or word in _past_forms()


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(strings("words/grammar")["past"])  # "paid an official visit to" is a phrase of its own
