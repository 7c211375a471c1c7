"""What is taken away as a file: briefs, calendars, feeds."""

from datetime import date
from typing import Annotated

from fastapi import FastAPI, Query, Request, Response

from elchi.answers.brief import brief
from elchi.answers.changes import ONCE
from elchi.answers.diary import diary
from elchi.exports.agenda import agenda
from elchi.exports.atom import atom
from elchi.exports.briefing import paper_of
from elchi.exports.webpage import style_mark
from elchi.faces.papers import made_as
from elchi.faces.web.asking import AtTimes, Day, Words, day
from elchi.faces.web.links import address_of
from elchi.faces.web.lists import changes_of
from elchi.faces.web.routes import Counter
from elchi.given import places_in, topics

_FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "text": "text/plain; charset=utf-8",
}
# A paper to print has its style with it, so that it can be kept as one file: this style, and nothing else.
_SHOWN = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
Form = Annotated[str, Query(pattern="^(docx|html|markdown|text)$", description="docx, html, markdown or text")]


def add_files(app: FastAPI, counter: Counter) -> None:
    """Add the routes that give files."""

    @app.get("/brief/file", tags=["files"])
    def brief_file(request: Request, times: AtTimes, whom: Words, we: Words = "", form: Form = "docx") -> Response:
        """Return a brief as a document."""
        with counter.asking(request, times) as ask:
            ours = ask.subject(we) if we.strip() else ask.ours
            subject = ask.briefed(whom) or ""
            found = brief(ask.view, subject, times.on or times.as_of, ours, topics(), there=places_in(ask.view, subject))
        taken = {"Content-Disposition": f'attachment; filename="brief.{"md" if form == "markdown" else form}"'}
        headers = taken if form != "html" else {"Content-Security-Policy": _SHOWN.format(style_mark())}
        return Response(made_as(paper_of(found), form), media_type=_FORMS[form], headers=headers)

    @app.get("/calendar.ics", tags=["files"])
    def calendar_file(request: Request, times: AtTimes, whom: Words = "", first: Day = "", last: Day = "") -> Response:
        """Return what is ahead (of somebody), or all encounters between two days, as a calendar to subscribe to."""
        with counter.asking(request, times) as ask:
            party = ask.subject(whom)
            found = diary(ask.view, party, places_in(ask.view, party), times.on, day(first), day(last))
        house = str(request.base_url).rstrip("/")
        return Response(
            agenda(found.meetings, found.title, found.chairs, lambda identifier: house + address_of(identifier)),
            media_type="text/calendar; charset=utf-8",
        )

    @app.get("/changes.atom", tags=["files"])
    def changes_file(request: Request, times: AtTimes, since: Day, about: Words = "") -> Response:
        """Return what changed since a day as a feed."""
        with counter.asking(request, times) as ask:
            found = changes_of(ask, day(since) or date.min, ask.subject(about))
        title = f"Elchi: changes{f' about {found.about}' if found.about else ''}"
        house = str(request.base_url).rstrip("/")
        told = atom(title, found.lines, found.since, ONCE, lambda identifier: house + address_of(identifier))
        return Response(told, media_type="application/atom+xml; charset=utf-8")
