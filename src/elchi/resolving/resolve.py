"""The door of the room: a reading's claims with their people, offices, places and dates given a meaning."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from elchi.model.claim import (
    Claim,
    Commitment,
    Encounter,
    EncounterKind,
    Membership,
    Mention,
    MentionKind,
    Naming,
    Party,
    Statement,
    Status,
    Tenure,
)
from elchi.model.document import Document
from elchi.model.entity import Entity, Known, KnownPerson, Post, Resolution
from elchi.model.expression import DateExpression
from elchi.model.lying import Lying
from elchi.model.period import Period
from elchi.model.quick import replace
from elchi.model.reading import Reading
from elchi.resolving import when
from elchi.resolving.accredited import received_in
from elchi.resolving.gathered import Gathered
from elchi.resolving.held import basis_of, in_office, told_ahead
from elchi.resolving.hosts import heading_above, meeting_body, speaking_body, spoken_for
from elchi.resolving.ledger import Ledger, kind_of
from elchi.resolving.lookback import seen_then
from elchi.resolving.namings import named
from elchi.resolving.organs import body_that_met, speaking
from elchi.resolving.owners import Owners
from elchi.resolving.parties import names_one, parties_of, turn
from elchi.resolving.people import Appearance, beside, figures, identify
from elchi.resolving.spelling import slug
from elchi.resolving.subjects import Subjects
from elchi.resolving.undertaken import undertaken
from elchi.resolving.where import BODIES, OWNERS, PLACES, Found, atlas_of, speaks_from

if TYPE_CHECKING:
    from elchi.lexica.register import Register


def resolve(reading: Reading, document: Document, known: Known, register: "Register") -> Resolution:
    """Return the reading's claims, in its order, with identifiers and periods; what stays open is a doubt."""
    return _Scene(reading, document, known, register).resolution()


class _Scene:
    """One document being resolved."""

    def __init__(self, reading: Reading, document: Document, known: Known, register: "Register") -> None:
        self.reading, self.document, self.known = reading, document, known
        self.published = document.published or reading.published
        self.ledger = Ledger()
        self.register, self.atlas = register, atlas_of(register)
        self.context = speaks_from(self.atlas, reading)
        self.owners = Owners(self.atlas, self.context, self.ledger, speaking(reading.publisher, self.atlas), document.id)
        self.spoke = speaking_body(reading.mentions, document.text)
        self.owners.host = self._host()
        self.subjects = Subjects(document, self.published, known, self.ledger)
        for claim in reading.claims:
            for party in parties_of(claim):
                self.owners.learn(party)
        for mention in reading.mentions:
            if mention.kind is MentionKind.OFFICE:
                self.owners.learn_words(mention.words, mention.span.start)
        for claim in (c for c in reading.claims if isinstance(c, Encounter)):  # when it is known whose offices are
            self.owners.learn_meeting(claim.participants)
        self.owners.receive(received_in(reading.claims, document.text, self.owners.owner))
        self.people = self._identify_people()
        self._learn_known()
        self.encounters: dict[str, Encounter] = {}  # by the subject or act that other claims of the reading point to
        self.told: list[Encounter] = []
        self.beside: dict[int, list[Encounter]] = {}  # what else a claim tells of, by the claim

    def resolution(self) -> Resolution:
        """Resolve dated encounters first, for other claims point to them; keep the reading's order."""
        claims = list(self.reading.claims)
        order = sorted(range(len(claims)), key=lambda i: (turn(claims[i]), i))
        for i in order:
            claims[i] = self._claim(claims[i])
        claims = seen_then(claims, self.published)
        found = self.ledger
        return Resolution(
            reading=self.reading,
            claims=tuple(c for claim in claims for c in (claim, *self.beside.get(id(claim), ()))),
            entities=tuple(found.entities.values()),
            names=tuple(found.names.values()),
            judgements=tuple(found.judgements.values()),
            doubts=tuple(found.doubts.values()),
        )

    def _identify_people(self) -> dict[str, str]:
        """Return the identifier of every name of a person in the document."""
        appearances = [self._appearance(p) for claim in self.reading.claims for p in parties_of(claim) if names_one(p)]
        two = frozenset(pair for claim in self.reading.claims for pair in beside(list(parties_of(claim))))
        found = figures(appearances, self.reading.mentions, self.ledger, two)
        known, named = Gathered(self.known, found).without(), self.owners.named
        return {
            name: identifier
            for figure in found
            for identifier in [identify(figure, known, self.ledger, named)]
            for name in figure.names
        }

    def _learn_known(self) -> None:
        """ "President Veli signed a decree": of which state he is, where the text never says so and the record knows him as its president."""
        told = {p.person: p for claim in self.reading.claims for p in parties_of(claim) if names_one(p) and p.office and not p.of}
        met = {p.person for c in self.reading.claims if isinstance(c, Encounter) for p in c.participants}
        for name, party in told.items():
            known = self.people.get(name or "") if self.owners.owner(party) is None else None
            for person in self.known.in_office([KnownPerson(known, (name or "",))]) if known is not None else ():
                self.owners.learn_known(party, person.posts, met=name in met)

    def _appearance(self, party: Party) -> Appearance:
        of_id, office_id = self.owners.owner(party), self.owners.office(party, former=True)
        period = Period.day(self.published) if self.published else None
        post = Post(party.office or "", of_id, office_id, period) if party.office or of_id else None
        return Appearance(party.person or "", party.span, post)

    def _party(self, party: Party) -> Party:
        person_id, office_id, of_id = self.people.get(party.person or ""), self.owners.office(party), self.owners.owner(party)
        return Party(party.span, party.person, party.office, party.of, party.role, person_id, office_id, of_id)

    def _parties(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(self._party(p) for p in parties)

    def _claim(self, claim: Claim) -> Claim:
        match claim:
            case Encounter():
                return self._encounter(claim)
            case Statement():
                return self._statement(claim)
            case Commitment():
                return self._commitment(claim)
            case Tenure():
                return self._tenure(claim)
            case Membership():
                return self._membership(claim)
            case Naming():
                return self._naming(claim)
        raise TypeError(f"no claim of kind {type(claim).__name__!r}")

    def _encounter(self, claim: Encounter) -> Encounter:
        placed = replace(
            claim,
            participants=self._parties(claim.participants),
            period=self._when(claim.when, claim.status) or self._of_release(claim),
            place_id=self._place(claim),
            body_id=self._body(claim),
        )
        if placed.status is Status.HELD and self._lies_ahead(placed.period):
            placed = replace(placed, status=Status.PLANNED)
        done, *others = self._told_of(placed)
        self.told += [done, *others]
        self.beside[id(done)] = others
        if claim.subject:
            self.encounters[claim.subject] = done
        if claim.main:
            self.encounters.setdefault("", done)
        return done

    def _told_of(self, placed: Encounter) -> list[Encounter]:
        """Return a claim under the encounter that it tells of, or once for each of several."""
        parts = self.subjects.parts(placed)
        claims = [(of, replace(placed, participants=who)) for of, who in parts] or [(None, placed)]
        return [replace(c, subject=self.subjects.encounter(c, of)) for of, c in claims]

    def _statement(self, claim: Statement) -> Statement:
        at = self._meeting(claim.encounter)
        subject, period = (at.subject, at.period) if at else (None, None)
        spoke = {"speaker": self._party(claim.speaker), "speakers": self._parties(claim.speakers)}
        return replace(claim, **spoke, subject=subject, encounter=subject, period=period)

    def _commitment(self, claim: Commitment) -> Commitment:
        at = self._meeting(claim.encounter)
        done = replace(
            claim,
            who=self._parties(claim.who),
            due_period=self._when(claim.due, Status.PLANNED),
            encounter=at.subject if at else None,
        )
        done = undertaken(done, self.document.text, at, self._told_there, self._named_there, self._about)
        return replace(done, subject=self.subjects.commitment(done))

    @cached_property
    def _about(self) -> str | None:
        """What the paper is about, by its heading or its title."""
        return (heading_above(self.spoke, self.document.text) if self.spoke else None) or self.reading.title

    @cached_property
    def _told_there(self) -> Lying[Encounter]:
        return Lying(self.told)  # asked by the first commitment, when all encounters are resolved

    @cached_property
    def _named_there(self) -> Lying[Mention]:
        return Lying(self.reading.mentions)

    def _tenure(self, claim: Tenure) -> Tenure:
        holder = replace(self._party(claim.holder), office_id=self.owners.office(claim.holder, former=True))
        began, ended = (self._when(e, told_ahead(self.document.text, claim, e)) for e in (claim.since, claim.until))
        return in_office(replace(claim, holder=holder, subject=holder.office_id, basis=basis_of(claim)), began, ended)

    def _membership(self, claim: Membership) -> Membership:
        body = claim.organisation_id or self.owners.of(claim.organisation)
        named = claim.status != "rotation"  # whose member is an order of states, not one of them
        member = claim.member_id or (self.owners.of(claim.member) if named else None)
        ahead = claim.status.startswith("next ")
        period = self._stretch(claim.since, claim.until, Status.PLANNED if ahead else Status.HELD)
        return replace(claim, member_id=member, organisation_id=body, subject=body, period=period)

    def _naming(self, claim: Naming) -> Naming:
        old, new = (self.atlas.find(n, OWNERS | PLACES, self.context).id or self.people.get(n) for n in (claim.name, claim.other))
        subject = named(claim, (old, new), self.owners, self.ledger)
        return replace(claim, subject=subject, period=self._stretch(claim.since, None))

    def _meeting(self, pointed: str | None) -> Encounter | None:
        """Return the encounter that a claim points to, else the one that the document exists to tell of."""
        return self.encounters.get(pointed or "") or self.encounters.get("")

    def _when(self, expression: DateExpression | None, status: Status) -> Period | None:
        if expression is None:
            return None
        return when.resolve(expression, self.published, when.tense_of(status, expression))

    def _lies_ahead(self, period: Period | None) -> bool:
        """Tell whether a period begins after the day of the report: what it tells of cannot have been held."""
        return (
            period is not None
            and period.first is not None
            and self.published is not None
            and (period.first - self.published).days > 1
        )

    def _of_release(self, claim: Encounter) -> Period | None:
        """An official text that states no other date tells of the meeting of its own day."""
        if claim.basis != "release" or claim.when is not None or self.published is None:
            return None
        return Period.day(self.published)

    def _stretch(self, since: DateExpression | None, until: DateExpression | None, status: Status = Status.HELD) -> Period | None:
        """Return the period between two date expressions; a side that is not told stays open."""
        start, end = self._when(since, status), self._when(until, status)
        if start is None and end is None:
            return None
        words = " to ".join(e.words for e in (since, until) if e)
        return when.open_period(start, end, words)

    def _place(self, claim: Encounter) -> str | None:
        """Return the place of an encounter; one that no register has gets an identifier of its own."""
        if not claim.place:
            return claim.place_id
        found = Found((claim.place_id,)) if claim.place_id else self.atlas.place(claim.place, self.context)
        if len(found.choices) > 1:
            self.ledger.doubt(claim.span, "place", found.choices, f'"{claim.place}" is the name of each of them')
            return None
        identifier = found.id or f"place:{slug(claim.place)}"
        name = self.atlas.place_name(identifier) or claim.place
        self.ledger.meet(Entity(identifier, kind_of(identifier), name, self.atlas.lies_in(identifier)))
        self.ledger.call(identifier, claim.place)
        return identifier

    def _body(self, claim: Encounter) -> str | None:
        """Return the body whose event an encounter is, by the words of its series or its name."""
        for words in (claim.series, claim.name):
            if words and (body := next((i.id for i in self.atlas.within(words, BODIES)), None)):
                return self._above(body) if claim.kind is EncounterKind.SUMMIT else body
        together = claim.main and not (claim.series or claim.ordinal) and not any(p.person for p in claim.participants)
        return body_that_met(claim.span.of(self.document.text), self.atlas) if together else None

    def _host(self) -> str | None:
        """The one body whose main encounters the document tells of, or of which those who met are an organ."""
        seats = (self._body(c) for c in self.reading.claims if isinstance(c, Encounter) and c.main)
        whole = {organ.parent or b if (organ := self.register.bodies.get(b)) else b for b in seats if b}
        if whole:
            return whole.pop() if len(whole) == 1 else None
        met = meeting_body((c for c in self.reading.claims if isinstance(c, Encounter)), self.atlas)
        spoke = spoken_for(self.spoke.words, self.atlas) if self.spoke else None
        return self._top(met or self.owners.of(spoke))

    def _top(self, body: str | None) -> str | None:
        organ = self.register.bodies.get(body or "")
        return organ.parent if organ is not None and organ.kind == "organ" and (organ.parent or "").startswith("body:") else body

    def _above(self, body: str) -> str:
        """The body whose leaders hold summits: not its council of ministers, which prepares them."""
        organ = self.register.bodies.get(body)
        return organ.parent if organ is not None and organ.parent and "Ministers" in organ.name else body
