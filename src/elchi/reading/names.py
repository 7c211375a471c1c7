"""People, offices, bodies and states as written: a recursive descent over tokens, longest reading first.

party    = person | office | body | state | group | pronoun
person   = [office] {honorific} name ["of" of] {"," office} | honorific name
office   = [owner] {modifier | portfolio} head {attachment} {"and" office}
owner    = state ["'s"] | adjective | body | possessive pronoun
attachment = ("of" | "for" | "to" | "on") (portfolio-list | office | of-list)
of       = ["the"] (state | body | institution)
group    = {adjective | modifier} group-noun ["of" | "from" of-list]
"""

from dataclasses import dataclass

from elchi.lexica.lexicon import fold
from elchi.reading.bodies import Of, body_at, of_at, of_list
from elchi.reading.units import Actor, Tokens, common_words

_LINKS = ("of", "for", "to", "on")
_WEAK_HEADS = frozenset({
    "head", "chief", "leader", "deputy", "official", "chair", "judge", "principal", "delegate", "aide", "representative", "director", "justice",
    "coordinator", "diplomat", "attorney", "mediator", "administrator", "commander", "envoy", "negotiator", "prosecutor", "speaker", "queen", "king",
    "prince", "adviser", "advisor", "governor", "trustee", "treasurer", "commissioner", "counselor", "counsellor", "secretary", "troika", "CEO", "consul",
    "monarch", "emperor", "commandant", "rector",
})  # fmt: skip
_MAX_PRE = 9


@dataclass(slots=True)
class Title:
    """An office phrase: its words, whose it is, where it ends, and further offices joined to it."""

    office: str
    of: str | None
    start: int
    end: int
    plural: bool = False
    definite: bool = False
    weak: bool = False
    former: bool = False
    also: list[tuple[str, str | None]] | None = None
    owners: list[Of] | None = None
    head: str = ""


class NameParser:
    """Parses parties in one segment. `known` holds folded surnames already introduced, `lower` words seen in lower case."""

    def __init__(self, tokens: Tokens, known: set[str], lower: set[str], *, shouting: bool = False) -> None:
        self.t, self.known, self.lower, self.shouting = tokens, known, lower, shouting

    def party(self, at: int) -> tuple[list[Actor], int] | None:
        """Return the actors named from token `at` and the token after them, or None."""
        return self._pair(at) or self._titled(at) or self._group(at) or self._honoured(at) or self._plain(at) or self._pronoun(at)

    # offices, alone or with a name

    def _titled(self, at: int) -> tuple[list[Actor], int] | None:
        title = self.title(at)
        if title is None:
            return None
        if title.plural:
            return self._shared(title)
        named = self._name_after(title)
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
        named = self._honorific_name(title.end)
        if named:
            return named
        if not self.t.is_word(title.end, ","):
            return None
        named = self._honorific_name(title.end + 1)
        if named and self._closed(named[1]) and len(named[0].split()) > 1:
            return named
        return None

    def _closed(self, at: int) -> bool:
        if at >= len(self.t) or self.t.is_word(at, ",", ".", ";", ")", "(", "and", "on", "in", "at", "to", "with", "who", "-", "–"):
            return True
        hit = self.t.hit(at)
        return hit is not None and any(r.startswith("v:") or r in ("will", "have", "be", "modal") for r in hit.roles)

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
            if not (self._closed(title.end)):
                break
            self._add_office(actor, title)
            at = title.end
        return at

    @staticmethod
    def _add_office(actor: Actor, title: Title) -> None:
        if actor.office is None:
            actor.office, actor.of, actor.former = title.office, title.of or actor.of, title.former
        else:
            actor.also.append((title.office, title.of))
        actor.also.extend(title.also or ())

    def _shared(self, title: Title) -> tuple[list[Actor], int] | None:
        """ "Foreign ministers of India and Pakistan"; "Presidents Buhari of Nigeria and Talon of Benin"."""
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
        owners = title.owners or []
        made = [self._office_of(title, owner) for owner in owners] or [self._actor(title, None, title.end)]
        for actor in made:
            actor.plural = len(owners) < 2
            actor.kind = "group" if actor.plural else "office"
        return made, title.end

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

    def title(self, at: int, depth: int = 0) -> Title | None:
        """Return the office phrase that begins at token `at`, or None."""
        owner, pre, definite = self._owner(at)
        head_at, head, plural = self._head(pre)
        if head is None:
            return None
        end = head_at + self.t.hit(head_at).length  # type: ignore[union-attr]
        first = pre if owner or definite else at
        of = owner.name if owner else None
        office_end, of_here, end, owners = self._attachments(end, depth)
        if of_here is not None:
            of = of_here if of is None or (owner and owner.kind != "state") else of
            if of is not of_here and of_here != of:
                office_end = end
        office = self._office_words(first, max(office_end, head_at + 1))
        weak = head.casefold() in _WEAK_HEADS and head_at == first and office_end <= head_at + 1
        if weak and not (of or definite or owner):
            if not self.t.words[head_at][0].isupper() or self.t.words[head_at].isupper():
                return None
        former = any(self.t.is_word(i, "former", "ex", "late", "then", "outgoing") for i in range(first, head_at))
        title = Title(office, of, at, end, plural, definite or bool(owner), weak, former, owners=owners, head=head)
        if owner and not owners:
            title.owners = [owner]
        self._second_office(title, depth)
        return title

    def _owner(self, at: int) -> tuple[Of | None, int, bool]:
        """Whose office it is when that comes first: "Kenya's", "Turkish", "the CCTS", "his"."""
        start, definite = at, False
        if self.t.is_word(at, "the", "his", "her", "their", "its", "our", "my", "both", "two"):
            at, definite = at + 1, True
            if definite and self.t.is_word(at, "two"):
                at += 1
        if self.t.is_word(at, "visiting", "then"):
            at += 1
        found = of_at(self.t, at, loose=False)
        if found is not None:
            end = found.end + 1 if self.t.words[found.end : found.end + 1] in (["'s"], ["’s"], ["'"], ["’"]) else found.end
            if self._head(end)[1] is not None:
                return found, end, definite
        return None, at if definite or at != start else start, definite

    def _head(self, at: int) -> tuple[int, str | None, bool]:
        """The last head noun reached from `at` over modifiers and portfolios, with its token and whether it is plural."""
        best: tuple[int, str | None, bool] = (at, None, False)
        i = at
        while i < len(self.t) and i - at < _MAX_PRE:
            hit = self.t.hit(i)
            roles = hit.roles if hit else {}
            head = roles.get("head") or roles.get("heads")
            if head and not self._verb_like(i):
                best = (i, head, "head" not in roles)
                i += hit.length if hit else 1
                if best[2]:
                    break
                continue
            if best[1] is not None and not ("modifier" in roles or "portfolio" in roles):
                break
            if "modifier" in roles or "portfolio" in roles:
                i += hit.length if hit else 1
            elif "adj" in roles or "adjective" in roles or "honorific" in roles:
                if best[1] is not None:
                    break
                i += hit.length if hit else 1
            elif self.t.is_word(i, "and", "&", ",", "-") and i > at and self._leads_on(i + 1):
                i += 1
            elif i > at and self._is_cap(i) and self._cap_before_head(i):
                i += 1
            elif i == at and self._is_cap(i) and self._cap_before_head(i) and not hit:
                i += 1
            elif (
                i == at and (organ := body_at(self.t, i)) is not None and self.t.has(organ.end, "head") and self._is_cap(organ.end)
            ):
                i = organ.end
            else:
                break
        return best

    def _verb_like(self, i: int) -> bool:
        return (
            self.t.words[i].islower() and self.t.is_word(i, "heads", "chairs", "leads", "deputies") and self._is_cap(i - 1)
            if i
            else False
        )

    def _leads_on(self, i: int) -> bool:
        hit = self.t.hit(i)
        return hit is not None and ("portfolio" in hit.roles or "modifier" in hit.roles)

    def _is_cap(self, i: int) -> bool:
        return 0 <= i < len(self.t) and self.t.words[i][:1].isupper()

    def _cap_before_head(self, i: int) -> bool:
        """An unknown capitalised word belongs to the title when a capitalised head follows at once ("FCO Minister")."""
        nxt = self.t.hit(i + 1)
        if nxt is None or self.t.hit(i) is not None and not self.t.words[i].isupper():
            return False
        return (
            bool({"head", "portfolio"} & nxt.roles.keys())
            and self._is_cap(i + 1)
            and not self._known(i)
            and len(self.t.words[i]) > 1
        )

    def _known(self, i: int) -> bool:
        return fold(self.t.words[i]) in self.known

    def _office_words(self, first: int, end: int) -> str:
        words = self.t.span(first, end)
        for drop in ("the ", "The ", "visiting ", "his ", "her ", "their "):
            words = words.removeprefix(drop)
        return words

    def _attachments(self, at: int, depth: int) -> tuple[int, str | None, int, list[Of]]:
        """Follow "of / for / to / on ...". Returns where the office's words end, whose it is, where the phrase ends, and
        all owners of a plural."""
        office_end, of, owners = at, None, []
        for _ in range(4):
            if not self.t.is_word(at, *_LINKS):
                break
            step = self._attachment(at, depth)
            if step is None:
                break
            kind, name, end, found = step
            if kind == "portfolio":
                office_end = end
            elif kind == "office":
                office_end, of = (found[0].end if found else end), name
                return office_end, of, end, owners
            elif kind == "institution":
                office_end, of = end, of
                at = end
                continue
            else:
                of, owners = name, found
                if self.t.is_word(at, "to"):
                    office_end = end
                    of = None
                    at = end
                    continue
                return office_end, of, end, owners
            at = end
        return office_end, of, at, owners

    def _attachment(self, at: int, depth: int) -> tuple[str, str | None, int, list[Of]] | None:
        after = at + 1
        end = self._portfolio(after)
        found = of_list(self.t, after)
        inner = self._owned_inner(found)
        if inner is not None:
            return inner
        if found and (end is None or found[-1].end >= end):
            kind = "of" if found[0].kind != "institution" else "institution"
            if kind == "institution":
                return self._nested(found, after)
            return kind, found[0].name, found[-1].end, found
        if end is not None:
            return "portfolio", None, end, []
        if depth < 2:
            inner = self.title(after, depth + 1)
            if inner is not None and not inner.plural and self._honorific_name(inner.end) is None:
                mark = Of(inner.office, "office", after, self._office_end(inner), None)
                return "office", inner.of, inner.end, [mark]
        return None

    def _owned_inner(self, found: list[Of]) -> tuple[str, str | None, int, list[Of]] | None:
        """ "of Pakistan's joint chiefs of staff committee": the state owns what follows its 's."""
        if len(found) != 1 or found[0].kind != "state" or not self.t.is_word(found[0].end, "'s", "’s"):
            return None
        i = found[0].end + 1
        while i < len(self.t) and i - found[0].end < 9:
            hit = self.t.hit(i)
            if not (
                (hit and {"portfolio", "modifier", "heads", "head", "institution", "event", "group"} & hit.roles.keys())
                or self._is_cap(i)
                or self.t.is_word(i, "of")
            ):
                break
            i += hit.length if hit else 1
        if i == found[0].end + 1:
            return None
        mark = Of(found[0].name, "office", found[0].start, i, found[0].entity)
        return "office", found[0].name, i, [mark]

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

    def _portfolio(self, at: int) -> int | None:
        """Where a list of portfolios ends: "Trade, Commerce and Consumer Affairs"."""
        if self.t.is_word(at, "the"):
            at += 1
        i, end = at, None
        while i < len(self.t):
            hit = self.t.hit(i)
            if hit and "portfolio" in hit.roles and not ({"state", "body"} & hit.roles.keys()):
                i += hit.length
                end = i
            elif end is None and i - at < 5 and self._portfolio_word(i) and self._portfolio_soon(i + 1, at + 6):
                i += 1
            elif end is not None and self.t.is_word(i, "and", "&", ",") and self._portfolio_next(i + 1):
                i += 1
            elif end is not None and self._is_cap(i) and self._portfolio_at(i + 1) and hit is None:
                i += 1
            else:
                break
        return end

    def _portfolio_word(self, i: int) -> bool:
        return self._is_cap(i) or self.t.is_word(i, "and")

    def _portfolio_soon(self, i: int, until: int) -> bool:
        """ "South and Central Asian | Affairs": capitals and "and" up to a portfolio word."""
        while i < min(until, len(self.t)):
            if self._portfolio_at(i):
                return True
            if not (self._is_cap(i) or self.t.is_word(i, "and")) or self.t.has(i, "honorific") or self.t.has(i, "head"):
                return False
            i += 1
        return False

    def _portfolio_at(self, i: int) -> bool:
        hit = self.t.hit(i)
        return hit is not None and "portfolio" in hit.roles and self._is_cap(i)

    def _portfolio_next(self, i: int) -> bool:
        if self.t.is_word(i, "and"):
            i += 1
        if self.title(i, 2) is not None:
            return False
        return self._portfolio_at(i) or (self._is_cap(i) and self._portfolio_at(i + 1) and self.t.hit(i) is None)

    def _second_office(self, title: Title, depth: int) -> None:
        """ "Deputy Prime Minister and Minister of Foreign Affairs": one person, two offices."""
        if title.plural or depth > 1 or not self.t.is_word(title.end, "and", "&"):
            return
        second = self.title(title.end + 1, depth + 1)
        if second is None or second.plural or second.definite and not second.owners:
            return
        if title.weak or (second.of and title.of and second.of != title.of and not self._owned(second)):
            return
        if second.owners or (title.of and second.of != title.of):
            title.also = [(second.office, second.of), *(second.also or ())]
        else:
            title.office = f"{title.office} and {second.office}"
            title.also = second.also
        title.of = title.of or second.of
        title.end = second.end

    @staticmethod
    def _owned(second: Title) -> bool:
        return bool(second.owners)

    # names

    def _honoured(self, at: int) -> tuple[list[Actor], int] | None:
        named = self._honorific_name(at)
        if named is None or named[1] == at or self.t.has(at, "honorific") is None and not self.t.is_word(at, "the"):
            return None
        actor = Actor("person", self.t.starts[at], self.t.ends[named[1] - 1], named[0], honorific=self.t.words[at])
        end = self._of_after_name(actor, named[1])
        end = self._appositions(actor, end)
        actor.end = self.t.ends[end - 1]
        return [actor], end

    def _honorific_name(self, at: int) -> tuple[str, int] | None:
        """A name, after any honorifics; an honorific lets a single unknown word count."""
        start = at
        if self.t.is_word(at, "the") and self.t.has(at + 1, "honorific"):
            at += 1
        while at < len(self.t) and (hit := self.t.hit(at)) is not None and "honorific" in hit.roles and "head" not in hit.roles:
            at += hit.length
            while self.t.is_word(at, ".", ",") and self.t.has(at + 1, "honorific") or self.t.is_word(at, "."):
                at += 1
        end = self._name(at)
        if end is None:
            return None
        name = self.t.span(at, end)
        while self.t.has(end, "postnominal") or (self.t.is_word(end, ",") and self.t.has(end + 1, "postnominal")):
            end += 1
        return (name, end) if end - at > 1 or at > start or self._single_fits(at, start) else None

    def _single_fits(self, at: int, start: int) -> bool:
        if at > start or self._known(at):
            return True
        return (
            fold(self.t.words[at]) not in common_words() and fold(self.t.words[at]) not in self.lower and len(self.t.words[at]) > 2
        )

    def _name(self, at: int) -> int | None:
        """Where the run of name words that begins at `at` ends, or None."""
        i = at
        while i < len(self.t) and i - at < 7:
            word = self.t.words[i]
            if self._name_word(i, i > at):
                i += 1
                if len(word) == 1 and self.t.is_word(i, "."):
                    i += 1
            elif (
                self.t.has(i, "particle")
                and self._name_word(i + 1, True)
                and (i > at or word[0].isupper() or self._name_word(i + 2, True))
            ):
                i += 1
            elif self.t.is_word(i, "(") and i > at and self.t.is_word(i + 2, ")") and self._name_word(i + 3, True):
                i += 3
            else:
                break
        return i if i > at else None

    def _name_word(self, i: int, inside: bool) -> bool:
        if i >= len(self.t):
            return False
        word = self.t.words[i]
        if self._joined_particle(word):
            return True
        if not word[0].isupper() or not word[0].isalpha() or word.endswith(".") and len(word) > 2 and not inside:
            return False
        if word.isupper() and len(word) > 3 and not self.shouting and not inside:
            return False
        hit = self.t.hit(i)
        if hit is not None and hit.length >= 1:
            return self._name_despite(i, hit.roles.keys(), hit.weak, inside)
        if fold(word) in self.known:
            return True
        if not inside and i > 0 and not self.shouting and self._uncommon(i + 1):
            return True
        return fold(word) not in common_words() or (inside and fold(word) not in self.lower and not self._after_common(i))

    @staticmethod
    def _joined_particle(word: str) -> bool:
        """ "al-Alfi", "el-Sisi": a small particle and a capital behind the hyphen."""
        head, _, tail = word.partition("-")
        return head.islower() and len(head) < 4 and tail[:1].isupper()

    def _after_common(self, i: int) -> bool:
        return fold(self.t.words[i - 1]) in common_words()

    def _uncommon(self, i: int) -> bool:
        """The next word is no word but of a name: "Ban | Ki Moon"."""
        if i >= len(self.t) or not self._is_cap(i) or self.t.hit(i) is not None:
            return False
        return fold(self.t.words[i]) not in common_words() and self.t.words[i].isalpha()

    def _name_despite(self, i: int, roles: object, weak: frozenset[str], inside: bool) -> bool:
        """A word of the lexicon is a name's part only where its other meaning is weak, or inside a known name."""
        keys = set(roles)  # type: ignore[call-overload]
        if keys <= {"particle"}:
            return self.t.words[i][0].isupper() and (inside or self._name_word(i + 1, True) if i + 1 < len(self.t) else inside)
        if fold(self.t.words[i]) in self.known:
            return True
        if keys <= {"place", "particle", "common"} and (self._uncommon(i + 1) or inside):
            return True  # "Baghdad Amreyev" is no city
        return bool(keys) and keys <= (weak | {"particle"}) and inside

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
        end = self._appositions(actor, end)
        actor.end = self.t.ends[end - 1]
        return [actor], end

    def _looks_like_person(self, at: int, end: int) -> bool:
        words = [fold(w) for w in self.t.words[at:end] if w[0].isalpha()]
        if len(words) > 5 or any(len(w) > 2 and w in common_words() and w not in self.known for w in words[-1:]):
            return False
        return sum(w in self.lower or w in common_words() for w in words) * 2 <= len(words)

    def _of_actor(self, found: Of, at: int) -> tuple[list[Actor], int] | None:
        end = found.end
        kind = "state" if found.kind == "state" else "body"
        if self.t.is_word(end, "side", "delegation", "government", "authorities", "leadership", "team", "delegations", "member"):
            return None
        actor = Actor(kind, self.t.starts[at], self.t.ends[end - 1], of=found.name, entity=found.entity)
        if self.t.is_word(end, "(") and end + 2 < len(self.t) and self.t.is_word(end + 2, ")") and self.t.words[end + 1].isupper():
            end += 3
        return [actor], end

    # groups and pronouns

    def _group(self, at: int) -> tuple[list[Actor], int] | None:
        """ "officials from Uzbekistan and Tajikistan", "the Turkish side", "leaders of African Union member states"."""
        i = at + 1 if self.t.is_word(at, "the", "a", "an", "two", "both") else at
        owner = of_at(self.t, i, loose=False)
        j = owner.end if owner else i
        if owner and self.t.words[j : j + 1] in (["'s"], ["’s"]):
            j += 1
        k = j
        while k < len(self.t) and k - j < 4 and (hit := self.t.hit(k)) is not None and "group" not in hit.roles:
            if not ({"modifier", "portfolio", "adjective"} & hit.roles.keys()) and not self.t.is_word(k, "and", "-", "level"):
                break
            k += hit.length
        noun = self.t.hit(k)
        side = self.t.is_word(k, "side", "team", "government", "leadership", "delegation", "authorities", "counterpart")
        if not side and (noun is None or "group" not in noun.roles) or (self.t.words[k][0].isupper() and not owner and k == at):
            return None
        end = k + (noun.length if noun else 1)
        words = self.t.span(j if owner else i, end)
        found = of_list(self.t, end + 1) if self.t.is_word(end, "of", "from", "for") else []
        end = found[-1].end if found else end
        if self.t.is_word(end, "member") and self.t.is_word(end + 1, "states", "countries"):
            end += 2
        owners = [o.name for o in found] or ([owner.name] if owner else [None])  # type: ignore[list-item]
        if not found and not owner and not self.t.is_word(at, "the", "both", "two"):
            plural = True
        else:
            plural = True
        start, stop = self.t.starts[at], self.t.ends[end - 1]
        definite = self.t.is_word(at, "the", "both", "two")
        return [Actor("group", start, stop, None, words, o, plural=plural, definite=definite) for o in owners], end

    def _pair(self, at: int) -> tuple[list[Actor], int] | None:
        """ "The sides", "both ministers": two who were named before."""
        hit = self.t.hit(at)
        if hit is None or "pair" not in hit.roles or self.t.is_word(at + hit.length, "of", "from", "'s"):
            return None
        end = at + hit.length
        return [Actor("pair", self.t.starts[at], self.t.ends[end - 1], number="they", plural=True)], end

    def _pronoun(self, at: int) -> tuple[list[Actor], int] | None:
        hit = self.t.hit(at)
        if hit is None or "pronoun" not in hit.roles:
            return None
        end = at + hit.length
        return [Actor("pronoun", self.t.starts[at], self.t.ends[end - 1], number=hit.roles["pronoun"])], end


__all__ = ["NameParser", "Title", "body_at"]
