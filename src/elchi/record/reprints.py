"""Which of several texts are one text printed again: near-duplicates by content, whoever published them.

Two texts are one where most of the shorter one's runs of five words stand in the longer: a reprint with another headline
or a paragraph more is no second witness. Exact counting, no sampling; texts that share no run are never compared.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations

from elchi.record.words import folded

_FEW = 12  # texts, of which comparing each two is quicker than finding those that share a run
RUN, REPRINT = 5, 0.7  # words in a row; the share of the shorter text's runs from which on it is a reprint
Run = tuple[str, ...]


@lru_cache(1 << 9)
def runs(text: str) -> frozenset[Run]:
    """Return the runs of `RUN` words of a text; a shorter text is one run."""
    words = folded(text)
    if len(words) <= RUN:
        return frozenset([tuple(words)] if words else ())
    return frozenset(zip(*(words[i:] for i in range(RUN)), strict=False))


def contained(one: frozenset[Run], other: frozenset[Run]) -> float:
    """Return which share of the runs of the shorter text stands in the longer."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def originals(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each text the one that stands for it: itself, or the first in order of which it is a reprint."""
    found = {key: runs(text) for key, text in texts.items()}
    order = {key: n for n, key in enumerate(texts)}
    leader = {key: key for key in texts}
    for a, b in sorted(_sharing(found, order), key=lambda pair: (order[pair[0]], order[pair[1]])):
        if contained(found[a], found[b]) >= REPRINT:
            first, second = sorted((_leader(leader, a), _leader(leader, b)), key=order.__getitem__)
            leader[second] = first
    return {key: _leader(leader, key) for key in texts}


def _sharing(found: Mapping[str, frozenset[Run]], order: Mapping[str, int]) -> set[tuple[str, str]]:
    """The pairs of texts that share a run; of few all."""
    if len(found) <= _FEW:
        return set(combinations(sorted(found, key=order.__getitem__), 2))
    holders: dict[Run, list[str]] = defaultdict(list)
    for key in sorted(found, key=order.__getitem__):
        for run in found[key]:
            holders[run].append(key)
    return {pair for held in {tuple(h) for h in holders.values() if len(h) > 1} for pair in combinations(held, 2)}


def _leader(leader: Mapping[str, str], key: str) -> str:
    while leader[key] != key:
        key = leader[key]
    return key
