"""Several at once: "the presidents of A and B", "Presidents A of B and C of D", "leaders of 34 nations"."""

from elchi.reading.lines.units import Actor
from elchi.reading.names.bodies import Of, of_at, of_list
from elchi.reading.names.portfolios import Title
from elchi.reading.names.titles import OfficeParser

_CLAUSE = frozenset({"preposition", "be", "have", "will", "who", "that", "comma", "head", "heads", "group", "institution"})
_PARTS = (",", "–", "—", "-")
_MANY = 40  # people of one list


class ManyParser(OfficeParser):
    """Finds offices that several hold, and groups."""

    def _actor(self, title: Title, name: str | None, end: int) -> Actor:
        return Actor(
            "person" if name else "office", self.t.starts[title.start], self.t.ends[end - 1], name, title.office,
            title.of, definite=title.definite, also=list(title.also or ()), former=title.former,
        )  # fmt: skip

    def _of_after_name(self, actor: Actor, at: int) -> int:
        """ "Presidents Muhammadu Buhari of Nigeria": the state after the name belongs to the office."""
        if not self.t.is_word(at, "of"):
            return at
        found = of_at(self.t, at + 1)
        if found is None or (actor.of and found.kind != "state"):
            return at
        actor.of = actor.of or found.name
        return found.end

    def _by_owner(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The presidents of Georgia, Ali Veli; Armenia, Can Kara; and Moldova (Ion Rusu)", "of Georgia Ali Veli and Armenia Can Kara"."""
        owner, actors = next(iter(title.owners or ()), None), list[Actor]()
        end = owner.end if owner else title.end
        while owner is not None and owner.end < self.t.size and len(actors) < _MANY:
            named = self._honorific_name(owner.end + self.t.is_word(owner.end, ",", "(", "-", "–", "—"))
            if named is None or not (len(named[0].split()) > 1 or self._addressed_in_brackets(owner.end, named[1])):
                break
            actors.append(
                Actor("person", self.t.starts[owner.start], self.t.ends[named[1] - 1], named[0], self._singular(title), owner.name)
            )
            end = named[1] + self.t.is_word(named[1], ")")
            at = end
            while self.t.is_word(at, ",", ";", "and", "of", "&"):
                at += 1
            owner = of_at(self.t, at + self.t.is_word(at, "the"), loose=False) if at > end else None
        if len(actors) < 2:
            return None
        actors[0].start = self.t.starts[title.start]
        return actors, end

    def _addressed_in_brackets(self, at: int, end: int) -> bool:
        """ "The Prime Ministers of Georgia | (Mr Veli) | and Japan (Lord Kara)": a surname alone, by how he is addressed."""
        return self.t.is_word(at, "(") and self.t.is_word(end, ")") and self.t.has(at + 1, "honorific") is not None

    def _by_name(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The Presidents of Mercosur member states, Ali Veli, of the Argentine Republic; Can Kara, of Brazil; and ...": each name with its state."""
        at = title.end + 2 * (self.t.is_word(title.end, "member") and self.t.is_word(title.end + 1, "states", "countries"))
        actors, end = list[Actor](), at
        while len(actors) < _MANY and self.t.is_word(at, ",", ";", ":", "and"):
            at += 1 + self.t.is_word(at + 1, "and")
            named = self._honorific_name(at)
            of = named[1] + self.t.is_word(named[1], ",") if named is not None else at
            found = of_at(self.t, of + 1) if named is not None and self.t.is_word(of, "of", "from", "(") else None
            if named is None or found is None or found.kind != "state":
                break
            end = found.end + self.t.is_word(found.end, ")")
            office = self._singular(title)
            actors.append(Actor("person", self.t.starts[at], self.t.ends[end - 1], named[0], office, found.name))
            at = end
        if len(actors) < 2:
            return None
        actors[0].start = self.t.starts[title.start]
        return actors, end

    def _shared(self, title: Title) -> tuple[list[Actor], int]:
        """ "Foreign ministers of India and Pakistan"; "Presidents Buhari of Nigeria and Talon of Benin"."""
        told = self._by_owner(title) or self._by_name(title) or self._two_offices(title)
        return told or self._each_named(title) or self._each_owned(title)

    def _each_named(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "Presidents | Buhari of Nigeria and Talon of Benin": each with his own name."""
        actors: list[Actor] = []
        end = at = title.end
        while (named := self._honorific_name(at)) is not None:
            actor = self._actor(title, named[0], named[1])
            actor.office, actor.plural, actor.start = self._singular(title), False, self.t.starts[at]
            at = end = self._of_in_brackets(actor, self._of_after_name(actor, named[1]))
            actor.end = self.t.ends[end - 1]
            actors.append(actor)
            while self.t.is_word(at, ",", "and", "&"):
                at += 1
            if at == end or self.title(at) is not None:
                break
        if not actors:
            return None
        actors[0].start = self.t.starts[title.start]
        return actors, end

    def _region_at_end(self, title: Title) -> tuple[str, str] | None:
        """ "The leaders | of Central Asia": what they are, and the part of the world that they are of."""
        at = next((n for n in range(title.end - 1, title.start, -1) if self.t.is_word(n, "of")), title.end)
        first = at + 1 + self.t.is_word(at + 1, "the")
        hit = self.t.hit(first) if first < title.end else None
        if hit is None or "region" not in hit.roles or first + hit.length != title.end:
            return None
        return self._office_words(title.start, at), self.t.span(first, title.end)

    def _of_in_brackets(self, actor: Actor, end: int) -> int:
        """ "Presidents Buhari | (Nigeria) | and Talon (Benin)": whose he is, where nothing told it before."""
        found = of_at(self.t, end + 1) if actor.of is None and self.t.is_word(end, "(") else None
        if found is None or not self.t.is_word(found.end, ")"):
            return end
        actor.of = found.name
        return found.end + 1

    def _each_owned(self, title: Title) -> tuple[list[Actor], int]:
        """ "Foreign ministers | of India and Pakistan": one office of each, by no name, or by those that follow in turn."""
        owners = title.owners or ([lands] if (lands := self._lands(title.end)) else self._from(title.end))
        made = [self._office_of(title, owner) for owner in owners] or [self._actor(title, None, title.end)]
        for actor in made:
            actor.plural = len(owners) < 2
            actor.kind = "group" if actor.plural else "office"
            actor.each = None if actor.plural else self._singular(title)
        if not owners and (region := self._region_at_end(title)) is not None:
            made[0].office, made[0].of = region
        end = max([title.end, *(o.end for o in owners[-1:])])
        if len(made) > 1 and self.t.is_word(end, *_PARTS):  # "his peers from Georgia and Japan, A and B"
            end = self._named_in_turn(made, title, end)
        return made, end

    def _two_offices(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The presidents and foreign ministers of Georgia and Japan": both offices of each state."""
        second = self.title(title.end + 1) if not title.owners and self.t.is_word(title.end, "and", "&") else None
        owners = second.owners if second is not None and second.plural and len(second.owners or ()) > 1 else None
        if second is None or owners is None:
            return None
        made = [self._office_of(one, owner) for one in (title, second) for owner in owners]
        for actor, one in zip(made, [t for t in (title, second) for _ in owners], strict=True):
            actor.each = self._singular(one)
        return made, max(second.end, owners[-1].end)

    def _of_several(self, at: int) -> tuple[list[Actor], int] | None:
        """ "The Turkish and Iraqi foreign ministers", "Georgian, Japanese leaders": one office of each state."""
        t, i, owners = self.t, at + self.t.is_word(at, "the"), list[Of]()
        while i < t.size and len(owners) < _MANY and (entity := t.has(i, "adjective")) is not None and self._is_cap(i):
            length = t.hits[i].length  # type: ignore[union-attr]
            owners.append(Of(t.lexicon.register.name_on(entity, None), "state", i, i + length, entity))
            i += length
            parted = t.is_word(i, ",") + t.is_word(i + t.is_word(i, ","), "and", "&")
            if not parted or t.has(i + parted, "adjective") is None:
                break
            i += parted
        title = self.title(owners[-1].start) if len(owners) > 1 else None
        if title is None and len(owners) > 1:
            return self._groups_of(at, owners)
        if title is None or not title.plural or title.end <= i:
            return None
        return self._each_of(at, owners, title)

    def _groups_of(self, at: int, owners: list[Of]) -> tuple[list[Actor], int] | None:
        """ "Malawian and Zambian delegations": a group of each state."""
        found = self._group(owners[-1].start)
        if found is None or found[0][0].of != owners[-1].name:
            return None
        start, noun, end = self.t.starts[at], found[0][0].office, self.t.ends[found[1] - 1]
        return [Actor("group", start, end, None, noun, o.name, plural=True, definite=True) for o in owners], found[1]

    def _each_of(self, at: int, owners: list[Of], title: Title) -> tuple[list[Actor], int]:
        """One office of each state, under the words of the title."""
        made = [self._office_of(title, owner) for owner in owners]
        for actor in made:
            actor.start, actor.each = self.t.starts[at], self._singular(title)
        return made, self._named_in_turn(made, title)

    def _of_two_names(self, at: int) -> tuple[list[Actor], int] | None:
        """ "His Tonga and Samoa counterparts", "India and Pakistan foreign ministers": two states by their names before one plural."""
        first = of_at(self.t, at, loose=False) if self.t.has(at, "state") is not None else None
        if first is None or first.kind != "state" or not self.t.is_word(first.end, "and", "&"):
            return None
        second = of_at(self.t, first.end + 1, loose=False)
        title = self.title(second.start) if second is not None and second.kind == "state" else None
        if second is None or title is None or not title.plural or title.end <= second.end or title.owners != [second]:
            return None
        return None if self.t.is_word(second.end, "'s", "’s") else self._each_of(at, [first, second], title)

    def _named_in_turn(self, made: list[Actor], title: Title, after: int | None = None) -> int:
        """ "Iraqi and Syrian foreign ministers A and B": each has his own name; return where they end."""
        last = after or title.end
        names, at = list[tuple[str, int]](), last + self.t.is_word(last, *_PARTS)
        while len(names) < len(made) and (named := self._honorific_name(at) or self._named_by_rank(at, title)) is not None:
            names.append(named)
            at = named[1]
            while self.t.is_word(at, ",", "and", "&"):
                at += 1
        if len(names) != len(made) or (at > last + 1 and self.t.is_word(last, *_PARTS) and not self._closed(names[-1][1])):
            return last
        for actor, (name, end) in zip(made, names, strict=True):
            actor.kind, actor.person, actor.office, actor.end = "person", name, self._singular(title), self.t.ends[end - 1]
        return names[-1][1]

    def _named_by_rank(self, at: int, several: Title) -> tuple[str, int] | None:
        """ "The foreign ministers of A and B, | Minister Ali Veli, and Minister Can Kara": the name behind the office said again."""
        again = self.title(at) if self._is_cap(at) else None
        if again is None or again.plural or again.of is not None or again.head not in self._singular(several).casefold():
            return None
        return self._honorific_name(again.end, led=True)

    def _from(self, at: int) -> list[Of]:
        """ "Ministers | from Georgia and Japan": whose they are, where that is more than one."""
        found = of_list(self.t, at + 1) if self.t.is_word(at, "from") else []
        return found if len(found) > 1 else []

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

    def _group(self, at: int) -> tuple[list[Actor], int] | None:
        """ "officials from Uzbekistan and Tajikistan", "the Turkish side", "leaders of African Union member states"."""
        i = at + 1 if self.t.is_word(at, "the", "a", "an", "two", "both") else at
        if (of := self._body_of_lands(i)) is not None:
            return self._lands_of(at, i, of)
        owner = of_at(self.t, i, loose=False) or self._region(i)
        j = owner.end if owner else i
        j += bool(owner) and self.t.is_word(j, "'s", "’s")
        k = self._group_noun(j)
        if k is None:
            return None
        noun = self.t.hit(k)
        end = k + (noun.length if noun else 1)
        words = self.t.span(j if owner else i, end)
        found = of_list(self.t, end + 1) if self.t.is_word(end, "of", "from", "for") else []
        if self.t.words[k][0].isupper() and not owner and k == at and (at or len(found) < 2):
            return None  # a name, unless "Delegations from Georgia and Japan" open the sentence
        if not found and not owner and (lands := self._lands(end)) is not None:
            found = [lands]
        end = found[-1].end if found else end
        end += 2 * (self.t.is_word(end, "member") and self.t.is_word(end + 1, "states", "countries"))
        owners: list[str | None] = [o.name for o in found] or [owner.name if owner else None]
        start, stop, definite = self.t.starts[at], self.t.ends[end - 1], self.t.is_word(at, "the", "both", "two")
        return [Actor("group", start, stop, None, words, o, plural=True, definite=definite) for o in owners], end

    def _group_noun(self, j: int) -> int | None:
        """Where the noun of a group stands behind its adjectives: "senior trade | officials"."""
        k = j
        while k < self.t.size and k - j < 4 and (hit := self.t.hit(k)) is not None and "group" not in hit.roles:
            if not ({"modifier", "portfolio", "adjective"} & hit.roles.keys()) and not self.t.is_word(k, "and", "-", "level"):
                break
            k += hit.length
        side = self.t.is_word(k, "side", "team", "government", "leadership", "delegation", "authorities")
        return k if side or self.t.has(k, "group") is not None else None

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
