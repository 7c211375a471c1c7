"""What stands behind a verb that binds: "to" and a deed, a deed as a noun, a clause of what will be done."""

from collections.abc import Sequence

from elchi.reading.clauses.duty_frames import BASE, DOING, DONE, DutyFrame, Phrases, deeds, duty_set, duty_words, gifts
from elchi.reading.commitments.steps import Steps
from elchi.reading.dates.date_words import calendar
from elchi.reading.lines.units import LEADING, Actor

_PLAIN = frozenset({"x", "deed", "firm"})
_JOINS = frozenset({"that", "who", "not", "be", "comma", "stop", "semicolon", "colon", "adverb"})
# Words in which a noun stands behind its article, a verb behind "that", what is given behind whom it is given to, the noun that leads to a deed.
_ASIDE = 12  # words of an aside
_NOUN_REACH, _THAT_REACH, _GIVEN_REACH, _LED_REACH = 5, 18, 7, 4

_VOWELS = frozenset("aeiouy")


class Words(Steps):
    """The words of a line, and what stands behind one of them."""

    def governs(self, frame: DutyFrame, n: int) -> bool:
        """Whether behind the verb stands what it can bind to."""
        n = self._past_company(n)
        n = self._past_asides(n)
        if frame.through is not None:
            return bool(after := self.past_noun(frame.through, n)) and self.leads(frame, after)
        if frame.to is not None and self.infinitive(n, frame.to):
            return True
        m = self.behind(n) if frame.recipient and frame.doing and self._is_somebody(n) else n  # "assured | Riga | of deliveries"
        if (size := self._leads_to(frame, m)) and self.does(frame, m + size):
            return True
        if frame.thing is not None and self._thing(n, duty_words(frame.thing)):
            return True
        if frame.noun is not None and self._meaning(n, duty_words(frame.noun), "open" if frame.noun == "obligation" else "deed"):
            return True
        if frame.recipient and self._given(n):
            return True
        if frame.counted and self._begins_number(n) and not self.hazy(n):
            return True
        if frame.seat is not None and self._as(n, duty_words(frame.seat)):
            return True
        return frame.that and self.that(n, loosely=frame.kind == "pledge")

    def _past_asides(self, n: int) -> int:
        """Over where, when or how it was done: "agreed|, at the request of Peru, | to move the census"."""
        closing = next((m for m in range(n + 2, min(n + _ASIDE, len(self.words) - 1)) if self.words[m] == ","), None)
        if self.word(n) != "," or closing is None or not LEADING[self.kept[self.units[n + 1]].roles]:
            return n
        return closing + 1 if self.words[closing + 1] in ("to", "that") else n

    def past_noun(self, nouns: str, n: int) -> int:
        """Return where the words go on behind the noun that begins here: "three months |", "until |"; 0 where none does."""
        listed = duty_words(nouns)
        for m in range(n, min(n + _LED_REACH, len(self.words))):
            if size := listed.at(self.words, m):
                which = 2 * (self.words[m + size : m + size + 2] == ["in", "which"])  # "a year | in which | to"
                return self._past_until(m) if self.words[m] in duty_set("until") else m + size + which
            if self.words[m] in duty_set("stop") or self.kept[self.units[m]].parties:
                return 0
        return 0

    def _past_until(self, n: int) -> int:
        """ "Has until | the rains | to pull out": a term that is no date."""
        return next((m for m in range(n + 1, min(n + _LED_REACH, len(self.words))) if self.words[m] == "to"), n + 1)

    def leads(self, frame: DutyFrame, n: int) -> bool:
        """Whether "to" and a deed stand here, or a preposition and a deed in -ing."""
        if frame.to == "bare":
            return self.deed(n) > 0
        if frame.to is not None and self.infinitive(n, frame.to):
            return True
        return n < len(self.words) and self.words[n] in frame.doing and self.does(frame, n + 1)

    def _leads_to(self, frame: DutyFrame, n: int) -> int:
        """Of how many words the preposition is that a frame has before a deed: "on", "in favour of"; 0 where none stands here."""
        sizes = (self._size(n), 3) if n < len(self.words) else ()
        return next((size for size in sizes if " ".join(self.words[n : n + size]) in frame.doing), 0)

    def _size(self, n: int) -> int:
        unit = self.kept[self.units[n]]
        return unit.last - unit.first if LEADING[unit.roles] else 1

    def _given(self, n: int) -> bool:
        """Whether a state, or somebody of one, and what it is given follow: "offered | the Jamaican coast guard | two boats"."""
        reach = range(n, min(n + _GIVEN_REACH, len(self.words)))
        units = ((m, self.kept[self.units[m]]) for m in reach)
        named = next((m for m, u in units if u.roles & {"STATE", "BODY"} or "adjective" in u.values), None)
        behind = range(self.behind(named), reach.stop) if named is not None else ()
        given = next((m for m in behind if self._begins_thing(m) or self.words[m] in duty_set("stop")), None)
        return given is not None and self._begins_thing(given) and not self.hazy(given)

    def _begins_thing(self, n: int) -> bool:
        """Whether a number stands here, or a word behind "a"."""
        token = self.kept[self.units[n]].first + n - self.begin[self.units[n]]
        word = self.line.tokens.low[token]
        return word in calendar()["numbers"] or word[:1].isdigit() or self.line.tokens.is_word(token - 1, "a", "an")

    def infinitive(self, n: int, which: str) -> bool:
        """Whether "to" and a verb of doing stand here: any verb, but one that binds nobody, or only those of a list."""
        if n + 1 >= len(self.words) or self.words[n] != "to":
            return False
        n = self.past_adverbs(n + 1)
        if which == "any":
            return self._any_verb(n)
        size = gifts().at(self.words, n) if which == "gift" else self.deed(n) if which == "open" else deeds(BASE).at(self.words, n)
        return size > 0 and not self.hazy(n + size)

    def _any_verb(self, n: int) -> bool:
        word, unit = self.words[n], self.kept[self.units[n]]
        named = unit.parties or unit.place is not None or unit.event is not None or LEADING[unit.roles]
        plain = word.isalpha() and not _in_ing(word) and word not in duty_set("determiner")
        noun = (duty_words("noun").at(self.words, n) and not self._does_to(n)) or self._led_by_article(n)
        return plain and not named and not duty_words("idle").at(self.words, n) and not noun

    def _does_to(self, n: int) -> bool:
        """Whether a word that is a noun, too, is a verb here: "release | the crew", not "release of"."""
        size = deeds(BASE).at(self.words, n)
        return size > 0 and n + size < len(self.words) and self._begins_object(n + size)

    def hazy(self, n: int) -> bool:
        """Whether what is given or made is no deed: "give | a speech", "exchange | views"."""
        for m in range(n, min(n + 4, len(self.words))):
            if duty_words("hazy").at(self.words, m) and not self._begins_number(m + 1):
                return True
            if self.words[m] in duty_set("stop") and m > n + (self.words[n] == "of"):
                return False
        return False

    def does(self, frame: DutyFrame, n: int) -> bool:
        """Whether a deed stands here that a frame binds to; where any verb binds, "with" leads to any in -ing."""
        loose = frame.to == "any" and self.word(n - 1) in duty_set("loosely") and self._any_doing(n)
        return loose or self.doing(n) or (frame.thing is not None and self._thing(n, duty_words(frame.thing)))

    def _any_doing(self, n: int) -> bool:
        """Whether any verb in -ing stands here with what it does something to: "re-energising | the commission", not "meeting in"."""
        word = self.word(n)
        if (
            not word.endswith("ing")
            or word in duty_set("no_doing")
            or self._led_by_article(n)
            or self.word(n + 1) in duty_set("stop")
        ):
            return False
        unit = self.kept[self.units[n]]
        return not unit.parties and unit.event is None and not duty_words("noun").at(self.words, n)

    def doing(self, n: int) -> bool:
        """Whether a deed stands here in -ing, or as a noun: "doubling its share", "an exchange of prisoners"."""
        n = self.past_adverbs(n)
        size = deeds(DOING).at(self.words, n)
        return (size > 0 and not self.hazy(n + size)) or self._thing(n, duty_words("noun"))

    def _thing(self, n: int, nouns: Phrases) -> bool:
        """Whether the noun that begins here is one of a list: behind its article, number and adjectives."""
        for m in range(n, min(n + _NOUN_REACH, len(self.words))):
            size = nouns.at(self.words, m)
            if size and not self._goes_on(m + size):
                return not self.hazy(m + size)
            if self.words[m] in duty_set("stop") or self.kept[self.units[m]].parties:
                return False
        return False

    def _goes_on(self, n: int) -> bool:
        """Whether another noun follows, of which this one is but a part: "the exchange | rate"."""
        if n >= len(self.words):
            return False
        unit = self.kept[self.units[n]]
        return (
            unit.roles <= _PLAIN
            and self.words[n].isalpha()
            and self.words[n] not in duty_set("placing")
            and not self.words[n].endswith(("ed", "ly"))
        )

    def _meaning(self, n: int, nouns: Phrases, which: str) -> bool:
        """Whether an intention to do something is told of: "their firm intention to open"."""
        at = next((m for m in range(n, min(n + _NOUN_REACH, len(self.words))) if nouns.at(self.words, m)), None)
        return at is not None and self.infinitive(at + 1, which)

    def _as(self, n: int, nouns: Phrases) -> bool:
        for m in range(n, min(n + 6, len(self.words))):
            if self.words[m] == "as":
                return self._thing(m + 1, nouns)
        return False

    def own_subject(self, n: int) -> Sequence[Actor]:
        """Return who is told of in a clause with "that", right before what will be done: "provides that | Georgia | will pay"."""
        said = next((m for m in range(n, min(n + 4, len(self.words) - 2)) if self.words[m] == "that"), None)
        after = self.behind(said + 1) if said is not None else len(self.words)
        unit = self.kept[self.units[after - 1]]
        ahead = after < len(self.words) and (self.words[after] in duty_set("future") or self._told_to_do(after))
        return unit.parties if ahead and "PRONOUN" not in unit.roles and self.word(after + 1) != "be" else ()

    def _told_to_do(self, n: int) -> bool:
        """Whether a plain verb stands behind one party: "directed that Georgia | submit a report"."""
        return len(self.kept[self.units[n - 1]].parties) == 1 and self.deed(n) > 0

    def that(self, n: int, *, loosely: bool = False) -> bool:
        """Whether a clause of what will be done follows."""
        end = min(n + _THAT_REACH, len(self.words) - 1)
        said = next((m for m in range(n, min(n + 4, end)) if self.words[m] == "that"), n)
        for m in range(said, end):
            if self.words[m] in duty_set("future"):
                return self._done_or_do(m + 1) or (loosely and self._comes_about(m + 1))
            if m == said + 2 and self._told_to_do(m):
                return True
            if self.words[m] == "be" and m > said + 1:
                return self._done_or_do(m)  # "decreed that a bridge be built"
        return False

    def _comes_about(self, n: int) -> bool:
        """Whether anything at all will be done, or be so no more, by which who vouches for it is bound: "that the fleet would | keep out"."""
        n = self.past_adverbs(n + (self.word(n) == "not"))
        if self.word(n) == "be":
            return self.word(n + 1).endswith("ed")
        return n < len(self.words) and self._any_verb(n)

    def _done_or_do(self, n: int) -> bool:
        n = self.past_adverbs(n + (self.word(n) == "not"))  # "assured that the flow would | not | be cut"
        if self.words[n : n + 2] == ["continue", "to"]:
            return self._any_verb(n + 2) if n + 2 < len(self.words) else False
        if n + 1 < len(self.words) and self.words[n] == "be":
            return deeds(DONE).at(self.words, n + 1) > 0 or self.words[n + 1] in duty_set("brought_about")
        size = self.deed(n)
        return size > 0 and not self.hazy(n + size)

    def _any_deed(self, n: int) -> int:
        """Of how many words a verb is that no list has, with what it does something to right behind it: "settle | its arrears"."""
        if n + 1 >= len(self.words) or not self._any_verb(n) or self.words[n].endswith(("ed", "ly")):
            return 0
        if self.words[n] in duty_set("no_deed"):
            made = self.words[n] == "make" and "available" in self.words[n + 2 : n + 6]  # "make its airspace available"
            return int(made or (self.words[n] in duty_set("by_number") and self._begins_number(n + 1)))
        return int(self._begins_object(n + 1))

    def deed_going_on(self, n: int) -> int:
        """Return of how many words the deed in -ing is that begins here: "will be | sending", "will be | making 5 million available"."""
        counted = self.word(n) in duty_set("going_by_number") and n + 1 < len(self.words) and self._begins_number(n + 1)
        return deeds(DOING).at(self.words, n) or int(counted)

    def _begins_number(self, n: int) -> bool:
        return n < len(self.words) and (self.words[n] in calendar()["numbers"] or self.words[n][-1:].isdigit())

    def _begins_object(self, n: int) -> bool:
        """Whether a noun, or who is named, stands here and nothing that would lead to it."""
        unit = self.kept[self.units[n]]
        led = LEADING[unit.roles] or unit.roles & _JOINS or self.words[n] in duty_set("stop") or self._is_adverb(n)
        return bool(unit.parties or unit.place is not None or not led)

    def deed(self, n: int) -> int:
        """Return of how many words the deed is that begins here, 0 for none: "build", and "help | Georgia | to build"."""
        size = deeds(BASE).at(self.words, n) or self._any_deed(n)
        if size or self.word(n) not in duty_set("helping") or not self._is_somebody(n + 1):
            return size
        done = self.behind(n + 1)
        done += self.word(done) == "to"
        size = deeds(BASE).at(self.words, done)
        return done - n + size if size else 0


def _in_ing(word: str) -> bool:
    """Whether a word is a verb in -ing: there is a vowel in what is before, as there is none in "bring"."""
    return word.endswith("ing") and not _VOWELS.isdisjoint(word[:-3])
