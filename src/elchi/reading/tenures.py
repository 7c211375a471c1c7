"""Offices as attested in passing and as changed hands, and namings."""

from collections.abc import Iterator, Sequence

from elchi.model.claim import Naming, Tenure
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.acts import Found, find, load_acts
from elchi.reading.clauses import person_before
from elchi.reading.coreference import Cast
from elchi.reading.encounters import party_of
from elchi.reading.line import Line
from elchi.reading.units import Actor


def tenures_of(cast: Cast, changes: Sequence[Tenure] = ()) -> list[Tenure]:
    """Return what is told of changes in office, and every other office in which a person of the cast is attested."""
    told = {(c.holder.person, c.holder.office) for c in changes}
    attested = [tenure for person in cast.people for tenure in _offices(person)]
    return [*changes, *(t for t in attested if (t.holder.person, t.holder.office) not in told)]


def _offices(person: Actor) -> Iterator[Tenure]:
    offices = [(person.office, person.of), *person.also] if person.office else list(person.also)
    for office, of in offices:
        holder = party_of(Actor("person", person.start, person.end, person.person, office, of), "holder")
        basis = "former" if person.former else "acting" if office and "acting" in office.lower() else "attested"
        yield Tenure(span=Span(person.start, person.end), act="office-and-name", holder=holder, basis=basis)


def changes_of(line: Line, cast: Cast, anchor: DateExpression | None) -> list[Tenure]:
    """Return the appointments and successions that a line tells of; a person appointed holds the office from then on."""
    found: list[Tenure] = []
    for act in find(load_acts("tenures"), line):
        made = _succession(act, cast) if act.act.kind == "succeeded" else _appointment(act, cast, anchor)
        if made is not None and not any(made.holder.person == f.holder.person and made.basis == f.basis for f in found):
            found.append(made)
    return found


def _appointment(found: Found, cast: Cast, anchor: DateExpression | None) -> Tenure | None:
    person, office = found.unit("a"), found.unit("office")
    if person is None or office is None:
        return None
    who, post = cast.introduce(person.parties[0]), office.parties[0]
    acting = bool(post.office and post.office.lower().startswith("acting"))
    if who.office is None:
        who.office, who.of = post.office, post.of
    since = found.line.dates[0] if found.line.dates else anchor
    holder = party_of(Actor("person", person.start, person.end, who.person, post.office, post.of), "holder")
    return Tenure(
        span=_sentence(found.line), act=found.act.name, holder=holder, basis="acting" if acting else "appointed", since=since
    )


def _succession(found: Found, cast: Cast) -> Tenure | None:
    """ "He replaced B": B's time in the successor's office is over."""
    before, unit = found.unit("before"), found.unit("a")
    if before is None or unit is None:
        return None
    named = person_before(found.line.kept, found.at("a")) if "PRONOUN" in unit.roles else []
    after = cast.who(named[0] if named else unit.parties[0])
    if not after or after[0].office is None:
        return None
    who = cast.introduce(before.parties[0])
    holder = party_of(Actor("person", before.start, before.end, who.person, after[0].office, after[0].of), "holder")
    return Tenure(span=_sentence(found.line), act=found.act.name, holder=holder, basis="former")


def _sentence(line: Line) -> Span:
    return Span(line.tokens.segment.start, line.tokens.segment.end)


def _foundings(line: Line) -> Iterator[Naming]:
    """ "The CCTS was founded in 2009": it bears its name since then."""
    for number, unit in enumerate(line.kept):
        if "v:found" not in unit.roles or not line.dates:
            continue
        bodies = [a for u in line.kept[max(0, number - 3) : number] for a in u.parties if a.kind == "body"]
        bodies = bodies or [a for a in line.subject if a.kind == "body"]
        if bodies and bodies[0].of:
            name = bodies[0].of
            yield Naming(span=_sentence(line), act="founded", name=name, other=name, how="founded", since=line.dates[0])


def namings_of(line: Line) -> list[Naming]:
    """Return acronyms given in brackets behind a name, and foundings."""
    t = line.tokens
    found = list(_foundings(line))
    for unit in line.all:
        if unit.parties and unit.parties[0].kind == "body" and unit.last - unit.first > 3 and t.is_word(unit.last - 1, ")"):
            name, acronym = unit.parties[0].of or "", t.words[unit.last - 2]
            found.append(
                Naming(span=Span(unit.start, unit.end), act="acronym-in-brackets", name=name, other=acronym, how="acronym")
            )
    return found
