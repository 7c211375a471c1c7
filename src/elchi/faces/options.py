"""What the commands share: days and moments, the options of every question, opening the record, printing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from elchi.desk import Desk, View


class Day(click.ParamType[date]):
    """A day, written 2022-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what would help."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no day; write it as 2022-01-31.', param, ctx)


class Moment(click.ParamType[datetime]):
    """A day or moment of our clock, written 2022-01-31 or 2022-01-31T12:00+00:00."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment in UTC; a day counts to its end."""
        from datetime import UTC, time

        try:
            found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no moment; write it as 2022-01-31 or 2022-01-31T12:00.', param, ctx)
        if isinstance(value, str) and len(value) == 10:
            found = datetime.combine(found, time.max)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


class LabelWords(click.ParamType[str]):
    """A label in words, as `label_from` reads it."""

    name = "public|internal|restricted:GROUP"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the words, or fail with what would help."""
        from elchi.errors import QuestionError
        from elchi.model.document import label_from

        try:
            label_from(value)
        except QuestionError as error:
            self.fail(str(error), param, ctx)
        return str(value)


DAY, MOMENT, LABEL = Day(), Moment(), LabelWords()
WHO_SEES = "Who may see it: everyone, the house, or the groups named (restricted:cabinet,legal)."
ON = click.option("--on", type=DAY, help="The day asked about: what held in the world then.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_as_of = click.option("--as-of", type=DAY, help="Only what documents said by this day.")
_known = click.option("--known", type=MOMENT, help="Only what the record held at this moment.")


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every question has."""
    return AS_JSON(_as_of(_known(command)))


@contextmanager
def open_desk(ctx: click.Context, *, create: bool = False) -> Iterator["Desk"]:
    """Open the record that the command line names."""
    from elchi.desk import desk

    with desk(ctx.obj, create=create) as opened:
        yield opened


@contextmanager
def open_view(ctx: click.Context, as_of: date | None, known: datetime | None) -> Iterator["View"]:
    """Open the record as asserted by a day and known at a moment."""
    with open_desk(ctx) as opened, opened.view(as_of=as_of, known=known) as view:
        yield view


def put(answer: object, as_json: bool, text: Callable[[Any], str]) -> None:
    """Print an answer as JSON, or in words."""
    from elchi.faces.readout import to_json

    click.echo(to_json(answer) if as_json else text(answer))


def asked(view: "View", words: str) -> str:
    """Return the identifier of what a question is about."""
    from elchi.asked import subject_of

    return subject_of(view, words).id


def held_then(view: "View", subject: str, words: str) -> str:
    """Return what a question is about. Raises NothingKnown where the record did not hold it at the moment asked for: what the
    registers name is known by its words before the record has anything of it."""  # fmt: skip
    from elchi.errors import NothingKnown

    if view.known is not None and view.entity(subject) is None and not subject.startswith("topic:"):
        raise NothingKnown(f'The record knew nothing of "{words}" then; ask without --known, or of a later moment.')
    return subject


def asked_as(view: "View", words: str, *kinds: str) -> str:
    """Return the identifier of what a question is about. Raises QuestionError where it is of none of these kinds."""
    from elchi.asked import subject_of
    from elchi.errors import QuestionError

    subject = subject_of(view, words)
    if subject.kind not in kinds:
        raise QuestionError(
            f'"{words}" is on record as {subject.kind}, not as {kinds[0]}; elchi timeline "{words}" tells what is on record of it.'
        )
    return subject.id
