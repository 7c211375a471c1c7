"""Tables of terms of office: each row a tenure that cites its row. The shapes known are data (`lexica/termlists.yaml`)."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from elchi.errors import LexiconError, MaterialError
from elchi.lexica.tables import table
from elchi.model.claim import Mention, MentionKind, Party, Tenure
from elchi.model.document import Document, Finding, Span
from elchi.model.expression import DateExpression
from elchi.model.reading import Reading

READER = "elchi-terms/1"
_NEEDED = ("person", "office", "began", "ended")


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of table: what our fields are called in it, and what the codes of its offices mean."""

    name: str
    columns: Mapping[str, str]
    scheme: str | None = None
    owner: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    acting: frozenset[str] = frozenset()


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of `termlists.yaml`. Raise LexiconError for one without a column that is needed."""
    return tuple(_shape(item) for item in table("termlists"))


def _shape(item: Mapping[str, Any]) -> Shape:
    if lacking := [c for c in _NEEDED if c not in item["columns"]]:
        raise LexiconError(f"termlists.yaml: {item['name']} names no column for {', '.join(lacking)}.")
    return Shape(
        item["name"],
        item["columns"],
        item.get("scheme"),
        item.get("owner"),
        item.get("titles", {}),
        frozenset(item.get("acting", ())),
    )


def read_terms(document: Document, owner: str | None = None) -> tuple[Reading, tuple[Finding, ...]]:
    """Return the tenures of a table, and a finding for each row that cannot be read.

    `owner` is the state or body whose offices these are, where the table does not tell. Raises MaterialError for a
    table of no known shape.
    """
    rows = list(_rows(document.text))
    header = rows[0][0] if rows else []
    shape = _shape_of(document, header)
    claims, mentions, findings = [], [], []
    for number, (cells, span) in enumerate(rows[1:], 2):
        row = dict(zip(header, cells, strict=False))
        try:
            claims.append(_tenure(shape, row, span, shape.owner or owner))
        except ValueError as error:
            findings.append(Finding(f"{document.address}, row {number}", str(error), "mend the row and import again"))
            continue
        if mark := row.get(shape.columns.get("mark", "")):
            mentions.append(Mention(MentionKind.PERSON, span, claims[-1].holder.person or "", f"{shape.scheme}:{mark}"))
    reading = Reading(
        document.id, READER, shape.name, document.title, document.published, document.language or "en", tuple(mentions), tuple(claims),
        publisher=document.publisher,
    )  # fmt: skip
    return reading, tuple(findings)


def _shape_of(document: Document, header: list[str]) -> Shape:
    """The shape whose columns a table has."""
    for shape in shapes():
        if set(shape.columns.values()) <= set(header):
            return shape
    met = f'columns "{", ".join(header)[:80]}"'
    raise MaterialError(document.address, met, "give a table with the columns of a shape in termlists.yaml")


def _rows(text: str) -> Iterator[tuple[list[str], Span]]:
    """The cells of each row with the place of its lines; a quoted cell may run over several."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader, done = csv.reader(lines), 0
    for cells in reader:
        first, done = done, reader.line_num
        if any(cells):
            end = starts[first] + len(text[starts[first] : starts[done]].rstrip())
            yield cells, Span(starts[first], end)


def _tenure(shape: Shape, row: Mapping[str, str], span: Span, owner: str | None) -> Tenure:
    """The claim of one row. Raises ValueError, in words, where the row lacks a name or has a day that does not exist."""
    person, code = (row.get(shape.columns[c], "").strip() for c in ("person", "office"))
    if not person or not code:
        raise ValueError(f"no {'person' if code else 'office'} in it")
    since, until = (_day(row.get(shape.columns[c], "").strip(), span) for c in ("began", "ended"))
    if since and until and (until.words + "-99-99")[:10] < since.words:
        raise ValueError(f'it ends ("{until.words}") before it begins ("{since.words}")')
    holder = Party(span, person, _title(shape, code, row), owner, "holder")
    basis = "acting" if code in shape.acting else "appointed"
    return Tenure(span=span, act="term", holder=holder, basis=basis, since=since, until=until)


def _title(shape: Shape, code: str, row: Mapping[str, str]) -> str:
    where = _worded(row.get(shape.columns.get("where", ""), ""))
    words = shape.titles.get(code) or (code if " " in code or not code.islower() else _worded(code))
    return words.replace("{where}", where)


def _worded(code: str) -> str:
    return code.replace("-", " ").title()


def _day(text: str, span: Span) -> DateExpression | None:
    """A day, month or year in ISO form. Raises ValueError, in words, for anything else."""
    if not text:
        return None
    try:
        year, month, day = [*map(int, text.split("-")), None, None][:3]
        date(year or 0, month or 1, day or 1)
    except (ValueError, TypeError):
        raise ValueError(f'"{text}" is no date') from None
    return DateExpression(span, text, year=year, month=month, day=day)
