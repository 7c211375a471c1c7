"""Feeds for programs that cannot sign in: a key opens its own address for whoever made it, until it is ended."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import NOON
from fastapi.testclient import TestClient
from lxml import html

from elchi.accounts.people import Role
from elchi.desk import Desk, desk, given
from elchi.faces.web.app import create_app
from elchi.faces.web.door import Door
from elchi.model.document import Clearance, Level

WORDS = "four words and more"
OURS = {"Sec-Fetch-Site": "same-origin"}
SECRET = "Oslo, 3 March 2025\n\nForeign Minister Tor Vik of Norway will meet Foreign Minister Ana Reis of Portugal in Bergen on 5 May 2025.\n"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as opened:
        opened.accounts().add("Ada", Role.ADMINISTRATOR, Clearance(Level.INTERNAL), WORDS, "cli", "cli")
        opened.accounts().add("Bo", Role.READER, Clearance(), WORDS, "cli", "cli")
        list(opened.take_bytes(SECRET.encode(), "text/plain", "a.txt", given(None, None, "internal")))
        yield opened


def client(here: Desk, name: str = "") -> TestClient:
    made = TestClient(create_app(here, Door(here.accounts())), follow_redirects=False)
    if name:
        assert made.post("/sign-in", data={"name": name, "password": WORDS}, headers=OURS).status_code == 303
    return made


def subscribed(here: Desk, name: str, address: str) -> str:
    answer = client(here, name).post("/feeds", data={"address": address}, headers=OURS)
    (made,) = html.fromstring(answer.text).xpath("//section[@class='made']//input/@value")
    parts = urlsplit(made)
    return f"{parts.path}?{parts.query}"


def test_a_feed_is_read_without_signing_in_as_the_one_who_made_it_reads_it(here: Desk) -> None:
    asked = "/calendar.ics?first=2025-05-01&last=2025-05-31"
    for name, events in (("Ada", 1), ("Bo", 0)):  # the label of what Ada sees and Bo does not holds in a feed too
        answer = client(here).get(subscribed(here, name, asked))
        assert (answer.status_code, answer.text.count("BEGIN:VEVENT")) == (200, events), name
    assert client(here).get(asked).status_code == 303


def test_a_key_opens_its_own_address_only(here: Desk) -> None:
    feed = subscribed(here, "Ada", "/calendar.ics?whom=Norway")
    key = feed.partition("key=")[2]
    elsewhere = [
        f"/calendar.ics?key={key}", f"/calendar.ics?whom=Portugal&key={key}", f"/changes.atom?since=2025-01-01&key={key}",
        f"/documents?key={key}", f"/api/documents?key={key}", f"/calendar.ics?whom=Norway&key={key}x", "/calendar.ics?whom=Norway&key=",
        f"{feed}&as_of=2025-04-01",
    ]  # fmt: skip
    for address in elsewhere:
        assert client(here).get(address).status_code in (303, 401), address
    assert client(here).get("/documents", headers={"Authorization": f"Bearer {key}"}).status_code == 401  # a feed's key is no token
    assert client(here, "Ada").get(f"/calendar.ics?whom=Portugal&key={key}").status_code == 303  # nor is it helped by a session


def test_a_feed_is_listed_without_its_key_and_ended(here: Desk) -> None:
    feed = subscribed(here, "Ada", "/changes.atom?since=2025-01-01&about=Norway")
    ada, bo = client(here, "Ada"), client(here, "Bo")
    shown = html.fromstring(ada.get("/feeds").text)
    (digest,) = shown.xpath("//input[@name='feed']/@value")
    assert "Changes since 2025-01-01, about Norway made on" in " ".join(shown.text_content().split())
    assert html.fromstring(bo.get("/feeds").text).xpath("//input[@name='feed']") == []
    bo.post("/feeds/end", data={"feed": digest}, headers=OURS)
    assert client(here).get(feed).status_code == 200  # somebody else's is not ended
    ada.post("/feeds/end", data={"feed": digest}, headers=OURS)
    assert client(here).get(feed).status_code == 303
    assert [(e.who, e.act) for e in here.accounts().audit() if "subscribe" in e.act] == [
        ("Ada", "unsubscribe"),
        ("Ada", "subscribe"),
    ]


def test_a_feed_ends_with_its_account(here: Desk) -> None:
    feed = subscribed(here, "Bo", "/calendar.ics")
    here.accounts().remove("Bo", "cli", "cli")
    assert client(here).get(feed).status_code == 303


@pytest.mark.parametrize(
    "address", ["/documents", "//evil.example/calendar.ics", "https://evil.example/calendar.ics", "", "javascript:x"]
)
def test_only_feeds_of_ours_are_subscribed_to(here: Desk, address: str) -> None:
    assert client(here, "Ada").post("/feeds", data={"address": address}, headers=OURS).status_code == 400


def test_feeds_are_offered_where_they_are_and_to_those_who_sign_in(here: Desk, scratch: Desk) -> None:
    for path in ("/calendar?whom=Norway", "/changes?since=2025-01-01"):
        offered = html.fromstring(client(here, "Ada").get(path).text).xpath("//form[@action='/feeds']//input/@value")
        assert (
            len(offered) == 1 and client(here, "Ada").post("/feeds", data={"address": offered[0]}, headers=OURS).status_code == 200
        )
    alone = TestClient(create_app(scratch, Door(scratch.accounts(), alone=True)), follow_redirects=False)
    assert "/feeds" not in alone.get("/calendar").text
    assert alone.get("/feeds").status_code == 403
