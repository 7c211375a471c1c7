"""People, bodies, states, places and offices under one identifier each, and the judgements about who is who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from elchi.model.claim import Claim, Commitment, CommitmentKind, EncounterKind, Status
from elchi.model.document import Span
from elchi.model.expression import ExpressionKind
from elchi.model.period import Period
from elchi.model.quick import quick
from elchi.model.reading import Doubt, Reading


class EntityKind(StrEnum):
    """What an entity is; also the first part of its identifier, as in `person:baghdad-amreyev`."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    PLACE = "place"
    OFFICE = "office"
    ENCOUNTER = "encounter"
    COMMITMENT = "commitment"


OWN = ".in-"  # in the identifier of an organ of which nothing tells whose it is, before its document's


@quick
@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world. `id` is readable and lasting, `name` the form it was first met under.

    For an office, `of` is the state or body it belongs to; for a place, the state it lies in.
    """

    id: str
    kind: EntityKind
    name: str
    of: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class EntityName:
    """One name of an entity, as written, with the keys under which it is looked up (made by resolving)."""

    entity: str
    name: str
    keys: tuple[str, ...] = ()


class Verdict(StrEnum):
    """Four different answers to *are these two one?*"""

    SAME = "same"
    NOT_SAME = "not same"
    UNSURE = "unsure"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two identifiers name one thing, by whom (`rule:NAME` or `person:NAME`) and why. The newest one counts,
    and a person's always outranks a rule's.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    why: str

    @property
    def human(self) -> bool:
        """Tell whether a person made it."""
        return not self.by.startswith("rule:")


@quick
@dataclass(frozen=True, slots=True)
class Post:
    """An office in which a person has been attested, with the period where one is known."""

    office: str
    of_id: str | None = None
    office_id: str | None = None
    period: Period | None = None


@quick
@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person already in the record, with the names that were asked about.

    `marks` are identifiers that sources give, as in "wikidata:Q311440"; `keys` those of the keys asked that found the person.
    """

    id: str
    names: tuple[str, ...]
    posts: tuple[Post, ...] = ()
    marks: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


@quick
@dataclass(frozen=True, slots=True)
class KnownEncounter:
    """An encounter already in the record; `parties` are the identifiers of who took part, persons first.

    `sides` are the states and bodies of all who took part; `told` is the day of the report.
    """

    id: str
    kind: EncounterKind
    status: Status
    name: str | None
    period: Period | None
    place_id: str | None
    body_id: str | None
    ordinal: int | None
    parties: frozenset[str]
    sides: frozenset[str] = frozenset()
    told: date | None = None


@quick
@dataclass(frozen=True, slots=True)
class KnownCommitment:
    """A commitment already in the record; `named` are the words of those whom no identifier stands for.

    `told` is the day of the report, `paper` what the paper is about that it speaks of as the present one; it is due at a `session` of a number.
    `again`, `moved` and `instead` are the words by which the text says that it was undertaken before, has another term, or
    takes the place of something.
    """

    id: str
    kind: CommitmentKind
    what: str
    who: frozenset[str]
    encounter: str | None
    due: Period | None = None
    named: frozenset[str] = frozenset()
    holds: str | None = None
    verb: str = ""
    told: date | None = None
    session: int | None = None
    paper: str | None = None
    again: str | None = None
    moved: str | None = None
    instead: str | None = None

    @classmethod
    def of(cls, identifier: str, claim: Commitment, told: date | None) -> "KnownCommitment":
        """Return a commitment, told of on a day, as resolving compares it."""
        who = frozenset(i for p in claim.who for i in (p.person_id, p.office_id, p.of_id) if i)
        named = frozenset(w.lower() for p in claim.who for w in (p.office or p.of,) if w)
        numbered = claim.due if claim.due is not None and claim.due.kind is ExpressionKind.SESSION else claim.occasion
        session = numbered.ordinal if numbered is not None else None
        said = claim.paper, claim.again, claim.moved, claim.instead
        return cls(
            identifier,
            claim.kind,
            claim.what,
            who,
            claim.encounter,
            claim.due_period,
            named,
            claim.holds,
            claim.verb,
            told,
            session,
            *said,
        )


class Known(Protocol):
    """What is already known: the record serves it, and resolving only reads it."""

    def people(self, keys: Iterable[str]) -> Iterable[KnownPerson]:
        """Return the people who have a name under any of these keys, with those names, in order of identifier.

        Marks are told where a mark is among the keys; a bare family name or an initial comes with the person's other names.
        Their offices may be left for `in_office` to tell: most people who are found need not be asked for them.
        """
        ...

    def bearing(self, key: str, heard: str, offices: Sequence[str], most: int) -> Iterable[KnownPerson] | None:
        """Return those of the many who have a name under a key (more than `most`) that a bare family name can mean for sure.

        These are who has a word that is `heard` so, and of more than `most` again those met in one of these offices, with
        some of the others. None where no more than `most` have a name under the key: all of them can be asked for.
        """
        ...

    def near(self, keys: Sequence[str], served: Sequence[str], most: int) -> Iterable[KnownPerson] | None:
        """Return those of the many who have a name under some keys (more than `most`) whom offices can tell: who was met in the
        service of one of these offices, states and bodies. None where no more than `most` have a name under the keys."""
        ...

    def in_office(self, people: Sequence[KnownPerson]) -> Sequence[KnownPerson]:
        """Return these people, in their order, with the offices in which they were met."""
        ...

    def encounters(self, period: Period | None, parties: Iterable[str], body: str | None = None) -> Iterable[KnownEncounter]:
        """Return encounters that overlap the period (widened by three days) and share a party or the body."""
        ...

    def commitments(self, who: Iterable[str], encounter: str | None = None, called: str | None = None) -> Iterable[KnownCommitment]:
        """Return the commitments of any of these parties, those made at an encounter, and the one with an identifier."""
        ...

    def judgements(self, ids: Iterable[str]) -> Iterable[Judgement]:
        """Return the judgements that name any of these identifiers, oldest first."""
        ...


class NothingYet:
    """A `Known` that knows nothing: for reading one text alone."""

    def people(self, keys: Iterable[str]) -> Iterable[KnownPerson]:
        """Return nobody."""
        return ()

    def bearing(self, key: str, heard: str, offices: Sequence[str], most: int) -> Iterable[KnownPerson] | None:
        """Return nothing: there are never many."""
        return None

    def near(self, keys: Sequence[str], served: Sequence[str], most: int) -> Iterable[KnownPerson] | None:
        """Return nothing: there are never many."""
        return None

    def in_office(self, people: Sequence[KnownPerson]) -> Sequence[KnownPerson]:
        """Return these people with what was told of them already."""
        return people

    def encounters(self, period: Period | None, parties: Iterable[str], body: str | None = None) -> Iterable[KnownEncounter]:
        """Return no encounter."""
        return ()

    def commitments(self, who: Iterable[str], encounter: str | None = None, called: str | None = None) -> Iterable[KnownCommitment]:
        """Return no commitment."""
        return ()

    def judgements(self, ids: Iterable[str]) -> Iterable[Judgement]:
        """Return no judgement."""
        return ()


@dataclass(frozen=True, slots=True)
class Trace:
    """By what a claim, or a sentence that tells of a deed, is found: features, each with its weight in quarters.

    `side` is 1 for what promises, 2 for what may show an outcome, 3 for both; `claim` its number in the reading.
    """

    span: Span
    side: int
    features: tuple[tuple[str, int], ...]
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reading whose names, dates and places have been given their meaning.

    `claims` are the reading's, in its order, with identifiers and periods; `entities` those met for the first time;
    `names` every name under which an entity was met here; `judgements` the rules' own, with their reasons; `traces` by
    what promises and deeds are found.
    """

    reading: Reading
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...] = ()
    names: tuple[EntityName, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    traces: tuple[Trace, ...] = ()
