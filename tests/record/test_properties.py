"""The promises, for any history of documents, readings, labels and judgements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from conftest import NOON, _fresh
from hypothesis import given, settings, strategies as st
from made import report
from sqlalchemy import func, select
import pytest

from elchi.model.claim import Encounter
from elchi.model.document import Clearance, Document, Label, Level
from elchi.model.entity import Judgement, Resolution, Verdict
from elchi.record.append import JudgementUndone
from elchi.record.asof import View
from elchi.record.codec import dump, load
from elchi.record.derive import derived
from elchi.record.schema import LOG
from elchi.record.store import Record, open_record
from elchi.record.words import folded, passages_of

HOUR = timedelta(hours=1)
names = st.sampled_from(["ali", "veli", "can", "dan"])
labels = st.sampled_from([Label(), Label(Level.INTERNAL), Label(Level.RESTRICTED, frozenset({"cabinet"})), Label(Level.RESTRICTED)])
clearances = st.sampled_from([Clearance(), Clearance(Level.INTERNAL), Clearance(Level.PUBLIC, frozenset({"cabinet", "press"}))])
days = st.none() | st.dates(date(2021, 1, 1), date(2021, 12, 31))
Made = tuple[Document, Resolution] | Judgement


@st.composite
def documents(draw: st.DrawFn) -> Made:
    who = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    word = draw(st.sampled_from(["Talks", "Visit", "Call"]))
    return report(
        f"{word} of {' and '.join(who)}.", who, reader=draw(st.sampled_from(["r1", "r2"])), published=draw(days),
        address=draw(st.sampled_from(["a.txt", "b.txt"])), label=draw(labels),
    )  # fmt: skip


judgements = st.builds(
    Judgement, names.map("person:{}".format), names.map("person:{}".format), st.sampled_from([Verdict.SAME, Verdict.NOT_SAME]),
    st.sampled_from(["rule:r", "person:x"]), st.just("looked"),
).filter(lambda j: j.left != j.right)  # fmt: skip
histories = st.lists(documents() | judgements, min_size=1, max_size=7)


def write(record: Record, what: Made, hour: int) -> None:
    try:
        with record.writer() as writer:
            if isinstance(what, Judgement):
                writer.judge(what, NOON + hour * HOUR)
            else:
                writer.append(*what, NOON + hour * HOUR)
    except JudgementUndone:
        pass  # a rule against a person: refused, and nothing of it is kept


@contextmanager
def written(history: list[Made]) -> Iterator[Record]:
    with TemporaryDirectory() as place:
        record = open_record(Path(place) / "r.elchi", NOON)
        for hour, what in enumerate(history):
            write(record, what, hour)
        yield record
        record.close()


def answers(record: Record, **when: Any) -> list[object]:
    with record.view(**when) as view:
        return [*_told(view), *(view.names(f"person:{n}") for n in ("ali", "veli", "can", "dan")), view.doubts()]


def _told(view: View) -> list[object]:
    return [view.claims(), view.documents(), view.passages("of"), view.entities("person"), view.find(["everybody"]), view.counts()]


def rows(record: Record) -> int:
    with record.engine.connect() as connection:
        return sum(connection.scalar(select(func.count()).select_from(t)) or 0 for t in LOG)


few = settings(max_examples=25, deadline=None)


@few
@given(histories)
def test_appending_the_last_again_is_harmless(history: list[Made]) -> None:
    with written(history) as record:
        before = rows(record), answers(record)
        write(record, history[-1], 99)
        assert (rows(record), answers(record)) == before


@few
@given(histories, documents(), st.integers(0, 6), st.none() | st.dates(date(2021, 1, 1), date(2022, 1, 1)))
def test_a_later_document_never_changes_what_was_known_before(history: list[Made], late: Made, hour: int, day: date | None) -> None:
    known = NOON + hour * HOUR
    everything = Clearance(Level.RESTRICTED, frozenset({"cabinet"}))
    open_to_all = [w if isinstance(w, Judgement) else report_open(w) for w in (*history, late)]  # a label is not knowledge
    with written(open_to_all[:-1]) as record:
        before = answers(record, known=known, as_of=day, clearance=everything)
        write(record, open_to_all[-1], 99)
        write(record, Judgement("person:ali", "person:veli", Verdict.SAME, "person:y", "late"), 100)
        assert answers(record, known=known, as_of=day, clearance=everything) == before


def report_open(made: tuple[Document, Resolution]) -> Made:
    from dataclasses import replace

    return replace(made[0], label=Label()), made[1]


@few
@given(histories, clearances, st.none() | st.integers(0, 6))
def test_nothing_of_a_label_you_may_not_see_appears(history: list[Made], clearance: Clearance, hour: int | None) -> None:
    known = NOON + hour * HOUR if hour is not None else None
    with written(history) as record:
        stricter: dict[str, list[Label]] = {}
        for what in history:
            if not isinstance(what, Judgement):
                stricter.setdefault(what[0].id, []).append(what[0].label)
        with record.view(known=known, clearance=clearance) as view:
            shown = {r.source.id: r.source.label for r in view.claims()} | {s.id: s.label for s in view.documents()}
            shown |= {p.source.id: p.source.label for p in view.passages("of")}
            shown |= {s.id: s.label for n in ("ali", "veli", "can", "dan") for _, s in view.names(f"person:{n}")}
            named = {e.id for e in view.entities("person")} | {view.one(i) for i in view.find(["everybody"])}
            met = {p.person_id for r in view.claims() if isinstance(r.claim, Encounter) for p in r.claim.participants}
        assert all(clearance.admits(label) for label in shown.values())
        assert all(label.level >= max(given.level for given in stricter[i]) for i, label in shown.items())
        open_to, made = visible(stricter, clearance), [w for w in history if not isinstance(w, Judgement)]
        told = {n.entity for document, resolution in made if document.id in open_to for n in resolution.names}
        secret = {n.entity for document, resolution in made if document.id not in open_to for n in resolution.names} - told
        assert not (named | met) & secret


def visible(given_labels: dict[str, list[Label]], clearance: Clearance) -> set[str]:
    """Documents whose strictest label is admitted: a restricted one without groups is for nobody."""
    strictest = {}
    for document, found in given_labels.items():
        level = max(label.level for label in found)
        groups = [label.groups for label in found if label.level is level]
        strictest[document] = Label(level, frozenset.intersection(*groups))
    return {d for d, label in strictest.items() if clearance.admits(label)}


@few
@given(histories)
def test_a_rebuild_equals_what_was_kept_while_appending(history: list[Made]) -> None:
    with written(history) as record:
        assert record.check() == []
        with record.engine.connect() as connection:
            before = derived(connection)
        told = answers(record), answers(record, known=NOON + 3 * HOUR)
        record.rebuild()
        with record.engine.connect() as connection:
            assert derived(connection) == before
        assert (answers(record), answers(record, known=NOON + 3 * HOUR)) == told


@few
@given(histories)
def test_a_view_of_the_last_moment_is_the_view_of_now(history: list[Made]) -> None:
    with written(history) as record:
        assert answers(record) == answers(record, known=NOON + 99 * HOUR) == answers(record, as_of=date(2030, 1, 1))


@settings(max_examples=4, deadline=None)
@given(st.lists(histories, min_size=1, max_size=1))
def test_both_databases_answer_alike(postgresql: str, some: list[list[Made]]) -> None:
    other = open_record(_fresh(postgresql), NOON)
    with written(some[0]) as record:
        for hour, what in enumerate(some[0]):
            write(other, what, hour)
        for when in ({}, {"known": NOON + HOUR}, {"as_of": date(2021, 6, 1)}):
            assert answers(record, **when) == answers(other, **when)
        assert other.check() == []
    other.close()


@given(st.text(max_size=2000))
def test_passages_lie_in_the_text_and_hold_all_its_words(text: str) -> None:
    found = list(passages_of(text))
    assert all(text[a:b] == words and words.strip() for a, b, words in found)
    assert all(before[1] <= after[0] for before, after in zip(found, found[1:], strict=False))
    covered = {n for a, b, _ in found for n in range(a, b)}
    assert all(n in covered or character.isspace() for n, character in enumerate(text))


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert folded(" ".join(folded(text))) == folded(text)


@pytest.mark.parametrize(
    ("words", "as_searched"),
    [
        ("Erdoğan, İstanbul; Iğdır", "erdogan istanbul igdir"),  # dotted capital and dotless small i
        ("Łódź Ørsted Đilas", "lodz orsted dilas"),  # strokes do not decompose
        ("Қасым-Жомарт Тоқаев", "қасым жомарт тоқаев"),  # letters of their own, not marks
        ("Straße STRASSE", "strasse strasse"),
        ("Élysée Élysée", "elysee elysee"),  # composed or not
        ("'; DROP--", "drop"),
    ],
)
def test_words_are_folded(words: str, as_searched: str) -> None:
    assert " ".join(folded(words)) == as_searched


@pytest.mark.parametrize("asked", ["erdogan", "ERDOĞAN", "Erdogan igdir", "iğdır", "ığdir"])
def test_search_does_not_mind_marks(record: Record, asked: str) -> None:
    with record.writer() as writer:
        writer.append(*report("Erdoğan spoke in Iğdır."), NOON)
        writer.append(*report("Another spoke in Ankara.", address="b.txt"), NOON)
    with record.view() as view:
        assert [p.citation.quote for p in view.passages(asked)] == ["Erdoğan spoke in Iğdır."]


@given(documents().filter(lambda w: not isinstance(w, Judgement)))
def test_claims_of_any_kind_survive_the_codec(made: Any) -> None:
    for claim in made[1].claims:
        assert load(dump(claim)) == claim and dump(load(dump(claim))) == dump(claim)
