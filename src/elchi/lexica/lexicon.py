"""The words that a reader knows, read once from the YAML beside this file and from the register.

Every phrase is looked up by its folded words (case, diacritics and apostrophes made plain) and answers with the roles
it can play: `head` of an office, `v:meet`, `state` and so on. A capital or an exact spelling may be asked for, so that
"us" is never the US. The digest names the state of all files, so that a reading can be repeated.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from sys import intern
from typing import Any, NamedTuple, TypeAlias

from elchi.errors import LexiconError
from elchi.lexica.forms import Form
from elchi.lexica.inflection import inflect, plural
from elchi.lexica.marks import mark
from elchi.lexica.ordinals import ordinals
from elchi.lexica.register import Register, load_register
from elchi.lexica.tables import digest, ready_phrases, strings

# A word may hold hyphens and apostrophes inside; a possessive 's, a dotted acronym and a number are tokens of their own.
TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?"
    r"|\b[Ee]x(?=-(?!Im\b|officio|post|ante|gratia)[^\W\d_])"  # "ex-minister" is a minister who was
    r"|[^\W\d_]+(?:[-‑'’ʻʼ‘`](?!s\b|(?:[A-Z]\.){2})[^\W\d_]+)*"
    r"|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
    r"|['’]s\b|--|\S"
)

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‑": "-", "ı": "i", "ə": "e", "Ə": "e", "ø": "o", "Ø": "o",
     "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)  # fmt: skip


@cache
def fold(word: str) -> str:
    """Return the word without case, diacritics and typographic apostrophes."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in spread if not unicodedata.combining(c)).lower()


class Entry(NamedTuple):
    """One role of one phrase. `value` says which: an entity, a kind of event, a class of preposition."""

    role: str
    value: str
    exact: str | None = None
    capital: bool = False
    strong: bool = True


Phrases: TypeAlias = Mapping[str, Sequence[Sequence[Any]]]  # the fields of its entries, for each phrase


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """What a phrase can be in this place: its roles, each with a value, how many tokens it covers, and its marks.

    `told` is a place for what a reader makes of it again and again.
    """

    roles: Mapping[str, str]
    length: int
    mark: int
    weak: frozenset[str] = frozenset()
    told: dict[bool, frozenset[str]] = field(default_factory=dict)


class Word(NamedTuple):
    """What is always true of a spelling: in lower case, folded, what it is alone, and which words may follow in phrases.

    `longer` gives, for each folded word that follows in some phrase, the length of the longest such phrase.
    """

    low: str
    fold: str
    capital: bool
    mark: int
    hit: Hit | None
    longer: Mapping[str, int] | None


class Words(dict[str, Word]):
    """Every spelling met, looked at once: a text repeats its words, so a reading costs one lookup a token."""

    def __init__(self, lexicon: "Lexicon") -> None:
        self.lexicon = lexicon

    def __missing__(self, word: str) -> Word:
        if len(self) > _MEMORY:  # bounds the memory of a long-lived process
            self.clear()
        folded = fold(word)
        hit = self.lexicon.judge((word,), folded)
        marks = hit.mark if hit is not None else mark(word)
        found = self[word] = Word(word.lower(), folded, word[:1].isupper(), marks, hit, self.lexicon.longer.get(folded))
        return found


_MEMORY = 200_000


class Lexicon:
    """Phrases by their folded words. Lookups are memoised by what stands in the text."""

    def __init__(self, phrases: Phrases, register: Register, digest: str) -> None:
        self.phrases = phrases
        self.register = register
        self.digest = digest
        self.first = frozenset([words.partition(" ")[0] for words in phrases])
        self.longer: dict[str, dict[str, int]] = {}
        for first, second, *more in (words.split(" ") for words in phrases if " " in words):
            after = self.longer.setdefault(first, {})
            after[second] = max(after.get(second, 0), 2 + len(more))
        self.words = Words(self)
        self._seen: dict[tuple[str, ...], Hit | None] = {}

    def __len__(self) -> int:
        return len(self.phrases)

    def look(self, tokens: Sequence[str], at: int) -> Hit | None:
        """Return the longest phrase that begins at token `at`, or None."""
        word = self.words[tokens[at]]
        if word.longer is None or at + 1 >= len(tokens):
            return word.hit
        reach = word.longer.get(self.words[tokens[at + 1]].fold)
        return (self.longest(tokens, at, reach) if reach else None) or word.hit

    def longest(self, tokens: Sequence[str], at: int, reach: int) -> Hit | None:
        """Return the longest phrase of two to `reach` tokens that begins at token `at`, or None."""
        for length in range(min(reach, len(tokens) - at), 1, -1):
            if (hit := self.phrase(tuple(tokens[at : at + length]))) is not None:
                return hit
        return None

    def phrase(self, raw: tuple[str, ...]) -> Hit | None:
        """Return what exactly these words can be, or None."""
        if raw in self._seen:
            return self._seen[raw]
        if len(self._seen) > _MEMORY:
            self._seen.clear()
        hit = self._seen[raw] = self.judge(raw, " ".join(map(fold, raw)))
        return hit

    def judge(self, raw: tuple[str, ...], folded: str) -> Hit | None:
        """Return what these words can be, which no lookup has remembered yet, or None."""
        found = [e for e in map(Entry._make, self.phrases.get(folded, ())) if _fits(e, raw)]
        if not found:
            return None
        if any(e.exact is not None for e in found):  # "HE the Minister" and "the US" hold no pronouns
            found = [e for e in found if e.role != "pronoun"]
        if any(e.exact is not None and e.role == "body" and e.strong for e in found):  # GUAM is no island
            found = [e for e in found if e.exact is not None or e.role not in _LANDS]
        roles: dict[str, str] = {}
        for entry in sorted(found, key=lambda e: not e.strong):
            roles.setdefault(intern(entry.role), entry.value)  # the same word everywhere: found without being compared
        weak = frozenset(e.role for e in found if not e.strong)
        return Hit(roles, len(raw), mark(raw[0], roles), weak)


_LANDS = ("state", "place")


def _fits(entry: Entry, raw: tuple[str, ...]) -> bool:
    if entry.exact is not None:
        return " ".join(raw) == entry.exact
    return not entry.capital or raw[0][0].isupper() or raw[0][0].isdigit()


@cache
def _particles() -> frozenset[str]:
    return frozenset(word for word in strings("words/grammar")["particle"] if "-" not in word)


def without_particle(word: str) -> str:
    """Return a folded word of a name without the particle that a hyphen ties to it: "al-Kaabi" is Kaabi too."""
    head, hyphen, tail = word.partition("-")
    return tail if hyphen and len(tail) > 2 and head in _particles() else word


def tokens_of(text: str) -> list[str]:
    """Return the tokens of a phrase of the lexicon."""
    return TOKEN.findall(text)


@cache
def load_lexicon() -> Lexicon:
    """Return the shipped lexicon. Raise LexiconError where a file breaks its schema."""
    return Lexicon(ready_phrases() or phrases_of(load_register()), load_register(), digest()[:16])


def phrases_of(register: Register) -> Phrases:
    """Return the entries of each phrase, by its folded words, as the tables and the register have them."""
    phrases: dict[str, list[Entry]] = {}
    for text, entry in _all_entries(register):
        key = " ".join(map(fold, tokens_of(text)))
        if key and entry not in phrases.setdefault(key, []):
            phrases[key].append(entry)
    return phrases


def _all_entries(register: Register) -> Iterator[tuple[str, Entry]]:
    for form in register.forms():
        yield from _form(form)
    for name, make in _MAKERS.items():
        yield from make(strings(f"words/{name}"))
    yield from _honorifics(strings("honorifics"))
    yield from ((words, Entry("ordinal", str(number))) for words, number in ordinals().items())


def _form(form: Form) -> Iterator[tuple[str, Entry]]:
    exact = " ".join(tokens_of(form.text)) if form.exact else None
    yield form.text, Entry(form.kind, form.entity, exact, capital=exact is None, strong=form.strong)


def _offices(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for item in data["head"]:
        words, many = (item["words"], item["plural"]) if isinstance(item, dict) else (item, plural(item))
        yield words, Entry("head", words)
        yield many, Entry("heads", words)
    for short, words in data["short"].items():
        for form, role in ((short, "head"), (short + "s", "heads")):
            yield form, Entry(role, words, exact=form)
            yield form, Entry("short", words if role == "head" else plural(words), exact=form)
    for role in ("modifier", "portfolio", "group", "weak_head", "mirrored", "abroad", "sent", "head_or_name"):
        for words in data[role]:
            yield words, Entry(role, words)


def _grammar(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for role, content in data.items():
        if role == "ordinary":
            continue
        groups = content if isinstance(content, dict) else {role: content}
        for value, forms in groups.items():
            for words in forms:
                yield str(words), Entry(role, value, exact=words if role == "postnominal" else None)


def _verbs(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for kind, content in data.items():
        if unknown := set(content) - {"regular", "forms", "also"}:
            raise LexiconError(f"words/verbs.yaml: {kind} has {sorted(unknown)}; regular, forms and also are known.")
        role = kind if kind == "firm" else f"v:{kind}"  # "firm" words are as often nouns, and end no list of names
        for lemma in content.get("regular", ()):
            yield from ((form, Entry(role, lemma)) for form in inflect(lemma))
        for form in (*content.get("forms", ()), *content.get("also", ())):
            yield form, Entry(role, form)


def _events(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for kind, content in data.items():
        firm = set(content["nouns"])
        for strength, nouns in content.items():
            for noun in nouns:
                for form in sorted({noun, plural(noun)} - (firm if strength == "weak" else set())):
                    yield form, Entry("event", kind, strong=strength == "nouns")


def _institutions(data: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Entry]]:
    for role, nouns in data.items():
        for noun in nouns:
            yield noun, Entry("institution" if role == "noun" else role, noun)


def _honorifics(data: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Entry]]:
    """Ways of address; `ordinary` in words/grammar.yaml names those that are more often something else."""
    ordinary = set(strings("words/grammar")["ordinary"])
    for item in data:
        for words in item["words"]:
            if words not in ordinary:
                exact = words if words.isupper() else None
                yield words, Entry("honorific", item["kind"], exact=exact, capital=exact is None)


_MAKERS = {
    "offices": _offices,
    "grammar": _grammar,
    "verbs": _verbs,
    "events": _events,
    "institutions": _institutions,
    "membership": _grammar,
}
