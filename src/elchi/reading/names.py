"""People, offices, bodies and states as written: the parties of a sentence.

party  = person | office | body | state | group | pronoun
person = [office] {honorific} name ["of" of] {"," office} | honorific name
group  = {adjective | modifier} group-noun ["of" | "from" of-list]
"""

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.lexica.marks import GROUP, HONORIFIC, OFFICE, OWNER, PAIR, PARTICLE, PRONOUN
from elchi.reading.apposed import ApposedParser
from elchi.reading.bodies import Of, body_at, of_at
from elchi.reading.dates import calendar_words
from elchi.reading.portfolios import Title
from elchi.reading.units import Actor, common_words

_NO_SURNAME = frozenset(
    {"state", "adjective", "body", "region", "institution", "head", "heads", "portfolio", "modifier", "event", "group", "honorific", "venue",
     "ordinal", "preposition", "pronoun", "and", "or", "that", "who", "the", "a", "this", "be", "have", "will", "not", "instrument"}
)  # fmt: skip

_SURNAME_TOO = frozenset({"portfolio", "region", "state"})  # "Samantha Power", "Patricia Scotland", "Lisa Monaco"

_NO_POSSESSION = frozenset(
    {"preposition", "adverb", "and", "or", "that", "who", "be", "have", "will", "modal", "not", "this", "the", "a", "pronoun", "possessive"}
)  # fmt: skip


class NameParser(ApposedParser):
    """Finds the parties named in one segment."""

    def party(self, at: int) -> tuple[list[Actor], int] | None:
        """Return the actors named from token `at` and the token after them, or None."""
        # Each kind is asked only where its first and last words can stand: three of four tokens end here.
        marks, reach = self.t.marks[at], self.t.reach[at]
        return (
            (marks & PAIR and self._pair(at))
            or (marks & OWNER and self.t.has(at, "adjective") and self._of_several(at))
            or (self.t.low[at] == "the" and self.t.marks[at + 1] & OWNER and self._of_several(at))
            or (marks & OWNER and self.t.low[at + 1] in ("and", "&") and self._of_two_names(at))
            or (reach & OFFICE and self._titled(at))
            or (reach & GROUP and self._group(at))
            or (marks & OWNER and self._of_land(at))
            or (self._may_honour(at, marks) and self._honoured(at))
            or (self._may_name(at, marks) and self._plain(at))
            or (marks & PRONOUN and self._pronoun(at))
            or None
        )

    def _may_honour(self, at: int, marks: int) -> bool:
        return bool(marks & HONORIFIC or (self.t.low[at] == "the" and self.t.marks[at + 1] & HONORIFIC))

    def _may_name(self, at: int, marks: int) -> bool:
        if self.t.low[at] == "the":
            return self.t.caps[at + 1] or bool(self.t.marks[at + 1] & OWNER)
        return self.t.caps[at] or bool(marks & (OWNER | PARTICLE)) or "-" in self.t.words[at]

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
        if len(named[0].split()) < 2:  # "the Prime Minister (Mr Veli)"
            return (named[0], named[1] + 1) if self.t.has(at, "honorific") and not self.t.has(at, "head") else None
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

    def _honoured(self, at: int) -> tuple[list[Actor], int] | None:
        named = self._honorific_name(at)
        if named is None and (royal := self._royal(at)) is not None:
            return royal
        if named is None or named[1] == at or (self.t.has(at, "honorific") is None and not self.t.is_word(at, "the")):
            return None
        actor = Actor("person", self.t.starts[at], self.t.ends[named[1] - 1], named[0], honorific=self.t.words[at])
        end = self._of_after_name(actor, named[1])
        end = self._appositions(actor, end)
        actor.end = self.t.ends[end - 1]
        return [actor], end

    def _plain(self, at: int) -> tuple[list[Actor], int] | None:
        """A bare name of two words or more, a surname already introduced, a body or a state."""
        step = 1 if self.t.is_word(at, "the") else 0
        body = of_at(self.t, at + step, loose=True)
        end = None if step else self._name(at)
        if body is not None and (end is None or body.end >= end):
            return self._of_actor(body, at)
        if end is None:
            return None
        name = self.t.span(at, end)
        if end - at == 1 and not self._known(at):
            return None
        if end - at > 1 and not self._looks_like_person(at, end):
            return None
        actor = Actor("person", self.t.starts[at], self.t.ends[end - 1], name)
        end = self._of_state(actor, self._past_nickname(end))
        end = self._appositions(actor, end)
        actor.end = self.t.ends[end - 1]
        return [actor], end

    def _of_land(self, at: int) -> tuple[list[Actor], int] | None:
        """ "Uganda's Ali Veli", "Brazilian Ali Veli": a name in full right behind a state that nobody holds an office of."""
        found = of_at(self.t, at, loose=False)
        if found is None or found.kind != "state" or self.shouting:
            return None
        owned = self.t.is_word(found.end, "'s", "’s")
        if not owned and self.t.has(at, "adjective") is None:
            return None
        start = found.end + owned
        end = self._name(start) if self._is_cap(start) and self.t.hit(start) is None else None
        if end is None or end - start < 2 or not self._looks_like_person(start, end) or not self._closed(end):
            return None
        actor = Actor("person", self.t.starts[at], self.t.ends[end - 1], self.t.span(start, end), of=found.name)
        return [actor], end

    def _of_state(self, actor: Actor, at: int) -> int:
        """ "Ali Veli of Georgia": whose minister or envoy a bare name is."""
        found = of_at(self.t, at + 1, loose=False) if self.t.is_word(at, "of") else None
        if (
            found is None
            or found.kind != "state"
            or self.t.is_word(found.end, "'s", "’s", "-")
            or found.name != self.t.span(found.start, found.end).removeprefix("the ")
        ):
            return at
        actor.of = found.name
        return found.end

    def _of_actor(self, found: Of, at: int) -> tuple[list[Actor], int] | None:
        end = found.end
        kind = "state" if found.kind == "state" else "body"
        if self.t.is_word(end, "side", "delegation", "government", "authorities", "leadership", "team", "delegations"):
            return None
        actor = Actor(kind, self.t.starts[at], self.t.ends[end - 1], of=found.name, entity=found.entity)
        if self.t.is_word(end, "(") and end + 2 < self.t.size and self.t.is_word(end + 2, ")") and self.t.words[end + 1].isupper():
            end += 3
        return [actor], end

    def _pair(self, at: int) -> tuple[list[Actor], int] | None:
        """ "The sides", "both ministers": two who were named before."""
        hit = self.t.hit(at)
        if hit is None or "pair" not in hit.roles or self.t.is_word(at + hit.length, "of", "from", "'s"):
            return None
        end = at + hit.length
        if (
            self.t.is_word(end, "for", "in")
            and self.t.caps[end + 1]
            and (office := self.title(at)) is not None
            and office.end > end
        ):
            return None  # "the Ministers for Foreign Affairs of Georgia and Japan"
        if self.t.is_word(end, "and") and (second := self.title(end + 1)) is not None and second.plural and second.owners:
            return None  # "the foreign ministers and trade ministers of Georgia and Japan"
        words = self.t.span(at, end)
        return [Actor("pair", self.t.starts[at], self.t.ends[end - 1], office=words, number="they", plural=True)], end

    def _pronoun(self, at: int) -> tuple[list[Actor], int] | None:
        hit = self.t.hit(at)
        if hit is None or "pronoun" not in hit.roles or ("their" in hit.roles and self._owned_word(at + hit.length)):
            return None
        end = at + hit.length
        return [Actor("pronoun", self.t.starts[at], self.t.ends[end - 1], number=hit.roles["pronoun"])], end

    def _owned_word(self, at: int) -> bool:
        """ "Her | letters of credence", but "met her | in Oslo", "told her | that": what is hers stands right behind."""
        hit = self.t.hit(at)
        if at >= self.t.size or not self.t.words[at][0].isalpha():
            return False
        return hit is None or hit.roles.keys().isdisjoint(_NO_POSSESSION)
