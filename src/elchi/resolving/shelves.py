"""The encounters and commitments of one document, found by what any two tellings of one must have in common."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Set

from elchi.model.entity import KnownCommitment, KnownEncounter
from elchi.resolving.content import content_words
from elchi.resolving.pledged import pledged
from elchi.resolving.same import NAMED

_NARROW = 8  # days: a longer period, or an open one, says little of when
_LEAST = 0.25  # of the words of what is to be done that two tellings of one share, where their deeds are the same
_ANY, _UNSETTLED = "at any time", "at no day that is told"


class Encounters:
    """Files encounters by body and name, and by place and party with the day; the first telling of one stays."""

    def __init__(self) -> None:
        self.known: dict[str, KnownEncounter] = {}
        self._told: list[KnownEncounter] = []
        self._by: dict[Hashable, list[int]] = defaultdict(list)
        self._names = _Phrases()

    def add(self, encounter: KnownEncounter) -> None:
        """File an encounter unless its identifier is filed already."""
        if self.known.setdefault(encounter.id, encounter) is not encounter:
            return
        number = len(self._told)
        self._told.append(encounter)
        self._names.add(number, content_words(encounter.name or ""))
        days = _days(encounter)
        slots = (_ANY, *([_UNSETTLED] if days is None else days))
        for key in (*_lasting(encounter), *((mark, slot) for mark in _passing(encounter) for slot in slots)):
            self._by[key].append(number)

    def like(self, encounter: KnownEncounter) -> list[KnownEncounter]:
        """Return those that `same_encounter` can hold to be this one, in the order in which they were filed."""
        found = set(self._names.like(content_words(encounter.name or ""), NAMED))
        days = _days(encounter)
        slots = (_ANY,) if days is None else (_UNSETTLED, *range(days[0] - 1, days[-1] + 2))
        for key in (*_lasting(encounter), *((mark, slot) for mark in _passing(encounter) for slot in slots)):
            found.update(self._by.get(key, ()))
        return [self._told[n] for n in sorted(found)]


def _lasting(encounter: KnownEncounter) -> Iterator[Hashable]:
    """What two tellings of one may share whatever their dates: the body, or all parties."""
    if encounter.body_id:
        yield "body", encounter.body_id
    if encounter.parties:
        yield encounter.parties


def _passing(encounter: KnownEncounter) -> Iterator[Hashable]:
    """What is shared by much on other days too: the place, and each party, which without any date proves too little."""
    if encounter.place_id:
        yield encounter.place_id
    if encounter.period:
        yield from encounter.parties
        yield from encounter.sides


def _days(encounter: KnownEncounter) -> range | None:
    period = encounter.period
    if period is None or period.first is None or period.last is None:
        return None
    days = range(period.first.toordinal(), period.last.toordinal() + 1)
    return days if 0 < len(days) <= _NARROW else None


class Commitments:
    """Files commitments by the marks of what is to be done; the first telling of one stays."""

    def __init__(self) -> None:
        self.known: dict[str, KnownCommitment] = {}
        self._told: list[KnownCommitment] = []
        self._phrases = _Phrases()

    def add(self, commitment: KnownCommitment) -> None:
        """File a commitment unless its identifier is filed already."""
        if self.known.setdefault(commitment.id, commitment) is commitment:
            self._phrases.add(len(self._told), pledged(commitment).marks)
            self._told.append(commitment)

    def like(self, commitment: KnownCommitment) -> list[KnownCommitment]:
        """Return those that `same_commitment` can hold to be this one, in the order in which they were filed."""
        alike = (self._told[n] for n in sorted(self._phrases.like(pledged(commitment).marks, _LEAST)))
        return [c for c in alike if not (c.who and commitment.who) or c.who & commitment.who]


class _Phrases:
    """Phrases by their words, so that those alike are counted and not compared one by one."""

    def __init__(self) -> None:
        self._with: dict[str, list[int]] = defaultdict(list)
        self._size: dict[int, int] = {}

    def add(self, number: int, words: Set[str]) -> None:
        self._size[number] = len(words)
        for word in words:
            self._with[word].append(number)

    def like(self, words: Set[str], least: float) -> Iterable[int]:
        """Return the phrases that share at least so much of their words (F1)."""
        shared = Counter[int]()
        for word in words:
            shared.update(self._with.get(word, ()))
        return (n for n, count in shared.items() if 2 * count >= least * (len(words) + self._size[n]))
