"""Attendance lists that stand on one line: where each entry begins, with semicolons between them or with nothing."""

import re
from collections.abc import Iterator

from elchi.lexica.lexicon import Lexicon
from elchi.reading.encounters.attendees import OWNER, TITLE
from elchi.reading.lines.text import Segment
from elchi.reading.lines.tokens import Tokens


def entries_in(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Cut what stands on one line into entries: at semicolons, else where the next title, name or side begins."""
    if ";" in text[start:end]:
        at = start
        for match in re.compile(r"\s*;\s*(?:and\s+)?").finditer(text, start, end):
            yield at, match.start()
            at = match.end()
        yield at, end
        return
    t = Tokens(text, Segment(start, end, 0, True), lexicon)
    if len(parted := list(_by_commas(t))) > 1 and not any(_begins(t, i, a) for a, b in parted for i in range(a + 1, b)):
        yield from ((t.starts[first], t.ends[last - 1]) for first, last in parted)
        return
    begin = 0
    for i in range(1, len(t)):
        if i > begin and _begins(t, i, begin):
            yield t.starts[begin], t.ends[i - 1]
            begin = i
    if len(t):
        yield t.starts[begin], t.ends[-1]


def _by_commas(t: Tokens) -> Iterator[tuple[int, int]]:
    """ "Minister A, Ambassador B and Director C": entries between commas and "and", where each begins with its office."""
    begin = 0
    parts = [n for n in range(1, len(t)) if t.is_word(n, ",", "and") and not t.is_word(n + 1, "and")]
    if not parts or not t.is_word(parts[-1], "and"):
        return  # a row of names and titles, not a list as a sentence has it
    for i in parts:
        after = i + 1
        if after >= len(t) or not (_titled_name(t, begin, i) and _opens_title(t, after)):
            return
        yield begin, i - t.is_word(i - 1, ",")
        begin = after
    if begin and _titled_name(t, begin, len(t)):
        yield begin, len(t)


def _opens_title(t: Tokens, at: int) -> bool:
    return t.caps[at] and not {"head", "modifier", "portfolio", "honorific"}.isdisjoint(_roles(t, at))


def _titled_name(t: Tokens, first: int, last: int) -> bool:
    """An office or form of address, and behind it capitals that are no more words of it."""
    return (
        _opens_title(t, first)
        and last - first > 1
        and t.caps[last - 1 - t.is_word(last - 1, ".", ",")]
        and t.has(last - 1, "head") is None
    )


_SPOKEN = 40_000  # characters in which somebody of the list is spoken of
_NEVER_AFTER = frozenset({",", "—", "–", "-", "(", "/", "&", "’s", "'s"})


def _begins(t: Tokens, i: int, begin: int) -> bool:
    """Tell whether an entry begins at token `i` of a run of entries; `begin` is where the one before began."""
    before, word = t.words[i - 1], t.words[i]
    if not word[0].isupper() or before in _NEVER_AFTER or before.islower() or before == "The":
        return False
    if t.is_word(i, "side", "delegation"):
        return False
    if _heading_ends(t, i, begin) or _office_alone(t, i, begin):
        return True
    roles = _roles(t, i)
    if word == "The" or (word.isupper() and i + 1 < len(t) and t.words[i + 1] in ("—", "–")):
        return True
    if _unit_before_head(t, i) and _named_before(t, i, begin):
        return True
    if roles & {"honorific", "head"} or (roles & {"modifier"} and _title_soon(t, i)):
        return _title_begins(t, i, begin)
    if roles & {"state", "adjective", "body"}:
        return _named_before(t, i, begin) and (_title_soon(t, i) or _side_follows(t, i))
    return _bare_begins(t, i, begin)


def _roles(t: Tokens, i: int) -> frozenset[str]:
    hit = t.hit(i) if 0 <= i < len(t) else None
    return frozenset(hit.roles) if hit else frozenset()


def _covers(t: Tokens, i: int) -> bool:
    """A phrase of the lexicon that began before reaches over token `i`: "Prime | Minister"."""
    return any((hit := t.hit(j)) is not None and j + hit.length > i for j in range(max(0, i - 3), i))


def _title_begins(t: Tokens, i: int, begin: int) -> bool:
    """Tell whether the title or form of address at token `i` opens an entry, rather than going on with one."""
    titled = "head" in _roles(t, i - 1) or _covers_head(t, i - 1)
    if titled and t.words[begin] == "The" and not _covers(t, i):
        return True
    if "honorific" in _roles(t, i) and "head" not in _roles(t, i) and not _mere_address(t, i - 1):
        return _named_before(t, i, begin)
    if titled and i > 1 and t.words[i - 2] == "," and "head" in _roles(t, i) and not _addresses(t, i):
        return False  # ", Minister Counselor of Embassy"
    if (
        _leads_on(t, i - 1)
        or _covers(t, i)
        or (_behind_owner(t, i) and not _addresses(t, i))
        or (t.words[i - 1] == "." and "honorific" in _roles(t, i - 2))
    ):
        return False
    return _named_before(t, i, begin) or not (titled or _roles(t, i - 1) & OWNER)


def _behind_owner(t: Tokens, i: int) -> bool:
    """ ", Saudi Arabian | Ambassador": a description begins with a state, and its title follows."""
    j = i - 1
    while j > 0 and (_roles(t, j) & OWNER or _covers(t, j)):
        j -= 1
    return j < i - 1 and t.words[j] == ","


def _mere_address(t: Tokens, i: int) -> bool:
    """ "Dr.", "His Excellency": more of how somebody is called goes before."""
    at = i - 1 if i > 0 and t.words[i] == "." else i
    roles = _roles(t, at)
    return "honorific" in roles and "head" not in roles


def _addresses(t: Tokens, i: int) -> bool:
    """ ", Ministry of Finance | Mr. Can Kara", ", USSR | Ambassador Eda Demir": a name follows what calls somebody, and no title goes on."""
    roles, end = _roles(t, i), i
    while end < len(t) and (hit := t.hit(end)) is not None and hit.roles.keys() & {"honorific", "head", "modifier"}:
        end += hit.length
    if "honorific" in roles and "head" not in roles:
        return True
    return (
        "adjective" not in _roles(t, i - 1) and end < len(t) and t.words[end][0].isupper() and not _roles(t, end) & (TITLE | OWNER)
    )


def _leads_on(t: Tokens, i: int) -> bool:
    """A title goes on behind token `i`: "Assistant", "Sir", "Defense"; but not behind "for Foreign Affairs"."""
    roles = _roles(t, i)
    if roles & {"portfolio"} and any(t.is_word(j, "of", "for", "and") for j in range(max(0, i - 3), i)):
        return False
    return _unit_before_head(t, i) or bool(roles & {"modifier", "portfolio"}) or ("honorific" in roles and "head" not in roles)


def _unit_before_head(t: Tokens, i: int) -> bool:
    """ "CIA Director": the letters of a body before a title."""
    word = t.words[i]
    if i > 0 and t.words[i - 1] == ",":
        return False  # it tells of whom the name before is
    return word.isupper() and 1 < len(word) < 6 and i + 1 < len(t) and "head" in _roles(t, i + 1) and t.words[i + 1][0].isupper()


def _covers_head(t: Tokens, i: int) -> bool:
    """Token `i` ends a title of several words: "Prime Minister"."""
    return any((hit := t.hit(j)) is not None and "head" in hit.roles and j + hit.length == i + 1 for j in range(max(0, i - 3), i))


def _title_soon(t: Tokens, i: int) -> bool:
    """A title begins here and reaches its head: "Deputy Assistant Secretary", "British Ambassador"."""
    for j in range(i, min(i + 4, len(t))):
        roles = _roles(t, j)
        if roles & {"head"} and t.words[j][0].isupper():
            return True
        if not roles & {"modifier", "portfolio", "adjective", "state", "body"} and not _covers(t, j):
            return False
    return False


def _named_before(t: Tokens, i: int, begin: int) -> bool:
    """The entry so far holds a word that is no title: a name."""
    return any(
        t.words[j][0].isupper() and not _roles(t, j) & (TITLE | OWNER | {"honorific"}) and not _covers(t, j) and len(t.words[j]) > 1
        for j in range(begin, i)
    )


def _side_follows(t: Tokens, i: int) -> bool:
    """ "UK Side:", "Viet-Nam Vu Van Mau": a state or its side heads those who follow."""
    hit = t.hit(i)
    end = i + (hit.length if hit else 1)
    if t.is_word(end, "side", "delegation", "participants", ":"):
        return True
    return end < len(t) and t.words[end][0].isupper() and not t.is_word(end, "embassy", "ministry", "mission", "government", "desk")


def _heading_ends(t: Tokens, i: int, begin: int) -> bool:
    """The entry before is a side and is over: behind a colon or "Side", or a state alone before a title or name."""
    if t.words[i - 1] == ":" or t.is_word(i - 1, "side", "delegation"):
        return True
    hit = t.hit(begin)
    whole = hit is not None and begin + hit.length == i and bool(hit.roles.keys() & {"state", "body", "adjective"})
    if whole and hit is not None and "state" in hit.roles and "head" in _roles(t, i):
        return True
    return (
        whole
        and not _roles(t, i) & {"institution"}
        and (not _roles(t, i) & {"head", "portfolio", "modifier"} or t.words[i] == "The")
    )


def _office_alone(t: Tokens, i: int, begin: int) -> bool:
    """ "The Secretary | Can Kara": an office with "The" is an entry, and a name of two words or more begins the next."""
    if t.words[begin] != "The" or (not _covers_head(t, i - 1) and "head" not in _roles(t, i - 1)):
        return False
    named = not _roles(t, i) & (TITLE | OWNER) and i + 1 < len(t) and (t.words[i + 1][0].isupper() or t.words[i + 1] == ".")
    return named and not any(_roles(t, j) & {"honorific"} and "head" not in _roles(t, j) for j in range(begin, i))


def _bare_begins(t: Tokens, i: int, begin: int) -> bool:
    """A name without title begins: behind the description of somebody else, or when the name before is whole."""
    if (
        _roles(t, i) & (TITLE | {"particle"})
        or _covers(t, i)
        or (t.words[i].isupper() and len(t.words[i]) > 1 and "." not in t.words[i])
    ):
        return False
    if t.words[i - 1] == "." and "honorific" in _roles(t, i - 2):
        return False
    described = any(t.words[j] in (",", "—", "–", ")") for j in range(begin, i))
    closed = bool(_roles(t, i - 1) & {"state", "body", "institution", "portfolio", "head", "group"}) or t.words[i - 1] in (")", ".")
    unit = (t.words[i - 1].isupper() and 1 < len(t.words[i - 1]) <= 5) or (
        t.words[i - 1].isupper() and i > 1 and t.words[i - 2] in (",", "/", "—")
    )
    following = i + 1 < len(t) and (t.words[i + 1][0].isupper() or t.words[i + 1] == ".")
    if described and (closed or unit) and following and not (t.words[i - 1] == "." and len(t.words[i - 2]) == 1):
        return True
    return not described and following and not _lone(t, i) and _next_person(t, begin, i)


def _lone(t: Tokens, i: int) -> bool:
    """Only a title, an owner or a unit follows: one word is no name of its own."""
    return bool(_roles(t, i + 1) & (TITLE | OWNER | {"honorific"})) and len(t.words[i]) > 1


def _next_person(t: Tokens, begin: int, i: int) -> bool:
    """ "Secretary Kara | Eda B. Demir", "Can Kara | Eda Demir": the name before is whole, and another begins."""
    names = _long_names(t, begin, i)
    if len(t.words[i]) > 1 and i + 3 < len(t) and len(t.words[i + 1]) == 1 and t.words[i + 2] == ".":
        return len(names) > (0 if _is_titled(t, begin, i) else 1) or (bool(names) and len(t.words[begin]) == 1)
    if len(names) == 1:
        titled = _is_titled(t, begin, i) and t.words[i - 1] == names[0]
        return titled and _spoken_of(t, names[0]) and not _spoken_of(t, t.words[i])
    return _whole_name(t, begin, i)


def _is_titled(t: Tokens, begin: int, i: int) -> bool:
    return any(_roles(t, j) & (TITLE | {"honorific"}) for j in range(begin, i))


def _long_names(t: Tokens, begin: int, i: int) -> list[str]:
    """The words of the entry so far that are names: no titles, initials or units."""
    return [
        t.words[j]
        for j in range(begin, i)
        if len(t.words[j]) > 1
        and not (t.words[j].isupper() and len(t.words[j]) < 6)
        and not _roles(t, j) & (TITLE | OWNER | {"honorific"})
        and not _covers(t, j)
    ]


def _spoken_of(t: Tokens, word: str) -> bool:
    """The text names somebody by this word alone: "Kara said", "Mr. Kara, who"; a first name is followed by another."""
    return re.compile(rf"\b{re.escape(word)}(?:['’,;:]| [a-z])").search(t.text, 0, _SPOKEN) is not None


def _whole_name(t: Tokens, begin: int, i: int) -> bool:
    """ "Can Kara | Eda Demir": two words, or two with initials between, are a name; two more must follow."""
    words = [t.words[j] for j in range(begin, i) if t.words[j] != "."]
    if any(_roles(t, j) & (TITLE | {"honorific"}) for j in range(begin, i)):
        words = [
            t.words[j]
            for j in range(begin, i)
            if t.words[j] != "." and not _roles(t, j) & (TITLE | {"honorific"}) and not _covers(t, j)
        ]
        return bool(words) and len([w for w in words if len(w) > 1]) >= 2 and len(t.words[i - 1]) > 1
    long = [w for w in words if len(w) > 1]
    return len(long) >= 2 and len(t.words[i - 1]) > 1
