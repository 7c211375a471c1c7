"""The one place that opens a connection: http and https, to public addresses only, within limits of size and time."""

import http.client
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from elchi.documents.networks import Network, is_open
from elchi.errors import MaterialError

if TYPE_CHECKING:
    from http.client import HTTPResponse

_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_SAFE = "/%:=&?~+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address, its Content-Type, and the address after redirects."""

    content: bytes
    content_type: str
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
            found = self._once(_parts(address), until)
            if isinstance(found, Fetched):
                return found
            address = found
        raise MaterialError(address, f"it redirects more than {self.redirects} times", "give the address of the page itself")

    def _once(self, parts: SplitResult, until: float) -> Fetched | str:
        """One request to a checked address; the next address where it redirects."""
        address = urlunsplit(parts)
        try:
            with _deadline(self._connected(parts, until), until) as connection:
                return self._answer(address, _asked(connection, parts), until)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            if time.monotonic() >= until or isinstance(error, TimeoutError):
                raise MaterialError(address, f"it took longer than {self.seconds:g} seconds", "try again later") from error
            helps = "try again later, or save the page and give the file"
            raise MaterialError(address, f"it could not be fetched ({type(error).__name__})", helps) from error

    def _connected(self, parts: SplitResult, until: float) -> socket.socket:
        """A connection to the first of the checked numbers that answers: what is connected to is what was checked."""
        last: OSError = OSError("no number answered")
        for numeric in self._checked(parts):
            try:
                return socket.create_connection((numeric, _port(parts)), max(0.05, until - time.monotonic()))
            except OSError as error:
                last = error
        raise last

    def _checked(self, parts: SplitResult) -> list[str]:
        """The numeric addresses of a server. One closed number closes the whole name."""
        address = urlunsplit(parts)
        try:
            answers = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise MaterialError(address, "the name of the server is not known", "check the address") from error
        numbers = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        for numeric in numbers:
            if not is_open(numeric, self.allow):
                raise MaterialError(address, f"it leads to {numeric}, inside a closed network", "save the page and give the file")
        return numbers

    def _answer(self, address: str, response: "HTTPResponse", until: float) -> Fetched | str:
        location = response.getheader("Location")
        if response.status in _REDIRECTS and location:
            return _joined(address, location)
        if response.status != 200:
            raise MaterialError(address, f"the server answered {response.status}", "check the address")
        content = b"".join(self._body(address, response))
        if time.monotonic() >= until:
            raise TimeoutError  # what was hung up on looks like an end
        return Fetched(content, response.getheader("Content-Type") or "", address)

    def _body(self, address: str, response: "HTTPResponse") -> Iterator[bytes]:
        """The body piece by piece, unpacked where the server packed it, never more than the limit."""
        packed = (response.getheader("Content-Encoding") or "").lower() in ("gzip", "x-gzip", "deflate")
        unpacker, size = zlib.decompressobj(47), 0
        while piece := response.read1(_CHUNK):
            unpacked = unpacker.decompress(piece, self.limit + 1) if packed else piece
            size += len(unpacked)
            if size > self.limit:
                helps = "fetch it by hand and give the part that you need"
                raise MaterialError(address, f"it is longer than {self.limit:,} bytes", helps)
            yield unpacked
        if response.length or (packed and not unpacker.eof):
            raise http.client.IncompleteRead(b"", response.length)


def _parts(address: str) -> SplitResult:
    """The parts of an address that may be asked for, in ASCII. Raises MaterialError for any other."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and _port(parts) > 0
        host = (parts.hostname or "").encode("idna").decode() if not (parts.hostname or "").isascii() else parts.hostname or ""
    except ValueError as error:
        raise MaterialError(address, "it is no address", "check its spelling") from error
    if not known:
        raise MaterialError(address, "only http and https addresses are fetched", "give one of those, or a file")
    if "@" in parts.netloc:
        raise MaterialError(host, "the address holds a name and password", "give it without them")
    place = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return SplitResult(parts.scheme, place + port, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), "")


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else 443 if parts.scheme == "https" else 80


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location.encode("latin-1").decode(errors="replace"))
    except ValueError as error:
        raise MaterialError(address, "it redirects to no address", "give the address of the page itself") from error


@contextmanager
def _deadline(connected: socket.socket, until: float) -> Iterator[socket.socket]:
    """Hang up when the time is over: a server that sends a byte a second would hold a plain timeout for ever."""
    twin = connected.dup()  # wrapping in TLS takes the socket over; hanging up works through its twin
    timer = Timer(max(0.0, until - time.monotonic()), _hang_up, [twin])
    timer.daemon = True
    timer.start()
    try:
        with connected:
            yield connected
    finally:
        timer.cancel()
        timer.join()
        twin.close()


def _hang_up(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster


def _asked(connected: socket.socket, parts: SplitResult) -> "HTTPResponse":
    """The head of the answer to a request over a connection."""
    connection = http.client.HTTPConnection(parts.netloc)
    connection.sock = _secured(connected, parts)
    target = urlunsplit(("", "", parts.path, parts.query, ""))
    headers = {"Host": parts.netloc, "User-Agent": "Elchi", "Accept-Encoding": "identity", "Connection": "close"}
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


def _secured(connected: socket.socket, parts: SplitResult) -> socket.socket:
    """The connection, under TLS for https, with the certificate checked against the name that was asked for."""
    if parts.scheme == "http":
        return connected
    import ssl

    return ssl.create_default_context().wrap_socket(connected, server_hostname=parts.hostname)
