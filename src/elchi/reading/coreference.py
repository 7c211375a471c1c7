"""Who "the Minister", "Mr Amreyev", "he" and "the sides" are, inside one document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from elchi.lexica.classes import word_groups, word_set
from elchi.lexica.lexicon import fold, load_lexicon, tokens_of, without_particle
from elchi.lexica.tables import strings
from elchi.model.claim import Doubt
from elchi.model.document import Span
from elchi.reading.units import Actor, Place

_MEMORY = 20_000  # names and offices whose words are remembered
_STRETCH = 20_000  # characters: who an unnamed office-holder is has been or will be named in this stretch or one beside it
_EMPTY = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "to",
        "on",
        "&",
        ",",
        "-",
        "'s",
        "'",
        "a",
        "in",
        "his",
        "her",
        "their",
        "its",
        "two",
        "both",
        "new",
        "visiting",
    }
)


@dataclass(slots=True)
class Cast:
    """The people of one document, each once, with what the text says of them anywhere."""

    people: list[Actor] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    last: list[Actor] = field(default_factory=list)
    pair: list[Actor] = field(default_factory=list)
    author: Actor | None = None
    diarist: Actor | None = None
    home: str | None = None
    here: Place | None = None
    _by_word: dict[str, list[int]] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)
    _met: dict[int, set[int]] = field(default_factory=dict)  # who is named in each stretch of the text
    _near: dict[int, list[Actor]] = field(default_factory=dict)  # and in those beside it, until somebody else is
    _covered: dict[str, dict[str, bool]] = field(default_factory=dict)  # by the words of an office: what else calls it
    _doubted: set[Span] = field(default_factory=set)
    _two: set[frozenset[str]] = field(default_factory=set)  # names told in a row: "President Orban and Mrs. Anna Orban"
    hero: list[Actor] = field(default_factory=list)  # who did what was told first: "Met with X." in a list is theirs

    def introduce(self, actor: Actor) -> Actor:
        """Return the person of the cast whom a named actor is; a new one where nobody fits."""
        known = self._known(actor.person or "")
        if known is not None:
            self._learn(known, actor)
            self._meet(actor, known)
            return known
        fresh = Actor(
            "person", actor.start, actor.end, actor.person, actor.office, actor.of,
            honorific=actor.honorific, also=list(actor.also), chain=len(self.people), former=actor.former,
        )  # fmt: skip
        self.people.append(fresh)
        self._enrol(fresh, len(self.people) - 1)
        self._meet(actor, fresh)
        return fresh

    def _meet(self, actor: Actor, person: Actor) -> None:
        at, number = actor.start // _STRETCH, person.chain or 0
        met = self._met.setdefault(at, set())
        if number not in met:
            met.add(number)
            for stretch in (at - 1, at, at + 1):
                self._near.pop(stretch, None)

    def near(self, actor: Actor) -> list[Actor]:
        """Return the people named in the same part of the text; of a text of a few pages, all."""
        at = actor.start // _STRETCH
        found = self._near.get(at)
        if found is None:
            numbers = set[int]().union(*(self._met.get(s, ()) for s in (at - 1, at, at + 1)))
            found = self._near[at] = [self.people[n] for n in sorted(numbers)]
        return found

    def told_in_a_row(self, actors: Sequence[Actor]) -> None:
        """Note that those whom a list names one after the other are two people, even where the name of one could be short for the other's."""
        names = [a.person for a in actors if a.person and a.kind == "person" and not a.plural]
        self._two.update(frozenset(pair) for pair in pairwise(names) if pair[0] != pair[1] and _same_name(*pair))

    def _known(self, name: str) -> Actor | None:
        """Whom of the cast this name can mean: of several the first, unless it is the very name of another.

        Two such names share a word, so only its bearers are compared.
        """
        number = self._named.get(name)
        if number is None:
            fitting = [n for n in self._bearers(name) if self._may_mean(self.people[n].person or "", name)]
            if not fitting:
                return None
            number = self._named[name] = next((n for n in fitting if self.people[n].person == name), fitting[0])
        return self.people[number]

    def _may_mean(self, known: str, name: str) -> bool:
        return _same_name(known, name) and frozenset((known, name)) not in self._two

    def _bearers(self, name: str) -> list[int]:
        words = name_words(name)
        if not any(len(w) > 1 for w in words):
            return list(range(len(self.people)))  # initials alone
        return sorted({n for w in (*words, "") for n in self._by_word.get(w, ())})

    def bearing(self, word: str) -> list[Actor]:
        """Return the people in whose names a folded word stands, in order."""
        return [p for n in self._bearers(word) if word in name_words((p := self.people[n]).person or "")]

    def _enrol(self, person: Actor, number: int) -> None:
        words = name_words(person.person or "")
        for word in words if any(len(w) > 1 for w in words) else ("",):
            self._by_word.setdefault(word, []).append(number)

    def _learn(self, known: Actor, actor: Actor) -> None:
        if len(actor.person or "") > len(known.person or "") and not actor.plural:
            known.person = actor.person
            self._named.clear()  # a fuller name may be somebody else's too
            self._enrol(known, known.chain or 0)
        if actor.office and not known.office:
            known.office, known.of, known.former = actor.office, actor.of or known.of, actor.former
        elif actor.office and known.office and not same_office(actor.office, known.office):
            if (actor.office, actor.of) not in known.also:
                known.also.append((actor.office, actor.of))
        elif actor.office and known.office and actor.of and known.of is None:
            known.of = actor.of
        elif (
            actor.office
            and known.office
            and len(actor.office) > len(known.office) + 4
            and _words(known.office) < _words(actor.office)
        ):
            known.office = actor.office
        if actor.also:
            known.also.extend(pair for pair in actor.also if pair not in known.also)

    def who(self, actor: Actor, mentioned: Iterable[Actor] = ()) -> list[Actor]:
        """Return whom an actor stands for: people of the cast where they are known, else the actor itself."""
        if actor.kind == "person":
            return [self.introduce(actor)]
        if actor.kind == "pronoun":
            return self._pronoun(actor)
        if actor.kind == "pair":
            return list(self.pair) if len(self.pair) == 2 else [_group(actor)]
        if actor.kind == "office":
            return self._holder(actor) or self._counterpart(actor) or [actor]
        return [actor]

    def _counterpart(self, actor: Actor) -> list[Actor]:
        """ "The presidents of A and B ..., said President X to his B counterpart Y": Y is B's, though his office is not said again."""
        if actor.each is None or actor.of is None:
            return []
        people = [p for p in self.near(actor) if p.office in _mirrors() and p.of and _same_owner(p.of, actor.of)]
        return people if len(people) == 1 else []

    def _pronoun(self, actor: Actor) -> list[Actor]:
        if actor.number in ("i", "we"):
            return [self.author] if self.author else []
        if actor.number == "they":
            return [a for a in self.last if a.plural and a.kind == "group"] or list(self.pair)
        first = self.last[:1]
        if first and first[0].kind == "office" and first[0].definite:
            return first  # "The Secretary-General departed ... He met": nobody is named
        return [a for a in self.last if a.kind == "person"][:1]

    def _holder(self, actor: Actor) -> list[Actor]:
        """The person whose office an unnamed office-holder has: only where the words leave one."""
        asked = actor.each or actor.office or "", actor.of, actor.definite
        people = (p for p in self.near(actor) if p.office and not p.former and (p.also or self._calls(asked[0], p.office)))
        fitting = [p for p in people if _fits(asked, ((p.office or "", p.of), *p.also)) and (p.of or actor.each is None)]
        if len(fitting) > 1:
            exact = [p for p in fitting if actor.of and p.of and _words(actor.of) & _words(p.of)]
            at_home = [p for p in fitting if self.home and p.of and fold(p.of) == fold(self.home)]
            narrowed = exact or at_home
            if len(narrowed) != 1:
                self._doubt(actor, fitting)
            fitting = narrowed or [p for p in fitting if p in self.last] or fitting
        return fitting[:1]

    def _calls(self, short: str, office: str) -> bool:
        """Whether the words of an office can stand for another: looked at once a document, for a reader asks it of everybody."""
        known = self._covered.setdefault(short, {})
        if (covers := known.get(office)) is None:
            covers = known[office] = _covers(_words(short), _words(office))
        return covers

    def _doubt(self, actor: Actor, choices: list[Actor]) -> None:
        names = tuple(sorted({c.person or "" for c in choices}))
        span = Span(actor.start, actor.end)
        if names and span not in self._doubted:
            self._doubted.add(span)
            self.doubts.append(Doubt(span, "who", names, f'"{actor.office}" could be any of {len(names)} people here.'))

    def complete(self) -> None:
        """Give people without an office of their own what an unnamed mention nearby tells; drop repeated offices."""
        for person in self.people:
            if self.home and person.office and person.of is None and _of_state(person.office) and not person.former:
                person.of = self.home
            person.also = [
                p for n, p in enumerate(person.also) if p not in person.also[:n] and not same_office(p[0], person.office or "")
            ]


@lru_cache(_MEMORY)
def _fits(asked: tuple[str, str | None, bool], held: tuple[tuple[str, str | None], ...]) -> bool:
    """Whether "the Minister" (of a state, or of none) can be who holds one of these offices."""
    words, owner, definite = asked
    for office, of in held:
        if owner and of and not _same_owner(owner, of):
            continue
        if owner and not of and not definite and owner not in office:
            continue
        if _covers(_words(words), _words(office)):
            return True
    return False


@lru_cache(_MEMORY)
def _same_owner(a: str, b: str) -> bool:
    """Whether two names can be of one state or body: a word of both, an acronym, or two names of one state."""
    if _words(a) & _words(b) or _acronym(a, b) or _acronym(b, a):
        return True
    return (state := _state(a)) is not None and state == _state(b)


def _state(name: str) -> str | None:
    hit = load_lexicon().look(words, 0) if (words := tokens_of(name)) else None
    return hit.roles.get("state") if hit is not None and hit.length == len(words) else None


@cache
def _mirrors() -> frozenset[str]:
    return frozenset(strings("words/offices")["mirrored"])


def _group(actor: Actor) -> Actor:
    """ "The leaders" of many: a group under its own words."""
    return Actor("group", actor.start, actor.end, office=actor.office, plural=True, definite=True)


def _of_state(office: str) -> bool:
    """Offices that a ministry or presidency names without its state when they are its own."""
    return bool(_words(office) & {"minister", "president", "premier", "secretary", "chancellor", "king", "emir"}) and not _words(
        office
    ) & {"general", "assistant"}


def _acronym(short: str, full: str) -> bool:
    """ "CCTS" is short for "Cooperation Council of the Turkic Speaking States"."""
    initials = "".join(w[0] for w in tokens_of(full) if w[0].isupper())
    return len(short) > 1 and short.isupper() and initials.startswith(short)


@lru_cache(_MEMORY)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in tokens_of(text)) - _EMPTY


def same_office(a: str, b: str) -> bool:
    """Tell whether the words of one office are all in the other."""
    x, y = _words(a), _words(b)
    return bool(x) and (x <= y or y <= x)


def _covers(short: frozenset[str], full: frozenset[str]) -> bool:
    """ "the Minister" is short for "Minister of Foreign Affairs", "the premier" for "Prime Minister"."""
    if not short:
        return False
    plain = {"affairs"}
    if short - plain <= full | ({"foreign"} if "external" in full else set()):
        return len(short & full) > 0
    return any(short <= group and full & group and not (full - group - {"vice", "deputy"}) for group in word_groups("same_post"))


@lru_cache(_MEMORY)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, initials included; "Jr." tells father from son, not who is spoken of here."""
    words = (without_particle(fold(w).strip(".")) for w in tokens_of(name) if w[0].isalpha())
    return tuple(w for w in words if w not in word_set("behind_names"))


def _same_name(a: str, b: str) -> bool:
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if x == y or (len(x) == 1 and x[0] in y) or (len(y) == 1 and y[0] in x):
        return len(x[-1]) > 1
    long_x, long_y = {w for w in x if len(w) > 1}, {w for w in y if len(w) > 1}
    if long_x <= long_y or long_y <= long_x:
        return _initials_fit(x, y)
    return x[-1] == y[-1] and _alike(x[0], y[0])


def _initials_fit(x: Sequence[str], y: Sequence[str]) -> bool:
    first = {w[0] for w in x} & {w[0] for w in y}
    initials = {w for w in (*x, *y) if len(w) == 1}
    return all(i in first or any(w[0] == i for w in (*x, *y) if len(w) > 1) for i in initials)


def _alike(x: str, y: str) -> bool:
    """Two spellings of a given name: "Bagdad", "Baghdad"; or a name and its initial."""
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return x[0] == y[0] and (x[:3] == y[:3] or x[-3:] == y[-3:])
