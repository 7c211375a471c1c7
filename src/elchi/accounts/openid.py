"""Signing in with another house's word: OpenID Connect, by the authorization code flow with PKCE.

OpenID Connect Core 1.0, sections 3.1 and 3.1.3.7; RFC 7636 (PKCE). Who vouches is named by the operator in a file; nothing is
asked of any other address, and nobody is let in who has no account.
"""

import json
import secrets
import tomllib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from elchi.errors import AccountError, NotLetIn

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import OAuth2Client

_KEYS = {"issuer", "client_id", "client_secret"}
_MORE = {"claim": "email", "called": ""}
_SIGNED = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519"]  # never a shared secret
_SECONDS, _LEEWAY = 10.0, 60
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_FAILED = "{} did not vouch for you; try again, or sign in with a password."


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches: the issuer, what we are called there, which claim names an account, and what people call it."""

    issuer: str
    client_id: str
    client_secret: str
    claim: str
    called: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-in that was begun: kept by the browser that began it until it comes back."""

    state: str
    nonce: str
    verifier: str
    to: str

    def told(self) -> str:
        """Return it as one word that a cookie may hold."""
        return urlsafe_b64encode(json.dumps(astuple(self)).encode()).decode()

    @classmethod
    def read(cls, told: str) -> "Pending | None":
        """Return what such a word tells, None where it tells nothing."""
        try:
            found = json.loads(urlsafe_b64decode(told))
        except ValueError:
            return None
        fits = isinstance(found, list) and len(found) == len(fields(cls)) and all(isinstance(part, str) for part in found)
        return cls(*found) if fits else None


def provider_from(path: Path) -> Provider:
    """Return the provider that a TOML file names: issuer, client_id, client_secret, and optionally claim and called.

    Raises AccountError where the file cannot be read or does not fit.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AccountError(f"{path} cannot be read as TOML ({error}); it names issuer, client_id and client_secret.") from error
    odd = sorted(_KEYS - told.keys()) + sorted(told.keys() - _KEYS - _MORE.keys())
    if odd or not all(isinstance(value, str) for value in told.values()):
        raise AccountError(
            f"{path} has issuer, client_id and client_secret, and may have claim and called, all of them text; see {odd}."
        )
    found = Provider(**{**_MORE, **told})
    _checked(found.issuer, found.issuer)
    return found


def _checked(address: Any, issuer: str) -> str:
    """An address that may be asked: over HTTPS, or on this machine where the issuer is on this machine too."""
    parts, home = urlsplit(str(address)), urlsplit(issuer)
    here = {parts.hostname, home.hostname} <= _LOOPBACK and parts.scheme == "http"
    if not here and (parts.scheme != "https" or not parts.hostname):
        raise AccountError(f'"{address}" is not asked about people: a provider of sign-ins is reached by https.')
    return str(address)


class OpenID:
    """Asks a provider who somebody is. What the provider says of itself is asked for at the first sign-in, its keys at each."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    def begin(self, back: str, to: str) -> tuple[str, Pending]:
        """Return the address at which somebody signs in, and what to keep until they come back to `back`.

        Raises NotLetIn where the provider does not answer.
        """
        pending = Pending(_fresh(), _fresh(), _fresh(), to)
        with self._client(back) as client:
            address, _ = client.create_authorization_url(
                self._at("authorization_endpoint"), state=pending.state, nonce=pending.nonce, code_verifier=pending.verifier
            )
        return str(address), pending

    def finish(self, code: str, state: str, back: str, pending: Pending, now: datetime) -> str:
        """Return the name for which the provider vouches. Raises NotLetIn where it does not, or its word does not hold."""
        if not code or not secrets.compare_digest(state.encode(), pending.state.encode()):
            raise NotLetIn(_FAILED.format(self.told))
        return self._name(self._claims(self._word(code, back, pending), pending.nonce, now))

    def _word(self, code: str, back: str, pending: Pending) -> str:
        """The ID token that a code is given for."""
        import httpx2
        from authlib.common.errors import AuthlibBaseError

        asked = {"code": code, "code_verifier": pending.verifier, "grant_type": "authorization_code"}
        try:
            with self._client(back) as client:
                return str(client.fetch_token(self._at("token_endpoint"), **asked).get("id_token", ""))
        except (AuthlibBaseError, httpx2.HTTPError, ValueError) as error:
            raise NotLetIn(_FAILED.format(self.told)) from error

    @property
    def told(self) -> str:
        """Return what the provider is called."""
        return self.provider.called or str(urlsplit(self.provider.issuer).hostname)

    def _name(self, claims: Mapping[str, Any]) -> str:
        """The claim that names an account; an address that nobody checked names none."""
        name = claims.get(self.provider.claim)
        if not isinstance(name, str) or not name or (self.provider.claim == "email" and claims.get("email_verified") is False):
            raise NotLetIn(f"No checked {self.provider.claim} of yours came from {self.told}; ask an administrator.")
        return name

    def _claims(self, word: str, nonce: str, now: datetime) -> Mapping[str, Any]:
        """What an ID token says, its signature, issuer, audience, nonce and hours checked."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        rules = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": self.provider.issuer},
            aud={"essential": True, "value": self.provider.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            keys = KeySet.import_key_set(self._asked(self._at("jwks_uri")))  # type: ignore[arg-type]
            claims = jwt.decode(word, keys, algorithms=_SIGNED).claims
            rules.validate(claims)
        except JoseError as error:
            raise NotLetIn(_FAILED.format(self.told)) from error
        if claims.get("azp", self.provider.client_id) != self.provider.client_id:
            raise NotLetIn(_FAILED.format(self.told))
        return claims

    def _at(self, endpoint: str) -> str:
        return _checked(self._metadata.get(endpoint), self.provider.issuer)

    @cached_property
    def _metadata(self) -> Mapping[str, Any]:
        """What the provider says of itself (OpenID Connect Discovery 1.0)."""
        found = self._asked(f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.provider.issuer:
            raise NotLetIn(_FAILED.format(self.told))
        return found

    def _asked(self, address: str) -> Mapping[str, Any]:
        import httpx2

        try:
            found = httpx2.get(address, timeout=_SECONDS, follow_redirects=False).raise_for_status().json()
        except (httpx2.HTTPError, ValueError) as error:
            raise NotLetIn(f"{self.told} does not answer; try again later, or sign in with a password.") from error
        return found if isinstance(found, dict) else {}

    def _client(self, back: str) -> "OAuth2Client":
        from authlib.integrations.httpx_client import OAuth2Client

        known = self.provider
        return OAuth2Client(
            known.client_id, known.client_secret, scope="openid email profile", redirect_uri=back, code_challenge_method="S256",
            timeout=_SECONDS, follow_redirects=False,
        )  # fmt: skip


def _fresh() -> str:
    return secrets.token_urlsafe(32)
