"""What is the same for every question about one state of a record: counted once, kept until the record changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

T = TypeVar("T")
_MOST = 256


class _Shelf:
    """Values by their keys, the one used last kept longest."""

    def __init__(self) -> None:
        self.values: OrderedDict[Hashable, object] = OrderedDict()
        self.making: dict[Hashable, Any] = {}

    def put(self, key: Hashable, value: object) -> None:
        """Keep a value, and let go of the one used longest ago where there are many."""
        self.values[key] = value
        self.values.move_to_end(key)
        while len(self.values) > _MOST:
            self.values.popitem(last=False)


_SHELVES: WeakKeyDictionary[Engine, _Shelf] = WeakKeyDictionary()
_LOCK = Lock()


def kept(engine: Engine, key: Hashable, make: Callable[[], T]) -> T:
    """Return what was made under a key that names the state of the record, or make it. It must not be changed."""
    with _LOCK:
        shelf = _SHELVES.setdefault(engine, _Shelf())
        making = shelf.making.setdefault(key, RLock())
    with making:  # whoever asks for the same meanwhile waits for it, rather than making it again
        with _LOCK:
            if key in shelf.values:
                shelf.values.move_to_end(key)
                shelf.making.pop(key, None)
                return shelf.values[key]  # type: ignore[return-value]
        made = make()
        with _LOCK:
            shelf.put(key, made)
            shelf.making.pop(key, None)
    return made


def forget(engine: Engine) -> None:
    """Let go of all that was kept: the derived tables were made anew."""
    with _LOCK:
        _SHELVES.pop(engine, None)
