"""The pages of what capitals were asked, what centres judge, and which bodies have which mandates."""

from dataclasses import replace

from elchi.answers.assessments import assessments as judged
from elchi.answers.assessments import coverage
from elchi.answers.consultation import consultation as whole_consultation
from elchi.answers.consultation import consultations as all_consultations
from elchi.answers.mandates import acting_bodies, bodies_with, family_of
from elchi.answers.mandates import mandates as mandated
from elchi.asked import subjects_of
from elchi.faces.web.asking import Ask, Shown, Words
from elchi.given import topics, wording
from elchi.model.saying import Position

_MOST, _OFFERED = 12, 20


def consultations(ask: Ask) -> Shown:
    """The consultations of capitals, the newest first."""
    return Shown("Consultations of capitals", ask.listed(all_consultations(ask.view, wording())))


def consultation(ask: Ask, name: str, rounds: int | None = None) -> Shown:
    """A consultation of capitals: what each state says to each paragraph in its own words, and who is still to answer."""
    found = whole_consultation(ask.view, name, wording(), rounds)
    return Shown(f"Consultation: {found.matter}", found, beside={"positions": [*Position]})


def assessments(ask: Ask, topic: Words = "", by: Words = "", changed: bool = False) -> Shown:
    """What research centres judge of a topic, side by side; who wrote on what."""
    found = judged(ask.view, topics(), wording(), on=topic.strip() or None, by=ask.subject(by), changed=changed)
    beside = {
        "topic": topic,
        "by": by,
        "changed": changed,
        "coverage": coverage(ask.view, topics(), wording()),
        "topics": [*topics().words],
    }
    return Shown("Assessments of research centres", ask.listed(found), beside=beside)


def mandates(ask: Ask, bodies: Words = "", topic: Words = "") -> Shown:
    """Which bodies of a family have commitments on which topics."""
    asked = [words for words in bodies.split(",")[:_MOST] if words.strip()]
    named, unknown = subjects_of(ask.view, asked)
    family = family_of(ask.view, named[0]) if len(asked) == 1 else tuple(dict.fromkeys(named))
    if not family and topic in topics().words:
        family = bodies_with(ask.view, topics(), topic)
    found = replace(mandated(ask.view, family, topics(), topic or None), unknown=unknown) if family else None
    return Shown(
        "Mandates and overlap",
        found,
        beside={
            "bodies": bodies,
            "topic": topic,
            "topics": [*topics().words],
            "acting": () if found else acting_bodies(ask.view, _OFFERED),
        },
    )
