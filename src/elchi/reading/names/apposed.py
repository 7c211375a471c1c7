"""Offices behind a name, closed off by commas: "Ali Veli, Minister of Trade of Georgia, met"."""

from elchi.lexica.classes import word_set
from elchi.lexica.marks import OFFICE
from elchi.reading.lines.units import Actor
from elchi.reading.names.bodies import of_at
from elchi.reading.names.each_for import EachForParser
from elchi.reading.names.lands import land_named
from elchi.reading.names.portfolios import Title

_QUOTING = (",", '"', "”", "“", "»", "''", "-", "–", "—", ":")
_ORGANISATION = 8  # words of the longest name of an organisation that no lexicon knows
_ADDRESS = 5  # tokens of the longest form of address
_LETTERS = 5  # of the name of an honour or a degree
_AGE = 3  # tokens of "77-year-old"
_TELLER = 9  # how many words may lie between a name and the verb of who tells the sentence


class ApposedParser(EachForParser):
    """Reads what stands in apposition to a name, and tells it from a clause that goes on."""

    def _appositions(self, actor: Actor, at: int) -> int:
        """ "Bujar Osmani, Minister of ..., and OSCE Chairman-in-Office": offices after the name, closed off."""
        at = self._bracketed(actor, at) if self.t.is_word(at, "(") else at
        if (behind := self._past_letters(at)) > at and self._apposed(actor, behind) is not None:
            at = behind
        for _ in range(3):
            title = self._apposed(actor, at)
            if title is None:
                break
            self._add_office(actor, title)
            at = title.end
            if title.of is None:
                before, at = at, self._state_behind(actor, at)
                at = self._body_behind(actor, at) if at == before and actor.of is None else at
        return at

    def _past_letters(self, at: int) -> int:
        """ "General Ali Veli | , NDC, PSC, | President of": behind the letters of honours and degrees."""
        while self.t.is_word(at, ",") and any(1 < len(w) <= _LETTERS and w.isupper() for w in self.t.words[at + 1 : at + 2]):
            at += 2
        return at

    def _apposed(self, actor: Actor, at: int) -> Title | None:
        """The next office behind a name, unless it opens a clause or is somebody else's."""
        step = self._led_to_office(actor, at)
        if not step and (actor.honorific is None or actor.office is not None or not self._titled_at_once(at)):
            return None
        step += _AGE * (step > 1 and self.t.is_word(at + step + _AGE - 1, "year-old"))
        title = self.title(at + step)
        if title is None or title.plural or self._honorific_name(title.end):
            return None
        if self.t.is_word(title.end, "(") and self.t.has(title.end + 1, "honorific") is not None:
            return None  # "the Foreign Minister (Mr Veli), the Defence Minister (Mr Kara)"
        if title.weak and not title.of and not any(self._organisation(title.end)):
            return None
        if not (self._closed(title.end)) or (actor.office is not None and self._names_next(title.end)):
            return None
        if step > 1 and (self._begins_clause(at, title.end) or self._tells_the_rest(actor, at, title.end)):
            return None
        if self._in_turn(actor, at, title.end) or self._of_another_state(actor, title) or (step > 1 and _said_again(actor, title)):
            return None
        title.former = title.former or self._of_the_past(at + 1)
        return title

    def _led_to_office(self, actor: Actor, at: int) -> int:
        """How many tokens lead from a name to an office behind it: a comma, a comma and an article, a dash; 0 where none do."""
        if not self.t.is_word(at, ","):
            return int(self._dashed_office(actor, at))
        if self.t.is_word(at + 1, "the", "a", "an") or self._of_the_past(at + 1):
            return 2
        return 3 if self.t.is_word(at + 1, "also") and self.t.is_word(at + 2, "the", "a") else 1  # "Ali Veli, also | the Chairman"

    def _dashed_office(self, actor: Actor, at: int) -> bool:
        """ "Ali Veli - | Deputy Minister, Can Kara - | Director": a row in which a dash leads to each office."""
        if actor.office is not None or not self.t.is_word(at, "-", "–", "—") or not self._is_cap(at + 1):
            return False
        title = self.title(at + 1)
        return title is not None and not title.plural and self.t.is_word(title.end, ",", ";", ".", "and")

    def _of_the_past(self, at: int) -> bool:
        """ "Ali Veli, | formerly | Ambassador of Georgia"."""
        return at < self.t.size and self.t.low[at] in word_set("of_his_past")

    def _with_spouse(self, title: Title) -> tuple[str, int] | None:
        """ "The President of Malta and Mrs. Ali Veli", "the Prime Minister and Mrs. Veli": his name stands in hers."""
        at = title.end + 1
        spouse = self.t.is_word(title.end, "and") and self.t.low[at] in word_set("spouses_addressed")
        if not (spouse and title.definite) or self.t.has(at + 1 + self.t.is_word(at + 1, "."), "head") is not None:
            return None
        return self._honorific_name(at)

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

    def _bracketed(self, actor: Actor, at: int) -> int:
        """ "Ali Veli | (Minister of Trade)", "Minister Ali Veli | (Georgia)": who somebody is, in brackets behind the name."""
        title = self.title(at + 1)
        if title is not None and not title.plural and self.t.is_word(title.end, ")"):
            self._add_office(actor, title)
            return title.end + 1
        if title is not None and not title.plural and (whose := self._owner_in_brackets(title.end)) is not None:
            self._add_office(actor, title)
            actor.of, at = whose
            return at
        found = of_at(self.t, at + 1, loose=False) if actor.of is None else None
        if found is None or not self.t.is_word(found.end, ")") or not (found.kind == "state" or found.entity):
            return at
        actor.of = found.name
        return found.end + 1

    def _owner_in_brackets(self, at: int) -> tuple[str, int] | None:
        """ "Ali Veli (President | , Republic of Georgia)": the state or body, and the token behind the bracket."""
        found = of_at(self.t, at + 1 + self.t.is_word(at + 1, "the"), loose=False) if self.t.is_word(at, ",") else None
        return (found.name, found.end + 1) if found is not None and self.t.is_word(found.end, ")") else None

    def _of_another_state(self, actor: Actor, title: Title) -> bool:
        """ "President A of Georgia, | Japan's Minister of Trade and ...": the office of the next one of a row."""
        if actor.office is None or actor.of is None or not self.t.is_word(title.end, "and"):
            return False
        own, other = (land_named(words, self.t.lexicon) for words in (actor.of, title.of or ""))
        return own is not None and other is not None and own != other

    def _royal(self, at: int) -> tuple[list[Actor], int] | None:
        """ "His Majesty | received", "in honour of Their Majesties": a sovereign who is not named again."""
        hit = self.t.hit(at)
        if hit is None or "honorific" not in hit.roles or self.t.low[at + hit.length - 1] not in word_set("royal_addresses"):
            return None
        end = at + hit.length
        behind = end + self.t.is_word(end, ",")
        if not self._is_cap(end - 1) or self._is_cap(behind) or self.t.is_word(behind, "the", "a"):
            return None  # "His Majesty the King"
        office = "Majesty" if self.t.low[end - 1].startswith("majest") else "Highness"
        return [Actor("office", self.t.starts[at], self.t.ends[end - 1], office=office, definite=True)], end

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
        begin = self._name_begins(actor, at)
        if actor.office is None or begin is None or not self._parted_before(begin) or not self.t.is_word(behind, ","):
            return False
        addressed = self.t.has(behind + 1, "honorific") is not None or self.t.is_word(behind + 1, "the")
        named = self._honorific_name(behind + 1) if addressed else None
        if addressed:
            return named is not None and self._ends_entry(named[1]) and self.t.has(named[1] + 1, "head") is None
        end = self._name(behind + 1)
        return end is not None and end - behind > 2 and self._ends_entry(end) and self._looks_like_person(behind + 1, end)

    def _name_begins(self, actor: Actor, at: int) -> int | None:
        """Where the name that ends here begins; an initial is a word with its stop."""
        name = actor.person or ""
        return next((n for n in range(at - 1, max(-1, at - 12), -1) if name and self.t.span(n, at) == name), None)

    def _ends_entry(self, at: int) -> bool:
        """ ", Elmar Veli | and Georgia's Minister": another entry of a row, or the end of it."""
        return self.t.is_word(at, ",", ".", ";") or (
            self.t.is_word(at, "and") and (self._is_cap(at + 1) or self.t.is_word(at + 1, "the"))
        )

    def _parted_before(self, at: int) -> bool:
        """ "The Secretary, | His Excellency | Ali Veli": a comma before a name, whatever form of address stands between."""
        if self.t.is_word(at - 1, ".") and self.t.has(at - 2, "honorific") is not None:
            at -= 1  # "Mr."
        for back in range(at - 1, max(-1, at - _ADDRESS), -1):
            hit = self.t.hit(back)
            if hit is not None and "honorific" in hit.roles and "head" not in hit.roles and back + hit.length >= at:
                at = back
        return self.t.is_word(at - 1, ",")

    def _state_behind(self, actor: Actor, at: int) -> int:
        """ "Ali Veli, Federal Minister for Foreign Affairs, Germany, ...": the state as a last apposition."""
        behind = at + 1
        while self.t.is_word(behind, "the", "royal", "government", "of"):
            behind += 1  # "Ali Veli, Government of Georgia"
        found = (
            of_at(self.t, behind, loose=False)
            if self.t.is_word(at, ",") and (self._is_cap(at + 1) or self.t.is_word(at + 1, "of"))
            else None
        )
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

    def _body_behind(self, actor: Actor, at: int) -> int:
        """ "Ali Veli, President, Academy of Arts | , spoke", "Jan Novak, Director, Help for All": whose office it is behind a comma."""
        first, end = self._organisation(at)
        if end > first:
            actor.of = self.t.span(first, end)
        return max(at, end)

    def _organisation(self, at: int) -> tuple[int, int]:
        """The organisation between a comma and the next, or the end of an entry: where it begins and ends; nothing is as long as 0."""
        first = at + 1 + self.t.is_word(at + 1, "the")
        if not self.t.is_word(at, ",") or not self._is_cap(first) or self._names_next(at):
            return 0, 0
        found = of_at(self.t, first)
        named = found is not None and found.kind != "state" and (found.end - found.start > 1 or found.entity is not None)
        end = found.end if found is not None and named else self._last_words(first)
        listed = self.t.is_word(end, ",", "and") and of_at(self.t, end + 1, loose=False) is not None
        closed = end >= self.t.size or self.t.is_word(end, ",", ".", ";", ")")
        return (first, end) if closed and not listed else (0, 0)

    def _last_words(self, at: int) -> int:
        """Where a name of no lexicon ends that is the rest of an entry: capitals, and small words between them."""
        last = self.t.size - self.t.is_word(self.t.size - 1, ".")
        named = all(self._is_cap(i) or self.t.is_word(i, "of", "for", "and", "the", "&", "on", "in") for i in range(at, last))
        alone = named and 1 < last - at <= _ORGANISATION and not self._looks_like_person(at, last)
        return last if alone and self.title(at) is None else at

    @staticmethod
    def _add_office(actor: Actor, title: Title) -> None:
        if actor.office is None or actor.office.casefold() in word_set("royal_styles"):
            actor.office, actor.of, actor.former = title.office, title.of or actor.of, title.former
        else:
            if actor.of is None and actor.office.casefold() in word_set("ranks_before_names") and _of_body(title):
                actor.office, actor.of = title.office, title.of  # "Ambassador Ali Veli, Secretary-General of the Forum"
                return
            actor.also.append((title.office, title.of))
            if actor.of is None and actor.office.casefold() == "ambassador":
                actor.of = title.of  # "Ambassador Ali Veli, Permanent Representative of Georgia"
        actor.also.extend(title.also or ())


def _of_body(title: Title) -> bool:
    return title.of is not None and any(o.kind in ("body", "institution") for o in title.owners or ())


def _said_again(actor: Actor, title: Title) -> bool:
    """ "In her meeting with the Minister of Trade, Ali Veli, | the Minister said": an office in fewer words is that of who acts, or his own."""
    return bool(actor.office) and title.of is None and title.office.lower() in (actor.office or "").lower().split()
