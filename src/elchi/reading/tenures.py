"""Offices as attested in passing, memberships and namings."""

from collections.abc import Iterator

from elchi.model.claim import Membership, Naming, Tenure
from elchi.model.document import Span
from elchi.reading.acts import Found, find, load_acts
from elchi.reading.coreference import Cast
from elchi.reading.line import Line
from elchi.reading.units import Actor
from elchi.reading.encounters import party_of


def tenures_of(cast: Cast) -> list[Tenure]:
    """Return every office in which a person of the cast is attested."""
    return [tenure for person in cast.people for tenure in _offices(person)]


def _offices(person: Actor) -> Iterator[Tenure]:
    offices = [(person.office, person.of), *person.also] if person.office else list(person.also)
    for office, of in offices:
        holder = party_of(Actor("person", person.start, person.end, person.person, office, of), "holder")
        basis = "former" if person.former else "acting" if office and "acting" in office.lower() else "attested"
        yield Tenure(span=Span(person.start, person.end), act="office-and-name", holder=holder, basis=basis)


def memberships_of(line: Line) -> list[Membership]:
    """Return the memberships that a line tells of."""
    found: list[Membership] = []
    for act in find(load_acts("memberships"), line):
        found.extend(
            m for m in _memberships(act) if not any((m.member, m.organisation) == (f.member, f.organisation) for f in found)
        )
    return found


def _memberships(found: Found) -> Iterator[Membership]:
    body = found.unit("body")
    segment = found.line.tokens.segment
    for unit in found.units("member"):
        for actor in unit.parties:
            if body is not None and actor.of and body.parties and body.parties[0].of != actor.of:
                yield Membership(
                    span=Span(segment.start, segment.end), act=found.act.name, member=actor.of, organisation=body.parties[0].of or "",
                    status=found.act.kind, member_id=actor.entity, organisation_id=body.parties[0].entity,
                    since=found.line.dates[0] if found.act.kind != "candidate" and found.line.dates else None,
                )  # fmt: skip


def namings_of(line: Line) -> list[Naming]:
    """Return acronyms given in brackets behind a name."""
    t = line.tokens
    found = []
    for unit in line.all:
        if unit.parties and unit.parties[0].kind == "body" and unit.last - unit.first > 3 and t.is_word(unit.last - 1, ")"):
            name, acronym = unit.parties[0].of or "", t.words[unit.last - 2]
            found.append(
                Naming(span=Span(unit.start, unit.end), act="acronym-in-brackets", name=name, other=acronym, how="acronym")
            )
    return found
