"""People, offices, bodies and states as written: the parties of a sentence.

party  = person | office | body | state | group | pronoun
person = [office] {honorific} name ["of" of] {"," office} | honorific name
group  = {adjective | modifier} group-noun ["of" | "from" of-list]
"""

from elchi.lexica.classes import word_set
from elchi.lexica.marks import GROUP, HONORIFIC, OFFICE, OWNER, PAIR, PARTICLE, PRONOUN
from elchi.reading.lines.units import Actor
from elchi.reading.names.bodies import Of, of_at
from elchi.reading.names.titled import TitledParser

_NO_POSSESSION = frozenset(
    {"preposition", "adverb", "and", "or", "that", "who", "be", "have", "will", "modal", "not", "this", "the", "a", "pronoun", "possessive"}
)  # fmt: skip


_HIS = frozenset({"his", "her"})


class NameParser(TitledParser):
    """Finds the parties named in one segment."""

    def party(self, at: int) -> tuple[list[Actor], int] | None:
        """Return the actors named from token `at` and the token after them, or None."""
        # Each kind is asked only where its first and last words can stand: three of four tokens end here.
        t = self.t
        word, marks, reach = t.low[at], t.marks[at], t.reach[at]
        led = t.marks[at + 1] if word == "the" else 0
        owner = marks & OWNER
        return (
            (marks & PAIR and self._pair(at))
            or (owner and t.has(at, "adjective") and self._of_several(at))
            or (led & OWNER and self._of_several(at))
            or (owner and t.low[at + 1] in ("and", "&") and self._of_two_names(at))
            or (reach & OFFICE and self._titled(at))
            or (reach & GROUP and self._group(at))
            or (word in _HIS and self._kin(at))
            or (owner and self._of_land(at))
            or ((marks | led) & HONORIFIC and self._honoured(at))
            or (self._may_name(at, marks) and self._plain(at))
            or (marks & PRONOUN and self._pronoun(at))
            or None
        )

    def _kin(self, at: int) -> tuple[list[Actor], int] | None:
        """ "President Ali Veli and | his wife, Eda Veli, | visited": whoever is told of by whose kin he is, commas and all."""
        if self.t.low[at + 1] not in word_set("kin"):
            return None
        parted = self.t.is_word(at + 2, ",")
        named = self._honorific_name(at + 2 + parted)
        if named is None or (parted and not self.t.is_word(named[1], ",", ".", ";")):
            return None
        first = at + 2 + parted
        actor = Actor("person", self.t.starts[first], self.t.ends[named[1] - 1], named[0])
        return [actor], named[1] + (parted and self.t.is_word(named[1], ","))

    def _may_name(self, at: int, marks: int) -> bool:
        if self.t.low[at] == "the":
            return self.t.caps[at + 1] or bool(self.t.marks[at + 1] & OWNER)
        return self.t.caps[at] or bool(marks & (OWNER | PARTICLE)) or "-" in self.t.words[at]

    def _honoured(self, at: int) -> tuple[list[Actor], int] | None:
        named = self._honorific_name(at)
        if named is None and (royal := self._royal(at)) is not None:
            return royal
        if named is None or named[1] == at or (self.t.has(at, "honorific") is None and not self.t.is_word(at, "the")):
            return None
        named = self._with_surname(*named)
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
        if owned and self.t.has(start, "honorific") is not None and self.t.has(start, "head") is None:
            named = self._honorific_name(start)  # "Ghana's Mr Ali Veli"
            whole = named is not None and len(named[0].split()) > 1
            return (
                ([Actor("person", self.t.starts[at], self.t.ends[named[1] - 1], named[0], of=found.name)], named[1])
                if named and whole
                else None
            )
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
        name = found.name
        if found.inner and (state := self._whose_organ(end)) is not None:  # "the Ministry of Trade | of Georgia" is nobody else's
            end = state.end
            name = self.t.span(found.start + self.t.is_word(found.start, "the"), end)
        actor = Actor(kind, self.t.starts[at], self.t.ends[end - 1], of=name, entity=found.entity)
        if self.t.is_word(end, "(") and end + 2 < self.t.size and self.t.is_word(end + 2, ")") and self.t.words[end + 1].isupper():
            end += 3
        return [actor], end

    def _whose_organ(self, at: int) -> Of | None:
        """The state of which a body is an organ."""
        found = of_at(self.t, at + 1, loose=False) if self.t.is_word(at, "of") else None
        return found if found is not None and found.kind == "state" and not self.t.is_word(found.end, "'s", "’s") else None

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
        words = " ".join(self.t.span(at, end).split())
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
