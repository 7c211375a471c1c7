"""Standings told by a list: what a body comprises, who its members are, who founded it, read from the list backwards."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from elchi.lexica.classes import belonging_words, word_pattern
from elchi.reading.coreference.antecedents import Spoken, bodies_near, bodies_of, joinable, whole_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor
from elchi.reading.memberships.belonging import Told
from elchi.reading.memberships.doers import states_in
from elchi.reading.memberships.frames import Frame
from elchi.reading.memberships.standing_nouns import noun_of

_ROLL = Frame("roll", True, "noun", True)
_OPENS = frozenset({"v:comprise", "colon", "dash", "open"})
_FILLS = frozenset(
    {"x", "this", "comma", "NAME", "p:as", "p:of", "p:in", "be", "have", "and", "will", "their", "COUNTRIES", "p:with"}
)
_PASSED = _FILLS | {"p:by", "v:found", "firm", "p:presence", "who", "possessive", "p:between", "p:on"}
_BY = frozenset({"p:by", "p:between", "p:among"})
_PLAIN_VERBS = frozenset({"v:found", "v:comprise", "x", "have", "be", "v:hold", "firm"})
_BACK = 14  # units before a list in which its body stands
_NAMED_AS = 3  # units from "founded" to "by", with what it was founded as
_HEAD = 8  # units before a list that opens a sentence
_LISTED = frozenset({"STATE", "PARTIES"})
_NOUNS = frozenset({"membernoun", "observernoun", "partnernoun", "candidatenoun"})


def told_by_rolls(line: Line, spoken: Spoken) -> Iterator[Told]:
    """Yield the standings of each list of states that a body or a noun of standing opens."""
    for at in [n for n, u in enumerate(line.kept) if u.parties and not u.roles.isdisjoint(_LISTED)]:
        listed = _run(line, at)
        if not listed[1:] or (at and "and" in line.kept[at - 1].roles):
            continue
        roll = _Roll(line, at, spoken)
        lexicon = line.tokens.lexicon
        bodies = [whole_of(lexicon, b) for b in roll.bodies() if joinable(lexicon, b)]  # states observe the body, not its committee
        if bodies:
            target, kind = roll.target()
            yield Told(_ROLL, target, target, kind, at, listed, bodies)


def _run(line: Line, at: int) -> list[Actor]:
    """The states listed from a unit on: "A, B and C", and three or more that only commas part."""
    kept = line.kept
    if at and "comma" in kept[at - 1].roles and at > 1 and "STATE" in kept[at - 2].roles:
        return []
    found, n = states_in(kept[at]) if kept[at].roles & {"STATE", "PARTIES"} else [], at
    while found and n + 2 < len(kept) and "comma" in kept[n + 1].roles and "STATE" in kept[n + 2].roles:
        n += 2
        found = [*found, *states_in(kept[n])]
    listed = found if n == at or len(found) > _FEW else states_in(kept[at])
    return without_others(line, listed)


def without_others(line: Line, listed: Sequence[Actor]) -> list[Actor]:
    """Return those of a list without who is only told of beside them: "Observers A and B, as well as the fund"."""
    kept = list(listed[:1])
    for before, one in pairwise(listed):
        if word_pattern("as_well").search(line.tokens.text, before.end, one.start):
            break
        kept.append(one)
    return kept


_FEW = 2


class _Roll:
    """A list at a unit, and what the walk back from it has met: a noun of standing, a word that opens a list."""

    def __init__(self, line: Line, at: int, spoken: Spoken) -> None:
        self.line, self.kept, self.at, self.spoken = line, line.kept, at, spoken
        self.noun: int | None = None
        self.opened = False

    def bodies(self) -> Sequence[Actor]:
        """Return whose list it is; nobody's where nothing opens it."""
        for n in range(self.at - 1, max(-1, self.at - _BACK), -1):
            unit = self.kept[n]
            if unit.roles & {"S", "COUNTRIES"}:
                self.noun = n
                return unit.parties[:1] if self.opened or n == self.at - 1 else []
            if "BODY" in unit.roles and bodies_of(unit):
                near = self.noun is not None or self.opened
                return bodies_of(unit)[:1] if near and not self._another_verb(n) else []
            if not self._noun_at(n) and not self._opens(n) and not self._passes(n):
                break
        return self._elsewhere()

    def target(self) -> tuple[int, str]:
        """Return the unit that says what they are, and what it is: a standing, a noun, or the list alone."""
        if self.noun is None:
            return self.at, "list"
        return self.noun, "standing" if "S" in self.kept[self.noun].roles else "noun"

    def _noun_at(self, n: int) -> bool:
        if noun_of(self.kept[n]) not in _NOUNS:
            return False
        if self.noun is None:
            beside = n == self.at - 1 or (n == self.at - 2 and _plural(self.line.tokens.low[self.kept[n].last - 1]))
            self.opened = self.opened or beside
            self.noun = n
        return True

    def _opens(self, n: int) -> bool:
        unit, low = self.kept[n], self.line.tokens.low
        said = bool(unit.roles & _OPENS) or not belonging_words("opens").isdisjoint(low[unit.first : unit.last])
        as_such = n == self.at - 1 and "p:as" in unit.roles and n > 0 and noun_of(self.kept[n - 1]) in _NOUNS
        beside = (
            as_such or (n == self.at - 1 and "be" in unit.roles) or (n == self.at - 1 and bool(unit.roles & _BY) and self._by(n))
        )
        beside = beside or (n == self.at - 1 and "p:with" in unit.roles and self._among())
        if said and "v:comprise" in unit.roles and not low[unit.first].endswith("ing") and self._put_in():
            return False
        self.opened = self.opened or said or beside
        return said or beside

    def _passes(self, n: int) -> bool:
        unit = self.kept[n]
        if n == self.at - 2 and self.opened and self.kept[self.at - 1].roles & _BY:
            return True  # the participle before "by", read with it
        if "p:to" in unit.roles and "v:comprise" in self.kept[n + 1].roles:
            return True  # "was expanded | to | include"
        if unit.parties or unit.event is not None or unit.roles.isdisjoint(_PASSED):
            return False
        return not VERBAL[unit.roles] or not unit.roles.isdisjoint(_FILLS | {"v:found", "firm"})

    def _elsewhere(self) -> Sequence[Actor]:
        """The body of a noun that has none beside it: the only one of the sentence, or the one spoken of."""
        if self.noun is None and self.opened and self._of_membership():
            return self.spoken.only()
        if self.noun is None and self.opened and (founded := self._founded()):
            return founded
        if self.noun is None and self.opened:
            behind = self.kept[self.at + 1 : self.at + 3]
            led = len(behind) > 1 and "comma" in behind[0].roles and self.at < _HEAD
            return bodies_of(behind[1])[:1] if led else []  # "Initially comprising Brazil and Russia, the group"
        if not self.opened:
            return []
        others = [u for n, u in enumerate(self.kept) if n != self.at]  # a body that is listed is not whose list it is
        near = {b.entity: b for u in others for b in bodies_near(self.line.tokens.lexicon, u) if b.entity}
        return list(near.values()) if len(near) == 1 else self.spoken.only() if not near else []

    def _founded(self) -> Sequence[Actor]:
        """ "The OPEC was founded, with the signing of an agreement, by five countries, namely | Iran and Iraq"."""
        low, kept = self.line.tokens.low, self.kept
        verb = next((n for n in range(self.at) if "v:found" in kept[n].roles), None)
        by = next((n for n in range(self.at - 1, -1, -1) if "p:by" in kept[n].roles), None)
        if (
            verb is None
            or by is None
            or by < verb
            or belonging_words("countrynoun").isdisjoint(low[kept[by].first : kept[self.at].first])
        ):
            return []
        if any(u.parties and "GROUP" not in u.roles for u in kept[verb : self.at]):
            return []  # by "the heads of state of five countries", and nobody named
        return next((bodies_of(u)[:1] for u in reversed(kept[:verb]) if bodies_of(u)), [])

    def _of_membership(self) -> bool:
        """ "The membership has grown to three countries: | Fiji, Samoa and Tonga": told by the word before the list of countries."""
        before = self.kept[: self.at]
        counted = len(before) > 1 and not belonging_words("countrynoun").isdisjoint(
            self.line.tokens.low[before[-2].first : before[-2].last]
        )
        return counted and any(noun_of(u) == "accession" and not u.parties for u in before)

    def _put_in(self) -> bool:
        """ "Included Iran and Iraq | in its list"."""
        return self.at + 1 < len(self.kept) and bool(self.kept[self.at + 1].roles & {"p:in", "p:on", "p:at", "p:to"})

    def _another_verb(self, body: int) -> bool:
        """ "The EU told its members, France and Italy": a verb of another kind between."""
        return any(VERBAL[u.roles] and u.roles.isdisjoint(_PLAIN_VERBS) for u in self.kept[body + 1 : self.at])

    def _among(self) -> bool:
        """ "With Egypt and Iraq | among those selected"."""
        behind = self.kept[self.at + 1 : self.at + 4]
        words = {self.line.tokens.low[u.last - 1] for u in behind[1:]}
        return bool(behind) and bool(behind[0].roles & {"p:between", "p:among"}) and not words.isdisjoint(belonging_words("chosen"))

    def _by(self, n: int) -> bool:
        verb = next((u for u in reversed(self.kept[max(0, n - _NAMED_AS) : n]) if not u.roles & {"BODY", "p:as"}), None)
        between = not self.kept[n].roles.isdisjoint({"p:between", "p:among"})
        words = belonging_words("founding") | belonging_words("circle" if between else "filling")
        return verb is not None and self.line.tokens.low[verb.last - 1] in words


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
