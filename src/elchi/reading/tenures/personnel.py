"""Whose offices change hands where a paper names no state: those of the capital that it is sent from, or of the one state it tells of."""

from bisect import bisect_left
from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import Lexicon
from elchi.model.claim import Tenure
from elchi.model.quick import replace
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.lacking import lacks
from elchi.reading.layout.masthead import Masthead
from elchi.reading.lines.line import Line
from elchi.reading.names.lands import before_it_was, land_named


def of_home(changes: Sequence[Tenure], lines: Sequence[Line], cast: Cast, head: Masthead) -> list[Tenure]:
    """Return changes of office, and leave the people of the cast, with the state that their paper need not name.

    "LONDON - The Foreign Secretary has resigned", "British Prime Minister A ... Health Secretary B was named": where no office in the
    text is another state's or a body's.
    """
    land = _home(lines, cast, changes, head) if any(map(_changed, changes)) else None
    if land is None:
        return list(changes)
    name = lines[0].tokens.lexicon.register.name_on(land, None)
    for person in cast.people:
        if person.office and not person.of and _at_home(land, person.office):
            person.of = name
    return [
        replace(c, holder=replace(c.holder, of=name)) if not c.holder.of and _at_home(land, c.holder.office or "") else c
        for c in changes
    ]


def _changed(change: Tenure) -> bool:
    return change.basis != "attested" and not change.holder.of


def _home(lines: Sequence[Line], cast: Cast, changes: Sequence[Tenure], head: Masthead) -> str | None:
    """The state whose capital the paper is sent from, else the one of which somebody in office is told, where every office in it that
    is anybody's is that state's."""
    lexicon = lines[0].tokens.lexicon
    owners = {o for o in (*(p.of for p in cast.people), *(c.holder.of for c in changes)) if o}
    begun = sorted(c.span.start for c in changes)
    told = [line for line in lines if bisect_left(begun, line.tokens.segment.start) < bisect_left(begun, line.tokens.segment.end)]
    beside = {a.of for line in told for unit in line.kept for a in unit.parties if a.kind in ("office", "state") and a.of}
    lands = {land_named(o, lexicon) for o in owners | beside}
    land = _sent_from(lexicon, head) or (next(iter(lands)) if owners and not _held_by_another(cast) else None)
    return land if land is not None and lands <= {land} and not before_it_was(land, head.published, lexicon) else None


def _held_by_another(cast: Cast) -> bool:
    """ "Prime Minister A will travel to Georgia, whose Prime Minister is B": A's office is there another's, so he is of another state."""
    held = {p.office.lower() for p in cast.people if p.office and p.of}
    return any(p.office and not p.of and p.office.lower() in held for p in cast.people)


def _sent_from(lexicon: Lexicon, head: Masthead) -> str | None:
    """The state in whose capital the paper was written, but where more is told of bodies than of the state."""
    if head.place is None or head.place.entity in word_set("seats_of_bodies"):
        return None
    return lexicon.register.state_of_capital(head.place.entity)


def _at_home(land: str, office: str) -> bool:
    """ "Ambassador", "Special Representative": whose they are is another question than where they are."""
    words = office.lower().replace("-", " ").split()
    if not word_set("generals_of_states").isdisjoint(words):  # "Attorney General"
        words = [w for w in words if w != "general"]
    return not lacks(land, office) and word_set("sent_or_of_bodies").isdisjoint(words)
