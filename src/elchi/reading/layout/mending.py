"""Text as it was meant: entities, lost spaces and words parted at a line's end are mended, and every span found in it is led back.

A reader reads the mended text; what it finds is told at the offsets of the text that came in, so quotes stay exact.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from html import unescape
from typing import Any, TypeVar, cast

from elchi.lexica.lexicon import Lexicon
from elchi.lexica.tables import strings
from elchi.model.document import Span
from elchi.model.quick import replace

_Any = TypeVar("_Any")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a text, and what they were meant to be."""

    start: int
    end: int
    meant: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended text, with the edits that made it and where each of them begins in it."""

    text: str
    source: str
    edits: tuple[Edit, ...]
    begins: tuple[int, ...]

    def back(self, found: _Any) -> _Any:
        """Return what was found in the mended text with all its spans as they are in the text that came in."""
        return cast(_Any, self._back(found)) if self.edits else found

    def _back(self, found: Any) -> Any:
        if isinstance(found, Span):
            return Span(self._offset(found.start, end=False), self._offset(found.end, end=True))
        if isinstance(found, tuple):
            return tuple(self._back(one) for one in found)
        led = {}
        for name in _FIELDS[type(found)]:
            value = getattr(found, name)
            if isinstance(value, Span | tuple) or _FIELDS[type(value)]:
                led[name] = self._back(value)
        if "span" in led and hasattr(found, "words"):
            led["words"] = led["span"].of(self.source)
        return replace(found, **led) if led else found

    def _offset(self, at: int, *, end: bool) -> int:
        """Where a place of the mended text was; inside an edit its begin, or for the end of a stretch its end."""
        number = bisect_right(self.begins, at - end) - 1
        if number < 0:
            return at
        edit, begin = self.edits[number], self.begins[number]
        if at - begin < len(edit.meant) or (end and at - begin == len(edit.meant)):
            return edit.end if end else edit.start
        return edit.end + at - begin - len(edit.meant)


class _Fields(dict[type, tuple[str, ...]]):
    """The names of a class's fields that may hold a span somewhere; none where it is no dataclass."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        found = self[kind] = tuple(f.name for f in fields(kind) if f.type not in _PLAIN) if is_dataclass(kind) else ()
        return found


_PLAIN = (str, int, bool, str | None, int | None, bool | None)


_FIELDS = _Fields()


def mend(text: str, lexicon: Lexicon) -> Mended:
    """Return a text as it was meant."""
    pieces, edits, begins, at, size = [], [], [], 0, 0
    for edit in _edits(text, lexicon):
        pieces += [text[at : edit.start], edit.meant]
        size += edit.start - at
        edits.append(edit)
        begins.append(size)
        size += len(edit.meant)
        at = edit.end
    return Mended("".join([*pieces, text[at:]]) if edits else text, text, tuple(edits), tuple(begins))


_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8}\d?);")
# These look at a whole text. What they begin with is rare, so that nearly every letter is passed over at once.
_GLUED = re.compile(r"[A-Z](?<=[a-z][A-Z])[a-z]{2}")
_JOINED = re.compile(r"\n(?<=[a-z]-\n)[ \t]{0,8}(?=[A-Z][a-z])")  # "Bosnia-/Herzegovina"
_PARTED = re.compile(r"-\n[ \t]{0,8}(?=[a-z])")
_DAY = re.compile(r"(?:19|20)(?<=[ ./-]..)\d\d(?=[A-Z][a-z]{0,20} [A-Za-z])")
_RUN_YEAR = re.compile(r"(?:19|20)(?<=[a-z]..)\d\d\b")
_RUN_DAY = re.compile(r"(?<!\d)(\d{1,2}(?:st|nd|rd|th)?)([A-Z][a-z]{2,8})((?:19|20)\d\d)\b")
_COMMA = re.compile(r"،")  # typed on an Arabic keyboard
_CATCH = re.compile(
    r"(?:^|(?<=[\s(]))(?P<mark>ʻ|‘(?![^\n’]{0,200}’(?![a-z])))(?=[A-Z][a-z])", re.MULTILINE
)  # "‘Aisake", "ʻUlukalala"
_MARKS = "ʻ‘"
_WORD, _WORD_END = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+$")
_LONGEST = 30


def _edits(text: str, lexicon: Lexicon) -> list[Edit]:
    """Every place that is damaged, in order."""
    found = [*_entities(text), *_apart(text), *_wholes(text, lexicon)]
    found += [Edit(m.end(), m.end(), _BREAK) for m in _DAY.finditer(text)]
    found += [Edit(m.start(), m.end(), ",") for m in _COMMA.finditer(text)]
    found += [Edit(m.start(), m.end(), "") for m in _JOINED.finditer(text)]
    if any(mark in text for mark in _MARKS):  # few have one, and the pattern looks at every place
        found += [Edit(m.start("mark"), m.end("mark"), "") for m in _CATCH.finditer(text)]
    if _RUN_YEAR.search(text):
        found += [Edit(at, at, " ") for m in _RUN_DAY.finditer(text) for at in _parts(m)]
    if any(map(text.__contains__, strings("words/mending")["links"])):
        found += [Edit(m.start("link"), m.end(), _BREAK) for m in _links().finditer(text)]
    return sorted(found, key=lambda e: (e.start, e.end))


def _parts(run: re.Match[str]) -> list[int]:
    """ "Wednesday3rdOctober2012": where the day, the month and the year begin."""
    return [at for at in (run.start(1), run.start(2), run.start(3)) if at and not run.string[at - 1].isspace()]


def _entities(text: str) -> Iterator[Edit]:
    """ "&amp;", "&#8217;": the character that they stand for."""
    for found in _ENTITY.finditer(text):
        plain = unescape(found.group()).replace("\xa0", " ")
        if plain != found.group():
            yield Edit(found.start(), found.end(), plain)


def _apart(text: str) -> Iterator[Edit]:
    """ "ForeignMinister": two words where one of them is a word of titles."""
    for found in _GLUED.finditer(text):
        at = found.start()
        before = _WORD_END.search(text, max(0, at - _LONGEST), at)
        behind = _WORD.match(text, at, at + _LONGEST)
        if (before and before.group() in _titles()) or (behind and behind.group() in _titles()):
            yield Edit(at, at, " ")


def _wholes(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """ "counter-/part": a word that a line's end parted, where the whole is known or stands elsewhere in the text."""
    for found in _PARTED.finditer(text):
        head = _WORD_END.search(text, max(0, found.start() - _LONGEST), found.start())
        tail = _WORD.match(text, found.end(), found.end() + _LONGEST)
        if head is not None and tail is not None:
            whole = head.group() + tail.group()
            yield Edit(found.start(), found.end(), "" if lexicon.words[whole].hit is not None or whole in text else "-")


@cache
def _titles() -> frozenset[str]:
    return frozenset(strings("words/mending")["titles"])


@cache
def _links() -> re.Pattern[str]:
    """A link to another page behind the end of a sentence or on a line of its own: with its colon, and what stands behind that."""
    words = "|".join(map(re.escape, strings("words/mending")["links"]))
    return re.compile(rf"[.!?”\"\n](?P<link>[ \t]{{0,3}}(?:{words})\b(?:[ \t]?:[^\n]{{0,200}}$)?)", re.MULTILINE)
