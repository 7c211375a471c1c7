"""The identity of an office: its words in one agreed form, and the state or body that it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from elchi.lexica.lexicon import fold
from elchi.lexica.seats import seat_in
from elchi.lexica.tables import table
from elchi.resolving.scripts import MEMORY, plain
from elchi.resolving.where import OWNERS, Atlas, atlas_of

if TYPE_CHECKING:
    from elchi.lexica.register import Register


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """An office in its agreed form, as in `minister-of-foreign-affairs`; `basis` is acting, former, elect or None."""

    slug: str
    basis: str | None = None


def office_id(slug: str, of_id: str) -> str:
    """Return the identifier of an office: `office:secretary-general@ots`."""
    return f"office:{slug}@{bare(of_id)}"


def bare(identifier: str) -> str:
    """Return an identifier without its kind: "state:kz" is "kz"."""
    return identifier.partition(":")[2] or identifier


@lru_cache(MEMORY)
def offices_of(words: str, owner: str | None = None) -> tuple[OfficeWords, ...]:
    """Return every office that `words` name, in the sense they have in the state `owner` ("kz"): full offices before those of deputies, so that
    of a "Deputy Prime Minister and Minister of Defence" it is the minister first."""  # fmt: skip
    found = [office for told in _apart(words) for part in _parts(words_of(told)) if (office := _office(part, owner))]
    ranks = tuple(table("office_synonyms")["rank"])
    return tuple(sorted(dict.fromkeys(found), key=lambda office: office.slug.startswith(ranks)))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of an office without case, signs, articles and possessive s."""
    spaced = re.sub(r"['’](s\b)?", " ", plain(text.replace("’", "'")))
    return tuple(w for w in re.findall(r"[^\W_]+", spaced) if w not in _ARTICLES)


_ARTICLES = frozenset({"the", "a", "an", "his", "her", "h", "e", "he"})  # and the letters of "H.E."


def _apart(text: str) -> list[str]:
    """Part "Deputy Prime Minister – Minister of Trade" and "A/Minister of B" where another office begins behind the sign."""
    found: list[str] = []
    for told in _SIGNS.split(text):
        if found and not _begins_office(words_of(told)):
            of = _head_alone(found[-1]) and f"{found[-1]}, {told}" in text
            found[-1] += f" of {told}" if of else f" {told}"
        else:
            found.append(told)
    return found


def _head_alone(text: str) -> bool:
    """ "Director, Office of A" is the Director of that office: nothing before the comma tells of what."""
    words = words_of(text)
    return (
        len(words) < _HEAD and words[-1:] != () and words[-1] in table("office_synonyms")["persons"] and _links().isdisjoint(words)
    )


_HEAD = 4  # words from which on an office tells by itself of what


def _begins_office(words: tuple[str, ...]) -> bool:
    known = table("office_synonyms")
    return words[:1] != () and words[0] in known["heads"] and not set(known["persons"]).isdisjoint(words[:3])


_SIGNS = re.compile(r"\s[-–—]\s|/|[,;+]\s")


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Part "A and Minister of B" into its offices; "Minister of A and B" stays whole."""
    heads = frozenset(table("office_synonyms")["heads"])
    begun = 0
    for i, word in enumerate(words[:-1]):
        if word == "and" and words[i + 1] in heads and i > begun and not _one_known(words[begun:], i - begun):
            yield words[begun:i]
            begun = i + 1
    yield words[begun:]


def _one_known(words: tuple[str, ...], at: int) -> bool:
    """Tell whether the "and" at a word stands within the name of one office: "ambassador extraordinary and plenipotentiary to tr"."""
    return words in _known() or any(words[:size] in _known() for size in range(at + 2, min(len(words), at + 4)))


def _office(words: tuple[str, ...], owner: str | None) -> OfficeWords | None:
    words, basis = _without_basis(words)
    if not words or _several(words):
        return None
    if listed := _listed(words, owner):
        return OfficeWords(listed, basis)
    rank, rest = _ranked(words)
    inner = _agreed(rest, owner)
    return OfficeWords(f"{rank}-{inner}" if rank else inner, basis)


def _several(words: tuple[str, ...]) -> bool:
    """Tell whether the words before any "of" end in people in the plural."""
    head = words[: words.index("of")] if "of" in words else words
    return head[-1:] != () and head[-1] in table("office_synonyms")["groups"]


def _listed(words: tuple[str, ...], owner: str | None) -> str | None:
    return _known_in().get(owner or "", {}).get(words) or _known().get(words)


def _without_basis(words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Set aside "acting", "former" and the like, at the head or after a dash at the end ("president-elect")."""
    if len(words) > 1 and (behind := _behind().get(words[-1])):
        return words[:-1], behind
    for phrase, basis in _bases():
        if words[: len(phrase)] == phrase and len(words) > len(phrase):
            rest, deeper = _without_basis(words[len(phrase) :])
            return rest, deeper or (basis if basis != "current" else None)
    return words, None


@cache
def _behind() -> dict[str, str]:
    return {word: basis for basis, words in table("office_synonyms")["behind"].items() for word in words}


@cache
def _bases() -> tuple[tuple[tuple[str, ...], str], ...]:
    return _longest_first(table("office_synonyms")["basis"])


@cache
def _ranks() -> tuple[tuple[tuple[str, ...], str], ...]:
    return _longest_first(table("office_synonyms")["rank"])


def _longest_first(groups: dict[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    found = [(tuple(words.split()), kind) for kind, forms in groups.items() for words in forms]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


def _ranked(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Part "first deputy" from the office it deputises for; a vice-president is an office of its own kind."""
    for phrase, rank in _ranks():
        if words[: len(phrase)] == phrase and len(words) > len(phrase):
            inner = words[len(phrase) :]
            if phrase == ("vice",) and "minister" not in inner:
                return None, words
            return rank, inner
    return None, words


def _agreed(words: tuple[str, ...], owner: str | None) -> str:
    """Return the agreed form of a listed office or of a minister, else the words themselves."""
    turned = _minister_of(words)
    if "to" in words and (head := _listed(words[: words.index("to")], owner)) in table("office_synonyms")["sent"]:
        turned = words = (*(head or "").split("-"), *words[words.index("to") :])
    if found := _listed(words, owner) or _listed(turned, owner):
        return found
    return "-".join(("minister", "of", *_portfolio(turned[2:])) if turned[:2] == ("minister", "of") else words)


@cache
def _known() -> dict[tuple[str, ...], str]:
    return {words_of(w): row["id"] for row in reversed(table("office_synonyms")["offices"]) for w in row["words"]}


@cache
def _known_in() -> dict[str, dict[tuple[str, ...], str]]:
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for row in table("office_synonyms")["offices"]:
        for owner, forms in row.get("only", {}).items():
            found.setdefault(owner, {}).update({words_of(w): row["id"] for w in forms})
    return found


@cache
def _links() -> frozenset[str]:
    return frozenset(table("office_synonyms")["links"])


def _minister_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Turn "trade minister", "minister for trade" and "federal minister of trade" into "minister of trade"."""
    if words[0] == "federal" and "minister" in words:
        words = words[1:]
    if words[:1] in (("minister",), ("head",)) and words[1:3] == ("of", "ministry"):
        words = ("minister", *words[3:])
    if len(words) > 1 and words[-1] == "minister" and _links().isdisjoint(words):  # "adviser to the prime minister" is none
        return ("minister", "of", *words[:-1])
    if len(words) > 2 and words[0] == "minister" and words[1] in ("for", "of"):
        return ("minister", "of", *words[2:])
    return words


def ministry(words: str) -> str | None:
    """Return the agreed form of a ministry by that of its minister: "Foreign Ministry" is the ministry of foreign affairs; None for
    what is no ministry."""  # fmt: skip
    told = words_of(words)
    if "ministry" not in told:
        return None
    minister = _agreed(tuple("minister" if word == "ministry" else word for word in told), None)
    return minister.replace("minister", "ministry", 1) if minister.startswith("minister-of-") else None


def _portfolio(words: tuple[str, ...]) -> tuple[str, ...]:
    said = " ".join(words)
    data = table("office_synonyms")
    if any(field in said for field in data["contains"]):
        return ("foreign", "affairs")
    first = next((group[0] for group in data["portfolio"] if said in group), said)
    return tuple(first.split())


def parse_office_question(question: str, register: "Register") -> str | None:
    """Return the office that a question names ("Kazakh foreign minister"), None where it names none or nobody's."""
    text = _question_words().sub("", question).strip(" ?.!")
    found = offices_in(text, atlas_of(register)) or offices_in(_with_state(text, register), atlas_of(register))
    return office_id(found[0][0].slug, found[1]) if found else _alone(words_of(text))


def _with_state(text: str, register: "Register") -> str:
    """ "President of the Bundesbank" as "Bundesbank President of Germany": an office of a house, told of with its state."""
    seat = seat_in(text)
    if seat is None:
        return text
    head = re.sub(rf"\s+of\s+(?:the\s+)?{re.escape(seat.words)}$", "", fold(text))
    told = f"{seat.words} {head}" if head != fold(text) else text
    return f"{told} of {register.name_on(seat.state, None)}"


def listed(office: str, asked: str) -> bool:
    """Tell whether an office is one of the lexicon and asked for as such: in more than one word, or as "King of ...", for King is a
    family name too."""
    slug, _, owner = office.partition(":")[2].partition("@")
    return bool(owner) and slug in listed_offices() and ("-" in slug or " of " in asked)


@cache
def listed_offices() -> frozenset[str]:
    """Return the agreed forms of the offices that the lexicon lists."""
    return frozenset(row["id"] for row in table("office_synonyms")["offices"])


@lru_cache(MEMORY)
def offices_in(text: str, atlas: Atlas) -> tuple[tuple[OfficeWords, ...], str] | None:
    """Return the offices that a phrase with their state or body in it names, and that state or body."""
    named = list(atlas.within(text, OWNERS, weak=True))
    if not named:
        return None
    after_of = [owner for owner in named if owner.after_of]
    owner = (after_of[-1] if after_of else named[0]).id
    found = offices_of(atlas.coded(atlas.without(text, owner, OWNERS)), bare(owner))
    return (found, owner) if found else None


@cache
def _question_words() -> re.Pattern[str]:
    """Return what stands around an office in a question: "Who held the post of ... in 2021?"."""
    asked = r"who\s+(?:is|was|are|were|held|holds|has\s+been|became)\s+"
    ahead = rf"^\W*(?:{asked})?(?:the\s+)?(?:(?:holders?|post|office|position)\s+of\s+)*"
    behind = r"\s+(?:in|on|since|until|from|as\s+of)\s+[^a-z]*\d.*$|\s+(?:now|today)\W*$"
    return re.compile(f"{ahead}|{behind}", re.IGNORECASE)


def _alone(words: tuple[str, ...]) -> str | None:
    """Return an office that needs no state or body beside it ("the Pope")."""
    owner = table("office_synonyms")["alone"].get(" ".join(words))
    return office_id("-".join(words), owner) if owner else None
