"""The outer form of a report: title, date lines, datelines, headings, paragraphs and sentences, with their offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from elchi.lexica.classes import word_set
from elchi.lexica.tables import word_list
from elchi.model.quick import quick
from elchi.reading.dates.dates import calendar_words
from elchi.reading.lines.margins import FULL, UNWRAPPED, closes, double_spaced, margins_of, widths_of

_LONGEST = 3_000
_SHORT = 55  # a line shorter than this was not wrapped by a margin, so the break after it means something
_ROOM = 0.7  # of the longest line of a paragraph: a line that a margin broke is fuller
_ITEM = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\([a-z]{1,4}\)|[•▪*·-])(?=\s)")
_NUMBER_ALONE = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\([a-z]{1,4}\)|[•▪*·-])\s*$")
# Both ways to end a sentence begin with its stop, so that the engine looks at nothing else: a seventh of the time.
_END = re.compile(r"[.!?…](?:[\"”’»)\]]{0,3}(?=\s+[\"“‘«(\[]{0,2}[A-ZÀ-ÞА-ЯİŞÇĞÜÖƏ0-9])|(?<=[a-z)\d]{2}[.])(?=[A-Z][a-z]+ ))")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?$")
_INITIALS = re.compile(r"[A-Z][b-df-hj-np-tv-xz]{1,3}$")  # "Kh. Battulga", "Ts. Elbegdorj": one letter of another script
_DOTTED = re.compile(r"\b[a-z]\.[a-z]$")
_URL = re.compile(r"https?://\S+|www\.\S+")


@quick
@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a line that stands alone. `block` numbers the paragraph, `item` is its printed number."""

    start: int
    end: int
    block: int
    heading: bool
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's segments in order; `titles` are the numbers of those that make up its title, repeats included."""

    text: str
    segments: tuple[Segment, ...]
    titles: tuple[int, ...]

    def words(self, segment: Segment) -> str:
        """Return the text of a segment."""
        return self.text[segment.start : segment.end]


@cache
def abbreviations() -> frozenset[str]:
    """Words after which a full stop does not end a sentence."""
    return frozenset(word_list("words/abbreviations"))


def lay_out(text: str, title: str | None = None, apart: Sequence[int] = ()) -> Layout:
    """Return the layout of a text, whose source may state its title. Every character outside whitespace lies in one segment.

    At the offsets in `apart` something else begins: a list, or what follows it.
    """
    segments: list[Segment] = []
    for number, (start, end) in enumerate(_blocks(text, apart)):
        item = _ITEM.match(text, start, end)
        sentences = list(sentence_spans(text, start, end))
        alone = len(sentences) == 1 and not closes(text[start:end])
        label = item.group().strip() if item else None
        segments.extend(Segment(a, b, number, alone, label) for a, b in sentences)
    return Layout(text, tuple(segments), _titles(text, segments, _plain(title or "")))


def _blocks(text: str, apart: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Join hard-wrapped lines; part at blank lines, numbered items and lines that end before the margin."""
    blocks: list[list[int]] = []
    previous = ""
    position = 0
    lines = text.splitlines(keepends=True)
    bare = [line.strip() for line in lines]
    spaced = double_spaced(bare)
    shown = [n for n, line in enumerate(bare) if line or not spaced]
    told = [bare[n] for n in shown]
    margins, widths = (dict(zip(shown, found, strict=False)) for found in (margins_of(told), widths_of(told)))
    for number, (line, stripped) in enumerate(zip(lines, bare, strict=True)):
        start = position + len(line) - len(line.lstrip())
        if stripped:
            new = bool(apart) and any(position <= offset < position + len(line) for offset in apart)
            if blocks and previous and not new and not _breaks(previous, stripped, margins[number], widths[number]):
                blocks[-1][1] = position + len(line.rstrip())
            else:
                blocks.append([start, position + len(line.rstrip())])
        previous = stripped or (previous if spaced else "")
        position += len(line)
    return [(a, b) for a, b in blocks]


def _breaks(before: str, after: str, margin: int, widest: int) -> bool:
    if not before[0].isalpha() and _NUMBER_ALONE.match(before):
        return False
    if (not after[0].isalpha() and _ITEM.match(after)) or (closes(before) and not _addresses(before)) or _DAY_IN_FRONT.match(after):
        return True
    if (
        after[0].islower()
        or before.endswith((",", "-", "(", "–"))
        or before.rpartition(" ")[2].casefold() in word_set("never_last")
    ):
        return False
    if len(after) > UNWRAPPED or _plain(before) == _plain(after):
        return True
    if len(before) + len(after.partition(" ")[0]) < widest * _ROOM:
        return True  # there was room for the next word: whoever broke the line meant to
    return (
        (len(before) < _SHORT and not (margin and len(before) >= margin * FULL))
        or _PLACE_AND_DAY.match(after) is not None
        or (before.isupper() and not after.isupper())
        or _is_stamp(after)
        or _DATELINE.match(after) is not None
    )


def _addresses(line: str) -> bool:
    """ "President Lt Gen. | Ali Veli": a line that ends in a form of address goes on."""
    return line.rpartition(" ")[2].casefold().removesuffix(".") in word_set("addresses_with_a_stop")


_DATELINE = re.compile(r"[A-ZÀ-Þİ][A-ZÀ-Þİ.'’ -]{2,30}(?:,[^\n]{0,30}\d|\s*\([A-Z][\w. ]{1,20}\)|\s+[-–—])")
_PLACE_AND_DAY = re.compile(  # "Washington, March 3, 1959, 3 p.m." on a line of its own
    r"[A-ZÀ-Þ][\w.’' -]{2,40}(?:, [A-Z][\w.’' -]{2,30}){0,2},? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}\b.{0,25}$"
)
_STAMP = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}\s*$|(?:(?:[A-Z][a-z]{2,8}day|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)[.,]{0,2} )?"
    r"(?:\d{1,2} \w{3,9},? \d{4}\b.{0,25}$|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b.{0,25}$)"
)


def _is_stamp(line: str) -> bool:
    return _STAMP.match(line) is not None


_DAY_IN_FRONT = re.compile(  # "3-4 May 2014: Ministerial meeting", "Monday, 5 May - Talks" as an entry of a calendar
    r"(?:[A-Z][a-z]{2,8}day,? )?(?:\d{1,2}(?:\s?[-–/]\s?\d{1,2})? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:\s?[-–/]\s?\d{1,2})?)"
    r"(?:,? \d{4})?\s?[:–—-]\s"
)
_BLANK = re.compile(r"\s*")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the sentences of a stretch of text begin and end."""
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if match.group()[0] == "." and _goes_on(text, begin, match.start(), stop, end):
            continue
        found.append((begin, stop))
        begin = _BLANK.match(text, stop, end).end()  # type: ignore[union-attr]
    if begin < end:
        found.append((begin, end))
    return [piece for a, b in found for piece in _pieces(text, a, b)]


def _goes_on(text: str, begin: int, at: int, stop: int, end: int) -> bool:
    """A stop of an abbreviation or of a number ends no sentence, unless a small word with a capital opens the next."""
    if _HOUR.search(text, max(begin, stop - 5), stop) and _OF_DAY.match(text, stop, end):
        return True
    short = _abbreviated(text, begin, at) or _NUMBER_ALONE.match(text, begin, stop) is not None
    return short and not _OPENING.match(text, stop, end)


_HOUR = re.compile(r"[ap]\.m\.?$", re.IGNORECASE)
_OF_DAY = re.compile(
    r"\s+(?:\([A-Z]|[A-Z][a-z]{2,5}day\b|[A-Z]{2,5}\b|[A-Z][a-z]+ (?:local )?time\b)"
)  # "10 a.m. Tuesday", "p.m. GMT"
_OPENING = re.compile(
    r"\s+(?:He|She|They|His|Her|Their|It|During|In|On|At|Both|After|Following|Earlier|Later|Also|This|These)\s+[a-z]"
)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part what is no sentence any more at a space, so that no input makes reading slow."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if text[start:end].strip():
        yield start, end


def _abbreviated(text: str, begin: int, stop: int) -> bool:
    before = _WORD_BEFORE.search(text, max(begin, stop - 20), stop)
    if before is None:
        return False
    word = before.group(1)
    if len(word) == 1 and (dotted := _DOTTED.search(text, max(begin, stop - 6), stop)):
        return dotted.group() in abbreviations()  # "chargé d'affaires a.i. of Georgia"
    return (len(word) == 1 and word.isupper()) or word in abbreviations() or _INITIALS.match(word) is not None


def _titles(text: str, segments: list[Segment], stated: str) -> tuple[int, ...]:
    """The first heading that is the stated title or reads like one, and every later line that repeats it."""
    for number, segment in enumerate(segments[:_TOP]):
        words = text[segment.start : segment.end]
        alone = number == 0 and len(segments) > 1 and segments[1].block != segment.block
        if ((segment.heading or alone) and _could_be_title(words)) or (stated and _plain(words) == stated):
            same = _plain(words)
            return tuple(n for n, s in enumerate(segments[:20]) if _plain(text[s.start : s.end]) == same)
    return ()


def _could_be_title(words: str) -> bool:
    told = words.split()
    short = len(told) == 2 and told[-1].lower() in word_set("papers_by_name")  # "Samarkand Declaration"
    return (
        (len(told) >= 3 or short)
        and not words.rstrip().endswith(",")  # "We, the Heads of State,"
        and "|" not in words
        and not _is_stamp(words)
        and not _DATELINE.match(words)
        and not _is_furniture(words)
        and not _URL.search(words)
        and sum(map(str.isalpha, words)) > len(words) / 2
    )


def _is_furniture(line: str) -> bool:
    """Tell whether a line is of the page and not of the report: "Skip to main content", "Home / News", "Monday, 11 August 2014"."""
    plain = _plain(line)
    crumbs = [piece.split() for piece in _CRUMB.split(plain)]
    if len(crumbs) > 1 and all(len(piece) < 5 for piece in crumbs):
        return True
    if line.islower() or sum(w not in calendar_words() for w in _LETTERS.findall(plain)) < 2:
        return True
    for words in _furniture() if plain.startswith(_furniture()) else ():
        if plain.startswith(words):
            after = plain[len(words) :].lstrip()
            if not after[:1].isalpha() or (" " in words and plain[len(words)] == " "):
                return True
    return False


_CRUMB = re.compile(r" [/>»›] ")
_LETTERS = re.compile(r"[^\W\d_]+")
_TOP = 12  # the first segments of a text, among which a title stands


@cache
def _furniture() -> tuple[str, ...]:
    return word_list("words/furniture")


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
