"""Whether two names, with the offices around them, mean one person; each answer comes with its reasons."""

from functools import lru_cache

from elchi.model.entity import KnownPerson, Post, Verdict
from elchi.resolving.alignment import How, align, may_pair, nicknames
from elchi.resolving.borne import as_borne, bare, in_common
from elchi.resolving.compared import THRESHOLD, compare_names
from elchi.resolving.nearness import SHORT, agree, apart, clash, in_full, in_short
from elchi.resolving.posts import ONE_OFFICE, Evidence, evidence_of
from elchi.resolving.scripts import MEMORY
from elchi.resolving.spelling import Word, spell, words_of_kind
from elchi.resolving.verdicts import Match, answer

SURE, POSSIBLE = 0.8, 0.4  # with offices as evidence: one person from SURE on, a doubt from POSSIBLE on


def same_person(one: KnownPerson, other: KnownPerson, named: frozenset[str] = frozenset()) -> Match:
    """Compare two people by their names and by the offices in which each was met; abstain rather than guess.

    `named` are the states and bodies named around `one`, which count where no office of `one` is told.
    """
    names, full = _alike(one.names, other.names)
    if names.verdict is Verdict.UNSURE:
        return names
    alone = _bare(one.names) or _bare(other.names)
    if names.score < (POSSIBLE if alone else LEAST):
        return Match(Verdict.NOT_SAME, names.score, names.reasons)
    offices = _offices(one, other, named)
    reasons = (offices.reason, *names.reasons) if offices.reason else names.reasons
    score = names.score + offices.worth
    if not offices.reason and _in_letters(one.names, other.names):
        score = max(score, SURE)
    elif not full and not offices.ties and _little(one, other, offices):
        score = min(score, SURE - 0.01)  # a family name or an initial, and no office in common
    if names.score < THRESHOLD and not offices.ties and not alone:
        return Match(Verdict.NOT_SAME, score, reasons)  # two by their names, and nothing but a state in common
    score = max(score, POSSIBLE)  # offices alone part nobody: they leave a doubt
    return answer(score, reasons, SURE, POSSIBLE)


def _little(one: KnownPerson, other: KnownPerson, offices: Evidence) -> bool:
    """Tell whether offices that are told of both say nothing, or nothing but a family name is told of one whose office the other might have."""
    if _told(one) and _told(other):
        return True
    bare_alone = any(_bare(x.names) and not _told(x) and _told(y) for x, y in ((one, other), (other, one)))
    return bare_alone and offices.worth <= 0


def at_most(one: KnownPerson, other: KnownPerson, named: frozenset[str] = frozenset()) -> float:
    """Return the most that comparing two people can come to, by their offices alone."""
    return 1.0 + _offices(one, other, named).worth


MOST = 1.0 + ONE_OFFICE  # what `at_most` comes to where offices speak best
LEAST = SURE - ONE_OFFICE  # what two full names come to at least where any office can make sure that they are of one person


def _offices(one: KnownPerson, other: KnownPerson, named: frozenset[str]) -> Evidence:
    return evidence_of(one.posts, other.posts) if one.posts else _around(named, other.posts)


@lru_cache(MEMORY)  # the same people are held against the same people in document after document
def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Match, bool]:
    """Compare the names of two people by the likest two; tell whether two of them are one in full."""
    pairs = _pairs(one, other)
    if not pairs and one and other:
        return _OTHERS, False
    names = max((_names(x, y) for x, y in _likest(pairs)), key=lambda m: m.score, default=_NAMELESS)
    return names, names.score >= POSSIBLE and any(in_full(x, y) for x, y in pairs if _several(x) and _several(y))


def _likest(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs that are worth weighing: of a bare name and names in which it is heard the one that says most."""
    if len(pairs) < 2 or any(_several(x) for x, _ in pairs):
        return pairs
    best = max(pairs, key=lambda pair: _alone_in(spell(pair[0]).words, spell(pair[1]).words))
    return [best] if _alone_in(spell(best[0]).words, spell(best[1]).words) else pairs


def _alone_in(short: tuple[Word, ...], long: tuple[Word, ...]) -> float:
    return _one_word(short[0], long)[0] if len(short) == 1 and long else 0.0


def _pairs(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
    """The spellings to compare: one that both have, in full if any is, else all that share words enough."""
    left, right = _compared(one, other)
    alike = max(
        (x for x in left if x in right and (_several(x) or x in _telling(other))), key=lambda x: in_full(x, x), default=None
    )
    if alike and (in_full(alike, alike) or not any(in_full(x, x) for x in left)):
        return [(alike, alike)]
    return [(x, y) for x, y in as_borne(left, right) if not _apart(x, y)]


def _apart(x: str, y: str) -> bool:
    return apart(x, y, LIKE_ALONE if _several(x) != _several(y) else 0.0)


def named_alike(one: KnownPerson, other: KnownPerson) -> bool:
    """Tell whether the names of two people leave it possible that they are one, whatever their offices."""
    return _may_be_named(one.names, other.names)


@lru_cache(MEMORY)  # whoever is told of in many documents is held against the same people in each
def _may_be_named(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = as_borne(*_compared(one, other))
    if any(in_short(x, y) or not spell(x).words or not spell(y).words for x, y in pairs):
        return True  # a name without words is compared, and leaves a doubt
    least = POSSIBLE if _bare(one) or _bare(other) else LEAST
    near = (pair for pair in pairs if not clash(*pair) and agree(*pair) and not _apart(*pair))  # nearly all who are none clash
    return any(_names(x, y).score >= least for x, y in near)


def may_be(one: KnownPerson, other: KnownPerson) -> bool:
    """Tell cheaply whether some name of one may be a name of the other: neither has a word against the other's."""
    return any(agree(x, y) for x, y in as_borne(*_compared(one.names, other.names)))


def _told(person: KnownPerson) -> bool:
    return any(p.office_id or p.office for p in person.posts)


_OTHERS = Match(Verdict.NOT_SAME, 0.0, ("other names",))
_NAMELESS = Match(Verdict.UNSURE, 0.0, ("no name to compare",))
LIKE_ALONE = 0.8  # how alike a bare family name must be to a word of a full name: what is less alike never weighs enough
ONE_WORD, RARE, RARE_FIRST = 0.6, 0.25, 0.1  # the most that one shared word says by itself, and what it says more where few bear it


def _compared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of two people to compare: where both are known in full, an initial says nothing that the name does not."""
    left, right = _telling(one), _telling(other)
    if len(left) == len(right) == 1 or not (any(map(_whole, left)) and any(map(_whole, right))):
        return left, right
    return _unshortened(left), _unshortened(right)


@lru_cache(MEMORY)
def _telling(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that tell somebody: a bare surname would agree with every namesake, so it counts only by itself."""
    return tuple(name for name in names if _several(name)) or names


@lru_cache(MEMORY)
def _unshortened(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without those that are another of them with initials or turned round: "K. Harris" of "Karen Harris"."""
    whole = list({frozenset(spell(name).words): name for name in reversed(names) if _whole(name)}.values())
    return tuple(n for n in names if n in whole or not any(_shortens(spell(n).words, spell(m).words) for m in whole))


def _shortens(short: tuple[Word, ...], long: tuple[Word, ...]) -> bool:
    return all(x in long or (x.initial and any(may_pair(x, y) for y in long)) for x in short)


@lru_cache(MEMORY)
def _whole(name: str) -> bool:
    """Tell whether a name has several words and no initials."""
    words = spell(name).words
    return len(words) > 1 and not any(word.initial for word in words)


def found_in_short(names: tuple[str, ...], person: KnownPerson, sought: frozenset[str]) -> bool:
    """Tell whether somebody known in full is found by an initial alone, which says nothing to a name in full: "E. Harris" is found for
    "Eda Harris", but whoever is Erik Harris too need not be looked at."""
    found = person.keys & sought
    return bool(found) and all("." in key for key in found) and all(map(_in_full_twice, names)) and any(map(_whole, person.names))


@lru_cache(MEMORY)
def _in_full_twice(name: str) -> bool:
    """Tell whether two words of a name or more are told in full: "Joseph R. Veli"."""
    return sum(not word.initial for word in spell(name).words) > 1


def _bare(names: tuple[str, ...]) -> bool:
    return not any(map(_several, names))


@lru_cache(MEMORY)
def _several(name: str) -> bool:
    return len(spell(name).words) > 1 and bare(name) is None


@lru_cache(MEMORY)
def _names(one: str, other: str) -> Match:
    """Compare two names as evidence about people: one word shared is little, unless it is a surname that few bear."""
    found = compare_names(one, other)
    short, long = sorted((spell(one).words, spell(other).words), key=_said_in_full)
    if len(short) != 1:
        return _with_initials(found, short, long)
    worth, why = _one_word(short[0], long)
    return answer(worth or min(found.score, ONE_WORD), (*found.reasons, why) if why else found.reasons, 0.0, 0.0)


def _one_word(word: Word, long: tuple[Word, ...]) -> tuple[float, str]:
    """What it is worth that a bare name is heard in a name, and why; nothing where it is not."""
    if word.sound not in [w.sound for w in long]:
        return 0.0, ""
    if word.sound == long[-1].sound and _rare(word):
        return ONE_WORD + RARE, "a surname that few bear"
    if word.sound == long[0].sound and _rare(word):  # a family name that stands first, or a given one that few bear
        return ONE_WORD + RARE_FIRST, "a first word that few bear"
    return ONE_WORD, ""


def _said_in_full(words: tuple[Word, ...]) -> tuple[int, int]:
    return len(words), sum(not word.initial for word in words)


def _with_initials(found: Match, short: tuple[Word, ...], long: tuple[Word, ...]) -> Match:
    """A rare surname with an initial that agrees is nearly sure: any office or state in common decides."""
    if _misprinted(short, long):
        return answer(max(found.score, ONE_WORD), (*found.reasons, "one initial is another"), 0.0, 0.0)
    alone = len(short) > 1 and all(w.initial for w in short[:-1]) and short[-1].sound == long[-1].sound and _rare(short[-1])
    if not alone or any("against" in reason for reason in found.reasons):
        return found
    return answer(max(found.score, SURE - 0.01), (*found.reasons, "a surname that few bear"), 0.0, 0.0)


def _misprinted(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Tell whether two names are one but for an initial between the given and the family name: "Ali G. Veli" and "Ali C. Veli"."""
    apart = [(x, y) for x, y in zip(one, other, strict=False) if x.plain != y.plain]
    return len(one) == len(other) == 3 and len(apart) == 1 and apart[0][0] is one[1] and all(w.initial for w in apart[0])


@lru_cache(MEMORY)
def _in_letters(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two have a rare surname in common, and several given names of which one has the initials: "J.A. Rahim"."""
    pairs = (sorted((spell(x).words, spell(y).words), key=_said_in_full) for x in one for y in other)
    return any(_all_letters(x, y) and x[-1].sound == y[-1].sound and _rare(x[-1]) for x, y in pairs)


def _all_letters(short: tuple[Word, ...], long: tuple[Word, ...]) -> bool:
    pairs = list(zip(short[:-1], long[:-1], strict=False))
    return len(short) == len(long) > 2 and all(x.initial and may_pair(x, y) for x, y in pairs)


def _rare(word: Word) -> bool:
    return len(word.plain) > SHORT and not (word.agreed or word.plain in nicknames() or word.plain in words_of_kind("common"))


def _around(named: frozenset[str], posts: tuple[Post, ...]) -> Evidence:
    """Weigh what is named around somebody of whom no office is told."""
    shared = sorted({p.of_id for p in posts if p.of_id} & named)
    return Evidence(0.1, f"{shared[0]} is named there") if shared else Evidence(0.0)


@lru_cache(MEMORY)  # asked of the same few names for every party of a document
def contained(part: str, whole: str) -> bool:
    """Tell whether every word of `part` answers to a word of `whole`, as "B. Amreyev" to "Baghdad Amreyev"."""
    short, long = map(spell, in_common(part, whole))
    if not short.words or len(short.words) > len(long.words) or (short.words[0].initial and len(short.words) == 1):
        return False
    if not all(any(_may_contain(x, y) for y in long.words) for x in short.words):
        return False
    found = align(short, long)
    return not found.left and all(p.likeness >= CLOSE or p.how is How.INITIAL for p in found.pairs)


def _may_contain(x: Word, y: Word) -> bool:
    """Tell cheaply whether a word may answer closely to another, or both be parts of a word that is written as one or two."""
    return x.sound[:1] == y.sound[:1] or x.plain in y.plain or x.sound in y.sound or may_pair(x, y, CLOSE)


CLOSE = 0.9  # how alike a word is to what it is short for
