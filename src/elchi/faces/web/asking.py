"""What a request asks under: the times of the question, who asks, and the record as that reader may see it then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

from fastapi import Depends, Query

from elchi.answers.cited import Part
from elchi.asked import subject_of
from elchi.desk import Desk
from elchi.errors import ElchiError, QuestionError
from elchi.faces.web.readers import Reader
from elchi.questioning import briefed_on

if TYPE_CHECKING:
    from elchi.desk import View

T = TypeVar("T")
SIZE, _MOST = 30, 200


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a question: what held on a day, as documents said by a day, as the record knew at a moment."""

    on: date | None = None
    as_of: date | None = None
    known: datetime | None = None

    @property
    def kept(self) -> dict[str, str]:
        """The times that every link of a page carries on."""
        known = self.known.isoformat() if self.known else ""
        told = {"as_of": str(self.as_of or ""), "known": known.removesuffix("T23:59:59.999999+00:00")}
        return {name: value for name, value in told.items() if value}


def day(words: str | None) -> date | None:
    """Return a day from how an address or a form gives it, None for no words. Raises QuestionError for what is no day."""
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise QuestionError(f'"{words[:40]}" is no day; write it as 2022-01-31.') from error


def moment(words: str | None) -> datetime | None:
    """Return a moment, of a day, month or year its end, None for no words. Raises QuestionError for what is no moment."""
    from datetime import UTC

    from elchi.model.edtf import from_edtf

    if not words:
        return None
    try:
        last = from_edtf(words).last if len(words) <= len("2022-01") else None
        found = datetime.combine(last, time.max) if last else datetime.fromisoformat(words)
    except ValueError as error:
        raise QuestionError(f'"{words[:40]}" is no moment; write it as 2022-01-31 or 2022-01-31T12:00.') from error
    found = datetime.combine(found, time.max) if len(words) == len("2022-01-31") else found
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


async def times(
    on: Annotated[str | None, Query(description="the day asked about")] = None,
    as_of: Annotated[str | None, Query(description="only what documents said by this day")] = None,
    known: Annotated[str | None, Query(description="only what the record held at this moment")] = None,
) -> Times:
    """Return the times that a request asks under. Raises QuestionError for what is no day or moment."""
    return Times(day(on), day(as_of), moment(known))


AtTimes = Annotated[Times, Depends(times)]
Day = Annotated[str, Query(max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Place = Annotated[str, Query(max_length=20, pattern=r"^(\d{1,9}-\d{1,9})?$")]
Words = Annotated[str, Query(max_length=400)]


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a list."""

    items: tuple[T, ...]
    total: int
    page: int
    pages: int
    counted: bool = True

    @property
    def many(self) -> str:
        """How many there are, in words: what follows is not counted."""
        return f"{self.total:,}" if self.counted else f"more than {self.total:,}"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question being answered."""

    desk: Desk
    view: "View"
    times: Times
    reader: Reader
    page: int = 1
    size: int = SIZE

    def subject(self, words: str) -> str | None:
        """Return the identifier of what words name, None for no words. Raises NothingKnown."""
        return subject_of(self.view, words).id if words.strip() else None

    def briefed(self, words: str) -> str | None:
        """Return what a brief asked for by these words is about, None for no words. Raises NothingKnown."""
        return briefed_on(self.view, words, self.times.on or self.times.as_of).id if words.strip() else None

    @property
    def ours(self) -> str | None:
        """Who *we* are for this reader; None where nobody said, or the record does not know them."""
        try:
            return self.subject(self.reader.we)
        except ElchiError:
            return None

    @property
    def most(self) -> int:
        """How many a page of a list holds."""
        return max(1, min(self.size, _MOST))

    @property
    def skip(self) -> int:
        """How many stand before the page asked for."""
        return (self.page - 1) * self.most

    def part(self, found: Part[T]) -> Listed[T]:
        """Return part of a list as the page that is asked for; what follows is not counted."""
        total = found.before + len(found.items) if found.items else 0
        return Listed(found.items, total, self.page, self.page + found.more, not found.more)

    def listed(self, found: Sequence[T]) -> Listed[T]:
        """Return the page of a list that is asked for."""
        size = self.most
        pages = max(1, -(-len(found) // size))
        page = max(1, min(self.page, pages))
        return Listed(tuple(found[(page - 1) * size : page * size]), len(found), page, pages)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its title, the answer, and what only the page needs beside it."""

    title: str
    answer: object
    subject: str | None = None
    beside: Mapping[str, object] = field(default_factory=dict)
