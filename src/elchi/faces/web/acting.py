"""The acts of follow-up in the browser, those that the command line has: each with the reader's name and a reason."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import FastAPI, Form, Request
from fastapi.responses import RedirectResponse

from elchi.asked import actor_of, other_of, term_in, text_of
from elchi.errors import NothingKnown, QuestionError
from elchi.faces.web.asking import Times
from elchi.faces.web.deciding import allowed, shown_to, standing_in
from elchi.faces.web.links import address_of
from elchi.faces.web.readers import Reader, Role
from elchi.faces.web.routes import Counter
from elchi.model.entity import Verdict
from elchi.model.followup import Act, FollowUp
from elchi.model.saying import Position

Text = Annotated[str, Form(max_length=2000)]
Key = Annotated[str, Form(max_length=400)]

# What the page of a commitment offers beside its assessment: each act with the fields that it asks for, in words.
OFFERED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "report": ("Note a report", {"words": "What is reported", "actor": "By whom"}),
    "publish": ("Note the published standing", {"words": "As published", "approved_by": "Approved by"}),
    "extend": ("Extend the term", {"until": "To (June 2026)", "body": "Decided by"}),
    "re-scope": ("Change what is asked", {"words": "What is asked now", "body": "Decided by"}),
    "merge": ("Merge into another", {"other": "Which commitment", "body": "Decided by"}),
    "supersede": ("Note what took its place", {"other": "Which commitment", "body": "Decided by"}),
    "drop": ("Drop", {"body": "Decided by"}),
    "join": ("Hold another text for the same", {"other": "Which commitment"}),
    "part": ("Take a joined text apart", {"other": "Which text"}),
}
MAY_LACK = ("actor", "body")


def add_acting(app: FastAPI, counter: Counter) -> None:
    """Add the routes by which people say what came of commitments and plans, and set positions."""
    _add_assessing(app, counter)
    _add_acts(app, counter)
    _add_positions(app, counter)


def _add_assessing(app: FastAPI, counter: Counter) -> None:
    def assessed(request: Request, subject: str, standing: str, why: str, actor: str, body: str) -> RedirectResponse:
        reader = allowed(counter, request, Role.ANALYST)
        said = {"standing": standing_in(standing), "why": why, "actor": actor, "body": body}
        _follow(counter, reader, subject, Act.ASSESS, said)
        return RedirectResponse(address_of(subject), 303)

    @app.post("/commitment/{name}/assess", include_in_schema=False)
    def commitment(request: Request, name: str, standing: Key, why: Text, actor: Key = "", body: Key = "") -> RedirectResponse:
        return assessed(request, f"commitment:{name}", standing, why, actor, body)

    @app.post("/encounter/{name}/assess", include_in_schema=False)
    def encounter(request: Request, name: str, standing: Key, why: Text, body: Key = "") -> RedirectResponse:
        return assessed(request, f"encounter:{name}", standing, why, "", body)


def _add_acts(app: FastAPI, counter: Counter) -> None:
    @app.post("/commitment/{name}/act", include_in_schema=False)
    def act(
        request: Request, name: str, act: Key, why: Text, words: Text = "", approved_by: Key = "", until: Key = "", other: Text = "",
        actor: Key = "", body: Key = "",
    ) -> RedirectResponse:  # fmt: skip
        reader, subject = allowed(counter, request, Role.ANALYST), f"commitment:{name}"
        if act not in OFFERED:
            raise QuestionError(f'"{act[:40]}" is no act; one of these is: {", ".join(OFFERED)}.')
        said = {"why": why, "words": words, "approved_by": approved_by, "due": until, "other": other, "actor": actor, "body": body}
        _lacking(act, said | {"until": until})
        if act in ("join", "part"):
            _judge(counter, allowed(counter, request, Role.EDITOR), subject, other, act, why)
        else:
            _follow(counter, reader, subject, Act(act), said)
        return RedirectResponse(address_of(subject), 303)


def _lacking(act: str, said: Mapping[str, str]) -> None:
    title, fields = OFFERED[act]
    missing = [words for name, words in {**fields, "why": "Why"}.items() if name not in MAY_LACK and not said[name].strip()]
    if missing:
        raise QuestionError(f"{title}: {', '.join(missing)} is not filled in.")


def _follow(counter: Counter, reader: Reader, subject: str, act: Act, said: Mapping[str, Any]) -> None:
    """Record an act on what this reader may see, the names in it as the record has them."""
    shown_to(counter, reader, subject)
    told = {name: value for name, value in said.items() if value}
    with counter.desk.view(clearance=reader.clearance) as view:
        if "other" in told:
            told["other"] = other_of(view, subject, told["other"])
        if "actor" in told:
            told["actor"] = actor_of(view, subject, told["actor"])
    if "due" in told:
        told["due"] = term_in(told["due"])
    counter.desk.follow(FollowUp(subject=subject, act=act, by=f"person:{reader.name}", **{"why": "", **told}))


def _judge(counter: Counter, reader: Reader, subject: str, other: str, act: str, why: str) -> None:
    """Say that two texts state one commitment, or that they do not."""
    shown_to(counter, reader, subject)
    with counter.desk.view(clearance=reader.clearance) as view:
        read, texts = text_of(view, other), view.told_of("Commitment", [subject])
        own = next((i for r in texts.get(subject, ()) if (i := view.subject_as_read(r.id)) and i != read), subject)
    verdict = Verdict.SAME if act == "join" else Verdict.NOT_SAME
    counter.desk.judge(subject if act == "join" else own, read, verdict, reader.name, why)


def _add_positions(app: FastAPI, counter: Counter) -> None:
    @app.post("/consultation/{name}/position", include_in_schema=False)
    def position(
        request: Request, name: str, state: Key, position: Key, why: Text, paragraph: Key = "", words: Text = ""
    ) -> RedirectResponse:
        reader, subject = allowed(counter, request, Role.ANALYST), f"commitment:{name}"
        if position not in [*Position]:
            raise QuestionError(f'"{position[:40]}" is no position; one of these is: {", ".join(Position)}.')
        shown_to(counter, reader, subject)
        with counter.asking(request, Times()) as ask:
            actor = ask.subject(state)
        if actor is None:
            raise NothingKnown("Say which state says so.")
        counter.desk.follow(FollowUp(
            subject=subject, act=Act.POSITION, by=f"person:{reader.name}", why=why, actor=actor, position=Position(position),
            paragraph=paragraph or None, words=words or None,
        ))  # fmt: skip
        return RedirectResponse(f"/consultation/{name}", 303)
