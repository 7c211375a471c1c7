"""How rare a trace is in diplomatic prose: that two texts share a seldom word tells more than that both speak of security."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log

_SELDOM = 5  # sentences for what is not counted
_NAMED = 0.8  # of a body, a span of years, an amount


@lru_cache(1 << 12)
def rarity(trace: str) -> float:
    """Return how rare a word or a field is, between 0 for what stands in every sentence and 1; a name is rare."""
    counts = _counts()
    return log(counts["all"] / counts.get(trace, _SELDOM)) / log(counts["all"]) if trace[0] in "wf" else _NAMED


@cache
def _counts() -> Mapping[str, int]:
    lines = files("elchi.record").joinpath("rarities.txt").read_text("utf-8").splitlines()
    return {trace: int(count) for line in lines if not line.startswith("#") for trace, _, count in [line.rpartition(" ")]}
