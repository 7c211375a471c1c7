"""Whose an event is: "Minister A's programme", "their meeting", the second day "of his visit"."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.clauses.alongside import speaks_for_others
from elchi.reading.clauses.clauses import governed, holds_many, subject_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Happening, Unit, possessed

_ONE = frozenset({"PERSON", "OFFICE"})


def owned_by(line: Line, at: int) -> list[Actor]:
    """Return the possessor right before unit `at`: "Minister A's programme"."""
    units = line.kept
    return list(units[at - 2].parties) if at > 1 and "possessive" in units[at - 1].roles else []


def _owned_by_a_name(line: Line, at: int) -> bool:
    """ "A said that Veli's trip was useful": of somebody whom nothing else tells of, and not of whoever says so."""
    return at > 1 and "possessive" in line.kept[at - 1].roles and "NAME" in line.kept[at - 2].roles


def owner_of(line: Line, event: int, happening: Happening | None) -> list[Actor]:
    """Return whose event it is: a possessor before it, else the sentence's subject."""
    units = line.kept
    if (owner := owned_by(line, event)) or _owned_by_a_name(line, event):
        return owner
    if happening is not None and line.tokens.text.startswith("their ", happening.start) and (several := _several(units, event)):
        return several
    found = [a for a in subject_of(line, event) if not speaks_for_others(a)]
    personal = happening is not None and line.tokens.text.startswith(("his ", "her "), happening.start)
    if personal and len(found) == 1 and (who := _who_met(line, found[0], event)):
        return who
    if len(found) > 1 and personal:
        alone = (
            u.parties for i, u in enumerate(units[:event]) if len(u.parties) == 1 and u.roles & _ONE and not governed(units, i)
        )
        return next(alone, found)  # "met the ministers of two states during his visit"
    return found


def _several(units: Sequence[Unit], event: int) -> list[Actor]:
    """ "The ministers A and B called on C during their visit": theirs, the only ones told of together."""
    told = [u.parties for i, u in enumerate(units[:event]) if len(u.parties) > 1 and u.roles & _ONE and not governed(units, i)]
    return list(told[0]) if len(told) == 1 else []


def _who_met(line: Line, met: Actor, event: int) -> list[Actor]:
    """ "A met B on the second day of his visit": A's, for who is met is at home; whom somebody received came on his own visit."""
    units = line.kept
    at = next((i for i, u in enumerate(units[:event]) if met in u.parties), 0)
    verb = at - 1 - (at > 1 and "p:with" in units[at - 1].roles)
    told = verb > 0 and units[verb].values.get("v:say") in word_set("said_to")  # "informed B of the results of his talks with C"
    if verb < 1 or not ("v:meet" in units[verb].roles or told) or "be" in units[verb - 1].roles:
        return []
    subject = subject_of(line, verb)
    return subject if len(subject) == 1 and subject[0].kind in ("person", "office", "pronoun") else []


def theirs(line: Line, event: int) -> list[Actor]:
    """Whose "their meeting" is: a plural subject, else subject and object of the sentence, else the two told of before."""
    units = line.kept
    subject = subject_of(line, event)
    if holds_many(subject):
        return subject
    people = [
        a for i, u in enumerate(units[:event]) if not possessed(units, i) for a in u.parties if a.kind in ("person", "office")
    ]
    if subject and len(people) == 2:
        return people
    return [Actor("pair", units[event].start, units[event].end, number="they", plural=True)]
