"""An invented world of diplomacy for large records: the same reports every time, each a document with its resolution.

States, bodies and cities are those of the registers; people are invented. Every report tells of an encounter (some of one
that another report told of), what was said at it, what was undertaken, who was in which office, and at times of what is planned.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from elchi.lexica.register import load_register
from elchi.lexica.tables import table, word_list
from elchi.lexica.topics import topics
from elchi.model.claim import (
    Claim,
    Commitment,
    CommitmentKind,
    Encounter,
    EncounterKind,
    Party,
    Reading,
    Statement,
    Status,
    Strength,
    Tenure,
)  # fmt: skip
from elchi.model.document import Document, Span
from elchi.model.entity import Entity, EntityKind, EntityName, Resolution, Trace
from elchi.model.period import Period
from elchi.resolving.namekeys import keys
from elchi.resolving.spelling import slug

FIRST, LAST = date(1995, 1, 1), date(2025, 12, 31)
_STATES, _BODIES, _TERM = 80, 40, 1500
_OFFICES = (
    "President",
    "Prime Minister",
    "Minister of Foreign Affairs",
    "Minister of Trade",
    "Minister of Culture",
    "Minister of Energy",
)
_GIVEN = [
    "Ara",
    "Bel",
    "Cor",
    "Dan",
    "Eli",
    "Far",
    "Gul",
    "Han",
    "Ilo",
    "Jan",
    "Kem",
    "Lea",
    "Mir",
    "Nor",
    "Oma",
    "Per",
    "Rus",
    "Sel",
    "Tam",
    "Umi",
    "Vas",
    "Yel",
    "Zar",
]
_ENDS = ["an", "in", "ur", "ek", "os", "ia", "ev", "at"]
_FAMILY = ("ov", "li", "son", "ian", "ara", "bek", "ski", "ado")
_VERBS = ("said", "stressed", "noted", "underlined")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person in an office of a state or body."""

    person: str
    name: str
    office: str
    office_id: str
    of: str
    of_id: str


@dataclass(slots=True)
class Telling:
    """A text that grows by sentences, with the claims and traces of each."""

    text: str
    claims: list[Claim] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)

    def say(self, sentence: str) -> Span:
        """Add a sentence and return where it stands."""
        start = len(self.text)
        self.text += sentence + " "
        return Span(start, start + len(sentence))

    def claim(self, claim: Claim, side: int | None = None, features: tuple[str, ...] = ()) -> None:
        """Add a claim, with traces where it promises or shows something."""
        if side is not None:
            weights = table("evidence")["weights"]
            found = tuple((f, weights[f[0]]) for f in sorted(set(features)))
            self.traces.append(Trace(claim.span, side, found, len(self.claims)))
        self.claims.append(claim)


class World:
    """Reports drawn by chance from one seed."""

    def __init__(self, many: int) -> None:
        self.many, self.chance = many, random.Random(7)
        register = load_register()
        self.states = [s for s in register.states.values() if s.un_since][:: max(1, len(register.states) // _STATES)][:_STATES]
        self.bodies = list(register.bodies.values())[:_BODIES]
        self.cities = {s.id: [p for p in register.places.values() if p.state == s.id][:6] for s in self.states}
        self.words = [w for w in word_list("words/common") if len(w) > 4][:6000]
        self.topics = [next((w for w in words if "*" not in w), name) for name, words in topics().items()]
        self.projects = tuple(self._project() for _ in range(4000))
        self.known: set[str] = set()
        self.met: list[tuple[Encounter, tuple[Somebody, ...], date]] = []

    def reports(self) -> Iterator[tuple[Document, Resolution]]:
        """Yield the reports, the oldest first."""
        days = (LAST - FIRST).days
        for number in range(self.many):
            yield self._report(number, FIRST + timedelta(days=number * days // self.many))

    def _report(self, number: int, day: date) -> tuple[Document, Resolution]:
        again = self.met and self.chance.random() < 0.25
        encounter, people, held = self.chance.choice(self.met[-30:]) if again else self._meeting(number, day)
        if not again:
            self.met.append((encounter, people, held))
        topic = self.chance.choice(self.topics)
        telling = Telling(f"{people[0].of} and {people[1].of} discuss {topic}, no. {number}\n\n")
        self._tell(telling, encounter, people, held)
        for speaker in (*people, *people):
            self._state(telling, speaker, topic, encounter)
        self._undertake(telling, number, people, topic, encounter, day)
        if self.chance.random() < 0.4:
            self._plan(telling, number, people, day)
        if self.chance.random() < 0.4:
            self._done(telling, people)
        return self._made(telling, number, day, people)

    def _meeting(self, number: int, day: date) -> tuple[Encounter, tuple[Somebody, ...], date]:
        host, guest = self.chance.sample(self.states, 2)
        office = self.chance.randrange(len(_OFFICES))
        with_body = self.chance.random() < 0.3
        second = self._secretary(day) if with_body else self._holder(guest.id, guest.name, office, day)
        people = (self._holder(host.id, host.name, office, day), second)
        city = self.chance.choice(self.cities[host.id] or next(c for c in self.cities.values() if c))
        parties = tuple(_party(p, Span(0, 1)) for p in people)
        encounter = Encounter(
            span=Span(0, 1), act="made", subject=f"encounter:{day}-{slug(people[1].name)}-{number}", kind=EncounterKind.MEETING, main=True,
            place=city.name, place_id=city.id, participants=parties, period=Period.day(day),
        )  # fmt: skip
        return encounter, people, day

    def _holder(self, state: str, name: str, office: int, day: date) -> Somebody:
        term = ((day - FIRST).days + _shift(state, office)) // _TERM
        words = _OFFICES[office]
        return _somebody(f"{state}-{office}-{term}", words, f"office:{slug(words)}@{state.partition(':')[2]}", name, state)

    def _secretary(self, day: date) -> Somebody:
        body = self.chance.choice(self.bodies)
        term = ((day - FIRST).days + _shift(body.id, 0)) // _TERM
        return _somebody(
            f"{body.id}-{term}", "Secretary General", f"office:secretary-general@{body.id.partition(':')[2]}", body.name, body.id
        )

    def _tell(self, telling: Telling, encounter: Encounter, people: tuple[Somebody, ...], held: date) -> None:
        first, second = people
        span = telling.say(
            f"{first.name}, {first.office} of {first.of}, met with {second.name}, {second.office} of {second.of}, in {encounter.place} on {held:%d %B %Y}."
        )
        parties = tuple(_party(p, span) for p in people)
        told = Encounter(
            span=span, act="made", subject=encounter.subject, kind=encounter.kind, main=True, place=encounter.place, place_id=encounter.place_id,
            participants=parties, period=encounter.period,
        )  # fmt: skip
        features = (f"p:{str(encounter.place_id)[6:]}", "k:meeting", *(f"e:{p.person[7:]}" for p in people))
        telling.claim(told, 2, features)
        for party in parties:
            telling.claim(Tenure(span=span, act="made", subject=party.office_id, holder=party))

    def _state(self, telling: Telling, speaker: Somebody, topic: str, encounter: Encounter) -> None:
        verb, other = self.chance.choice(_VERBS), self.chance.choice(self.words)
        span = telling.say(f"{speaker.name} {verb} that {topic} and the question of {other} would remain on the agenda.")
        telling.claim(
            Statement(
                span=span, act="made", speaker=_party(speaker, span), verb=verb, encounter=encounter.subject, period=encounter.period,
                gist=span.of(telling.text),
            )
        )  # fmt: skip

    def _undertake(
        self, telling: Telling, number: int, people: tuple[Somebody, ...], topic: str, encounter: Encounter, day: date
    ) -> None:
        for n, somebody in enumerate(people):
            project, word = self.chance.choice(self.projects), self.chance.choice(self.words)
            what = f"complete the {project} {topic} project with its {word}"
            due = Period.year(day.year + self.chance.randint(1, 4)) if self.chance.random() < 0.6 else None
            span = telling.say(f"{somebody.of} will {what}{f' by {due.start:%Y}' if due and due.start else ''}.")
            party = Party(span, of=somebody.of, of_id=somebody.of_id)
            claim = Commitment(
                span=span, act="made", subject=f"commitment:{day}-{slug(project)}-{number}-{n}", kind=CommitmentKind.PLEDGE, who=(party,), what=what,
                verb="will", strength=Strength.WILL, encounter=encounter.subject, due_period=due,
            )  # fmt: skip
            telling.claim(
                claim, 1, (*_telling(project), f"w:{word[:6]}", f"{somebody.of_id[0]}:{somebody.of_id.partition(':')[2]}")
            )

    def _plan(self, telling: Telling, number: int, people: tuple[Somebody, ...], day: date) -> None:
        when, state = day + timedelta(days=self.chance.randint(20, 400)), people[0]
        period = Period.month(when.year, when.month)
        city = self.chance.choice(self.cities.get(state.of_id) or next(c for c in self.cities.values() if c))
        span = telling.say(f"A forum of {state.of} and {people[1].of} will be held in {city.name} in {when:%B %Y}.")
        claim = Encounter(
            span=span, act="made", subject=f"encounter:{when:%Y-%m}-forum-{number}", kind=EncounterKind.FORUM, status=Status.PLANNED, period=period,
            place=city.name, place_id=city.id, participants=tuple(Party(span, of=p.of, of_id=p.of_id) for p in people),
        )  # fmt: skip
        telling.claim(claim, 1, (f"p:{city.id[6:]}", "k:forum", *(f"{p.of_id[0]}:{p.of_id.partition(':')[2]}" for p in people)))

    def _done(self, telling: Telling, people: tuple[Somebody, ...]) -> None:
        project, word = self.chance.choice(self.projects), self.chance.choice(self.words)
        span = telling.say(f"The {project} project with its {word} was completed, {people[1].name} said.")
        claim = Statement(span=span, act="made", speaker=_party(people[1], span), verb="said", gist=span.of(telling.text))
        telling.claim(claim, 2, (*_telling(project), f"w:{word[:6]}", f"e:{people[1].person[7:]}"))

    def _project(self) -> str:
        return f"{self.chance.choice(self.words).title()}-{self.chance.choice(self.words).title()}"

    def _made(self, telling: Telling, number: int, day: date, people: tuple[Somebody, ...]) -> tuple[Document, Resolution]:
        title, content = telling.text.partition("\n")[0], telling.text.encode()
        identifier = hashlib.sha256(content).hexdigest()
        publisher = f"Press service of {people[0].of}"
        document = Document(
            identifier, telling.text, content, "text/plain", f"https://example.org/{number}", title, publisher, day, "en"
        )
        claims = tuple(telling.claims)
        reading = Reading(identifier, "made", "made", title, day, "en", claims=claims)
        new = [p for p in people if p.person not in self.known]
        self.known.update(p.person for p in new)
        entities = [
            e
            for p in new
            for e in (Entity(p.person, EntityKind.PERSON, p.name), Entity(p.office_id, EntityKind.OFFICE, p.office, p.of_id))
        ]
        names = (*(EntityName(p.person, p.name, keys(p.name)) for p in people), *(n for p in people for n in _named(p)))
        return document, Resolution(reading, claims, tuple(entities), names, traces=tuple(telling.traces))


def _party(somebody: Somebody, span: Span) -> Party:
    return Party(
        span,
        somebody.name,
        somebody.office,
        somebody.of,
        person_id=somebody.person,
        office_id=somebody.office_id,
        of_id=somebody.of_id,
    )


@cache
def _somebody(seed: str, office: str, office_id: str, of: str, of_id: str) -> Somebody:
    """The one who holds an office in a term; the same seed is the same person."""
    n = int(hashlib.sha256(seed.encode()).hexdigest()[:12], 16)
    given = _GIVEN[n % len(_GIVEN)] + _ENDS[n // 23 % len(_ENDS)]
    family = _GIVEN[n // 200 % len(_GIVEN)] + _ENDS[n // 4600 % len(_ENDS)] + _FAMILY[n // 40_000 % len(_FAMILY)]
    name = f"{given} {family.title()}"
    return Somebody(f"person:{slug(name)}", name, office, office_id, of, of_id)


@cache
def _shift(seed: str, office: int) -> int:
    return int(hashlib.sha256(f"{seed}{office}".encode()).hexdigest()[:6], 16) % _TERM


def _named(somebody: Somebody) -> tuple[EntityName, EntityName]:
    """The names that a report gives of an office and of whose it is."""
    office = f"{somebody.office} of {somebody.of}"
    return EntityName(somebody.of_id, somebody.of, (slug(somebody.of),)), EntityName(somebody.office_id, office, (slug(office),))


def _telling(project: str) -> tuple[str, ...]:
    return tuple(f"w:{word[:6].lower()}" for word in project.split("-"))
