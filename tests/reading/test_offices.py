"""Offices as written: whose they are, where they end."""

import pytest
from conftest import reading_of

from elchi.model.claim import Tenure

CASES = [
    ("Kenya's Minister for Foreign Affairs, Mr Moses Odhiambo, is visiting Australia.", "Moses Odhiambo", "Minister for Foreign Affairs", "Kenya"),
    ("Secretary General of the Organization of Turkic States Ali Veli spoke.", "Ali Veli", "Secretary General", "Organization of Turkic States"),
    ("Ali Veli, Minister of Foreign Affairs of the Republic of Georgia, spoke.", "Ali Veli", "Minister of Foreign Affairs", "Republic of Georgia"),
    ("Sri Lankan Minister of Trade, Commerce and Consumer Affairs Ali Veli spoke.", "Ali Veli", "Minister of Trade, Commerce and Consumer Affairs", "Sri Lanka"),
    ("Turkey’s president, Ali Veli, spoke.", "Ali Veli", "president", "Turkey"),
    ("President Ali Veli of Finland spoke.", "Ali Veli", "President", "Finland"),
    ("Ali Veli, Spokesperson and Chief Advisor to the President of Turkey, spoke.", "Ali Veli", "Spokesperson and Chief Advisor to the President", "Turkey"),
    ("National Security Council Secretary Ali Veli of Armenia spoke.", "Ali Veli", "National Security Council Secretary", "Armenia"),
    ("US Assistant Secretary of State for South and Central Asian Affairs Ali Veli spoke.", "Ali Veli", "Assistant Secretary of State for South and Central Asian Affairs", "US"),
    ("Emir of the State of Qatar Tamim bin Hamad Al Thani spoke.", "Tamim bin Hamad Al Thani", "Emir", "State of Qatar"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "office", "of"), CASES, ids=[c[0][:50] for c in CASES])
def test_office(text: str, person: str, office: str, of: str) -> None:
    holders = [c.holder for c in reading_of(text).claims if isinstance(c, Tenure)]
    assert [(h.person, h.office, h.of) for h in holders] == [(person, office, of)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("President Ali Veli spoke by phone with President Can Kara of Georgia.", None),  # two presidents: Georgia has one of them
        ("President Ali Veli spoke by phone with the President of Georgia.", None),
        (
            "Minister of Foreign Affairs Ali Veli met Secretary General Can Kara. Mr. Kara thanked the Foreign Minister of Georgia.",
            "state:ge",
        ),
    ],
)
def test_an_office_without_its_state_is_not_given_another_ones(text: str, of: str | None) -> None:
    from conftest import resolved

    holders = {c.holder.person: c.holder.of_id for c in resolved(text).claims if isinstance(c, Tenure)}
    assert holders["Ali Veli"] == of
