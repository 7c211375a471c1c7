"""A name in plain letters: any script romanised, titles set aside, each word with its sound and its consonants."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from elchi.lexica.tables import table
from elchi.model.quick import quick
from elchi.resolving.scripts import MEMORY, plain, unvoiced

WORDS = 16  # of a name that are compared; more are no name, and the work grows with the square


@quick
@dataclass(frozen=True, slots=True, eq=False)  # `_word` makes each once: comparing and hashing them is a matter of identity
class Word:
    """One word of a name: `plain` Latin letters, the `sound` under any romanisation, the `bones` left of vowels.

    A `patronymic` tells of the father; a `light` word tells little (an organisation's "Bank"); an
    `agreed` one is known in all its spellings ("Muhammad"), of an `initial` one only the first letter is given.
    """

    plain: str
    sound: str
    bones: str
    patronymic: bool = False
    light: bool = False
    agreed: bool = False
    initial: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """A name ready for comparing. `voiced` is false where its script left the vowels out."""

    words: tuple[Word, ...]
    generation: str | None = None
    form: str | None = None
    title: tuple[str, ...] = ()
    voiced: bool = True
    organisation: bool = False
    particles: frozenset[str] = frozenset()


@lru_cache(MEMORY)
def spell(name: str) -> Name:
    """Return `name` taken apart. A string without a letter gives a name without words."""
    tokens, titles = _untitled(_tokens(plain(name))[:WORDS])
    if _special().isdisjoint(tokens):
        return Name(tuple(_words(tokens)), title=titles, voiced=_voiced(name))
    tokens, form = _without_form(tokens)
    if form or not words_of_kind("institution").isdisjoint(tokens):
        words = tuple(_word(t, False, t in words_of_kind("institution")) for t in tokens if t not in _JOINING)
        return Name(words, form=form, title=titles, voiced=_voiced(name), organisation=True)
    generations, particles = words_of_kind("generation"), words_of_kind("particle")
    generation = next((t for t in tokens[1:] if t in generations), None)
    whole = [t for t in tokens if t != generation]
    kept = [t for t in whole if t not in particles]
    alone = len(kept) == 1 and whole[0] in words_of_kind("particle of family names")  # "von Brentano" is Brentano
    left = len(kept) > 1 or alone or kept == whole
    words = tuple(_words(kept if left else whole))
    particles = frozenset(whole).difference(kept) if left else frozenset[str]()
    return Name(words, generation, title=titles, voiced=_voiced(name), particles=particles)


@lru_cache(MEMORY)
def family_name(name: str) -> str | None:
    """Return, of a name that may be a family name with its particle ("Al Busaidi", "Le Drian"), the family name alone."""
    words, particles = spell(name).words, words_of_kind("particle")
    named = [w.plain for w in words if w.plain not in particles]
    led = words and len(words[0].plain) > 1  # "E. Harris" has an initial, and not the "e" of "Silva e Souza"
    return (
        named[0] if led and len(words) > len(named) == 1 and words[0].plain in particles and words[-1].plain == named[0] else None
    )


@lru_cache(MEMORY)
def unglued(word: Word) -> Word:
    """Return a word without the article that is written in one with it: "busaidi" of "albusaidi"; else the word itself."""
    found = _glued().match(word.plain)
    return word if found is None or word.agreed else _word(word.plain[found.end() :], word.patronymic, word.light)


@cache
def _glued() -> re.Pattern[str]:
    """An Arabic article, or one that has become like the consonant behind it ("Ashshamrani"), with enough behind it to be a name."""
    alike = "|".join(f"{w}(?={w[1:]})" for w in sorted(words_of_kind("article like its word")))
    return re.compile(rf"(?:{'|'.join(sorted(words_of_kind('article')))}|{alike})(?=\w{{4}})")


@cache
def _special() -> frozenset[str]:
    """The words that are more than a name: most names have none of them, and need not be looked through for each kind."""
    return _form_ends().union(*map(words_of_kind, ("institution", "generation", "particle", "patronymic_word")))


_JOINING = frozenset({"and", "the", "of", "for"})


def _without_form(tokens: list[str]) -> tuple[list[str], str | None]:
    """Part a company's legal form, at the head or the end, from its name."""
    forms = _legal_forms()
    if not tokens or (tokens[0] not in _form_ends() and tokens[-1] not in _form_ends()):
        return tokens, None
    for size in range(min(5, len(tokens) - 1), 0, -1):
        if found := forms.get(tuple(tokens[-size:])):
            rest, deeper = _without_form(tokens[:-size])
            return rest, deeper or found
        if found := forms.get(tuple(tokens[:size])):
            return tokens[size:], found
    return tokens, None


@cache
def _legal_forms() -> dict[tuple[str, ...], str]:
    rows = [forms for row in table("name_words") if row["kind"] == "legal_form" for forms in row["forms"]]
    return {tuple(_tokens(plain(form))): forms[0] for forms in rows for form in forms}


@cache
def _form_ends() -> frozenset[str]:
    return frozenset(end for form in _legal_forms() for end in (form[0], form[-1]))


@lru_cache(MEMORY)
def sound(word: str) -> str:
    """Return the form in which the romanisations of one sound are one: "Zhomart" and "Jomart"."""
    for written, alike in table("sounds")["alike"]:
        if written in word:
            word = word.replace(written, alike)
        elif written[0] == "^" and word.startswith(written[1:]):
            word = alike + word[len(written) - 1 :]
    return _DOUBLED.sub(r"\1", word)


_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)


@lru_cache(MEMORY)
def bones(word: str) -> str:
    """Return the consonants of a word in broad classes, its first letter kept apart: "Baghdad" and "Bagdad"."""
    heard = sound(word)
    rest = heard[1:].translate(_CLASSES).replace("-", "")
    first = "a" if heard[:1] in "aeiou" else heard[:1].translate(_CLASSES).replace("-", "k")
    return _DOUBLED.sub(r"\1", first + rest)


# Vowels and h fall away; letters that romanisations and languages exchange are one.
_CLASSES = str.maketrans("aeiouhqgxcjzvfpbtd", "------kkksssffpptt")


def _voiced(name: str) -> bool:
    return name.isascii() or unvoiced().isdisjoint(name)


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the words of one kind in name_words.yaml."""
    return frozenset(plain(w) for row in table("name_words") if row["kind"] == kind for w in row["words"])


@cache
def _whole() -> dict[str, str]:
    """Return the agreed form of words that are written in many ways."""
    rows = [row["words"] for row in table("name_words") if row["kind"] == "whole"]
    return {written: words[0] for words in rows for written in words}


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Return the titles and forms of address, each as its words."""
    return frozenset(tuple(_tokens(plain(w))) for row in table("honorifics") for w in row["words"])


@cache
def _title_heads() -> frozenset[str]:
    return frozenset(title[0] for title in titles() if title)


@cache
def _splitter() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def _tokens(text: str) -> list[str]:
    """Return the words of a folded text; an apostrophe joins, everything else parts."""
    return _splitter().findall(text.replace("'s ", " ").replace("'", ""))


def slug(text: str, limit: int = 60) -> str:
    """Return the words of a text as the readable part of an identifier: "baghdad-amreyev"."""
    return "-".join(_tokens(plain(text)))[:limit].strip("-")


def person_slug(name: str) -> str:
    """Return the readable part of a person's identifier, titles set aside."""
    return "-".join(_untitled(_tokens(plain(name)))[0])[:60].strip("-") or "unnamed"


def _untitled(tokens: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Part the titles at the head of a name from the name, which keeps at least one word."""
    found: list[str] = []
    known = titles()
    while tokens and tokens[0] in _title_heads() and (size := _title_at_head(tokens, known)) and size < len(tokens):
        found.extend(tokens[:size])
        tokens = tokens[size:]
    return tokens, tuple(found)


def _title_at_head(tokens: list[str], known: frozenset[tuple[str, ...]]) -> int:
    return next((n for n in range(min(5, len(tokens)), 0, -1) if tuple(tokens[:n]) in known), 0)


def _words(tokens: list[str]) -> Iterator[Word]:
    fathers, endings = words_of_kind("patronymic_word"), _fathers_endings()
    if fathers.isdisjoint(tokens):
        yield from [_word(t, i > 0 and len(t) > 5 and t.endswith(endings)) for i, t in enumerate(tokens)]
        return
    for i, token in enumerate(tokens):
        if token in fathers and len(tokens) > 1:
            continue
        own = len(token) > 5 and i > 0 and token.endswith(endings)
        followed = i + 1 < len(tokens) and tokens[i + 1] in fathers
        yield _word(token, own or followed)


@cache
def _fathers_endings() -> tuple[str, ...]:
    return tuple(sorted(words_of_kind("patronymic_suffix")))


@lru_cache(MEMORY)
def _word(token: str, patronymic: bool, light: bool = False) -> Word:
    agreed = _whole().get(token)
    heard = agreed or token
    initial = len(token) == 1 or token in words_of_kind("initial")
    return Word(token, sound(heard), bones(heard), patronymic, light, agreed is not None, initial)


def joined(words: Iterable[Word]) -> Word:
    """Return several words written as one."""
    return _word("".join(w.plain for w in words), False)
