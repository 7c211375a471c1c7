"""Whose desk it is: said for the server, said by a reader for their own browser; what questions and briefs then tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOON
from fastapi.testclient import TestClient

from elchi.desk import Desk, desk, given
from elchi.faces.web.app import create_app
from elchi.faces.web.door import Door

REPORT = (
    "Oslo, 3 March 2025\n\nForeign Minister Tor Vik of Norway met Foreign Minister Ana Reis of Portugal in Oslo today. "
    "Norway pledged to lend Portugal two ships by May 2026. Portugal pledged to train the crews of Norway by June 2026.\n"
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as opened:
        list(opened.take_bytes(REPORT.encode(), "text/plain", "a.txt", given(None, None, "public")))
        yield opened


def client(house: Desk, we: str = "") -> TestClient:
    door = Door(house.accounts(), alone=True, we=we)
    return TestClient(create_app(house, door), headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=False)


def said(asked: TestClient, we: str) -> int:
    return asked.post("/we", data={"we": we, "back": "/state/pt"}).status_code


def test_what_is_owed_is_told_for_the_desk(house: Desk) -> None:
    nobody, norway = client(house), client(house, "Norway")
    assert "What they owe" not in nobody.get("/state/pt").text
    assert "What they owe Norway" in norway.get("/state/pt").text
    assert "This is the desk of" in norway.get("/state/no").text
    assert 'value="Norway"' in norway.get("/brief?whom=Portugal").text
    assert "What they owe Norway" in norway.get("/brief/file?whom=Portugal&form=html").text.replace("&#32;", " ")


def test_a_reader_says_it_for_their_own_browser(house: Desk) -> None:
    asked, other = client(house, "Norway"), client(house, "Norway")
    assert said(asked, "Portugal") == 303
    assert "What they owe Portugal" in asked.get("/state/no").text
    assert "What they owe Norway" in other.get("/state/pt").text  # nobody else's answer was changed
    assert said(asked, "") == 303
    assert "What they owe Norway" in asked.get("/state/pt").text


@pytest.mark.parametrize(("we", "status"), [("Atlantis", 404), ("Tor Vik", 400), ("Norway", 303)])
def test_only_a_state_or_body_of_the_record_has_a_desk(house: Desk, we: str, status: int) -> None:
    assert said(client(house), we) == status


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("when did we last meet Portugal", "/meetings?whom=Portugal&beside=Norway"),
        ("what do we owe Portugal", "/commitments?by=Norway&to=Portugal"),
        ("last met Tor Vik and Ana Reis", "/meetings?whom=Tor+Vik&beside=Ana+Reis"),
        ("last met Tor Vik", "/meetings?whom=Tor+Vik"),
    ],
)
def test_a_question_that_says_we_means_the_desk(house: Desk, line: str, leads: str) -> None:
    assert client(house, "Norway").get("/ask", params={"q": line}).headers["location"] == leads


def test_a_desk_that_the_record_does_not_know_is_nobodys(house: Desk) -> None:
    assert client(house, "Atlantis").get("/state/pt").status_code == 200


def test_a_name_misspelt_leads_to_the_right_one(house: Desk) -> None:
    assert "Did you mean" in client(house).get("/search?q=Portugl").text
    assert "Did you mean" not in client(house).get("/search?q=qqzz+blorf").text
