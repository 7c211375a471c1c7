"""Whether two words for an office, an owner or a person can mean one, inside one document."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from elchi.lexica.classes import word_class, word_groups, word_lists, word_set
from elchi.lexica.lexicon import fold, load_lexicon, tokens_of, without_particle

_MEMORY = 20_000  # names and offices whose words are remembered


@lru_cache(_MEMORY)
def fits(asked: tuple[str, str | None, bool], held: tuple[tuple[str, str | None], ...]) -> bool:
    """Tell whether "the Minister" (of a state, or of none) can be who holds one of these offices."""
    words, owner, definite = asked
    for office, of in held:
        if (owner and of and not same_owner(owner, of)) or _serves(office, words):
            continue
        if owner and not of and not definite and owner not in office:
            continue
        if _covers(office_words(words), office_words(office)) or (
            owner and of and (_both_lead(words, office) or _called_so(words, office))
        ):
            return True
    return False


def _serves(office: str, words: str) -> bool:
    """ "Deputy Spokesman for the Secretary-General": whoever serves him is not he."""
    before, led, asked = fold(office).rpartition(" the ")
    return bool(led) and before.endswith((" for", " to")) and asked == fold(words).removeprefix("the ")


def _both_lead(a: str, b: str) -> bool:
    """ "The IAEA chief" is its Director General: of one body, the head and whoever leads it."""
    x, y = office_words(a), office_words(b)
    leading = {frozenset(office_words(words)) for words in word_class("leading_a_body")}
    return {x, y} <= leading and not {x, y}.isdisjoint(map(frozenset, (["chief"], ["head"])))


@lru_cache(_MEMORY)
def same_owner(a: str, b: str) -> bool:
    """Tell whether two names can be of one state or body: a word of both, an acronym, or two names of one that is known."""
    one, other = _known(a), _known(b)
    if _acronym(a, b) or _acronym(b, a):
        return True
    if one is not None and other is not None and one.partition(":")[0] == other.partition(":")[0]:
        return one == other or _belongs(one, other)  # "Republic of Georgia" shares but a word with "Republic of Korea"
    return bool(office_words(a) & office_words(b))


def _belongs(one: str, other: str) -> bool:
    """Whether one body is an organ of the other, or of the same: "the EU" and "the European Commission"."""
    bodies = load_lexicon().register.bodies
    of = {b.parent if (b := bodies.get(i)) is not None and b.parent is not None else i for i in (one, other)}
    return one in bodies and other in bodies and len(of) == 1


def _known(name: str) -> str | None:
    """The state or body that a whole name is of, by the register."""
    hit = load_lexicon().look(words, 0) if (words := tokens_of(name)) else None
    return hit.roles.get("state", hit.roles.get("body")) if hit is not None and hit.length == len(words) else None


def held_of_a_state(office: str) -> bool:
    """Tell of offices that a ministry or presidency names without its state when they are its own."""
    words = office_words(office)
    return not words.isdisjoint(word_set("held_of_a_state")) and words.isdisjoint(word_set("held_of_a_body"))


def _acronym(short: str, full: str) -> bool:
    """ "CCTS" is short for "Cooperation Council of the Turkic Speaking States"."""
    initials = "".join(w[0] for w in tokens_of(full) if w[0].isupper())
    return len(short) > 1 and short.isupper() and initials.startswith(short)


@lru_cache(_MEMORY)
def office_words(text: str) -> frozenset[str]:
    """Return the folded words of an office or of whose it is, without those that tell nothing."""
    return frozenset(fold(w) for w in tokens_of(text)) - word_set("empty_in_names_of_offices")


def deputy_words(office: str) -> frozenset[str]:
    """Return the words of an office that put it beneath another: "deputy", "vice"."""
    return office_words(office) & word_set("deputies")


def same_office(a: str, b: str) -> bool:
    """Tell whether the words of one office are all in the other."""
    x, y = office_words(a), office_words(b)
    return bool(x) and (x <= y or y <= x)


def calls(short: str, office: str) -> bool:
    """Tell whether the words of an office can stand for another."""
    return _covers(office_words(short), office_words(office)) or _both_lead(short, office) or _called_so(short, office)


def _called_so(short: str, office: str) -> bool:
    """ "The Japanese leader" is its Prime Minister, "the top diplomat" a foreign minister."""
    full = office_words(office)
    if deputy_words(office) or "former" in full:
        return False
    return any(office_words(words) <= full for words in word_lists("called_so").get(short.lower(), ()))


def _covers(short: frozenset[str], full: frozenset[str]) -> bool:
    """ "the Minister" is short for "Minister of Foreign Affairs", "the premier" for "Prime Minister"."""
    if not short or any(short < group and full == group for group in word_groups("never_shortened")):
        return False
    plain = {"affairs"}
    if short - plain <= full | ({"foreign"} if "external" in full else set()):
        return len(short & full) > 0
    return any(short <= group and full & group and not (full - group - word_set("deputies")) for group in word_groups("same_post"))


@lru_cache(_MEMORY)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, initials included; "Jr." tells father from son, not who is spoken of here."""
    words = (without_particle(fold(w).strip(".")) for w in tokens_of(name) if w[0].isalpha())
    return tuple(w for w in words if w not in word_set("behind_names"))


def same_name(a: str, b: str) -> bool:
    """Tell whether two names in one text can be of one person."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if x == y or (len(x) == 1 and x[0] in y) or (len(y) == 1 and y[0] in x):
        return len(x[-1]) > 1
    long_x, long_y = {w for w in x if len(w) > 1}, {w for w in y if len(w) > 1}
    if long_x <= long_y or long_y <= long_x:
        return not _one_word_apart(x, y) and _initials_fit(x, y)
    return x[-1] == y[-1] and _alike(x[0], y[0]) and not (_of_two_fathers(x, y) or _other_between(x, y))


def _other_between(x: Sequence[str], y: Sequence[str]) -> bool:
    """ "Sabah Al-Ahmad Al-Jaber Al-Sabah", "Sabah Al-Khaled Al-Hamad Al-Sabah": no name between the first and the last is of both."""
    within = [[w for w in words[1:-1] if len(w) > 1] for words in (x, y)]
    return all(within) and not any(_alike(a, b) for a in within[0] for b in within[1])


def _one_word_apart(x: Sequence[str], y: Sequence[str]) -> bool:
    """ "Sabah Al-Ahmad Al-Jaber Al-Sabah", "Nawaf Al-Ahmad Al-Jaber Al-Sabah": as many words, and the first of one is no word of the other."""
    full = [[w for w in words if len(w) > 1] for words in (x, y)]
    return len(full[0]) == len(full[1]) >= _FULL_NAME and set(full[0]) != set(full[1])


_FULL_NAME = 3  # words from which a name is told in full


def _of_two_fathers(x: Sequence[str], y: Sequence[str]) -> bool:
    """ "Mohamed bin Zayed Al Nahyan", "Mohammed bin Hamad Al Nahyan": sons of two."""
    fathers = [next((b for a, b in pairwise(words) if a in word_set("son_of")), None) for words in (x, y)]
    return None not in fathers and not _alike(fathers[0] or "", fathers[1] or "")


@lru_cache(_MEMORY)
def names_father(a: str, b: str) -> bool:
    """Tell whether one name is that of the father in the other: "Hussein bin Abdullah" may be another than "Abdullah"."""
    short, full = (list(words) for words in sorted((name_words(a), name_words(b)), key=len))
    at = [n for n in range(len(full)) if short and full[n : n + len(short)] == short]
    return bool(at) and all(n > 1 and full[n - 1] in word_set("son_of") for n in at)


def _initials_fit(x: Sequence[str], y: Sequence[str]) -> bool:
    first = {w[0] for w in x} & {w[0] for w in y}
    initials = {w for w in (*x, *y) if len(w) == 1}
    return all(i in first or any(w[0] == i for w in (*x, *y) if len(w) > 1) for i in initials)


def _alike(x: str, y: str) -> bool:
    """Two spellings of a given name: "Bagdad", "Baghdad"; or a name and its initial."""
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return x[0] == y[0] and (x[:3] == y[:3] or x[-3:] == y[-3:])
