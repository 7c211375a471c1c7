"""Who is who by judgements: people outrank rules, the newest counts, what is judged apart stays apart."""

from dataclasses import replace

import pytest
from conftest import NOON
from hypothesis import given, strategies as st
from made import report

from elchi.model.entity import Judgement, Verdict
from elchi.record.append import JudgementUndone
from elchi.record.derive import unite
from elchi.record.store import Record


def judged(words: str) -> list[Judgement]:
    """`X a=b` a person says the same, `r a/b` a rule says not the same, `a?b` unsure."""
    verdicts = {"=": Verdict.SAME, "/": Verdict.NOT_SAME, "?": Verdict.UNSURE}
    found = (w for w in words.split(", ") if w)
    return [Judgement(w[2], w[4], verdicts[w[3]], "person:x" if w[0] == "X" else "rule:r", "looked") for w in found]


@pytest.mark.parametrize(
    ("judgements", "groups"),
    [
        ("", []),
        ("r a=b", ["ab"]),
        ("r a=b, r b=c", ["abc"]),
        ("r a=b, r c=d, r b=c", ["abcd"]),
        ("r a=b, r a/b", []),  # the later of a rank
        ("r a/b, r a=b", ["ab"]),
        ("X a=b, r a/b", ["ab"]),  # a person outranks
        ("X a/b, r a=b", []),
        ("X a?b, r a=b", []),
        ("X a/c, r a=b, r b=c", ["ab"]),  # apart, though rules chain them
        ("r a=b, r b=c, X a/c", ["ab"]),
        ("r a/c, r a=b, r b=c", ["ab"]),
        ("X a=b, X b=c, r a/c", ["abc"]),  # a rule does not part what people join
        ("X a=b, X b=c, X a/c", ["bc"]),  # people contradict one another: the newest SAME first
        ("X b=c, X a=b, X a/c", ["ab"]),
        ("r a=b, X c=a, X c/b", ["ac"]),  # people's joining first
        ("r b=a, r a?b", []),
    ],
)
def test_judgements_join_and_part(judgements: str, groups: list[str]) -> None:
    same = unite(judged(judgements))
    joined: dict[str, str] = {}
    for member, leader in sorted(same.items()):
        joined[leader] = joined.get(leader, leader) + member
    assert sorted(joined.values()) == groups


ids = st.sampled_from("abcdef")
some = st.builds(
    Judgement, ids, ids, st.sampled_from([Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE]), st.sampled_from(["rule:r", "person:x"]), st.just("")
).filter(lambda j: j.left != j.right)  # fmt: skip


@given(st.lists(some, max_size=14))
def test_no_two_that_people_judge_apart_are_one(judgements: list[Judgement]) -> None:
    same = unite(judgements)
    newest = {frozenset((j.left, j.right)): j for j in judgements if j.human}
    for j in newest.values():
        if j.verdict is Verdict.NOT_SAME:
            assert same.get(j.left, j.left) != same.get(j.right, j.right)
    assert all(leader not in same and leader < member for member, leader in same.items())


@given(st.lists(some, max_size=14))
def test_rules_never_part_what_people_join(judgements: list[Judgement]) -> None:
    people = unite([j for j in judgements if j.human])
    same = unite(judgements)
    for member, leader in people.items():
        assert same.get(member, member) == same.get(leader, leader)


@given(st.lists(some, max_size=10), st.randoms())
def test_the_order_within_a_pair_does_not_matter(judgements: list[Judgement], chance: object) -> None:
    turned = [replace(j, left=j.right, right=j.left) if chance.random() < 0.5 else j for j in judgements]  # type: ignore[attr-defined]
    assert unite(turned) == unite(judgements)


def put(record: Record, *judgements: Judgement) -> None:
    with record.writer() as writer:
        for judgement in judgements:
            writer.judge(judgement, NOON)


@pytest.mark.parametrize("verdict", [Verdict.UNSURE, Verdict.UNDECIDED])
def test_an_unsure_rule_undoes_nothing(record: Record, verdict: Verdict) -> None:
    put(record, *judged("X a=b"), Judgement("a", "b", verdict, "rule:r", "far apart"))
    with record.view() as view:
        assert view.one("b") == "a"


def test_a_rule_of_before_does_not_stand_in_the_way_of_a_person(record: Record) -> None:
    put(record, *judged("r a=b, X a/b"))
    put(record, *judged("X a=b, X a/b"))
    with record.view() as view:
        assert view.one("b") == "b"
        assert len(view.judgements("a")) == 4


def test_a_reading_with_a_contradicting_rule_leaves_nothing(record: Record) -> None:
    put(record, Judgement("person:ali", "person:al", Verdict.NOT_SAME, "person:x", "two people"))
    contradicting = Judgement("person:al", "person:ali", Verdict.SAME, "rule:person", "same name")
    with record.writer() as writer, pytest.raises(JudgementUndone, match="two people"):
        writer.append(*report("Text.", judgements=(contradicting,)), NOON)
    with record.view() as view:
        assert view.claims() == view.documents() == []
    assert record.check() == []


def test_a_rereading_that_passes_one_off_as_the_other_fails_loudly(record: Record) -> None:
    with record.writer() as writer:
        writer.append(*report("Text.", ["ali"], reader="r1"), NOON)
    put(record, Judgement("person:veli", "person:ali", Verdict.NOT_SAME, "person:x", "met both"))
    loudly = pytest.raises(JudgementUndone, match=r'person:x judged person:veli and person:ali "not same" \(met both\)')
    with loudly, record.writer() as writer:
        writer.append(*report("Text.", ["veli"], reader="r2"), NOON)
    with record.writer() as writer:  # somebody nobody judged apart may take the place
        writer.append(*report("Text.", ["can"], reader="r2"), NOON)
    assert record.check() == []


def test_the_same_table_is_kept_as_a_rebuild_would_make_it(record: Record) -> None:
    for words in ("r a=b", "r c=d", "r b=c", "X a/d", "X a=e", "r f=e", "X a=d", "X a/b"):
        put(record, *judged(words))
        with record.view() as view:
            before = dict(view.same)
        assert record.check() == []
        record.rebuild()
        with record.view() as view, record.view(known=NOON) as then:
            assert view.same == before == then.same
