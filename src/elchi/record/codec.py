"""Claims as JSON and back, without loss: dataclasses by name, defaults left out, unknown fields refused."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from elchi.errors import RecordError
from elchi.model import claim, document, expression, followup, period, saying

_PLAIN = (str, int, float, bool, type(None))


@cache
def _classes() -> Mapping[str, type]:
    """The dataclasses and enumerations that a record may hold, by name."""
    found: dict[str, type] = {}
    for module in (claim, document, expression, followup, period, saying):
        found.update({n: c for n, c in vars(module).items() if isinstance(c, type) and (is_dataclass(c) or issubclass(c, Enum))})
    return found


def dump(value: object) -> str:
    """Return a claim, or any value of the model, as JSON text; equal values give equal text."""
    return _json(_plain(value))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def load(text: str) -> Any:
    """Return the value that `dump` wrote. Raises RecordError for a kind that this version does not know."""
    return _frozen(_decoder().decode(text))


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_hook=_value)


@cache
def _names(kind: str) -> frozenset[str]:
    """What the JSON of a dataclass may hold."""
    return frozenset(f.name for f in fields(_classes()[kind]))


@cache
def _fields(kind: str) -> tuple[tuple[str, object], ...]:
    """The fields of a dataclass with their defaults; a default is not written, so a field may be added with one."""
    return tuple((f.name, f.default) for f in fields(_classes()[kind]))


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return {"=": type(value).__name__, "v": value.value}
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, datetime | date):
        return {"@": value.isoformat()}
    if isinstance(value, tuple | frozenset):
        return [_plain(v) for v in (sorted(value) if isinstance(value, frozenset) else value)]
    if type(value).__name__ in _classes():
        return {
            "=": type(value).__name__,
            **{name: _plain(v) for name, default in _fields(type(value).__name__) if (v := getattr(value, name)) != default},
        }
    raise RecordError(f"A {type(value).__name__} cannot be recorded; only values of the model can.")


def _value(plain: dict[str, Any]) -> Any:
    """What a JSON object stands for; the objects in it are made already. A page makes thousands: nothing is looked at twice."""
    name = plain.pop("=", None)
    if name is None:
        moment = plain["@"]
        return datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    if name in _members():
        return _members()[name][plain["v"]]
    for key, value in plain.items():
        if type(value) is list:
            plain[key] = _frozen(value)
    try:
        return _classes()[name](**plain)
    except (KeyError, TypeError) as error:
        raise RecordError(_unknown(name, plain)) from error


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if type(value) is list else value


@cache
def _members() -> Mapping[str, Mapping[Any, Enum]]:
    """The members of enumerations by the name of these and the value of each."""
    return {n: {m.value: m for m in c} for n, c in _classes().items() if issubclass(c, Enum)}


def _unknown(name: str, plain: Mapping[str, Any]) -> str:
    foreign = sorted(plain.keys() - _names(name)) if name in _classes() else []
    what = f'a {name} with "{foreign[0]}"' if foreign else f'a "{name}"'
    return f"The record holds {what}, which this version does not know; read it with a newer Elchi."
