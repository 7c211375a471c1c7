"""Who is of which side, and who the envoys were: what a sentence or the text says of those who were present together."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from elchi.lexica.classes import word_class, word_set
from elchi.lexica.lexicon import fold
from elchi.reading.clauses.drafts import Draft
from elchi.reading.coreference.coreference import Cast
from elchi.reading.encounters.attendance import attendance_words
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

_SHOWN = frozenset({"p:from", "p:on", "p:for"})
_LEADING = frozenset({"v:escort", "v:attend"})
_OVER = frozenset({"who", "that", "semicolon", "p:while", "v:meet", "v:report", "v:receive", "v:visit"})


@cache
def _sides() -> frozenset[str]:
    """What the people of one state at a meeting are called together."""
    return frozenset(attendance_words()["side"])


def tell_sides(line: Line) -> None:
    """Give those of a side its state: "present from the Georgian side were A and B", "the Turkish side was led by C"."""
    units = line.kept
    if _sides().isdisjoint(line.tokens.seen) or not any(a.office in _sides() for u in units for a in u.parties):
        return
    side: str | None = None
    for n, unit in enumerate(units):
        if unit.parties and unit.parties[0].kind == "group" and unit.parties[0].of:
            _lead(units, n)
        if unit.roles & _OVER or unit.values.get("v:say") in word_set("met_rather_than_said"):
            side = None
        for actor in unit.parties:
            if actor.kind == "group" and actor.office in _sides():
                side = actor.of if side or _opens(units, n) else None
            elif actor.kind == "person" and actor.of is None and side:
                actor.of = side


def tell_houses(line: Line) -> None:
    """Make several states of the houses of each: "the Ministries of Foreign Affairs of Georgia and Japan", "officials of the departments of both"."""
    if word_set("plural_houses").isdisjoint(line.tokens.seen):
        return
    units, low = line.kept, line.tokens.low
    for n in range(len(units) - 2, -1, -1):
        if low[units[n].last - 1] in word_set("plural_houses") and (last := _states_of(units, n)) is not None:
            first = _whose_officials(units, n)
            staff = next(iter(units[first].parties), None) if first < n else None
            units[first : last + 1] = [_houses(units[first], units[last], staff)]


def tell_described(line: Line) -> None:
    """Give whoever is described behind a state's name that state: "Georgia's hardline Prime Minister A", "Japan's embattled young President B"."""
    if "'s" not in line.tokens.seen and "’s" not in line.tokens.seen:
        return
    for units in (line.kept, line.all):
        for n in [n for n, unit in enumerate(units) if len(unit.parties) == 1][::-1]:  # from behind, since units become one
            actor = units[n].parties[0]
            first = _owner_before(line, units, n) if actor.office and not actor.former else None
            if first is not None and actor.of in (None, units[first].parties[0].of):
                actor.of = units[first].parties[0].of
                units[first : n + 1] = [replace(units[n], start=units[first].start, first=units[first].first)]


def _owner_before(line: Line, units: Sequence[Unit], n: int) -> int | None:
    """Where the state stands whose "'s" is parted from an office by one or two words of no other meaning."""
    tokens, at = line.tokens, n - 1
    while at > 1 and n - at <= _EPITHETS and tokens.hit(units[at].first) is None and _small(tokens.words[units[at].first]):
        at -= 1
    owner = units[at - 1].parties if 0 < at < n - 1 and tokens.low[units[at].first] in ("'s", "’s") else []
    return at - 1 if len(owner) == 1 and owner[0].kind == "state" else None


def _small(word: str) -> bool:
    return word.replace("-", "").isalpha() and word.islower()


_EPITHETS = 2


def tell_senders(line: Line) -> None:
    """Give those who represent a state that state: "Georgia was represented by its envoy A, and Japan by B"."""
    if word_set("standing_in").isdisjoint(line.tokens.seen):
        return
    units, told = line.kept, False
    for n, unit in enumerate(units):
        told = told or line.tokens.low[unit.last - 1] in word_set("standing_in")
        if told and n and "p:by" in unit.roles and (sender := _sender(units, n)) is not None and n + 1 < len(units):
            _of_sender(units[n + 1], sender)


def _sender(units: Sequence[Unit], by: int) -> str | None:
    """The state that stands before "was represented by", or before "by" alone where the verb is left out."""
    n = by - 1
    while n and not units[n].parties and units[n].roles & _BESIDE_VERB:
        n -= 1
    last = units[n].parties[-1] if units[n].parties else None
    return last.of if last is not None and last.kind == "state" else None


def _of_sender(unit: Unit, sender: str) -> None:
    """Only those before the next state: "by A, Minister of Trade, and Japan | by B"."""
    for actor in unit.parties:
        if actor.kind != "person" or actor.of:
            return
        actor.of = sender


_BESIDE_VERB = frozenset({"have", "be", "will", "modal", "v:attend"})
_HOUSES = frozenset({"PARTY", "GROUP", "PARTIES"})
_MATTERS = 6  # units between the houses and the states they are of: "of Foreign Affairs and Trade of"


def _houses(first: Unit, last: Unit, staff: Actor | None) -> Unit:
    """One unit of what each of the states sends: its house, or the officials of it that are told of."""
    office = staff.office if staff is not None else last.parties[0].office
    sent = [
        Actor("group", first.start, a.end, office=office, of=a.of, plural=True, definite=True, entity=a.entity)
        for a in last.parties
    ]
    return Unit(_HOUSES, first.start, last.end, first.first, last.last, sent)


def _whose_officials(units: Sequence[Unit], n: int) -> int:
    """Where what is told of the houses begins: behind their plain adjectives, or with a group of their officials."""
    while n and units[n - 1].roles == {"x"}:
        n -= 1
    led = n > 1 and "p:of" in units[n - 1].roles and [(a.kind, a.of) for a in units[n - 2].parties] == [("group", None)]
    return n - 2 if led else n


def _states_of(units: Sequence[Unit], n: int) -> int | None:
    """Where the two states or more stand that houses are of."""
    for i in range(n + 1, min(n + 2 + _MATTERS, len(units) - 1)):
        if "p:of" in units[i].roles and units[i + 1].roles & {"STATE", "GROUP"}:
            return i + 1 if len(units[i + 1].parties) > 1 else None
        if units[i].roles.isdisjoint({"p:of", "x", "and"}) or units[i].parties:
            return None
    return None


def _lead(units: Sequence[Unit], n: int) -> None:
    """ "A will lead the Georgian delegation", "leading the Georgian delegation at the talks was A": A is of Georgia."""
    led = next((i for i in range(n - 1, max(-1, n - 3), -1) if units[i].roles & _LEADING), None)
    if led is None or not any(a.office in _sides() for a in units[n].parties):
        return
    before = next((u for u in reversed(units[max(0, led - 4) : led]) if u.parties), None)
    who = before
    if led == 0:
        be = next((i for i in range(n + 1, min(n + 7, len(units) - 1)) if "be" in units[i].roles), None)
        who = units[be + 1] if be is not None else None
    if who is not None and "PERSON" in who.roles:
        for actor in who.parties:
            actor.of = actor.of or units[n].parties[0].of


def tell_origins(line: Line) -> None:
    """Give people the state that is told beside them: "from Estonia - A, State Secretary; from Latvia - B", "A, representing Benin"."""
    if line.roles.isdisjoint(_ORIGINS):
        return
    units = line.kept
    for n, unit in enumerate(units[:-1]):
        if n and unit.parties and unit.parties[0].kind in ("state", "body") and "p:from" in units[n - 1].roles:
            _from(units, n)
        elif n + 2 >= len(units):
            break
        elif "PERSON" in unit.roles and "comma" in units[n + 1].roles and _represents(line, units[n + 2]) and n + 3 < len(units):
            _give(unit, units[n + 3])


def _from(units: Sequence[Unit], n: int) -> None:
    """ "A from Georgia, B from Japan": whoever is named right before; "from Georgia - A, from Japan - B": right behind."""
    before = units[n - 2].parties[-1:] if n > 1 else []
    if before and (before[0].kind == "person" or (before[0].kind == "group" and n == 2)):
        before[0].of = before[0].of or units[n].parties[0].of
    elif n + 2 < len(units) and "STATE" in units[n].roles and units[n + 1].roles & _MARKS:
        _give(units[n + 2], units[n])


_ORIGINS = frozenset({"p:from", "v:attend"})
_MARKS = frozenset({"dash", "colon", "comma"})


def _represents(line: Line, unit: Unit) -> bool:
    return "v:attend" in unit.roles and unit.of(line.tokens.text).lower() == "representing"


def _give(who: Unit, whose: Unit) -> None:
    """ "Representing Benin", "representing the President of Benin"."""
    if whose.roles & _SENDERS and len(whose.parties) == 1 and not whose.parties[0].plural:
        for actor in who.parties:
            if actor.kind == "person":
                actor.of = actor.of or whose.parties[0].of


_SENDERS = frozenset({"STATE", "OFFICE", "PERSON"})


def _opens(units: Sequence[Unit], n: int) -> bool:
    """A side is named before its people: "from the X side ... were", "on the X side by", "the X side was led by"."""
    before = units[n - 1].roles if n else frozenset[str]()
    after = list(units[n + 1 : n + 5])
    if before & _SHOWN:
        begins = bool(after) and (bool(after[0].roles & {"be", "p:by", "colon", "comma", "dash"}) or bool(after[0].parties))
        return begins or (bool(after) and after[0].event is not None)
    led = [u for u in after if u.roles & {"v:escort", "v:attend"}]
    return bool(led) and any("p:by" in u.roles for u in after)


def settle_company(drafts: Sequence[Draft], cast: Cast) -> None:
    """Take the side of a state out of encounters where those who came for it are named."""
    for draft in drafts:
        people = [a for a in draft.actors if a.kind == "person"]
        ours = {fold(a.of or "") for a in people if a.of or len(people) > 1}
        ours.update(fold(of or "") for of, sent in cast.delegations.told if any(a is sent[0] for a in people))
        unnamed = [a for a in draft.actors if a.kind == "group" and (a.office in _sides() or (_both(a) and len(people) > 1))]
        draft.actors = [a for a in draft.actors if not (any(a is one for one in unnamed) and fold(a.of or "") in ours)]


def _both(group: Actor) -> bool:
    """ "The two delegations", "both sides": those who are named already."""
    return group.of is None and (group.office or "").lower().startswith(word_class("both_of_them"))


def inviters_of(lines: Sequence[Line], cast: Cast) -> set[int]:
    """Return who is told of as having invited somebody: "at the invitation of President A"."""
    told = (
        units[n + 1].parties
        for units in (line.kept for line in lines if "p:invitation" in line.roles)
        for n in range(len(units) - 1)
        if "p:invitation" in units[n].roles
    )
    return {chain for parties in told for a in parties[:1] if a.person and (chain := cast.introduce(a).chain) is not None}


def companies_of(lines: Sequence[Line], cast: Cast) -> dict[int | None, str]:
    """Return the state of each who comes along: "A of Georgia, accompanied by Foreign Minister B", "he was accompanied by"."""
    found: dict[int | None, str] = {}
    for number, line in enumerate(lines):
        found.update(_coming_with(line, cast))
        if "p:with" not in line.roles:
            continue
        for n, unit in enumerate(line.kept[:-1]):
            if "p:with" in unit.roles and unit.of(line.tokens.text).lower() in word_set("coming_along"):
                of = _accompanied(lines, number, n, cast)
                company = [cast.introduce(a) for a in line.kept[n + 1].parties if a.person] if of else []
                found.update((a.chain, of) for a in company if of and a.of is None)
    return found


def _coming_with(line: Line, cast: Cast) -> dict[int | None, str]:
    """ "Ministers B and C are accompanying President A of Georgia": B and C are of Georgia."""
    if "accompanying" not in line.tokens.seen:
        return {}
    units, low = line.kept, line.tokens.low
    at = next(
        (n for n in range(1, len(units) - 1) if low[units[n].last - 1] == "accompanying" and "be" in units[n - 1].roles), None
    )
    led = units[at + 1].parties[:1] if at is not None and not units[at].parties else []
    whom = [one for a in led if a.person or a.kind == "office" for one in cast.who(a)]
    if at is None or not whom or whom[0].of is None:
        return {}
    return {cast.introduce(a).chain: whom[0].of for u in units[:at] for a in u.parties if a.person and a.of is None}


def _accompanied(lines: Sequence[Line], number: int, n: int, cast: Cast) -> str | None:
    """The state of whoever stands before "accompanied by"; "he" is whom the line before was about."""
    before = next((u for u in reversed(lines[number].kept[max(0, n - 5) : n]) if u.parties), None)
    who = list(before.parties) if before is not None else []
    if who and who[0].kind == "pronoun" and number:
        who = list(lines[number - 1].people or [])
    people = [one for a in who[:1] if a.person or a.kind == "office" for one in cast.who(a)]
    return people[0].of if people else None
