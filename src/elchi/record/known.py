"""What resolving may ask of a record: people by name key, encounters near a day, commitments of a party, judgements."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, and_, or_, select

from elchi.model.claim import Commitment, Encounter, Tenure
from elchi.model.entity import Judgement, KnownCommitment, KnownEncounter, KnownPerson, Post
from elchi.model.period import Period
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.derive import judgements_of

_NEAR = 3


class RecordKnown:
    """The record as a `Known`: all of it, whoever asks, since identity does not depend on who may see."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def people(self, keys: Iterable[str]) -> list[KnownPerson]:
        """Return the people who have a name under any of these keys, in order of identifier."""
        k = schema.keys.c
        wanted = sorted(set(keys))
        ids = sorted(set(self.connection.scalars(select(k.entity).where(k.key.in_(wanted), k.entity.startswith("person:")))))
        if not ids:
            return []
        names, posts = self._names(ids), self._posts(ids)
        return [KnownPerson(i, tuple(names[i]), tuple(posts[i])) for i in ids]

    def _names(self, ids: list[str]) -> dict[str, list[str]]:
        n = schema.names.c
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.connection.execute(select(n.entity, n.name).where(n.entity.in_(ids)).distinct().order_by(n.entity, n.name)):
            found[row.entity].append(row.name)
        return found

    def _posts(self, ids: list[str]) -> dict[str, list[Post]]:
        r, c = schema.roles.c, schema.claims.c
        query = (
            select(r.entity, c.body, c.asserted).join(schema.claims, c.id == r.claim).where(r.entity.in_(ids), r.role == "holder")
        )
        found: dict[str, list[Post]] = defaultdict(list)
        for row in self.connection.execute(query.order_by(r.entity, c.asserted, c.id)):
            tenure: Tenure = load(row.body)
            post = Post(
                tenure.holder.office or "",
                tenure.holder.of_id,
                tenure.holder.office_id,
                tenure.period or _on(row.asserted),
            )
            if post not in found[row.entity]:
                found[row.entity].append(post)
        return found

    def encounters(self, period: Period | None, parties: Iterable[str], body: str | None = None) -> list[KnownEncounter]:
        """Return encounters that overlap the period (widened by three days) and share a party or the body."""
        r, c = schema.roles.c, schema.claims.c
        named = sorted(set(parties))
        taking_part = r.role.in_(("participant", "participant office", "participant of"))
        sharing = or_(and_(taking_part, r.entity.in_(named)), and_(r.role == "body", r.entity == (body or "")))
        query = select(c.subject, c.body).join(schema.roles, r.claim == c.id).where(c.kind == "Encounter", sharing)
        if period is not None and body is None:
            wide = period.widened(_NEAR)
            if wide.end is not None:
                query = query.where(or_(c.valid_from.is_(None), c.valid_from < wide.end.isoformat()))
            if wide.start is not None:
                query = query.where(or_(c.valid_to.is_(None), c.valid_to > wide.start.isoformat()))
        rows = self.connection.execute(query.distinct().order_by(c.subject, c.body).limit(400)).all()
        return [_known(row.subject, load(row.body)) for row in rows if row.subject]

    def commitments(self, who: Iterable[str]) -> list[KnownCommitment]:
        """Return the commitments of any of these parties."""
        r, c = schema.roles.c, schema.claims.c
        query = select(c.subject, c.body).join(schema.roles, r.claim == c.id)
        query = query.where(
            c.kind == "Commitment", r.role.in_(("actor", "actor of", "actor office")), r.entity.in_(sorted(set(who)))
        )
        rows = self.connection.execute(query.distinct().order_by(c.subject, c.body).limit(400)).all()
        return [_promise(row.subject, load(row.body)) for row in rows if row.subject]

    def judgements(self, ids: Iterable[str]) -> list[Judgement]:
        """Return the judgements that name any of these identifiers, oldest first."""
        j, named = schema.judgements, sorted(set(ids))
        query = select(j).where(or_(j.c.left_id.in_(named), j.c.right_id.in_(named))).order_by(j.c.number)
        return judgements_of(self.connection.execute(query).all())


def _on(asserted: str | None) -> Period | None:
    from datetime import date

    return Period.day(date.fromisoformat(asserted)) if asserted else None


def _known(subject: str, claim: Encounter) -> KnownEncounter:
    parties = frozenset(
        i
        for p in claim.participants
        for i in (p.person_id, p.office_id if not p.person_id else None, p.of_id if not p.person_id else None)
        if i
    )
    return KnownEncounter(
        subject,
        claim.kind,
        claim.status,
        claim.name,
        claim.period,
        claim.place_id,
        claim.body_id,
        claim.ordinal,
        parties,
    )


def _promise(subject: str, claim: Commitment) -> KnownCommitment:
    who = frozenset(i for p in claim.who for i in (p.person_id, p.office_id, p.of_id) if i)
    return KnownCommitment(subject, claim.kind, claim.what, who, claim.encounter)
