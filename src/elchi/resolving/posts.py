"""What the offices of two people say about whether they are one: which office, whose, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, product

from elchi.lexica.classes import word_set
from elchi.lexica.register import load_register
from elchi.lexica.tables import table
from elchi.model.entity import Post
from elchi.model.period import Period, Precision
from elchi.resolving.offices import bare, listed_offices, offices_of, words_of
from elchi.resolving.scripts import MEMORY

HANDOVER = 14  # days by which a report may run ahead of or behind a stated beginning or end
LONG = 12 * 365  # days between two attestations after which one office says little about who holds it
ONE_OFFICE, OTHER_TIME, ONE_STATE, BODY, OTHER_STATE = 0.25, 0.0, 0.1, -0.15, -0.3
IN_SHORT, IN_FEW_WORDS, IN_ADDRESS = 0.15, 0.2, 0.05  # one office told in a word, in several that tell more, by its rank in address


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much offices speak for one person (above 0) or against, why, and whether one office at one time ties the two."""

    worth: float
    reason: str = ""
    ties: bool = False


_NONE = Evidence(0.0)


def evidence_of(one: tuple[Post, ...], other: tuple[Post, ...]) -> Evidence:
    """Weigh the offices of two people, each met in some: one office at one time ties them, service of other states parts them."""
    left, right = (frozenset([p.of_id for p in posts]) for posts in (one, other))
    if None not in left and None not in right and left.isdisjoint(right):
        return _serving(left, right)
    held = max((e for x, y in product(one, other) if (e := _one_office(x, y))), key=lambda e: (e.ties, e.worth), default=None)
    return _serving(left, right) if held is None else held


@lru_cache(MEMORY)
def _serving(left: frozenset[str | None], right: frozenset[str | None]) -> Evidence:
    """Weigh whom two people serve who have no office in common."""
    mine, theirs = ({i for i in ids if i} for ids in (left, right))
    if shared := sorted(mine & theirs):
        return Evidence(ONE_STATE, f"both serve {shared[0]}")
    if not mine or not theirs:
        return _NONE
    return Evidence(_apart(mine, theirs), f"one serves {', '.join(sorted(mine))}, the other {', '.join(sorted(theirs))}")


def _apart(left: set[str], right: set[str]) -> float:
    """Somebody may leave a state for a body; nobody serves two states, unless one took the other's place."""
    if any(_succeeded(x, y) for x in left for y in right):
        return 0.0
    states = all(i.startswith("state:") for i in left | right)
    return OTHER_STATE if states else BODY


@lru_cache(MEMORY)
def _succeeded(one: str, other: str) -> bool:
    return load_register().succeeded(one, other)


def _one_office(x: Post, y: Post) -> Evidence | None:
    """Weigh two posts that may be one office; None where they are two."""
    if x.of_id and y.of_id and x.of_id != y.of_id:
        return None
    whole = bool(x.office_id) and x.office_id == y.office_id
    worth = ONE_OFFICE if whole else max((_likeness(a, b) for a in _named(x, y.of_id) for b in _named(y, x.of_id)), default=0.0)
    if not worth:
        return None
    named = x.office_id or y.office_id or x.office or y.office
    if not may_coincide(x.period, y.period):
        return Evidence(OTHER_TIME, f"both are {named}, at other times") if whole else None
    worth = max(worth, IN_FEW_WORDS) if worth == IN_SHORT and _on_a_day_of(x.period, y.period) else worth
    return Evidence(worth, f"both are {named}" + _at(x.period, y.period), True)


def _on_a_day_of(one: Period | None, other: Period | None) -> bool:
    """Tell whether one is a day within a stretch that the other states: more than two offices that are called alike."""
    told = [p.precision is Precision.DAY for p in (one, other) if p]
    return len(told) == 2 and told[0] != told[1]


def _at(one: Period | None, other: Period | None) -> str:
    told = [p.iso() or p.edtf() for p in (one, other) if p]
    return f" ({', '.join(told)})" if len(told) == 2 and told[0] != told[1] else ""


def _named(post: Post, owner: str | None) -> Iterator[tuple[str, ...]]:
    """The words of each office of a post, in the sense they have in its own state or else in the other's."""
    if post.office_id:
        yield tuple(post.office_id.partition(":")[2].partition("@")[0].split("-"))
        return
    whose = post.of_id or owner
    for office in offices_of(post.office, bare(whose) if whose else None):
        words = tuple(office.slug.split("-"))
        yield words
        if office.basis == "acting":  # for whom the deputy acts
            yield ("deputy", *words)
    yield words_of(post.office)


@lru_cache(MEMORY)
def _likeness(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """What it is worth that two offices may be one in other words; nothing where they cannot be."""
    if _in_short(x, y):
        links = word_set("what_an_office_goes_on_with")
        return IN_FEW_WORDS if min(len(set(words) - links) for words in (x, y)) > 1 else IN_SHORT
    short, long = sorted((x, y), key=len)
    return IN_ADDRESS if len(short) == 1 and short[0] in _addressed(long) else 0.0


def _addressed(words: tuple[str, ...]) -> Iterator[str]:
    """By what the holder of an office is addressed: a "Deputy Secretary of Defense" as "Secretary" or "Deputy", a head of mission as "Ambassador"."""
    told = table("office_synonyms")["addressed"]
    rest = tuple(dropwhile(told["without"].__contains__, words))
    yield from (title for title, heads in told["as"].items() if any(rest[: len(h.split())] == tuple(h.split()) for h in heads))
    if rest != words or "-".join(words[:2]) not in listed_offices():  # but a Secretary General is no Secretary
        yield from (words[0], *rest[:1])


_TELLING = 3  # words that an office needs for others to be left out among them


@lru_cache(MEMORY)
def _in_short(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Tell whether one of two offices is the other in fewer words: "Ambassador" and "ambassador to France"."""
    short, long = sorted((x, y), key=len)
    links = word_set("what_an_office_goes_on_with")
    if short and (short == long or (long[: len(short)] == short and long[len(short)] in links)):
        return True
    telling = frozenset(short) - links
    return short[:1] == long[:1] and len(telling) >= _TELLING and telling <= frozenset(long)


def may_coincide(one: Period | None, other: Period | None) -> bool:
    """Tell whether two times in one office may be one term: two days of it may, and so may a day near a stated stretch."""
    if one is None or other is None:
        return True
    days = one.precision is Precision.DAY and other.precision is Precision.DAY
    gap = max(_days(one, other), _days(other, one))
    return gap <= (LONG if days else HANDOVER)


def _days(early: Period, late: Period) -> int:
    """By how many days one period ends before the other begins."""
    return (late.first - early.last).days if early.last and late.first else 0
