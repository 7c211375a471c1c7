"""A person told by his office: "Minister Ali Veli", "the Minister of Trade, Ali Veli", "the Deputy Prime Minister, Minister of Trade Ali Veli"."""

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.lexica.marks import OFFICE
from elchi.reading.dates.dates import calendar_words
from elchi.reading.lines.tokens import common_words
from elchi.reading.lines.units import Actor
from elchi.reading.names.apposed import ApposedParser
from elchi.reading.names.bodies import body_at, of_at
from elchi.reading.names.portfolios import Title

_NO_SURNAME = frozenset(
    {"state", "adjective", "body", "region", "institution", "head", "heads", "portfolio", "modifier", "event", "group", "honorific", "venue",
     "ordinal", "preposition", "pronoun", "and", "or", "that", "who", "the", "a", "this", "be", "have", "will", "not", "instrument"}
)  # fmt: skip

_SURNAME_TOO = frozenset({"portfolio", "region", "state"})  # "Samantha Power", "Patricia Scotland", "Lisa Monaco"


class TitledParser(ApposedParser):
    """Reads an office with the name that goes with it."""

    def _titled(self, at: int) -> tuple[list[Actor], int] | None:
        title = self.title(at)
        if title is None:
            return None
        if title.plural:
            return self._shared(title)
        named = self._name_after(title)
        if named is None and (inner := self._titled_apart(title)) is not None:
            return inner
        if named is None and title.weak and (body := body_at(self.t, at + self.t.is_word(at, "the"))) and body.end > title.end:
            return None  # "the Justice and Equality Movement"
        named = named or self._with_spouse(title)
        if named is None:
            if title.weak and not title.of and not title.definite:
                return None
            return [self._actor(title, None, title.end)], title.end
        name, end = named
        actor = self._actor(title, name, end)
        end = self._of_after_name(actor, end)
        end = self._appositions(actor, end)
        actor.end = self.t.ends[end - 1]
        return [actor], end

    def _titled_apart(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "His counterpart, | President Ali Veli, met": the name stands behind another title between commas."""
        parted = self.t.is_word(title.end, ",")
        if not parted and title.head in word_set("chairs_beside"):
            return self._chairing_too(title)
        if parted and (two := self._minister_too(title)) is not None:
            return two
        hit = self.t.lexicon.look([title.head], 0) if title.head and (parted or self._is_cap(title.end)) else None
        if hit is None or "mirrored" not in hit.roles:
            return None
        at = title.end + parted
        found = self._titled(at) if self.t.reach_at(at) & OFFICE else None
        if found is None or len(found[0]) != 1 or found[0][0].person is None or not self._closed(found[1]):
            return None
        actor = found[0][0]
        actor.start, actor.of = self.t.starts[title.start], actor.of or title.of
        return found

    def _minister_too(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The Deputy Prime Minister, | Minister of Trade of Georgia Ali Veli": a lesser office of who is named behind the next."""
        second = self.title(title.end + 1) if self.t.reach_at(title.end + 1) & OFFICE and self._is_cap(title.end + 1) else None
        if (
            second is None
            or second.plural
            or second.definite
            or word_set("held_with_a_ministry").isdisjoint(title.office.lower().split())
        ):
            return None
        if title.of and second.of and title.of != second.of and self._of_states(title) and self._of_states(second):
            return None
        named = self._name_after(second)
        if named is None or self._begins_clause(title.end, named[1]) or not self._one_of_two(title, named[1]):
            return None
        actor = self._actor(second, *named)
        end = self._appositions(actor, self._of_after_name(actor, named[1]))
        actor.start, actor.end, actor.of = self.t.starts[title.start], self.t.ends[end - 1], actor.of or title.of
        actor.also.append((title.office, title.of or actor.of))
        return [actor], end

    def _one_of_two(self, title: Title, end: int) -> bool:
        """Behind a clause of its own the name is that of who does the next: "he met the Ambassador, Minister Ali Veli | said"."""
        if not (self._closed(end) and end < self.t.size and not self.t.is_word(end, ",", ".", ";", ")", "and", "in", "on", "at")):
            return True
        return title.start == 0 or (not title.definite and self.t.is_word(title.start - 1, "and", ","))

    def _chairing_too(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "AU chairman | President Ali Veli of Chad": who chairs a body holds the office before his name too."""
        found = self._titled(title.end) if self._is_cap(title.end) and self.t.reach_at(title.end) & OFFICE else None
        if found is None or len(found[0]) != 1 or found[0][0].person is None:
            return None
        actor = found[0][0]
        actor.start = self.t.starts[title.start]
        actor.also.append((title.office, title.of))
        return found

    def _name_after(self, title: Title) -> tuple[str, int] | None:
        """A name right after an office, or after a comma when the name is closed by a comma, a verb or the end."""
        ranks = word_set("ranks_before_names")
        rank = 1 if self.t.has(title.end, "head") in ranks and title.head not in ranks else 0
        named = self._honorific_name(title.end + rank, led=True) or self._led_name(title)
        if named:
            return self._with_surname(*named)
        if self.t.is_word(title.end, "("):
            return self._bracketed_name(title.end + 1)
        if self.t.is_word(title.end, "–", "—") and self.t.has(title.end + 1, "honorific") and not self.t.has(title.end + 1, "head"):
            return self._honorific_name(title.end + 1)  # "the Ambassador of Norway – H.E. Ali Veli"
        if not self.t.is_word(title.end, ","):
            return None
        if title.of is None and (behind := self._behind_state(title)) is not None:
            return behind
        rank = 1 if self.t.has(title.end + 1, "head") in ranks and self._is_cap(title.end + 1) else 0
        at = self._past_addresses(title.end + 1 + rank)
        named = self._honorific_name(at, led=self._styled(at))
        if named and self._begins_clause(title.end, named[1]):
            return None  # "after talks with the Prime Minister, Ali Veli met the King"
        addressed = self.t.has(at, "honorific") is not None and self.t.has(at, "head") is None  # "the Minister, Mr Veli, met"
        if named is None or not (addressed or len(named[0].split()) > 1):
            return None
        return named if self._closed(named[1]) or self._addressed_there(title, named[1]) else None

    def _with_surname(self, name: str, end: int) -> tuple[str, int]:
        """ "Administrator Samantha | Power said", "Secretary-General Patricia | Scotland": a surname that means something else too."""
        if self.shouting or " " in name or not self._strange(end - 1) or not self._is_cap(end) or not self.t.words[end].isalpha():
            return name, end
        hit, word = self.t.hit(end), self.t.words[end]
        titled = hit is not None and (not hit.roles.keys().isdisjoint(_NO_SURNAME - _SURNAME_TOO) or hit.length > 1)
        if titled or word.isupper() or word.lower() in calendar_words() or not self._closes_name(end + 1):
            return name, end
        return f"{name} {word}", end + 1

    def _strange(self, at: int) -> bool:
        """Whether a word is no word but of a name, and nobody was called so before."""
        word = fold(self.t.words[at])
        return self.t.hit(at) is None and word not in common_words() and word not in self.known

    def _bracketed_name(self, at: int) -> tuple[str, int] | None:
        """ "The Ambassador of Oman | (H.E. Said bin Ali)": a name in full that alone stands in brackets."""
        named = self._honorific_name(at, led=self.t.has(at, "honorific") is not None)
        if named is None or not self.t.is_word(named[1], ")") or of_at(self.t, at) is not None:
            return None
        addressed = self.t.has(at, "honorific") is not None and self.t.has(at, "head") is None
        if addressed or len(named[0].split()) < 2:  # "the Prime Minister (Mr Veli)", "the Under-Secretary (Mr George Ball)"
            return (named[0], named[1] + 1) if addressed else None
        return (named[0], named[1] + 1) if self._looks_like_person(named[1] - len(named[0].split()), named[1]) else None

    def _addressed_there(self, title: Title, end: int) -> bool:
        """ "To the Secretary-General, Mr. Ali Veli | as envoy": a form of address closes no list where the office is definite."""
        led = self.t.has(title.end + 1, "honorific") is not None and self.t.has(title.end + 1, "head") is None
        return led and title.definite and end < self.t.size and self.t.words[end].islower()

    def _styled(self, at: int) -> bool:
        """ "The Minister, His Highness | Prince Ali bin Hamad": a style of birth behind the office is no other office."""
        hit = self.t.hit(at)
        at += hit.length if hit is not None and hit.roles.get("honorific") == "royal" and "head" not in hit.roles else 0
        return self.t.low[at] in word_set("royal_styles") and self._is_cap(at)

    def _past_addresses(self, at: int) -> int:
        """ "Governor-General, His Excellency, | the Most Hon. Sir Ali Veli": behind all forms of address but the last."""
        for _ in range(3):
            hit = self.t.hit(at)
            end = at + hit.length if hit is not None and "honorific" in hit.roles else at
            if end == at or not self.t.is_word(end, ","):
                break
            at = end + 1
        return at

    def _led_name(self, title: Title) -> tuple[str, int] | None:
        """ "President Victoria", "Foreign Secretary Home": behind a title a place or common word is a name, where nothing goes on."""
        at = title.end
        if self.shouting or title.weak or title.plural or not (self._is_cap(at) and self._is_cap(at - 1)):
            return None
        end = at + 2 if self._is_cap(at + 1) and self._name_word(at + 1, True) else at + 1
        word = self.t.words[at]
        plain = word.isalpha() and not word.isupper() and not self._abbreviated(at)
        if not self._closes_name(end) or not plain or word.lower() in calendar_words():
            return None
        hit = self.t.hit(at)
        if hit is not None and (hit.roles.keys() & _NO_SURNAME or hit.length > end - at):
            return None
        return self.t.span(at, end), end
