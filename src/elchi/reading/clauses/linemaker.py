"""Makes lines of tokens: dates, events, parties and places grown into units, the rest by their roles."""

import re
from functools import lru_cache
from sys import intern

from elchi.lexica.lexicon import Hit, fold, without_particle
from elchi.lexica.marks import STARTS
from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.clauses.beside import reduce
from elchi.reading.dates.date_words import calendar
from elchi.reading.lines.line import Line
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import Actor, Place, Unit
from elchi.reading.names.happenings import event_at
from elchi.reading.names.names import NameParser
from elchi.reading.names.places import place_at, setting_at

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
    "chairnoun",
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
_SETTING = frozenset({"at", "in", "the", "to"})  # words before a place that only they tell of
_WORD = frozenset({"x"})


class LineMaker:
    """Makes lines for the segments of one document, whose dates and known surnames it holds."""

    def __init__(self, dates: list[DateExpression], known: set[str], lower: set[str]) -> None:
        self.by_start = {d.span.start: d for d in dates}
        self.known, self.lower = known, lower

    def line(self, tokens: Tokens, *, heading: bool = False) -> Line:
        """Return the line of one segment."""
        line = Line(tokens, heading=heading)
        names = NameParser(tokens, self.known, self.lower, shouting=heading)
        starts, ends, marks, hits, bare = tokens.starts, tokens.ends, tokens.marks, tokens.hits, tokens.bare
        dates, more, size, at = self.by_start, line.all.append, tokens.size, 0
        while at < size:  # for every word of a text
            unit = self._grown(tokens, names, at) if marks[at] & STARTS or starts[at] in dates else None
            if unit is not None:
                line.named.append(unit)
            elif (hit := hits[at]) is not None:
                unit = _phrase(tokens, at, hit, heading=heading)
            else:
                unit = Unit(bare[at], starts[at], ends[at], at, at + 1)
            more(unit)
            at = unit.last
        reduce(line)
        return line

    def _grown(self, t: Tokens, names: NameParser, at: int) -> Unit | None:
        date = self.by_start.get(t.starts[at])
        if date is not None and not self._told_of(t, date, at):
            return self._date(t, date, at)
        place = self._set_there(t, names, at) if at and t.low[at - 1] in _SETTING else None
        grown = None if place else self._event(t, names, at) or self._party(t, names, at)
        if grown is not None:
            return grown
        place = place or place_at(t, at)
        if place is None:
            return None
        end = place[1]
        return Unit(_PLACE, t.starts[at], t.ends[end - 1], at, end, place=place[0])

    def _set_there(self, t: Tokens, names: NameParser, at: int) -> tuple[Place, int] | None:
        place = setting_at(t, at, self.known)
        if place is not None and (not names.shouting or _closes_heading(t, place)):
            return place
        return place_at(t, at) if self._before_known(t, at) else None

    def _before_known(self, t: Tokens, at: int) -> bool:
        """ "Upon arrival in Ankara | Veli said": a town, and then somebody who was named before."""
        hit = t.hits[at]
        if hit is None or "place" not in hit.roles or t.low[at - 1] not in ("in", "at", "to"):
            return False
        end = at + hit.length
        return end + 1 < t.size and t.caps[end] and fold(t.words[end]) in self.known and t.words[end + 1][0].islower()

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


def _closes_heading(t: Tokens, place: tuple[Place, int]) -> bool:
    """ "A meets B in Nadi": a headline ends with the town; before more words with capitals it may be any of them."""
    return place[1] == t.size and place[0].entity is None and t.low[place[1] - 2] == "in"


def _month(t: Tokens, at: int) -> DateExpression | None:
    """ "Their September meeting": a month that only the event behind it makes a date."""
    month = calendar()["months"].get(t.low[at]) if t.caps[at] and len(t.words[at]) > 2 else None
    if month is None:
        return None
    return DateExpression(Span(t.starts[at], t.ends[at]), t.words[at], month=month)


def _phrase(t: Tokens, at: int, hit: Hit, *, heading: bool) -> Unit:
    verbs = not t.caps[at] or heading or at == 0 or not t.words[at - 1][0].isalpha()
    roles = hit.told.get(verbs) or _told(hit, verbs)
    if "p:after" in roles and at > 1 and t.low[at - 2 : at + 1] == ["of", "the", "following"]:
        roles = _ADVERB  # "received the credentials of the following envoys"
    end = at + hit.length
    return Unit(roles, t.starts[at], t.ends[end - 1], at, end, values=hit.roles)


def _told(hit: Hit, verbs: bool) -> frozenset[str]:
    """What the acts see of a phrase of the lexicon, kept with it; a capital inside a sentence makes no verb."""
    roles = frozenset(_role(r, v) for r, v in hit.roles.items() if r in _STEERING or r in _NOUNS or (r[:2] == "v:" and verbs))
    hit.told[verbs] = roles | _WORD if roles <= _PLAIN else roles
    return hit.told[verbs]


_ADVERB = frozenset({"adverb"})
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
    return intern(f"p:{value}" if role == "preposition" else role)


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
