"""Which state is left for somebody by how often, and beside which others, a report tells of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from elchi.reading.coreference.pairs import own_states, state_acts, state_named, three_states, two_states
from elchi.reading.lines.line import Line

_AGAIN, _CLEARLY = 3, 3  # times that a report names its own state, and so many times more than others
_CLEAR = 2  # times as often as any other state


class StatesTold:
    """How often a report tells of each state, by what it tells; counted when first asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    def voiced(self, abroad: set[str]) -> str | None:
        """Return the one state beside those met that somebody speaks for: "affirming Sudan's keenness"."""
        told = self.voices - abroad
        return next(iter(told)) if len(told) == 1 else None

    def often(self, abroad: set[str]) -> str | None:
        """Return the state that a report names again and again, and hardly any other but those of whom its people meet."""
        told = Counter({state: times for state, times in self.named.items() if state not in abroad}).most_common(2)
        if not told or (len(told) > 1 and told[0][1] < max(_AGAIN, _CLEARLY * told[1][1])):
            return None  # one that alone is named need be named but once, where it does something
        return told[0][0] if any(state_acts(line, told[0][0]) for line in self.lines) else None

    def of_pair(self, abroad: set[str]) -> str | None:
        """Return the state that is told of beside one met: "Minister A met his Georgian counterpart ... the ties between Georgia and Japan"."""
        beside: Counter[str] = Counter()
        for (a, b), times in self.pairs.items() if abroad else ():
            if a in abroad and b not in abroad:
                beside[b] += times
        best = beside.most_common(2)
        clear = best and (len(best) == 1 or best[0][1] >= _CLEAR * best[1][1])
        return best[0][0] if clear and not self._outdone(best[0][0], abroad) else None

    def _outdone(self, land: str, abroad: set[str]) -> bool:
        """Tell whether a third state is named far more often than the one that stands beside: two guests' ties are not the host's."""
        most = (times for other, times in self.parties.items() if other not in abroad and other != land)
        return any(times > _CLEAR * self.parties[land] for times in most)

    @cached_property
    def voices(self) -> frozenset[str]:
        """Return the states that somebody speaks for."""
        return frozenset(land for line in self.lines for land in own_states(line))

    @cached_property
    def named(self) -> Counter[str]:
        """Return how often each state is named, in any way."""
        telling = (u for line in self.lines for u in line.all if u.parties or u.values or u.place)
        return Counter(state for u in telling if (state := state_named(u)) is not None)

    @cached_property
    def parties(self) -> Counter[str]:
        """Return how often each state is told of as a party to something."""
        return Counter(a.entity for line in self.lines for u in line.named for a in u.parties if a.kind == "state" and a.entity)

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """Return how often two states are told of as the two sides of something, either first; two of three are no pair."""
        pairs: Counter[tuple[str, str]] = Counter()
        three = [states for line in self.lines for states in three_states(line)]
        for a, b in (pair for line in self.lines for pair in two_states(line)):
            if not any({a, b} <= states for states in three):
                pairs[a, b] += 1
                pairs[b, a] += 1
        return pairs
