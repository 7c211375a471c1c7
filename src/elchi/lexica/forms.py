"""Every way of naming a state, body or place, from the notation of the registers.

In a list of names a `*` behind one asks for exactly this spelling (an acronym), a `~` marks it weak: it never beats a
strong meaning of the same words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

Entry: TypeAlias = dict[str, Any]
Row: TypeAlias = Mapping[str, str]


class Form(NamedTuple):
    """One way of naming an entity. `kind`: state, adjective, people, body, place, venue or region."""

    text: str
    entity: str
    kind: str
    strong: bool = True
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A name (or a capital) and the half-open stretch of days in which it held; None is unknown or open."""

    name: str
    since: date | None
    until: date | None
    acronym: str = ""
    source: str = ""

    def holds(self, day: date) -> bool:
        """Tell whether it held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def all_forms(
    rows: Mapping[str, Sequence[Row]], bodies: Sequence[Entry], state_names: Mapping[str, tuple[Dated, ...]]
) -> tuple[Form, ...]:
    """Return every form of every name, from the rows of the registers by their file and the entries of bodies."""
    states, named = tuple(_state_forms(rows["states"], state_names)), tuple(_body_forms(bodies))
    acronyms = {form.text.casefold() for form in named if form.exact}
    return (
        *(form._replace(exact=True) if form.text.casefold() in acronyms else form for form in states),  # "Guam" is not "GUAM"
        *named,
        *_place_forms(rows["places"]),
        *_foreign_forms(rows["russian"]),
    )


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def _form(text: str, entity: str, kind: str) -> Form:
    """A form from a register's notation: `*` exact, `~` weak."""
    name = text.rstrip("*~")
    return Form(name, entity, kind, not text.endswith("~"), text.endswith("*"))


def _state_forms(rows: Sequence[Row], names: Mapping[str, tuple[Dated, ...]]) -> Iterator[Form]:
    for row in rows:
        key = f"state:{row['id']}"
        written = [row["short"], row["long"], *_split(row["others"])]
        written += [n.name for n in names.get(key, ()) if n.name not in written]
        yield from (_form(name, key, "state") for name in written if name)
        yield from (_form(name, key, "adjective") for name in _split(row["adjectives"]))
        yield from (_form(name, key, "people") for name in _split(row["people"]))


def _body_forms(entries: Sequence[Entry]) -> Iterator[Form]:
    """Names, acronyms exactly as written, and other spellings. `weak` speaks of the acronym where there is one."""
    for entry in entries:
        for name in entry["names"]:
            weak, acronym = name.get("weak") == "true", name.get("acronym")
            yield Form(name["name"], entry["id"], "body", strong=not weak or acronym is not None)
            if acronym:
                yield Form(acronym, entry["id"], "body", strong=not weak, exact=True)
        yield from (Form(other, entry["id"], "body", exact=other.isupper()) for other in entry.get("also", ()))


def _place_forms(rows: Sequence[Row]) -> Iterator[Form]:
    for row in rows:
        key = f"place:{row['id']}"
        kind = "place" if row["kind"] == "city" else row["kind"]
        strong = not row["weak"]
        yield Form(row["name"], key, kind, strong)
        if row["also"]:
            yield from (Form(name, key, kind, strong) for name in _split(row["also"]))


def _foreign_forms(rows: Sequence[Row]) -> Iterator[Form]:
    """Names in another language, as they stand alone and behind an office; acronyms exactly as written."""
    for row in rows:
        for name in _split(row["names"]):
            yield _form(f"{name}*" if name.isupper() else name, row["entity"], row["entity"].partition(":")[0])
