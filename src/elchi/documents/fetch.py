"""The one place that opens a connection: http and https, to public addresses only, within limits of size and time."""

import ipaddress
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from elchi.errors import MaterialError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_REDIRECTS = (301, 302, 303, 307, 308)
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address, and the address after redirects."""

    content: bytes
    media_type: str
    address: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches addresses. `allow` opens networks that are closed otherwise (loopback, private): for tests and intranets."""

    limit: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5
    allow: frozenset[Network] = field(default_factory=frozenset)

    def get(self, address: str) -> Fetched:
        """Return what is at an address. Raises MaterialError where it is refused, missing, too long or too slow."""
        until = time.monotonic() + self.seconds
        for _ in range(self.redirects + 1):
            found = self._once(address, until)
            if isinstance(found, Fetched):
                return found
            address = found
        raise MaterialError(address, f"it redirects more than {self.redirects} times", "give the address of the page itself")

    def _once(self, address: str, until: float) -> Fetched | str:
        """One request to a checked address; the next address where it redirects."""
        import urllib3

        host, port, numeric = self._checked(address)
        parts = urlsplit(address)
        pool: urllib3.HTTPConnectionPool = (
            urllib3.HTTPSConnectionPool(numeric, port, server_hostname=host, assert_hostname=host) if parts.scheme == "https" else urllib3.HTTPConnectionPool(numeric, port)
        )  # fmt: skip
        path = parts.path or "/"
        headers = {"Host": parts.netloc, "User-Agent": "Elchi", "Accept-Encoding": "gzip"}
        try:
            response = pool.request(
                "GET", f"{path}?{parts.query}" if parts.query else path, headers=headers, redirect=False, retries=False,
                preload_content=False, timeout=urllib3.Timeout(total=max(0.1, until - time.monotonic())),
            )  # fmt: skip
            return self._answer(address, response, until)
        except urllib3.exceptions.HTTPError as error:
            raise MaterialError(
                address, f"it could not be fetched ({type(error).__name__})", "try again later, or save the page and give the file"
            ) from error
        finally:
            pool.close()

    def _answer(self, address: str, response: "BaseHTTPResponse", until: float) -> Fetched | str:
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return urljoin(address, response.headers["Location"])
        if response.status != 200:
            raise MaterialError(address, f"the server answered {response.status}", "check the address")
        content = b""
        for chunk in response.stream(65_536):
            content += chunk
            if len(content) > self.limit:
                raise MaterialError(
                    address, f"it is longer than {self.limit:,} bytes", "fetch it by hand and give the part that you need"
                )
            if time.monotonic() > until:
                raise MaterialError(address, f"it took longer than {self.seconds:g} seconds", "try again later")
        return Fetched(content, response.headers.get("Content-Type", "").partition(";")[0].strip().lower(), address)

    def _checked(self, address: str) -> tuple[str, int, str]:
        """Host, port and a numeric address that was looked at: what is connected to is what was checked."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise MaterialError(address, "only http and https addresses are fetched", "give one of those, or a file")
        if parts.username or parts.password:
            raise MaterialError(parts.hostname, "the address holds a name and password", "give it without them")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = sorted({str(item[4][0]) for item in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)})
        except OSError as error:
            raise MaterialError(address, "the name of the server is not known", "check the address") from error
        for numeric in found:
            if not self._open(ipaddress.ip_address(numeric.partition("%")[0])):
                raise MaterialError(address, f"it leads to {numeric}, inside a closed network", "save the page and give the file")
        return parts.hostname, port, found[0]

    def _open(self, numeric: Address) -> bool:
        mapped = getattr(numeric, "ipv4_mapped", None) or numeric
        return (mapped.is_global and not mapped.is_multicast) or any(mapped in network for network in self.allow)
