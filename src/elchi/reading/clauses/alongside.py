"""Who is told of beside the doer of a clause: in a row with him, come along with him, or behind the action."""

from collections.abc import Sequence

from elchi.lexica.classes import word_class
from elchi.lexica.lexicon import fold
from elchi.reading.coreference.delegations import came_with
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Happening, Unit, is_led, possessed

_LINKS = frozenset({"p:with", "p:presence"})
_LED = frozenset({"v:attend", "v:escort"})
_MEMBERS = frozenset({"who", "that", "comma", "and"})
_APPOSED = 8  # units in which who somebody is may be told behind a comma
_PLAIN = frozenset({"x", "this", "their", "p:of"})
_ROW = 3  # people from which on a broken row is one
_BREAKS = frozenset({"who", "that", "semicolon", "quote", "be", "have", "will", "possessive", "p:with", "p:by", "p:to", "p:after", "p:during",
                     "p:behalf", "p:presence", "p:between", "p:instead", "p:before", "p:from"})  # fmt: skip


def told_beside(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a unit only says more of who does something: "the delegation, which includes | A and B |, met", "who is a | Red Cross | doctor"."""
    if i and "BODY" in units[i].roles and "be" in units[i - 1].roles:
        return i + 1 < len(units) and units[i + 1].roles == {"x"}
    n = i - 1
    while n > 0 and units[n].parties:
        n -= 1
    return n > 0 and "v:comprise" in units[n].roles and bool(units[n - 1].roles & _MEMBERS)


def broken_row(units: Sequence[Unit], at: int) -> list[Actor]:
    """Return a long row of people that words without a meaning here break up: "A, Lord Home, B, Minister of C, D, heads of missions"."""
    found: list[Actor] = []
    i = at - 1
    while i >= 0 and not VERBAL[units[i].roles] and not units[i].roles & _BREAKS:
        if units[i].parties and (i == 0 or "comma" in units[i - 1].roles) and not possessed(units, i):
            found = [a for a in units[i].parties if a.person] + found
        i -= 1
    led = i >= 0 and not (units[i].event is not None or "comma" in units[i].roles)
    return found if len(found) >= _ROW and not led else []


def with_his_spouse(units: Sequence[Unit], at: int) -> list[Actor]:
    """ "Chairman A, | his spouse, | and a delegation of Georgia will pay": A, from whom what is his parts the rest of a row."""
    i = at - 1
    while i > 0 and units[i].roles <= _SORT:
        i -= 1
    i -= "and" in units[i].roles
    i -= "comma" in units[i].roles
    named = i - _HIS_SPOUSE
    if named < 0 or "their" not in units[i - 1].roles or not units[i].roles <= _PLAIN or "comma" not in units[i - 2].roles:
        return []
    return [a for a in units[named].parties if a.person] if named == 0 or not is_led(units, named) else []


_HIS_SPOUSE = 3  # words back from "spouse" to whose it is
_SORT = frozenset({"x", "dash", "this"})


def listed_before(line: Line, verb: int) -> list[Actor]:
    """Return those of a list before its verb: "President A of X; H.E. B, Vice President, representing President C; and Hon. D; | held the summit"."""
    units = line.kept
    if verb < 1 or "semicolon" not in units[verb - 1].roles:
        return []
    named = [n for n in range(verb) if units[n].parties and not possessed(units, n) and not is_led(units, n)]
    found = [a for n in named for a in units[n].parties[_stood_in_for(line, n) :] if a.kind == "person"]
    return found if len(found) >= _ROW else []


def row_behind(units: Sequence[Unit], at: int) -> list[Actor]:
    """Return those whom words without a meaning here part from who stands before them: "greeted by B, | a former general, and C"."""
    found: list[Actor] = []
    while (nxt := _next_in_row(units, at)) is not None:
        found, at = [*found, *units[nxt].parties], nxt
        if "and" in units[nxt - 1].roles or {"semicolon", "PARTIES"} <= units[nxt - 1].roles | units[nxt].roles:
            after = units[nxt + 1].roles if nxt + 1 < len(units) else frozenset[str]()
            return [] if VERBAL[after] or after & {"be", "have", "will", "possessive"} else found
    return [] if found else _by_again(units, at)


def _by_again(units: Sequence[Unit], at: int) -> list[Actor]:
    """ "Briefed by A, and by | the Chief Observer, B": whom the same word tells of once more."""
    i = at + 1
    while i + 2 < len(units) and units[i].roles & {"comma", "and"}:
        i += 1
    if i < at + 2 or i + 1 >= len(units) or not units[i].roles & units[at - 1].roles & {"p:by", "p:with"}:
        return []
    last = min(i + _APPOSED, len(units))
    n = next((n for n in range(i + 1, last) if VERBAL[units[n].roles] or units[n].roles & {"PERSON", "PARTIES"}), i)
    return [a for a in units[n].parties if a.person]


def _next_in_row(units: Sequence[Unit], at: int) -> int | None:
    """Where the next of a row stands behind ", a former general,"."""
    i = at + 1
    if i >= len(units) or "comma" not in units[i].roles or "PERSON" not in units[at].roles:
        return None
    i = ends = next((n for n in range(i + 1, min(i + _APPOSED, len(units))) if not units[n].roles <= _PLAIN), i)
    if ends < at + 3 or not units[ends].roles & {"comma", "semicolon"}:
        return None
    i += 2 if i + 1 < len(units) and "and" in units[i + 1].roles else 1
    return i if i < len(units) and units[i].roles & {"PERSON", "PARTIES"} else None


def speaks_for_others(actor: Actor) -> bool:
    """Tell whether somebody is a spokesperson, who says what others did; nobody says that he was there."""
    return bool(actor.office) and any(word in fold(actor.office or "") for word in word_class("speaks_for_others"))


def company_of(units: Sequence[Unit], subject: int, verb: int) -> list[Actor]:
    """Return those who come along between subject and verb: "X, accompanied by Y, met", "a delegation led by Z visited"."""
    found: list[Actor] = []
    for i in range(subject + 1, verb - 1):
        if units[i].roles & _LINKS and units[i + 1].parties and units[i - 1].roles & {"comma", "PARTY"}:
            found.extend(_by_name(units, i + 1, verb) or units[i + 1].parties)
        if units[i].roles & _LED and "p:by" in units[i + 1].roles and i + 2 < verb and units[i + 2].parties:
            found.extend(units[i + 2].parties)
        if "v:comprise" in units[i].roles and units[i - 1].roles & _MEMBERS:
            found.extend(_members(units[i + 1 : verb]))
    return [a for a in found if a.kind in ("person", "office", "group")]


def _members(units: Sequence[Unit]) -> list[Actor]:
    """ "Which includes lawmakers | A and B, and Minister C |, met": those named up to the next clause."""
    found: list[Actor] = []
    for unit in units:
        if VERBAL[unit.roles] or unit.roles & {"who", "that", "semicolon"}:
            break
        found.extend(a for a in unit.parties if a.person)
    return found


def _by_name(units: Sequence[Unit], at: int, verb: int) -> list[Actor]:
    """ "Accompanied by his counterparts to X and Y, | A and B |, called on": who comes along, named behind a comma."""
    if any(a.person for a in units[at].parties):
        return []
    for i in range(at + 1, min(at + 4, verb - 1)):
        if "comma" in units[i].roles:
            named = units[i + 1].parties if "comma" in units[i + 2].roles else []
            return named if named and all(a.person for a in named) else []
    return []


def company_behind(line: Line, at: int, until: int) -> list[Actor]:
    """Return who is told of behind the action: "..., accompanied by Y", "in the presence of Z", "co-chaired by A and B"."""
    units, found = line.kept, list[Actor]()
    for i in range(at + 1, min(until, len(units) - 1)):
        if units[i].roles & {"semicolon"}:
            break
        if (
            units[i].roles & _LED
            and "p:by" in units[i + 1].roles
            and i + 2 < len(units)
            and (_added(units, i) or came_with(line, i))
        ):
            found.extend(units[i + 2].parties)
        elif "p:presence" in units[i].roles or (units[i - 1].roles & {"comma", "who"} and _brings_more(units, i)):
            found.extend(units[i + 1].parties)
    return [a for a in found if a.kind in ("person", "office") or (a.kind == "group" and a.of and a.definite)]


def chaired_before(units: Sequence[Unit], event: Happening | None) -> list[Actor]:
    """ "Held under the chairmanship of | A, President of Georgia, | the session was attended by B": who chaired it."""
    at = next((n for n, u in enumerate(units) if u.event is event), 0) if event is not None else 0
    if at < _LED_IN or "comma" not in units[at - 1].roles or "p:presence" not in units[at - 3].roles:
        return []
    return [a for a in units[at - 2].parties if a.person]


_LED_IN = 3  # words before an event that tell who chaired it


def _brings_more(units: Sequence[Unit], i: int) -> bool:
    """ "..., accompanied by Y"; "met several officials, including Y": people who are then named."""
    unnamed = i > 1 and "GROUP" in units[i - 2].roles and all(a.person is None for a in units[i - 2].parties)
    return ("p:with" in units[i].roles and "comma" in units[i - 1].roles) or ("v:comprise" in units[i].roles and unnamed)


def _added(units: Sequence[Unit], i: int) -> bool:
    """ "..., co-chaired by A", "..., which was attended by A": the clause tells more of the encounter before it."""
    before = units[i - 1].roles
    if units[i - 1].event is not None:
        return True  # "attended a breakfast hosted by A"
    return bool(before & {"comma", "and"}) or (i > 1 and "be" in before and "who" in units[i - 2].roles)


def rest_behind(line: Line, last: int) -> list[Actor]:
    """Return everybody named after the first, however the list is parted: "also present were A, Minister of X; B, ..."."""
    units = line.kept
    return [
        a
        for n, u in enumerate(units[last:-1], last)
        if "possessive" not in units[n + 1].roles
        for a in u.parties[_stood_in_for(line, n) :]
        if a.kind == "person"
    ]


def states_behind(line: Line, at: int) -> list[Actor]:
    """Return the states and bodies of a list from where it begins: "the following took part: Georgia, Japan; Norway"."""
    return [a for u in line.kept[at:] for a in u.parties if a.kind in ("state", "body")]


def _stood_in_for(line: Line, n: int) -> bool:
    """ "A, on behalf of President B", "C, representing Prime Minister D": B and D sent them."""
    before = line.kept[n - 1]
    return not before.roles.isdisjoint({"p:behalf", "p:instead"}) or before.of(line.tokens.text).lower() == "representing"


def behind_adjunct(line: Line, at: int) -> list[Actor]:
    """Return the party that opens the clause behind the comma of a leading phrase: "After talks with X, | Y | said"."""
    units = line.kept
    led = units[0].event is not None or any(r.startswith(("p:", "v:")) for r in units[0].roles)
    if line.heading or not led or at > 8:
        return []
    for i in range(at + 1, min(at + 14, len(units) - 1)):
        if at == 0 and units[0].event and VERBAL[units[i].roles]:
            break  # the event is itself what the sentence is about
        if "comma" in units[i].roles and units[i + 1].parties and not possessed(units, i + 1):
            named = "PERSON" in units[i + 1].roles and i + 3 >= len(units)
            return units[i + 1].parties if named or _acts(units, i + 2) else []
        if units[i].roles & {"semicolon", "stop"}:
            break
    return []


def _acts(units: Sequence[Unit], i: int) -> bool:
    return any(
        any(r.startswith("v:") or r in ("will", "have", "be", "modal", "x", "do") for r in u.roles) for u in units[i : i + 2]
    )
