"""The one place that joins the rooms: open a record, take documents in, read, resolve, append, and ask."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from elchi.errors import MaterialError, NothingKnown, QuestionError
from elchi.model.document import Citation, Clearance, Document, Finding, Label, Span
from elchi.model.entity import Judgement, NothingYet, Resolution, Verdict
from elchi.model.reading import Doubt

if TYPE_CHECKING:
    from elchi.accounts.register import Accounts as Accounts
    from elchi.documents.intake import Given as Given
    from elchi.lexica.lexicon import Lexicon
    from elchi.model.followup import FollowUp
    from elchi.model.reading import Reading
    from elchi.record.append import Receipt
    from elchi.record.asof import View as View
    from elchi.record.check import Breach
    from elchi.record.shown import RecordedDoubt as RecordedDoubt
    from elchi.record.store import Record
    from elchi.resolving.verdicts import Match as Match

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return our clock's time. It marks when something was recorded, and never enters valid time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read into the record, and what came of it."""

    document: Document
    receipt: "Receipt"


class Desk:
    """Works on one record. Open it with `desk(address)`, which closes it too."""

    def __init__(self, record: "Record", clock: Clock) -> None:
        self.record, self.clock = record, clock
        self._registered = False

    def take(self, source: str, given: "Given | None" = None) -> Iterator["Taken | Finding"]:
        """Read a file, folder, address or feed into the record; yield what came of each part as it is done."""
        from elchi.documents.intake import take_in

        self._register()
        for found in take_in(source, given):
            yield found if isinstance(found, Finding) else self._read_in(found)

    def take_bytes(self, content: bytes, media_type: str, name: str, given: "Given | None" = None) -> Iterator["Taken | Finding"]:
        """Read a file that was handed over, under its name; yield what came of each document in it."""
        from elchi.documents.intake import documents_of
        from elchi.documents.kinds import kind_by_name

        self._register()
        for found in documents_of(content, kind_by_name(Path(name)) or media_type, name, given):
            yield found if isinstance(found, Finding) else self._read_in(found)

    def _read_in(self, document: Document) -> Taken:
        from elchi.record.known import RecordKnown

        with self.record.writer() as writer:
            resolution = resolve_alone(document, RecordKnown(writer.connection))
            return Taken(document, writer.append(document, resolution, self.clock()))

    def note(self, words: str, by: str, dated: date | None = None, label: str = "internal") -> Taken:
        """Enter what a person knows as a note: a document whose claims carry its author. Without a day it is of today."""
        from elchi.documents.note import note_of
        from elchi.model.document import label_from
        from elchi.record.known import RecordKnown

        today = self.clock().date()
        if dated and dated > today:  # "as of" goes by the newest document: a day to come would make all terms overdue
            raise QuestionError(f"{dated} lies ahead; a note is of the day by which its words were known.")
        document = note_of(words, by, dated or today, label_from(label))
        self._register()
        with self.record.writer() as writer:
            found = resolve_alone(document, RecordKnown(writer.connection))
            signed = tuple(replace(c, attribution=c.attribution or by) for c in found.claims)
            return Taken(document, writer.append(document, replace(found, claims=signed), self.clock()))

    def take_terms(self, source: str, given: "Given | None" = None, owner: str | None = None) -> Iterator["Taken | Finding"]:
        """Import tables of terms of office; yield each table and a finding for each row that could not be read.

        `owner` is the state or body whose offices they are; left out, it is the one that the file's name holds.
        """
        from elchi.documents.intake import take_in

        self._register()
        for found in take_in(source, given):
            yield from [found] if isinstance(found, Finding) else self._terms_in(found, owner)

    def _terms_in(self, document: Document, owner: str | None) -> Iterator["Taken | Finding"]:
        from elchi.lexica.register import load_register
        from elchi.reading.layout.termlist import read_terms
        from elchi.record.known import RecordKnown
        from elchi.registering import owner_in
        from elchi.resolving.termlist import resolve_terms

        register = load_register()
        try:
            reading, findings = read_terms(document, owner or owner_in(document.address))
        except MaterialError as error:
            yield Finding(error.place, error.met, error.helps)
            return
        with _uncollected(), self.record.writer() as writer:
            resolution = resolve_terms(reading, document, RecordKnown(writer.connection), register)
            taken = Taken(document, writer.append(document, resolution, self.clock()))
        yield taken
        yield from findings

    def _register(self) -> None:
        """Put the shipped registers into the record, once for each version of them."""
        from elchi.registering import register_documents

        if self._registered:
            return
        with self.record.writer() as writer:
            for document, resolution in register_documents():
                writer.append(document, resolution, self.clock())
        self._registered = True  # making the registers' claims takes as long as a small table

    @contextmanager
    def view(
        self, *, as_of: date | None = None, known: datetime | None = None, clearance: Clearance | None = None
    ) -> Iterator["View"]:
        """Give the record as asserted by a day and known at a moment, for a reader of this clearance: the whole house without one."""
        with self.record.view(as_of=as_of, known=known, clearance=clearance) as view:
            yield view

    def judge(self, left: str, right: str, verdict: Verdict, by: str, why: str) -> Judgement:
        """Record a person's judgement about two identifiers."""
        judgement = Judgement(left, right, verdict, f"person:{by}", why)
        with self.record.writer() as writer:
            writer.judge(judgement, self.clock())
        return judgement

    def settle(self, document: str, doubt: Doubt, choice: str, by: str, why: str) -> None:
        """Record a person's choice in a doubt."""
        with self.record.writer() as writer:
            writer.settle(document, doubt, choice, by, why, self.clock())

    def reopen(self, document: str, start: int, question: str, by: str, why: str) -> None:
        """Take back what was chosen in the doubt at a place of a document: it is open again. Raises RecordError where there is none."""
        with self.record.writer() as writer:
            writer.reopen(document, start, question, by, why, self.clock())

    def follow(self, followup: "FollowUp") -> str:
        """Record an act on a commitment or a planned encounter; return its identifier.

        Raises NothingKnown where the record has no such commitment, RecordError where what the act needs is missing.
        """
        with self.view() as view:
            named = followup.subject, followup.other
            missing = next((s for s in named if s and not view.claims(subject=s)), None)
        if missing is not None:
            raise NothingKnown(
                f'The record knows no commitment or encounter "{missing}"; elchi commitments lists their identifiers.'
            )
        with self.record.writer() as writer:
            return writer.follow(followup, self.clock())

    def undo(self, act: str, by: str, why: str) -> str:
        """Take back the act that begins with these letters. Raises NothingKnown where there is none, or several."""
        from elchi.model.followup import Act, FollowUp

        with self.view() as view:
            found = [a for acts in view.acts().values() for a in acts if a.id.startswith(act)]
        if len(found) != 1:
            raise NothingKnown(
                f'{"No act" if not found else "More than one act"} begins with "{act}"; elchi commitment ID lists them.'
            )
        taken = FollowUp(subject=found[0].followup.subject, act=Act.UNDO, by=f"person:{by}", why=why, undoes=found[0].id)
        return self.follow(taken)

    def cite(self, source: str, words: str) -> Citation:
        """Return the citation of exact words in a document of the record, named by its address or identifier.

        Raises NothingKnown where there is no such document, or the words do not stand in it.
        """
        with self.view() as view:
            known = [s for s in view.documents() if source in (s.id, s.address) or s.address.endswith(f"/{source}")]
            document = view.document(known[0].id) if known else None
        at = document.text.find(words) if document and words else -1
        if document is None or at < 0:
            missing = (
                f'"{source}" is no document of the record' if document is None else f'"{words[:60]}" does not stand in {source}'
            )
            raise NothingKnown(f"{missing}; give its address and words exactly as they stand there.")
        return Citation(document.id, Span(at, at + len(words)), words)

    def label(self, document: str, label: Label) -> None:
        """Say who may see a document from now on: its identifier, of one that the house may see its beginning will do. Raises
        RecordError where there is no such document."""  # fmt: skip
        with self.view() as view:
            found = view.whole_id(document)
        with self.record.writer() as writer:
            writer.label(found or document, label, self.clock())

    def accounts(self) -> "Accounts":
        """Return the accounts of those who may come in; they are no part of the record itself."""
        from elchi.accounts.register import Accounts

        return Accounts(self.record.engine, self.clock, self.record.watch.mark)

    def check(self) -> list["Breach"]:
        """Prove the promises on the record; an empty list is the proof."""
        from elchi.record.check import check

        return check(self.record)

    def rebuild(self) -> None:
        """Make anew what is derived from the log; nothing that was read, told or judged is touched."""
        self.record.rebuild()


@contextmanager
def desk(address: str | Path, *, create: bool = False, clock: Clock = now) -> Iterator[Desk]:
    """Open the record at an address and work on it. Raises RecordError where there is none and `create` is false."""
    from elchi.record.store import open_record

    record = open_record(address, clock(), create=create, keys=_keys)
    try:
        yield Desk(record, clock)
    finally:
        record.close()


def _keys(name: str) -> tuple[str, ...]:
    from elchi.resolving.namekeys import keys

    return keys(name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the search for cyclic garbage: a reading makes many small values and none, and the search took a seventh of its time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@cache
def _words() -> "Lexicon":
    """The lexicon. It stays as long as the process does, so no search for garbage need look through it."""
    from elchi.lexica.lexicon import load_lexicon

    found = load_lexicon()
    gc.freeze()
    return found


def _read(document: Document, lexicon: "Lexicon") -> "Reading":
    """The reading of a document by the reader of its kind."""
    if document.media_type == "text/calendar":
        from elchi.reading.agenda import read_agenda

        return read_agenda(document, lexicon)
    from elchi.reading.reader import read

    return read(document, lexicon)


def resolve_alone(document: Document, known: object | None = None) -> Resolution:
    """Read and resolve one document: against what is known already where that is given, and then with the traces by which
    evidence finds its promise."""
    with _uncollected():
        from elchi.resolving.resolve import resolve

        lexicon = _words()
        found = resolve(_read(document, lexicon), document, known or NothingYet(), lexicon.register)  # type: ignore[arg-type]
        if known is None:
            return found
        from elchi.resolving.traces import traced

        return traced(found, document, lexicon.register)


def given(published: date | None, publisher: str | None, label: str) -> "Given":
    """Return what a user says of a source, for `Desk.take`."""
    from elchi.documents.intake import Given
    from elchi.model.document import label_from

    return Given(published, publisher, label_from(label))
