"""Who came after whom in an office: "A replaced B", "was named to replace Minister B"."""

from collections.abc import Iterator

from elchi.model.claim import Tenure
from elchi.model.expression import DateExpression
from elchi.reading.clauses.clauses import person_before
from elchi.reading.coreference.coreference import Cast, Post
from elchi.reading.coreference.likeness import same_office
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.acts import Found
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.tenures.tenure_terms import dated, expiry


def following(found: Found, cast: Cast, anchor: DateExpression | None) -> Iterator[Tenure]:
    """ "Can Kara was named to replace Foreign Minister B": who has no other office has that of the one before him."""
    unit, before = found.unit("a"), found.unit("before")
    if unit is None or before is None:
        return
    who, old = cast.introduce(unit.parties[0]), cast.introduce(before.parties[0])
    if old.office is None and who.person in cast.put and old.person:  # "He replaced B" who is told of without an office
        yield _over(found, before, old.person, cast.put[who.person])
        return
    if who.person is None or who.office is not None or old.office is None:
        return
    who.office, who.of = old.office, old.of
    holder = party_of(Actor("person", unit.start, unit.end, who.person, old.office, old.of), "holder")
    yield dated(found.line, found.act.name, found.act.kind, holder, None, anchor)


def succession(found: Found, cast: Cast, anchor: DateExpression | None) -> Iterator[Tenure]:
    """ "He replaced B": B's time in the successor's office is over; "became Minister, replacing B" names the office."""
    before, unit, named = found.unit("before"), found.unit("a"), found.unit("office")
    post = named.parties[0] if named is not None else _post_of(found, cast, unit)
    if before is None or post is None or post.office is None:
        return
    who = cast.introduce(before.parties[0])
    left = _left_by(who, post, cast) if named is None else None
    if unit is not None and left is not None:
        yield from _moved_up(found, unit, cast, left, anchor)
    yield _over(found, before, who.person, left or Post(post.office, post.of))


def _left_by(before: Actor, after: Actor, cast: Cast) -> Post | None:
    """ "Health Minister A replaced B": B's office, where the text tells of another than A's, and A was not put in his own there."""
    if before.office is None or before.former or same_office(before.office, after.office or ""):
        return None
    return Post(before.office, before.of) if after.person and after.person not in cast.put else None


def _moved_up(found: Found, unit: Unit, cast: Cast, left: Post, anchor: DateExpression | None) -> Iterator[Tenure]:
    """The claim that somebody who had another office took one that was left."""
    person = next((a.person for a in cast.who(unit.parties[0])), None)
    if person is not None:
        cast.put[person] = left
        holder = party_of(Actor("person", unit.start, unit.end, person, left.office, left.of), "holder")
        yield dated(found.line, found.act.name, "appointed", holder, None, anchor)


def _over(found: Found, unit: Unit, person: str | None, post: Post) -> Tenure:
    """The claim that somebody's time in an office is over."""
    holder = party_of(Actor("person", unit.start, unit.end, person, post.office, post.of), "holder")
    return Tenure(span=found.line.span, act=found.act.name, holder=holder, basis="ended", until=expiry(found.line))


def _post_of(found: Found, cast: Cast, unit: Unit | None) -> Actor | None:
    if unit is None:
        return None
    named = person_before(found.line.kept, found.at("a")) if "PRONOUN" in unit.roles else []
    after = next(iter(cast.who(named[0] if named else unit.parties[0])), None)
    put = cast.put.get(after.person or "") if after is not None else None
    return Actor("office", unit.start, unit.end, office=put.office, of=put.of) if put is not None else after
