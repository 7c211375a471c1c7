"""Secrets: passwords under argon2id, and what opens for a session or a program, of which only the digest is kept."""

import hashlib
from functools import cache
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

_MARK = "elchi_"  # so that scanners for leaked secrets know a token


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """The hash of a password that nobody knows: a name without an account takes as long to refuse as one with."""
    return _hasher().hash(token_urlsafe(32))


def hashed(password: str) -> str:
    """Return a password as it is kept."""
    return _hasher().hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one that is kept; without one it takes as long to say no."""
    try:
        return _hasher().verify(kept or _nobody(), password) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Tell whether a password should be hashed anew, since more work is asked for now."""
    return _hasher().check_needs_rehash(kept)


def fresh() -> str:
    """Return a new secret that cannot be guessed."""
    return _MARK + token_urlsafe(32)


def digest(secret: str) -> str:
    """Return a secret as it is kept and looked up; it has too many letters to be guessed from that."""
    return hashlib.sha256(secret.encode()).hexdigest()
