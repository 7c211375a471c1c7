"""Coming in: alone at one's machine, by signing in, with a token; and what was done is told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOON
from fastapi import Request
from fastapi.testclient import TestClient
from lxml import html

from elchi.accounts.people import Role
from elchi.desk import Desk, desk
from elchi.faces.cli import main
from elchi.faces.web.app import create_app
from elchi.faces.web.door import Door
from elchi.model.document import Clearance, Level

WORDS = "four words and more"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as opened:
        opened.accounts().add("Ada", Role.ADMINISTRATOR, Clearance(Level.INTERNAL), WORDS, "cli", "cli")
        opened.accounts().add("Bo", Role.READER, Clearance(), WORDS, "cli", "cli")
        yield opened


def at(opened: Desk, *, alone: bool = False, public: bool = False, base: str = "http://testserver") -> TestClient:
    app = create_app(opened, Door(opened.accounts(), alone=alone, public=public))

    @app.post("/act/{name}")
    def act(request: Request, name: str) -> str:
        return app.state.door(request).name

    app.state.door = Door(opened.accounts(), alone=alone, public=public)
    return TestClient(app, base_url=base, follow_redirects=False)


def let_in(client: TestClient, name: str = "ada", to: str = "/") -> TestClient:
    answer = client.post("/sign-in", data={"name": name, "password": WORDS, "to": to}, headers=OURS)
    assert answer.status_code == 303, answer.text
    return client


def test_one_person_at_their_machine_until_there_is_an_administrator(scratch: Desk) -> None:
    client = at(scratch, alone=True)
    assert client.get("/documents").status_code == 200
    scratch.accounts().add("Ada", Role.ADMINISTRATOR, Clearance(), WORDS, "cli", "cli")
    assert client.get("/documents").status_code == 303
    scratch.accounts().remove("Ada", "cli", "cli")
    assert client.get("/documents").status_code == 200
    assert at(scratch).get("/documents").status_code == 303  # where others can ask, nobody is alone


def test_nobody_is_let_in_without_an_account(here: Desk) -> None:
    client = at(here, alone=True)
    paths = {r.path for r in client.app.routes if "GET" in getattr(r, "methods", ())}  # type: ignore[attr-defined]
    unguarded = {"/sign-in", "/api/openapi.json"}
    for path in sorted(paths - unguarded):
        answer = client.get(re.sub(r"\{\w+\}", "x", path), params={"since": "2020-01-01", "whom": "OTS"})
        if path.startswith("/api/"):
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer"), path
        else:
            assert (answer.status_code, answer.headers["location"][:8]) == (303, "/sign-in"), path
    assert client.get("/nothing-here").status_code == 404
    assert client.get("/static/elchi.css").status_code == 200


def test_signing_in_leads_where_one_wanted_to_go(here: Desk) -> None:
    client = at(here)
    asked = client.get("/search?q=a+b").headers["location"]
    form = html.fromstring(client.get(asked).text)
    assert form.xpath("//input[@name='to']/@value") == ["/search?q=a+b"]
    answer = client.post("/sign-in", data={"name": "Ada", "password": WORDS, "to": "/search?q=a+b"}, headers=OURS)
    assert answer.headers["location"] == "/search?q=a+b"
    given = answer.headers["set-cookie"]
    assert re.fullmatch(r"elchi=elchi_[\w-]{43}; HttpOnly; Path=/; SameSite=lax", given)
    assert client.get("/documents").status_code == 200
    out = client.post("/sign-out", headers=OURS)
    assert (out.status_code, out.headers["clear-site-data"]) == (303, '"cache"')
    client.cookies.set("elchi", given.partition("=")[2].partition(";")[0])  # one who kept it
    assert client.get("/documents").status_code == 303


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example/x",
        "https://evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
    ],
)
def test_signing_in_leads_nowhere_else(here: Desk, to: str) -> None:
    answer = at(here).post("/sign-in", data={"name": "Ada", "password": WORDS, "to": to}, headers=OURS)
    assert re.match(r"/(?![/\\])", answer.headers["location"] + " ")
    assert "evil.example" not in answer.headers["location"].partition("/")[0]


def test_who_may_only_read_is_offered_no_act(here: Desk) -> None:
    for account, acts in (("bo", 0), ("ada", 4)):
        client = let_in(at(here), account)
        found = html.fromstring(client.get("/add").text)
        assert len(found.xpath("//main//form")) == acts
        assert client.get("/review").status_code == 200


def test_whoever_is_signed_in_changes_their_password(here: Desk) -> None:
    client, elsewhere, other = let_in(at(here), "bo"), let_in(at(here), "bo"), "five words and some more"

    def change(old: str, new: str, again: str) -> str:
        answer = client.post("/password", data={"old": old, "new": new, "again": again}, headers=OURS)
        return str(html.fromstring(answer.text).findtext(".//p[@role='alert']/bdi")) if answer.status_code == 400 else "changed"

    assert change("not it", other, other) == "Name and password do not belong together."
    assert "the same twice" in change(WORDS, other, "another one")
    assert change(WORDS, "short", "short") not in ("changed", "None")
    assert change(WORDS, other, other) == "changed"
    assert client.get("/documents").status_code == 200
    assert elsewhere.get("/documents").status_code == 303
    assert at(here).post("/sign-in", data={"name": "Bo", "password": WORDS}, headers=OURS).status_code == 401
    acts = [e.act for e in here.accounts().audit()]
    assert acts.count("change password") == 1
    token = here.accounts().token("Bo", "a program", "cli", "cli")
    assert at(here).get("/password", headers={"Authorization": f"Bearer {token}"}).status_code == 403


def test_over_https_the_cookie_is_bound_to_the_host(here: Desk) -> None:
    client = at(here, base="https://testserver")
    given = client.post("/sign-in", data={"name": "Ada", "password": WORDS}, headers=OURS).headers["set-cookie"]
    assert re.fullmatch(r"__Host-elchi=elchi_[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", given)
    assert client.get("/documents").status_code == 200
    secret = given.partition("=")[2].partition(";")[0]
    loose = at(here, base="https://testserver")
    loose.cookies.set("elchi", secret)  # a name that a sister site could set
    assert loose.get("/documents").status_code == 303


def test_a_wrong_password_says_so_and_too_many_are_refused(here: Desk) -> None:
    client = at(here)
    tried = [client.post("/sign-in", data={"name": "ada", "password": "x"}, headers=OURS) for _ in range(9)]
    assert [a.status_code for a in tried] == [401] * 8 + [429]
    assert tried[-1].headers["retry-after"] == "901"
    assert html.fromstring(tried[0].text).findtext(".//p[@role='alert']/bdi") == "Name and password do not belong together."
    unknown = client.post("/sign-in", data={"name": "nobody", "password": "x"}, headers=OURS)
    assert unknown.text.replace("nobody", "ada") == tried[0].text
    assert client.post("/sign-in", data={"name": "bo", "password": WORDS}).status_code == 403  # not from our page


def test_a_program_asks_with_a_token(here: Desk) -> None:
    client, token = at(here), here.accounts().token("bo", "script", "cli", "cli")
    assert client.get("/api/documents", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert client.get("/api/documents", headers={"Authorization": f"Bearer {token}x"}).status_code == 401
    assert client.get("/api/documents", headers={"Authorization": f"Basic {token}"}).status_code == 401
    assert client.post("/act/x", headers={"Authorization": f"Bearer {token}", "Sec-Fetch-Site": "cross-site"}).json() == "Bo"


def test_a_token_that_opens_nothing_never_falls_back_on_the_cookie(here: Desk) -> None:
    client = let_in(at(here))
    assert client.post("/act/x", headers={"Authorization": "Bearer made-up"}).status_code == 401
    assert client.get("/documents", headers={"Authorization": "Bearer made-up"}).status_code == 401
    assert client.post("/act/x", headers=OURS).json() == "Ada"


def test_anybody_reads_what_is_public_where_that_was_said(here: Desk) -> None:
    here.note("The envoy of Fiji is a falcon.", "Ada")  # internal
    client = at(here, public=True)
    assert client.get("/documents").status_code == 200 and "falcon" not in client.get("/search?q=falcon").text.replace(
        "q=falcon", ""
    ).replace('"falcon"', "").replace("Search: falcon", "")
    assert client.get("/audit").status_code == 403
    assert "Sign in" in client.get("/").text
    assert "falcon" in let_in(client).get("/api/search?q=envoy").text


def test_administrators_see_who_did_what(here: Desk) -> None:
    client = let_in(at(here))
    client.post("/act/7", headers=OURS)
    client.post("/act/8")  # refused, so not done
    rows = [[c.text_content() for c in r.findall("td")][1:] for r in html.fromstring(client.get("/audit").text).xpath("//tbody/tr")]
    assert rows[:3] == [["Ada", "post", "/act/7", "testclient"], ["Ada", "sign in", "", "testclient"],
                        ["cli", "add account", "Bo: reader, public", "cli"]]  # fmt: skip
    assert "no-store" in client.get("/audit").headers["cache-control"]
    other = let_in(at(here), "bo")
    assert other.get("/audit").status_code == 403
    assert "/audit" not in other.get("/").text


def test_one_readers_answer_is_never_another_readers(here: Desk) -> None:
    here.note("The envoy of Fiji is a falcon.", "Ada")  # internal: Ada sees it, Bo does not
    app = create_app(here, Door(here.accounts()))
    ada, bo = (let_in(TestClient(app, follow_redirects=False), name) for name in ("ada", "bo"))
    for path in ("/documents", "/", "/api/documents", "/search?q=envoy", "/meetings"):
        first = ada.get(path)  # hers are on the shelf now
        others = bo.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (others.status_code, others.headers["ETag"] != first.headers["ETag"]) == (200, True)
        assert "Ada" not in others.text
        assert first.headers["Cache-Control"] == "private, no-cache" and first.headers["Vary"] == "Cookie, Authorization"
        assert ada.get(path).content == first.content
    # whose role or clearance changes sees no page of before
    tag = bo.get("/documents").headers["ETag"]
    for role, clearance in (
        (Role.EDITOR, Clearance()),
        (Role.EDITOR, Clearance(Level.INTERNAL)),
        (Role.EDITOR, Clearance(Level.INTERNAL, frozenset("g"))),
    ):
        here.accounts().remove("bo", "cli", "cli")
        here.accounts().add("Bo", role, clearance, WORDS, "cli", "cli")
        now = let_in(TestClient(app, follow_redirects=False), "bo").get("/documents", headers={"If-None-Match": tag})
        assert now.status_code == 200
        tag = now.headers["ETag"]


def run(place: Path, *words: str, given: str | None = None) -> tuple[int, str]:
    found = CliRunner().invoke(main, ["--record", str(place), *words], input=given)
    return found.exit_code, found.output


def test_accounts_on_the_command_line(tmp_path: Path) -> None:
    place = tmp_path / "r.elchi"
    assert run(place, "serve", "--host", "0.0.0.0")[0] == run(place, "serve", "--name", "records.example")[0] == 1
    assert "no administrator yet" in run(place, "serve", "--host", "::")[1]
    assert run(place, "account", "list") == (0, "There are no accounts.\n")
    assert run(place, "account", "add", "Bo", given=f"{WORDS}\n")[0] == 1
    added = run(place, "account", "add", "Ada", "--role", "administrator", "--internal", "--group", "cabinet", given=f"{WORDS}\n")
    assert added == (0, "Ada: administrator, sees internal, group cabinet\n")
    assert run(place, "account", "add", "Bo", given="short\n")[0] == 1
    assert run(place, "account", "add", "Robot", "--no-password") == (0, "Robot: reader, sees public\n")
    code, token = run(place, "account", "token", "robot", "--for", "a report", "--days", "3")
    assert (code, token[:6]) == (0, "elchi_")
    assert run(place, "account", "password", "ada", given="another few words\n")[0] == 0
    with desk(place) as opened:
        assert opened.accounts().opened(token.strip(), "token").name == "Robot"  # type: ignore[union-attr]
        assert opened.accounts().sign_in("ada", "another few words", "here")
    assert run(place, "account", "remove", "ada")[0] == 1
    assert run(place, "account", "remove", "robot")[0] == run(place, "account", "remove", "ada")[0] == 0
    assert run(place, "check")[0] == 0


def test_a_document_is_labelled_on_the_command_line(tmp_path: Path) -> None:
    place = tmp_path / "r.elchi"
    with desk(place, create=True, clock=lambda: NOON) as opened:
        made = opened.note("The envoy of Fiji is a falcon.", "Ada").document.id
    group = Clearance(Level.INTERNAL, frozenset({"cabinet"}))
    for words, sees in (
        (("public",), (True, True, True)),
        (("internal",), (False, True, True)),
        (("restricted", "--group", "cabinet"), (False, False, True)),
    ):
        assert run(place, "label", made if words[0] == "restricted" else made[:9], *words)[0] == 0
        with desk(place) as opened:
            for clearance, seen in zip((Clearance(), Clearance(Level.INTERNAL), group), sees, strict=True):
                with opened.view(clearance=clearance) as view:
                    assert bool(view.passages("falcon")) is seen
    assert run(place, "label", made, "restricted")[0] == run(place, "label", made, "public", "--group", "x")[0] == 2
    assert run(place, "label", "0" * 64, "public")[0] == 1
    assert run(place, "check")[0] == 0
