"""The clause around a verb or an event: who does it, and who comes along.

Found over the flat line of units: inserts between commas are stepped over, objects of other verbs and parties behind
prepositions are passed by, and the subject of a leading "After talks with X, Y ..." is looked for behind its comma.
"""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.clauses.alongside import (
    behind_adjunct,
    broken_row,
    company_of,
    listed_before,
    told_beside,
    with_his_spouse,
)
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, WITH_THEIR_OWN, Actor, Unit, possessed

_REACH = 28
_INSERTED = 30
_ONE = frozenset({"PERSON", "OFFICE"})


def subject_of(line: Line, verb: int) -> list[Actor]:
    """Return the actors that do the verb at unit `verb`, with those who come along; none where nobody is found."""
    if own := _absolute(line, verb):
        return own
    at = subject_at(line.kept, verb)
    if at is not None and _unnamed_between(line, at, verb):
        return []
    if at is None:
        return listed_before(line, verb) or behind_adjunct(line, verb) or attributed(line, verb)
    units = line.kept
    third = units[at].parties[0].number if "PRONOUN" in units[at].roles else None
    if third in ("he", "she") and (named := _who_came(units, at, verb) or person_before(units, at)):
        return named
    if third == "they" and (named := _who_came(units, at, verb) or several_before(units, at)):
        return named
    if (first := _he_and(units, at)) is not None:
        return [*first, *units[at].parties]
    company = [*(_row_before(units, at) or broken_row(units, at) or with_his_spouse(units, at)), *company_of(units, at, verb)]
    return [*units[at].parties, *company] if company else units[at].parties


def _he_and(units: Sequence[Unit], at: int) -> list[Actor] | None:
    """ "Paris, where | she and | Special Envoy B will attend": whom the pronoun stands for does it too."""
    if at < 2 or "and" not in units[at - 1].roles or "PRONOUN" not in units[at - 2].roles or not _free(units, at - 2):
        return None
    if units[at - 2].parties[0].number not in ("he", "she"):
        return None
    return person_before(units, at - 2) or units[at - 2].parties


def _absolute(line: Line, verb: int) -> list[Actor]:
    """ "The talks closed with A and B | agreeing to meet": those whom "with" leads to do what the participle tells."""
    units, at = line.kept, verb - 1 - (verb > 1 and line.tokens.is_word(line.kept[verb - 1].first, "each", "both"))
    led = at > 0 and bool(units[at].parties) and "p:with" in units[at - 1].roles
    return units[at].parties if led and line.tokens.low[units[verb].first].endswith("ing") else []


def _row_before(units: Sequence[Unit], at: int) -> list[Actor]:
    """ "A, B, director of the office of C, and a number of officials": those whom a count parts from the last of a row."""
    i = at - 1
    if i < 2 or "this" not in units[i].roles or "and" not in units[i - 1].roles:
        return []
    i -= 3 if "comma" in units[i - 2].roles else 2
    found: list[Actor] = []
    while i >= 0 and units[i].parties:
        if not units[i].roles & {"PERSON", "OFFICE", "PARTIES"}:
            return []
        found = [*units[i].parties, *found]
        more = i > 1 and (units[i - 1].roles & {"p:of"} or ("comma" in units[i - 1].roles and units[i - 2].parties))
        if not more:
            return found if i == 0 or _free(units, i) else []
        i -= 2
    return []


def _unnamed_between(line: Line, at: int, verb: int) -> bool:
    """ "A will meet, and young people from all states will gather": a clause of its own, whose subject has no name.

    So is "the sides confirmed that the commission will meet".
    """
    units, text = line.kept, line.tokens.text
    noun = verb - 2
    if noun > at + 1 and "will" in units[verb - 1].roles and "that" in units[noun - 1].roles and not units[noun].parties:
        return line.tokens.is_word(units[noun].first - 1, "the")
    for i in range(at + 1, verb - 2):
        if "comma" in units[i].roles and "and" in units[i + 1].roles and units[i + 2].roles == {"x"} and i + 3 < verb:
            word = units[i + 2].of(text)
            return word.islower() and not word.endswith("ly") and any(u.roles & {"will", "have", "be"} for u in units[i + 3 : verb])
    return False


def subject_at(units: Sequence[Unit], verb: int) -> int | None:
    """Return where the subject of the verb stands: the nearest free party to its left."""
    i, steps = verb - 1, 0
    while i >= 0 and steps < _REACH:
        unit = units[i]
        if "semicolon" in unit.roles and not _goes_on(units, i, verb):
            return None
        if "who" in unit.roles and ((antecedent := _antecedent(units, i)) is not None or _of_a_word(units, i, verb)):
            return antecedent
        if "comma" in unit.roles and (opening := _opening(units, i)) is not None and _closes_at(units, opening, i, verb):
            i, steps = opening - 1, steps + 1
            continue
        if unit.parties and _free(units, i) and not _goes_on_over(units, i, verb):
            return i
        i, steps = i - 1, steps + 1
    return None


def _goes_on(units: Sequence[Unit], semicolon: int, verb: int) -> bool:
    """ "They affirmed their friendship; and agreed to meet": nobody else is told of behind the semicolon."""
    return "and" in units[semicolon + 1].roles and not any(u.parties or "x" in u.roles for u in units[semicolon + 2 : verb])


def _goes_on_over(units: Sequence[Unit], i: int, verb: int) -> bool:
    """ "Congratulated Y on his election and promised": whom the first verb is done to does not do the one behind "and"."""
    led = verb > 2 and "and" in units[verb - 1].roles and i + 1 < len(units) and LEADING[units[i + 1].roles]
    if not led or i < 2 or not VERBAL[units[i - 1].roles] or units[i - 1].parties:
        return False
    if "v:say" in units[i - 1].roles and units[i - 1].values.get("v:say") not in word_set("said_to"):
        return False
    return any(u.parties for u in units[max(0, i - 12) : i - 1])


def _antecedent(units: Sequence[Unit], who: int) -> int | None:
    """ "By Foreign Secretary X, who met Y": whoever stands right before "who", governed or not."""
    at = who - 2 if who > 1 and "comma" in units[who - 1].roles else who - 1
    return at if at >= 0 and units[at].roles & {"PERSON", "OFFICE", "GROUP"} else None


def _of_a_word(units: Sequence[Unit], who: int, verb: int) -> bool:
    """ "Told people who would like to leave": a word that names nobody does what its own clause tells."""
    return who > 0 and units[who - 1].roles == _WORD_ALONE and not any(u.roles & _PARTS for u in units[who + 1 : verb])


def _closes_at(units: Sequence[Unit], opening: int, i: int, verb: int) -> bool:
    """The comma at `i` stands right before the verb and its auxiliaries: it closes an insert; so it does in "A called B, who is the
    Chair, and expressed support"."""
    first = i + 1 + ("and" in units[i + 1].roles and "who" in units[opening + 1].roles)
    return all(units[j].roles & {"will", "have", "be", "not", "modal", "do", "adverb", "x"} for j in range(first, verb))


def _opening(units: Sequence[Unit], closing: int) -> int | None:
    """The comma that opens the insert which ends at `closing`: ", whose country holds ...,", ", accompanied by Y,"."""
    for j in range(closing - 1, max(0, closing - _INSERTED), -1):
        if "comma" in units[j].roles:
            after = units[j + 1]
            inserted = "who" in after.roles or LEADING[after.roles] or VERBAL[after.roles] or _tells_more(units, j, closing)
            if inserted:
                return j if units[j - 1].parties else None
            if not after.parties:
                return None
    return None


def _tells_more(units: Sequence[Unit], comma: int, closing: int) -> bool:
    """ "Wang, also a member of the Bureau, said", "A, himself a lawyer, said": more of who stands before the comma."""
    after, alone = units[comma + 1], comma + 2 == closing
    himself = "PRONOUN" in after.roles and after.parties[0].number in ("he", "she")
    return himself or (alone and "OFFICE" in after.roles and "PERSON" in units[comma - 1].roles)


def _free(units: Sequence[Unit], i: int) -> bool:
    return not (governed(units, i) or possessed(units, i) or _is_object(units, i) or told_beside(units, i))


def governed(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a party stands behind a preposition, and so does no verb."""
    if i > 1 and units[i - 1].roles <= _WORD and units[i].roles & _BODIES and units[i - 2].roles & _GOVERNING:
        return True  # "contributions to building the Community"
    if i > 2 and units[i - 1].roles <= _WORD and "their" in units[i - 2].roles and LEADING[units[i - 3].roles]:
        return True  # "accompanied by his wife A"
    if i > 2 and units[i - 1].roles <= _WORD and units[i - 2].roles & _INSIDE and "STATE" in units[i].roles:
        return i + 1 < len(units) and not units[i + 1].roles.isdisjoint(_CLOSING)  # "in eastern Georgia, and mandated"
    if i > 2 and "dash" in units[i - 1].roles and units[i - 2].parties:
        return governed(units, i - 2)  # "the strength of U.S.-Indonesia ties"
    if i == 0 or not LEADING[units[i - 1].roles] or "p:while" in units[i - 1].roles:
        return False
    return not _does_then(units, i)


def _does_then(units: Sequence[Unit], i: int) -> bool:
    """ "The trip came after | he | held talks", "Before | A | left Oslo, he met B": before a verb one is led into a clause, and is no object."""
    then = (
        ("PRONOUN" in units[i].roles or (i == 1 and bool(units[i].roles & _ONE)))
        and bool(units[i - 1].roles & {"p:after", "p:before"})
        and i + 1 < len(units)
    )
    return then and (VERBAL[units[i + 1].roles] or bool(units[i + 1].roles & {"have", "be", "will", "modal"}))


_WORD_ALONE, _PARTS = frozenset({"x"}), frozenset({"comma", "and", "semicolon"})
_INSIDE, _CLOSING = frozenset({"p:in", "p:across", "p:from"}), frozenset({"comma", "and", "stop", "dash"})
_WORD, _BODIES = frozenset({"x", "firm", "deed"}), frozenset({"BODY", "STATE"})
_GOVERNING = frozenset({"p:to", "p:of", "p:for", "p:by", "p:with"})


def _is_object(units: Sequence[Unit], i: int) -> bool:
    """ "Visited Georgia and met Y": Georgia is visited, and meets nobody. "Said X and ..." may be turned round, "called on X and ..." not."""
    if i < 2 or not VERBAL[units[i - 1].roles]:
        return False
    if "v:say" in units[i - 1].roles and units[i - 1].values.get("v:say") not in word_set("said_to"):
        return False
    if "v:arrive" in units[i - 1].roles and units[i].roles & _BODIES:
        return True  # "departed the Sultanate heading to Kuwait"
    gone_to = units[i].place is not None or "v:visit" in units[i - 1].roles  # "visited Georgia to hold talks"
    told = "v:say" in units[i - 1].roles and not gone_to  # "told the agency that his talks with B were good"
    ends = {"and", "comma", "p:to"} if gone_to else {"and", "comma", "that"} if told else {"and", "comma", "p:before", "p:after"}
    if told and units[i - 1].values.get("v:say") in word_set("said_to") and not VERBAL[units[min(i + 2, len(units) - 1)].roles]:
        ends |= {"p:on", "p:of", "p:about", "p:for"}  # "congratulated B on his election and informed him", not "on signing"
    joined = i + 1 < len(units) and not units[i + 1].roles.isdisjoint(ends)
    return joined and any(u.parties for u in units[max(0, i - 12) : i - 1])


def attributed(line: Line, at: int) -> list[Actor]:
    """Return who speaks the words: "It was a pleasure to host X, Minister Y said", for what has no doer of its own."""
    units = line.kept
    for i in range(at + 1, len(units) - 2) if "v:say" in line.roles else ():
        if units[i].roles & {"comma", "quote"}:
            pair = (units[i + 1], units[i + 2])
            said, who = pair if "v:say" in pair[0].roles else (pair[1], pair[0])
            if "v:say" in said.roles and who.roles & {"PERSON", "OFFICE"}:
                return who.parties
    return []


def _who_came(units: Sequence[Unit], i: int, verb: int) -> list[Actor]:
    """ "Will hold talks with B when he arrives": the guest who was named last, for whoever is at home arrives nowhere."""
    if "v:arrive" not in units[verb].roles or i < 2 or "p:while" not in units[i - 1].roles or "p:with" not in units[i - 3].roles:
        return []
    return units[i - 2].parties if "PERSON" in units[i - 2].roles else []


def person_before(units: Sequence[Unit], i: int) -> list[Actor]:
    """Whom a pronoun in the same sentence stands for: the nearest person before it."""
    first = next((j for j in range(i) if _same_pronoun(units, i, j)), i)
    if first < i:
        return person_before(units, first)  # "where she met A; Rome, where she met B": one she in one sentence
    for j in range(i - 1, -1, -1):
        if units[j].parties and units[j].roles & {"PERSON", "OFFICE"} and not (governed(units, j) or possessed(units, j)):
            return units[j].parties
    return []


def _same_pronoun(units: Sequence[Unit], i: int, j: int) -> bool:
    """Tell whether one "she" of a sentence was the subject of another verb before."""
    both = "PRONOUN" in units[i].roles and "PRONOUN" in units[j].roles
    return both and units[i].parties[0].number == units[j].parties[0].number and _free(units, j)


def several_before(units: Sequence[Unit], i: int) -> list[Actor]:
    """Whom "they" in the same sentence stands for: the only ones before it who are more than one."""
    many = [j for j in range(i) if units[j].parties and (holds_many(units[j].parties) or WITH_THEIR_OWN in units[j].values)]
    if len(many) != 1:
        return []
    behind = units[many[0] + 1 : many[0] + 3]
    return units[many[0]].parties if any("who" in u.roles for u in behind) or _free(units, many[0]) else []


def holds_many(actors: Sequence[Actor]) -> bool:
    """Tell whether these are more than one: a list, "the two leaders", a plural group."""
    return len(actors) > 1 or any(a.plural or a.kind == "pair" or a.number in ("they", "we") for a in actors)
