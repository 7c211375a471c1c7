"""What was kept is given at once, to whom it was made for, until the record changes or they may no longer see it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx2 as httpx
import pytest
from conftest import NOON, document
from fastapi.testclient import TestClient

from elchi.accounts.people import Role
from elchi.desk import Desk, desk, resolve_alone
from elchi.faces.web.app import create_app
from elchi.faces.web.door import Door
from elchi.model.document import Clearance, Label, Level

WORDS = "four words and more"
OURS = {"Sec-Fetch-Site": "same-origin"}
TEXT = "ASTANA - The President of Kazakhstan, Nurlan Zorbalov, met the President of Armenia, Armen Vexlian, on 5 May 2021."


def enter(opened: Desk, text: str, address: str, label: Label) -> str:
    made = document(text, date(2021, 5, 10), address)
    with opened.record.writer() as writer:
        writer.append(made, resolve_alone(made), NOON)
        writer.label(made.id, label, NOON)
    return made.id


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as opened:
        opened.accounts().add("Ada", Role.ADMINISTRATOR, Clearance(Level.INTERNAL), WORDS, "cli", "cli")
        opened.accounts().add("Bo", Role.READER, Clearance(), WORDS, "cli", "cli")
        enter(opened, TEXT, "a.txt", Label(Level.INTERNAL))
        yield opened


def asking(opened: Desk, name: str) -> TestClient:
    client = TestClient(create_app(opened, Door(opened.accounts())), follow_redirects=False)
    assert client.post("/sign-in", data={"name": name, "password": WORDS}, headers=OURS).status_code == 303
    return client


@pytest.fixture
def ada(house: Desk) -> TestClient:
    return asking(house, "ada")


def test_it_is_the_same_answer_and_the_record_is_not_opened(house: Desk, ada: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("/state/kz", "/api/state/kz", "/search?q=zorbalov", "/calendar?month=2021-05")
    first = {path: ada.get(path) for path in asked}
    monkeypatch.setattr(Desk, "view", None)
    for path in asked:
        again = ada.get(path)
        assert (again.status_code, again.text) == (200, first[path].text)
        assert dict(again.headers) == dict(first[path].headers)
        assert ada.get(path, headers={"If-None-Match": again.headers["etag"]}).status_code == 304


def test_a_change_is_seen_at_once(house: Desk, ada: TestClient) -> None:
    assert "Nurlan" not in ada.get("/search?q=brumtikov").text
    with desk(house.record.address, clock=lambda: NOON) as other:  # another process would write so
        enter(other, TEXT.replace("Zorbalov", "Brumtikov"), "brumtikov.txt", Label())
    assert "Nurlan Brumtikov" in ada.get("/search?q=brumtikov").text


def test_one_app_gives_each_their_own(house: Desk, ada: TestClient) -> None:
    app, path = ada.app, "/search?q=zorbalov"
    bo = TestClient(app, follow_redirects=False)
    assert bo.post("/sign-in", data={"name": "bo", "password": WORDS}, headers=OURS).status_code == 303
    for _ in range(2):
        assert "Nurlan" in ada.get(path).text
        assert "Nurlan" not in bo.get(path).text
        assert TestClient(app, follow_redirects=False).get(path).status_code == 303


def test_who_is_signed_out_elsewhere_is_signed_out_here(house: Desk, ada: TestClient) -> None:
    assert (ada.get("/documents").status_code, ada.get("/documents").status_code) == (200, 200)
    with desk(house.record.address, clock=lambda: NOON) as other:
        other.accounts().change_password("ada", WORDS + " still", "cli", "cli")
    assert ada.get("/documents").status_code == 303


def test_a_label_that_changes_is_obeyed_at_once(house: Desk, ada: TestClient) -> None:
    assert "Nurlan" in ada.get("/search?q=zorbalov").text
    with house.view() as view:
        identifier = view.newest(1)[0].id
    house.label(identifier, Label(Level.RESTRICTED, frozenset({"cabinet"})))
    assert "Nurlan" not in ada.get("/search?q=zorbalov").text


def test_a_session_ends_when_its_time_is_over(tmp_path: Path) -> None:
    hour = [NOON]
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: hour[0]) as opened:
        opened.accounts().add("Ada", Role.ADMINISTRATOR, Clearance(Level.INTERNAL), WORDS, "cli", "cli")
        client = asking(opened, "ada")
        assert (client.get("/documents").status_code, client.get("/documents").status_code) == (200, 200)
        hour[0] += timedelta(hours=12, seconds=1)
        assert client.get("/documents").status_code == 303


def test_two_processes_are_one_server(house: Desk) -> None:
    """Whoever signs in with one is known to the other, and what ends ends with both."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = ["--record", house.record.address, "serve", "--port", str(port), "--workers", "2"]
    server = subprocess.Popen([sys.executable, "-c", "from elchi.faces.cli import main; main()", *told])
    try:
        _until_two_answer(f"http://127.0.0.1:{port}", server.pid)
        signed = httpx.post(
            f"http://127.0.0.1:{port}/sign-in",
            data={"name": "ada", "password": WORDS},
            headers={"Origin": f"http://127.0.0.1:{port}"},
        )
        cookie = {"Cookie": signed.headers["set-cookie"].partition(";")[0]}
        assert _answers(port, cookie) == {200}
        httpx.post(f"http://127.0.0.1:{port}/sign-out", headers={**cookie, "Origin": f"http://127.0.0.1:{port}"})
        assert _answers(port, cookie) == {303}
    finally:
        server.terminate()
        server.wait(20)


def _answers(port: int, cookie: dict[str, str]) -> set[int]:
    """How both processes answer, asked over many connections; every page reads the same from each."""
    found: set[int] = set()
    for path in ("/documents", "/state/kz", "/search?q=zorbalov"):
        told = [httpx.get(f"http://127.0.0.1:{port}{path}", headers=cookie) for _ in range(8)]
        assert len({one.text for one in told}) == 1
        found |= {one.status_code for one in told}
    return found


def _until_two_answer(address: str, pid: int) -> None:
    for _ in range(300):
        time.sleep(0.1)
        try:
            httpx.get(f"{address}/static/elchi.svg")
        except httpx.TransportError:
            continue
        begun = Path(f"/proc/{pid}/task/{pid}/children")
        if not begun.exists() or len(re.findall(r"\d+", begun.read_text())) >= 2 or os.name != "posix":
            return
    raise AssertionError("the server did not begin")
