"""Of which state office-holders are whom a report names without one: host, envoy's host, or the other of two states."""

import re
from collections.abc import Sequence
from itertools import pairwise

from elchi.lexica.classes import word_pattern, word_set
from elchi.lexica.lexicon import Lexicon, fold
from elchi.reading.clauses.drafts import Draft
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.homes import agency_home
from elchi.reading.coreference.lacking import lacks
from elchi.reading.coreference.likeness import deputy_words, office_words, same_office
from elchi.reading.encounters.company import companies_of
from elchi.reading.encounters.kinds import GATHERINGS, REMOTE
from elchi.reading.layout.masthead import Masthead
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Place
from elchi.reading.names.lands import before_it_was, land_named, land_of
from elchi.reading.states.calledby import Called
from elchi.reading.states.of_bodies import settle_bodies
from elchi.reading.states.told_states import StatesTold

_LISTED = frozenset({"p:with", "p:presence", "p:by"})
_SIDES = 2  # where somebody met so many others, no pair of states tells whose he is
_MANY = 48  # encounters looked at, so that no text makes this slow
_ACCREDITED = re.compile(r"\baccredited (?:to|in) (?:the )?(?P<land>(?:[A-Z][\w’'-]+ ?(?:and |of )?){1,4})")
_POST = re.compile(r"\b(?:to|in) (?:the )?(?P<land>[A-Z].*)$")


def settle_homes(drafts: Sequence[Draft], lines: Sequence[Line], cast: Cast, head: Masthead) -> None:
    """Give ministers, presidents and kings without a state the one that their encounters leave for them, heads of bodies theirs."""
    settle_bodies(lines, cast)
    unknown = {p.chain for p in cast.people if _stateless(p)}
    told = [d for d in drafts if any(a.chain in unknown for a in d.actors)][:_MANY] if unknown else []
    if not told and not cast.taken_for_own:
        return
    lexicon = lines[0].tokens.lexicon
    asked = _Asked(lexicon, drafts[:_MANY], lines, head)
    _move_abroad(drafts[:_MANY], cast, asked)
    beside = companies_of(lines, cast)
    found: dict[int | None, str] = {}
    for draft in told:
        for person in [a for a in draft.actors if a.chain in unknown and a.chain not in found]:
            land = asked.land(beside.get(person.chain)) or asked.called(person) or asked.land_of(person, draft)
            if land is not None and not lacks(land, person.office or ""):
                found[person.chain] = land
    given = [p for p in cast.people if p.chain in found]
    doubted = {found[a.chain] for n, a in enumerate(given) for b in given[:n] if found[a.chain] == found[b.chain] and _rivals(a, b)}
    for person in given:
        if (land := found[person.chain]) not in doubted:
            person.of = lexicon.register.name_on(land, None)


def _move_abroad(drafts: Sequence[Draft], cast: Cast, asked: "_Asked") -> None:
    """ "Our minister met Georgian Minister A and Bank President B": B was taken for one of the report's own state, and is Georgian."""
    for draft in drafts if cast.taken_for_own else ():
        for person in [a for a in draft.actors if a.chain in cast.taken_for_own]:
            land = asked.of_list(person, draft)
            if land is not None and not lacks(land, person.office or ""):
                person.of = asked.lexicon.register.name_on(land, None)


def _house(actor: Actor) -> bool:
    """ "The governments of Georgia and Japan" met: each of their ministers is of one of them."""
    return actor.kind == "group" and actor.entity is not None


def _stateless(person: Actor) -> bool:
    """ "Prime Minister A": whom readers at home need not be told the state of."""
    if person.of is not None or person.former or any(of for _, of in person.also):
        return False
    return bool(person.office and _national(person.office))


def _rivals(a: Actor, b: Actor) -> bool:
    """Two foreign ministers are not of one state; a president and his deputy are."""
    deputies = [bool(deputy_words(p.office or "")) for p in (a, b)]
    return deputies[0] == deputies[1] and same_office(a.office or "", b.office or "")


def _national(office: str) -> bool:
    words = office_words(office)
    return not words.isdisjoint(word_set("held_of_a_state")) and words.isdisjoint(word_set("held_of_bodies"))


class _Asked:
    """What a document tells of states: who is of which, who visited which, and which two are told of together."""

    def __init__(self, lexicon: Lexicon, drafts: Sequence[Draft], lines: Sequence[Line], head: Masthead) -> None:
        self.lexicon, self.drafts, self.lines = lexicon, drafts, lines
        self.homes = [home for home in (self._capital(head), agency_home(lines)) if home is not None]
        self.visits = [d for d in drafts if d.kind == "visit" and d.place is not None]
        self.by = Called(lines)
        self.told = StatesTold(lines)

    def land_of(self, person: Actor, draft: Draft) -> str | None:
        """Return the state of a person of an encounter, where one way of telling it leaves one."""
        side = self._side(person, draft)
        others = [a for a in draft.actors if a.chain != person.chain and not _house(a) and a.person not in side]
        lands = {land for a in others if (land := self._own(a)) is not None}
        abroad = lands | self._abroad(person, side)
        return (
            self._by_envoy(others, draft)
            or self._by_accredited(draft, abroad)
            or self._as_host(person, draft, others, abroad)
            or (self.told.of_pair(abroad) if len(abroad) < _SIDES else None)
            or next((home for home in self.homes if (lands or self._of_body(others)) and home not in abroad), None)
            or (self.told.voiced(abroad) or self.told.often(abroad) if abroad or self._of_body(others) else None)
            or self.of_list(person, draft)
        )

    def called(self, person: Actor) -> str | None:
        """Return the state by which later sentences call somebody, where it is one that he did not meet or visit."""
        lands = {land for of in self.by.owners(person, self.drafts) if (land := self.land(of)) is not None}
        left = lands - self._abroad(person, frozenset())
        return left.pop() if len(left) == 1 else None

    def _lines(self, draft: Draft) -> list[Line]:
        """The sentences that tell of an encounter."""
        return [self.lines[n] for n in sorted({draft.segment, draft.latest}) if n < len(self.lines)]

    def _side(self, person: Actor, draft: Draft) -> frozenset[str | None]:
        """ "A met with the Prime Minister B and ministers, including C": who is told behind "with" was met by A, not by each other."""
        for line in self._lines(draft):
            led = next((n for n, u in enumerate(line.kept) if not u.roles.isdisjoint(_LISTED)), None)
            names = {a.person for u in line.kept[led:] for a in u.parties if a.person} if led is not None else set[str]()
            if person.person in names:
                return frozenset(names - {person.person})
        return frozenset()

    def _abroad(self, person: Actor, side: frozenset[str | None]) -> set[str]:
        """The states that somebody visited, and those of whom he met: none of them is his own."""
        mine = [d for d in self.drafts if any(a.chain == person.chain for a in d.actors)]
        met = {self._own(a) for d in mine for a in d.actors if a.chain != person.chain and not _house(a) and a.person not in side}
        visited = (self._state(d.place) for d in mine if d.kind == "visit" and not _receives(person, d))
        return {land for land in (*met, *visited) if land is not None}

    def _own(self, actor: Actor) -> str | None:
        return self.land(actor.of)

    def land(self, words: str | None) -> str | None:
        """Return the state that some words name."""
        return land_named(words or "", self.lexicon)

    def _of_body(self, others: Sequence[Actor]) -> bool:
        """Somebody of an organisation, who is no more at home anywhere than elsewhere."""
        return any(a.of and self._own(a) is None for a in others)

    def _by_envoy(self, others: Sequence[Actor], draft: Draft) -> str | None:
        """ "Minister A received the Georgian Ambassador to Japan": in Japan, and A is its minister."""
        posts = [(sent, post) for a in others if (sent := self._own(a)) and (post := self._post(a)) and sent != post]
        if not posts or len({post for _, post in posts}) > 1 or self._arriving(draft):
            return None  # an envoy meets his own minister at the airport too
        post, senders = posts[0][1], {sent for sent, _ in posts}
        told = {land for a in others if self._post(a) is None and (land := self._own(a)) is not None}
        here = self._state(draft.place)
        if here in senders:  # "received the Ambassador to Japan" at home
            return here if len(senders) == 1 and not senders & told else None
        return post if post not in told else None

    def _arriving(self, draft: Draft) -> bool:
        """ "Was welcomed on arrival at the airport by A"."""
        words = fold(self.lines[0].tokens.text[draft.start : draft.end]).split()
        return not (word_set("arrivals") | word_set("landing_places")).isdisjoint(words)

    def _by_accredited(self, draft: Draft, abroad: set[str]) -> str | None:
        """ "Met the diplomats accredited to Japan": in Japan, whose minister it is."""
        found = {self.land(m["land"].strip()) for line in self._lines(draft) for m in _ACCREDITED.finditer(line.words)} - {None}
        only = found.pop() if len(found) == 1 else None
        return only if only not in abroad else None

    def _capital(self, head: Masthead) -> str | None:
        """The state whose capital a report is sent from, where no gathering brings others there."""
        land = self.lexicon.register.state_of_capital(head.place.entity) if head.agency and head.place is not None else None
        if land is None or any(d.kind in GATHERINGS for d in self.drafts) or before_it_was(land, head.published, self.lexicon):
            return None
        return land

    def of_list(self, person: Actor, draft: Draft) -> str | None:
        """Return the state of those in whose row somebody was met by another: "met Georgian Foreign Minister A and Defence Minister B"."""
        for before, unit in (pair for line in self._lines(draft) for pair in pairwise(line.kept)):
            names = [a.person for a in unit.parties if a.person]
            led = not before.roles.isdisjoint(_LISTED) or (VERBAL[before.roles] and not before.parties)
            if len(names) < 2 or not led or person.person not in names:
                continue
            inside = {self._own(a) for a in draft.actors if a.person in names and a.chain != person.chain} - {None}
            outside = {self._own(a) for a in draft.actors if a.person not in names} - {None}
            if len(inside) == 1 and outside and not inside & outside:
                return inside.pop()
        return None

    def _post(self, actor: Actor) -> str | None:
        match = _POST.search(actor.office) if actor.office and word_pattern("posted").search(actor.office) else None
        return self.land(match["land"]) if match else None

    def _state(self, place: Place | None) -> str | None:
        return land_of(place, self.lexicon)

    def _as_host(self, person: Actor, draft: Draft, others: Sequence[Actor], abroad: set[str]) -> str | None:
        """Who receives somebody from abroad is at home; who is met by a visitor is of the state that is visited."""
        travelling = {a.chain for v in self.visits for a in v.actors if a.chain is not None and not _receives(a, v)}
        if draft.kind in REMOTE or self._beside(draft) or not any(a.of or a.chain in travelling for a in others):
            return None
        here = self._state(draft.place)
        told_from = not self.homes or here in self.homes  # two who met abroad: whose report it is tells more
        if here is not None and told_from and _receives(person, draft) and self._from_elsewhere(person, draft, here):
            return here
        guests = {a.chain for a in others if a.chain is not None and (a.of or a.chain in travelling)}
        visited = {self._state(v.place) for v in self.visits if any(a.chain in guests for a in v.actors)}
        only = visited.pop() if len(visited) == 1 else None
        came = {self._own(a) for a in others if a.chain in travelling} - {None, only}
        beside = bool(came) and person.chain not in travelling  # "A visited Ankara. He met President B and Turkish minister C"
        return only if only is not None and (only not in abroad or beside) and (here is None or here == only) else None

    def _from_elsewhere(self, person: Actor, draft: Draft, here: str) -> bool:
        """The guest is of another state, and whoever receives is on no visit."""
        first = draft.actors[0]
        guests = draft.actors[1:] if first.chain == person.chain else [first]
        lands = {self._own(a) for a in guests if self._post(a) is None} - {None}
        mine = {
            self._state(v.place) for v in self.visits if v.actors and v.actors[0].chain == person.chain and not _receives(person, v)
        }
        return (
            bool(lands - {here} or self._of_body(guests))
            and here not in mine
            and (first.chain == person.chain or here not in lands)
        )

    def _beside(self, draft: Draft) -> bool:
        """ "On the sidelines of the summit" nobody need be at home."""
        return word_pattern("margins").search(self.lines[draft.segment].words) is not None


def _receives(person: Actor, draft: Draft) -> bool:
    if draft.actors[0].chain == person.chain:
        return draft.act in word_set("acts_of_hosts")
    return draft.act in word_set("acts_of_guests")
