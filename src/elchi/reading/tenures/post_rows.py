"""Rows of posts: each with the body that it is of, and when it was held."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from elchi.reading.dates.terms import Term, terms
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Actor
from elchi.reading.tenures.careers import is_post
from elchi.reading.tenures.tenure_words import office_words

STOPS = frozenset({"who", "that", "PRONOUN", "be", "have", "will", "modal", "stop", "colon", "quote"})
REACH = 18  # units between a verb and "as": "has held a number of posts throughout his career, including as"
_PARTS = frozenset({"comma", "and", "semicolon", "p:as"})
_BETWEEN = frozenset({"a", "the", "adverb", "p:before", "open", "close"})
_PLAIN = frozenset({"x", "NAME", "adverb"})
_ANOTHERS = frozenset({"p:with", "p:by", "p:presence"})  # before a post that is somebody else's
_LONG = 16  # units of one post with all that stands behind it
_STRANGE = 2  # things in a row that are no posts
_HEAD = 3  # words of a post in small letters before "of"


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a row: its units, the office as written, and whose it is."""

    first: int
    last: int
    office: str
    of: str | None


def words_of(line: Line, first: int, last: int) -> list[str]:
    """Return the words of a stretch of units, in small letters."""
    return [w for u in line.all[first:last] for w in line.tokens.low[u.first : u.last]]


def posts_at(line: Line, n: int) -> list[Post]:
    """Return the posts that stand in a row from a unit on."""
    posts: list[Post] = []
    at: int | None = n
    skipped = 0
    while at is not None:
        post = _post(line, at)
        if post is None:
            at = _past_strange(line, at) if skipped < _STRANGE else None
            skipped += 1
            continue
        posts.append(post)
        at = past_fill(line, post.last, joined=True)
        if at is None or at >= len(line.all):
            break
        bare = _led_on(line, post, at)
        if bare is not None:
            posts.append(bare)
            at = past_fill(line, bare.last, joined=True)
    return posts


def _past_strange(line: Line, at: int) -> int | None:
    """Over one thing in a row that is no post: "tours as a watch-stander | and later Deputy Director"."""
    for n in range(at, min(at + _LONG, len(line.all))):
        unit = line.all[n]
        if n > at and unit.roles & _PARTS:
            return past_fill(line, n, joined=True)
        if VERBAL[unit.roles] or unit.roles & (STOPS | {"PERSON"}):
            return None
    return None


def _led_on(line: Line, post: Post, at: int) -> Post | None:
    """ "Ambassador to Syria | and to Algeria": the same office for another."""
    unit = line.all[at]
    if "p:to" not in unit.roles or " to " not in post.office or at + 1 >= len(line.all):
        return None
    whom = line.all[at + 1]
    if not whom.roles & {"STATE", "BODY"}:
        return None
    office = f"{post.office.partition(' to ')[0]} to {whom.of(line.tokens.text)}"
    return Post(at, at + 2, office, post.of)


def past_fill(line: Line, n: int, *, joined: bool = False) -> int | None:
    """Return the unit at which a post begins, behind what joins it to the one before and words that only say when it was held."""
    parted, at = not joined, n
    while at < len(line.all):
        unit = line.all[at]
        low = line.tokens.low[unit.first : unit.last]
        if not (unit.roles & _PARTS or unit.date is not None or unit.roles & _BETWEEN or office_words("row").issuperset(low)):
            break
        parted = parted or bool(unit.roles & _PARTS)
        at += 1
    return _past_owner(line, at) if parted and at < len(line.all) and at - n < REACH else None


def _past_owner(line: Line, at: int) -> int:
    """Over "his country's", "Denmark's": whose post it is stands before it."""
    if line.all[at].roles & _ANOTHERS:
        return at  # "was | accompanied by that country's | Prime Minister"
    for behind in range(at + 1, min(at + 4, len(line.all) - 1)):
        if "possessive" in line.all[behind].roles:
            return behind + 1
    return at + 1 if "their" in line.all[at].roles and at + 1 < len(line.all) else at


def _post(line: Line, first: int) -> Post | None:
    """The post that stands at a unit, with what stands behind it up to the next one."""
    units, text = line.all, line.tokens.text
    head = units[first] if first < len(units) else None
    if head is None or head.roles & STOPS or VERBAL[head.roles] or "PERSON" in head.roles:
        return None
    named = head.parties[0] if head.parties else None
    known = named is not None and named.kind == "office" and bool(named.office)
    if known and named is not None and named.plural:
        return None
    last = _end(line, first)
    words = " ".join(text[head.start : units[last - 1].end].split())
    if not known and not (_may_be_post(words) and is_post(line.tokens.lexicon, words)):
        return None
    return _worded(line, first, last, named if known else None)


def _may_be_post(words: str) -> bool:
    """ "Consul in Basra", "a counsellor at the Permanent Mission", but no "member of the delegation" and no "joined by Ambassador"."""
    if words[:1].isupper():
        return True
    head = list(takewhile(lambda w: w not in office_words("within"), words.split()))
    named = not words.islower() and len(head) <= _HEAD and " ".join(head).islower() and len(head) < len(words.split())
    return named and office_words("sent_with").isdisjoint(words.lower().split())


def _worded(line: Line, first: int, last: int, named: Actor | None) -> Post:
    """Part a post into the office and the body that it is of: "Consul | at the Embassy in Rome"."""
    units, text = line.all, line.tokens.text
    lead, of = last, named.of if named else None
    if of is None:
        for n in range(first + 1, last - 1):
            behind = n + 1 + bool(units[n + 1].roles & {"the", "a"})
            whole = behind + 1 >= last or "p:of" not in units[behind + 1].roles  # "the Office | of the Director" is no body yet
            if LEADING[units[n].roles] and behind < last and "BODY" in units[behind].roles and whole:
                lead, of = n, units[behind].parties[0].of
                break
    head = named.office if named and named.office else text[units[first].start : units[first].end]
    rest = text[units[first].end : units[lead - 1].end] if lead > first + 1 else ""
    return Post(first, last, " ".join(f"{head}{rest}".split()).removeprefix("former ").removeprefix("Former "), of)


def _end(line: Line, first: int) -> int:
    """Where a post ends: before a date, a verb, and whatever joins it to what follows."""
    units, n = line.all, first + 1
    while n < min(first + _LONG, len(units)):
        unit = units[n]
        if unit.date is not None or VERBAL[unit.roles] or unit.roles & (STOPS | {"semicolon", "p:as", "open", "dash"}):
            break
        if unit.roles & {"comma", "and"} and not _goes_on(line, n):
            break
        if LEADING[unit.roles] and not _governs(line, n):
            break
        if not LEADING[unit.roles] and unit.roles <= _PLAIN and not _belongs(line, first, n):
            break
        n += 1
    while n > first + 1 and LEADING[units[n - 1].roles]:  # "Adviser | to" that Committee's head
        n -= 1
    return n


def _governs(line: Line, n: int) -> bool:
    """ "In | Rome", "for | trade": no days, no count of years, and nobody that a sentence is about."""
    led, after = words_of(line, n, n + 1), line.all[n + 1 : n + 3]
    if office_words("within").isdisjoint(led) or len(led) > 1 or not after:
        return False
    counted = not office_words("spells").isdisjoint(words_of(line, n + 1, n + 4))
    return not (counted or after[0].date or after[0].roles & {"PRONOUN", "who", "stop"} or VERBAL[after[0].roles])


def _belongs(line: Line, first: int, n: int) -> bool:
    """A word in small letters belongs to a post behind "of" and its like, if no place or body stands between."""
    if not line.all[n].of(line.tokens.text)[:1].islower():
        return True
    before = line.all[n - 1]
    led = any(LEADING[u.roles] for u in line.all[first + 1 : n])
    return "possessive" in before.roles or (led and not before.roles & {"PLACE", "STATE", "BODY", "PERSON"})


def _goes_on(line: Line, n: int) -> bool:
    """ "Economic Officer in Beijing, | Taiwan | and Pakistan", "Foreign Affairs | and | Trade": a row of what the post is for."""
    units = line.all
    behind = n + 1 + (n + 1 < len(units) and bool(units[n + 1].roles & {"and"}))
    behind += behind < len(units) and bool(units[behind].roles & {"the"})
    if behind >= len(units) or units[behind].roles & {"OFFICE", "PERSON", "p:as", "adverb"} or LEADING[units[behind].roles]:
        return False
    if units[n - 1].roles & {"STATE", "PLACE"}:
        return bool(units[behind].roles & {"STATE", "PLACE"})
    words = units[behind].of(line.tokens.text)
    return "and" in units[n].roles and words[:1].isupper() and not is_post(line.tokens.lexicon, words)


def terms_of_row(line: Line, posts: Sequence[Post]) -> list[Term | None]:
    """Return when each post was held: the days behind it or before it, else those that hold for the whole row."""
    if not posts:
        return []
    text, segment = line.tokens.text, line.tokens.segment
    told = list(terms(text, segment.start, segment.end))
    own = [_own(line, told, posts, n) for n in range(len(posts))]
    if any(own) and not (len(posts) > 1 and own[-1] is not None and _of_all(line, posts[-1])):
        return own
    led = (t for t in told if not t.alone and t.start - segment.start < len("Between "))
    whole = next(iter(told), None) if _of_all(line, posts[-1]) else next(led, None)
    return [one or whole for one in own] if whole is not None else own


def _own(line: Line, told: Sequence[Term], posts: Sequence[Post], n: int) -> Term | None:
    """The days between a post and the next, else those that stand between the one before and it."""
    units = line.all
    end = units[posts[n].last - 1].end
    before = units[posts[n - 1].last - 1].end if n else line.span.start
    text = line.tokens.text
    behind = next((t for t in told if 0 <= t.start - end < len(" , (") and not text[end : t.start].strip(" ,(\n")), None)
    ahead = next(
        (t for t in told if not t.alone and before < t.start and 0 <= units[posts[n].first].start - t.end < len(", as the first ")),
        None,
    )
    taken = n > 0 and ahead is not None and ahead is _own(line, told, posts[:n], n - 1)
    return behind or (None if taken else ahead)


def _of_all(line: Line, last: Post) -> bool:
    """ "..., positions which he has held since": what stands behind the row is of all of it."""
    behind = words_of(line, last.last, min(last.last + 4, len(line.all)))
    return not office_words("leading").isdisjoint(behind) or not office_words("stints").isdisjoint(behind)
