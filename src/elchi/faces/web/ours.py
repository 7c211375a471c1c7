"""Whose desk this is: each reader may say it for themselves, and their browser keeps it."""

from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Form, Request
from fastapi.responses import RedirectResponse

from elchi.errors import QuestionError
from elchi.faces.web.asking import Times
from elchi.faces.web.door import WE, forget, remember
from elchi.faces.web.routes import Counter, back_to

_KEPT = 366 * 86_400  # seconds
_DESKS = ("state:", "body:")
Said = Annotated[str, Form(max_length=200)]


def add_ours(app: FastAPI, counter: Counter) -> None:
    """Add the route by which readers say who *we* are: a state or a body of the record, or nobody in particular."""

    @app.post("/we", include_in_schema=False)
    def we(request: Request, we: Said = "", back: Annotated[str, Form(max_length=2000)] = "/") -> RedirectResponse:
        words = we.strip()
        with counter.asking(request, Times()) as ask:
            found = ask.subject(words)
        if found is not None and not found.startswith(_DESKS):
            raise QuestionError(f'"{words[:60]}" is no state and no body; nobody else has a desk here.')
        answer = RedirectResponse(back_to(back), 303)
        if found is None:
            forget(answer, request, WE)
        else:
            remember(answer, request, quote(words), WE, _KEPT)
        return answer
