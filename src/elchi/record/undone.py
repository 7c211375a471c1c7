"""What would undo a person's judgement: a rule that says the opposite, or a re-reading that passes one off as the other."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Select, select

from elchi.errors import RecordError
from elchi.model.claim import Claim, Party
from elchi.model.document import Span
from elchi.model.entity import Judgement, Resolution, Verdict
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.derive import judgements_of
from elchi.record.prepared import Among, Prepared

_OPPOSITE = {Verdict.SAME: Verdict.NOT_SAME, Verdict.NOT_SAME: Verdict.SAME}


class JudgementUndone(RecordError):
    """A re-run would undo what a person judged."""

    def __init__(self, standing: Judgement, new: Judgement) -> None:
        super().__init__(
            f'{standing.by} judged {standing.left} and {standing.right} "{standing.verdict}" ({standing.why}); '
            f'{new.by} would make them "{new.verdict}". Judge anew by hand if that is meant.'
        )


def contradicts(standing: Judgement, new: Judgement) -> bool:
    """Tell whether a rule says the opposite of what a person judged. A rule that is unsure undoes nothing."""
    return not new.human and _OPPOSITE.get(standing.verdict) is new.verdict


def replaced(connection: Connection, document: str, resolution: Resolution) -> Iterator[tuple[Judgement, Judgement]]:
    """Yield people's standing NOT_SAME that a new reading of a document would pass over, each with what it would mean.

    Two readings name different people in the same words: if a person judged those two apart, the new reading says the
    opposite without any judgement of its own. Not so where a rule joined the two in this very document: what a person judged
    was against that, and the new reading carries it out.
    """
    before = last_claims(connection, document)
    if not before:
        return
    was, becomes = _named(before), _named(resolution.claims)
    for span in sorted(was.keys() & becomes.keys()):
        for old, new in ((o, n) for o in sorted(was[span]) for n in sorted(becomes[span])):
            moved = old != new and old not in becomes[span] and not _joined_here(connection, document, old, new)
            standing = _apart(connection, old, new) if moved else None
            if standing is not None:
                yield standing, Judgement(old, new, Verdict.SAME, f"rule:{resolution.reading.reader}", "re-reading")


def _joined_here(connection: Connection, document: str, left: str, right: str) -> bool:
    """Tell whether a rule held two to be one when it read this document."""
    j, pair = schema.judgements.c, (left, right)
    query = select(j.number).where(
        j.left_id.in_(pair), j.right_id.in_(pair), j.document == document, j.verdict == Verdict.SAME.value
    )
    return connection.execute(query.limit(1)).first() is not None


def last_claims(connection: Connection, document: str) -> list[Claim]:
    """Return the claims of the reading of a document that counts."""
    c, r = schema.claims.c, schema.live_readings.c
    live = select(r.reading).where(r.document == document, r.until.is_(None))
    return [load(body) for body in connection.scalars(select(c.body).where(c.reading.in_(live)).order_by(c.position))]


def _named(claims: Iterable[Claim]) -> dict[Span, set[str]]:
    """The people named in the words of each span."""
    found: dict[Span, set[str]] = {}
    for party in (p for claim in claims for p in parties_of(claim)):
        if party.person_id:
            found.setdefault(party.span, set()).add(party.person_id)
    return found


def parties_of(claim: Claim) -> Iterator[Party]:
    """Yield every party of a claim."""
    for value in (getattr(claim, f.name) for f in fields(claim)):
        yield from (party for party in (value if isinstance(value, tuple) else (value,)) if isinstance(party, Party))


def about(connection: Connection, left: str, right: str) -> list[Judgement]:
    """Return all judgements about a pair, oldest first."""
    return judgements_of(_ABOUT.all(connection, pair=[left, right]))


def _about(among: Among) -> Select[Any]:
    j = schema.judgements
    return select(j).where(among(j.c.left_id, "pair"), among(j.c.right_id, "pair")).order_by(j.c.number)


_ABOUT = Prepared(_about)


def _apart(connection: Connection, left: str, right: str) -> Judgement | None:
    """The person's standing judgement that two are not the same."""
    people = [judgement for judgement in about(connection, left, right) if judgement.human]
    return people[-1] if people and people[-1].verdict is Verdict.NOT_SAME else None
