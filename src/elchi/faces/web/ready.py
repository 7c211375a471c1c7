"""Made ready before the first reader asks: whatever is written, looked up or read once is so by then, not while somebody waits."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from elchi.errors import ElchiError
from elchi.exports.paper import Notes
from elchi.faces.web.asking import Ask, Times
from elchi.faces.web.readers import Reader
from elchi.faces.web.routes import Question
from elchi.faces.web.setting import Page, page, prepare

if TYPE_CHECKING:
    from elchi.desk import Desk, View

_TELLING, _FEW = ("Encounter", "Commitment", "Tenure", "Membership"), 12


def make_ready(desk: "Desk", questions: Sequence[Question], reader: Reader) -> None:
    """Read all templates, and answer one question of each kind as this reader may see it; one that is answered by itself waits."""
    prepare()
    with desk.view(clearance=reader.clearance) as view:
        if not view.newest(1):
            return
        given = dict(_some(view))
    for question in (q for q in questions if not q.long):
        for asked in _askings(question, given):
            with suppress(ElchiError), desk.view(clearance=reader.clearance) as view:
                shown = question.answer(Ask(desk, view, Times(), reader), **asked)
                page(question.template, shown, Page(question.path, {}, Times(), reader, Notes()))


def _some(view: "View") -> Iterator[tuple[str, str]]:
    """One thing of each kind of which the record tells, those told of last."""
    for kind in _TELLING:
        yield from (_parted(r.claim.subject) for r in view.claims(kind, latest=_FEW) if r.claim.subject)
    yield from map(_parted, sorted(view.met_in_claims()))
    yield "document", view.newest(1)[0].id


def _parted(identifier: str) -> tuple[str, str]:
    kind, _, rest = identifier.partition(":")
    return kind, rest


def _askings(question: Question, given: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What a question is asked with: the thing whose page it is, or nothing, and somebody by whom a list is narrowed."""
    kind = question.path.split("/")[1]
    if "{" in question.path:
        yield from [{"name": given[kind]}] if kind in given else []
        return
    yield {"q": "the meeting"} if kind == "search" else {}
    whose = next((f"{k}:{given[k]}" for k in ("state", "body") if k in given), "")
    by = {"meetings": "whom", "commitments": "by", "calendar": "whom"}.get(kind)
    if whose and by:
        yield {by: whose}
