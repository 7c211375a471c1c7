"""Before the first reader asks, one question of each kind was answered: each process writes and looks up things once."""

from collections.abc import Callable
from dataclasses import replace

from elchi.desk import Desk
from elchi.faces.web.app import QUESTIONS
from elchi.faces.web.readers import ALONE
from elchi.faces.web.ready import make_ready
from elchi.faces.web.routes import Question


def noted(question: Question, told: list[str]) -> Question:
    def answer(*given: object, **asked: object) -> object:
        shown = question.answer(*given, **asked)  # type: ignore[arg-type]
        told.append(question.path)
        return shown

    noting: Callable[..., object] = answer
    return replace(question, answer=noting)  # type: ignore[arg-type]


def test_each_short_question_is_answered_before_anybody_asks(archive: Desk) -> None:
    told: list[str] = []
    make_ready(archive, [noted(q, told) for q in QUESTIONS], ALONE)
    assert {*told} == {q.path for q in QUESTIONS if not q.long}


def test_an_empty_record_has_nothing_to_make_ready(scratch: Desk) -> None:
    told: list[str] = []
    make_ready(scratch, [noted(q, told) for q in QUESTIONS], ALONE)
    assert told == []
