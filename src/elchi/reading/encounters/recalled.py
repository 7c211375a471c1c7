"""Encounters that a report looks back to: "he recalled their talks in Rome", "at their previous meeting"."""

import re
from collections.abc import Sequence
from functools import cache

from elchi.lexica.classes import telling, word_class, word_set
from elchi.reading.clauses.drafts import Draft, share
from elchi.reading.encounters.journeys import during_stay
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Happening

_BACK = 64  # characters before an event in which it is looked back to


def is_recalled(line: Line, event: Happening) -> bool:
    """Tell whether an event is one of the past beside what the report tells."""
    text, start = line.tokens.text, line.tokens.segment.start
    if _earlier().match(text, event.start, event.end):
        return True
    before = text[max(start, event.start - _BACK) : event.start]
    if event.whose in ("his", "her", "their") and _reported().search(text[max(start, event.start - 2 * _BACK) : event.start]):
        return True
    return not _back_words().isdisjoint(line.tokens.seen) and _looking_back().search(before) is not None


def told_of_lately(line: Line, at: int) -> bool:
    """Tell whether an adverb beside what is told at a place says that it was some time ago: "A recently paid a visit to Moscow"."""
    number = next((n for n, u in enumerate(line.all) if u.start >= at), 0)
    beside = line.all[max(0, number - 2) : number + 3]
    return any("adverb" in u.roles and u.of(line.tokens.text).lower() in word_set("lately") for u in beside)


def recall_stays(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Set what was done on a journey told of as past beside it: "A recently visited Rome to meet B. During his visit, he met C"."""
    past = [d for d in drafts if d.kind == "visit" and d.recalled and told_of_lately(lines[d.segment], d.at)][:_FEW]
    for visit in past:
        for draft in drafts:
            behind = draft.segment == visit.segment and draft.at > visit.at
            next_to = 0 < draft.segment - visit.segment <= _NEXT and during_stay(lines[draft.segment], draft.at)
            if (behind or next_to) and draft.status == "held" and share(visit.actors, draft.actors):
                draft.recalled = True


_FEW, _NEXT = 6, 2  # journeys looked at, and sentences behind one in which "during his visit" is that one


@cache
def _reported() -> re.Pattern[str]:
    """ "Informed his hosts of the results of | his talks": what somebody reports of was before."""
    words = "|".join(map(re.escape, word_class("reporting_to")))
    return re.compile(
        rf"\b(?:{words})\b[^.;]{{0,130}}?\b(?:on|of|about)\s+(?:the\s+(?:results?|outcomes?|progress)\s+(?:of|from)\s+)?(?:[a-z]+\s+)?$"
    )


@cache
def _back_words() -> frozenset[str]:
    return telling(word_class("looking_back"))


@cache
def _looking_back() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_class("looking_back")))
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:[a-z]+ly|with|the|a|at|on|from|during|of|having|about|and)\s+){{0,4}}$", re.IGNORECASE
    )


@cache
def _earlier() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_class("earlier_ones")))
    return re.compile(rf"(?:the|their|his|her|our|my|its)\s+(?:{words})\b", re.IGNORECASE)
