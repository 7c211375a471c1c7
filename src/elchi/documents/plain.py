"""Plain text, and Markdown with a YAML head. Offsets are those that the user sees: nothing but line ends is changed.

A title that only the head states is put above the text, for the text is read under it, as a page is under its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from elchi.documents.dating import day_stated
from elchi.documents.decoding import decode
from elchi.documents.making import make, one_line
from elchi.errors import MaterialError
from elchi.lexica.tables import loaded
from elchi.model.document import Document, Finding, Label, Level

_LONGEST_HEAD = 20_000


def read(content: bytes, media_type: str, address: str, charset: str | None = None) -> Iterator[Document | Finding]:
    """Yield the document in these bytes, then what to know of it. Raises MaterialError for bytes that are no text."""
    decoded = decode(content, address, charset)
    head, start = _head(decoded.text, address)
    stated, title = _stated(head, "published"), _stated(head, "title")
    yield make(
        content, _titled(title, decoded.text[start:]), media_type, _address(head) or address, title=title,
        publisher=_publisher(head), published=day_stated(stated), language=_stated(head, "language"), label=_label(head, address),
    )  # fmt: skip
    if decoded.note:
        yield Finding(address, decoded.note, "save it as UTF-8 if words look wrong", read=True)
    if stated and day_stated(stated) is None:
        yield Finding(address, f'its date "{stated[:40]}" was not understood', "write it as 2024-05-03", read=True)


def _titled(title: str | None, text: str) -> str:
    """The text under its title, where it does not begin with it already."""
    same = one_line(title)
    if same is None or " ".join(text[: 2 * len(same) + 200].split()).lstrip("# ").startswith(same):
        return text
    return f"{same}\n\n{text.lstrip()}"


def _head(text: str, address: str) -> tuple[Mapping[str, object], int]:
    """The YAML between two lines of dashes, and where the body starts. Dashes without YAML are part of the text."""
    found = _fence().match(text)
    if not found:
        return {}, 0
    head = _yaml(found.group(1))
    if head is None and re.search(r"(?im)^\s*(label|classification|groups)\s*:", found.group(1)):
        raise MaterialError(address, "its head states who may see it, but is no YAML", "mend the head")
    return ({}, 0) if head is None else (head, found.end())


@cache
def _fence() -> re.Pattern[str]:
    return re.compile(r"---[ \t]*\n((?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n){0,2000}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def _yaml(head: str) -> Mapping[str, object] | None:
    """The head with its keys in one spelling. All its values are strings, so that nothing in it can run or overflow."""
    import yaml

    if len(head) > _LONGEST_HEAD:
        return None
    try:
        loaded: Any = yaml.load(head, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {re.sub(r"[-\s]", "_", key.lower()): value for key, value in loaded.items() if isinstance(key, str)}


def _stated(head: Mapping[str, object], field: str) -> str | None:
    """The first value that the head gives under any name of a field."""
    return next(iter(_values(head, field)), None)


def _values(head: Mapping[str, object], field: str) -> list[str]:
    given = (head.get(name) for name in names()["head"][field])
    return [v.strip() for v in given if isinstance(v, str) and v.strip() not in ("", "~", "null")]


def _publisher(head: Mapping[str, object]) -> str | None:
    return next((value for value in _values(head, "publisher") if "://" not in value), None)


def _address(head: Mapping[str, object]) -> str | None:
    """The web address in the head. A bare site is none: all its documents would pass for versions of one."""
    return next((value for value in _values(head, "address") if _of_one_page(value)), None)


def _of_one_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)


def _label(head: Mapping[str, object], address: str) -> Label:
    """`label: internal`, or `label: [group, group]`, or `groups:` beside it. Raises MaterialError for an unknown one.

    A label that is not understood must not make its document public.
    """
    stated = next((head[name] for name in names()["head"]["label"] if name in head), "")
    groups = stated if isinstance(stated, list) else head.get("groups", [])
    named = _groups(groups)
    if isinstance(stated, str) and (stated.upper() in Level.__members__ or not stated) and named is not None:
        level = Level[stated.upper()] if stated else Level.PUBLIC
        return Label(Level.RESTRICTED if named else level, named)
    if isinstance(stated, list) and named:
        return Label(Level.RESTRICTED, named)
    raise MaterialError(address, f'its label "{str(stated)[:40]}" is not known', "write public, internal or a list of groups")


def _groups(stated: object) -> frozenset[str] | None:
    """The groups in a list or in one word; None where they are anything else."""
    listed: Sequence[object] = [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else [None]
    names_only = [group.strip() for group in listed if isinstance(group, str) and group.strip()]
    return frozenset(names_only) if len(names_only) == len(listed) else None


@cache
def names() -> Any:
    """Return what sources call the facts about themselves."""
    return loaded("documents/fields", files("elchi.documents").joinpath("fields.yaml").read_bytes())
