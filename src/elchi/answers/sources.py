"""One document as it was read: its claims where they stand, its versions, its reprints, what its reader doubts."""

from collections.abc import Iterable
from dataclasses import dataclass

from elchi.answers.claims import claim_words
from elchi.model.claim import Encounter
from elchi.record.asof import Recorded, RecordedDoubt, Settlement, Version, View
from elchi.record.asof import Source as Source


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a document: its kind, its words for people, the place of its own words, the thing it tells of."""

    kind: str
    text: str
    start: int
    end: int
    subject: str | None
    act: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with all that was read in it. `current` is false where another version at its address counts now."""

    source: Source
    text: str
    language: str | None
    said: tuple[Said, ...]
    versions: tuple[Version, ...]
    reprints: tuple[Source, ...]
    doubts: tuple[RecordedDoubt, ...]
    settled: tuple[Settlement, ...]

    @property
    def current(self) -> bool:
        """Tell whether this version is the newest at its address."""
        return not self.versions or self.versions[-1].source.id == self.source.id

    @property
    def reader(self) -> Version | None:
        """By whom and when this version was read."""
        return next((v for v in reversed(self.versions) if v.source.id == self.source.id), None)


def document(view: View, identifier: str) -> ReadDocument | None:
    """Return a document by its identifier or the beginning of it, None where this reader knows none."""
    whole = view.whole_id(identifier)
    found = view.document(whole) if whole else None
    if found is None or whole is None:
        return None
    told = view.claims(document=whole)
    versions = view.versions(found.address)
    source = next((v.source for v in versions if v.source.id == whole), None)
    return ReadDocument(
        source or Source(whole, found.address, found.title, found.publisher, found.published, found.label), found.text, found.language,
        tuple(sorted((_said(view, r) for r in told), key=lambda s: (s.start, s.end, s.kind, s.text))), tuple(versions),
        tuple(_reprints(view, whole, told)), tuple(view.doubts(whole)), tuple(s for s in view.settled(whole)),
    )  # fmt: skip


def _said(view: View, r: Recorded) -> Said:
    span = r.citation.span
    return Said(type(r.claim).__name__, claim_words(view, r), span.start, span.end, r.claim.subject, r.claim.act)


def _reprints(view: View, document: str, told: Iterable[Recorded]) -> list[Source]:
    """The other documents that print the same text, among those that tell of the same encounters."""
    met = list(dict.fromkeys(r.claim.subject for r in told if isinstance(r.claim, Encounter) and r.claim.subject))
    others = {r.source.id: r.source for found in view.told_of("Encounter", met).values() for r in found}
    if len(others) < 2:
        return []
    leaders = view.originals(sorted(others))
    return [s for i, s in sorted(others.items()) if i != document and leaders.get(i) == leaders.get(document)]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document with what stands around them; `cut_before` and `cut_after` where more stands there."""

    source: Source
    start: int
    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def excerpt(view: View, source: Source, start: int, end: int, around: int = 500) -> Excerpt | None:
    """Return words of a document with up to so many characters around them, None where this reader may not see it."""
    found = view.document(source.id)
    if found is None or not 0 <= start <= end <= len(found.text):
        return None
    first, last = max(0, start - around), min(len(found.text), end + around)
    before, words, after = found.text[first:start], found.text[start:end], found.text[end:last]
    return Excerpt(source, start, before, words, after, first > 0, last < len(found.text))
