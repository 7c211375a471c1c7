"""The files of the lexica that no register has: YAML tables and lists of words, each read once, and the digest over all."""

import hashlib
import json
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from elchi.errors import LexiconError

_FOLDER = "elchi.lexica"
_FOLDERS = ("", "acts", "words", "registers")
_READ = (".yaml", ".txt", ".csv")


@cache
def table(name: str) -> Any:
    """Return the content of `name`.yaml, numbers and truths as such. Raise LexiconError where it is no YAML."""
    return _loaded(name, "SafeLoader")


@cache
def strings(name: str) -> Any:
    """Return the content of `name`.yaml with every word as it is written: "no" and "on" are words here."""
    return _loaded(name, "BaseLoader")


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the lines of `name`.txt, empty ones and comments left out."""
    found = (line.strip() for line in _file(f"{name}.txt").decode("utf-8").splitlines())
    return tuple(line for line in found if line and not line.startswith("#"))


def _loaded(name: str, loader: str) -> Any:
    return loaded(name, _file(f"{name}.yaml"), loader)


def loaded(name: str, source: bytes, loader: str = "SafeLoader") -> Any:
    """Return what the YAML of a table holds, without reading it where the table is ready."""
    ready = _ready().get(name, _STALE)
    if ready["source"] == hashlib.sha256(source).hexdigest() and loader in ready:
        return ready[loader]
    return from_yaml(name, source, loader)


def from_yaml(name: str, source: bytes, loader: str) -> Any:
    """Return what a YAML text holds, its plain words read as `loader` does. Raise LexiconError where it is no YAML."""
    import yaml  # an installed package has its tables ready

    try:
        return yaml.load(source, Loader=getattr(yaml, f"C{loader}", getattr(yaml, loader)))
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}.yaml cannot be read as YAML: {error}; correct that line.") from error


READY = "tables.json"  # made by elchi.lexica.compile: tables, each with the digest of the YAML that it was made from
_STALE: dict[str, Any] = {"source": None}


@cache
def _ready() -> dict[str, dict[str, Any]]:
    file = resources.files(_FOLDER).joinpath(READY)
    found: dict[str, dict[str, Any]] = json.loads(file.read_bytes()) if file.is_file() else {}
    return found


PHRASES = "phrases.json"  # likewise: the phrases of the lexicon, with the digest of all that they are made of


def ready_phrases() -> Any:
    """Return the phrases of the lexicon, ready to look up; None where they are not ready, or older than a table or its code."""
    file = resources.files(_FOLDER).joinpath(PHRASES)
    found = json.loads(file.read_bytes()) if file.is_file() else _STALE
    return found["phrases"] if found["source"] == made_of() else None


def made_of() -> str:
    """Return a digest of the lexica and of the code that makes phrases of them."""
    code = (f for f in resources.files(_FOLDER).iterdir() if f.name.endswith(".py"))
    return hashlib.sha256(b"".join([digest().encode(), *(f.read_bytes() for f in sorted(code, key=lambda f: f.name))])).hexdigest()


def _file(name: str) -> bytes:
    return resources.files(_FOLDER).joinpath(name).read_bytes()


@cache
def digest() -> str:
    """Return a digest over every file of the lexica, by which a reading made with other words is told from this one."""
    whole = hashlib.sha256()
    for file in sources():
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def sources() -> list[Traversable]:
    """Return every file of the lexica that people write, in a fixed order."""
    return list(named_sources().values())


def named_sources() -> dict[str, Traversable]:
    """Return every file of the lexica that people write, by its name within it, in a fixed order."""
    places = ((f"{folder}/".lstrip("/"), resources.files(_FOLDER).joinpath(folder)) for folder in _FOLDERS)
    found = ((at + f.name, f) for at, place in places for f in sorted(place.iterdir(), key=lambda f: f.name))
    return {name: f for name, f in found if name.endswith(_READ)}
