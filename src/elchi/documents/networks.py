"""Which numeric addresses are open to the public, through every way of writing one inside another."""

import ipaddress
from collections.abc import Iterator

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Numeric = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_open(numeric: str, allow: frozenset[Network] = frozenset()) -> bool:
    """Tell whether a numeric address, and every one that it carries, is public or allowed."""
    try:
        address = ipaddress.ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    return all(_public(inner) or any(inner in network for network in allow) for inner in _carried(address))


def _public(address: Numeric) -> bool:
    closed = address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    return address.is_global and not closed and not getattr(address, "is_site_local", False)


def _carried(address: Numeric) -> Iterator[Numeric]:
    """The address, or the IPv4 addresses inside an IPv6 one: mapped, compatible, 6to4, Teredo, translated (NAT64)."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
    elif address.ipv4_mapped:
        yield address.ipv4_mapped
    else:
        yield address
        yield from (inner for inner in (address.sixtofour, *(address.teredo or ())) if inner)
        if address.packed[:12] in (bytes(12), bytes.fromhex("0064ff9b") + bytes(8)) and int(address) > 1:
            yield ipaddress.IPv4Address(address.packed[12:])
