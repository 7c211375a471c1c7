"""When and where an encounter was: the date and the place phrase of its sentence that belong to it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from elchi.lexica.classes import word_class, word_pattern
from elchi.lexica.lexicon import fold
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.reading.drafts import Draft
from elchi.reading.hosts import of_host, of_hosting
from elchi.reading.line import Line
from elchi.reading.plans import means_there
from elchi.reading.units import Actor, Place, Unit

_NO_DAY = frozenset(
    {ExpressionKind.VAGUE, ExpressionKind.SESSION, ExpressionKind.WITHIN, ExpressionKind.STRETCH, ExpressionKind.DECADE}
)
_OPEN = frozenset({"since", "after", "before", "until", "by"})
_CLAUSE = frozenset({"p:while", "who", "that", "semicolon"})


_REMOTE = ("call", "videoconference")


def place_of(line: Line, draft: Draft, *, alone: bool) -> Place | None:
    """Return the place phrase nearest to the trigger, preferring one behind it; a venue with the town it is in."""
    if draft.event is not None and draft.event.place:
        return Place(draft.event.place, draft.event.start, draft.event.end)
    placed = [p for how, p in line.places if how in ("in", "at", "near") or (how == "on" and _stood_on(line, p))]
    if draft.act in _HOUSES:  # "opened the embassy in Tokyo": what is spoken of elsewhere is where they are here
        placed += [p for how, p in line.places if how == "about"]
    behind = [p for p in placed if p.start >= draft.at and not _said_there(line, p) and not _since(line, draft, p)]
    if behind:
        there = means_there(line, draft.at, behind[0].start)  # "had met there, as they agreed in Rome"
        return None if there else _with_town(line, _within(line, behind))
    before = [p for p in placed if p.end <= draft.at]
    if before and ((alone and len(line.all) < 60) or _at_the_margins(line, before[-1], draft)):
        return _with_town(line, before[-1])
    return _of_margins(line) or of_hosting(line, draft)


_HOUSES = ("opened-house", "house-opened-by", "laid-wreath")


def _stood_on(line: Line, place: Place) -> bool:
    """ "On Capitol Hill", but not "views on South Asia", "a group on Georgia"."""
    known = line.tokens.lexicon.register.places.get(place.entity) if place.entity else None
    return known is not None and known.kind != "region"


def _said_there(line: Line, place: Place) -> bool:
    """ "He told reporters in Baku": where it was said."""
    number = next((i for i, u in enumerate(line.all) if u.start <= place.start < u.end), 0)
    near = line.all[max(0, number - 4) : number]
    return any(u.roles & {"v:say", "v:report"} and not any(r in _DOING for r in u.roles) for u in near) and not any(
        u.event or any(r in _DOING for r in u.roles) for u in near
    )


def _since(line: Line, draft: Draft, place: Place) -> bool:
    """ "His first visit since the summit in Baku": where that was is another matter."""
    return any(
        "p:after" in u.roles and u.of(line.tokens.text).lower() == "since" for u in line.all if draft.at < u.start < place.start
    )


def _within(line: Line, places: Sequence[Place]) -> Place:
    """The first place; where it is a state, a town or venue in it that is named behind."""
    first, register = places[0], line.tokens.lexicon.register
    if not (first.entity or "").startswith("state:"):
        return first
    for place in places[1:3]:
        known = register.places.get(place.entity) if place.entity else None
        if (known is not None and known.state == first.entity) or (place.entity is None and place.start - first.end < 80):
            return place
    return first


def _of_margins(line: Line) -> Place | None:
    """ "On the sidelines of the Munich Security Conference": where that is."""
    for before, unit in pairwise(line.all):
        if "p:during" not in before.roles:
            continue
        if unit.event is not None and unit.event.place:
            return Place(unit.event.place, unit.event.start, unit.event.end)
        if "BODY" in unit.roles and (named := _named_for(line, unit)) is not None:
            return named
    return None


def _named_for(line: Line, unit: Unit) -> Place | None:
    """ "The Munich Security Conference" is in Munich."""
    tokens = line.tokens
    at = unit.first + tokens.is_word(unit.first, "the")
    hit = tokens.lexicon.look(tokens.words[at : at + 1], 0) if at < unit.last else None
    entity = hit.roles.get("place") if hit else None
    return Place(tokens.words[at], tokens.starts[at], tokens.ends[at], entity) if entity else None


def _with_town(line: Line, place: Place) -> Place:
    """ "At Baabda Palace in Beirut": both words, and the town's identifier where the venue has none."""
    text = line.tokens.text
    for how, town in line.places:
        between = text[place.end : town.start] if place.end <= town.start <= place.end + 8 else None
        if between is not None and how in ("in", "of") and between.strip() in ("in", ",", ", in", "in the") and _is_venue(place):
            return Place(f"{place.name}, {town.name}", place.start, town.end, place.entity or town.entity)
    return place


def _is_venue(place: Place) -> bool:
    return place.entity is None or not place.entity.startswith("state:")


def _at_the_margins(line: Line, place: Place, draft: Draft) -> bool:
    """ "On the sidelines of the summit in Baku, A met B": the place of the one is that of the other."""
    return any("p:during" in u.roles and u.end <= place.start and place.end <= draft.at for u in line.all)


def settle_places(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give encounters without a place that of the visit they belong to, or the host's state; calls have none."""
    visits = _visits(drafts)
    for draft in drafts:
        if draft.kind in _REMOTE:
            draft.place = None
        elif draft.place is None and draft.kind != "visit" and draft.status in ("held", "planned"):
            draft.place = _of_visit(draft, visits) or of_host(lines[draft.segment], draft)


def _visits(drafts: Sequence[Draft]) -> Mapping[int, list[Draft]]:
    """The placed visits of each person, the earliest only of many."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.kind == "visit" and draft.place is not None:
            for chain in {a.chain for a in draft.actors if a.chain is not None}:
                if len(mine := found.setdefault(chain, [])) < _EARLY:
                    mine.append(draft)
    return found


def _of_visit(draft: Draft, visits: Mapping[int, list[Draft]]) -> Place | None:
    """Where its people were on a visit: the only one told of, or the nearest before, on no other day."""
    mine = {id(v): v for a in draft.actors if a.chain is not None for v in visits.get(a.chain, ())}.values()
    fitting = [v for v in mine if v.status == draft.status and (v.segment <= draft.segment or v.titled)]
    same_day = [v for v in fitting if v.date is None or draft.date is None or v.date.words == draft.date.words or v.main]
    names = {v.place.name for v in same_day if v.place}
    before = [v for v in same_day if v.segment <= draft.segment]
    if not (draft.main or any(draft.segment - v.segment <= _NEAR for v in before)):
        return None
    if len(names) == 1:
        return same_day[0].place
    return max(before, key=lambda v: (v.segment, v.at)).place if before else None


def date_of(line: Line, draft: Draft, drafts: Sequence[Draft]) -> DateExpression | None:
    """Return the date that belongs to a draft: a day before a month or year, the nearest of its clause."""
    dates = [d for d in line.dates if d.kind not in _NO_DAY and d.modifier not in _OPEN]
    if draft.status in ("postponed", "cancelled"):  # the day before the trigger is that of the decision
        dates = [d for d in dates if (d.span.start > draft.at or _undone(line, d)) and not said_of_day(line, d)]
    elif draft.status == "planned" or len(dates) > 1:
        dates = [d for d in dates if not said_of_day(line, d)]
    own = [d for d in dates if _owns(draft, _owner(line, d, drafts)) or _shared_at_margins(line, draft, dates)]
    if own:
        return _in_full(min(own, key=lambda d: (not says_day(d), abs(d.span.start - draft.at))), own)
    if draft.event is not None and (when := draft.event.when) is not None and (when.month or when.weekday is not None):
        return when
    if _beside_it(line, draft):
        return None
    leading = [d for d in dates if all(d.span.start < other.at for other in drafts)]
    return leading[0] if len(dates) == len(leading) == 1 else _told_there(line, draft, dates)


def _beside_it(line: Line, draft: Draft) -> bool:
    """ "Today he met the Chancellor in advance of the summit": the day is not that of what lies before or behind it."""
    if draft.event is None or draft.at != draft.event.start:
        return False
    before = next((u for u in reversed(line.all) if u.end <= draft.at), None)
    return before is not None and bool(before.roles & {"p:before", "p:after"})


def _in_full(found: DateExpression, own: Sequence[DateExpression]) -> DateExpression:
    """ "On Sunday, 22 Dhul Qi'dah 1444 (June 11, 2023)": the day that is told in full right behind a weekday."""
    if found.weekday is None or found.month is not None:
        return found
    behind = (d for d in own if d.year and d.month and d.day and 0 < d.span.start - found.span.end < _BESIDE)
    return next(behind, found)


_BESIDE = 50  # characters between a weekday and the same day in full
_THERE = re.compile(r"\b(?:where|at which|during which)\b[^,;.]{0,12}$")


def _told_there(line: Line, draft: Draft, dates: Sequence[DateExpression]) -> DateExpression | None:
    """ "Met for a summit where on Sunday they signed": the day of what was done there."""
    text = line.tokens.text
    behind = [d for d in dates if d.span.start > draft.at and says_day(d)]
    if draft.status != "held" or len(behind) != 1 or any(r in text[draft.at : behind[0].span.start] for r in ";:"):
        return None
    return behind[0] if _THERE.search(text[max(draft.at, behind[0].span.start - 30) : behind[0].span.start]) else None


def _undone(line: Line, date: DateExpression) -> bool:
    """ "He was to have travelled to Rome on Friday for talks": the day that it would have been."""
    return any("undone" in u.roles and u.start < date.span.start for u in line.kept)


def _owns(draft: Draft, owner: Draft) -> bool:
    """An event told by its name and by its verb is one."""
    return owner is draft or (draft.event is not None and owner.event is draft.event)


def _shared_at_margins(line: Line, draft: Draft, dates: Sequence[DateExpression]) -> bool:
    """ "On the sidelines of the summit on Friday, A met B": one day for both."""
    if len(dates) != 1:
        return False
    return any("p:during" in u.roles and word_pattern("margins").search(u.of(line.tokens.text)) for u in line.all)


_ANNOUNCING = frozenset({"v:say", "v:report", "v:postpone", "v:cancel"})
_DOING = ("v:meet", "v:visit", "v:hold", "v:receive", "v:attend", "v:sign", "v:place", "v:arrive", "v:phone", "v:discuss")


def said_of_day(line: Line, date: DateExpression) -> bool:
    """Tell whether a day is that of words, not of what they tell: "the ministry said on Monday", "told reporters Friday"."""
    number = next((i for i, u in enumerate(line.all) if u.date is date), 0)
    for steps, unit in enumerate(reversed(line.all[max(0, number - 6) : number])):
        if unit.roles & _ANNOUNCING:
            return (steps < 3 or _to_somebody(line, unit)) and not any(r in _DOING for r in unit.roles)
        if unit.event is not None or unit.roles & {"comma", "semicolon", "who", "that"}:
            break
    return False


def _to_somebody(line: Line, verb: Unit) -> bool:
    """ "Told reporters in Rome on Tuesday": the day of telling may stand behind whom it was told and where."""
    return verb.of(line.tokens.text).lower() in word_class("told_to")


def says_day(date: DateExpression) -> bool:
    """Tell whether an expression names a day, or days from one to another."""
    if date.kind is ExpressionKind.NTH:
        return date.weekday is not None
    return date.day is not None or date.weekday is not None or date.unit == "day" or date.kind is ExpressionKind.COUNT


def _owner(line: Line, date: DateExpression, drafts: Sequence[Draft]) -> Draft:
    """The last trigger before a date, else the first behind it; the one behind it, where only that is in its clause.

    An act that only implies a meeting owns none beside others.
    """
    told = [d for d in drafts if not d.implied] or list(drafts)
    before = [d for d in told if d.at <= date.span.start]
    behind = [d for d in told if d.at > date.span.start]
    if not before:
        return min(told, key=lambda d: d.at)
    last = max(before, key=lambda d: d.at)
    first = min(behind, key=lambda d: d.at) if behind else None
    if first is not None and _parted(line, last.end, date.span.start) and not _parted(line, date.span.end, first.at):
        return first
    return last


def _parted(line: Line, start: int, end: int) -> bool:
    """A new clause begins between two places of a line: "met X in Baku, where on Sunday they signed"."""
    units = [u for u in line.all if start <= u.start < end]
    if units and any("and" in u.roles for u in units[-2:]) and any(u.date and u.start == end for u in line.all):
        return True  # "... and on Tuesday he meets"
    return any(u.roles & _CLAUSE for u in units) or any(_opens(a, b) for a, b in pairwise(units))


def _opens(a: Unit, b: Unit) -> bool:
    return "comma" in a.roles and bool(b.roles & {"and"})


_NEAR = 4  # sentences over which a story goes on
_EARLY = 24  # encounters looked at, so that no text makes this slow


def date_by_heading(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Give an event that is named in a heading the day that stands alone beneath it: "47th plenary meeting / 4 December 2024"."""
    for draft in drafts:
        if draft.date is None and draft.event is not None and lines[draft.segment].heading:
            beneath = lines[draft.segment + 1 : draft.segment + 3]
            draft.date = next((u.date for line in beneath for u in line.all if u.date and _only_date(line)), None)


def _only_date(line: Line) -> bool:
    return all(u.date is not None or u.roles & {"comma", "stop"} for u in line.all)


def date_by_company(drafts: Sequence[Draft]) -> None:
    """Give undated encounters the day of the one that the same people are told of with just before, or in the text of a title."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.segment, []).append(draft)
    first = [d for d in drafts if not d.titled][:_EARLY]
    for draft in sorted(drafts, key=lambda d: (d.segment, d.at)):
        if draft.date is None and draft.status in ("held", "planned", "cancelled"):
            draft.date = next((d.date for d in _company(draft, told, first) if d.date is not None and says_day(d.date)), None)


def _company(draft: Draft, told: Mapping[int, list[Draft]], first: Sequence[Draft]) -> Iterator[Draft]:
    """The encounters of the same standing with people in common, the nearest before first; after a title those behind it."""
    before = (d for n in range(draft.segment, draft.segment - _NEAR - 1, -1) for d in told.get(n, ())[:_EARLY])
    below = (draft.titled and draft.act != "spoke-there") or (draft.main and draft.status == "cancelled")
    behind = sorted(first, key=lambda d: d.segment) if below else ()  # what is told to the press was on other days
    for other in (*before, *behind):
        if other is not draft and other.status == draft.status and share(other.actors, draft.actors):
            yield other


def share(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Tell whether two encounters have a person in common, or "the Secretary-General" whom the text does not name."""
    return not {*map(_one, a)}.isdisjoint(o for o in map(_one, b) if o is not None)


def _one(actor: Actor) -> int | str | None:
    unnamed = actor.kind == "office" and actor.definite and not actor.plural and actor.person is None
    return actor.chain if actor.chain is not None else fold(actor.office or "") if unnamed else None
