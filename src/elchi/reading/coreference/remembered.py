"""Who "he", "she" and "they" of a sentence are by the sentence before it."""

from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit, is_led


def remember(line: Line, cast: Cast) -> None:
    """The last person who was subject of a sentence is who "he" or "she" is in the next."""
    if line.people is None:  # asked three times, once for each kind of claim
        line.people = [] if _only_told_of(line) else _subjects_first(line)[:2]
    if line.people:
        goes_on = line.people[0].kind == "pronoun"
        cast.carried = next(iter(cast.who(line.people[0])), None) if goes_on else None
        cast.last = [one for a in line.people[goes_on:] for one in cast.who(a)]
    elif "PARTIES" in line.roles and any("PARTIES" in u.roles for u in line.kept[:2]):
        cast.last = [one for one in cast.last if one.kind != "group"]  # "they" are those whom this line begins with


def two_states_of(line: Line) -> list[Actor]:
    """Return the two states that a line tells of together, by their governments or ministers too; nobody where there are more."""
    told = [u.parties for u in line.kept if len(u.parties) > 1 and all(_of_state(a) for a in u.parties)]
    if len(told) != 1 or len(told[0]) != 2 or told[0][0].of == told[0][1].of:
        return []
    return [Actor("state", a.start, a.end, of=a.of, entity=a.entity if a.kind == "state" else None) for a in told[0]]


def _of_state(actor: Actor) -> bool:
    return bool(actor.of) and not actor.person and actor.kind in ("state", "group", "office")


def _only_told_of(line: Line) -> bool:
    """ "They spoke of families and partners. They agreed": who does the second is who did the first."""
    first = next((u for u in line.kept[:4] if u.parties), None)
    several = first is not None and ("PAIR" in first.roles or ("PRONOUN" in first.roles and first.parties[0].number == "they"))
    return several and line.roles.isdisjoint(_NAMED)


_PEOPLE = frozenset({"PERSON", "OFFICE", "GROUP"})
_NAMED = frozenset({"PERSON", "OFFICE"})
_SUBJECTS = _PEOPLE | {"PRONOUN"}
_ONE = ("he", "she")


def _subjects_first(line: Line) -> list[Actor]:
    """The people of a line, those that no preposition governs before the others; "she", where she is its subject, stays first."""
    free: list[Actor] = []
    governed: list[Actor] = []
    if line.roles.isdisjoint(_SUBJECTS):
        return free
    for n, unit in enumerate(line.kept):
        if unit.parties and unit.roles & _PEOPLE:
            led = is_led(line.kept, n)
            (governed if led else free).extend(unit.parties)
        elif "PRONOUN" in unit.roles and not free and unit.parties[0].number in _ONE and _stands_first(line, unit):
            free.extend(unit.parties)
    return free + governed if len(free + governed) > 1 or not free or free[0].kind != "pronoun" else []


def _stands_first(line: Line, unit: Unit) -> bool:
    return line.tokens.low[unit.first] in _ONE
