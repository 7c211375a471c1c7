"""Office phrases: a recursive descent over modifiers, portfolios, heads and attachments, longest reading first.

office     = [owner] {modifier | portfolio} head {attachment} {"and" office}
owner      = state ["'s"] | adjective | body | possessive pronoun
attachment = ("of" | "for" | "to" | "on") (portfolio-list | office | of-list)
of         = ["the"] (state | body | institution)
"""

from collections.abc import Mapping

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.lexica.marks import OFFICE
from elchi.reading.bodies import Of, body_at, of_at, of_list
from elchi.reading.organs import OrganParser
from elchi.reading.portfolios import Title
from elchi.reading.units import common_words

_LINKS = ("of", "for", "to", "on")
_MAX_PRE = 9
_GOING_ON = ("is", "are", "was", "were", "be", "been", "by", "after", "before", "while", "when")  # "while visiting" is a verb


class OfficeParser(OrganParser):
    """Finds office phrases in one segment."""

    def title(self, at: int, depth: int = 0) -> Title | None:
        """Return the office phrase that begins at token `at`, or None."""
        if not self.t.reach_at(at) & OFFICE:
            return None
        hit = self.t.hit(at)
        if hit is not None and hit.length > 1:
            at = self._past_address(at, at + hit.length)  # "His Majesty | King Ali"
        owner, pre, definite = self._owner(at)
        head_at, head, plural = self._head(pre)
        if head is None:
            return None
        end = head_at + self.t.hit(head_at).length  # type: ignore[union-attr]
        first = pre if owner or definite else at
        of = owner.name if owner else None
        office_end, of_here, end, owners, tail = self._attachments(end, depth, head_at)
        if of_here is not None:
            of = of_here if of is None or (owner and owner.kind != "state") else of
            if of is not of_here and of_here != of:
                office_end = end
        end = self._past_acronym(end)
        office = self._office_words(self._past_address(first, head_at), max(office_end, head_at + 1)) + tail
        weak = self.t.has(head_at, "weak_head") is not None and head_at == first and office_end <= head_at + 1
        told = of or definite or owner
        if weak and not told and (not self.t.words[head_at][0].isupper() or self.t.words[head_at].isupper()):
            return None
        former = any(self.t.is_word(i, "former", "ex", "late", "then", "outgoing") for i in range(first, head_at))
        title = Title(office, of, at, end, plural, definite or bool(owner), weak, former, owners=owners, head=head)
        if owner and not owners:
            title.owners = [owner]
        self._second_office(title, depth)
        return title

    def _past_acronym(self, end: int) -> int:
        """ "Permanent Representative to the Organization of Islamic Cooperation | (OIC)": what is its short form goes with it."""
        closed = self.t.is_word(end, "(") and self.t.is_word(end + 2, ")") and self.t.words[end + 1].isupper()
        return end + 3 if closed and len(self.t.words[end + 1]) > 1 else end

    def _past_address(self, at: int, head_at: int) -> int:
        """Where an office begins behind a form of address: "Holiness Pope", "Excellency Mr. President"."""
        while at < head_at and (hit := self.t.hit(at)) is not None and hit.roles.keys() <= {"honorific"}:
            at += hit.length
        return at

    def _owner(self, at: int) -> tuple[Of | None, int, bool]:
        """Whose office it is when that comes first: "Kenya's", "Turkish", "the CCTS", "his"."""
        start, definite = at, False
        if self.t.is_word(at, "the", "his", "her", "their", "its", "our", "my", "both", "two"):
            at, definite = at + 1, True
            at += self.t.is_word(at, "two", "host")
        said = self.t.is_word(at, "visiting", "then") and not self.t.is_word(at - 1, *_GOING_ON)
        if said or (self.t.is_word(at, "new") and self.t.words[at].islower()):
            at += 1
        elif self.t.is_word(at, "newly") and self.t.is_word(at + 1, "appointed", "elected", "named", "nominated"):
            at += 2
        found = of_at(self.t, at, loose=False)
        if found is not None:
            end = found.end + 1 if self.t.words[found.end : found.end + 1] in (["'s"], ["’s"], ["'"], ["’"]) else found.end
            if self._head(end)[1] is not None:
                return found, end, definite
        elif (region := self._region(at)) is not None and self._head(region.end)[2]:
            return region, region.end, definite
        elif (town := self._town(at)) is not None:
            return town, town.end + self.t.is_word(town.end, "'s", "’s"), definite
        return None, at if definite or at != start else start, definite

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

    def _head(self, at: int) -> tuple[int, str | None, bool]:
        """The last head noun reached from `at` over modifiers and portfolios, with its token and whether it is plural."""
        best: tuple[int, str | None, bool] = (at, None, False)
        organ = body_at(self.t, at) if self._is_cap(at) else None
        i = organ.end if organ is not None and self.t.has(organ.end, "head") else at
        while i < self.t.size and i - at < _MAX_PRE:
            hit = self.t.hit(i)
            roles = hit.roles if hit else {}
            if best[1] is not None and (self._as_address(i, roles) or self._as_birth(best[0], i) or self._is_mirror(best[0])):
                break
            head = self._head_noun(i, roles)
            if head:
                best = (i, head, "head" not in roles)
                i += hit.length if hit else 1
                if best[2]:
                    break
            elif "modifier" in roles or "portfolio" in roles:
                i += hit.length if hit else 1
            elif best[1] is not None and not self._deputy_joins(best[0], i):
                break
            elif "adj" in roles or "adjective" in roles or "honorific" in roles:
                i += hit.length if hit else 1
            elif self._title_word(i, at):
                i += 1
            else:
                break
        return best

    def _head_noun(self, i: int, roles: Mapping[str, str]) -> str | None:
        head = roles.get("head") or roles.get("heads")
        return head if head and not self._verb_like(i) and not self._given_name(i, roles) else None

    def _deputy_joins(self, head: int, i: int) -> bool:
        """ "Deputy Foreign | and European Integration Minister": a deputy may be the whole office or stand before one."""
        return self.t.is_word(i, "and", "&") and self.t.has(head, "modifier") is not None and self._leads_on(i + 1)

    def _title_word(self, i: int, at: int) -> bool:
        """Tell whether an "and", or a capital that the lexicon does not know, goes on with a title that began at `at`."""
        if self.t.is_word(i, "and", "&", ",", "-"):
            clause_ends = self.t.words[i - 1].islower() and self._is_cap(i + 1)  # "to focus on trade, Energy Minister X said"
            return i > at and self._leads_on(i + 1) and not clause_ends
        return self._is_cap(i) and self._cap_before_head(i) and (i > at or self.t.hit(i) is None)

    def _as_address(self, i: int, roles: Mapping[str, str]) -> bool:
        """ "Secretary General | Ambassador Ali Veli": a rank between the office and the name."""
        return "sent" in roles and "honorific" in roles and self._is_cap(i + 1) and self._name_word(i + 1, False)

    def _is_mirror(self, i: int) -> bool:
        """ "His Indian counterpart | President Ali Veli": what follows is the office itself."""
        return self.t.has(i, "mirrored") is not None

    def _as_birth(self, head: int, i: int) -> bool:
        """ "Foreign Minister | Prince Ali bin Veli": a style of birth between an office and the name is no part of the office."""
        styled = self.t.low[i] in word_set("royal_styles") and self.t.has(head, "modifier") is None
        return styled and self._is_cap(i) and self._is_cap(i + 1) and self._name_word(i + 1, False)

    def _given_name(self, i: int, roles: Mapping[str, str]) -> bool:
        """ "Maulvi Amir Khan Veli": an emir has an article, an owner or a form of address beside him."""
        if "head_or_name" not in roles or self.t.is_word(i - 1, "the"):
            return False
        before = self.t.hit(i - 1) if i else None
        owned = before is not None and not before.roles.keys().isdisjoint(("adjective", "state", "modifier"))
        return not owned and self._given(i)

    def _verb_like(self, i: int) -> bool:
        if not i or not self.t.words[i].islower():
            return False
        led = self.t.hit(i - 1)
        will = led is not None and not led.roles.keys().isdisjoint(("will", "modal")) and self.t.has(i, "v:attend") is not None
        return will or (
            self.t.is_word(i, "heads", "chairs", "leads", "deputies")
            and (self._is_cap(i - 1) or self.t.has(i - 1, "who") is not None)
        )

    def _cap_before_head(self, i: int) -> bool:
        """An unknown capitalised word belongs to the title when a capitalised head follows at once ("FCO Minister")."""
        nxt = self.t.hit(i + 1)
        if nxt is None or (self.t.hit(i) is not None and not self.t.words[i].isupper()):
            return False
        return (
            bool({"head", "portfolio"} & nxt.roles.keys())
            and self._is_cap(i + 1)
            and not self._known(i)
            and len(self.t.words[i]) > 1
            and fold(self.t.words[i]) not in common_words()
        )

    def _office_words(self, first: int, end: int) -> str:
        words = self.t.span(first, end)
        for drop in ("the ", "The ", "then-", "ex-", "visiting ", "his ", "her ", "their ", "new ", "newly appointed "):
            words = words.removeprefix(drop)
        return self._in_full(words)

    def _in_full(self, words: str) -> str:
        """An office with its abbreviation written out: "Deputy PM" is "Deputy Prime Minister"."""
        several = words.split()
        full = [self.t.lexicon.look([w], 0) if w.isalpha() and not w.islower() else None for w in several]
        return " ".join(h.roles["short"].title() if h and "short" in h.roles else w for w, h in zip(several, full, strict=True))

    def _attachments(self, at: int, depth: int, head_at: int) -> tuple[int, str | None, int, list[Of], str]:
        """Follow "of / for / to / on ...". Returns where the office's words end, whose it is, where the phrase ends, all
        owners of a plural, and words of the office that stand behind its owner."""
        office_end = at = self._of_house(head_at, at)
        sent, abroad = self.t.has(head_at, "sent") is not None, self.t.has(head_at, "abroad") is not None
        for _ in range(4):
            link = self.t.low[at] if at < self.t.size else ""
            if link == "from" and (home := self._home_of(head_at, at)) is not None:
                return office_end, home.name, home.end, [home], ""
            linked = link in (_LINKS if self.t.has(head_at, "mirrored") is None else ("of",)) or (
                link in ("at", "in") and self._seated(at)
            )
            if not linked and not (abroad and link in ("in", "at") and self._is_cap(at - 1) and not self._adjective_of(at + 1)):
                break
            kind, name, end, found = self._step(at, depth, linked)
            if end is None:
                break
            if kind == "organ":  # whose it is stands within its words: "Speaker of the | Iranian | parliament"
                return found[0].start, name, end, [], f" {self.t.span(found[0].end, end)}"
            if kind == "office":
                posted = self._posted_for(end) if sent else end
                tail = f" {self.t.span(end, posted)}" if posted > end else ""
                return (found[0].end if found else end), name, posted, [], tail
            if kind == "of" and (link == "of" or (office_end > head_at + 1 and self._of_a_state(link, head_at, found))):
                beyond = self._topics(end + 1) if sent and (self.t.is_word(end, "to", "for") or self._posted_in(end)) else None
                return office_end, name, beyond or end, found, f" {self.t.span(end, beyond)}" if beyond else ""
            if kind in ("of", "topic") and link == "to" and not sent:
                break  # "the visit of the President to Qatar"
            if kind == "of":
                end = self._topics(at + 1) or end
            office_end = office_end if kind == "bare" else end
            at = end
        return office_end, None, at, [], ""

    def _of_a_state(self, link: str, head_at: int, found: list[Of]) -> bool:
        """ "Minister of Trade | for Georgia": a state has ministers, and an envoy for it is somebody else's."""
        alone = link == "for" and len(found) == 1 and found[0].kind == "state"
        return alone and self.t.low[head_at] in word_set("held_of_a_state")

    def _posted_for(self, at: int) -> int:
        """ "Special Representative of the President of Georgia | for Armenia": where what he is for ends."""
        led = self.t.is_word(at, "for", "on")
        return (self._portfolio(at + 1) or self._topics(at + 1) or at) if led else at

    def _step(self, at: int, depth: int, linked: bool) -> tuple[str, str | None, int | None, list[Of]]:
        step = self._attachment(at, depth) if linked else None
        return step or ("topic", None, self._topics(at + 1), [])

    def _adjective_of(self, at: int) -> bool:
        """ "The leaders | in the Ghanaian capital": what goes on behind "in" is no state."""
        hit = self.t.hit(at + self.t.is_word(at, "the"))
        return hit is not None and "adjective" in hit.roles and "state" not in hit.roles

    def _posted_in(self, at: int) -> bool:
        """ "Ambassador of Chile | in Peru"."""
        return (
            self.t.is_word(at, "in", "at") and (found := of_at(self.t, at + 1, loose=False)) is not None and found.kind == "state"
        )

    def _home_of(self, head_at: int, at: int) -> Of | None:
        """ "His counterpart | from Armenia"."""
        found = of_at(self.t, at + 1, loose=False) if self.t.has(head_at, "mirrored") is not None else None
        return found if found is not None and found.kind == "state" else None

    def _attachment(self, at: int, depth: int) -> tuple[str, str | None, int, list[Of]] | None:
        after = at + 1
        end = self._of_majesty(after) or self._portfolio(after)
        found = of_list(self.t, after)
        owned = self._owned_inner(found) or (self._adjective_inner(after) if not found or self._inside(found[0]) else None)
        if owned is not None:
            return owned
        if not found and end is None and self.t.low[at] == "of" and self._acronym(after):
            known = Of(self.t.words[after], "body", after, after + 1, None)
            return "of", known.name, known.end, [known]
        if not found and end is None and self.t.low[at] == "of" and (named := self._place(after)) is not None:
            return "of", named.name, named.end, [named]
        if found and (end is None or found[-1].end >= end):
            kind = "of" if found[0].kind != "institution" else "institution"
            if kind == "institution" and found[0].name.count(" ") == 0 and not found[0].inner and not self._proper(found[0]):
                return "bare", None, found[0].end, []  # "of the Organization": whichever was spoken of
            if kind == "institution":
                return self._nested(found, after)
            return kind, found[0].name, found[-1].end, found
        if end is not None:
            return "portfolio", None, end, []
        if depth < 2:
            inner = self.title(after, depth + 1)
            if inner is not None and not inner.plural and not self._is_named(inner, at):
                mark = Of(inner.office, "office", after, self._office_end(inner), None)
                return "office", inner.of, inner.end, [mark]
        return None

    def _is_named(self, inner: Title, link: int) -> bool:
        """ "An aide to President Ali Veli" is nameless; "Aide to the President of Georgia | Can Kara" is he, who else would be told of."""
        named = self._honorific_name(inner.end)
        if named is None:
            return False
        owned = self.t.is_word(link + 1, "the") and inner.of is not None and self.t.is_word(link, "to", "of", "for")
        serves = self._is_cap(link - 1) and self.t.low[link - 1] in word_set("serving")
        followed = self.t.is_word(named[1], ",") and self._is_cap(named[1] + 1)
        return not (owned and serves) or followed or self.shouting

    def _of_majesty(self, at: int) -> int | None:
        """ "Director of the Office of | His Majesty | Ali Veli": whom a court serves, no form of address of who follows."""
        hit = self.t.hit(at)
        if hit is None or hit.roles.get("honorific") != "royal" or hit.length < 2:
            return None
        end = at + hit.length
        return (
            None
            if self.t.is_word(end, "the") or self.t.has(end, "head") or (not self._closed(end) and not self._is_cap(end))
            else end
        )

    def _office_end(self, inner: Title) -> int:
        """Where the words of an inner office end before its own state: "to the President | of Turkey"."""
        for i in range(inner.start, inner.end):
            if self.t.is_word(i, "of") and of_at(self.t, i + 1) is not None and inner.of:
                found = of_at(self.t, i + 1)
                if found and found.name == inner.of:
                    return i
        return inner.end

    def _nested(self, found: list[Of], after: int) -> tuple[str, str | None, int, list[Of]]:
        """ "of the Security Council of Mongolia": a state behind the institution owns the office."""
        end = found[-1].end
        if self.t.is_word(end, "of") and (outer := of_at(self.t, end + 1)) and outer.kind in ("state", "body"):
            return "institution", None, end, []
        return ("institution", None, end, []) if self._inside(found[0]) else ("of", found[0].name, end, found)

    @staticmethod
    def _inside(found: Of) -> bool:
        return found.end - found.start > 0 and found.kind == "institution" and found.inner

    def _second_office(self, title: Title, depth: int) -> None:
        """ "Deputy Prime Minister and Minister of Foreign Affairs": one person, two offices."""
        dashed = self._dashed(title)
        if title.plural or depth > 1 or not (dashed or self.t.is_word(title.end, "and", "&")):
            return
        second = self.title(title.end + 1 + self.t.is_word(title.end + 1, "incumbent", "current"), depth + 1)
        if second is None or second.plural or (second.definite and not second.owners):
            return
        if (title.weak and not title.owners) or (second.of and title.of and second.of != title.of and not self._owned(second)):
            return
        if title.of != second.of and self._of_states(title) and self._of_states(second):
            return  # "Nepal's Foreign Secretary and the Director General of Angola" are two
        if dashed and self._honorific_name(second.end) is None and not self.t.is_word(second.end, ",", ".", ")"):
            return
        if (second.owners and not dashed) or (title.of and second.of != title.of):
            title.also = [(second.office, second.of), *(second.also or ())]
        else:
            link = self.t.span(title.end, title.end + 1) if dashed else "and"
            title.office = f"{title.office} {link} {second.office}"
            title.also = second.also
        if title.of is None and not any(o.kind == "body" for o in second.owners or ()):
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
        for count in (3, 2, 1):
            hit = self.t.lexicon.look(words[-count:], 0) if len(words) >= count else None
            if hit is not None and hit.length == count and "heads" in hit.roles:
                one = hit.roles["heads"]
                one = one.title() if words[-count][0].isupper() else one
                return " ".join([*words[:-count], one])
        return title.office
