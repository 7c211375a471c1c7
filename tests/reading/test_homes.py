"""Whose office-holders are, where a report does not say."""

import pytest
from conftest import resolved

from elchi.model.claim import Encounter

SIGNED = "Planning Minister Omar Haddad on Monday signed a loan with Director Jan Novak. Haddad thanked the Fund for its support to {state}."


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("AMMAN - " + SIGNED.format(state="Jordan"), "Jordan"),
        ("AMMAN: " + SIGNED.format(state="the Jordanian people"), "Jordan"),
        ("AMMAN - " + SIGNED.format(state="the region"), None),  # the state is not even named
        ("GENEVA - " + SIGNED.format(state="Switzerland"), None),  # no capital
        (
            "AMMAN - " + SIGNED.format(state="Jordan") + " He then met Jordanian Prime Minister Tsend Bat.",
            None,
        ),  # a visitor's paper
    ],
)
def test_ministers_of_the_capital_a_report_is_sent_from(text: str, of: str | None) -> None:
    told = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    assert {p.of for c in told for p in c.participants if p.person == "Omar Haddad"} == {of}
