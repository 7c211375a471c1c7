"""What `/api` says of itself: its description for machines, and what goes wrong as a problem document (RFC 9457)."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

TITLES = {
    304: "Not changed", 400: "Not understood", 401: "Sign in first", 403: "Not allowed", 404: "Not on record", 405: "Not so",
    421: "Misled", 429: "Too often",
}  # fmt: skip
PROBLEM = "application/problem+json"

_ABOUT = """\
Each page of the record has its answer here, with the same path and query. An answer holds `title`, `subject` (the identifier of what it
is about), `times` (under which it was asked) and `answer`. Every fact carries `cites`: the exact `quote`, the `document` where it
stands and the characters from `start` to `end`; `/api/document/{document}` gives the text. A list holds `items`, its `page`, how many
`pages` there are, and `counted`: false where more pages follow than were counted.

Each answer has an `ETag`; ask again with `If-None-Match` and get 304 while nothing changed. Names are accepted in any spelling, and as
identifiers such as `state:kz`. Days are written as 2022-01-31. A program sends `Authorization: Bearer elchi_...`, a token of an account
(`elchi account token`); alone at a machine nothing is needed. What goes wrong is told in one sentence, as `application/problem+json`."""

_MEANT = {
    "name": "the rest of an identifier: kz of state:kz; of a document the first sixteen letters will do",
    "kind": "what it is: person, office, body, state, place or topic",
    "q": "words that a passage must hold",
    "whom": "a name, office, body, state, place or identifier",
    "beside": "somebody else who was there as well",
    "by": "who must do it; of assessments, which centre",
    "to": "for whom it is done",
    "we": "the state or body for which it is told",
    "first": "the first day; of pictures the first year",
    "last": "the last day; of pictures the last year",
    "since": "the day, or of documents the moment, since when",
    "until": "the last day",
    "about": "what the changes concern",
    "only": "one kind alone",
    "standing": "how it stands: complete, no evidence found, not yet looked at, ...",
    "due": "due by this day",
    "overdue": "only what is late",
    "month": "a month, as 2022-01",
    "topic": "a topic",
    "bodies": "bodies with commas between; one alone stands for its family",
    "people": "people instead of states and bodies",
    "rounds": "which round",
    "changed": "only what rests on something that has changed since",
    "skip": "how many are left out first",
    "kept": "what was kept last, for the page alone",
    "at": "characters that something cites, as 120-185",
    "form": "docx, html, markdown or text",
}

_CITE = {
    "type": "object",
    "required": ["quote", "document", "start", "end"],
    "properties": {
        "quote": {"type": "string"}, "document": {"type": "string"}, "start": {"type": "integer"}, "end": {"type": "integer"},
        "title": {"type": ["string", "null"]}, "publisher": {"type": ["string", "null"]},
        "published": {"type": ["string", "null"], "format": "date"}, "address": {"type": "string"},
    },
}  # fmt: skip
_ANSWER = {
    "type": "object",
    "required": ["title", "subject", "times", "answer"],
    "properties": {
        "title": {"type": "string"}, "subject": {"type": ["string", "null"]}, "times": {"type": "object"},
        "answer": {"description": "what is asked, its facts each with `cites` (see Cite)"},
    },
}  # fmt: skip
_PROBLEM = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}},
    304: {"description": "Nothing changed since the answer with this ETag"},
    "4XX": {
        "description": "What is wrong, in one sentence",
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
}


def problem(words: str, status: int) -> JSONResponse:
    """Return what is wrong as a problem document."""
    told = {"title": TITLES.get(status, "Something went wrong"), "status": status, "detail": words}
    return JSONResponse(told, status, media_type=PROBLEM)


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description of what machines may ask, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
        for route in made["paths"].values():
            for asked in (one for told in route.values() for one in told.get("parameters", ())):
                asked.setdefault("description", _MEANT.get(asked["name"], ""))
        made.setdefault("components", {}).setdefault("schemas", {}).update(Answer=_ANSWER, Cite=_CITE, Problem=_PROBLEM)
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        app.openapi_schema = made
    return app.openapi_schema
