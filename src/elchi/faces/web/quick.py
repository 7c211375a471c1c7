"""What was answered before is given again before a page is looked for: who asks and what the record holds tell that it is the same."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from elchi.faces.web.routes import HTML, JSON, PRIVATE, Counter, tag_of


class Quick:
    """Gives kept answers. Whatever it does not find, or where the database does not tell whether it changed, it passes on."""

    def __init__(self, app: ASGIApp, counter: Counter) -> None:
        self.app, self.counter = app, counter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with what was kept for this reader, or pass it on."""
        found = self._found(Request(scope)) if scope["type"] == "http" and scope["method"] == "GET" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        status, made, headers = found
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": made})

    def _found(self, request: Request) -> tuple[int, bytes, list[tuple[bytes, bytes]]] | None:
        path, state = request.url.path, self.counter.desk.record.state()
        if state is None or path.startswith("/static/"):
            return None
        try:
            reader = self.counter.reader_of(request)
        except HTTPException:  # said where it is said to everybody
            return None
        machine = path.startswith("/api/")
        tag = tag_of(state, request, reader, machine)
        made = self.counter.shelf.get(tag)
        if made is None:
            return None
        headers = [(b"etag", tag.encode()), (b"cache-control", PRIVATE.encode())]
        if request.headers.get("if-none-match") == tag:
            return 304, b"", headers
        told = (b"content-type", (JSON if machine else HTML).encode()), (b"content-length", str(len(made)).encode())
        return 200, made, [*headers, *told]
