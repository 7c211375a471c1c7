"""Ordinals in words: "third", "forty-third", "forty third"."""

from collections.abc import Mapping
from functools import cache

from elchi.lexica.tables import table


@cache
def ordinals() -> Mapping[str, int]:
    """Return the number of each ordinal up to ninety-ninth, in small letters, its parts joined by a hyphen or a space."""
    told = table("calendar")
    single: dict[str, int] = told["ordinals"]
    units = {word: number for word, number in single.items() if number < 10}
    joined = {f"{ten}{gap}{one}": n + m for ten, n in told["tens"].items() for one, m in units.items() for gap in "- "}
    return {**single, **joined}
