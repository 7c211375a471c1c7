"""What stands around a verb of saying: whether others said it, whether it is a participle, turned round, or no verb at all."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit, is_led, possessed
from elchi.reading.statements.quotations import Quoted

_PLAIN = frozenset({"p:to", "p:while", "p:after", "p:before", "p:as", "p:by"})


def was_told(line: Line, verb: int) -> bool:
    """Tell whether a verb of saying tells what others said: Georgia, which "was praised", says nothing; who "is convinced" does."""
    before = verb - 1
    while before > 0 and line.kept[before].roles & {"x", "not"} and not line.kept[before].roles & {"be", "NAME"}:
        before -= 1
    last = line.tokens.low[line.kept[verb].last - 1]
    return before >= 0 and "be" in line.kept[before].roles and (last.endswith("ed") or last in word_set("told"))


def is_participle(line: Line, verb: int) -> bool:
    """Tell whether the verb is but a participle: "stressing that" is said by the subject of another verb."""
    word = line.kept[verb].of(line.tokens.text)
    return word.endswith("ing") and " " not in word  # "was quoted as saying" is told


def is_adjectival(line: Line, verb: int) -> bool:
    """Tell whether the word is no verb: "their shared vision", "on expected growth", "an agreement that concluded"."""
    units = line.kept
    if verb == 0:
        return False
    before = units[verb - 1].roles
    if "p:by" in before and line.tokens.low[units[verb].last - 1].endswith("ed"):
        return True  # "reinforced by the shared objective"
    if before & {"will", "modal"} and verb > 1 and "who" in units[verb - 2].roles:
        return True  # "a working group, which will share expertise"
    return bool(before & {"their", "this", "who"}) or any(r.startswith("p:") and r not in _PLAIN for r in before)


def is_of_another(line: Line, verb: int, subject: Unit) -> bool:
    """Tell whether an infinitive is what somebody told of within the sentence is to do, and nothing that is said here: "bring
    together researchers to share ideas", "the role that Georgia can play to support a settlement"."""
    units = line.kept
    if "p:to" not in units[verb - 1].roles:
        return False
    at = next(n for n, u in enumerate(units) if u is subject)
    left = next((u for u in reversed(units[:at]) if u.roles & _CLAUSE or VERBAL[u.roles]), None)
    return left is not None and "comma" not in left.roles


_CLAUSE = frozenset({"comma", "that", "who"})


def is_noun(line: Line, verb: int) -> bool:
    """Tell whether the word is a noun: "U.S. support for Georgia", "the question", "to get back"; "they support" is none."""
    unit, t = line.kept[verb], line.tokens
    if unit.last != unit.first + 1 or not unit.first:
        return False
    if t.low[unit.first - 1] in word_set("before_nouns"):
        return True
    return t.low[unit.first] in word_set("said_or_named") and not _finite(line, verb) and not _their_own(line, verb)


def _their_own(line: Line, verb: int) -> bool:
    """ "They discussed their continued support for Georgia": by that they support it."""
    low, at = line.tokens.low, line.kept[verb].first
    return not {"their", "our"}.isdisjoint(low[max(0, at - 3) : at]) and any("v:discuss" in u.roles for u in line.kept[:verb])


def _finite(line: Line, verb: int) -> bool:
    """Tell whether a verb in its bare form has what it agrees with: "they", several people, "will", "to", another verb and "and"."""
    at = verb - 1
    while at > 0 and line.kept[at].roles <= _ADVERBS and line.tokens.low[line.kept[at].first].endswith(("ly", "also", "still")):
        at -= 1
    before = line.kept[at] if at >= 0 else None
    if before is None or before.roles & _LED:
        return before is not None
    if "and" in before.roles:
        return at > 0 and "v:say" in line.kept[at - 1].roles
    many = len(before.parties) > 1 or any(a.plural or a.kind == "group" or a.number in _MANY for a in before.parties)
    return many and not is_led(line.kept, at)


_ADVERBS = frozenset({"x", "adverb"})
_LED = frozenset({"will", "modal", "p:to", "not", "do", "PAIR", "who"})
_MANY = ("they", "we", "i", "you")


def is_inverted(units: Sequence[Unit], verb: int) -> bool:
    """Tell whether a person stands behind the verb: ", said Ali Veli"."""
    if verb + 1 >= len(units) or units[verb].values.get("v:say") in word_set("said_to"):
        return False  # ", commended B for his work"
    after = units[verb + 1]
    before = units[verb - 1].roles if verb else frozenset({"comma"})
    return bool(after.parties) and bool(after.roles & {"PERSON", "OFFICE"}) and bool(before & {"comma", "quote"})


def is_possessed(units: Sequence[Unit], unit: Unit) -> bool:
    """Tell whether a possessive stands behind a unit."""
    i = next(n for n, u in enumerate(units) if u is unit)
    return possessed(units, i)


def is_prepositional(unit: Unit) -> bool:
    """Tell whether a unit is a preposition other than "of"."""
    return any(r.startswith("p:") and r != "p:of" for r in unit.roles)


def leads_in(line: Line, verb: int, quoted: Quoted) -> bool:
    """Tell whether a quotation opens right behind a verb: "B said, “..."."""
    end = line.kept[verb].end
    return any(0 <= start - end <= _LEAD_IN for start, _ in quoted.spans)


_LEAD_IN = 3  # characters: a comma or colon, and a space


def is_apart(line: Line, one: int, other: int) -> bool:
    """Tell whether two verbs are of two clauses set against each other: "A said ..., while B praised"."""
    return any(u.roles & {"p:while", "semicolon"} for u in line.kept[min(one, other) : max(one, other)])
