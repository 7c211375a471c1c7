"""The people of one document, each once, by every form of their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.reading.coreference.likeness import (
    deputy_words,
    name_words,
    names_father,
    office_words,
    same_name,
    same_office,
)
from elchi.reading.lines.units import Actor

_STRETCH = 20_000  # characters: who an unnamed office-holder is has been or will be named in this stretch or one beside it
_GRANDFATHER = 2  # words of a name from which on it tells whose son somebody is
_LONGER = 4  # characters by which an office is told more fully


@dataclass(slots=True)
class Roster:
    """Who is told of, with what the text says of each anywhere."""

    people: list[Actor] = field(default_factory=list)
    _by_word: dict[str, list[int]] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)
    _met: dict[int, set[int]] = field(default_factory=dict)  # who is named in each stretch of the text
    _near: dict[int, list[Actor]] = field(default_factory=dict)  # and in those beside it, until somebody else is
    _two: set[frozenset[str]] = field(default_factory=set)  # names told in a row: "President Orban and Mrs. Anna Orban"

    def introduce(self, actor: Actor) -> Actor:
        """Return the person of the cast whom a named actor is; a new one where nobody fits."""
        known = self._known(actor.person or "")
        if known is not None and (_son_of(known, actor) or _wife_of(known, actor)):
            self._two.add(frozenset((known.person or "", actor.person or "")))
            self._named.pop(actor.person or "", None)
            known = self._known(actor.person or "")
        if known is not None:
            self._learn(known, actor)
            self._meet(actor, known)
            return known
        fresh = Actor(
            "person", actor.start, actor.end, actor.person, actor.office, actor.of,
            honorific=actor.honorific, also=list(actor.also), chain=len(self.people), former=actor.former,
        )  # fmt: skip
        self.people.append(fresh)
        self._enrol(fresh, len(self.people) - 1)
        self._meet(actor, fresh)
        return fresh

    def _meet(self, actor: Actor, person: Actor) -> None:
        at, number = actor.start // _STRETCH, person.chain or 0
        met = self._met.setdefault(at, set())
        if number not in met:
            met.add(number)
            for stretch in (at - 1, at, at + 1):
                self._near.pop(stretch, None)

    def near(self, actor: Actor) -> list[Actor]:
        """Return the people named in the same part of the text; of a text of a few pages, all."""
        at = actor.start // _STRETCH
        found = self._near.get(at)
        if found is None:
            numbers = set[int]().union(*(self._met.get(s, ()) for s in (at - 1, at, at + 1)))
            found = self._near[at] = [self.people[n] for n in sorted(numbers)]
        return found

    def told_in_a_row(self, actors: Sequence[Actor]) -> None:
        """Note that those whom a list names one after the other are two people, even where the name of one could be short for the other's."""
        names = [a.person for a in actors if a.person and a.kind == "person" and not a.plural]
        self._two.update(frozenset(pair) for pair in pairwise(names) if pair[0] != pair[1] and same_name(*pair))

    def are_two(self, name: str, others: Iterable[str]) -> None:
        """Note that a name is not the fuller one of who is told of by each of some others."""
        for other in others:
            self._two.add(frozenset((name, other)))
            self._named.pop(name, None)
            self._named.pop(other, None)

    def _known(self, name: str) -> Actor | None:
        """Whom of the cast this name can mean: of several the first, unless it is the very name of another.

        Two such names share a word, so only its bearers are compared.
        """
        number = self._named.get(name)
        if number is None:
            fitting = [n for n in self._bearers(name) if self._may_mean(self.people[n].person or "", name)]
            if not fitting:
                return None
            number = self._named[name] = next((n for n in fitting if self.people[n].person == name), fitting[0])
        return self.people[number]

    def _may_mean(self, known: str, name: str) -> bool:
        return same_name(known, name) and frozenset((known, name)) not in self._two

    def _bearers(self, name: str) -> list[int]:
        words = name_words(name)
        if not any(len(w) > 1 for w in words):
            return list(range(len(self.people)))  # initials alone
        return sorted({n for w in (*words, "") for n in self._by_word.get(w, ())})

    def bearing(self, word: str) -> list[Actor]:
        """Return the people in whose names a folded word stands, in order."""
        return [p for n in self._bearers(word) if word in name_words((p := self.people[n]).person or "")]

    def _enrol(self, person: Actor, number: int) -> None:
        words = name_words(person.person or "")
        for word in words if any(len(w) > 1 for w in words) else ("",):
            self._by_word.setdefault(word, []).append(number)

    def _learn(self, known: Actor, actor: Actor) -> None:
        if len(actor.person or "") > len(known.person or "") and not actor.plural:
            known.person = actor.person
            self._named.clear()  # a fuller name may be somebody else's too
            self._enrol(known, known.chain or 0)
        if actor.office and not known.office:
            known.office, known.of, known.former = actor.office, actor.of or known.of, actor.former
        elif actor.office and known.office and _described(known.office) and not _described(actor.office):
            known.also.append((known.office, known.of))
            known.office, known.of = actor.office, actor.of or known.of
        elif actor.office and known.office and not same_office(actor.office, known.office):
            if (actor.office, actor.of) not in known.also:
                known.also.append((actor.office, actor.of))
        elif actor.office and known.office and actor.of and known.of is None:
            known.of = actor.of
        elif (
            actor.office
            and known.office
            and len(actor.office) > len(known.office) + _LONGER
            and office_words(known.office) < office_words(actor.office)
            and deputy_words(actor.office) <= deputy_words(known.office)  # a vice president is no president in full
        ):
            known.office = actor.office
        if actor.also:
            known.also.extend(pair for pair in actor.also if pair not in known.also)


def _son_of(known: Actor, actor: Actor) -> bool:
    """ "King Abdullah", "Crown Prince Hussein bin Abdullah": two offices, and one is called after the other.

    So is whoever bears his father's name with that of the grandfather: "King Salman bin Ali", "Omar bin Salman bin Ali".
    """
    if not known.office:
        return False
    two_offices = actor.office and not same_office(known.office, actor.office)
    lineage = two_offices or all(len((one.person or "").split()) > _GRANDFATHER for one in (known, actor))
    return bool(lineage) and names_father(known.person or "", actor.person or "")


def _described(office: str) -> bool:
    """ "Top U.S. diplomat", "strongman": what somebody is called in the news, and no office."""
    return fold(office).split()[-1] in word_set("called_in_the_news")


def _wife_of(known: Actor, actor: Actor) -> bool:
    """ "His Excellency Mr. Ali Veli was received. Mrs. Veli was also received": a surname alone is not his where he is a man."""
    alone = len((actor.person or "").split()) == 1 and (actor.honorific or "").lower() in word_set("addresses_of_wives")
    return alone and (known.honorific or "").lower() in word_set("addresses_of_men")
