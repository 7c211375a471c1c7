"""One entry of an attendance list: "Mr. Ali Veli, First Secretary, Embassy of Georgia", "NEA—Can Kara", "U.S. side:".

An entry is cut at commas, dashes and brackets into fields. The name stands in the field that looks most like one: behind a
form of address or an office, or in words of which the lexicon knows none. What is left tells the office, and whose it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from elchi.lexica.lexicon import Lexicon, fold
from elchi.lexica.tables import table
from elchi.reading.lines.text import Segment
from elchi.reading.lines.tokens import Tokens, common_words
from elchi.reading.lines.units import Actor
from elchi.reading.names.bodies import of_at
from elchi.reading.names.names import NameParser

_FIELD = re.compile(r"\s*(?:[,;:]|—|–|--|\s-\s|[()\[\]]|\n(?![ \t]{2}))\s*")  # a line that is drawn in goes on with the one above
TITLE = frozenset(
    {"head", "heads", "modifier", "portfolio", "institution", "group", "preposition", "the", "and", "mirrored", "weak_head"}
)
OWNER = frozenset({"state", "adjective", "body"})
_NAMED = 2  # the score from which a field is surely a name


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in a list, or the heading of a side: whom it holds is then of `side`."""

    actor: Actor | None = None
    side: str | None = None

    @property
    def heading(self) -> bool:
        """Tell whether this opens a side."""
        return self.actor is None


@dataclass(slots=True)
class _Field:
    """A stretch of an entry: its tokens, the name at its end, what stands before that, and how surely it is a name."""

    tokens: Tokens
    name: str | None = None
    name_at: int = 0
    score: int = 0
    office: bool = False
    owner: bool = False
    short: str | None = None  # the office at its head that is told in letters: "Asst. Sec."


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(table("words/attendance")["unnamed"])


def attendee(text: str, start: int, end: int, lexicon: Lexicon, side: str | None) -> Attendee | None:
    """Return who an entry names, or the side that it opens; None where it names nobody."""
    stop, land = _of_land(text, start, end, lexicon)
    fields = [_field(Tokens(text, Segment(a, b, 0, True), lexicon)) for a, b in _fields(text, start, stop)]
    fields = [f for f in fields if len(f.tokens)]
    if not fields or _plain(text[start:end]) in _unnamed():
        return None
    best = max(fields, key=lambda f: f.score)
    if best.score == 0:
        return _without_name(text, fields, start, end, side)
    actor = Actor("person", start, end, best.name)
    _give_office(actor, best, [f for f in fields if f is not best], land or side)
    return Attendee(actor)


def _of_land(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, str | None]:
    """ "H.E. Ali Veli | of the Republic of Georgia": where a name in full ends, and the state behind it."""
    t = Tokens(text, Segment(start, end, 0, True), lexicon)
    for i in range(len(t) - 1):
        if t.has(i, "head") and not t.has(i, "honorific"):
            break
        if t.is_word(i, "of"):
            found = of_at(t, i + 1, loose=False) if i > 1 else None
            whole = found is not None and found.kind == "state" and found.end == len(t)
            return (t.ends[i - 1], found.name) if found is not None and whole else (end, None)
    return end, None


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]", " ", words).casefold().split())


def _fields(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas, dashes and brackets; ", Jr." and ", III" stay with the name before."""
    at = start
    for match in _FIELD.finditer(text, start, end):
        if re.match(r"(?:Jr|Sr|I{2,3}|IV)\b\.?", text[match.end() : min(match.end() + 5, end)]):
            continue
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _field(t: Tokens) -> _Field:
    """Read one field: the name is what stands behind the last word of a title, or all where there is none."""
    field = _Field(t)
    style = t.hit(0)
    if style is not None and style.length == len(t) and "honorific" in style.roles and TITLE.isdisjoint(style.roles):
        return field  # "His Excellency, | Ali Veli"
    field.short, begin = _shortened(t)
    last, addressed = (begin, True) if field.short else _past_titles(field)
    name_at = last
    while t.is_word(name_at, ".", "-", "of"):
        name_at += 1
    words = [w for w in t.words[name_at:] if w[0].isalpha()]
    if words and any(w[0].isupper() for w in words) and len(words) <= 6 and not any(w.isdigit() for w in t.words[name_at:]):
        field.name, field.name_at = _name(t, name_at), name_at
        led = name_at > 0 and any(t.has(name_at - 1, role) for role in ("preposition", "and", "the"))
        governed = led and not addressed  # "CEO of the Coalition on | Fair Trade"
        field.score = 0 if governed else _score(words, addressed=addressed, titled=field.office, before=last > 0)
    if field.score <= _NAMED and not addressed and (_plain(t.span(0, len(t))) in _unnamed() or _common(t, words)):
        field.score = 0
    return field


def _shortened(t: Tokens) -> tuple[str | None, int]:
    """ "Dep. Asst. Sec. | Jane Veli": an office in short before a name, in full, and where the name begins."""
    told, i = [], 0
    while i + 1 < len(t) and (word := _short().get(t.words[i].lower())) and t.is_word(i + 1, "."):
        told.append(word)
        i += 2
    return (" ".join(told), i) if told and i < len(t) else (None, 0)


@cache
def _short() -> dict[str, str]:
    return dict(table("words/attendance")["short"])


def _past_titles(field: _Field) -> tuple[int, bool]:
    """Note what titles a field has; return where the last word of one ends, and whether somebody is addressed in it."""
    t, last, addressed, i = field.tokens, 0, False, 0
    while i < len(t):
        hit = t.hit(i)
        roles = hit.roles.keys() if hit else frozenset()
        end = i + (hit.length if hit else 1)
        if "honorific" in roles and not _alone(t, end):
            addressed = addressed or not roles & {"head", "heads"}
            field.office = field.office or bool(roles & {"head"})
            while t.is_word(end, "."):
                end += 1
            last = end
        elif roles & (TITLE | OWNER) and not _is_name(t, i, end - i, addressed):
            last = end
            field.office = field.office or bool(roles & {"head", "heads"})
            field.owner = field.owner or bool(roles & OWNER)
        elif t.words[i].islower() and "particle" not in roles and not t.words[i].startswith(("al-", "el-")):
            last = i + 1
        i = end
    return last, addressed


def _common(t: Tokens, words: list[str]) -> bool:
    """ "Separate Conversations", "White House", "Germans": words or a phrase that are no name."""
    hit = t.hit(0)
    if (
        hit is not None
        and hit.length == len(t)
        and hit.roles.keys() & {"place", "venue", "region", "body", "state"}
        and hit.length > 1
    ):
        return True
    plural = t.lexicon.look([words[0].removesuffix("s")], 0) if len(words) == 1 else None
    return (plural is not None and "adjective" in plural.roles) or all(fold(w) in common_words() for w in words if len(w) > 1)


def _alone(t: Tokens, at: int) -> bool:
    """No name follows a form of address: "the Director", "Counselor"."""
    while t.is_word(at, "."):
        at += 1
    return at >= len(t) or not t.words[at][:1].isupper()


def _is_name(t: Tokens, i: int, length: int, addressed: bool) -> bool:
    """A word of titles is a name behind "Mr." and between names: "Mr. King", "Dean Rusk", "William State"."""
    if length > 1 or not t.words[i][0].isupper():
        return False
    last = i + 1 >= len(t) or t.is_word(i + 1, ".")
    return (addressed and last) or (i > 0 and len(t.words[i - 1]) == 1 and t.words[i - 1].isupper() and last)


def _name(t: Tokens, at: int) -> str:
    end = len(t)
    while end > at and t.words[end - 1] in (".", "*", "/", "’", "'") and not _initial_before(t, end):
        end -= 1
    return t.span(at, end) if end > at else t.span(at, len(t))


def _initial_before(t: Tokens, end: int) -> bool:
    return end > 1 and t.words[end - 1] == "." and (len(t.words[end - 2]) == 1 or fold(t.words[end - 2]) in ("jr", "sr"))


def _score(words: list[str], *, addressed: bool, titled: bool, before: bool) -> int:
    if addressed:
        return 4
    letters = [w for w in words if len(w) > 1]
    if not letters or (all(w.isupper() for w in letters) and not (len(words) > 1 and len(letters[-1]) > 4)):
        return 4 if titled and letters and len(letters[0]) > 4 else 0  # "NEA", "S/P": a unit; "ALI KARASARI" is none
    if titled:
        return 3
    if before:
        return 0
    return _NAMED if len(words) > 1 else 1


def _without_name(text: str, fields: list[_Field], start: int, end: int, side: str | None) -> Attendee | None:
    """An office alone ("The Secretary"), or a heading: "United States", "Israeli side:", "Department of State"."""
    first = fields[0]
    words = _plain(text[start:end])
    if (
        first.office
        and not words.endswith(("side", "delegation", "present", "absent"))
        and not any(w in _unnamed() for w in (words, _plain(first.tokens.span(0, len(first.tokens)))))
    ):
        title = NameParser(first.tokens, set(), set()).title(0)
        if title is not None and not title.plural:
            return Attendee(Actor("office", start, end, None, title.office, title.of or side, definite=True))
    if (len(fields) > 1 and not text[start:end].rstrip().endswith((":", ")"))) or text[start] == "(":
        return None  # "(U.S. supplied interpreter)" is a note
    owner = _owner(first.tokens)
    return Attendee(None, owner) if owner or len(words.split()) <= 5 else None


def _owner(t: Tokens) -> str | None:
    at = 1 if t.is_word(0, "for", "from") else 0  # "For the United Arab Republic"
    at += t.is_word(at, "the")
    found = of_at(t, at, loose=False)
    if found is None or found.kind not in ("state", "body"):
        return None
    return t.lexicon.register.name_on(found.entity, None) if found.entity and found.kind == "state" else found.name


def _give_office(actor: Actor, named: _Field, others: list[_Field], side: str | None) -> None:
    """The office before the name, or in the first other field that holds one; whose, by that field, another, or the side."""
    t = named.tokens
    title = NameParser(t, set(), set()).title(0) if named.office and named.name_at else None
    if title is not None and title.end <= named.name_at:
        actor.office, actor.of = title.office, title.of
    actor.office = actor.office or named.short
    for field in others:
        if actor.office is None and field.office:
            title = NameParser(field.tokens, set(), set()).title(0)
            if title is not None and not title.plural:
                actor.office, actor.of = title.office, title.of or actor.of
    for field in others:
        if actor.of is None and not field.office and field.owner:
            actor.of = _owner(field.tokens) or _inner(field.tokens)
    if actor.of is None:
        actor.of = side


def _inner(t: Tokens) -> str | None:
    """ "Embassy of Israel", "British Embassy": whose embassy it is."""
    for i in range(len(t)):
        found = of_at(t, i, loose=False) if t.words[i][0].isupper() else None
        if found is not None and found.kind == "state":
            return t.lexicon.register.name_on(found.entity, None) if found.entity else found.name
    return None
