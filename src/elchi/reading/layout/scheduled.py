"""The entries of a timetable that name only the guest: "10:40 a.m. H.E. Mr. Ali Veli (President, Georgia)"."""

import re
from collections.abc import Iterator, Sequence

from elchi.lexica.classes import word_pattern
from elchi.reading.clauses.drafts import Draft
from elchi.reading.coreference.coreference import Cast
from elchi.reading.layout.programmes import days_of_programme
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_CLOCK = re.compile(
    r"[ \t]*(?:at )?[0-2]?\d(?:[.:][0-5]\d)?\s?(?:[ap]\.?\s?m\.?|hrs|hours|h)?(?:\s?[-–]\s?[0-2]?\d[.:][0-5]\d\s?(?:[ap]\.?\s?m\.?)?)?\s*[-–—:|]?\s*",
    re.IGNORECASE,
)
_TOP = 4  # lines in which a timetable says whose it is
_FEWEST = 2  # entries that make one


def scheduled(lines: Sequence[Line], cast: Cast) -> list[Draft]:
    """Return the meetings of a timetable whose owner its title names with those who stand alone behind an hour."""
    owner = cast.agenda
    if owner is None:
        return []
    found = [(n, who) for n, line in enumerate(lines) for who in _guests(line) if who.person != owner.person]
    drafts = [Draft("meeting", "planned", n, "scheduled", actors=[owner, *cast.who(who)]) for n, who in found]
    for draft, (_, who) in zip(drafts, found, strict=True):
        draft.start, draft.end, draft.at = who.start, who.end, who.start
    return drafts if len(drafts) >= _FEWEST else []


def opens_entry(line: Line, at: int) -> bool:
    """Tell whether unit `at` is the first word of an entry, behind its day and hour: "Monday: Meeting with Minister A"."""
    return all(u.date is not None or not any(c.isalpha() for c in u.of(line.tokens.text)) for u in line.kept[:at])


def _guests(line: Line) -> Iterator[Actor]:
    text = line.tokens.text
    for unit in line.kept:
        begin = text.rfind("\n", 0, unit.start) + 1
        alone = len(unit.parties) == 1 and unit.parties[0].kind == "person" and begin < unit.start
        if alone and any(c.isdigit() for c in text[begin : unit.start]) and _CLOCK.fullmatch(text, begin, unit.start):
            yield unit.parties[0]


def owner_of_agenda(lines: Sequence[Line], cast: Cast) -> Actor | None:
    """Return whose timetable a paper is: "Daily schedule of the Secretary-General", "Ana Kovar: schedule of Monday"; nobody's elsewhere."""
    if not days_of_programme(lines):
        return None
    for line in lines[:_TOP]:
        told = word_pattern("programme_titles").search(line.tokens.text, line.tokens.segment.start, line.tokens.segment.end)
        if told is None:
            continue
        named = [a for u in line.all for a in u.parties if a.kind in ("person", "office") and not a.plural]
        return cast.who(named[0])[0] if named else _unknown(line, told.start())
    return None


def _unknown(line: Line, until: int) -> Actor | None:
    """ "António Guterres Daily Schedule": two words in capitals that no lexicon knows, before what the paper is called."""
    names = [u for u in line.all if "NAME" in u.roles and u.end <= until][:2]
    if len(names) < _FEWEST or names[0].start > line.tokens.segment.start + 2:
        return None
    return Actor("person", names[0].start, names[1].end, line.tokens.text[names[0].start : names[1].end])
