"""Feeds for programs that cannot sign in: an address with a key that opens it, and nothing else, for the one who made it."""

from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from elchi.errors import QuestionError
from elchi.faces.web.asking import Shown
from elchi.faces.web.door import FEED_KEY, FEEDS, Door, place_of
from elchi.faces.web.links import with_query
from elchi.faces.web.readers import Reader
from elchi.faces.web.setting import said


def add_feeds(app: FastAPI, door: Door) -> None:
    """Add the page of somebody's feeds, where they are made and ended."""

    @app.get("/feeds", include_in_schema=False)
    def feeds(request: Request) -> Response:
        return _page(request, door, _signed_in(request, door))

    @app.post("/feeds", include_in_schema=False)
    def subscribe(request: Request, address: Annotated[str, Form(max_length=2000)] = "") -> Response:
        reader, plain = _signed_in(request, door), _feed(address)
        made = door.accounts.subscribe(reader.name, plain, place_of(request))
        return _page(request, door, reader, str(request.base_url).rstrip("/") + with_query(plain, {FEED_KEY: made}))

    @app.post("/feeds/end", include_in_schema=False)
    def end(request: Request, feed: Annotated[str, Form(max_length=64)] = "") -> RedirectResponse:
        door.accounts.unsubscribe(_signed_in(request, door).name, feed, place_of(request))
        return RedirectResponse("/feeds", 303)


def _signed_in(request: Request, door: Door) -> Reader:
    """Who asks, if they have an account. A program with a token has one key already; without accounts none is needed."""
    reader = door(request)
    if not reader.signed_in:
        raise HTTPException(403, "Whoever reads without an account subscribes to the address of the feed itself.")
    return reader


def _feed(address: str) -> str:
    """The path and query of a feed of ours, as they are told apart. Raises QuestionError for another address."""
    parts = urlsplit(address)
    if parts.path not in FEEDS or parts.netloc or parts.scheme:
        raise QuestionError(f"Only these are subscribed to: {', '.join(sorted(FEEDS))}.")
    return with_query(parts.path, {}) + (f"?{asked}" if (asked := _asked(parts.query)) else "")


_FEEDS = {"/calendar.ics": "Calendar", "/changes.atom": "Changes"}
_ASKED = {
    "whom": "of {}", "about": "about {}", "since": "since {}", "first": "from {}", "last": "to {}", "on": "on {}",
    "as_of": "as said by {}", "known": "as known on {}",
}  # fmt: skip


def in_words(address: str) -> str:
    """Return what a feed tells, in words: "Changes about Norway, since 2025-01-01"."""
    parts = urlsplit(address)
    asked = [_ASKED[name].format(value) for name, value in parse_qsl(parts.query) if name in _ASKED]
    return " ".join([_FEEDS.get(parts.path, parts.path), ", ".join(asked)]).strip()


def _asked(query: str) -> str:
    return urlencode([(name, value) for name, value in parse_qsl(query) if name != FEED_KEY])


def _page(request: Request, door: Door, reader: Reader, made: str = "") -> Response:
    return said(
        request,
        "feeds",
        Shown("Your feeds", door.accounts.subscriptions(reader.name), beside={"made": made, "in_words": in_words}),
        reader,
    )
