"""What a person's choice in a doubt about somebody says of identifiers: the choice joins or parts, it does not only close the question."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from elchi.model.claim import Commitment
from elchi.model.document import Span
from elchi.model.entity import Judgement, Verdict
from elchi.model.reading import TAKEN_BACK, Doubt
from elchi.record import schema
from elchi.record.undone import about, last_claims, parties_of


def judgements_in(connection: Connection, document: str, doubt: Doubt, choice: str, by: str, why: str) -> Iterator[Judgement]:
    """Yield what a choice says of the one whom the words name: the same as who is chosen, nobody of all where it is somebody new.

    What a person said before of others of them is open again.
    """
    if doubt.question == "commitment":
        yield from _of_commitments(connection, document, doubt, choice, by, why)
        return
    people = [p for claim in last_claims(connection, document) for p in parties_of(claim) if p.person_id]
    own = next((p.person_id for p in people if p.span == doubt.span), None)
    if own is None or doubt.question != "person":
        return
    named = {p.person: p.person_id for p in people}
    meant = {words: words if words.startswith("person:") else named.get(words) for words in doubt.choices}
    for words, other in meant.items():
        verdict = _verdict(words, choice, meant.get(choice) is not None)
        if other not in (None, own) and _said(connection, own, other or "") is not verdict:
            yield Judgement(own, other or "", verdict, person_of(by), why or f"chosen: {choice}")


def told_at(connection: Connection, document: str, span: Span) -> Commitment | None:
    """Return the commitment about which a doubt at a place asks: that whose verb stands there."""
    text = str(connection.scalar(select(schema.documents.c.text).where(schema.documents.c.id == document)))
    told = (c for c in last_claims(connection, document) if isinstance(c, Commitment) and c.span.end == span.end)
    return next((c for c in told if text.find(c.verb, c.span.start, c.span.end) == span.start or c.span == span), None)


def _of_commitments(connection: Connection, document: str, doubt: Doubt, choice: str, by: str, why: str) -> Iterator[Judgement]:
    """That what is told here is a known commitment told of again, or is none of those offered."""
    told = told_at(connection, document, doubt.span)
    for other in doubt.choices if told is not None and told.subject else ():
        own = told.subject or "" if told else ""
        verdict = _verdict(other, choice, choice.startswith("commitment:"))
        if other.startswith("commitment:") and other != own and _said(connection, own, other) is not verdict:
            yield Judgement(own, other, verdict, person_of(by), why or f"chosen: {choice}")


def _said(connection: Connection, left: str, right: str) -> Verdict:
    """What a person said last of two."""
    said = [j.verdict for j in about(connection, left, right) if j.human]
    return said[-1] if said else Verdict.UNSURE


def person_of(by: str) -> str:
    """Return the author of a choice as acts and judgements name him."""
    return by if by.startswith("person:") else f"person:{by}"


def _verdict(words: str, choice: str, somebody: bool) -> Verdict:
    if words == choice:
        return Verdict.SAME
    return Verdict.UNSURE if somebody or choice in ("unsure", TAKEN_BACK) else Verdict.NOT_SAME


def doubt_at(connection: Connection, document: str, first: int, question: str) -> Doubt | None:
    """Return the doubt that a reader had last at a place of a document, None where none had."""
    x = schema.doubts.c
    asked = select(schema.doubts).where(x.document == document, x.first == first, x.question == question)
    row = connection.execute(asked.order_by(x.recorded_at.desc(), x.id)).first()
    return Doubt(Span(row.first, row.stop), row.question, tuple(json.loads(row.choices)), row.why) if row else None
