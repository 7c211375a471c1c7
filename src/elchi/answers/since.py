"""What of a document was told differently after a day: a newer version, plans moved, sources that disagree, acts on its commitments."""

from collections.abc import Iterator
from datetime import date

from elchi.answers.cited import Cite, Line, cites
from elchi.answers.meetings import meeting
from elchi.answers.standing import step
from elchi.model.claim import Commitment, Encounter
from elchi.model.document import Span
from elchi.record.asof import Recorded, Source, View


def changed_since(view: View, source: Source, day: date | None, span: Span | None = None) -> Iterator[Line]:
    """Yield what has changed since a day of a document's claims, or of those that stand in a part of it."""
    if day is None:
        return
    if source.published and source.published > day:
        yield Line("superseded: the record has a newer version of this document", (_whole(source),), str(source.published))
    told = [r for r in view.claims(document=source.id) if span is None or _meets(r.citation.span, span)]
    yield from _encounters(view, told, day)
    yield from _commitments(view, told, day)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _whole(source: Source) -> Cite:
    return Cite("", source.id, 0, 0, source.title, source.publisher, source.published, source.address)


def _encounters(view: View, told: list[Recorded], day: date) -> Iterator[Line]:
    """Encounters that later reports tell of with another status or day, or about which they disagree."""
    subjects = dict.fromkeys(r.claim.subject for r in told if isinstance(r.claim, Encounter) and r.claim.subject)
    for reports in view.told_of("Encounter", [s for s in subjects if s]).values():
        before = [r for r in reports if r.asserted is None or r.asserted <= day]
        later = [r for r in reports if r not in before]
        if not before or not later:
            continue
        was, now = meeting(view, before), meeting(view, reports)
        name = now.name or now.kind
        if was.status != now.status:
            says = [r for r in later if isinstance(r.claim, Encounter) and str(r.claim.status) == now.status] or later
            yield Line(f"{name}: now {now.status}, {now.when}; before {was.status}, {was.when}", cites(says), str(says[0].asserted))
        elif was.status != "held" and was.when != now.when:
            yield Line(f"{name}: now {now.when}; before {was.when}", cites(later), str(later[0].asserted))
        for words in now.disagreements:
            if words not in was.disagreements:
                yield Line(f"{name}: contradicted, {words}", cites(later), str(later[0].asserted))


def _commitments(view: View, told: list[Recorded], day: date) -> Iterator[Line]:
    """What was done with its commitments since: extended, dropped, superseded, assessed."""
    subjects = [r.claim.subject for r in told if isinstance(r.claim, Commitment) and r.claim.subject]
    what = {view.one(r.claim.subject): r.claim.what for r in told if isinstance(r.claim, Commitment) and r.claim.subject}
    for subject, acts in sorted(view.acts(subjects).items()) if subjects else ():
        for acted in acts:
            if acted.asserted > day and not acted.undone:
                done = step(acted)
                yield Line(f"{what.get(subject, subject)}: {done.words}, by {done.by}", done.cites, str(done.when))
