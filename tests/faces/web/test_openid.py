"""Signing in with another house's word, page by page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accounts.test_openid import House, asking
from accounts.test_openid import house as house
from conftest import NOON
from fastapi.testclient import TestClient
from lxml import html

from elchi.accounts.people import Role
from elchi.desk import Desk, desk
from elchi.faces.web.app import create_app
from elchi.faces.web.door import Door
from elchi.model.document import Clearance, Level

WORDS = "four words and more"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as opened:
        opened.accounts().add("ada@house.example", Role.ADMINISTRATOR, Clearance(Level.INTERNAL), None, "cli", "cli")
        yield opened


def client(here: Desk, house: House, base: str = "https://records.example") -> TestClient:
    return TestClient(create_app(here, Door(here.accounts(), openid=asking(house))), base_url=base, follow_redirects=False)


def there(house: House, begun: str) -> str:
    code, state = house.sign_in(begun)
    return f"/sign-in/openid/back?code={code}&state={state}"


def test_somebody_signs_in_and_comes_where_they_wanted(here: Desk, house: House) -> None:
    ada = client(here, house)
    form = html.fromstring(ada.get(ada.get("/documents?size=5").headers["location"]).text)
    (link,) = form.xpath("//main//a[contains(@href,'openid')]")
    assert link.text_content() == "Sign in with the house"
    begun = ada.get(link.get("href"))
    kept = begun.headers["set-cookie"]
    assert (
        "__Host-elchi-begun=" in kept
        and "HttpOnly" in kept
        and "Secure" in kept
        and "SameSite=lax" in kept
        and "Max-Age=600" in kept
    )
    back = ada.get(there(house, begun.headers["location"]))
    assert (back.status_code, back.headers["location"]) == (303, "/documents?size=5")
    assert ada.get("/documents").status_code == 200 and "__Host-elchi-begun" not in ada.cookies
    assert [(e.who, e.act, e.about) for e in here.accounts().audit(limit=1)] == [
        ("ada@house.example", "sign in", "vouched for by the house")
    ]


def test_who_has_no_account_is_told_so_and_noted(here: Desk, house: House) -> None:
    house.claims = {"email": "eve@house.example"}
    eve = client(here, house)
    answer = eve.get(there(house, eve.get("/sign-in/openid").headers["location"]))
    assert answer.status_code == 401 and "eve@house.example" in answer.text and eve.get("/documents").status_code == 303
    assert [(e.who, e.act) for e in here.accounts().audit(limit=1)] == [("eve@house.example", "sign in failed")]


def test_a_sign_in_that_this_browser_did_not_begin_is_refused(here: Desk, house: House) -> None:
    one, other = client(here, house), client(here, house)
    address = there(house, one.get("/sign-in/openid").headers["location"])
    assert other.get(address).status_code == 401
    other.get("/sign-in/openid")
    assert other.get(address).status_code == 401 and other.get("/documents").status_code == 303
    assert one.get("/sign-in/openid/back?error=access_denied&state=x").status_code == 401


def test_nobody_is_led_to_another_host(here: Desk, house: House) -> None:
    ada = client(here, house)
    begun = ada.get("/sign-in/openid?to=https://evil.example/x")
    assert ada.get(there(house, begun.headers["location"])).headers["location"] == "/x"


def test_without_a_house_there_is_no_such_page(here: Desk) -> None:
    alone = TestClient(create_app(here, Door(here.accounts())), follow_redirects=False)
    assert alone.get("/sign-in/openid").status_code == 404 and "openid" not in alone.get("/sign-in").text
