"""Questions as routes: each has a page and an answer for machines, both from one call, both with an ETag."""

import hashlib
import inspect
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError, create_model
from starlette.concurrency import run_in_threadpool

from elchi import __version__
from elchi.desk import Desk
from elchi.exports.paper import Notes
from elchi.faces.readout import to_json
from elchi.faces.web.asking import SIZE, Ask, AtTimes, Shown, Times, times
from elchi.faces.web.readers import Reader
from elchi.faces.web.setting import Page, page
from elchi.faces.web.shelf import Shelf
from elchi.faces.web.turns import Turns

HTML, JSON = "text/html; charset=utf-8", "application/json"
PRIVATE = "private, no-cache"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its path, the function that answers it, and the template of its page. `kept` where its answer depends
    on nothing but the record and the reader. A `long` one waits for others of its kind and holds up no other; one that is
    answered at once `passes` so many that came before it."""  # fmt: skip

    path: str
    answer: Callable[..., Shown]
    template: str
    kept: bool = True
    long: bool = False
    passes: int = 0


class Counter:
    """Answers requests: opens the record for the reader, asks, and sets the answer as a page or as JSON."""

    def __init__(self, desk: Desk, reader_of: Callable[[Request], Reader], shelf: Shelf | None = None) -> None:
        self.desk, self.reader_of, self.shelf = desk, reader_of, shelf or Shelf()
        self.turns = {False: Turns(), True: Turns()}

    @contextmanager
    def asking(self, request: Request, times: Times) -> Iterator[Ask]:
        """Open the record for whoever sends a request."""
        reader = self.reader_of(request)
        with self.desk.view(as_of=times.as_of, known=times.known, clearance=reader.clearance) as view:
            yield Ask(self.desk, view, times, reader)

    def page(self, question: Question) -> Callable[[Request], Awaitable[Response]]:
        """Return the function that answers a request with the page of a question."""
        read = asked_by(question.answer)

        async def answer(request: Request) -> Response:
            asked = read(request)
            at = await times(asked.pop("on"), asked.pop("as_of"), asked.pop("known"))
            number, size = asked.pop("number"), asked.pop("size")
            return await self._in_turn(question, partial(self._answer, question, request, at, number, size, asked, False))

        return answer

    def machine(self, question: Question) -> Callable[..., Awaitable[Response]]:
        """Return the function that FastAPI calls for the answer to machines; its parameters are those of the question."""

        async def answer(request: Request, times: Times, number: int, size: int, **asked: Any) -> Response:
            return await self._in_turn(question, partial(self._answer, question, request, times, number, size, asked, True))

        answer.__doc__ = question.answer.__doc__
        answer.__name__ = f"{question.answer.__name__}_data"
        answer.__signature__ = _signature(question.answer)  # type: ignore[attr-defined]
        return answer

    async def _in_turn(self, question: Question, made: Callable[[], Response]) -> Response:
        async with self.turns[question.long].turn(question.passes):
            return await run_in_threadpool(made)

    def _answer(
        self, question: Question, request: Request, times: Times, number: int, size: int, asked: dict[str, Any], machine: bool
    ) -> Response:
        reader = self.reader_of(request)
        with self.desk.view(as_of=times.as_of, known=times.known, clearance=reader.clearance) as view:
            tag = tag_of(view.state(), request, reader, machine)
            if question.kept and request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers={"ETag": tag, "Cache-Control": PRIVATE})
            made = self.shelf.get(tag) if question.kept else None
            if made is None:
                shown = question.answer(Ask(self.desk, view, times, reader, number, size), **asked)
                made = _data(shown, times) if machine else _page(question, shown, request, times, reader)
                self.shelf.put(tag, made) if question.kept else None
        headers = {"ETag": tag} if question.kept else {}
        return Response(made, media_type=JSON if machine else HTML, headers=headers | {"Cache-Control": PRIVATE})


def asked_by(answer: Callable[..., Shown]) -> Callable[[Request], dict[str, Any]]:
    """Return what reads from a request what a question is asked with, under the same conditions as FastAPI does for machines: that
    took a quarter of a millisecond for each page. Raises RequestValidationError, as it does."""  # fmt: skip
    own = {p.name: p for p in inspect.signature(answer).parameters.values()}
    given = {n: p for n, p in _signature(answer).parameters.items() if n in own or n in ("number", "size")}
    times_ = inspect.signature(times).parameters
    told = {n: (p.annotation, ... if p.default is p.empty else p.default) for n, p in {**times_, **given}.items()}
    model = create_model("Asked", **told)  # type: ignore[call-overload]

    def read(request: Request) -> dict[str, Any]:
        try:
            return dict(model.model_validate({**request.query_params, **request.path_params}))
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from error

    return read


def _signature(answer: Callable[..., Shown]) -> inspect.Signature:
    """The parameters of a question, and before them those that every request has."""
    common = (
        ("request", Request), ("times", AtTimes),
        ("number", Annotated[int, Query(alias="page", ge=1, le=100_000, description="which page of a list")]),
        ("size", Annotated[int, Query(ge=1, le=200, description="how many on a page of a list")]),
    )  # fmt: skip
    defaults = {"number": 1, "size": SIZE}
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [p.replace(kind=keyword) for p in list(inspect.signature(answer).parameters.values())[1:]]
    first = [inspect.Parameter(n, keyword, annotation=t, default=defaults.get(n, inspect.Parameter.empty)) for n, t in common]
    return inspect.Signature([*first, *own])


def tag_of(state: str, request: Request, reader: Reader, machine: bool) -> str:
    """Return the mark of an answer: the same record, address, reader and version give the same one."""
    seen = f"{reader.name}|{reader.role}|{reader.clearance.level}|{sorted(reader.clearance.groups)}|{reader.we}"
    told = "\n".join((__version__, state, str(machine), seen, request.url.path, request.url.query))
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def _data(shown: Shown, times: Times) -> bytes:
    return to_json({"title": shown.title, "subject": shown.subject, "times": times, "answer": shown.answer}).encode()


def _page(question: Question, shown: Shown, request: Request, times: Times, reader: Reader) -> bytes:
    setting = Page(request.url.path, dict(request.query_params), times, reader, Notes())
    return page(question.template, shown, setting).encode()


def back_to(address: str) -> str:
    """Return the path and query of an address of ours: where to go after an act; never another host."""
    parts = urlsplit(address)
    path = "/" + parts.path.lstrip("/\\")
    return f"{path}?{parts.query}" if parts.query else path
