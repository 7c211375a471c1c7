"""A body that a clause leaves out, put behind the verb or noun that is about it: "Pakistan left | the Commonwealth | in 1972"."""

from collections.abc import Sequence

from elchi.lexica.classes import belonging_words, word_set
from elchi.model.quick import replace
from elchi.reading.clauses.passive import is_passive
from elchi.reading.coreference.antecedents import Spoken, joinable
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit, is_led
from elchi.reading.memberships.doers import STATES
from elchi.reading.memberships.frames import Frame, frames_of
from elchi.reading.memberships.standing_nouns import noun_of

BODY, BE = frozenset({"PARTY", "BODY"}), frozenset({"be"})
HELPING = frozenset({"be", "have", "will", "modal", "not", "adverb"})
MOVES = ("enter", "admit", "lose", "oust", "suspend")  # verbs that say by themselves what becomes of a standing
PASSIVE = ("admit", "oust", "suspend", "give")
_CONJUNCTIONS = frozenset({"p:while", "p:after", "p:before", "p:until"})
_IN = frozenset({"p:in"})
_LEADING = {"enter": "p:to", "admit": "p:to", "lose": "p:from", "oust": "p:from", "suspend": "p:from"}


def bodied(line: Line, spoken: Spoken) -> Line:
    """Return the line with the body spoken of put behind a verb that leaves it out: "Pakistan left in 1972"."""
    if "BODY" in line.roles or line.roles.isdisjoint(STATES) or len(spoken.only()) != 1:
        return line
    body = spoken.only()[0]
    if not joinable(line.tokens.lexicon, body):
        return line
    if (at := next((n for n in range(len(line.kept)) if _stands_alone(line, n)), None)) is not None:
        return line.seen_as(at_noun(line.kept, at, body))
    for n, unit in enumerate(line.kept):
        frame = frame_in(line, unit, MOVES)
        if frame is None or (frame.name in PASSIVE) != is_passive(line, n) or not (by_a_state(line, n) and closed(line, n + 1)):
            continue
        if _plainly(line, unit) or body.entity == spoken.about:
            return line.seen_as(with_body(line, line.kept, n, frame, body))
    return line


def _stands_alone(line: Line, n: int) -> bool:
    """Whether a noun of standing is that of the body spoken of: "took over the chairmanship", "observer status was granted to"."""
    kept, noun = line.kept, noun_of(line.kept[n])
    behind = kept[n + 1] if n + 1 < len(kept) else None
    if noun is None or (behind is not None and behind.roles & {"p:of", "p:in", "p:on", "possessive"}):
        return False
    if noun == "chairing":
        return n > 0 and frame_in(line, kept[n - 1], ("take",)) is not None and by_a_state(line, n - 1)
    word = line.tokens.low[kept[n].last - 1]
    if behind is not None and word == "status" and ("be" in behind.roles or is_passive(line, n + 1)):
        return any("p:to" in u.roles for u in kept[n + 2 : n + 5])
    return word == "membership" and n > 1 and _moved_in(line, n)


def _moved_in(line: Line, n: int) -> bool:
    """ "Returned to | membership", "its | membership | lapsed"."""
    kept, before = line.kept, line.kept[n - 1].roles
    led = "p:to" in before and frame_in(line, kept[n - 2], ("enter", "admit")) is not None
    lapsed = n + 1 < len(kept) and line.tokens.low[kept[n + 1].last - 1] in word_set("lapsing")
    return led or ("possessive" in before and lapsed)


def at_noun(units: Sequence[Unit], n: int, body: Actor) -> list[Unit]:
    """Return the units with a body behind the noun at `n`: "a member | in | the Forum"."""
    return [*units[: n + 1], made_behind(units[n], _IN), made_behind(units[n], BODY, body), *units[n + 1 :]]


def _plainly(line: Line, unit: Unit) -> bool:
    """Whether a verb is said of standings alone: "acceded", "was readmitted", but not "left"."""
    return line.tokens.low[unit.last - 1] in belonging_words("plainly")


def by_a_state(line: Line, n: int) -> bool:
    """Whether a verb is that of a state right before it, or done to it."""
    at = n - 1
    while at > 0 and not line.kept[at].parties and line.kept[at].roles & (HELPING | {"x", "who", "comma"}):
        at -= 1
    joined = at > 0 and bool(line.kept[at - 1].roles & _CONJUNCTIONS)  # "when Chile withdrew"
    return at >= 0 and bool(line.kept[at].roles & STATES) and (joined or not is_led(line.kept, at))


def closed(line: Line, n: int) -> bool:
    """Whether nothing is said behind a verb that it could be about."""
    if n >= len(line.kept):
        return True
    unit = line.kept[n]
    if unit.roles & {"stop", "comma", "and", "semicolon", "close", "quote", "p:as", "p:after", "p:while", "p:until"}:
        return True
    return line.tokens.low[unit.first] in belonging_words("closing")


def with_body(line: Line, units: Sequence[Unit], n: int, frame: Frame, body: Actor) -> list[Unit]:
    """Return the units with a body behind the verb at `n`, led by the preposition that its frame asks for."""
    verb = units[n]
    direct = "direct" in frame.bodies and line.tokens.low[verb.last - 1] in belonging_words("takes_body")
    made = [] if direct else [made_behind(verb, frozenset({_LEADING[frame.name]}))]
    return [*units[: n + 1], *made, made_behind(verb, BODY, body), *units[n + 1 :]]


def made_behind(behind: Unit, roles: frozenset[str], *parties: Actor) -> Unit:
    """Return a unit without words of its own, behind another."""
    end, last = behind.end, behind.last
    return Unit(roles, end, end, last - 1, last, parties=[replace(a, start=end, end=end) for a in parties])


def frame_in(line: Line, unit: Unit, names: Sequence[str]) -> Frame | None:
    """Return the frame of a verb that bears one of these names, if any."""
    frames = frames_of(line, unit)
    return next((f for f in frames if f.name in names), None) if frames else None
