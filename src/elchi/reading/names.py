"""People, offices, bodies and states as written: the parties of a sentence.

party  = person | office | body | state | group | pronoun
person = [office] {honorific} name ["of" of] {"," office} | honorific name
group  = {adjective | modifier} group-noun ["of" | "from" of-list]
"""

from elchi.lexica.marks import GROUP, HONORIFIC, OFFICE, OWNER, PAIR, PARTICLE, PRONOUN
from elchi.reading.bodies import Of, body_at, of_at, of_list
from elchi.reading.dates import calendar_words
from elchi.reading.portfolios import Title
from elchi.reading.titles import OfficeParser
from elchi.reading.units import Actor

_CLAUSE = frozenset({"preposition", "be", "have", "will", "who", "that", "comma", "head", "heads", "group", "institution"})
_MANY = 40  # people of one list
_NO_SURNAME = frozenset(
    {"state", "adjective", "body", "region", "institution", "head", "heads", "portfolio", "modifier", "event", "group", "honorific", "venue",
     "ordinal", "preposition", "pronoun", "and", "or", "that", "who", "the", "a", "this", "be", "have", "will", "not", "instrument"}
)  # fmt: skip


class NameParser(OfficeParser):
    """Finds the parties named in one segment."""

    def party(self, at: int) -> tuple[list[Actor], int] | None:
        """Return the actors named from token `at` and the token after them, or None."""
        # Each kind is asked only where its first and last words can stand: three of four tokens end here.
        marks, reach = self.t.marks[at], self.t.reach[at]
        return (
            (marks & PAIR and self._pair(at))
            or (reach & OFFICE and self._titled(at))
            or (reach & GROUP and self._group(at))
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

    def _actor(self, title: Title, name: str | None, end: int) -> Actor:
        return Actor(
            "person" if name else "office", self.t.starts[title.start], self.t.ends[end - 1], name, title.office,
            title.of, definite=title.definite, also=list(title.also or ()), former=title.former,
        )  # fmt: skip

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
        named = self._honorific_name(self._past_addresses(title.end + 1 + rank))
        if named and self._closed(named[1]) and len(named[0].split()) > 1:
            return named
        return None

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

    def _of_after_name(self, actor: Actor, at: int) -> int:
        """ "Presidents Muhammadu Buhari of Nigeria": the state after the name belongs to the office."""
        if not self.t.is_word(at, "of"):
            return at
        found = of_at(self.t, at + 1)
        if found is None or (actor.of and found.kind != "state"):
            return at
        actor.of = actor.of or found.name
        return found.end

    def _appositions(self, actor: Actor, at: int) -> int:
        """ "Bujar Osmani, Minister of ..., and OSCE Chairman-in-Office": offices after the name, closed off."""
        for _ in range(3):
            step = 1 if self.t.is_word(at, ",") else 0
            if step and self.t.is_word(at + 1, "the", "a", "an"):
                step = 2
            if not step:
                break
            title = self.title(at + step)
            if title is None or title.plural or (title.weak and not title.of) or self._honorific_name(title.end):
                break
            if not (self._closed(title.end)) or (actor.office is not None and self._names_next(title.end)):
                break
            self._add_office(actor, title)
            at = title.end
            if title.of is None:
                at = self._state_behind(actor, at)
        return at

    def _names_next(self, at: int) -> bool:
        """ "Minister of Trade, Mr A, Minister of Health | , Mr B": the office behind a name is that of the next one."""
        return self.t.is_word(at, ",") and self.t.has(at + 1, "honorific") is not None and self._honorific_name(at + 1) is not None

    def _state_behind(self, actor: Actor, at: int) -> int:
        """ "Ali Veli, Federal Minister for Foreign Affairs, Germany, ...": the state as a last apposition."""
        found = of_at(self.t, at + 1, loose=False) if self.t.is_word(at, ",") and self._is_cap(at + 1) else None
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
        if actor.office is None:
            actor.office, actor.of, actor.former = title.office, title.of or actor.of, title.former
        else:
            actor.also.append((title.office, title.of))
        actor.also.extend(title.also or ())

    def _by_owner(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The presidents of Georgia, Ali Veli; Armenia, Can Kara; and Moldova (Ion Rusu)": each state before its own."""
        owner, actors = next(iter(title.owners or ()), None), list[Actor]()
        end = owner.end if owner else title.end
        while owner is not None and self.t.is_word(owner.end, ",", "(") and len(actors) < _MANY:
            named = self._honorific_name(owner.end + 1)
            if named is None or len(named[0].split()) < 2:
                break
            actors.append(
                Actor("person", self.t.starts[owner.start], self.t.ends[named[1] - 1], named[0], self._singular(title), owner.name)
            )
            end = named[1] + self.t.is_word(named[1], ")")
            at = end
            while self.t.is_word(at, ",", ";", "and", "of", "&"):
                at += 1
            owner = of_at(self.t, at, loose=False) if at > end else None
        if len(actors) < 2:
            return None
        actors[0].start = self.t.starts[title.start]
        return actors, end

    def _shared(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "Foreign ministers of India and Pakistan"; "Presidents Buhari of Nigeria and Talon of Benin"."""
        if (told := self._by_owner(title)) is not None:
            return told
        actors: list[Actor] = []
        end, at = title.end, title.end
        while (named := self._honorific_name(at)) is not None:
            actor = self._actor(title, named[0], named[1])
            actor.office = self._singular(title)
            actor.start, actor.plural = self.t.starts[at], False
            end = self._of_after_name(actor, named[1])
            if (
                actor.of is None
                and self.t.is_word(end, "(")
                and (found := of_at(self.t, end + 1))
                and self.t.is_word(found.end, ")")
            ):
                actor.of, end = found.name, found.end + 1
            actor.end = self.t.ends[end - 1]
            actors.append(actor)
            at = end
            while self.t.is_word(at, ",", "and", "&"):
                at += 1
            if at == end or self.title(at) is not None:
                break
        if actors:
            actors[0].start = self.t.starts[title.start]
            return actors, end
        owners = title.owners or ([lands] if (lands := self._lands(title.end)) else [])
        made = [self._office_of(title, owner) for owner in owners] or [self._actor(title, None, title.end)]
        for actor in made:
            actor.plural = len(owners) < 2
            actor.kind = "group" if actor.plural else "office"
        return made, max([title.end, *(o.end for o in owners[-1:])])

    def _lands(self, at: int) -> Of | None:
        """ "Leaders | of 34 nations", "ministers | from the Nordic countries": many, told by how many or which they are."""
        if not self.t.is_word(at, "of", "from"):
            return None
        first = i = at + 1 + self.t.is_word(at + 1, "the")
        if self.t.is_word(first, "two", "both", "our", "their"):
            return None
        while i < self.t.size and i - first < 5:
            hit = self.t.hit(i)
            if hit is not None and "lands" in hit.roles:
                body = of_at(self.t, first, loose=False)
                name = body.name if body is not None and body.kind == "body" else self.t.span(first, i + hit.length)
                return Of(name, "lands", first, i + hit.length, None)
            if not (self._is_cap(i) or self.t.words[i].isdigit() or self.t.words[i].islower()) or (
                hit and hit.roles.keys() & _CLAUSE
            ):
                return None
            i += hit.length if hit else 1
        return None

    def _office_of(self, title: Title, owner: Of) -> Actor:
        return Actor(
            "office",
            self.t.starts[title.start],
            self.t.ends[title.end - 1],
            None,
            title.office,
            owner.name,
            definite=True,
        )

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
        end = self._of_state(actor, end)
        end = self._appositions(actor, end)
        actor.end = self.t.ends[end - 1]
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

    def _group(self, at: int) -> tuple[list[Actor], int] | None:
        """ "officials from Uzbekistan and Tajikistan", "the Turkish side", "leaders of African Union member states"."""
        i = at + 1 if self.t.is_word(at, "the", "a", "an", "two", "both") else at
        owner = of_at(self.t, i, loose=False) or self._region(i)
        j = owner.end if owner else i
        if owner and self.t.words[j : j + 1] in (["'s"], ["’s"]):
            j += 1
        k = j
        while k < self.t.size and k - j < 4 and (hit := self.t.hit(k)) is not None and "group" not in hit.roles:
            if not ({"modifier", "portfolio", "adjective"} & hit.roles.keys()) and not self.t.is_word(k, "and", "-", "level"):
                break
            k += hit.length
        noun = self.t.hit(k)
        if (of := self._body_of_lands(i)) is not None:
            return self._lands_of(at, i, of)
        side = self.t.is_word(k, "side", "team", "government", "leadership", "delegation", "authorities")
        if (not side and (noun is None or "group" not in noun.roles)) or (self.t.words[k][0].isupper() and not owner and k == at):
            return None
        end = k + (noun.length if noun else 1)
        words = self.t.span(j if owner else i, end)
        found = of_list(self.t, end + 1) if self.t.is_word(end, "of", "from", "for") else []
        if not found and not owner and (lands := self._lands(end)) is not None:
            found = [lands]
        end = found[-1].end if found else end
        if self.t.is_word(end, "member") and self.t.is_word(end + 1, "states", "countries"):
            end += 2
        owners: list[str | None] = [o.name for o in found] or [owner.name if owner else None]
        start, stop = self.t.starts[at], self.t.ends[end - 1]
        definite = self.t.is_word(at, "the", "both", "two")
        return [Actor("group", start, stop, None, words, o, plural=True, definite=definite) for o in owners], end

    def _body_of_lands(self, at: int) -> Of | None:
        """The body in "four countries | of the Visegrad Group"."""
        noun = at + 1 if self.t.has(at, "this") is not None or self.t.words[at].isdigit() else at
        hit = self.t.hit(noun)
        if hit is None or "lands" not in hit.roles or not self.t.is_word(noun + hit.length, "of"):
            return None
        of = of_at(self.t, noun + hit.length + 1)
        return of if of is not None and of.kind == "body" else None

    def _lands_of(self, at: int, first: int, of: Of) -> tuple[list[Actor], int]:
        """ "The four countries of the Visegrad Group": a group under those words."""
        words = self.t.span(first, of.start).removesuffix(" of")
        return [
            Actor("group", self.t.starts[at], self.t.ends[of.end - 1], None, words, of.name, plural=True, definite=True)
        ], of.end

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
        if hit is None or "pronoun" not in hit.roles:
            return None
        end = at + hit.length
        return [Actor("pronoun", self.t.starts[at], self.t.ends[end - 1], number=hit.roles["pronoun"])], end
