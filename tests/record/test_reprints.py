"""A reprint is no second witness: found by content, whatever is put around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.record.reprints import contained, originals, runs

REPORT = " ".join(f"word{i} said{i % 7} meeting{i % 11}" for i in range(120))
OTHER = " ".join(f"thing{i} told{i % 5} talks{i % 13}" for i in range(120))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"a": REPORT, "b": OTHER}, {"a": "a", "b": "b"}),
        ({"a": REPORT, "b": "TASHKENT, Agency. " + REPORT + " Read more on our site."}, {"a": "a", "b": "a"}),
        ({"a": "AGENCY: " + REPORT.upper(), "b": REPORT, "c": OTHER}, {"a": "a", "b": "a", "c": "c"}),
        ({"b": REPORT, "a": REPORT}, {"b": "b", "a": "b"}),  # the first in the order given stands for all
        ({"a": REPORT + " " + OTHER, "b": REPORT, "c": OTHER}, {"a": "a", "b": "a", "c": "a"}),  # a page that prints both
        ({"a": REPORT, "b": " ".join(REPORT.split()[:40]) + " " + OTHER}, {"a": "a", "b": "b"}),  # a quotation
        ({"a": "", "b": ""}, {"a": "a", "b": "b"}),
        ({}, {}),
    ],
)
def test_which_texts_are_one(texts, expected):
    assert originals(texts) == expected


@given(st.lists(st.sampled_from("abcde "), max_size=60).map(" ".join), st.text())
def test_a_share_has_no_order(one, other):
    a, b = runs(one), runs(other)
    assert contained(a, a) in (0.0, 1.0)
    assert 0.0 <= contained(a, b) == contained(b, a) <= 1.0


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from([REPORT, OTHER, REPORT + OTHER, "short", ""])))
def test_who_stands_for_a_text_stands_for_itself(texts):
    found = originals(texts)
    assert found.keys() == texts.keys()
    assert all(found[first] == first for first in found.values())
