"""The door: who asks, by a session's cookie, a program's token or a feed's key; what was done is put into the audit."""

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elchi.accounts.people import Account
from elchi.faces.web.guard import bearer
from elchi.faces.web.readers import ALONE, ANYBODY, Reader, Role

if TYPE_CHECKING:
    from elchi.accounts.openid import OpenID
    from elchi.desk import Accounts

FEEDS, FEED_KEY = frozenset({"/calendar.ics", "/changes.atom"}), "key"  # what a program that cannot sign in may subscribe to
WE = "elchi-we"  # the cookie that tells whose desk somebody sits at
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_NOTED = frozenset(
    {"/sign-in", "/sign-out", "/feeds", "/feeds/end", "/password"}
)  # acts that the accounts put into the audit themselves


class SignInFirst(HTTPException):
    """Raised where nobody is let in without an account."""

    def __init__(self) -> None:
        super().__init__(401, "Sign in first.", {"WWW-Authenticate": "Bearer"})


class Door:
    """Tells who asks. `alone` where only this machine can ask: then, until there is an administrator, it is one person who
    may do everything. `public` lets anybody read what is public, `openid` asks another house who somebody is. `we` is whose
    desk this is, for those who said nothing else themselves."""  # fmt: skip

    def __init__(
        self, accounts: "Accounts", *, alone: bool = False, public: bool = False, openid: "OpenID | None" = None, we: str = ""
    ) -> None:
        self.accounts, self.alone, self.public, self.openid, self.we = accounts, alone, public, openid, we

    def expected(self) -> tuple[Reader, ...]:
        """Return as whom most will ask, by what they may see: the one at this machine, else the house, and anybody who is let in."""
        house = (ALONE,) if self.alone and not self.accounts.administered() else (replace(ALONE, name="", role=Role.READER),)
        return (*house, ANYBODY) if self.public else house

    def __call__(self, request: Request) -> Reader:
        """Return who asks, once for a request. Raises SignInFirst for nobody."""
        known: Reader | None = getattr(request.state, "reader", None)
        if known is None:
            known = request.state.reader = replace(self._reader(request), we=unquote(request.cookies.get(WE, "")) or self.we)
        return known

    def _reader(self, request: Request) -> Reader:
        token = bearer(request.headers.get("authorization", ""))
        if token is not None:  # and nothing else: an act that a token exempts from the guard never falls back on a cookie
            return _let_in(self.accounts.opened(token, "token"))
        if FEED_KEY in request.query_params and request.url.path in FEEDS:
            return _let_in(self.accounts.opened(request.query_params[FEED_KEY], "feed", feed_of(request)))
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


def feed_of(request: Request) -> str:
    """Return the address of a feed that is asked for, without the key that opens it."""
    asked = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != FEED_KEY])
    return request.url.path + (f"?{asked}" if asked else "")


def cookie(request: Request) -> str:
    """Return what the session's cookie is called; over HTTPS it is one that no other name of a site can set."""
    return "__Host-elchi" if request.url.scheme == "https" else "elchi"


def remember(answer: Response, request: Request, told: str, name: str = "", seconds: int | None = None) -> None:
    """Have a browser keep a session, or something else under a name, where no script sees it."""
    secure = request.url.scheme == "https"
    answer.set_cookie(name or cookie(request), told, seconds, httponly=True, samesite="lax", secure=secure, path="/")


def forget(answer: Response, request: Request, name: str) -> None:
    """Have a browser forget what it kept under a name."""
    answer.delete_cookie(name, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/")


def place_of(request: Request) -> str:
    """Return from where a request comes."""
    return request.client.host if request.client else "unknown"


class Audited:
    """Puts every act that was done into the audit: who sent what where. What is only read is not put there."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note an act before its answer goes out."""
        if scope["type"] != "http" or scope["method"] not in _UNSAFE or scope["path"] in _NOTED:
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
