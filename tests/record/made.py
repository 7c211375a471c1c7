"""Documents and resolutions made by hand, so that the record is tested without a reader."""

from collections.abc import Iterable
from datetime import date

from conftest import document
from elchi.model.reading import Doubt, Reading
from elchi.model.claim import Encounter, EncounterKind, Mention, MentionKind, Party
from elchi.model.document import Document, Label, Span
from elchi.model.entity import Entity, EntityKind, EntityName, Judgement, Resolution
from elchi.model.period import Period

DAY = date(2021, 5, 3)


def report(
    text: str, people: Iterable[str] = ("ali",), *, reader: str = "r1", published: date | None = DAY, address: str = "a.txt",
    label: Label | None = None, judgements: tuple[Judgement, ...] = (), doubts: tuple[Doubt, ...] = (),
) -> tuple[Document, Resolution]:  # fmt: skip
    """A document that tells of one encounter of these people, and its resolution."""
    made, who = document(text, published, address, label), tuple(people)
    span = Span(0, len(made.text))
    parties = tuple(
        Party(span, p.title(), "Minister", "Land", person_id=f"person:{p}", office_id="office:minister@land") for p in who
    )
    subject = f"encounter:{'-'.join(who)}"
    claim = Encounter(
        span=span, act="met", subject=subject, kind=EncounterKind.MEETING, participants=parties, period=Period.day(DAY)
    )
    mentions = tuple(Mention(MentionKind.PERSON, span, p.title(), f"person:{p}") for p in who[:1])
    reading = Reading(made.id, reader, "lexicon", None, published, "en", mentions, (claim,), doubts)
    things = (Entity(subject, EntityKind.ENCOUNTER, f"{text[:20]}"), Entity("office:minister@land", EntityKind.OFFICE, "Minister"))
    entities = tuple(Entity(f"person:{p}", EntityKind.PERSON, p.title()) for p in who) + things
    names = tuple(EntityName(f"person:{p}", p.title(), (p, "everybody")) for p in who)
    return made, Resolution(reading, (claim,), entities, names, judgements)
