"""By which words a matter is known, and by which its versions are told apart."""

import re
from functools import cache

from elchi.lexica.tables import strings


def matter_words(matter: str) -> frozenset[str]:
    """Return the telling words of a matter: those of the text, not of its version."""
    return frozenset(re.findall(r"[^\W_]+", matter.casefold())) - _told("version") - _told("empty")


def version_of(matter: str) -> tuple[str, ...]:
    """Return the words that tell which version of a text is meant."""
    return tuple(w for w in re.findall(r"[^\W_]+", matter.casefold()) if w in _told("version"))


@cache
def _told(name: str) -> frozenset[str]:
    return frozenset(strings("consultations")[name])
