"""Fetching, from a real server: what is open, what stays closed."""

import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from elchi.documents.fetch import Fetcher
from elchi.documents.intake import Finding, take_in
from elchi.errors import MaterialError
from elchi.model.document import Document

LOOPBACK = frozenset({ipaddress.ip_network("127.0.0.0/8")})
ARTICLE = b"<html><head><title>Ministers meet</title></head><body><article><p>The ministers met in Baku on Friday and spoke about trade for two hours.</p></article></body></html>"


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        moves = {"/moved": "/page", "/loop": "/loop", "/inside": "http://169.254.1.1/x", "/file": "file:///etc/hostname"}
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.end_headers()
            return
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        try:
            for _ in range(200 if self.path in ("/long", "/slow") else 1):
                self.wfile.write(ARTICLE * (100 if self.path == "/long" else 1))
                time.sleep(0.05 if self.path == "/slow" else 0)
        except OSError:
            pass  # the fetcher hung up, as it should

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_and_one_that_moved(site: str) -> None:
    for path in ("/page", "/moved"):
        found = list(take_in(site + path, fetcher=Fetcher(allow=LOOPBACK)))
        assert [type(f) for f in found] == [Document]
        assert "ministers met" in found[0].text
        assert found[0].address == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "met"),
    [
        ("/none", "the server answered 404"),
        ("/loop", "it redirects more than 5 times"),
        ("/inside", "it leads to 169.254.1.1, inside a closed network"),
        ("/file", "only http and https addresses are fetched"),
        ("/long", "it is longer than 100,000 bytes"),
        ("/slow", "it took longer than 0.5 seconds"),
    ],
)
def test_refused(site: str, path: str, met: str) -> None:
    with pytest.raises(MaterialError, match=met):
        Fetcher(limit=100_000, seconds=0.5, allow=LOOPBACK).get(site + path)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://224.0.0.1/"],
)  # fmt: skip
def test_closed_networks_stay_closed(address: str) -> None:
    with pytest.raises(MaterialError, match=r"inside a closed network|not known"):
        Fetcher().get(address)


@pytest.mark.parametrize("address", ["ftp://example.org/x", "gopher://x", "http://user:word@example.org/"])
def test_other_addresses(address: str) -> None:
    with pytest.raises(MaterialError):
        Fetcher().get(address)


def test_a_refusal_is_a_finding() -> None:
    found = list(take_in("http://127.0.0.1:1/"))
    assert [type(f) for f in found] == [Finding]
