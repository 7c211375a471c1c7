"""The pages as their reader meets them: each answers, cites, links to what is there, and gives machines the same answer."""

import gc
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from conftest import document
from fastapi.testclient import TestClient
from jinja2.runtime import Macro
from lxml import html

from elchi.desk import Desk, resolve_alone
from elchi.faces.web.app import QUESTIONS, create_app
from elchi.faces.web.calling import Calling
from elchi.faces.web.readers import Reader, Role
from elchi.model.document import Clearance

PAGES = [
    "/", "/search?q=observer+status", "/documents", "/documents?first=2019-01-01&last=2019-12-31", "/changes?since=2018-01-01&only=New+encounters", "/documents?since=2020-01-01", "/meetings", "/meetings?whom=Kazakhstan&first=2019-01-01", "/commitments",
    "/commitments?by=Kazakhstan&standing=complete", "/board", "/planned", "/calendar?month=2024-11", "/changes?since=2025-05-01",
    "/changes?about=OTS", "/brief", "/brief?whom=Kazakhstan&on=2025-10-14&we=OTS", "/state/kz", "/body/ots", "/body/ots?on=2019-01-01",
    "/person/bagdad-amreyev", "/office/secretary-general@ots", "/office/secretary-general@ots?on=2020-06-01", "/place/ankara",
    "/topic/transport", "/timeline/state/kz", "/timeline/body/ots?page=2", "/encounter/ots-summit-12",
    "/commitment/2018-09-02-host-fourth-world-nomad-games", "/consultations", "/consultation/2024-02-05-invites-member-states-submit-views",
    "/consultation/2024-02-05-invites-member-states-submit-views?rounds=1", "/review", "/review?only=evidence&skip=2", "/decided", "/assessments", "/assessments?topic=environment+and+water", "/mandates", "/mandates?bodies=OTS,+TURKSOY,+TURKPA",
    "/meetings?whom=Kazakhstan&beside=Hungary", "/pictures", "/pictures/network", "/pictures/network?whom=OTS&people=1&first=2015", "/pictures/months", "/pictures/months?first=2012", "/pictures/map", "/pictures/topics", "/pictures/topics?whom=OTS",
]  # fmt: skip


@pytest.fixture(scope="module")
def client(archive: Desk) -> TestClient:
    return TestClient(create_app(archive))


def page_of(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_and_sources_for_its_marks(client: TestClient, path: str) -> None:
    found = page_of(client, path)
    assert len(found.findall(".//h1")) == 1
    ids = [e.get("id") for e in found.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    inside = [a.get("href")[1:] for a in found.xpath("//a[starts-with(@href, '#')]")]
    assert set(inside) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_machines_get_the_same_answer(client: TestClient, path: str) -> None:
    told = client.get(f"/api{path if path != '/' else '/home'}")
    assert told.status_code == 200
    assert told.json()["answer"] is not None or path in ("/brief", "/mandates")
    again = client.get(f"/api{path if path != '/' else '/home'}", headers={"If-None-Match": told.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_question_has_a_page_here() -> None:
    shapes = [re.compile(re.sub(r"\{\w+\}", "[^/?]+", q.path) + r"(\?.*)?") for q in QUESTIONS if q.path != "/document/{name}"]
    assert [s.pattern for s in shapes if not any(s.fullmatch(p) for p in PAGES)] == []


def test_whatever_is_linked_is_there(client: TestClient) -> None:
    """Two steps from the home page and from one page of every kind."""
    seen: set[str] = set()
    found = {link for path in PAGES for link in links(client, path)}
    for link in sorted(found)[::5]:
        path = link.partition("#")[0]
        if path not in seen:
            seen.add(path)
            answer = client.get(path)
            assert answer.status_code == 200, link
            place = link.partition("#")[2]
            assert not place or f'id="{place}"' in answer.text, link
    assert len(seen) > 100


def test_machines_are_told_what_they_may_ask(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    for path, told in described["paths"].items():
        asked = told["get"]
        assert asked["summary"] and all(p["description"] for p in asked["parameters"]), path
        assert not path.startswith("/api") or [*asked["responses"]] == ["200", "304", "4XX"]
    assert {"Answer", "Cite", "Problem"} <= described["components"]["schemas"].keys()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/api/state/xx", {"title": "Not on record", "status": 404}),
        (
            "/api/meetings?page=0",
            {"title": "Not understood", "status": 400, "detail": "What was asked cannot be understood: page."},
        ),
        ("/api/meetings?first=2020-13-01", {"title": "Not understood", "status": 400}),
        ("/api/nothing", {"title": "Not on record", "status": 404}),
    ],
)
def test_what_goes_wrong_is_a_problem_document(client: TestClient, path: str, problem: dict[str, object]) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == problem["status"]
    assert problem.items() <= answer.json().items() and answer.json()["detail"].endswith(".")


EMPTY = ["/documents", "/meetings", "/commitments", "/board", "/planned", "/changes", "/consultations", "/assessments", "/review", "/pictures/network", "/pictures/map"]  # fmt: skip


@pytest.mark.parametrize("path", EMPTY)
def test_where_nothing_is_a_page_says_what_to_do(scratch: Desk, path: str) -> None:
    client = TestClient(create_app(scratch))
    assert page_of(client, path).xpath("//main//*[contains(@class, 'none')]/a[@href='/add']")
    assert not page_of(client, path).xpath("//main//a[text()='Ask without a filter']")
    reader = Reader("B. Reader", Role.READER, Clearance())
    assert not page_of(TestClient(create_app(scratch, lambda _: reader)), path).xpath(
        "//main//p[not(@class='leads')]/a[@href='/add']"
    )


def test_a_filter_that_finds_nothing_is_left_with_one_click(client: TestClient) -> None:
    found = page_of(client, "/commitments?standing=complete&due=1990-01-01").xpath("//main//a[text()='Ask without a filter']/@href")
    assert found == ["/commitments"]


def test_documents_of_some_days(client: TestClient) -> None:
    days = page_of(client, "/documents?first=2019-01-01&last=2019-12-31").xpath("//main//li/time/text()")
    assert days and all(d.startswith("2019") for d in days)
    every = page_of(client, "/documents?size=200").xpath("//main//li/time/text()")
    assert days == [d for d in every if d.startswith("2019")]


def test_many_changes_of_a_kind_have_pages(client: TestClient) -> None:
    whole = page_of(client, "/changes?since=2010-01-01")
    more = {a.get("href"): int(a.text.removeprefix("All ")) for a in whole.xpath("//section/p/a[starts-with(., 'All ')]")}
    assert more
    for link, many in more.items():
        first, second = (page_of(client, f"{link}&page={n}").xpath("//main/section[1]/ul/li") for n in (1, 2))
        assert (len(first), len(second)) == (30, min(30, many - 30))


def test_bodies_with_commitments_are_offered(client: TestClient) -> None:
    offered = page_of(client, "/mandates").xpath("//main//li/a/@href")
    assert offered and page_of(client, offered[0]).xpath("//main//section/h2")


def links(client: TestClient, path: str) -> set[str]:
    found = {a.get("href") for a in page_of(client, path).xpath("//a[@href]")}
    assert not [link for link in found if urlsplit(link).netloc]
    return {link for link in found if link.startswith("/")}


def test_a_page_of_another_time_says_so_and_keeps_it(client: TestClient) -> None:
    found = page_of(client, "/state/kz?as_of=2019-06-01")
    assert "2019-06-01" in found.findtext(".//div[@class='then']//time")
    inside = [a.get("href") for a in found.xpath("//main//a[starts-with(@href, '/')]")]
    assert inside
    assert all("as_of=2019-06-01" in link for link in inside)
    days = [t.text for t in found.xpath("//main//time")]
    assert days
    assert not [d for d in days if d and d[:4].isdigit() and d > "2019-07"]


@pytest.mark.parametrize(
    "path", ["/state/kz?known=2019", "/brief?whom=Amreyev&known=2019-03", "/person/bagdad-amreyev?known=2019-03-01"]
)
def test_what_was_not_known_then_is_said_of_then(client: TestClient, path: str) -> None:
    found = html.fromstring(client.get(path).text)
    assert found.findtext(".//h1/bdi") == "Not on record then"
    assert found.findtext(".//main/p/bdi").endswith(" at that time; it may now.")
    assert "known" not in found.xpath("//div[@class='then']/a/@href")[0]


ASKED = [
    ("Amreyev", "/person/bagdad-amreyev"), ("OTS", "/body/ots"), ("Kazakhstan", "/state/kz"), ("transport", "/topic/transport"),
    ("Who was Secretary General of OTS on 1 June 2020?", "/office/secretary-general@ots?on=2020-06-01"),
    ("members of the Turkic Council in 2019", "/body/ots?on=2019-01-01#members"), ("last met Amreyev", "/meetings?whom=Amreyev"),
    ("what does Kazakhstan owe", "/commitments?by=Kazakhstan"), ("brief on Hungary", "/brief?whom=Hungary"),
    ("what is planned for OTS", "/calendar?whom=OTS"), ("history of TURKSOY", "/timeline/body/turksoy"),
    ("observer status", "/search?q=observer+status"), ("  ", "/search"), ("<script>", "/search?q=%3Cscript%3E"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "path"), ASKED)
def test_one_line_of_words_leads_to_its_page(client: TestClient, words: str, path: str) -> None:
    answer = client.get("/ask", params={"q": words}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"].replace("?q=++", "")) == (303, path)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/person/nobody", 404), ("/document/ffff", 404), ("/nothing", 404), ("/meetings?whom=Nobody+Atall", 404), ("/state/kz?as_of=soon", 400),
        ("/meetings?first=yesterday", 400), ("/meetings?page=0", 400), ("/topic/unheard-of", 404), ("/office/nothing@nobody", 404),
        ("/calendar?month=2024-13", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_says_why(client: TestClient, path: str, status: int) -> None:
    answer, data = client.get(path), client.get(f"/api{path}")
    assert (answer.status_code, data.status_code) == (status, status)
    assert html.fromstring(answer.text).findtext(".//main/p/bdi")
    assert data.json()["detail"]


def test_what_is_not_there_leads_on(client: TestClient) -> None:
    """No page is a dead end: nobody in an office is an answer, a name that is not there can be looked for, a question that is not
    understood is searched for by what it asks about, with the pages of what it names."""  # fmt: skip
    office = page_of(client, "/office/president@hu")
    assert "attests nobody as President" in office.findtext(".//p[@class='answer']/bdi").replace("president", "President")
    assert "/ask?q=Hungary" in {a.get("href") for a in office.xpath("//main//a")}
    missing = html.fromstring(client.get("/person/nobody-at-all").text)
    assert "/search?q=nobody+at+all" in {a.get("href") for a in missing.xpath("//main//a")}
    asked = page_of(client, "/search?q=why did they open the Turkic Academy in Astana")
    leads = {a.get("href") for a in asked.xpath("//main/p[@class='leads']/a")}
    assert {"/body/turkic-academy", "/place/astana"} <= leads
    assert any(
        "“open Turkic Academy Astana”" in p.text_content() or "Nothing on record" in p.text_content()
        for p in asked.xpath("//main/p")
    )
    nobody = page_of(client, "/meetings?whom=Hungary&beside=Amreyev&first=1990-01-01&last=1990-02-01")
    assert "No encounter is on record of Hungary and Baghdad Amreyev in these days." in nobody.text_content()


def test_when_two_met_last_is_said_first(client: TestClient) -> None:
    found = page_of(client, "/meetings?whom=Kazakhstan&beside=Hungary")
    assert " ".join(found.xpath("//p[@class='answer']")[0].text_content().split()).startswith(
        "Last held on record: 2025-10-07, Gabala"
    )


@pytest.mark.parametrize("path", ["/planned", "/person/bagdad-amreyev", "/encounter/ots-summit-8", "/commitments", "/", "/review"])
def test_no_name_of_a_rule_or_identifier_is_read(client: TestClient, path: str) -> None:
    words = page_of(client, path).find(".//main").text_content()
    assert not re.findall(
        r"\b(?:rule:[a-z]|same-\w+|term-\w+|long-untold|at-hand|next-there|(?:person|office|state|body|place):[a-z])", words
    )


def test_what_changed_leads_to_what_it_tells_of(client: TestClient) -> None:
    found = page_of(client, "/changes?since=2025-05-01")
    leads = {a.text: a.get("href") for a in found.xpath("//ul[@class='lines']/li/bdi/a")}
    assert leads["12th Summit of the Organization of Turkic States"] == "/encounter/ots-summit-12"
    lines = [li.text_content() for li in found.xpath("//ul[@class='lines']/li[bdi/a]")]
    assert all(any(name in line for line in lines) for name in leads)


def test_a_row_of_a_register_is_no_quote(client: TestClient) -> None:
    page = page_of(client, "/state/kz")
    notes = [li.text_content().strip() for li in page.xpath("//section[@class='notes']//li")]
    assert notes and not any(note.startswith("body:") or "Elchi register" in note for note in notes)
    told = page.xpath("//p[@class='register']")
    assert len(told) == 1 and told[0].text_content().startswith("Elchi register: memberships, the row of each: ")
    rows = [a.get("id") for a in told[0].xpath(".//a")]
    assert len(rows) > 5 and {f"#{row}" for row in rows} <= set(page.xpath("//section[@id='bodies']//sup/a/@href"))


def test_no_folder_of_a_machine_is_shown(client: TestClient, archive: Desk) -> None:
    with archive.view() as view:
        source = view.newest(1)[0]
    assert "/" in source.address
    found = page_of(client, f"/document/{source.id[:16]}").xpath("//span[@class='address']")
    assert found[0].text_content() == source.address.rpartition("/")[2]


def test_files(client: TestClient) -> None:
    assert client.get("/calendar.ics?whom=OTS&first=2024-01-01").text.startswith("BEGIN:VCALENDAR")
    assert client.get("/changes.atom?since=2025-01-01").text.count("<entry>") > 5
    assert client.get("/brief/file?whom=Hungary").content[:2] == b"PK"


def test_a_paper_to_print_has_its_style_and_no_other(client: TestClient) -> None:
    made = client.get("/brief/file?whom=Hungary&form=html")
    style = made.text.partition("<style>")[2].partition("</style>")[0]
    mark = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{mark}';" in made.headers["Content-Security-Policy"]


HOSTILE = """\
ANKARA, 5 May 2021 - Foreign Minister <script>alert(1)</script> of Georgia met President <img src=x onerror=alert(2)> of Armenia.

Click <a href="javascript:alert(3)">here</a>. Left\u202eright. a{marks} {{ 7 * 7 }} {% raw %}

The Minister of Foreign Affairs of Georgia, Mikheil Janelidze, met the President of Armenia, Armen Sarkissian, in Tbilisi on 5 May 2021.
""".replace("{marks}", "\u0301" * 10_000)


def test_foreign_text_stays_text(scratch: Desk) -> None:
    made = document(HOSTILE, date(2021, 5, 5), address='"><script>alert(4)</script>.txt')
    with scratch.record.writer() as writer:
        writer.append(made, resolve_alone(made), scratch.clock())
    client = TestClient(create_app(scratch))
    for path in (
        "/",
        "/documents",
        f"/document/{made.id[:16]}",
        "/search?q=alert",
        '/search?q="><script>',
        "/meetings",
        "/changes",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        found = html.fromstring(answer.text)
        assert [s.get("src") for s in found.iter("script")] == ["/static/elchi.js"]
        assert not found.xpath("//*[@onerror or @onload or @onclick or @style]")
        assert not found.xpath("//*[starts-with(normalize-space(@href), 'javascript:')]")
        policy = answer.headers["Content-Security-Policy"]
        assert "'unsafe" not in policy
        assert "default-src 'none'" in policy
    text = html.fromstring(client.get(f"/document/{made.id[:16]}").text).find(".//article").text_content()
    assert text == made.text


def test_the_words_of_each_claim_are_marked(client: TestClient, archive: Desk) -> None:
    with archive.view() as view:
        source = view.newest(1)[0]
        claims = view.claims(document=source.id)
    found = page_of(client, f"/document/{source.id[:16]}")
    marked: dict[str, str] = {}
    for mark in found.xpath("//mark[@data-claims]"):
        for number in mark.get("data-claims").split():
            marked[number] = marked.get(number, "") + mark.text_content()
    assert sorted(marked.values()) == sorted(c.citation.quote for c in claims)


@pytest.mark.parametrize("path", ["/body/ots", "/calendar?whom=OTS", "/brief?whom=OTS", "/brief?whom=Turkey", "/state/tr"])
def test_who_chairs_next_stands_on_the_page_with_its_source(client: TestClient, path: str) -> None:
    [line] = [
        li for li in page_of(client, path).findall(".//li") if " next, " in li.text_content() and "chairs" in li.text_content()
    ]
    told = " ".join(line.text_content().split())
    assert told.startswith("Türkiye chairs Organization of Turkic States next, in 2026")
    assert [a.get("href") for a in line.findall(".//a")][:2] == ["/state/tr", "/body/ots"] and line.findall(".//sup")


def test_where_nobody_says_who_chairs_next_the_page_says_so(client: TestClient) -> None:
    assert "Nobody says who chairs next." in page_of(client, "/body/turkpa").text_content()


def test_a_calendar_to_subscribe_to_tells_who_chairs_next(client: TestClient) -> None:
    assert "SUMMARY:Türkiye takes the chair of Organization of Turkic States" in client.get("/calendar.ics?whom=OTS").text.replace(
        "\r\n ", ""
    )


def test_a_page_leaves_nothing_that_only_the_search_for_garbage_finds(client: TestClient) -> None:
    client.get("/state/kz")
    gc.collect()
    gc.disable()
    try:
        client.get("/state/kz?as_of=2022-12-01")
        assert not [one for one in gc.get_objects() if isinstance(one, Macro | Calling)]
    finally:
        gc.enable()


def test_a_day_of_the_calendar_names_people_alone(client: TestClient) -> None:
    """A cell is narrow: an office of three lines beside each name hid the second one."""
    told = [a.findtext("bdi") for a in page_of(client, "/calendar?month=2021-11").xpath("//a[contains(@class, 'entry')]")]
    assert "Kassym-Jomart Tokayev, Baghdad Amreyev" in told and not [t for t in told if "(" in t]
