"""Which bodies of a family have commitments on which topics: counts and the texts, and where several have the same.

What a body is to do itself counts as its mandate, and what was decided at its own encounters unless another of the family is to do it;
nothing else is inferred. A text that speaks of several topics counts under each. Counts are of commitments, each once over all its texts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, cites
from elchi.answers.pictures import of_one_text
from elchi.answers.topics import NO_TOPIC, Topics, claims_on
from elchi.model.claim import Commitment, Encounter
from elchi.model.entity import EntityKind
from elchi.record.asof import Recorded, View

_LOOKED = 1000  # commitments


@dataclass(frozen=True, slots=True)
class Mandate:
    """One commitment of a body: `own` where the body itself is to act, else it was decided at an encounter of the body.

    `to` names who is to act, by whose names the topic is told where the words tell of none: a health agency.
    """

    id: str
    what: str
    made: date | None
    own: bool
    cites: tuple[Cite, ...]
    to: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What one body has on one topic, newest first."""

    body: str
    mandates: tuple[Mandate, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """One topic with the bodies that have commitments on it, those with most first."""

    topic: str
    held: tuple[Held, ...]

    @property
    def overlaps(self) -> bool:
        """Tell whether several bodies have commitments on it."""
        return len(self.held) > 1


@dataclass(frozen=True, slots=True)
class Mandates:
    """The topics of a family of bodies. `without` names those that have no commitment on record, `unknown` the words by which
    nothing is on record."""

    bodies: tuple[str, ...]
    topics: tuple[Shared, ...]
    without: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def overlaps(self) -> tuple[Shared, ...]:
        """The topics on which several bodies have commitments."""
        return tuple(t for t in self.topics if t.overlaps)


def family_of(view: View, body: str) -> tuple[str, ...]:
    """Return a body and those that are organs of it or belong to it, by the register."""
    inside = [e.id for e in view.entities(EntityKind.BODY) if e.of and view.one(e.of) == view.one(body)]
    return (body, *inside)


def bodies_with(view: View, topics: Topics, topic: str) -> tuple[str, ...]:
    """Return the bodies that have commitments which speak of a topic: they act, or it was decided at a meeting of theirs."""
    told = [r.claim for r in claims_on(view, "Commitment", topics, topic) if isinstance(r.claim, Commitment)]
    acting = (p.of_id for c in told for p in c.who)
    met = view.told_of("Encounter", sorted({c.encounter for c in told if c.encounter}))
    held = (r.claim.body_id for found in met.values() for r in found if isinstance(r.claim, Encounter))
    return tuple(sorted({view.one(i) for i in (*acting, *held) if i and i.startswith("body:")}))


def acting_bodies(view: View, most: int) -> tuple[tuple[str, str], ...]:
    """Return the bodies that are to act by the latest commitments, those with most first: the identifier and the name of each. What
    one text alone calls so ("the Secretariat") tells nobody who it is."""  # fmt: skip
    told = (r.claim for r in view.claims("Commitment", latest=_LOOKED))
    acting = Counter(view.one(p.of_id) for c in told if isinstance(c, Commitment) for p in c.who if p.of_id)
    bodies = sorted((-many, i) for i, many in acting.items() if i.startswith("body:") and not of_one_text(i))
    return tuple((i, view.name_on(i, view.as_of)) for _, i in bodies[:most])


def mandates(view: View, bodies: Sequence[str], topics: Topics, topic: str | None = None) -> Mandates:
    """Return which of some bodies have commitments on which topics (or on one), with the texts."""
    found = {body: _of_body(view, body, frozenset(view.one(b) for b in bodies)) for body in bodies}
    names = {body: view.name_on(body, view.as_of) for body in bodies}
    groups: dict[str, dict[str, list[Mandate]]] = {}
    for body, held in found.items():
        for mandate, spoken in held:
            for one in topics.of(spoken) or topics.of(mandate.to) or (NO_TOPIC,):
                groups.setdefault(one, {}).setdefault(names[body], []).append(mandate)
    shared = [_shared(one, by_body) for one, by_body in groups.items() if topic is None or one == topic]
    ordered = sorted(shared, key=lambda s: (s.topic == NO_TOPIC, -len(s.held), -sum(len(h.mandates) for h in s.held), s.topic))
    return Mandates(tuple(names.values()), tuple(ordered), tuple(names[b] for b, held in found.items() if not held))


def _shared(topic: str, by_body: dict[str, list[Mandate]]) -> Shared:
    held = (Held(name, tuple(sorted(m, key=lambda x: (str(x.made or ""), x.id), reverse=True))) for name, m in by_body.items())
    return Shared(topic, tuple(sorted(held, key=lambda h: (-len(h.mandates), h.body))))


def _of_body(view: View, body: str, family: frozenset[str]) -> list[tuple[Mandate, str]]:
    """The commitments of a body and the words by which their topics are told, each commitment once."""
    own = view.claims("Commitment", party=body, role="actor")
    encounters = dict.fromkeys(r.claim.subject for r in _met(view, body) if r.claim.subject)
    decided = (r for e in encounters if e for r in view.claims("Commitment", party=e, role="encounter"))
    groups: dict[str, tuple[bool, list[Recorded]]] = {}
    for mine, recorded in [*((True, r) for r in own), *((False, r) for r in decided)]:
        if not _falls_to(view.one(body), _actors(view, recorded), family):
            continue
        key = recorded.claim.subject or recorded.id
        texts = groups.setdefault(key, (mine, []))[1]
        if recorded.id not in [t.id for t in texts]:
            texts.append(recorded)
    return [_mandate(view, key, mine, texts) for key, (mine, texts) in groups.items()]


def _met(view: View, body: str) -> Iterable[Recorded]:
    """The encounters of a body: its own by their names, and those where nobody met but its members as such."""
    yield from view.claims("Encounter", party=body, role="body")
    for told in view.claims("Encounter", party=body, role="participant"):
        if isinstance(told.claim, Encounter) and {p.of_id and view.one(p.of_id) for p in told.claim.participants} == {
            view.one(body)
        }:
            yield told


def _falls_to(body: str, actors: set[str], family: frozenset[str]) -> bool:
    """Whether a commitment is a body's own, or at least no other body's of the family: an organ of it, or one that it charged."""
    return body in actors or family.isdisjoint(actors)


def _actors(view: View, told: Recorded) -> set[str]:
    claim = told.claim
    return {view.one(p.of_id) for p in claim.who if p.of_id} if isinstance(claim, Commitment) else set()


def _mandate(view: View, key: str, own: bool, texts: Iterable[Recorded]) -> tuple[Mandate, str]:
    told = sorted(texts, key=lambda r: (str(r.asserted or ""), r.id))
    claim = told[0].claim
    what = claim.what if isinstance(claim, Commitment) else ""
    to = ", ".join(view.name_on(i, view.as_of) for i in sorted(set().union(*(_actors(view, r) for r in told))))
    return Mandate(key, what, told[0].asserted, own, cites(told), to), " ".join(map(_matter, told))


def _matter(told: Recorded) -> str:
    """The words of a commitment without the names of the bodies that are to act: what the Secretariat is charged with is no matter of
    secretariats."""
    words = told.citation.quote
    for body in (p.of for p in (told.claim.who if isinstance(told.claim, Commitment) else ()) if p.of):
        words = words.replace(body, " ")
    return words
