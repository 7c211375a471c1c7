"""What the frame of a document tells: when and where it was published, by whom, and in whose voice it speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.model.document import Document
from elchi.model.expression import DateExpression
from elchi.reading.coreference import Cast
from elchi.reading.drafts import Draft
from elchi.reading.elided import without_subject
from elchi.reading.homes import of_ministry, speaking
from elchi.reading.lands import land_named, land_of
from elchi.reading.line import Line
from elchi.reading.places import house_in
from elchi.reading.programmes import days_of_programme
from elchi.reading.stamps import (
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
from elchi.reading.text import Layout
from elchi.reading.turns import is_record
from elchi.reading.units import Actor, Place, Unit
from elchi.reading.unknown_towns import town_in_front

_TOP, _FOOT = 8, 6
_NOMINAL = ("event-between", "event-of-with", "event-with", "named-event")
_NEWS = ("meeting", "call", "videoconference", "consultation", "ceremony", "other")  # what a news report tells of on its day
_AGENCY = re.compile(r"[(/]\s*[A-Z][^()/\n]{1,70}[)/]|\b[A-Z]{4,}\b")

_SPEAKER = re.compile(r"\b[A-Z][A-Z .'’-]{2,40}:.*", re.DOTALL)  # "PRESIDENT VELI: Thank you" in a transcript names no agency


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
        led = self.agency and self.place is not None and line.tokens.segment.start <= self.place.start < line.tokens.segment.end
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
        if draft.date is None and not draft.recalled and self.published is not None and (not self.agency or _is_news(draft)):
            draft.basis = "release"


def _is_news(draft: Draft) -> bool:
    """ "The Minister met ..." is told on its day; what "a meeting between" them was about may be told later."""
    return draft.kind in _NEWS and draft.act not in _NOMINAL


def masthead_of(document: Document, layout: Layout, lines: Sequence[Line], dates: Sequence[DateExpression], cast: Cast) -> Masthead:
    """Return what the first and last lines of a document tell of it."""
    head = Masthead(published=document.published, publisher=document.publisher)
    _dateline(head, layout, lines)
    _placeline(head, lines)
    _stamps(head, lines, dates)
    _today(head, lines)
    head.published = head.published or day_of_name(document.address)
    _voice(head, lines, cast)
    _diary(head, layout, lines, cast)
    return head


def _dateline(head: Masthead, layout: Layout, lines: Sequence[Line]) -> None:
    """ "CAIRO, April 2, 1997 (AFP)"; "HANOI (Reuters) -"; "2019-03-14 ASTANA. KAZINFORM"."""
    for line in lines[:_TOP]:
        for number, unit in enumerate(line.all[:5]):
            led = line.all[number - 1] if number else None
            if unit.place is None or (led is not None and led.date is None and not (number == 1 and "open" in led.roles)):
                continue
            if (not unit.parties or unit.of(layout.text).isupper()) and _sent_from(layout.text, line, number, unit.place):
                head.place, head.agency = _in_lower_case(unit.place, line), True
                return
    filed = next((place for line in lines[:_TOP] if (place := _filed(line)) is not None), None)
    if filed is not None:
        head.place, head.stated = filed, True
    else:
        _colon(head, layout, lines)
        town = town_in_front([line for line in lines[:_TOP] if not line.heading][:_CAPTIONED]) if head.place is None else None
        head.place, head.agency = head.place or town, head.agency or town is not None


def _sent_from(text: str, line: Line, number: int, place: Place) -> bool:
    """Tell whether a place begins a dateline: a mark behind it, a day or an agency, and capitals, a bracket or an agency."""
    unit, dashed = line.all[number], _dashed(line, number)
    after = _SPEAKER.sub("", text[unit.end : unit.end + 80])
    dated = number > 0 or any(u.date for u in line.all[1:4])
    if not ((re.match(r"\s*[,.(–—/-]", after) or dashed) and (dated or _AGENCY.search(after))):
        return False
    opening = _SPEAKER.sub("", text[unit.start : min(unit.start + 90, line.tokens.segment.end + 40)])
    loud = opening[:3].isupper() or _AGENCY.search(opening[len(place.name) :]) is not None
    return loud or dashed or (number > 0 and "open" in line.all[number - 1].roles)


_FRAME = frozenset({"comma", "stop", "open", "close", "dash", "the"})


def _filed(line: Line) -> Place | None:
    """ "Baku, Azerbaijan, Sept. 12", "00:01 | Bogota (Colombia), Dec. 4." on a line of its own: where a report was sent from."""
    told: list[Unit] = []
    for unit in line.all:
        if unit.roles.isdisjoint(_FRAME) and any(c.isalpha() for c in unit.of(line.tokens.text)):
            if unit.date is None and unit.place is None:
                return None  # most lines say more
            told.append(unit)
    first = told[0].place if any(u.date is not None for u in told) else None
    return _in_lower_case(first, line) if first is not None and first.is_town else None


def _dashed(line: Line, number: int) -> bool:
    """ "New York May 21, 2018 — The envoy": a place, its full day, and a dash before the sentence."""
    units = line.all[number + 1 : number + 4]
    day = next((u for u in units if u.date is not None), None)
    behind = line.all[line.all.index(day) + 1 :] if day is not None and number == 0 else []
    while behind and ("comma" in behind[0].roles or (behind[0].of(line.tokens.text).isupper() and not behind[0].parties)):
        behind = behind[1:]  # "Cairo, April 12, 2021, SPA -- The"
    parted = all(u is day or u.roles & {"comma"} for u in units[: units.index(day) + 1]) if day is not None else False
    return (
        bool(behind)
        and parted
        and day is not None
        and day.date is not None
        and full_date(day.date) is not None
        and "dash" in behind[0].roles
    )


_COLON = re.compile(r"\s?:\s+[A-Z][a-z]")
_COMMA = re.compile(r",\s+The\s")
_DASH = re.compile(r"\s?(?:--?|[–—])\s+[A-Z][a-z]?")


def _colon(head: Masthead, layout: Layout, lines: Sequence[Line]) -> None:
    """ "DUBAI: The minister ..." as newspapers of the Gulf and South Asia begin; in a transcript speakers stand so."""
    body = [line for line in lines[:_TOP] if not line.heading][:_CAPTIONED]
    first = next((line for line in body if line.all and line.all[0].place is not None), body[0] if body else None)
    for number, unit in enumerate(first.all[:3] if first else ()):
        at_head = number == 0 or all(u.date or u.roles & {"x", "comma"} for u in first.all[:number]) if first else False
        if unit.place is None or not at_head or not _opens_story(layout.text, first, number):
            continue
        if first and not is_record(layout.text) and first.tokens.segment.end - unit.end > _SENTENCE:
            head.place, head.agency = _in_lower_case(unit.place, first), True
            return


_SENTENCE = 50
_CAPTIONED = 3  # sentences, the first of which may stand under a picture


def _opens_story(text: str, line: Line | None, number: int) -> bool:
    """ "DUBAI: The", "MANAMA - The", "Riyadh, Saudi Arabia: In": a place, its state perhaps, and a mark that parts it from a sentence."""
    units = line.all[number:] if line else []
    end = units[0].end if units else 0
    if len(units) > 2 and "comma" in units[1].roles and units[2].place is not None:
        end = units[2].end
    loud = bool(units) and (units[0].of(text).isupper() or _is_town(units))
    return (
        (loud and _COLON.match(text, end) is not None)
        or (_is_town(units) and _COMMA.match(text, end) is not None)
        or ((loud or end > units[0].end) and (_DASH.match(text, end) or _COLON.match(text, end)) is not None)
    )


def _is_town(units: Sequence[Unit]) -> bool:
    """ "Jeddah: The Secretary-General", "Addis Ababa — Prime Minister": a town, and no other place behind the mark."""
    place = units[0].place
    return place is not None and place.is_town and not any(u.place for u in units[2:3])


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


def _in_lower_case(place: Place, line: Line) -> Place:
    """A dateline's "CHOLPON-ATA" as the register writes it."""
    if not place.name.isupper() or place.entity is None:
        return place
    return Place(line.tokens.lexicon.register.name_on(place.entity, None), place.start, place.end, place.entity)


def _placeline(head: Masthead, lines: Sequence[Line]) -> None:
    """ "The Kremlin, Moscow" on a line of its own near the top: where it was."""
    for line in lines[1:5]:
        units = [u for u in line.all if not u.roles & {"comma", "the"} and u.date is None]
        towns = units[:-1] if len(units) > 1 and "STATE" in units[-1].roles else units  # "Addis Ababa, Ethiopia"
        if line.heading and head.place is None and towns and all(u.place is not None and not u.parties for u in towns):
            head.place, head.stated = towns[-1].place, True
        elif line.heading and head.place is None and len(units) > 1 and _in_province(line):
            head.place, head.stated = units[0].place, True


def _in_province(line: Line) -> bool:
    """ "Camp David, Maryland" on a line of its own: a place with the province that it lies in, which no register has."""
    town, *rest = line.all
    named = len(rest) == 2 and "comma" in rest[0].roles and bool(rest[1].roles & {"NAME", "x"})
    return named and town.place is not None and not town.parties and rest[1].of(line.tokens.text)[:1].isupper()


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
        for line in framing:
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
