"""What the names of events count: the third of a series, a meeting of three sides."""

import re
from functools import lru_cache

from elchi.lexica.ordinals import ordinals
from elchi.lexica.tables import table
from elchi.model.entity import KnownEncounter

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def counted_apart(one: str | None, other: str | None) -> str | None:
    """Return why two names are of two events of a series: they give it two numbers."""
    x, y = number_in(one or ""), number_in(other or "")
    return f"number {x} and number {y} by their names" if x and y and x != y else None


@lru_cache(1 << 12)
def number_in(name: str) -> int | None:
    """Return the number that an event's name gives it: "third U.S.-Nordic Summit", "20th session"."""
    for word in _WORD.findall(name.lower()):
        counted = _NUMBER.fullmatch(word)
        if counted or word in ordinals():
            return int(counted.group(1)) if counted else ordinals()[word]
    return None


def of_many_sides(one: KnownEncounter, other: KnownEncounter) -> str | None:
    """Return the word by which the name of one event tells how many sides met, as many as met at the other one."""
    return next((w for w in (_sided(one, other), _sided(other, one)) if w), None)


def _sided(named: KnownEncounter, met: KnownEncounter) -> str | None:
    many = table("sameness")["sides"]
    word = next((w for w in _WORD.findall((named.name or "").lower()) if w in many), None)
    people = sum(i.startswith("person:") for i in met.parties)
    return f"{word}, and {many[word]} sides" if word and many[word] in (len(met.sides), people) else None
