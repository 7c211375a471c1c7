"""Where a report says that it comes from: a dateline, a line with its day, a town before the first sentence, a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from elchi.reading.layout.stamps import full_date
from elchi.reading.layout.turns import is_record
from elchi.reading.layout.unknown_towns import town_in_front
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Place, Unit

_TOP = 8  # lines in which it says so
_AGENCY = re.compile(r"[(/]\s*[A-Z][^()/\n]{1,70}[)/]|\b[A-Z]{4,}\b")
_SPEAKER = re.compile(r"\b[A-Z][A-Z .'’-]{2,40}:.*", re.DOTALL)  # "PRESIDENT VELI: Thank you" in a transcript names no agency
_FRAME = frozenset({"comma", "stop", "open", "close", "dash", "the"})
_COLON = re.compile(r"\s?:\s+[A-Z][a-z]")
_COMMA = re.compile(r",\s+The\s")
_DASH = re.compile(r"\s?(?:--?|[–—])\s+[A-Z][a-z]?")
_SENTENCE = 50
_CAPTIONED = 3  # sentences, the first of which may stand under a picture


@dataclass(frozen=True, slots=True)
class Origin:
    """A place; `agency`: a news report was sent from there, `stated`: a text says that what it tells was there."""

    place: Place | None = None
    agency: bool = False
    stated: bool = False


def origin_of(text: str, lines: Sequence[Line]) -> Origin:
    """Return where a report says that it comes from."""
    top = lines[:_TOP]
    if (sent := next(_datelines(text, top), None)) is not None:
        return Origin(sent, agency=True)
    if (stated := next((place for line in top if (place := _filed(line)) is not None), None)) is not None:
        return Origin(stated, stated=True)
    body = [line for line in top if not line.heading][:_CAPTIONED]
    if (sent := _before_story(text, body) or town_in_front(body)) is not None:
        return Origin(sent, agency=True)
    if (framed := _framed(top)) is not None:
        return Origin(framed, agency=True)
    own = next(_alone(lines[1:5]), None)
    return Origin(own, stated=own is not None)


def _datelines(text: str, lines: Sequence[Line]) -> Iterator[Place]:
    """ "CAIRO, April 2, 1997 (AFP)"; "HANOI (Reuters) -"; "2019-03-14 ASTANA. KAZINFORM"."""
    for line in lines:
        credit = _CREDIT.match(text, line.tokens.segment.start)
        for number, unit in enumerate(line.all[: _CREDITED if credit else 5]):
            led = line.all[number - 1] if number else None
            if unit.place is None or not (_at_head(led, number) or (credit is not None and unit.start == credit.end())):
                continue
            if (not unit.parties or unit.of(text).isupper()) and _sent_from(text, line, number, unit.place):
                yield _in_lower_case(unit.place, line)


def _at_head(led: Unit | None, number: int) -> bool:
    """Nothing stands before a dateline's place but a day or a bracket."""
    return led is None or led.date is not None or (number == 1 and "open" in led.roles)


# "(Agency—Copyright) LIMA, Oct. 5. The", "From Our Correspondent, LIMA, Oct. 5.—The": who sent it stands before the place
_CREDIT = re.compile(r"\s*(?:\([^()\n]{3,60}\)\s{0,3}(?=[A-Z]{2})|(?:From|By) (?:[\w.]+ ){1,3}Correspondents?,? (?=[A-Z]{2}))")
_CREDITED = 20  # units in which the place stands then


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


def _framed(lines: Sequence[Line]) -> Place | None:
    """ "State House, Amman, Tuesday 14 June 2022 – A", "Amman. June 14, 2022. A", "14 June 2022, Amman: A": a town and a full day, then a sentence."""
    units = [(line, unit) for line in lines for unit in line.all]
    first = next((n for n, (_, u) in enumerate(units) if u.date is not None or u.place is not None or "BODY" in u.roles), None)
    if first is None or not _opens_line(units, first):
        return None
    frame = list(takewhile(lambda told: _frames(told[1]), units[first : first + _FRAMING]))
    town = next(((line, u.place) for line, u in frame if u.place is not None and u.place.is_town), None)
    dated = any(u.date is not None and full_date(u.date) is not None for _, u in frame)
    if town is None or not dated or frame[-1][1].roles.isdisjoint(_MARK):
        return None
    return _in_lower_case(town[1], town[0])


def _frames(unit: Unit) -> bool:
    """A unit of a dateline: a town, a house in it, a day, or a mark."""
    return unit.date is not None or unit.place is not None or not unit.roles.isdisjoint(_FRAME | _MARK | {"BODY"})


def _opens_line(units: Sequence[tuple[Line, Unit]], at: int) -> bool:
    """Whether a unit stands first on its line, a bracket before it aside."""
    line, before = units[at - 1] if at else (None, None)
    return before is None or line is not units[at][0] or "open" in before.roles


_MARK = frozenset({"dash", "colon", "stop"})
_FRAMING = 12  # units of which a dateline is made


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
        and day.date.month is not None
        and day.date.day is not None
        and "dash" in behind[0].roles
    )


def _before_story(text: str, body: Sequence[Line]) -> Place | None:
    """ "DUBAI: The minister ..." as newspapers of the Gulf and South Asia begin; in a transcript speakers stand so."""
    first = next((line for line in body if line.all and line.all[0].place is not None), body[0] if body else None)
    for number, unit in enumerate(first.all[:3] if first else ()):
        at_head = number == 0 or all(u.date or u.roles & {"x", "comma"} for u in first.all[:number]) if first else False
        if unit.place is None or not at_head or not _opens_story(text, first, number):
            continue
        if first and not is_record(text) and first.tokens.segment.end - unit.end > _SENTENCE:
            return _in_lower_case(unit.place, first)
    return None


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


def _in_lower_case(place: Place, line: Line) -> Place:
    """A dateline's "CHOLPON-ATA" as the register writes it."""
    if not place.name.isupper() or place.entity is None:
        return place
    return Place(line.tokens.lexicon.register.name_on(place.entity, None), place.start, place.end, place.entity)


def _alone(lines: Sequence[Line]) -> Iterator[Place]:
    """ "The Kremlin, Moscow" on a line of its own near the top: where it was."""
    for line in lines:
        if not line.heading:
            continue
        units = [u for u in line.all if not u.roles & {"comma", "the"} and u.date is None]
        towns = units[:-1] if len(units) > 1 and "STATE" in units[-1].roles else units  # "Addis Ababa, Ethiopia"
        places = [u.place for u in towns if u.place is not None and not u.parties]
        if towns and len(places) == len(towns):
            yield places[-1]
        elif len(units) > 1 and _in_province(line) and units[0].place is not None:
            yield units[0].place


def _in_province(line: Line) -> bool:
    """ "Camp David, Maryland" on a line of its own: a place with the province that it lies in, which no register has."""
    town, *rest = line.all
    named = len(rest) == 2 and "comma" in rest[0].roles and bool(rest[1].roles & {"NAME", "x"})
    return named and town.place is not None and not town.parties and rest[1].of(line.tokens.text)[:1].isupper()
