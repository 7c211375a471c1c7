"""Several of one office, each for a matter or a state of his own: "Ministers A (Foreign Affairs) and B (Economy)"."""

from collections.abc import Iterator

from elchi.reading.lines.units import Actor
from elchi.reading.names.bodies import of_at
from elchi.reading.names.many import ManyParser
from elchi.reading.names.portfolios import Title

_MANY = 40  # people of one list
_SEPARATORS = (",", ";", "and", "&")


class EachForParser(ManyParser):
    """Gives each of several people what he is for, or the state that stands behind his name."""

    def _shared(self, title: Title) -> tuple[list[Actor], int]:
        told = None
        if not title.owners and not title.of:
            told = self._by_matter(title) or self._matters_in_turn(title)
        elif len(title.owners or ()) == 1:
            told = self._by_owner(title) or self._led_by_first(title)
        return told or super()._shared(title)

    def _by_matter(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "Ministers | Ali Veli (Trade), Can Kara (Health)", "the Ministers of Trade, | Ali Veli, of Health, Can Kara"."""
        one = self._singular(title)
        found = list(self._named_for(title.end, one) if " " not in one else self._for_named(title.end, one))
        if len(found) < 2:
            return None
        found[0].start = self.t.starts[title.start]
        end = next(i + 1 for i in range(title.end, self.t.size) if self.t.ends[i] == found[-1].end)
        return found, end

    def _named_for(self, at: int, office: str) -> Iterator[Actor]:
        """Each name with its matter in brackets or behind "of"."""
        for _ in range(_MANY):
            named = self._honorific_name(at)
            link = named[1] if named is not None else at
            bracket = self.t.is_word(link, "(")
            end = self._portfolio(link + 1) if named is not None and (bracket or self.t.is_word(link, "of", "for")) else None
            if named is None or end is None or (bracket and not self.t.is_word(end, ")")):
                return
            last = end + bracket
            yield Actor("person", self.t.starts[at], self.t.ends[last - 1], named[0], f"{office} of {self.t.span(link + 1, end)}")
            at = self._past_separators(last)

    def _for_named(self, at: int, office: str) -> Iterator[Actor]:
        """Each matter with the name behind its comma; the first matter is that of the title."""
        head = office.partition(" ")[0]
        for _ in range(_MANY):
            named = self._honorific_name(at + 1) if self.t.is_word(at, ",") else None
            if named is None:
                return
            yield Actor("person", self.t.starts[at + 1], self.t.ends[named[1] - 1], named[0], office)
            first = self._past_separators(named[1])
            first += self.t.is_word(first, "of", "for")
            end = self._portfolio(first) if first > named[1] else None
            if end is None:
                return
            office, at = f"{head} of {self.t.span(first, end)}", end

    def _past_separators(self, at: int) -> int:
        while self.t.is_word(at, *_SEPARATORS):
            at += 1
        return at

    def _matters_in_turn(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The Ministers of Trade and Health, | Ali Veli and Can Kara": two matters, and as many names."""
        head, link, matters = self._singular(title).partition(" of ")
        first, joint, second = matters.partition(" and ")
        if not (link and joint) or "," in matters or not self.t.is_word(title.end, ","):
            return None
        made = [Actor("office", 0, 0, None, title.office, definite=True) for _ in range(2)]
        end = self._named_in_turn(made, title)
        if end == title.end:
            return None
        for actor, matter in zip(made, (first, second), strict=True):
            actor.office, actor.start = f"{head} of {matter}", self.t.starts[title.start]
        return made, end

    def _led_by_first(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "The Ambassadors of Georgia, | H.E. Ali Veli, H.E. Can Kara of Japan": the state of the first, and of each behind his name."""
        of_state = title.owners is not None and title.owners[0].kind == "state"
        called = self.t.has(title.end + 1, "honorific") is not None and self.t.has(title.end + 1, "head") is None
        if not (of_state and called and self.t.is_word(title.end, ",")):
            return None
        named, owner = self._honorific_name(title.end + 1), title.of
        made, at = list[Actor](), title.end + 1
        while named is not None and owner is not None and len(made) < _MANY:
            end = named[1]
            made.append(Actor("person", self.t.starts[at], self.t.ends[end - 1], named[0], self._singular(title), owner))
            if len(made) > 1:
                end = self._state_behind_name(end)[1]
                made[-1].end = self.t.ends[end - 1]
            last, at = end, self._past_separators(end)
            named = self._honorific_name(at) if at > end and self.t.has(at, "honorific") is not None else None
            owner = self._state_behind_name(named[1])[0] if named is not None else None
        if not made:
            return None
        made[0].start = self.t.starts[title.start]
        return made, last

    def _state_behind_name(self, at: int) -> tuple[str | None, int]:
        """ "H.E. Can Kara | of the Republic of Japan": the state, and where it ends."""
        found = of_at(self.t, at + 1) if self.t.is_word(at, "of") else None
        return (found.name, found.end) if found is not None and found.kind == "state" else (None, at)
