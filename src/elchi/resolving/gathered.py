"""What a record knows of all the people of one document or table, asked in few large questions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from elchi.model.entity import Judgement, Known, KnownPerson, NothingYet
from elchi.resolving.namekeys import keys, seeking
from elchi.resolving.people import Figure, wanted_id

_AT_ONCE = 4_000  # keys asked of the record at once


class Gathered(NothingYet):
    """What a record knows of the people of one document, asked in few large questions."""

    def __init__(self, known: Known, figures: Sequence[Figure], marks: Iterable[str | None] = ()) -> None:
        asked = sorted({m for m in marks if m})
        wanted = sorted({k for f in figures for n in f.names for k in seeking(n)})
        self.found: dict[str, KnownPerson] = {}
        self.by_key: dict[str, dict[str, None]] = {}
        self.marked: dict[str, str] = {}
        self.known = known
        for start in range(0, len(wanted), _AT_ONCE):
            for person in known.people([*wanted[start : start + _AT_ONCE], *asked[:1]]):  # with a mark, marks are told
                self.add(person)
        for start in range(0, len(asked), _AT_ONCE):
            for person in known.people(asked[start : start + _AT_ONCE]):
                self.marked.update(dict.fromkeys(sorted(person.marks), person.id))
        self.judged = self._judged(figures)

    def _judged(self, figures: Iterable[Figure]) -> dict[str, list[Judgement]]:
        """The record's judgements about anybody who may be compared, oldest first."""
        people = sorted({*self.found, *(wanted_id(f) for f in figures)})
        found: dict[str, list[Judgement]] = {}
        for start in range(0, len(people), _AT_ONCE):
            asked = people[start : start + _AT_ONCE]
            for judgement in self.known.judgements(asked):
                for side in {judgement.left, judgement.right}.intersection(asked):
                    found.setdefault(side, []).append(judgement)
        return found

    def add(self, person: KnownPerson) -> None:
        """Know a person by the keys that were asked, else those of every name, and by the source's identifiers."""
        earlier = self.found.get(person.id)
        self.found[person.id] = _both(earlier, person) if earlier else person
        for key in person.keys or {k for name in person.names for k in keys(name)}:
            self.by_key.setdefault(key, {})[person.id] = None
        self.marked.update(dict.fromkeys(sorted(person.marks), person.id))

    def without(self, mark: str | None = None) -> "_Others":
        """Return what is known but for people to whom the mark's source gives another identifier."""
        return _Others(self, mark)

    def judgements(self, ids: Iterable[str]) -> Iterable[Judgement]:
        """Return the record's judgements about these identifiers; those about two of them twice, each time the newest last."""
        return [j for i in ids for j in self.judged.get(i, ())]


def _both(one: KnownPerson, other: KnownPerson) -> KnownPerson:
    """One person as found by some keys and by others."""
    return replace(one, names=tuple(sorted({*one.names, *other.names})), marks=one.marks | other.marks, keys=one.keys | other.keys)


class _Others(NothingYet):
    def __init__(self, gathered: Gathered, mark: str | None) -> None:
        self.gathered, self.scheme = gathered, mark.partition(":")[0] + ":" if mark else None

    def people(self, asked: Iterable[str]) -> list[KnownPerson]:
        """Return the people with a name under any of these keys, in order of identifier."""
        by_key, found = self.gathered.by_key, self.gathered.found
        people = [found[i] for i in sorted({i for key in asked for i in by_key.get(key, ())})]
        return [p for p in people if not (self.scheme and any(m.startswith(self.scheme) for m in p.marks))]

    def judgements(self, ids: Iterable[str]) -> Iterable[Judgement]:
        """Return the record's judgements about these identifiers."""
        return self.gathered.judgements(ids)
