"""What resolving may ask of a record: people by name key, encounters near a day, commitments of a party, judgements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from elchi.model.claim import Encounter
from elchi.model.entity import OWN, Judgement, KnownCommitment, KnownEncounter
from elchi.model.period import Period
from elchi.record import schema
from elchi.record.codec import load
from elchi.record.derive import judgements_of
from elchi.record.people import KnownPeople
from elchi.record.prepared import Among, Prepared
from elchi.record.sight import day

_NEAR = 3
_MOST = 400
_EVER = ("0000", "9999")  # before and after all days that are written


def _judged(among: Among) -> Select[Any]:
    j = schema.judgements
    return select(j).where(among(j.c.left_id, "ids") | among(j.c.right_id, "ids")).order_by(j.c.number)


def _met(among: Among) -> Select[Any]:
    c, r = schema.claims.c, schema.roles.c
    town = (r.role == "place") & r.entity.startswith("place:")  # not all that was ever held in a party's state
    sharing = select(r.claim).where(_as(("participant", "participant office", "participant of")) | town, among(r.entity, "ids"))
    begun = c.valid_from.is_(None) | (c.valid_from < bindparam("until"))
    over = c.valid_to.is_(None) | (c.valid_to > bindparam("since"))
    return _latest(select(c.subject, c.body, c.asserted).where(c.kind == "Encounter", begun, over, c.id.in_(sharing)))


def _of_body(among: Among) -> Select[Any]:
    c, r = schema.claims.c, schema.roles.c
    of_body = select(r.claim).where(r.role == "body", among(r.entity, "bodies"))
    return _latest(select(c.subject, c.body, c.asserted).where(c.kind == "Encounter", c.id.in_(of_body)))


def _as(roles: Iterable[str]) -> ColumnElement[bool]:
    return or_(*(schema.roles.c.role == role for role in roles))  # a statement that is written once has no list in it


def _latest(query: Select[Any]) -> Select[Any]:
    c = schema.claims.c
    return query.order_by(c.valid_from.is_(None), c.valid_from.desc(), c.id).limit(_MOST)


def _likened(among: Among) -> Select[Any]:
    c, r = schema.claims.c, schema.roles.c
    beginning = r.entity.startswith(bindparam("begins"))
    query = select(c.subject, c.body, c.asserted).join(schema.roles, r.claim == c.id)
    return query.where(c.kind == "Commitment", r.role == "actor of", beginning).order_by(c.id).limit(_MOST)


def _undertaken(among: Among) -> Select[Any]:
    c, r = schema.claims.c, schema.roles.c
    acting = _as(("actor", "actor of", "actor office")) & among(r.entity, "ids")
    there = (r.role == "encounter") & among(r.entity, "encounters")
    bound = c.id.in_(select(r.claim).where(acting | there)) | among(c.subject, "called")
    query = select(c.subject, c.body, c.asserted).where(c.kind == "Commitment", bound)
    return query.order_by(c.asserted.is_(None), c.asserted.desc(), c.id).limit(_MOST)


_JUDGED, _NEAR_BY, _OF_BODY = Prepared(_judged), Prepared(_met), Prepared(_of_body)
_UNDERTAKEN, _LIKENED = Prepared(_undertaken), Prepared(_likened)


class RecordKnown(KnownPeople):
    """The record as a `Known`: all of it, whoever asks, since identity does not depend on who may see."""

    def encounters(self, period: Period | None, parties: Iterable[str], body: str | None = None) -> list[KnownEncounter]:
        """Return encounters that overlap the period (widened by three days) and share a party or are in a town asked for among
        them, and those of the body, whenever.

        At most 400 reports of each, the latest first to be kept.
        """
        asked, (since, until) = sorted(set(parties)), _around(period)
        ids = sorted({*asked, *self._one(asked)})
        rows = _NEAR_BY.all(self.connection, ids=ids, until=until, since=since) if ids else []
        rows = [*rows, *(_OF_BODY.all(self.connection, bodies=[body]) if body is not None else ())]
        found = {(row.subject, row.body, row.asserted or "") for row in rows if row.subject}
        known = [_known(subject, load(text), day(told)) for subject, text, told in sorted(found)]
        one = self._one(sorted({p for k in known for p in k.parties if p.startswith("person:")}))
        return [replace(k, parties=frozenset(one.get(p, p) for p in k.parties)) for k in known]

    def commitments(self, who: Iterable[str], encounter: str | None = None, called: str | None = None) -> list[KnownCommitment]:
        """Return the commitments of any of these parties, those made at an encounter, and the one with an identifier: of at most 400
        reports, the latest asserted. An organ of which one document alone knows is looked for in others under its words."""  # fmt: skip
        own = sorted({i.partition(OWN)[0] + OWN for i in who if OWN in i})
        given = {"encounters": [encounter] if encounter else [], "called": [called] if called else []}
        rows = [*_UNDERTAKEN.all(self.connection, ids=sorted(set(who)), **given)]
        rows += [row for begins in own for row in _LIKENED.all(self.connection, begins=begins)]
        found = sorted({(r.subject, r.body, r.asserted or "") for r in rows if r.subject})
        return [KnownCommitment.of(subject, load(text), day(told)) for subject, text, told in found]

    def judgements(self, ids: Iterable[str]) -> list[Judgement]:
        """Return the judgements that name any of these identifiers, oldest first."""
        named = sorted(set(ids))
        one = self._one(named)
        found = _JUDGED.all(self.connection, ids=sorted({*named, *one}))
        return [told for made in judgements_of(found) for told in _of_all(made, one)]


def _of_all(made: Judgement, one: Mapping[str, str]) -> Iterator[Judgement]:
    """A judgement, and the same of those who stand for the ones that it names."""
    yield made
    for left, right in product((made.left, one.get(made.left, made.left)), (made.right, one.get(made.right, made.right))):
        if (left, right) != (made.left, made.right) and left != right:
            yield replace(made, left=left, right=right)


def _around(period: Period | None) -> tuple[str, str]:
    """From when to when a claim can lie within three days of a period."""
    if period is None:
        return _EVER
    wide = period.widened(_NEAR)
    return wide.start.isoformat() if wide.start else _EVER[0], wide.end.isoformat() if wide.end else _EVER[1]


def _known(subject: str, claim: Encounter, told: date | None) -> KnownEncounter:
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
        frozenset(p.of_id for p in claim.participants if p.of_id),
        told,
    )
