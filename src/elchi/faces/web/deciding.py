"""What people decide in the browser: doubts settled, evidence judged, standings assessed, identities judged; each with name and reason."""

from typing import Annotated

from fastapi import FastAPI, Form, Request
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from elchi.answers.review import OpenDoubt, laid_open, queue
from elchi.answers.review import decided as all_decided
from elchi.errors import NothingKnown, QuestionError
from elchi.faces.web.asking import Ask, Shown, Times, Words
from elchi.faces.web.links import address_of, with_query
from elchi.faces.web.readers import Reader, Role
from elchi.faces.web.routes import Counter, back_to
from elchi.model.document import Citation, Document, Span
from elchi.model.entity import Verdict
from elchi.model.followup import ASSESSED, Act, Decision, FollowUp, Standing

Text = Annotated[str, Form(max_length=2000)]
Key = Annotated[str, Form(max_length=400)]
Number = Annotated[int, Form(ge=0)]


def review(ask: Ask, only: Words = "", skip: int = 0, kept: Words = "") -> Shown:
    """What waits for a person, one at a time, both texts side by side."""
    skipped = max(0, min(skip, 1000))
    found = queue(ask.view, only, limit=1, skipped=skipped)
    one = found.items[0] if found.items else None
    beside = {"one": one, "doubt": isinstance(one, OpenDoubt), "only": only, "skip": skipped, "kept": kept}
    return Shown("Review", found, beside=beside)


def decided(ask: Ask) -> Shown:
    """What people decided about doubts, promises and plans, the latest first; each can be taken back."""
    return Shown("Decided", ask.listed(all_decided(ask.view)))


def allowed(counter: Counter, request: Request, role: Role) -> Reader:
    """Return who asks. Raises 403 where they may not do what the role may."""
    reader = counter.reader_of(request)
    if not reader.may(role):
        raise HTTPException(403, f"This needs the role {role.name.lower()}; yours is {reader.role.name.lower()}.")
    return reader


def add_deciding(app: FastAPI, counter: Counter) -> None:
    """Add the routes by which people decide."""
    _add_doubts(app, counter)
    _add_evidence(app, counter)
    _add_undoing(app, counter)
    _add_judging(app, counter)


def _add_doubts(app: FastAPI, counter: Counter) -> None:
    @app.post("/review/doubt", include_in_schema=False)
    def doubt(
        request: Request,
        document: Key,
        start: Number,
        question: Key,
        choice: Text,
        why: Text = "",
        only: Key = "",
        skip: Number = 0,
    ) -> RedirectResponse:
        reader = allowed(counter, request, Role.ANALYST)
        with counter.desk.view(clearance=reader.clearance) as view:
            found = [d for d in view.doubts(document) if d.citation.span.start == start and d.doubt.question == question]
            words = {"unsure": "unsure"} | {c.choice: c.words for d in found[:1] for c in laid_open(view, d).choices}
        if not found or choice not in words:
            raise NothingKnown("That doubt is not open any more; the next one is shown in the review.")
        counter.desk.settle(document, found[0].doubt, choice, reader.name, why)
        return _next(only, skip, f"Kept: {words[choice]}.", f"doubt:{document}:{start}:{question}")


def _add_evidence(app: FastAPI, counter: Counter) -> None:
    @app.post("/review/evidence", include_in_schema=False)
    def evidence(
        request: Request, subject: Key, document: Key, start: Number, end: Number, decision: Key, standing: Key = "", why: Text = "",
        only: Key = "", skip: Number = 0,
    ) -> RedirectResponse:  # fmt: skip
        reader = allowed(counter, request, Role.ANALYST)
        told = _decided(decision)
        shown_to(counter, reader, subject)
        stands = standing_in(standing or "complete") if told is Decision.ACCEPTED else None
        made = FollowUp(
            subject=subject, act=Act.EVIDENCE, by=f"person:{reader.name}", why=why, decision=told, standing=stands,
            evidence=_cited(counter, reader, document, start, end),
        )  # fmt: skip
        act = counter.desk.follow(made)
        return _next(only, skip, f"Kept: {told}.", act)


def _add_undoing(app: FastAPI, counter: Counter) -> None:
    @app.post("/review/undo", include_in_schema=False)
    def undo(request: Request, act: Key, why: Text = "taken back in review", back: Text = "/review") -> RedirectResponse:
        reader = allowed(counter, request, Role.ANALYST)
        if act.startswith("doubt:"):
            _reopen(counter, reader, act, why)
            return RedirectResponse(back_to(back), 303)
        with counter.desk.view(clearance=reader.clearance) as view:
            if not any(a.id.startswith(act) for acts in view.acts().values() for a in acts):
                raise NothingKnown(f'No act that you may see begins with "{act[:20]}".')
        counter.desk.undo(act, reader.name, why or "taken back in review")
        return RedirectResponse(back_to(back), 303)


def _reopen(counter: Counter, reader: Reader, act: str, why: str) -> None:
    """Take back what was chosen in a doubt. Raises NothingKnown where nothing that this reader may see was chosen there."""
    _, document, start, question = [*act.split(":", 3), "", "", ""][:4]
    with counter.desk.view(clearance=reader.clearance) as view:
        found = next((s for s in view.settled(document) if s.act == act and s.stands), None)
    if found is None:
        raise NothingKnown("Nothing was chosen there that could be taken back.")
    counter.desk.reopen(document, int(start), question, reader.name, why or "taken back in review")


def _add_judging(app: FastAPI, counter: Counter) -> None:
    @app.post("/judge", include_in_schema=False)
    def judge(request: Request, left: Key, right: Key, verdict: Key, why: Text) -> RedirectResponse:
        reader = allowed(counter, request, Role.EDITOR)
        if verdict not in [*Verdict] or not why.strip():
            raise QuestionError("A judgement needs a verdict and a reason.")
        with counter.desk.view(clearance=reader.clearance) as view:
            ask = Ask(counter.desk, view, Times(), reader)
            one, other = (ask.subject(words) or "" for words in (left, right))
        if one == other and verdict == Verdict.SAME:
            raise QuestionError("Both are one already.")
        counter.desk.judge(one, other, Verdict(verdict), reader.name, why)
        return RedirectResponse(address_of(one), 303)


def shown_to(counter: Counter, reader: Reader, subject: str) -> None:
    """Raise NothingKnown where this reader may not see what is decided on: as for what does not exist."""
    with counter.desk.view(clearance=reader.clearance) as view:
        if not view.claims(subject=subject, latest=1):
            raise NothingKnown(f'The record tells of nothing called "{subject[:80]}".')


def _decided(words: str) -> Decision:
    if words not in [*Decision]:
        raise QuestionError(f'"{words[:40]}" is no decision; accepted, rejected or unsure is.')
    return Decision(words)


def standing_in(words: str) -> Standing:
    """Return the standing that a form says. Raises QuestionError where it says none."""
    if words not in ASSESSED:
        raise QuestionError(f'"{words[:40]}" is no standing; one of these is: {", ".join(ASSESSED)}.')
    return Standing(words)


def _cited(counter: Counter, reader: Reader, document: str, start: int, end: int) -> Citation:
    """The words of a document that this reader may see. Raises NothingKnown where there are none."""
    with counter.desk.view(clearance=reader.clearance) as view:
        found: Document | None = view.document(document)
    if found is None or not start < end <= len(found.text):
        raise NothingKnown("There are no such words in a document that you may see.")
    span = Span(start, end)
    return Citation(document, span, span.of(found.text))


def _next(only: str, skip: int, kept: str, act: str = "") -> RedirectResponse:
    return RedirectResponse(
        with_query("/review", {"only": only, "skip": skip or "", "kept": f"{kept}|{act}" if act else kept}), 303
    )
