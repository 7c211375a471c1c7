"""Organs inside a state that offices are of: "Pakistan's joint chiefs of staff committee", "the Russian parliament's upper house"."""

from elchi.lexica.classes import word_set
from elchi.reading.names.bodies import Of, body_at, of_at
from elchi.reading.names.portfolios import PortfolioParser

_LONGEST = 9  # tokens of an organ's name


class OrganParser(PortfolioParser):
    """Finds the organs of states in one segment."""

    def _owned_inner(self, found: list[Of]) -> tuple[str, str | None, int, list[Of]] | None:
        """ "of Pakistan's joint chiefs of staff committee": the state owns what follows its 's."""
        if len(found) == 1 and (owner := self._named_first(found[0])) is not None:
            return "office", owner.name, found[0].end, [Of(owner.name, "office", owner.start, found[0].end, owner.entity)]
        if len(found) != 1 or not self.t.is_word(found[0].end, "'s", "’s"):
            return None
        i, noun = found[0].end + 1, False
        while i < self.t.size and i - found[0].end < _LONGEST:
            hit = self.t.hit(i)
            if noun and hit is None and self.t.low[i] != "of" and self.t.low[i - 1] != "of" and not self._portfolio_soon(i, i + 4):
                break  # "of Iran's parliament | Reza Karimi"
            noun = noun or self.t.has(i, "institution") is not None
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

    def _named_first(self, of: Of) -> Of | None:
        """ "Sudan's Transitional Sovereignty Council", taken for a name: the state that its words begin with."""
        hit = self.t.hit(of.start)
        state = hit.roles.get("state") if hit is not None and of.kind == "institution" else None
        if hit is None or state is None or not self.t.is_word(end := of.start + hit.length, "'s", "’s"):
            return None
        return Of(self.t.span(of.start, end), "state", of.start, end, state)

    def _adjective_inner(self, after: int) -> tuple[str, str | None, int, list[Of]] | None:
        """ "of the Iranian parliament", "of the Russian parliament's upper house": an organ of the state that stands before it."""
        at = after + self.t.is_word(after, "the")
        hit = self.t.hit(at)
        owner = (hit.roles.get("adjective") or hit.roles.get("state")) if hit is not None and self._is_cap(at) else None
        if hit is None or owner is None or (end := self._organ(at + hit.length)) is None:
            return None
        state = self.t.lexicon.register.name_on(owner, None)
        return "organ", state, end, [Of(state, "state", at, at + hit.length, owner)]

    def _organ(self, at: int) -> int | None:
        """Where the last institution noun of an organ ends: "foreign affairs committee", "parliament's upper house"."""
        end, i = None, at
        while i < min(self.t.size, at + _LONGEST):
            hit = self.t.hit(i)
            roles = hit.roles if hit else {}
            if "institution" in roles:
                end = i + hit.length  # type: ignore[union-attr]
            elif not (roles.keys() & {"portfolio", "modifier", "adj"} or (end == i and self.t.is_word(i, "'s", "’s", "of"))):
                break
            i += hit.length if hit else 1
        return end

    def _seated(self, at: int) -> bool:
        """ "Minister of State at the Ministry of Foreign Affairs | Dr Ali Veli": a name right behind tells it from a place."""
        found = body_at(self.t, at + 1 + self.t.is_word(at + 1, "the"))
        if found is None or not found.inner:
            return False
        end = found.end
        if self.t.is_word(end, "of") and (outer := of_at(self.t, end + 1)) is not None:
            end = outer.end
        titled = self.t.has(end + 1, "honorific") is not None and self.t.is_word(end, ",")
        return self._honorific_name(end + 1 if titled else end) is not None

    def _of_house(self, head_at: int, end: int) -> int:
        """ "Permanent Secretary | , Ministry of Foreign Affairs, | Ali Veli", with no comma too: where an office ends with the house it is served in."""
        if (beside := self._house_beside(head_at, end)) is not None:
            return beside
        apart = self.t.is_word(end, ",")
        hit = self.t.hit(head_at) if apart or (self._is_cap(end) and self.t.has(end, "institution")) else None
        if hit is None or self.t.low[head_at + hit.length - 1] not in word_set("officials_of_houses"):
            return end
        found = body_at(self.t, end + apart + self.t.is_word(end + apart, "the"))
        if found is None or not found.inner or self.t.is_word(found.end, "'s", "’s"):
            return end
        return found.end if self._closes_name(found.end) or self._honorific_name(found.end) is not None else end

    def _house_beside(self, head_at: int, end: int) -> int | None:
        """ "Speaker | National Assembly | Ali Veli", as papers of South Asia write: where the house ends that one presides over."""
        if self.t.low[head_at] not in word_set("heads_of_houses") or not self._is_cap(end):
            return None
        for size in (2, 1):
            words = " ".join(self.t.low[end : end + size])
            if words in word_set("houses_presided") and all(self._is_cap(i) for i in range(end, end + size)):
                return end + size
        return None
