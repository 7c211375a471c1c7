"""What names something in a document: people, offices, bodies, states, places, dates and events."""

from collections.abc import Iterator, Sequence

from elchi.model.claim import Mention, MentionKind
from elchi.model.document import Span
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_KINDS = {
    "person": MentionKind.PERSON, "office": MentionKind.OFFICE, "body": MentionKind.BODY, "state": MentionKind.STATE, "group": MentionKind.OFFICE,
}  # fmt: skip


def mentions_of(lines: Sequence[Line], cast: Cast, text: str) -> Iterator[Mention]:
    """Yield the words of a document that name somebody, some place, a time or an event."""
    for line in lines:
        for unit in line.named:
            for actor in unit.parties:
                if actor.kind in _KINDS:
                    yield _mention(actor, text, cast)
            if unit.place is not None and not unit.parties:
                span = Span(unit.start, unit.end)
                yield Mention(MentionKind.PLACE, span, span.of(text), unit.place.entity)
            if unit.date is not None:
                yield Mention(MentionKind.DATE, unit.date.span, unit.date.span.of(text))
            if unit.event is not None and unit.event.name:
                yield Mention(MentionKind.EVENT, Span(unit.start, unit.end), text[unit.start : unit.end])


def _mention(actor: Actor, text: str, cast: Cast) -> Mention:
    span = Span(actor.start, actor.end)
    chain = cast.introduce(actor).chain if actor.kind == "person" else None
    return Mention(_KINDS[actor.kind], span, span.of(text), actor.entity, chain)
