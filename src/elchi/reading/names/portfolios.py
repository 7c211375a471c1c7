"""What an office is for: portfolios, and the states, places and things of envoys.

portfolio = {"the"} PORTFOLIO {("," | "and") PORTFOLIO}
topics    = topic {("," | "and") topic}: "the Red Sea, Gulf of Aden and Somalia", "Unification"
"""

from dataclasses import dataclass

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import Hit, fold
from elchi.reading.lines.tokens import common_words
from elchi.reading.names.bodies import Of, of_at
from elchi.reading.names.people import PeopleParser

_MATTERS = frozenset({"portfolio", "adj", "modifier", "event_modifier", "not_name", "adverb", "firm", "deed", "instrument"})
_MATTER = 3  # words of one matter
_TOPICS = frozenset({"state", "adjective", "body", "place", "region", "portfolio", "institution", "event_modifier", "not_name"})


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


class PortfolioParser(PeopleParser):
    """Finds what offices are for in one segment."""

    def title(self, at: int, depth: int = 0) -> Title | None:
        """Return the office phrase that begins at token `at`, or None; the parser of offices knows."""
        raise NotImplementedError

    def _topics(self, at: int) -> int | None:
        """Where what an office is for ends: "Georgia and Moldova", "the Red Sea, Gulf of Aden and Somalia", "Unification"."""
        end, i, commas = None, at, False
        while (stop := self._topic(i)) is not None:
            end, i = stop, stop
            if self.t.is_word(i, ",") and self.t.is_word(i + 1, "and"):
                i += 1
            if not self.t.is_word(i, ",", "and", "&"):
                break
            commas = commas or self.t.is_word(i, ",")
            i += 1
        if commas and end is not None and not (self.t.is_word(end, ",", "(", ".") or self._name_word(end, False)):
            return self._topic(at)  # "the envoy to Syria, Russia and Iran agreed"
        return end

    def _topic(self, at: int) -> int | None:
        """One thing that an office is for: names of states and places, and capitalised words that are no names."""
        i = at + 1 if self.t.is_word(at, "the") else at
        first = i
        while i < self.t.size and i - first < 5:
            hit = self.t.hit(i)
            if i > first and self._begins_name(i):
                break
            if self._is_cap(i) and hit is not None and hit.roles.keys() & _TOPICS and not hit.roles.keys() & {"head", "honorific"}:
                i += hit.length
            elif (
                self._is_cap(i) and hit is None and (fold(self.t.words[i]) in common_words() or self.t.has(i + 1, "not_name"))
            ) or (
                (i > first and self.t.is_word(i, "of") and self.t.has(i + 1, "place"))
                or (self.t.has(i + 1, "state") and self.t.is_word(i, "of"))
            ):
                i += 1
            else:
                break
        joined = i > first and i < self.t.size and self.t.words[i].islower() and self.t.hit(i) is None and self._is_cap(i + 1)
        if joined and self.t.low[i] not in word_set("looking_on"):
            i += 1  # "on the Cyprus dispute | Jane Doe"
        if i == first or self.t.is_word(i, "'s", "’s") or self.t.has(i, "head"):
            return None
        return i

    def _begins_name(self, i: int) -> bool:
        """ "Ambassador to Kuwait | Vladimir Zheltov": a town behind a state, and a word of no lexicon behind it."""
        hit = self.t.hit(i)
        return (
            hit is not None and hit.roles.keys() <= {"place"} and self.t.has(i - 1, "state") is not None and self._uncommon(i + 1)
        )

    def _place(self, at: int) -> Of | None:
        """ "The mayor of Paris", "Governor of Tokyo"."""
        hit = self.t.hit(at)
        known = hit is not None and bool(hit.roles.keys() & {"place", "region"})
        end = at + (hit.length if hit is not None else 1)
        divided = end < self.t.size and self.t.low[end] in word_set("divisions")
        if not self._is_cap(at) or not (known or (hit is None and divided)):
            return None
        end += divided
        name, within = self.t.span(at, end), of_at(self.t, end + 1, loose=False) if self.t.is_word(end, "of") else None
        if within is not None and within.kind == "state":
            end = within.end  # "Governor of Astrakhan region | of the Russian Federation"
        return Of(name, "place", at, end, None)

    def _portfolio(self, at: int) -> int | None:
        """Where a list of portfolios ends: "Trade, Commerce and Consumer Affairs"."""
        if self.t.is_word(at, "the"):
            at += 1
        i, end = at, None
        while i < self.t.size:
            hit = self.t.hit(i)
            if hit and "portfolio" in hit.roles and not ({"state", "body"} & hit.roles.keys()):
                i += hit.length
                end = i
            elif end is not None and self._noun_of_portfolio(i):
                i += 1
                end = i
            elif end == i and (listed := self._matters_behind(i)) is not None:
                i = end = listed
            elif self._leads_to_portfolio(at, i) if end is None else self._joins_portfolio(i, hit):
                i += 1
            else:
                break
        return end

    def _matters_behind(self, i: int) -> int | None:
        """Where matters end that a portfolio goes on with and that are none elsewhere: "Trade | , Culture and the Arts"."""
        return self._plain_matters(i) or self._lower_matters(i) if self.t.is_word(i, ",", "and", "&") else None

    def _leads_to_portfolio(self, at: int, i: int) -> bool:
        """ "South and Central Asian | Affairs": words before the first portfolio."""
        return i - at < 5 and self._portfolio_word(i) and self._portfolio_soon(i + 1, at + 6)

    def _joins_portfolio(self, i: int, hit: Hit | None) -> bool:
        """ "Trade | and | Commerce", "Foreign | Economic | Relations": words between two portfolios."""
        if self.t.is_word(i, "and", "&", ",") and self._portfolio_next(i + 1):
            return True
        return self._is_cap(i) and self._portfolio_at(i + 1) and (hit is None or self.t.words[i].isupper())

    def _noun_of_portfolio(self, i: int) -> bool:
        """ "Land | Management", "Natural Resources | Conservation"."""
        return (
            self._is_cap(i)
            and self.t.hit(i) is None
            and self.t.low[i].endswith(word_class("endings_of_matters"))
            and self.t.words[i][1:].islower()
        )

    def _portfolio_word(self, i: int) -> bool:
        return self._is_cap(i) or self.t.is_word(i, "and")

    def _portfolio_soon(self, i: int, until: int) -> bool:
        """ "South and Central Asian | Affairs": capitals and "and" up to a portfolio word."""
        while i < min(until, self.t.size):
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
        title = self.title(i, 2)
        if title is not None and not (self._portfolio_at(i) and title.end == i + 1 and self._leads_on(i + 2)):
            return False
        hit = self.t.hit(i)
        if hit is not None and "regional" in hit.roles:
            return self._is_cap(i) and self._portfolio_at(i + hit.length)  # "Foreign Affairs and | East African Cooperation"
        loose = hit is None or (i < self.t.size and self.t.words[i].isupper())  # "Foreign and | CARICOM Affairs"
        return self._portfolio_at(i) or (self._is_cap(i) and self._portfolio_at(i + 1) and loose)

    def _plain_matters(self, at: int) -> int | None:
        """ "Foreign Affairs | , International Business and International Cooperation | of Suriname": matters told in plain words.

        They are taken where whose they are stands behind, or an "and" closes their row before a name or comma.
        """
        i, closed = at, False
        while i < self.t.size and self.t.is_word(i, ",", "and", "&"):
            begin = i + 1 + (self.t.is_word(i, ",") and self.t.is_word(i + 1, "and", "&"))
            end = begin
            while end - begin < _MATTER and self._plain_matter(end):
                end += 1
            if end == begin or self.title(begin, 2) is not None:
                break
            closed = closed or not self.t.is_word(begin - 1, ",")
            i = end
        if i == at:
            return None
        owned = self.t.is_word(i, "of") and of_at(self.t, i + 1, loose=False) is not None
        return i if owned or (closed and (self.t.is_word(i, ",") or self._is_cap(i))) else None

    def _lower_matters(self, at: int) -> int | None:
        """ "The minister of justice | , human rights and constitutional affairs |, the Honourable A": portfolios in small letters up to an "and"."""
        i, closed = at, False
        while self.t.is_word(i, ",", "and", "&") and self.t.words[i - 1].islower() and not closed:
            hit = self.t.hit(i + 1)
            if hit is None or "portfolio" not in hit.roles or not self.t.words[i + 1].islower():
                return None
            closed = not self.t.is_word(i, ",")
            i += 1 + hit.length
        return i if closed and (self.t.is_word(i, ",", "of", ".") or self._is_cap(i)) else None

    def _plain_matter(self, i: int) -> bool:
        """A capital that is a common word or a portfolio, and nobody's name or title."""
        if not self._is_cap(i) or self.t.words[i].isupper():
            return False
        hit = self.t.hit(i)
        return hit.roles.keys() <= _MATTERS if hit is not None else fold(self.t.words[i]) in common_words()

    def _leads_on(self, i: int) -> bool:
        hit = self.t.hit(i)
        return hit is not None and ("portfolio" in hit.roles or "modifier" in hit.roles)

    def _acronym(self, at: int) -> bool:
        """ "Director General of | KFAED": a body known only by its capitals."""
        word = self.t.words[at] if at < self.t.size else ""
        return word.isalpha() and word.isupper() and 2 < len(word) < 9 and self.t.hit(at) is None and not self.shouting

    def _proper(self, found: Of) -> bool:
        """ "The Seimas" is one parliament, "the Assembly" whichever was spoken of."""
        return self.t.has(found.end - 1, "proper") is not None
