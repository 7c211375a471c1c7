"""Office phrases: a recursive descent over modifiers, portfolios, heads and attachments, longest reading first.

office     = [owner] {modifier | portfolio} head {attachment} {"and" office}
owner      = state ["'s"] | adjective | body | possessive pronoun
attachment = ("of" | "for" | "to" | "on") (portfolio-list | office | of-list)
of         = ["the"] (state | body | institution)
"""

from functools import lru_cache

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import Lexicon
from elchi.lexica.marks import OFFICE
from elchi.reading.names.bodies import Of, body_at, of_at
from elchi.reading.names.portfolios import Title
from elchi.reading.names.tails import TailParser

_GOING_ON = ("is", "are", "was", "were", "be", "been", "by", "after", "before", "while", "when")  # "while visiting" is a verb


_STYLE = 3  # words of a style that is longer stand before another title: "Custodian of the Two Holy Mosques | King Ali"


class OfficeParser(TailParser):
    """Finds office phrases in one segment."""

    def title(self, at: int, depth: int = 0) -> Title | None:
        """Return the office phrase that begins at token `at`, or None."""
        if not self._may_begin(at):
            return None
        hit = self.t.hit(at)
        if hit is not None and hit.length > 1:
            at = self._past_address(at, at + hit.length)  # "His Majesty | King Ali"
        if (modified := self._modified(at, depth)) is not None:
            return modified
        owner, pre, definite = self._owner(at)
        head_at, head, plural = self._head(pre)
        if head is None:
            return None
        first = pre if owner or definite else at
        of, office_end, end, owners, tail = self._whose(head_at, depth, owner)
        office = self._office_words(self._past_address(first, head_at), max(office_end, head_at + 1)) + tail
        weak = self.t.has(head_at, "weak_head") is not None and head_at == first and office_end <= head_at + 1
        told = of or definite or owner
        lowly = not told and (not self.t.words[head_at][0].isupper() or self.t.words[head_at].isupper())
        if weak and (lowly or self._only_qualifies(head_at, end)):
            return None
        former = any(self.t.is_word(i, "former", "ex", "late", "then", "outgoing") for i in range(first, head_at))
        title = Title(office, of, at, end, plural, definite or bool(owner), weak, former, owners=owners, head=head)
        sent = self._sent_by(title) if depth == 0 else None
        self._second_office(title, depth)
        return sent or title

    def _modified(self, at: int, depth: int) -> Title | None:
        """ "The acting | OIC Secretary General", "deputy | ASEAN Secretary-General": words of the office before the body that it is of."""
        first = at + self.t.is_word(at, "the", "his", "her", "its")
        n = next((n for n in range(first, self.t.size) if self.t.low[n] not in word_set("leading_bodies")), first)
        found = of_at(self.t, n, loose=False) if n > first else None
        if found is None or found.kind != "body" or self._head(found.end)[1] is None:
            return None
        inner = self.title(n, depth)
        if inner is None or inner.plural or inner.of != found.name:
            return None
        inner.office, inner.start = f"{self.t.span(first, n)} {inner.office}", at
        inner.former |= self.t.is_word(first, "former", "ex", "outgoing")
        inner.definite |= first > at
        return inner

    def _may_begin(self, at: int) -> bool:
        """Whether a word can begin an office: "Under Secretary", but not "under President Veli", which is in his time."""
        led = self.t.is_word(at, "under") and not self.t.is_word(at + 1, *word_set("offices_behind_under"))
        return bool(self.t.reach_at(at) & OFFICE) and not led

    def _whose(self, head_at: int, depth: int, owner: Of | None) -> tuple[str | None, int, int, list[Of], str]:
        """Whose an office is by what stands before and behind its head, where its words and the phrase end, all its owners,
        and the words of it that stand behind one."""
        end = head_at + self.t.hit(head_at).length  # type: ignore[union-attr]
        office_end, of_here, end, owners, tail = self._attachments(end, depth, head_at)
        if of_here is None and (closed := self._past_other_word(end)) != end:
            _, of_here, end, owners, _ = self._attachments(closed, depth, head_at)
        of = owner.name if owner else None
        if of_here is not None:
            of = of_here if of is None or (owner and owner.kind != "state") else of
            if of is not of_here and of_here != of:
                office_end = end
        return of, office_end, self._past_seat(self._past_acronym(end)), owners or ([owner] if owner else []), tail

    def _sent_by(self, title: Title) -> Title | None:
        """ "The Georgian President | 's Special Envoy": the office of whom somebody sends, told by the office of who does."""
        if title.plural or not self.t.is_word(title.end, "'s", "’s") or title.head not in word_set("served_heads"):
            return None
        inner = self.title(title.end + 1, 1) if self.t.reach_at(title.end + 1) & OFFICE else None
        if inner is None or inner.plural or inner.of or not any(self.t.has(i, "sent") for i in range(inner.start, inner.end)):
            return None
        first = title.start + self.t.is_word(title.start, "the")
        office = f"{title.office}'s {inner.office}" if title.office else self.t.span(first, inner.end)
        return Title(office, title.of, title.start, inner.end, False, True, False, False, owners=title.owners, head=inner.head)

    def _only_qualifies(self, head_at: int, end: int) -> bool:
        """ "The official | delegations", "his principal | Middle East aides": a word before those who are meant."""
        if self.t.low[head_at] not in word_set("heads_or_qualities"):
            return False
        while end < self.t.size and (self.t.caps[end] or self.t.has(end, "modifier") is not None):
            end += 1
        return end < self.t.size and self.t.has(end, "group") is not None

    def _past_address(self, at: int, head_at: int) -> int:
        """Where an office begins behind a form of address: "Holiness Pope", "Excellency Mr. President"."""
        while (
            at < head_at
            and (hit := self.t.hit(at)) is not None
            and (hit.roles.keys() <= {"honorific"} or ("honorific" in hit.roles and hit.length > _STYLE))
        ):
            at += hit.length
        return at

    def _owner(self, at: int) -> tuple[Of | None, int, bool]:
        """Whose office it is when that comes first: "Kenya's", "Turkish", "the CCTS", "his"."""
        start, definite = at, False
        if self.t.is_word(at, "the", "his", "her", "their", "its", "our", "my", "both", "two"):
            at, definite = at + 1, True
            at += self.t.is_word(at, "two", "host")
        said = self.t.is_word(at, "visiting", "then") and not self.t.is_word(at - 1, *_GOING_ON)
        if said or (self.t.is_word(at, "new", "current", "incumbent") and self.t.words[at].islower()):
            at += 1
        elif self.t.is_word(at, "newly") and self.t.is_word(at + 1, "appointed", "elected", "named", "nominated"):
            at += 2
        found = of_at(self.t, at, loose=False)
        if found is not None:
            end = found.end + 1 if self.t.words[found.end : found.end + 1] in (["'s"], ["’s"], ["'"], ["’"]) else found.end
            if self._head(end)[1] is not None and not self._is_there(at, found, end):
                return found, end, definite
            if found.kind == "state" and (beside := self._body_sent_to(end)) is not None:
                return found, beside, definite
        elif (region := self._region(at)) is not None and self._head(region.end)[2]:
            return region, region.end, definite
        elif (town := self._town(at)) is not None:
            return town, town.end + self.t.is_word(town.end, "'s", "’s"), definite
        elif (house := self._house(at)) is not None:
            return house, house.end + 1, definite
        return None, at if definite or at != start else start, definite

    def _house(self, at: int) -> Of | None:
        """ "The Bundesbank's | President", "the Trade Council's | Chairman": a body that no register has."""
        found = body_at(self.t, at)
        if found is None or found.inner or not self.t.is_word(found.end, "'s", "’s"):
            return None
        named = found.end - found.start > 1 or self._proper(found)  # "the Kingdom's Foreign Minister" is of a state
        return found if named and self._head(found.end + 1)[1] is not None else None

    def _body_sent_to(self, at: int) -> int | None:
        """ "China's | U.N. | Representative": behind the body to which a state sends somebody."""
        body = of_at(self.t, at, loose=False)
        if body is None or body.kind != "body" or self.t.low[body.end : body.end + 1] == ["'s"]:
            return None
        head = self._head(body.end)[1]
        return body.end if head is not None and head in word_set("sent_to_bodies") else None

    def _is_there(self, at: int, found: Of, end: int) -> bool:
        """ "In Turkey | Minister Veli met": where he is, and not whose he is."""
        bare = end == found.end and found.kind == "state" and self.t.has(at, "adjective") is None
        return bare and self.t.is_word(at - 1, "in") and at > 0

    def _town(self, at: int) -> Of | None:
        """ "Abu Dhabi Crown Prince", "Scotland's First Minister": of a town or region, unless something is told to be there."""
        hit = self.t.hit(at)
        if (
            hit is None
            or hit.roles.keys().isdisjoint(("place", "region"))
            or not self._is_cap(at)
            or hit.roles.keys() & {"head", "modifier"}
        ):
            return None
        if at and self.t.has(at - 1, "preposition") in ("in", "at", "to", "from", "near", "for"):
            return None
        end = at + hit.length
        _, head, plural = self._head(end + self.t.is_word(end, "'s", "’s"))
        return Of(self.t.span(at, end), "town", at, end, None) if head is not None and not plural else None

    def _region(self, at: int) -> Of | None:
        """ "Arab | foreign ministers": of many, who have no one state or body."""
        hit = self.t.hit(at)
        if hit is None or "regional" not in hit.roles or not self._is_cap(at):
            return None
        return Of(self.t.span(at, at + hit.length), "region", at, at + hit.length, None)

    def _office_words(self, first: int, end: int) -> str:
        words = self.t.span(first, end)
        after = self.t.hit(first + 1)
        place = after is not None and not after.roles.keys().isdisjoint(("state", "place", "region"))  # "New Jersey" is no new one
        return _in_full(self.t.lexicon, words if place else _bare(words))

    def _second_office(self, title: Title, depth: int) -> None:
        """ "Deputy Prime Minister and Minister of Foreign Affairs": one person, two offices."""
        dashed = self._dashed(title)
        if title.plural or depth > 1 or not (dashed or self.t.is_word(title.end, "and", "&")):
            return
        now = self.t.is_word(title.end + 1, "incumbent", "current", "now")
        second = self.title(title.end + 1 + now, depth + 1)
        if second is None or second.plural:
            return
        if now and (title.former or (title.start > 0 and self.t.is_word(title.start - 1, "former", "ex"))):
            _become(title, second)
        elif not self._are_two(title, second, dashed=dashed):
            self._join(title, second, dashed=dashed)

    def _are_two(self, title: Title, second: Title, *, dashed: bool) -> bool:
        """ "The President and Prime Minister B", "Nepal's Foreign Secretary and the Director General of Angola": two people's offices."""
        if (second.definite and not second.owners) or (title.weak and not title.owners) or _of_two(title, second):
            return True
        if second.of and title.of and second.of != title.of and not self._owned(second):
            return True
        if title.of != second.of and self._of_states(title) and self._of_states(second):
            return True
        return dashed and self._honorific_name(second.end) is None and not self.t.is_word(second.end, ",", ".", ")")

    def _join(self, title: Title, second: Title, *, dashed: bool) -> None:
        """Give a title the office behind it: as one of another owner, or within its words."""
        if (second.owners and not dashed) or (title.of and second.of != title.of):
            title.also = [(second.office, second.of), *(second.also or ())]
        else:
            link = self.t.span(title.end, title.end + 1) if dashed else "and"
            title.office = f"{title.office} {link} {second.office}"
            title.also = second.also
        chairs = (
            title.head in word_set("chairs_alone") and " of the " in title.office
        )  # "Chair of the Council and Ambassador of Peru"
        if title.of is None and not chairs and not any(o.kind == "body" for o in second.owners or ()):
            title.of = second.of  # "Foreign Minister and OSCE Chairman" is no minister of the OSCE
        title.end, title.weak = second.end, title.weak and second.weak

    def _dashed(self, title: Title) -> bool:
        """ "Deputy Prime Minister – | Minister of Foreign Affairs": one office is told after the other with a dash between."""
        plain = title.of is None and not title.weak and not self.shouting
        return plain and self.t.is_word(title.end, "–", "-", "/") and self._is_cap(title.end + 1)

    @staticmethod
    def _owned(second: Title) -> bool:
        return bool(second.owners)

    @staticmethod
    def _of_states(title: Title) -> bool:
        return any(o.kind == "state" for o in title.owners or ())

    def _singular(self, title: Title) -> str:
        """ "Presidents" of two is "President" of each."""
        words = title.office.split()
        ends = [len(words), *(n for n, w in enumerate(words) if w in ("of", "for"))]  # "Ministers | of Foreign Affairs"
        for end, count in ((end, count) for end in ends for count in (3, 2, 1) if count <= end):
            hit = self.t.lexicon.look(words[end - count : end], 0)
            if hit is not None and hit.length == count and "heads" in hit.roles:
                one = hit.roles["heads"]
                one = _capitals(one) if words[end - count][0].isupper() else one
                return " ".join([*words[: end - count], one, *words[end:]])
        return title.office


def _become(title: Title, second: Title) -> None:
    """ "The former X and current | Georgian minister": the minister."""
    title.office, title.of, title.owners, title.former = second.office, second.of, second.owners, False
    title.end, title.weak, title.also, title.head = second.end, second.weak, second.also, second.head


def _capitals(words: str) -> str:
    """ "Head of State", but not "Head Of State"."""
    return " ".join(w if w in ("of", "for", "and", "the") else w.title() for w in words.split())


def _of_two(title: Title, second: Title) -> bool:
    """Tell whether two offices are such as nobody has together: a president's with another at the head of a state."""
    offices = {title.office.lower(), second.office.lower()}
    return offices <= word_set("each_of_one") and not offices.isdisjoint(word_set("with_no_other"))


@lru_cache(4096)
def _bare(words: str) -> str:
    """The words of an office without "the", "new" and the like before it."""
    for drop in word_class("before_offices"):
        words = words[len(drop) :] if words.lower().startswith(drop) else words
    return words


@lru_cache(4096)
def _in_full(lexicon: Lexicon, words: str) -> str:
    """An office with its abbreviation written out: "Deputy PM" is "Deputy Prime Minister"."""
    several = words.split()
    full = [lexicon.look([w], 0) if w.isalpha() and not w.islower() else None for w in several]
    return " ".join(h.roles["short"].title() if h and "short" in h.roles else w for w, h in zip(several, full, strict=True))
