"""Who came after whom in an office: "A replaced B", "was named to replace Minister B"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from elchi.lexica.classes import alternatives
from elchi.lexica.tables import strings
from elchi.model.claim import Tenure
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import person_before
from elchi.reading.coreference.coreference import Cast, Post
from elchi.reading.coreference.likeness import same_office
from elchi.reading.dates.terms import Term, terms
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.acts import Found, load_acts
from elchi.reading.lines.line import Line
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


def each_with_own_days(line: Line, found: Sequence[Tenure]) -> list[Tenure]:
    """Return what a line tells without the days of somebody who was replaced for whoever came after: "succeeds Can Kara, Minister | since 2014"."""
    made = list(found)
    for gone in (t for t in found if t.act in _acts()):
        told = min((e.span.start for e in (gone.since, gone.until) if e is not None), default=line.span.end)
        aside = gone.holder.span.end if _aside().match(line.tokens.text, gone.holder.span.end) else told
        theirs = Span(min(told, aside), line.span.end)
        made = [_without(t, theirs) if t.holder.person != gone.holder.person else t for t in made]
    return made


def _without(made: Tenure, theirs: Span) -> Tenure:
    since, until = (None if e is not None and theirs.start < e.span.end <= theirs.end else e for e in (made.since, made.until))
    return replace(made, since=since, until=until)


@cache
def _aside() -> re.Pattern[str]:
    """What is told of somebody behind the name: "who met the press", "in office since"."""
    return re.compile(r",? (?:\(|who\b|in (?:the )?(?:office|post)\b)")


@cache
def _acts() -> frozenset[str]:
    """The acts that tell whom somebody replaced."""
    return frozenset(act.name for act in load_acts("tenures") if act.kind == "succeeded")


def _over(found: Found, unit: Unit, person: str | None, post: Post) -> Tenure:
    """The claim that somebody's time in an office is over, with the term that is told of it."""
    holder = party_of(Actor("person", unit.start, unit.end, person, post.office, post.of), "holder")
    term = _their_term(found.line, unit)
    since, until = (term.since, term.until) if term is not None else (None, None)
    until = expiry(found.line) or until
    return Tenure(span=found.line.span, act=found.act.name, holder=holder, basis="ended", since=since, until=until)


def _their_term(line: Line, unit: Unit) -> Term | None:
    """The term right behind whom somebody replaced: "Can Kara, in office | since 2014", "Can Kara (2014-2018)", "who steps down | in May 2019"."""
    text, segment = line.tokens.text, line.tokens.segment
    for term in terms(text, unit.end, segment.end):
        led = _led().fullmatch(text, unit.end, term.start)
        if led is not None and led["left"]:
            return replace(term, since=None, until=term.since or term.until)
        if led is not None and (not term.alone or text[unit.end : term.start].rstrip().endswith("(")):
            return term
        if term.start - unit.end > _REACH:
            return None
    return None


_REACH = 80  # characters from a name to the term behind it


@cache
def _led() -> re.Pattern[str]:
    """What leads from somebody to the term: a bracket, an office, "who had held the post", or "who steps down"."""
    left = alternatives(
        [form for row in strings("words/tenures")["frame"].values() if row["kind"] == "ended" for form in row["forms"]]
    )
    return re.compile(
        rf",? (?:\(|in (?:the )?\w+,? |who (?:is to |will )?(?P<left>{left}) (?:on |in )?|who (?:[a-z]+ ){{1,5}}|)", re.IGNORECASE
    )


def _post_of(found: Found, cast: Cast, unit: Unit | None) -> Actor | None:
    if unit is None:
        return None
    named = person_before(found.line.kept, found.at("a")) if "PRONOUN" in unit.roles else []
    after = next(iter(cast.who(named[0] if named else unit.parties[0])), None)
    put = cast.put.get(after.person or "") if after is not None else None
    return Actor("office", unit.start, unit.end, office=put.office, of=put.of) if put is not None else after
