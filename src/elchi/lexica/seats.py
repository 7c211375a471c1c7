"""Offices, parliaments and central banks that one state alone has (`words/seats.yaml`)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from elchi.lexica.classes import alternatives
from elchi.lexica.lexicon import fold
from elchi.lexica.tables import strings


class Seat(NamedTuple):
    """A seat as its folded words, and the identifier of the state whose it is."""

    words: str
    state: str


def seat_in(office: str) -> Seat | None:
    """Return the seat that the words of an office name; None where they name none."""
    found = _pattern().search(fold(office))
    return Seat(found.group(), _states()[found.group()]) if found is not None else None


@cache
def _states() -> Mapping[str, str]:
    return {fold(words): f"state:{code}" for code, seats in strings("words/seats")["seats"].items() for words in seats}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_states())})\b")
