"""What stands beside the action is taken out of a line and kept: articles, adverbs, dates, places, brackets.

Most sentences become flat by that, and the acts stay short.
"""

from dataclasses import replace

from elchi.lexica.classes import word_set
from elchi.reading.clauses.issued import without_voice
from elchi.reading.lines.line import Line
from elchi.reading.lines.lists import join
from elchi.reading.lines.units import VERBAL, Place, Unit, possessed
from elchi.reading.names.places import is_house, is_matter

_DROPPED = frozenset({"the", "a", "adverb", "remote"})
_WHERE = ("in", "at", "near", "from", "on")


class _Sides(dict[frozenset[str], str]):
    """Whether a unit of these roles is kept as it is (""), looked at, dropped, or opens a bracket: found once a signature."""

    def __missing__(self, roles: frozenset[str]) -> str:
        dropped = roles and roles <= _DROPPED
        self[roles] = side = "open" if "open" in roles else "dropped" if dropped else "" if roles.isdisjoint(_LOOKED_AT) else "kept"
        return side


_LOOKED_AT = frozenset({"DATE", "PLACE", "BODY"})
_SIDES = _Sides()
_WILL = frozenset({"will"})
_FIRST = 16  # units within which a headline comes to its verb
_AT_ONCE = 4  # the same where nothing else marks a line as a headline


def reduce(line: Line) -> None:
    """Take out what stands beside the action, then join listed parties: what remains is what the acts see."""
    kept: list[Unit] = []
    units, low, seen, i = line.all, line.tokens.low, line.tokens.seen, 0
    lasts = "lasting" in seen
    while i < len(units):
        unit = units[i]
        if lasts and low[unit.first] == "lasting" and (end := _lasted(line, units, i)) is not None:
            i = end
            continue
        side = _SIDES[unit.roles]
        if not side and "honorific" not in unit.values:  # nine of ten units
            kept.append(unit)
        elif side != "dropped":
            line.bracketed = line.bracketed or side == "open"
            i = _looked_at(line, kept, i, side)
        i += 1
    if not word_set("sides_of_pictures").isdisjoint(seen):
        kept = _without_caption(line, kept)
    if not _OWNING.isdisjoint(seen):
        kept = _without_owners(kept)
    told = _ahead(without_voice(kept), _FIRST) if line.heading else _ahead(kept, _AT_ONCE)
    line.kept = join(told, line.tokens.text, heading=line.heading)


def _lasted(line: Line, units: list[Unit], i: int) -> int | None:
    """ "Had talks | lasting about two and a half hours | with": where the words of how long end."""
    low = line.tokens.low
    return next(
        (n + 1 for n in range(i + 1, min(i + 9, len(units))) if low[units[n].last - 1] in word_set("units_of_length")), None
    )


def _without_owners(kept: list[Unit]) -> list[Unit]:
    """ "Met the country's | Foreign Minister Ali Veli": whose he is, in a word that names nobody, says nothing of what is done."""
    owners = {
        n
        for n, (owner, mark, owned) in enumerate(zip(kept, kept[1:], kept[2:], strict=False))
        if owner.roles == _PLAIN and "possessive" in mark.roles and not owned.roles.isdisjoint(_SOMEBODY)
    }
    return [u for n, u in enumerate(kept) if n not in owners and n - 1 not in owners] if owners else kept


_PLAIN, _SOMEBODY, _OWNING = frozenset({"x"}), frozenset({"PERSON", "OFFICE"}), frozenset({"'s", "’s"})


def _without_caption(line: Line, kept: list[Unit]) -> list[Unit]:
    """ "A, left, and B, second from right, pose": where somebody stands in a picture says nothing of what he does."""
    found: list[Unit] = []
    i = 0
    while i < len(kept):
        end = _side_behind(line, kept, i) if "comma" in kept[i].roles and found and found[-1].parties else None
        if end is None:
            found.append(kept[i])
            i += 1
        else:
            i = end
    return found


def _side_behind(line: Line, kept: list[Unit], i: int) -> int | None:
    """Where ", left," ends: with its second comma."""
    j = i + 1
    while j < len(kept) and line.tokens.low[kept[j].first] in word_set("sides_of_pictures") | {"from"}:
        j += 1
    closed = j > i + 1 and j < len(kept) and bool(kept[j].roles & {"comma", "stop", "and"})
    return (j + 1 if closed and "comma" in kept[j].roles else j) if closed else None


def _ahead(units: list[Unit], within: int) -> list[Unit]:
    """ "President A to visit Georgia": in a headline without a verb before, "to" says what will be."""
    for i in range(1, min(within, len(units) - 1)):
        before = units[i - 1]
        if VERBAL[before.roles] or "be" in before.roles or "will" in before.roles or before.event is not None:
            break
        if "p:to" in units[i].roles and before.parties and VERBAL[units[i + 1].roles]:
            return [*units[:i], replace(units[i], roles=_WILL), *units[i + 1 :]]
    return units


def _looked_at(line: Line, kept: list[Unit], i: int, side: str) -> int:
    """Keep a unit, or take it out; return the last unit that is dealt with by that."""
    units, unit = line.all, line.all[i]
    if unit.date is not None:
        line.dates.append(unit.date)
        if kept and "preposition" in kept[-1].values and _is_local(kept[-1]):
            kept.pop()
        return _closed(line, kept, i)
    if side == "open" and (end := _closing(units, i)) is not None:
        line.dates.extend(u.date for u in units[i:end] if u.date)
        return end
    if _addresses(units, i):
        return i
    if unit.place is not None and not unit.parties and _in_part(line, kept):
        kept.pop()
    place = unit.place or _house(line, kept, unit, i)
    preposition = _leading(line, kept[-1]) if place is not None and kept else None
    if place is None or preposition not in _WHERE:
        if place is not None and _tells_of_house(line, kept, i):
            line.places.append(("at", place))
        kept.append(unit)
        return _after_place(units, i, line) if unit.place is not None and not unit.parties else i
    return _set_there(line, kept, i, place, preposition)


def _tells_of_house(line: Line, kept: list[Unit], i: int) -> bool:
    """ "At the alliance's | Oslo | headquarters", "at his Georgetown, Guyana office": the town of a house that has no name of its own."""
    units = line.all
    behind = i + 3 if i + 3 < len(units) and "comma" in units[i + 1].roles and "STATE" in units[i + 2].roles else i + 1
    if behind >= len(units) or line.tokens.low[units[behind].first] not in word_set("houses_of_towns"):
        return False
    owner = kept[-_OWNER:]
    return any("p:at" in u.roles for u in owner) and bool(
        owner[-1].roles & {"possessive", "their", "the", "p:at"} or owner[-1].parties
    )


_OWNER = 4  # words in which "at the Secretariat's" stands before a town


def _in_part(line: Line, kept: list[Unit]) -> bool:
    """ "In | downtown | Tbilisi": which part of a town says nothing of where else it would be."""
    led = len(kept) > 1 and kept[-2].values.get("preposition") in _WHERE
    return led and line.tokens.words[kept[-1].first] in word_set("parts_of_towns")  # a capital makes it part of a name


def _set_there(line: Line, kept: list[Unit], i: int, place: Place, preposition: str) -> int:
    """Note a place with the preposition before it; a state may also be who acts, so it stays."""
    units, unit = line.all, line.all[i]
    if unit.parties and (better := _inner_place(line, i)) is not None:
        unit, i = units[better], better
        place = unit.place or place
    named = len(kept) > 1 and (kept[-2].parties or kept[-2].event)  # "Heads of Government in Accra" are no government
    about = (is_matter(line.tokens, kept[-1].first - 1) and not named and not _forum_on(kept, unit)) or _makes_name(line, unit)
    line.places.append(("about" if about else preposition, place))
    if unit.parties or preposition == "from":
        kept.append(unit)
        return i
    kept.pop()
    if possessed(units, i):
        return i + 1  # "at the Secretariat's Georgetown headquarters"
    return _closed(line, kept, _after_place(units, i, line))


def _closed(line: Line, kept: list[Unit], i: int) -> int:
    """ "Met, in Oslo on Monday, the Minister of X": commas behind a verb that held but a place or a day go with it."""
    units = line.all
    closed = bool(kept) and i + 1 < len(units) and "comma" in units[i + 1].roles
    if closed and "v:receive" in kept[-1].roles and units[i].date is not None:
        return i + 1  # "received on Monday, 3 May, the Minister of X"
    day = units[i].date
    if closed and day is not None and "," in day.words and (VERBAL[kept[-1].roles] or kept[-1].event is not None):
        return i + 1  # "spoke on Monday, 3 May, with"
    if not closed or len(kept) < 2 or "comma" not in kept[-1].roles or not VERBAL[kept[-2].roles]:
        return i
    kept.pop()
    return i + 1


def _forum_on(kept: list[Unit], place: Unit) -> bool:
    """ "A forum on energy in Tbilisi": a town behind what a gathering is about is where it sits."""
    event = kept[-4].event if len(kept) > 3 and "p:on" in kept[-3].roles and not place.parties else None
    return event is not None and event.kind in ("forum", "summit", "ministerial")


def _leading(line: Line, unit: Unit) -> str | None:
    """The preposition before a place; "scheduled for Grenada" is in Grenada."""
    preposition = unit.values.get("preposition")
    if preposition == "for" and line.tokens.is_word(unit.first - 1, "scheduled", "planned", "set", "slated", "due"):
        return "in"
    return preposition


def _house(line: Line, kept: list[Unit], unit: Unit, i: int) -> Place | None:
    """ "At the Ministry of Foreign Affairs": a body's house, where the event is."""
    if not kept or kept[-1].values.get("preposition") != "at" or "BODY" not in unit.roles or len(unit.parties) != 1:
        return None
    if not is_house(line.tokens, unit.first, unit.last) or line.tokens.is_word(unit.last, "'s", "’s", "'", "’"):
        return None
    owner = line.all[i + 1 : i + 3]
    owned = len(owner) == 2 and "p:of" in owner[0].roles and not owner[1].roles.isdisjoint(("STATE", "BODY"))
    end = owner[1].end if owned else unit.end
    return Place(line.tokens.text[unit.start : end], unit.start, end)


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


def _is_local(unit: Unit) -> bool:
    return unit.values.get("preposition") in ("on", "in", "at", "from", "by", "of", "for", "during")


def _after_place(units: list[Unit], i: int, line: Line) -> int:
    """Skip ", Uzbekistan," after "in Tashkent"; keep the state as a place of its own. "In Istanbul, | Iran's agency said" tells of none."""
    behind = i + 2 < len(units) and "comma" in units[i + 1].roles and units[i + 2].place is not None
    if behind and not possessed(units, i + 2) and not _acts_there(line, i):
        after = units[i + 2].place
        if after is not None:
            line.places.append(("of", after))
        i += 2
        if i + 1 < len(units) and "comma" in units[i + 1].roles:
            i += 1
    return i


def _acts_there(line: Line, i: int) -> bool:
    """ "At the summit in Havana, | Brazil promised": another state than that of the town, and right before its verb."""
    units = line.all
    town, other = units[i].place, units[i + 2].place
    known = line.tokens.lexicon.register.places.get(town.entity) if town is not None and town.entity else None
    if known is None or other is None or not units[i + 2].parties or other.entity == known.state:
        return False
    return i + 3 < len(units) and VERBAL[units[i + 3].roles]


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
