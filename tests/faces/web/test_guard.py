"""The door: acts of other sites and requests for other names do not come in."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from elchi.desk import Desk
from elchi.faces.web.app import create_app
from elchi.faces.web.guard import LOCAL, Guard, bearer, named


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()
    app.add_middleware(Guard)
    for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
        app.add_api_route("/act", lambda: "done", methods=[method], operation_id=method)
    return TestClient(app)


SENT = [
    ({"Sec-Fetch-Site": "same-origin"}, 200),
    ({"Sec-Fetch-Site": "none"}, 200),
    ({"Sec-Fetch-Site": "same-site"}, 403),  # another port or a sister name
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
    ({"Sec-Fetch-Site": ""}, 403),
    ({"Origin": "http://testserver"}, 200),
    ({"Origin": "https://TestServer"}, 200),  # as behind a proxy
    ({"Origin": "http://testserver:81"}, 403),
    ({"Origin": "http://testserver.evil.example"}, 403),
    ({"Origin": "http://evil.example/testserver"}, 403),
    ({"Origin": "http://evil@testserver"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": "chrome-extension://testserver"}, 403),
    ({"Referer": "http://testserver/page"}, 403),
    ({}, 403),
    ({"Authorization": "Bearer abc", "Sec-Fetch-Site": "cross-site"}, 200),
    ({"Authorization": "bearer   abc"}, 200),
    ({"Authorization": "Bearer "}, 403),
    ({"Authorization": "Basic abc"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), SENT)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_our_pages_and_programs_act(client: TestClient, method: str, headers: dict[str, str], status: int) -> None:
    assert client.request(method, "/act", headers=headers).status_code == status
    assert client.get("/act", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("localhost:8440", 200), ("127.0.0.1:8440", 200), ("[::1]:8440", 200), ("LOCALHOST.", 200), ("records.example", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8440", 421), ("", 421), ("[::1", 421), ("x@localhost@evil", 421),
    ],
)  # fmt: skip
def test_other_names_are_not_answered(archive: Desk, host: str, status: int) -> None:
    client = TestClient(create_app(archive, hosts={*LOCAL, "records.example"}))
    for path in ("/meetings", "/api/meetings", "/static/elchi.js", "/calendar.ics"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == status
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_names_and_tokens() -> None:
    assert [named(h) for h in ("a.b:80", "[::1]:80", "A.B.", ":80", "")] == ["a.b", "::1", "a.b", "", ""]
    assert [bearer(h) for h in ("Bearer x", "bearer  x ", "Bearer", "Basic x", "")] == ["x", "x", None, None, None]
