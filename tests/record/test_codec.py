"""Claims as JSON and back: nothing is lost, older and newer models are met as they should be."""

import json

from hypothesis import given, settings, strategies as st
import pytest

from elchi.errors import RecordError
from elchi.model.claim import Commitment, Encounter, Membership, Naming, Statement, Tenure
from elchi.model.document import Span
from elchi.model.entity import Entity, EntityKind
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.period import Period
from elchi.record.codec import dump, load

KINDS = (Encounter, Statement, Commitment, Tenure, Membership, Naming)
expressions = st.recursive(
    st.builds(DateExpression, last=st.none()), lambda inner: st.builds(DateExpression, last=st.none() | inner), max_leaves=3
)
st.register_type_strategy(DateExpression, expressions)


@settings(max_examples=60, deadline=None)
@given(st.one_of(*(st.from_type(kind) for kind in KINDS)))
def test_any_claim_comes_back(claim: object) -> None:
    assert load(dump(claim)) == claim
    assert type(load(dump(claim))) is type(claim)


@given(st.builds(Period) | expressions)
def test_periods_and_expressions_come_back(value: object) -> None:
    assert load(dump(value)) == value


def test_a_field_that_was_added_since_has_its_default() -> None:
    old = '{"=":"DateExpression","span":{"=":"Span","start":0,"end":4},"words":"2024","year":2024}'
    assert load(old) == DateExpression(Span(0, 4), "2024", ExpressionKind.DATE, 2024)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ('{"=":"Prophecy","words":"x"}', 'holds a "Prophecy"'),
        ('{"=":"Span","start":0,"end":4,"depth":2}', 'holds a Span with "depth"'),
    ],
)
def test_what_a_newer_version_wrote_is_said_plainly(text: str, met: str) -> None:
    with pytest.raises(RecordError, match=met):
        load(text)


@pytest.mark.parametrize("value", [object(), {"a": 1}, Entity("person:x", EntityKind.PERSON, "X")])
def test_only_values_of_the_model_are_recorded(value: object) -> None:
    with pytest.raises(RecordError, match="cannot be recorded"):
        dump(value)


def test_equal_values_give_equal_text() -> None:
    claim = Naming(span=Span(0, 3), act="acronym", name="Ü", other="U", how="acronym")
    assert dump(claim) == dump(Naming(span=Span(0, 3), act="acronym", name="Ü", other="U", how="acronym"))
    assert json.loads(dump(claim))["name"] == "Ü"
