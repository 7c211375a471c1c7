"""What the frame of a document tells: when and where it was published, by whom, and in whose voice it speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.model.document import Document
from elchi.model.expression import DateExpression
from elchi.reading.clauses.drafts import Draft
from elchi.reading.clauses.elided import without_subject
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.homes import of_ministry, speaking
from elchi.reading.layout.datelines import origin_of
from elchi.reading.layout.programmes import days_of_programme
from elchi.reading.layout.stamps import (
    alone,
    cabled,
    clocked,
    closing,
    day_of_name,
    full_date,
    labelled,
    last_of_diary,
    tells_nothing,
    written_elsewhere,
)
from elchi.reading.lines.line import Line
from elchi.reading.lines.text import Layout
from elchi.reading.lines.units import Actor, Place
from elchi.reading.names.lands import land_named, land_of
from elchi.reading.names.places import house_in

_TOP, _FOOT = 8, 6
_FRAME = 40  # characters that a town and its day take before the first sentence
_NOMINAL = ("event-between", "event-of-with", "event-with", "named-event")
_SPOKEN_AT = ("told-gathering", "told-them-at-gathering")
_NEWS = ("meeting", "call", "videoconference", "consultation", "ceremony", "other")  # what a news report tells of on its day


@dataclass(slots=True)
class Masthead:
    """The frame of one document. `agency` marks a news report under a dateline; `home` is the state it speaks for."""

    published: date | None = None
    publisher: str | None = None
    place: Place | None = None
    agency: bool = False
    home: str | None = None
    author: Actor | None = None
    diarist: Actor | None = None
    stamp: DateExpression | None = None
    stated: bool = False

    def fill(self, draft: Draft, line: Line) -> None:
        """Give a main encounter the place of the dateline, and the day of release where an official text has no other.

        In a diary each entry has the place and day above it.
        """
        begins = line.tokens.segment.start
        led = self.agency and self.place is not None and begins - _FRAME <= self.place.start < line.tokens.segment.end
        if not (draft.main or led or (draft.elided and self.diarist)) or draft.status != "held":
            return
        if (
            draft.place is None
            and self.place is not None
            and draft.kind not in ("call", "videoconference")
            and (self.agency or self.stated)
        ):
            draft.place = self.place
        elif draft.place is not None and self.place is not None and self.agency:
            within = (
                draft.kind != "visit" and draft.place.is_state and land_of(self.place, line.tokens.lexicon) == draft.place.entity
            )
            draft.place = self.place if within else house_in(draft.place, self.place)
        if (
            draft.date is None
            and not draft.recalled
            and self.published is not None
            and (not self.agency or _is_news(draft, line) or (led and _took_place(draft, line)))
        ):
            draft.basis = "release"


def _is_news(draft: Draft, line: Line) -> bool:
    """ "The Minister met ...", "told reporters after a meeting with" are told on their day; "a meeting between" them and a day of its own may be of another."""
    if draft.act in _SPOKEN_AT:
        return not line.dates
    return draft.kind in _NEWS and (draft.act not in _NOMINAL or (not line.dates and _led_by(draft, line, _SINCE)))


def _took_place(draft: Draft, line: Line) -> bool:
    """ "A meeting between them took place", "A said in a meeting with B": the news itself, where a dateline leads it."""
    if not line.roles.isdisjoint(("v:place", "v:hold", "v:attend")):
        return True
    return _led_by(draft, line, _MEANWHILE)


def _led_by(draft: Draft, line: Line, leading: frozenset[str]) -> bool:
    before = next((u for u in reversed(line.kept) if draft.event is not None and u.end <= draft.event.start), None)
    return before is not None and not before.roles.isdisjoint(leading)


_MEANWHILE = frozenset({"p:in", "p:during", "p:at"})
_SINCE = _MEANWHILE | {"p:after"}  # "told reporters after a meeting with"


def masthead_of(document: Document, layout: Layout, lines: Sequence[Line], dates: Sequence[DateExpression], cast: Cast) -> Masthead:
    """Return what the first and last lines of a document tell of it."""
    head = Masthead(published=document.published, publisher=document.publisher)
    origin = origin_of(layout.text, lines)
    head.place, head.agency, head.stated = origin.place, origin.agency, origin.stated
    _stamps(head, lines, dates)
    _today(head, lines)
    head.published = head.published or day_of_name(document.address)
    _voice(head, lines, cast)
    _diary(head, layout, lines, cast)
    return head


def _diary(head: Masthead, layout: Layout, lines: Sequence[Line], cast: Cast) -> None:
    """ "Minister A in Georgia" above a text without subjects: whose diary it is, and where."""
    starts = {layout.segments[n].start for n in layout.titles[:1]}
    title = next((line for line in lines if line.tokens.segment.start in starts), None)
    body = [line for line in lines if not line.heading and line.kept]
    if (
        title is None
        or any(r[:2] == "v:" for u in title.kept[:1] for r in u.roles)
        or not any(without_subject(line, 0) for line in body[:3])
        or any(u.event for u in title.kept)
    ):
        return
    people = [a for u in title.kept for a in u.parties if a.kind == "person"]
    head.diarist = cast.introduce(people[0]) if len(people) == 1 else None
    if head.place is None and title.places:
        head.place, head.stated = title.places[0][1], True


def _stamps(head: Masthead, lines: Sequence[Line], dates: Sequence[DateExpression]) -> None:
    """The date of publication: the first full date that stands alone near the top or in the dateline, else at the foot.

    It is then no date of what the line tells.
    """
    if (last := last_of_diary(lines)) is not None:
        head.published = head.published or last
        return
    days = days_of_programme(lines)
    spare = [line for n, line in enumerate(lines) if n not in days or (n == 1 and days[n].weekday is None)]
    framing = [*spare[:_TOP], *reversed(spare[-_FOOT:])]
    for fits in (labelled, alone, closing, clocked):
        for line in [line for line in framing if line.dates]:
            found = next((e for e in line.dates if full_date(e) and fits(line, e, head.agency)), None)
            if found is None or (head.published is not None and full_date(found) != head.published):
                continue
            head.published, head.stamp = full_date(found), found
            line.dates.remove(found)
            return
    head.published = head.published or written_elsewhere(framing) or (cabled(lines[0].tokens.text) if lines else None)


def _today(head: Masthead, lines: Sequence[Line]) -> None:
    """ "Today, 15 April 2024, the minister": what "today" is, where nothing else tells when a report was published."""
    if head.published is None:
        told = (e for line in lines[:_LONG] for e in line.dates if e.words[:5].lower() == "today" and not e.last)
        head.published = next((day for e in told if (day := full_date(e)) is not None), None)


_LONG = 60  # sentences in which "today" is looked for


def _voice(head: Masthead, lines: Sequence[Line], cast: Cast) -> None:
    """The state of a ministry or presidency in the first or last lines; the person of a first-person release."""
    shouting = [*lines[:4], *lines[-_FOOT:]]
    for line in shouting:
        if not line.heading:
            continue
        states = speaking(line)
        text = line.words
        if text.isupper() or ("ministry" in text.lower() and tells_nothing(line)):  # no headline of whom a minister met
            register = line.tokens.lexicon.register
            for actor in (a for a in states if a.kind == "state" or land_named(a.of or "", line.tokens.lexicon)):
                name = register.name_on(actor.entity, None) if actor.entity else actor.of
                head.home = head.home or (name if actor.of and actor.of.isupper() else actor.of)
    head.home = head.home or of_ministry(lines)
    _signed(lines, cast)
    first_person = any(u.parties and u.parties[0].number == "i" for line in lines if not line.heading for u in line.all[:3])
    if first_person:
        people = [
            a for line in [*lines[:3], *lines[-3:]] if line.heading for u in line.all for a in u.parties if a.kind == "person"
        ]
        head.author = cast.introduce(people[0]) if people else (cast.people[0] if len(cast.people) == 1 else None)


def _signed(lines: Sequence[Line], cast: Cast) -> None:
    """ "The Hon. Ali Veli  MINISTER FOR FOREIGN AFFAIRS" on one line: name and office belong together."""
    for line in [*lines[:3], *lines[-3:]]:
        units = [u for u in line.all if u.parties]
        if line.heading and len(units) == 2 and "PERSON" in units[0].roles and "OFFICE" in units[1].roles:
            person, office = cast.introduce(units[0].parties[0]), units[1].parties[0]
            if person.office is None:
                person.office, person.of = _plain_case(office.office), office.of


def _plain_case(office: str | None) -> str | None:
    return (
        office.title().replace(" Of ", " of ").replace(" For ", " for ").replace(" And ", " and ")
        if office and office.isupper()
        else office
    )
