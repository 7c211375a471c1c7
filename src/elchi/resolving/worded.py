"""What a sentence shares with others by its words: their families, and the places, states, peoples and bodies that they name."""

import re
from collections.abc import Container, Iterator, Sequence

from elchi.lexica.tables import table
from elchi.resolving.families import told_in
from elchi.resolving.fields import fields_in
from elchi.resolving.stems import stem
from elchi.resolving.telling import trace_of_word
from elchi.resolving.where import OWNERS, PLACES, STATES, Atlas, words_of

_CAPITAL = re.compile(r"(?<!^)\b[A-Z][a-z]+")
_WRITTEN = re.compile(r"\b[A-Z][A-Za-z]+")
_NAMED = OWNERS | PLACES
_HEAD = re.compile(r"^([A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,3}) [-–—] ")  # "GBARNGA - The first class"


class Worded:
    """The sentences of one document, each looked at once."""

    def __init__(self, atlas: Atlas, context: frozenset[str]) -> None:
        self.atlas, self.context = atlas, context
        self.everywhere: Sequence[str] = table("evidence")["everywhere"]
        self.states: dict[str, str | None] = dict(table("families")["peoples"])
        self.seen: dict[str, tuple[list[tuple[str | None, tuple[str, ...]]], list[str]]] = {}
        self.fields: dict[str, frozenset[str]] = {}  # of the sentences looked at
        self.towns: dict[str, frozenset[str]] = {}  # the stems of names that no register has

    def traces(self, sentence: str, *, told: bool, own: Container[str] = frozenset(), plainly: bool = False) -> Iterator[str]:
        """Yield the traces of a sentence: its words, and the places, states and bodies that it names instead of theirs.

        What is told has the stem of each word and all families that it may be of, and the state of its place; a promise the
        first family or else the stem, and `plainly` the stem alone.
        """
        looked_at = self.looked_at(sentence)[0]
        towns = self.towns[sentence]
        for literal, families in looked_at:
            if literal and literal[0] == "w" and not families and literal[2:] in towns:
                yield f"h:{literal[2:]}"
            stems = (literal,) if literal else ()
            yield from (*families, *stems) if told else stems if plainly else families[:1] or stems
        yield from self.named(sentence, told=told, own=own)

    def fields_of(self, sentence: str) -> frozenset[str]:
        """Return the traces of the fields of life that a sentence is of."""
        self.looked_at(sentence)
        return self.fields[sentence]

    def named(self, sentence: str, *, told: bool, own: Container[str] = frozenset()) -> Iterator[str]:
        """Yield the traces of the places, states and bodies that a sentence names."""
        for name in self.looked_at(sentence)[1]:
            yield trace_of(name)
            if told and name.startswith("place:") and (state := self.atlas.lies_in(name)):
                yield trace_of(state)
            body = name.removeprefix("body:")
            if body != name and body not in self.everywhere and (told or name not in own):
                yield f"t:{body}"

    def otherwise(self, sentence: str) -> Iterator[str]:
        """Yield what else the words of a promise may be of: a "crossing" is a bridge first, and of a border too."""
        return (f for _, families in self.looked_at(sentence)[0] for f in families[1:] if f[0] == "w")

    def looked_at(self, sentence: str) -> tuple[list[tuple[str | None, tuple[str, ...]]], list[str]]:
        """Return the stem and the families of each word of a sentence, and the identifiers of the names in it."""
        if sentence not in self.seen:
            spoken, inside = words_of(sentence), list(self.atlas.within(sentence, _NAMED, self.context))
            named = {n for found in inside for n in range(found.first, found.last)}
            capital = {word.lower() for word in _CAPITAL.findall(sentence)}
            written = {word.lower() for word in _WRITTEN.findall(sentence)}
            peoples = {n: state for n, w in enumerate(spoken) if n not in named and w in written and (state := self._people(w))}
            told = list(told_in(spoken, named | peoples.keys()))
            words = [(trace_of_word(word, capital), families) for word, families in told]
            self.seen[sentence] = words, [*(found.id for found in inside), *peoples.values()]
            self.fields[sentence] = frozenset(fields_in(told))
            head = _HEAD.findall(sentence)
            self.towns[sentence] = frozenset(map(stem, (*capital, *(w for name in head for w in words_of(name)))))
        return self.seen[sentence]

    def _people(self, word: str) -> str | None:
        """The state of a people, "Chileans" and "Finns", and one that is called as its city is."""
        if word not in self.states:
            found = (f.id for one in (word, word.removesuffix("s")) for f in self.atlas.within(one, STATES, self.context))
            self.states[word] = next(found, None)
        return self.states[word]


def trace_of(identifier: str) -> str:
    """Return the trace of an identifier, by its kind: `p:baku`, `b:ots`."""
    kind, _, name = identifier.partition(":")
    return f"{kind[0] if kind in ('place', 'body', 'state') else 'e'}:{name}"
