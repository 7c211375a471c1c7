"""What a reader finds in a document: mentions and cited claims of six kinds.

A claim is first *as written* (names and date words); `resolving` returns the same claim with the `*_id` and `period`
fields filled. Nothing that a text leaves open is ever filled: None is *unknown*.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.model.period import Period
from elchi.model.quick import quick
from elchi.model.saying import Likelihood, Part, Position


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    OFFICE = "office"
    BODY = "body"
    STATE = "state"
    PLACE = "place"
    DATE = "date"
    EVENT = "event"


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. `chain` numbers what is one and the same within the document."""

    kind: MentionKind
    span: Span
    words: str
    entity: str | None = None
    chain: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role, as written: a person, an office, a state or body, or several of these about one somebody.

    `person` is a name, `office` the words of the office, `of` the state or body it belongs to. A party without a
    person is an office-holder left unnamed, a delegation, a state or a body.
    """

    span: Span
    person: str | None = None
    office: str | None = None
    of: str | None = None
    role: str = "participant"
    person_id: str | None = None
    office_id: str | None = None
    of_id: str | None = None


class EncounterKind(StrEnum):
    """Kinds of encounter, as in the reading format."""

    MEETING = "meeting"
    CALL = "call"
    VIDEOCONFERENCE = "videoconference"
    VISIT = "visit"
    SUMMIT = "summit"
    MINISTERIAL = "ministerial"
    COMMITTEE = "committee"
    FORUM = "forum"
    CEREMONY = "ceremony"
    CONSULTATION = "consultation"
    OTHER = "other"


class Status(StrEnum):
    """What a source says came of an encounter."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


GIVEN_UP = "given up"


class CommitmentKind(StrEnum):
    """How an undertaking was made."""

    DECISION = "decision"
    INSTRUCTION = "instruction"
    PLEDGE = "pledge"
    AGREEMENT = "agreement"
    PLAN = "plan"


class Strength(StrEnum):
    """How far an undertaking binds, by its verb: decided or instructed, undertaken, or only invited."""

    MUST = "must"
    WILL = "will"
    SHOULD = "should"


class Course(StrEnum):
    """Whether something is done once, again and again, or all the time."""

    ONE_OFF = "one-off"
    RECURRING = "recurring"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class Occasion:
    """The encounter by which something is due, as in "at its next summit": whose, which number, counted from which one.

    `subject` is the encounter itself where its number tells; else it is the next one of that body and kind.
    """

    span: Span
    words: str
    ordinal: int | None = None
    kind: EncounterKind | None = None
    body_id: str | None = None
    after: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedClaim:
    """What every claim has: its words in the document, the act of the reader that made it, and what it is about.

    `subject` is the identifier of the thing in the world that the claim tells of (an encounter, a commitment, an
    office, a membership), filled by resolving. `attribution` names who says so where the document only reports it.
    """

    span: Span
    act: str
    subject: str | None = None
    attribution: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter(CitedClaim):
    """A meeting of any kind. `main` where the document exists to tell of it.

    `series` and `ordinal` are set for numbered events of a body: the 7th Summit of the CCTS. `basis` is `release` where
    an official text tells of the day's meeting and states no other date than its own, `given up` where the day is that on
    which something postponed was to be, and none is told instead.
    """

    kind: EncounterKind
    status: Status = Status.HELD
    main: bool = False
    name: str | None = None
    series: str | None = None
    ordinal: int | None = None
    when: DateExpression | None = None
    place: str | None = None
    participants: tuple[Party, ...] = ()
    topics: tuple[str, ...] = ()
    period: Period | None = None
    place_id: str | None = None
    body_id: str | None = None
    basis: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(CitedClaim):
    """What somebody said, thanked for, stressed or welcomed. `encounter` is the subject of the meeting it fell at.

    Several who speak together are `speakers`, each for himself; `speaker` then holds only the words for all of them.
    `position` is what it says to `paragraphs` ("4", "Article 7") of a text, or to the whole text where none is named. Of an
    assessment it is a `part`: a judgement may have a `likelihood`, and a `confidence` in what it rests on.
    """

    speaker: Party
    verb: str
    gist: str
    direct: bool = False
    encounter: str | None = None
    period: Period | None = None
    position: Position | None = None
    paragraphs: tuple[str, ...] = ()
    part: Part | None = None
    likelihood: Likelihood | None = None
    confidence: str | None = None
    speakers: tuple[Party, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(CitedClaim):
    """What somebody must do, undertook to do, or firmly plans, and by when: `due_period`, or at an `occasion`.

    `encounter` is where it was decided, `holds` the planned encounter that it undertakes to hold. It is `done` where the
    text tells of an act that is complete by being told: signed, adopted, appointed. It `asks` for positions on, or an
    assessment of, a `matter` where it is such a request; `for_whom` is then who asks. `again`, `moved` and `instead` are the
    words by which the text says that it was undertaken before, has another term now, or takes the place of something else;
    `paper` is what the paper is about that it speaks of as the present one.
    """

    kind: CommitmentKind
    who: tuple[Party, ...]
    what: str
    verb: str
    due: DateExpression | None = None
    for_whom: str | None = None
    encounter: str | None = None
    due_period: Period | None = None
    strength: Strength | None = None
    course: Course | None = None
    occasion: Occasion | None = None
    holds: str | None = None
    done: bool = False
    asks: Literal["positions", "assessment"] | None = None
    matter: str | None = None
    again: str | None = None
    moved: str | None = None
    instead: str | None = None
    paper: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(CitedClaim):
    """Somebody in an office. `basis` tells how we know: attested in passing, appointed, elected, acting, ended; `elect` is who is
    elected or named and not yet in it.

    `holder` may be a state or body (a chairmanship). An open end is unknown, never *still*. `began` and `ended` are when
    the term began and ended as far as stated, each with its own precision; `period` is the stretch from one to the other.
    `seen` is when the holder was met in office, where that is told of a time long before the text.
    """

    holder: Party
    basis: str = "attested"
    since: DateExpression | None = None
    until: DateExpression | None = None
    period: Period | None = None
    began: Period | None = None
    ended: Period | None = None
    seen: Period | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(CitedClaim):
    """A state or body as member, observer, candidate, chair or former member of an organisation."""

    member: str
    organisation: str
    status: str
    since: DateExpression | None = None
    until: DateExpression | None = None
    member_id: str | None = None
    organisation_id: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming(CitedClaim):
    """Another name of something: a renaming, an acronym, a spelling."""

    name: str
    other: str
    how: Literal["renamed", "acronym", "spelling", "official", "founded"]
    since: DateExpression | None = None
    period: Period | None = None


Claim: TypeAlias = Encounter | Statement | Commitment | Tenure | Membership | Naming
