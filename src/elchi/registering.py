"""The shipped registers as documents of a record, each claim citing its row: so that names and memberships have sources
like everything else, and answers find them in the View.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from elchi.lexica.register import Register, load_register
from elchi.model.claim import Claim, Membership, Naming
from elchi.model.document import Document, Span
from elchi.model.entity import Entity, EntityKind, EntityName, Resolution
from elchi.model.period import Period
from elchi.model.reading import Reading
from elchi.resolving.spelling import slug
from elchi.resolving.where import OWNERS, atlas_of

PUBLISHER = "Elchi register"
_WORD = 4  # letters from which a word of a file name is no acronym
_DATED = ("state_names", "body_names", "place_names")


def register_documents() -> Iterator[tuple[Document, Resolution]]:
    """Yield the dated registers with the claims of their rows."""
    register = load_register()
    for name in _DATED:
        yield _document(name, register, _namings)
    yield _document("memberships", register, _memberships)


def _document(name: str, register: Register, claims_of: object) -> tuple[Document, Resolution]:
    folder = "registers/" if name in _DATED else ""
    content = files("elchi.lexica").joinpath(f"{folder}{name}.csv").read_bytes()
    text = content.decode("utf-8")
    title = f"Register: {name.replace('_', ' ')}"
    document = Document(sha256(content).hexdigest(), text, content, "text/csv", f"register:{name}", title, PUBLISHER, None, "en")
    claims = tuple(claims_of(name, text, register))  # type: ignore[operator]
    reading = Reading(document.id, "register", register.digest[:16], title, None, "en", claims=claims, publisher=PUBLISHER)
    kind = name.partition("_")[0] if name in _DATED else ""
    entities = tuple(_entities(kind, register)) if kind else ()
    names = tuple(EntityName(e.id, n, (slug(n),)) for e in entities for n in _names(e.id, register))
    return document, Resolution(reading, claims, entities, names)


def _rows(text: str) -> Iterator[tuple[dict[str, str], Span]]:
    """Each row of a register with the place of its line."""
    import csv

    lines = text.splitlines(keepends=True)
    header = next(csv.reader([lines[0]]))
    position = len(lines[0])
    for line in lines[1:]:
        if line.strip():
            yield dict(zip(header, next(csv.reader([line])), strict=False)), Span(position, position + len(line.rstrip("\n")))
        position += len(line)


def _namings(name: str, text: str, register: Register) -> Iterator[Claim]:
    kind = name.partition("_")[0]
    for row, span in _rows(text):
        subject = f"{kind}:{row[kind]}"
        period = _between(row["from"], row["to"])
        yield Naming(
            span=span,
            act="register",
            subject=subject,
            name=register.name_on(subject, None),
            other=row["name"],
            how="official",
            period=period,
        )


def _memberships(name: str, text: str, register: Register) -> Iterator[Claim]:
    for row, span in _rows(text):
        body = row["body"] if ":" in row["body"] else f"body:{row['body']}"
        member = row["member"] if ":" in row["member"] else f"state:{row['member']}"
        yield Membership(
            span=span, act="register", subject=body, member=register.name_on(member, None), organisation=register.name_on(body, None),
            status=row["status"], member_id=member, organisation_id=body, period=_between(row["from"], row["to"]),
        )  # fmt: skip


def _between(first: str, last: str) -> Period:
    return Period.between(_day(first), _day(last), f"{first or '?'} to {last or '?'}")


def _day(text: str) -> date | None:
    if not text:
        return None
    numbers = [*map(int, text.split("-")), 1, 1][:3]
    return date(*numbers)


def _entities(kind: str, register: Register) -> Iterator[Entity]:
    if kind == "state":
        yield from (Entity(s.id, EntityKind.STATE, s.name) for s in register.states.values())
    elif kind == "body":
        yield from (Entity(b.id, EntityKind.BODY, b.name, b.parent) for b in register.bodies.values())
    else:
        yield from (Entity(p.id, EntityKind.PLACE, p.name, p.state) for p in register.places.values() if p.names)


def _names(identifier: str, register: Register) -> tuple[str, ...]:
    thing = register.states.get(identifier) or register.bodies.get(identifier) or register.places.get(identifier)
    return tuple(dict.fromkeys((thing.name, *(n.name for n in thing.names)))) if thing else ()


def owner_in(address: str) -> str | None:
    """Return the state or body that a file's name holds: "kazakhstan-cabinet.csv", "us-cabinet.csv"."""
    register = load_register()
    stem = Path(address).stem.replace("-", " ").replace("_", " ").replace(".", " ")
    words = " ".join(w.upper() if len(w) < _WORD else w.title() for w in stem.split())
    found = next((inside.id for inside in atlas_of(register).within(words, OWNERS)), None)
    return register.name_on(found, None) if found else None
