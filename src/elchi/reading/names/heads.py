"""The head noun of an office, found over the modifiers and portfolios before it, and what looks like one and is none."""

from collections.abc import Mapping

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.reading.lines.tokens import common_words
from elchi.reading.names.bodies import body_at
from elchi.reading.names.organs import OrganParser

_MAX_PRE = 9  # tokens before a head


class HeadParser(OrganParser):
    """Finds the heads of office phrases in one segment."""

    def _head(self, at: int) -> tuple[int, str | None, bool]:
        """The last head noun reached from `at` over modifiers and portfolios, with its token and whether it is plural."""
        best: tuple[int, str | None, bool] = (at, None, False)
        if self._does_elect(at):
            return best
        organ = body_at(self.t, at) if self._is_cap(at) else None
        i = organ.end if organ is not None and self.t.has(organ.end, "head") else at
        while i < self.t.size and i - at < _MAX_PRE:
            hit = self.t.hit(i)
            roles = hit.roles if hit else {}
            if best[1] is not None and self._begins_another(best[0], best[1], i, roles):
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
            elif "adj" in roles or "adjective" in roles or "honorific" in roles or self._regional(i, roles):
                i += hit.length if hit else 1
            elif self._title_word(i, at):
                i += 1
            else:
                break
        return best

    def _begins_another(self, head: int, noun: str, i: int, roles: Mapping[str, str]) -> bool:
        """ "Indian counterpart | President Ali Veli", "AU chairman | President Ali Veli": what follows a head goes with the name."""
        if noun in word_set("chairs_beside") and (roles.get("head") or "").lower() in word_set("each_of_one"):
            return True
        return self._as_address(i, roles) or self._as_birth(head, i) or self._is_mirror(head)

    def _does_elect(self, at: int) -> bool:
        """ "The Summit also | elected President A": a verb, and no elected president."""
        before = self.t.low[at - 1] if at else "the"
        return self.t.low[at] == "elected" and not before.endswith("ly") and before not in word_set("before_elected")

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
            another = self.t.has(i + 1, "modifier") is not None  # "Environment and Energy | and Acting Minister"
            joined = another and not self._describes(i - 1)
            return i > at and self._leads_on(i + 1) and not (clause_ends or joined)
        return self._is_cap(i) and self._cap_before_head(i) and (i > at or self.t.hit(i) is None)

    def _regional(self, i: int, roles: Mapping[str, str]) -> bool:
        """ "Minister for | European and Foreign Affairs", "Malta's | European and Foreign Affairs Minister"."""
        return "regional" in roles and self._is_cap(i) and self.t.is_word(i + 1, "and", "&") and self._leads_on(i + 2)

    def _describes(self, i: int) -> bool:
        """ "Malta's European | and Foreign Affairs Minister": an adjective before "and" describes the same office."""
        hit = self.t.hit(i)
        return hit is not None and not hit.roles.keys().isdisjoint(("adj", "adjective", "regional", "region"))

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
