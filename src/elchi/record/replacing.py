"""What a person's choice in a doubt does with commitments: one takes the place of another, and does so no more when that is taken back."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from elchi.model.followup import REPLACES, Act, FollowUp
from elchi.model.reading import Doubt
from elchi.record import schema
from elchi.record.chosen import person_of, told_at
from elchi.record.codec import load


def acts_of(connection: Connection, document: str, doubt: Doubt, choice: str, by: str, why: str) -> Iterator[FollowUp]:
    """Yield the act that a choice stands for, and what takes back the one of an earlier choice."""
    told = told_at(connection, document, doubt.span) if doubt.question == "commitment" else None
    for other in (c for c in doubt.choices if c.startswith(REPLACES)) if told is not None and told.subject else ():
        old, new, who = other.removeprefix(REPLACES), told.subject if told else None, person_of(by)
        standing = _standing(connection, old, new)
        if choice == other and standing is None:
            yield FollowUp(subject=old, act=Act.SUPERSEDE, by=who, why=why or doubt.why, other=new)
        elif choice != other and standing is not None:
            yield FollowUp(subject=old, act=Act.UNDO, by=who, why=why or f"chosen: {choice}", undoes=standing)


def _standing(connection: Connection, old: str, new: str | None) -> str | None:
    """The act by which one took the place of another, where it stands."""
    f = schema.followups.c
    rows = connection.execute(select(f.seal, f.body).where(f.subject == old).order_by(f.number)).all()
    acts = [(row.seal, load(row.body)) for row in rows]
    undone = {act.undoes for _, act in acts if act.act is Act.UNDO}
    found = (seal for seal, act in acts if act.act is Act.SUPERSEDE and act.other == new and seal not in undone)
    return next(found, None)
