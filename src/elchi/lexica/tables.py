"""The files of the lexica that no register has: YAML tables and lists of words, each read once, and the digest over all."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

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
    try:
        return yaml.load(_file(f"{name}.yaml"), Loader=getattr(yaml, f"C{loader}", getattr(yaml, loader)))
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}.yaml cannot be read as YAML: {error}; correct that line.") from error


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
    places = (resources.files(_FOLDER).joinpath(folder) for folder in _FOLDERS)
    return [f for place in places for f in sorted(place.iterdir(), key=lambda f: f.name) if f.name.endswith(_READ)]
