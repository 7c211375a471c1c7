"""Signing in with another house's word: a provider over HTTP, whose word is true or false in every way that counts."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from conftest import NOON
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from elchi.accounts.openid import OpenID, Pending, Provider, provider_from
from elchi.errors import AccountError, NotLetIn

BACK = "http://127.0.0.1:8440/sign-in/openid/back"
HOUR = int(NOON.timestamp())


class House(ThreadingHTTPServer):
    """A provider: it signs people in at once, and says of them what a test has it say."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.key: Any = RSAKey.generate_key(2048, {"kid": "one"})
        self.keys: list[Any] = [self.key]
        self.algorithm, self.claims, self.told = "RS256", {"email": "ada@house.example"}, {}
        self.begun: dict[str, dict[str, str]] = {}

    def metadata(self) -> dict[str, Any]:
        ends = {"authorization_endpoint": "/in", "token_endpoint": "/token", "jwks_uri": "/keys"}
        return {"issuer": self.issuer, **{name: self.issuer + path for name, path in ends.items()}, **self.told}

    def sign_in(self, address: str) -> tuple[str, str]:
        """What a browser does there: the code and the state with which it comes back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["code_challenge_method"], asked["client_id"]) == ("code", "S256", "elchi")
        code = f"code-{len(self.begun)}"
        self.begun[code] = asked
        return code, asked["state"]

    def token(self, asked: dict[str, str], authorization: str) -> dict[str, Any]:
        begun = self.begun.pop(asked["code"], None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        told = base64.b64decode(authorization.partition(" ")[2]).decode()
        if (
            begun is None
            or begun["code_challenge"] != proof
            or told != "elchi:a secret"
            or asked["redirect_uri"] != begun["redirect_uri"]
        ):
            return {"error": "invalid_grant"}
        claims = {
            "iss": self.issuer,
            "aud": "elchi",
            "sub": "7",
            "iat": HOUR,
            "exp": HOUR + 300,
            "nonce": begun["nonce"],
        } | self.claims
        header = {"alg": self.algorithm, "kid": "one"}
        word = jwt.encode(header, {k: v for k, v in claims.items() if v is not None}, self.key, algorithms=[self.algorithm])
        return {"access_token": "x", "token_type": "Bearer", "id_token": word}


class _Answers(BaseHTTPRequestHandler):
    def _answer(self, found: dict[str, Any]) -> None:
        body = json.dumps(found).encode()
        self.send_response(400 if "error" in found else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        house: House = self.server  # type: ignore[assignment]
        self._answer(house.metadata() if "well-known" in self.path else {"keys": [k.as_dict(private=False) for k in house.keys]})

    def do_POST(self) -> None:
        house: House = self.server  # type: ignore[assignment]
        asked = {
            name: values[0] for name, values in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()
        }
        self._answer(house.token(asked, self.headers.get("Authorization", "")))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def house() -> Iterator[House]:
    with House() as served:
        running = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        running.start()
        yield served
        served.shutdown()
        running.join(5)


def asking(house: House, claim: str = "email") -> OpenID:
    return OpenID(Provider(house.issuer, "elchi", "a secret", claim, "the house"))


def through(house: House, openid: OpenID) -> str:
    address, pending = openid.begin(BACK, "/")
    return openid.finish(*house.sign_in(address), BACK, pending, NOON)


def test_a_house_vouches_for_somebody(house: House) -> None:
    openid = asking(house)
    assert through(house, openid) == through(house, openid) == "ada@house.example"
    house.claims = {"email": "bo@house.example", "email_verified": True}
    assert through(house, openid) == "bo@house.example"
    house.claims = {"preferred_username": "Bo"}
    assert through(house, asking(house, "preferred_username")) == "Bo"


def test_keys_may_change_between_two_sign_ins(house: House) -> None:
    openid = asking(house)
    through(house, openid)
    house.key, house.algorithm = ECKey.generate_key("P-256", {"kid": "two"}), "ES256"
    house.keys = [ECKey.import_key({**house.key.as_dict(private=True), "kid": "one"})]
    assert through(house, openid) == "ada@house.example"


FALSE: list[tuple[str, dict[str, Any]]] = [
    ("for another house", {"aud": "somebody-else"}),
    ("for two, and given to the other", {"aud": ["elchi", "other"], "azp": "other"}),
    ("by another house", {"iss": "https://other.example"}),
    ("too old", {"exp": HOUR - 3600}),
    ("without an end", {"exp": None}),
    ("of another sign-in", {"nonce": "another"}),
    ("of no sign-in", {"nonce": None}),
    ("of an address that nobody checked", {"email_verified": False}),
    ("that names nobody", {"email": None}),
    ("that names no one in words", {"email": ["ada@house.example"]}),
]


@pytest.mark.parametrize(("_", "claims"), FALSE, ids=[name for name, _ in FALSE])
def test_a_word_that_does_not_hold_lets_nobody_in(house: House, _: str, claims: dict[str, Any]) -> None:
    house.claims = {"email": "ada@house.example"} | claims
    with pytest.raises(NotLetIn):
        through(house, asking(house))


def test_a_word_signed_by_another_or_by_a_shared_secret_lets_nobody_in(house: House) -> None:
    for key, algorithm in ((RSAKey.generate_key(2048), "RS256"), (OctKey.import_key("a secret" * 8), "HS256")):
        house.key, house.algorithm = key, algorithm
        with pytest.raises(NotLetIn):
            through(house, asking(house))


def test_only_who_began_may_end_and_only_once(house: House) -> None:
    openid = asking(house)
    address, pending = openid.begin(BACK, "/")
    code, state = house.sign_in(address)
    _, other = openid.begin(BACK, "/")
    for wrong in ((code, state, other), (code, "", pending), ("", state, pending), ("code-9", state, pending)):
        with pytest.raises(NotLetIn):
            openid.finish(wrong[0], wrong[1], BACK, wrong[2], NOON)
    assert openid.finish(code, state, BACK, pending, NOON)
    with pytest.raises(NotLetIn):
        openid.finish(code, state, BACK, pending, NOON)


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://other.example"},
        {"token_endpoint": "http://198.51.100.1/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": None},
    ],
)
def test_a_house_that_sends_elsewhere_is_not_followed(house: House, told: dict[str, Any]) -> None:
    house.told = told
    with pytest.raises(AccountError):
        through(house, asking(house))


def test_a_house_that_does_not_answer_is_said_to(house: House) -> None:
    silent = OpenID(Provider("http://127.0.0.1:1", "elchi", "a secret", "email", ""))
    with pytest.raises(NotLetIn, match=r"127\.0\.0\.1 does not answer"):
        silent.begin(BACK, "/")


def test_what_was_begun_is_kept_in_one_word(house: House) -> None:
    _, pending = asking(house).begin(BACK, "/search?q=ü")
    assert Pending.read(pending.told()) == pending
    for wrong in ("", "x", "ä", base64.urlsafe_b64encode(b"[1]").decode(), base64.urlsafe_b64encode(b'["a","b","c",4]').decode()):
        assert Pending.read(wrong) is None


FILES = [
    ('issuer = "https://id.example"\nclient_id = "e"\nclient_secret = "s"\n', None),
    ('issuer = "https://id.example"\nclient_id = "e"\n', "client_secret"),
    ('issuer = "https://id.example"\nclient_id = "e"\nclient_secret = "s"\nscoop = "x"\n', "scoop"),
    ('issuer = "http://id.example"\nclient_id = "e"\nclient_secret = "s"\n', "https"),
    ('issuer = 3\nclient_id = "e"\nclient_secret = "s"\n', "text"),
    ("issuer", "TOML"),
]


@pytest.mark.parametrize(("words", "wrong"), FILES)
def test_who_vouches_is_named_in_a_file(tmp_path: Path, words: str, wrong: str | None) -> None:
    path = tmp_path / "openid.toml"
    path.write_text(words)
    if wrong is None:
        assert provider_from(path) == Provider("https://id.example", "e", "s", "email", "")
        return
    with pytest.raises(AccountError, match=wrong):
        provider_from(path)
    with pytest.raises(AccountError):
        provider_from(tmp_path / "none.toml")


def test_addresses_carry_no_more_than_they_must(house: House) -> None:
    address, pending = asking(house).begin(BACK, "/")
    asked = parse_qs(urlsplit(address).query)
    assert asked["scope"] == ["openid email profile"] and asked["redirect_uri"] == [BACK]
    assert pending.verifier not in address and "secret" not in address
    assert urlencode({"state": pending.state}) in address
