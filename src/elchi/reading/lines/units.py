"""Units: what the tokens of a text grow into, dates, parties, events and places, each with the roles it can play."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elchi.model.expression import DateExpression


@dataclass(slots=True)
class Actor:
    """Somebody met in the text, as the parser grows and coreference completes it.

    `kind` is person, office, body, state, group, pronoun or pair. `also` holds further offices as (office, of) pairs.
    """

    kind: str
    start: int
    end: int
    person: str | None = None
    office: str | None = None
    of: str | None = None
    plural: bool = False
    definite: bool = False
    honorific: str | None = None
    also: list[tuple[str, str | None]] = field(default_factory=list)
    chain: int | None = None
    entity: str | None = None
    former: bool = False
    number: str | None = None
    each: str | None = None  # the office of one of several: "minister" of "the ministers of Georgia and Japan"


@dataclass(slots=True)
class Happening:
    """An event phrase: its kind, and what its words say of name, ordinal, body, place and time."""

    kind: str
    start: int
    end: int
    name: str | None = None
    ordinal: int | None = None
    body: str | None = None
    place: str | None = None
    weak: bool = False
    definite: bool = False
    plural: bool = False
    ahead: bool = False
    whose: str = ""  # "their", "his", "my" before it
    head: str = ""
    stem: frozenset[str] = frozenset()
    when: DateExpression | None = None  # "their September meeting", "the June 2019 summit"


@dataclass(slots=True)
class Place:
    """A place phrase: the name as written, and the register's identifier where there is one."""

    name: str
    start: int
    end: int
    entity: str | None = None

    @property
    def is_state(self) -> bool:
        """Tell whether it is a state, and no town in one."""
        return self.entity is not None and self.entity.startswith("state:")

    @property
    def is_town(self) -> bool:
        """Tell whether it is a place of the register, which a venue and a state are not."""
        return self.entity is not None and self.entity.startswith("place:")


_NOBODY: list[Actor] = []  # shared: nobody changes a unit's parties in place
_PLAIN: Mapping[str, str] = {}


@dataclass(slots=True, init=False)
class Unit:
    """One step of the reduced line. `roles` are all that it can be; `first` and `last` number its tokens.

    `parties` are the actors it names, `values` what the lexicon says of its words.
    """

    roles: frozenset[str]
    start: int
    end: int
    first: int
    last: int
    parties: list[Actor]
    event: Happening | None
    place: Place | None
    date: DateExpression | None
    values: Mapping[str, str]

    # Written out, for every word of a text becomes a unit: a generated one makes two empty containers each time.
    def __init__(
        self, roles: frozenset[str], start: int, end: int, first: int, last: int, parties: list[Actor] = _NOBODY,
        event: Happening | None = None, place: Place | None = None, date: DateExpression | None = None, values: Mapping[str, str] = _PLAIN,
    ) -> None:  # fmt: skip
        self.roles = roles
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.parties = parties
        self.event = event
        self.place = place
        self.date = date
        self.values = values

    def of(self, text: str) -> str:
        """Return the words of this unit."""
        return text[self.start : self.end]


class _Beginning(dict[frozenset[str], bool]):
    """Whether a unit can play any role that begins so: found once a signature."""

    def __init__(self, letters: str) -> None:
        self.letters = letters

    def __missing__(self, roles: frozenset[str]) -> bool:
        found = self[roles] = any(role.startswith(self.letters) for role in roles)
        return found


WITH_THEIR_OWN = "with their own"  # the value of a unit whose people come with others of theirs: "A and his delegation"
VERBAL, LEADING = _Beginning("v:"), _Beginning("p:")  # verbs, and prepositions


def is_led(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a preposition stands before a unit: "for | the minister"."""
    return i > 0 and LEADING[units[i - 1].roles]


def possessed(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a unit owns what follows: "A's | minister"."""
    return i + 1 < len(units) and "possessive" in units[i + 1].roles
