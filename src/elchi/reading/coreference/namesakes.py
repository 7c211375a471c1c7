"""Who is another than the bearer of the same family name: a wife, a son, whoever is told to have come along."""

import re
from functools import cache

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import fold
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.likeness import name_words, same_office
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_BEFORE = 60  # characters before a name in which stands who its bearer is
_APPOSED = re.compile(r"[\s,(–—-]*")


def tell_apart(line: Line, cast: Cast) -> None:
    """Note for the cast which names of a line are not fuller names of people who are told of by their family name alone."""
    people = [a for u in line.named for a in u.parties if a.kind == "person" and a.person and not a.plural]
    for number, actor in enumerate(people):
        if len(name_words(actor.person or "")) == 1:
            _bearer_in_office(actor, cast)
        elif _of_a_spouse(actor) or _came_along(line, actor):
            cast.are_two(actor.person or "", _family_names(actor, cast))
        else:
            cast.are_two(actor.person or "", [o.person or "" for o in people[:number] if _beside(line, o, actor)])


def _bearer_in_office(actor: Actor, cast: Cast) -> None:
    """ "President Veli" is not the First Lady who was named before."""
    if actor.office and not _of_a_spouse(actor):
        for other in cast.bearing(fold(actor.person or "")):
            if _of_a_spouse(other):
                cast.are_two(other.person or "", [actor.person or ""])


def _family_names(actor: Actor, cast: Cast) -> list[str]:
    """The family name of an actor, where others are told of by it alone."""
    met = cast.bearing(fold((actor.person or "").split()[-1]))
    return [p.person or "" for p in met if not _of_a_spouse(p) and len(name_words(p.person or "")) == 1]


def _beside(line: Line, short: Actor, full: Actor) -> bool:
    """ "President Veli greeted Eda Veli": two names in one sentence, the fuller behind and without that office."""
    words = name_words(short.person or "")
    if len(words) != 1 or not short.office or words[0] not in name_words(full.person or ""):
        return False
    between = line.tokens.text[short.end : full.start] if short.end <= full.start else ""
    return _APPOSED.fullmatch(between) is None and not (full.office and same_office(full.office, short.office))


def _of_a_spouse(actor: Actor) -> bool:
    return bool(actor.office) and fold(actor.office or "").startswith(word_class("offices_of_spouses"))


def _came_along(line: Line, actor: Actor) -> bool:
    """ "He was joined for part of it by Dr. Eda Veli", "his wife, Eda Veli": somebody beside the one who is told of."""
    start = max(line.tokens.segment.start, actor.start - _BEFORE)
    before = line.tokens.text[start : actor.start]
    return _joined_by().search(before) is not None or before.rstrip(" ,\n").rpartition(" ")[2].lower() in word_set("kin")


@cache
def _joined_by() -> re.Pattern[str]:
    joined = "|".join(map(re.escape, word_class("joined_by_others")))
    return re.compile(
        rf"\b(?:{joined})\b[^.;:]{{0,40}}?\bby\s+(?:[A-Z][a-z]{{1,6}}\.?\s+|his\s+|her\s+|the\s+)?[^.;:,\s]{{0,12}},?\s*$"
    )
