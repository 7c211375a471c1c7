"""Lists of parties: "A, B and C" as one unit."""

from elchi.lexica.classes import word_set
from elchi.reading.lines.units import LEADING, VERBAL, Actor, Unit

_PARTIES = frozenset({"PARTY", "PARTIES"})


def join(units: list[Unit], text: str, *, heading: bool) -> list[Unit]:
    """Return the units with "A, B and C" joined into one of several parties."""
    joined: list[Unit] = []
    done = 0
    for i in [n for n, unit in enumerate(units) if unit.parties]:
        if i < done or ("PRONOUN" in units[i].roles and not _leads_list(units, i)):
            continue
        end = _list_end(units, i, text, heading=heading)
        if end > i:
            joined += units[done:i]
            joined.append(_listed(units[i : end + 1]))
            done = end + 1
    return joined + units[done:]


def _leads_list(units: list[Unit], i: int) -> bool:
    """ "She and | Minister A discussed trade": a pronoun with a person behind "and", and their verb."""
    behind = units[i + 1 : i + 4]
    one = len(units[i].parties) == 1 and units[i].parties[0].number in ("he", "she")
    return one and len(behind) > 2 and "and" in behind[0].roles and "PERSON" in behind[1].roles and VERBAL[behind[2].roles]


def _list_end(units: list[Unit], i: int, text: str, *, heading: bool) -> int:
    end, j = i, i + 1
    while j < len(units):
        roles = units[j].roles
        step = j
        while step < len(units) and units[step].roles & {"comma", "and", "semicolon"} and step - j < 2:
            step += 1
        if _and_with(units, step):
            step += 1
        if step > j and units[end].parties[-1].kind in ("person", "office"):
            step = _past_part(text, units, step) or _past_description(units, step)
        if step == j or step >= len(units) or not units[step].parties or units[step].roles & {"PRONOUN", "PAIR"}:
            break
        if _kinds_differ(units, i, end, step) or _subject_behind(units, i, step):
            break
        bare = all("comma" in u.roles for u in units[j:step])  # two where a date stood between: "in Peru, on 3 May, Minister A"
        if bare and not heading and not _two_titled(units, i, step) and not _series(units, step) and not _roll(units, i, step):
            break
        opens = roles & {"comma", "semicolon"} and _verb_after(units, step) and not _long_list(units, i, end, step)
        if opens or _another_list(units, i, j, step):
            break
        end, j = step, step + 1
    return end


def _subject_behind(units: list[Unit], first: int, at: int) -> bool:
    """ "At the invitation of President A, | Prime Minister B and Mrs. B visited": behind a leading phrase, who acts begins."""
    led = first > 0 and LEADING[units[0].roles] and LEADING[units[first - 1].roles] and "p:of" not in units[first - 1].roles
    if not led or "comma" not in units[at - 1].roles or any(VERBAL[u.roles] for u in units[:first]):
        return False
    ends = (n for n in range(at, len(units) - 2) if not (units[n].parties or "comma" in units[n].roles))
    last = next(ends, None)
    if last is None or "and" not in units[last].roles or not units[last + 1].parties:
        return False
    return VERBAL[units[last + 2].roles] or not units[last + 2].roles.isdisjoint(("will", "have", "be"))


def _kinds_differ(units: list[Unit], first: int, end: int, step: int) -> bool:
    """ "To Georgia and Japan, Mr A and Ms B", "Malta, as its chair; Finland": people go on no list of states, nor states on one's part."""
    kinds = units[end].parties[-1].kind, units[step].parties[0].kind
    if kinds == ("state", "person"):
        return all("comma" in u.roles for u in units[end + 1 : step])
    return kinds == ("office", "state") and first > 0 and "p:as" in units[first - 1].roles


def _past_part(text: str, units: list[Unit], at: int) -> int | None:
    """ "A and | his guest, B": what somebody is to the one before, and the comma behind it."""
    if at >= len(units) or "their" not in units[at].roles or "and" not in units[at - 1].roles:
        return None
    part = next(
        (n for n in range(at + 1, min(at + 4, len(units) - 1)) if units[n].of(text).lower() in word_set("beside_him")), None
    )
    if part is None or any(u.parties for u in units[at + 1 : part]):
        return None
    end = part + 1 + ("comma" in units[part + 1].roles)
    return end if end < len(units) and not units[end].roles.isdisjoint(_DESCRIBABLE) else None


def _long_list(units: list[Unit], first: int, end: int, step: int) -> bool:
    """ "A, B, C, and D are members": behind three states another one goes on with the list."""
    listed = units[first : end + 1 : 2]
    plain = end - first == 2 * (len(listed) - 1) and all("STATE" in u.roles for u in (*listed, units[step]))
    one = not any("and" in u.roles for u in units[first:end])
    return plain and one and len(listed) > _SEVERAL and "and" in units[step - 1].roles


_SEVERAL = 2


def _another_list(units: list[Unit], first: int, at: int, step: int) -> bool:
    """ "Armenia, Belarus and Russia; Moldova and Cuba": behind an "and" a semicolon begins another list of states."""
    parted = "semicolon" in units[at].roles and "and" not in units[step - 1].roles
    states = "STATE" in units[at - 1].roles and "STATE" in units[step].roles
    return parted and states and any("and" in u.roles for u in units[first:at])


def _past_description(units: list[Unit], at: int) -> int:
    """ "A and | rebel leader B", "A and | other officials": the words that only say who comes next."""
    end = at
    while end < len(units) and end - at < _DESCRIBED and units[end].roles <= _PLAIN:
        end += 1
    led = end < len(units) and bool(units[at - 1].roles & {"and"}) and not units[end].roles.isdisjoint(_DESCRIBABLE)
    return end if led else at


_DESCRIBED = 3  # words that describe somebody before the name
_PLAIN = frozenset({"x", "NAME"})
_DESCRIBABLE = frozenset({"PERSON", "GROUP"})


def _and_with(units: list[Unit], at: int) -> bool:
    """ "With A and with B" lists as "with A and B" does; a new verb between would not."""
    return 0 < at < len(units) - 1 and "p:with" in units[at].roles and "and" in units[at - 1].roles and bool(units[at + 1].parties)


def _two_titled(units: list[Unit], first: int, at: int) -> bool:
    """ "With President A, Foreign Minister B": two names under two titles behind one verb or "with" are no apposition."""
    a, b = units[at - 2].parties[-1:], units[at].parties[:1]
    led = first > 0 and any(r in ("p:with", "p:between") or r[:2] == "v:" for r in units[first - 1].roles)
    named = a and b and a[0].person and a[0].office and b[0].person and b[0].office and a[0].person != b[0].person
    return bool(led and named) and not any(r[:2] == "v:" for u in units[at + 1 : at + 3] for r in u.roles)


def _roll(units: list[Unit], first: int, at: int) -> bool:
    """ "President A of X, President B of Y, President C of Z": three names or more, each behind its office, need no "and"."""
    before = at - 4 >= first and _officer(units, at - 4) and _officer(units, at - 2)
    return _officer(units, at) and (before or (_officer(units, at - 2) and at + 2 < len(units) and _officer(units, at + 2)))


def _officer(units: list[Unit], at: int) -> bool:
    """One person with an office, and a comma or the end of the row behind."""
    unit = units[at]
    if "PERSON" not in unit.roles or len(unit.parties) != 1 or unit.parties[0].office is None:
        return False
    return at + 1 >= len(units) or "comma" in units[at + 1].roles or not units[at + 1].parties


def _series(units: list[Unit], at: int) -> bool:
    """A bare comma lists only when an "and" follows further on in the same list, or a semicolon parts it."""
    j = at + 1
    while j < len(units):
        if units[j].roles & {"and"}:
            last = _past_description(units, j + 1)  # "A, B and | other officials"
            return last < len(units) and bool(units[last].parties)
        if units[j].roles & {"comma", "semicolon"} or units[j].parties:
            j += 1
            continue
        return False
    return False


def _verb_after(units: list[Unit], at: int) -> bool:
    """ "met Y, and Z said": Z opens a clause of its own."""
    if at + 1 >= len(units):
        return False
    verbish = any(r[:2] == "v:" or r in ("will", "have", "be") for r in units[at + 1].roles)
    earlier = any(VERBAL[u.roles] for u in units[max(0, at - 12) : at])
    return verbish and earlier


def _listed(units: list[Unit]) -> Unit:
    actors: list[Actor] = [a for u in units for a in u.parties]
    roles = _PARTIES | (units[0].roles & {"PLACE", "STATE"} if all(u.place for u in units if u.parties) else frozenset())
    return Unit(roles, units[0].start, units[-1].end, units[0].first, units[-1].last, parties=actors)
