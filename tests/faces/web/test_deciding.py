"""What is decided and brought in by the browser is kept with name and reason, and stands on the page of the thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOON, sample
from fastapi.testclient import TestClient
from lxml import html

from elchi.desk import Desk, desk
from elchi.faces.web.app import create_app
from elchi.faces.web.readers import Reader, Role
from elchi.model.document import Clearance, Level

OURS = {"Sec-Fetch-Site": "same-origin"}
PROMISED = "The Foreign Minister of Georgia, Ana Beridze, pledged to open an embassy in Astana in 2023."
SHOWN = "Georgia opened an embassy in Astana on 5 June 2023, the Foreign Ministry of Georgia said."


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as found:
        for words, name in ((PROMISED, "promise.txt"), (SHOWN, "shown.txt")):
            day = "5 May 2022" if words is PROMISED else "6 June 2023"
            list(found.take_bytes(f"TBILISI, {day}. {words}".encode(), "text/plain", name))
        yield found


def client_of(found: Desk, role: Role = Role.EDITOR) -> TestClient:
    reader = Reader("A. Reader", role, Clearance(Level.INTERNAL))
    return TestClient(create_app(found, lambda _: reader), headers=OURS, base_url="http://localhost")


def form_of(client: TestClient, path: str, act: str) -> dict[str, str]:
    found = html.fromstring(client.get(path).text)
    form = next(f for f in found.forms if f.get("action") == act)
    return {name: value for name, value in form.form_values()}


def test_a_doubt_stands_beside_what_it_may_be(opened: Desk) -> None:
    """Both texts, each with its words marked."""
    for n, what in enumerate(("a border crossing at Sarpi", "a border crossing with a railway and customs house at Sarpi")):
        told = f"BATUMI, {n + 3} May 2022. Turkey pledged to open {what}."
        list(opened.take_bytes(told.encode(), "text/plain", f"crossing-{n}.txt"))
    asked = html.fromstring(client_of(opened).get("/review?only=doubts").text)
    assert "Is this promised already" in asked.findtext(".//h2"), asked.text_content()
    marked = [m.text_content() for m in asked.xpath("//blockquote/mark")]
    assert len(marked) == 2 and all("border crossing" in m for m in marked)
    choice = asked.xpath("//button[@name='choice']")[0]
    kept = client_of(opened).post(
        "/review/doubt", data=form_of(client_of(opened), "/review?only=doubts", "/review/doubt") | {"choice": choice.get("value")}
    )
    assert html.fromstring(kept.text).xpath("string(//div[@class='kept']/p)") == f"Kept: {choice.findtext('bdi')}."


def test_evidence_is_accepted_and_taken_back(opened: Desk) -> None:
    client = client_of(opened)
    asked = client.get("/review?only=evidence")
    assert "opened an embassy" in asked.text
    fields = form_of(client, "/review?only=evidence", "/review/evidence")
    answer = client.post("/review/evidence", data=fields | {"decision": "accepted", "why": "it is open"}, follow_redirects=False)
    assert answer.status_code == 303
    page = client.get(f"/commitment/{fields['subject'].partition(':')[2]}")
    assert html.fromstring(page.text).findtext(".//p[@class='lede']/span") == "complete"
    assert "A. Reader" in page.text and "it is open" in page.text
    back = form_of(client, answer.headers["location"], "/review/undo")
    client.post("/review/undo", data=back)
    page = client.get(f"/commitment/{fields['subject'].partition(':')[2]}")
    assert html.fromstring(page.text).findtext(".//p[@class='lede']/span") == "not yet looked at"
    assert "taken back" in page.text


def test_a_standing_is_assessed_on_its_page(opened: Desk) -> None:
    client = client_of(opened)
    subject = form_of(client, "/review?only=evidence", "/review/evidence")["subject"].partition(":")[2]
    client.post(f"/commitment/{subject}/assess", data={"standing": "limited", "why": "only a plot was bought"})
    assert "only a plot was bought" in client.get(f"/commitment/{subject}").text
    refused = client.post(f"/commitment/{subject}/assess", data={"standing": "splendid", "why": "so"})
    assert refused.status_code == 400


def test_a_doubt_is_settled_and_not_asked_again(tmp_path: Path) -> None:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as found:
        list(found.take(str(sample("reports"))))
        client = client_of(found)
        fields = form_of(client, "/review?only=doubts", "/review/doubt")
        with found.view() as view:
            before = len(view.doubts())
            choice = next(d for d in view.doubts() if d.citation.document == fields["document"]).doubt.choices[0]
        answer = client.post("/review/doubt", data=fields | {"choice": choice, "why": "the same games"})
        assert answer.status_code == 200
        with found.view() as view:
            assert len(view.doubts()) == before - 1
        assert "the same games" in client.get(f"/document/{fields['document'][:16]}").text
        assert client.post("/review/doubt", data=fields | {"choice": choice}).status_code == 404
        back = form_of(client, "/decided", "/review/undo")
        assert back["act"] == form_of(client, f"/document/{fields['document'][:16]}", "/review/undo")["act"]
        client.post("/review/undo", data=back | {"why": "another year"})
        with found.view() as view:
            assert len(view.doubts()) == before
        told = html.fromstring(client.get("/decided").text)
        words = " ".join(told.text_content().split())
        assert "taken back, by A. Reader: another year" in words and "(no longer), by A. Reader: the same games" in words
        assert not told.xpath("//form[@action='/review/undo']")
        assert client.post("/review/undo", data=back).status_code == 404


def test_people_are_judged_on_their_page(opened: Desk) -> None:
    client = client_of(opened)
    list(
        opened.take_bytes(
            b"TBILISI, 9 May 2022. The Foreign Minister of Armenia, Nino Abashidze, met Ana Berydze.", "text/plain", "x.txt"
        )
    )
    answer = client.post(
        "/judge", data={"left": "Ana Beridze", "right": "Nino Abashidze", "verdict": "not same", "why": "two people"}
    )
    assert answer.status_code == 200
    assert "two people" in answer.text
    assert (
        client.post(
            "/judge", data={"left": "Ana Beridze", "right": "Nino Abashidze", "verdict": "not same", "why": " "}
        ).status_code
        == 400
    )


def test_what_is_added_is_read_and_shown(opened: Desk) -> None:
    client = client_of(opened)
    text = "YEREVAN, 3 March 2024. The President of Armenia, Vahagn Petrosyan, met the President of Georgia, Ana Kalandadze, in Yerevan on 2 March 2024."
    answer = client.post("/add/text", data={"words": text, "name": "two presidents"})
    assert html.fromstring(answer.text).xpath("//li[@role='status']")[0].text == "Done: 1 read."
    assert "Petrosyan" in client.get("/ask?q=Vahagn Petrosyan").text
    files = [
        (
            "files",
            ("note.md", b"# Talks\n\n4 March 2024\n\nThe President of Armenia visited Tbilisi on 4 March 2024.", "text/markdown"),
        ),
        ("files", ("empty.txt", b"", "text/plain")),
    ]
    answer = client.post("/add/files", files=files)
    assert "Done: 1 read." in answer.text and "it is empty" in answer.text
    answer = client.post("/add/note", data={"words": "Georgia will open a consulate in Yerevan in 2025.", "dated": "2024-05-01"})
    assert "Note by A. Reader" in answer.text


def test_what_is_added_for_a_group_is_seen_by_it_alone(opened: Desk) -> None:
    def of(groups: set[str]) -> TestClient:
        reader = Reader("A. Reader", Role.EDITOR, Clearance(Level.INTERNAL, frozenset(groups)), signed_in=True)
        return TestClient(create_app(opened, lambda _: reader), headers=OURS, base_url="http://localhost")

    cabinet, other = of({"cabinet", "legal"}), of({"press"})
    assert html.fromstring(cabinet.get("/add").text).xpath("(//select[@name='label'])[1]/option/@value") == [
        "restricted:cabinet", "restricted:legal",
    ]  # fmt: skip
    text = "The President of Armenia, Vahagn Zorbyan, met the President of Georgia, Ana Kalandadze, in Yerevan on 2 March 2024."
    told = cabinet.post("/add/text", data={"words": text, "label": "restricted:cabinet"})
    assert "Done: 1 read." in told.text
    assert "Zorbyan" in cabinet.get("/ask?q=Vahagn Zorbyan").text
    assert "Vahagn Zorbyan (President" not in other.get("/meetings").text
    refused = other.post("/add/text", data={"words": text, "label": "restricted:cabinet"})
    assert refused.status_code == 400
    assert "You belong to none of the groups" in refused.text
    assert other.post("/add/note", data={"words": text, "label": "secret"}).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8440/",
        "file:///etc/passwd",
        "/etc/passwd",
        "http://169.254.169.254/latest",
        "ftp://example.org/x",
    ],
)
def test_addresses_of_closed_networks_are_refused(opened: Desk, address: str) -> None:
    answer = client_of(opened).post("/add/address", data={"address": address})
    assert "Done: 0 read." in answer.text
    assert html.fromstring(answer.text).xpath("//span[@class='differ']")


ACTS = [
    ("/review/doubt", {"document": "x", "start": 0, "question": "who", "choice": "y"}, Role.ANALYST),
    ("/review/evidence", {"subject": "commitment:x", "document": "x", "start": 0, "end": 1, "decision": "accepted"}, Role.ANALYST),
    ("/review/undo", {"act": "abc"}, Role.ANALYST), ("/commitment/x/assess", {"standing": "limited", "why": "so"}, Role.ANALYST),
    ("/judge", {"left": "a", "right": "b", "verdict": "same", "why": "so"}, Role.EDITOR), ("/add/text", {"words": "x"}, Role.EDITOR),
    ("/add/address", {"address": "https://example.org"}, Role.EDITOR), ("/add/note", {"words": "x"}, Role.ANALYST),
]  # fmt: skip


@pytest.mark.parametrize(("path", "fields", "role"), ACTS)
def test_who_may_not_is_refused(opened: Desk, path: str, fields: dict[str, object], role: Role) -> None:
    below = client_of(opened, Role(role - 1)).post(path, data=fields)
    assert below.status_code == 403
    assert role.name.lower() in below.text
    foreign = client_of(opened).post(
        path, data=fields, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    )
    assert foreign.status_code == 403


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"act": "report", "words": "a house is rented"}, "a house is rented"),
        ({"act": "publish", "words": "Under way.", "approved_by": "the Minister"}, "approved by the Minister"),
        ({"act": "extend", "until": "June 2024", "body": "the cabinet"}, "extended to 2024-06, decided by the cabinet"),
        ({"act": "re-scope", "words": "open a consulate"}, "open a consulate"),
        ({"act": "drop"}, "dropped"),
    ],
)
def test_every_act_has_its_form_on_the_page_and_stands_there(opened: Desk, said: dict[str, str], shown: str) -> None:
    client = client_of(opened)
    subject = form_of(client, "/review?only=evidence", "/review/evidence")["subject"].partition(":")[2]
    page = html.fromstring(client.get(f"/commitment/{subject}").text)
    form = next(f for f in page.forms if f.get("action") == f"/commitment/{subject}/act" and f.fields.get("act") == said["act"])
    assert set(said) <= {name for name, _ in form.form_values()} | set(form.fields.keys())
    answer = client.post(f"/commitment/{subject}/act", data=said | {"why": "told by telephone"})
    text = html.fromstring(answer.text).text_content()
    assert answer.status_code == 200 and shown in text and "told by telephone" in text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"act": "publish", "words": "Under way."}, "Approved by is not filled in."),
        ({"act": "extend"}, "is not filled in."),
        ({"act": "burn"}, "is no act; one of these is: report, publish"),
        ({"act": "merge", "other": "a tunnel"}, "The record knows no commitment"),
        ({"act": "report", "words": "x", "actor": "Georgai"}, "does not act here"),
    ],
)
def test_an_act_that_lacks_something_is_refused(opened: Desk, said: dict[str, str], words: str) -> None:
    client = client_of(opened)
    subject = form_of(client, "/review?only=evidence", "/review/evidence")["subject"].partition(":")[2]
    answer = client.post(f"/commitment/{subject}/act", data=said | {"why": "told by telephone"})
    assert answer.status_code in (400, 404) and words in html.fromstring(answer.text).text_content()


def test_who_only_reads_has_no_form_and_may_not_act(opened: Desk) -> None:
    subject = form_of(client_of(opened), "/review?only=evidence", "/review/evidence")["subject"].partition(":")[2]
    reader = client_of(opened, Role.READER)
    assert f"/commitment/{subject}/act" not in reader.get(f"/commitment/{subject}").text
    assert reader.post(f"/commitment/{subject}/act", data={"act": "drop", "why": "x"}).status_code == 403


def test_a_plan_is_said_to_have_been_held_on_its_page(opened: Desk) -> None:
    list(
        opened.take_bytes(
            b"TBILISI, 5 May 2022. Georgia and Armenia will hold a summit in Tbilisi in June 2022.", "text/plain", "plan.txt"
        )
    )
    client = client_of(opened)
    with opened.view() as view:
        subject = next(r.claim.subject for r in view.claims("Encounter") if r.claim.subject)
    address = f"/encounter/{subject.partition(':')[2]}"
    assert "passed in silence" in client.get(address).text
    answer = client.post(f"{address}/assess", data={"standing": "complete", "why": "we were there"})
    text = html.fromstring(answer.text).text_content()
    assert "held A. Reader" in text and "we were there" in text


def test_two_texts_are_held_for_one_and_taken_apart(opened: Desk) -> None:
    list(opened.take_bytes(b"TBILISI, 7 May 2022. Georgia undertook to print an atlas of the coast.", "text/plain", "atlas.txt"))
    client = client_of(opened)
    subject = form_of(client, "/review?only=evidence", "/review/evidence")["subject"].partition(":")[2]
    page = client.post(f"/commitment/{subject}/act", data={"act": "join", "other": "atlas of the coast", "why": "one plan"})
    assert page.text.count("joined: ") == 1
    form = next(f for f in html.fromstring(page.text).forms if f.fields.get("act") == "part")
    other = next(o for o in form.inputs["other"].value_options if subject not in o)
    client.post(str(form.get("action")), data={"act": "part", "other": other, "why": "two plans"})
    assert "joined: " not in client.get(f"/commitment/{subject}").text


def test_a_position_is_set_on_the_page_of_a_consultation(opened: Desk) -> None:
    asked = b"ANKARA, 5 May 2022. The Secretariat of the OTS invites Member States to submit their views on the draft Charter of the Fund by 1 June 2022."
    list(opened.take_bytes(asked, "text/plain", "asked.txt"))
    client = client_of(opened)
    [address] = {a for a in html.fromstring(client.get("/consultations").text).xpath("//a/@href") if a.startswith("/consultation/")}
    fields = form_of(client, address, f"{address}/position")
    said = fields | {"state": "Hungary", "paragraph": "4", "position": "opposes", "words": "Not so.", "why": "said at the table"}
    page = html.fromstring(client.post(f"{address}/position", data=said).text).text_content()
    assert "Not so." in page and "set by A. Reader" in page and "said at the table" in page
