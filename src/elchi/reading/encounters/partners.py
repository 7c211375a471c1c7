"""Who the other side of an act is, where its words do not simply name it."""

from collections.abc import Sequence

from elchi.reading.clauses.drafts import Draft
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor


def sitting_body(found: Found) -> Actor | None:
    """Return the body of "a working session with the Liaison Committee": its words make it an event, and here it is met."""
    unit = found.unit("host")
    event = unit.event if unit is not None else None
    if unit is None or event is None or event.kind != "committee" or not event.name or event.ordinal:
        return None
    return Actor("body", unit.start, unit.end, of=event.name.removeprefix("the "))


def whom(found: Found, subject: Sequence[Actor], named: Sequence[Actor]) -> list[Actor]:
    """Return whom "him" stands for in "A praised the plan when B called on him": the doer of the verb before, in the sentence itself."""
    doers = [*subject, *(a for a in named if a.number not in ("he", "she"))]
    told = (u.parties for u in found.line.kept[: found.at("verb")] if u.roles & {"PERSON", "OFFICE"})
    meant = next((list(who) for who in told if len(who) == 1 and not any(a is b for a in who for b in doers)), None)
    return [one for a in named for one in (meant if meant and a.number in ("he", "she") else [a])]


def representing(found: Found, subject: list[Actor]) -> list[Actor]:
    """Return who came for a state or body, of which he is: "Minister A represented Georgia"."""
    sender = next((a.of for u in found.units("sender") for a in u.parties if a.kind in ("state", "body")), None)
    for actor in subject:
        actor.of = actor.of or sender
    return subject


def represented(found: Found) -> list[Actor]:
    """Return who came for whom: "Georgia was represented by its envoy A" is A, of Georgia; who sends somebody is not there himself.

    "The presidents A of X and B of Y were represented by C and D": C is of X, D of Y.
    """
    sending = [a for u in found.units("a") for a in u.parties]
    sent = [a for u in found.units("b") for a in u.parties]
    for number, actor in enumerate(sent):
        sender = sending[0] if len(sending) == 1 else sending[number] if len(sending) == len(sent) else None
        actor.of = actor.of or (sender.of if sender is not None else None)
    return [*(a for a in sending if a.kind in ("state", "body", "group")), *sent]


def told_beneath(draft: Draft, lines: Sequence[Line]) -> None:
    """Give "Remarks With B Before Their Meeting" its speaker, place and day, each in a line of its own beneath the title."""
    draft.actors = [*_speaker_beneath(lines, draft.segment), *draft.actors]
    beneath = [line for line in lines[draft.segment + 1 : draft.segment + 1 + _TOP * 2] if line.heading]
    places = (u.place for line in beneath for u in line.kept[:1] if u.place is not None)
    draft.place = draft.place or next(places, None)
    draft.date = draft.date or next((d for line in beneath for d in line.dates if d.day), None)


def _speaker_beneath(lines: Sequence[Line], number: int) -> list[Actor]:
    """Whom a line of his own names, with the office in the next: "Ali Veli / Secretary of State"."""
    for at in range(number + 1, min(number + 1 + _TOP, len(lines) - 1)):
        named = _alone(lines[at])
        if named is not None and named.person:
            office = _alone(lines[at + 1])
            if named.office is None and office is not None and office.person is None:
                named.office, named.of = office.office, office.of
            return [named]
    return []


_TOP = 4  # lines beneath a title in which its speaker stands


def _alone(line: Line) -> Actor | None:
    """The only actor of a line that says nothing else."""
    only = line.kept[0].parties if len(line.kept) == 1 else []
    return only[0] if len(only) == 1 else None
