"""Whether a word can be part of a name of a person, by what it is else and by what stands beside it."""

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.reading.dates.dates import calendar_words
from elchi.reading.lines.tokens import common_words, title_case
from elchi.reading.names.bodies import of_at
from elchi.reading.names.name_words import NameWordParser

_NEAR = 9  # words in which the body of an office may stand before a name
_SHORT_DAY = 5  # letters of the names of months that are also names of people: "April", "June"
_NAME_TOO = frozenset(
    {"place", "particle", "modal", "will", "adverb", "v:plan", "v:say", "v:report", "v:sign"}
)  # "Baghdad Amreyev", "Can Kara", "Will Smith", "Mark Reed"


class NamePartParser(NameWordParser):
    """Tells which words of a segment can be parts of a name, and where one is closed."""

    def _particles(self, at: int) -> int | None:
        """Where one to three particles end: "de la", "bin", "van der"."""
        i = at
        while i < at + 3 and (hit := self.t.hit(i)) is not None and "particle" in hit.roles:
            i += hit.length
        return i if i > at else None

    def _name_word(self, i: int, inside: bool) -> bool:
        if i >= self.t.size or self._is_day(i) or self._abbreviated(i):
            return False
        word = self.t.words[i]
        if self._joined_particle(word) or self._initial(i) or (not inside and self._before_syllables(i)):
            return True
        if not word[0].isupper() or not word[0].isalpha() or (word.endswith(".") and len(word) > 2 and not inside):
            return False
        if word.isupper() and len(word) > 3 and not self.shouting and not inside:
            return self._family_in_capitals(i)
        hit = self.t.hit(i)
        if hit is not None and "generation" in hit.roles:
            return False
        last = inside and i + 2 == self.t.size and self.t.is_word(i + 1, ".")  # "met Hun Sen." is no "Sen."
        if hit is not None and hit.length > 1 and "state" not in hit.weak and not last:
            return fold(word) in self.known and "place" not in hit.roles  # "Abu Dhabi" is no name
        if hit is not None:
            return self._name_despite(i, hit.roles.keys(), hit.weak, inside)
        if fold(word) in self.known:
            return True
        if not inside and self._before_surname(i):
            return True
        loud = inside and word.isupper() and self.shouting  # "REAGAN | HINTS"
        return not (loud and self._verb_of_headline(i)) if fold(word) not in common_words() else inside and self._common_in_name(i)

    def _common_in_name(self, i: int) -> bool:
        """A common word within a name: not where the text has it elsewhere as a word, nor as the verb of a headline."""
        if i and self.t.low[i - 1] in word_set("words_as_given_names") and self._word_as_surname(i - 1):
            return True
        return fold(self.t.words[i]) not in self.lower and not self._after_common(i) and not self._verb_of_headline(i)

    def _verb_of_headline(self, i: int) -> bool:
        """ "Georgian FM Veli | Engages Young Leaders": where every word is a capital, one that can be what somebody does."""
        word = fold(self.t.words[i])
        acts = word.endswith("s") and not common_words().isdisjoint((word[:-1], word[:-2]))
        after = self.t.hit(i + 1) if self._is_cap(i + 1) else None
        if after is not None and "preposition" in after.roles:
            return False  # "ROBERT BANKS IN OSLO"
        verb_behind = after is not None and any(role.startswith("v:") for role in after.roles)
        return acts and self._is_cap(i + 1) and not verb_behind and title_case(self.t)

    def _before_surname(self, i: int) -> bool:
        """ "Baghdad | Amreyev", and even where a sentence begins "Mark | W. Veli": what stands behind a word makes it a given name."""
        given = self.t.low[i] in word_set("words_as_given_names")
        if given and self._word_as_surname(i):
            return True
        return self._given_before_initial(i) or (((i > 0 and not self.shouting) or given) and self._uncommon(i + 1))

    def _word_as_surname(self, i: int) -> bool:
        """ "Minister Mark | Field | has called": a common word behind such a given name and a title, where the name ends; or one told so before."""
        if not self._is_cap(i + 1) or self.t.hit(i + 1) is not None or not self.t.words[i + 1].istitle():
            return False
        surname = fold(self.t.words[i + 1])
        titled = i > 0 and (self._no_opening(i - 1) or self._behind_head(i)) and not self.shouting
        return surname in self.known or (titled and surname not in self.lower and self._closes_name(i + 2))

    def _behind_head(self, i: int) -> bool:
        """ "Minister of State | Mark Field": behind the last word of an office."""
        led = (j for j in range(max(0, i - 3), i) if (hit := self.t.hit(j)) is not None and j + hit.length == i)
        return any(self.t.has(j, "head") is not None and self._is_cap(j) for j in led)

    def _given_before_initial(self, i: int) -> bool:
        return self.t.low[i] in word_set("words_as_given_names") and self._initial(i + 1)

    def _family_in_capitals(self, i: int) -> bool:
        """ "Foreign Minister SATO Kenji", "Mr. SATO Kenji": a family name in capitals behind a title, the given name behind it."""
        before = self.t.hit(i - 1 - self.t.is_word(i - 1, ".")) if i else None
        titled = before is not None and not before.roles.keys().isdisjoint(("head", "honorific", "portfolio"))
        given = (
            i + 1 < self.t.size and self.t.words[i + 1].istitle() and self.t.words[i + 1].isalpha() and self.t.hit(i + 1) is None
        )
        return titled and given and self.t.words[i].isalpha() and self.t.hit(i) is None

    def _is_day(self, i: int) -> bool:
        """ "Of the Community | Nov. 8", "Minister Ali Veli | Sept. 3": a month before its day is no name."""
        if self.t.low[i] not in calendar_words():
            return False
        day = i + 1 + self.t.is_word(i + 1, ".")
        return day < self.t.size and self.t.words[day][0].isdigit()

    def _no_opening(self, i: int) -> bool:
        """A capital behind this token begins neither a sentence nor what is said in quotes: behind a title or a small word."""
        if self.t.has(i, "head") and self._is_cap(i):
            return True
        titled = self.t.has(i, "honorific") or self.t.has(i, "state")
        return not self.shouting and bool(titled or self.t.words[i] == "," or self.t.words[i].islower())

    def _given(self, i: int) -> bool:
        """ "Amir" before two more words of a name is one too, and before one where the same person holds another office."""
        after = self._particles(i + 1)
        if after is not None and self._is_cap(after) and self.t.words[i + 1].islower():
            return True  # "Prince Sultan bin Saad"
        first, second = (self._is_cap(j) and self.t.hit(j) is None and self._name_word(j, True) for j in (i + 1, i + 2))
        return first and (second or self._holds_another(i))

    def _holds_another(self, i: int) -> bool:
        """ "Secretary General of TURKSOY | Sultan Raev", "Sultan Raev, Secretary General": nobody is the sultan of a body."""
        if self._behind_head(i):
            return True  # "Secretary General Sultan Raev"
        ofs = (j for j in range(max(0, i - _NEAR), i) if self.t.is_word(j, "of"))
        if any((body := of_at(self.t, j + 1, loose=False)) and body.kind == "body" and body.end == i for j in ofs):
            return True
        if self.t.is_word(i + 2, "of"):
            return (body := of_at(self.t, i + 3, loose=False)) is not None and body.kind == "body"
        behind = i + 3 + self.t.is_word(i + 3, "the", "its", "their", "then")
        return self.t.is_word(i + 2, ",") and any(self.t.has(behind, role) for role in ("head", "modifier"))

    def _name_despite(self, i: int, roles: object, weak: frozenset[str], inside: bool) -> bool:
        """A word of the lexicon is a name's part only where its other meaning is weak, or inside a known name."""
        keys = set(roles)  # type: ignore[call-overload]
        if not inside and "preposition" in keys and i > 0 and self._no_opening(i - 1):
            behind = i + 1 + bool(self.t.has(i + 1, "particle"))  # "General Secretary To Lam", "the President, To Lam"
            return self._uncommon(behind)
        if self._inflected(i, keys):
            return False
        if keys <= {"particle"}:
            return self.t.words[i][0].isupper() and (inside or self._name_word(i + 1, True) if i + 1 < self.t.size else inside)
        if fold(self.t.words[i]) in self.known or (not inside and self._given_before_initial(i)):
            return True
        if "head_or_name" in keys:
            return inside or self._given(i)
        if inside and "head" in keys and self.t.low[i] in word_set("heads_as_surnames"):
            return self._closes_name(i + 1)  # "Director General Amy Pope"
        if keys <= _NAME_TOO and (i > 0 or "modal" not in keys) and (inside or self._among_names(i)):
            return True  # "Baghdad Amreyev" is no city
        if not inside and keys <= {"portfolio", "not_name"} and self._surname_alone(i):
            return True
        if keys <= {"honorific"} and inside and (not self.t.is_word(i + 1, ".") or i + 2 == self.t.size):
            return self._closes_name(i + 1) or self._degree_in_name(i)  # "Hun Sen", "Moises Mba Nchama"
        return bool(keys) and keys <= (weak | {"particle"}) and inside

    def _surname_alone(self, i: int) -> bool:
        """ "Lord | Home |, British Foreign Secretary": what ends right behind such an address is a surname, whatever else it means."""
        before = i - 2 if self.t.is_word(i - 1, ".") else i - 1
        return before >= 0 and self.t.low[before] in word_set("address_before_surname") and self._closes_name(i + 1)

    def _among_names(self, i: int) -> bool:
        """ "Baghdad | Amreyev", "Mr. | Power": what stands around a word of another meaning makes it a name."""
        return self._uncommon(i + 1) or self._addressed(i) or self._led_by_particle(i + 1) or self._degree_in_name(i + 1)

    def _degree_in_name(self, i: int) -> bool:
        """ "Hassan | Sheikh | Veli": a title that is a word of a name too, and a word of no lexicon behind it."""
        return self.t.low[i] in word_set("degree_or_name") and self._uncommon(i + 1)

    def _led_by_particle(self, i: int) -> bool:
        """ "Hassan | bin Talal", "Ali | al-Saud": what stands behind a small particle makes a name of what stands before it."""
        after = self._particles(i)
        return after is not None and self.t.words[i].islower() and self._is_cap(after)

    def _addressed(self, i: int) -> bool:
        """ "The Rt. Hon. George | Price": behind a form of address a place before another capital is a name."""
        before = i - 2 if self.t.is_word(i - 1, ".") else i - 1
        hit = self.t.hit(before) if before >= 0 else None
        called, after = hit is not None and hit.roles.keys() <= {"honorific"}, self.t.hit(i + 1)
        return called and self._is_cap(i + 1) and (after is None or after.roles.keys() <= {"particle"})

    def _inflected(self, i: int, keys: set[str]) -> bool:
        """ "Biden Announces", "Tokayev Reaffirms": in a headline a verb behind a name is no surname."""
        word, hit = self.t.low[i], self.t.hit(i)
        lemma = next((hit.roles[k] for k in keys if k[:2] == "v:"), None) if hit and self.shouting else None
        return lemma is not None and word.endswith(("s", "ed")) and (lemma != word or self._is_verb(word[:-1]))

    def _is_verb(self, word: str) -> bool:
        hit = self.t.lexicon.words[word].hit
        return hit is not None and any(role[:2] == "v:" for role in hit.roles)

    def _closed(self, at: int) -> bool:
        if at >= self.t.size or self.t.words[at] in word_set("behind_whole_names") or self._is_weekday(at):
            return True
        hit = self.t.hit(at)
        return hit is not None and any(r[:2] == "v:" or r in ("will", "have", "be", "modal", "adverb", "glad") for r in hit.roles)

    def _is_weekday(self, at: int) -> bool:
        """ "The Minister, Ali Veli | Monday | called on": the day stands between a name and its verb."""
        return self._is_cap(at) and self.t.low[at] in calendar_words() and len(self.t.words[at]) > _SHORT_DAY

    def _closes_name(self, at: int) -> bool:
        """A name ends here: at a stop, a comma, "and", a verb or a date, or before the state that it governs."""
        if at >= self.t.size or self.t.is_word(at, ".") or self._closed(at) or self.t.words[at][0].isdigit():
            return True
        if self.t.is_word(at, "as", "before", "after") or self.t.has(at, "postnominal") is not None:
            return True
        return self.t.words[at].lower() in calendar_words() or (self.t.is_word(at, "of") and of_at(self.t, at + 1) is not None)
