"""Records of one meeting (minutes, memoranda of conversation): kind, day and place in the head, and those in the attendance list."""

import re
from collections.abc import Sequence

from elchi.lexica.lexicon import Lexicon
from elchi.model.expression import DateExpression
from elchi.reading.clauses.drafts import Draft, same_parties
from elchi.reading.coreference.coreference import Cast
from elchi.reading.dates.dates import calendar_words
from elchi.reading.encounters.attendance import Attendance, people_of, record_kinds
from elchi.reading.lines.text import Segment
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import Actor, Place

_HEAD = 700  # characters in which a record says what it is
_BEFORE = 1_500  # characters between what is told of a meeting and a list of who was there
_PLACE = re.compile(r"[A-ZÀ-Þ][^\d\n.;:]{1,70}$")


def minuted(
    text: str, lists: Sequence[Attendance], dates: Sequence[DateExpression], drafts: list[Draft], cast: Cast, lexicon: Lexicon
) -> list[Draft]:
    """Return the drafts with the meeting that a list records as the main one; what else is told of the same is joined to it."""
    people = [one for who in people_of(lists) if who.actor is not None for one in _known(who.actor, cast)]
    if not people:
        return drafts
    spoken = lists[0].spoken or _below_story(text, drafts, lists[0])
    meeting = _told_before(drafts, lists[0]) if spoken else _recorded(drafts, people)
    if spoken and meeting is not None:
        _join(meeting, people, also=True)
        return drafts
    meeting = meeting or Draft(_kind(text) or "meeting", "held", 0, "attendance", start=lists[0].start, end=lists[-1].end)
    told = {id(d) for d in drafts if d is meeting or _same(d, meeting, people)}
    _join(meeting, people, also=all(listed.also for listed in lists))
    _date_and_place(meeting, text, lists[0].start, dates, lexicon)
    rest = [d for d in drafts if id(d) not in told]
    for draft in rest:
        draft.main = draft.main and draft.titled
    meeting.main = True
    return [meeting, *rest]


def _known(actor: Actor, cast: Cast) -> list[Actor]:
    return cast.who(actor) if actor.person else [actor]


def _kind(text: str) -> str | None:
    return next((kind for pattern, kind in record_kinds() if pattern.search(text, 0, _HEAD)), None)


def _recorded(drafts: Sequence[Draft], people: Sequence[Actor]) -> Draft | None:
    """The main encounter that is told of anyway, where its people are not others than the list's."""
    told = [d for d in drafts if d.main and d.titled and d.status == "held" and d.kind != "visit"]
    return told[0] if told and (not told[0].actors or _shares(told[0].actors, people)) else None


def _told_before(drafts: Sequence[Draft], listed: Attendance) -> Draft | None:
    """The main encounter that was told of before a sentence opens the list of those who were there, else the last one."""
    told = [d for d in drafts if d.status == "held" and d.kind not in ("visit", "call") and d.start < listed.start]
    main = [d for d in told if d.main]
    last = max((d for d in told if not d.titled and listed.start - d.end < _BEFORE), key=lambda d: d.start, default=None)
    return main[-1] if main else last


def _below_story(text: str, drafts: Sequence[Draft], listed: Attendance) -> bool:
    """ "A received B in Cairo. ... Present: C, D" in no record of a meeting: a list of those who were there besides, below what is told."""
    told = (d for d in drafts if d.status == "held" and not d.titled and d.kind not in ("visit", "call") and d.end < listed.start)
    return _kind(text) is None and any(sum(a.person is not None for a in d.actors) > 1 for d in told)


def _shares(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    return any(same_parties([a], others) for a in some) or not any(a.person for a in some)


def _same(draft: Draft, meeting: Draft, people: Sequence[Actor]) -> bool:
    """A meeting told of in the text without a day of its own, between people of the list."""
    alike = draft.kind in ("meeting", "consultation", "other", meeting.kind) and draft.status == "held" and not draft.titled
    named = [a for a in draft.actors if a.kind == "person"]
    return alike and draft.date is None and not (draft.event and draft.event.name) and (not named or same_parties(named, people))


def _join(meeting: Draft, people: Sequence[Actor], *, also: bool) -> None:
    """Those of the list took part; a list of others leaves those whom the title names."""
    named = [a for a in meeting.actors if a.person or also]
    meeting.actors = [*named, *(p for p in people if not (named and same_parties([p], named)))]


def _date_and_place(meeting: Draft, text: str, before: int, dates: Sequence[DateExpression], lexicon: Lexicon) -> None:
    """ "Washington, May 3, 1965, 3 p.m." above the list."""
    full = [d for d in dates if d.span.start < max(before, _HEAD // 2) and d.year and d.day]
    if not full:
        return
    meeting.date = full[0]
    for expression in sorted(full, key=lambda d: d.span.start - _line_start(text, d.span.start)):
        place = _place(text, expression, lexicon)
        if place is not None:
            meeting.place = place
            return


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _place(text: str, expression: DateExpression, lexicon: Lexicon) -> Place | None:
    """What stands before a day on its line: the last part that is a place, the state behind it left out."""
    start = _line_start(text, expression.span.start)
    found = _PLACE.search(text[start : expression.span.start].rstrip(" ,\t"))
    if found is None:
        return None
    parts = [p for p in re.split(r",\s*", found.group()) if p and p.casefold() not in calendar_words()]
    if len(parts) > 1 and _is_state(parts[-1], lexicon):
        parts.pop()
    if not parts or any(pattern.search(parts[-1]) for pattern, _ in record_kinds()):
        return None
    name = parts[-1].strip()
    at = text.find(name, start)
    return Place(name, at, at + len(name), _entity(name, lexicon))


def _is_state(name: str, lexicon: Lexicon) -> bool:
    t = Tokens(name, Segment(0, len(name), 0, True), lexicon)
    hit = t.hit(0)
    return hit is not None and hit.length == len(t) and bool(hit.roles.keys() & {"state", "region"})


def _entity(name: str, lexicon: Lexicon) -> str | None:
    t = Tokens(name, Segment(0, len(name), 0, True), lexicon)
    hit = t.hit(0)
    return hit.roles.get("place") if hit is not None and hit.length == len(t) else None
