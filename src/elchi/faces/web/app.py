"""The web application: routes, headers, errors and files of our own, put together."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from importlib.resources import files

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elchi import __version__
from elchi.desk import Desk
from elchi.errors import ElchiError, NothingKnown, QuestionError
from elchi.exports.paper import Notes
from elchi.faces.web import acting, adding, deciding, lists, pictures, studies, subjects
from elchi.faces.web.asking import AtTimes, Shown, Times, Words, day, moment
from elchi.faces.web.described import RESPONSES, TITLES, describe, problem
from elchi.faces.web.door import Door, SignInFirst
from elchi.faces.web.feeds import add_feeds
from elchi.faces.web.files import add_files
from elchi.faces.web.guard import Guard
from elchi.faces.web.leading import OF_A_DAY, leads
from elchi.faces.web.links import with_query
from elchi.faces.web.ours import add_ours
from elchi.faces.web.quick import Quick
from elchi.faces.web.readers import ALONE, ANYBODY, Reader
from elchi.faces.web.ready import make_ready
from elchi.faces.web.routes import Counter, Question
from elchi.faces.web.setting import Page, page
from elchi.faces.web.shelf import Shelf
from elchi.faces.web.signing import add_door
from elchi.questioning import question_of, speaks_of_us

AT_ONCE = (
    4  # requests that one process works on at a time: a short and a long question, and two that bring something or take it away
)
_FIRST = 30  # requests that a search may pass
_COLLECTED = 1_000_000, 20, 50  # values made before the young, the older and all are searched while somebody waits
_YOUNG, _IDLE = 50_000, 0.5  # values after which they are looked through where nobody does; seconds between looks for that
_TURN = 0.0005  # seconds after which one lets the other work: each waits that long after every row it asks a database for

QUESTIONS = (
    Question("/", lists.home, "home"),
    Question("/search", lists.search, "search", passes=_FIRST),
    Question("/documents", lists.documents, "documents"),
    Question("/document/{name}", subjects.document, "document"),
    Question("/person/{name}", subjects.person, "person"),
    Question("/office/{name}", subjects.office, "office"),
    Question("/body/{name}", subjects.body, "body"),
    Question("/state/{name}", subjects.state, "state"),
    Question("/place/{name}", subjects.place, "place"),
    Question("/topic/{name}", subjects.topic, "topic", long=True),
    Question("/encounter/{name}", subjects.encounter, "encounter"),
    Question("/commitment/{name}", subjects.commitment, "commitment"),
    Question("/timeline/{kind}/{name}", subjects.timeline, "timeline", long=True),
    Question("/meetings", lists.meetings, "meetings"),
    Question("/commitments", lists.commitments, "commitments"),
    Question("/board", lists.board, "board", long=True),
    Question("/planned", lists.planned, "planned", long=True),
    Question("/calendar", lists.calendar, "calendar"),
    Question("/changes", lists.changes, "changes", long=True),
    Question("/brief", lists.brief, "brief", long=True),
    Question("/consultations", studies.consultations, "consultations", long=True),
    Question("/consultation/{name}", studies.consultation, "consultation", long=True),
    Question("/assessments", studies.assessments, "assessments", long=True),
    Question("/mandates", studies.mandates, "mandates", long=True),
    Question("/pictures", pictures.pictures, "pictures"),
    Question("/pictures/network", pictures.network, "network", long=True),
    Question("/pictures/months", pictures.months, "grid", long=True),
    Question("/pictures/map", pictures.places, "map", long=True),
    Question("/pictures/topics", pictures.topics_over_years, "grid", long=True),
    Question("/review", deciding.review, "review", long=True),
    Question("/decided", deciding.decided, "decided", long=True),
)
FORMS = (Question("/add", adding.add, "add"),)

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "private, no-cache",
    "Vary": "Cookie, Authorization",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LINES = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
_PUBLIC = [(name, value) for name, value in _LINES if name not in (b"cache-control", b"vary")]


def create_app(
    desk: Desk, reader_of: Callable[[Request], Reader] = lambda _: ALONE, hosts: Collection[str] | None = None,
    shelf: Shelf | None = None,
) -> FastAPI:  # fmt: skip
    """Return the application over an open record. `reader_of` tells who asks, from the request; `hosts` are the names under
    which it is served, any where none are given; `shelf` keeps the answers."""  # fmt: skip
    counter = Counter(desk, reader_of, shelf)
    app = FastAPI(
        title="Elchi", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        lifespan=partial(_few_at_once, counter, reader_of.expected() if isinstance(reader_of, Door) else (ALONE,)),
    )  # fmt: skip
    machines = APIRouter(prefix="/api", tags=["answers"], responses=RESPONSES)
    for question in QUESTIONS:
        told = (question.answer.__doc__ or "").partition(":")[0].partition(";")[0].rstrip(".")
        machines.get(question.path if question.path != "/" else "/home", summary=told)(counter.machine(question))
    app.router.routes += [Route(one.path, counter.page(one)) for one in (*QUESTIONS, *FORMS)]
    add_files(app, counter)
    deciding.add_deciding(app, counter)
    acting.add_acting(app, counter)
    adding.add_adding(app, counter)
    _add_ask(app, counter)
    app.include_router(machines)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    app.mount("/static", StaticFiles(directory=str(files("elchi.faces.web").joinpath("static"))), name="static")
    if isinstance(reader_of, Door):
        add_door(app, reader_of)
        add_feeds(app, reader_of)
        add_ours(app, counter)
    app.add_middleware(Quick, counter=counter)
    app.add_middleware(Guard, hosts=hosts)
    app.add_middleware(Headed)
    _add_errors(app, reader_of)
    return app


class Headed:
    """Gives every answer the headers that keep foreign text what it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add what its answer does not say itself."""
        more = _PUBLIC if scope.get("path", "").startswith("/static/") else _LINES

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(line for line in more if line[0] not in said)]
            await send(message)

        await self.app(scope, receive, headed if scope["type"] == "http" else send)


@asynccontextmanager
async def _few_at_once(counter: Counter, readers: Collection[Reader], _: FastAPI) -> AsyncIterator[None]:
    """So many requests are worked on at a time; the others wait their turn, rather than slowing each other down. The pages are
    made ready before the first one is asked for: each took up to a fifth of a second more the first time, in each process."""  # fmt: skip
    current_default_thread_limiter().total_tokens = AT_ONCE
    sys.setswitchinterval(_TURN)
    for reader in readers:
        make_ready(counter.desk, QUESTIONS, reader)
    with _rarely_collected():
        collecting = asyncio.create_task(_collect_meanwhile(counter))
        yield
        collecting.cancel()


async def _collect_meanwhile(counter: Counter) -> None:
    """Look for garbage where nobody waits for an answer: each search takes as long as two answers, and whoever waits, waits for it."""
    while True:
        await asyncio.sleep(_IDLE)
        if gc.get_count()[0] > _YOUNG and not any(turns.busy for turns in counter.turns.values()):
            gc.collect()


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """An answer makes many small values and no cycles worth looking for: the search for them took a fifth of its time."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _add_ask(app: FastAPI, counter: Counter) -> None:
    """One line of words leads to the page that answers it, else to the search."""

    @app.get("/ask", include_in_schema=False)
    def ask(request: Request, times: AtTimes, q: Words = "") -> RedirectResponse:
        reader = counter.reader_of(request)
        with counter.desk.view(as_of=times.as_of, known=times.known, clearance=reader.clearance) as view:
            found = question_of(view, q) if q.strip() else None
        if found is None:
            return RedirectResponse(with_query("/search", {**times.kept, "q": q}), 303)
        path, asked = leads(found, reader.we if speaks_of_us(q) else "")
        return RedirectResponse(with_query(path, {**times.kept, "on": found.on if found.page in OF_A_DAY else None, **asked}), 303)


def _add_errors(app: FastAPI, reader_of: Callable[[Request], Reader]) -> None:
    """What goes wrong is told in one sentence, on a page or as JSON."""

    def told(request: Request, words: str, status: int, of_then: bool = False) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(words, status)
        setting = Page(
            request.url.path, dict(request.query_params), _times_of(request), _reader_or_anybody(request, reader_of), Notes()
        )
        title = TITLES.get(status, "Something went wrong")
        if of_then and setting.then:
            title, words = f"{title} then", f"{words.partition(';')[0].rstrip('.')} at that time; it may now."
        return Response(page("error", Shown(title, words), setting), status, media_type="text/html")

    @app.exception_handler(ElchiError)
    def known(request: Request, error: ElchiError) -> Response:
        status = 404 if isinstance(error, NothingKnown) else 400 if isinstance(error, QuestionError) else 500
        return told(request, str(error), status, of_then=status == 404)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return told(request, str(error.detail) if error.status_code != 404 else "There is no such page.", error.status_code)

    @app.exception_handler(RequestValidationError)
    def unreadable(request: Request, error: RequestValidationError) -> Response:
        places = ", ".join(str(e["loc"][-1]) for e in error.errors())
        return told(request, f"What was asked cannot be understood: {places}.", 400)


def _times_of(request: Request) -> Times:
    """The times under which something went wrong, so that the page says that it is not of now, and leads there."""
    try:
        asked = request.query_params
        return Times(day(asked.get("on")), day(asked.get("as_of")), moment(asked.get("known")))
    except QuestionError:
        return Times()


def _reader_or_anybody(request: Request, reader_of: Callable[[Request], Reader]) -> Reader:
    try:
        return reader_of(request)
    except SignInFirst:
        return ANYBODY
