"""What people bring in by the browser: texts pasted, files dropped, addresses named, notes of their own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from fastapi import FastAPI, Form, Request, UploadFile
from fastapi.responses import StreamingResponse

from elchi.desk import Taken, given
from elchi.errors import ElchiError, QuestionError
from elchi.exports.paper import Notes
from elchi.faces.web.asking import Ask, Shown, Times, day
from elchi.faces.web.deciding import Text, allowed
from elchi.faces.web.links import PASTED
from elchi.faces.web.readers import Reader, Role
from elchi.faces.web.routes import Counter
from elchi.faces.web.setting import Page, environment, page
from elchi.model.document import Finding, label_from

if TYPE_CHECKING:
    from elchi.desk import Given

Long = Annotated[str, Form(max_length=5_000_000)]
Date = Annotated[str, Form(max_length=10)]
Label = Annotated[str, Form(max_length=400)]
_MOST = 64 << 20  # bytes of a file; the reader refuses more
_HERE = "<!-- what was read -->"


def add(ask: Ask) -> Shown:
    """The forms by which documents and notes come in."""
    return Shown("Add", None)


def add_adding(app: FastAPI, counter: Counter) -> None:
    """Add the routes by which documents and notes come in. Each page is sent while the documents are read."""
    _add_texts(app, counter)
    _add_files(app, counter)
    _add_addresses(app, counter)
    _add_notes(app, counter)


def _add_texts(app: FastAPI, counter: Counter) -> None:
    @app.post("/add/text", include_in_schema=False)
    def text(
        request: Request, words: Long, name: Text = "", published: Date = "", publisher: Text = "", label: Label = "public"
    ) -> StreamingResponse:
        reader = allowed(counter, request, Role.EDITOR)
        said = _said(reader, published, publisher, label)
        called = f"{PASTED}{(name or 'text').strip()[:120]} by {reader.name}"
        return _shown(counter, request, counter.desk.take_bytes(words.encode(), "text/plain; charset=utf-8", called, said))


def _add_files(app: FastAPI, counter: Counter) -> None:
    @app.post("/add/files", include_in_schema=False)
    def files(
        request: Request, files: list[UploadFile], published: Date = "", publisher: Text = "", label: Label = "public"
    ) -> StreamingResponse:
        said = _said(allowed(counter, request, Role.EDITOR), published, publisher, label)
        held = [(f.filename or "file", f.content_type or "", f.file.read(_MOST + 1)) for f in files]
        return _shown(
            counter, request, (x for name, kind, content in held for x in counter.desk.take_bytes(content, kind, name, said))
        )


def _add_addresses(app: FastAPI, counter: Counter) -> None:
    @app.post("/add/address", include_in_schema=False)
    def address(
        request: Request, address: Text, published: Date = "", publisher: Text = "", label: Label = "public"
    ) -> StreamingResponse:
        said = _said(allowed(counter, request, Role.EDITOR), published, publisher, label)
        if not address.strip().startswith(("http://", "https://")):
            return _shown(
                counter,
                request,
                iter([Finding(address.strip()[:200], "it is no web address", "give one that begins with https://")]),
            )
        return _shown(counter, request, counter.desk.take(address.strip(), said))


def _add_notes(app: FastAPI, counter: Counter) -> None:
    @app.post("/add/note", include_in_schema=False)
    def note(request: Request, words: Long, dated: Date = "", label: Label = "internal") -> StreamingResponse:
        reader = allowed(counter, request, Role.ANALYST)
        return _shown(counter, request, _noted(counter, words, reader.name, dated, _own(reader, label)))


def _said(reader: Reader, published: str, publisher: str, label: str) -> "Given":
    """What somebody says of what they bring in."""
    return given(day(published), publisher or None, _own(reader, label))


def _own(reader: Reader, label: str) -> str:
    """A label, where whoever gives it belongs to a group that it is restricted to: what nobody sees would only be lost."""
    meant = label_from(label)
    if meant.groups and not reader.clearance.admits(meant):
        raise QuestionError(f'You belong to none of the groups in "{label[:80]}"; restrict it to one of yours.')
    return label


def _noted(counter: Counter, words: str, by: str, dated: str, label: str) -> Iterator[Taken | Finding]:
    yield counter.desk.note(words, by, day(dated), label)


def _shown(counter: Counter, request: Request, found: Iterator[Taken | Finding]) -> StreamingResponse:
    """A page that grows while documents are read; it needs no script for that."""
    setting = Page("/add", {}, Times(), counter.reader_of(request), Notes())
    head, _, foot = page("added", Shown("Read just now", _HERE), setting).partition(_HERE)
    return StreamingResponse(
        _growing(head, found, setting, foot), media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def _growing(head: str, found: Iterator[Taken | Finding], setting: Page, foot: str) -> Iterator[str]:
    yield head
    line = environment().get_template("added_line.html")
    count = 0
    try:
        for one in found:
            count += isinstance(one, Taken)
            yield line.render(one=one, taken=isinstance(one, Taken), page=setting)
    except ElchiError as error:
        yield line.render(one=error, taken=False, page=setting)
    yield f'<li role="status">Done: {count} read.</li>{foot}'
