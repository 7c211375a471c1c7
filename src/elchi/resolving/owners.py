"""The states and bodies of one document's parties, and the offices that belong to them."""

import re
from collections.abc import Iterable

from elchi.model.claim import Party
from elchi.model.entity import Entity, EntityKind, Post
from elchi.resolving.accredited import is_sent
from elchi.resolving.compared import compare_names
from elchi.resolving.ledger import Ledger, kind_of
from elchi.resolving.namekeys import keys, seeking
from elchi.resolving.nearness import apart
from elchi.resolving.offices import OfficeWords, bare, ministry, office_id, offices_in, offices_of
from elchi.resolving.organs import heads, is_organ, known_organ, organ, ownerless, sole
from elchi.resolving.spelling import slug
from elchi.resolving.where import BODIES, OWNERS, STATES, Atlas
from elchi.resolving.who import contained

_ALIKE = 0.8
_NEAR = 10_000  # characters of a stretch: an office told with its owner there or beside it tells whose a named holder's is
_JOINED = re.compile(r"\S[-–]\w")


class Owners:
    """Turns the words of states, bodies and offices into identifiers, the same ones throughout a document."""

    def __init__(self, atlas: Atlas, context: frozenset[str], ledger: Ledger, home: str | None = None, document: str = "") -> None:
        self.atlas, self.context, self.ledger = atlas, context, ledger
        self.host: str | None = None  # the one body whose encounters the document tells of
        self.received: str | None = None  # the state to which envoys hand over their letters
        self.home, self.document = home, document  # who speaks, and where: an organ without an owner is theirs
        self._seen: dict[str, str | None] = {}
        self._holders: dict[str, dict[str, set[int]]] = {}  # whose an office is, and in which stretches that is told
        self._organs: dict[str, tuple[str, str]] = {}  # an organ's own words and its state
        self._of_bodies: dict[
            str, dict[tuple[str, str | None], None]
        ] = {}  # organs told with the body that they are of, by their words
        self._names: dict[tuple[str, str], dict[str, set[str]]] = {}  # who is named in an office of an owner, by keys
        self._owned: dict[tuple[str | None, str], str | None] = {}  # what `owner` found; forgotten when more is learnt
        self._offices: dict[tuple[str | None, str | None, str | None, bool], str | None] = {}  # and `office`, likewise
        self._others: set[tuple[str, str, str]] = set()  # an office, its owner, and somebody who met its holder

    def of(self, words: str | None) -> str | None:
        """Return the identifier of a state or body; one that no register has gets an identifier of its own."""
        if not words:
            return None
        if words not in self._seen:
            self._seen[words] = self._identify(words)
        return self._seen[words]

    def _identify(self, words: str) -> str | None:
        found = self.atlas.find(words, OWNERS, self.context)
        identifier = found.id or (None if found.choices else self._organ(words))
        if identifier:
            self.ledger.meet(Entity(identifier, kind_of(identifier), words))
            self.ledger.call(identifier, words)
        return identifier

    def _organ(self, words: str) -> str | None:
        """Return a body that the register lacks; an organ of a state carries the state: `body:parliament.kz`."""
        owners = {inside.id for inside in self.atlas.within(words, OWNERS, self.context)} if _JOINED.search(words) else set[str]()
        within = (inside.id for inside in self.atlas.within(words, STATES, self.context))
        owner = next(within, None) if len(owners) < 2 else None  # "the Georgia-Japan Council" is of both
        own = self.atlas.without(words, owner, STATES) if owner else words
        if not slug(own):
            return owner
        identifier = f"body:{ministry(own) or slug(own)}.{bare(owner)}" if owner else f"body:{slug(own)}"
        inner, body = self._of_body(own) if owner is None else (own, None)
        if owner is None and ownerless(inner):
            hosted = known_organ(inner, self.host, self.atlas) if self.host and not (body or self.home) else None
            whose = body or self.home or (self.host if sole(inner) else None)
            told = [*self._of_bodies.get(slug(inner), ())] if body is None else []
            found = (hosted, self.host) if hosted else organ(inner, whose, self.document, self.atlas)
            identifier, owner = told[0] if len(told) == 1 else found
            if body:
                self._of_bodies.setdefault(slug(inner), {})[identifier, owner] = None
        if owner and owner.startswith("state:"):
            self._organs[identifier] = own, owner
        self.ledger.meet(Entity(identifier, EntityKind.BODY, words, owner))
        return identifier

    def _of_body(self, words: str) -> tuple[str, str | None]:
        """ "Secretariat of the Economic Cooperation Organization": the organ, and the body that it is of."""
        inside = next(self.atlas.within(words, BODIES, self.context), None)
        own = self.atlas.without(words, inside.id, BODIES) if inside else words
        return (own, inside.id) if inside and slug(own) and ownerless(own) else (words, None)

    def _is_organ(self, party: Party) -> bool:
        """Tell whether a party is an organ of a body, told with it: "the Executive Committee of the Fund"."""
        if party.person or party.of or not party.office:
            return False
        inner, body = self._of_body(party.office)
        return body is not None and is_organ(inner)

    def learn(self, party: Party) -> None:
        """Note whose office a party holds, for "the Secretary of State" without a state later on."""
        if owner := self.of(party.of):
            self._forget()
            offices = offices_of(party.office or "", bare(owner))
            self._learn(offices, owner, party.span.start)
            for office in offices if party.person else ():
                named = self._names.setdefault((office.slug, owner), {})
                for key in keys(party.person or ""):
                    named.setdefault(key, set()).add(party.person or "")

    def learn_meeting(self, parties: Iterable[Party]) -> None:
        """Note who met the unnamed holder of an office, and so is somebody else."""
        present = list(parties)
        self._forget()
        for unnamed in (p for p in present if p.office and not p.person):
            owner = self.owner(unnamed) or ""
            for office in offices_of(unnamed.office or "", bare(owner) if owner else None):
                self._others.update((office.slug, owner, p.person) for p in present if p.person)

    def learn_words(self, words: str, at: int) -> None:
        """Note whose office a phrase names ("the Foreign Minister of Kazakhstan"), and where it stands."""
        if found := offices_in(words, self.atlas):
            self._learn(*found, at)

    def learn_known(self, party: Party, posts: Iterable[Post], *, met: bool) -> None:
        """Note of which state a holder's office is by the offices in which the record knows him; of others too unless he `met` somebody."""
        slugs = {o.slug for o in offices_of(party.office or "")}
        known = {p.of_id for p in posts if p.of_id and p.office_id in {office_id(slug, p.of_id) for slug in slugs}}
        if len(known) != 1 or not (owner := known.pop()).startswith("state:"):
            return
        self.ledger.meet(Entity(owner, kind_of(owner), self.atlas.register.name_on(owner, None)))
        self._learn(offices_of(party.office or ""), owner, party.span.start)
        for one in slugs if met else ():
            self._names.setdefault((one, owner), {}).update((key, {party.person or ""}) for key in keys(party.person or ""))

    def receive(self, state: str | None) -> None:
        """Note the state to which the document's envoys hand over their letters."""
        self.received = state
        self._forget()

    def _learn(self, offices: tuple[OfficeWords, ...], owner: str, at: int) -> None:
        self._forget()
        for office in offices:
            self._holders.setdefault(office.slug, {}).setdefault(owner, set()).add(at // _NEAR)

    @property
    def named(self) -> frozenset[str]:
        """The states and bodies that the document's parties belong to."""
        return frozenset(i for i in self._seen.values() if i)

    def owner(self, party: Party) -> str | None:
        """Return the state or body of a party; left unsaid, it is the only one whose such office the document names."""
        if party.of or not party.office:
            found = self.of(party.of)
            return None if found and party.office and self._to_itself(party.office, found) else found
        if self._is_organ(party):
            return self.of(party.office)
        asked = party.person, party.office
        if asked not in self._owned:
            self._owned[asked] = self._only_owner(*asked, party.span.start)
        return self._owned[asked]

    def _to_itself(self, office: str, owner: str) -> bool:
        """ "Ambassador to the US" in a list of Americans: of whom he is ambassador is not told."""
        to = f"-to-{bare(owner)}"
        return " to " in office and any(o.slug.endswith(to) for o in offices_of(self.atlas.coded(office)))

    def _only_owner(self, person: str | None, office: str, at: int) -> str | None:
        """ "President Veli" is not the Georgian President of whom a long paper speaks thirty pages on."""
        found = ((one.slug, o, told) for one in offices_of(office) for o, told in self._holders.get(one.slug, {}).items())
        here = range(at // _NEAR - 1, at // _NEAR + 2)
        near = ((slug, o) for slug, o, told in found if person is None or not told.isdisjoint(here))
        owners = {o for slug, o in near if self._may_hold(person, slug, o)}
        if not owners and person is None and self.host and slug(office) in heads():
            return self.host  # "requests the Secretary-General": its own
        return owners.pop() if len(owners) == 1 else None

    def _may_hold(self, person: str | None, office: str, owner: str) -> bool:
        """ "President Biden" is not the President of Ukraine whom the text names beside him, or whom he met."""
        if person is None:
            return True
        named = self._names.get((office, owner), {})
        near = {n for key in seeking(person) for n in named.get(key, ())} if named else set[str]()
        fits = not named or person in near or any(_alike(person, n) for n in near if not apart(person, n))
        return fits and (office, owner, person) not in self._others

    def office(self, party: Party, former: bool = False) -> str | None:
        """Return the office of a party, None where it is unknown whose it is, or (unless `former`) no longer theirs."""
        asked = party.person, party.office, party.of, former
        if asked not in self._offices:  # a document asks of each party some five times
            self._offices[asked] = self._office(party, former)
        return self._offices[asked]

    def _forget(self) -> None:
        self._owned.clear()
        self._offices.clear()

    def _office(self, party: Party, former: bool) -> str | None:
        owner = self.owner(party)
        if not owner or not party.office or self._is_organ(party):
            return None
        organ, state = self._organs.get(owner, ("", owner))
        words = self.atlas.coded(f"{party.office} of {organ}" if organ else party.office)
        if self.received and self.received != owner and is_sent(words):
            words = f"{words} to {bare(self.received)}"
        named = [o for o in offices_of(words, bare(state)) if former or o.basis not in ("former", "elect")]
        if not named:
            return None
        identifier = office_id(named[0].slug, state)
        self.ledger.meet(Entity(identifier, EntityKind.OFFICE, party.office, state))
        self.ledger.call(identifier, f"{party.office} of {party.of}" if party.of else party.office)
        return identifier


def _alike(one: str, other: str) -> bool:
    return contained(one, other) or contained(other, one) or compare_names(one, other).score >= _ALIKE
