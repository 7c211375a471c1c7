"""Who "the Minister", "Mr Amreyev", "he" and "the sides" are, inside one document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import fold
from elchi.lexica.tables import strings
from elchi.model.document import Span
from elchi.model.reading import Doubt
from elchi.reading.coreference.delegates import Delegations
from elchi.reading.coreference.lacking import lacks
from elchi.reading.coreference.likeness import (
    calls,
    fits,
    held_of_a_state,
    office_words,
    same_office,
    same_owner,
)
from elchi.reading.coreference.roster import Roster
from elchi.reading.lines.units import Actor, Place


@dataclass(frozen=True, slots=True)
class Tenured:
    """Somebody, the office that was theirs, and whose it is."""

    who: Actor
    office: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """An office, and whose it is."""

    office: str
    of: str | None


@dataclass(slots=True)
class Cast(Roster):
    """The people of one document, with whom its words mean where they do not name them."""

    doubts: list[Doubt] = field(default_factory=list)
    last: list[Actor] = field(default_factory=list)
    carried: Actor | None = None  # whom "she" as the subject of the sentence before stands for
    states: list[Actor] = field(default_factory=list)  # "the two countries", where nobody has met
    pair: list[Actor] = field(default_factory=list)
    thing: Callable[[], list[Actor]] = list  # tells the state or body that the sentence before was about: "it"
    newly: Actor | None = None  # whom the line before told of as put in office: "he", where the next tells of offices
    both: list[Actor] = field(default_factory=list)  # the first two people who met, whatever states are told of since
    row: list[Actor] = field(default_factory=list)  # the people whom a sentence named last in a row
    author: Actor | None = None
    authors: list[Actor] = field(default_factory=list)  # who "we" are in a paper of several
    speaking: Sequence[Actor] = ()  # whose turn it is in a transcript
    diarist: Actor | None = None
    agenda: Actor | None = None  # whose timetable a paper is
    home: str | None = None
    taken_for_own: set[int | None] = field(default_factory=set)  # who was given that home, as no other state is told
    here: Place | None = None
    _covered: dict[str, dict[str, bool]] = field(default_factory=dict)  # by the words of an office: what else calls it
    delegations: Delegations = field(default_factory=Delegations)
    _doubted: set[Span] = field(default_factory=set)
    inviters: set[int] = field(default_factory=set)  # who is told of as having invited: another of that office is who is spoken of
    left: Tenured | None = None  # who was told last to have left an office: "A replaced him" has him in mind
    post: Post | None = None  # the post told of last in a line of appointments: "recalled from this post"
    put: dict[str, Post] = field(default_factory=dict)  # in which one somebody was put: "she succeeds B" in it
    hero: list[Actor] = field(default_factory=list)  # who did what was told first: "Met with X." in a list is theirs

    def who(self, actor: Actor) -> list[Actor]:
        """Return whom an actor stands for: people of the cast where they are known, else the actor itself."""
        if actor.kind == "person":
            return [self.introduce(actor)]
        if actor.kind == "pronoun":
            return self._pronoun(actor)
        if actor.kind == "pair":
            return self._two_of(actor) or [_group(actor)]
        if actor.kind == "office":
            return self._holder(actor) or self._counterpart(actor) or [actor]
        return [actor]

    def met(self, sides: list[Actor]) -> None:
        """Note who met: "they" and "the sides" from here on."""
        self.pair = sides
        if not self.both and len(self.pair) == 2 and all(a.person for a in self.pair):
            self.both = list(self.pair)

    def _two_of(self, actor: Actor) -> list[Actor]:
        """ "Both leaders" are people, whatever two states were told of last."""
        said = (actor.office or "").lower().split()
        people = said[:1] != ["the"] or "two" in said
        people = people and not word_set("two_people").isdisjoint(said)
        if len(self.pair) == 2 and not (people and self.both and any(a.kind in ("state", "group") for a in self.pair)):
            return list(self.pair)
        return list(self.both if people else self.states if not self.pair else ())

    def _counterpart(self, actor: Actor) -> list[Actor]:
        """ "The presidents of A and B ..., said President X to his B counterpart Y": Y is B's, though his office is not said again."""
        if actor.each is None or actor.of is None:
            return []
        people = [p for p in self.near(actor) if p.office in _mirrors() and p.of and same_owner(p.of, actor.of)]
        return people if len(people) == 1 else []

    def only_other(self, actor: Actor, first: Actor) -> Actor | None:
        """Return the one other person of this part of the text who holds the office of the first, of another state."""
        held = [
            p
            for p in self.near(actor)
            if p.office and p.of and p.chain != first.chain and same_office(p.office, first.office or "")
        ]
        apart = [p for p in held if first.of is None or not same_owner(p.of or "", first.of)]
        return apart[0] if len(apart) == 1 and not apart[0].former and not actor.plural else None

    def _pronoun(self, actor: Actor) -> list[Actor]:
        if actor.number in ("i", "we"):
            alone = self.speaking or ([self.author] if self.author else [])
            return list(alone if self.speaking or actor.number == "i" else self.authors or alone)
        if actor.number == "it":
            return list(self.thing())
        if actor.number == "they":
            groups = [a for a in self.last if a.plural and a.kind == "group"]
            return list(self.pair) if self.pair and not (groups and groups[0] is self.last[0]) else groups
        if self.carried is not None and not self._writes(self.carried):
            return [self.carried]
        first = self.last[:1]
        if first and first[0].kind == "office" and first[0].definite:
            return first  # "The Secretary-General departed ... He met": nobody is named
        told = [a for a in self.last if a.kind == "person"]
        return told[:1] if not any(map(self._writes, told[:1])) else self._spoken_with(actor)

    def _spoken_with(self, actor: Actor) -> list[Actor]:
        """The one person whom a note tells of beside who keeps it: "I promised to call him. He ..."."""
        others = [p for p in self.near(actor) if not self._writes(p)]
        return others if len(others) == 1 else []

    def _writes(self, actor: Actor) -> bool:
        """Whether somebody is "I" throughout a note, and so never "he"."""
        return self.keeps_note and self.diarist is not None and self.diarist.chain == actor.chain

    @property
    def keeps_note(self) -> bool:
        """Tell whether the text is a note of its author's: what it tells is known, not said."""
        keeper = self.diarist
        return keeper is not None and self.author is not None and self.author.chain == keeper.chain

    def _holder(self, actor: Actor) -> list[Actor]:
        """The person whose office an unnamed office-holder has: only where the words leave one."""
        asked = actor.each or actor.office or "", actor.of, actor.definite
        people = (p for p in self.near(actor) if p.office and not p.former and (p.also or self._calls(asked[0], p.office)))
        fitting = [p for p in people if fits(asked, ((p.office or "", p.of), *p.also)) and (p.of or actor.each is None)]
        if len(fitting) > 1:
            exact = [p for p in fitting if actor.of and p.of and office_words(actor.of) & office_words(p.of)]
            at_home = [p for p in fitting if self.home and p.of and fold(p.of) == fold(self.home)]
            narrowed = exact or at_home or [p for p in fitting if p.chain not in self.inviters]
            if len(narrowed) != 1:
                self._doubt(actor, fitting)
            fitting = narrowed or [p for p in fitting if p in self.last] or fitting
        return fitting[:1]

    def _calls(self, short: str, office: str) -> bool:
        """Whether the words of an office can stand for another: looked at once a document, for a reader asks it of everybody."""
        known = self._covered.setdefault(short, {})
        if (covers := known.get(office)) is None:
            covers = known[office] = calls(short, office)
        return covers

    def _doubt(self, actor: Actor, choices: list[Actor]) -> None:
        names = tuple(sorted({c.person or "" for c in choices}))
        span = Span(actor.start, actor.end)
        if names and span not in self._doubted:
            self._doubted.add(span)
            self.doubts.append(Doubt(span, "who", names, f'"{actor.office}" could be any of {len(names)} people here.'))

    def complete(self, home: str | None = None) -> None:
        """Give people in an office of no state that of whoever speaks, unless it lacks such an office or two hold it; drop
        repeated offices. `home` is the identifier of the state that speaks."""  # fmt: skip
        at_home = [p for p in self.people if self.home and p.office and p.of is None and held_of_a_state(p.office) and not p.former]
        at_home = [p for p in at_home if home is None or not lacks(home, p.office or "")]
        seats = [p.office or "" for p in at_home] + [p.office or "" for p in self.people if p.office and self._of_home(p)]
        for person in at_home:
            if sum(same_office(person.office or "", office) for office in seats) == 1:
                person.of = self.home
                self.taken_for_own.add(person.chain)
        for person in self.people:
            person.also = [
                p for n, p in enumerate(person.also) if p not in person.also[:n] and not same_office(p[0], person.office or "")
            ]

    def _of_home(self, person: Actor) -> bool:
        return bool(self.home and person.of) and fold(person.of or "") == fold(self.home or "")


@cache
def _mirrors() -> frozenset[str]:
    return frozenset(strings("words/offices")["mirrored"])


def _group(actor: Actor) -> Actor:
    """ "The leaders" of many: a group under its own words."""
    return Actor("group", actor.start, actor.end, office=actor.office, plural=True, definite=True)
