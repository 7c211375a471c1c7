"""Commitments at a glance stand as they do when all their claims are read, for any history and any reader."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import NOON, document
from hypothesis import given, settings
from hypothesis import strategies as st

from elchi.answers.commitments import commitments
from elchi.answers.glimpsed import glimpses
from elchi.answers.weighed import weighed
from elchi.desk import Desk
from elchi.model.reading import Reading
from elchi.model.claim import Commitment, CommitmentKind, Occasion, Party
from elchi.model.document import Clearance, Document, Label, Level, Span
from elchi.model.entity import Judgement, Resolution, Trace, Verdict
from elchi.model.followup import Act, FollowUp, Standing
from elchi.model.period import Period
from elchi.record.append import JudgementUndone, Writer
from elchi.record.asof import View
from elchi.record.store import open_record

HOUR = timedelta(hours=1)
READERS = [None, Clearance(), Clearance(Level.PUBLIC, frozenset({"cabinet"}))]
what = st.sampled_from(["road", "bridge", "school"])
days = st.none() | st.dates(date(2021, 1, 1), date(2021, 4, 1))
labels = st.sampled_from([Label(), Label(), Label(Level.INTERNAL), Label(Level.RESTRICTED, frozenset({"cabinet"}))])
terms = st.sampled_from([{}, {"due_period": Period.year(2021)}, {"due_period": Period.month(2022, 3)}, {"done": True},
                         {"occasion": Occasion(Span(0, 1), "at its next summit", body_id="body:x")}, {"holds": "encounter:y"}])  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> tuple[Document, Resolution]:
    made = document(
        f"{draw(st.uuids())}: Land will build it. It was built.", draw(days), draw(st.sampled_from("abcdef")), draw(labels)
    )
    span = Span(0, len(made.text))
    things = draw(st.lists(what, max_size=2))
    claims = tuple(
        Commitment(span=span, act="made", subject=f"commitment:{w}", kind=CommitmentKind.PLEDGE, what=w, verb="will",
                   who=(Party(span, of="Land", of_id="state:land"),), **draw(terms)) for w in things
    )  # fmt: skip
    traces = [Trace(span, 1, ((f"w:{w}", 20),), n) for n, w in enumerate(things)]
    traces += [Trace(Span(3, len(made.text)), 2, ((f"w:{w}", 20),)) for w in draw(st.lists(what, max_size=1))]
    return made, Resolution(Reading(made.id, "r", "l", None, made.published, "en", claims=claims), claims, traces=tuple(traces))


joined = st.builds(lambda a, b: Judgement(f"commitment:{a}", f"commitment:{b}", Verdict.SAME, "person:x", "seen"), what, what)
acts = st.builds(
    lambda w, act, on: FollowUp(subject=f"commitment:{w}", act=act, by="person:x", why="seen", on=on,
                                standing=Standing.LIMITED if act is Act.ASSESS else None, due=Period.year(2023) if act is Act.EXTEND else None),
    what, st.sampled_from([Act.ASSESS, Act.DROP, Act.EXTEND]), st.dates(date(2021, 2, 1), date(2021, 4, 1)),
)  # fmt: skip
histories = st.lists(reports() | reports() | joined.filter(lambda j: j.left != j.right) | acts, min_size=1, max_size=9)


def _write(writer: Writer, one: object, hour: int) -> None:
    if isinstance(one, Judgement):
        writer.judge(one, NOON + hour * HOUR)
    elif isinstance(one, FollowUp):
        writer.follow(one, NOON + hour * HOUR)
    else:
        writer.append(*one, NOON + hour * HOUR)


def _told(view: View) -> tuple[list[object], list[object]]:
    claims = view.claims("Commitment")
    whole, seen = weighed(view, claims), glimpses(view, [r.id for r in claims])
    return [[(u.id, u.due_last, u.made, u.assessed) for u in found] for found in (whole, seen)]


@settings(max_examples=60, deadline=None)
@given(histories, st.sampled_from(READERS), days, st.none() | st.integers(0, 9))
def test_at_a_glance_and_read_whole_are_the_same(
    made: list[object], reader: Clearance | None, day: date | None, hour: int | None
) -> None:
    with TemporaryDirectory() as folder:
        record = open_record(Path(folder) / "r.elchi", NOON)
        for n, one in enumerate(made):
            try:
                with record.writer() as writer:
                    _write(writer, one, n)
            except JudgementUndone:
                pass
        with record.view(as_of=day, known=None if hour is None else NOON + hour * HOUR, clearance=reader) as view:
            whole, seen = _told(view)
        record.close()
    assert seen == whole


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("day", [None, date(2019, 6, 1), date(2024, 1, 1)])
def test_the_archive_is_the_same_at_a_glance(archive: Desk, reader: Clearance | None, day: date | None) -> None:
    with archive.view(as_of=day, clearance=reader) as view:
        whole, seen = _told(view)
    assert len(whole) > 20
    assert seen == whole


def test_what_is_owed_to_somebody_is_for_them_or_was_undertaken_at_a_meeting_with_them(archive: Desk) -> None:
    with archive.view() as view:
        every = {u.id: u for u in commitments(view)}
        for party in ("state:kz", "state:hu", "body:ots"):
            owed, among = ({u.id for u in commitments(view, to=party, latest=n)} for n in (None, 5))
            present = set(view.latest_naming(party, "Encounter", "participant", None).values())
            assert all(every[i].for_whom or view.one(every[i].encounter or "") in present for i in owed)
            assert among <= owed
        assert owed
