"""What a record knows of all the people of one document or table, asked in few large questions."""

from collections.abc import Iterable, Sequence

from elchi.model.entity import Judgement, Known, KnownPerson, NothingYet
from elchi.model.quick import replace
from elchi.resolving.namekeys import alone_under, keys, nearly, seeking, telling
from elchi.resolving.people import Figure, surely, wanted_id

_AT_ONCE = 4_000  # keys asked of the record at once
_MANY = 20  # people of one family name from which on not all of them are asked for, but those whom evidence can tell
_OTHERWISE = 12  # the same of those whose name is spelt otherwise
_TABLE = 200  # figures from which on all who were found are asked for their offices at once


class Gathered(NothingYet):
    """What a record knows of the people of one document, asked in few large questions.

    Of a document, those who have the very names of the figures are asked for first. Where one of them holds a figure's very
    office, it needs nobody else, and the record is asked for the others only. A table gives `marks`, and is asked for whole.
    """

    def __init__(self, known: Known, figures: Sequence[Figure], marks: Iterable[str | None] | None = None) -> None:
        asked = sorted({m for m in marks or () if m})
        self.found: dict[str, KnownPerson] = {}
        self.by_key: dict[str, dict[str, None]] = {}
        self.marked: dict[str, str] = {}
        self.held: dict[str, KnownPerson] = {}
        self.judged: dict[str, list[Judgement]] = {}
        self.known, self.figures, self.by_name = known, figures, marks is None
        self._meet(self._lacking() if marks is None else figures, asked)
        for start in range(0, len(asked), _AT_ONCE):
            for person in known.people(asked[start : start + _AT_ONCE]):
                self.marked.update(dict.fromkeys(sorted(person.marks), person.id))

    def _lacking(self) -> list[Figure]:
        """The figures that are not told by those who have their very names."""
        for person in self.known.people(sorted({telling(n) for f in self.figures for n in f.names})):
            self.add(person)
        self._ask_judgements({*self.found, *(wanted_id(f) for f in self.figures)})
        names = {n for f in self.figures for n in f.names}
        self.in_office([p for p in self.found.values() if not names.isdisjoint(p.names)])
        return [f for f in self.figures if not self._told(f)]

    def _told(self, figure: Figure) -> bool:
        """Tell whether somebody who has a figure's very name is it for sure, nobody having judged about either."""
        ids = sorted({i for n in figure.names for i in self.by_key.get(telling(n), ())})
        people = self.in_office([self.found[i] for i in ids if not set(figure.names).isdisjoint(self.found[i].names)])
        human = any(j.human for j in self.judgements([wanted_id(figure), *ids]))
        return not human and any(surely(figure, person) for person in people)

    def _meet(self, figures: Sequence[Figure], marks: Sequence[str]) -> None:
        """Ask for everybody who may be one of these figures."""
        known, many = set(self.found), self._many(figures)
        wanted = sorted({k for f in figures for k in self._seeking(f)} - many)
        for start in range(0, len(wanted), _AT_ONCE):
            for person in self.known.people([*wanted[start : start + _AT_ONCE], *marks[:1]]):  # with a mark, marks are told
                self.add(person)
        self._ask_judgements({*self.found, *(wanted_id(f) for f in self.figures)} - known)

    def _many(self, figures: Sequence[Figure]) -> set[str]:
        """Meet those whom a bare family name that many share can mean; return the keys of such names."""
        offices: dict[tuple[str, str], set[str]] = {}
        for figure in figures if self.by_name else ():
            for bare in (under for name in figure.names for under in alone_under(name)):
                offices.setdefault(bare, set()).update(p.office_id for p in figure.posts if p.office_id)
        many: set[str] = set()
        for (key, heard), held in sorted(offices.items()):
            found = self.known.bearing(key, heard, sorted(held), _MANY)
            if found is not None:
                many.add(key)
                for person in found:
                    self.add(person)
        return many

    def _seeking(self, figure: Figure) -> set[str]:
        """The keys by which to ask for a figure. Where too many are found who are spelt otherwise or by an initial, those are met
        whom its offices can tell: nobody else of them can be meant for sure."""
        sought = {k for n in figure.names for k in seeking(n)}
        otherwise = sorted({k for n in figure.names for k in nearly(n)}) if self.by_name else []
        served = sorted({i for p in figure.posts for i in (p.office_id, p.of_id) if i})
        found = self.known.near(otherwise, served, _OTHERWISE) if otherwise else None
        if found is None:
            return sought
        for person in found:
            self.add(person)
        return sought.difference(otherwise)

    def _ask_judgements(self, people: Iterable[str]) -> None:
        """Ask for the record's judgements about these people, oldest first."""
        ordered = sorted(set(people) - self.judged.keys())
        for start in range(0, len(ordered), _AT_ONCE):
            asked = ordered[start : start + _AT_ONCE]
            self.judged.update((i, []) for i in asked)
            for judgement in self.known.judgements(asked):
                for side in {judgement.left, judgement.right}.intersection(asked):
                    self.judged[side].append(judgement)

    def add(self, person: KnownPerson) -> None:
        """Know a person by the keys that were asked, else those of every name, and by the source's identifiers."""
        earlier = self.found.get(person.id)
        self.found[person.id] = _both(earlier, person) if earlier else person
        if person.id in self.held:  # found again under another name
            self.held[person.id] = replace(self.found[person.id], posts=self.held[person.id].posts)
        for key in person.keys or {k for name in person.names for k in keys(name)}:
            self.by_key.setdefault(key, {})[person.id] = None
        self.marked.update(dict.fromkeys(sorted(person.marks), person.id))

    def in_office(self, people: Sequence[KnownPerson]) -> list[KnownPerson]:
        """Return these people with their offices; of a table, everybody is asked for them at once."""
        if any(p.id not in self.held for p in people):
            some = self.found.values() if len(self.figures) > _TABLE else people
            lacking = {p.id: p for p in some if p.id not in self.held}
            self.held.update((p.id, p) for p in self.known.in_office([lacking[i] for i in sorted(lacking)]))
        return [self.held[p.id] for p in people]

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

    def in_office(self, people: Sequence[KnownPerson]) -> list[KnownPerson]:
        """Return these people with their offices."""
        return self.gathered.in_office(people)

    def judgements(self, ids: Iterable[str]) -> Iterable[Judgement]:
        """Return the record's judgements about these identifiers."""
        return self.gathered.judgements(ids)
