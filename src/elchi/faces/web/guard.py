"""What no page need think of: requests for a host that is not ours, and acts that another site had a browser send.

Both are decided by what every browser says of a request, so that no page carries a secret of its own. A browser tells with
`Sec-Fetch-Site` (where it trusts the connection) or `Origin` which site an act comes from. A request with a bearer token
comes from a program: no browser adds one by itself, and a page of another site may not. Whoever is asked for under a name
that is not served here was led by a name of somebody else that points to this machine.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from fastapi.responses import PlainTextResponse
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from elchi.faces.web.described import problem

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})
_FOREIGN = "This was not sent from a page of this record, so nothing was done; open the page here and try again."
_MISLED = "No record is served under this name; `elchi serve --name HOST` adds one."


class Guard:
    """Refuses what is not for us: acts of other sites, and, where the names that are served here are given, other names."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None = None) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer why it is refused."""
        found = refusal(scope, self.hosts) if scope["type"] in ("http", "websocket") else None
        if found is None:
            await self.app(scope, receive, send)
            return
        status, words = found
        machine = str(scope.get("path", "")).startswith("/api/")
        answer = problem(words, status) if machine else PlainTextResponse(f"{words}\n", status)
        await answer(scope, receive, send)


def refusal(scope: Scope, hosts: Collection[str] | None = None) -> tuple[int, str] | None:
    """Return the status and the sentence with which a request is refused, None where it may pass."""
    headers = Headers(scope=scope)
    if hosts is not None and named(headers.get("host", "")) not in hosts:
        return 421, _MISLED
    if scope.get("method", "GET") in _READING and scope["type"] == "http":
        return None
    return None if bearer(headers.get("authorization", "")) or of_ours(headers) else (403, _FOREIGN)


def of_ours(headers: Headers) -> bool:
    """Tell whether a browser says that a request comes from a page of ours."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OURS
    origin, host = urlsplit(headers.get("origin", "")), headers.get("host", "")
    return bool(host) and origin.scheme in ("http", "https") and origin.netloc.lower() == host.lower()


def bearer(authorization: str) -> str | None:
    """Return the token that an `Authorization` header carries, None where it carries none."""
    scheme, _, token = authorization.strip().partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def named(host: str) -> str:
    """Return the name of a `Host` header, without its port: `[::1]:8440` names `::1`."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""
