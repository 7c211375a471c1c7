"""Who may see what: a document's label holds for everything that came of it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from conftest import NOON
from made import report

from elchi.errors import RecordError
from elchi.model.document import Clearance, Label, Level
from elchi.model.entity import EntityName, Judgement, Verdict
from elchi.record.store import Record

CABINET = Label(Level.RESTRICTED, frozenset({"cabinet"}))
MEMBER = Clearance(Level.INTERNAL, frozenset({"cabinet"}))
PUBLIC = Clearance()


def put(record: Record, made: tuple, hours: int = 0) -> None:
    with record.writer() as writer:
        writer.append(*made, NOON + timedelta(hours=hours))


def seen(record: Record, clearance: Clearance) -> int:
    with record.view(clearance=clearance) as view:
        return len(view.claims())


def test_what_only_a_hidden_document_names_is_not_there(record: Record) -> None:
    put(record, report("Falcon met.", ["falcon"], label=CABINET))
    with record.view(clearance=PUBLIC) as view:
        assert view.entity("person:falcon") is None
        assert view.entities("person") == view.entities("encounter") == view.find(["falcon"]) == view.names("person:falcon") == []
    with record.view(clearance=MEMBER) as view:
        assert [e.name for e in view.entities("person")] == ["Falcon"] == [n for n, _ in view.names("person:falcon")]
        assert view.claims()[0].source.label == CABINET


def test_a_name_of_a_hidden_document_does_not_find_who_is_known_otherwise(record: Record) -> None:
    put(record, report("Falcon met.", ["falcon"], label=CABINET, address="a.txt"))
    put(record, report("Ali met.", ["ali"], address="b.txt"))
    same = Judgement("person:ali", "person:falcon", Verdict.SAME, "rule:person", "as the minute says")
    put(record, report("Minute.", ["falcon"], label=CABINET, address="c.txt", judgements=(same,)))
    with record.view(clearance=PUBLIC) as view:
        assert view.find(["falcon"]) == [] != view.find(["ali"])
        assert [n for n, _ in view.names("person:ali")] == ["Ali"]
        assert view.judgements("person:ali") == []
        assert view.one("person:ali") == "person:ali" == view.claims()[0].claim.participants[0].person_id
        assert view.entity("person:ali").name == "Ali"  # type: ignore[union-attr]
    with record.view(clearance=MEMBER) as view:
        assert view.find(["falcon"]) == view.find(["ali"]) and view.judgements("person:ali") == [same]


def test_an_identifier_from_a_hidden_document_does_not_lead(record: Record) -> None:
    put(record, report("A met.", ["a"], label=CABINET, address="a.txt"))
    put(record, report("Bertha met.", ["bertha"], address="b.txt"))
    with record.writer() as writer:
        writer.judge(Judgement("person:a", "person:bertha", Verdict.SAME, "person:x", "known"), NOON)
    with record.view(clearance=PUBLIC) as view:
        assert (view.one("person:a"), view.one("person:bertha")) == ("person:a", "person:bertha")  # nor does it tell
        assert view.judgements("person:bertha") == []
    with record.view(clearance=MEMBER) as view:
        assert view.one("person:bertha") == "person:a"


def test_an_identifier_coined_in_a_hidden_document_is_another_to_who_sees_only_other_names(record: Record) -> None:
    """The second document tells of the same man, under an identifier made of the first one's words."""
    put(record, report("Falcon Osterman met.", ["falcon-osterman"], label=CABINET, address="a.txt"))
    made, found = report("Osterman met.", ["falcon-osterman"], address="b.txt")
    names = (EntityName("person:falcon-osterman", "F. Osterman", ("osterman",)),)
    put(record, (made, replace(found, names=names)))
    with record.view(clearance=PUBLIC) as view:
        (known,) = view.find(["osterman"])
        assert re.fullmatch("person:[0-9a-f]{12}", known)
        assert view.claims(party=known)[0].claim.participants[0].person_id == known == view.one(known)
        assert [n for n, _ in view.names(known)] == ["F. Osterman"] == [view.name_on(known, None)]
        assert [e.id for e in view.entities("person")] == [known]
        assert view.entity("person:falcon-osterman") is None and view.claims(party="person:falcon-osterman") == []
        assert ":falcon" not in f"{view.claims()} {view.entities('encounter')}"
    with record.view(clearance=MEMBER) as view:
        assert (
            view.one("person:falcon-osterman") == "person:falcon-osterman" and len(view.claims(party="person:falcon-osterman")) == 2
        )


def test_an_identifier_of_words_that_are_seen_stays(record: Record) -> None:
    put(record, report("Falcon met.", ["falcon"], label=CABINET, address="a.txt"))
    put(record, report("Falcon met again.", ["falcon"], address="b.txt"))
    with record.view(clearance=PUBLIC) as view:
        assert [e.id for e in view.entities("person")] == ["person:falcon"] == view.find(["falcon"])


def test_a_stricter_label_holds_from_then_on_for_every_question(record: Record) -> None:
    put(record, report("Ali met."))
    put(record, report("Ali met.", label=CABINET), 1)
    assert (seen(record, PUBLIC), seen(record, MEMBER)) == (0, 1)
    with record.view(known=NOON, clearance=PUBLIC) as view:  # the past is no way round
        assert view.claims() == view.passages("ali") == view.documents() == []
    assert record.check() == []


def test_a_looser_label_is_taken_only_when_said(record: Record) -> None:
    made = report("Ali met.", label=CABINET)
    put(record, made)
    put(record, report("Ali met."), 1)
    assert seen(record, PUBLIC) == 0
    with record.writer() as writer:
        writer.label(made[0].id, Label(Level.PUBLIC), NOON)
    assert seen(record, PUBLIC) == 1
    with pytest.raises(RecordError, match='There is no document "none"'), record.writer() as writer:
        writer.label("none", Label(), NOON)


@pytest.mark.parametrize(
    ("old", "new", "groups"),
    [
        ({"a", "b"}, {"a"}, {"a"}),  # fewer groups are stricter
        ({"a"}, {"a", "b"}, {"a"}),
        ({"a"}, {"b"}, {"a"}),
        ({"a"}, set(), set()),
    ],
)
def test_of_restricted_labels_fewer_groups_are_stricter(record: Record, old: set[str], new: set[str], groups: set[str]) -> None:
    put(record, report("Ali met.", label=Label(Level.RESTRICTED, frozenset(old))))
    put(record, report("Ali met.", label=Label(Level.RESTRICTED, frozenset(new))))
    assert {g for g in ("a", "b") if seen(record, Clearance(Level.INTERNAL, frozenset({g})))} == groups


def test_hidden_passages_do_not_crowd_out_the_others(record: Record) -> None:
    with record.writer() as writer:
        for n in range(30):
            writer.append(*report(f"Talks {n}.", label=CABINET, address=f"{n}"), NOON)
        writer.append(*report("Talks of ministers, and much besides.", address="open"), NOON)
    with record.view(clearance=PUBLIC) as view:
        assert [p.citation.quote for p in view.passages("talks", 3)] == ["Talks of ministers, and much besides."]
