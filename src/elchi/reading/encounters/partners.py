"""Who the other side of an act is, where its words do not simply name it."""

from collections.abc import Sequence

from elchi.reading.lines.acts import Found
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
