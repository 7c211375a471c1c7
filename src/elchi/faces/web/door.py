"""The door: who asks, by a session's cookie or a program's token; signing in and out; what was done is put into the audit."""

from typing import TYPE_CHECKING, Annotated

from fastapi import FastAPI, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elchi.accounts.people import Account
from elchi.errors import NotLetIn
from elchi.exports.paper import Notes
from elchi.faces.web.asking import Shown, Times
from elchi.faces.web.guard import bearer
from elchi.faces.web.links import with_query
from elchi.faces.web.readers import ALONE, ANYBODY, Reader, Role
from elchi.faces.web.routes import back_to
from elchi.faces.web.setting import Page, page

if TYPE_CHECKING:
    from elchi.desk import Accounts

_HTML = "text/html; charset=utf-8"
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_LINES = 100


class SignInFirst(HTTPException):
    """Raised where nobody is let in without an account."""

    def __init__(self) -> None:
        super().__init__(401, "Sign in first.", {"WWW-Authenticate": "Bearer"})


class Door:
    """Tells who asks. `alone` where only this machine can ask: then, until there is an administrator, it is one person who
    may do everything. `public` lets anybody read what is public."""

    def __init__(self, accounts: "Accounts", *, alone: bool = False, public: bool = False) -> None:
        self.accounts, self.alone, self.public = accounts, alone, public

    def __call__(self, request: Request) -> Reader:
        """Return who asks, once for a request. Raises SignInFirst for nobody."""
        known: Reader | None = getattr(request.state, "reader", None)
        if known is None:
            known = request.state.reader = self._reader(request)
        return known

    def _reader(self, request: Request) -> Reader:
        token = bearer(request.headers.get("authorization", ""))
        if token is not None:  # and nothing else: an act that a token exempts from the guard never falls back on a cookie
            return _let_in(self.accounts.opened(token, "token"))
        session = request.cookies.get(cookie(request))
        account = self.accounts.opened(session, "session") if session else None
        if account is not None:
            return _let_in(account)
        if self.alone and not self.accounts.administered():
            return ALONE
        if self.public:
            return ANYBODY
        raise SignInFirst


def _let_in(account: Account | None) -> Reader:
    if account is None:
        raise SignInFirst
    return Reader(account.name, account.role, account.clearance, signed_in=True)


def cookie(request: Request) -> str:
    """Return what the session's cookie is called; over HTTPS it is one that no other name of a site can set."""
    return "__Host-elchi" if request.url.scheme == "https" else "elchi"


def place_of(request: Request) -> str:
    """Return from where a request comes."""
    return request.client.host if request.client else "unknown"


Next = Annotated[str, Query(max_length=2000)]


def add_door(app: FastAPI, door: Door) -> None:
    """Add the pages of the door: signing in and out, and the audit for administrators."""
    app.add_middleware(Audited, door=door)

    @app.exception_handler(SignInFirst)
    def nobody(request: Request, error: SignInFirst) -> Response:
        if request.method != "GET" or "authorization" in request.headers or request.url.path.startswith("/api/"):
            return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(with_query("/sign-in", {"to": asked if asked != "/" else ""}), 303)

    @app.get("/sign-in", include_in_schema=False)
    def ask(request: Request, to: Next = "/") -> Response:
        return _form(request, to, "")

    @app.post("/sign-in", include_in_schema=False)
    def sign_in(
        request: Request,
        name: Annotated[str, Form(max_length=200)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
        to: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Response:
        try:
            session = door.accounts.sign_in(name, password, place_of(request))
        except NotLetIn as error:
            return _form(request, to, str(error), error, name)
        answer = RedirectResponse(back_to(to), 303)
        answer.set_cookie(cookie(request), session, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/")
        return answer

    @app.post("/sign-out", include_in_schema=False)
    def sign_out(request: Request) -> Response:
        if session := request.cookies.get(cookie(request)):
            door.accounts.sign_out(session, place_of(request))
        answer = RedirectResponse("/sign-in", 303, headers={"Clear-Site-Data": '"cache"'})
        answer.delete_cookie(cookie(request), httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/")
        return answer

    @app.get("/audit", include_in_schema=False)
    def audit(request: Request, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
        reader = door(request)
        if not reader.may(Role.ADMINISTRATOR):
            raise HTTPException(403, "Only administrators see who did what.")
        found = door.accounts.audit(before, _LINES)
        shown = Shown("Who did what", found, beside={"earlier": found[-1].number if len(found) == _LINES else None})
        return _told(request, "audit", shown, reader)


def _form(request: Request, to: str, words: str, error: NotLetIn | None = None, name: str = "") -> Response:
    answer = _told(request, "sign-in", Shown("Sign in", words, beside={"to": back_to(to), "name": name}), ANYBODY)
    if error is not None:
        answer.status_code = 429 if error.wait else 401
    if error is not None and error.wait:
        answer.headers["Retry-After"] = str(error.wait.seconds + 1)
    return answer


def _told(request: Request, template: str, shown: Shown, reader: Reader) -> Response:
    setting = Page(request.url.path, {}, Times(), reader, Notes())
    return Response(page(template, shown, setting), media_type=_HTML, headers={"Cache-Control": "no-store"})


class Audited:
    """Puts every act that was done into the audit: who sent what where. What is only read is not put there."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note an act before its answer goes out."""
        if scope["type"] != "http" or scope["method"] not in _UNSAFE or scope["path"] in ("/sign-in", "/sign-out"):
            await self.app(scope, receive, send)
            return

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                await run_in_threadpool(self._note, Request(scope))
            await send(message)

        await self.app(scope, receive, noting)

    def _note(self, request: Request) -> None:
        reader: Reader | None = getattr(request.state, "reader", None)
        who = reader.name if reader and reader.name else "nobody"
        self.door.accounts.note(who, request.method.lower(), request.url.path, place_of(request))
