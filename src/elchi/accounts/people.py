"""An account: a name, what its holder may do, and what they may see."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from elchi.errors import AccountError
from elchi.model.document import Clearance

_LONGEST, _SHORTEST_PASSWORD, _LONGEST_PASSWORD = 80, 12, 1000


class Role(IntEnum):
    """What somebody may do; each may do what those before it may."""

    READER = 1
    ANALYST = 2
    EDITOR = 3
    ADMINISTRATOR = 4


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in."""

    name: str
    role: Role
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the audit: when, who, what they did, about what, from where."""

    number: int
    at: datetime
    who: str
    act: str
    about: str
    place: str


@dataclass(frozen=True, slots=True)
class Key:
    """What opens for an account: the digest of its secret, what it is called, and when it was made."""

    digest: str
    called: str
    made: datetime


def key_of(name: str) -> str:
    """Return a name as accounts are told apart by it: case, width and space around it do not count."""
    return unicodedata.normalize("NFKC", name.replace("\0", "")).strip().casefold()


def fit_name(name: str) -> str:
    """Return a name that an account may have. Raises AccountError for one that cannot be read aloud."""
    plain = unicodedata.normalize("NFC", name).strip()
    if not key_of(plain) or len(plain) > _LONGEST or any(unicodedata.category(c)[0] in "CZ" and c != " " for c in plain):
        raise AccountError(f"A name has 1 to {_LONGEST} letters that can be seen; give another.")
    return plain


def fit_password(password: str) -> str:
    """Return a password that is long enough. Raises AccountError for others; what it is made of is its owner's choice."""
    if not _SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise AccountError(f"A password has at least {_SHORTEST_PASSWORD} letters; a few words are good ones.")
    return password
