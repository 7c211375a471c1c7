"""People, offices, bodies and states as written: the parties of a sentence.

party  = person | office | body | state | group | pronoun
person = [office] {honorific} name ["of" of] {"," office} | honorific name
group  = {adjective | modifier} group-noun ["of" | "from" of-list]
"""

from elchi.lexica.classes import word_set
from elchi.lexica.marks import GROUP, HONORIFIC, OFFICE, OWNER, PAIR, PARTICLE, PRONOUN
from elchi.reading.bodies import Of, body_at, of_at
from elchi.reading.dates import calendar_words
from elchi.reading.many import ManyParser
from elchi.reading.portfolios import Title
from elchi.reading.units import Actor

_QUOTING = (",", '"', "”", "“", "»", "''", "-", "–", "—", ":")
_TELLER = 9  # how many words may lie between a name and the verb of who tells the sentence
_NO_SURNAME = frozenset(
    {"state", "adjective", "body", "region", "institution", "head", "heads", "portfolio", "modifier", "event", "group", "honorific", "venue",
     "ordinal", "preposition", "pronoun", "and", "or", "that", "who", "the", "a", "this", "be", "have", "will", "not", "instrument"}
)  # fmt: skip


_NO_POSSESSION = frozenset(
    {"preposition", "adverb", "and", "or", "that", "who", "be", "have", "will", "modal", "not", "this", "the", "a", "pronoun", "possessive"}
)  # fmt: skip


class NameParser(ManyParser):
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

    def _name_after(self, title: Title) -> tuple[str, int] | None:
        """A name right after an office, or after a comma when the name is closed by a comma, a verb or the end."""
        rank = 1 if self.t.has(title.end, "head") == "ambassador" and title.head != "ambassador" else 0
        named = self._honorific_name(title.end + rank, led=True) or self._led_name(title)
        if named:
            return named
        if not self.t.is_word(title.end, ","):
            return None
        if title.of is None and (behind := self._behind_state(title)) is not None:
            return behind
        rank = 1 if self.t.has(title.end + 1, "head") == "ambassador" and self._is_cap(title.end + 1) else 0
        at = self._past_addresses(title.end + 1 + rank)
        named = self._honorific_name(at, led=self._styled(at))
        if named and len(named[0].split()) > 1 and (self._closed(named[1]) or self._addressed_there(title, named[1])):
            return named
        return None

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

    def _behind_state(self, title: Title) -> tuple[str, int] | None:
        """ "Acting Premier, Montserrat, Dr. the Hon. Ali Veli": the state between commas, then a name with its form of address."""
        found = of_at(self.t, title.end + 1, loose=False)
        if (
            found is None
            or found.kind != "state"
            or not self.t.is_word(found.end, ",")
            or not self.t.has(found.end + 1, "honorific")
        ):
            return None
        named = self._honorific_name(found.end + 1)
        if named is not None and len(named[0].split()) > 1 and self.t.has(found.end + 1, "head") is None:
            title.of = found.name
            return named
        return None

    def _led_name(self, title: Title) -> tuple[str, int] | None:
        """ "President Victoria", "Foreign Secretary Home": behind a title a place or common word is a name, where nothing goes on."""
        at = title.end
        if self.shouting or title.weak or title.plural or not (self._is_cap(at) and self._is_cap(at - 1)):
            return None
        end = at + 2 if self._is_cap(at + 1) and self._name_word(at + 1, True) else at + 1
        word = self.t.words[at]
        if not self._closes_name(end) or not word.isalpha() or word.isupper() or word.lower() in calendar_words():
            return None
        hit = self.t.hit(at)
        if hit is not None and (hit.roles.keys() & _NO_SURNAME or hit.length > end - at):
            return None
        return self.t.span(at, end), end

    def _appositions(self, actor: Actor, at: int) -> int:
        """ "Bujar Osmani, Minister of ..., and OSCE Chairman-in-Office": offices after the name, closed off."""
        for _ in range(3):
            step = 1 if self.t.is_word(at, ",") else 0
            if step and self.t.is_word(at + 1, "the", "a", "an"):
                step = 2
            if not step and (actor.honorific is None or actor.office is not None or not self._titled_at_once(at)):
                break
            title = self.title(at + step)
            if title is None or title.plural or (title.weak and not title.of) or self._honorific_name(title.end):
                break
            if not (self._closed(title.end)) or (actor.office is not None and self._names_next(title.end)):
                break
            if step > 1 and (self._begins_clause(at, title.end) or self._tells_the_rest(actor, at, title.end)):
                break
            if self._in_turn(actor, at, title.end):
                break
            self._add_office(actor, title)
            at = title.end
            if title.of is None:
                at = self._state_behind(actor, at)
        return at

    def _titled_at_once(self, at: int) -> bool:
        """ "Senator the Hon. Ali Veli | Minister of Trade": an office right behind a name with its form of address, no comma between."""
        title = self.title(at) if self._is_cap(at) and self.t.reach_at(at) & OFFICE else None
        return title is not None and title.end - at > 2 and self.t.is_word(at + 1, "of", "for")

    def _begins_clause(self, at: int, end: int) -> bool:
        """ "During the talks with Minister A, the President said": the comma closes a leading phrase, and no A is President."""
        t = self.t
        led = t.has(0, "preposition") is not None or t.low[0].endswith("ing")
        closed = end >= t.size or t.is_word(end, ",", ".", ";", ")", "and", "who", "-", "–", "—")
        return led and not closed and "," not in t.words[:at]

    def _tells_the_rest(self, actor: Actor, at: int, end: int) -> bool:
        """ "He will meet Ali Veli, a spokesman said": behind a whole clause the office is that of who tells it."""
        before = at - len((actor.person or "").split()) - 1
        while end < at + _TELLER and (self.t.is_word(end, "for", "of", "the", "at", "with") or self.t.hit(end) is None):
            end += 1  # "a spokesman for the ministry said"
        return self.t.has(end, "v:say") is not None and before >= 0 and not self.t.is_word(before, *_QUOTING)

    def _names_next(self, at: int) -> bool:
        """ "Minister of Trade, Mr A, Minister of Health | , Mr B": the office behind a name is that of the next one."""
        if not self.t.is_word(at, ","):
            return False
        return self.t.has(at + 1, "honorific") is not None and self._honorific_name(at + 1) is not None

    def _in_turn(self, actor: Actor, at: int, behind: int) -> bool:
        """ "The head of A, Ali Veli, the head of B | , Jan Novak, and ...": each name in full between commas has its office before it."""
        words = len((actor.person or "").split())
        if actor.office is None or not words or not self.t.is_word(at - words - 1, ",") or not self.t.is_word(behind, ","):
            return False
        end = self._name(behind + 1)
        return end is not None and end - behind > 2 and self.t.is_word(end, ",") and self._looks_like_person(behind + 1, end)

    def _state_behind(self, actor: Actor, at: int) -> int:
        """ "Ali Veli, Federal Minister for Foreign Affairs, Germany, ...": the state as a last apposition."""
        behind = at + 1
        while self.t.is_word(behind, "the", "royal", "government", "of"):
            behind += 1  # "Ali Veli, Government of Georgia"
        found = of_at(self.t, behind, loose=False) if self.t.is_word(at, ",") and self._is_cap(at + 1) else None
        if (
            found is None
            or found.kind != "state"
            or not (found.end >= self.t.size or self.t.is_word(found.end, ",", ".", ";", ")"))
        ):
            return at
        if self.t.is_word(found.end, ",") and of_at(self.t, found.end + 1, loose=False) is not None:
            return at  # a list of states
        actor.of = found.name
        return found.end

    @staticmethod
    def _add_office(actor: Actor, title: Title) -> None:
        if actor.office is None or actor.office.casefold() in word_set("royal_styles"):
            actor.office, actor.of, actor.former = title.office, title.of or actor.of, title.former
        else:
            actor.also.append((title.office, title.of))
            if actor.of is None and actor.office.casefold() == "ambassador":
                actor.of = title.of  # "Ambassador Ali Veli, Permanent Representative of Georgia"
        actor.also.extend(title.also or ())

    def _honoured(self, at: int) -> tuple[list[Actor], int] | None:
        named = self._honorific_name(at)
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
