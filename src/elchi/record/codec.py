"""Claims as JSON and back, without loss: dataclasses by name, defaults left out, unknown fields refused."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter, itemgetter
from typing import Any

from elchi.errors import RecordError
from elchi.model import claim, document, expression, followup, period, saying


def _classes() -> Mapping[str, type]:
    """The dataclasses and enumerations that a record may hold, by name."""
    found: dict[str, type] = {}
    for module in (claim, document, expression, followup, period, saying):
        found.update({n: c for n, c in vars(module).items() if isinstance(c, type) and (is_dataclass(c) or issubclass(c, Enum))})
    return found


_CLASSES = _classes()


def dump(value: object) -> str:
    """Return a claim, or any value of the model, as JSON text; equal values give equal text."""
    return _TEXTS[type(value)](value)


_json = json.JSONEncoder(ensure_ascii=False).encode


def load(text: str) -> Any:
    """Return the value that `dump` wrote. Raises RecordError for a kind that this version does not know."""
    return _frozen(_decoder().raw_decode(text)[0])  # nothing is recorded behind it


def load_some(text: str, names: Iterable[str]) -> dict[str, Any]:
    """Return some fields of a value that `dump` wrote, those that are not what they usually are; the rest of it is not made."""
    plain = json.loads(text)
    return {name: _whole(plain[name]) for name in names if name in plain}


def _whole(plain: Any) -> Any:
    """The value that JSON already taken apart stands for."""
    if isinstance(plain, dict):
        return _value({key: _whole(value) for key, value in plain.items()})
    return tuple(map(_whole, plain)) if isinstance(plain, list) else plain


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_hook=_value)


@cache
def _names(kind: str) -> frozenset[str]:
    """What the JSON of a dataclass may hold."""
    return frozenset(f.name for f in fields(_CLASSES[kind]))


class _Texts(dict[type, Callable[[Any], str]]):
    """What writes a value of each class as JSON; a table of terms holds a million of them, so each class is looked at once."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = made = _writing(kind)
        return made


_TEXTS = _Texts({str: encode_basestring, int: int.__repr__, type(None): lambda _: "null"})


def _writing(kind: type) -> Callable[[Any], str]:
    if issubclass(kind, Enum):
        return {m: f'{{"=":{_json(kind.__name__)},"v":{_json(m.value)}}}' for m in kind}.__getitem__
    if issubclass(kind, str | int | float):
        return _json
    if issubclass(kind, date):
        return lambda value: f'{{"@":"{value.isoformat()}"}}'
    if issubclass(kind, frozenset):
        return lambda values: _listed(sorted(values))
    if issubclass(kind, tuple):
        return _listed
    if kind.__name__ in _CLASSES:
        return _fielded(kind)
    raise RecordError(f"A {kind.__name__} cannot be recorded; only values of the model can.")


def _listed(values: Iterable[Any]) -> str:
    return f"[{','.join([_TEXTS[type(v)](v) for v in values])}]"


def _fielded(kind: type) -> Callable[[Any], str]:
    """A default is not written, so a field may be added with one."""
    told = sorted(((f.name, f.default) for f in fields(_CLASSES[kind.__name__])), key=itemgetter(0))
    names, defaults = [name for name, _ in told], [default for _, default in told]
    read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    usual, start = [(f",{_json(n)}:", default) for n, default in zip(names, defaults, strict=True)], f'{{"=":{_json(kind.__name__)}'

    def written(value: Any) -> str:
        told = zip(usual, read(value), strict=True)
        parts = [head + _TEXTS[type(v)](v) for (head, default), v in told if v is not default and v != default]
        return f"{start}{''.join(parts)}}}"

    return written


def _value(plain: dict[str, Any]) -> Any:
    """What a JSON object stands for; the objects in it are made already. A page makes thousands: nothing is looked at twice."""
    name = plain.pop("=", None)
    if name is None:
        moment = plain["@"]
        return datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    try:
        return _MAKERS[name](plain)
    except (KeyError, TypeError) as error:
        raise RecordError(_unknown(name, plain)) from error


class _Makers(dict[str, Callable[[dict[str, Any]], Any]]):
    """What makes a value of each class of what its JSON holds."""

    def __missing__(self, name: str) -> Callable[[dict[str, Any]], Any]:
        self[name] = made = _making(name)
        return made


_MAKERS = _Makers()


def _making(name: str) -> Callable[[dict[str, Any]], Any]:
    kind: Any = _CLASSES[name]
    if issubclass(kind, Enum):
        members: Mapping[Any, Enum] = {m.value: m for m in kind}
        return lambda plain: members[plain["v"]]
    several = [f.name for f in fields(kind) if "tuple" in str(f.type) or "frozenset" in str(f.type)]

    def made(plain: dict[str, Any]) -> Any:
        for key in several:
            if key in plain:
                plain[key] = _frozen(plain[key])
        return kind(**plain)

    return made if several else lambda plain: kind(**plain)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if type(value) is list else value


def _unknown(name: str, plain: Mapping[str, Any]) -> str:
    foreign = sorted(plain.keys() - _names(name)) if name in _CLASSES else []
    what = f'a {name} with "{foreign[0]}"' if foreign else f'a "{name}"'
    return f"The record holds {what}, which this version does not know; read it with a newer Elchi."
