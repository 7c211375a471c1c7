"""The pages of the door: signing in and out, with a password or another house's word, and the audit for administrators."""

from typing import TYPE_CHECKING, Annotated

from fastapi import FastAPI, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from elchi.errors import AccountError, NotLetIn
from elchi.faces.web.asking import Shown
from elchi.faces.web.door import Audited, Door, SignInFirst, cookie, forget, place_of, remember
from elchi.faces.web.links import with_query
from elchi.faces.web.readers import ANYBODY, Reader, Role
from elchi.faces.web.routes import back_to
from elchi.faces.web.setting import said

if TYPE_CHECKING:
    from elchi.accounts.openid import OpenID, Pending

Next = Annotated[str, Query(max_length=2000)]
Secret = Annotated[str, Form(max_length=1000)]
_LINES = 100


def add_door(app: FastAPI, door: Door) -> None:
    """Add the pages of the door."""
    app.add_middleware(Audited, door=door)
    _add_asking(app, door)
    _add_passwords(app, door)
    _add_own_password(app, door)
    _add_audit(app, door)
    if door.openid is not None:
        _add_vouching(app, door, door.openid)


def _add_asking(app: FastAPI, door: Door) -> None:
    @app.exception_handler(SignInFirst)
    def nobody(request: Request, error: SignInFirst) -> Response:
        if request.method != "GET" or "authorization" in request.headers or request.url.path.startswith("/api/"):
            return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(with_query("/sign-in", {"to": asked if asked != "/" else ""}), 303)

    @app.get("/sign-in", include_in_schema=False)
    def ask(request: Request, to: Next = "/") -> Response:
        return _form(request, door, to)


def _add_passwords(app: FastAPI, door: Door) -> None:
    @app.post("/sign-in", include_in_schema=False)
    def sign_in(
        request: Request,
        name: Annotated[str, Form(max_length=200)] = "",
        password: Secret = "",
        to: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Response:
        try:
            session = door.accounts.sign_in(name, password, place_of(request))
        except NotLetIn as error:
            return _form(request, door, to, error, name)
        return _let_in(request, session, to)

    @app.post("/sign-out", include_in_schema=False)
    def sign_out(request: Request) -> Response:
        if session := request.cookies.get(cookie(request)):
            door.accounts.sign_out(session, place_of(request))
        answer = RedirectResponse("/sign-in", 303, headers={"Clear-Site-Data": '"cache"'})
        forget(answer, request, cookie(request))
        return answer


def _add_own_password(app: FastAPI, door: Door) -> None:
    """Whoever is signed in gives themselves another password: the one they have tells that it is they."""

    @app.get("/password", include_in_schema=False)
    def password(request: Request) -> Response:
        return said(request, "password", Shown(_ANOTHER, None), _signed_in(request, door))

    @app.post("/password", include_in_schema=False)
    def change(request: Request, old: Secret = "", new: Secret = "", again: Secret = "") -> Response:
        reader, accounts, place = _signed_in(request, door), door.accounts, place_of(request)
        try:
            if new != again:
                raise AccountError("The new password was not written the same twice; write it again.")
            accounts.sign_out(accounts.sign_in(reader.name, old, place), place)
            accounts.change_password(reader.name, new, reader.name, place)
        except AccountError as error:
            answer = said(request, "password", Shown(_ANOTHER, str(error)), reader)
            answer.status_code = 400
            return answer
        return _let_in(request, accounts.sign_in(reader.name, new, place), "/")


_ANOTHER = "Another password"


def _signed_in(request: Request, door: Door) -> Reader:
    """Who is signed in at a browser; a program with a token has no password to change."""
    reader = door(request)
    if not reader.signed_in or "authorization" in request.headers:
        raise HTTPException(403, "Only who is signed in has a password to change.")
    return reader


def _add_audit(app: FastAPI, door: Door) -> None:
    @app.get("/audit", include_in_schema=False)
    def audit(request: Request, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
        reader = door(request)
        if not reader.may(Role.ADMINISTRATOR):
            raise HTTPException(403, "Only administrators see who did what.")
        found = door.accounts.audit(before, _LINES)
        shown = Shown("Who did what", found, beside={"earlier": found[-1].number if len(found) == _LINES else None})
        return said(request, "audit", shown, reader)


def _add_vouching(app: FastAPI, door: Door, openid: "OpenID") -> None:
    """Signing in at a provider and coming back. What was begun is kept by the browser that began it, so any process may end it."""

    @app.get("/sign-in/openid", include_in_schema=False)
    def begin(request: Request, to: Next = "/") -> Response:
        try:
            address, pending = openid.begin(_back(request), back_to(to))
        except AccountError as error:
            return _form(request, door, to, error)
        answer = RedirectResponse(address, 303)
        remember(answer, request, pending.told(), name=_begun(request), seconds=_BEGUN)
        return answer

    @app.get(_BACK, include_in_schema=False)
    def finish(request: Request, code: Next = "", state: Next = "") -> Response:
        pending = _pending(request)
        if pending is None:
            return _form(request, door, "/", NotLetIn("This sign-in was not begun in this browser, or too long ago; begin again."))
        try:
            name = openid.finish(code, state, _back(request), pending, door.accounts.clock())
            session = door.accounts.vouched(name, openid.told, place_of(request))
        except AccountError as error:
            answer = _form(request, door, pending.to, error)
        else:
            answer = _let_in(request, session, pending.to)
        forget(answer, request, _begun(request))
        return answer


_BACK, _BEGUN = "/sign-in/openid/back", 600  # seconds within which a sign-in that was begun is ended


def _back(request: Request) -> str:
    """Where the provider sends the browser back to."""
    return str(request.url.replace(path=_BACK, query="", fragment=""))


def _begun(request: Request) -> str:
    return f"{cookie(request)}-begun"


def _pending(request: Request) -> "Pending | None":
    from elchi.accounts.openid import Pending

    return Pending.read(request.cookies.get(_begun(request), ""))


def _let_in(request: Request, session: str, to: str) -> Response:
    answer = RedirectResponse(back_to(to), 303)
    remember(answer, request, session)
    return answer


def _form(request: Request, door: Door, to: str, error: AccountError | None = None, name: str = "") -> Response:
    beside = {"to": back_to(to), "name": name, "vouching": door.openid.told if door.openid else ""}
    answer = said(request, "sign-in", Shown("Sign in", str(error or ""), beside=beside), ANYBODY)
    wait = error.wait if isinstance(error, NotLetIn) else None
    if error is not None:
        answer.status_code = 429 if wait else 401
    if wait:
        answer.headers["Retry-After"] = str(wait.seconds + 1)
    return answer
