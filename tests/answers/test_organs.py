"""What a state's ministries and embassies say, promise and attend is asked of the state; a body's secretariat speaks for the body."""

from pathlib import Path

import pytest
from conftest import take_dated

from elchi.desk import Desk
from elchi.model.claim import Commitment, Encounter, Statement

REPORT = """Notes of the week

The Foreign Ministry of Georgia condemned the attack in Oslo. The Ministry of Health of Georgia pledged to send doctors to Oslo by June 2024.

The Ministry of Transport of Georgia and the Ministry of Transport of Hungary signed an agreement in Tbilisi on 3 May 2024.

The Secretariat of the Economic Cooperation Organization called on its members to pay their dues.

Budapest welcomed the decision of the ministers. The Georgian presidency said in a statement that the port would open. The Georgian news agencies said that trade had grown.
"""


@pytest.fixture
def told(scratch: Desk, tmp_path: Path) -> Desk:
    take_dated(scratch, tmp_path, {"2024-05-06": REPORT})
    return scratch


@pytest.mark.parametrize(
    ("kind", "party", "words"),
    [
        (Statement, "state:ge", "condemned the attack in Oslo"),
        (Statement, "state:hu", "Budapest welcomed"),
        (Statement, "state:ge", "presidency said"),
        (Statement, "body:eco", "called on its members"),
        (Commitment, "state:ge", "pledged to send doctors"),
        (Encounter, "state:ge", "signed an agreement in Tbilisi"),
        (Encounter, "state:hu", "signed an agreement in Tbilisi"),
    ],
)
def test_what_an_organ_does_is_found_under_whose_it_is(told: Desk, kind: type, party: str, words: str) -> None:
    with told.view() as view:
        assert any(words in r.citation.quote for r in view.claims(kind.__name__, party=party))


def test_what_papers_of_a_state_say_the_state_did_not_say(told: Desk) -> None:
    with told.view() as view:
        assert not any("news agencies" in r.citation.quote for r in view.claims("Statement", party="state:ge"))


def test_states_meet_by_their_ministries_and_no_state_its_own(told: Desk) -> None:
    with told.view() as view:
        assert [g.parties for g in view.gatherings()] == [("state:ge", "state:hu")]
    assert told.check() == []
