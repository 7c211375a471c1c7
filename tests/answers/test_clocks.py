"""Whatever is added later, an answer that is asked as known before stays what it was: every question, any late document."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOON
from hypothesis import given as drawn, settings
from hypothesis import strategies as st

from elchi.answers.calendar import calendar
from elchi.answers.commitments import commitments
from elchi.answers.holders import offices_of, who_held
from elchi.answers.meetings import meetings
from elchi.answers.members import members_of, standing_of
from elchi.answers.profile import body, person
from elchi.answers.search import search
from elchi.answers.timeline import timeline
from elchi.desk import Desk, desk, given
from elchi.faces.cli import main
from elchi.faces.questions import QUESTIONS
from elchi.model.entity import Verdict
from elchi.record.asof import View

PEOPLE = ["Erlan Karin", "E. Karin", "Karin", "Mukhtar Tileuberdi", "Baghdad Amreyev", "Bagdad Amreyev"]
OFFICES = [
    "Secretary of State of Kazakhstan",
    "Minister of Foreign Affairs of Kazakhstan",
    "Secretary General of the Turkic Council",
]
DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))


def words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


REPORTS = st.one_of(
    st.builds(lambda a, b, o, p, d: f"{a}, {o}, met in Astana with {b}, {p}, on {words(d)}.", *[st.sampled_from(PEOPLE)] * 2, *[st.sampled_from(OFFICES)] * 2, DAYS),
    st.builds(lambda a, o, d: f"{a} was appointed {o} on {words(d)}.", st.sampled_from(PEOPLE), st.sampled_from(OFFICES), DAYS),
    st.builds(lambda d: f"Hungary became a member of the Organization of Turkic States on {words(d)}.", DAYS),
    st.builds(lambda d: f"Kazakhstan pledged to host the next summit of the Turkic Council in Turkistan by {words(d)}.", DAYS),
    st.builds(lambda d: f"The summit of the Turkic Council will be held in Turkistan on {words(d)}.", DAYS),
)  # fmt: skip
TICK = count(1)


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Path]]:
    """A record that grows by a document an hour."""
    folder = tmp_path_factory.mktemp("clocks")
    with desk(folder / "record.elchi", create=True, clock=lambda: NOON + next(TICK) * timedelta(minutes=1)) as opened:
        yield opened, folder


def take(opened: Desk, folder: Path, text: str, published: date | None) -> None:
    path = folder / f"{next(TICK)}.txt"
    path.write_text(text, "utf-8")
    list(opened.take(str(path), given(published, None, "public")))


def answers(view: View, on: date) -> list[object]:
    """One answer of every kind."""
    people = [p for p in ("person:erlan-karin", "person:karin", "person:baghdad-amreyev") if view.entity(p)]
    offices = ["office:secretary-of-state@kz", "office:minister-of-foreign-affairs@kz", "office:secretary-general@ots"]
    return [
        [who_held(view, o, d) for o in offices for d in (on, None)], [offices_of(view, p) for p in people], [person(view, p, on) for p in people],
        members_of(view, "body:ots", on), standing_of(view, "body:ots", "state:hu", on), body(view, "body:ots", on), meetings(view),
        meetings(view, "state:kz", first=on), timeline(view, "state:kz"), timeline(view, "state:kz", on), calendar(view, on), commitments(view),
        commitments(view, on=on), search(view, "summit"), view.counts(), view.doubts(),
    ]  # fmt: skip


@settings(max_examples=8, deadline=None)
@drawn(
    st.lists(st.tuples(REPORTS, st.none() | DAYS), min_size=1, max_size=2),
    st.tuples(REPORTS, st.none() | DAYS),
    DAYS,
    st.none() | DAYS,
)
def test_a_late_document_never_changes_what_was_known_before(growing, early, late, on, as_of):
    opened, folder = growing
    for report in early:
        take(opened, folder, *report)
    known = opened.clock()
    with opened.view(known=known, as_of=as_of) as view:
        before = answers(view, on)
    take(opened, folder, *late)
    opened.judge("person:erlan-karin", "person:mukhtar-tileuberdi", Verdict.UNSURE, "late", "asked later")
    with opened.view(known=known, as_of=as_of) as view:
        assert answers(view, on) == before


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_every_question_takes_the_three_days(question):
    taken = {option for p in question.params for option in p.opts}
    assert {"--as-of", "--known", "--json"} <= taken
    assert "--on" in taken or question.name in ("search", "changes")  # words hold on no day; a change lies between two


def test_a_question_of_a_day_is_answered_of_that_day(tmp_path):
    """In a record of its own: the one that grows above holds whom the draws made up, under this name too."""
    told = "Erlan Karin, Secretary of State of Kazakhstan, met in Astana with Baghdad Amreyev on 5 May 2018."
    with desk(tmp_path / "record.elchi", create=True, clock=lambda: NOON) as opened:
        take(opened, tmp_path, told, date(2018, 5, 5))
    place = ["--record", str(tmp_path / "record.elchi")]
    for words_, there, elsewhere in (
        (["meetings"], "2018-05-05", "2018-05-06"),
        (["timeline", "Erlan Karin"], "2018-05-05", "2018-05-06"),
        (["person", "Erlan Karin"], "2018-05-05", "2018-05-04"),
    ):
        told = CliRunner().invoke(main, [*place, *words_, "--on", there])
        assert (told.exit_code, "Amreyev" in told.output) == (0, True), told.output
        other = CliRunner().invoke(main, [*place, *words_, "--on", elsewhere])
        assert (other.exit_code, "met in Astana" in other.output) == (0, False), other.output
