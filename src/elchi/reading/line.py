"""A segment as a line of units: dates, events, parties and places grown from tokens, the rest by their roles.

What stands beside the action is taken out of the line and kept: articles, adverbs, dates, places, brackets. Most
sentences become flat by that, and the acts stay short.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from elchi.lexica.lexicon import Hit, fold, without_particle
from elchi.lexica.marks import STARTS
from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.date_words import calendar
from elchi.reading.happenings import event_at
from elchi.reading.lists import join
from elchi.reading.names import NameParser
from elchi.reading.places import is_house, is_matter, place_at, setting_at
from elchi.reading.units import Actor, Place, Tokens, Unit

_STEERING = ("will", "modal", "have", "be", "do", "not", "and", "or", "that", "who", "this", "their", "comma", "quote", "open", "close",
             "semicolon", "colon", "dash", "possessive", "preposition", "slash", "the", "a", "glad")  # fmt: skip
_NOUNS = (
    "adverb",
    "ahead",
    "instrument",
    "decision",
    "commitment",
    "membernoun",
    "observernoun",
    "accession",
    "allynoun",
    "partnernoun",
    "candidatenoun",
    "chairing",
    "leaving",
    "setaside",
    "announcement",
    "conclusion",
    "speechnoun",
    "firm",
    "deed",
    "remote",
    "offered",
    "undone",
    "outbound",
    "glad",
    "credentials",
)
_DROPPED = frozenset({"the", "a", "adverb", "remote"})
_SETTING = frozenset({"at", "in", "the"})  # words before a place that only they tell of
_WORD = frozenset({"x"})


@dataclass(slots=True)
class Line:
    """The units of one segment: `all` in order, `named` those of them that name something, `kept` those that the acts see."""

    tokens: Tokens
    all: list[Unit] = field(default_factory=list)
    kept: list[Unit] = field(default_factory=list)
    chars: str = field(default="", init=False)  # the signatures of `kept`, for the acts
    dates: list[DateExpression] = field(default_factory=list)
    places: list[tuple[str, Place]] = field(default_factory=list)
    heading: bool = False
    subject: list[Actor] = field(default_factory=list)  # whom "it" stands for: what the line before began with
    people: list[Actor] | None = field(default=None, init=False)  # the first two people, offices or groups in `kept`
    named: list[Unit] = field(default_factory=list)
    bracketed: bool = False
    pair: list[Actor] = field(default_factory=list)  # whom "they" and "the sides" stand for
    _roles: frozenset[str] | None = field(default=None, init=False)

    def seen_as(self, kept: list[Unit]) -> "Line":
        """Return this line with other units for the acts to see."""
        return Line(
            self.tokens, self.all, kept, self.dates, self.places, self.heading, self.subject, self.named, self.bracketed, self.pair
        )

    @property
    def roles(self) -> frozenset[str]:
        """Return all that units of `kept` can be: what none of them is needs no look at each."""
        if self._roles is None:
            self._roles = frozenset[str]().union(*[unit.roles for unit in self.kept])
        return self._roles


class LineMaker:
    """Makes lines for the segments of one document, whose dates and known surnames it holds."""

    def __init__(self, dates: list[DateExpression], known: set[str], lower: set[str]) -> None:
        self.by_start = {d.span.start: d for d in dates}
        self.known, self.lower = known, lower

    def line(self, tokens: Tokens, *, heading: bool = False) -> Line:
        """Return the line of one segment."""
        line = Line(tokens, heading=heading)
        names = NameParser(tokens, self.known, self.lower, shouting=heading)
        starts, marks, hits, size, at = tokens.starts, tokens.marks, tokens.hits, len(tokens), 0
        while at < size:
            begins = marks[at] & STARTS or starts[at] in self.by_start
            unit = self._grown(tokens, names, at) if begins else None
            if unit is not None:
                line.named.append(unit)
            elif (hit := hits[at]) is not None:
                unit = _phrase(tokens, at, hit, heading=heading)
            else:
                unit = Unit(tokens.bare[at], starts[at], tokens.ends[at], at, at + 1)
            line.all.append(unit)
            at = unit.last
        _reduce(line)
        return line

    def _grown(self, t: Tokens, names: NameParser, at: int) -> Unit | None:
        date = self.by_start.get(t.starts[at])
        if date is not None and not self._told_of(t, date, at):
            return self._date(t, date, at)
        place = setting_at(t, at, self.known) if at and t.low[at - 1] in _SETTING and not names.shouting else None
        grown = None if place else self._event(t, names, at) or self._party(t, names, at)
        if grown is not None:
            return grown
        place = place or place_at(t, at)
        if place is None:
            return None
        end = place[1]
        return Unit(_PLACE, t.starts[at], t.ends[end - 1], at, end, place=place[0])

    def _date(self, t: Tokens, date: DateExpression, at: int) -> Unit:
        end = at + 1
        while end < len(t) and t.starts[end] < date.span.end:
            end += 1
        return Unit(_DATE, date.span.start, t.ends[end - 1], at, end, date=date)

    def _told_of(self, t: Tokens, date: DateExpression, at: int) -> bool:
        """ "At its 207th meeting, held in Abuja": the meeting is told of, and no mere point in time."""
        if date.kind is not ExpressionKind.SESSION or date.ordinal is None:
            return False
        end = self._date(t, date, at).last
        return t.is_word(end + t.is_word(end, ","), "held", "convened", "meeting") or (
            t.is_word(end, "in", "on") and t.caps[end + 1]
        )

    def _event(self, t: Tokens, names: NameParser, at: int) -> Unit | None:
        found = event_at(t, at, names)
        if found is None:
            return None
        event, end = found
        event.when = next((d for i in range(at, end) if (d := self.by_start.get(t.starts[i]) or _month(t, i))), None)
        return Unit(_EVENT if not event.weak else _WEAK_EVENT, event.start, event.end, at, end, event=event)

    def _party(self, t: Tokens, names: NameParser, at: int) -> Unit | None:
        found = names.party(at)
        if found is None:
            return None
        actors, end = found
        place = None
        roles = _ROLES_OF[actors[0].kind]
        if len(actors) > 1 and actors[0].kind in ("person", "office"):
            roles |= _SEVERAL
        if actors[0].kind == "state":
            place = Place(actors[0].of or "", actors[0].start, actors[0].end, actors[0].entity)
        return Unit(roles, t.starts[at], t.ends[end - 1], at, end, parties=actors, place=place)


def _month(t: Tokens, at: int) -> DateExpression | None:
    """ "Their September meeting": a month that only the event behind it makes a date."""
    month = calendar()["months"].get(t.low[at]) if t.caps[at] and len(t.words[at]) > 2 else None
    if month is None:
        return None
    return DateExpression(Span(t.starts[at], t.ends[at]), t.words[at], month=month)


def _phrase(t: Tokens, at: int, hit: Hit, *, heading: bool) -> Unit:
    verbs = not t.caps[at] or heading or at == 0 or not t.words[at - 1][0].isalpha()
    roles = hit.told.get(verbs) or _told(hit, verbs)
    end = at + hit.length
    return Unit(roles, t.starts[at], t.ends[end - 1], at, end, values=hit.roles)


def _told(hit: Hit, verbs: bool) -> frozenset[str]:
    """What the acts see of a phrase of the lexicon, kept with it; a capital inside a sentence makes no verb."""
    roles = frozenset(_role(r, v) for r, v in hit.roles.items() if r in _STEERING or r in _NOUNS or (r[:2] == "v:" and verbs))
    hit.told[verbs] = roles | _WORD if roles <= _PLAIN else roles
    return hit.told[verbs]


_PLAIN = frozenset({"firm", "deed"})  # words that are no more than words to most acts
_DATE = frozenset({"DATE"})
_SEVERAL = frozenset({"PARTIES"})
_EVENT = frozenset({"EVENT"})
_WEAK_EVENT = frozenset({"WEAK"})
_PLACE = frozenset({"PLACE"})
_ROLES_OF = {
    "person": frozenset({"PARTY", "PERSON"}),
    "office": frozenset({"PARTY", "OFFICE"}),
    "body": frozenset({"PARTY", "BODY"}),
    "state": frozenset({"PARTY", "STATE", "PLACE"}),
    "group": frozenset({"PARTY", "GROUP"}),
    "pronoun": frozenset({"PARTY", "PRONOUN"}),
    "pair": frozenset({"PARTY", "PAIR"}),
}


def _role(role: str, value: str) -> str:
    return f"p:{value}" if role == "preposition" else role


class _Sides(dict[frozenset[str], str]):
    """Whether a unit of these roles is kept as it is (""), looked at, dropped, or opens a bracket: found once a signature."""

    def __missing__(self, roles: frozenset[str]) -> str:
        dropped = roles and roles <= _DROPPED
        self[roles] = side = "open" if "open" in roles else "dropped" if dropped else "" if roles.isdisjoint(_LOOKED_AT) else "kept"
        return side


_LOOKED_AT = frozenset({"DATE", "PLACE", "BODY"})
_SIDES = _Sides()


def _reduce(line: Line) -> None:
    """Take out what stands beside the action, then join listed parties."""
    kept: list[Unit] = []
    units = line.all
    i = 0
    while i < len(units):
        unit = units[i]
        side = _SIDES[unit.roles]
        if not side and "honorific" not in unit.values:  # nine of ten units
            kept.append(unit)
            i += 1
            continue
        line.bracketed = line.bracketed or side == "open"
        if unit.date is not None:
            line.dates.append(unit.date)
            if kept and "preposition" in kept[-1].values and _is_local(kept[-1]):
                kept.pop()
        elif side == "open" and (end := _closing(units, i)) is not None:
            line.dates.extend(u.date for u in units[i:end] if u.date)
            i = end
        elif side == "dropped" or _addresses(units, i):
            pass
        elif (
            (place := unit.place or _house(line, kept, unit)) is not None
            and kept
            and (preposition := _leading(line, kept[-1])) in ("in", "at", "near", "from", "on")
        ):
            if unit.parties and (better := _inner_place(line, i)) is not None:
                unit, i = units[better], better
                place = unit.place or place
            named = len(kept) > 1 and kept[-2].parties  # "Heads of Government in Accra" are no government
            about = (is_matter(line.tokens, kept[-1].first - 1) and not named) or _makes_name(line, unit)
            line.places.append(("about" if about else preposition, place))
            if unit.parties or preposition == "from":
                kept.append(unit)
            else:
                kept.pop()
                i = _after_place(units, i, line)
        else:
            kept.append(unit)
        i += 1
    line.kept = join(_without_voice(kept) if line.heading else kept, heading=line.heading)


def _leading(line: Line, unit: Unit) -> str | None:
    """The preposition before a place; "scheduled for Grenada" is in Grenada."""
    preposition = unit.values.get("preposition")
    if preposition == "for" and line.tokens.is_word(unit.first - 1, "scheduled", "planned", "set", "slated", "due"):
        return "in"
    return preposition


def _house(line: Line, kept: list[Unit], unit: Unit) -> Place | None:
    """ "At the Ministry of Foreign Affairs": a body's house, where the event is."""
    if not kept or kept[-1].values.get("preposition") != "at" or "BODY" not in unit.roles or len(unit.parties) != 1:
        return None
    if not is_house(line.tokens, unit.first, unit.last) or line.tokens.is_word(unit.last, "'s", "’s", "'", "’"):
        return None
    return Place(unit.of(line.tokens.text), unit.start, unit.end)


def _inner_place(line: Line, i: int) -> int | None:
    """ "In China's Tianjin", "in Russia's resort city of Sochi": the unit of the place within the state."""
    units = line.all
    if i + 1 >= len(units) or "possessive" not in units[i + 1].roles:
        return None
    found = None
    for j in range(i + 2, min(i + 10, len(units))):
        unit = units[j]
        if unit.place is not None and not unit.parties:
            found = j
        elif unit.parties or unit.event or unit.date or any(r[:2] == "v:" or r in ("comma", "stop", "and") for r in unit.roles):
            break
    return found


def _makes_name(line: Line, unit: Unit) -> bool:
    """ "In Pakistan-US trade", "in Russia's view": part of another name, or the owner of something."""
    return line.tokens.is_word(unit.last, "-", "–", "'s", "’s", "'", "’")


def _without_voice(units: list[Unit]) -> list[Unit]:
    """ "Statement by NSC Spokesperson A on B's Call with C": who issues a text takes no part in what it tells."""
    for i in range(1, min(4, len(units) - 1)):
        if units[i].roles & {"p:by", "p:from"} and units[i + 1].parties and not any(u.event or u.parties for u in units[:i]):
            end = _speakers_end(units, i + 1)
            return units if _spoken_there(units, end) else units[end:]
    return units


def _speakers_end(units: list[Unit], at: int) -> int:
    """Where "President A, President B of Georgia and Prime Minister C" ends; one speaker where no list follows."""
    end = at + 1
    while end + 1 < len(units) and units[end].roles & {"comma", "and"}:
        step = end + 1 if not units[end + 1].roles & {"and"} else end + 2
        if step >= len(units) or not units[step].parties or units[step].roles & {"STATE", "BODY"}:
            break
        end = step + 1
    return end


def _spoken_there(units: list[Unit], end: int) -> bool:
    """ "Remarks by A and B at the Joint Press Conference": who speaks at an event is there."""
    rest = units[end : end + 2]
    return len(rest) == 2 and bool(rest[0].roles & {"p:in", "p:at", "p:during"}) and rest[1].event is not None


def _is_local(unit: Unit) -> bool:
    return unit.values.get("preposition") in ("on", "in", "at", "from", "by", "of", "for", "during")


def _after_place(units: list[Unit], i: int, line: Line) -> int:
    """Skip ", Uzbekistan," after "in Tashkent"; keep the state as a place of its own."""
    if i + 2 < len(units) and "comma" in units[i + 1].roles and units[i + 2].place is not None:
        after = units[i + 2].place
        if after is not None:
            line.places.append(("of", after))
        i += 2
        if i + 1 < len(units) and "comma" in units[i + 1].roles:
            i += 1
    return i


def _addresses(units: list[Unit], i: int) -> bool:
    """ "HE the Foreign Minister": a form of address before a party says nothing more."""
    if "honorific" not in units[i].values or units[i].parties or i + 1 >= len(units):
        return False
    return bool(units[i + 1].parties) or units[i + 1].roles == {"the"}


def _closing(units: list[Unit], i: int) -> int | None:
    for j in range(i + 1, min(i + 16, len(units))):
        if "close" in units[j].roles:
            return j
    return None


def surnames(actors: list[Actor]) -> set[str]:
    """Return the folded words by which named people may be called later in the text."""
    found: set[str] = set()
    for actor in actors:
        found |= _surnames(actor.person or "")
    return found


@lru_cache(8192)
def _surnames(name: str) -> frozenset[str]:
    words = [(w, fold(w)) for w in _NAME_WORD.findall(name)]
    tails = [(low, tail) for _, low in words if (tail := without_particle(low)) != low]  # "al-Kaabi" is Kaabi too
    return frozenset([low for w, low in words if w[0].isupper()] + [form for both in tails for form in both])


_NAME_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
