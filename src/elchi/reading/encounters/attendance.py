"""Attendance lists: "Participants:" and a name a line, by sides, or one after the other behind the label.

Minutes, memoranda of conversation and communiqués give them in their head. A list is found by its label, cut into entries
(lines, semicolons, or where the next title or name begins), and read by `attendees`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from elchi.lexica.classes import word_choice
from elchi.lexica.lexicon import Lexicon
from elchi.lexica.tables import table
from elchi.reading.encounters.attendees import Attendee, attendee
from elchi.reading.encounters.runs import entries_in
from elchi.reading.lines.text import sentence_spans

_LONGEST = 220  # characters of an entry on a line of its own; a longer line is prose
_TOP = 60  # lines in which a list must open
_MANY = 200  # entries of a list
_RUN = 4_000  # characters of a list on one line

_FIRST = r"[^\n]{1,220};[ \t]*$"  # the first entry, behind the colon itself, of a list with an entry a line


@dataclass(slots=True)
class Attendance:
    """A list of those present: where it stands, who they are, whether others were there too, and whether a sentence opens it."""

    start: int
    end: int
    also: bool
    spoken: bool = False
    people: list[Attendee] = field(default_factory=list)


@cache
def attendance_words() -> Mapping[str, Any]:
    """Return the labels, ends, unnamed and records of attendance lists."""
    loaded: Mapping[str, Any] = table("words/attendance")
    return loaded


@cache
def _labels() -> re.Pattern[str]:
    """A label in capitals, before a colon, or alone on its line; or a sentence that ends in a colon and tells who was there."""
    words = [w for w in attendance_words()["label"] if isinstance(w, str)] + sorted(_also())
    either = "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))
    told, others = ("|".join(attendance_words()[key]) for key in ("told", "not_told"))
    sentence = (
        rf"(?=[^\n]*(?::| were| are)[ \t]*$|[^\n:]*:{_FIRST})(?![^:\n]*\b(?:{others})\b)(?=[A-Z])(?:[^:\n]{{0,900}}?\b)?(?i:{told})"
    )
    return re.compile(
        rf"^[ \t]*(?:\d{{1,3}}[.)][ \t]*)?(?:(?P<loud>{either.upper()})(?:[ \t]*:|\b)|(?P<plain>(?i:{either}))[ \t]*(?::|$)|(?P<told>{sentence})(?::|(?<= were)|(?<= are))[ \t]*(?=$|{_FIRST}))"
        r"[ \t]*(?P<rest>.*)$",
        re.MULTILINE,
    )


@cache
def _ends() -> re.Pattern[str]:
    either = "|".join(re.escape(w) for w in attendance_words()["end"])
    return re.compile(rf"\s*(?:(?:{either.upper()})\b|(?i:{either})\s*:)")


@cache
def _also() -> frozenset[str]:
    return frozenset(w for item in attendance_words()["label"] if isinstance(item, dict) for w in item["also"])


def attendances(text: str, lexicon: Lexicon) -> list[Attendance]:
    """Return the attendance lists near the top of a text, in order."""
    top = _end_of_line(text, _TOP)
    found: list[Attendance] = []
    for match in _labels().finditer(text, 0, top):
        label = " ".join((match["loud"] or match["plain"] or match["told"]).casefold().split())
        if found and match.start() < found[-1].end:
            continue
        listed = _listed(text, match, label in _also(), lexicon)
        if listed.people:
            found.append(listed)
    return found


def _end_of_line(text: str, lines: int) -> int:
    at = 0
    for _ in range(lines):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at


def _listed(text: str, label: re.Match[str], also: bool, lexicon: Lexicon) -> Attendance:
    """The list behind a label: what stands on its own line, and the lines below that are entries."""
    spoken = label["told"] is not None  # the sentence is read as any other: it may tell of the meeting too
    found = Attendance(label.end() if spoken else label.start(), label.end(), also, spoken)
    entries = list(entries_in(text, label.start("rest"), label.end("rest"), lexicon)) if 0 < len(label["rest"]) < _RUN else []
    if not label["rest"] or len(label["rest"]) < _LONGEST:
        entries.extend(_run_below(text, label.end(), lexicon) or _unwrapped(text, islice(_lines_below(text, label.end()), _MANY)))
    side: str | None = None
    for start, end in _paired(text, entries[:_MANY], lexicon):
        who = attendee(text, start, end, lexicon, side)
        if who is None:
            continue
        if who.heading:
            side = who.side
        else:
            found.people.append(who)
        found.end = max(found.end, end)
    return found


def _paired(text: str, entries: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """A name on one line and the office beneath it are one entry."""
    n = 0
    while n < len(entries):
        start, end = entries[n]
        beneath = entries[n + 1] if n + 1 < len(entries) else None
        if beneath is not None and _name_alone(text, start, end, lexicon) and _office_alone(text, *beneath, lexicon):
            end, n = beneath[1], n + 1
        yield start, end
        n += 1


def _name_alone(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    who = attendee(text, start, end, lexicon, None)
    one = who.actor if who is not None else None
    bare = one is not None and one.of is None and " " not in (one.office or "")  # "King Ali" over "King of Bahrain"
    return bare and one is not None and one.person is not None


def _office_alone(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """An office under a name has no article: "The President" is somebody else."""
    who = None if text[start : start + 4].lower() == "the " else attendee(text, start, end, lexicon, None)
    return who is not None and who.actor is not None and who.actor.person is None


def _run_below(text: str, at: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The entries of the paragraph below where it is a list in one run: parted by semicolons, to the end of that sentence."""
    line = _PARAGRAPH.match(text, at)
    if line is None or line["words"].count(";") < _PARTED or len(line["words"]) >= _RUN:
        return []
    last = text.rindex(";", line.start("words"), line.end("words"))
    end = next((b for a, b in sentence_spans(text, line.start("words"), line.end("words")) if b > last), line.end("words"))
    return list(entries_in(text, line.start("words"), end, lexicon))


def _lines_below(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The lines that could be entries: short, not prose, until another part of the head begins. A few blank lines may lie between."""
    blank, counted = 0, None
    for match in re.compile(r"[^\n]*\n?").finditer(text, min(at + 1, len(text))):
        line = match.group().strip()
        if not line:
            blank += 1
            if blank > _BLANK or not match.group():
                return
            continue
        if line in _BULLETS:  # a bullet whose words went to the next line
            continue
        numbered = line[0].isdigit()
        counted = numbered if counted is None else counted
        if not _could_be_entry(line) or (numbered and not counted):
            return  # a paragraph with its number ends a list without
        blank = 0
        mark = _MARK.match(match.group())
        yield match.start() + (mark.end() if mark else 0), match.start() + len(match.group().rstrip())


def _unwrapped(text: str, lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines beneath a bullet that have none go on with its entry: "- Ali Veli, Director of the Office of / Public Works"."""
    entries: list[tuple[int, int]] = []
    marked = False
    for start, end in lines:
        own = bool(text[text.rfind("\n", 0, start) + 1 : start].strip())
        if marked and not own and text[entries[-1][1] : start].isspace() and text[start - 2 : start] in ("  ", "\t\t"):
            entries[-1] = (entries[-1][0], end)
        else:
            entries.append((start, end))
            marked = own
    return entries


def _could_be_entry(line: str) -> bool:
    if len(line) > _LONGEST or _ends().match(line) or _labels().match(line):
        return False
    if _DAY.search(line) or not re.match(r"(?:[-•*–—]\s*|\d{1,2}[.)]\s*|\(?(?:[ivx]{1,5}|[a-z])[.)]\s*|[\[(“\"])?[A-ZÀ-Þ]", line):
        return False
    marked = _MARK.match(line)
    told = re.search(r"[a-z)][.?!]$", line) and len(line.split()) > 9 and not (marked and marked.end())
    return not told and not _prose().search(line)


_BLANK = 3  # blank lines that may lie between two entries
_PARTED = 2  # semicolons from which on a paragraph is a list
_PARAGRAPH = re.compile(r"\s{0,8}(?P<words>[^\n]*)")
_MARK = re.compile(r"\s*(?:[-•*–—·]\s*|\d{1,2}[.)]\s*|\(?(?:[ivx]{1,5}|[a-z])[.)]\s+)?")
_BULLETS = ("-", "–", "—", "•", "*", "·", "o")
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\b|\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b[A-Z][a-z]{2,8} \d{4}$")


@cache
def _prose() -> re.Pattern[str]:
    """Return what shows that a line tells something, and is no entry of a list."""
    return re.compile(rf"\b{word_choice('words_of_prose')}\b")


def people_of(lists: Sequence[Attendance]) -> list[Attendee]:
    """Return those present by all lists, in order."""
    return [who for listed in lists for who in listed.people]


@cache
def record_kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the names of documents that tell of one meeting, with its kind: calls first."""
    records: Mapping[str, Sequence[str]] = attendance_words()["record"]
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in records[kind])})\b", re.IGNORECASE), kind)
        for kind in ("call", "meeting")
    )
