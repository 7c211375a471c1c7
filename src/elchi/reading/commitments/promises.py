"""What is promised by a noun, whose and wherever it stands: "Georgia's promise to pay", "obtained from Oslo an assurance that".

A noun that binds needs what it binds to behind it, and somebody whose it is: before it, behind it, or who gives it.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from elchi.lexica.tables import strings
from elchi.reading.clauses.duty_frames import duty_set
from elchi.reading.commitments.ahead import Duty
from elchi.reading.commitments.government import Words
from elchi.reading.lines.units import Actor
from elchi.reading.states.state_organs import doer_of, state_told

_DESCRIBING = frozenset({"x", "NAME", "firm", "deed", "this", "adverb"})
_WHOSE = frozenset({"p:by", "p:from", "p:of"})
_GIVING_REACH = 6  # units from "gave" to "his word"
_NOTICE_REACH = 5  # words from "notified" to what somebody is notified of
_DENIAL_REACH = 8  # words before the noun in which it is told of as broken, or asked for


@cache
def binding_nouns() -> dict[str, str]:
    """Return the nouns that bind, each with its kind."""
    return {word: kind for kind, words in strings("words/duties")["binding_noun"].items() for word in words}


class Promises(Words):
    """A line, and what the nouns of it bind to."""

    def told(self) -> Iterator[Duty]:
        """Yield what is promised, decided or agreed by a noun."""
        for n, word in enumerate(self.words):
            kind = binding_nouns().get(word)
            unit = self.kept[self.units[n]]
            if kind is None or unit.parties or unit.event is not None or self._asked_for(n):
                continue
            who = self._whose(n)
            if who and self._binds_to(n) and (kind != "plan" or self._told_of(n)):
                yield Duty("promise-by-noun", kind, self.units[n], who, None, {"owned": True})

    def _told_of(self, n: int) -> bool:
        """ "Notified Peru of its intention": what somebody is told in form is meant."""
        return not duty_set("notifying").isdisjoint(self.words[max(0, n - _NOTICE_REACH) : n])

    def _asked_for(self, n: int) -> bool:
        """ "Broke its promise to", "demanded an assurance that", "no decision to"."""
        before = self.words[max(0, n - _DENIAL_REACH) : n]
        token = self.kept[self.units[n]].first
        led = self.line.tokens.low[max(0, token - 2) : token]
        return not duty_set("unkept").isdisjoint(before) or not duty_set("any_of").isdisjoint(led)

    def _binds_to(self, n: int) -> bool:
        m = self._past_giving(self.past_adverbs(n + 1))
        if self._led_by_owner(m):
            m = self.behind(m + 1)
        elif self.word(m) in ("in", "of") and self.word(m + 2) in ("to", "that"):
            m += 2  # "a promise in writing to"
        which = "deed" if self.words[n] == "commitment" else "open"
        return self.infinitive(m, which) or (self.word(m) == "that" and self.that(m, loosely=True))

    def _led_by_owner(self, n: int) -> bool:
        led = n + 1 < len(self.words) and self.kept[self.units[n]].roles & _WHOSE
        return bool(led and self.kept[self.units[n + 1]].parties)

    def _past_giving(self, n: int) -> int:
        """Over how it was given: "an undertaking | was obtained | from Georgia to"."""
        given = self.words[n : n + 3]
        for m, word in enumerate(given):
            if word in duty_set("given_word"):
                return n + m + 1
        return n

    def _whose(self, n: int) -> Sequence[Actor]:
        """Who is bound: whoever stands behind "by", before "'s" or behind "from", or gives the promise."""
        m = self._past_giving(n + 1)
        if self._led_by_owner(m):
            return self.kept[self.units[m + 1]].parties
        at, kept = self.units[n], self.kept
        b = at - 1
        while b > 0 and kept[b].roles <= _DESCRIBING and not kept[b].parties and not self._given_by(b):
            if kept[b + 1].first > kept[b].last:
                break  # an article: "gave | the Moroccan government | a promise"
            if state := state_told(self.line, kept[b]):
                return state
            b -= 1
        return self._owner_at(b) if b >= 0 else ()

    def _owner_at(self, b: int) -> Sequence[Actor]:
        kept = self.kept
        if "possessive" in kept[b].roles:
            return kept[b - 1].parties
        if "their" in kept[b].roles:
            return self._their(b)
        if kept[b].parties and b and "p:from" in kept[b - 1].roles:
            return kept[b].parties  # "obtained from | Georgia | a promise"
        giving = b - 1 if kept[b].parties else b - bool(kept[b].roles & {"p:into", "p:to"})
        if giving >= 0 and self._given_by(giving):
            return doer_of(self.line, giving)
        return state_told(self.line, kept[b])

    def _given_by(self, b: int) -> bool:
        """Whether a verb stands here whose doer gives the promise: "gave", "entered into"."""
        return self.words[self.begin[b]] in duty_set("giving_word") and not self.kept[b].parties

    def _their(self, b: int) -> Sequence[Actor]:
        """ "Thanked Georgia for its decision": hers; "notified Peru of its decision", "gave its word": of who does that."""
        kept = self.kept
        if b > 1 and kept[b - 2].parties and "p:for" in kept[b - 1].roles:
            return kept[b - 2].parties
        giving = next((n for n in range(b - 1, max(-1, b - _GIVING_REACH), -1) if self._gives(n)), None)
        return doer_of(self.line, giving) if giving is not None else ()

    def _gives(self, n: int) -> bool:
        return self._given_by(n) or self.words[self.begin[n]] in duty_set("notifying")
