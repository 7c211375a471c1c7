"""Which state, body or place a name means, given where the document speaks from, and what it was called on a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from elchi.lexica.tables import table
from elchi.model.claim import MentionKind
from elchi.model.quick import quick
from elchi.model.reading import Reading
from elchi.resolving.scripts import MEMORY, plain

if TYPE_CHECKING:
    from elchi.lexica.forms import Form
    from elchi.lexica.register import Register

PLACES = frozenset({"place", "venue", "region", "state"})
OWNERS = frozenset({"state", "adjective", "body"})
STATES, BODIES = frozenset({"state", "adjective"}), frozenset({"body"})
_PLACE = frozenset({"place", "venue", "region"})


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """What a name can mean: one identifier, or several where the document does not decide."""

    choices: tuple[str, ...]

    @property
    def id(self) -> str | None:
        """The identifier, where there is only one."""
        return self.choices[0] if len(self.choices) == 1 else None


_NOTHING = Found(())


@quick
@dataclass(frozen=True, slots=True)
class Inside:
    """A name inside a phrase: its first word, the word behind it, what it means, whether "of (the)" stands before."""

    first: int
    last: int
    id: str
    after_of: bool


class Atlas:
    """The names of the register, folded for lookup."""

    def __init__(self, register: "Register") -> None:
        self.register = register
        self._forms: dict[tuple[str, ...], list[Form]] = {}
        for form in register.forms():
            self._forms.setdefault(words_of(form.text), []).append(form)
        self._longest: dict[str, int] = {}  # how many words the names that begin with a word have at most
        for words in sorted(filter(None, self._forms), key=len):
            self._longest[words[0]] = len(words)

    def find(self, name: str, kinds: frozenset[str], context: frozenset[str] = frozenset()) -> Found:
        """Return what `name` means among `kinds`; namesakes are decided by the states in `context`.

        That the text uses it as the name of such a thing is the evidence that a weak name needs.
        """
        forms = [f for f in self._forms.get(words_of(name), ()) if f.kind in kinds and _fits(f, name)]
        found = self._decide(forms, context)
        return found if found.choices else Found(tuple(dict.fromkeys(f.entity for f in forms)))

    def within(
        self, text: str, kinds: frozenset[str], context: frozenset[str] = frozenset(), weak: bool = False
    ) -> Iterator["Inside"]:
        """Yield the names inside a phrase from left to right, the longest where one holds another.

        Weak names are passed over unless a state of `context` or `weak` speaks for them.
        """
        words = words_of(text)
        at = 0
        while at < len(words):
            length = 1
            for size in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
                known = self._forms.get(words[at : at + size])
                if known is None:
                    continue
                forms = [f for f in known if f.kind in kinds and _stands(f, text)]
                if size == 1 and at and " ".join(words[at - 1 : at + 1]) in _of_regions():
                    continue
                found = self._decide(forms, context).id or (forms[0].entity if weak and forms else None)
                if found:
                    yield Inside(at, at + size, found, "of" in words[max(0, at - 2) : at])
                    length = size
                    break
            at += length

    def _decide(self, forms: list["Form"], context: frozenset[str]) -> Found:
        if not forms:
            return _NOTHING
        near = [f for f in forms if self.state_of(f.entity) in context] if context else []
        strong = [f for f in forms if f.strong]
        chosen = [f for f in near if f.strong] or strong or near
        return Found(tuple(dict.fromkeys(f.entity for f in chosen)))

    def place(self, words: str, context: frozenset[str] = frozenset()) -> Found:
        """Return the place that a phrase names: the whole, the city in it ("the palace in Tashkent"), or the state."""
        whole = self.find(words, PLACES, context)
        if whole.choices:
            return whole
        states = frozenset(inside.id for inside in self.within(words, STATES, context))
        city = next((inside.id for inside in self.within(words, _PLACE, context | states)), None)
        return Found((city,) if city else tuple(sorted(states)))

    def without(self, text: str, identifier: str, kinds: frozenset[str]) -> str:
        """Return the words of `text` less the name of `identifier` and the "of (the)" before it."""
        words = list(words_of(text))
        found = [inside for inside in self.within(text, kinds, weak=True) if inside.id == identifier]
        if not found:
            return " ".join(words)
        before, after = words[: found[-1].first], words[found[-1].last :]
        while before and before[-1] in ("of", "the"):
            before.pop()
        return " ".join(before + after)

    def coded(self, office: str) -> str:
        """Return an office with the state or body it is sent to by identifier: "ambassador to tr", "ambassador in Ankara"."""
        words = list(words_of(office))
        if "in" in words and words[0] in {head.partition("-")[0] for head in table("office_synonyms")["sent"]}:
            return self._sent(words)
        if "to" not in words:
            return office
        for inside in reversed(list(self.within(office, OWNERS, weak=True))):
            if "to" in words[max(0, inside.first - 2) : inside.first]:
                words[inside.first : inside.last] = [inside.id.partition(":")[2]]
        return " ".join(words)

    def _sent(self, words: list[str]) -> str:
        """The state behind "in", or whose capital stands there, where one ambassador of each state sits."""
        head, where = words[: words.index("in")], " ".join(words[words.index("in") + 1 :])
        seat = self.find(where, _PLACE).id
        capital = None if seat in table("office_synonyms")["missions"] else self.register.state_of_capital(seat)
        found = self.find(where, STATES).id or capital
        return " ".join((*head, "to", found.partition(":")[2])) if found else " ".join(words)

    def called(self, identifier: str, day: date) -> str:
        """Return what a state, body or place was called on a day."""
        return self.register.name_on(identifier, day)

    def lies_in(self, place: str) -> str | None:
        """Return the state that a place of the register lies in."""
        known = self.register.places.get(place)
        return known.state if known else None

    def place_name(self, place: str) -> str | None:
        """Return what the register calls a place."""
        known = self.register.places.get(place)
        return known.name if known else None

    def state_of(self, identifier: str) -> str | None:
        """Return the state that a place lies in; a state is in itself."""
        return identifier if identifier.startswith("state:") else self.lies_in(identifier)


_MADE: dict[str, Atlas] = {}  # by the digest of the register


def atlas_of(register: "Register") -> Atlas:
    """Return the atlas of a register, made once."""
    if register.digest not in _MADE:
        _MADE[register.digest] = Atlas(register)
    return _MADE[register.digest]


def speaks_from(atlas: Atlas, reading: Reading) -> frozenset[str]:
    """Return the states that a document names: among namesakes the one that lies in one of them is meant."""
    named = {m.words for m in reading.mentions if m.kind in (MentionKind.STATE, MentionKind.PLACE)}
    named |= {p for p in (reading.publisher,) if p}
    found = (atlas.find(words, STATES | _PLACE) for words in named)
    return frozenset(state for f in found if f.id and (state := atlas.state_of(f.id)))


def _fits(form: "Form", name: str) -> bool:
    return not form.exact or form.text == name.strip()


def _stands(form: "Form", text: str) -> bool:
    return not form.exact or form.text in text


@cache
def _of_regions() -> frozenset[str]:
    """Words in which the adjective of a state tells of a region: "Central American"."""
    return frozenset(table("organs")["of_regions"])


_SPLIT = re.compile(r"[^\W_]+")


@lru_cache(MEMORY)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a phrase as names are looked up by: plain, without a leading "the"."""
    folded = plain(name)
    if not folded.replace(" ", "").isalnum():
        folded = folded.replace("’", "'").replace("'s ", " ").replace("'", "").replace(".", "")
    words = tuple(folded.split() if folded.replace(" ", "").isalnum() else _SPLIT.findall(folded))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words
